//! What stands out: the differences of a report, the weightiest first.

use crate::compare::detail::Relation;

use super::view::{Item, View};

/// Something that sets outlets apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Notable {
    /// One statement asserts what the other denies; their indexes.
    Denial(usize, usize),
    /// Readings of a detail of a shared statement stand in this relation.
    Related(Item, Relation),
}

/// Where a relation stands among what stands out: what cannot both hold before what is said later, that
/// before what is put in other terms, and last what is merely less exact or in other words.
fn rank(notable: &Notable) -> u8 {
    match notable {
        Notable::Related(_, Relation::Conflicts) => 0,
        Notable::Denial(..) => 1,
        Notable::Related(_, relation) => match relation {
            Relation::Conflicts | Relation::Updated => 2,
            Relation::Relabels => 3,
            Relation::Distances => 4,
            Relation::Reattributes => 5,
            Relation::Reworded => 6,
            Relation::MoreSpecific => 7,
        },
    }
}

/// All of it, the weightiest first, then in the order of the statements' numbers. A detail is named once,
/// with its weightiest relation; one that is only told more exactly by some is not named.
pub(crate) fn notables(view: &View<'_>) -> Vec<Notable> {
    let mut out = Vec::new();
    for link in &view.report.links {
        if let (Some(a), Some(b)) = (view.statement(&link.a), view.statement(&link.b)) {
            out.push(Notable::Denial(a, b));
        }
    }
    for &s in &view.shared {
        for (d, detail) in view.report.statements[s].details.iter().enumerate() {
            let item = Item { statement: s, detail: Some(d) };
            let related = detail.relations.iter().map(|r| Notable::Related(item, r.relation));
            let exact = |n: &Notable| matches!(n, Notable::Related(_, Relation::MoreSpecific));
            out.extend(related.filter(|n| !exact(n)).min_by_key(rank));
        }
    }
    // Stable: within a rank the order of the statements stays.
    out.sort_by_key(rank);
    out
}

/// The heading of what stands out.
pub(crate) fn label(notable: &Notable) -> &'static str {
    match notable {
        Notable::Denial(..) => "asserted and denied",
        Notable::Related(_, relation) => super::words::relation(*relation).0,
    }
}
