//! Each outlet by itself: what only it says, what was not found in it, how it words and attributes.

use maud::{Markup, html};

use super::super::view::{Item, Ledger};
use super::wording::terms;
use super::{Page, bdi, own};
use crate::report::words;

impl Page<'_, '_> {
    pub(super) fn outlets(&self) -> Markup {
        let terms = terms(self.view);
        html! {
            h2 #outlets { "Outlet by outlet" }
            @for (o, outlet) in self.view.outlets.iter().enumerate() {
                @let ledger = &self.view.ledgers[o];
                section.statement #{ "o" (o) } {
                    h3 { (bdi(outlet)) }
                    (self.items("Details of shared statements given only here", &ledger.only))
                    (self.items("Not found here, given by all others that can be told", &ledger.lacking))
                    (self.wording(o, &terms[o]))
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
