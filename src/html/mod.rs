//! Articles out of HTML, with the place of every word in the HTML. Needs the feature `html`.
//!
//! A readability algorithm ([dom_smoothie](https://docs.rs/dom_smoothie)) says which part of the page is the
//! article. The text itself is read from the HTML by a scanner of our own that keeps where each piece stood,
//! because parsers forget it.

mod scan;

use dom_smoothie::Readability;
use rustc_hash::FxHashSet;

use self::scan::{Block, Run, scan};
use crate::article::Article;
use crate::span::Span;

/// The deepest nesting of elements that is given to the readability algorithm, whose time grows with the
/// square of it; pages have 30 levels or so.
const DEEPEST: usize = 250;

/// The largest page it is given, in bytes: pages of news have some hundred thousand.
const LARGEST: usize = 20_000_000;

/// Letters and digits from which on a block is known again by its words alone. Shorter ones ("News", "Share")
/// stand in menus as well and count only between longer ones.
const TELLING: usize = 40;

/// An article read from HTML, and the way from its text back to the HTML.
///
/// The text is the headline (where the page has it in an `h1`) and the paragraphs, a blank line between them;
/// white space is folded, entities are resolved. Reading is no error whatever the HTML: unclosed, misnested
/// and cut-off markup give what text they hold. Where no article is recognised, the text is that of the whole
/// page, list items with a bullet, and what is not the article is told by its lines, as in pasted text.
///
/// ```
/// use variorum::html::HtmlArticle;
/// let html = "<html><body><h1>Ferry &amp; quay sink</h1><p>The ferry <b>Orla</b> sank.</p></body></html>";
/// let read = HtmlArticle::read("Harbour Post", html);
/// let text = read.article().text();
/// assert!(text.contains("The ferry Orla sank."));
/// let at = text.find("ferry Orla").unwrap();
/// let place = read.source(variorum::Span::new(at, at + "ferry Orla".len())).unwrap();
/// assert_eq!(place.of(html), "ferry <b>Orla");
/// ```
#[derive(Debug, Clone)]
pub struct HtmlArticle {
    article: Article,
    runs: Vec<Run>,
}

impl HtmlArticle {
    /// Reads an article of an outlet. Title and day of publication are taken from the page where it
    /// declares them; the language is told from the words, for many pages declare a wrong one. Whatever the caller knows better is set with the `with_` methods of [`Article`].
    ///
    /// Linear in the HTML but for the readability algorithm, which is left out for pages nested deeper than 250
    /// elements or larger than 20 MB.
    #[must_use]
    pub fn read(outlet: impl Into<String>, html: &str) -> Self {
        let page = scan(html);
        let found = (page.depth <= DEEPEST && html.len() <= LARGEST)
            .then(|| Readability::new(html, None, None).ok()?.parse().ok())
            .flatten();
        let headline = found.as_ref().and_then(|found| headline(&page.blocks, &found.title));
        let mut chosen = found.as_ref().map(|found| chosen(&page.blocks, &found.content)).unwrap_or_default();
        let whole = chosen.is_empty();
        if whole {
            chosen = (0..page.blocks.len()).collect();
        }
        let mut text = String::new();
        let mut runs = Vec::new();
        let title = headline.filter(|n| !whole && !chosen.contains(n));
        for n in title.into_iter().chain(chosen) {
            let block = &page.blocks[n];
            if !text.is_empty() {
                text.push_str(if block.after_line_break { "\n" } else { "\n\n" });
            }
            if whole && block.item {
                text.push_str("• ");
            }
            runs.extend(block.runs.iter().map(|run| Run { text: run.text + text.len(), ..*run }));
            text.push_str(&block.text);
        }
        let mut article = Article::new(outlet, text);
        if let Some(found) = found {
            let title = headline.map_or(found.title, |n| page.blocks[n].text.clone());
            if !title.trim().is_empty() {
                article = article.with_title(title.trim());
            }
            if let Some(published) = found.published_time {
                article = article.with_published(published);
            }
        }
        Self { article, runs }
    }

    /// The article.
    #[must_use]
    pub fn article(&self) -> &Article {
        &self.article
    }

    /// The article, the places in the HTML being given up.
    #[must_use]
    pub fn into_article(self) -> Article {
        self.article
    }

    /// Where a span of the article's text stands in the HTML: from its first character to its last, with
    /// the tags between them. None for a span without a character of the page (a bullet or a blank line
    /// put in), and for one from the headline into the text of a page that has its headline below.
    #[must_use]
    pub fn source(&self, span: Span) -> Option<Span> {
        let from = self.runs.partition_point(|run| run.text + run.len <= span.start());
        let to = self.runs.partition_point(|run| run.text < span.end());
        let runs = self.runs.get(from..to).filter(|runs| !runs.is_empty() && !span.is_empty())?;
        let (first, last) = (runs.first()?, runs.last()?);
        // Within a resolved entity or folded white space there is no place but its ends.
        let start = match first.is_copy() {
            true => first.source + span.start().saturating_sub(first.text),
            false => first.source,
        };
        let end = match last.is_copy() {
            true => last.source + (span.end() - last.text).min(last.len),
            false => last.source + last.source_len,
        };
        (start < end).then(|| Span::new(start, end))
    }
}

/// The `h1` that the title of the page repeats, in part or whole.
fn headline(blocks: &[Block], title: &str) -> Option<usize> {
    let title = key(title);
    blocks.iter().position(|block| {
        let words = key(&block.text);
        block.headline && !words.is_empty() && (title.contains(&words) || !title.is_empty() && words.contains(&title))
    })
}

/// Which blocks of the page are in the content the algorithm chose, which is HTML as well but changed.
fn chosen(blocks: &[Block], content: &str) -> Vec<usize> {
    let known: FxHashSet<String> = scan(content).blocks.iter().map(|block| key(&block.text)).collect();
    let keys: Vec<String> = blocks.iter().map(|block| key(&block.text)).collect();
    let telling = |n: &usize| keys[*n].chars().count() >= TELLING && known.contains(&keys[*n]);
    let Some(first) = (0..keys.len()).find(telling) else { return Vec::new() };
    let last = (0..keys.len()).rev().find(telling).unwrap_or(first);
    (first..=last).filter(|n| known.contains(&keys[*n])).collect()
}

/// The letters and digits of a text, in lower case: what stays the same however the rest is written.
fn key(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
