//! Why a statement is one: the evidence that put its members together, and what nearly joined.

use std::fmt::{self, Display, Write};

use crate::compare::{ArticleId, CONFIRMED, Comparison, STATEMENT_THRESHOLD};
use crate::report::clean::{clipped, line};
use crate::same::same;
use crate::span::Span;

/// Statements listed that nearly joined; further ones share a word or two.
const NEAR: usize = 5;
/// Pairs of members listed; a statement of many members has more than anybody reads.
const PAIRS: usize = 20;
/// Characters of a claim on its line.
const SHORT: usize = 110;

/// A claim, by its article and its place there.
type Claim = (ArticleId, Span);

/// The evidence for one statement of a comparison. Prints itself; what it prints is for people and not
/// a format.
#[derive(Debug, Clone)]
pub struct Why {
    id: String,
    cohesion: f64,
    members: Vec<String>,
    /// Numbers of two members, how alike they are, and what speaks for or against it.
    pairs: Vec<(usize, usize, f64, Vec<String>)>,
    near: Vec<Near>,
}

/// A statement that nearly joined.
#[derive(Debug, Clone)]
struct Near {
    id: String,
    mean: f64,
    words: String,
    /// The pair that is most alike, and how much.
    best: (usize, String, f64),
    apart: &'static str,
}

impl Comparison {
    /// The evidence that put the members of the statement with this id together, and the statements that
    /// nearly joined it; `None` if there is no such statement.
    ///
    /// The story's claims are scored again, so this takes about as long as finding the statements did. Vectors
    /// of an [`Encoder`](crate::Encoder) are not kept, so with one the scores told here are those of the words.
    #[must_use]
    pub fn why(&self, id: &str) -> Option<Why> {
        let at = self.statements().iter().position(|s| s.id() == id)?;
        let evidence = self.evidence();
        let words = |(article, span): Claim| -> String {
            let article = self.article(article);
            format!("{}: {}", line(article.outlet()), clipped(span.of(article.text()), SHORT))
        };
        let of = |s: usize| -> Vec<Claim> { self.statements()[s].claims().map(|(a, c)| (a, c.span())).collect() };
        let members = of(at);
        let mut pairs = Vec::new();
        for (i, a) in members.iter().enumerate() {
            for (j, b) in members.iter().enumerate().skip(i + 1) {
                let score = evidence.score(*a, *b);
                pairs.push((i, j, score));
            }
        }
        pairs.sort_by(|a, b| b.2.total_cmp(&a.2).then((a.0, a.1).cmp(&(b.0, b.1))));
        let text = |(article, span): Claim| span.of(self.article(article).text());
        let pairs = (pairs.into_iter().take(PAIRS))
            .map(|(i, j, score)| {
                let reasons = same(text(members[i]), text(members[j])).reasons().to_vec();
                (i, j, score, reasons)
            })
            .collect();
        let mut near: Vec<Near> = Vec::new();
        for other in (0..self.statements().len()).filter(|&s| s != at) {
            let theirs = of(other);
            let mut sum = 0.0;
            let mut best = (0, 0, 0.0);
            for (i, a) in members.iter().enumerate() {
                for (j, b) in theirs.iter().enumerate() {
                    let score = evidence.score(*a, *b);
                    sum += score;
                    if score > best.2 {
                        best = (i, j, score);
                    }
                }
            }
            if best.2 <= 0.0 {
                continue;
            }
            let mean = sum / (members.len() * theirs.len()).max(1) as f64;
            let denied = self.links().any(|(a, b, _)| {
                let ids = [a.id(), b.id()];
                ids.contains(&id) && ids.contains(&self.statements()[other].id())
            });
            let apart = if denied {
                "one asserts what the other denies"
            } else if mean < STATEMENT_THRESHOLD {
                "on the mean of all pairs not alike enough"
            } else {
                "alike enough on the mean, but a pair speaks against it: one denies the other, or both are of one article"
            };
            near.push(Near {
                id: self.statements()[other].id().to_owned(),
                mean,
                words: words(theirs[0]),
                best: (best.0, words(theirs[best.1]), best.2),
                apart,
            });
        }
        near.sort_by(|a, b| b.mean.total_cmp(&a.mean).then(a.id.cmp(&b.id)));
        near.truncate(NEAR);
        Some(Why {
            id: id.to_owned(),
            cohesion: self.statements()[at].score().get(),
            members: members.into_iter().map(words).collect(),
            pairs,
            near,
        })
    }
}

impl Display for Why {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}: {} claims, weakest seam {:.2}", self.id, self.members.len(), self.cohesion)?;
        writeln!(
            f,
            "claims join while the mean of all their pairs is {STATEMENT_THRESHOLD:.2} or more; two alone need {CONFIRMED:.2}\n"
        )?;
        for (i, words) in self.members.iter().enumerate() {
            writeln!(f, "  {}  {words}", letter(i))?;
        }
        if !self.pairs.is_empty() {
            f.write_str("\nWHAT PUT THEM TOGETHER\n")?;
        }
        for (i, j, score, reasons) in &self.pairs {
            write!(f, "  {} {}  {score:.2}", letter(*i), letter(*j))?;
            let reasons: Vec<String> = reasons.iter().map(|r| line(r)).collect();
            writeln!(f, "  {}", reasons.join("; "))?;
        }
        if !self.near.is_empty() {
            f.write_str("\nWHAT NEARLY JOINED\n")?;
        }
        for near in &self.near {
            writeln!(f, "  {:.2}  {}  {}", near.mean, near.id, near.words)?;
            writeln!(
                f,
                "        {}; nearest {:.2}: {} and {}",
                near.apart,
                near.best.2,
                letter(near.best.0),
                near.best.1
            )?;
        }
        f.write_char('\n')
    }
}

/// The sign of a member: a to z, then numbers.
fn letter(i: usize) -> String {
    u8::try_from(i).ok().filter(|i| *i < 26).map_or_else(|| (i + 1).to_string(), |i| char::from(b'a' + i).to_string())
}
