//! Times counted from a day: "two days ago", "a week earlier", "hours later", "in two weeks".

use super::anchor::Anchor;
use super::date;
use super::relative::{WEEKDAYS, shifted, stretched};
use super::scan::{Kind, Scan};
use super::{Found, Time};
use crate::day::Day;

/// "two days ago", "a week earlier", "several months ago", "two weeks later", "three days from now".
pub(super) fn at(s: &Scan<'_>, i: usize, anchor: Anchor) -> Option<Found> {
    let mut p = i;
    let mut approx = false;
    if matches!(
        s.lower(p),
        "about" | "around" | "some" | "nearly" | "almost" | "over" | "roughly" | "approximately" | "just"
    ) {
        (p, approx) = (p + 1, true);
    } else if matches!(s.lower(p), "more" | "less") && s.lower(p + 1) == "than" {
        (p, approx) = (p + 2, true);
    }
    let core = p;
    if let Some(found) = weekdays_ago(s, p, anchor).or_else(|| plain_later(s, p)) {
        return Some(found);
    }
    let (end, least, most) = match (s.lower(p), s.lower(p + 1)) {
        ("a", "few") => (p + 2, 2.0, 10.0),
        ("a", "couple") => (p + 2 + usize::from(s.lower(p + 2) == "of"), 2.0, 3.0),
        ("several" | "some", _) => (p + 1, 3.0, 10.0),
        _ => date::count(s, p).map(|(end, n)| (end, n, n))?,
    };
    // "Half an hour ago".
    let end = end + usize::from(matches!(s.lower(end), "a" | "an") && least < 1.0);
    let end = end + usize::from(s.hyphen(end));
    approx |= least < most;
    let unit = s.lower(end).strip_suffix('s').unwrap_or(s.lower(end));
    if !matches!(
        unit,
        "minute" | "hour" | "day" | "week" | "fortnight" | "month" | "year" | "decade" | "century" | "centurie"
    ) {
        return None;
    }
    let after = end + 1;
    let (end, sign, known) = match (s.lower(after), s.lower(after + 1)) {
        ("ago", _) => (after + 1, -1, true),
        ("from", "now" | "today") => (after + 2, 1, true),
        ("earlier" | "previously", _) => (after + 1, -1, false),
        ("later" | "afterwards", _) => (after + 1, 1, false),
        _ => return None,
    };
    // What is earlier or later than another day of the story is not counted from the publication.
    let base = anchor.day.filter(|_| known);
    let time = counted(base, unit, least, most, sign, approx)?;
    Some(Found { core, end, time })
}

/// "Two Saturdays ago", "three Fridays from now".
fn weekdays_ago(s: &Scan<'_>, p: usize, anchor: Anchor) -> Option<Found> {
    if !s.lower(p + 1).trim_end_matches('s').ends_with("day") {
        return None;
    }
    let n = s.small(p).or_else(|| super::word::small_word(s.lower(p))).filter(|n| (1..=20).contains(n))?;
    let plural = s.lower(p + 1).strip_suffix('s').unwrap_or(s.lower(p + 1));
    let weekday = WEEKDAYS.iter().position(|(full, _)| *full == plural)?;
    let (end, sign) = match (s.lower(p + 2), s.lower(p + 3)) {
        ("ago" | "back", _) => (p + 3, -1),
        ("from", "now" | "today") => (p + 4, 1),
        _ => return None,
    };
    let today = i64::from(anchor.day?.0.weekday().to_monday_zero_offset());
    let to = (i64::try_from(weekday).ok()? - today).rem_euclid(7);
    let (first, n) = (if sign > 0 { to } else { to - 7 }, i64::from(n));
    // Today is neither ago nor from now.
    let shift = if first == 0 { 7 * n } else { first + sign * 7 * (n - 1) };
    Some(Found { core: p, end, time: shifted(anchor.day, shift, shift, false)? })
}

/// "Hours later": some of them, more than one.
fn plain_later(s: &Scan<'_>, p: usize) -> Option<Found> {
    let minus = match s.lower(p + 1) {
        "later" | "afterwards" => "",
        "earlier" => "-",
        _ => return None,
    };
    let letter = match s.lower(p) {
        "minutes" => "T2M",
        "hours" => "T2H",
        "days" => "2D",
        "weeks" => "2W",
        "months" => "2M",
        "years" => "2Y",
        _ => return None,
    };
    let counted = matches!(s.before(p), "these" | "those" | "all" | "few" | "couple" | "of" | "several" | "many")
        || s.is(p.wrapping_sub(1), Kind::Digits);
    let time = Time { value: format!("{minus}P{letter}"), days: None, minute: None, approx: true };
    (!counted).then_some(Found { core: p, end: p + 2, time })
}

/// "In two weeks", where the words before it speak of the future; elsewhere it is how long something took.
pub(super) fn within(s: &Scan<'_>, i: usize, anchor: Anchor) -> Option<Found> {
    if s.lower(i) != "in" || i == 0 {
        return None;
    }
    let (p, n) = date::count(s, i + 1)?;
    let unit = s.lower(p).strip_suffix('s').unwrap_or(s.lower(p));
    // "In two weeks' time".
    let end = p + 1 + usize::from(s.lower(p + 1) == "'" && s.lower(p + 2) == "time");
    if !matches!(unit, "day" | "week" | "fortnight" | "month" | "year") || matches!(s.lower(end), "of" | "-" | "'") {
        return None;
    }
    // "He will not have slept in two days", "the first time in six months".
    let past =
        (i.saturating_sub(4)..i).any(|n| matches!(s.lower(n), "has" | "have" | "hasn" | "haven" | "time" | "not"));
    // "The worst storm in twenty years", "the third election in four years".
    let most = (i.saturating_sub(4)..i).any(|n| {
        let word = s.lower(n);
        word.len() > 4 && word.ends_with("est")
            || matches!(word, "worst" | "most" | "first" | "second" | "third" | "fourth" | "fifth" | "only" | "last")
    });
    if past || most || !anchor.ahead(s, i) {
        return None;
    }
    let time = counted(Some(anchor.day?), unit, n, n, 1, false)?;
    Some(Found { core: i + 1, end: end + usize::from(s.lower(end) == "time"), time })
}

/// `least` to `most` units before (`sign` -1) or after the day.
fn counted(day: Option<Day>, unit: &str, least: f64, most: f64, sign: i64, approx: bool) -> Option<Time> {
    // More than ten thousand of anything is geology, not a date.
    if !(0.0..=10_000.0).contains(&most) {
        return None;
    }
    #[expect(clippy::cast_possible_truncation, reason = "at most ten thousand")]
    let (a, b) = (least.floor() as i64, most.ceil() as i64);
    let letter = match unit {
        "minute" | "hour" if day.is_none() => {
            let minus = if sign < 0 { "-" } else { "" };
            // "Half an hour later" is told in minutes.
            let value = match least.fract() == 0.0 {
                true => format!("{minus}PT{a}{}", if unit == "hour" { "H" } else { "M" }),
                false => format!("{minus}PT{}M", (least * 60.0).round()),
            };
            return Some(Time { value, days: None, minute: None, approx });
        }
        "minute" | "hour" => {
            let days = if unit == "hour" { (b + 23) / 24 } else { 1 };
            let (first, last) = if sign < 0 { (-days, -(a / 24).min(0)) } else { (0, days) };
            return shifted(day, first, last, true);
        }
        "day" => 'D',
        "week" => 'W',
        "fortnight" => return counted(day, "week", 2.0 * least, 2.0 * most, sign, approx),
        "month" => 'M',
        "year" => 'Y',
        "decade" => return counted(day, "year", 10.0 * least, 10.0 * most, sign, true),
        _ => return counted(day, "year", 100.0 * least, 100.0 * most, sign, true),
    };
    let Some(day) = day else {
        let minus = if sign < 0 { "-" } else { "" };
        return Some(Time { value: format!("{minus}P{a}{letter}"), days: None, minute: None, approx });
    };
    let (near, far) = (sign * a, sign * b);
    let (first, last) = (near.min(far), near.max(far));
    match letter {
        'D' => Some(stretched((day.plus(first)?, day.plus(last)?), approx)),
        'W' => {
            // "A week ago" is said of six to eight days; the value is the day, the stretch is wider.
            let mut time = stretched((day.plus(7 * first)?, day.plus(7 * last)?), approx);
            time.days = Some((day.plus(7 * first - 3)?, day.plus(7 * last + 3)?));
            Some(time)
        }
        'M' => {
            let at =
                |n: i64| jiff::Span::new().try_months(n).ok().and_then(|span| day.0.checked_add(span).ok()).map(Day);
            let days = (date::month_of(at(first)?)?.0, date::month_of(at(last)?)?.1);
            let value = if first == last {
                days.0.to_string()[..7].to_owned()
            } else {
                format!("{}/{}", &days.0.to_string()[..7], &days.1.to_string()[..7])
            };
            Some(Time { value, days: Some(days), minute: None, approx })
        }
        _ => {
            let year = i64::from(day.0.year());
            let (a, b) = (i32::try_from(year + first).ok()?, i32::try_from(year + last).ok()?);
            let days = (date::year_of(a, 1)?.0, date::year_of(b, 1)?.1);
            let value = if a == b { format!("{a:04}") } else { format!("{a:04}/{b:04}") };
            Some(Time { value, days: Some(days), minute: None, approx })
        }
    }
}
