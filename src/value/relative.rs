//! Days counted from the day of publication: "on Monday", "yesterday", "two days ago", "last month".

use super::ago;
use super::anchor::{Anchor, tense};
use super::date::{self, third};
use super::scan::{Kind, Scan};
use super::{Found, Time};
use crate::day::Day;

pub(super) const WEEKDAYS: [(&str, &[&str]); 7] = [
    ("monday", &["mon"]),
    ("tuesday", &["tue", "tues"]),
    ("wednesday", &["wed"]),
    ("thursday", &["thu", "thur", "thurs"]),
    ("friday", &["fri"]),
    ("saturday", &["sat"]),
    ("sunday", &["sun"]),
];

/// The words that name weekdays.
pub(super) fn weekday_words() -> impl Iterator<Item = &'static str> {
    WEEKDAYS.iter().flat_map(|(full, short)| std::iter::once(*full).chain(short.iter().copied()))
}

/// Days that "recently" and "in recent ..." reach back: what a reader of the next day's paper would
/// still accept of each word.
const RECENT: [(&str, i64); 5] = [("hours", 1), ("days", 14), ("weeks", 60), ("months", 365), ("years", 3653)];

/// Days that "recently" and "soon" cover on their side of the publication.
const RECENTLY: i64 = 60;

/// The day or stretch of days at `i`.
pub(super) fn at(s: &Scan<'_>, i: usize, anchor: Anchor) -> Option<Found> {
    weekday(s, i, anchor)
        .or_else(|| named_day(s, i, anchor))
        .or_else(|| ago::at(s, i, anchor))
        .or_else(|| ago::within(s, i, anchor))
        .or_else(|| stretch(s, i, anchor))
        .or_else(|| vague(s, i, anchor))
}

/// Days from a day of publication, as a time; without one, the ISO 8601 duration from it.
pub(super) fn shifted(published: Option<Day>, first: i64, last: i64, approx: bool) -> Option<Time> {
    let Some(day) = published else {
        let part = |n: i64| format!("{}P{}D", if n < 0 { "-" } else { "" }, n.abs());
        let value = if first == last { part(first) } else { format!("{}/{}", part(first), part(last)) };
        return Some(Time { value, days: None, minute: None, approx });
    };
    Some(stretched((day.plus(first)?, day.plus(last)?), approx))
}

pub(super) fn stretched((first, last): (Day, Day), approx: bool) -> Time {
    let value = if first == last { first.to_string() } else { format!("{first}/{last}") };
    Time { value, days: Some((first, last)), minute: None, approx }
}

/// "morning", "night" after a day: the piece after it.
fn part(s: &Scan<'_>, i: usize) -> usize {
    i + usize::from(
        matches!(s.lower(i), "morning" | "afternoon" | "evening" | "night" | "lunchtime" | "noon" | "midnight")
            && s.gap(i) == " ",
    )
}

/// "on Monday", "last Wednesday", "Monday evening", "late on Friday", "Monday, July 23".
fn weekday(s: &Scan<'_>, i: usize, anchor: Anchor) -> Option<Found> {
    // "Every Monday" is no day.
    if matches!(s.before(i), "every" | "each") {
        return None;
    }
    let mut p = i;
    if matches!(s.lower(p), "late" | "early") && matches!(s.lower(p + 1), "on" | "last" | "this")
        || matches!(s.lower(p), "late" | "early") && name(s, p + 1, true).is_some()
    {
        p += 1;
    }
    let on = date::preposition(s, p);
    let on = if on > p && s.lower(on - 1) == "the" { on - 1 } else { on };
    let mut p = on;
    let core = if p > i && s.lower(i) != "late" && s.lower(i) != "early" { p } else { i };
    p += usize::from(s.lower(p) == "the" && matches!(s.lower(p + 1), "previous" | "following" | "past" | "coming"));
    let mut which = s.lower(p);
    if which == "this" && matches!(s.lower(p + 1), "past" | "coming") {
        p += 1;
        which = s.lower(p);
    }
    let modified =
        matches!(which, "last" | "next" | "this" | "past" | "coming" | "previous" | "following" | "late" | "early");
    p += usize::from(modified);
    let n = name(s, p, on > i || modified || starts_date(s, p + 1))?;
    let mut end = p + 1;
    end += usize::from(s.lower(end) == "." && s.lower(p).len() < 6 && starts_date(s, end));
    end = part(s, end);
    // "Monday, July 23": the date says which Monday.
    let comma = end + usize::from(s.lower(end) == ",");
    if let Some((end, time)) = date::full(s, comma, anchor, anchor.ahead(s, i)) {
        return Some(Found { core, end: part(s, end), time });
    }
    // "On Tuesday of last week".
    let of = end + usize::from(s.lower(end) == "of");
    let week = match s.lower(of) {
        _ if modified || s.lower(of + 1) != "week" || s.lower(of + 2) == "'" => None,
        "last" => Some(-7),
        "this" => Some(0),
        "next" => Some(7),
        _ => None,
    };
    let Some(today) = anchor.day else {
        let time = Time { value: format!("-W-{}", n + 1), days: None, minute: None, approx: false };
        return Some(Found { core, end, time });
    };
    let today_n = i64::from(today.0.weekday().to_monday_zero_offset());
    let n = i64::try_from(n).ok()?;
    let back = (today_n - n).rem_euclid(7);
    if let Some(week) = week {
        return Some(Found {
            core,
            end: of + 2,
            time: shifted(anchor.day, week + n - today_n, week + n - today_n, false)?,
        });
    }
    let shift = match which {
        "last" | "past" | "previous" => -if back == 0 { 7 } else { back },
        "next" | "coming" | "following" => 7 - back,
        // "This Friday" is that of the week, past or to come.
        // "Collapsed this Saturday", printed on Monday, is past; "will rule this Monday", printed on Saturday, is not.
        "this" if s.lower(p.saturating_sub(1)) == "this" => match tense(s, i) {
            Some(true) => (7 - back) % 7,
            Some(false) => -back,
            None => n - today_n,
        },
        _ if anchor.ahead(s, i) && back != 0 => 7 - back,
        _ => -back,
    };
    Some(Found { core, end, time: shifted(anchor.day, shift, shift, false)? })
}

/// The weekday named at `i`.
pub(super) fn weekday_named(s: &Scan<'_>, i: usize, sure: bool) -> Option<jiff::civil::Weekday> {
    jiff::civil::Weekday::from_monday_zero_offset(i8::try_from(name(s, i, sure)?).ok()?).ok()
}

/// The weekday named at `i`, from Monday as 0. The short forms are words or names as well and need a
/// capital and a sign that a day is meant.
fn name(s: &Scan<'_>, i: usize, sure: bool) -> Option<usize> {
    if !s.is(i, Kind::Word) || s.glued(i) && s.is(i.wrapping_sub(1), Kind::Digits) {
        return None;
    }
    let word = s.lower(i);
    WEEKDAYS.iter().position(|(full, short)| word == *full || (sure && s.capital(i) && short.contains(&word)))
}

fn starts_date(s: &Scan<'_>, i: usize) -> bool {
    let i = i + usize::from(matches!(s.lower(i), "," | "."));
    date::absolute(s, i).is_some()
}

/// "today", "yesterday", "last night", "this morning", "the day before yesterday", "the next day".
fn named_day(s: &Scan<'_>, i: usize, anchor: Anchor) -> Option<Found> {
    let core = match s.lower(i) {
        "since" | "until" | "till" | "by" | "on" | "late" | "early" | "before" | "after" => i + 1,
        _ => i,
    };
    let found = |end: usize, n: i64| Some(Found { core, end, time: shifted(anchor.day, n, n, false)? });
    match s.lower(core) {
        // "Today's leaders" is no day.
        "today" if s.lower(core + 1) != "'" || !s.glued(core + 1) => found(core + 1, 0),
        "tonight" => found(core + 1, 0),
        "yesterday" => found(part(s, core + 1), -1),
        "tomorrow" => found(part(s, core + 1), 1),
        "overnight" => Some(Found { core, end: core + 1, time: shifted(anchor.day, -1, 0, false)? }),
        "last" if s.lower(core + 1) == "night" => found(core + 2, -1),
        "this" if matches!(s.lower(core + 1), "morning" | "afternoon" | "evening") => found(core + 2, 0),
        "earlier" | "later" if s.lower(core + 1) == "today" => found(core + 2, 0),
        "the" => {
            let (end, n, known) = match (s.lower(core + 1), s.lower(core + 2), s.lower(core + 3)) {
                ("day", "before", "yesterday") => (core + 4, -2, true),
                ("day", "after", "tomorrow") => (core + 4, 2, true),
                ("previous", "day" | "night" | "evening" | "morning", _) => (core + 3, -1, false),
                ("next" | "following", "day" | "morning" | "night" | "evening", _) => (core + 3, 1, false),
                ("day", "before" | "after", word) if !matches!(word, "the" | "a" | "his" | "her" | "its" | "their") => {
                    (core + 3, if s.lower(core + 2) == "before" { -1 } else { 1 }, false)
                }
                _ => return None,
            };
            // The day before another day of the story is not counted from the publication.
            let time = shifted(anchor.day.filter(|_| known), n, n, false)?;
            Some(Found { core, end, time })
        }
        _ => None,
    }
}

/// "last month", "this week", "earlier this year", "early next year", "the past decade".
fn stretch(s: &Scan<'_>, i: usize, anchor: Anchor) -> Option<Found> {
    let mut p = i;
    let core_of = date::preposition(s, i);
    if core_of > i && s.lower(core_of - 1) != "the" {
        p = core_of;
    }
    // "The end of the month", "at the start of next year", "by the end of the week".
    let placed = core_of > i || s.lower(i) == "at";
    let at = i + usize::from(placed);
    let at = at + usize::from(s.lower(at) == "the");
    let part_of = match s.lower(at) {
        _ if s.lower(at + 1) != "of" => None,
        "start" | "beginning" => Some(0),
        "middle" => Some(1),
        "end" => Some(2),
        _ => None,
    };
    let core = if part_of.is_some() { at } else { p };
    let stage = match s.lower(p) {
        _ if part_of.is_some() => part_of,
        "early" | "earlier" => Some(0),
        "mid" => Some(1),
        "late" | "later" => Some(2),
        _ => None,
    };
    let earlier = s.lower(p) == "earlier";
    let later = s.lower(p) == "later";
    if part_of.is_some() {
        p = at + 2;
    } else if stage.is_some() {
        p += 1 + usize::from(s.hyphen(p + 1));
    }
    p += usize::from(
        s.lower(p) == "the" && matches!(s.lower(p + 1), "past" | "coming" | "current" | "previous" | "following"),
    );
    let shift = match s.lower(p) {
        "last" | "past" | "previous" => -1,
        "this" | "current" => 0,
        "next" | "coming" => 1,
        "following" if part_of.is_some() => 1,
        "the" if part_of.is_some() => 0,
        _ => return None,
    };
    let end = p + 2;
    let unit = s.lower(p + 1);
    if !matches!(unit, "week" | "weekend" | "month" | "year" | "decade" | "century") || s.hyphen(end) {
        return None;
    }
    // "The previous month" is the one before another month of the story.
    let told = !matches!(s.lower(p), "previous");
    let Some(day) = anchor.day.filter(|_| told) else {
        let letter = match unit {
            "week" | "weekend" => "1W",
            "month" => "1M",
            "decade" => "10Y",
            "century" => "100Y",
            _ => "1Y",
        };
        let value = match shift {
            -1 => format!("-P{letter}"),
            0 => format!("P{letter}"),
            _ => format!("+P{letter}"),
        };
        return Some(Found { core, end, time: Time { value, days: None, minute: None, approx: stage.is_some() } });
    };
    let time = span_of(unit, shift, stage, day)?;
    // "Earlier this month" ends with the day of publication, "later" begins with it.
    let whole = span_of(unit, shift, None, day)?.days?;
    let days = match (earlier, later) {
        (true, _) if shift == 0 => (whole.0, day.min(whole.1)),
        (_, true) if shift == 0 => (day.max(whole.0), whole.1),
        _ => time.days?,
    };
    Some(Found { core, end, time: Time { days: Some(days), ..time } })
}

/// The week, weekend, month, year, decade or century `shift` of them away from the day's own, or a third of it.
pub(super) fn span_of(unit: &str, shift: i64, stage: Option<u32>, day: Day) -> Option<Time> {
    let year = i32::from(day.0.year());
    let monday = day.plus(-i64::from(day.0.weekday().to_monday_zero_offset()))?;
    let (value, days) = match unit {
        "week" => {
            let first = monday.plus(7 * shift)?;
            // "Last week" may also be the seven days before.
            let days = (first, first.plus(6)?);
            let week = days.0.0.iso_week_date();
            (format!("{:04}-W{:02}", week.year(), week.week()), days)
        }
        "weekend" => {
            let saturday = monday.plus(7 * shift + 5)?;
            let days = (saturday, saturday.plus(1)?);
            (format!("{}/{}", days.0, days.1), days)
        }
        "month" => {
            let at = day.0.checked_add(jiff::Span::new().try_months(shift).ok()?).ok()?;
            let days = date::month_of(Day(at))?;
            (days.0.to_string()[..7].to_owned(), days)
        }
        "year" => {
            let y = year + i32::try_from(shift).ok()?;
            (format!("{y:04}"), date::year_of(y, 1)?)
        }
        _ => {
            let length = if unit == "decade" { 10 } else { 100 };
            let first = year.div_euclid(length) * length + length * i32::try_from(shift).ok()?;
            (format!("{first:04}/{:04}", first + length - 1), date::year_of(first, length)?)
        }
    };
    Some(Time { value, days: Some(third(days, stage)), minute: None, approx: stage.is_some() })
}

/// "recently", "in recent days", "soon", "in the coming weeks".
fn vague(s: &Scan<'_>, i: usize, anchor: Anchor) -> Option<Found> {
    let reach = |word: &str| RECENT.iter().find(|(w, _)| *w == word).map(|(_, days)| *days);
    let p = i + usize::from(matches!(s.lower(i), "in" | "over" | "during"));
    let the = p + usize::from(s.lower(p) == "the");
    let (end, first, last) = match s.lower(the) {
        "recently" | "lately" if the == i => (i + 1, -RECENTLY, 0),
        "soon"
            if the == i
                && !matches!(s.before(i), "as" | "so" | "too" | "how" | "very")
                && !matches!(s.lower(i + 1), "as" | "after" | "before") =>
        {
            (i + 1, 0, RECENTLY)
        }
        "recent" if the == p => (the + 2, -reach(s.lower(the + 1))?, 0),
        "last" | "past" if matches!(s.lower(the + 1), "few" | "several") => (the + 3, -reach(s.lower(the + 2))?, 0),
        "coming" | "next" => {
            let few = usize::from(matches!(s.lower(the + 1), "few" | "several"));
            if few == 0 && s.lower(the) == "next" {
                return None;
            }
            (the + 2 + few, 0, reach(s.lower(the + 1 + few))?)
        }
        _ => return None,
    };
    Some(Found { core: the, end, time: shifted(anchor.day, first, last, true)? })
}
