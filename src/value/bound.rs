//! The words around a number that bound it: "at least", "nearly", "up to", "or more".

use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};

use super::scan::{Kind, Scan};
use super::unit;

/// How the words before a number bound it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Bound {
    Min,
    Max,
    About,
    Below,
    Above,
    Age,
}

static BOUNDS: LazyLock<FxHashMap<&'static str, Bound>> = LazyLock::new(|| {
    let mut bounds = FxHashMap::default();
    for line in unit::lines(include_str!("data/bounds.txt")) {
        let Some((kind, phrases)) = line.split_once('|') else { continue };
        let bound = match kind.trim() {
            "min" => Bound::Min,
            "max" => Bound::Max,
            "below" => Bound::Below,
            "above" => Bound::Above,
            "age" => Bound::Age,
            _ => Bound::About,
        };
        bounds.extend(phrases.split(',').map(|phrase| (phrase.trim(), bound)));
    }
    bounds
});

/// The pieces that bounds begin with.
pub(super) static BOUND_FIRSTS: LazyLock<FxHashSet<&'static str>> =
    LazyLock::new(|| BOUNDS.keys().map(|phrase| unit::first_piece(phrase)).collect());

/// Pieces a bound can have ("in the neighbourhood of", "no fewer than").
const BOUND_PIECES: usize = 4;

/// Bounds that can stand before one number: "up to an estimated", "at least some".
const BOUNDS_EACH: usize = 2;

/// Words that go with "over": an area or a stretch, what is given up, and what a dispute is about.
const SPREADS: [&str; 34] = [
    "dispute",
    "disputes",
    "row",
    "argument",
    "quarrel",
    "case",
    "lawsuit",
    "protest",
    "protests",
    "way",
    "burst",
    "opened",
    "handed",
    "hands",
    "handing",
    "turned",
    "turning",
    "spread",
    "spreads",
    "spreading",
    "extends",
    "extended",
    "extending",
    "stretches",
    "stretched",
    "stretching",
    "sprawls",
    "sprawled",
    "sprawling",
    "swept",
    "spilled",
    "burned",
    "burnt",
    "raged",
];

/// Verbs after which "over" gives the reason, when what somebody has to pay or serve stands between.
const BLAMED: [&str; 8] = ["fined", "sued", "jailed", "sentenced", "suspended", "banned", "punished", "barred"];
/// Pieces before "over" among which such a verb stands.
const BLAMED_REACH: usize = 14;
/// What somebody has to pay or serve ends with.
const PENALTIES: [&str; 16] = [
    "euros", "dollars", "pounds", "crowns", "francs", "yen", "million", "m", "games", "matches", "years", "months",
    "weeks", "days", "hours", "year",
];
/// Verbs that go with "up to" a rate: a level that is reached.
const RISES: [&str; 9] = ["go", "goes", "going", "gone", "went", "climbed", "climbs", "edged", "crept"];
/// Pieces after "up to" among which a rate has its sign.
const RATE_PIECES: usize = 6;

/// The words of bound at `i`, and the piece after them.
pub(super) fn bounds(s: &Scan<'_>, i: usize) -> (usize, Option<Bound>) {
    let (mut p, mut bound) = (i, None);
    for _ in 0..BOUNDS_EACH {
        if !BOUND_FIRSTS.contains(s.lower(p)) {
            break;
        }
        let Some((end, found)) = s.phrase(p, BOUND_PIECES, |key| BOUNDS.get(key).copied()) else { break };
        // "A loan over six weeks", "he served over ten years": only after some words is it "more than".
        if s.lower(p) == "over" && !exceeds(s, p) {
            break;
        }
        // "Fined the club 98,000 euros over 88 flares": for them.
        let paid = || p > 0 && (s.is(p - 1, Kind::Digits) || PENALTIES.contains(&s.lower(p - 1)));
        let blamed = || (p.saturating_sub(BLAMED_REACH)..p).any(|at| BLAMED.contains(&s.lower(at)));
        if s.lower(p) == "over" && paid() && blamed() {
            break;
        }
        // "Floods spread over 3,100 hectares": the verb's word, not the number's.
        if s.lower(p) == "over" && p > 0 && SPREADS.contains(&s.lower(p - 1)) {
            break;
        }
        // "Goes up to 13%": that is where it ends. "Sentences go up to ten years" is a bound.
        let rate = || (p + 2..p + 2 + RATE_PIECES).any(|at| matches!(s.lower(at), "%" | "percent" | "per"));
        if s.lower(p) == "up" && p > 0 && RISES.contains(&s.lower(p - 1)) && rate() {
            break;
        }
        p = end;
        // "At least some 30": the firmer word holds.
        bound = match (bound, found) {
            (Some(b), Bound::About) => Some(b),
            _ => Some(found),
        };
    }
    (p, bound)
}

/// Whether "over" at `i` before a length of time says that it was longer.
fn exceeds(s: &Scan<'_>, i: usize) -> bool {
    // Two pieces on, a unit of time; elsewhere "over" is always "more than".
    let time = |at: usize| {
        matches!(s.lower(at).trim_end_matches('s'), "minute" | "hour" | "day" | "week" | "month" | "year" | "decade")
    };
    if !(time(i + 2) || s.hyphen(i + 2) && time(i + 4)) {
        return true;
    }
    // "Over eight days, teams will visit": during them.
    if i == 0 || s.is(i - 1, Kind::Mark) && s.lower(i - 1) != "," {
        return !(s.lower(i + 3) == "," || s.hyphen(i + 2) && s.lower(i + 5) == ",");
    }
    s.is(i - 1, Kind::Mark)
        || matches!(
            s.lower(i - 1),
            "for"
                | "after"
                | "took"
                | "take"
                | "takes"
                | "taken"
                | "lasted"
                | "last"
                | "lasts"
                | "spent"
                | "spend"
                | "waited"
                | "wait"
                | "is"
                | "was"
                | "were"
                | "been"
                | "of"
                | "just"
                | "well"
                | "than"
                | "and"
                | "in"
                | "within"
                | "only"
                | "served"
                | "lived"
                | "worked"
                | "by"
                | "to"
                | "has"
                | "had"
                | "with"
                | "at"
                | "since"
                | "from"
                | "nearly"
        )
}

/// "or more", "or so", "+": the piece after them and the bound they set.
pub(super) fn suffix(s: &Scan<'_>, i: usize, bound: Option<Bound>) -> (usize, Option<Bound>) {
    let found = match (s.lower(i), s.lower(i + 1)) {
        ("+", _) if s.glued(i) => Some((i + 1, Bound::Min)),
        ("-", "plus") if s.hyphen(i) => Some((i + 2, Bound::Min)),
        ("or", "more" | "above" | "older" | "over") | ("and", "over" | "above" | "older") => Some((i + 2, Bound::Min)),
        ("or", "less" | "fewer" | "under" | "younger") => Some((i + 2, Bound::Max)),
        ("or", "so") | ("or", "thereabouts") => Some((i + 2, Bound::About)),
        _ => None,
    };
    match (found, bound) {
        (Some((end, b)), None) => (end, Some(b)),
        _ => (i, bound),
    }
}
