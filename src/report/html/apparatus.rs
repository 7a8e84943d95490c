//! The details of a statement: who gives which reading, and who none.

use std::collections::{BTreeMap, BTreeSet};

use maud::{Markup, html};

use super::super::differ::Words;
use super::super::view::{Apart, Standing, View};
use super::statement::differing;
use super::{Page, bdi, own, shown};
use crate::compare::detail::DetailKind::{Cause, Quote, Role, Statement};
use crate::report::clean::{clipped, line};
use crate::report::words;
use crate::report::{DetailRecord, Place, ReadingRecord, StatementRecord};

/// Characters of what stands elsewhere in an article, often a whole sentence: the text has the rest.
const ELSEWHERE: usize = 80;
/// Articles up to which each has a column: what a wide screen holds. With more, each reading has a line.
const COLUMNS: usize = 5;

/// A detail, who stands where on it, and who gives which readings.
struct Row<'r> {
    detail: &'r DetailRecord,
    standings: Vec<Standing>,
    readings: BTreeMap<usize, Vec<usize>>,
}

impl Page<'_, '_> {
    /// A table of the details that somebody gives otherwise or not at all, and one line of the others.
    pub(super) fn details(&self, s: usize, statement: &StatementRecord) -> Markup {
        let view = self.view;
        let (telling, agreed): (Vec<&DetailRecord>, Vec<_>) = statement.details.iter().partition(|d| View::telling(d));
        let rows: Vec<Row<'_>> = telling
            .into_iter()
            .map(|detail| Row { detail, standings: view.detail(detail), readings: view.readings(detail) })
            .collect();
        let columns: Vec<usize> = (0..view.report.articles.len())
            .filter(|&a| rows.iter().any(|row| row.standings[a] != Standing::Silent))
            .collect();
        // Alike is what two have; what one has, and of the others cannot be told, is not.
        let outlets =
            |d: &DetailRecord| -> BTreeSet<usize> { view.readings(d).into_keys().map(|a| view.outlet_of(a)).collect() };
        let (alike, other): (Vec<&DetailRecord>, Vec<_>) = agreed.into_iter().partition(|d| outlets(d).len() > 1);
        html! {
            @if !rows.is_empty() {
                @if columns.len() <= COLUMNS { (self.columns(s, &rows, &columns)) } @else { (self.lines(s, &rows)) }
                @for row in &rows { (self.strip(row.detail)) }
            }
            @for (label, details, named) in [("Given alike: ", alike, false), ("Also given: ", other, true)] {
                @if !details.is_empty() {
                    p.meta { (label) @for (i, d) in details.iter().enumerate() {
                        @if i > 0 { "; " } (words::heading(d)) " "
                        @for r in d.readings.iter().take(1) {
                            "“" (bdi(&words::shown(r))) "”"
                            @if named { " (" (bdi(&view.labels(r.witnesses.iter().map(|w| w.article.as_str())))) ")" }
                        }
                    } }
                }
            }
        }
    }

    /// A column an article.
    fn columns(&self, s: usize, rows: &[Row<'_>], columns: &[usize]) -> Markup {
        let view = self.view;
        let related = rows.iter().any(|row| !row.detail.relations.is_empty());
        html! {
            div.scroll tabindex="0" role="group" aria-label="Details by article" {
                table.details {
                    thead { tr {
                        th scope="col" { "Detail" }
                        @for &a in columns { th scope="col" { (bdi(&view.label(&view.report.articles[a].id))) } }
                        @if related { th scope="col" { "How they stand" } }
                    } }
                    tbody {
                        @for row in rows {
                            tr {
                                th scope="row" { (words::heading(row.detail)) }
                                @let all = wordings(view, row.detail);
                                @for &a in columns { (self.cell(s, row, a, &all)) }
                                @if related { td.relation { (relations(row.detail)) } }
                            }
                        }
                    }
                }
            }
        }
    }

    /// The words of an article for a detail, or why there are none.
    fn cell(&self, s: usize, row: &Row<'_>, article: usize, all: &Words<'_>) -> Markup {
        let detail = row.detail;
        let id = &self.view.report.articles[article].id;
        let given: &[usize] = row.readings.get(&article).map_or(&[], Vec::as_slice);
        let standing = row.standings[article];
        let (class, sign, _) = shown(standing, given.iter().map(|&r| apart(detail, r)).max().unwrap_or_default());
        html! {
            td.(class) data-o=(self.view.label(id)) {
                @match standing {
                    Standing::Stated => {
                        @for reading in given.iter().map(|&r| &detail.readings[r]) {
                            @for place in reading.witnesses.iter().filter(|w| w.article == *id).take(1) {
                                div { (self.linked(&self.within(s, place), &differing(all, &words_at(reading, place)))) }
                            }
                        }
                    }
                    Standing::Elsewhere => {
                        @for place in detail.elsewhere.iter().filter(|p| p.article == *id).take(1) {
                            "elsewhere: " (self.linked(&self.anywhere(place), &bdi(&clipped(&place.text, ELSEWHERE))))
                        }
                    }
                    Standing::NotFound => "not found",
                    Standing::Unknown(reason) => (words::unknown(reason)),
                    Standing::Silent => (sign),
                }
            }
        }
    }

    /// A line a reading, with those who have it; then those who have none.
    fn lines(&self, s: usize, rows: &[Row<'_>]) -> Markup {
        let view = self.view;
        html! {
            div.scroll tabindex="0" role="group" aria-label="Details and their readings" {
                table.details.lines {
                    thead { tr { th scope="col" { "Detail" } th scope="col" { "Readings, and who has them" } } }
                    tbody {
                        @for row in rows {
                            @let detail = row.detail;
                            @let all = wordings(view, detail);
                            tr {
                                th scope="row" { (words::heading(detail)) }
                                td {
                                    @for (r, reading) in detail.readings.iter().enumerate() {
                                        @for (words, places) in by_words(reading) {
                                            div {
                                                span.(shown(Standing::Stated, apart(detail, r)).0) { (differing(&all, &words)) } " "
                                                (self.who(places.iter().map(|p| (p.article.as_str(), self.within(s, p)))))
                                            }
                                        }
                                    }
                                    (relations(detail))
                                    @if !detail.elsewhere.is_empty() {
                                        p.meta { "elsewhere in " (self.who(detail.elsewhere.iter().map(|p| (p.article.as_str(), self.anywhere(p))))) }
                                    }
                                    @if !detail.not_found.is_empty() {
                                        p.meta { em { "not found" } " in " (bdi(&view.labels(detail.not_found.iter().map(|a| a.article.as_str())))) }
                                    }
                                    @if !detail.unknown.is_empty() {
                                        p.meta { "cannot be told for " (bdi(&view.unknown(detail))) }
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    /// The labels of articles, each once, with a link to the place.
    fn who<'i>(&self, places: impl Iterator<Item = (&'i str, Option<String>)>) -> Markup {
        let mut seen: Vec<&str> = Vec::new();
        html! {
            span.meta {
                @for (id, target) in places {
                    @if !seen.contains(&id) {
                        @if !seen.is_empty() { ", " }
                        (self.linked(&target, &bdi(&self.view.label(id))))
                        ({ seen.push(id); "" })
                    }
                }
            }
        }
    }

    /// With a link, where there is something to link to.
    fn linked(&self, target: &Option<String>, what: &Markup) -> Markup {
        html! { @match target { Some(target) => a.to href=(target) { (what) }, None => (what) } }
    }

    /// The mark in the full text of the member of this statement that holds the place, or of the first member in
    /// its article: a speaker may stand beside what is said.
    fn within(&self, s: usize, place: &Place) -> Option<String> {
        if !self.has_text(&place.article) {
            return None;
        }
        let members =
            self.view.report.statements[s].members.iter().enumerate().filter(|(_, m)| m.article == place.article);
        let mut first = None;
        for (n, m) in members {
            if m.start <= place.start && place.end <= m.end {
                return Some(format!("#m{s}-{n}"));
            }
            first = first.or(Some(n));
        }
        first.map(|n| format!("#m{s}-{n}"))
    }

    /// The mark of any member that holds the place, or else the text it stands in.
    fn anywhere(&self, place: &Place) -> Option<String> {
        let a = self.view.article(&place.article).filter(|&a| self.texts[a].is_some())?;
        let holds = self.members[a].iter().find(|&&(s, n)| {
            let m = &self.view.report.statements[s].members[n];
            m.start <= place.start && place.end <= m.end
        });
        Some(holds.map_or_else(|| format!("#a{a}"), |(s, n)| format!("#m{s}-{n}")))
    }
}

/// How the readings stand to each other.
fn relations(detail: &DetailRecord) -> Markup {
    html! {
        @for (label, pairs) in words::relations(detail) {
            div { strong { (label) } ": " (own(&pairs.join("; "))) }
        }
    }
}

/// How far a reading stands apart from another.
fn apart(detail: &DetailRecord, reading: usize) -> Apart {
    let of = detail.relations.iter().filter(|r| r.a == reading || r.b == reading);
    of.map(|r| Apart::of(r.relation)).max().unwrap_or_default()
}

/// The words of a reading in one place; its value where a report from a file has none.
fn words_at(reading: &ReadingRecord, place: &Place) -> String {
    Some(line(&place.text)).filter(|t| !t.is_empty()).unwrap_or_else(|| line(&reading.value))
}

/// The different words of a reading, each with the places that have them, in the order of the places.
fn by_words(reading: &ReadingRecord) -> Vec<(String, Vec<&Place>)> {
    let mut out: Vec<(String, Vec<&Place>)> = Vec::new();
    let mut known: BTreeMap<String, usize> = BTreeMap::new();
    for place in &reading.witnesses {
        let words = words_at(reading, place);
        let at = *known.entry(words.to_lowercase()).or_insert(out.len());
        if at == out.len() {
            out.push((words, Vec::new()));
        }
        out[at].1.push(place);
    }
    out
}

/// The words of all readings of a detail, each side an outlet; the shorter kinds have nothing to mark.
fn wordings<'d>(view: &View<'_>, detail: &'d DetailRecord) -> Words<'d> {
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
