//! What answers for a detail without being a version of it, and what is said twice.

use crate::compare::apparatus::amount::same_order;
use crate::compare::apparatus::lexed::known;
use crate::compare::apparatus::{Detail, align, item, slot};
use crate::compare::detail::DetailKind;

/// What can stand in for one another: a clause for a clause, a day for a number of days.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Family {
    Count,
    Measure,
    Time,
    Clause,
    Place,
    Party,
    /// Nothing else stands in for it.
    Other,
}

fn family(item: &item::Item) -> Family {
    match (item.kind, &item.key) {
        (DetailKind::Quantity, item::Key::Quantity(amount)) => match amount.dimension {
            "count" => Family::Count,
            "second" => Family::Time,
            _ => Family::Measure,
        },
        (DetailKind::Time, item::Key::Time { days: None, .. }) => Family::Other,
        (DetailKind::Time, _) => Family::Time,
        (DetailKind::Statement | DetailKind::Cause | DetailKind::Quote, _) => Family::Clause,
        (DetailKind::Place, _) => Family::Place,
        (DetailKind::Person | DetailKind::Organisation | DetailKind::Role, _) => Family::Party,
        _ => Family::Other,
    }
}

/// Factor within which two counts are about as large.
const AS_MANY: f64 = 1.5;

/// People from whom on a number may be told as a share of a population.
const MASSES: f64 = 10_000.0;
/// Minutes of the day that are midnight: "12:01 a.m." is said to be clear about the day.
const AT_MIDNIGHT: u32 = 1;

/// Whether a time is where something ends or begins.
fn ends(time: &item::Item) -> bool {
    item::ENDS.contains(&time.before)
}

/// Whether one item, in an article that may be a brief, may be another in a form that was not recognised as the same.
pub(super) fn stands_in(a: &item::Item, b: &item::Item, brief: bool) -> bool {
    let same_count = match (&a.key, &b.key) {
        // Women are not men in other words; people at large may be either, when they are about as many.
        (item::Key::Quantity(x), item::Key::Quantity(y)) => {
            let open = x.counted.is_none() || y.counted.is_none();
            // "24 months late", "a delay of six years".
            let measure = x.dimension != "count" && x.dimension == y.dimension;
            measure || x.counted == y.counted || open && x.low <= AS_MANY * y.low && y.low <= AS_MANY * x.low
        }
        // "30 days" may be "until June", and is not "on Monday".
        (item::Key::Quantity(_), item::Key::Time { .. }) => ends(b),
        (item::Key::Time { .. }, item::Key::Quantity(_)) => ends(a),
        _ => true,
    };
    // In a brief little tells a town from a person: names stand in for each other whatever they were taken for.
    let named = |i: &item::Item| matches!(i.key, item::Key::Names(_));
    brief && named(a) && named(b) || family(a) == family(b) && family(a) != Family::Other && same_count
}

/// Whether an item gives what another does in another figure: the killed, the wounded. Then it leaves nothing
/// of the sort out, whichever detail it was put in.
pub(super) fn gives_as_well(a: &item::Item, b: &item::Item) -> bool {
    // Figures, and times, are of one kind each.
    if a.kind != b.kind {
        return false;
    }
    let (x, y) = (a.counted(), b.counted());
    let one_order = || match (&a.key, &b.key) {
        (item::Key::Quantity(x), item::Key::Quantity(y)) => same_order((x.low, x.high), (y.low, y.high)),
        _ => false,
    };
    // How many died does not tell how many children did.
    let part = |counted: Option<&str>| counted.and_then(slot::part).is_some();
    let people = || !part(x) && !part(y);
    let one_toll = align::is_harm(a) && a.role == b.role && (x.is_none() || y.is_none()) && one_order() && people();
    one_toll || x.is_some() && x == y || is_share_and_number(a, b) || is_end_of_day(a, b)
}

/// "Half the population" and "millions of people" who fled: one outlet gives the share, the other the number.
fn is_share_and_number(a: &item::Item, b: &item::Item) -> bool {
    let (item::Key::Quantity(x), item::Key::Quantity(y)) = (&a.key, &b.key) else { return false };
    let dimensions = (x.dimension, y.dimension);
    let (share, number) = if dimensions.0 == "percent" { (x, y) } else { (y, x) };
    let of_all = || share.around.contains(&known("population"));
    matches!(dimensions, ("percent", "count") | ("count", "percent"))
        && number.low >= MASSES
        && (of_all() || !x.around.is_disjoint(&y.around))
}

/// "At midnight" ends the Monday or begins the Tuesday that another outlet names.
fn is_end_of_day(a: &item::Item, b: &item::Item) -> bool {
    let midnight = |i: &item::Item| matches!(&i.key, item::Key::Time { days: None, hours: Some((from, to)), .. } if from == to && *from <= AT_MIDNIGHT);
    let day = |i: &item::Item| matches!(&i.key, item::Key::Time { days: Some(_), said: false, .. });
    midnight(a) && day(b) || midnight(b) && day(a)
}

/// "The Ardanian regime" is a label of the government and one of the country: once is enough.
pub(super) fn drop_doubles(details: &mut Vec<Detail>) {
    if details.iter().filter(|d| d.kind == DetailKind::Wording).count() < 2 {
        return;
    }
    let places = |d: &Detail| d.readings.iter().flat_map(|r| r.witnesses.iter().copied()).collect::<Vec<_>>();
    let inside = |a: &Detail, b: &Detail| {
        let whole = places(b);
        places(a).iter().any(|w| whole.iter().any(|v| v.article == w.article && v.span.overlap(w.span) > 0))
    };
    let double: Vec<bool> = (0..details.len())
        .map(|at| {
            let d = &details[at];
            d.kind == DetailKind::Wording
                && details[..at].iter().any(|o| o.kind == DetailKind::Wording && (inside(d, o) || inside(o, d)))
        })
        .collect();
    let mut double = double.into_iter();
    details.retain(|_| !double.next().unwrap_or(false));
}
