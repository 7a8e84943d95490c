//! Hours as they are written where there is nothing else: "3p", "15h20", "nine fifty nine a m", "20 to 2pm".

use super::super::scan::{Kind, Scan};
use super::super::word::{self, Word};

/// Half a day in minutes.
const HALF: u32 = 12 * 60;

/// An hour that was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Hour {
    /// Minute of the day.
    pub(super) minute: u32,
    /// Whether it is told if it is before or after noon.
    pub(super) sure: bool,
}

impl Hour {
    /// The minute of the day, by the part of the day told, or else the next from `now` on.
    pub(super) fn on(self, late: Option<bool>, now: Option<u32>) -> u32 {
        let early = self.minute % HALF;
        match (self.sure, late, now) {
            (true, ..) => self.minute,
            (_, Some(true), _) => early + HALF,
            (_, Some(false), _) => early,
            // Twelve is noon where nobody says midnight.
            (_, None, Some(now)) if self.minute < HALF && self.minute < now => early + HALF,
            (_, None, _) => self.minute,
        }
    }
}

/// The hour at `p`.
pub(super) fn at(s: &Scan<'_>, p: usize) -> Option<(usize, Hour)> {
    let placed = matches!(s.before(p), "at" | "@" | "around" | "about" | "approximately" | "by" | "exactly");
    part_and_hour(s, p).or_else(|| hour(s, p, placed))
}

/// "a quarter past noon", "15 minutes past 15h", "20 minutes to 2pm", "half past three".
fn part_and_hour(s: &Scan<'_>, p: usize) -> Option<(usize, Hour)> {
    let q = p + usize::from(s.lower(p) == "a");
    let (mut q, minutes) = match s.lower(q) {
        "quarter" => (q + 1, 15),
        "half" => (q + 1, 30),
        _ => minutes(s, q)?,
    };
    q += usize::from(matches!(s.lower(q), "minutes" | "minute" | "mins" | "min"));
    let before = match s.lower(q) {
        "past" | "after" => false,
        // "Half three", as the British say it.
        _ if s.lower(q - 1) == "half" && word::small_word(s.lower(q)).is_some() => {
            let (end, base) = hour(s, q, true)?;
            return Some((end, Hour { minute: base.minute + minutes, ..base }));
        }
        "to" | "till" | "before" | "of" => true,
        _ => return None,
    };
    let (end, base) = hour(s, q + 1, true)?;
    let day = 2 * HALF;
    let minute = if before { (base.minute + day - minutes) % day } else { (base.minute + minutes) % day };
    Some((end, Hour { minute, ..base }))
}

/// One to fifty-nine in figures or words.
fn minutes(s: &Scan<'_>, p: usize) -> Option<(usize, u32)> {
    if s.is(p, Kind::Digits) {
        return s.small(p).filter(|n| *n < 60 && s.lower(p).len() <= 2).map(|n| (p + 1, n));
    }
    let number = |p: usize| match word::word(s.lower(p)) {
        Some(Word::Unit(n) | Word::Teen(n) | Word::Tens(n)) => u32::try_from(n).ok(),
        _ => None,
    };
    let first = number(p)?;
    let q = p + 1 + usize::from(s.hyphen(p + 1));
    // "twenty five", and "oh five" comes elsewhere.
    match number(q).filter(|unit| first >= 20 && (1..10).contains(unit)) {
        Some(unit) if first < 60 => Some((q + 1, first + unit)),
        _ => (first < 60).then_some((p + 1, first)),
    }
}

/// "3", "3:20", "15h20", "330", "noon", "nine fifty nine", with "pm", "p", "in the AM", "o'clock" after it. A bare
/// number needs a word before it that says it is an hour.
fn hour(s: &Scan<'_>, p: usize, placed: bool) -> Option<(usize, Hour)> {
    let named = match (s.lower(p), s.lower(p + 1)) {
        ("noon" | "noonish" | "midday", _) => Some((p + 1, HALF)),
        ("mid", "day") => Some((p + 2, HALF)),
        ("midnight", _) => Some((p + 1, 0)),
        ("12", "noon" | "midday") => Some((p + 2, HALF)),
        ("12", "midnight") => Some((p + 2, 0)),
        _ => None,
    };
    if let Some((end, minute)) = named {
        return Some((end, Hour { minute, sure: true }));
    }
    let (end, hour, min, clear) = if s.is(p, Kind::Digits) { figures(s, p, placed)? } else { words(s, p)? };
    let end = end + usize::from(s.glued(end) && s.lower(end) == "ish");
    let end = end + if s.hyphen(end) && s.lower(end + 1) == "ish" { 2 } else { 0 };
    if let Some((end, pm)) = half_of_day(s, end) {
        let end = end + if s.hyphen(end) && s.lower(end + 1) == "ish" { 2 } else { 0 };
        let fits = (1..=12).contains(&hour) && min < 60;
        let minute = hour % 12 * 60 + min + if pm { HALF } else { 0 };
        return fits.then_some((end, Hour { minute, sure: true }));
    }
    let oclock = if s.follows(end, &["o", "'", "clock"]) {
        Some(end + 3)
    } else {
        (s.lower(end) == "oclock").then_some(end + 1)
    };
    if let Some(end) = oclock {
        let told = half_of_day(s, end);
        let minute = hour % 12 * 60 + if told.is_some_and(|(_, pm)| pm) { HALF } else { 0 };
        let plain = if told.is_some() { minute } else { hour % 24 * 60 };
        return Some((told.map_or(end, |(end, _)| end), Hour { minute: plain, sure: told.is_some() }));
    }
    let sure = hour > 12 || hour == 0;
    // A number glued to more is something else.
    let whole = !s.glued(end) || matches!(s.lower(end), "," | "." | ")");
    (clear && whole && hour < 24 && min < 60).then_some((end, Hour { minute: hour * 60 + min, sure }))
}

/// The piece after the figures, hour, minute, and whether they can be nothing but an hour.
fn figures(s: &Scan<'_>, p: usize, placed: bool) -> Option<(usize, u32, u32, bool)> {
    let hour = s.small(p)?;
    let two = |at: usize| s.small(at).filter(|m| *m < 60 && s.lower(at).len() == 2);
    if s.lower(p).len() <= 2 {
        if matches!(s.lower(p + 1), ":" | "." | "h")
            && s.glued(p + 1)
            && s.glued(p + 2)
            && let Some(min) = two(p + 2)
        {
            let seconds = s.lower(p + 3) == ":" && s.glued(p + 3) && two(p + 4).is_some();
            let clear = s.lower(p + 1) != "." || placed;
            return Some((p + if seconds { 5 } else { 3 }, hour, min, clear));
        }
        if s.lower(p + 1) == "h" && s.glued(p + 1) && !(s.glued(p + 2) && s.is(p + 2, Kind::Digits)) {
            return Some((p + 2, hour, 0, true));
        }
        // "at 12 15".
        if placed
            && !s.glued(p + 1)
            && s.gap(p + 1) == " "
            && hour < 24
            && let Some(min) = two(p + 1)
        {
            return Some((p + 2, hour, min, true));
        }
        return Some((p + 1, hour, 0, false));
    }
    // "330 p.m.", "approximately 1030".
    let (h, m) = (hour / 100, hour % 100);
    Some((p + 1, h, m, placed && s.lower(p).len() == 4 && h < 24))
}

/// "nine", "nine fifty nine", "twelve oh three".
fn words(s: &Scan<'_>, p: usize) -> Option<(usize, u32, u32, bool)> {
    let hour = word::small_word(s.lower(p)).filter(|h| (1..=12).contains(h))?;
    let placed = matches!(s.before(p), "at" | "@" | "around" | "about");
    if matches!(s.lower(p + 1), "o" | "oh")
        && let Some(min) = word::small_word(s.lower(p + 2)).filter(|m| *m < 10)
    {
        return Some((p + 3, hour, min, true));
    }
    match minutes(s, p + 1).filter(|(_, min)| *min >= 10 && s.is(p + 1, Kind::Word)) {
        Some((end, min)) => Some((end, hour, min, placed)),
        None => Some((p + 1, hour, 0, placed)),
    }
}

/// "pm", "p.m.", "p m", "p", "in the AM": the piece after it and whether it is after noon.
fn half_of_day(s: &Scan<'_>, p: usize) -> Option<(usize, bool)> {
    let q = p + if s.follows(p, &["in", "the"]) { 2 } else { 0 };
    let pm = match s.lower(q) {
        "am" | "a" => false,
        "pm" | "p" => true,
        _ => return None,
    };
    if s.lower(q).len() == 2 {
        return Some((q + 1, pm));
    }
    let dot = q + 1 + usize::from(s.lower(q + 1) == ".");
    if s.lower(dot) == "m" {
        return Some((dot + 1 + usize::from(s.lower(dot + 1) == "."), pm));
    }
    // "3p", "9a".
    s.glued(q).then_some((q + 1, pm))
}

/// "morning", "in the afternoon", "at night", "tonight": whether it is after noon. "Tonight" and "this evening" are
/// days too and read as such first.
pub(super) fn half(s: &Scan<'_>, p: usize) -> Option<(usize, bool)> {
    let q = p + usize::from(matches!(s.lower(p), "in" | "at"));
    let q = q + usize::from(s.lower(q) == "the");
    let q = q + usize::from(matches!(s.lower(q), "early" | "late"));
    match s.lower(q) {
        "morning" => Some((q + 1, false)),
        "afternoon" | "evening" | "night" => Some((q + 1, true)),
        _ => None,
    }
}

/// The zone of an hour at `p`: the piece after it and its minutes east of Greenwich. Names that several zones have
/// are those that news in English means by them.
pub(super) fn zone(s: &Scan<'_>, p: usize) -> Option<(usize, i32)> {
    let hours = match s.lower(p) {
        "gmt" | "utc" => 0,
        "bst" | "cet" => 1,
        "cest" | "eet" => 2,
        "eest" | "msk" => 3,
        "jst" => 9,
        "est" | "cdt" => -5,
        "edt" => -4,
        "cst" | "mdt" => -6,
        "mst" | "pdt" => -7,
        "pst" => -8,
        _ => return None,
    };
    Some((p + 1, hours * 60))
}
