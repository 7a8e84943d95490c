//! How much two texts are about the same: weighted words and character n-grams of all texts of a set.

use rustc_hash::FxHashMap;

use crate::cluster::Edge;
use crate::language::Language;
use crate::same::concept::{concept, is_listed};
use crate::span::Span;
use crate::text::background::rarity;
use crate::text::calendar::{is_day, is_month};
use crate::text::fold::fold;
use crate::text::stem::{is_function_word, stem};
use crate::text::token::{TokenKind, tokens};

/// Share of character n-grams in the similarity, the rest being words. Spelling variants, compounds and
/// derivations meet in n-grams; on two development events the mean of both ranked pairs best at .7.
const GRAM_SHARE: f64 = 0.7;
/// The same between texts of any kind, where words are worth more than among those of one story, in which names
/// and topics are shared anyway.
const OPEN_GRAM_SHARE: f64 = 0.5;
/// Share of a word's weight that goes to its concept, the rest going to its stem: "blast" and "explosion"
/// have this much in common.
const CONCEPT_SHARE: f64 = 0.7;
/// Greatest share of the set's own frequencies in a word's rarity, the rest being news at large.
const OWN_RARITY: f64 = 0.7;
/// Texts at which the set's own frequencies have half of that share.
const OWN_RARITY_HALF: f64 = 20.0;
/// Weight of function words beside content words; they tell "by" from "against" a little.
const FUNCTION_WEIGHT: f64 = 0.1;
/// Weight of numbers beside words within a story: figures differ between outlets that tell the same. Between
/// texts of any kind other figures are mostly another matter, and a number counts as much as a word.
const NUMBER_WEIGHT: f64 = 0.5;
/// Weight of the speaker and the cue beside what is said.
const FRAME_WEIGHT: f64 = 0.5;
/// Lengths of character n-grams.
const GRAMS: std::ops::RangeInclusive<usize> = 3..=5;
/// Longest list of texts that share a term which is followed to find pairs. Terms in more texts are too
/// common to bring a pair together by themselves; in sets smaller than this nothing is lost.
const LONGEST_LIST: usize = 256;

/// A text to be placed, and what is known of it.
pub(crate) struct Placed<'a> {
    pub(crate) text: &'a str,
    /// What is looked at.
    pub(crate) scope: Span,
    /// What of it is said, as opposed to who says it.
    pub(crate) said: Span,
    /// Names in the text, in order and without overlap, with the number of who it is; the same number for
    /// all spellings.
    pub(crate) names: &'a [(Span, u32)],
    pub(crate) language: Language,
}

/// Term numbers with weights, ascending, of length 1.
type Sparse = Vec<(u32, f32)>;

/// The texts of a set as vectors.
pub(crate) struct Space {
    words: Vec<Sparse>,
    grams: Vec<Sparse>,
    /// Rarest terms first, for finding pairs.
    keys: Vec<Vec<u32>>,
    gram_share: f64,
}

impl Space {
    /// Places all texts. The order of the texts does not matter for any similarity. Linear in the texts.
    pub(crate) fn new(texts: &[Placed<'_>]) -> Self {
        Self::weighed(texts, GRAM_SHARE, NUMBER_WEIGHT)
    }

    /// The same for texts that need not be of one story.
    pub(crate) fn open(texts: &[Placed<'_>]) -> Self {
        Self::weighed(texts, OPEN_GRAM_SHARE, 1.0)
    }

    fn weighed(texts: &[Placed<'_>], gram_share: f64, number_weight: f64) -> Self {
        let mut terms = Interner::default();
        let mut grams = Interner::default();
        let bags: Vec<(FxHashMap<u32, f64>, FxHashMap<u32, f64>)> =
            texts.iter().map(|t| bag(t, number_weight, &mut terms, &mut grams)).collect();
        let all = texts.len() as f64;
        let own = OWN_RARITY * all / (all + OWN_RARITY_HALF);
        let term_df = frequencies(bags.iter().map(|b| &b.0), terms.names.len());
        let gram_df = frequencies(bags.iter().map(|b| &b.1), grams.names.len());
        let own_rarity = |df: u32| ((all + 1.0) / (f64::from(df) + 0.5)).ln() / ((all + 1.0) / 0.5).ln();
        let term_weight: Vec<f64> = terms
            .names
            .iter()
            .zip(&term_df)
            .map(|(name, &df)| {
                // "c" + concept, "w" + stem, "@" + name.
                let base = if name.starts_with('@') { NAME_RARITY } else { rarity(&name[1..]) };
                let share = if name.starts_with('w') { 1.0 - CONCEPT_SHARE } else { CONCEPT_SHARE };
                ((1.0 - own) * base + own * own_rarity(df)) * share.sqrt()
            })
            .collect();
        let gram_weight: Vec<f64> = gram_df.iter().map(|&df| (1.0 - own) + own * own_rarity(df)).collect();
        let keys = bags
            .iter()
            .map(|(bag, _)| {
                let mut keys: Vec<u32> = bag
                    .iter()
                    .filter(|&(&t, &w)| {
                        w >= NUMBER_WEIGHT.min(FRAME_WEIGHT) * 0.99 && !terms.names[t as usize].starts_with('w')
                    })
                    .map(|(&t, _)| t)
                    .collect();
                keys.sort_unstable_by_key(|&t| (term_df[t as usize], t));
                keys
            })
            .collect();
        Self {
            words: bags.iter().map(|(bag, _)| unit(bag, &term_weight)).collect(),
            grams: bags.iter().map(|(_, bag)| unit(bag, &gram_weight)).collect(),
            keys,
            gram_share,
        }
    }

    /// How much texts `a` and `b` are about the same, in 0..=1. Symmetric.
    pub(crate) fn topic(&self, a: usize, b: usize) -> f64 {
        (1.0 - self.gram_share) * dot(&self.words[a], &self.words[b])
            + self.gram_share * dot(&self.grams[a], &self.grams[b])
    }

    /// The pairs that share a term of content which is not too common, with their similarity, in order.
    pub(crate) fn pairs(&self) -> Vec<Edge> {
        use rayon::prelude::*;
        let mut lists: FxHashMap<u32, Vec<u32>> = FxHashMap::default();
        for (text, keys) in self.keys.iter().enumerate() {
            for &key in keys {
                lists.entry(key).or_default().push(text as u32);
            }
        }
        lists.retain(|_, list| list.len() > 1 && list.len() <= LONGEST_LIST);
        (0..self.keys.len())
            .into_par_iter()
            .flat_map_iter(|b| {
                let mut near: Vec<u32> = self.keys[b]
                    .iter()
                    .filter_map(|key| lists.get(key))
                    .flat_map(|list| list.iter().copied().take_while(move |&a| (a as usize) < b))
                    .collect();
                near.sort_unstable();
                near.dedup();
                near.into_iter().map(move |a| Edge { a, b: b as u32, score: self.topic(a as usize, b) })
            })
            .collect()
    }
}

/// How rare a name counts as, whoever it names: rarer than most words.
const NAME_RARITY: f64 = 0.8;

#[derive(Default)]
struct Interner {
    ids: FxHashMap<String, u32>,
    names: Vec<String>,
}

impl Interner {
    fn id(&mut self, name: &str) -> u32 {
        if let Some(&id) = self.ids.get(name) {
            return id;
        }
        let id = self.names.len() as u32;
        self.ids.insert(name.to_owned(), id);
        self.names.push(name.to_owned());
        id
    }
}

/// The terms and n-grams of a text with their weights before rarity.
fn bag(
    placed: &Placed<'_>,
    number_weight: f64,
    terms: &mut Interner,
    grams: &mut Interner,
) -> (FxHashMap<u32, f64>, FxHashMap<u32, f64>) {
    let mut words: FxHashMap<u32, f64> = FxHashMap::default();
    let mut pieces: FxHashMap<u32, f64> = FxHashMap::default();
    let keep = |bag: &mut FxHashMap<u32, f64>, id: u32, weight: f64| {
        let kept = bag.entry(id).or_insert(0.0);
        *kept = kept.max(weight);
    };
    for &(span, who) in placed.names.iter().filter(|(span, _)| placed.scope.contains(*span)) {
        let id = terms.id(&format!("@{who}"));
        keep(&mut words, id, if placed.said.overlap(span) > 0 { 1.0 } else { FRAME_WEIGHT });
    }
    for token in tokens(placed.text, placed.scope) {
        if matches!(token.kind, TokenKind::Mark | TokenKind::Clitic) {
            continue;
        }
        let folded = fold(token.span.of(placed.text));
        // Names are in order and do not overlap: the last that begins before the token's end may hold it.
        let after = placed.names.partition_point(|(span, _)| span.start() < token.span.end());
        let named = after.checked_sub(1).is_some_and(|at| placed.names[at].0.contains(token.span));
        let frame = if placed.said.overlap(token.span) > 0 { 1.0 } else { FRAME_WEIGHT };
        let weight = frame
            * if token.kind == TokenKind::Number {
                number_weight
            } else if !named && (is_function_word(&folded, placed.language) || is_day(&folded) || is_month(&folded)) {
                FUNCTION_WEIGHT
            } else {
                1.0
            };
        let stem = stem(&folded, placed.language);
        // A name is known by its number; what its words have in common with others is only the state
        // they point to ("American", "Washington").
        let concept = concept(&stem);
        if !named || concept != stem.as_ref() || is_listed(&stem) {
            let id = terms.id(&format!("c{concept}"));
            keep(&mut words, id, weight);
        }
        let id = terms.id(&format!("w{stem}"));
        keep(&mut words, id, weight);
        if weight > FUNCTION_WEIGHT {
            for piece in n_grams(&folded) {
                let id = grams.id(&piece);
                keep(&mut pieces, id, weight);
            }
        }
    }
    (words, pieces)
}

/// Character n-grams of a word with a mark at either end.
fn n_grams(word: &str) -> Vec<String> {
    let letters: Vec<char> = std::iter::once(' ').chain(word.chars()).chain(std::iter::once(' ')).collect();
    GRAMS.flat_map(|n| letters.windows(n).map(|w| w.iter().collect()).collect::<Vec<String>>()).collect()
}

fn frequencies<'a>(bags: impl Iterator<Item = &'a FxHashMap<u32, f64>>, terms: usize) -> Vec<u32> {
    let mut df = vec![0; terms];
    for bag in bags {
        for &term in bag.keys() {
            df[term as usize] += 1;
        }
    }
    df
}

fn unit(bag: &FxHashMap<u32, f64>, weights: &[f64]) -> Sparse {
    let mut terms: Vec<(u32, f64)> = bag.iter().map(|(&t, &w)| (t, w * weights[t as usize])).collect();
    // Sorted before summing: a float sum depends on the order of its terms.
    terms.sort_unstable_by_key(|&(t, _)| t);
    let length = terms.iter().map(|(_, w)| w * w).sum::<f64>().sqrt();
    let scale = if length > 0.0 { 1.0 / length } else { 0.0 };
    terms.into_iter().map(|(t, w)| (t, (w * scale) as f32)).collect()
}

fn dot(a: &Sparse, b: &Sparse) -> f64 {
    let (mut i, mut j, mut sum) = (0, 0, 0.0);
    while i < a.len() && j < b.len() {
        match a[i].0.cmp(&b[j].0) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                sum += f64::from(a[i].1) * f64::from(b[j].1);
                i += 1;
                j += 1;
            }
        }
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::*;

    fn space(texts: &[&str]) -> Space {
        let placed: Vec<Placed<'_>> = texts
            .iter()
            .map(|text| {
                let all = Span::new(0, text.len());
                Placed { text, scope: all, said: all, names: &[], language: Language::ENGLISH }
            })
            .collect();
        Space::new(&placed)
    }

    #[test]
    fn similarity_is_symmetric_and_one_with_itself() {
        let space = space(&[
            "The ferry sank off Marrow Point.",
            "A ferry went down near Marrow Point.",
            "Taxes rise in May.",
            "",
        ]);
        for a in 0..3 {
            assert!((space.topic(a, a) - 1.0).abs() < 1e-6);
            for b in 0..4 {
                assert_eq!(space.topic(a, b), space.topic(b, a));
            }
        }
        assert!(space.topic(0, 1) > 0.3 && space.topic(0, 2) < 0.1);
        assert_eq!(space.topic(3, 0), 0.0);
    }

    #[test]
    fn pairs_are_those_that_share_content() {
        let space = space(&["the ferry sank", "the ferry is late", "of the and"]);
        let found: Vec<(u32, u32)> = space.pairs().iter().map(|e| (e.a, e.b)).collect();
        assert_eq!(found, [(0, 1)]);
    }
}
