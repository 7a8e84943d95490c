//! Whether an article may give a figure in a form that no reader of figures could prove: before somebody is said to
//! leave a figure out, all of these are ruled out.

use crate::compare::apparatus::Context;
use crate::compare::apparatus::align::is_harm;
use crate::compare::apparatus::amount::{AGE, Amount};
use crate::compare::apparatus::item::{Item, hours_of};
use crate::compare::apparatus::lexed::{Word, known};
use crate::compare::statements::ClaimAt;
use crate::text::calendar::WEEKDAYS;
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
/// Currencies of which one has for long been worth about as much as another, and the factor within which it is.
const AT_PAR: [&str; 8] = ["USD", "EUR", "GBP", "CHF", "AUD", "CAD", "NZD", "SGD"];
const NEAR_PAR: f64 = 2.5;
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
            || self.writes_it(article, item)
            || self.ages_them(article, amount)
            || self.leaves_the_rest(article, amount, members)
            || self.pays_otherwise(article, item, members)
    }

    /// Whether it has the very digits where nothing could be read as a value: "Zl412m", "No 412".
    fn writes_it(&self, article: usize, item: &Item<'_>) -> bool {
        let text = item.span.of(self.texts[item.article]);
        let Some(digits) = digits_in(text).map(|(_, d)| d).next() else { return false };
        let unread = self.unread[article].get_or_init(|| {
            let values = &self.anatomies[article].values;
            let read = |at: usize| {
                let next = values.partition_point(|v| v.span.end() <= at);
                values.get(next).is_some_and(|v| v.span.start() <= at)
            };
            digits_in(self.texts[article]).filter(|&(at, _)| !read(at)).map(|(_, d)| d).collect()
        });
        unread.contains(&digits)
    }

    /// Whether it gives an age to one of those whose age it is: another one.
    fn ages_them(&self, article: usize, amount: &Amount<'_>) -> bool {
        if amount.dimension != AGE {
            return false;
        }
        let text = self.texts[article];
        let aged = |end: usize| {
            let after = text[end..].trim_start_matches([',', ' ', '(']);
            after.len() < text.len() - end && after.starts_with(|c: char| c.is_ascii_digit())
        };
        self.first_named[article].iter().any(|(_, at)| aged(at.end()))
    }

    /// Whether its claims give a sum and "the rest".
    fn leaves_the_rest(&self, article: usize, amount: &Amount<'_>, members: &[ClaimAt]) -> bool {
        if amount.dimension == "second" {
            return false;
        }
        let mut own = members.iter().filter(|m| m.article == article);
        own.any(|m| {
            let (_, words, _) = self.words[article].claim(m.claim);
            words.windows(2).any(|w| w[0].folded() == "the" && matches!(w[1].folded(), "rest" | "remainder"))
        })
    }

    /// Whether its claims give a sum in another currency, of which nobody knows at what rate it was changed.
    fn pays_otherwise(&self, article: usize, item: &Item<'_>, members: &[ClaimAt]) -> bool {
        fn money(unit: Option<&str>) -> Option<&str> {
            unit.filter(|u| u.len() == 3 && u.bytes().all(|b| b.is_ascii_uppercase()))
        }
        let Some(unit) = money(item.reading.unit) else { return false };
        let mut own = members.iter().filter(|m| m.article == article);
        own.any(|m| {
            let values = self.anatomies[article].values_of(self.words[article].extent(m.claim));
            let plain = item.reading.value.parse::<f64>().unwrap_or(0.0);
            let near = |q: &Quantity| {
                let other = q.value.as_deref().and_then(|v| v.parse::<f64>().ok()).unwrap_or(0.0);
                other <= NEAR_PAR * plain && plain <= NEAR_PAR * other
            };
            let other = |q: &Quantity| {
                let at_par = |u: &str| AT_PAR.contains(&u) && AT_PAR.contains(&unit);
                money(q.unit.as_deref()).is_some_and(|u| u != unit && (!at_par(u) || near(q)))
            };
            values.iter().any(|v| matches!(&v.data, Data::Quantity(q) if other(q)))
        })
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
                (false, false) => {
                    // "67 cases", "more than 70 people".
                    let round = [figure, other].iter().any(|f| f % 10.0 == 0.0)
                        && figure.min(other) >= TWO_DIGITS
                        && !is_harm(item);
                    other == figure || round && near(other, figure, ROUNDED_BARE)
                }
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
        let mut own = members.iter().filter(|m| m.article == article);
        // "By a narrow margin", "a comfortable majority".
        const MARGINS: [&str; 3] = ["margin", "majority", "narrowly"];
        let votes = amount.counted.is_some_and(|c| ["votes", "seats", "deputies"].map(known).iter().any(|k| k == c));
        if votes
            && own.clone().any(|m| self.words[article].claim(m.claim).1.iter().any(|w| MARGINS.contains(&w.folded())))
        {
            return true;
        }
        let Some(counted) = amount.counted.filter(|c| c.len() >= HEAD) else { return false };
        let head: String = counted.chars().take(HEAD).collect();
        own.any(|m| self.words[article].claim(m.claim).1.iter().filter_map(Word::content).any(|w| w.starts_with(&head)))
    }

    /// Whether an article gives an hour of any sort, or a part of the day: then it does not go without.
    pub(super) fn has_hour(&self, article: usize) -> bool {
        const PARTS: [&str; 10] =
            ["night", "overnight", "morning", "evening", "afternoon", "dawn", "dusk", "midnight", "noon", "nightfall"];
        let words = || self.texts[article].split(|c: char| !c.is_alphanumeric());
        if words().any(|w| PARTS.contains(&&*folded(w))) {
            return true;
        }
        // "Late on Tuesday", "early Monday".
        let part = |w: &str| w.eq_ignore_ascii_case("late") || w.eq_ignore_ascii_case("early");
        let day = |w: &str| w == "on" || WEEKDAYS.contains(&&*folded(w));
        if words().zip(words().skip(1)).any(|(w, next)| part(w) && day(next)) {
            return true;
        }
        self.anatomies[article]
            .values
            .iter()
            .any(|v| matches!(&v.data, Data::Time(t) if t.days.is_none() && hours_of(t).is_some()))
    }
}

/// Runs of digits with marks between them, and where they begin, without the marks. Single digits are nobody's figure.
fn digits_in(text: &str) -> impl Iterator<Item = (usize, String)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let from = at + text[at..].find(|c: char| c.is_ascii_digit())?;
            let mark = |i: usize| matches!(text.as_bytes()[i], b',' | b'.');
            let digit = |i: usize| text.as_bytes().get(i).is_some_and(u8::is_ascii_digit);
            let to = (from..text.len()).find(|&i| !digit(i) && (!mark(i) || !digit(i + 1))).unwrap_or(text.len());
            at = to;
            if to - from > 1 {
                return Some((from, text[from..to].replace([',', '.'], "")));
            }
        }
    })
}
