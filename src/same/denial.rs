//! Words by which a whole sentence says that something is not so.

use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::language::Language;
use crate::same::concept::concept;
use crate::span::Span;
use crate::text::fold::fold;
use crate::text::stem::{is_function_word, stem};
use crate::text::token::{TokenKind, tokens};

/// What a cue says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Cue {
    /// The report is an invention: "hoax".
    Expose,
    /// Somebody says that it is not so: "denies".
    Deny,
    /// It may not be so: "unconfirmed".
    Doubt,
    /// It is not what it seems: "actually".
    Hedge,
    /// A negation of what follows.
    Not,
}

/// The kinds of cue that are told apart.
pub(crate) const KINDS: [&str; 8] =
    ["invention", "denial", "doubt", "hedge", "negation of the other", "other negation", "negation aside", "question"];
/// How much it tells that one sentence has a kind of cue and the other none: the share of headlines with it that
/// took the other side of a claim, counted by `examples/denial_weights.rs` and rounded; a question less, for most
/// of those counted were of few claims.
const WEIGHTS: [f64; 8] = [0.9, 0.85, 0.6, 0.3, 0.6, 0.35, 0.1, 0.3];
/// Words of a sentence up to which a cue is taken to be about all of it. In longer ones it is as likely about
/// a part, and counts in proportion.
const WHOLE: f64 = 10.0;
/// Words before a cue within which a negation takes it back ("no hoax"), and words of content after a negation
/// that it is about.
const NEAR: usize = 3;
/// Words after one that opens a clause within which a negation belongs to the clause: "a clerk who had not come".
const CLAUSE: usize = 6;
/// Words that open a clause about something else than what the sentence tells.
const ASIDES: [&str; 9] = ["who", "which", "so", "because", "unless", "if", "than", "whether", "although"];

/// The table of cues.
struct Cues {
    words: FxHashMap<&'static str, Cue>,
    beginnings: Vec<(&'static str, Cue)>,
    /// Words in a row, longest first.
    rows: Vec<(Vec<&'static str>, Cue)>,
}

static CUES: LazyLock<Cues> = LazyLock::new(|| {
    let mut cues = Cues { words: FxHashMap::default(), beginnings: Vec::new(), rows: Vec::new() };
    for line in include_str!("data/denial.txt").lines().filter(|l| !l.starts_with('#')) {
        let Some((group, words)) = line.split_once(':') else { continue };
        let cue = match group {
            "expose" => Cue::Expose,
            "deny" => Cue::Deny,
            "doubt" => Cue::Doubt,
            "hedge" => Cue::Hedge,
            _ => Cue::Not,
        };
        for word in words.split_whitespace() {
            if word.contains('_') {
                cues.rows.push((word.split('_').collect(), cue));
            } else if let Some(beginning) = word.strip_suffix('*') {
                cues.beginnings.push((beginning, cue));
            } else {
                cues.words.insert(word, cue);
            }
        }
    }
    cues.rows.sort_by(|x, y| y.0.len().cmp(&x.0.len()).then_with(|| x.0.cmp(&y.0)));
    cues
});

/// The cue that a folded word is; `after` is what follows it.
fn cue(folded: &str, after: &str) -> Option<Cue> {
    if folded == "no"
        && after.strip_prefix('.').is_some_and(|rest| rest.trim_start().starts_with(char::is_alphanumeric))
    {
        // "No. 2"
        return None;
    }
    if folded.ends_with("n't") {
        return Some(Cue::Not);
    }
    let listed = || CUES.beginnings.iter().find(|(b, _)| folded.starts_with(b)).map(|&(_, cue)| cue);
    CUES.words.get(folded).copied().or_else(listed)
}

/// Whether a folded word denies; `after` is what follows it.
pub(super) fn denies(folded: &str, after: &str) -> bool {
    cue(folded, after).is_some_and(|cue| cue != Cue::Hedge)
}

/// The cues of a sentence, with what they are about.
#[derive(Debug)]
pub(crate) struct Denials {
    cues: Vec<(Cue, Scope)>,
    concepts: FxHashSet<String>,
    words: usize,
    question: bool,
}

/// What a negation is about.
#[derive(Debug, PartialEq)]
enum Scope {
    /// The concepts that follow.
    Words(Vec<String>),
    /// A clause beside what is told.
    Aside,
}

impl Denials {
    pub(crate) fn of(text: &str) -> Self {
        let found = tokens(text, Span::new(0, text.len()));
        let mut words: Vec<(String, Option<Cue>)> = Vec::new();
        for (at, token) in found.iter().enumerate() {
            if token.kind == TokenKind::Mark {
                continue;
            }
            let folded = fold(token.span.of(text));
            let mut cue = cue(&folded, &text[token.span.end()..]);
            // "No, she did not": the word stands for a sentence.
            let answers = words.is_empty() && matches!(folded.as_str(), "no" | "nope" | "sorry");
            if answers && found.get(at + 1).is_some_and(|t| matches!(t.span.of(text), "," | ":" | "!" | "—" | "–"))
            {
                cue = Some(Cue::Expose);
            }
            words.push((folded, cue));
        }
        for at in 0..words.len() {
            let fits = |row: &[&str]| words[at..].iter().map(|w| w.0.as_str()).take(row.len()).eq(row.iter().copied());
            if let Some(&(ref row, cue)) = CUES.rows.iter().find(|(row, _)| fits(row)) {
                // Negations within are part of it.
                words[at..at + row.len()].iter_mut().for_each(|w| w.1 = None);
                words[at].1 = Some(cue);
            }
        }
        let concept_of = |folded: &str| concept(&stem(folded, Language::ENGLISH)).to_owned();
        let content = |folded: &str| !is_function_word(folded, Language::ENGLISH);
        let mut cues = Vec::new();
        for at in 0..words.len() {
            let Some(cue) = words[at].1 else { continue };
            let within =
                |from: usize, to: usize, one: Cue| words[from..to.min(words.len())].iter().any(|w| w.1 == Some(one));
            let (before, after) = (at.saturating_sub(NEAR), at + 1);
            let taken_back = match cue {
                // A negation of a cue says nothing by itself, nor does the cue.
                Cue::Not => words[after..(after + NEAR).min(words.len())].iter().any(|w| w.1.is_some()),
                Cue::Expose => within(before, at, Cue::Not) || within(before, at, Cue::Deny),
                Cue::Deny => within(before, at, Cue::Not) || within(after, after + NEAR, Cue::Expose),
                Cue::Doubt | Cue::Hedge => within(before, at, Cue::Not),
            };
            if taken_back {
                continue;
            }
            let aside = words[at.saturating_sub(CLAUSE)..at].iter().any(|w| ASIDES.contains(&w.0.as_str()));
            let scope = if aside {
                Scope::Aside
            } else {
                let follow = words[after..].iter().map(|w| w.0.as_str()).take(2 * NEAR);
                Scope::Words(follow.filter(|w| content(w)).take(NEAR).map(concept_of).collect())
            };
            cues.push((cue, scope));
        }
        Self {
            cues,
            concepts: words.iter().filter(|w| content(&w.0)).map(|w| concept_of(&w.0)).collect(),
            words: words.len(),
            question: text.contains('?'),
        }
    }

    /// Which kinds of cue there are, beside another sentence.
    fn kinds(&self, other: &Self) -> [bool; 8] {
        let has = |cue: Cue| self.cues.iter().any(|(c, _)| *c == cue);
        let not = |fits: &dyn Fn(&Scope) -> bool| self.cues.iter().any(|(c, scope)| *c == Cue::Not && fits(scope));
        let meets = |words: &[String]| words.iter().any(|w| other.concepts.contains(w));
        [
            has(Cue::Expose),
            has(Cue::Deny),
            has(Cue::Doubt),
            has(Cue::Hedge),
            not(&|s| matches!(s, Scope::Words(words) if meets(words))),
            not(&|s| matches!(s, Scope::Words(words) if !meets(words))),
            not(&|s| *s == Scope::Aside),
            self.question,
        ]
    }

    /// The kinds of which one sentence alone has cues. Symmetric.
    pub(crate) fn differ(&self, other: &Self) -> [bool; 8] {
        let (a, b) = (self.kinds(other), other.kinds(self));
        std::array::from_fn(|kind| a[kind] != b[kind])
    }

    /// How likely one of two sentences takes the other side: 0 when both have the same kinds of cues, near 1
    /// when one is short and calls a hoax what the other reports. Symmetric.
    pub(super) fn against(&self, other: &Self) -> f64 {
        let differ = self.differ(other);
        let agree: f64 = WEIGHTS.iter().zip(differ).filter(|(_, d)| *d).map(|(w, _)| 1.0 - w).product();
        (1.0 - agree) * (WHOLE / self.words.min(other.words).max(1) as f64).min(1.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn against(a: &str, b: &str) -> f64 {
        let (a, b) = (Denials::of(a), Denials::of(b));
        assert_eq!(a.against(&b), b.against(&a));
        a.against(&b)
    }

    #[test]
    fn who_takes_the_other_side() {
        let report = "The mayor of Oster bought a zeppelin";
        for (headline, least) in [
            ("No, the mayor of Oster did not buy a zeppelin", 0.9),
            ("Zeppelin of Oster's mayor was a hoax", 0.85),
            ("Oster mayor denies he bought a zeppelin", 0.8),
            ("Oster's mayor made up the zeppelin", 0.85),
            ("The mayor of Oster did not buy a zeppelin", 0.55),
            ("Rumour has the mayor of Oster in a zeppelin", 0.55),
            ("Did the mayor of Oster buy a zeppelin?", 0.25),
        ] {
            assert!(against(report, headline) >= least, "{headline}: {}", against(report, headline));
        }
        for (headline, most) in [
            ("Oster mayor has a zeppelin now", 0.0),
            ("Mayor with zeppelin is no hoax", 0.0),
            ("Oster mayor denies zeppelin hoax", 0.0),
            ("Mayor of Oster, who had never flown, buys zeppelin", 0.1),
            ("The No. 2 zeppelin is the mayor's", 0.0),
            ("", 0.0),
        ] {
            assert!(against(report, headline) <= most + 1e-9, "{headline}: {}", against(report, headline));
        }
        assert_eq!(against("The mayor did not buy it", "The mayor never bought it"), 0.0);
    }

    #[test]
    fn a_cue_of_a_long_sentence_counts_less() {
        let long =
            "The mayor of Oster said at the opening of the winter fair that he would not take the zeppelin to Velmar";
        let other =
            "The mayor of Oster said at the opening of the winter fair that he would take the zeppelin to Velmar";
        assert!(against(long, other) < against("He will not take the zeppelin", "He will take the zeppelin"));
    }

    #[test]
    fn words_that_deny() {
        for (word, after, denying) in [
            ("not", " resign", true),
            ("didn't", "", true),
            ("hoaxes", "", true),
            ("no", ". 2 car", false),
            ("no", ".", true),
            ("lieutenant", "", false),
            ("relied", "", false),
            ("noted", "", false),
            ("really", "", false),
        ] {
            assert_eq!(denies(word, after), denying, "{word}");
        }
    }

    #[test]
    fn no_word_stands_in_two_groups() {
        let mut seen = FxHashMap::default();
        for line in include_str!("data/denial.txt").lines().filter(|l| !l.starts_with('#')) {
            let (group, words) = line.split_once(':').expect("a group");
            for word in words.split_whitespace() {
                assert_eq!(seen.insert(word, group), None, "{word}");
            }
        }
    }
}
