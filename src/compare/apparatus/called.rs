//! What is called by a loaded word and by a plain one, told by what both belong to: those whom one figure counts ("2,900
//! residents", "2,900 hard-working pioneers"), and nouns with an adjective of praise or blame ("the shameful law").

use std::collections::BTreeSet;

use crate::claim::LONGEST_SENTENCE;
use crate::compare::apparatus::amount::NO_NOUNS;
use crate::compare::apparatus::item::{Item, Key};
use crate::compare::apparatus::reader::Reader;
use crate::compare::apparatus::wording::{PLAIN, is_of_people, is_title_of_honour, set_of, tone_of};
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
            set_of(word).is_some() || is_of_people(word)
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

/// Loaded adjectives that mostly only describe, or go with a noun for one thing: "a friendly match".
const LITERAL: [&str; 17] = [
    "great",
    "trusted",
    "respected",
    "resistance",
    "friendly",
    "hostile",
    "puppet",
    "rogue",
    "reckless",
    "proud",
    "brave",
    "noble",
    "peaceful",
    "sham",
    "savage",
    "cowardly",
    "beloved",
];
/// Whether a loaded adjective, folded, mostly only describes.
pub(super) fn is_literal(word: &str) -> bool {
    DESCRIPTIVE.contains(&word) || LITERAL.contains(&word)
}

/// What goes before a noun that stands for something known.
const DETERMINERS: [&str; 9] = ["the", "a", "an", "this", "that", "its", "his", "her", "their"];

/// A noun of a claim: which, where, and with what tone.
type Named<'a> = (&'a str, usize, Span, char);

/// Adds what one article names with a loaded adjective and another plainly: "the shameful draft law", "the draft law".
/// What stands in quotation marks is nobody's but the speaker's. Linear in the words of the claims, but for the nouns
/// with a loaded adjective, which are few.
pub(super) fn loaded_heads<'r, 'a: 'r>(readers: impl Iterator<Item = &'r Reader<'a>>, out: &mut Vec<Item<'a>>) {
    let readers: Vec<&Reader<'a>> = readers.filter(|r| r.tokens.len() <= LONGEST_SENTENCE).collect();
    let mut found: Vec<Named<'a>> = readers.iter().flat_map(|r| r.loaded_nouns()).collect();
    let labelled = |n: &Named<'_>, out: &[Item<'a>]| {
        out.iter().any(|i| i.kind == DetailKind::Wording && i.article == n.1 && i.span.overlap(n.2) > 0)
    };
    found.retain(|n| !labelled(n, out));
    if found.is_empty() {
        return;
    }
    let concepts: BTreeSet<&'a str> = found.iter().map(|n| n.0).collect();
    let known: BTreeSet<(&'a str, usize)> = found.iter().map(|n| (n.0, n.1)).collect();
    let mut plain: Vec<Named<'a>> = readers.iter().flat_map(|r| r.plain_nouns(&concepts)).collect();
    plain.retain(|n| !known.contains(&(n.0, n.1)));
    found.retain(|n| plain.iter().any(|p| p.0 == n.0));
    found.extend(plain);
    found.sort_unstable();
    found.dedup_by_key(|n| (n.0, n.1));
    for (concept, article, span, tone) in found {
        let Some(reader) = readers.iter().find(|r| r.article == article && !r.within(span).is_empty()) else {
            continue;
        };
        let count = xxhash_rust::xxh3::xxh3_64(concept.as_bytes());
        out.push(reader.item(DetailKind::Wording, span, "named", reader.shown(span), Key::Called { count, tone }));
    }
}

impl<'a> Reader<'a> {
    /// Whether a noun at a token is told by the outlet, and is a whole: no name, no quotation, no part of a compound.
    fn is_head(&self, at: usize) -> bool {
        let token = &self.tokens[at];
        let compound = self.tokens.get(at + 1).is_some_and(|t| {
            let linking = NO_NOUNS.contains(&self.word(t)) || matches!(self.word(t), "under" | "over" | "about");
            t.kind == TokenKind::Word && t.content().is_some() && !linking && !self.word(t).ends_with("ed")
                || t.span.of(self.text) == "-"
        });
        token.kind == TokenKind::Word
            && !compound
            && !self.in_name(token)
            && !self.in_value(token)
            && self.quoted().all(|q| q.overlap(token.span) == 0)
    }

    /// Nouns right after a loaded adjective that has an article before it.
    fn loaded_nouns(&self) -> Vec<Named<'a>> {
        let noun = |at: usize| {
            let before = &self.tokens[at - 1];
            let literal = is_literal(before.folded());
            let hyphen = at >= 4 && self.tokens[at - 2].span.of(self.text) == "-";
            let first = if hyphen { at - 3 } else { at - 1 };
            let determined = first > 0 && DETERMINERS.contains(&self.word_at(first - 1));
            if literal || !determined || before.kind != TokenKind::Word || !self.is_head(at) {
                return None;
            }
            let tone = self.loaded_at(at - 1)?;
            Some((self.tokens[at].content()?, self.article, self.tokens[first].span.cover(self.tokens[at].span), tone))
        };
        (2..self.tokens.len()).filter_map(noun).collect()
    }

    /// Nouns of these concepts with an article, or a noun that goes with them, before them.
    fn plain_nouns(&self, concepts: &BTreeSet<&'a str>) -> Vec<Named<'a>> {
        let noun = |at: usize| {
            let concept = self.tokens[at].content().filter(|c| concepts.contains(c))?;
            let determined = (1..=2).any(|n| at >= n && DETERMINERS.contains(&self.word_at(at - n)));
            (determined && self.is_head(at)).then_some((concept, self.article, self.tokens[at].span, PLAIN))
        };
        (0..self.tokens.len()).filter_map(noun).collect()
    }
}
