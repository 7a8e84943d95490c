//! Looking for a figure in the whole of an article: the same one, another for the same thing, or the same in a
//! form that is no figure.

use std::sync::LazyLock;

use crate::compare::apparatus::Context;
use crate::compare::apparatus::align::is_harm;
use crate::compare::apparatus::amount::{Amount, same_order};
use crate::compare::apparatus::concepts::Concepts;
use crate::compare::apparatus::item::{ENDS, Item, Key, is_year_long};
use crate::compare::apparatus::lexed::{Word, known, words};
use crate::compare::apparatus::shelf::read;
use crate::compare::statements::ClaimAt;
use crate::day::Day;
use crate::same::concept::concept;
use crate::span::Span;
use crate::text::fold::fold;
use crate::text::stem::stem;
use crate::text::token::{TokenKind, tokens};
use crate::value::{Data, Quantity, Value};

/// Factor within which a number of days may be those up to a day: a month is 30 days, or 32.
const SAME_TERM: f64 = 1.2;
/// Seconds of a day.
const DAY: f64 = 86_400.0;
/// Days of a year, and from which on a length of time is told as the year it began.
const YEAR: f64 = 366.0;
const YEARS: f64 = 2.0 * 365.0;
/// Days from which a length of time may be told of what began in a year long past.
const OLD: f64 = 5.0 * 365.0;
/// Concepts that the words around two values must share for both to be told of one thing.
const ONE_MATTER: usize = 2;
/// Share by which two figures may differ that are one, rounded or converted.
const SAME_FIGURE: f64 = 0.01;
/// The same in two units: 100 feet, 30 metres.
const CONVERTED: f64 = 0.02;
/// Bytes to either side of a figure in which the words stand that say what it is of.
const NEAR: usize = 40;
/// Figure from which the figure alone tells what it is of.
const TELLING: f64 = 100.0;
/// Words after a figure among which stands what it counts: "109 of the dead were evacuees".
const COUNTED_WORDS: usize = 5;
/// Number of people that is hardly given twice of two things.
const TWO_DIGITS: f64 = 10.0;
/// Number from which on a word for it ("thousands") may be any figure of its size.
const THOUSANDS: f64 = 1000.0;
/// Factor within which two numbers are of one size.
const TENFOLD: f64 = 9.0;

impl Context<'_> {
    /// Where an article gives a figure, or another for the same thing, and whether it may give it in a form that is
    /// no figure.
    pub(super) fn figure(
        &self,
        article: usize,
        item: &Item<'_>,
        amount: &Amount<'_>,
        (group, members): (&[&Item<'_>], &[ClaimAt]),
    ) -> (Option<Span>, bool) {
        let anatomy = &self.anatomies[article];
        let scopes: Vec<Span> =
            members.iter().filter(|m| m.article == article).map(|m| self.words[article].extent(m.claim)).collect();
        let figures = || {
            anatomy.values.iter().filter_map(|v| match &v.data {
                Data::Quantity(q) if !q.ordinal => Some((v.span, q)),
                _ => None,
            })
        };
        // "Just hours before" gives the hours without a figure.
        let bare = item.reading.unit.is_some_and(|unit| {
            let word = known(&fold(unit));
            // "Hours before the deadline" may stand anywhere in it.
            matches!(unit, "hour" | "minute") && self.has(article, &word)
                || scopes.iter().any(|&s| self.bare_word(article, s, &word))
        });
        let unclear = bare || self.has_size(article, group);
        let same = figures().find(|&(span, q)| {
            let same_unit =
                q.unit.as_deref() == item.reading.unit || q.base.is_some_and(|(_, b)| b == amount.dimension);
            // "27 degrees", "27°C".
            let degrees = |unit: Option<&str>| unit.is_some_and(|u| u.starts_with("degree"));
            if degrees(q.unit.as_deref())
                && degrees(item.reading.unit)
                && q.value.as_deref() == Some(&item.reading.value)
            {
                return true;
            }
            let same_figure = match (q.figure(), amount.value) {
                (Some(a), Some(b)) => {
                    let slack = if q.unit.as_deref() == item.reading.unit { SAME_FIGURE } else { CONVERTED };
                    (a - b).abs() <= slack * a.abs().max(b.abs())
                }
                _ => q.range() == (amount.low, amount.high),
            };
            // Small figures are everywhere: their words must be there too.
            let about = || {
                if is_harm(item) {
                    // "Another 34 people were taken to hospital": as many people, told in other words.
                    let after = self.texts[article][span.end()..].trim_start();
                    let people = ["people", "others", "more people"].iter().any(|w| after.starts_with(w));
                    let care = || {
                        let line = self.line_of(article, span).map_or("", |l| l.of(self.texts[article]));
                        ["hospital", "clinic", "treated", "ambulance"].iter().any(|w| line.contains(w))
                    };
                    let as_many = people && amount.value.is_some_and(|v| v >= TWO_DIGITS) && care();
                    as_many && amount.counted.is_none() || self.counts(article, span, item.role, amount.counted)
                } else {
                    amount.low >= TELLING || anatomy.is_brief() || self.shares_words(article, span, &amount.around)
                }
            };
            same_unit && same_figure && about()
        });
        // Another figure for the same thing elsewhere in the article is the detail in another reading.
        let another = || {
            let outside = |span: Span| scopes.iter().all(|s| s.overlap(span) == 0);
            figures().filter(|_| is_harm(item)).find(|&(span, q)| {
                q.unit.is_none()
                    && same_order(q.range(), (amount.low, amount.high))
                    && outside(span)
                    && self.counts(article, span, item.role, amount.counted)
            })
        };
        if let Some((span, _)) = same.or_else(another) {
            return (Some(span), unclear);
        }
        match self.another_count(article, amount) {
            Some((span, true)) => (Some(span), unclear),
            Some((_, false)) => (None, true),
            None => (None, unclear),
        }
    }

    /// Whether an article gives a number of the size of a word for it: "several thousand refugees" are the "5,000
    /// people" of another, whatever each calls them. Either may be the word.
    fn has_size(&self, article: usize, group: &[&Item<'_>]) -> bool {
        let size = |i: &&Item| match &i.key {
            Key::Quantity(q) if q.low >= THOUSANDS && q.dimension == "count" && !is_harm(i) => Some((q.low, q.value)),
            _ => None,
        };
        let Some(sizes) = group.iter().map(size).collect::<Option<Vec<_>>>() else { return false };
        let words = sizes.iter().all(|(_, value)| value.is_none());
        let one_size = |low: f64| sizes.iter().any(|(s, _)| low * TENFOLD >= *s && low <= s * TENFOLD);
        self.anatomies[article].values.iter().any(|v| match &v.data {
            Data::Quantity(q) if !q.ordinal && q.unit.is_none() => {
                let (low, high) = q.range();
                let word =
                    q.figure().is_none() && sizes.iter().any(|(s, _)| low <= *s && *s <= high.min(low * TENFOLD));
                low >= THOUSANDS && (word || words && one_size(low))
            }
            _ => false,
        })
    }

    /// Whether an article gives as a length of time what an item gives as the day it ends, or in years what an item
    /// gives as the year it began, or the other way round: "until June 1" and "for another 30 days", printed on 30
    /// April; "since 2011" and "the six-year war", printed in 2017.
    pub(super) fn has_term(&self, article: usize, item: &Item<'_>, members: &[ClaimAt]) -> bool {
        let anatomy = &self.anatomies[article];
        let (Some(day), Some(other)) = (anatomy.day, self.anatomies[item.article].day) else { return false };
        let near = |a: f64, b: f64| a >= 1.0 && a <= b * SAME_TERM && b <= a * SAME_TERM;
        let term = |q: &Quantity| q.base.filter(|(_, base)| *base == "second").map(|(seconds, _)| seconds / DAY);
        // What its claims give of the matter is told of it.
        let told = |value: Span| {
            let mut own = members.iter().filter(|m| m.article == article);
            own.any(|m| self.words[article].extent(m.claim).contains(value))
        };
        let one = |value: Span| told(value) || self.one_matter(item, article, value);
        match &item.key {
            Key::Time { days: Some((from, _)), .. } if ENDS.contains(&item.before) => {
                let left = f64::from(other.days_until(*from));
                anatomy
                    .values
                    .iter()
                    .any(|v| matches!(&v.data, Data::Quantity(q) if term(q).is_some_and(|t| near(t, left))))
            }
            Key::Quantity(amount) if amount.dimension == "second" => {
                let days = amount.value.unwrap_or(amount.low) / DAY;
                let ends = |from: Day| near(f64::from(day.days_until(from)), days);
                let began = |from: Day| days >= YEARS && (days..days + YEAR).contains(&f64::from(from.days_until(day)));
                anatomy.values.iter().any(|v| match &v.data {
                    Data::Time(t) => {
                        t.days.is_some_and(|(from, to)| ends(from) || (began(from) || began(to)) && one(v.span))
                    }
                    Data::Quantity(_) => false,
                })
            }
            Key::Time { days: Some((from, to)), .. } => {
                let since = |from: &Day, term: f64| {
                    term >= YEARS && (term..term + YEAR).contains(&f64::from(from.days_until(day)))
                };
                anatomy.values.iter().any(|v| match &v.data {
                    Data::Quantity(q) => term(q).is_some_and(|t| {
                        // "From 1974 on", "for 22 years".
                        let ended = is_year_long((*from, *to)) && t >= OLD && f64::from(from.days_until(day)) > t;
                        (since(from, t) || since(to, t)) && one(v.span) || ended && told(v.span)
                    }),
                    Data::Time(_) => false,
                })
            }
            _ => false,
        }
    }

    /// Whether the words around a value of an article are in the sentence of an item: both may be told of one thing.
    fn one_matter(&self, item: &Item<'_>, article: usize, value: Span) -> bool {
        let Some(own) = self.line_of(item.article, item.span) else { return false };
        let near = self.words_near(article, value);
        let near: Concepts<'_> = near.iter().filter_map(Word::content).collect();
        near.iter().filter(|c| self.line_has(item.article, own, c)).count() >= ONE_MATTER
    }

    /// Whether some article gives two figures and says of the lower that it came before.
    pub(super) fn tells_both(&self, low: Option<f64>, high: Option<f64>) -> bool {
        const BEFORE: [&str; 6] = ["previous", "earlier", "initial", "up from", "raised from", "updating"];
        let (Some(low), Some(high)) = (low, high) else { return false };
        (0..self.texts.len()).any(|article| {
            let text = self.texts[article];
            let first = |v: Span| {
                let from = boundary(text, v.start().saturating_sub(NEAR));
                let words = text[from..v.start()].to_lowercase();
                BEFORE.iter().any(|b| words.contains(b))
            };
            self.giving(article, high).next().is_some() && self.giving(article, low).any(|v| first(v.span))
        })
    }

    /// The figures of an article in ascending order, each with the number of its value: a table of thousands is
    /// asked for each of its rows.
    fn figures_of(&self, article: usize) -> &[(f64, usize)] {
        self.figures[article].get_or_init(|| {
            let values = self.anatomies[article].values.iter().enumerate();
            let figure = |v: &Value| match &v.data {
                Data::Quantity(q) => q.figure(),
                Data::Time(_) => None,
            };
            let mut figures: Vec<(f64, usize)> = values.filter_map(|(at, v)| Some((figure(v)?, at))).collect();
            figures.sort_unstable_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
            figures
        })
    }

    /// Where an article gives a figure.
    pub(super) fn giving(&self, article: usize, figure: f64) -> impl Iterator<Item = &Value> {
        let all = self.figures_of(article);
        let from = all.partition_point(|f| f.0 < figure);
        let same = all[from..].iter().take_while(move |f| f.0 == figure);
        same.map(move |&(_, at)| &self.anatomies[article].values[at])
    }

    /// Whether the words around a value share a concept with what another number counts.
    pub(super) fn shares_words(&self, article: usize, value: Span, around: &Concepts<'_>) -> bool {
        self.words_near(article, value).iter().filter_map(Word::content).any(|c| around.contains(c))
    }

    /// The words on either side of a value, within its sentence.
    fn words_near(&self, article: usize, value: Span) -> Vec<Word<'_>> {
        let text = self.texts[article];
        let near = self.line_of(article, value).map_or("", |sentence| {
            let from = boundary(text, value.start().saturating_sub(NEAR).max(sentence.start()));
            let to = boundary(text, (value.end() + NEAR).min(sentence.end()));
            &text[from..to]
        });
        read(near, self.anatomies[article].language)
    }

    /// Where an article gives another figure for what an amount counts, and whether it is told of the same: then
    /// it is the detail in another reading.
    fn another_count(&self, article: usize, amount: &Amount<'_>) -> Option<(Span, bool)> {
        let counted = amount.counted.filter(|_| amount.dimension == "count")?;
        let (text, anatomy) = (self.texts[article], &self.anatomies[article]);
        let mut around = amount.around.clone();
        around.remove(counted);
        let counts = |t: &Word<'_>| match t.content() {
            Some(concept) => concept == counted,
            None => concept(&stem(t.folded(), anatomy.language)) == counted,
        };
        let told =
            |after: &[Word<'_>]| after.iter().take_while(|t| t.kind == TokenKind::Word).take(COUNTED_WORDS).any(counts);
        let is_other = |span: Span| {
            let Some(sentence) = self.line_of(article, span) else { return false };
            let after = Span::new(span.end(), sentence.end());
            if self.words[article].cuts(span.end()) {
                let mut cut = Vec::new();
                words(text, after, anatomy.language, &mut cut);
                return told(&cut);
            }
            told(self.words[article].within(after))
        };
        let figures =
            anatomy.values.iter().filter(|v| matches!(&v.data, Data::Quantity(q) if !q.ordinal && q.unit.is_none()));
        let others: Vec<Span> = figures.map(|v| v.span).filter(|&span| is_other(span)).collect();
        let same = others.iter().find(|&&span| self.shares_words(article, span, &around));
        same.map(|&span| (span, true)).or(others.first().map(|&span| (span, false)))
    }

    /// Whether the sentence of a bare number is about what a role names ("killed"), and about those it
    /// befell where the detail counts somebody in particular ("children").
    fn counts(&self, article: usize, value: Span, role: &str, counted: Option<&str>) -> bool {
        // "The dead", "the deaths" are the killed.
        const KILLED: [&str; 4] = ["killed", "dead", "died", "death"];
        static WORDS: LazyLock<Vec<String>> = LazyLock::new(|| KILLED.iter().map(|word| known(word)).collect());
        let named = known(role);
        let has = |line: Span, concept: &str| self.line_has(article, line, concept);
        let about =
            |line: Span| has(line, &named) || KILLED.contains(&role) && WORDS.iter().any(|word| has(line, word));
        // People who go by several names are not asked for by one of them.
        let counts = |line: Span| counted.is_none_or(|c| c.ends_with('=') || has(line, c));
        self.line_of(article, value).is_some_and(|line| about(line) && counts(line))
    }

    /// Whether a word stands in a clause outside any figure.
    fn bare_word(&self, article: usize, scope: Span, word: &str) -> bool {
        let (text, anatomy) = (self.texts[article], &self.anatomies[article]);
        tokens(text, scope)
            .into_iter()
            .filter(|t| anatomy.values_of(scope).iter().all(|v| v.span.overlap(t.span) == 0))
            .any(|t| read(t.span.of(text), anatomy.language).iter().any(|w| w.content() == Some(word)))
    }
}

/// The last character boundary at or before a byte.
fn boundary(text: &str, at: usize) -> usize {
    (0..=at).rev().find(|&i| text.is_char_boundary(i)).unwrap_or(0)
}
