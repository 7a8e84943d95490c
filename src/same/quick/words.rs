//! Sentences as sets of terms, one pass over the text, which is not kept.

use rustc_hash::FxHashMap;
use xxhash_rust::xxh3::xxh3_64;

use crate::language::Language;
use crate::same::concept::concept;
use crate::same::spelt::spelt;
use crate::span::Span;
use crate::text::fold::fold;
use crate::text::stem::{is_function_word, stem};
use crate::text::token::{TokenKind, tokens};

/// Words as they are written, with the number of their term.
///
/// Words and terms are known by 64-bit hashes of their letters instead of the letters: a third of the memory,
/// and among a million different words two fall together with odds of 1 in 37 million.
#[derive(Default)]
struct Lexicon {
    /// Written words; `None` for those that only hold a sentence together.
    written: FxHashMap<u64, Option<u32>>,
    terms: FxHashMap<u64, u32>,
    /// Hash of each term.
    hashes: Vec<u64>,
}

impl Lexicon {
    fn term(&mut self, word: &str) -> Option<u32> {
        let written = xxh3_64(word.as_bytes());
        if let Some(&term) = self.written.get(&written) {
            return term;
        }
        let term = key(word).map(|key| {
            let hash = xxh3_64(key.as_bytes());
            *self.terms.entry(hash).or_insert_with(|| {
                self.hashes.push(hash);
                (self.hashes.len() - 1) as u32
            })
        });
        self.written.insert(written, term);
        term
    }
}

/// What a word counts as: its concept, without the stops of "U.S." and the commas of "1,950"; nothing for a
/// function word.
fn key(word: &str) -> Option<String> {
    let folded = fold(word);
    // "US" in capitals is no pronoun.
    if word != "US" && is_function_word(&folded, Language::ENGLISH) {
        return None;
    }
    if let Some(number) = spelt(&folded) {
        return Some(number.to_string());
    }
    let bare = if folded.contains(['.', ',']) { folded.replace(['.', ','], "") } else { folded };
    Some(concept(&stem(&bare, Language::ENGLISH)).to_owned())
}

/// Sentences in the order they were added.
#[derive(Default)]
pub(in crate::same) struct Sentences {
    lexicon: Lexicon,
    /// The terms of all sentences, one after the other, each once a sentence.
    terms: Vec<u32>,
    /// Where the terms of each sentence end.
    ends: Vec<usize>,
    /// A hash of what each sentence says: that of its terms in any order, or of its letters where it has none.
    keys: Vec<u64>,
}

impl Sentences {
    pub(in crate::same) fn add(&mut self, text: &str) {
        let from = self.terms.len();
        for token in tokens(text, Span::new(0, text.len())) {
            if matches!(token.kind, TokenKind::Word | TokenKind::Number) {
                self.terms.extend(self.lexicon.term(token.span.of(text)));
            }
        }
        self.terms[from..].sort_unstable();
        let mut kept = from;
        for at in from..self.terms.len() {
            if kept == from || self.terms[at] != self.terms[kept - 1] {
                self.terms[kept] = self.terms[at];
                kept += 1;
            }
        }
        self.terms.truncate(kept);
        let key = if kept == from {
            xxh3_64(text.trim().as_bytes())
        } else {
            // A sum, for the numbers of the terms follow the order in which they were met.
            self.terms[from..]
                .iter()
                .fold(0u64, |sum, &term| sum.wrapping_add(mixed(self.lexicon.hashes[term as usize])))
        };
        self.keys.push(key);
        self.ends.push(kept);
    }

    pub(in crate::same) fn len(&self) -> usize {
        self.ends.len()
    }

    pub(in crate::same) fn keys(&self) -> &[u64] {
        &self.keys
    }

    /// The terms of a sentence, without order that means anything.
    pub(in crate::same) fn terms(&self, sentence: usize) -> &[u32] {
        let from = sentence.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.terms[from..self.ends[sentence]]
    }

    /// The hash of each term.
    pub(in crate::same) fn hashes(&self) -> &[u64] {
        &self.lexicon.hashes
    }
}

/// Spreads a hash again, so that sums of them say which were summed.
fn mixed(hash: u64) -> u64 {
    let spread = (hash ^ (hash >> 32)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    spread ^ (spread >> 29)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key_of(text: &str) -> u64 {
        let mut sentences = Sentences::default();
        sentences.add("Something before it.");
        sentences.add(text);
        sentences.keys()[1]
    }

    #[test]
    fn what_is_written_in_other_letters_is_one() {
        for (a, b) in [
            ("Three ships sank.", "THE 3 SHIPS SANK"),
            ("The U.S. army", "US Army"),
            ("It cost 1,950 crowns", "cost: 1950 crowns"),
            ("Café owners", "cafe owner"),
            ("ships sank three three", "three ships sank"),
        ] {
            assert_eq!(key_of(a), key_of(b), "{a} / {b}");
        }
        for (a, b) in [
            ("Three ships sank.", "Four ships sank."),
            ("The mill will close.", "The mill will not close."),
            ("It was so.", "So it was."),
            ("", "!"),
        ] {
            assert_ne!(key_of(a), key_of(b), "{a} / {b}");
        }
    }

    #[test]
    fn a_term_stands_once() {
        let mut sentences = Sentences::default();
        for text in ["mill mill dock mill", "", "dock", "pier pier dock dock mill mill pier"] {
            sentences.add(text);
        }
        assert_eq!((0..4).map(|i| sentences.terms(i).len()).collect::<Vec<_>>(), [2, 0, 1, 3]);
    }
}
