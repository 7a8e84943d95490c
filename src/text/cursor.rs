//! Looking around a place in a text: by bytes, because a scan that copies every character first takes
//! several times as long as the rules it is made for.

use super::mark::{is_closer, is_opener};
use crate::span::Span;

/// The longest word (in characters) looked at before or after a mark; abbreviations are much shorter.
pub(super) const LONGEST_WORD: usize = 24;

/// A part of a text, read at byte offsets of the whole; offsets given must be character boundaries.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cursor<'t> {
    /// The text up to the end of the part.
    text: &'t str,
    from: usize,
}

impl<'t> Cursor<'t> {
    pub(super) fn new(text: &'t str, span: Span) -> Self {
        Self { text: &text[..span.end()], from: span.start() }
    }

    pub(super) fn start(self) -> usize {
        self.from
    }

    pub(super) fn end(self) -> usize {
        self.text.len()
    }

    pub(super) fn bytes(self) -> &'t [u8] {
        self.text.as_bytes()
    }

    pub(super) fn slice(self, from: usize, to: usize) -> &'t str {
        &self.text[from..to]
    }

    /// The character at `i`; none at the end of the part.
    #[inline]
    pub(super) fn at(self, i: usize) -> Option<char> {
        let byte = *self.text.as_bytes().get(i)?;
        if byte.is_ascii() { Some(char::from(byte)) } else { self.text[i..].chars().next() }
    }

    /// The character that ends at `i`; none at the start of the part.
    #[inline]
    pub(super) fn before(self, i: usize) -> Option<char> {
        if i <= self.from {
            return None;
        }
        let byte = self.text.as_bytes()[i - 1];
        if byte.is_ascii() { Some(char::from(byte)) } else { self.text[..i].chars().next_back() }
    }

    /// Where the character after the one at `i` begins.
    pub(super) fn next(self, i: usize) -> usize {
        i + self.at(i).map_or(0, char::len_utf8)
    }

    /// The first character from `i` on that `skip` does not hold for.
    #[inline]
    pub(super) fn skip(self, mut i: usize, skip: impl Fn(char) -> bool) -> usize {
        while let Some(c) = self.at(i).filter(|c| skip(*c)) {
            i += c.len_utf8();
        }
        i
    }

    /// The word that ends at `i`, without marks before it; none where a mark stands there instead, and
    /// none when it is longer than any abbreviation.
    pub(super) fn word_before(self, i: usize) -> Option<&'t str> {
        let mut from = i;
        let mut count = 0;
        while let Some(c) = self.before(from).filter(|c| !c.is_whitespace() && !is_opener(*c)) {
            from -= c.len_utf8();
            count += 1;
            if count > LONGEST_WORD {
                return None;
            }
        }
        (from < i).then(|| &self.text[from..i])
    }

    /// The letters at `i`, opening marks skipped; empty where there are none.
    pub(super) fn word_at(self, i: usize) -> &'t str {
        let from = self.skip(i, is_opener);
        let mut to = from;
        for _ in 0..LONGEST_WORD {
            match self.at(to).filter(|c| c.is_alphabetic()) {
                Some(c) => to += c.len_utf8(),
                None => break,
            }
        }
        &self.text[from..to]
    }

    /// Where what closes with a sentence ends: quotes, brackets, a note's number ("[3]") and the tags of
    /// mark-up that was pasted along ("</em>").
    pub(super) fn closers(self, mut i: usize) -> usize {
        let after_stop = i;
        loop {
            let Some(c) = self.at(i) else { return i };
            if is_closer(c) {
                let opens = matches!(c, '"' | '\'')
                    && self.at(i + 1).is_some_and(char::is_alphanumeric)
                    && self.before(i).is_some_and(|b| !is_closer(b));
                if opens {
                    return i;
                }
                i += c.len_utf8();
            } else if c == '[' && (i == after_stop || self.before(i) == Some(']')) {
                let digits = self.skip(i + 1, |c| c.is_ascii_digit());
                if digits == i + 1 || self.at(digits) != Some(']') {
                    return i;
                }
                i = digits + 1;
            } else if c == '<' && self.at(i + 1) == Some('/') {
                let name = self.skip(i + 2, |c| c.is_ascii_alphanumeric());
                if name == i + 2 || self.at(name) != Some('>') {
                    return i;
                }
                i = name + 1;
            } else {
                return i;
            }
        }
    }
}
