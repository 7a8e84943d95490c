//! Vague numbers: "several", "dozens of", "tens of thousands".

use super::Quantity;
use super::bound::Bound;
use super::quantity::{FILLERS, converted};
use super::scan::{Kind, Scan};
use super::unit::{self, What};
use super::word;

/// "several", "dozens of", "tens of thousands of", "a few hundred": the piece after it.
pub(super) fn vague(s: &Scan<'_>, i: usize, bound: Option<Bound>) -> Option<(usize, Quantity)> {
    let a = usize::from(s.lower(i) == "a");
    // The least and the most that each can be, as a reader would not object to.
    let (mut end, mut min, mut max) = match s.lower(i + a) {
        "several" if a == 0 => (i + 1, 3.0, 10.0),
        // "Many hours": at least a handful; "many" of what has no unit is no number.
        "many" if a == 0 && unit::measure(s, i + 1).is_some_and(|(_, u)| u.name != "quarter") => {
            (i + 1, 3.0, f64::INFINITY)
        }
        "few" if a == 1 => (i + 2, 2.0, 10.0),
        "couple" if a == 1 => (i + 2, 2.0, 3.0),
        "handful" if a == 1 => (i + 2, 2.0, 10.0),
        "score" if a == 1 && s.lower(i + 2) == "of" => (i + 2, 15.0, 25.0),
        plural if a == 0 => {
            let scale = word::plural_scale(plural)?;
            // "Tens" count only as "tens of thousands", and "scores" are also kept at matches.
            if matches!(plural, "tens" | "scores") && s.lower(i + 1) != "of" || s.before(i) == "-" && s.glued(i) {
                return None;
            }
            #[expect(clippy::cast_precision_loss, reason = "the scales are powers of ten below 2^53")]
            let scale = scale as f64;
            // Dozens begin at twenty; from thousands on, the next scale word is a thousand times
            // more, and "thousands" are said of any number below it.
            match plural {
                "dozens" => (i + 1, 20.0, 200.0),
                "tens" | "scores" | "hundreds" => (i + 1, 2.0 * scale, 20.0 * scale),
                _ => (i + 1, 2.0 * scale, 1000.0 * scale),
            }
        }
        _ => return None,
    };
    if s.lower(i) == "a"
        && s.lower(end) == "of"
        && s.lower(end - 1) == "couple"
        && word::scale_word(s.lower(end + 1)).is_some()
    {
        end += 1;
    }
    // "Several thousand", "a few hundred million", "tens of thousands".
    for _ in 0..2 {
        let of = usize::from(s.lower(end) == "of");
        let times = if of == 1 { word::plural_scale(s.lower(end + 1)) } else { word::scale_word(s.lower(end)) };
        let Some(times) = times else { break };
        #[expect(clippy::cast_precision_loss, reason = "the scales are powers of ten below 2^53")]
        let times = times as f64;
        // "Tens of thousands" end where "hundreds of thousands" are well begun.
        (min, max, end) =
            (min * times, if max >= 1000.0 * min / 2.0 { min * 10.0 * times } else { max * times }, end + 1 + of);
    }
    // "Dozens of miles" has a unit; "dozens of people" does not.
    let of = usize::from(s.lower(end) == "of" && s.is(end + 1, Kind::Word));
    let p = end + of;
    let p = p + usize::from(FILLERS.contains(&s.lower(p)) && unit::measure(s, p + 1).is_some());
    let money = unit::money_after(s, p).map(|(end, code)| (end, What::Money(code)));
    let found = money.or_else(|| unit::measure(s, p).map(|(end, unit)| (end, What::Measure(unit))));
    // A letter or a word that is a unit only after figures is none here.
    let found = found.filter(|(end, what)| {
        s.is(p, Kind::Word)
            && s.written(p).len() > 2
            && !matches!(s.lower(p), "won" | "real" | "second" | "stone")
            && (*end > p)
            && what.name() != "quarter"
    });
    let what = found.map(|(_, what)| what);
    end = found.map_or(end + of, |(end, _)| end);
    let (min, max) = match bound {
        Some(Bound::Min) => (Some(min), None),
        Some(Bound::Max) => (None, Some(max)),
        _ => (Some(min), Some(max).filter(|m| m.is_finite())),
    };
    let quantity = Quantity {
        unit: what.map(|w| w.name().to_owned()),
        min: min.map(|v| converted(what, v)),
        max: max.map(|v| converted(what, v)),
        approx: true,
        ..Quantity::default()
    };
    Some((end, quantity))
}
