//! Texts that are nothing but a time: read more freely than a sentence, where the same words are often
//! something else ("sat at 5", "the 24th", "2/15", "in two weeks").
//!
//! The words are cut into parts, each a day, an hour or a part of the day. A text of which any word is
//! left over is not read here.

mod day;
mod hour;
mod offset;

use jiff::civil::{Date, Weekday};

use super::anchor::{Anchor, Prefer};
use super::calendar;
use super::date;
use super::holiday;
use super::scan::Scan;
use super::{Data, Time, Value};
use crate::day::Day;
use crate::span::Span;

/// Pieces of the longest text that is tried. "monday the twenty seventh at half past six in the evening" has
/// eleven; more is a sentence.
const LONGEST: usize = 16;

/// A month and a day of it.
type MonthDay = (u32, u32);

/// What a part of a phrase says.
#[derive(Debug, Clone, PartialEq)]
enum Part {
    /// A day, with its year.
    Day(Date),
    /// Month and day, the other way to read them, and the year.
    MonthDay(MonthDay, Option<MonthDay>, Option<i32>),
    /// A day and whether its half after noon is meant: "this evening".
    DayHalf(Date, bool),
    /// A weekday, and which one: see [`day::weekday`].
    Weekday(Weekday, Option<i8>),
    /// The Monday of a week.
    Week(Date),
    /// A day of the month.
    OfMonth(u32),
    /// A year.
    Year(i32),
    /// A number that is an hour, a day or a year by what stands beside it.
    Number(u32),
    Hour(hour::Hour),
    /// "evening": which half of the day an hour is in.
    Late(bool),
    /// A stretch of days, or a moment of a day.
    Time(Time),
    /// A day with the minute that goes with it.
    Moment(Date, u32),
    /// Minutes east of Greenwich of the clock the hour is told by.
    Zone(i32),
    /// "next", "last" before a date without a year: whether it is to come.
    Toward(bool),
    /// "at", "on", a comma.
    Link,
}

/// The time that the whole text is, if it is one.
pub(super) fn whole(s: &Scan<'_>, anchor: Anchor) -> Option<Value> {
    let end = s.len();
    if end == 0 || end > LONGEST {
        return None;
    }
    let (end, time) = between(s, 0, end, anchor)?;
    let span: Span = s.span(0, end);
    Some(Value { span, core: span, data: Data::Time(time) })
}

/// The time that the pieces from `p` to `end` are, if they are one, and where its words end.
fn between(s: &Scan<'_>, mut p: usize, end: usize, anchor: Anchor) -> Option<(usize, Time)> {
    let mut parts = Vec::new();
    let mut used = p;
    while p < end {
        let (next, part) = part(s, p, end, anchor)?;
        if next > end || next <= p {
            return None;
        }
        if part != Part::Link {
            parts.push((p, part));
            used = next;
        }
        p = next;
    }
    Some((used, together(s, &parts, anchor)?))
}

/// The part at `p`.
fn part(s: &Scan<'_>, p: usize, end: usize, anchor: Anchor) -> Option<(usize, Part)> {
    offset::at(s, p, end, anchor)
        .or_else(|| day::at(s, p, anchor))
        .or_else(|| hour::at(s, p).map(|(end, hour)| (end, Part::Hour(hour))))
        .or_else(|| hour::zone(s, p).map(|(end, east)| (end, Part::Zone(east))))
        .or_else(|| hour::half(s, p).map(|(end, late)| (end, Part::Late(late))))
        .or_else(|| {
            holiday::at(s, p, p + usize::from(s.lower(p) == "the"), anchor, true).map(|(end, t)| (end, Part::Time(t)))
        })
        .or_else(|| calendar::at(s, p, anchor).map(|found| (found.end, Part::Time(found.time))))
        .or_else(|| date::at(s, p, anchor).map(|found| (found.end, Part::Time(found.time))))
        .or_else(|| {
            let number = s.small(p).filter(|n| (1..=31).contains(n) && !s.glued(p))?;
            (!s.glued(p + 1) || matches!(s.lower(p + 1), "," | "." | ")")).then_some((p + 1, Part::Number(number)))
        })
        .or_else(|| match s.lower(p) {
            "next" | "following" | "coming" | "upcoming" => Some((p + 1, Part::Toward(true))),
            "last" | "past" | "previous" => Some((p + 1, Part::Toward(false))),
            word => (link(word) || word == "." && p + 1 == end).then_some((p + 1, Part::Link)),
        })
}

/// Words that join the parts of a time and say nothing of it that is kept.
fn link(word: &str) -> bool {
    matches!(
        word,
        "at" | "on"
            | "@"
            | ","
            | "around"
            | "about"
            | "approximately"
            | "exactly"
            | "for"
            | "by"
            | "("
            | ")"
            | "the"
            | "of"
            | "in"
            | "-"
            | "from"
            | "sharp"
            | "this"
            | "'"
            | "s"
    )
}

/// What the parts say together; `None` when they do not fit.
fn together(s: &Scan<'_>, parts: &[(usize, Part)], anchor: Anchor) -> Option<Time> {
    let mut sum = Sum::default();
    for (n, (at, part)) in parts.iter().enumerate() {
        match part {
            Part::Number(number) => {
                sum.number(s, *at, *number, parts.len() > 1, n > 0 && matches!(parts[n - 1].1, Part::MonthDay(..)))?
            }
            part => sum.take(part)?,
        }
    }
    let time = sum.resolve(anchor)?;
    let (Some(east), Some(minute), Some((day, _))) = (sum.zone, time.minute, time.days) else {
        return sum.zone.is_none().then_some(time);
    };
    // Told by another clock than that of the publication, where that is known.
    let minute = i64::from(minute) + i64::from(anchor.east.map_or(0, |here| here - east));
    let day = day.plus(minute.div_euclid(24 * 60))?;
    Some(timed(day.0, u32::try_from(minute.rem_euclid(24 * 60)).ok()?))
}

/// What was said so far, each once.
#[derive(Debug, Default)]
struct Sum {
    day: Option<Date>,
    month_day: Option<(MonthDay, Option<MonthDay>)>,
    weekday: Option<(Weekday, Option<i8>)>,
    week: Option<Date>,
    of_month: Option<u32>,
    year: Option<i32>,
    hour: Option<hour::Hour>,
    late: Option<bool>,
    time: Option<Time>,
    moment: Option<(Date, u32)>,
    toward: Option<bool>,
    zone: Option<i32>,
}

/// Sets what was not set; twice is no one time.
fn once<T: Clone>(slot: &mut Option<T>, value: &T) -> Option<()> {
    if slot.is_some() {
        return None;
    }
    *slot = Some(value.clone());
    Some(())
}

impl Sum {
    fn take(&mut self, part: &Part) -> Option<()> {
        match part {
            Part::Day(day) => once(&mut self.day, day),
            Part::MonthDay(day, other, year) => {
                if let Some(year) = year {
                    once(&mut self.year, year)?;
                }
                once(&mut self.month_day, &(*day, *other))
            }
            Part::DayHalf(day, late) => {
                once(&mut self.late, late)?;
                once(&mut self.day, day)
            }
            Part::Weekday(day, which) => once(&mut self.weekday, &(*day, *which)),
            Part::Week(monday) => once(&mut self.week, monday),
            Part::OfMonth(day) => once(&mut self.of_month, day),
            Part::Year(year) => once(&mut self.year, year),
            Part::Hour(hour) => once(&mut self.hour, hour),
            Part::Late(late) => once(&mut self.late, late),
            Part::Time(time) => once(&mut self.time, time),
            Part::Moment(day, minute) => once(&mut self.moment, &(*day, *minute)),
            Part::Zone(east) => once(&mut self.zone, east),
            Part::Toward(ahead) => once(&mut self.toward, ahead),
            Part::Number(_) | Part::Link => Some(()),
        }
    }

    /// "the 24", "monday 21", "at 5", "9 tomorrow", "january first 12".
    fn number(&mut self, s: &Scan<'_>, at: usize, number: u32, others: bool, after_date: bool) -> Option<()> {
        let hour = hour::Hour { minute: number % 24 * 60, sure: number > 12 };
        match s.before(at) {
            "at" | "@" | "around" | "about" if number < 25 => once(&mut self.hour, &hour),
            "the" if !others || self.weekday.is_some() => once(&mut self.of_month, &number),
            _ if after_date => once(&mut self.year, &(2000 + i32::try_from(number).ok()?)),
            _ if self.weekday.is_some() && self.late.is_none() => once(&mut self.of_month, &number),
            _ if others && number <= 12 => once(&mut self.hour, &hour),
            _ => None,
        }
    }

    fn resolve(&self, anchor: Anchor) -> Option<Time> {
        let ahead = self.toward.unwrap_or(anchor.prefer == Prefer::Future);
        if self.toward.is_some() && self.month_day.is_none() {
            return None;
        }
        if let Some((day, minute)) = self.moment {
            let alone = self.hour.is_none() && self.day.is_none() && self.time.is_none();
            return alone.then(|| timed(day, minute));
        }
        let day = match (self.day, self.month_day, self.weekday) {
            (Some(day), None, _) => Some(day),
            (None, Some((day, other)), weekday) => Some(self.dated(day, other, weekday.map(|w| w.0), anchor)?),
            (None, None, Some((weekday, which))) => Some(match (self.week, self.of_month) {
                (Some(monday), _) => Day(monday).plus(weekday.to_monday_zero_offset().into())?.0,
                (None, Some(day)) => on_weekday(anchor, day, weekday, ahead)?,
                (None, None) => day::weekday(anchor.day?, weekday, which, ahead)?.0,
            }),
            (None, None, None) => match self.of_month {
                Some(day) => Some(calendar::nearest_day(anchor, day, ahead)?),
                None => None,
            },
            (Some(_), Some(_), _) => return None,
        };
        if let (Some(time), Some(_)) | (Some(time), None) = (&self.time, day)
            && day.is_some() == time.days.is_some()
            && !(day.is_none() && time.minute.is_none())
        {
            return None;
        }
        // "8 tonight": the day is among the times.
        let (day, time) = match (day, self.time.clone()) {
            (Some(day), _) => (Some(day), None),
            (None, Some(time)) => {
                let one =
                    time.days.filter(|(first, last)| first == last && time.minute.is_none()).map(|(day, _)| day.0);
                (one, Some(time))
            }
            (None, None) => (None, None),
        };
        let Some(hour) = self.hour else {
            let monday = self.week.filter(|_| day.is_none() && time.is_none());
            return match (day, time) {
                (_, Some(time)) => Some(time),
                (Some(day), None) => Some(calendar::one_day(day)),
                (None, None) => calendar::week(Day(monday?)),
            };
        };
        if time.is_some() && day.is_none() || self.week.is_some() && day.is_none() {
            return None;
        }
        let minute = hour.on(self.late, if ahead { anchor.minute.filter(|_| day.is_none()) } else { None });
        if let Some(day) = day {
            // "At 12 this evening" is where the day ends.
            let next = self.late == Some(true) && hour.minute == 12 * 60 && !hour.sure;
            return Some(if next { timed(Day(day).plus(1)?.0, 0) } else { timed(day, minute) });
        }
        let Some(today) = anchor.day else {
            let value = format!("T{:02}:{:02}", minute / 60, minute % 60);
            return Some(Time { value, days: None, minute: Some(minute), approx: !hour.sure });
        };
        // An hour and nothing else is that of the day of publication, or the next such hour.
        let gone = ahead && anchor.minute.is_some_and(|now| minute < now);
        Some(timed(today.plus(i64::from(gone))?.0, minute))
    }

    /// The day of a month and day, in the year told, or one in which the weekday told is right, or the nearest.
    fn dated(
        &self,
        day: (u32, u32),
        other: Option<(u32, u32)>,
        weekday: Option<Weekday>,
        anchor: Anchor,
    ) -> Option<Date> {
        let of = |(month, day): (u32, u32), year: i32| date::valid(year, month, day);
        let right = |date: &Date| weekday.is_none_or(|w| date.weekday() == w);
        let ahead = self.toward.unwrap_or(anchor.prefer == Prefer::Future);
        if let Some(year) = self.year {
            return of(day, year).filter(right).or_else(|| of(other?, year).filter(right)).or_else(|| of(day, year));
        }
        let this = i32::from(anchor.day?.0.year());
        if weekday.is_some() {
            // The year of publication and those beside it: a weekday comes round to a date within eleven years, so
            // that the far ones say nothing.
            let years = if ahead { [this, this + 1, this - 1] } else { [this, this - 1, this + 1] };
            let agreed = [Some(day), other].into_iter().flatten();
            let mut agreed = agreed.flat_map(|day| years.map(|year| of(day, year)));
            if let Some(date) = agreed.find_map(|date| date.filter(right)) {
                return Some(date);
            }
        }
        // As in a sentence: "2 August" in late July is the one to come.
        if ahead {
            return anchor.pick(true, |year| of(day, year));
        }
        of(day, anchor.nearest(day.0, day.1, true, false)?)
    }
}

/// A minute of a day.
fn timed(day: Date, minute: u32) -> Time {
    let value = format!("{day}T{:02}:{:02}", minute / 60, minute % 60);
    Time { value, days: Some((Day(day), Day(day))), minute: Some(minute), approx: false }
}

/// The day of the month that is that weekday, in the nearest month where it is.
fn on_weekday(anchor: Anchor, day: u32, weekday: Weekday, ahead: bool) -> Option<Date> {
    let first = anchor.day?.0.first_of_month();
    let month = |n: i64| {
        let month = first.checked_add(jiff::Span::new().try_months(n).ok()?).ok()?;
        date::valid(month.year().into(), u32::try_from(month.month()).ok()?, day).filter(|d| d.weekday() == weekday)
    };
    // The month of publication first: any day of the month is each weekday within a year or so.
    (0..=24).find_map(|n| month(if ahead { n } else { -n }))
}
