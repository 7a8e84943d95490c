//! The words of a sentence, as the rules for what is left of it see them.

use crate::claim::quote::Quotation;
use crate::language::Language;
use crate::name::Mention;
use crate::span::Span;
use crate::text::fold::fold;
use crate::text::stem::is_function_word;
use crate::text::token::{Token, TokenKind};

pub(super) struct Word {
    pub(super) span: Span,
    pub(super) kind: TokenKind,
    pub(super) folded: String,
    /// Index of the quotation it stands in.
    pub(super) quote: Option<usize>,
}

pub(super) struct Line<'a> {
    pub(super) text: &'a str,
    pub(super) span: Span,
    pub(super) words: Vec<Word>,
    pub(super) quotes: &'a [Quotation],
    pub(super) mentions: &'a [Mention],
}

impl<'a> Line<'a> {
    pub(super) fn new(
        text: &'a str,
        span: Span,
        tokens: Vec<Token>,
        quotes: &'a [Quotation],
        mentions: &'a [Mention],
    ) -> Self {
        let words = tokens
            .into_iter()
            .map(|t| {
                let shown = t.span.of(text);
                Word {
                    span: t.span,
                    kind: t.kind,
                    folded: fold(shown),
                    quote: quotes.iter().position(|q| q.span.contains(t.span)),
                }
            })
            .collect();
        Self { text, span, words, quotes, mentions }
    }

    pub(super) fn is(&self, at: usize, list: &[&str]) -> bool {
        self.words.get(at).is_some_and(|w| list.contains(&w.folded.as_str()))
    }

    pub(super) fn is_mark(&self, at: usize, marks: &[&str]) -> bool {
        self.words.get(at).is_some_and(|w| w.kind == TokenKind::Mark && marks.contains(&w.span.of(self.text)))
    }

    /// The words `from..to` as a span, or nothing when there is no word among them.
    pub(super) fn span_of(&self, from: usize, to: usize) -> Option<Span> {
        let words = self.words.get(from..to.min(self.words.len()))?;
        Some(words.first()?.span.cover(words.last()?.span))
    }

    pub(super) fn content_words(&self, from: usize, to: usize) -> usize {
        let to = to.min(self.words.len());
        if from >= to {
            return 0;
        }
        self.words[from..to]
            .iter()
            .filter(|w| w.kind != TokenKind::Mark && !is_function_word(&w.folded, Language::ENGLISH))
            .count()
    }
}

pub(super) const DETERMINERS: &[&str] = &[
    "the", "a", "an", "his", "her", "its", "their", "our", "this", "these", "those", "several", "two", "three",
    "another", "many", "some", "one", "both", "most",
];

/// Words that open a clause which belongs to the one after it.
pub(super) const SUBORDINATORS: &[&str] = &[
    "if",
    "when",
    "while",
    "although",
    "though",
    "after",
    "before",
    "as",
    "since",
    "because",
    "despite",
    "unless",
    "until",
    "in",
    "during",
    "following",
    "with",
];
