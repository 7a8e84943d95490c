//! Lines, and whether a line break is one.

use crate::span::Span;

/// The widest column text is broken into by hand or by mail programs, in characters. Longer lines are
/// paragraphs, whose breaks mean something.
const WIDEST: usize = 100;

/// The narrowest text column; between shorter lines a break means something (lists, headings, verse).
const NARROWEST: usize = 40;

/// One line: its span without white space at either end, and how long it is.
#[derive(Debug, Clone, Copy)]
pub(super) struct Line {
    pub(super) span: Span,
    /// In characters.
    pub(super) chars: usize,
}

/// The lines of a span, blank ones included (their spans are empty).
pub(super) fn lines_of(text: &str, span: Span) -> Vec<Line> {
    let mut out = Vec::new();
    let mut at = span.start();
    let mut chars = span.of(text).char_indices().peekable();
    let mut end = |at: &mut usize, to: usize| {
        let line = Span::new(*at, to).trimmed(text);
        out.push(Line { span: line, chars: line.of(text).chars().count() });
        *at = to;
    };
    while let Some((i, c)) = chars.next() {
        let pair = c == '\r' && chars.peek().is_some_and(|(_, next)| *next == '\n');
        if is_break(c) && !pair {
            end(&mut at, span.start() + i + c.len_utf8());
        }
    }
    if at < span.end() {
        end(&mut at, span.end());
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
    (NARROWEST..=WIDEST).contains(&width) && first.chars + 1 + word > width
}

/// Whether a line begins like the item of a list: a bullet, or a short number or a letter with a stop
/// or bracket.
pub(super) fn begins_item(line: &str) -> bool {
    let mut chars = line.chars();
    let Some(first) = chars.next() else { return false };
    if is_bullet(first) {
        return true;
    }
    let rest = chars.as_str();
    if matches!(first, '-' | '–' | '—' | '*') {
        return rest.starts_with(' ');
    }
    // Three digits number more items than a list has; four are a year.
    let digits = line.bytes().take(4).take_while(u8::is_ascii_digit).count();
    let rest = match digits {
        1..=3 => &line[digits..],
        0 if first.is_ascii_lowercase() => rest,
        _ => return false,
    };
    [".) ", ". ", ") "].iter().any(|mark| rest.starts_with(mark))
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
        let width = all[0].chars;
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
