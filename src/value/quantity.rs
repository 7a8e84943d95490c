//! Quantities: a number with the words that bound it and its unit.

use super::bound::{Bound, bounds, suffix};
use super::decimal::Number;
use super::figure;
use super::number::{self, Letters, Read};
use super::pounds;
use super::range;
use super::refuse::{refused, years_old};
use super::scan::{Kind, Scan};
use super::unit::{self, What};
use super::vague::vague;
use super::word;
use super::{Data, Quantity, Value};
use crate::language::Language;
use crate::text::stem::is_function_word;

/// How far "about" may be off: a tenth, the largest rounding of a number given to one digit that
/// readers still take for the same (an editor rounds 1,950 to "about 2,000"), or half a unit of its
/// last digit that is not zero, whichever is more ("around 2,000" may be 1,600).
const ABOUT: f64 = 0.1;

/// A number with what it counts.
#[derive(Debug, Clone, Copy)]
pub(super) struct Amount {
    pub(super) end: usize,
    pub(super) read: Read,
    pub(super) what: Option<What>,
    /// The currency stood before it.
    pub(super) sign: bool,
}

/// The quantity that starts at piece `i`: the piece after it, and the value.
pub(super) fn at(s: &Scan<'_>, i: usize) -> Option<(usize, Value)> {
    let (start, bound) = bounds(s, i);
    let between = s.lower(start) == "between";
    let p = start + usize::from(between);
    if let Some((end, quantity)) = vague(s, p, bound) {
        return Some((end, value(s, (i, end), (p, end), quantity)));
    }
    let Some(first) = amount(s, p) else { return percents_of(s, i) };
    let range = range::second(s, p, first, between);
    let mut amount = first;
    let mut high = None;
    match range {
        Some((end, low, top)) if !s.before(i).eq("from") || between => {
            (amount, high) = (Amount { end, ..low }, Some(top));
        }
        // "From 5 to 7 percent" is two values that share a unit.
        Some((_, low, _)) => amount = low,
        None if between => return None,
        None => {}
    }
    // "Between 2015 and 2020" are two years, unless something is counted.
    let year = |at: usize| figure::looks_like_year(s, at).is_some_and(|y| (1900..2100).contains(&y));
    if between && amount.what.is_none() && year(p) && year(amount.end - 1) && !s.lower(amount.end).ends_with('s') {
        return None;
    }
    let alone = bound.is_none() && high.is_none();
    if bound == Some(Bound::Age) && amount.what.is_none() {
        // "The age of 119 paintings".
        let counted = s.is(amount.end, Kind::Word)
            && s.lower(amount.end).ends_with('s')
            && !matches!(s.lower(amount.end), "was" | "is" | "has");
        let years = amount.read.years() && !counted;
        if !years {
            return None;
        }
        amount.what = unit::named("year").map(What::Measure);
    } else if refused(s, p, &amount, alone) {
        return None;
    } else if alone && amount.what.is_none() && years_old(s, p, &amount) {
        amount.what = unit::named("year").map(What::Measure);
    }
    let (end, bound) = suffix(s, amount.end, bound);
    let mut quantity = quantity(&amount, bound);
    if let Some(top) = high {
        let highest = converted(amount.what, top.to_f64());
        quantity = Quantity {
            value: None,
            base: None,
            max: Some(highest),
            min: Some(converted(amount.what, amount.read.number.to_f64())),
            ..quantity
        };
    }
    Some((end, value(s, (i, end), (p, amount.end), quantity)))
}

fn value(s: &Scan<'_>, span: (usize, usize), core: (usize, usize), quantity: Quantity) -> Value {
    Value { span: s.span(span.0, span.1), core: s.span(core.0, core.1), data: Data::Quantity(quantity) }
}

/// A value in the base unit, if there is one.
pub(super) fn converted(what: Option<What>, value: f64) -> f64 {
    what.and_then(|w| w.base(value)).map_or(value, |(base, _)| base)
}

fn quantity(amount: &Amount, bound: Option<Bound>) -> Quantity {
    let (number, what) = (amount.read.number, amount.what);
    let exact = number.to_f64();
    let slack = (exact.abs() * ABOUT).max(number.step().unwrap_or(0.0) / 2.0);
    let (min, max) = match bound {
        None | Some(Bound::Age) => (Some(exact), Some(exact)),
        Some(Bound::Min) => (Some(exact), None),
        Some(Bound::Max) => (None, Some(exact)),
        Some(Bound::About) => (Some(exact - slack), Some(exact + slack)),
        Some(Bound::Below) => (Some(exact - slack), Some(exact)),
        Some(Bound::Above) => (Some(exact), Some(exact + slack)),
    };
    Quantity {
        value: Some(number.to_string()),
        unit: what.map(|w| w.name().to_owned()),
        base: what.and_then(|w| w.base(exact)),
        min: min.map(|v| converted(what, v)),
        max: max.map(|v| converted(what, v)),
        approx: matches!(bound, Some(Bound::About | Bound::Below | Bound::Above)),
        ordinal: amount.read.ordinal,
    }
}

/// "Percents of twenty", as a text of its own: in a sentence "a percentage of 20" may be any.
fn percents_of(s: &Scan<'_>, i: usize) -> Option<(usize, Value)> {
    if i > 0 {
        return None;
    }
    let (of, _) =
        unit::measure(s, i).filter(|(_, u)| i == 0 && u.name == "percent" && s.is(i, Kind::Word)).or_else(|| {
            let unit = unit::named("percent")?;
            (i == 0 && matches!(s.lower(i), "percents" | "percentage" | "percentages")).then_some((i + 1, unit))
        })?;
    let read = number::read(s, of + 1, Letters::Plain).filter(|r| s.lower(of) == "of" && !r.ordinal)?;
    if read.end != s.len() {
        return None;
    }
    let what = unit::named("percent").map(What::Measure);
    let amount = Amount { end: read.end, read, what, sign: false };
    Some((read.end, value(s, (i, read.end), (of + 1, read.end), quantity(&amount, None))))
}

/// A number and its unit at `i`, on either side.
pub(super) fn amount(s: &Scan<'_>, i: usize) -> Option<Amount> {
    if let Some((p, code)) = unit::money_before(s, i)
        && !(s.glued(i) && s.is(i, Kind::Word))
        && let Some(read) = number::read(s, p, Letters::Money)
        && !read.ordinal
    {
        // "$5 million USD", "$20 dollars": said twice.
        let again = unit::money_after(s, read.end).filter(|&(end, _)| !s.is(end, Kind::Digits));
        let end = again.map_or(read.end, |(end, _)| end);
        return Some(Amount {
            end,
            read,
            what: Some(What::Money(again.map_or(code, |(_, c)| if c == "USD" { code } else { c }))),
            sign: true,
        });
    }
    if let Some(code) = unit::millions_of(s, i)
        && let Some(read) = number::read(s, i + 1, Letters::Money).filter(|r| !r.ordinal && r.scale == 1)
    {
        return in_millions(read.end, read, code);
    }
    let Some(read) = number::read(s, i, Letters::Plain) else { return one_of_time(s, i) };
    let bare = Amount { end: read.end, read, what: None, sign: false };
    if read.ordinal {
        return Some(bare);
    }
    let mut p = read.end;
    let hyphen = s.hyphen(p);
    p += usize::from(hyphen);
    if read.fraction && s.lower(p) == "of" && matches!(s.lower(p + 1), "a" | "an" | "one") {
        p += 2;
    } else if read.fraction && matches!(s.lower(p), "a" | "an") {
        p += 1;
    } else if s.lower(p) == "of" && word::is_number_word(s.before(p)) {
        return Some(bare);
    } else if FILLERS.contains(&s.lower(p)) && unit::measure(s, p + 1).is_some() {
        p += 1;
    }
    Some(unit_after(s, p, hyphen, read).unwrap_or(bare))
}

/// "Banned for a year", "a lease of a decade", "more than a week": one of a unit of time, where it can be nothing but how
/// long something lasts.
fn one_of_time(s: &Scan<'_>, i: usize) -> Option<Amount> {
    if !matches!(s.lower(i), "a" | "an") || i == 0 {
        return None;
    }
    let (end, unit) = unit::measure(s, i + 1)?;
    let long = matches!(unit.name, "minute" | "hour" | "day" | "week" | "month" | "year" | "decade");
    let before = |n: usize| if i >= n { s.lower(i - n) } else { "" };
    let lasts = LASTS.contains(&before(1)) || before(1) == "than" && COMPARED.contains(&before(2));
    let term = || before(1) == "of" && TERMS.contains(&before(2));
    if !long || !(lasts || term()) {
        return None;
    }
    let read =
        Read { end: i + 1, number: Number::ONE, ordinal: false, scale: 1, fraction: false, bare: false, words: true };
    let amount =
        |end, number, unit| Amount { end, read: Read { number, ..read }, what: Some(What::Measure(unit)), sign: false };
    if s.lower(end) == "and" {
        // "A year and a half", "a year and six months".
        if s.lower(end + 1) == "a" && s.lower(end + 2) == "half" {
            return Number::ratio(3, 2).map(|number| amount(end + 3, number, unit));
        }
        let more = number::read(s, end + 1, Letters::Plain).filter(|r| !r.ordinal && !r.fraction);
        if let Some((more, (to, part))) = more.and_then(|r| unit::measure(s, r.end).map(|u| (r, u)))
            && let Some(parts) = PARTS.iter().find(|(whole, of, _)| *whole == unit.name && *of == part.name)
        {
            let whole = parts.2 + more.number.to_f64() as i128;
            return Some(amount(to, Number::int(whole), part));
        }
    }
    // "A day ticket", "a year-long ban", "a week of storms", "a day's drive".
    let next = s.lower(end);
    let joins = AFTER.contains(&next) || next != "of" && is_function_word(next, Language::ENGLISH);
    let noun = s.is(end, Kind::Word) && !joins || s.hyphen(end) || matches!(next, "'" | "’" | "'s");
    (!noun).then_some(amount(end, Number::ONE, unit))
}

/// How many of a smaller unit of time a greater one has.
const PARTS: [(&str, &str, i128); 5] =
    [("year", "month", 12), ("month", "week", 4), ("week", "day", 7), ("day", "hour", 24), ("hour", "minute", 60)];
/// Words besides the small ones that may follow a length of time.
const AFTER: [&str; 6] = ["longer", "late", "early", "now", "ending", "starting"];
/// What a length of time is compared by: "longer than a week".
const COMPARED: [&str; 4] = ["more", "less", "longer", "shorter"];
/// Words after which "a year" is how long something lasts.
const LASTS: [&str; 11] =
    ["for", "lasted", "lasts", "lasting", "within", "least", "nearly", "almost", "took", "takes", "about"];
/// What lasts: "a lease of a decade".
const TERMS: [&str; 16] = [
    "lease",
    "term",
    "ban",
    "strike",
    "sentence",
    "delay",
    "period",
    "contract",
    "truce",
    "ceasefire",
    "break",
    "curfew",
    "trial",
    "suspension",
    "extension",
    "mourning",
];

/// "MUSD 60", "60 MUSD".
fn in_millions(end: usize, read: Read, code: &'static str) -> Option<Amount> {
    const MILLION: i128 = 1_000_000;
    let number = read.number.times(Number::int(MILLION))?;
    let read = Read { number, scale: MILLION, end, bare: false, ..read };
    Some(Amount { end, read, what: Some(What::Money(code)), sign: true })
}

/// "15 dollars 50": the hundredths after the name of a currency, where nothing else is counted.
fn hundredths(s: &Scan<'_>, i: usize, read: &Read) -> Option<Number> {
    let part = s.small(i).filter(|n| *n < 100 && s.lower(i).len() == 2 && !s.glued(i))?;
    let counts = s.is(i + 1, Kind::Word) && !matches!(s.lower(i + 1), "more" | "each" | "and" | "for" | "in" | "but");
    let goes_on = s.glued(i + 1) && (s.is(i + 2, Kind::Digits) || matches!(s.lower(i + 1), "%" | "-" | "/" | ":"));
    let whole = read.scale == 1 && read.number.integer().is_some();
    if !whole || counts || goes_on { None } else { read.number.plus(Number::ratio(part.into(), 100)?) }
}

/// Words that stand between a number and a unit of time or length: "three more days".
pub(super) const FILLERS: [&str; 14] = [
    "more",
    "additional",
    "extra",
    "further",
    "consecutive",
    "straight",
    "successive",
    "full",
    "whole",
    "long",
    "working",
    "calendar",
    "other",
    "business",
];

fn unit_after(s: &Scan<'_>, p: usize, hyphen: bool, read: Read) -> Option<Amount> {
    let money = unit::money_after(s, p);
    let measure = unit::measure(s, p);
    if let Some((end, code)) = money
        && measure.is_none_or(|(other, _)| other < end)
    {
        // Currencies that are words as well ("won", "real") need a sum that could be one.
        let wordy = matches!(s.lower(p), "won" | "real" | "rand" | "dong" | "colon" | "birr" | "bucks") && end == p + 1;
        if !(wordy && read.number.less_than(Number::int(100))) {
            // "75 USD million".
            if let Some(scale) = word::scale_word(s.lower(end)).filter(|_| read.scale == 1)
                && s.written(p).bytes().all(|b| b.is_ascii_uppercase())
            {
                let number = read.number.times(Number::int(scale))?;
                let read = Read { number, scale, end: end + 1, ..read };
                return Some(Amount { end: end + 1, read, what: Some(What::Money(code)), sign: false });
            }
            if let Some(number) = hundredths(s, end, &read) {
                let read = Read { number, end: end + 1, bare: false, ..read };
                return Some(Amount { end: end + 1, read, what: Some(What::Money(code)), sign: false });
            }
            return Some(Amount { end, read, what: Some(What::Money(code)), sign: false });
        }
    }
    if let Some(code) = unit::millions_of(s, p).filter(|_| read.scale == 1) {
        return in_millions(p + 1, read, code);
    }
    if matches!(s.lower(p), "pound" | "pounds") && !(s.glued(p + 1) && s.is(p + 1, Kind::Word)) {
        let what = if pounds::are_money(s, p, read.scale) {
            Some(What::Money("GBP"))
        } else {
            unit::named("pound").map(What::Measure)
        };
        return Some(Amount { end: p + 1, read, what, sign: false });
    }
    // "40C" in a report of the weather; a number glued to any other capital is a name.
    let ends = !s.glued(p + 1) || matches!(s.lower(p + 1), "." | "," | ")");
    if s.glued(p) && !hyphen && matches!(s.written(p), "C" | "F") && ends {
        let name = if s.lower(p) == "c" { "degree celsius" } else { "degree fahrenheit" };
        return Some(Amount { end: p + 1, read, what: unit::named(name).map(What::Measure), sign: false });
    }
    let (mut end, unit) = measure?;
    let one = read.number == Number::ONE || hyphen || read.fraction;
    // "The two second homes": a second is one only after one or a hyphen.
    if matches!(s.lower(p), "second" | "minute" | "stone" | "degree" | "quarter")
        && !one
        && unit.name != "stone"
        && end == p + 1
    {
        return None;
    }
    if unit.name == "year" {
        end = match (s.lower(end), s.lower(end + 1), s.lower(end + 2)) {
            ("-", "old" | "olds", _) if s.hyphen(end) => end + 2,
            ("old", _, _) => end + 1,
            ("of", "age", _) => end + 2,
            _ => end,
        };
    } else if matches!(unit.name, "month" | "week" | "day") {
        end = match (s.lower(end), s.lower(end + 1)) {
            ("-", "old") if s.hyphen(end) => end + 2,
            ("old", _) => end + 1,
            _ => end,
        };
    }
    Some(Amount { end, read, what: Some(What::Measure(unit)), sign: false })
}

impl Read {
    /// Whether it can be an age in years.
    pub(super) fn years(&self) -> bool {
        !self.ordinal && self.number.integer().is_some_and(|n| (0..=120).contains(&n))
    }
}
