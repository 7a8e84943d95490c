//! Pairs of quotation marks and brackets within one paragraph.

/// A pair: where it opens and where it closes, as indices into the characters given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Pair {
    pub(crate) open: usize,
    pub(crate) close: usize,
    /// A quotation rather than a bracket.
    pub(crate) quotes: bool,
}

/// Pairs open at the same time; text that opens more is no prose, and the rest is left unpaired.
const DEEPEST: usize = 16;

/// The pairs among the characters of **one paragraph**, in the order in which they open. A mark
/// without a partner is in no pair, so it can never swallow more than its paragraph; a mark that
/// opens again before it closes (a quotation taken up after a forgotten end) counts from the second.
/// Linear in the characters.
pub(crate) fn pairs(chars: &[(usize, char)]) -> Vec<Pair> {
    let mut out = Vec::new();
    let mut open: Vec<(usize, char)> = Vec::new();
    for (i, &(_, c)) in chars.iter().enumerate() {
        let before = i.checked_sub(1).map(|b| chars[b].1);
        let after = chars.get(i + 1).map(|a| a.1);
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
    out
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
    use super::*;
    use proptest::prelude::*;

    fn shown(text: &str) -> Vec<String> {
        let chars: Vec<_> = text.char_indices().collect();
        pairs(&chars).iter().map(|p| chars[p.open..=p.close].iter().map(|c| c.1).collect()).collect()
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
            let chars: Vec<_> = text.char_indices().collect();
            let found = pairs(&chars);
            let mut marks: Vec<_> = found.iter().flat_map(|p| [p.open, p.close]).collect();
            prop_assert!(found.iter().all(|p| p.open < p.close));
            let count = marks.len();
            marks.sort_unstable();
            marks.dedup();
            prop_assert_eq!(marks.len(), count);
        }
    }
}
