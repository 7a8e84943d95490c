//! What stands out, at the top of the page.

use maud::{Markup, html};

use super::super::notable::{Notable, label, notables, readings};
use super::super::view::Item;
use super::{Page, bdi};
use crate::report::clean::clipped;
use crate::report::words;

/// Entries at the top: what fits a screen beside the head. The rest stands with the statements.
const MOST: usize = 8;
/// Characters of a reading in an entry: a clause.
const SHORT: usize = 90;

impl Page<'_, '_> {
    pub(super) fn glance(&self) -> Markup {
        let all = notables(self.view);
        html! {
            @if !all.is_empty() {
                h2 #glance { "Where they part" }
                ul.glance {
                    @for notable in all.iter().take(MOST) { li { (self.notable(notable)) } }
                }
                @if all.len() > MOST { p.meta { "and " (all.len() - MOST) " more, with the statements below" } }
            }
        }
    }

    fn notable(&self, notable: &Notable) -> Markup {
        html! {
            span.tag.(if self.is_conflict(notable) { "cf" } else { "ot" }) { (label(notable)) } " "
            @match *notable {
                Notable::Denial(a, b) => { div { (self.sentence(a)) } div { (self.sentence(b)) } }
                Notable::Related(item, _) => (self.related(item)),
            }
        }
    }

    fn is_conflict(&self, notable: &Notable) -> bool {
        use crate::compare::detail::Relation::Conflicts;
        matches!(notable, Notable::Denial(..) | Notable::Related(_, Conflicts))
    }

    fn related(&self, Item { statement, detail }: Item) -> Markup {
        let Some(detail) = detail.and_then(|d| self.view.report.statements[statement].details.get(d)) else {
            return html! {};
        };
        html! {
            a href={ "#s" (statement) } { (self.view.numbers[statement]) } " " (words::heading(detail))
            @for r in readings(detail) {
                @let reading = &detail.readings[r];
                div {
                    q { bdi { (clipped(&words::shown(reading), SHORT)) } } " "
                    span.meta { (bdi(&self.view.labels(reading.witnesses.iter().map(|w| w.article.as_str())))) }
                }
            }
        }
    }
}
