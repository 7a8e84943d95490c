//! The members of statements as Web Annotations.

use std::fmt::{self, Display};

use serde_json::{Value, json};

use crate::article::Article;
use crate::report::{MemberRecord, Report};

use super::clean::link;
use super::offsets::{Offsets, Ruler};
use super::view::View;
use super::words;

/// Characters of the text before and after a quotation, by which a reader finds it again where the page has
/// changed; the model asks for enough to tell it from other places.
const AROUND: usize = 32;

/// The members of all statements as one page of [W3C Web Annotations](https://www.w3.org/TR/annotation-model/)
/// in JSON-LD: each with a `TextQuoteSelector` and a `TextPositionSelector`, the latter in characters (code
/// points) of the text as it was given, as the model has it.
///
/// The source is the article's address, where that is `http` or `https`, else a `urn:variorum:article:` with
/// its id. The body names the statement's id, which the members of one statement share, and the outlet.
/// Articles of which no text was handed over are left out. Linear in the texts and the members.
#[derive(Debug, Clone, Copy)]
pub struct Annotations<'a> {
    report: &'a Report,
    articles: &'a [Article],
}

impl<'a> Annotations<'a> {
    /// The report must have its offsets in bytes, as it comes; `articles` are those of the comparison.
    #[must_use]
    pub fn new(report: &'a Report, articles: &'a [Article]) -> Self {
        Self { report, articles }
    }
}

impl Display for Annotations<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let view = View::new(self.report);
        let mut texts = vec![None; self.report.articles.len()];
        for article in self.articles {
            if let Some(a) = view.article(article.id()) {
                texts[a] = Some((article, Ruler::new(article.text(), Offsets::Chars)));
            }
        }
        let mut items: Vec<Value> = Vec::new();
        for (s, statement) in self.report.statements.iter().enumerate() {
            for (n, m) in statement.members.iter().enumerate() {
                let Some((article, ruler)) = view.article(&m.article).and_then(|a| texts[a].as_ref()) else { continue };
                let Some(selector) = selectors(m, article.text(), ruler) else { continue };
                items.push(json!({
                    "id": format!("urn:variorum:{}:{n}", path(&statement.id)),
                    "type": "Annotation",
                    "motivation": "classifying",
                    "body": [
                        { "type": "TextualBody", "purpose": "classifying", "value": statement.id },
                        { "type": "TextualBody", "purpose": "describing", "format": "text/plain", "value": format!(
                            "{}; statement {}, {}", view.label(&m.article), view.numbers[s],
                            words::count(view.outlets_of(statement).len(), "outlet")) },
                    ],
                    "target": { "source": source(article), "selector": selector },
                }));
            }
        }
        let page = json!({ "@context": "http://www.w3.org/ns/anno.jsonld", "type": "AnnotationPage", "items": items });
        write!(f, "{page}")
    }
}

/// The two selectors of a member, if its place is one of the text.
fn selectors(m: &MemberRecord, text: &str, ruler: &Ruler) -> Option<Value> {
    let exact = text.get(m.start..m.end)?;
    let before = &text[..m.start];
    let from = before.char_indices().rev().nth(AROUND - 1).map_or(0, |(i, _)| i);
    let after = &text[m.end..];
    let to = after.char_indices().nth(AROUND).map_or(after.len(), |(i, _)| i);
    Some(json!([
        { "type": "TextQuoteSelector", "exact": exact, "prefix": before[from..], "suffix": after[..to] },
        { "type": "TextPositionSelector", "start": ruler.at(m.start), "end": ruler.at(m.end) },
    ]))
}

fn source(article: &Article) -> String {
    let address = article.url().and_then(link);
    address.map_or_else(|| format!("urn:variorum:article:{}", path(article.id())), str::to_owned)
}

/// Text as a part of a URN: everything but letters, digits and `-._~` as percent and two digits a byte.
fn path(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}
