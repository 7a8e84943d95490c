//! What of a pasted page is the article, and what is set aside.

use serde::{Deserialize, Serialize};

use crate::language::Language;
use crate::span::Span;

/// Why a span of a page is not part of the article.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Reason {
    /// Navigation: menus, bullets of sections, share buttons.
    Menu,
    /// Breaking-news lines of other stories above the article.
    Ticker,
    /// The words under a picture, or its credit.
    Caption,
    /// Who wrote it, when, where it came from.
    Byline,
    /// "Read more", related headlines, most-read lists.
    Related,
    /// Keywords below the article.
    Tags,
    /// The foot of the page: rights, contact, comments, the outlet about itself.
    Footer,
    /// Words that stand elsewhere on the page already.
    Repeated,
    /// A second story below the first; its `part` counts from 1.
    OtherStory,
}

/// A span of the text that is not part of the article.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct SetAside {
    pub(crate) span: Span,
    pub(crate) reason: Reason,
    pub(crate) part: Option<u32>,
}

impl SetAside {
    /// Where it stands.
    #[must_use]
    pub fn span(&self) -> Span {
        self.span
    }

    /// Why it is set aside.
    #[must_use]
    pub fn reason(&self) -> Reason {
        self.reason
    }

    /// For a second story on the page, its number, from 1.
    #[must_use]
    pub fn part(&self) -> Option<u32> {
        self.part
    }
}

/// What a line of content is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum BlockKind {
    /// The headline.
    Title,
    /// The summary under the headline.
    Deck,
    /// A heading between paragraphs: content, but it states nothing.
    Subhead,
    /// A paragraph.
    Body,
}

/// A paragraph or heading of content.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Block {
    /// Without white space at either end.
    pub(crate) span: Span,
    pub(crate) kind: BlockKind,
    /// 0 for the article, 1.. for further stories pasted below it.
    pub(crate) part: u32,
}

/// A page, every byte accounted for: blocks, set-aside spans and the white space between them.
#[derive(Debug, Clone, Default)]
pub(crate) struct Page {
    /// In the order of the text, without overlap.
    pub(crate) blocks: Vec<Block>,
    /// In the order of the text, without overlap with each other; `OtherStory` spans cover the blocks
    /// of their part, all other spans lie between blocks.
    pub(crate) set_aside: Vec<SetAside>,
    /// The text breaks off ("Continue reading", "[+1200 chars]", a last sentence without an end).
    pub(crate) cut_short: bool,
    /// The declared source, such as the "Press TV" of "Source: Press TV" or the "AFP" of "(AFP) -".
    pub(crate) source: Option<Span>,
}

/// Tells content from the rest of a pasted page. `title` is the headline where the caller knows it.
/// Linear in the text.
pub(crate) fn page(text: &str, _title: Option<&str>, _language: Language) -> Page {
    // STUB: every line is a paragraph.
    let mut page = Page::default();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let span = Span::new(at, at + line.len()).trimmed(text);
        at += line.len();
        if !span.is_empty() {
            let kind = if page.blocks.is_empty() { BlockKind::Title } else { BlockKind::Body };
            page.blocks.push(Block { span, kind, part: 0 });
        }
    }
    page
}
