//! Which items of different articles are versions of one detail.

use smallvec::{SmallVec, smallvec};

use crate::compare::apparatus::Context;
use crate::compare::apparatus::amount::{Amount, same_order};
use crate::compare::apparatus::concepts::Concepts;
use crate::compare::apparatus::item::{Item, Key, is_year_long};
use crate::compare::apparatus::wording::one_country;
use crate::compare::detail::DetailKind;

/// Share of the words of the shorter clause that two clauses must have in common to be one detail.
const CLAUSE: f64 = 0.5;

/// How well equal figures fit that are told of two times or of two people.
const APART: f64 = 0.25;
/// How well unequal ones fit that are told of one.
const MARKED: f64 = 0.6;
/// Figure from which two equal ones are one, whatever they are said to count.
const TELLING: f64 = 100.0;
/// The base unit of lengths of time.
const TIME_SPAN: &str = "second";
/// How well what stands beside the claims must fit to answer them.
const BESIDE: f64 = 0.65;

/// Items by number that are versions of one detail.
pub(super) type Group = SmallVec<[usize; 4]>;

/// Groups of items by number, each a detail; every item is in one. Items of one article share a group
/// only when they say the same.
///
/// Greedy in the order of the items: each joins the group it fits best, the earliest among equals.
/// Quadratic in the items of one statement.
pub(super) fn groups(context: &Context<'_>, items: &[Item]) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::with_capacity(items.len());
    // All items of a group are of one kind.
    let mut kinds: SmallVec<[DetailKind; 32]> = SmallVec::new();
    // Figures that another article has too come first, so that no other figure takes their place.
    let amount = |at: usize| match &items[at].key {
        Key::Quantity(amount) => Some((items[at].article, amount)),
        _ => None,
    };
    let amounts: SmallVec<[(usize, &Amount); 16]> = (0..items.len()).filter_map(amount).collect();
    let shared = |at: usize| {
        amount(at).is_some_and(|(article, x)| {
            let same = |y: &Amount| (x.low, x.high) == (y.low, y.high) && x.dimension == y.dimension;
            amounts.iter().any(|&(other, y)| other != article && same(y))
        })
    };
    let shared: SmallVec<[bool; 32]> = (0..items.len()).map(shared).collect();
    let shared = &shared;
    let turns = [(false, true), (false, false), (true, true), (true, false)];
    let of = |turn| (0..items.len()).filter(move |&at| (items[at].beside, shared[at]) == turn);
    for at in turns.into_iter().flat_map(of) {
        let item = &items[at];
        let best = kinds
            .iter()
            .enumerate()
            .filter(|&(_, kind)| *kind == item.kind)
            .filter_map(|(g, _)| fit(context, items, &groups[g], item).map(|score| (score, g)))
            .max_by(|(s, g), (t, h)| s.total_cmp(t).then(h.cmp(g)));
        // What stands beside the claims answers them only where it plainly speaks of the same.
        let joined = best.filter(|&(score, _)| !item.beside || score >= BESIDE);
        match joined {
            Some((_, g)) => groups[g].push(at),
            None => {
                groups.push(smallvec![at]);
                kinds.push(item.kind);
            }
        }
    }
    groups
}

/// How well an item fits a group, if it does.
fn fit(context: &Context<'_>, items: &[Item], group: &[usize], item: &Item) -> Option<f64> {
    let mut best: Option<f64> = None;
    for &at in group {
        let other = &items[at];
        if other.kind != item.kind {
            return None;
        }
        let score = if crossed(items, other, item) { None } else { alike(context, other, item) };
        if other.article == item.article && score.is_none_or(|s| s < 1.0) && !both_of_one(other, item) {
            return None;
        }
        // Every figure of a detail must count the same as every other.
        if score.is_none() && item.kind == DetailKind::Quantity {
            return None;
        }
        best = match (best, score) {
            (Some(b), Some(s)) => Some(b.max(s)),
            (b, s) => b.or(s),
        };
    }
    best
}

/// Whether two figures that differ each stand in the other's article as well, with nothing but what they count in
/// common: "16 miners were trapped, 29 others rescued", "29 miners were rescued, 16 remained trapped".
fn crossed(items: &[Item], a: &Item, b: &Item) -> bool {
    let (Key::Quantity(x), Key::Quantity(y)) = (&a.key, &b.key) else { return false };
    if x.dimension != "count" || is_harm(a) && is_harm(b) || x.value.is_none() || x.value == y.value {
        return false;
    }
    let has = |article: usize, value: Option<f64>| {
        let mut own = items.iter().filter(|i| i.article == article);
        own.any(|i| matches!(&i.key, Key::Quantity(q) if q.dimension == "count" && q.value == value))
    };
    let told = x.around.intersection(&y.around).any(|w| x.counted != Some(w));
    !told && has(a.article, y.value) && has(b.article, x.value)
}

/// Whether an article gives one figure twice, once more exactly: "dozens dead", "killed 43".
fn both_of_one(a: &Item, b: &Item) -> bool {
    match (&a.key, &b.key) {
        (Key::Quantity(x), Key::Quantity(y)) => {
            let nested = x.low <= y.low && y.high <= x.high || y.low <= x.low && x.high <= y.high;
            // "Nearly 70 children", "at least 68 children were among the dead".
            let overlap = x.counted.is_some() && x.low <= y.high && y.low <= x.high;
            is_harm(a) && a.role == b.role && (nested || overlap) && same_count(x, y)
        }
        _ => false,
    }
}

/// Whether a figure counts the killed or the wounded.
pub(super) fn is_harm(item: &Item) -> bool {
    matches!(item.role, "killed" | "wounded")
}

/// How sure it is that two items are versions of one detail: 1 for the same value.
fn alike(context: &Context<'_>, a: &Item, b: &Item) -> Option<f64> {
    match (&a.key, &b.key) {
        // "27 degrees", "27°C".
        (Key::Quantity(x), Key::Quantity(y)) if x.dimension != y.dimension && same_degrees(a, b) => Some(1.0),
        // Votes for are no version of the votes against.
        (Key::Quantity(x), Key::Quantity(y)) if two_sides(x, y) || apart(context, a, x, b, y) => None,
        // "68 children killed" and "68 children were among them": the figure and what it counts agree.
        (Key::Quantity(x), Key::Quantity(y))
            if x.counted.is_some() && x.counted == y.counted && x.value.is_some() && x.value == y.value =>
        {
            Some(0.9)
        }
        // The killed are never a version of the wounded, nor of the villages.
        (Key::Quantity(_), Key::Quantity(_)) if a.role != b.role && (is_harm(a) || is_harm(b)) => None,
        (Key::Quantity(x), Key::Quantity(y)) if is_harm(a) && !same_order((x.low, x.high), (y.low, y.high)) => None,
        // "Four hours before the deadline", "a 30-day delay"; what nothing else joins must at least stand alike.
        (Key::Quantity(x), Key::Quantity(y)) if x.dimension == TIME_SPAN && x.apart != y.apart => None,
        (Key::Quantity(x), Key::Quantity(y))
            if x.dimension == TIME_SPAN
                && y.dimension == TIME_SPAN
                && (x.low, x.high) != (y.low, y.high)
                && common(&x.around, &y.around) == 0
                && (a.before.is_empty() || a.before != b.before) =>
        {
            None
        }
        (Key::Quantity(x), Key::Quantity(y)) => amounts(x, y, a.role == b.role, || {
            // Who is named in one article only is no rival of who is named in the other.
            x.owners.iter().any(|&o| context.named(b.article, &[o]).is_some())
                || y.owners.iter().any(|&o| context.named(a.article, &[o]).is_some())
        }),
        (
            Key::Time { days: d, hours: m, around: x, weekday: w, .. },
            Key::Time { days: e, hours: n, around: y, weekday: v, .. },
        ) => {
            if d.is_some() != e.is_some() {
                return None;
            }
            let nested = d.zip(*e).is_some_and(|(d, e)| d.0 <= e.1 && e.0 <= d.1);
            // "Built in 1845", "sold today".
            if !nested && d.is_some_and(is_year_long) != e.is_some_and(is_year_long) && common(x, y) == 0 {
                return None;
            }
            match ((d, m) == (e, n) || w.is_some() && w == v, nested) {
                (true, _) => Some(1.0),
                (_, true) => Some(0.8),
                _ => Some(if common(x, y) > 0 { 0.6 } else { 0.5 }),
            }
        }
        (Key::Names(x), Key::Names(y)) => {
            let shared = x.iter().any(|&n| y.iter().any(|&m| context.may_be_one(n, m)));
            shared.then_some(if x == y { 1.0 } else { 0.7 })
        }
        // An office is one detail when the holder is, or when it is the same office.
        (Key::Role { who: x, concepts: c, office: o }, Key::Role { who: y, concepts: d, office: p }) => {
            let one = o.as_ref().zip(p.as_ref()).is_some_and(|(o, p)| o.is_same(p));
            if context.may_be_one(*x, *y) { Some(1.0) } else { (one || common(c, d) > 0).then_some(0.5) }
        }
        (Key::Speaker { .. }, Key::Speaker { .. }) | (Key::Stance(_), Key::Stance(_)) | (Key::Hedge, Key::Hedge) => {
            Some(1.0)
        }
        (Key::Label { set: s, of: x, .. }, Key::Label { set: t, of: y, .. }) => {
            let one = match (x, y) {
                (Some(x), Some(y)) => one_country(x, y),
                (x, y) => x.is_none() && y.is_none(),
            };
            (s == t && one).then_some(1.0)
        }
        (Key::Called { count: x, .. }, Key::Called { count: y, .. }) => (x == y).then_some(1.0),
        (Key::Act { word: x, .. }, Key::Act { word: y, .. }) => (x == y).then_some(1.0),
        (Key::Words(x), Key::Words(y)) => {
            let share = common(x, y) as f64 / x.len().min(y.len()).max(1) as f64;
            (share >= CLAUSE).then_some(share)
        }
        _ => None,
    }
}

/// Whether two numbers count those for something and those against it.
pub(super) fn two_sides(x: &Amount, y: &Amount) -> bool {
    x.side.is_some() && y.side.is_some() && x.side != y.side
}

/// Whether two rates are told of a rise and of a fall: in long articles of two things, in briefs that have a word for what
/// they are of in common of one that somebody has wrong.
fn apart(context: &Context<'_>, a: &Item, x: &Amount, b: &Item, y: &Amount) -> bool {
    let moved = x.rises.is_some() && y.rises.is_some() && x.rises != y.rises && x.value != y.value;
    let brief = |i: &Item| context.anatomies[i.article].is_brief();
    let one = brief(a) && brief(b) && common(&x.around, &y.around) > 0;
    moved && x.dimension == "percent" && !one
}

/// Whether two temperatures are written with one figure, of which one leaves open on what scale.
pub(super) fn same_degrees(a: &Item, b: &Item) -> bool {
    let degrees = |i: &Item| i.reading.unit.is_some_and(|u| u.starts_with("degree"));
    let open = [a, b].iter().any(|i| i.reading.unit == Some("degree"));
    degrees(a) && degrees(b) && open && a.reading.value == b.reading.value
}

/// Quantities are versions of one detail when they measure the same and count the same.
fn amounts(x: &Amount, y: &Amount, same_role: bool, rivals: impl Fn() -> bool) -> Option<f64> {
    if x.dimension != y.dimension {
        return None;
    }
    let owned = x.owners.iter().any(|o| y.owners.contains(o));
    // "8 per cent, against 11 the month before": the later figure is no version of the earlier one, nor one
    // candidate's share of another's, but where nothing else tells what it is of.
    if x.earlier != y.earlier || !x.owners.is_empty() && !y.owners.is_empty() && !owned && rivals() {
        return ((x.low, x.high) == (y.low, y.high)).then_some(APART);
    }
    if x.change != y.change && (x.low, x.high) != (y.low, y.high) {
        return None;
    }
    let marked = x.earlier || owned;
    if marked && x.dimension != "count" && (x.low, x.high) != (y.low, y.high) {
        return Some(MARKED);
    }
    let shared = common(&x.around, &y.around);
    let equal = (x.low, x.high) == (y.low, y.high);
    let share = shared as f64 / x.around.len().min(y.around.len()).max(1) as f64;
    let counts_same = same_count(x, y);
    match (equal, same_role, shared) {
        (true, true, _) if counts_same || x.dimension != "count" => Some(1.0),
        (true, _, 1..) => Some(0.95),
        // "270 votes", "270 members": a figure that large is no chance.
        (true, _, 0) if x.value.is_some_and(|v| v >= TELLING) => Some(0.7),
        // "2200 evacuated", "about 2200 left".
        (false, ..) if x.value.is_some_and(|v| v >= TELLING) && x.value == y.value => Some(0.7),
        // "68 children killed" is no version of "126 people killed".
        (false, true, _) if counts_same => Some(0.6 + 0.3 * share),
        (false, _, 1..) if x.dimension != "count" => Some(0.3 + 0.3 * share),
        (false, _, 1..) if counts_same => Some(0.3 + 0.3 * share),
        // Alone of its sort on either side, and equal or with a unit: there is nothing else it could be.
        _ if x.only && y.only && (equal || x.dimension != "count" || x.counted.is_none() || y.counted.is_none()) => {
            Some(0.3)
        }
        _ => None,
    }
}

/// Whether two numbers count the same: the same word follows them, or both count people at large.
fn same_count(x: &Amount, y: &Amount) -> bool {
    x.counted == y.counted
}

fn common(x: &Concepts<'_>, y: &Concepts<'_>) -> usize {
    x.intersection(y).count()
}
