//! The words of a paragraph as the model sees them: numbers instead of strings, made once a word.

use crate::claim::cue::kind_of;
use crate::claim::quote::quotations;
use crate::language::Language;
use crate::span::Span;
use crate::text::fold::fold;
use crate::text::stem::is_function_word;
use crate::text::token::{TokenKind, tokens};

/// A word, number or mark.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Word {
    pub(crate) span: Span,
    pub(crate) kind: TokenKind,
    /// Number of the folded word.
    pub(crate) word: u32,
    /// What kind of word it is: function words and marks are their own kind, the others are told by
    /// ending and capitals.
    pub(crate) tag: u32,
    /// Number of its last three letters.
    pub(crate) ending: u32,
    /// What kind of cue it can be, by the table of cues.
    pub(crate) kind_of_cue: u8,
    pub(crate) mark: Mark,
    /// Begins with a capital.
    pub(crate) capital: bool,
    /// Number of the quotation it stands in, from 1, marks included; 0 outside.
    pub(crate) quote: u16,
    /// Number of its sentence in the paragraph.
    pub(crate) sentence: u16,
}

/// What a mark does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mark {
    /// No mark at all.
    None,
    Comma,
    Stop,
    Colon,
    Quote,
    Bracket,
    Dash,
    Other,
}

/// A paragraph taken apart.
#[derive(Debug, Default)]
pub struct Paragraph {
    pub(crate) words: Vec<Word>,
    /// First and last word (exclusive) of each quotation, marks included.
    pub(crate) quotes: Vec<(usize, usize)>,
    /// Commas before each word, and after the last: differences count those between two words.
    pub(crate) commas: Vec<u16>,
    /// Whether it is a headline.
    pub(crate) headline: bool,
}

/// Joins numbers to one; the basis of every feature.
pub(crate) fn mix(template: u32, a: u32, b: u32) -> u32 {
    let mut h =
        a.wrapping_mul(0x9e37_79b1) ^ b.rotate_left(15).wrapping_mul(0x85eb_ca77) ^ template.wrapping_mul(0xc2b2_ae3d);
    h ^= h >> 15;
    h = h.wrapping_mul(0x2c1b_3c6d);
    h ^= h >> 12;
    h = h.wrapping_mul(0x297a_2d39);
    h ^ (h >> 15)
}

/// FNV-1a.
pub(crate) const fn number_of(word: &str) -> u32 {
    let bytes = word.as_bytes();
    let mut h: u32 = 0x811c_9dc5;
    let mut at = 0;
    while at < bytes.len() {
        h = (h ^ bytes[at] as u32).wrapping_mul(0x0100_0193);
        at += 1;
    }
    h
}

impl Paragraph {
    /// The words of the sentences of one paragraph. Linear in the text.
    pub(crate) fn new(text: &str, block: Span, sentences: &[Span], headline: bool) -> Self {
        let mut out = Self { headline, ..Self::default() };
        let quotations = quotations(text, block);
        let mut folded = String::new();
        for (sentence, &span) in sentences.iter().enumerate() {
            for token in tokens(text, span) {
                out.words.push(word(text, token.span, token.kind, sentence, &mut folded));
            }
        }
        let mut from = 0;
        for q in &quotations {
            while out.words.get(from).is_some_and(|w| w.span.end() <= q.span.start()) {
                from += 1;
            }
            let mut first = from;
            if first > 0 && out.words[first - 1].mark == Mark::Quote {
                first -= 1;
            }
            let mut last = from;
            while out.words.get(last).is_some_and(|w| w.span.start() < q.span.end()) {
                last += 1;
            }
            from = last;
            if !q.open && out.words.get(last).is_some_and(|w| w.mark == Mark::Quote) {
                last += 1;
            }
            if last > first && out.quotes.len() < usize::from(u16::MAX) - 1 {
                out.quotes.push((first, last));
                let number = out.quotes.len() as u16;
                for word in &mut out.words[first..last] {
                    word.quote = number;
                }
            }
        }
        let mut count = 0u16;
        out.commas = Vec::with_capacity(out.words.len() + 1);
        out.commas.push(0);
        for word in &out.words {
            count = count.saturating_add(u16::from(word.mark == Mark::Comma && word.quote == 0));
            out.commas.push(count);
        }
        out
    }

    /// The mark at a place; none outside.
    pub(crate) fn mark(&self, at: usize) -> Mark {
        self.words.get(at).map_or(Mark::None, |w| w.mark)
    }
}

fn word(text: &str, span: Span, kind: TokenKind, sentence: usize, folded: &mut String) -> Word {
    let shown = span.of(text);
    folded.clear();
    if shown.is_ascii() {
        folded.extend(shown.bytes().map(|b| if b == b'`' { '\'' } else { b.to_ascii_lowercase() as char }));
    } else {
        folded.push_str(&fold(shown));
    }
    let number = number_of(folded);
    let first = shown.chars().next().unwrap_or(' ');
    let capital = first.is_uppercase();
    let mark = match kind {
        TokenKind::Mark => match first {
            ',' | ';' => Mark::Comma,
            '.' | '!' | '?' | '…' => Mark::Stop,
            ':' => Mark::Colon,
            '"' | '“' | '”' | '„' | '«' | '»' | '‟' | '＂' => Mark::Quote,
            '(' | ')' | '[' | ']' => Mark::Bracket,
            '-' | '–' | '—' => Mark::Dash,
            _ => Mark::Other,
        },
        _ => Mark::None,
    };
    let mut ending = number;
    let tag = match kind {
        TokenKind::Mark => mix(1, mark as u32, if mark == Mark::Stop || mark == Mark::Comma { number } else { 0 }),
        TokenKind::Number => mix(1, 20, 0),
        TokenKind::Clitic => number,
        TokenKind::Word => {
            let cut = |n: usize| folded.get(folded.len().saturating_sub(n)..).unwrap_or("");
            ending = number_of(cut(3));
            if is_function_word(folded, Language::ENGLISH) || MEANS_MUCH.contains(&folded.as_str()) {
                number
            } else {
                let last = match cut(2) {
                    "ed" => 1,
                    "ly" => 2,
                    "er" | "or" => 4,
                    "an" => 5,
                    "on" => 6,
                    "al" | "ic" => 7,
                    _ if folded.ends_with("ing") => 3,
                    _ if folded.ends_with('s') => 8,
                    _ => 9,
                };
                let all_capitals = capital && shown.len() > 1 && shown.bytes().all(|b| !b.is_ascii_lowercase());
                mix(1, 30 + last, u32::from(capital) + 2 * u32::from(all_capitals))
            }
        }
    };
    let word = if kind == TokenKind::Number { mix(1, 21, shown.len().min(5) as u32) } else { number };
    let kind_of_cue = if kind == TokenKind::Word { kind_of(folded) } else { 0 };
    Word {
        span,
        kind,
        word,
        tag,
        ending,
        kind_of_cue,
        mark,
        capital,
        quote: 0,
        sentence: sentence.min(usize::from(u16::MAX)) as u16,
    }
}

/// Words beside the function words that tell where clauses begin and what they are.
const MEANS_MUCH: [&str; 26] = [
    "not",
    "no",
    "never",
    "before",
    "after",
    "may",
    "must",
    "only",
    "without",
    "also",
    "while",
    "although",
    "though",
    "because",
    "since",
    "until",
    "despite",
    "during",
    "following",
    "whether",
    "if",
    "when",
    "how",
    "why",
    "what",
    "that",
];
