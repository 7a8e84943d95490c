//! Byte positions in an article's text.

use serde::{Deserialize, Serialize};

/// A half-open range of **bytes**, `start..end`, of an article's text as it was given.
///
/// A span is set once and never shifted: slicing the original text by it gives the words shown.
/// Both ends lie on character boundaries of the text it was made for.
///
/// ```
/// use variorum::Span;
/// let text = "Kan’ani spoke.";
/// let name = Span::new(0, "Kan’ani".len());
/// assert_eq!(name.of(text), "Kan’ani");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Span {
    start: usize,
    end: usize,
}

impl Span {
    /// The span `start..end`.
    ///
    /// # Panics
    ///
    /// When `start > end`.
    #[must_use]
    pub const fn new(start: usize, end: usize) -> Self {
        assert!(start <= end, "a span starts before it ends");
        Self { start, end }
    }

    /// First byte of the span.
    #[must_use]
    pub const fn start(self) -> usize {
        self.start
    }

    /// First byte after the span.
    #[must_use]
    pub const fn end(self) -> usize {
        self.end
    }

    /// Length in bytes.
    #[must_use]
    pub const fn len(self) -> usize {
        self.end - self.start
    }

    /// Whether the span covers nothing.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether every byte of `other` is in `self`.
    #[must_use]
    pub const fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Number of bytes the two have in common.
    #[must_use]
    pub fn overlap(self, other: Self) -> usize {
        self.end.min(other.end).saturating_sub(self.start.max(other.start))
    }

    /// The smallest span that covers both.
    #[must_use]
    pub fn cover(self, other: Self) -> Self {
        Self::new(self.start.min(other.start), self.end.max(other.end))
    }

    /// The words of `text` the span stands for.
    ///
    /// # Panics
    ///
    /// When the span was made for another text: its ends are outside `text` or inside a character.
    #[must_use]
    pub fn of(self, text: &str) -> &str {
        &text[self.start..self.end]
    }

    /// The same words without white space (no-break spaces included) at either end.
    #[must_use]
    pub fn trimmed(self, text: &str) -> Self {
        let words = self.of(text);
        let start = self.start + (words.len() - words.trim_start().len());
        let end = start + words.trim().len();
        Self::new(start, end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn trimming_keeps_the_words_and_drops_every_kind_of_space() {
        let text = "\u{a0} a b\u{2003}\n";
        let all = Span::new(0, text.len());
        assert_eq!(all.trimmed(text).of(text), "a b");
        assert!(Span::new(1 + 1, 3).trimmed(text).is_empty());
    }

    #[test]
    fn overlap_is_symmetric_and_empty_for_neighbours() {
        let (a, b, c) = (Span::new(0, 5), Span::new(3, 9), Span::new(5, 6));
        assert_eq!((a.overlap(b), b.overlap(a), a.overlap(c)), (2, 2, 0));
        assert_eq!(a.cover(c), Span::new(0, 6));
    }
}
