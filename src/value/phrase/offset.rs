//! Days and hours counted from another: "in two weeks", "7 days hence", "three weeks from tmrw".

use jiff::civil::Date;

use super::super::anchor::Anchor;
use super::super::calendar;
use super::super::date;
use super::super::scan::Scan;
use super::{Part, day};
use crate::day::Day;

/// More of anything is no time that is meant.
const MOST: f64 = 10_000.0;

/// The counted time at `p`, in a text that ends at `end`.
pub(super) fn at(s: &Scan<'_>, p: usize, end: usize, anchor: Anchor) -> Option<(usize, Part)> {
    let today = anchor.day?;
    if matches!(s.lower(p), "upcoming" | "next" | "in") || matches!(s.lower(p + 1), "upcoming") {
        let upcoming = s.lower(p) != "in";
        let p = p + usize::from(s.lower(p) != s.lower(p + 1) && matches!(s.lower(p), "upcoming" | "in"));
        let (q, n) = count(s, p)?;
        let q = q + usize::from(s.lower(q) == "upcoming");
        let unit = unit(s, q)?;
        // "in two weeks' time".
        let q = q + 1 + usize::from(s.lower(q + 1) == "'");
        let q = q + usize::from(s.lower(q) == "time");
        return if upcoming {
            begun(today, unit, n).map(|part| (q, part))
        } else {
            counted(anchor, unit, n).map(|part| (q, part))
        };
    }
    if let Some(found) = nth_weekday(s, p, end, anchor) {
        return Some(found);
    }
    let (q, n) = count(s, p)?;
    let unit = unit(s, q)?;
    let q = q + 1;
    match (s.lower(q), s.lower(q + 1)) {
        ("ago" | "back" | "earlier" | "previously", _) => Some((q + 1, counted(anchor, unit, -n)?)),
        ("hence" | "later", _) => Some((q + 1, counted(anchor, unit, n)?)),
        ("from", "now") => Some((q + 2, counted(anchor, unit, n)?)),
        ("from", "right") if s.lower(q + 2) == "now" => Some((q + 3, counted(anchor, unit, n)?)),
        ("from" | "after" | "before", _) => {
            let sign = if s.lower(q) == "before" { -1.0 } else { 1.0 };
            let base = rest(s, q + 1, end, anchor)?;
            let day = whole_units(base, unit, sign * n)?;
            Some((end, Part::Day(day)))
        }
        _ => None,
    }
}

/// "third tuesday after christmas 2014".
fn nth_weekday(s: &Scan<'_>, p: usize, end: usize, anchor: Anchor) -> Option<(usize, Part)> {
    let (q, n) = calendar::nth(s, p).filter(|(_, n)| *n > 0)?;
    let weekday = day::weekday_word(s.lower(q))?;
    let sign = match s.lower(q + 1) {
        "after" => 1,
        "before" => -1,
        _ => return None,
    };
    let base = rest(s, q + 2, end, anchor)?;
    Some((end, Part::Day(base.nth_weekday(sign * i32::from(n), weekday).ok()?)))
}

/// "two", "a", "a couple of", "half an": the piece after it and the number.
fn count(s: &Scan<'_>, p: usize) -> Option<(usize, f64)> {
    if s.lower(p) == "a" && matches!(s.lower(p + 1), "couple" | "pair" | "few") {
        let n = if s.lower(p + 1) == "few" { 3.0 } else { 2.0 };
        return Some((p + 2 + usize::from(s.lower(p + 2) == "of"), n));
    }
    if s.lower(p) == "few" {
        return Some((p + 1, 3.0));
    }
    if s.lower(p) == "a" && s.lower(p + 1) == "sec" {
        return Some((p + 1, 1.0));
    }
    let (q, n) = date::count(s, p).filter(|(_, n)| (0.0..=MOST).contains(n))?;
    // "half an hour", "a quarter of an hour", "two more minutes".
    let of = q + usize::from(n < 1.0 && s.lower(q) == "of");
    Some((of + usize::from(n < 1.0 && matches!(s.lower(of), "a" | "an") || s.lower(of) == "more"), n))
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Unit {
    Second,
    Minute,
    Hour,
    Day,
    Week,
    Fortnight,
    Month,
    Quarter,
    Year,
}

fn unit(s: &Scan<'_>, p: usize) -> Option<Unit> {
    Some(match s.lower(p) {
        "second" | "seconds" | "sec" | "secs" => Unit::Second,
        "minute" | "minutes" | "min" | "mins" | "'" => Unit::Minute,
        "hour" | "hours" | "hr" | "hrs" | "h" => Unit::Hour,
        "day" | "days" => Unit::Day,
        "week" | "weeks" | "wk" | "wks" => Unit::Week,
        "fortnight" | "fortnights" => Unit::Fortnight,
        "month" | "months" => Unit::Month,
        "quarter" | "quarters" => Unit::Quarter,
        "year" | "years" | "yr" | "yrs" => Unit::Year,
        _ => return None,
    })
}

/// A whole number of units from now, as fine as the unit is: a day for weeks, a month for months.
fn counted(anchor: Anchor, unit: Unit, n: f64) -> Option<Part> {
    let today = anchor.day?;
    match unit {
        Unit::Second | Unit::Minute | Unit::Hour => {
            let each = match unit {
                Unit::Second => 1.0 / 60.0,
                Unit::Minute => 1.0,
                _ => 60.0,
            };
            let day = 24 * 60;
            #[expect(clippy::cast_possible_truncation, reason = "at most ten thousand hours")]
            let minutes = (n * each).floor() as i64 + i64::from(anchor.minute?);
            let minute = u32::try_from(minutes.rem_euclid(day)).ok()?;
            Some(Part::Moment(today.plus(minutes.div_euclid(day))?.0, minute))
        }
        Unit::Month => {
            let day = whole_units(today.0, unit, n)?;
            Some(Part::Time(date::whole_month(day.year().into(), u32::try_from(day.month()).ok()?)?))
        }
        Unit::Year => {
            let year = i32::from(whole_units(today.0, unit, n)?.year());
            let (first, last) = date::year_of(year, 1)?;
            Some(Part::Time(calendar::stretch(format!("{year:04}"), first.0, last.0, false)))
        }
        _ => whole_units(today.0, unit, n).map(Part::Day),
    }
}

/// The unit that begins after the rest of this one and some more: "2 upcoming weeks" end with the second Monday.
fn begun(today: Day, unit: Unit, n: f64) -> Option<Part> {
    let first = match unit {
        Unit::Week => today.plus(-i64::from(today.0.weekday().to_monday_zero_offset()))?.0,
        Unit::Month => today.0.first_of_month(),
        Unit::Quarter => {
            let month = u32::try_from((today.0.month() - 1) / 3 * 3 + 1).ok()?;
            date::valid(today.0.year().into(), month, 1)?
        }
        Unit::Year => today.0.first_of_year(),
        _ => today.0,
    };
    let day = whole_units(first, unit, n)?;
    match unit {
        Unit::Week => Some(Part::Week(day)),
        Unit::Month => Some(Part::Time(date::whole_month(day.year().into(), u32::try_from(day.month()).ok()?)?)),
        Unit::Quarter => {
            let (year, month) = (day.year().into(), u32::try_from(day.month()).ok()?);
            Some(Part::Time(calendar::months(year, month, year, month + 2, false)?))
        }
        Unit::Year => counted(Anchor { day: Some(Day(day)), ..Anchor::default() }, Unit::Year, 0.0),
        Unit::Day => Some(Part::Day(day)),
        _ => None,
    }
}

/// A day moved by a whole number of units.
fn whole_units(day: Date, unit: Unit, n: f64) -> Option<Date> {
    if n.fract() != 0.0 {
        return None;
    }
    #[expect(clippy::cast_possible_truncation, reason = "at most ten thousand")]
    let n = n as i64;
    let span = jiff::Span::new();
    let span = match unit {
        Unit::Second | Unit::Minute | Unit::Hour => return None,
        Unit::Day => span.try_days(n),
        Unit::Week => span.try_weeks(n),
        Unit::Fortnight => span.try_weeks(2 * n),
        Unit::Month => span.try_months(n),
        Unit::Quarter => span.try_months(3 * n),
        Unit::Year => span.try_years(n),
    };
    day.checked_add(span.ok()?).ok()
}

/// The one day that the rest of a text is.
fn rest(s: &Scan<'_>, p: usize, end: usize, anchor: Anchor) -> Option<Date> {
    let (_, time) = super::between(s, p, end, anchor)?;
    time.days.filter(|(first, last)| first == last && time.minute.is_none()).map(|(day, _)| day.0)
}
