//! Results: "won 3-1", "ruled 6-3", "three-nil".

use super::scan::{Kind, Scan};
use super::word::{Word, word};
use super::{Data, Quantity, Value};

/// The unit of a result.
const SCORE: &str = "score";
/// Most that one side is taken to score: longer numbers are ranges and years.
const HIGHEST: u32 = 199;
/// Pieces before and after a result among which stands what it is the result of.
const BEFORE: usize = 14;
const AFTER: usize = 4;
/// Words of contests and of votes that end in one.
const CONTESTS: [&str; 44] = [
    "won",
    "win",
    "wins",
    "winning",
    "winner",
    "beat",
    "beats",
    "beating",
    "beaten",
    "lost",
    "lose",
    "loses",
    "losing",
    "defeated",
    "defeat",
    "defeating",
    "drew",
    "draw",
    "drawn",
    "victory",
    "final",
    "score",
    "scored",
    "match",
    "game",
    "ended",
    "ends",
    "finished",
    "lead",
    "led",
    "leads",
    "trailed",
    "trailing",
    "ruled",
    "ruling",
    "voted",
    "vote",
    "decision",
    "upheld",
    "set",
    "sets",
    "aggregate",
    "cup",
    "goal",
];
/// Small words that may follow one; another noun makes it a range of something.
const GO_ON: [&str; 22] = [
    "on", "in", "at", "against", "after", "over", "to", "by", "with", "from", "for", "and", "but", "when", "as",
    "before", "that", "this", "last", "late", "early", "thanks",
];

/// The result at piece `i`, with the piece after it. One of the contests must be named near it.
pub(super) fn at(s: &Scan<'_>, i: usize) -> Option<(usize, Value)> {
    let joined = s.glued(i + 1) && matches!(s.lower(i + 1), "-" | "–" | "‑") && s.glued(i + 2);
    let before = i > 0 && s.glued(i) && s.lower(i - 1) != "(";
    if !joined || before {
        return None;
    }
    let (first, second) = (side(s, i)?, side(s, i + 2)?);
    let end = i + 3;
    // "4-4-2", "3-1/2", "5-1m".
    if s.glued(end) && !matches!(s.lower(end), "," | "." | ";" | ")" | ":" | "!" | "?" | "\"" | "”") {
        return None;
    }
    let next = s.lower(end);
    let closes = end >= s.len() || s.is(end, Kind::Mark) || GO_ON.contains(&next) || CONTESTS.contains(&next);
    let near = (i.saturating_sub(BEFORE)..i).chain(end..end + AFTER);
    if !closes || !near.into_iter().any(|at| CONTESTS.contains(&s.lower(at))) {
        return None;
    }
    // Both in one number, so that two results are equal or differ, from whichever side they are told: "lost 1-3".
    let both = f64::from(first.max(second) * (HIGHEST + 1) + first.min(second));
    let quantity = Quantity {
        value: Some(format!("{first}-{second}")),
        unit: Some(SCORE.to_owned()),
        min: Some(both),
        max: Some(both),
        ..Quantity::default()
    };
    let span = s.span(i, end);
    Some((end, Value { span, core: span, data: Data::Quantity(quantity) }))
}

/// What one side scored: figures, "nil", a small number in words.
fn side(s: &Scan<'_>, i: usize) -> Option<u32> {
    if s.is(i, Kind::Digits) {
        return s.small(i).filter(|&n| n <= HIGHEST);
    }
    match (s.lower(i), word(s.lower(i))) {
        ("nil", _) => Some(0),
        (_, Some(Word::Unit(n))) => u32::try_from(n).ok(),
        _ => None,
    }
}
