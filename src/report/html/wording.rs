//! How an outlet words what others word otherwise, whom it names as source, and with which verbs.

use std::collections::{BTreeMap, BTreeSet};

use maud::{Markup, html};

use super::super::view::View;
use super::{Page, bdi};
use crate::compare::detail::Relation;
use crate::report::clean::line;
use crate::report::words;
use crate::report::{MemberRecord, ReadingRecord};

/// Wordings listed of an outlet; the statements have them all.
const WORDINGS: usize = 12;
/// Sources and verbs of saying listed of an outlet, the most frequent first.
const FREQUENT: usize = 8;

/// A word of an outlet where others use another one.
pub(super) struct Term<'r> {
    statements: Vec<usize>,
    mine: String,
    other: String,
    /// The articles that use the other one.
    who: Vec<&'r str>,
}

impl Page<'_, '_> {
    pub(super) fn wording(&self, outlet: usize, terms: &[Term<'_>]) -> Markup {
        let view = self.view;
        let mut sources: BTreeMap<String, usize> = BTreeMap::new();
        let mut verbs: BTreeMap<String, usize> = BTreeMap::new();
        for m in self.members_of(outlet) {
            if let Some(speaker) = m.speaker.as_ref().filter(|s| !s.names.is_empty() || !words::is_pronoun(&s.text)) {
                let name = speaker.names.first().map_or(&speaker.text, |n| n);
                *sources.entry(line(name)).or_insert(0) += 1;
            }
            if let Some(cue) = words::cue(m) {
                *verbs.entry(cue.to_lowercase()).or_insert(0) += 1;
            }
        }
        html! {
            @if !terms.is_empty() {
                h4 { "Its words where others use other ones: " (terms.len()) }
                ul { @for term in terms.iter().take(WORDINGS) {
                    li {
                        @for (i, &s) in term.statements.iter().enumerate() {
                            @if i > 0 { ", " } a href={ "#s" (s) } { (view.numbers[s]) }
                        }
                        " “" (bdi(&term.mine)) "”, elsewhere “" (bdi(&term.other)) "” "
                        span.meta { (bdi(&view.labels_in_order(term.who.clone()))) }
                    }
                } }
            }
            @for (label, counts) in [("Sources", sources), ("Verbs of saying", verbs)] {
                @if !counts.is_empty() {
                    p.meta { (label) ": " @for (i, (what, n)) in frequent(counts).iter().enumerate() {
                        @if i > 0 { ", " } (bdi(what)) " " (n)
                    } }
                }
            }
        }
    }

    /// The members in all articles of an outlet.
    fn members_of(&self, outlet: usize) -> impl Iterator<Item = &MemberRecord> {
        let view = self.view;
        let articles = self.members.iter().enumerate().filter(move |(a, _)| view.outlet_of(*a) == outlet);
        articles.flat_map(|(_, all)| all).map(move |&(s, n)| &view.report.statements[s].members[n])
    }
}

/// By outlet: its words where others use other ones, in the order of the statements. The same two words in several
/// statements are one entry.
pub(super) fn terms<'a>(view: &View<'a>) -> Vec<Vec<Term<'a>>> {
    let mut terms: Vec<Vec<Term<'a>>> = view.outlets.iter().map(|_| Vec::new()).collect();
    let mut known: BTreeMap<(usize, String, String), usize> = BTreeMap::new();
    let outlets = |r: &ReadingRecord| -> BTreeSet<usize> {
        r.witnesses.iter().filter_map(|w| view.article(&w.article)).map(|a| view.outlet_of(a)).collect()
    };
    let report = view.report;
    for (s, detail) in view.shared.iter().flat_map(|&s| report.statements[s].details.iter().map(move |d| (s, d))) {
        let word = |r: Relation| matches!(r, Relation::Relabels | Relation::Distances | Relation::Reworded);
        for r in detail.relations.iter().filter(|r| word(r.relation)) {
            // A report that was read back from a file may name readings it does not have.
            let (Some(a), Some(b)) = (detail.readings.get(r.a), detail.readings.get(r.b)) else { continue };
            let (in_a, in_b) = (outlets(a), outlets(b));
            for (mine, other, only) in [(a, b, &in_a - &in_b), (b, a, &in_b - &in_a)] {
                for outlet in only {
                    let (mine, theirs) = (words::shown(mine), words::shown(other));
                    let of = &mut terms[outlet];
                    let at = *known.entry((outlet, mine.to_lowercase(), theirs.to_lowercase())).or_insert(of.len());
                    if at == of.len() {
                        of.push(Term { statements: vec![], mine, other: theirs, who: vec![] });
                    }
                    of[at].who.extend(other.witnesses.iter().map(|w| w.article.as_str()));
                    if of[at].statements.last() != Some(&s) {
                        of[at].statements.push(s);
                    }
                }
            }
        }
    }
    terms
}

/// The most frequent first; of equal ones the first in the alphabet.
fn frequent(counts: BTreeMap<String, usize>) -> Vec<(String, usize)> {
    let mut out: Vec<(String, usize)> = counts.into_iter().collect();
    out.sort_by_key(|(_, n)| std::cmp::Reverse(*n));
    out.truncate(FREQUENT);
    out
}
