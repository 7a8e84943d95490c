//! Days and stretches that the calendar's own order names: "the first Monday of May", "the third quarter
//! of 2030", "last summer", "the 19th century", "the weekend", "on the 14th".

use std::sync::LazyLock;

use jiff::civil::Date;
use rustc_hash::FxHashMap;

use super::anchor::Anchor;
use super::date;
use super::holiday;
use super::relative::{span_of, weekday_named};
use super::scan::{Kind, Scan};
use super::word::{self, ordinal_word};
use super::{Found, Time};
use crate::day::Day;

/// What a word can begin: most words of a text begin nothing and are put aside by one look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Opens {
    Preposition,
    The,
    Weekend,
    Week,
    /// "year's end".
    End,
    Season,
    /// "last", "this", "next".
    Which,
    Stage,
    /// "Q3".
    Quarter,
    Ordinal,
    Holiday,
}

static OPENS: LazyLock<FxHashMap<&'static str, Opens>> = LazyLock::new(|| {
    let lists: [(Opens, &[&'static str]); 9] = [
        (
            Opens::Preposition,
            &[
                "on", "in", "at", "by", "since", "until", "till", "before", "after", "during", "over", "through",
                "from", "for",
            ],
        ),
        (Opens::The, &["the"]),
        (Opens::Weekend, &["weekend"]),
        (Opens::Week, &["week"]),
        (Opens::End, &["year", "month"]),
        (Opens::Season, &SEASONS),
        (Opens::Which, &["last", "this", "next", "past", "coming", "previous", "upcoming", "following"]),
        (Opens::Stage, &["early", "late", "mid"]),
        (Opens::Quarter, &["q"]),
    ];
    let mut opens: FxHashMap<&'static str, Opens> = holiday::firsts().map(|word| (word, Opens::Holiday)).collect();
    // No month has more days, and no week, year or line of centuries more parts.
    opens.extend(word::ordinals().filter(|(_, n)| *n <= 31).map(|(word, _)| (word, Opens::Ordinal)));
    opens.extend(lists.into_iter().flat_map(|(kind, words)| words.iter().map(move |word| (*word, kind))));
    opens
});

/// The time at `i`, with the preposition before it.
pub(super) fn at(s: &Scan<'_>, i: usize, anchor: Anchor) -> Option<Found> {
    let opens = |n: usize| {
        let numbered = s.is(n, Kind::Digits) && s.glued(n + 1) && s.is(n + 1, Kind::Word);
        if numbered { Some(Opens::Ordinal) } else { OPENS.get(s.lower(n)).copied() }
    };
    let first = opens(i)?;
    let placed = first == Opens::Preposition;
    let core = i + usize::from(placed);
    let second = if placed { opens(core)? } else { first };
    let p = core + usize::from(second == Opens::The);
    let kind = if second == Opens::The { opens(p)? } else { second };
    let (end, time) = read(s, i, core, p, kind, anchor)?;
    Some(Found { core: if matches!(kind, Opens::Weekend | Opens::Week) { core } else { p }, end, time })
}

fn read(s: &Scan<'_>, i: usize, core: usize, p: usize, kind: Opens, anchor: Anchor) -> Option<(usize, Time)> {
    let placed = core > i;
    match kind {
        Opens::Weekend if placed && p > core => weekend(s, i, p, anchor),
        Opens::Week if p > core => week_of(s, p, anchor),
        Opens::Week | Opens::End if placed => year_end(s, p, anchor),
        Opens::Season if p > i || of(s, i) || p == 0 => season(s, p, None, anchor),
        Opens::Which if is_season(s.lower(p + 1)) => season(s, p + 1, Some(p), anchor),
        Opens::Which => nth_day(s, i, p, anchor)
            .or_else(|| nth_week(s, i, p, anchor))
            .or_else(|| holiday::at(s, i, p, anchor, false)),
        Opens::Stage => staged(s, p, anchor),
        Opens::Quarter => quarter(s, i, p, anchor),
        Opens::Ordinal => nth_day(s, i, p, anchor)
            .or_else(|| nth_week(s, i, p, anchor))
            .or_else(|| quarter(s, i, p, anchor))
            .or_else(|| half(s, p, anchor))
            .or_else(|| century(s, p, None))
            .or_else(|| if placed && p > core { day_of_month(s, i, p, anchor) } else { None }),
        Opens::Holiday => holiday::at(s, i, p, anchor, false),
        _ => None,
    }
}

fn of(s: &Scan<'_>, i: usize) -> bool {
    matches!(s.before(i), "of" | "and" | "to" | "the")
}

/// A time of several days, near or not.
pub(super) fn stretch(value: String, first: Date, last: Date, approx: bool) -> Time {
    Time { value, days: Some((Day(first), Day(last))), minute: None, approx }
}

/// A time of one day.
pub(super) fn one_day(day: Date) -> Time {
    stretch(day.to_string(), day, day, false)
}

/// Months from one to another, with their days: "2030-07/2030-09".
pub(super) fn months(year: i32, first: u32, to_year: i32, last: u32, approx: bool) -> Option<Time> {
    let (a, b) = (date::valid(year, first, 1)?, date::valid(to_year, last, 1)?.last_of_month());
    Some(stretch(format!("{year:04}-{first:02}/{to_year:04}-{last:02}"), a, b, approx))
}

/// "over the weekend", "at the weekend", "on the weekend of 12 July".
fn weekend(s: &Scan<'_>, i: usize, p: usize, anchor: Anchor) -> Option<(usize, Time)> {
    if s.hyphen(p + 1) {
        return None;
    }
    let told = if s.lower(p + 1) == "of" { date::full(s, p + 2, anchor, anchor.ahead(s, i)) } else { None };
    let (end, day) = match told.as_ref().and_then(|(end, time)| Some((*end, time.days?.0))) {
        Some(told) => told,
        None => (p + 1, anchor.day?),
    };
    let n = i64::from(day.0.weekday().to_monday_zero_offset());
    let back = told.is_none() && n < 5 && !anchor.ahead(s, i);
    let saturday = day.plus(5 - n - if back { 7 } else { 0 })?;
    let sunday = saturday.plus(1)?;
    Some((end, stretch(format!("{saturday}/{sunday}"), saturday.0, sunday.0, false)))
}

/// "the week of 14 July", "the week beginning July 14".
fn week_of(s: &Scan<'_>, p: usize, anchor: Anchor) -> Option<(usize, Time)> {
    if !matches!(s.lower(p + 1), "of" | "beginning" | "starting" | "commencing" | "ending") {
        return None;
    }
    let q = p + 2 + usize::from(s.lower(p + 2) == "the");
    let (end, time) = date::full(s, q, anchor, anchor.ahead(s, p))?;
    Some((end, week(time.days?.0)?))
}

/// The week, Monday to Sunday, that a day is in.
pub(super) fn week(day: Day) -> Option<Time> {
    let monday = day.plus(-i64::from(day.0.weekday().to_monday_zero_offset()))?;
    let iso = monday.0.iso_week_date();
    Some(stretch(format!("{:04}-W{:02}", iso.year(), iso.week()), monday.0, monday.plus(6)?.0, false))
}

/// "by year's end", "at year-end", "by month's end".
fn year_end(s: &Scan<'_>, p: usize, anchor: Anchor) -> Option<(usize, Time)> {
    let end = if s.follows(p + 1, &["'", "s", "end"]) {
        p + 4
    } else if s.hyphen(p + 1) && s.lower(p + 2) == "end" {
        p + 3
    } else {
        return None;
    };
    if s.glued(end) && s.is(end, Kind::Word) || s.hyphen(end) {
        return None;
    }
    Some((end, span_of(s.lower(p), 0, Some(2), anchor.day?)?))
}

const SEASONS: [&str; 5] = ["spring", "summer", "autumn", "fall", "winter"];

fn is_season(word: &str) -> bool {
    SEASONS.contains(&word)
}

/// "the spring of 2029", "summer 2030", "last summer", "this autumn". Seasons are those of the north, in
/// whole months; `which` is the word before it that says which one.
fn season(s: &Scan<'_>, p: usize, which: Option<usize>, anchor: Anchor) -> Option<(usize, Time)> {
    // "Expected to fall in 2032".
    if matches!(s.lower(p), "fall" | "spring") && which.is_none() && matches!(s.before(p), "to" | "and") {
        return None;
    }
    let first = match s.lower(p) {
        "spring" => 3,
        "summer" => 6,
        "autumn" | "fall" => 9,
        _ => 12,
    };
    // A winter is that of the year it begins in.
    let of = |year: i32| {
        if first == 12 { months(year, 12, year + 1, 2, true) } else { months(year, first, year, first + 2, true) }
    };
    let Some(which) = which else {
        let q = p + 1 + usize::from(matches!(s.lower(p + 1), "of" | "in"));
        let (end, year) = year_named(s, q, anchor)?;
        // "The winter of 2004-5", "of 2004-05".
        let over = s.hyphen(end) && s.is(end + 1, Kind::Digits);
        return Some((end + if over { 2 } else { 0 }, of(year)?));
    };
    // "This fall in prices", "this summer's drought".
    if s.lower(p) == "fall" && matches!(s.lower(p + 1), "in" | "of" | "from" | "was" | "is") || s.hyphen(p + 1) {
        return None;
    }
    let today = anchor.day?;
    let this = i32::from(today.0.year());
    let candidates = (this - 2..=this + 2).filter_map(|year| of(year).and_then(|t| Some((t.days?, t))));
    let time = match s.lower(which) {
        "last" | "past" => candidates.rev().find(|((_, last), _)| *last < today)?.1,
        "next" | "coming" => candidates.into_iter().find(|((first, _), _)| *first > today)?.1,
        // The one of this year, and of winters the nearer.
        _ => {
            let year = if first == 12 && today.0.month() < 7 { this - 1 } else { this };
            of(year)?
        }
    };
    Some((p + 1, time))
}

/// "early spring 2030", "mid-19th century", "late last summer".
fn staged(s: &Scan<'_>, p: usize, anchor: Anchor) -> Option<(usize, Time)> {
    let stage = match s.lower(p) {
        "early" => 0,
        "mid" => 1,
        _ => 2,
    };
    let q = p + 1 + usize::from(s.hyphen(p + 1));
    let q = q + usize::from(s.lower(q) == "the");
    let (end, mut time) = century(s, q, Some(stage)).or_else(|| {
        let which = matches!(s.lower(q), "last" | "this" | "next") && is_season(s.lower(q + 1));
        if which {
            season(s, q + 1, Some(q), anchor)
        } else if is_season(s.lower(q)) {
            season(s, q, None, anchor)
        } else {
            None
        }
    })?;
    time.days = time.days.map(|days| date::third(days, Some(stage)));
    time.approx = true;
    Some((end, time))
}

/// "first", "3rd", "last" (-1) at `p`, and the piece after it.
pub(super) fn nth(s: &Scan<'_>, p: usize) -> Option<(usize, i8)> {
    if s.lower(p) == "last" {
        return Some((p + 1, -1));
    }
    if let Some(n) = s.small(p).filter(|n| (1..=31).contains(n)) {
        let suffixed = s.glued(p + 1) && matches!(s.lower(p + 1), "st" | "nd" | "rd" | "th");
        return suffixed.then_some((p + 2, i8::try_from(n).ok()?));
    }
    let n = ordinal_word(s.lower(p)).filter(|n| *n <= 31)?;
    Some((p + 1, i8::try_from(n).ok()?))
}

/// "of 2030", "2030", "of the year", "last year": the piece after it and the year.
fn year_named(s: &Scan<'_>, p: usize, anchor: Anchor) -> Option<(usize, i32)> {
    let q = p + usize::from(s.lower(p) == "fiscal");
    let q = q + usize::from(q > p && s.lower(q) == "year");
    if let Some(found) = date::year(s, q) {
        return Some(found);
    }
    let shift = match (s.lower(p), s.lower(p + 1)) {
        ("the" | "this", "year") => 0,
        ("last", "year") => -1,
        ("next", "year") => 1,
        _ => return None,
    };
    Some((p + 2, i32::from(anchor.day?.0.year()) + shift))
}

/// "the third quarter of 2030", "the first quarter", "Q3 2030".
fn quarter(s: &Scan<'_>, i: usize, p: usize, anchor: Anchor) -> Option<(usize, Time)> {
    let (end, n) = if s.lower(p) == "q" && s.capital(p) {
        let n = s.small(p + 1).filter(|n| s.glued(p + 1) && (1..=4).contains(n))?;
        (p + 2, i8::try_from(n).ok()?)
    } else {
        let (q, n) = nth(s, p).filter(|(_, n)| (1..=4).contains(n))?;
        let q = q + usize::from(s.hyphen(q));
        if !matches!(s.lower(q), "quarter" | "qtr") {
            return None;
        }
        (q + 1, n)
    };
    // "The first quarter-final", "the second quarter finalist".
    if s.hyphen(end) || s.lower(end).starts_with("final") || s.glued(end) && s.is(end, Kind::Word) {
        return None;
    }
    let month = u32::try_from(n).ok()? * 3 - 2;
    let q = end + usize::from(matches!(s.lower(end), "of" | "in" | ","));
    if let Some((end, year)) = year_named(s, q, anchor) {
        return Some((end, months(year, month, year, month + 2, false)?));
    }
    // A game has quarters too: without a year only where a day is given to count from, and none of a match.
    if s.lower(end) == "of" {
        return None;
    }
    let first = anchor.pick(anchor.ahead(s, i), |year| date::valid(year, month, 1))?;
    let year = i32::from(first.year());
    Some((end, months(year, month, year, month + 2, false)?))
}

/// "the second half of 2030": without a year it is one of a match.
fn half(s: &Scan<'_>, p: usize, anchor: Anchor) -> Option<(usize, Time)> {
    let (q, n) = nth(s, p).filter(|(_, n)| matches!(n, 1 | 2))?;
    if s.lower(q) != "half" || s.lower(q + 1) != "of" {
        return None;
    }
    let (end, year) = year_named(s, q + 2, anchor)?;
    let month = if n == 1 { 1 } else { 7 };
    Some((end, months(year, month, year, month + 5, false)?))
}

/// "19th century", "the nineteenth-century church".
fn century(s: &Scan<'_>, p: usize, stage: Option<u32>) -> Option<(usize, Time)> {
    let (q, n) = nth(s, p).filter(|(_, n)| *n > 0)?;
    let (q, n) = match (n, s.hyphen(q), ordinal_word(s.lower(q + 1))) {
        // "twenty-first" is a tens word and an ordinal; `nth` reads neither of them.
        (_, true, Some(_)) => return None,
        _ => (q, i32::from(n)),
    };
    let q = q + usize::from(s.hyphen(q));
    // "21st Century Foods" is a name.
    let named = s.capital(q) && s.capital(q + 1) && s.gap(q + 1) == " ";
    if s.lower(q) != "century" || matches!(s.lower(q + 1), "bc" | "bce") || named {
        return None;
    }
    // Counted in hundreds as decades are in tens: the 1900s and the 20th century are one here.
    let first = (n - 1) * 100;
    let days = date::year_of(first.max(1), if first == 0 { 99 } else { 100 })?;
    let days = date::third(days, stage);
    let value = format!("{first:04}/{:04}", first + 99);
    Some((q + 1, Time { value, days: Some(days), minute: None, approx: stage.is_some() }))
}

/// "first Monday of May", "last Friday in October 2030", "second Sunday of next month", "the third day of May".
fn nth_day(s: &Scan<'_>, i: usize, p: usize, anchor: Anchor) -> Option<(usize, Time)> {
    let (q, n) = nth(s, p)?;
    let weekday = weekday_named(s, q, true);
    if weekday.is_none() && !(s.lower(q) == "day" && n < 0 || s.lower(q) == "day")
        || !matches!(s.lower(q + 1), "of" | "in")
    {
        return None;
    }
    let day = |first: Date| match weekday {
        Some(weekday) => first.nth_weekday_of_month(n, weekday).ok(),
        None if n < 0 => Some(first.last_of_month()),
        None => date::valid(first.year().into(), u32::try_from(first.month()).ok()?, u32::try_from(n).ok()?),
    };
    let (end, month) = month_named(s, q + 2, anchor)?;
    let found = match month {
        Month::Of(first) => day(first)?,
        Month::Any(month) => anchor.pick(anchor.ahead(s, i), |year| day(date::valid(year, month, 1)?))?,
    };
    Some((end, one_day(found)))
}

/// "first week of June", "last week of next month": its first, second, third, fourth or last seven days.
fn nth_week(s: &Scan<'_>, i: usize, p: usize, anchor: Anchor) -> Option<(usize, Time)> {
    let (q, n) = nth(s, p).filter(|(_, n)| *n <= 4)?;
    if s.lower(q) != "week" || !matches!(s.lower(q + 1), "of" | "in") {
        return None;
    }
    let (end, month) = month_named(s, q + 2, anchor)?;
    let first = match month {
        Month::Of(first) => first,
        Month::Any(month) => anchor.pick(anchor.ahead(s, i), |year| date::valid(year, month, 1))?,
    };
    let from = if n < 0 { Day(first.last_of_month()).plus(-6)? } else { Day(first).plus(7 * (i64::from(n) - 1))? };
    let to = from.plus(6)?;
    Some((end, stretch(format!("{from}/{to}"), from.0, to.0, true)))
}

/// A month with its year, or one of any year.
pub(super) enum Month {
    /// Its first day.
    Of(Date),
    Any(u32),
}

/// "May", "May 2030", "the month", "next month", "last month".
pub(super) fn month_named(s: &Scan<'_>, p: usize, anchor: Anchor) -> Option<(usize, Month)> {
    let q = p + usize::from(s.lower(p) == "the");
    let shift = match (s.lower(q), s.lower(q + 1)) {
        ("month", _) if q > p => Some((q + 1, 0)),
        ("this" | "current", "month") => Some((q + 2, 0)),
        ("last" | "previous" | "past", "month") => Some((q + 2, -1)),
        ("next" | "following" | "coming", "month") => Some((q + 2, 1)),
        _ => None,
    };
    if let Some((end, shift)) = shift {
        let span = jiff::Span::new().try_months(shift).ok()?;
        return Some((end, Month::Of(anchor.day?.0.first_of_month().checked_add(span).ok()?)));
    }
    if !s.capital(p) && s.lower(p).len() <= 5 {
        return None;
    }
    named_month(s, p)
}

/// [`month_named`] where nothing else can be meant: "the last day of may".
pub(super) fn month_in(s: &Scan<'_>, p: usize, anchor: Anchor) -> Option<(usize, Month)> {
    month_named(s, p, anchor).or_else(|| named_month(s, p))
}

fn named_month(s: &Scan<'_>, p: usize) -> Option<(usize, Month)> {
    let (end, month) = date::month(s, p)?;
    let q = end + usize::from(matches!(s.lower(end), "," | "of" | "in"));
    match date::year(s, q) {
        Some((end, year)) => Some((end, Month::Of(date::valid(year, month, 1)?))),
        None => Some((end, Month::Any(month))),
    }
}

/// "on the 14th", "by the 3rd of next month".
fn day_of_month(s: &Scan<'_>, i: usize, p: usize, anchor: Anchor) -> Option<(usize, Time)> {
    let (end, n) = nth(s, p).filter(|(end, n)| *n > 0 && *end == p + 2)?;
    let day = u32::try_from(n).ok()?;
    let in_month = |first: Date| date::valid(first.year().into(), u32::try_from(first.month()).ok()?, day);
    if s.lower(end) == "of"
        && let Some((end, Month::Of(first))) = month_named(s, end + 1, anchor)
    {
        return Some((end, one_day(in_month(first)?)));
    }
    // "With a birdie on the 18th".
    let golf =
        |n: usize| matches!(s.lower(n), "hole" | "holes" | "birdie" | "bogey" | "par" | "tee" | "green" | "eagle");
    if (p.saturating_sub(8)..p).any(golf) {
        return None;
    }
    // "On the 14th floor", "at the 3rd, 4th and 5th stops" count something. Only words that go on with the
    // sentence may follow.
    let counts = s.is(end, Kind::Word)
        && !matches!(
            s.lower(end),
            "in" | "at"
                | "when"
                | "as"
                | "he"
                | "she"
                | "they"
                | "it"
                | "with"
                | "after"
                | "but"
                | "was"
                | "were"
                | "is"
                | "has"
                | "had"
                | "will"
                | "would"
                | "against"
                | "for"
                | "to"
                | "by"
                | "that"
                | "which"
                | "who"
                | "the"
                | "near"
                | "from"
                | "and"
                | "because"
                | "while"
                | "said"
        );
    let listed = matches!(s.lower(end), "," | "and" | "-" | "/") && nth(s, end + 1).is_some();
    if counts || listed || s.hyphen(end) || matches!(s.lower(i), "at" | "over" | "in" | "for" | "during") {
        return None;
    }
    Some((end, one_day(nearest_day(anchor, day, anchor.ahead(s, i))?)))
}

/// The day of the month meant, in the month of publication or the nearest that has it.
pub(super) fn nearest_day(anchor: Anchor, day: u32, ahead: bool) -> Option<Date> {
    let today = anchor.day?.0;
    // No two months in a row lack a day.
    (0..=2).find_map(|n| {
        let months = jiff::Span::new().try_months(if ahead { n } else { -n }).ok()?;
        let month = today.first_of_month().checked_add(months).ok()?;
        let date = date::valid(month.year().into(), u32::try_from(month.month()).ok()?, day)?;
        (if ahead { date >= today } else { date <= today }).then_some(date)
    })
}
