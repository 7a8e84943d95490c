//! How the readings of one detail stand to each other.

use crate::claim::Stance;
use crate::compare::apparatus::align::is_harm;
use crate::compare::apparatus::item::{Item, Key};
use crate::compare::detail::{DetailKind, Relation};
use crate::day::Day;

/// Whether two items are one reading.
pub(super) fn equal(a: &Item, b: &Item) -> bool {
    match (&a.key, &b.key) {
        (Key::Quantity(x), Key::Quantity(y)) => {
            let slack = if a.reading.unit == b.reading.unit { 0.0 } else { CONVERTED };
            close(x.low, y.low, slack) && close(x.high, y.high, slack) && a.reading.approx == b.reading.approx
        }
        (Key::Time { days: d, minute: m, weekday: w, .. }, Key::Time { days: e, minute: n, weekday: v, .. }) => {
            (d, m) == (e, n) || w.is_some() && w == v
        }
        (Key::Names(x), Key::Names(y)) => x == y,
        (Key::Speaker { names: x, concepts: c }, Key::Speaker { names: y, concepts: d }) => {
            if x.is_empty() && y.is_empty() { c == d } else { x == y }
        }
        (Key::Stance(x), Key::Stance(y)) => x == y,
        (Key::Label { tone: s, .. }, Key::Label { tone: t, .. }) => s == t,
        _ => a.reading.value.to_lowercase() == b.reading.value.to_lowercase(),
    }
}

/// By what share a figure may be off after it was converted to another unit and rounded.
const CONVERTED: f64 = 0.01;

fn close(a: f64, b: f64, slack: f64) -> bool {
    a == b || (a - b).abs() <= slack * a.abs().max(b.abs())
}

/// The relations of readings, each stood for by one item, as (a, b, relation) with the directed ones in
/// their direction. `day_of` is when an article came out.
pub(super) fn relations(heads: &[&Item], day_of: impl Fn(usize) -> Option<Day>) -> Vec<(usize, usize, Relation)> {
    let mut out = Vec::new();
    for b in 1..heads.len() {
        for a in 0..b {
            if let Some((swap, relation)) = relation(heads[a], heads[b], &day_of) {
                out.push(if swap { (b, a, relation) } else { (a, b, relation) });
            }
        }
    }
    out
}

/// The relation of `a` to `b`, or, when the flag is set, of `b` to `a`.
fn relation(a: &Item, b: &Item, day_of: impl Fn(usize) -> Option<Day>) -> Option<(bool, Relation)> {
    match (&a.key, &b.key) {
        (Key::Quantity(x), Key::Quantity(y)) => {
            let slack = if a.reading.unit == b.reading.unit { 1.0 } else { 1.0 + CONVERTED };
            if x.low > y.high * slack || y.low > x.high * slack {
                // A toll rises: a later article with a higher figure brings it up to date.
                let toll = is_harm(a) && a.role == b.role;
                let later = match (day_of(a.article), day_of(b.article)) {
                    (Some(d), Some(e)) if d != e && toll => Some(d > e),
                    _ => None,
                };
                return Some(match later {
                    Some(true) if x.low > y.high => (false, Relation::Updated),
                    Some(false) if y.low > x.high => (true, Relation::Updated),
                    _ => (false, Relation::Conflicts),
                });
            }
            within((x.low, x.high), (y.low, y.high)).map(|swap| (swap, Relation::MoreSpecific))
        }
        (Key::Time { said: false, days: Some(d), around: x, .. }, Key::Time { days: Some(e), around: y, .. }) => {
            if d.0 > e.1 || e.0 > d.1 {
                // Two days of one story conflict only when the same is told of them.
                (!x.is_disjoint(y)).then_some((false, Relation::Conflicts))
            } else {
                within(*d, *e).map(|swap| (swap, Relation::MoreSpecific))
            }
        }
        (Key::Speaker { names: x, concepts: c }, Key::Speaker { names: y, concepts: d }) => {
            let unrelated = if !x.is_empty() && !y.is_empty() {
                x.iter().all(|n| !y.contains(n))
            } else {
                x.is_empty() && y.is_empty() && c.is_disjoint(d) && !c.is_empty() && !d.is_empty()
            };
            (unrelated && a.article != b.article).then_some((false, Relation::Reattributes))
        }
        (Key::Stance(x), Key::Stance(y)) if a.article != b.article => match (x, y) {
            (Stance::Doubting, Stance::Neutral | Stance::Endorsing) => Some((false, Relation::Distances)),
            (Stance::Neutral | Stance::Endorsing, Stance::Doubting) => Some((true, Relation::Distances)),
            _ => None,
        },
        (Key::Words(_), Key::Words(_)) if a.kind == DetailKind::Quote && a.article != b.article => {
            Some((false, Relation::Reworded))
        }
        (Key::Label { tone: s, .. }, Key::Label { tone: t, .. }) => {
            (s != t && a.article != b.article).then_some((false, Relation::Relabels))
        }
        _ => None,
    }
}

/// Whether one range lies within the other: `Some(false)` when the first is the narrower.
fn within<T: PartialOrd>(a: (T, T), b: (T, T)) -> Option<bool> {
    if a.0 >= b.0 && a.1 <= b.1 && (a.0 > b.0 || a.1 < b.1) {
        Some(false)
    } else if b.0 >= a.0 && b.1 <= a.1 && (b.0 > a.0 || b.1 < a.1) {
        Some(true)
    } else {
        None
    }
}
