//! The apparatus of a shared statement: who says it in which words, and where they part.

use std::collections::BTreeMap;

use maud::{Markup, html};

use super::super::differ::Words;
use super::super::view::{Apart, Standing, View};
use super::{Page, bdi, lang, shown};
use crate::report::clean::{clipped, line};
use crate::report::words;
use crate::report::{DetailRecord, ReadingRecord, StatementRecord};

/// Characters of the statement in its heading: one line on a wide screen.
const GIST: usize = 100;
/// Characters of what stands elsewhere in an article, often a whole sentence: the text has the rest.
const ELSEWHERE: usize = 80;

/// A text with the words no other outlet uses underlined.
fn differing(words: &Words<'_>, text: &str) -> Markup {
    html! { @for p in words.pieces(text) { @if p.own { u { (p.text) } } @else { (p.text) } } }
}

/// A detail, who stands where on it, and who gives which readings.
struct Row<'r> {
    detail: &'r DetailRecord,
    standings: Vec<Standing>,
    readings: BTreeMap<usize, Vec<usize>>,
}

impl Page<'_, '_> {
    pub(super) fn shared(&self) -> Markup {
        html! {
            h2 #shared { "What outlets share" }
            @if !self.view.shared.is_empty() {
                p.meta { u { "Underlined" } ": words only this outlet uses here. The id and the score of a statement are those of the JSON report." }
            }
            @for &s in &self.view.shared { (self.statement(s)) }
        }
    }

    fn statement(&self, s: usize) -> Markup {
        let view = self.view;
        let statement = &view.report.statements[s];
        html! {
            section.statement #{ "s" (s) } {
                h3 { (view.numbers[s]) ". " bdi { (self.gist(s, GIST)) } }
                p.meta {
                    (words::count(view.outlets_of(statement).len(), "outlet"))
                    @if let Some(day) = &statement.occasion { ", first said " (line(day)) }
                    " · " code { (line(&statement.id)) } " · alike " (format!("{:.2}", statement.score.get()))
                }
                (self.members(s, statement))
                @if !statement.details.is_empty() { (self.details(statement)) }
                (self.links(s))
            }
        }
    }

    fn members(&self, s: usize, statement: &StatementRecord) -> Markup {
        let view = self.view;
        let said: Vec<String> = statement.members.iter().map(words::said).collect();
        let mut all = Words::default();
        for (m, said) in statement.members.iter().zip(&said) {
            if let Some(a) = view.article(&m.article) {
                all.add(view.outlet_of(a), said);
            }
        }
        html! {
            dl.members {
                @for (n, m) in statement.members.iter().enumerate() {
                    @let article = view.article(&m.article);
                    dt {
                        (bdi(&view.label(&m.article))) " "
                        @if let Some(how) = words::claim(m.kind) { span.tag { (how) } " " }
                        @if !m.asserted { span.tag { "not asserted" } }
                    }
                    dd {
                        bdi lang=[article.and_then(|i| lang(&view.report.articles[i]))] { (differing(&all, &said[n])) }
                        @if let Some(speaker) = &m.speaker { span.meta { " – " (bdi(&speaker.text))
                            @if let Some(cue) = &m.cue { " (" (bdi(&cue.text)) ")" } } }
                        (self.to_text(s, n))
                    }
                }
            }
        }
    }

    /// A table of the details that somebody gives otherwise or not at all, and one line of the others.
    fn details(&self, statement: &StatementRecord) -> Markup {
        let view = self.view;
        let (telling, agreed): (Vec<&DetailRecord>, Vec<_>) = statement.details.iter().partition(|d| View::telling(d));
        let rows: Vec<Row<'_>> = telling
            .into_iter()
            .map(|detail| Row { detail, standings: view.detail(detail), readings: view.readings(detail) })
            .collect();
        let columns: Vec<usize> = (0..view.report.articles.len())
            .filter(|&a| rows.iter().any(|row| row.standings[a] != Standing::Silent))
            .collect();
        let related = rows.iter().any(|row| !row.detail.relations.is_empty());
        html! {
            @if !rows.is_empty() {
                div.scroll tabindex="0" role="group" aria-label="Details by article" {
                    table.details {
                        thead { tr {
                            th scope="col" { "Detail" }
                            @for &a in &columns { th scope="col" { (bdi(&view.label(&view.report.articles[a].id))) } }
                            @if related { th scope="col" { "How they stand" } }
                        } }
                        tbody {
                            @for row in &rows {
                                tr {
                                    th scope="row" { (words::heading(row.detail)) }
                                    @let all = wordings(view, row.detail);
                                    @for &a in &columns { (self.cell(row, a, &all)) }
                                    @if related { td.relation {
                                        @for (label, pairs) in words::relations(row.detail) {
                                            @for pair in pairs { div { strong { (label) } ": " bdi { (pair) } } }
                                        }
                                    } }
                                }
                            }
                        }
                    }
                }
                @for row in &rows { (self.strip(row.detail)) }
            }
            @if !agreed.is_empty() {
                p.meta { "Given alike: " @for (i, d) in agreed.iter().enumerate() {
                    @if i > 0 { "; " } (words::heading(d)) " "
                    @for r in d.readings.iter().take(1) { (bdi(&words::shown(r))) }
                } }
            }
        }
    }

    /// The words of an article for a detail, or why there are none.
    fn cell(&self, row: &Row<'_>, article: usize, all: &Words<'_>) -> Markup {
        let detail = row.detail;
        let id = &self.view.report.articles[article].id;
        let own: &[usize] = row.readings.get(&article).map_or(&[], Vec::as_slice);
        let of = detail.relations.iter().filter(|r| own.contains(&r.a) || own.contains(&r.b));
        let apart = of.map(|r| Apart::of(r.relation)).max().unwrap_or_default();
        let standing = row.standings[article];
        let (class, sign, _) = shown(standing, apart);
        html! {
            td.(class) data-o=(self.view.label(id)) {
                @match standing {
                    Standing::Stated => {
                        @for &r in own { div { bdi { (differing(all, &witness(&detail.readings[r], id))) } } }
                    }
                    Standing::Elsewhere => {
                        @for place in detail.elsewhere.iter().filter(|p| p.article == *id).take(1) {
                            "elsewhere: " bdi { (clipped(&place.text, ELSEWHERE)) }
                        }
                    }
                    Standing::NotFound => "not found",
                    Standing::Unknown(reason) => (words::unknown(reason)),
                    Standing::Silent => (sign),
                }
            }
        }
    }

    /// The statements that deny this one, or that it denies.
    fn links(&self, s: usize) -> Markup {
        let view = self.view;
        let id = &view.report.statements[s].id;
        let others: Vec<usize> = (view.report.links.iter())
            .filter_map(|l| {
                if l.a == *id {
                    Some(&l.b)
                } else if l.b == *id {
                    Some(&l.a)
                } else {
                    None
                }
            })
            .filter_map(|other| view.statement(other))
            .collect();
        html! {
            @for other in others { p.denial { span.tag.cf { "⇄ one asserts what the other denies" } " " (self.sentence(other)) } }
        }
    }
}

/// The words of a reading in an article.
fn witness(reading: &ReadingRecord, id: &str) -> String {
    let words = reading.witnesses.iter().find(|w| w.article == id).map(|w| line(&w.text));
    words.filter(|t| !t.is_empty()).unwrap_or_else(|| line(&reading.value))
}

/// The words of all readings of a detail, each side an outlet; the shorter kinds have nothing to mark.
fn wordings<'d>(view: &View<'_>, detail: &'d DetailRecord) -> Words<'d> {
    use crate::compare::detail::DetailKind::{Cause, Quote, Role, Statement};
    let mut all = Words::default();
    if matches!(detail.kind, Quote | Cause | Role | Statement) {
        for w in detail.readings.iter().flat_map(|r| &r.witnesses) {
            if let Some(a) = view.article(&w.article) {
                all.add(view.outlet_of(a), &w.text);
            }
        }
    }
    all
}
