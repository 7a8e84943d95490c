//! Holidays by name: fixed days, weekdays of a month, and days that move with Easter or the moon.

use std::sync::LazyLock;

use jiff::civil::{Date, Weekday};
use rustc_hash::{FxHashMap, FxHashSet};

use super::Time;
use super::anchor::Anchor;
use super::date;
use super::scan::{Kind, Scan};
use super::unit;
use crate::day::Day;

/// How the day of a year is found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Rule {
    Fixed(u32, u32),
    /// The day before when it is a Sunday.
    NoSunday(u32, u32),
    Nth {
        n: i8,
        weekday: Weekday,
        month: u32,
        plus: i64,
    },
    Easter(i64),
    Orthodox(i64),
    Islamic(i64, i64),
}

/// Where the name is taken for the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Where {
    Any,
    Placed,
    Alone,
}

/// Names with their days, and the words that names begin with: most words of a text are none of these.
type Holidays = (FxHashMap<&'static str, (Rule, Where)>, FxHashSet<&'static str>);

static HOLIDAYS: LazyLock<Holidays> = LazyLock::new(|| {
    let (mut names, mut firsts) = (FxHashMap::default(), FxHashSet::default());
    for line in unit::lines(include_str!("data/holidays.txt")) {
        let mut fields = line.split('|').map(str::trim);
        let rule = fields.next().and_then(rule);
        let place = match fields.next() {
            Some("any") => Where::Any,
            Some("placed") => Where::Placed,
            _ => Where::Alone,
        };
        let (Some(rule), Some(listed)) = (rule, fields.next()) else { continue };
        for name in listed.split(',').map(str::trim) {
            names.insert(name, (rule, place));
            firsts.extend(name.split([' ', '\'', '.']).next());
        }
    }
    (names, firsts)
});

/// Pieces the longest name has ("martin luther king jr . day" and the marks in it).
const PIECES: usize = 7;

fn rule(written: &str) -> Option<Rule> {
    let pair = |field: &str| {
        let (a, b) = field.split_once('-')?;
        Some((a.parse().ok()?, b.parse().ok()?))
    };
    let fields: Vec<&str> = written.split_whitespace().collect();
    Some(match fields[..] {
        ["easter", plus] => Rule::Easter(plus.parse().ok()?),
        ["orthodox", plus] => Rule::Orthodox(plus.parse().ok()?),
        ["islamic", day] => pair(day).map(|(m, d): (u32, u32)| Rule::Islamic(m.into(), d.into()))?,
        ["sunday", day] => pair(day).map(|(m, d)| Rule::NoSunday(m, d))?,
        ["nth", n, weekday, month, ..] => Rule::Nth {
            n: n.parse().ok()?,
            weekday: match weekday {
                "mon" => Weekday::Monday,
                "thu" => Weekday::Thursday,
                "sun" => Weekday::Sunday,
                _ => return None,
            },
            month: month.parse().ok()?,
            plus: fields.get(4).map_or(Some(0), |plus| plus.parse().ok())?,
        },
        [day] => pair(day).map(|(m, d)| Rule::Fixed(m, d))?,
        _ => return None,
    })
}

impl Rule {
    /// The day of a year, if it has one.
    fn day(self, year: i32) -> Option<Date> {
        let plus = |date: Date, days: i64| Day(date).plus(days).map(|day| day.0);
        match self {
            Self::Fixed(month, day) => date::valid(year, month, day),
            Self::NoSunday(month, day) => {
                let date = date::valid(year, month, day)?;
                plus(date, if date.weekday() == Weekday::Sunday { -1 } else { 0 })
            }
            Self::Nth { n, weekday, month, plus: days } => {
                plus(date::valid(year, month, 1)?.nth_weekday_of_month(n, weekday).ok()?, days)
            }
            Self::Easter(days) => plus(easter(year)?, days),
            Self::Orthodox(days) => plus(orthodox(year)?, days),
            Self::Islamic(month, day) => islamic(year, month, day),
        }
    }
}

/// The Easter Sunday of the western churches, by the anonymous Gregorian algorithm (Nature, 20 April 1876; in
/// J. Meeus, Astronomical Algorithms, chapter 8).
fn easter(year: i32) -> Option<Date> {
    let (a, b, c) = (year % 19, year / 100, year % 100);
    let (d, e, f) = (b / 4, b % 4, (b + 8) / 25);
    let g = (b - f + 1) / 3;
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let n = h + l - 7 * m + 114;
    date::valid(year, u32::try_from(n / 31).ok()?, u32::try_from(n % 31 + 1).ok()?)
}

/// The Easter Sunday of the eastern churches in the Gregorian calendar, by Meeus's Julian algorithm (same chapter).
fn orthodox(year: i32) -> Option<Date> {
    let (a, b, c) = (year % 4, year % 7, year % 19);
    let d = (19 * c + 15) % 30;
    let e = (2 * a + 4 * b - d + 34) % 7;
    let n = d + e + 114;
    let julian = date::valid(year, u32::try_from(n / 31).ok()?, u32::try_from(n % 31 + 1).ok()?)?;
    // What the two calendars are apart: a day for each century year that is no leap year.
    let apart = i64::from(year / 100 - year / 400 - 2);
    Day(julian).plus(apart).map(|day| day.0)
}

/// The first day in a year that has this month and day in the tabular Islamic calendar (civil epoch, leap years
/// 2, 5, 7, 10, 13, 16, 18, 21, 24, 26 and 29 of thirty; E. M. Reingold and N. Dershowitz, Calendrical
/// Calculations, chapter 7).
fn islamic(year: i32, month: i64, day: i64) -> Option<Date> {
    /// Days from 1 Muharram of year 1 to 1 January 1970.
    const TO_1970: i64 = 492_148;
    let first = (i64::from(year) - 622) * 33 / 32;
    (first - 1..=first + 2).find_map(|y| {
        let days = (y - 1) * 354 + (3 + 11 * y) / 30 + 29 * (month - 1) + month / 2 + day - 1;
        let date = Day(Date::constant(1970, 1, 1)).plus(days - TO_1970)?.0;
        (i32::from(date.year()) == year).then_some(date)
    })
}

/// The words that names of holidays begin with.
pub(super) fn firsts() -> impl Iterator<Item = &'static str> {
    HOLIDAYS.1.iter().copied()
}

/// The holiday at `p` of a phrase that begins at `i`: "Christmas Day", "before Easter", "last Thanksgiving". `lone`
/// when the text has nothing but a time.
pub(super) fn at(s: &Scan<'_>, i: usize, p: usize, anchor: Anchor, lone: bool) -> Option<(usize, Time)> {
    let shift = match s.lower(p) {
        "last" | "past" | "previous" => Some(-1),
        "this" => Some(0),
        "next" | "coming" | "upcoming" | "following" => Some(1),
        _ => None,
    };
    let name = p + usize::from(shift.is_some());
    if !HOLIDAYS.1.contains(s.lower(name)) {
        return None;
    }
    let (end, (rule, place)) = s.phrase(name, PIECES, |key| HOLIDAYS.0.get(key).copied())?;
    // In a sentence names have capitals, and go on in nothing that makes them another name ("Easter Island").
    let other_word = place == Where::Alone || !s.capital(name);
    if other_word && !lone || s.hyphen(end) {
        return None;
    }
    let after = end + usize::from(matches!(s.lower(end), "of" | "in" | ","));
    let told = date::year(s, after).or_else(|| {
        let shift = match (s.lower(after), s.lower(after + 1)) {
            ("this", "year") => 0,
            ("last", "year") => -1,
            ("next", "year") => 1,
            _ => return None,
        };
        Some((after + 2, i32::from(anchor.day?.0.year()) + shift))
    });
    let goes_on = s.is(end, Kind::Word)
        && (s.capital(end)
            || !matches!(
                s.lower(end),
                "in" | "at"
                    | "when"
                    | "as"
                    | "and"
                    | "or"
                    | "the"
                    | "he"
                    | "she"
                    | "they"
                    | "it"
                    | "a"
                    | "to"
                    | "for"
                    | "but"
                    | "by"
                    | "with"
                    | "because"
                    | "after"
                    | "this"
                    | "last"
                    | "next"
            ));
    // "The Good Friday Agreement", "the Boxing Day tsunami".
    let part = s.before(p) == "the" && goes_on;
    if told.is_none() && shift.is_none() && !lone && part {
        return None;
    }
    // "In the New Year", "over New Year's weekend".
    let other = s.lower(end) == "'" || s.before(p) == "the";
    if told.is_none() && place == Where::Placed && !lone && (goes_on || other || p == i && shift.is_none()) {
        return None;
    }
    let (end, day) = match (told, shift) {
        (Some((end, year)), _) => (end, rule.day(year)?),
        (None, Some(0)) => (end, rule.day(anchor.day?.0.year().into())?),
        (None, Some(shift)) => (end, anchor.pick(shift > 0, |year| rule.day(year))?),
        (None, None) => (end, anchor.pick(anchor.ahead(s, i), |year| rule.day(year))?),
    };
    let approx = matches!(rule, Rule::Islamic(..));
    Some((end, Time { value: day.to_string(), days: Some((Day(day), Day(day))), minute: None, approx }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(name: &str, year: i32) -> String {
        HOLIDAYS.0.get(name).and_then(|(rule, _)| rule.day(year)).map(|d| d.to_string()).unwrap_or_default()
    }

    #[test]
    fn the_table_is_read_whole() {
        let listed = unit::lines(include_str!("data/holidays.txt")).map(|l| l.rsplit('|').next().unwrap_or_default());
        let names: usize = listed.map(|names| names.split(',').count()).sum();
        assert_eq!(HOLIDAYS.0.len(), names, "a rule that cannot be read, or a name twice");
    }

    #[test]
    fn days_are_those_of_the_almanacs() {
        for (name, year, expected) in [
            ("easter", 2000, "2000-04-23"),
            ("easter", 2011, "2011-04-24"),
            ("easter", 2025, "2025-04-20"),
            ("good friday", 2024, "2024-03-29"),
            ("orthodox easter", 2021, "2021-05-02"),
            ("orthodox easter", 2024, "2024-05-05"),
            ("orthodox easter", 2025, "2025-04-20"),
            ("thanksgiving", 2024, "2024-11-28"),
            ("memorial day", 2023, "2023-05-29"),
            ("eid al fitr", 2018, "2018-06-15"),
            ("islamic new year", 2022, "2022-07-30"),
            ("king's day", 2025, "2025-04-26"),
        ] {
            assert_eq!(day(name, year), expected, "{name} {year}");
        }
    }
}
