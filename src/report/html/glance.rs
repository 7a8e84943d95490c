//! What stands out, at the top of the page: where readings part, and what was not found in one outlet alone.

use maud::{Markup, html};

use super::super::notable::{Notable, label, notables, sides};
use super::super::view::{Item, Ledger};
use super::{Page, bdi, own};
use crate::compare::detail::Relation;
use crate::report::clean::clipped;
use crate::report::words;

/// Entries at the top: what fits a screen beside the head. The rest stands with the statements.
const MOST: usize = 8;
/// Characters of a reading in an entry: a clause.
const SHORT: usize = 90;
/// Characters of the statement an entry is about: a line of its card.
const ABOUT: usize = 60;
/// Details listed of an outlet that lacks them; its own section has all.
const LACKING: usize = 4;

impl Page<'_, '_> {
    pub(super) fn glance(&self) -> Markup {
        let all = notables(self.view);
        let lacking: Vec<(usize, &Ledger)> =
            self.view.ledgers.iter().enumerate().filter(|(_, l)| !l.lacking.is_empty()).collect();
        // What cannot both hold, then what was not found, then what is put otherwise.
        let weighty = all.iter().take(MOST).take_while(|n| is_conflict(n)).count();
        let shown = all.len().min(MOST.saturating_sub(lacking.len()).max(weighty));
        html! {
            @if !all.is_empty() || !lacking.is_empty() {
                h2 #glance { "Where they part" }
                ul.glance {
                    @for notable in all.iter().take(weighty) { li { (self.notable(notable)) } }
                    @for &(o, ledger) in lacking.iter().take(MOST) { li { (self.lacking(o, ledger)) } }
                    @for notable in all.iter().take(shown).skip(weighty) { li { (self.notable(notable)) } }
                }
                @if all.len() > shown { p.meta { "and " (all.len() - shown) " more, with the statements below" } }
                @if lacking.len() > MOST {
                    p.meta { a href="#outlets" { "and what was not found in " (lacking.len() - MOST) " further outlets" } }
                }
            }
        }
    }

    fn notable(&self, notable: &Notable) -> Markup {
        html! {
            span.tag.(if is_conflict(notable) { "cf" } else { "ot" }) { (label(notable)) } " "
            @match notable {
                Notable::Denial(a, b) => { div { (self.sentence(*a)) } div { (self.sentence(*b)) } }
                Notable::Related(items, _) => (self.related(items)),
            }
        }
    }

    /// What the readings are about, the readings with those who have them, and the statement or statements.
    fn related(&self, items: &[Item]) -> Markup {
        let Some(detail) = items.first().and_then(|i| self.view.item(*i)) else { return html! {} };
        html! {
            (words::heading(detail))
            @for (words, who) in sides(self.view, items) {
                div { q { (own(&clipped(&words, SHORT))) } " " span.meta { (own(&who)) } }
            }
            div.about {
                @match items {
                    [one] => a href={ "#s" (one.statement) } { (self.view.numbers[one.statement]) ". " (own(&self.gist(one.statement, ABOUT))) },
                    several => {
                        "Statements "
                        @for (i, item) in several.iter().enumerate() {
                            @if i > 0 { ", " } a href={ "#s" (item.statement) } { (self.view.numbers[item.statement]) }
                        }
                    }
                }
            }
        }
    }

    /// What was not found in an outlet and is given by all others of which it can be told.
    fn lacking(&self, outlet: usize, ledger: &Ledger) -> Markup {
        html! {
            span.tag.nf { "not found" } " in " strong { (bdi(self.view.outlets[outlet])) } ", given by all others that can be told"
            @for &item in ledger.lacking.iter().take(LACKING) {
                div {
                    a href={ "#s" (item.statement) } { (self.view.numbers[item.statement]) } " "
                    @match self.view.item(item) {
                        Some(detail) => {
                            (words::heading(detail)) " "
                            @for r in detail.readings.iter().take(1) { q { (own(&clipped(&words::shown(r), SHORT))) } }
                        }
                        None => (own(&self.gist(item.statement, SHORT))),
                    }
                }
            }
            @if ledger.lacking.len() > LACKING { div.about { a href={ "#o" (outlet) } { "and " (ledger.lacking.len() - LACKING) " more" } } }
        }
    }
}

/// Whether both of what it names cannot hold.
fn is_conflict(notable: &Notable) -> bool {
    matches!(notable, Notable::Denial(..) | Notable::Related(_, Relation::Conflicts))
}
