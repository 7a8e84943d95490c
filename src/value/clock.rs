//! Hours of the day: "6:00 p.m.", "6.00pm", "06:30", "half past six in the morning", "noon".

use super::scan::{Kind, Scan};
use super::word;
use super::{Found, Time};

/// Half a day in minutes.
const HALF_DAY: u32 = 12 * 60;

/// An hour that was read.
#[derive(Debug, Clone, Copy)]
struct Hour {
    end: usize,
    minute: u32,
    /// Whether it is told if it is before or after noon.
    sure: bool,
}

/// The hour at `i`.
pub(super) fn at(s: &Scan<'_>, i: usize) -> Option<Found> {
    let mut core = i;
    if matches!(s.lower(core), "at" | "by" | "until" | "till" | "since" | "from" | "before" | "after") {
        core += 1;
    } else if matches!(s.lower(core), "shortly" | "just" | "soon") && matches!(s.lower(core + 1), "after" | "before") {
        core += 2;
    }
    let mut approx = core > i + 1;
    if matches!(s.lower(core), "about" | "around" | "approximately" | "nearly" | "roughly") {
        approx = true;
        core += 1;
    }
    if let Some(hour) = hour(s, core) {
        let end = zone(s, hour.end);
        let value = format!("T{:02}:{:02}", hour.minute / 60, hour.minute % 60);
        let minute = Some(hour.minute);
        return Some(Found { core, end, time: Time { value, days: None, minute, approx: approx || !hour.sure } });
    }
    if core == i || s.lower(i) == "at" { part_of_day(s, i) } else { None }
}

fn hour(s: &Scan<'_>, i: usize) -> Option<Hour> {
    match s.lower(i) {
        "noon" | "midday" => return Some(Hour { end: i + 1, minute: HALF_DAY, sure: true }),
        "midnight" => return Some(Hour { end: i + 1, minute: 0, sure: true }),
        "12" if matches!(s.lower(i + 1), "noon" | "midday") && !s.glued(i + 1) => {
            return Some(Hour { end: i + 2, minute: HALF_DAY, sure: true });
        }
        "12" if s.lower(i + 1) == "midnight" && !s.glued(i + 1) => {
            return Some(Hour { end: i + 2, minute: 0, sure: true });
        }
        _ => {}
    }
    if s.is(i, Kind::Digits) { figures(s, i) } else { words(s, i) }
}

/// "6:00 p.m.", "6.00pm", "06:30", "7 a.m.", "1800 GMT", "6 o'clock".
fn figures(s: &Scan<'_>, i: usize) -> Option<Hour> {
    if s.glued(i)
        && matches!(s.before(i), ":" | "." | "," | "/" | "-" | "$" | "£" | "€")
        && !(s.before(i) == "-" && s.lower(i + 1) == ":")
    {
        return None;
    }
    let hour = s.small(i)?;
    let long = s.lower(i).len();
    let minutes = |at: usize| s.small(at).filter(|m| *m < 60 && s.lower(at).len() == 2);
    if let Some(min) =
        minutes(i + 2).filter(|_| matches!(s.lower(i + 1), ":" | ".") && s.glued(i + 1) && s.glued(i + 2) && long <= 2)
    {
        let mut end = i + 3;
        if s.lower(end) == ":" && s.glued(end) && minutes(end + 1).is_some() {
            end += 2;
        }
        if let Some((end, half)) = half_of_day(s, end) {
            return twelve(hour, min, half).map(|minute| Hour { end, minute, sure: true });
        }
        // With a dot it may be any decimal; with a colon a score of two digits is unlikely.
        let clear =
            s.lower(i + 1) == ":" && hour < 24 && !(s.glued(end) && (s.lower(end) == ":" || s.is(end, Kind::Word)));
        return clear.then_some(Hour { end, minute: hour * 60 + min, sure: true });
    }
    if long <= 2
        && let Some((end, half)) = half_of_day(s, i + 1)
    {
        return twelve(hour, 0, half).map(|minute| Hour { end, minute, sure: true });
    }
    if let Some(end) = oclock(s, i + 1).filter(|_| hour <= 12) {
        return Some(with_day(s, end, hour, 0));
    }
    // "1800 GMT", "0630 local time".
    let zoned = matches!(s.lower(i + 1), "gmt" | "utc" | "bst" | "cet" | "est" | "edt" | "hrs")
        || s.follows(i + 1, &["local", "time"]);
    let (h, m) = (hour / 100, hour % 100);
    (long == 4 && zoned && h < 24 && m < 60).then_some(Hour { end: i + 1, minute: h * 60 + m, sure: true })
}

/// "half past six", "a quarter to twelve", "ten past nine", "six o'clock", "seven p.m.".
fn words(s: &Scan<'_>, i: usize) -> Option<Hour> {
    let article = i + usize::from(s.lower(i) == "a" && s.lower(i + 1) == "quarter");
    let part = match s.lower(article) {
        "half" => Some(30),
        "quarter" => Some(15),
        "twenty" => Some(if s.hyphen(article + 1) && s.lower(article + 2) == "five" { 25 } else { 20 }),
        word => word::small_word(word).filter(|&n| n == 5 || n == 10),
    };
    if let Some(part) = part {
        let p = article + if part == 25 { 3 } else { 1 };
        let p = p + usize::from(s.lower(p) == "minutes");
        let to = s.lower(p) == "to";
        if to || matches!(s.lower(p), "past" | "after") {
            let named = if s.is(p + 1, Kind::Digits) { s.small(p + 1) } else { word::small_word(s.lower(p + 1)) };
            if let Some(hour) = named.filter(|h| (1..=12).contains(h)) {
                let end = oclock(s, p + 2).unwrap_or(p + 2);
                let read = with_half(s, end, hour, part, to);
                // "Five to ten" is a range unless the hour is told; "a quarter to ten" is not.
                let clock = part == 30 || part == 15 || read.sure || end > p + 2 || s.before(i) == "at";
                return (clock && !(part == 30 && to)).then_some(read);
            }
        }
    }
    let hour = word::small_word(s.lower(i)).filter(|h| (1..=12).contains(h))?;
    if let Some(end) = oclock(s, i + 1) {
        return Some(with_day(s, end, hour, 0));
    }
    if let Some((end, half)) = half_of_day(s, i + 1) {
        return twelve(hour, 0, half).map(|minute| Hour { end, minute, sure: true });
    }
    // "At six in the evening", "at six thirty in the morning".
    let read = with_day(s, i + 1, hour, 0);
    (read.sure && s.before(i) == "at").then_some(read)
}

/// A part before or after the hour, then the part of the day if it is told.
fn with_half(s: &Scan<'_>, end: usize, hour: u32, part: u32, to: bool) -> Hour {
    let told = half_of_day(s, end).or_else(|| day_part(s, end));
    let (end, base, sure) = match told {
        Some((end, half)) => (end, twelve(hour, 0, half).unwrap_or(hour * 60), true),
        None => (end, hour * 60, false),
    };
    let minute = if to { (base + 2 * HALF_DAY - part) % (2 * HALF_DAY) } else { base + part };
    // "A quarter to twelve at night" is before midnight: the hour named is that of the night's end.
    Hour { end, minute, sure }
}

fn with_day(s: &Scan<'_>, end: usize, hour: u32, min: u32) -> Hour {
    match half_of_day(s, end).or_else(|| day_part(s, end)) {
        Some((end, half)) => Hour { end, minute: twelve(hour, min, half).unwrap_or(hour * 60 + min), sure: true },
        None => Hour { end, minute: (hour * 60 + min) % (2 * HALF_DAY), sure: false },
    }
}

/// Which half of the day: before noon, after noon, or the night, which has both.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Half {
    Am,
    Pm,
    Night,
}

/// The minute of the day of an hour of the twelve-hour clock; hours that do not exist give `None`.
fn twelve(hour: u32, min: u32, half: Half) -> Option<u32> {
    if hour > 12 {
        // "18:00 p.m." is written, and means what it says.
        return (hour < 24 && half == Half::Pm).then_some(hour * 60 + min);
    }
    let pm = match half {
        Half::Am => false,
        Half::Pm => true,
        // Six to twelve at night are before midnight, one to five after it.
        Half::Night => (6..12).contains(&hour),
    };
    (hour > 0 || half != Half::Pm).then_some((hour % 12 + if pm { 12 } else { 0 }) * 60 + min)
}

/// "p.m.", "pm", "PM", "p . m .": the piece after it.
fn half_of_day(s: &Scan<'_>, i: usize) -> Option<(usize, Half)> {
    let half = |c: &str| match c {
        "a" | "am" => Some(Half::Am),
        "p" | "pm" => Some(Half::Pm),
        _ => None,
    };
    let found = half(s.lower(i))?;
    if s.lower(i).len() == 2 {
        return (!(s.glued(i + 1) && s.is(i + 1, Kind::Word))).then_some((i + 1, found));
    }
    if s.lower(i + 1) != "." || s.lower(i + 2) != "m" {
        return None;
    }
    // The last dot is the abbreviation's own, even where it ends the sentence too.
    Some((i + 3 + usize::from(s.lower(i + 3) == "." && s.glued(i + 3)), found))
}

/// "in the morning", "at night", "this evening" after an hour: the piece after it.
fn day_part(s: &Scan<'_>, i: usize) -> Option<(usize, Half)> {
    let (end, word) = match (s.lower(i), s.lower(i + 1)) {
        ("in", "the") => (i + 3, s.lower(i + 2)),
        ("at", "night") => (i + 2, "night"),
        _ => return None,
    };
    let half = match word {
        "morning" => Half::Am,
        "afternoon" | "evening" => Half::Pm,
        "night" => Half::Night,
        _ => return None,
    };
    Some((end, half))
}

/// "o'clock": the piece after it.
fn oclock(s: &Scan<'_>, i: usize) -> Option<usize> {
    (s.follows(i, &["o", "'", "clock"])).then_some(i + 3)
}

/// "GMT", "local time" after an hour.
fn zone(s: &Scan<'_>, i: usize) -> usize {
    if s.follows(i, &["local", "time"]) {
        return i + 2;
    }
    let zones = ["gmt", "utc", "bst", "cet", "cest", "est", "edt", "pst", "pdt", "ist", "eet", "eest", "msk", "hrs"];
    i + usize::from(
        s.is(i, Kind::Word) && (zones.contains(&s.lower(i)) || s.follows(i, &["et"]) && s.written(i) == "ET"),
    )
}

/// "early in the morning", "in the evening", "at night", as the hours they are.
fn part_of_day(s: &Scan<'_>, i: usize) -> Option<Found> {
    let stage = usize::from(matches!(s.lower(i), "early" | "late"));
    let p = i + stage;
    let (end, value) = match (s.lower(p), s.lower(p + 1), s.lower(p + 2)) {
        ("in", "the", "morning") => (p + 3, "T06:00/T12:00"),
        ("in", "the", "afternoon") => (p + 3, "T12:00/T18:00"),
        ("in", "the", "evening") => (p + 3, "T18:00/T22:00"),
        ("in", "the", "night") => (p + 3, "T21:00/T06:00"),
        ("at", "dawn", _) => (p + 2, "T04:00/T07:00"),
        ("at", "dusk", _) => (p + 2, "T17:00/T21:00"),
        ("before", "dawn" | "daybreak" | "sunrise", _) => (p + 2, "T00:00/T06:00"),
        ("after", "dark" | "nightfall" | "sunset", _) => (p + 2, "T18:00/T05:00"),
        _ => return None,
    };
    Some(Found { core: i, end, time: Time { value: value.to_owned(), days: None, minute: None, approx: true } })
}
