//! Quotations: what stands between quotation marks, whatever the marks and however unbalanced.

use crate::span::Span;

/// Words between quotation marks, the marks left out, with whether the closing mark is missing (a
/// quotation that runs on into the next paragraph, or a slip).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Quotation {
    pub(crate) span: Span,
    pub(crate) open: bool,
}

/// The quotations of one paragraph, in order, without overlap. Counting starts anew with every
/// paragraph, so that one missing mark spoils one paragraph only. Linear in the paragraph.
pub(crate) fn quotations(text: &str, paragraph: Span) -> Vec<Quotation> {
    let mut out = Vec::new();
    let mut since: Option<usize> = None;
    let mut before = ' ';
    let words = paragraph.of(text);
    // Most have none.
    if words.is_ascii() && !words.contains('"') {
        return out;
    }
    let mut chars = words.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let at = paragraph.start() + at;
        let after = at + c.len_utf8();
        let next = chars.peek().map_or(' ', |&(_, n)| n);
        match (side(c, before, next), since) {
            (Some(Side::Open), None) => since = Some(after),
            // A second opening mark without a closing one: the first quotation ended unmarked.
            (Some(Side::Open), Some(start)) if c != '"' => {
                push(&mut out, text, start, at, true);
                since = Some(after);
            }
            (Some(_), Some(start)) => {
                push(&mut out, text, start, at, false);
                since = None;
            }
            (Some(Side::Close), None) | (None, _) => {}
        }
        before = c;
    }
    if let Some(start) = since {
        push(&mut out, text, start, paragraph.end(), true);
    }
    out
}

#[derive(Clone, Copy, PartialEq)]
enum Side {
    Open,
    Close,
}

/// On which side of its words a mark stands. Curly marks say so themselves; a straight one opens
/// when a space or a bracket is before it and none after.
fn side(c: char, before: char, next: char) -> Option<Side> {
    match c {
        '“' | '„' | '«' | '「' | '『' | '‟' => Some(Side::Open),
        '”' | '»' | '」' | '』' => Some(Side::Close),
        '"' | '＂' => {
            let opens = (before.is_whitespace() || matches!(before, '(' | '[' | '—' | '–' | '-' | '‘' | '\''))
                && !next.is_whitespace();
            Some(if opens { Side::Open } else { Side::Close })
        }
        _ => None,
    }
}

fn push(out: &mut Vec<Quotation>, text: &str, start: usize, end: usize, open: bool) {
    let span = Span::new(start, end).trimmed(text);
    if !span.is_empty() {
        out.push(Quotation { span, open });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_what_stands_between_marks() {
        for (text, found) in [
            ("He said \"yes\" and \"no\".", vec![("yes", false), ("no", false)]),
            ("“We go,” she said, “tomorrow.”", vec![("We go,", false), ("tomorrow.", false)]),
            ("\"We go on.", vec![("We go on.", true)]),
            ("no marks", vec![]),
            ("a stray” mark and “one more”", vec![("one more", false)]),
            ("“a “b” c", vec![("a", true), ("b", false)]),
            ("\"\" and \" \"", vec![]),
            ("6\" of rain", vec![]),
        ] {
            let all = Span::new(0, text.len());
            let got: Vec<_> = quotations(text, all).iter().map(|q| (q.span.of(text), q.open)).collect();
            assert_eq!(got, found, "{text}");
        }
    }
}
