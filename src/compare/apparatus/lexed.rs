//! The words of an article, folded and as concepts, read once for all that ask for them.

use std::borrow::Cow;
use std::ops::Range;

use crate::language::Language;
use crate::same::concept::concept;
use crate::span::Span;
use crate::text::fold::fold;
use crate::text::stem::{is_function_word, stem};
use crate::text::token::{Token, TokenKind, tokens};

/// The concept of an English word.
pub(super) fn known(word: &str) -> String {
    concept(&stem(word, Language::ENGLISH)).to_owned()
}

/// The tokens of a text in order, each folded, with the concept of each that carries meaning.
pub(super) struct Lexed<'a> {
    pub(super) tokens: Cow<'a, [Token]>,
    pub(super) folded: Cow<'a, [String]>,
    pub(super) contents: Cow<'a, [Option<String>]>,
}

impl Lexed<'static> {
    /// Reads spans of a text, which are in order and do not overlap. Linear in them.
    pub(super) fn new(text: &str, spans: impl Iterator<Item = Span>, language: Language) -> Self {
        let tokens: Vec<Token> = spans.flat_map(|span| tokens(text, span)).collect();
        let folded: Vec<String> = tokens.iter().map(|t| fold(t.span.of(text))).collect();
        let content = |(t, folded): (&Token, &String)| {
            let counts = t.kind == TokenKind::Word && !is_function_word(folded, language);
            counts.then(|| concept(&stem(folded, language)).to_owned())
        };
        let contents = tokens.iter().zip(&folded).map(content).collect();
        Self { tokens: tokens.into(), folded: folded.into(), contents: Cow::Owned(contents) }
    }
}

impl Lexed<'_> {
    /// The tokens that lie within a span, by number.
    pub(super) fn range(&self, span: Span) -> Range<usize> {
        let from = self.tokens.partition_point(|t| t.span.start() < span.start());
        let to = self.tokens.partition_point(|t| t.span.end() <= span.end());
        from..to.max(from)
    }

    /// What a span of the text holds: out of what was read, or read anew where it cuts a word in two or was
    /// not read.
    pub(super) fn within(&self, text: &str, span: Span, language: Language) -> Lexed<'_> {
        let range = self.range(span);
        let read = &self.tokens[range.clone()];
        let bytes: usize = read.iter().map(|t| t.span.len()).sum();
        let whole = bytes == span.of(text).chars().filter(|c| !c.is_whitespace()).map(char::len_utf8).sum::<usize>();
        if !whole {
            return Lexed::new(text, std::iter::once(span), language);
        }
        Lexed {
            tokens: Cow::Borrowed(read),
            folded: Cow::Borrowed(&self.folded[range.clone()]),
            contents: Cow::Borrowed(&self.contents[range]),
        }
    }
}
