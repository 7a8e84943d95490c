//! Names: every spelling and where it stands.

use maud::{Markup, html};

use super::{Page, bdi};
use crate::report::NameRecord;
use crate::report::words;

impl Page<'_, '_> {
    pub(super) fn names(&self) -> Markup {
        let view = self.view;
        let (varied, plain): (Vec<(usize, &NameRecord)>, Vec<_>) = view
            .report
            .names
            .iter()
            .enumerate()
            .partition(|(_, n)| view.spellings(n).len() > 1 || words::hint(n).is_some());
        html! {
            @if !view.report.names.is_empty() {
                h2 #names { "Names" }
                @if !varied.is_empty() {
                    div.scroll.far tabindex="0" role="group" aria-label="Names with several spellings" { table.names {
                        thead { tr { th scope="col" { "Name" } th scope="col" { "Kind" } th scope="col" { "Spellings, and who uses them" } } }
                        tbody { @for (n, name) in &varied { tr {
                            th scope="row" { (bdi(&name.name)) }
                            td { (words::name(name.kind)) }
                            td { @for (k, (spelling, articles)) in view.spellings(name).into_iter().enumerate() {
                                div { (bdi(&spelling)) " " span.meta { (self.users(*n, k, &articles)) } }
                            }
                            @if let Some(hint) = words::hint(name) { div.meta { (bdi(&hint)) } } }
                        } } }
                    } }
                }
                @if !plain.is_empty() {
                    details {
                        summary { (words::count(plain.len(), "name")) " with one spelling" }
                        p { @for (i, (_, name)) in plain.iter().enumerate() {
                            @if i > 0 { "; " } (bdi(&name.name)) " " span.meta { "(" (words::name(name.kind)) ")" }
                        } }
                    }
                }
            }
        }
    }

    /// Who uses a spelling, each with a link to the first place in the text.
    fn users(&self, name: usize, spelling: usize, articles: &[&str]) -> Markup {
        html! {
            @for (i, id) in articles.iter().enumerate() {
                @if i > 0 { ", " }
                @match self.view.article(id).filter(|&a| self.texts[a].is_some()) {
                    Some(a) => a href={ "#n" (name) "-" (spelling) "-" (a) } { (bdi(&self.view.label(id))) },
                    None => (bdi(&self.view.label(id))),
                }
            }
        }
    }
}
