//! The matrix: a row a shared statement, a column an article.

use maud::{Markup, html};

use super::super::view::{Apart, Standing};
use super::{Page, bdi, shown};
use crate::compare::detail::UnknownReason;
use crate::report::clean::clipped;
use crate::report::words;

/// Characters of a statement in a row: about two lines of its column.
const GIST: usize = 90;
/// Articles from which on the heads of the columns stand upright, so that a screen holds them.
const UPRIGHT: usize = 7;

impl Page<'_, '_> {
    pub(super) fn overview(&self) -> Markup {
        let view = self.view;
        let upright = view.report.articles.len() >= UPRIGHT;
        html! {
            h2 #overview { "Overview" }
            @if view.shared.is_empty() {
                p { "No statement was found in more than one outlet." }
            } @else {
                p.key {
                    @for (standing, apart) in [(Standing::Stated, Apart::No), (Standing::Stated, Apart::Otherwise),
                            (Standing::Stated, Apart::Conflicts), (Standing::Elsewhere, Apart::No), (Standing::NotFound, Apart::No),
                            (Standing::Unknown(UnknownReason::Unclear), Apart::No), (Standing::Silent, Apart::No)] {
                        @let (class, sign, text) = shown(standing, apart);
                        span { i.(class) aria-hidden="true" { (sign) } (text) }
                    }
                }
                div.scroll tabindex="0" role="group" aria-label="Statements by article" {
                    table.overview.upright[upright] {
                        thead { tr {
                            th scope="col" { "Statement" }
                            @for a in &view.report.articles { th scope="col" { span { (bdi(&view.label(&a.id))) } } }
                        } }
                        tbody { @for &s in view.overview() { (self.row(s)) } }
                    }
                }
                @if view.overview().len() < view.shared.len() {
                    p.meta { "The first " (view.overview().len()) " statements; all of them are below." }
                }
            }
        }
    }

    fn row(&self, s: usize) -> Markup {
        let statement = &self.view.report.statements[s];
        let standings = self.view.statement_standing(statement);
        let apart = self.view.apart(s);
        // The first member of each article: where a cell leads.
        let mut first = vec![None; standings.len()];
        for (n, m) in statement.members.iter().enumerate().rev() {
            if let Some(a) = self.view.article(&m.article) {
                first[a] = Some(n);
            }
        }
        html! {
            tr {
                th scope="row" { a href={ "#s" (s) } { (self.view.numbers[s]) ". " bdi { (self.gist(s, GIST)) } }
                    @if self.view.is_denied(s) { " " span.tag { "⇄ asserted and denied" } } }
                @for (a, standing) in standings.into_iter().enumerate() {
                    @let (class, sign, text) = shown(standing, apart[a]);
                    @match first[a].filter(|_| self.texts[a].is_some()) {
                        Some(n) => td.(class) { a href={ "#m" (s) "-" (n) } { (sign) b { (text) } } },
                        None => td.(class) { (sign) b { (text) } },
                    }
                }
            }
        }
    }

    /// The statement in the words of one member: the first that is no headline, where that can be seen.
    /// Headlines are short, leave out words and tell more than one thing.
    pub(super) fn gist(&self, s: usize, limit: usize) -> String {
        self.view.gist(s).map(|m| clipped(&words::gist(m), limit)).unwrap_or_default()
    }
}
