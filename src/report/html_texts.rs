//! The full texts of the HTML page: members marked and linked, set-aside spans greyed.

use maud::{Markup, html};

use super::clean::{line, visible};
use super::html::bdi;
use super::marked::{Mark, Segment, segments};
use super::view::View;
use super::words;
use crate::text::Reason;

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

/// What a mark stands for.
#[derive(Clone, Copy)]
enum Key {
    /// Indexes of a statement and its member.
    Member(usize, usize),
    Aside(Reason),
}

/// How many marks of each sort cover a segment.
#[derive(Clone, Copy, Default)]
struct Cover {
    aside: usize,
    members: usize,
    /// Of the members, those of shared statements.
    shared: usize,
}

/// The text with its members marked and its set-aside spans greyed.
fn marked(view: &View<'_>, article: &str, text: &str) -> Markup {
    let mut keys = Vec::new();
    let mut marks = Vec::new();
    let mut add = |start, end, key| {
        marks.push(Mark { start, end, key: keys.len() });
        keys.push(key);
    };
    for (s, statement) in view.report.statements.iter().enumerate() {
        for (n, m) in statement.members.iter().enumerate().filter(|(_, m)| m.article == article) {
            add(m.start, m.end, Key::Member(s, n));
        }
    }
    for a in view.report.set_aside.iter().filter(|a| a.article == article) {
        add(a.start, a.end, Key::Aside(a.reason));
    }
    let segments = segments(text, &marks);
    let covers = covers(view, &segments, &keys);
    html! { @for (segment, cover) in segments.iter().zip(covers) { (piece(view, segment, cover, &keys)) } }
}

/// By segment: what covers it.
fn covers(view: &View<'_>, segments: &[Segment<'_>], keys: &[Key]) -> Vec<Cover> {
    let mut now = Cover::default();
    let mut out = Vec::with_capacity(segments.len());
    for segment in segments {
        for &k in &segment.opens {
            match keys[k] {
                Key::Aside(_) => now.aside += 1,
                Key::Member(s, _) => {
                    now.members += 1;
                    now.shared += usize::from(view.is_shared(s));
                }
            }
        }
        out.push(now);
        for &k in &segment.closes {
            match keys[k] {
                Key::Aside(_) => now.aside -= 1,
                Key::Member(s, _) => {
                    now.members -= 1;
                    now.shared -= usize::from(view.is_shared(s));
                }
            }
        }
    }
    out
}

/// A segment, and after it links to the statements whose members end there.
fn piece(view: &View<'_>, segment: &Segment<'_>, cover: Cover, keys: &[Key]) -> Markup {
    let words = visible(segment.text);
    let class = match cover.shared {
        0 => "one",
        1 => "shared",
        _ => "deep",
    };
    let opening = || segment.opens.iter().map(|k| keys[*k]);
    let ids: Vec<String> =
        opening().filter_map(|k| if let Key::Member(s, n) = k { Some(format!("m{s}-{n}")) } else { None }).collect();
    let body = html! {
        // An element has one id; where several members begin, the others get an empty one before it.
        @for id in ids.iter().skip(1) { span id=(id) {} }
        @if cover.members > 0 { mark id=[ids.first()] class=(class) { (words) } } @else { (words) }
    };
    html! {
        @if cover.aside > 0 {
            span.aside {
                @for key in opening() { @if let Key::Aside(reason) = key { span.reason { (words::reason(reason)) } } }
                (body)
            }
        } @else { (body) }
        @for &k in &segment.closes {
            @if let Key::Member(s, _) = keys[k] {
                a.ref href={ "#s" (s) } title="to the statement" { (view.numbers[s]) }
            }
        }
    }
}
