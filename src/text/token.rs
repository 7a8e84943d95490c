//! Words, numbers and marks as spans.

use crate::span::Span;

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum TokenKind {
    /// Letters, with inner apostrophes, hyphens between letters kept apart ("Iran-backed" is three
    /// tokens: word, mark, word), "U.S." and "a.m." one word, "Kan’ani" one word, "Iran's" two: the
    /// word and the [`Clitic`](Self::Clitic) "'s".
    Word,
    /// Digits with their separators: "31.3", "1,950", "12:01"; "31.3m" is a number and a word.
    Number,
    /// "'s", "’s", "n't"-less: only the possessive and contracted "'s", "'re", "'ll", "'ve", "'d", "'m".
    Clitic,
    /// One of any other character that is not white space: quotes, commas, brackets, currency signs, emoji.
    Mark,
}

/// A token: a span and what it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Token {
    pub(crate) span: Span,
    pub(crate) kind: TokenKind,
}

/// The tokens of `span`, in order; every character that is not white space is in exactly one.
/// Scripts without spaces (Han, Kana, Thai) give one token a character. Linear in the text.
pub(crate) fn tokens(text: &str, span: Span) -> Vec<Token> {
    // STUB
    let mut out = Vec::new();
    let words = span.of(text);
    let mut chars = words.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if c.is_whitespace() {
            continue;
        }
        let mut end = at + c.len_utf8();
        let kind = if c.is_alphabetic() {
            while let Some(&(n, d)) = chars.peek() {
                if !(d.is_alphanumeric() || d == '’') {
                    break;
                }
                end = n + d.len_utf8();
                chars.next();
            }
            TokenKind::Word
        } else if c.is_ascii_digit() {
            while let Some(&(n, d)) = chars.peek() {
                if !(d.is_ascii_digit() || matches!(d, ',' | '.')) {
                    break;
                }
                end = n + d.len_utf8();
                chars.next();
            }
            TokenKind::Number
        } else {
            TokenKind::Mark
        };
        out.push(Token { span: Span::new(span.start() + at, span.start() + end), kind });
    }
    out
}
