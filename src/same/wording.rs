//! How much two sentences are about the same, told from the two alone.

use std::collections::BTreeMap;

use crate::language::Language;
use crate::same::align::one_spelling;
use crate::same::background::rarity;
use crate::same::concept::concept;
use crate::span::Span;
use crate::text::fold::fold;
use crate::text::stem::{is_function_word, stem};
use crate::text::token::{TokenKind, tokens};

/// Shares of stems, of concepts and of pieces of words in the topic. All words count among the stems: which
/// ones hold a sentence together says how it is put.
const SHARES: [f64; 3] = [0.4, 0.3, 0.3];
/// Weight of function words among the concepts.
const FUNCTION_WEIGHT: f64 = 0.1;
/// Lengths of the pieces of words.
const PIECES: std::ops::RangeInclusive<usize> = 3..=5;

/// The words of a sentence in three views, with how rare each is in news.
#[derive(Default)]
pub(super) struct Wording {
    stems: BTreeMap<String, f64>,
    concepts: BTreeMap<String, f64>,
    pieces: BTreeMap<String, f64>,
}

impl Wording {
    pub(super) fn of(text: &str) -> Self {
        let mut out = Self::default();
        for token in tokens(text, Span::new(0, text.len())) {
            if matches!(token.kind, TokenKind::Mark | TokenKind::Clitic) {
                continue;
            }
            let folded = fold(token.span.of(text));
            let weight = rarity(&stem(&folded, Language::ENGLISH));
            // After its rarity was read, which is that of the word as news writes it.
            let folded = one_spelling(&folded);
            let stem = stem(&folded, Language::ENGLISH);
            let function = is_function_word(&folded, Language::ENGLISH);
            keep(&mut out.concepts, concept(&stem), if function { FUNCTION_WEIGHT * weight } else { weight });
            keep(&mut out.stems, &stem, weight);
            if !function {
                let letters: Vec<char> = std::iter::once(' ').chain(folded.chars()).chain([' ']).collect();
                for piece in PIECES.flat_map(|n| letters.windows(n)) {
                    keep(&mut out.pieces, &piece.iter().collect::<String>(), weight);
                }
            }
        }
        out
    }

    /// How much two sentences are about the same, in 0..=1. Symmetric.
    pub(super) fn topic(&self, other: &Self) -> f64 {
        SHARES[0] * overlap(&self.stems, &other.stems)
            + SHARES[1] * overlap(&self.concepts, &other.concepts)
            + SHARES[2] * overlap(&self.pieces, &other.pieces)
    }
}

fn keep(bag: &mut BTreeMap<String, f64>, term: &str, weight: f64) {
    match bag.get_mut(term) {
        Some(kept) => *kept = kept.max(weight),
        None => {
            bag.insert(term.to_owned(), weight);
        }
    }
}

/// Weight in common over weight (Dice 1945): it falls with what one sentence says beyond the other, on which
/// a cosine is kinder. On paraphrases of news it ranks better by .02.
fn overlap(a: &BTreeMap<String, f64>, b: &BTreeMap<String, f64>) -> f64 {
    let common: f64 = a.iter().filter_map(|(term, w)| b.get(term).map(|v| w.min(*v))).sum();
    // Added lower first, so that the order of the two does not matter.
    let (x, y): (f64, f64) = (a.values().sum(), b.values().sum());
    if common > 0.0 { 2.0 * common / (x.min(y) + x.max(y)) } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nearer_sentences_have_more_in_common() {
        let of = |a: &str, b: &str| Wording::of(a).topic(&Wording::of(b));
        let text = "The mill at Oster Falls burned down on Tuesday.";
        assert!((of(text, text) - 1.0).abs() < 1e-9);
        let near = of(text, "A blaze destroyed the Oster Falls mill.");
        assert!(near > 0.3 && near > of(text, "Taxes on mills rise on Tuesday."));
        assert_eq!(of("", text), 0.0);
        assert_eq!(of("", ""), 0.0);
        assert_eq!(of(text, "mills"), of("mills", text));
    }
}
