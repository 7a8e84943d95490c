//! What stands out: the differences of a report, the weightiest first.

use crate::compare::detail::Relation;

use super::clean::{clipped, line};
use super::view::{Item, View};
use super::words;
use crate::report::DetailRecord;

/// Readings of an entry; a detail with more is looked up where it stands.
const READINGS: usize = 4;
/// Characters of a reading in a line of text: a clause.
const SHORT: usize = 70;

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
        Notable::Related(_, relation) => words::relation(*relation).0,
    }
}

/// The readings of a detail that stand in a relation, by index in order, as many as an entry holds; those
/// that conflict alone where some do. Readings that print alike are named once.
pub(crate) fn readings(detail: &DetailRecord) -> Vec<usize> {
    let conflict = detail.relations.iter().any(|r| r.relation == Relation::Conflicts);
    let counts = |r: Relation| if conflict { r == Relation::Conflicts } else { r != Relation::MoreSpecific };
    let mut out: Vec<usize> = (detail.relations.iter())
        .filter(|r| counts(r.relation))
        .flat_map(|r| [r.a, r.b])
        .filter(|&r| r < detail.readings.len())
        .collect();
    out.sort_unstable();
    out.dedup();
    let mut seen: Vec<String> = Vec::new();
    out.retain(|&r| {
        let words = line(&words::shown(&detail.readings[r])).to_lowercase();
        let new = !seen.contains(&words);
        seen.push(words);
        new
    });
    out.truncate(READINGS);
    out
}

/// A notable on one line, without its label: the statement's number in `brackets`, what it is about, and
/// the readings with those who have them.
pub(crate) fn sentence(view: &View<'_>, notable: &Notable, brackets: [char; 2]) -> String {
    let number = |s: usize| format!("{}{}{}", brackets[0], view.numbers[s], brackets[1]);
    let member = |s: usize| {
        let m = view.report.statements[s].members.first();
        let said = m.map(|m| format!(" {}: {}", view.label(&m.article), words::gist(m))).unwrap_or_default();
        format!("{}{said}", number(s))
    };
    match *notable {
        Notable::Denial(a, b) => format!("{} / {}", member(a), member(b)),
        Notable::Related(item, _) => {
            let details = &view.report.statements[item.statement].details;
            let Some(detail) = item.detail.and_then(|d| details.get(d)) else { return number(item.statement) };
            let shown: Vec<String> = (readings(detail).into_iter())
                .map(|r| {
                    let reading = &detail.readings[r];
                    let who = view.labels(reading.witnesses.iter().map(|w| w.article.as_str()));
                    format!("“{}” ({who})", clipped(&words::shown(reading), SHORT))
                })
                .collect();
            format!("{} {}: {}", number(item.statement), words::heading(detail), shown.join(" / "))
        }
    }
}
