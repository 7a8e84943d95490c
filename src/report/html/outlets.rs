//! Each outlet by itself: what only it says, what was not found in it, how it words and attributes.

use std::collections::BTreeMap;

use maud::{Markup, html};

use super::super::view::{Item, Ledger};
use super::{Page, bdi, own};
use crate::compare::detail::Relation;
use crate::report::Place;
use crate::report::clean::line;
use crate::report::words;

/// Wordings listed of an outlet; the statements have them all.
const WORDINGS: usize = 12;
/// Sources and verbs of saying listed of an outlet, the most frequent first.
const FREQUENT: usize = 8;

/// A word of an outlet where others use another one.
struct Term<'r> {
    statements: Vec<usize>,
    mine: String,
    other: String,
    /// The articles that use the other one.
    who: Vec<&'r str>,
}

impl Page<'_, '_> {
    pub(super) fn outlets(&self) -> Markup {
        html! {
            h2 #outlets { "Outlet by outlet" }
            @for (o, outlet) in self.view.outlets.iter().enumerate() {
                @let ledger = &self.view.ledgers[o];
                section.statement #{ "o" (o) } {
                    h3 { (bdi(outlet)) }
                    (self.items("Details of shared statements given only here", &ledger.only))
                    (self.items("Not found here, given by all others that can be told", &ledger.lacking))
                    (self.wording(o))
                    (self.singles(ledger))
                    @for a in self.view.articles_of(o) {
                        @let counts = self.view.set_aside(&a.id);
                        @if !counts.is_empty() {
                            p.meta {
                                "Set aside as not part of the article: "
                                @for (i, (reason, n)) in counts.iter().enumerate() {
                                    @if i > 0 { ", " } (words::reason(*reason)) " " (n)
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    fn items(&self, label: &str, items: &[Item]) -> Markup {
        html! {
            @if !items.is_empty() {
                h4 { (label) ": " (items.len()) }
                ul {
                    @for item in items {
                        li {
                            @match self.view.item(*item) {
                                None => (self.sentence(item.statement)),
                                Some(detail) => {
                                    a href={ "#s" (item.statement) } { (self.view.numbers[item.statement]) } " "
                                    (words::heading(detail)) ": "
                                    @for (i, reading) in detail.readings.iter().enumerate() {
                                        @if i > 0 { " / " }
                                        (bdi(&words::shown(reading)))
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    /// Its terms where others use other ones, and whom it names as source, with which verbs.
    fn wording(&self, outlet: usize) -> Markup {
        let view = self.view;
        let terms = self.terms(outlet);
        let mut sources: BTreeMap<String, usize> = BTreeMap::new();
        let mut verbs: BTreeMap<String, usize> = BTreeMap::new();
        for statement in &view.report.statements {
            for m in &statement.members {
                if view.article(&m.article).is_none_or(|a| view.outlet_of(a) != outlet) {
                    continue;
                }
                if let Some(speaker) = m.speaker.as_ref().filter(|s| !s.names.is_empty() || !words::is_pronoun(&s.text))
                {
                    let name = speaker.names.first().map_or(&speaker.text, |n| n);
                    *sources.entry(line(name)).or_insert(0) += 1;
                }
                if let Some(cue) = &m.cue {
                    *verbs.entry(line(&cue.text).to_lowercase()).or_insert(0) += 1;
                }
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

    /// The words of an outlet where others use other ones. The same two words in several statements are one entry.
    fn terms(&self, outlet: usize) -> Vec<Term<'_>> {
        let view = self.view;
        let mut terms: Vec<Term<'_>> = Vec::new();
        let mut at: BTreeMap<(String, String), usize> = BTreeMap::new();
        let details = view.shared.iter().flat_map(|&s| view.report.statements[s].details.iter().map(move |d| (s, d)));
        for (s, detail) in details {
            for r in &detail.relations {
                if !matches!(r.relation, Relation::Relabels | Relation::Distances | Relation::Reworded) {
                    continue;
                }
                for (mine, other) in [(r.a, r.b), (r.b, r.a)] {
                    let (Some(mine), Some(other)) = (detail.readings.get(mine), detail.readings.get(other)) else {
                        continue;
                    };
                    let has = |w: &Place| view.article(&w.article).is_some_and(|a| view.outlet_of(a) == outlet);
                    if !mine.witnesses.iter().any(has) || other.witnesses.iter().any(has) {
                        continue;
                    }
                    let (mine, who) = (words::shown(mine), other.witnesses.iter().map(|w| w.article.as_str()));
                    let other = words::shown(other);
                    let known = (mine.to_lowercase(), other.to_lowercase());
                    let at = *at.entry(known).or_insert(terms.len());
                    if at == terms.len() {
                        terms.push(Term { statements: vec![], mine, other, who: vec![] });
                    }
                    terms[at].who.extend(who);
                    if terms[at].statements.last() != Some(&s) {
                        terms[at].statements.push(s);
                    }
                }
            }
        }
        terms
    }

    /// The statements of one outlet only. Not folded away: links lead here.
    fn singles(&self, ledger: &Ledger) -> Markup {
        let view = self.view;
        let elsewhere = ledger.own.len().saturating_sub(ledger.single.len());
        html! {
            h4 {
                "Statements of this outlet alone: " (ledger.own.len())
                @if elsewhere > 0 { " (of " (elsewhere) " something was found elsewhere)" }
            }
            ul.plain {
                @for &s in &ledger.own {
                    li #{ "s" (s) } {
                        @for (n, m) in view.report.statements[s].members.iter().enumerate() {
                            div {
                                @if n == 0 { span.meta { (view.numbers[s]) } " " }
                                (own(&words::said(m)))
                                (self.to_text(s, n))
                            }
                        }
                    }
                }
            }
        }
    }
}

/// The most frequent first; of equal ones the first in the alphabet.
fn frequent(counts: BTreeMap<String, usize>) -> Vec<(String, usize)> {
    let mut out: Vec<(String, usize)> = counts.into_iter().collect();
    out.sort_by_key(|(_, n)| std::cmp::Reverse(*n));
    out.truncate(FREQUENT);
    out
}
