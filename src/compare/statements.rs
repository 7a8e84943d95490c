//! From claims to statements: which claims of a story say the same.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use crate::claim::Stance;
use crate::cluster::{Edge, Group, Relations, average_linkage, give_way};
use crate::compare::anatomy::Anatomy;
use crate::compare::briefs::one_of_briefs;
use crate::compare::told::Told;
use crate::same::polarity::Polarity;
use crate::same::space::{Placed, Space};
use crate::score::Score;
use crate::span::Span;
use crate::text::fold::fold;

/// Mean similarity from which claims of one story are one statement.
///
/// Lower than between texts that were not told to be of one story: outlets that report an event say few
/// things that are alike and not the same. On two development events .16 to .20 gave pair F1 from .73 to
/// .74.
pub(crate) const STATEMENT: f64 = 0.18;
/// Mean similarity from which two statements are one though an article has a claim in each: of its two the one that
/// fits worse leaves. Well above the similarity of a statement, for it overrules what was joined first. On two
/// development events .22 to .26 gave pair F1 from .74 to .75, where it was .725 without.
const REUNITED: f64 = 0.25;
/// Similarity that two claims of two articles need to be a statement by themselves: of the many pairs of a story some
/// are alike by chance, and no third claim confirms them. On two development events the pairs below were seven, none
/// of which said the same. Up to .22 nine more wrong pairs would go, and three right ones with them.
pub(crate) const CONFIRMED: f64 = 0.2;
/// Similarity of two claims of briefs, each in a statement with a third brief, from which all are one statement.
const BRIEFS: f64 = 0.12;
/// Similarity below which two claims of one article are never one statement: an article repeats itself
/// nearly word for word or not at all.
const REPEAT: f64 = 0.4;
/// The same for the opening and a later sentence: news opens with what it tells again at length. The
/// sentence right after the opening goes on instead of telling again.
const REPEATED_OPENING: f64 = 0.25;
/// Similarity from which the headline and the opening of an article are one claim in two places.
const HEADLINE: f64 = 0.3;
/// Share of the similarity that comes from the claims before and after: context tells what "it" is.
const CONTEXT: f64 = 0.2;
/// By how much openings are more alike than their words: news puts the same main point first. A factor
/// on similarity, so that openings of unrelated articles stay unlike.
const OPENING: f64 = 1.0;
/// Similarity from which such statements are linked as a claim and its denial, which says more than that
/// they are two.
const LINK: f64 = 0.35;
/// One in so many pairs of claims of two statements must deny each other to link the statements: one claim
/// that stands apart in its statement does not speak for it.
const LINKED_PAIRS: usize = 4;
/// Letters by which names are held together when it matters only whether other parties are named.
const NAME_HEAD: usize = 4;
/// Factor on the similarity of claims from articles that are not of the same news: that a story's claims
/// need little in common to be the same rests on their telling of one event.
const OTHER_NEWS: f64 = 0.75;
/// Days within which articles open with the same news.
const NEWS_DAYS: i32 = 3;
/// Similarity from which claims of which one denies what the other affirms are two statements. Below it a
/// negation says nothing: the claims are about different things anyway.
const DENIAL: f64 = 0.25;

/// A claim of the story: which article, which of its claims.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct ClaimAt {
    pub(crate) article: usize,
    pub(crate) claim: usize,
}

/// What the statements of a story are.
#[derive(Debug, Default)]
pub(crate) struct Statements {
    /// All claims of the story in order.
    pub(crate) claims: Vec<ClaimAt>,
    /// Groups of claims by their number in `claims`, in the order of their first claim.
    pub(crate) groups: Vec<Group>,
    /// Pairs of groups of which one denies the other, lower number first, in order.
    pub(crate) denials: Vec<(usize, usize)>,
    /// For each claim, the number of its group.
    pub(crate) group_of: Vec<usize>,
    /// For each article, the first group of several articles that has a claim of it.
    first: Vec<Option<usize>>,
    /// For each claim, whether no other article has a part in its statement.
    alone: Vec<bool>,
    /// Pairs of claims that are alike at all, and how much.
    pub(crate) edges: Vec<Edge>,
}

impl Statements {
    /// The first statement of several articles that has a claim of an article.
    pub(crate) fn first_of(&self, article: usize) -> Option<usize> {
        self.first.get(article).copied().flatten()
    }

    /// The claims of the statements that two or more of these articles have, and nobody else.
    /// The articles are in order. Linear in the claims of the statements that they have a part in.
    pub(crate) fn within(&self, articles: &[usize]) -> Vec<ClaimAt> {
        let of = |article: usize| {
            let from = self.claims.partition_point(|c| c.article < article);
            from..self.claims.partition_point(|c| c.article <= article)
        };
        let shared = articles.iter().flat_map(|&a| of(a)).filter(|&n| !self.alone[n]).map(|n| self.group_of[n]);
        let shared: BTreeSet<usize> = shared.collect();
        let claims = |group: usize| self.groups[group].items.iter().map(|&i| self.claims[i as usize]);
        let some = |group: &usize| {
            let of: BTreeSet<usize> = claims(*group).map(|c| c.article).collect();
            of.iter().all(|a| articles.binary_search(a).is_ok())
        };
        let mut out: Vec<ClaimAt> = shared.into_iter().filter(some).flat_map(claims).collect();
        out.sort_unstable();
        out
    }

    /// Whether no other article has a part in the statement of a claim.
    pub(crate) fn is_alone(&self, at: &ClaimAt) -> bool {
        self.claims.binary_search(at).is_ok_and(|n| self.alone[n])
    }
}

/// Groups the claims of a story into statements. `encoded` holds a vector for each claim when the caller
/// brings an encoder.
pub(crate) fn statements(
    texts: &[&str],
    anatomies: &[Anatomy],
    entity_of: &[Vec<usize>],
    encoded: Option<&[Vec<f32>]>,
) -> Statements {
    let claims: Vec<ClaimAt> = anatomies
        .iter()
        .enumerate()
        .flat_map(|(article, a)| (0..a.claims.len()).map(move |claim| ClaimAt { article, claim }))
        .collect();
    let names: Vec<Vec<(Span, u32)>> = claims
        .iter()
        .map(|at| {
            let anatomy = &anatomies[at.article];
            let scope = anatomy.claims[at.claim].scope;
            anatomy.mentions_in(scope).map(|(m, mention)| (mention.span, entity_of[at.article][m] as u32)).collect()
        })
        .collect();
    let placed: Vec<Placed<'_>> = claims
        .iter()
        .zip(&names)
        .map(|(at, names)| {
            let claim = &anatomies[at.article].claims[at.claim];
            Placed {
                text: texts[at.article],
                scope: claim.scope,
                said: claim.span,
                names,
                language: anatomies[at.article].language,
            }
        })
        .collect();
    let space = Space::new(&placed);
    let polarity: Vec<Polarity> =
        placed.par_iter().zip(&claims).map(|(p, at)| polarity(p, &anatomies[at.article], at.claim)).collect();
    let openings: Vec<usize> = anatomies
        .iter()
        .map(|a| a.claims.iter().filter(|c| !c.headline).map(|c| c.sentence).min().unwrap_or(0))
        .collect();
    let told = |at: ClaimAt| {
        let (text, anatomy) = (texts[at.article], &anatomies[at.article]);
        let scope = anatomy.claims[at.claim].scope;
        Told::new(text, scope, anatomy.values_of(scope))
    };
    let told: Vec<Told<'_>> = claims.iter().map(|&at| told(at)).collect();
    let judge = Judge {
        space: &space,
        told: &told,
        claims: &claims,
        anatomies,
        openings: &openings,
        encoded: encoded.map(|e| (e, mean_cosine(e))),
    };
    let edges: Vec<Edge> = space
        .pairs()
        .into_par_iter()
        .filter(|edge| judge.comparable(edge.a as usize, edge.b as usize))
        .map(|edge| Edge { score: judge.score(edge), ..edge })
        .collect();
    let scores: FxHashMap<(u32, u32), f64> = edges.iter().map(|e| ((e.a, e.b), e.score)).collect();
    let score = |a: u32, b: u32| scores.get(&(a.min(b), a.max(b))).copied().unwrap_or(0.0);
    let differs = |a: u32, b: u32| score(a, b) >= DENIAL && polarity[a as usize].differs(&polarity[b as usize]);
    let denies = |a: u32, b: u32| {
        let (x, y) = (a as usize, b as usize);
        score(a, b) >= LINK
            && differs(a, b)
            && polarity[x].opposes(&polarity[y], space.topic(x, y))
            && !of_others(&placed[x], &placed[y])
    };
    let fits = |a: u32, b: u32| score(a, b) >= judge.least(a as usize, b as usize) && !differs(a, b);
    let groups =
        average_linkage(claims.len(), &edges, STATEMENT, |a, b| a.iter().all(|&x| b.iter().all(|&y| fits(x, y))));
    let sources: Vec<usize> = claims.iter().map(|at| at.article).collect();
    let rivals = |a: u32, b: u32| score(a, b) < judge.least(a as usize, b as usize);
    let groups = give_way(
        groups,
        &edges,
        (REUNITED, STATEMENT),
        &Relations { score, sources: &sources, rivals, apart: differs },
    );
    let groups = confirmed(groups, |a, b| claims[a as usize].article == claims[b as usize].article, score);
    // Figures alone bring no briefs together, nor what is told of others: two matches of one day.
    let named = |a: u32, b: u32| {
        let of = |at: u32| names[at as usize].iter().map(|&(_, who)| who).collect::<BTreeSet<u32>>();
        let (x, y) = (of(a), of(b));
        x.is_empty() || y.is_empty() || !x.is_disjoint(&y)
    };
    let near = |a: u32, b: u32| score(a, b) - told[a as usize].shared(&told[b as usize]) >= BRIEFS && named(a, b);
    let groups = one_of_briefs(groups, |i| claims[i as usize].article, |a| anatomies[a].is_brief(), near, denies);
    let mut group_of = vec![0; claims.len()];
    for (number, group) in groups.iter().enumerate() {
        for &item in &group.items {
            group_of[item as usize] = number;
        }
    }
    let mut pairs: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    for edge in edges.iter().filter(|e| denies(e.a, e.b)) {
        let (a, b) = (group_of[edge.a as usize], group_of[edge.b as usize]);
        *pairs.entry((a.min(b), a.max(b))).or_insert(0) += 1;
    }
    let all = |&(a, b): &(usize, usize)| groups[a].items.len() * groups[b].items.len();
    let denials = pairs
        .into_iter()
        .filter(|(at, count)| at.0 != at.1 && count * LINKED_PAIRS >= all(at))
        .map(|(at, _)| at)
        .collect();
    let mut alone = vec![false; claims.len()];
    for group in &groups {
        let first = group.items.first().map(|&i| claims[i as usize].article);
        let one = group.items.iter().all(|&i| Some(claims[i as usize].article) == first);
        for &item in &group.items {
            alone[item as usize] = one;
        }
    }
    // That two claims have a figure in common does not make one tell of the other's matter.
    // Nor do two briefs that name others.
    let others = |e: &Edge| {
        let briefs = [e.a, e.b].iter().all(|&i| anatomies[claims[i as usize].article].is_brief());
        briefs && group_of[e.a as usize] != group_of[e.b as usize] && !named(e.a, e.b)
    };
    let without = |e: Edge| {
        let (x, y) = (&judge.told[e.a as usize], &judge.told[e.b as usize]);
        Edge { score: e.score - x.shared(y), ..e }
    };
    let edges = edges.into_iter().filter(|e| !others(e)).map(without).collect();
    let mut first = vec![None; anatomies.len()];
    for (at, claim) in claims.iter().enumerate().filter(|&(at, _)| !alone[at]) {
        let known = first[claim.article].get_or_insert(group_of[at]);
        *known = (*known).min(group_of[at]);
    }
    Statements { claims, groups, denials, group_of, first, alone, edges }
}

/// The groups, but for pairs of two articles that are not alike enough to stand for themselves.
fn confirmed(groups: Vec<Group>, of_one: impl Fn(u32, u32) -> bool, score: impl Fn(u32, u32) -> f64) -> Vec<Group> {
    let mut out = Vec::with_capacity(groups.len());
    for group in groups {
        match group.items[..] {
            [a, b] if !of_one(a, b) && score(a, b) < CONFIRMED => {
                out.extend([a, b].map(|item| Group { items: vec![item], cohesion: Score::new(1.0) }));
            }
            _ => out.push(group),
        }
    }
    out.sort_unstable_by(|x, y| x.items.cmp(&y.items));
    out
}

/// Whether two claims are of different parties: each names somebody or some place that the other does not.
/// Names are held together by their first letters, so that "Ardania" and "Ardanian" are one.
fn of_others(a: &Placed<'_>, b: &Placed<'_>) -> bool {
    let heads = |p: &Placed<'_>| -> BTreeSet<String> {
        let said = p.names.iter().filter(|(span, _)| p.said.contains(*span));
        said.map(|(span, _)| fold(span.of(p.text)).chars().take(NAME_HEAD).collect()).collect()
    };
    let (a, b) = (heads(a), heads(b));
    !a.is_subset(&b) && !b.is_subset(&a)
}

/// What a claim affirms and denies; a cue that denies turns its content round.
fn polarity(placed: &Placed<'_>, anatomy: &Anatomy, claim: usize) -> Polarity {
    let claim = &anatomy.claims[claim];
    // "Rejected the board's version of the fire": there was one.
    let version = || {
        let words = claim.span.of(placed.text).split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
        words.take(VERSION_WORDS).any(|w| VERSIONS.contains(&w))
    };
    let span = match claim.cue {
        Some(cue) if cue.stance == Stance::Denying && !version() => claim.span.cover(cue.span),
        _ => claim.span,
    };
    Polarity::of(placed.text, span, placed.language)
}

/// What is denied of an event without denying it, and words at the beginning of a claim among which it stands.
const VERSIONS: [&str; 5] = ["version", "account", "explanation", "theory", "interpretation"];
const VERSION_WORDS: usize = 6;

struct Judge<'a> {
    space: &'a Space,
    /// The figures of each claim.
    told: &'a [Told<'a>],
    claims: &'a [ClaimAt],
    anatomies: &'a [Anatomy],
    /// Sentence at which each article's text begins, below its headline.
    openings: &'a [usize],
    /// A caller's vectors and their mean cosine.
    encoded: Option<(&'a [Vec<f32>], f64)>,
}

impl Judge<'_> {
    fn claim(&self, at: usize) -> &crate::claim::Claim {
        &self.anatomies[self.claims[at].article].claims[self.claims[at].claim]
    }

    /// The article and what was pasted below it are not compared with each other.
    fn comparable(&self, a: usize, b: usize) -> bool {
        (self.claim(a).part == 0) == (self.claim(b).part == 0) && !self.overlap(a, b)
    }

    /// A claim inside another of the same article is part of it, not a repeat.
    fn overlap(&self, a: usize, b: usize) -> bool {
        self.claims[a].article == self.claims[b].article && self.claim(a).scope.overlap(self.claim(b).scope) > 0
    }

    fn score(&self, edge: Edge) -> f64 {
        let (a, b) = (edge.a as usize, edge.b as usize);
        let own = self.with_encoding(a, b, edge.score);
        let mut around = 0.0;
        for (x, y) in [(self.neighbour(a, -1), self.neighbour(b, -1)), (self.neighbour(a, 1), self.neighbour(b, 1))] {
            if let (Some(x), Some(y)) = (x, y) {
                around += self.space.topic(x, y) / 2.0;
            }
        }
        let score = (1.0 - CONTEXT) * own + CONTEXT * around + self.told[a].shared(&self.told[b]);
        if self.claims[a].article == self.claims[b].article {
            // A headline and an opening that are alike are one: certain, so that they are joined first.
            return if self.is_headline_of(a, b) && score >= HEADLINE { 1.0 } else { score };
        }
        if !self.same_news(a, b) {
            return score * OTHER_NEWS;
        }
        (score * (1.0 + OPENING * self.opening(a) * self.opening(b))).min(1.0)
    }

    /// How much a claim opens its article: 1 for the headline and the first sentence, then less and less.
    fn opening(&self, at: usize) -> f64 {
        1.0 / (1.0 + self.below_opening(at) as f64)
    }

    /// Sentences between the first of the text and this claim's; 0 for the headline.
    fn below_opening(&self, at: usize) -> usize {
        self.claim(at).sentence.saturating_sub(self.openings[self.claims[at].article])
    }

    /// Whether two claims of one article are its headline and its first sentence.
    fn is_headline_of(&self, a: usize, b: usize) -> bool {
        self.claim(a).headline != self.claim(b).headline && self.below_opening(a) == 0 && self.below_opening(b) == 0
    }

    /// The least score at which two claims may be in one statement, however alike the rest of it is.
    fn least(&self, a: usize, b: usize) -> f64 {
        let (x, y) = (self.claim(a), self.claim(b));
        if self.claims[a].article != self.claims[b].article || x.headline || y.headline {
            return 0.0;
        }
        let opens = self.below_opening(a) == 0 || self.below_opening(b) == 0;
        if opens && x.sentence.abs_diff(y.sentence) > 1 { REPEATED_OPENING } else { REPEAT }
    }

    /// Whether two articles came out close enough to open with the same news; an undated one may have.
    fn same_news(&self, a: usize, b: usize) -> bool {
        let day = |at: usize| self.anatomies[self.claims[at].article].day;
        match (day(a), day(b)) {
            (Some(a), Some(b)) => a.days_until(b).abs() <= NEWS_DAYS,
            _ => true,
        }
    }

    /// The claim `step` sentences away in the same article.
    fn neighbour(&self, at: usize, step: isize) -> Option<usize> {
        let other = at.checked_add_signed(step).filter(|&o| o < self.claims.len())?;
        (self.claims[other].article == self.claims[at].article).then_some(other)
    }

    /// A caller's encoder is one more witness: a quarter of the evidence, as static embeddings were
    /// measured to add little to words and n-grams and contextual ones to be right about half the time
    /// where they disagree. What counts is how much more alike two claims are than two of the story's are on
    /// the mean, for some encoders put all texts near each other.
    fn with_encoding(&self, a: usize, b: usize, lexical: f64) -> f64 {
        let Some((encoded, mean)) = self.encoded else { return lexical };
        // Where all texts are one to the encoder it has nothing to say.
        if 1.0 - mean < SAME_TO_ALL {
            return lexical;
        }
        let beyond = (cosine(&encoded[a], &encoded[b]) - mean) / (1.0 - mean);
        0.75 * lexical + 0.25 * beyond.clamp(0.0, 1.0)
    }
}

/// Distance of the mean cosine from 1 below which the vectors of a story are equal but for rounding.
const SAME_TO_ALL: f64 = 1e-6;
/// Vectors from which their mean is that of a story: the mean of few is that of the very pairs it is held against.
const ENCODED: usize = 20;

/// The mean cosine of all pairs of different vectors; 0 for few.
fn mean_cosine(vectors: &[Vec<f32>]) -> f64 {
    let mut sum = vec![0.0; vectors.first().map_or(0, Vec::len)];
    for vector in vectors {
        let length = vector.iter().map(|x| f64::from(*x).powi(2)).sum::<f64>().sqrt();
        if length > 0.0 {
            sum.iter_mut().zip(vector).for_each(|(s, x)| *s += f64::from(*x) / length);
        }
    }
    if vectors.len() < ENCODED {
        return 0.0;
    }
    let all = vectors.len() as f64;
    // The squared length of the sum holds each vector with itself once.
    let with_itself = sum.iter().map(|s| s * s).sum::<f64>() - all;
    (with_itself / (all * (all - 1.0))).clamp(0.0, 1.0)
}

fn cosine(a: &[f32], b: &[f32]) -> f64 {
    let dot = |x: &[f32], y: &[f32]| x.iter().zip(y).map(|(p, q)| f64::from(*p) * f64::from(*q)).sum::<f64>();
    let length = (dot(a, a) * dot(b, b)).sqrt();
    if length > 0.0 { dot(a, b) / length } else { 0.0 }
}
