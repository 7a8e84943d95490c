//! What those are called whom a figure counts: "2,900 residents", "2,900 hard-working pioneers".

use crate::claim::LONGEST_SENTENCE;
use crate::compare::apparatus::item::{Item, Key};
use crate::compare::apparatus::lexed::Word;
use crate::compare::apparatus::reader::Reader;
use crate::compare::apparatus::wording::{PLAIN, is_title_of_honour, set_of, tone_of};
use crate::compare::detail::DetailKind;
use crate::span::Span;
use crate::text::token::TokenKind;

/// Words after a figure that may say who they are.
const REACH: usize = 5;
/// Loaded adjectives that of people mostly only describe.
const DESCRIPTIVE: [&str; 10] = [
    "criminal",
    "historic",
    "landmark",
    "vulnerable",
    "extremist",
    "terrorist",
    "illegal",
    "desperate",
    "innocent",
    "radical",
];
/// Most letters of a word that is too short to be a plural.
const LEAST_PLURAL: usize = 3;
/// Least figure by which two outlets are known to speak of the same people.
const SEVERAL: f64 = 3.0;

impl<'a> Reader<'a> {
    /// Adds what those are called whom an exact figure counts. Linear in the words after it that are looked at.
    pub(super) fn called(&self, span: Span, count: f64, out: &mut Vec<Item<'a>>) {
        if count < SEVERAL {
            return;
        }
        let from = self.begun(span.end());
        let belongs = |&at: &usize| {
            let token = &self.tokens[at];
            let hyphen = token.span.of(self.text) == "-";
            hyphen || token.kind == TokenKind::Word && (self.content(token).is_some() || self.is_filler(token))
        };
        // Those whom a label may call otherwise: hunters, residents, fighters, pilgrims.
        let people = |at: &usize| {
            let word = self.word_at(*at);
            set_of(word).is_some() || word.len() > LEAST_PLURAL && word.ends_with('s') && !word.ends_with("ss")
        };
        let Some(noun) = (from..self.tokens.len()).take(REACH).take_while(belongs).find(people) else { return };
        // Only the adjective right before them is told of them.
        let first = if noun > from { noun - 1 } else { noun };
        let first = if first >= from + 2 && self.word_at(first - 1) == "-" { first - 2 } else { first };
        // "Guardians of the climate".
        let of = |at: usize| matches!(self.word_at(at), "of" | "for");
        let last = if of(noun + 1) {
            let the = usize::from(matches!(self.word_at(noun + 2), "the" | "our" | "free"));
            (noun + 2 + the).min(self.tokens.len() - 1)
        } else {
            noun
        };
        let honoured = self.tokens[noun].span.cover(self.tokens[last].span);
        let last = if last > noun && is_title_of_honour(honoured.of(self.text)) { last } else { noun };
        let whole = self.tokens[first].span.cover(self.tokens[last].span);
        let descriptive = DESCRIPTIVE.contains(&self.word_at(first));
        let tone = if descriptive { PLAIN } else { tone_of(whole.of(self.text)) };
        let span = if tone == PLAIN { self.tokens[noun].span } else { whole };
        let key = Key::Called { count: count.to_bits(), tone };
        out.push(self.item(DetailKind::Wording, span, "people", self.shown(span), key));
    }
}

/// Adds what is named with a loaded adjective by one article and plainly by another: "the shameful draft law", "the
/// draft law". Linear in the words of the claims.
pub(super) fn loaded_heads<'r, 'a: 'r>(readers: impl Iterator<Item = &'r Reader<'a>> + Clone, out: &mut Vec<Item<'a>>) {
    let readers = || readers.clone().filter(|r| r.tokens.len() <= LONGEST_SENTENCE);
    let mut found: Vec<(usize, &'a str, Span, char)> = Vec::new();
    for reader in readers() {
        for at in 1..reader.tokens.len() {
            let Some(tone) = reader.loaded_at(at - 1) else { continue };
            let (before, noun) = (&reader.tokens[at - 1], &reader.tokens[at]);
            let plain = |t: &Word<'_>| t.kind == TokenKind::Word && !reader.in_name(t);
            if !plain(before) || !plain(noun) || DESCRIPTIVE.contains(&before.folded()) {
                continue;
            }
            let Some(concept) = noun.content() else { continue };
            let labelled = |i: &Item| i.article == reader.article && i.span.overlap(noun.span) > 0;
            if !out.iter().any(|i| i.kind == DetailKind::Wording && labelled(i)) {
                found.push((reader.article, concept, before.span.cover(noun.span), tone));
            }
        }
    }
    found.sort_unstable_by_key(|f| (f.0, f.2));
    for &(article, concept, ..) in &found.clone() {
        for reader in readers().filter(|r| r.article != article) {
            let known = |f: &(usize, &str, Span, char)| (f.0, f.1) == (reader.article, concept);
            if found.iter().any(known) {
                continue;
            }
            let same = |t: &&Word<'_>| t.content() == Some(concept) && !reader.in_name(t);
            if let Some(token) = reader.tokens.iter().find(same) {
                found.push((reader.article, concept, token.span, PLAIN));
            }
        }
    }
    for (article, concept, span, tone) in found {
        let Some(reader) = readers().find(|r| r.article == article && !r.within(span).is_empty()) else { continue };
        let count = xxhash_rust::xxh3::xxh3_64(concept.as_bytes());
        out.push(reader.item(DetailKind::Wording, span, "named", reader.shown(span), Key::Called { count, tone }));
    }
}
