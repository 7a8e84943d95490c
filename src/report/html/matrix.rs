//! The matrix: a row a shared statement, a column an article.

use std::collections::BTreeMap;

use maud::{Markup, html};

use super::super::view::{Apart, Standing};
use super::{Page, bdi, own, shown};
use crate::compare::detail::UnknownReason;
use crate::report::clean::clipped;
use crate::report::words;

/// Characters of a statement in a row: about two lines of its column.
const GIST: usize = 90;
/// Articles from which on the heads of the columns stand upright, so that a screen holds them.
const UPRIGHT: usize = 7;

/// A row: how each article stands, and how many details that all others give were not found in its outlet.
struct Row {
    statement: usize,
    cells: Vec<(Standing, Apart, usize)>,
}

impl Page<'_, '_> {
    pub(super) fn overview(&self) -> Markup {
        let view = self.view;
        let upright = view.report.articles.len() >= UPRIGHT;
        let rows = self.rows();
        let occurs = |test: &dyn Fn(&(Standing, Apart, usize)) -> bool| rows.iter().flat_map(|r| &r.cells).any(test);
        html! {
            h2 #overview { "Overview" }
            @if view.shared.is_empty() {
                p { "No statement was found in more than one outlet." }
            } @else {
                p.key {
                    // What does not occur needs no key; of what cannot be told, the reason stands with the detail.
                    @for (standing, apart) in [(Standing::Stated, Apart::No), (Standing::Stated, Apart::Otherwise),
                            (Standing::Stated, Apart::Conflicts), (Standing::Elsewhere, Apart::No), (Standing::NotFound, Apart::No),
                            (Standing::Unknown(UnknownReason::Unclear), Apart::No), (Standing::Silent, Apart::No)] {
                        @let (class, sign, text) = shown(standing, apart);
                        @if occurs(&|c| shown(c.0, c.1).0 == class) { span { i.(class) aria-hidden="true" { (sign) } (text) } }
                    }
                    @if occurs(&|c| c.2 > 0) { span { i.st aria-hidden="true" { "●" small { "−1" } } "stated; a detail that all others give was not found" } }
                }
                div.scroll tabindex="0" role="group" aria-label="Statements by article" {
                    table.overview.upright[upright] {
                        thead { tr {
                            th scope="col" { "Statement" }
                            @for a in &view.report.articles { th scope="col" { span { (bdi(&view.label(&a.id))) } } }
                        } }
                        tbody { @for row in &rows { (self.row(row)) } }
                    }
                }
                @if view.overview().len() < view.shared.len() {
                    p.meta { "The first " (view.overview().len()) " statements; all of them are below." }
                }
            }
        }
    }

    fn rows(&self) -> Vec<Row> {
        let view = self.view;
        // By statement and outlet: the details that all others give.
        let mut lacking: BTreeMap<(usize, usize), usize> = BTreeMap::new();
        for (o, ledger) in view.ledgers.iter().enumerate() {
            for item in ledger.lacking.iter().filter(|i| i.detail.is_some()) {
                *lacking.entry((item.statement, o)).or_insert(0) += 1;
            }
        }
        let row = |&s: &usize| {
            let standings = view.statement_standing(&view.report.statements[s]);
            let cells = standings.into_iter().zip(view.apart(s)).enumerate().map(|(a, (standing, apart))| {
                let lacks = lacking.get(&(s, view.outlet_of(a))).copied().filter(|_| standing == Standing::Stated);
                (standing, apart, lacks.unwrap_or(0))
            });
            Row { statement: s, cells: cells.collect() }
        };
        view.overview().iter().map(row).collect()
    }

    fn row(&self, row: &Row) -> Markup {
        let s = row.statement;
        // The first member of each article: where a cell leads.
        let mut first = vec![None; row.cells.len()];
        for (n, m) in self.view.report.statements[s].members.iter().enumerate().rev() {
            if let Some(a) = self.view.article(&m.article) {
                first[a] = Some(n);
            }
        }
        html! {
            tr {
                th scope="row" { a href={ "#s" (s) } { (self.view.numbers[s]) ". " (own(&self.gist(s, GIST))) }
                    @if self.view.is_denied(s) { " " span.tag { "⇄ asserted and denied" } } }
                @for (a, &(standing, apart, lacks)) in row.cells.iter().enumerate() {
                    @let (class, sign, text) = shown(standing, apart);
                    @let inside = html! { (sign) @if lacks > 0 { small { "−" (lacks) } }
                        b { (text) @if lacks > 0 { ", " (words::count(lacks, "detail")) " not found" } } };
                    @match first[a].filter(|_| self.texts[a].is_some()) {
                        Some(n) => td.(class) { a href={ "#m" (s) "-" (n) } { (inside) } },
                        None => td.(class) { (inside) },
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
