//! Ranges: "10 to 15 million", "$10-15m", "between 3 and 5".

use super::decimal::Number;
use super::quantity::{Amount, amount};
use super::refuse::looks_like_name;
use super::scan::{Kind, Scan};
use super::unit::What;
use super::word;

/// The second number of a range after `first`: where it ends, the first with what it takes from the
/// second, and the upper bound.
pub(super) fn second(s: &Scan<'_>, start: usize, first: Amount, between: bool) -> Option<(usize, Amount, Number)> {
    let mut p = first.end;
    // "8- to 16-metre".
    if s.lower(p) == "-" && s.glued(p) && matches!(s.lower(p + 1), "to" | "or") && !s.glued(p + 1) {
        p += 1;
    }
    let spaced_dash = s.written(p) == "–" && s.is(p + 1, Kind::Digits);
    let dash =
        (s.hyphen(p) || spaced_dash) && (s.is(p + 1, Kind::Digits) || s.is(p + 1, Kind::Mark) || first.read.words);
    let joined = match s.lower(p) {
        "-" => dash,
        "to" | "or" => !between,
        "and" => between,
        _ => false,
    };
    // "Three-nought-four", a line-up: no two of three figures in a row are a range.
    let told = |at: usize| s.is(at, Kind::Word) && word::is_number_word(s.lower(at));
    if dash
        && first.read.words
        && (s.hyphen(start.wrapping_sub(1)) && told(start.wrapping_sub(2)) || s.hyphen(p + 2) && told(p + 3))
    {
        return None;
    }
    if !joined || first.read.ordinal || (first.read.fraction && s.lower(p) != "to") {
        return None;
    }
    let second = amount(s, p + 1)?;
    // "555-1234" is a telephone: a count of thousands in a range has its comma or its unit.
    if dash && second.what.is_none() && second.read.bare && s.lower(p + 1).len() > 3 && s.lower(start).len() < 4 {
        return None;
    }
    if second.read.ordinal || (dash && looks_like_name(s, start)) {
        return None;
    }
    let mut low = first;
    // "10 to 15 million", "$10-15m": the scale is said once. "500 to 1,500" has no scale word.
    if low.read.scale == 1 && second.read.scale > 1 && low.read.number.less_than(Number::int(1000)) {
        let scaled = low.read.number.times(Number::int(second.read.scale))?;
        // "Nine hundred to one thousand" is no range of hundred thousands.
        if scaled.less_than(second.read.number) {
            low.read.number = scaled;
        }
    }
    match (low.what, second.what) {
        (None, what) => low.what = what,
        (Some(What::Measure(_)), None) if first.end != first.read.end => return None,
        (Some(a), Some(b)) if a != b => return None,
        _ => {}
    }
    if !low.read.number.less_than(second.read.number)
        || (low.sign && second.what.is_some() && !second.sign && low.what != second.what)
    {
        return None;
    }
    Some((second.end, low, second.read.number))
}
