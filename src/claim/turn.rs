//! Forms in which a line itself names its speaker: a turn of a transcript ("BRASK: We did all we could.") and
//! a signed quotation ("“We did all we could.” — Tilde Brask").

use crate::claim::quote::Quotation;
use crate::claim::{Claim, ClaimKind, Cue, Speaker, Stance};
use crate::name::{Mention, NameKind};
use crate::span::Span;

/// Words of a name before the colon of a turn or after the dash of a signature: longer ones are sentences.
const NAME_WORDS: usize = 6;
/// Letters of a name in capitals from which on it is one: "Q:" and "A:" name nobody.
const CAPITALS: usize = 3;
/// Words that capitals before a colon are without naming anybody.
const NOTES: [&str; 12] = [
    "NOTE",
    "NOTES",
    "UPDATE",
    "UPDATED",
    "RELATED",
    "CORRECTION",
    "WATCH",
    "READ",
    "MORE",
    "BREAKING",
    "VIDEO",
    "PHOTOS",
];

/// What is said in such lines of a paragraph. Linear in it.
pub(super) fn turns(text: &str, passage: Span, quotes: &[Quotation], mentions: &[Mention]) -> Vec<Claim> {
    if let Some(turn) = turn(text, passage, mentions) {
        return vec![turn];
    }
    quotes.iter().filter_map(|q| signed(text, passage, q)).collect()
}

/// The paragraph as somebody's turn in a talk.
fn turn(text: &str, passage: Span, mentions: &[Mention]) -> Option<Claim> {
    let words = passage.of(text);
    let colon = words.bytes().take(80).position(|b| b == b':')?;
    let opening = words.len() - words.trim_start_matches(['"', '“', '„', '«', '\'', ' ', '\u{a0}']).len();
    let name = words.get(opening..colon)?;
    let said = Span::new(passage.start() + colon + 1, passage.end()).trimmed(text);
    let after = text.as_bytes().get(passage.start() + colon + 1);
    if !after.is_some_and(|b| b.is_ascii_whitespace() || *b == 0xc2) || name.split_whitespace().count() > NAME_WORDS {
        return None;
    }
    let speaker = Span::new(passage.start() + opening, passage.start() + colon);
    let letters = || name.chars().filter(|c| c.is_alphabetic());
    let capitals = letters().count() >= CAPITALS
        && letters().all(char::is_uppercase)
        && !name.split_whitespace().any(|w| NOTES.contains(&w));
    let person = || mentions.iter().any(|m| m.span == speaker && m.kind == NameKind::Person);
    if !capitals && !person() {
        return None;
    }
    let length = said.of(text).trim_end_matches(['"', '”', '»', '.', ' ']).len();
    let cue = Span::new(speaker.end(), speaker.end() + 1);
    (length > 0).then(|| heard(passage, Span::new(said.start(), said.start() + length), cue, speaker))
}

/// A quotation with its speaker after a dash.
fn signed(text: &str, passage: Span, quote: &Quotation) -> Option<Claim> {
    let tail = Span::new(quote.span.end(), passage.end()).of(text);
    let rest = tail.trim_start_matches(['”', '»', '"', ' ', '\u{a0}']);
    let dash = rest.chars().next().filter(|c| matches!(c, '―' | '—' | '–' | '-'))?;
    let at = passage.end() - rest.len();
    let line = rest[dash.len_utf8()..].split(['\n', '“', '"']).next().unwrap_or_default();
    let name = line.trim_matches([' ', '\u{a0}', '.']);
    let words = || name.split_whitespace();
    let named = words().count() <= NAME_WORDS && words().take(2).all(|w| w.starts_with(char::is_uppercase));
    if name.is_empty() || !named || quote.open {
        return None;
    }
    let start = at + dash.len_utf8() + (line.len() - line.trim_start_matches([' ', '\u{a0}', '.']).len());
    let speaker = Span::new(start, start + name.len());
    let said = quote.span.trimmed(text);
    let said = Span::new(said.start(), said.start() + said.of(text).trim_end_matches(['.', ',', ' ']).len());
    if said.is_empty() {
        return None;
    }
    Some(heard(quote.span.cover(speaker), said, Span::new(at, at + dash.len_utf8()), speaker))
}

fn heard(scope: Span, said: Span, cue: Span, speaker: Span) -> Claim {
    Claim {
        scope,
        speaker: Some(Speaker { span: speaker, names: Vec::new(), mentions: Vec::new() }),
        cue: Some(Cue { span: cue, stance: Stance::Neutral }),
        ..Claim::new(said, ClaimKind::Direct)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claim::quote::quotations;

    fn read(text: &str) -> Vec<(&str, &str)> {
        let all = Span::new(0, text.len());
        let found = turns(text, all, &quotations(text, all), &[]);
        found.iter().map(|c| (c.speaker.as_ref().map_or("", |s| s.span.of(text)), c.span.of(text))).collect()
    }

    #[test]
    fn a_line_names_its_speaker() {
        for (text, speaker, said) in [
            ("BRASK: We did all we could.", "BRASK", "We did all we could"),
            ("\"MIRA ORO: We did. All of it.\"", "MIRA ORO", "We did. All of it"),
            ("“We did all we could.” — Tilde Brask", "Tilde Brask", "We did all we could"),
            ("“We did.” ― Tilde Brask \n“We did not.”", "Tilde Brask", "We did"),
        ] {
            assert_eq!(read(text), [(speaker, said)], "{text}");
        }
    }

    #[test]
    fn a_note_a_clock_and_an_aside_name_nobody() {
        for text in [
            "UPDATE: The road is open.",
            "At 10:30 the road was open.",
            "Q: Is it open?",
            "The mayor had one answer: no.",
            "“We did,” he said — and left.",
            "BRASK:",
            "He called it “over” - The road is open.",
        ] {
            assert!(read(text).is_empty(), "{text}");
        }
    }
}
