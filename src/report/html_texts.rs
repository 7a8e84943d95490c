//! The full texts of the HTML page: members marked and linked, set-aside spans greyed.

use maud::{Markup, html};

use super::clean::{line, visible};
use super::html::bdi;
use super::marked::{Mark, segments};
use super::view::View;
use super::words;

/// The section, or nothing where no text was handed over. `texts` are by article of the report.
pub(super) fn section(view: &View<'_>, texts: &[Option<&str>]) -> Markup {
    html! {
        @if texts.iter().any(Option::is_some) {
            h2 #texts { "Full texts" }
            p.meta { "Marked: what is a member of a statement, with the statement's number after it. Grey: what is set aside, and why." }
            @for (i, a) in view.report.articles.iter().enumerate() {
                @if let Some(text) = texts[i] {
                    article #{ "a" (i) } {
                        h3 { (bdi(&view.label(&a.id))) " " span.meta { (a.published.as_deref().map(line).unwrap_or_default()) } }
                        div.text lang=(a.language.code()) dir="auto" { (marked(view, &a.id, text)) }
                    }
                }
            }
        }
    }
}

/// The text with its members marked and its set-aside spans greyed.
fn marked(view: &View<'_>, article: &str, text: &str) -> Markup {
    let report = view.report;
    // A key is an index into `members`, or past its end into the set-aside spans.
    let mut members = Vec::new();
    let mut marks = Vec::new();
    for (s, statement) in report.statements.iter().enumerate() {
        for (n, m) in statement.members.iter().enumerate().filter(|(_, m)| m.article == article) {
            marks.push(Mark { start: m.start, end: m.end, key: members.len() });
            members.push((s, n));
        }
    }
    let aside: Vec<_> = report.set_aside.iter().filter(|a| a.article == article).collect();
    for (i, a) in aside.iter().enumerate() {
        marks.push(Mark { start: a.start, end: a.end, key: members.len() + i });
    }
    let shared = |key: usize| view.is_shared(members[key].0);
    // How many set-aside spans, members and shared members are open.
    let (mut greyed, mut open, mut common) = (0, 0, 0);
    html! {
        @for segment in segments(text, &marks) {
            @let (starting, reasons): (Vec<usize>, Vec<usize>) = segment.opens.iter().partition(|k| **k < members.len());
            @let (ending, ungreyed): (Vec<usize>, Vec<usize>) = segment.closes.iter().partition(|k| **k < members.len());
            @let _ = { greyed += reasons.len(); open += starting.len(); common += starting.iter().filter(|k| shared(**k)).count(); };
            @let ids: Vec<String> = starting.iter().map(|k| format!("m{}-{}", members[*k].0, members[*k].1)).collect();
            @let class = if common == 0 { "one" } else if common > 1 { "deep" } else { "shared" };
            @let words = visible(segment.text);
            @let words = if open > 0 { nested(&ids, class, &words) } else { html! { (words) } };
            @if greyed > 0 {
                span.aside {
                    @for key in reasons { span.reason { (words::reason(aside[key - members.len()].reason)) } }
                    (words)
                }
            } @else { (words) }
            @for key in &ending {
                @let s = members[*key].0;
                a.ref href={ "#s" (s) } title="to the statement" { (view.numbers[s]) }
            }
            @let _ = { greyed -= ungreyed.len(); open -= ending.len(); common -= ending.iter().filter(|k| shared(**k)).count(); };
        }
    }
}

/// The words in a mark; several that begin here each need an element for their id.
fn nested(ids: &[String], class: &str, words: &str) -> Markup {
    // Built from the inside out; thousands of spans that begin at one place stay shallow for the
    // parser of the browser, because only the innermost holds the words.
    html! {
        @for id in ids.iter().skip(1) { span id=(id) {} }
        mark id=[ids.first()] class=(class) { (words) }
    }
}
