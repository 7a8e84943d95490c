//! Words by which a whole sentence says that something is not so.

use crate::span::Span;
use crate::text::fold::fold;
use crate::text::token::{TokenKind, tokens};

/// Negations. "No. 2" is none.
const NEGATIONS: [&str; 12] =
    ["no", "not", "never", "nor", "cannot", "without", "nobody", "none", "nothing", "neither", "hardly", "unable"];
/// Beginnings of words that deny or expose a report.
const CUES: [&str; 44] = [
    "hoax",
    "fake",
    "false",
    "rumor",
    "rumour",
    "deny",
    "denie",
    "denial",
    "denying",
    "debunk",
    "untrue",
    "fabricat",
    "bogus",
    "satir",
    "busted",
    "refut",
    "dismiss",
    "disprov",
    "unconfirmed",
    "doubt",
    "unlikely",
    "myth",
    "prank",
    "retract",
    "misleading",
    "reject",
    "wrong",
    "lie",
    "lies",
    "lied",
    "fiction",
    "inaccurate",
    "incorrect",
    "unfounded",
    "baseless",
    "disput",
    "exaggerat",
    "unproven",
    "unverified",
    "mistaken",
    "spoof",
    "parody",
    "conspiracy theor",
    "misinform",
];
/// Cues that are whole words: as beginnings they would be those of others.
const WHOLE: [&str; 3] = ["lie", "lies", "lied"];

/// How many words of a sentence deny.
pub(super) fn denials(text: &str) -> usize {
    tokens(text, Span::new(0, text.len()))
        .iter()
        .filter(|t| t.kind == TokenKind::Word && denies(&fold(t.span.of(text)), &text[t.span.end()..]))
        .count()
}

/// Whether a folded word denies; `after` is what follows it.
pub(super) fn denies(folded: &str, after: &str) -> bool {
    if folded == "no"
        && after.strip_prefix('.').is_some_and(|rest| rest.trim_start().starts_with(char::is_alphanumeric))
    {
        return false;
    }
    NEGATIONS.contains(&folded)
        || folded.ends_with("n't")
        || CUES.iter().any(|cue| if WHOLE.contains(cue) { folded == *cue } else { folded.starts_with(cue) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn denials_are_counted() {
        for (text, count) in [
            ("The mayor did not resign.", 1),
            ("The mayor didn't resign.", 1),
            ("Hoax: the mayor never denied it", 3),
            ("The No. 2 car beat the No. three car.", 0),
            ("The answer was no.", 1),
            ("No car won.", 1),
            ("A lieutenant relied on noted notes.", 0),
            ("", 0),
        ] {
            assert_eq!(denials(text), count, "{text}");
        }
    }
}
