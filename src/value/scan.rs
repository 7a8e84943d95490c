//! A small scanner of its own: runs of digits, runs of letters, and single marks, with what stands
//! between them. Numbers are put together from these by the grammar, because "31.3m", "6.30pm" and
//! "07.10.2031" begin alike and only what follows tells them apart.

use crate::span::Span;

/// What a piece is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A run of letters.
    Word,
    /// A run of decimal digits, folded to ASCII in `lower`.
    Digits,
    /// One character of any other kind.
    Mark,
}

/// A piece of text.
#[derive(Debug, Clone)]
pub(super) struct Piece {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) kind: Kind,
    /// In lower case, digits of any script as ASCII.
    pub(super) lower: String,
    /// Whether nothing stands between it and the piece before.
    pub(super) glued: bool,
    /// Whether its first letter is a capital.
    pub(super) capital: bool,
}

/// The pieces of a span of a text.
#[derive(Debug)]
pub(super) struct Scan<'a> {
    text: &'a str,
    pieces: Vec<Piece>,
}

/// The zeros of the decimal digits read: ASCII, Arabic-Indic, extended Arabic-Indic, Devanagari,
/// Bengali and full width.
const ZEROS: [char; 6] = ['0', '٠', '۰', '०', '০', '0'];

fn digit(c: char) -> Option<char> {
    if c.is_ascii() {
        return c.is_ascii_digit().then_some(c);
    }
    ZEROS.iter().find_map(|&zero| {
        let n = (c as u32).checked_sub(zero as u32).filter(|&n| n < 10)?;
        char::from_digit(n, 10)
    })
}

/// A letter, or a mark that sits on one (a combining accent must not cut a word in two).
fn letter(c: char) -> bool {
    c.is_alphabetic() || ('\u{300}'..='\u{36f}').contains(&c)
}

impl<'a> Scan<'a> {
    /// Cuts `span` of `text`. Linear in its length.
    pub(super) fn new(text: &'a str, span: Span) -> Self {
        let mut pieces: Vec<Piece> = Vec::new();
        let mut last_end = span.start();
        let mut chars = span.of(text).char_indices().peekable();
        while let Some((at, c)) = chars.next() {
            let start = span.start() + at;
            // Zero-width characters (joiners, byte order marks) part nothing and are no piece.
            if c.is_whitespace() || matches!(c, '\u{200b}'..='\u{200f}' | '\u{feff}' | '\u{ad}') {
                continue;
            }
            let mut end = start + c.len_utf8();
            let mut lower = String::new();
            let kind = if let Some(d) = digit(c) {
                lower.push(d);
                while let Some((d, len)) = chars.peek().and_then(|&(_, c)| Some((digit(c)?, c.len_utf8()))) {
                    lower.push(d);
                    end += len;
                    chars.next();
                }
                Kind::Digits
            } else if letter(c) {
                lower.extend(c.to_lowercase());
                while let Some(&(_, c)) = chars.peek().filter(|(_, c)| letter(*c) && digit(*c).is_none()) {
                    lower.extend(c.to_lowercase());
                    end += c.len_utf8();
                    chars.next();
                }
                Kind::Word
            } else {
                // The many dashes and apostrophes are one to the grammar.
                lower.push(match c {
                    '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
                    '\u{2018}' | '\u{2019}' | '\u{2bc}' => '\'',
                    c => c,
                });
                Kind::Mark
            };
            let glued = !pieces.is_empty() && last_end == start;
            pieces.push(Piece { start, end, kind, lower, glued, capital: c.is_uppercase() });
            last_end = end;
        }
        Self { text, pieces }
    }

    pub(super) fn len(&self) -> usize {
        self.pieces.len()
    }

    /// The piece in lower case; empty past either end, so that a grammar can look without asking.
    pub(super) fn lower(&self, i: usize) -> &str {
        self.pieces.get(i).map_or("", |p| &p.lower)
    }

    /// The piece before `i` in lower case.
    pub(super) fn before(&self, i: usize) -> &str {
        i.checked_sub(1).map_or("", |i| self.lower(i))
    }

    pub(super) fn is(&self, i: usize, kind: Kind) -> bool {
        self.pieces.get(i).is_some_and(|p| p.kind == kind)
    }

    pub(super) fn glued(&self, i: usize) -> bool {
        self.pieces.get(i).is_some_and(|p| p.glued)
    }

    pub(super) fn capital(&self, i: usize) -> bool {
        self.pieces.get(i).is_some_and(|p| p.capital)
    }

    /// The piece as written.
    pub(super) fn written(&self, i: usize) -> &str {
        self.pieces.get(i).map_or("", |p| &self.text[p.start..p.end])
    }

    /// What stands between a piece and the one before.
    pub(super) fn gap(&self, i: usize) -> &str {
        match (i.checked_sub(1).and_then(|j| self.pieces.get(j)), self.pieces.get(i)) {
            (Some(a), Some(b)) => &self.text[a.end..b.start],
            _ => "",
        }
    }

    /// Whether pieces from `i` on are these, in lower case, with white space or nothing between them.
    pub(super) fn follows(&self, i: usize, words: &[&str]) -> bool {
        words.iter().enumerate().all(|(n, word)| self.lower(i + n) == *word)
    }

    /// A hyphen with nothing on either side of it.
    pub(super) fn hyphen(&self, i: usize) -> bool {
        self.lower(i) == "-" && self.glued(i) && self.glued(i + 1)
    }

    /// The number of a run of at most four digits.
    pub(super) fn small(&self, i: usize) -> Option<u32> {
        let piece = self.pieces.get(i).filter(|p| p.kind == Kind::Digits && p.lower.len() <= 4)?;
        piece.lower.parse().ok()
    }

    /// The bytes from the start of piece `from` to the end of the piece before `to`.
    pub(super) fn span(&self, from: usize, to: usize) -> Span {
        Span::new(self.pieces[from].start, self.pieces[to - 1].end)
    }

    /// Whether a word starts a sentence as far as marks tell: after a stop, a quote, or nothing.
    pub(super) fn starts_sentence(&self, i: usize) -> bool {
        i == 0
            || matches!(self.before(i), "." | "!" | "?" | ":" | "\"" | "“" | "”" | "'" | "(" | "|" | "*" | "•" | "-")
            || self.gap(i).contains('\n')
    }

    /// The longest of `words`' phrases that starts at `i`: pieces joined by single spaces, hyphens
    /// counted as spaces. A phrase is at most `most` pieces and does not end inside a word.
    pub(super) fn phrase<T: Copy>(
        &self,
        i: usize,
        most: usize,
        find: impl Fn(&str) -> Option<T>,
    ) -> Option<(usize, T)> {
        let mut key = String::new();
        let mut best = None;
        for n in i..(i + most).min(self.len()) {
            let piece = &self.pieces[n];
            // A gap with a line end in it may be a new paragraph: phrases do not go on over blank lines.
            if n > i && !piece.glued {
                if self.gap(n).matches('\n').count() > 1 {
                    break;
                }
                key.push(' ');
            }
            if piece.lower == "-" && n > i {
                // "metric-ton", "square-mile": the space is pushed once, for the hyphen.
                key.push(' ');
            } else {
                key.push_str(&piece.lower);
            }
            let cut = self.glued(n + 1) && !self.is(n + 1, Kind::Mark) && piece.kind != Kind::Mark;
            if !cut && let Some(found) = find(&key) {
                best = Some((n + 1, found));
            }
        }
        best
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lowers(text: &str) -> Vec<String> {
        Scan::new(text, Span::new(0, text.len())).pieces.into_iter().map(|p| p.lower).collect()
    }

    #[test]
    fn cuts_digits_from_letters_and_folds_scripts() {
        assert_eq!(lowers("31.3m – О٣٤"), ["31", ".", "3", "m", "-", "о", "34"]);
        assert_eq!(lowers(""), Vec::<String>::new());
        assert_eq!(lowers("a\u{200b}b \u{0} 😀"), ["a", "b", "\u{0}", "😀"]);
    }

    #[test]
    fn phrases_are_the_longest_and_whole_words() {
        let scan = |text: &'static str| Scan::new(text, Span::new(0, text.len()));
        let find = |key: &str| ["metric ton", "metric", "km", "km/h"].iter().position(|k| *k == key);
        assert_eq!(scan("metric-ton truck").phrase(0, 4, find), Some((3, 0)));
        assert_eq!(scan("metric tonal").phrase(0, 4, find), Some((1, 1)));
        assert_eq!(scan("km/h").phrase(0, 4, find), Some((3, 3)));
        assert_eq!(scan("km2").phrase(0, 4, find), None);
    }
}
