//! Two sentences: do they state the same, and are they about the same?

use serde::{Deserialize, Serialize};

use crate::language::Language;
use crate::same::change::changes;
use crate::same::concept::concept;
use crate::same::denial::Denials;
use crate::same::polarity::Polarity;
use crate::same::wording::Wording;
use crate::score::Score;
use crate::span::Span;
use crate::text::fold::fold;
use crate::text::stem::{is_function_word, stem};
use crate::text::token::{TokenKind, tokens};
use crate::value::{Data, Value, recognise};

/// How two sentences stand to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum SameRelation {
    /// They state the same.
    Same,
    /// They state the same with other values, which cannot both be right: other figures, dates or names, an
    /// opposite, or the same actors in each other's place.
    Conflicts,
    /// One asserts what the other denies.
    Denies,
    /// They state different things.
    Different,
}

/// What [`same`] finds.
#[derive(Debug, Clone, PartialEq)]
pub struct Sameness {
    relation: SameRelation,
    score: Score,
    proposition: Score,
    reasons: Vec<String>,
}

/// Topic from which two sentences are about the same.
const PROPOSITION: f64 = 0.35;
/// What a change between nearly equal sentences takes off the score, as a share.
const CHANGE: f64 = 0.5;
/// What a negation on one side takes off, as a share, where more than it differs: it may be about a part.
const LIKELY_CHANGE: f64 = 0.25;
/// What it takes off, as a share, that one sentence certainly takes the other side. A greater share ranks for
/// against against better and headlines of one matter worse.
const OTHER_SIDE: f64 = 0.8;
/// Likelihood of taking the other side from which one sentence denies the other.
const DENIES: f64 = 0.8;
/// What other figures take off between sentences that are not nearly equal: they often tell of other things.
const OTHER_FIGURES: f64 = 0.1;

/// Judges whether two English sentences state the same.
///
/// `proposition` says how much they are about the same whatever their values and polarity; `score` how
/// much they state the same, values included. Symmetric, but not transitive: do not chain it.
///
/// Between sentences that are nearly equal word by word it sees other figures, dates, names and bounds, listed
/// opposites and two actors who change places ("A accused B", "B accused A"); between others, other figures
/// and what one denies. It sees words, not meaning: a paraphrase without a shared word counts as different.
/// Linear in the sentences, but for the part in which nearly equal ones differ, which takes time by the square
/// of its words, of 400 at most.
///
/// ```
/// use variorum::{SameRelation, same};
/// let found = same("Three people died in the fire.", "Five people died in the fire.");
/// assert_eq!(found.relation(), SameRelation::Conflicts);
/// assert!(found.score() < found.proposition());
/// ```
#[must_use]
pub fn same(a: &str, b: &str) -> Sameness {
    let topic = Wording::of(a).topic(&Wording::of(b));
    let mut reasons = vec![format!("wording {topic:.2}")];
    let of = |text: &str| Polarity::of(text, Span::new(0, text.len()), Language::ENGLISH);
    let changes = changes(a, b);
    let opposed = of(a).opposes(&of(b), topic);
    let against = Denials::of(a).against(&Denials::of(b));
    let denies = changes.denies || opposed || against >= DENIES;
    if denies {
        reasons.push("one denies what the other asserts".to_owned());
    } else if against > 0.0 {
        reasons.push(format!("one has words of denial or doubt {against:.2}"));
    }
    let figures = if changes.nearly_equal { Vec::new() } else { conflicts(a, b) };
    let certain = changes.nearly_equal && changes.denies || !changes.conflicts.is_empty();
    let changed = if certain {
        CHANGE
    } else if changes.denies || opposed {
        LIKELY_CHANGE
    } else {
        OTHER_FIGURES * f64::from(u8::from(!figures.is_empty()))
    };
    let penalty = changed.max(OTHER_SIDE * against);
    let conflicting = !changes.conflicts.is_empty() || !figures.is_empty();
    reasons.extend(changes.conflicts.into_iter().chain(figures));
    let relation = if topic < PROPOSITION {
        SameRelation::Different
    } else if denies {
        SameRelation::Denies
    } else if conflicting {
        SameRelation::Conflicts
    } else {
        SameRelation::Same
    };
    Sameness { relation, score: Score::new(topic * (1.0 - penalty)), proposition: Score::new(topic), reasons }
}

/// Figures and dates of which each sentence has one where the other has another.
fn conflicts(a: &str, b: &str) -> Vec<String> {
    let read = |text: &str| recognise(text, Span::new(0, text.len()), Language::ENGLISH, None);
    let (values_a, values_b) = (read(a), read(b));
    let only = |values: &[Value], others: &[Value]| -> Vec<Value> {
        values.iter().filter(|v| !others.iter().any(|o| meets(v, o))).cloned().collect()
    };
    let (left, right) = (only(&values_a, &values_b), only(&values_b, &values_a));
    let mut out = Vec::new();
    for x in &left {
        for y in &right {
            if sort(x) == sort(y) && (sort(x) != "count" || counts(a, x.span) == counts(b, y.span)) {
                out.push(format!("{} against {}", x.span.of(a), y.span.of(b)));
            }
        }
    }
    out
}

/// What sort of value it is: only values of one sort can conflict.
fn sort(value: &Value) -> String {
    match &value.data {
        Data::Quantity(q) => {
            q.base.map(|(_, base)| base.to_owned()).or_else(|| q.unit.clone()).unwrap_or_else(|| "count".to_owned())
        }
        Data::Time(t) => if t.days.is_some() || t.minute.is_none() { "day" } else { "hour" }.to_owned(),
    }
}

/// Whether two values can both be right of one thing.
fn meets(x: &Value, y: &Value) -> bool {
    match (&x.data, &y.data) {
        (Data::Quantity(p), Data::Quantity(q)) if sort(x) == sort(y) => {
            let (a, b) = (p.range(), q.range());
            a.0 <= b.1 && b.0 <= a.1
        }
        (Data::Time(p), Data::Time(q)) if sort(x) == sort(y) => match (p.days, q.days) {
            (Some(d), Some(e)) => d.0 <= e.1 && e.0 <= d.1,
            _ => p.value == q.value,
        },
        _ => false,
    }
}

/// The concept of the first word after a number: what it counts.
fn counts(text: &str, span: Span) -> Option<String> {
    tokens(text, Span::new(span.end(), text.len())).into_iter().filter(|t| t.kind == TokenKind::Word).find_map(|t| {
        let folded = fold(t.span.of(text));
        (!is_function_word(&folded, Language::ENGLISH)).then(|| concept(&stem(&folded, Language::ENGLISH)).to_owned())
    })
}

impl Sameness {
    /// How the sentences stand to each other.
    #[must_use]
    pub fn relation(&self) -> SameRelation {
        self.relation
    }

    /// How much they state the same, values included.
    #[must_use]
    pub fn score(&self) -> Score {
        self.score
    }

    /// How much they are about the same.
    #[must_use]
    pub fn proposition(&self) -> Score {
        self.proposition
    }

    /// What speaks for and against, for a person to read.
    #[must_use]
    pub fn reasons(&self) -> &[String] {
        &self.reasons
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn relations() {
        for (a, b, relation) in [
            (
                "The ferry Orla sank off Marrow Point on Monday.",
                "The ferry Orla went down off Marrow Point on Monday.",
                SameRelation::Same,
            ),
            (
                "Three sailors died when the ferry sank.",
                "Seven sailors died when the ferry sank.",
                SameRelation::Conflicts,
            ),
            ("The company will close the mill.", "The company will not close the mill.", SameRelation::Denies),
            ("The company will close the mill.", "Rain fell on the islands.", SameRelation::Different),
            ("", "", SameRelation::Different),
            ("The bill cost 30 million euros.", "The bill cost €30m.", SameRelation::Same),
        ] {
            assert_eq!(same(a, b).relation(), relation, "{a} / {b}");
            assert_eq!(same(a, b), same(a, b));
            let (there, back) = (same(a, b), same(b, a));
            assert_eq!((there.score(), there.relation()), (back.score(), back.relation()));
        }
    }
}
