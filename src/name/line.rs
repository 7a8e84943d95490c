//! A sentence as the rules for names see it: its words, and what capitals prove in it.

use std::borrow::Cow;

use super::words::cow_key;
use crate::span::Span;
use crate::text::token::{self, TokenKind};

/// Share of capitalised words from which capitals prove nothing in a line, and the fewest words to tell.
const TITLE_CASE: f32 = 0.75;
const TITLE_WORDS: usize = 4;

/// A token with what the rules ask of it.
pub(super) struct Word<'a> {
    pub(super) span: Span,
    pub(super) key: Cow<'a, str>,
    pub(super) kind: TokenKind,
    pub(super) capital: bool,
    /// All letters are capitals, and there are two.
    pub(super) upper: bool,
    /// Nothing but spaces of one line between it and the one before.
    pub(super) near: bool,
    /// Nothing at all between them.
    pub(super) glued: bool,
}

/// The words and marks of a sentence, genitives cut off.
pub(super) fn words(text: &str, sentence: Span) -> Vec<Word<'_>> {
    let mut out: Vec<Word> = Vec::new();
    for token in token::tokens(text, sentence) {
        let mut span = token.span;
        let mut shown = span.of(text);
        if token.kind == TokenKind::Word {
            // A genitive that stayed on the word.
            for end in ["'s", "’s", "'", "’", "‘s", "'S", "’S"] {
                if let Some(bare) = shown.strip_suffix(end).filter(|bare| !bare.is_empty()) {
                    span = Span::new(span.start(), span.start() + bare.len());
                    shown = bare;
                    break;
                }
            }
        }
        let gap = out.last().map_or("", |last: &Word| &text[last.span.end()..span.start()]);
        // "Contact Us" is not the United States.
        let capital =
            token.kind == TokenKind::Word && shown.chars().next().is_some_and(char::is_uppercase) && shown != "Us";
        let letters = shown.chars().filter(|c| c.is_alphabetic()).count();
        out.push(Word {
            span,
            key: cow_key(shown),
            kind: token.kind,
            capital,
            upper: letters > 1 && !shown.chars().any(char::is_lowercase) && capital,
            near: !out.is_empty() && gap.chars().all(|c| c.is_whitespace() && c != '\n'),
            glued: !out.is_empty() && gap.is_empty(),
        });
    }
    out
}

/// Whether a line is written in capitals, all of it or word by word, so that they prove nothing.
pub(super) fn is_title_case(words: &[Word], text: &str) -> bool {
    // A headline has no full stop and no colon at its end; a sentence full of names has ("Mayor Ada Lind said:").
    let shouted = words.iter().filter(|w| w.kind == TokenKind::Word).all(|w| w.upper || w.span.len() == 1);
    if !shouted && words.last().is_some_and(|w| w.span.of(text).ends_with(['.', ':'])) {
        return false;
    }
    let long = words.iter().filter(|w| w.kind == TokenKind::Word && w.key.chars().count() > 3 || w.upper);
    let (mut all, mut capital) = (0usize, 0usize);
    for word in long {
        all += 1;
        capital += usize::from(word.capital);
    }
    all >= TITLE_WORDS && capital as f32 >= TITLE_CASE * all as f32
}

/// Whether the word opens a sentence or a quotation, where a capital is a matter of course.
pub(super) fn opens(words: &[Word], text: &str, at: usize) -> bool {
    let before = words[..at].iter().rev().find(|w| w.kind != TokenKind::Clitic);
    match before {
        None => true,
        Some(w) if w.kind == TokenKind::Mark => {
            matches!(
                w.span.of(text),
                "“" | "\"" | "«" | ":" | "‘" | "'" | "•" | "—" | "–" | "*" | "…" | "." | "?" | "!" | "["
            )
        }
        Some(w) => words[..at].iter().all(|w| w.kind != TokenKind::Word) && w.kind == TokenKind::Number,
    }
}
