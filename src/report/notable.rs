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
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Notable {
    /// One statement asserts what the other denies; their indexes.
    Denial(usize, usize),
    /// Readings of a detail of a shared statement stand in this relation. Several details where the same
    /// words part the outlets in several statements ("government" and "regime").
    Related(Vec<Item>, Relation),
}

/// Where a relation stands among what stands out: what cannot both hold before what is said later, that
/// before what is put in other terms, and last what is merely less exact or in other words.
fn rank(relation: Relation) -> u8 {
    match relation {
        Relation::Conflicts => 0,
        // Denials have 1.
        Relation::Updated => 2,
        Relation::Relabels => 3,
        Relation::Distances => 4,
        Relation::Reattributes => 5,
        Relation::Reworded => 6,
        Relation::MoreSpecific => 7,
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
    // The terms already named, with the place of their entry.
    let mut terms: Vec<(String, Vec<String>, usize)> = Vec::new();
    for &s in &view.shared {
        for (d, detail) in view.report.statements[s].details.iter().enumerate() {
            let relations = detail.relations.iter().map(|r| r.relation);
            let Some(relation) = relations.filter(|r| *r != Relation::MoreSpecific).min_by_key(|r| rank(*r)) else {
                continue;
            };
            let item = Item { statement: s, detail: Some(d) };
            // Only terms are the same difference wherever they stand: a figure is one of its own statement.
            if relation == Relation::Relabels {
                let (heading, mut words) = (words::heading(detail), readings(detail));
                words.sort_unstable_by(|a, b| a.0.cmp(&b.0));
                let words: Vec<String> = words.into_iter().map(|(fold, _)| fold).collect();
                if let Some((.., at)) = terms.iter().find(|t| t.0 == heading && t.1 == words) {
                    if let Notable::Related(items, _) = &mut out[*at] {
                        items.push(item);
                    }
                    continue;
                }
                terms.push((heading, words, out.len()));
            }
            out.push(Notable::Related(vec![item], relation));
        }
    }
    // Stable: within a rank the order of the statements stays.
    out.sort_by_key(|n| match n {
        Notable::Denial(..) => 1,
        Notable::Related(_, relation) => rank(*relation),
    });
    out
}

/// The heading of what stands out.
pub(crate) fn label(notable: &Notable) -> &'static str {
    match notable {
        Notable::Denial(..) => "asserted and denied",
        Notable::Related(_, relation) => words::relation(*relation).0,
    }
}

/// The readings of a detail that stand in a relation, with their words folded and by index in order; those
/// that conflict alone where some do. Readings that print alike are named once.
fn readings(detail: &DetailRecord) -> Vec<(String, usize)> {
    let conflict = detail.relations.iter().any(|r| r.relation == Relation::Conflicts);
    let counts = |r: Relation| if conflict { r == Relation::Conflicts } else { r != Relation::MoreSpecific };
    let mut all: Vec<usize> = (detail.relations.iter())
        .filter(|r| counts(r.relation))
        .flat_map(|r| [r.a, r.b])
        .filter(|&r| r < detail.readings.len())
        .collect();
    all.sort_unstable();
    all.dedup();
    let mut out: Vec<(String, usize)> = Vec::new();
    for r in all {
        let words = line(&words::shown(&detail.readings[r])).to_lowercase();
        let words = words.strip_prefix("the ").map_or(words.clone(), str::to_owned);
        if out.iter().all(|(w, _)| *w != words) {
            out.push((words, r));
        }
    }
    out
}

/// The readings of an entry, as many as it holds, each with the outlets that have it anywhere in it.
pub(crate) fn sides(view: &View<'_>, items: &[Item]) -> Vec<(String, String)> {
    let mut out: Vec<(String, String, Vec<&str>)> = Vec::new();
    for detail in items.iter().filter_map(|i| view.item(*i)) {
        for (fold, r) in readings(detail) {
            let reading = &detail.readings[r];
            let who = reading.witnesses.iter().map(|w| w.article.as_str());
            match out.iter_mut().find(|(f, ..)| *f == fold) {
                Some((.., all)) => all.extend(who),
                None => out.push((fold, words::shown(reading), who.collect())),
            }
        }
    }
    out.truncate(READINGS);
    out.into_iter().map(|(_, words, who)| (words, view.labels_in_order(who))).collect()
}

/// A notable on one line, without its label: the statement's number in `brackets`, what it is about, and
/// the readings with those who have them.
pub(crate) fn sentence(view: &View<'_>, notable: &Notable, brackets: [char; 2]) -> String {
    let number = |numbers: &str| format!("{}{numbers}{}", brackets[0], brackets[1]);
    let member = |s: usize| {
        let m = view.report.statements[s].members.first();
        let said = m.map(|m| format!(" {}: {}", view.label(&m.article), words::gist(m))).unwrap_or_default();
        format!("{}{said}", number(&view.numbers[s].to_string()))
    };
    match notable {
        Notable::Denial(a, b) => format!("{} / {}", member(*a), member(*b)),
        Notable::Related(items, _) => {
            let numbers: Vec<String> = items.iter().map(|i| view.numbers[i.statement].to_string()).collect();
            let numbers = number(&numbers.join(", "));
            let Some(detail) = items.first().and_then(|i| view.item(*i)) else { return numbers };
            let sides = sides(view, items).into_iter();
            let shown: Vec<String> = sides.map(|(w, who)| format!("“{}” ({who})", clipped(&w, SHORT))).collect();
            format!("{numbers} {}: {}", words::heading(detail), shown.join(" / "))
        }
    }
}
