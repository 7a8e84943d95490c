//! A day and an hour that stand together are one time.

use super::scan::Scan;
use super::{Data, Read, Time, Value};

/// Puts days and hours that stand side by side together: "on 3 March at 6 p.m.", "6 p.m. on Monday". Linear.
pub(super) fn days_and_hours(s: &Scan<'_>, read: Vec<Read>) -> Vec<Value> {
    let mut joined: Vec<Read> = Vec::with_capacity(read.len());
    for next in read {
        if let Some(last) = joined.last_mut()
            && let Some(value) = together(s, last, &next)
        {
            *last = Read { from: last.from, to: next.to, value };
        } else {
            joined.push(next);
        }
    }
    joined.into_iter().map(|read| read.value).collect()
}

/// The day and hour of two times with nothing but a comma, "on" or "at" between.
fn together(s: &Scan<'_>, a: &Read, b: &Read) -> Option<Value> {
    let (Data::Time(one), Data::Time(other)) = (&a.value.data, &b.value.data) else { return None };
    let between = (a.to..b.from).all(|n| matches!(s.lower(n), "," | "at" | "on" | "(" | "@"));
    // "On Monday at 6 p.m., 7 p.m. and 8 p.m." is a list; a line end parts.
    if !between || b.from > a.to + 1 || (a.to..=b.from).any(|n| s.gap(n).contains('\n')) {
        return None;
    }
    let time = match (hour(one), hour(other)) {
        (None, Some(_)) => at(one, other, s, a)?,
        (Some(_), None) => at(other, one, s, b)?,
        _ => return None,
    };
    let span = crate::span::Span::new(a.value.span.start(), b.value.span.end());
    let core = crate::span::Span::new(a.value.core.start(), b.value.core.end());
    Some(Value { span, core, data: Data::Time(time) })
}

/// The minute of an hour without a day.
fn hour(time: &Time) -> Option<u32> {
    time.minute.filter(|_| time.days.is_none() && time.value.starts_with('T'))
}

/// The hour on the day; what the words of the day say of its part settles a bare "8".
fn at(day: &Time, hour: &Time, s: &Scan<'_>, read: &Read) -> Option<Time> {
    let (first, last) = day.days?;
    if first != last || day.minute.is_some() {
        return None;
    }
    let late = (read.from..read.to).any(|n| matches!(s.lower(n), "afternoon" | "evening" | "night" | "tonight"));
    let minute = afternoon(hour, late)?;
    Some(Time {
        value: format!("{first}T{:02}:{:02}", minute / 60, minute % 60),
        days: day.days,
        minute: Some(minute),
        approx: hour.approx && !late,
    })
}

/// The minute of the day of an hour, after noon when it is not told and the day's words say so.
fn afternoon(hour: &Time, late: bool) -> Option<u32> {
    let minute = hour.minute?;
    Some(if late && hour.approx && (60..12 * 60).contains(&minute) { minute + 12 * 60 } else { minute })
}
