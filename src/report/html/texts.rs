//! The full texts of the HTML page: members marked and linked, set-aside spans greyed.

use maud::{Markup, html};

use super::super::clean::{line, visible};
use super::super::marked::{Mark, Segment, segments};
use super::super::view::View;
use super::super::words;
use super::{bdi, lang};
use crate::text::Reason;

/// The section, or nothing where no text was handed over. `texts` are by article of the report.
pub(super) fn section(view: &View<'_>, texts: &[Option<&str>], members: &[Vec<(usize, usize)>]) -> Markup {
    let names = first_spellings(view);
    html! {
        @if texts.iter().any(Option::is_some) {
            h2 #texts { "Full texts" }
            p.meta {
                mark { "Marked" } ": shared with another outlet, the statement's number after it. "
                mark.one { "Marked grey" } ": said by this outlet alone. "
                span.aside { span.reason { "reason" } "Small" } ": set aside as not part of the article."
            }
            @for (i, a) in view.report.articles.iter().enumerate() {
                @if let Some(text) = texts[i] {
                    article #{ "a" (i) } {
                        h3 { (bdi(&view.label(&a.id))) " " span.meta { (a.published.as_deref().map(line).unwrap_or_default()) } }
                        div.text lang=[lang(a)] dir="auto" { (marked(view, &a.id, text, &members[i], &names[i])) }
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
    /// Indexes of a name and of its spelling.
    Name(usize, usize),
}

/// A place to link to: first and next byte, index of the name and of its spelling.
type Spelt = (usize, usize, usize, usize);

/// By article: the first place of each spelling of the names that have several.
fn first_spellings(view: &View<'_>) -> Vec<Vec<Spelt>> {
    let mut out = vec![Vec::new(); view.report.articles.len()];
    for (n, name) in view.report.names.iter().enumerate() {
        let spellings = view.spellings(name);
        if spellings.len() < 2 {
            continue;
        }
        for (k, (spelling, articles)) in spellings.iter().enumerate() {
            for id in articles {
                let first = name.mentions.iter().find(|m| m.article == **id && line(&m.text) == *spelling);
                if let (Some(a), Some(m)) = (view.article(id), first) {
                    out[a].push((m.start, m.end, n, k));
                }
            }
        }
    }
    out
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
fn marked(view: &View<'_>, article: &str, text: &str, members: &[(usize, usize)], names: &[Spelt]) -> Markup {
    let mut keys = Vec::new();
    let mut marks = Vec::new();
    let mut add = |start, end, key| {
        marks.push(Mark { start, end, key: keys.len() });
        keys.push(key);
    };
    for &(s, n) in members {
        let m = &view.report.statements[s].members[n];
        add(m.start, m.end, Key::Member(s, n));
    }
    for &(start, end, n, k) in names {
        add(start, end, Key::Name(n, k));
    }
    for a in view.report.set_aside.iter().filter(|a| a.article == article) {
        add(a.start, a.end, Key::Aside(a.reason));
    }
    let segments = segments(text, &marks);
    let covers = covers(view, &segments, &keys);
    let at = view.article(article).unwrap_or_default();
    html! { @for (segment, cover) in segments.iter().zip(covers) { (piece(view, at, segment, cover, &keys)) } }
}

/// By segment: what covers it.
fn covers(view: &View<'_>, segments: &[Segment<'_>], keys: &[Key]) -> Vec<Cover> {
    let mut now = Cover::default();
    let mut out = Vec::with_capacity(segments.len());
    for segment in segments {
        for &k in &segment.opens {
            match keys[k] {
                Key::Aside(_) => now.aside += 1,
                Key::Name(..) => {}
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
                Key::Name(..) => {}
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
fn piece(view: &View<'_>, article: usize, segment: &Segment<'_>, cover: Cover, keys: &[Key]) -> Markup {
    let words = visible(segment.text);
    let class = match cover.shared {
        0 => "one",
        1 => "shared",
        _ => "deep",
    };
    let opening = || segment.opens.iter().map(|k| keys[*k]);
    let ids: Vec<String> =
        opening().filter_map(|k| if let Key::Member(s, n) = k { Some(format!("m{s}-{n}")) } else { None }).collect();
    let names =
        opening().filter_map(|k| if let Key::Name(n, k) = k { Some(format!("n{n}-{k}-{article}")) } else { None });
    let body = html! {
        // An element has one id; where several members begin, the others get an empty one before it.
        @for id in ids.iter().skip(1).cloned().chain(names) { span id=(id) {} }
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
                a.ref href={ "#s" (s) } { (view.numbers[s]) }
            }
        }
    }
}
