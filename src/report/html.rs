//! The report as one page of HTML.

use std::fmt::{self, Display};

use maud::{DOCTYPE, Markup, PreEscaped, html};

use crate::article::Article;
use crate::report::{ArticleRecord, DetailRecord, NameRecord, Report, StatementRecord};

use super::clean::{clipped, line, link};
use super::html_texts;
use super::view::{Item, Ledger, Standing, View};
use super::words;

/// A report as one self-contained page: no script, nothing loaded from anywhere, readable on a phone,
/// on paper, in the light and in the dark.
///
/// All article text is escaped, its control characters and direction overrides are shown as such, and
/// only `http` and `https` addresses become links. A content policy in the page forbids scripts and
/// loading besides.
///
/// With [`with_articles`](Self::with_articles) the page ends with the full texts, every member of a
/// statement marked and linked both ways.
#[derive(Debug, Clone, Copy)]
pub struct Html<'a> {
    report: &'a Report,
    articles: &'a [Article],
}

/// What the page may do: nothing but use its own style sheet. It has no script to allow.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";
/// Our own text, so it needs no escaping: the element that holds it takes text as it is.
const STYLE: &str = include_str!("html.css");
/// Characters of a statement in the overview: about two lines of its column.
const GIST: usize = 90;

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
        f.write_str(&Page { view: &view, texts }.page().into_string())
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
    texts: Vec<Option<&'a str>>,
}

/// A piece of foreign text within ours, on one line, its direction its own.
pub(super) fn bdi(text: &str) -> Markup {
    html! { bdi { (line(text)) } }
}

/// How a standing is shown: class, symbol, words.
fn shown(standing: Standing, differs: bool) -> (&'static str, &'static str, String) {
    match standing {
        Standing::Stated if differs => ("differs", "≠", "stated, differs".to_owned()),
        Standing::Stated => ("stated", "●", "stated".to_owned()),
        Standing::Elsewhere => ("elsewhere", "○", "elsewhere in the article".to_owned()),
        Standing::NotFound => ("missing", "–", "not found".to_owned()),
        Standing::Unknown(reason) => ("unknown", "?", format!("cannot be told: {}", words::unknown(reason))),
        Standing::Silent => ("silent", "·", "no matching statement".to_owned()),
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
                    header { (self.head(&title)) }
                    main {
                        (self.overview())
                        (self.shared())
                        (self.links())
                        (self.outlets())
                        (self.names())
                        (html_texts::section(self.view, &self.texts))
                        (self.notices())
                        (self.limits())
                    }
                }
            }
        }
    }

    fn head(&self, title: &str) -> Markup {
        let view = self.view;
        let report = view.report;
        let differ = view.shared.iter().filter(|&&s| View::differs(&report.statements[s])).count();
        let texts = self.texts.iter().any(Option::is_some);
        html! {
            h1 dir="auto" { (title) }
            p.meta {
                (words::count(report.articles.len(), "article")) " of " (words::count(view.outlets.len(), "outlet"))
                @if let Some(dates) = view.dates() { ", " (dates) }
            }
            p.lead {
                strong { (words::count(view.shared.len(), "statement")) } " by two or more outlets, "
                strong { (differ) } " of them with differences; " (view.single.len()) " by one outlet."
            }
            nav {
                a href="#overview" { "Overview" }
                a href="#shared" { "Shared statements" }
                a href="#outlets" { "Outlet by outlet" }
                @if !report.names.is_empty() { a href="#names" { "Names" } }
                @if texts { a href="#texts" { "Full texts" } }
                a href="#limits" { "What the method cannot see" }
            }
            ul.cards {
                @for (i, a) in report.articles.iter().enumerate() { li.card { (self.article(i, a)) } }
            }
        }
    }

    fn article(&self, i: usize, a: &ArticleRecord) -> Markup {
        let published = a.published.as_deref().map(line).filter(|d| !d.is_empty());
        html! {
            strong { (bdi(&self.view.label(&a.id))) }
            @if let Some(title) = &a.title { div dir="auto" lang=(a.language.code()) { (line(title)) } }
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

    fn overview(&self) -> Markup {
        let view = self.view;
        html! {
            h2 #overview { "Overview" }
            @if view.shared.is_empty() {
                p { "No statement was found in more than one outlet." }
            } @else {
                p.meta.key {
                    @for (standing, differs) in [(Standing::Stated, false), (Standing::Stated, true), (Standing::Elsewhere, false),
                            (Standing::NotFound, false), (Standing::Silent, false)] {
                        @let (class, symbol, text) = shown(standing, differs);
                        span { i class=(class) aria-hidden="true" { (symbol) } (text) }
                    }
                    span { i.unknown aria-hidden="true" { "?" } "cannot be told" }
                }
                div.scroll tabindex="0" {
                    table.overview {
                        thead { tr {
                            th scope="col" { "Statement" }
                            @for a in &view.report.articles { th scope="col" { (bdi(&view.label(&a.id))) } }
                        } }
                        tbody { @for &s in view.overview() { (self.overview_row(s)) } }
                    }
                }
                @if view.overview().len() < view.shared.len() {
                    p.meta { "The first " (view.overview().len()) " statements; all of them are below." }
                }
            }
        }
    }

    fn overview_row(&self, s: usize) -> Markup {
        let statement = &self.view.report.statements[s];
        let gist = statement.members.first().map(|m| clipped(&m.text, GIST)).unwrap_or_default();
        let cells = self.view.statement_standing(statement).into_iter().zip(self.view.differing(statement));
        html! {
            tr {
                th scope="row" { a href={ "#s" (s) } { (self.view.numbers[s]) ". " bdi { (gist) } } }
                @for (standing, differs) in cells {
                    @let (class, symbol, text) = shown(standing, differs);
                    td class=(class) title=(text) {
                        a href={ "#s" (s) } { span aria-hidden="true" { (symbol) } span.hidden { (text) } }
                    }
                }
            }
        }
    }

    fn shared(&self) -> Markup {
        html! {
            h2 #shared { "What outlets share" }
            @for &s in &self.view.shared { (self.statement(s)) }
        }
    }

    fn statement(&self, s: usize) -> Markup {
        let statement = &self.view.report.statements[s];
        html! {
            section.statement #{ "s" (s) } {
                h3 {
                    (self.view.numbers[s]) ". " (words::count(self.view.outlets_of(statement).len(), "outlet"))
                    @if let Some(day) = &statement.occasion { span.meta { ", " (line(day)) } }
                }
                (self.members(s, statement))
                @if !statement.details.is_empty() { (self.details(statement)) }
            }
        }
    }

    fn members(&self, s: usize, statement: &StatementRecord) -> Markup {
        html! {
            dl.members {
                @for (n, m) in statement.members.iter().enumerate() {
                    @let article = self.view.article(&m.article);
                    dt {
                        (bdi(&self.view.label(&m.article))) " "
                        @if let Some(how) = words::claim(m.kind) { span.tag { (how) } " " }
                        @if !m.asserted { span.tag { "not asserted" } }
                    }
                    dd {
                        bdi lang=[article.map(|i| self.view.report.articles[i].language.code())] { (words::said(m)) }
                        @if let Some(speaker) = &m.speaker { span.meta { " – " (bdi(&speaker.text))
                            @if let Some(cue) = &m.cue { " (" (bdi(&cue.text)) ")" } } }
                        @if article.is_some_and(|i| self.texts[i].is_some()) {
                            " " a.ref href={ "#m" (s) "-" (n) } title="in the full text" { "↓ text" }
                        }
                    }
                }
            }
        }
    }

    /// Rows are details, columns the articles of which a detail says anything.
    fn details(&self, statement: &StatementRecord) -> Markup {
        let standings: Vec<Vec<Standing>> = statement.details.iter().map(|d| self.view.detail(d)).collect();
        let columns: Vec<usize> = (0..self.view.report.articles.len())
            .filter(|&a| standings.iter().any(|row| row[a] != Standing::Silent))
            .collect();
        let related = statement.details.iter().any(|d| !d.relations.is_empty());
        html! {
            div.scroll tabindex="0" {
                table.details {
                    thead { tr {
                        th scope="col" { "Detail" }
                        @for &a in &columns { th scope="col" { (bdi(&self.view.label(&self.view.report.articles[a].id))) } }
                        @if related { th scope="col" { "How they stand to each other" } }
                    } }
                    tbody {
                        @for (detail, row) in statement.details.iter().zip(&standings) {
                            tr {
                                th scope="row" { (words::heading(detail)) }
                                @for &a in &columns { (self.cell(detail, a, row[a])) }
                                @if related { td.relation {
                                    @for (label, pairs) in words::relations(detail) {
                                        @for pair in pairs { div.relations { strong { (label) } ": " bdi { (pair) } } }
                                    }
                                } }
                            }
                        }
                    }
                }
            }
        }
    }

    /// The words of an article for a detail, or why there are none.
    fn cell(&self, detail: &DetailRecord, article: usize, standing: Standing) -> Markup {
        let id = &self.view.report.articles[article].id;
        let own = |r: usize| detail.readings[r].witnesses.iter().any(|w| w.article == *id);
        let differs = detail.relations.iter().flat_map(|r| [r.a, r.b]).any(|r| r < detail.readings.len() && own(r));
        let (class, symbol, text) = shown(standing, differs);
        html! {
            td class=(class) title=(text) {
                @match standing {
                    Standing::Stated => {
                        @for r in (0..detail.readings.len()).filter(|&r| own(r)) {
                            @let reading = &detail.readings[r];
                            @let mut words = reading.witnesses.iter().filter(|w| w.article == *id);
                            div { (bdi(words.next().map(|w| w.text.as_str()).filter(|t| !t.is_empty()).unwrap_or(&reading.value))) }
                        }
                    }
                    Standing::Elsewhere => {
                        @for place in detail.elsewhere.iter().filter(|p| p.article == *id).take(1) {
                            div { "elsewhere: " (bdi(&place.text)) }
                        }
                    }
                    Standing::NotFound => "not found",
                    Standing::Unknown(reason) => (words::unknown(reason)),
                    Standing::Silent => (symbol),
                }
            }
        }
    }

    /// A statement within a line, with a link to where it is shown.
    fn sentence(&self, s: usize) -> Markup {
        let member = self.view.report.statements[s].members.first();
        html! {
            a href={ "#s" (s) } { (self.view.numbers[s]) } " "
            @if let Some(m) = member { (bdi(&self.view.label(&m.article))) ": " bdi { (words::said(m)) } }
        }
    }

    fn links(&self) -> Markup {
        let report = self.view.report;
        html! {
            @if !report.links.is_empty() {
                h2 { "One asserts what the other denies" }
                @for link in &report.links {
                    @if let (Some(a), Some(b)) = (self.view.statement(&link.a), self.view.statement(&link.b)) {
                        div.statement {
                            p { (self.sentence(a)) }
                            p { span.tag.differs { "against" } }
                            p { (self.sentence(b)) }
                        }
                    }
                }
            }
        }
    }

    fn items(&self, label: &str, items: &[Item]) -> Markup {
        html! {
            @if !items.is_empty() {
                h4 { (label) ": " (items.len()) }
                ul {
                    @for item in items {
                        @let statement = &self.view.report.statements[item.statement];
                        li {
                            @match item.detail.and_then(|d| statement.details.get(d)) {
                                None => (self.sentence(item.statement)),
                                Some(detail) => {
                                    a href={ "#s" (item.statement) } { (self.view.numbers[item.statement]) } " "
                                    (words::heading(detail)) ": "
                                    @for (i, reading) in detail.readings.iter().enumerate() {
                                        @if i > 0 { " / " }
                                        (bdi(&words::value(reading)))
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    fn outlets(&self) -> Markup {
        html! {
            h2 #outlets { "Outlet by outlet" }
            @for (o, outlet) in self.view.outlets.iter().enumerate() {
                @let ledger = &self.view.ledgers[o];
                section.statement {
                    h3 { (bdi(outlet)) }
                    (self.items("Details of shared statements given only here", &ledger.only))
                    (self.items("Not found here, given by all others that can be told", &ledger.lacking))
                    (self.singles(ledger))
                    @for a in self.view.articles_of(o) {
                        @let counts = self.view.set_aside(&a.id);
                        @if !counts.is_empty() {
                            p.meta {
                                "Set aside as not part of the article: "
                                @for (i, (reason, n)) in counts.iter().enumerate() {
                                    @if i > 0 { ", " } (words::reason(*reason)) " " (n)
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    /// The statements of one outlet only. Not folded away: links lead here.
    fn singles(&self, ledger: &Ledger) -> Markup {
        let view = self.view;
        let elsewhere = ledger.own.len().saturating_sub(ledger.single.len());
        html! {
            h4 {
                "Statements of this outlet alone: " (ledger.own.len())
                @if elsewhere > 0 { " (of " (elsewhere) " something was found elsewhere)" }
            }
            ul.plain {
                @for &s in &ledger.own {
                    li #{ "s" (s) } {
                        @for (n, m) in view.report.statements[s].members.iter().enumerate() {
                            div {
                                @if n == 0 { span.meta { (view.numbers[s]) } " " }
                                bdi { (words::said(m)) }
                                @if view.article(&m.article).is_some_and(|i| self.texts[i].is_some()) {
                                    " " a.ref href={ "#m" (s) "-" (n) } title="in the full text" { "↓ text" }
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    fn names(&self) -> Markup {
        let view = self.view;
        let (varied, plain): (Vec<&NameRecord>, Vec<_>) =
            view.report.names.iter().partition(|n| view.spellings(n).len() > 1);
        html! {
            @if !view.report.names.is_empty() {
                h2 #names { "Names" }
                @if !varied.is_empty() {
                    div.scroll tabindex="0" { table {
                        thead { tr { th scope="col" { "Name" } th scope="col" { "Kind" } th scope="col" { "Spellings" } } }
                        tbody { @for name in &varied { tr {
                            th scope="row" { (bdi(&name.name)) }
                            td { (words::name(name.kind)) }
                            td { @for (spelling, articles) in view.spellings(name) {
                                div { (bdi(&spelling)) " " span.meta { "(" (bdi(&view.labels(articles))) ")" } }
                            } }
                        } } }
                    } }
                }
                @if !plain.is_empty() {
                    details {
                        summary { (words::count(plain.len(), "name")) " with one spelling" }
                        p { @for (i, name) in plain.iter().enumerate() {
                            @if i > 0 { "; " } (bdi(&name.name)) " " span.meta { "(" (words::name(name.kind)) ")" }
                        } }
                    }
                }
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
                            (line(&n.message)) " " span.tag { (line(&n.code)) }
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
            p.meta { "Made by variorum " (env!("CARGO_PKG_VERSION")) "." }
        }
    }
}
