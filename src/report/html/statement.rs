//! A shared statement: who says it in which words, and what denies it.

use maud::{Markup, html};

use super::super::differ::Words;
use super::{Page, bdi, lang, own};
use crate::report::StatementRecord;
use crate::report::clean::line;
use crate::report::words;

/// Characters of the statement in its heading: one line on a wide screen.
const GIST: usize = 100;

/// A text with the words no other outlet uses underlined.
pub(super) fn differing(words: &Words<'_>, text: &str) -> Markup {
    html! { @for p in words.pieces(text) { @if p.own { u { (p.text) } } @else { (p.text) } } }
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
                h3 { (view.numbers[s]) ". " (own(&self.gist(s, GIST))) }
                p.meta {
                    (words::count(view.outlets_of(statement).len(), "outlet"))
                    @if let Some(day) = &statement.occasion { ", first said " (line(day)) }
                    " · " code { (line(&statement.id)) } " · alike " (format!("{:.2}", statement.score.get()))
                }
                (self.members(s, statement))
                @if !statement.details.is_empty() { (self.details(s, statement)) }
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
                        @if view.is_headline(m) { span.tag { "headline" } " " }
                        @if let Some(how) = words::claim(m.kind) { span.tag { (how) } " " }
                        @if !m.asserted { span.tag { "not asserted" } }
                    }
                    dd {
                        bdi lang=[article.and_then(|i| lang(&view.report.articles[i]))] { (differing(&all, &said[n])) }
                        @if let Some(speaker) = &m.speaker { span.meta { " – " (bdi(&speaker.text))
                            @if let Some(cue) = words::cue(m) { " (" (own(&cue)) ")" } } }
                        (self.to_text(s, n))
                    }
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
