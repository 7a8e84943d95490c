//! The report as one page of HTML.

mod apparatus;
mod glance;
mod matrix;
mod names;
mod outlets;
mod picture;
mod statement;
mod texts;
mod wording;

use std::fmt::{self, Display};

use maud::{DOCTYPE, Markup, PreEscaped, html};

use crate::article::Article;
use crate::report::{ArticleRecord, Report};

use super::clean::{line, link};
use super::view::{Apart, Standing, View};
use super::words;

/// A report as one self-contained page: no script, nothing loaded from anywhere, readable on a phone,
/// on paper, in the light and in the dark.
///
/// It begins with what was compared and what stands out: what cannot both hold, what was not found in one outlet
/// and is given by all others, what is put otherwise. Then come the matrix of statements and articles, the apparatus
/// of every shared statement, each outlet by itself, names, days, and what the method cannot see. What is far from
/// the screen is laid out when it comes near; in print and for those who listen all of it is there.
///
/// All article text is escaped, its control characters and direction overrides are shown as such, and only
/// `http` and `https` addresses become links. A content policy in the page forbids scripts and loading besides.
///
/// With [`with_articles`](Self::with_articles) the page ends with the full texts, every member of a
/// statement marked and linked both ways.
///
/// Time and size grow with the report: cells of the matrix (cut off at 20,000) and witnesses.
#[derive(Debug, Clone, Copy)]
pub struct Html<'a> {
    report: &'a Report,
    articles: &'a [Article],
}

/// What the page may do: nothing but use its own style sheet. It has no script to allow.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";
/// Our own text, so it needs no escaping: the element that holds it takes text as it is.
const STYLE: &str = include_str!("page.css");

impl<'a> Html<'a> {
    /// The page without the full texts.
    #[must_use]
    pub fn new(report: &'a Report) -> Self {
        Self { report, articles: &[] }
    }

    /// Adds the full texts. Articles are found by their id, so they must be those of the report, as
    /// [`Comparison::articles`](crate::Comparison::articles) gives them; others are not shown.
    #[must_use]
    pub fn with_articles(mut self, articles: &'a [Article]) -> Self {
        self.articles = articles;
        self
    }
}

impl Display for Html<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let view = View::new(self.report);
        let texts = self.texts(&view);
        let members = view.members();
        f.write_str(&Page { view: &view, texts, members }.page().into_string())
    }
}

impl<'a> Html<'a> {
    /// By article of the report: its text, where it was handed over.
    fn texts(&self, view: &View<'_>) -> Vec<Option<&'a str>> {
        let mut texts = vec![None; self.report.articles.len()];
        for a in self.articles {
            if let Some(i) = view.article(a.id()) {
                texts[i] = Some(a.text());
            }
        }
        texts
    }
}

struct Page<'p, 'a> {
    view: &'p View<'a>,
    /// By article: its text, where there is one.
    texts: Vec<Option<&'a str>>,
    /// By article: the members in it, as statement and place among its members.
    members: Vec<Vec<(usize, usize)>>,
}

/// A piece of foreign text within ours, on one line, its direction its own.
fn bdi(text: &str) -> Markup {
    own(&line(text))
}

/// The same of what is on one line already. Letters that run from left to right as ours do need no element, and
/// a page of ten articles has two thousand such pieces.
fn own(text: &str) -> Markup {
    // Before U+0590 all letters are Latin, Greek, Cyrillic or Armenian; quotation marks and dashes turn nothing.
    let ours = |c: char| c < '\u{590}' || ('\u{2010}'..='\u{2027}').contains(&c);
    html! { @if text.chars().all(ours) { (text) } @else { bdi { (text) } } }
}

/// The language of an article for the `lang` attribute: codes of two letters, which are what that attribute
/// wants of languages that have one; the detector has longer ones.
fn lang(a: &ArticleRecord) -> Option<&str> {
    Some(a.language.code()).filter(|code| code.len() == 2)
}

/// How a standing is shown: class, sign, words. Shape, colour and words each tell it alone.
fn shown(standing: Standing, apart: Apart) -> (&'static str, &'static str, &'static str) {
    match (standing, apart) {
        (Standing::Stated, Apart::Conflicts) => ("cf", "≠", "stated, conflicts"),
        (Standing::Stated, Apart::Otherwise) => ("ot", "◐", "stated, put otherwise"),
        (Standing::Stated, Apart::No) => ("st", "●", "stated"),
        (Standing::Elsewhere, _) => ("el", "○", "most of it elsewhere in the article"),
        (Standing::NotFound, _) => ("nf", "–", "not found"),
        (Standing::Unknown(_), _) => ("un", "?", "cannot be told"),
        (Standing::Silent, _) => ("si", "·", "no matching statement"),
    }
}

impl Page<'_, '_> {
    fn page(&self) -> Markup {
        let title = self.view.title();
        html! {
            (DOCTYPE)
            html lang="en" {
                head {
                    meta charset="utf-8";
                    meta http-equiv="Content-Security-Policy" content=(POLICY);
                    meta name="viewport" content="width=device-width, initial-scale=1";
                    meta name="referrer" content="no-referrer";
                    title { (title) " – compared" }
                    style { (PreEscaped(STYLE)) }
                }
                body {
                    a.skip href="#overview" { "To the overview" }
                    header { (self.head(&title)) }
                    main {
                        (self.glance())
                        (self.overview())
                        (self.articles())
                        (self.shared())
                        (self.outlets())
                        (self.names())
                        (self.days())
                        (texts::section(self.view, &self.texts, &self.members))
                        (self.notices())
                        (self.limits())
                    }
                }
            }
        }
    }

    /// Two lines: what was compared, and what came of it.
    fn head(&self, title: &str) -> Markup {
        let view = self.view;
        let report = view.report;
        let (conflicts, otherwise) = view.counts();
        let denials = report.links.len();
        let numbered: Vec<usize> = view.shared.iter().copied().filter(|&s| view.conflicts(s)).collect();
        html! {
            h1 dir="auto" { (title) }
            p.lead {
                (words::count(report.articles.len(), "article")) " of " (words::count(view.outlets.len(), "outlet"))
                @if let Some(dates) = view.dates() { ", " (dates) }
                @if (2..=words::NAMED).contains(&view.outlets.len()) {
                    ": " @for (i, o) in view.outlets.iter().enumerate() { @if i > 0 { ", " } (bdi(o)) }
                }
                "."
            }
            p.lead {
                strong { (words::count(view.shared.len(), "statement")) }
                " shared by two or more outlets, " (view.single.len()) " by one alone. "
                @if conflicts > 0 {
                    strong { "Readings conflict in " (conflicts) } " ("
                    @for (i, &s) in numbered.iter().take(words::NAMED).enumerate() {
                        @if i == 0 { "no. " } @else { ", " } a href={ "#s" (s) } { (view.numbers[s]) }
                    }
                    @if conflicts > words::NAMED { ", …" } ")"
                } @else { "No readings conflict" }
                @if denials > 0 { "; " strong { (denials) } " asserted and denied" @for l in report.links.iter().take(1) {
                    @if let (Some(a), Some(b)) = (view.statement(&l.a), view.statement(&l.b)) {
                        " (no. " a href={ "#s" (a) } { (view.numbers[a]) } " and " a href={ "#s" (b) } { (view.numbers[b]) } @if denials > 1 { ", …" } ")"
                    }
                } }
                "; " (otherwise) " put otherwise by some."
            }
            nav aria-label="Parts of the page" {
                a href="#overview" { "Overview" }
                a href="#shared" { "Shared statements" }
                a href="#outlets" { "Outlet by outlet" }
                @if !report.names.is_empty() { a href="#names" { "Names" } }
                @if self.texts.iter().any(Option::is_some) { a href="#texts" { "Full texts" } }
                a href="#limits" { "What the method cannot see" }
            }
        }
    }

    fn articles(&self) -> Markup {
        html! {
            h2 #articles { "Articles compared" }
            ul.cards {
                @for (i, a) in self.view.report.articles.iter().enumerate() { li.card { (self.article(i, a)) } }
            }
        }
    }

    fn article(&self, i: usize, a: &ArticleRecord) -> Markup {
        let published = a.published.as_deref().map(line).filter(|d| !d.is_empty());
        html! {
            strong { (bdi(&self.view.label(&a.id))) }
            @if let Some(title) = &a.title { div dir="auto" lang=[lang(a)] { (line(title)) } }
            div.meta {
                (published.as_deref().unwrap_or("undated")) ", " (a.language.code())
                @if !a.complete { ", text cut short" }
                @if let Some(url) = a.url.as_deref().and_then(link) {
                    " · " a href=(url) rel="noopener noreferrer nofollow" { "original" }
                }
                @if self.texts[i].is_some() { " · " a href={ "#a" (i) } { "text below" } }
            }
        }
    }

    /// Whether the text of the article with this id is on the page.
    fn has_text(&self, id: &str) -> bool {
        self.view.article(id).is_some_and(|i| self.texts[i].is_some())
    }

    /// The link from a member to its place in the full text.
    fn to_text(&self, s: usize, n: usize) -> Markup {
        let m = &self.view.report.statements[s].members[n];
        html! { @if self.has_text(&m.article) { " " a.ref href={ "#m" (s) "-" (n) } { "↓\u{a0}text" } } }
    }

    /// A statement within a line, with a link to where it is shown.
    fn sentence(&self, s: usize) -> Markup {
        let member = self.view.report.statements[s].members.first();
        html! {
            a href={ "#s" (s) } { (self.view.numbers[s]) } " "
            @if let Some(m) = member {
                (bdi(&self.view.label(&m.article))) ": " (own(&words::said(m)))
                @if let Some(who) = words::source(m) { span.meta { " – " (own(&who)) } }
            }
        }
    }

    fn notices(&self) -> Markup {
        let report = self.view.report;
        html! {
            @if !report.notices.is_empty() {
                h2 { "Notices" }
                ul {
                    @for n in &report.notices {
                        li {
                            @if let Some(a) = &n.article { strong { (bdi(&self.view.label(a))) } ": " }
                            (bdi(&n.message)) " " span.tag { (line(&n.code)) }
                        }
                    }
                }
            }
        }
    }

    fn limits(&self) -> Markup {
        html! {
            h2 #limits { "What the method cannot see" }
            ul { @for note in words::CANNOT_SEE { li { (note) } } }
            p.meta { "Made by variorum " (env!("CARGO_PKG_VERSION")) ", which compares words and does not judge who is right." }
        }
    }
}
