//! How much two sentences are about the same, told from the two alone.

use std::collections::BTreeMap;

use crate::language::Language;
use crate::same::align::one_spelling;
use crate::same::concept::concept;
use crate::same::spelt::spelt;
use crate::span::Span;
use crate::text::background::rarity;
use crate::text::fold::fold;
use crate::text::stem::{is_function_word, stem};
use crate::text::token::{TokenKind, tokens};

/// Shares of the three views in the topic: words in common by their rarity, of both sentences; words in common of
/// the longer sentence, where rarity counts less; pieces of words. Nothing here is fitted: on nine sets of pairs
/// each of the first two ranks better than any plain cosine, the first for headlines of one event, the second
/// for paraphrases, and a little of the third helps both.
const SHARES: [f64; 3] = [0.435, 0.435, 0.13];
/// Taken off when each sentence has a number that the other lacks: they often tell of other things.
const OTHER_NUMBERS: f64 = 0.05;
/// Likeness of two words of one concept: most, but not all, of what one word for the other would count.
const ONE_CONCEPT: f64 = 0.8;
/// Likeness of two numbers that differ by less than a twentieth: one of them is rounded.
const ONE_NUMBER: f64 = 0.8;
/// Letters that two words must begin with alike, to be taken for derivations of one another.
const BEGINNING: usize = 4;
/// Likeness by letters (Jaro and Winkler) below which two words have nothing in common.
const ONE_WORD: f64 = 0.85;
/// Words left over on either side of which all pairs are tried, the rarest first.
const LEFT_OVER: usize = 100;
/// Letters of a word that are looked at; a longer one is a slip or an attack.
const LONGEST_WORD: usize = 64;
/// Lengths of the pieces of words.
const PIECES: std::ops::RangeInclusive<usize> = 3..=5;

/// The words of a sentence, with how rare each is in news.
#[derive(Default)]
pub(super) struct Wording {
    words: BTreeMap<String, Weighed>,
    pieces: BTreeMap<String, f64>,
}

/// A word of a sentence by its stem.
#[derive(Debug, Clone, Copy, Default)]
struct Weighed {
    times: f64,
    rarity: f64,
    number: bool,
}

impl Wording {
    pub(super) fn of(text: &str) -> Self {
        let mut out = Self::default();
        for token in tokens(text, Span::new(0, text.len())) {
            if matches!(token.kind, TokenKind::Mark | TokenKind::Clitic) {
                continue;
            }
            let folded = fold(token.span.of(text)).replace(['.', ','], "");
            let rarity = rarity(&stem(&folded, Language::ENGLISH));
            // After its rarity was read, which is that of the word as news writes it.
            let folded = one_spelling(&folded);
            let spelt = spelt(&folded);
            let number = spelt.is_some() || token.kind == TokenKind::Number;
            let key = spelt.map_or_else(|| stem(&folded, Language::ENGLISH).into_owned(), |n| n.to_string());
            let word = out.words.entry(key).or_default();
            word.times += 1.0;
            word.rarity = word.rarity.max(rarity);
            word.number |= number;
            if !is_function_word(&folded, Language::ENGLISH) {
                let letters: Vec<char> =
                    std::iter::once(' ').chain(folded.chars().take(LONGEST_WORD)).chain([' ']).collect();
                for piece in PIECES.flat_map(|n| letters.windows(n)) {
                    let kept = out.pieces.entry(piece.iter().collect()).or_default();
                    *kept = kept.max(rarity);
                }
            }
        }
        out
    }

    /// How much two sentences are about the same, in 0..=1. Symmetric.
    pub(super) fn topic(&self, other: &Self) -> f64 {
        let pairs = self.aligned(other);
        let by_rarity = self.common(other, &pairs, |r| r);
        let by_root = self.common(other, &pairs, f64::sqrt);
        let (shorter, longer) = (by_rarity.one.min(by_rarity.other), by_rarity.one.max(by_rarity.other));
        let dice = ratio(2.0 * by_rarity.shared, shorter + longer);
        let of_longer = ratio(by_root.shared, by_root.one.max(by_root.other));
        let topic = SHARES[0] * dice + SHARES[1] * of_longer + SHARES[2] * cosine(&self.pieces, &other.pieces);
        let lacks = |a: &Self, b: &Self| a.words.iter().any(|(key, w)| w.number && !b.words.contains_key(key));
        let penalty = if lacks(self, other) && lacks(other, self) { OTHER_NUMBERS } else { 0.0 };
        (topic - penalty).max(0.0)
    }

    /// The words that only one sentence has, paired with those of the other that are like them, likest first.
    fn aligned<'a>(&'a self, other: &'a Self) -> Vec<(f64, &'a str, &'a str)> {
        let (left, right) = (left_over(self, other), left_over(other, self));
        let mut pairs: Vec<(f64, &str, &str)> = Vec::new();
        for x in &left {
            for y in &right {
                let likeness = likeness(x, y, self.words[*x].number && other.words[*y].number);
                if likeness > 0.0 {
                    pairs.push((likeness, x, y));
                }
            }
        }
        // Of pairs alike the order is that of the two words whichever sentence they stand in, so that the result
        // is the same for the sentences in either order.
        let words = |x: &'a str, y: &'a str| if x < y { (x, y) } else { (y, x) };
        pairs.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| words(a.1, a.2).cmp(&words(b.1, b.2))));
        pairs
    }

    /// What two sentences have in common, a word counting as often as it stands in both.
    fn common(&self, other: &Self, pairs: &[(f64, &str, &str)], weigh: fn(f64) -> f64) -> Common {
        let total = |words: &BTreeMap<String, Weighed>| words.values().map(|w| w.times * weigh(w.rarity)).sum::<f64>();
        let mut out = Common { shared: 0.0, one: total(&self.words), other: total(&other.words) };
        for (key, word) in &self.words {
            if let Some(same) = other.words.get(key) {
                // The rarity is that of one stem in both, but a word may be written in two ways.
                out.shared += word.times.min(same.times) * weigh(word.rarity.min(same.rarity));
            }
        }
        let mut left: BTreeMap<&str, f64> = BTreeMap::new();
        let mut right: BTreeMap<&str, f64> = BTreeMap::new();
        for &(likeness, x, y) in pairs {
            let whole = |word: Weighed| word.times * weigh(word.rarity);
            let a = *left.entry(x).or_insert_with(|| whole(self.words[x]));
            let b = *right.entry(y).or_insert_with(|| whole(other.words[y]));
            let both = a.min(b);
            if both > 0.0 {
                out.shared += likeness * both;
                left.insert(x, a - both);
                right.insert(y, b - both);
            }
        }
        out
    }
}

/// Weight shared, and weight of the one sentence and the other.
struct Common {
    shared: f64,
    one: f64,
    other: f64,
}

fn ratio(part: f64, whole: f64) -> f64 {
    if whole > 0.0 { (part / whole).min(1.0) } else { 0.0 }
}

/// The words of `a` that `b` lacks, at most so many.
fn left_over<'a>(a: &'a Wording, b: &Wording) -> Vec<&'a str> {
    let mut words: Vec<(&str, f64)> =
        a.words.iter().filter(|(key, _)| !b.words.contains_key(*key)).map(|(k, w)| (k.as_str(), w.rarity)).collect();
    if words.len() > LEFT_OVER {
        words.sort_by(|x, y| y.1.total_cmp(&x.1).then(x.0.cmp(y.0)));
        words.truncate(LEFT_OVER);
    }
    words.into_iter().map(|(word, _)| word).collect()
}

/// How much one stem may stand for another, in 0..=1. Symmetric.
fn likeness(x: &str, y: &str, numbers: bool) -> f64 {
    if numbers {
        let near = |p: f64, q: f64| p.min(q) > 0.0 && (p - q).abs() < 0.05 * p.max(q);
        return match (x.parse(), y.parse()) {
            (Ok(p), Ok(q)) if near(p, q) => ONE_NUMBER,
            _ => 0.0,
        };
    }
    if concept(x) == concept(y) {
        return ONE_CONCEPT;
    }
    let (long, short) = (x.chars().count().max(y.chars().count()), x.chars().count().min(y.chars().count()));
    if short < BEGINNING - 1 || long > LONGEST_WORD {
        return 0.0;
    }
    let alike = x.chars().zip(y.chars()).take_while(|(p, q)| p == q).count();
    let beginning = if alike >= BEGINNING { alike as f64 / long as f64 } else { 0.0 };
    let (low, high) = if x < y { (x, y) } else { (y, x) };
    let letters = strsim::jaro_winkler(low, high);
    // From .63 at the bound to .9: another word spelt nearly the same is seldom the same for certain.
    beginning.max(if letters >= ONE_WORD { 1.8 * (letters - 0.5) } else { 0.0 })
}

fn cosine(a: &BTreeMap<String, f64>, b: &BTreeMap<String, f64>) -> f64 {
    let common: f64 = a.iter().filter_map(|(piece, w)| b.get(piece).map(|v| w * v)).sum();
    let square = |bag: &BTreeMap<String, f64>| bag.values().map(|w| w * w).sum::<f64>();
    let (x, y) = (square(a), square(b));
    if common > 0.0 { (common / (x * y).sqrt()).min(1.0) } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn topic(a: &str, b: &str) -> f64 {
        Wording::of(a).topic(&Wording::of(b))
    }

    #[test]
    fn nearer_sentences_have_more_in_common() {
        let text = "The mill at Oster Falls burned down on Tuesday.";
        assert!((topic(text, text) - 1.0).abs() < 1e-9);
        let near = topic(text, "A blaze destroyed the Oster Falls mill.");
        assert!(near > 0.25 && near > topic(text, "Taxes on mills rise on Tuesday."), "{near}");
        assert_eq!(topic("", text), 0.0);
        assert_eq!(topic("", ""), 0.0);
    }

    #[test]
    fn words_that_are_alike_count_in_part() {
        let plain = topic("Zuhdi inspected the hull.", "Brenko inspected the hull.");
        for (a, b) in [
            ("Zuhdi inspected the hull.", "Zohdi inspected the hull."),
            ("The blast shook the hull.", "The explosion shook the hull."),
            ("Some 8,316 people saw the hull.", "Some 8,300 people saw the hull."),
        ] {
            assert!(topic(a, b) > plain && topic(a, b) < 1.0, "{a} / {b}: {}", topic(a, b));
        }
        assert!(
            topic("17 people saw the hull.", "71 people saw the hull.")
                < topic("People saw the hull.", "People saw a hull.")
        );
        assert!(
            topic("Three people saw it.", "3 people saw it.") > topic("Three people saw it.", "5 people saw it.") + 0.1
        );
    }

    #[test]
    fn a_sentence_of_many_words_is_bounded() {
        let long = |from: usize| (from..from + 20_000).map(|i| format!("word{i} ")).collect::<String>();
        assert!(topic(&long(0), &long(30_000)) < 0.9);
    }

    proptest! {
        #[test]
        fn symmetric_and_in_range(a in "([a-d]{1,6}|[0-9]{1,3}|not|the|\\PC| ){0,12}", b in "([a-d]{1,6}|[0-9]{1,3}|not|the|\\PC| ){0,12}") {
            let there = topic(&a, &b);
            prop_assert!((0.0..=1.0).contains(&there), "{there}");
            prop_assert!((there - topic(&b, &a)).abs() < 1e-12);
        }
    }
}
