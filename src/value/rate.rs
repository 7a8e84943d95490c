//! How often: "three times a week", "twice a month".

use super::scan::{Kind, Scan};
use super::word::{Word, word};
use super::{Data, Quantity, Value};

/// The stretches of time in which something is done so often.
const STRETCHES: [&str; 10] =
    ["minute", "hour", "day", "night", "week", "fortnight", "month", "season", "year", "decade"];

/// The frequency at piece `i`, with the piece after it. Its unit is "per week"; a number of times that is told of no
/// stretch of time is none.
pub(super) fn at(s: &Scan<'_>, i: usize) -> Option<(usize, Value)> {
    let (count, p) = times(s, i)?;
    let a = matches!(s.lower(p), "a" | "an" | "per" | "each" | "every");
    let stretch = STRETCHES.iter().find(|stretch| **stretch == s.lower(p + 1)).filter(|_| a)?;
    let quantity =
        Quantity { value: Some(count.to_string()), unit: Some(format!("per {stretch}")), ..Quantity::default() };
    let span = s.span(i, p + 2);
    Some((p + 2, Value { span, core: span, data: Data::Quantity(quantity) }))
}

/// How many times, and the piece after it.
fn times(s: &Scan<'_>, i: usize) -> Option<(u32, usize)> {
    match s.lower(i) {
        "once" => return Some((1, i + 1)),
        "twice" => return Some((2, i + 1)),
        "thrice" => return Some((3, i + 1)),
        _ => {}
    }
    let count = if s.is(i, Kind::Digits) {
        s.small(i)?
    } else {
        match word(s.lower(i))? {
            Word::Unit(n) | Word::Teen(n) | Word::Tens(n) => u32::try_from(n).ok()?,
            _ => return None,
        }
    };
    (s.lower(i + 1) == "times").then_some((count, i + 2))
}
