//! Days as they are written where there is nothing else: "sat", "2/15", "31-Oct-74", "friday the 26th".

use jiff::civil::{Date, Weekday};

use super::super::anchor::Anchor;
use super::super::calendar::{self, Month};
use super::super::date;
use super::super::figure;
use super::super::scan::{Kind, Scan};
use super::super::word::{self, Word, ordinal_word};
use super::Part;
use crate::day::Day;
use crate::value::relative::WEEKDAYS;

/// Two-digit years from this on are last century's.
const LAST_CENTURY: u32 = 50;

/// The day at `p`.
pub(super) fn at(s: &Scan<'_>, p: usize, anchor: Anchor) -> Option<(usize, Part)> {
    told(s, p, anchor)
        .or_else(|| numeric(s, p))
        .or_else(|| weekday_at(s, p))
        .or_else(|| of_month(s, p, anchor))
        .or_else(|| with_month(s, p, anchor))
        .or_else(|| cycle(s, p, anchor))
        .or_else(|| numbered(s, p))
}

/// "today", "tmrw", "this evening", "right now", "the day after tomorrow", "end of day".
fn told(s: &Scan<'_>, p: usize, anchor: Anchor) -> Option<(usize, Part)> {
    let today = anchor.day?;
    let day = |n: i64| today.plus(n).map(|day| day.0);
    let now =
        |end: usize| Some((end, anchor.minute.map_or(Part::Day(today.0), |minute| Part::Moment(today.0, minute))));
    let possessive = |end: usize| end + if s.follows(end, &["'", "s"]) { 2 } else { 0 };
    let q = p + usize::from(s.lower(p) == "the");
    match s.lower(q) {
        "today" => Some((possessive(q + 1), Part::Day(today.0))),
        "tomorrow" | "tomorrows" | "tmrw" | "tmr" => Some((possessive(q + 1), Part::Day(day(1)?))),
        "yesterday" => Some((possessive(q + 1), Part::Day(day(-1)?))),
        "tonight" => Some((q + 1, Part::DayHalf(today.0, true))),
        "this" if matches!(s.lower(q + 1), "morning" | "afternoon" | "evening") => {
            Some((q + 2, Part::DayHalf(today.0, s.lower(q + 1) != "morning")))
        }
        "last" if s.lower(q + 1) == "night" => Some((q + 2, Part::DayHalf(day(-1)?, true))),
        "now" => now(q + 1),
        "right" | "just" if s.lower(q + 1) == "now" => now(q + 2),
        "at" if s.follows(q + 1, &["the", "moment"]) => now(q + 3),
        "at" if s.follows(q + 1, &["this", "time"]) => now(q + 3),
        "eod" => Some((q + 1, Part::Moment(today.0, LAST_MINUTE))),
        "end" if s.follows(q + 1, &["of", "day"]) => Some((q + 3, Part::Moment(today.0, LAST_MINUTE))),
        "end" if s.follows(q + 1, &["of", "the", "day"]) => Some((q + 4, Part::Moment(today.0, LAST_MINUTE))),
        "day" => {
            let (end, n) = match (s.lower(q + 1), s.lower(q + 2)) {
                ("after", "tomorrow") => (q + 3, 2),
                ("before", "yesterday") => (q + 3, -2),
                ("after", "") => (q + 2, 1),
                ("before", "") => (q + 2, -1),
                ("", _) if q > p => (q + 1, 0),
                _ => return None,
            };
            Some((end, Part::Day(day(n)?)))
        }
        "next" | "following" if s.lower(q + 1) == "day" => Some((q + 2, Part::Day(day(1)?))),
        "previous" if s.lower(q + 1) == "day" => Some((q + 2, Part::Day(day(-1)?))),
        _ => None,
    }
}

/// The minute a day ends with.
const LAST_MINUTE: u32 = 24 * 60 - 1;

/// A field of a date: a figure and how many digits it has, or a month's name.
#[derive(Debug, Clone, Copy)]
enum Field {
    Figure(u32, usize),
    Name(u32),
}

fn field(s: &Scan<'_>, p: usize) -> Option<Field> {
    match s.small(p) {
        Some(n) => Some(Field::Figure(n, s.lower(p).len())),
        None => date::month_word(s.lower(p)).map(Field::Name),
    }
}

/// "2/15", "10-31-74", "31/Oct/1974", "2014-10", "20161016".
fn numeric(s: &Scan<'_>, p: usize) -> Option<(usize, Part)> {
    if s.is(p, Kind::Digits) && s.lower(p).len() == 8 && !s.glued(p + 1) {
        let part = |range: std::ops::Range<usize>| s.lower(p).get(range).and_then(|n| n.parse::<u32>().ok());
        let (year, month, day) = (i32::try_from(part(0..4)?).ok()?, part(4..6)?, part(6..8)?);
        let likely = (1900..2100).contains(&year);
        return date::valid(year, month, day).filter(|_| likely).map(|day| (p + 1, Part::Day(day)));
    }
    let mark = s.lower(p + 1);
    if !matches!(mark, "-" | "/" | ".") || !s.glued(p + 1) || !s.glued(p + 2) {
        return None;
    }
    let (a, b) = (field(s, p)?, field(s, p + 2)?);
    let third = s.lower(p + 3) == mark && s.glued(p + 3) && s.glued(p + 4);
    let end = p + if third { 5 } else { 3 };
    if s.glued(end) && (s.is(end, Kind::Digits) || s.is(end, Kind::Word)) {
        return None;
    }
    if third {
        three(a, b, field(s, p + 4)?, mark).map(|part| (end, part))
    } else {
        two(s, p, a, b, mark).map(|part| (end, part))
    }
}

fn three(a: Field, b: Field, c: Field, mark: &str) -> Option<Part> {
    let year = |n: u32, digits: usize| match digits {
        4 => i32::try_from(n).ok(),
        2 => i32::try_from(n + if n < LAST_CENTURY { 2000 } else { 1900 }).ok(),
        _ => None,
    };
    let dated = |y: i32, m: u32, d: u32| date::valid(y, m, d).map(Part::Day);
    match (a, b, c) {
        (Field::Figure(y, 4), Field::Name(m), Field::Figure(d, 1..=2)) => dated(year(y, 4)?, m, d),
        (Field::Figure(d, 1..=2), Field::Name(m), Field::Figure(y, n)) => dated(year(y, n)?, m, d),
        (Field::Name(m), Field::Figure(d, 1..=2), Field::Figure(y, n)) => dated(year(y, n)?, m, d),
        (Field::Figure(d, 1..=2), Field::Figure(y, 4), Field::Name(m)) => dated(year(y, 4)?, m, d),
        (Field::Figure(y, 4), Field::Figure(m, 1..=2), Field::Figure(d, 1..=2)) => dated(year(y, 4)?, m, d),
        (Field::Figure(a, n), Field::Figure(b, _), Field::Figure(y, digits)) => {
            let year = year(y, digits)?;
            // A slash, no noughts and a short year are the American way, which has the month first; else the day is,
            // as in sentences.
            let american = mark == "/" && digits == 2 && (n == 1 || a > 9);
            let (one, other) = ((b, a), (a, b));
            let (first, second) = if american { (other, one) } else { (one, other) };
            let first = date::valid(year, first.0, first.1).map(|_| first);
            let second = date::valid(year, second.0, second.1).map(|_| second);
            Some(Part::MonthDay(first.or(second)?, second, Some(year)))
        }
        _ => None,
    }
}

fn two(s: &Scan<'_>, p: usize, a: Field, b: Field, mark: &str) -> Option<Part> {
    let month = |y: u32, m: u32| Some(Part::Time(date::whole_month(i32::try_from(y).ok()?, m)?));
    let likely = |y: u32| (1900..2100).contains(&y);
    match (a, b) {
        (Field::Figure(y, 4), Field::Figure(m, 1..=2) | Field::Name(m)) if likely(y) => month(y, m),
        (Field::Figure(m, 1..=2) | Field::Name(m), Field::Figure(y, 4)) if likely(y) => month(y, m),
        (Field::Name(m), Field::Figure(d, 1..=2)) | (Field::Figure(d, 1..=2), Field::Name(m)) => {
            date::valid(2000, m, d).map(|_| Part::MonthDay((m, d), None, None))
        }
        (Field::Figure(a, _), Field::Figure(b, _)) => {
            // "4/5" is a part, "7.6" a decimal, "3-1" a score, unless a weekday goes before.
            let day = weekday_word(s.before(p)).is_some() || matches!(s.before(p), "this" | "next" | "last");
            if !day && (mark != "/" || figure::slashed(s, p).is_some()) {
                return None;
            }
            // Of a day and a month without a year the month is first, as where they are written so.
            let one = date::valid(2000, a, b).map(|_| (a, b));
            let other = date::valid(2000, b, a).map(|_| (b, a));
            Some(Part::MonthDay(one.or(other)?, other, None))
        }
        _ => None,
    }
}

pub(super) fn weekday_word(lower: &str) -> Option<Weekday> {
    // "Weds" is a verb but where nothing else stands.
    let lower = if lower == "weds" { "wed" } else { lower };
    let at = WEEKDAYS.iter().position(|(full, short)| *full == lower || short.contains(&lower))?;
    Weekday::from_monday_zero_offset(i8::try_from(at).ok()?).ok()
}

/// "sat", "thu.", "next monday", "friday after next".
fn weekday_at(s: &Scan<'_>, p: usize) -> Option<(usize, Part)> {
    let which = match s.lower(p) {
        "last" | "past" | "previous" => Some(-1),
        "this" => Some(0),
        "next" => Some(1),
        "coming" | "upcoming" | "following" => Some(2),
        _ => None,
    };
    let q = p + usize::from(which.is_some());
    let weekday = weekday_word(s.lower(q)).filter(|_| !s.glued(q))?;
    let short = s.lower(q).len() < 6;
    let end = q + 1 + usize::from(short && s.lower(q + 1) == "." && s.glued(q + 1));
    if which.is_none() && s.follows(end, &["after", "next"]) {
        return Some((end + 2, Part::Weekday(weekday, Some(3))));
    }
    Some((end, Part::Weekday(weekday, which)))
}

/// The day of a weekday: the last (-1), of this week (0), of the next week (1), the coming one (2), that after it (3).
pub(super) fn weekday(today: Day, weekday: Weekday, which: Option<i8>, ahead: bool) -> Option<Day> {
    let (n, now) = (i64::from(weekday.to_monday_zero_offset()), i64::from(today.0.weekday().to_monday_zero_offset()));
    let (to, back) = ((n - now).rem_euclid(7), (now - n).rem_euclid(7));
    let coming = if to == 0 { 7 } else { to };
    today.plus(match which {
        Some(-1) => -if back == 0 { 7 } else { back },
        Some(0) if ahead => coming,
        Some(0) => n - now,
        Some(1) => 7 + n - now,
        Some(2) => coming,
        Some(_) => coming + 7,
        None if ahead => to,
        None => -back,
    })
}

/// "23", "23rd", "twenty third", "first" at `p`: the piece after it and the number.
fn ordinal(s: &Scan<'_>, p: usize) -> Option<(usize, u32)> {
    if let Some(Word::Tens(tens)) = word::word(s.lower(p))
        && let q = p + 1 + usize::from(s.hyphen(p + 1))
        && let Some(unit) = ordinal_word(s.lower(q)).filter(|n| *n < 10)
    {
        return Some((q + 1, u32::try_from(tens + unit).ok()?));
    }
    let (end, n) = calendar::nth(s, p).filter(|(_, n)| *n > 0)?;
    Some((end, u32::try_from(n).ok()?))
}

/// "20th of next month", "20 of next month", "fifth last day of May", "twenty third day of september".
fn of_month(s: &Scan<'_>, p: usize, anchor: Anchor) -> Option<(usize, Part)> {
    let p = p + usize::from(s.lower(p) == "the");
    let plain = s.small(p).filter(|n| (1..=31).contains(n)).map(|n| (p + 1, n));
    let (mut q, n) = ordinal(s, p).or(plain)?;
    let from_end = s.lower(q) == "last";
    q += usize::from(from_end);
    let day = s.lower(q) == "day";
    q += usize::from(day);
    if !matches!(s.lower(q), "of" | "in") || from_end && !day {
        return None;
    }
    let of = |first: Date| {
        let n = if from_end { u32::try_from(first.days_in_month()).ok()?.checked_sub(n - 1)? } else { n };
        date::valid(first.year().into(), u32::try_from(first.month()).ok()?, n)
    };
    let (end, month) = calendar::month_in(s, q + 1, anchor)?;
    let found = match month {
        Month::Of(first) => of(first)?,
        Month::Any(month) if !from_end => return Some((end, Part::MonthDay((month, n), None, None))),
        Month::Any(month) => anchor.pick(anchor.ahead(s, p), |year| of(date::valid(year, month, 1)?))?,
    };
    Some((end, Part::Day(found)))
}

/// "feb 15", "Feb13", "january first", "october, 1st", "15 feb", "march", "march 2014", "march after next".
fn with_month(s: &Scan<'_>, p: usize, anchor: Anchor) -> Option<(usize, Part)> {
    if let Some((q, n)) = ordinal(s, p).or_else(|| s.small(p).filter(|n| *n < 32).map(|n| (p + 1, n)))
        && let Some(month) = date::month_word(s.lower(q))
    {
        date::valid(2000, month, n)?;
        return Some((dotted(s, q), Part::MonthDay((month, n), None, None)));
    }
    let month = date::month_word(s.lower(p))?;
    let q = dotted(s, p);
    if s.follows(q, &["after", "next"]) {
        let first = |year: i32| date::valid(year, month, 1);
        let next = anchor.pick(true, first)?;
        return Some((q + 2, Part::Time(date::whole_month(i32::from(next.year()) + 1, month)?)));
    }
    let q = q + usize::from(s.lower(q) == ",");
    let q = q + usize::from(s.lower(q) == "the");
    let plain =
        s.small(q).filter(|n| (1..=31).contains(n) && s.lower(q).len() <= 2 && !matches!(s.lower(q + 1), ":" | "h"));
    if let Some((end, n)) = ordinal(s, q).or_else(|| plain.map(|n| (q + 1, n))) {
        date::valid(2000, month, n)?;
        return Some((end, Part::MonthDay((month, n), None, None)));
    }
    let of = q + usize::from(matches!(s.lower(q), "of" | "in"));
    if let Some((end, year)) = date::year(s, of) {
        return Some((end, Part::Time(date::whole_month(year, month)?)));
    }
    let year = anchor.nearest(month, 1, false, anchor.ahead(s, p))?;
    Some((dotted(s, p), Part::Time(date::whole_month(year, month)?)))
}

/// The piece after a month's name, with the dot of a short one.
fn dotted(s: &Scan<'_>, p: usize) -> usize {
    p + 1 + usize::from(s.lower(p).len() <= 4 && s.lower(p + 1) == "." && s.glued(p + 1))
}

/// "next week", "the following week", "the week after next", "this quarter", "next yr".
fn cycle(s: &Scan<'_>, p: usize, anchor: Anchor) -> Option<(usize, Part)> {
    let today = anchor.day?;
    let p = p + usize::from(s.lower(p) == "the");
    let shift = match s.lower(p) {
        "last" | "past" | "previous" => -1,
        "this" | "current" => 0,
        "next" | "following" | "coming" | "upcoming" => 1,
        "week" if s.follows(p + 1, &["after", "next"]) => {
            return Some((p + 3, Part::Week(monday(today)?.plus(14)?.0)));
        }
        _ => return None,
    };
    let end = p + 2;
    match s.lower(p + 1) {
        "week" | "wk" => Some((end, Part::Week(monday(today)?.plus(7 * shift)?.0))),
        "quarter" | "qtr" => {
            let month = i64::from(today.0.month() - 1) / 3 * 3 + 3 * shift;
            let year = i32::from(today.0.year()) + i32::try_from(month.div_euclid(12)).ok()?;
            let month = u32::try_from(month.rem_euclid(12)).ok()? + 1;
            Some((end, Part::Time(calendar::months(year, month, year, month + 2, false)?)))
        }
        "yr" | "year" => {
            let year = i32::from(today.0.year()) + i32::try_from(shift).ok()?;
            let (first, last) = date::year_of(year, 1)?;
            Some((end, Part::Time(calendar::stretch(format!("{year:04}"), first.0, last.0, false))))
        }
        _ => None,
    }
}

fn monday(day: Day) -> Option<Day> {
    day.plus(-i64::from(day.0.weekday().to_monday_zero_offset()))
}

/// "the 24th", "on 24th", "friday 19th", "2014": a number that is told to be a day, or a year after a date.
fn numbered(s: &Scan<'_>, p: usize) -> Option<(usize, Part)> {
    if let Some((end, year)) = date::year(s, p).filter(|(_, y)| (1900..2100).contains(y) && p > 0) {
        return Some((end, Part::Year(year)));
    }
    let day = weekday_word(s.before(p)).is_some();
    let placed = matches!(s.before(p), "the" | "on") || day;
    let (end, n) = ordinal(s, p).filter(|_| placed)?;
    // "The first" and "the second" are told apart by nothing.
    let words =
        s.is(p, Kind::Word) && !day && !(s.before(p) == "the" && weekday_word(s.lower(p.saturating_sub(2))).is_some());
    (!words && s.lower(end) != "of").then_some((end, Part::OfMonth(n)))
}
