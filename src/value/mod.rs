//! Quantities and times in running text, with their values.
//!
//! [`values`] reads the numbers, sums of money, measures, durations, dates and hours of an English
//! text. What it reads is decided by form and the words beside it alone: a number that is part of a
//! name ("Boeing 737") is left out as far as simple rules go, and what a number counts ("1,950
//! nurses") is not part of the value.

mod ago;
mod anchor;
mod bound;
mod calendar;
mod clock;
mod date;
mod decimal;
mod figure;
mod holiday;
mod join;
mod number;
mod opens;
mod phrase;
mod pounds;
mod quantity;
mod range;
mod rate;
mod refuse;
mod relative;
mod scan;
mod score;
mod unit;
pub use anchor::Prefer;
pub(crate) use unit::base_of;
mod vague;
mod word;

use crate::day::{Day, east_of, minute_of};
use crate::language::Language;
use crate::span::Span;
use anchor::Anchor;

/// A quantity or a time that a text gives, read to a value.
#[derive(Debug, Clone, PartialEq)]
pub struct Value {
    pub(crate) span: Span,
    pub(crate) core: Span,
    pub(crate) data: Data,
}

/// Whether a [`Value`] is a quantity or a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ValueKind {
    /// A number, with or without a unit; lengths of time and ages are quantities too.
    Quantity,
    /// A day, a stretch of days, or an hour.
    Time,
}

/// A plain decimal as a number. Most are short and whole, and exact as they are.
fn number(decimal: &str) -> Option<f64> {
    const EXACT: usize = 15;
    if decimal.is_empty() || decimal.len() > EXACT || !decimal.bytes().all(|b| b.is_ascii_digit()) {
        return decimal.parse().ok();
    }
    Some(decimal.bytes().fold(0.0, |n, digit| 10.0 * n + f64::from(digit - b'0')))
}

/// What a value is of.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Data {
    Quantity(Quantity),
    Time(Time),
}

/// A number with what it counts or measures.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Quantity {
    /// The number as a plain decimal ("31300000", "0.5"); `None` for a vague one ("several") and
    /// for a range ("10 to 15").
    pub(crate) value: Option<String>,
    /// ISO 4217 code, `percent`, or the unit as written, singular ("foot", "day", "metric ton").
    /// `None` for a bare count.
    pub(crate) unit: Option<String>,
    /// The value in the base unit of its dimension ("metre", "kilogram", "second"...).
    pub(crate) base: Option<(f64, &'static str)>,
    /// The least it can be, in base units where there is a base: 3 for "at least 3", 20 for "dozens".
    pub(crate) min: Option<f64>,
    /// The most it can be, likewise. An exact value has both, equal.
    pub(crate) max: Option<f64>,
    /// "about", "some", "nearly", and every vague number.
    pub(crate) approx: bool,
    /// "third", "25th".
    pub(crate) ordinal: bool,
}

/// A day or a stretch of days, and perhaps an hour.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Time {
    /// ISO 8601, as fine as the text is: "2031-07", "2031-07-23", "2031-07-23T18:00", "T18:00", an
    /// interval "2031-07-23/2031-07-25", and where the year is unknown the truncated forms "--07-23",
    /// "--07", "-W-1" (a Monday) and "-P2D" (two days before a day not known here).
    pub(crate) value: String,
    /// First and last day it can be; `None` for an hour without a day.
    pub(crate) days: Option<(Day, Day)>,
    /// Minute of the day.
    pub(crate) minute: Option<u32>,
    /// "in recent days", "soon".
    pub(crate) approx: bool,
}

impl Quantity {
    /// The figure, in the base unit where it has one.
    pub(crate) fn figure(&self) -> Option<f64> {
        self.base.map(|(v, _)| v).or_else(|| self.value.as_deref().and_then(number))
    }

    /// The least and the most it can be, in the base unit where it has one.
    pub(crate) fn range(&self) -> (f64, f64) {
        let exact = self.figure();
        let low = self.min.or(if self.max.is_some() { Some(0.0) } else { exact });
        let high = self.max.or(if self.min.is_some() { None } else { exact });
        (low.unwrap_or(0.0), high.unwrap_or(f64::INFINITY))
    }
}

impl Value {
    /// Where it stands, with its unit and the words that bound it ("at least three", "$30 million",
    /// "on 12 May").
    #[must_use]
    pub fn span(&self) -> Span {
        self.span
    }

    /// Whether it is a quantity or a time.
    #[must_use]
    pub fn kind(&self) -> ValueKind {
        match self.data {
            Data::Quantity(_) => ValueKind::Quantity,
            Data::Time(_) => ValueKind::Time,
        }
    }

    /// A plain decimal ("31300000"), a result ("3-1", unit "score") or an ISO 8601 time ("2031-07-23"); `None` for a vague quantity
    /// ("several") and for a range.
    #[must_use]
    pub fn value(&self) -> Option<&str> {
        match &self.data {
            Data::Quantity(q) => q.value.as_deref(),
            Data::Time(t) => Some(&t.value),
        }
    }

    /// An ISO 4217 code, `percent`, or an English unit in the singular ("foot"); `None` for a bare
    /// count and a time.
    #[must_use]
    pub fn unit(&self) -> Option<&str> {
        self.quantity().and_then(|q| q.unit.as_deref())
    }

    /// The value in the base unit of its dimension: `(1857.756, "metre")` for "6,095 feet".
    #[must_use]
    pub fn base(&self) -> Option<(f64, &str)> {
        self.quantity().and_then(|q| q.base)
    }

    /// The least a quantity can be, in base units where [`base`](Self::base) has them.
    #[must_use]
    pub fn min(&self) -> Option<f64> {
        self.quantity().and_then(|q| q.min)
    }

    /// The most a quantity can be, in base units where [`base`](Self::base) has them.
    #[must_use]
    pub fn max(&self) -> Option<f64> {
        self.quantity().and_then(|q| q.max)
    }

    /// Whether the text gives it as near rather than exact: "about 30", "dozens", "recently".
    #[must_use]
    pub fn is_approx(&self) -> bool {
        match &self.data {
            Data::Quantity(q) => q.approx,
            Data::Time(t) => t.approx,
        }
    }

    /// Whether it is a place in an order ("third", "25th") rather than a count.
    #[must_use]
    pub fn is_ordinal(&self) -> bool {
        self.quantity().is_some_and(|q| q.ordinal)
    }

    fn quantity(&self) -> Option<&Quantity> {
        match &self.data {
            Data::Quantity(q) => Some(q),
            Data::Time(_) => None,
        }
    }
}

/// The quantities and times of an English text, in order and without overlap. `published` is the
/// day the text appeared, ISO 8601 or as in an e-mail's head; "on Monday" counts from it, and is
/// left without a day when it is missing or cannot be read. Of several days that could be meant it is
/// the last: news tells what happened. Linear in the text.
///
/// A day and an hour that stand together ("at 6 p.m. on Saturday") are one value. A text that is nothing
/// but the words for a time ("sat at 5", "the 24th") is read more freely than a sentence is.
///
/// ```
/// use variorum::{ValueKind, values};
/// let found = values("At least 3,700 people left on Monday.", Some("2031-07-23"));
/// assert_eq!((found[0].kind(), found[0].value(), found[0].min()), (ValueKind::Quantity, Some("3700"), Some(3700.0)));
/// assert_eq!((found[1].kind(), found[1].value()), (ValueKind::Time, Some("2031-07-21")));
/// ```
#[must_use]
pub fn values(text: &str, published: Option<&str>) -> Vec<Value> {
    values_with(text, published, Prefer::Past)
}

/// [`values`], with times that could be past or to come read as `prefer` says.
///
/// ```
/// use variorum::{Prefer, values_with};
/// let day = |prefer| values_with("Closed on Friday.", Some("2031-07-23"), prefer)[0].value().map(str::to_owned);
/// assert_eq!(day(Prefer::Past).as_deref(), Some("2031-07-18"));
/// assert_eq!(day(Prefer::Future).as_deref(), Some("2031-07-25"));
/// ```
#[must_use]
pub fn values_with(text: &str, published: Option<&str>, prefer: Prefer) -> Vec<Value> {
    let day = published.and_then(Day::parse);
    let (minute, east) = (published.and_then(minute_of), published.and_then(east_of));
    let anchor = Anchor { day, minute, east, prefer };
    let scan = scan::Scan::new(text, Span::new(0, text.len()));
    if let Some(value) = phrase::whole(&scan, anchor) {
        return vec![value];
    }
    join::days_and_hours(&scan, read(&scan, anchor))
}

/// The quantities and times of `span`, in order, without overlap. `published` is what "on Monday"
/// counts from; news points back, so weekdays are those of the past. A day and its hour are two values
/// here: outlets give one without the other. Linear in the text.
///
/// The words are English ones; in other languages figures, signs and ISO dates are read, and an
/// English word that is there is read as English.
pub(crate) fn recognise(text: &str, span: Span, _language: Language, published: Option<Day>) -> Vec<Value> {
    let scan = scan::Scan::new(text, span);
    read(&scan, Anchor { day: published, ..Anchor::default() }).into_iter().map(|read| read.value).collect()
}

/// A value and the pieces it was read from.
struct Read {
    from: usize,
    to: usize,
    value: Value,
}

fn read(scan: &scan::Scan<'_>, anchor: Anchor) -> Vec<Read> {
    let mut values = Vec::new();
    let mut i = 0;
    while i < scan.len() {
        // A time is tried first: its numbers ("23 July", "6.30pm") are no quantities.
        let found = || {
            let often = || rate::at(scan, i).or_else(|| score::at(scan, i));
            time_at(scan, i, anchor).or_else(often).or_else(|| quantity::at(scan, i))
        };
        if let Some((end, value)) = opens::at(scan, i).then(found).flatten() {
            values.push(Read { from: i, to: end, value });
            // Every reader takes at least the piece it starts at; the bound keeps the loop from
            // depending on it.
            i = end.max(i + 1);
        } else {
            i = skip(scan, i);
        }
    }
    values
}

/// The next piece to read at after nothing was read at `i`: past a whole web address, and past all of
/// a number that was refused, whose tail would be another one.
fn skip(s: &scan::Scan<'_>, i: usize) -> usize {
    let mut next = i + 1;
    if matches!(s.lower(i), "http" | "https" | "www") && matches!(s.lower(next), ":" | ".") && s.glued(next) {
        while s.glued(next) {
            next += 1;
        }
    } else if s.is(i, scan::Kind::Digits) {
        while matches!(s.lower(next), "," | "." | "-" | "/" | ":")
            && s.glued(next)
            && s.glued(next + 1)
            && s.is(next + 1, scan::Kind::Digits)
        {
            next += 2;
        }
    }
    next
}

/// The time at piece `i`: a day first, then an hour.
fn time_at(s: &scan::Scan<'_>, i: usize, anchor: Anchor) -> Option<(usize, Value)> {
    let found = calendar::at(s, i, anchor)
        .or_else(|| date::at(s, i, anchor))
        .or_else(|| relative::at(s, i, anchor))
        .or_else(|| clock::at(s, i))?;
    let value = Value { span: s.span(i, found.end), core: s.span(found.core, found.end), data: Data::Time(found.time) };
    Some((found.end, value))
}

/// A time that was read.
struct Found {
    /// The piece its core starts at, after "on" or "since".
    core: usize,
    /// The piece after it.
    end: usize,
    time: Time,
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The values of a text of the day that the cases count from.
    fn of(text: &str) -> Vec<Value> {
        recognise(text, Span::new(0, text.len()), Language::ENGLISH, Day::parse("2031-07-23"))
    }

    #[test]
    fn a_plain_decimal_is_read_as_any_other() {
        for decimal in ["0", "7", "0012", "999999999999999", "9999999999999999", "0.5", "-3", "1e3", "", "x"] {
            assert_eq!(number(decimal), decimal.parse().ok(), "{decimal}");
        }
    }

    #[test]
    fn the_core_leaves_out_what_bounds_and_places() {
        for (text, core) in [
            ("At least 3,700 left.", "3,700"),
            ("About $30 million went.", "$30 million"),
            ("It took more than 56 days.", "56 days"),
            ("They met on 12 May.", "12 May"),
            ("They met since about 6 p.m. today", "6 p.m."),
            ("Between 3 and 5 came.", "3 and 5"),
            ("Five or more came.", "Five"),
        ] {
            let value = &of(text)[0];
            assert!(value.span.contains(value.core), "{text}");
            assert_eq!(value.core.of(text), core, "{text}");
        }
    }

    #[test]
    fn every_value_begins_with_a_word_that_may() {
        for line in include_str!("../../tests/data/values.txt").lines() {
            let scan = scan::Scan::new(line, Span::new(0, line.len()));
            let anchor = Anchor { day: Day::parse("2031-07-23"), ..Anchor::default() };
            for i in (0..scan.len()).filter(|&i| !opens::at(&scan, i)) {
                assert!(time_at(&scan, i, anchor).is_none(), "{line}: {}", scan.lower(i));
                assert!(quantity::at(&scan, i).is_none(), "{line}: {}", scan.lower(i));
                assert!(rate::at(&scan, i).is_none() && score::at(&scan, i).is_none(), "{line}: {}", scan.lower(i));
            }
        }
    }

    #[test]
    fn only_the_span_is_read_and_spans_are_of_the_whole_text() {
        let text = "Ten men, 20 men — 30 men.";
        let span = Span::new(9, text.len() - 8);
        let found = recognise(text, span, Language::ENGLISH, None);
        assert_eq!(found.iter().map(|v| v.span.of(text)).collect::<Vec<_>>(), ["20"]);
    }

    #[test]
    fn days_are_the_first_and_last_a_time_can_be() {
        for (text, days) in [
            ("in July 2031", Some(("2031-07-01", "2031-07-31"))),
            ("in early October 2030", Some(("2030-10-01", "2030-10-10"))),
            ("late 2023", Some(("2023-09-01", "2023-12-31"))),
            ("in the 1990s", Some(("1990-01-01", "1999-12-31"))),
            ("earlier this month", Some(("2031-07-01", "2031-07-23"))),
            ("a week ago", Some(("2031-07-13", "2031-07-19"))),
            ("this weekend", Some(("2031-07-26", "2031-07-27"))),
            ("29 February", Some(("2028-02-29", "2028-02-29"))),
            ("at noon", None),
        ] {
            let found = of(text);
            let Data::Time(time) = &found[0].data else { panic!("{text}") };
            let shown = time.days.map(|(a, b)| (a.to_string(), b.to_string()));
            assert_eq!(shown, days.map(|(a, b)| (a.to_owned(), b.to_owned())), "{text}");
        }
    }
}
