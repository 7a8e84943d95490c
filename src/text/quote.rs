//! Pairs of quotation marks and brackets within one paragraph.

use super::cursor::Cursor;

/// A pair: the places of its two marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Pair {
    pub(super) open: usize,
    pub(super) close: usize,
    /// A quotation rather than a bracket.
    pub(super) quotes: bool,
}

/// Pairs open at the same time; text that opens more is no prose, and the rest is left unpaired.
const DEEPEST: usize = 16;

/// The pairs among the `marks` of **one paragraph** (places and characters, in order), in the order in
/// which they open. A mark
/// without a partner is in no pair, so it can never swallow more than its paragraph; a mark that
/// opens again before it closes (a quotation taken up after a forgotten end) counts from the second.
/// Linear in the marks.
pub(super) fn pairs(cursor: Cursor, marks: &[(usize, char)], out: &mut Vec<Pair>) {
    out.clear();
    let mut open: Vec<(usize, char)> = Vec::new();
    for &(i, c) in marks {
        let before = cursor.before(i);
        let after = cursor.at(i + c.len_utf8());
        let closer = match c {
            '“' => {
                // German closes with the mark that English opens with.
                if open.last().is_some_and(|o| o.1 == '”') && ends_words(before, after) { '“' } else { '”' }
            }
            '„' => '”',
            '«' => '»',
            '‹' => '›',
            '「' => '」',
            '『' => '』',
            '(' => ')',
            '（' => '）',
            '[' => ']',
            '"' if begins_words(before, after) => '"',
            '‘' if begins_words(before, after) => '’',
            '\'' if begins_words(before, after) => '\'',
            _ => '\0',
        };
        if closer != '\0' && !(c == '“' && closer == '“') {
            // The same straight mark cannot open twice: the first had no end.
            if matches!(closer, '"' | '\'' | '’') {
                open.retain(|o| o.1 != closer);
            }
            if open.len() == DEEPEST {
                open.remove(0);
            }
            open.push((i, closer));
            continue;
        }
        let closes = match c {
            '"' => true,
            // An apostrophe is no closing mark unless it stands after the punctuation of a sentence.
            '\'' | '’' => {
                before.is_some_and(|b| matches!(b, '.' | ',' | '!' | '?' | '…')) && ends_words(before, after)
            }
            '”' | '»' | '›' | '」' | '』' | ')' | '）' | ']' => true,
            '“' => true,
            _ => false,
        };
        if !closes {
            continue;
        }
        let wanted = if c == '“' { '”' } else { c };
        if let Some(at) = open.iter().rposition(|o| o.1 == wanted) {
            out.push(Pair { open: open[at].0, close: i, quotes: !matches!(c, ')' | '）' | ']') });
            open.truncate(at);
        }
    }
    out.sort_unstable_by_key(|pair| pair.open);
}

/// Whether a straight mark between the two characters stands before words.
fn begins_words(before: Option<char>, after: Option<char>) -> bool {
    before.is_none_or(|b| {
        b.is_whitespace() || matches!(b, '(' | '[' | '“' | '‘' | '"' | '\'' | '—' | '–' | ':' | '¿' | '¡')
    }) && after.is_some_and(|a| !a.is_whitespace() && !matches!(a, '.' | ',' | ';' | ')' | '?' | '!'))
}

/// Whether a mark between the two characters stands after words.
fn ends_words(before: Option<char>, after: Option<char>) -> bool {
    before.is_some_and(|b| !b.is_whitespace()) && after.is_none_or(|a| !a.is_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::super::mark::marks;
    use super::*;
    use crate::span::Span;
    use proptest::prelude::*;

    fn found(text: &str) -> Vec<Pair> {
        let cursor = Cursor::new(text, Span::new(0, text.len()));
        let (mut all, mut out) = (Vec::new(), Vec::new());
        marks(cursor, &mut all);
        pairs(cursor, &all, &mut out);
        out
    }

    fn shown(text: &str) -> Vec<String> {
        let cursor = Cursor::new(text, Span::new(0, text.len()));
        found(text).iter().map(|p| cursor.slice(p.open, cursor.next(p.close)).to_owned()).collect()
    }

    #[test]
    fn marks_pair_within_the_paragraph() {
        for (text, expected) in [
            ("He said \"yes\" and (then) \"no\".", vec!["\"yes\"", "(then)", "\"no\""]),
            ("“One ‘two,’ three” four", vec!["“One ‘two,’ three”", "‘two,’"]),
            ("„Ja“, sagte er", vec!["„Ja“"]),
            ("a \"lost start. \"Found\" he said", vec!["\"Found\""]),
            ("“Never closed. “Closed” then", vec!["“Closed”"]),
            ("the groups’ and the 5'10\" man's", vec![]),
            ("'This is it.' she said", vec!["'This is it.'"]),
            ("«Oui» :) ]", vec!["«Oui»"]),
        ] {
            assert_eq!(shown(text), expected, "{text:?}");
        }
    }

    proptest! {
        #[test]
        fn pairs_open_before_they_close_and_share_no_mark(text in "[\"'“”‘’„«»()\\[\\]a .]{0,60}") {
            let found = found(&text);
            let mut marks: Vec<_> = found.iter().flat_map(|p| [p.open, p.close]).collect();
            prop_assert!(found.iter().all(|p| p.open < p.close));
            let count = marks.len();
            marks.sort_unstable();
            marks.dedup();
            prop_assert_eq!(marks.len(), count);
        }
    }
}
