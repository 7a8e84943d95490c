//! Lines, and whether a line break is one.

use super::cursor::Cursor;
use super::mark::Marker;
use crate::span::Span;

/// The widest column text is broken into by hand or by mail programs, in characters. Longer lines are
/// paragraphs, whose breaks mean something.
const WIDEST: usize = 100;

/// The narrowest text column; between shorter lines a break means something (lists, headings, verse).
pub(super) const NARROWEST: usize = 40;

/// One line: its span without white space at either end.
#[derive(Debug, Clone, Copy)]
pub(super) struct Line {
    pub(super) span: Span,
}

impl Line {
    /// Its length in characters.
    pub(super) fn chars(self, text: &str) -> usize {
        self.span.of(text).chars().count()
    }
}

/// Whether a byte breaks lines or may be the first of a character that does.
const MAY_BREAK: [bool; 256] = {
    let mut table = [false; 256];
    let mut n = 0;
    while n < 6 {
        table[b"\n\r\x0b\x0c\xc2\xe2"[n] as usize] = true;
        n += 1;
    }
    table
};

/// The lines of a span, blank ones included (their spans are empty).
pub(super) fn lines_of(text: &str, span: Span) -> Vec<Line> {
    let mut out = Vec::new();
    let bytes = &text.as_bytes()[..span.end()];
    let (mut from, mut at) = (span.start(), span.start());
    let mut line = |from: usize, to: usize| out.push(Line { span: Span::new(from, to).trimmed(text) });
    while let Some(ahead) = bytes[at..].iter().position(|byte| MAY_BREAK[usize::from(*byte)]) {
        at += ahead;
        let Some(c) = text[at..].chars().next() else { break };
        let pair = c == '\r' && bytes.get(at + 1) == Some(&b'\n');
        at += c.len_utf8();
        if is_break(c) && !pair {
            line(from, at);
            from = at;
        }
    }
    if from < span.end() {
        line(from, span.end());
    }
    out
}

/// Characters that begin a new line.
pub(super) fn is_break(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Whether the break between two lines only wraps a paragraph set in a column `width` characters wide:
/// the second goes on in lower case, or its first word would not have fitted on the first line.
pub(super) fn wraps(text: &str, first: Line, second: Line, width: usize) -> bool {
    let (Some(last), Some(next)) = (first.span.of(text).chars().next_back(), second.span.of(text).chars().next())
    else {
        return false;
    };
    if begins_item(second.span.of(text)) {
        return false;
    }
    if next.is_lowercase() {
        return !matches!(last, ':' | ';');
    }
    let word = second.span.of(text).split(char::is_whitespace).next().map_or(0, |w| w.chars().count());
    (NARROWEST..=WIDEST).contains(&width) && first.chars(text) + 1 + word > width
}

/// Whether a line begins like the item of a list: a bullet, or a short number or a small letter with a
/// stop or bracket.
pub(super) fn begins_item(line: &str) -> bool {
    let mut chars = line.chars();
    let Some(first) = chars.next() else { return false };
    if is_bullet(first) {
        return true;
    }
    if matches!(first, '-' | '–' | '—' | '*') {
        return chars.as_str().starts_with(' ');
    }
    Marker::at(Cursor::new(line, Span::new(0, line.len())), 0).is_some_and(|marker| !marker.is_capital())
}

/// Signs that stand before the items of a list and nowhere else.
pub(super) fn is_bullet(c: char) -> bool {
    matches!(c, '•' | '⁃' | '●' | '▪' | '◦' | '‣' | '∙' | '■' | '□' | '○' | '►' | '▶' | '➤' | '·' | '✓' | '✔')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_break_wraps_where_the_next_word_did_not_fit() {
        let text = "The harbour master of Lindholm said on Monday\nThursday was the day.\nBut\n• one\nlower";
        let all = lines_of(text, Span::new(0, text.len()));
        let width = all[0].chars(text);
        let found: Vec<_> = all.windows(2).map(|two| wraps(text, two[0], two[1], width)).collect();
        assert_eq!(found, [true, false, false, true]);
    }

    #[test]
    fn items_begin_with_a_bullet_or_a_number() {
        for (line, expected) in [
            ("• x", true),
            ("- x", true),
            ("-5 degrees", false),
            ("1. x", true),
            ("2024. x", false),
            ("a) x", true),
            ("(12) x", true),
            ("iv. x", true),
            ("I. M. Holm", false),
            ("A x", false),
            ("", false),
        ] {
            assert_eq!(begins_item(line), expected, "{line}");
        }
    }

    #[test]
    fn every_kind_of_line_end_counts() {
        let text = "a\r\nb\u{2028}c\n\nd";
        let all = lines_of(text, Span::new(0, text.len()));
        let shown: Vec<_> = all.iter().map(|l| l.span.of(text)).collect();
        assert_eq!(shown, ["a", "b", "c", "", "d"]);
    }
}
