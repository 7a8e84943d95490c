//! Dates that name their day, month or year: "23 July 2031", "Jul 23", "July", "in 2011", "the 1990s".

use jiff::civil::Date;

use super::anchor::{Anchor, Prefer};
use super::figure;
use super::number::{self, Letters};
use super::scan::{Kind, Scan};
use super::word;
use super::{Found, Time};
use crate::day::Day;

/// A date as far as it is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Partial {
    year: Option<i32>,
    month: Option<u32>,
    /// First and last day of the month.
    days: Option<(u32, u32)>,
    /// Years it lasts when it is a stretch of years: 10 for a decade.
    years: i32,
    /// Minute of the day, from an ISO 8601 date and time.
    minute: Option<u32>,
}

const MONTHS: [(&str, &str); 12] = [
    ("january", "jan"),
    ("february", "feb"),
    ("march", "mar"),
    ("april", "apr"),
    ("may", "may"),
    ("june", "jun"),
    ("july", "jul"),
    ("august", "aug"),
    ("september", "sep"),
    ("october", "oct"),
    ("november", "nov"),
    ("december", "dec"),
];

/// The month at `i`, the piece after it with the dot of an abbreviation, and whether it is one.
pub(super) fn month(s: &Scan<'_>, i: usize) -> Option<(usize, u32)> {
    let word = s.lower(i);
    if s.glued(i) && !matches!(s.before(i), "-" | "(" | "\"" | "“" | "/" | "'" | "—" | "[") {
        return None;
    }
    let n = month_word(word)?;
    if s.glued(i + 1) && !s.is(i + 1, Kind::Mark) {
        return None;
    }
    let short = word.len() <= 4 && word != MONTHS[n as usize - 1].0;
    let dot = short && s.lower(i + 1) == ".";
    Some((i + 1 + usize::from(dot), n))
}

/// The number of the month that a word names, in full or short.
pub(super) fn month_word(lower: &str) -> Option<u32> {
    let named = |&(full, short): &(&str, &str)| lower == full || lower == short || short == "sep" && lower == "sept";
    MONTHS.iter().position(named).and_then(|n| u32::try_from(n + 1).ok())
}

/// The words that name months.
pub(super) fn month_words() -> impl Iterator<Item = &'static str> {
    MONTHS.iter().flat_map(|&(full, short)| [full, short]).chain(["sept"])
}

/// A month of a year.
pub(super) fn whole_month(year: i32, month: u32) -> Option<Time> {
    let (first, last) = month_days(year, month)?;
    Some(Time {
        value: format!("{year:04}-{month:02}"),
        days: Some((Day(first), Day(last))),
        minute: None,
        approx: false,
    })
}

/// A day of the month at `i`: "23", "23rd".
fn day(s: &Scan<'_>, i: usize) -> Option<(usize, u32)> {
    let day = s.small(i).filter(|d| (1..=31).contains(d) && s.lower(i).len() <= 2)?;
    if s.glued(i + 1) && matches!(s.lower(i + 1), "st" | "nd" | "rd" | "th") {
        return Some((i + 2, day));
    }
    if s.glued(i + 1) && (s.is(i + 1, Kind::Word) || (matches!(s.lower(i + 1), ":" | "%" | "/") && s.glued(i + 2))) {
        return None;
    }
    // "July 23.5" and "July 23,500" are no days.
    let decimal = matches!(s.lower(i + 1), "." | ",") && s.glued(i + 1) && s.glued(i + 2) && s.is(i + 2, Kind::Digits);
    (!decimal).then_some((i + 1, day))
}

pub(super) fn year(s: &Scan<'_>, i: usize) -> Option<(usize, i32)> {
    let year = figure::looks_like_year(s, i)?;
    if s.glued(i + 1) && !s.is(i + 1, Kind::Mark) {
        return None;
    }
    let grouped = matches!(s.lower(i + 1), "." | ",") && s.glued(i + 1) && s.glued(i + 2) && s.is(i + 2, Kind::Digits);
    (!grouped).then_some((i + 1, i32::try_from(year).ok()?))
}

pub(super) fn valid(year: i32, month: u32, day: u32) -> Option<Date> {
    Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// Words of place in time before a date, which belong to its span but not to its core.
pub(super) fn preposition(s: &Scan<'_>, i: usize) -> usize {
    match s.lower(i) {
        "on" | "in" | "since" | "by" | "until" | "till" | "before" | "after" | "during" | "through" => {
            i + 1 + usize::from(s.lower(i + 1) == "the" || s.lower(i + 1) == "about" || s.lower(i + 1) == "around")
        }
        "as" if matches!(s.lower(i + 1), "of" | "from") => i + 2,
        _ => i,
    }
}

/// The date at `i`.
pub(super) fn at(s: &Scan<'_>, i: usize, anchor: Anchor) -> Option<Found> {
    let core = preposition(s, i);
    // "Next May" is to come, however far it is.
    let next = matches!(s.before(i), "next" | "coming");
    let anchor = if next { Anchor { prefer: Prefer::Future, ..anchor } } else { anchor };
    let prepared = core > i
        || matches!(s.before(i), "of" | "from" | "the" | "last" | "this" | "next" | "to" | "between" | "'" | "s");
    let (p, stage) = stage(s, core);
    let (end, partial) = absolute(s, p).or_else(|| month_alone(s, p, prepared || stage.is_some())).or_else(|| {
        year_alone(
            s,
            p,
            if p > core {
                "in"
            } else if core > i {
                s.lower(i)
            } else {
                s.before(i)
            },
        )
    })?;
    // "In November last year", "on 3 March of this year".
    let (end, partial) = match told_year(s, end, anchor) {
        Some((end, year)) if partial.month.is_some() && partial.year.is_none() => {
            (end, Partial { year: Some(year), ..partial })
        }
        _ => (end, partial),
    };
    // "The" is left before what is no date of its own: "in the 1990s", "on the 23rd of July".
    let time = resolve(partial, stage, anchor, anchor.ahead(s, i))?;
    Some(Found { core, end, time })
}

/// "last year", "of next year" at `p`: the piece after it and the year.
fn told_year(s: &Scan<'_>, p: usize, anchor: Anchor) -> Option<(usize, i32)> {
    let q = p + usize::from(s.lower(p) == "of");
    let shift = match s.lower(q) {
        _ if s.lower(q + 1) != "year" || s.lower(q + 2) == "'" => return None,
        "last" => -1,
        "this" => 0,
        "next" => 1,
        _ => return None,
    };
    Some((q + 2, i32::from(anchor.day?.0.year()) + shift))
}

/// "early", "mid-", "late", "the end of": the piece after it and which third is meant.
fn stage(s: &Scan<'_>, i: usize) -> (usize, Option<u32>) {
    let i = i + usize::from(s.lower(i) == "the" && matches!(s.lower(i + 1), "end" | "start" | "beginning" | "middle"));
    let (which, of) = match s.lower(i) {
        "early" => (0, false),
        "mid" | "middle" => (1, s.lower(i) == "middle"),
        "late" => (2, false),
        "start" | "beginning" => (0, true),
        "end" => (2, true),
        _ => return (i, None),
    };
    let next = i + 1 + usize::from(s.hyphen(i + 1));
    match (of, s.lower(next) == "of") {
        (true, true) => (next + 1, Some(which)),
        (false, false) => (next + usize::from(s.lower(next) == "in" && s.is(next + 1, Kind::Digits)), Some(which)),
        _ => (i, None),
    }
}

/// A date of a certain form at `i`, with a day or with month and year.
pub(super) fn absolute(s: &Scan<'_>, i: usize) -> Option<(usize, Partial)> {
    numeric(s, i).or_else(|| month_first(s, i)).or_else(|| day_first(s, i))
}

/// "2031-07-23", "2031-07-23T18:00:00Z", "23/07/2031", "23.07.2031".
fn numeric(s: &Scan<'_>, i: usize) -> Option<(usize, Partial)> {
    let mark = s.lower(i + 1);
    if !matches!(mark, "-" | "/" | ".") || s.lower(i + 3) != mark || !(1..5).all(|n| s.glued(i + n)) {
        return None;
    }
    if s.glued(i) && s.is(i.wrapping_sub(1), Kind::Word) || matches!(s.before(i), "/" | "-" | ".") && s.glued(i) {
        return None;
    }
    let (a, b, c) = (s.small(i)?, s.small(i + 2)?, s.small(i + 4)?);
    let lengths = [i, i + 2, i + 4].map(|n| s.lower(n).len());
    let (year, month, day) = match lengths {
        [4, 1..=2, 1..=2] => (a, b, c),
        // The day first, as most of the world writes, unless the month would be none.
        [1..=2, 1..=2, 4] if b <= 12 => (c, b, a),
        [1..=2, 1..=2, 4] => (c, a, b),
        [2, 2, 2] if mark == "/" => {
            // Of two digits, fifty and more are last century's.
            let year = if c < 50 { 2000 + c } else { 1900 + c };
            if b <= 12 { (year, b, a) } else { (year, a, b) }
        }
        _ => return None,
    };
    let year = i32::try_from(year).ok()?;
    valid(year, month, day)?;
    let mut end = i + 5;
    let mut minute = None;
    if s.glued(end)
        && s.lower(end) == "t"
        && let (Some(hour), ":", Some(min)) =
            (s.small(end + 1).filter(|h| *h < 24), s.lower(end + 2), s.small(end + 3).filter(|m| *m < 60))
    {
        minute = Some(hour * 60 + min);
        end += 4;
        if s.lower(end) == ":" && s.glued(end) && s.is(end + 1, Kind::Digits) {
            end += 2;
        }
        if s.glued(end) && s.lower(end) == "z" {
            end += 1;
        } else if s.glued(end)
            && matches!(s.lower(end), "+" | "-")
            && s.lower(end + 2) == ":"
            && s.is(end + 3, Kind::Digits)
        {
            end += 4;
        }
    }
    if s.glued(end) && (s.is(end, Kind::Digits) || s.is(end, Kind::Word)) {
        return None;
    }
    Some((end, Partial { year: Some(year), month: Some(month), days: Some((day, day)), minute, years: 0 }))
}

/// "July 23", "July 23-25", "Jul 23, 2031", "July 2031".
fn month_first(s: &Scan<'_>, i: usize) -> Option<(usize, Partial)> {
    let (p, month) = month(s, i)?;
    let full = s.lower(i).len() > 4;
    // "may 5" and "march 10" in lower case are verbs; other months are forgiven.
    if !s.capital(i) && (!full || month == 3) {
        return None;
    }
    let comma = p + usize::from(s.lower(p) == "," || s.lower(p) == "of");
    if let Some((end, year)) = year(s, comma) {
        return Some((end, Partial { year: Some(year), month: Some(month), ..Partial::default() }));
    }
    let p = p + usize::from(s.lower(p) == "the");
    let (mut end, first) = day(s, p)?;
    let mut last = first;
    if (s.hyphen(end) || s.written(end) == "–")
        && let Some((other, d)) = day(s, end + 1)
        && d > first
    {
        (end, last) = (other, d);
    }
    // "May 10 people": a count after "May" of a sentence that asks; "July 10 people" is not written.
    let (end, year) = trailing_year(s, end);
    dated(month, (first, last), year).map(|partial| (end, partial))
}

/// "23 July", "23rd of July 2031", "23-25 July", "3 to 5 July".
fn day_first(s: &Scan<'_>, i: usize) -> Option<(usize, Partial)> {
    if s.glued(i) && s.is(i, Kind::Digits) && matches!(s.before(i), "." | "," | ":" | "/" | "$" | "£" | "€") {
        return None;
    }
    let (mut p, first) = day(s, i)?;
    let mut last = first;
    if (s.hyphen(p) || s.written(p) == "–" || matches!(s.lower(p), "to" | "and"))
        && let Some((end, d)) = day(s, p + 1)
        && d > first
    {
        (p, last) = (end, d);
    }
    p += usize::from(s.lower(p) == "of" || s.hyphen(p));
    let (end, month) = month(s, p)?;
    if !s.capital(p) && s.lower(p).len() <= 5 {
        return None;
    }
    let (end, year) = trailing_year(s, end + usize::from(s.hyphen(end)));
    dated(month, (first, last), year).map(|partial| (end, partial))
}

/// A year after a day and month, with or without a comma or "of"; a number that counts something
/// is none.
fn trailing_year(s: &Scan<'_>, end: usize) -> (usize, Option<i32>) {
    let p = end + usize::from(matches!(s.lower(end), "," | "of"));
    match year(s, p) {
        Some((after, year)) => (after, Some(year)),
        None => (if s.before(end) == "-" { end - 1 } else { end }, None),
    }
}

fn dated(month: u32, days: (u32, u32), year: Option<i32>) -> Option<Partial> {
    // 2000 is a leap year: 29 February is possible when the year is not known.
    valid(year.unwrap_or(2000), month, days.1)?;
    Some(Partial { year, month: Some(month), days: Some(days), ..Partial::default() })
}

/// "in July", "since March", "the June figures", "July": months that are names or verbs as well need
/// a word before them that says so.
fn month_alone(s: &Scan<'_>, i: usize, prepared: bool) -> Option<(usize, Partial)> {
    let (end, n) = month(s, i)?;
    let full = s.lower(i) == MONTHS[n as usize - 1].0;
    let name = !full || matches!(n, 3 | 4 | 5 | 6 | 8);
    if !s.capital(i) || (name && !prepared) || s.hyphen(i + 1) && !s.is(i + 2, Kind::Word) {
        return None;
    }
    let end = if full { end } else { i + 1 };
    // "In May Pen" and "August Wilson": a capital word after a name-like month without "in".
    if name
        && s.capital(end)
        && !s.starts_sentence(end)
        && s.gap(end) == " "
        && matches!(s.before(i), "of" | "to" | "from" | "'" | "s")
    {
        return None;
    }
    Some((end, Partial { month: Some(n), ..Partial::default() }))
}

/// "in 2011", "2014-15", "the 1990s", "the 2014 election", "(2031)".
fn year_alone(s: &Scan<'_>, i: usize, before: &str) -> Option<(usize, Partial)> {
    let just = |year: i32, years: i32| Partial { year: Some(year), years, ..Partial::default() };
    if let Some(decade) = figure::looks_like_year(s, i).filter(|y| y.is_multiple_of(10)) {
        // "1990s" and "1990's".
        let p = i + 1 + usize::from(s.lower(i + 1) == "'" && s.glued(i + 1));
        let whole = !s.glued(p + 1) || s.is(p + 1, Kind::Mark);
        if s.lower(p) == "s" && s.glued(p) && whole {
            return Some((p + 1, just(i32::try_from(decade).ok()?, 10)));
        }
    }
    let (end, first) = year(s, i)?;
    if !(1000..2200).contains(&first)
        || s.glued(i) && !matches!(s.before(i), "(" | "-" | "\"" | "“" | "[" | "'" | "—" | "~")
    {
        return None;
    }
    // "Resolution-2254", "F-2000".
    if s.before(i) == "-"
        && s.glued(i)
        && !matches!(s.lower(i.saturating_sub(2)), "mid" | "pre" | "post" | "late" | "early")
    {
        return None;
    }
    if s.glued(end) && s.glued(end + 1) && matches!(s.lower(end), "/" | ":" | "@" | "_") {
        return None;
    }
    if s.hyphen(end) || s.written(end) == "–" {
        let last = s.small(end + 1).and_then(|n| i32::try_from(n).ok());
        let last = match (last, s.lower(end + 1).len()) {
            (Some(n), 4) => Some(n),
            (Some(n), 2) => Some(first / 100 * 100 + n),
            _ => None,
        };
        if let Some(last) = last.filter(|&l| l > first && l < first + 100 && (1900..2100).contains(&first)) {
            return Some((end + 2, just(first, last - first + 1)));
        }
        if s.is(end + 1, Kind::Digits) {
            return None;
        }
    }
    // "Which dates from 1848", "dating back to 1648".
    let dates = |at: usize| matches!(s.lower(at), "date" | "dates" | "dated" | "dating");
    let origin = i >= 2 && (dates(i - 2) || i >= 3 && s.lower(i - 2) == "back" && dates(i - 3));
    // "A portrait of 1818", "the treaty from 1648": works and events, and not "a staff of 1700".
    const WORKS: [&str; 47] = [
        "portrait",
        "painting",
        "picture",
        "treaty",
        "constitution",
        "law",
        "manuscript",
        "map",
        "letter",
        "book",
        "edition",
        "coin",
        "sculpture",
        "revolution",
        "earthquake",
        "census",
        "charter",
        "violin",
        "engraving",
        "bell",
        "church",
        "cathedral",
        "chapel",
        "monastery",
        "temple",
        "mosque",
        "pagoda",
        "synagogue",
        "castle",
        "palace",
        "fort",
        "bridge",
        "tower",
        "mill",
        "windmill",
        "lighthouse",
        "mosaic",
        "wreck",
        "statue",
        "tomb",
        "vase",
        "clock",
        "organ",
        "house",
        "mansion",
        "building",
        "film",
    ];
    let work = i >= 2 && WORKS.contains(&s.lower(i - 2));
    let old = (1200..1900).contains(&first) && work && matches!(before, "from" | "of");
    let modern = (1900..2100).contains(&first) || origin && matches!(before, "from" | "to") || old;
    let placed = match before {
        "in" | "since" | "until" | "till" | "during" | "through" | "year" | "fiscal" => modern || first >= 1200,
        "by" | "before" | "after" | "from" | "of" | "late" | "early" | "mid" | "to" | "between" | "and" | "the"
        | "his" | "her" | "its" | "their" | "our" | "s" | "this" | "a" => {
            // "Of 2000 people": a plural is counted, unless the article makes it one thing.
            let one = matches!(before, "the" | "his" | "her" | "its" | "their" | "our" | "s" | "a" | "this");
            // "From 2017 levels": counts that are written
            // without a comma are round ones.
            let round = first % 50 == 0;
            let counted = round
                && s.is(end, Kind::Word)
                && !s.capital(end)
                && s.lower(end).ends_with('s')
                && !s.lower(end).ends_with("ss")
                || s.lower(end) == "people";
            modern && (one || !counted)
        }
        _ => modern && !s.is(end, Kind::Word) && !matches!(before, "$" | "£" | "€" | "no"),
    };
    // "2000 metres", "1950 dollars".
    let measured = super::unit::measure(s, end).is_some() || super::unit::money_after(s, end).is_some();
    let counted = measured && !matches!(before, "in" | "since" | "the");
    (placed && !counted).then_some((end, just(first, 1)))
}

/// The days from the first of one month or year to the last of another.
fn between(first: Date, last: Date) -> (Day, Day) {
    (Day(first), Day(last))
}

fn month_days(year: i32, month: u32) -> Option<(Date, Date)> {
    let first = valid(year, month, 1)?;
    Some((first, first.last_of_month()))
}

/// Gives a date its value and days.
pub(super) fn resolve(partial: Partial, stage: Option<u32>, anchor: Anchor, ahead: bool) -> Option<Time> {
    let Partial { year, month, days, years, minute } = partial;
    let Some(month) = month else {
        let year = year?;
        let last = year + years.max(1) - 1;
        let days = between(valid(year, 1, 1)?, valid(last, 12, 31)?);
        let value = match years {
            0 | 1 => format!("{year:04}"),
            _ => format!("{year:04}/{last:04}"),
        };
        return Some(Time { value, days: Some(third(days, stage)), minute, approx: stage.is_some() });
    };
    let (first, last) = days.unwrap_or((1, 0));
    let year = year.or_else(|| anchor.nearest(month, first, days.is_some(), ahead));
    let Some(year) = year else {
        let value = match days {
            Some(_) if first == last => format!("--{month:02}-{first:02}"),
            Some(_) => format!("--{month:02}-{first:02}/--{month:02}-{last:02}"),
            None => format!("--{month:02}"),
        };
        return Some(Time { value, days: None, minute, approx: stage.is_some() });
    };
    if days.is_none() {
        let (first, last) = month_days(year, month)?;
        let value = format!("{year:04}-{month:02}");
        return Some(Time {
            value,
            days: Some(third((Day(first), Day(last)), stage)),
            minute,
            approx: stage.is_some(),
        });
    }
    let (first, last) = (valid(year, month, first)?, valid(year, month, last)?);
    let mut value = if first == last { first.to_string() } else { format!("{first}/{last}") };
    if let Some(minute) = minute {
        value.push_str(&format!("T{:02}:{:02}", minute / 60, minute % 60));
    }
    Some(Time { value, days: Some(between(first, last)), minute, approx: stage.is_some() })
}

/// The early, middle or late third of a stretch.
pub(super) fn third((first, last): (Day, Day), stage: Option<u32>) -> (Day, Day) {
    let Some(stage) = stage else { return (first, last) };
    let length = i64::from((last.0 - first.0).get_days()) + 1;
    let at = |n: i64| first.plus(length * n / 3);
    let n = i64::from(stage);
    match (at(n), at(n + 1).and_then(|day| day.plus(-1))) {
        (Some(a), Some(b)) if a <= b => (a, b),
        _ => (first, last),
    }
}

/// Numbers in time phrases, for the relative dates.
pub(super) fn count(s: &Scan<'_>, i: usize) -> Option<(usize, f64)> {
    match (s.lower(i), s.lower(i + 1)) {
        ("a" | "an", noun)
            if word::scale_word(noun).is_none() && !matches!(noun, "half" | "quarter" | "few" | "couple" | "third") =>
        {
            return Some((i + 1, 1.0));
        }
        _ => {}
    }
    number::read(s, i, Letters::Plain).filter(|r| !r.ordinal).map(|r| (r.end, r.number.to_f64()))
}

/// A day and month, perhaps with a year, at `i`, as a time.
pub(super) fn full(s: &Scan<'_>, i: usize, anchor: Anchor, ahead: bool) -> Option<(usize, Time)> {
    let (end, partial) = absolute(s, i).filter(|(_, p)| p.days.is_some())?;
    Some((end, resolve(partial, None, anchor, ahead)?))
}

pub(super) fn month_of(day: Day) -> Option<(Day, Day)> {
    let first = day.0.first_of_month();
    Some((Day(first), Day(first.last_of_month())))
}

pub(super) fn year_of(year: i32, years: i32) -> Option<(Day, Day)> {
    Some((Day(valid(year, 1, 1)?), Day(valid(year + years - 1, 12, 31)?)))
}
