//! Whether an article may give a figure in a form that no reader of figures could prove: before somebody is said to
//! leave a figure out, all of these are ruled out.

use crate::compare::apparatus::Context;
use crate::compare::apparatus::amount::Amount;
use crate::compare::apparatus::item::{Item, hours_of};
use crate::compare::apparatus::lexed::Word;
use crate::compare::statements::ClaimAt;
use crate::text::fold::folded;
use crate::value::{Data, Quantity};

/// Share by which a figure may be off that is the same, rounded by another desk: 87 km/h and "nearly 90".
const ROUNDED: f64 = 0.1;
/// The same between one with a unit and one without.
const ROUNDED_BARE: f64 = 0.05;
/// Figure from which one without a unit may be one with it, rounded.
const TWO_DIGITS: f64 = 20.0;
/// Figure from which two of an article are told to be compared: votes for and against.
const TALLY: f64 = 20.0;
/// Letters that a verb and its noun have in common: "suspensions", "was suspended".
const HEAD: usize = 6;

impl Context<'_> {
    /// Whether an article may give a figure after all. The figures of the article are asked one by one, linear in them.
    pub(super) fn may_have(&self, article: usize, item: &Item<'_>, amount: &Amount<'_>, members: &[ClaimAt]) -> bool {
        // "14 of them": what they are is not told by a word that could be looked for.
        let nameless = matches!(item.role, "number" | "some of them");
        nameless
            || self.rounds(article, item, amount)
            || self.tallies(article, amount)
            || self.names_it(article, amount, members)
    }

    /// Whether it gives the figure for something that has another name, or one near it.
    fn rounds(&self, article: usize, item: &Item<'_>, amount: &Amount<'_>) -> bool {
        let Some(figure) = amount.value else { return false };
        let near = |a: f64, b: f64, by: f64| (a - b).abs() <= by * a.abs().max(b.abs());
        let plain = item.reading.value.parse::<f64>().ok();
        let same = |q: &Quantity| {
            let Some(other) = q.figure() else { return false };
            let measured = q.unit.is_some();
            match (item.reading.unit.is_some(), measured) {
                (false, false) => other == figure,
                (true, true) => q.base.is_some_and(|(_, b)| b == amount.dimension) && near(other, figure, ROUNDED),
                (true, false) => plain.is_some_and(|p| other == p || p >= TWO_DIGITS && near(other, p, ROUNDED_BARE)),
                (false, true) => false,
            }
        };
        self.anatomies[article].values.iter().any(|v| matches!(&v.data, Data::Quantity(q) if !q.ordinal && same(q)))
    }

    /// Whether it is the difference of two figures that stand side by side: a majority of five is "241 to 236".
    fn tallies(&self, article: usize, amount: &Amount<'_>) -> bool {
        let Some(figure) = amount.value.filter(|_| amount.dimension == "count") else { return false };
        let count = |v: &crate::value::Value| match &v.data {
            Data::Quantity(q) if q.unit.is_none() && !q.ordinal => q.figure().filter(|&f| f >= TALLY),
            _ => None,
        };
        self.anatomies[article]
            .values
            .windows(2)
            .any(|w| count(&w[0]).zip(count(&w[1])).is_some_and(|(a, b)| (a - b).abs() == figure))
    }

    /// Whether its claims have a word that begins as the one for what is counted: without a figure, or as its verb.
    fn names_it(&self, article: usize, amount: &Amount<'_>, members: &[ClaimAt]) -> bool {
        let Some(counted) = amount.counted.filter(|c| c.len() >= HEAD) else { return false };
        let head: String = counted.chars().take(HEAD).collect();
        let mut own = members.iter().filter(|m| m.article == article);
        own.any(|m| self.words[article].claim(m.claim).1.iter().filter_map(Word::content).any(|w| w.starts_with(&head)))
    }

    /// Whether an article gives an hour of any sort, or a part of the day: then it does not go without.
    pub(super) fn has_hour(&self, article: usize) -> bool {
        const PARTS: [&str; 10] =
            ["night", "overnight", "morning", "evening", "afternoon", "dawn", "dusk", "midnight", "noon", "nightfall"];
        let words = self.texts[article].split(|c: char| !c.is_alphanumeric());
        if words.into_iter().any(|w| PARTS.contains(&&*folded(w))) {
            return true;
        }
        self.anatomies[article]
            .values
            .iter()
            .any(|v| matches!(&v.data, Data::Time(t) if t.days.is_none() && hours_of(t).is_some()))
    }
}
