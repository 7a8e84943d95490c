//! Whether a quotation belongs to the words after it.

use super::cursor::{Cursor, LONGEST_WORD};
use super::mark::{is_opener, is_terminator};

/// Words looked at behind a quotation for who said it.
const ATTRIBUTION_WORDS: usize = 6;

/// Verbs that, standing last in a short sentence after a quotation, say that it belongs to it.
const SAID: [&str; 20] = [
    "said",
    "says",
    "told",
    "added",
    "asked",
    "replied",
    "wrote",
    "explained",
    "insisted",
    "stressed",
    "noted",
    "warned",
    "declared",
    "continued",
    "concluded",
    "argued",
    "recalled",
    "stated",
    "shouted",
    "announced",
];

/// Whether the quotation that closes at `close` is followed by who said it, or ends in a comma.
pub(super) fn is_attributed(cursor: Cursor, close: usize) -> bool {
    let Some(mark) = cursor.at(close).filter(|c| !matches!(c, ')' | ']' | '}' | '）' | '>')) else { return false };
    let Some(last) = cursor.before(close) else { return false };
    let after = close + mark.len_utf8();
    if matches!(last, ',' | '،' | '，') || cursor.at(after) == Some(',') {
        return true;
    }
    let at = cursor.skip(after, char::is_whitespace);
    if cursor.at(at).is_some_and(char::is_lowercase) {
        return true;
    }
    // "... ." Ahmed said.
    let is_said = |from: usize, to: usize| SAID.iter().any(|verb| cursor.slice(from, to).eq_ignore_ascii_case(verb));
    let (mut from, mut i, mut words) = (at, at, 0);
    for _ in 0..ATTRIBUTION_WORDS * LONGEST_WORD {
        let Some(c) = cursor.at(i) else { break };
        if !c.is_alphabetic() {
            if from < i {
                words += 1;
                if words > 1 && is_said(from, i) {
                    return is_terminator(c) || c == ',';
                }
            }
            if words > ATTRIBUTION_WORDS || is_terminator(c) && words > 2 || is_opener(c) && c != '-' {
                return false;
            }
            from = i + c.len_utf8();
        }
        i += c.len_utf8();
    }
    words > 0 && is_said(from, i)
}
