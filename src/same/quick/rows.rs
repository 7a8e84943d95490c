//! Sentences as weighted rows, in an order that comes from what they say.

use rayon::prelude::*;

use crate::same::quick::words::Sentences;

/// Terms of a row by which it is found, rarest first (the prefix of the all-pairs join, Bayardo et al. 2007).
/// On 100,000 sentences 4 lose .010 B-cubed F1; 6 gain .001 to .003 over 5 and cost a tenth more time and memory, and 8
/// gain nothing over 6.
pub(super) const KEYS: usize = 5;
/// Stands where a row has fewer keys.
const NO_TERM: u32 = u32::MAX;

/// Different sentences as rows of terms.
///
/// Terms are numbered by how rare they are, rarest first, and rows by their rarest terms, both after that by the
/// hash of their content, so that nothing that is computed from them depends on the order in which the sentences
/// came.
pub(super) struct Rows {
    terms: Vec<u32>,
    ends: Vec<usize>,
    keys: Vec<u64>,
    /// One over the length of each row.
    scale: Vec<f32>,
    /// How much each term tells: the logarithm of rows over rows with it (Spärck Jones 1972).
    rarity: Vec<f32>,
    /// The row of each sentence.
    row_of: Vec<u32>,
    /// The first sentence of each row.
    firsts: Vec<u32>,
    /// The term of the sentences that each term is.
    term_of: Vec<u32>,
    /// The step of each term's rarity.
    steps: Vec<u8>,
    /// The step of the number of rows.
    step_of_all: u8,
    /// The keys of each row, apart from its other terms because they are looked at much more often.
    rarest_shared: Vec<[u32; KEYS]>,
}

/// A number of rows in coarse steps: 0, 1, 2, 3, and each power of two. What is computed from steps changes for
/// few sentences when some are added, and a term changes its step as often as it doubles.
fn step(rows: u32) -> u8 {
    if rows < 4 { rows as u8 } else { rows.ilog2() as u8 + 2 }
}

/// A number of rows in the middle of a step.
fn middle(step: u8) -> f32 {
    if step < 4 { f32::from(step).max(1.0) } else { 2f32.powf(f32::from(step) - 1.5) }
}

/// A number for each sentence, the same for those of one key, and the first sentence that has each number.
fn unique(keys: &[u64]) -> (Vec<u32>, Vec<u32>) {
    let mut order: Vec<(u64, u32)> = keys.iter().copied().zip(0..).collect();
    order.par_sort_unstable();
    let mut number_of = vec![0; order.len()];
    let mut firsts: Vec<u32> = Vec::with_capacity(order.len());
    for same in order.chunk_by(|x, y| x.0 == y.0) {
        for &(_, sentence) in same {
            number_of[sentence as usize] = firsts.len() as u32;
        }
        // All have the same terms, so it does not matter for the result which is first.
        firsts.push(same[0].1);
    }
    (number_of, firsts)
}

impl Rows {
    pub(super) fn new(sentences: &Sentences) -> Self {
        let (mut row_of, mut firsts) = unique(sentences.keys());
        let is_first = |row_of: &[u32], firsts: &[u32], s: usize| firsts[row_of[s] as usize] as usize == s;
        let hashes = sentences.hashes();
        let mut met_by_term = vec![0u32; hashes.len()];
        // In the order of the memory, here and below.
        for sentence in (0..sentences.len()).filter(|&s| is_first(&row_of, &firsts, s)) {
            for &term in sentences.terms(sentence) {
                met_by_term[term as usize] += 1;
            }
        }
        let mut term_of: Vec<u32> = (0..hashes.len() as u32).collect();
        term_of.sort_unstable_by_key(|&t| (step(met_by_term[t as usize]), hashes[t as usize]));
        let steps: Vec<u8> = term_of.iter().map(|&t| step(met_by_term[t as usize])).collect();
        let mut rank = met_by_term;
        for (at, &term) in term_of.iter().enumerate() {
            rank[term as usize] = at as u32;
        }
        let step_of_all = step(firsts.len() as u32 + 1);
        let rarity: Vec<f32> = steps.iter().map(|&s| (middle(step_of_all) / middle(s)).max(1.0).ln()).collect();

        // Rows get their numbers by the keys they share, and so lie near those they are held against.
        let first_shared = steps.partition_point(|&s| s < step(2)) as u32;
        let mut room = Vec::new();
        let mut order: Vec<(u64, u64, u32)> = Vec::with_capacity(firsts.len());
        for sentence in (0..sentences.len()).filter(|&s| is_first(&row_of, &firsts, s)) {
            room.clear();
            room.extend(sentences.terms(sentence).iter().map(|&t| rank[t as usize]).filter(|&t| t >= first_shared));
            room.sort_unstable();
            let key = |at: usize| u64::from(room.get(at).copied().unwrap_or(NO_TERM));
            order.push((key(0) << 32 | key(1), sentences.keys()[sentence], sentence as u32));
        }
        order.par_sort_unstable();
        let mut number = vec![0; firsts.len()];
        for (&(_, _, first), at) in order.iter().zip(0..) {
            number[row_of[first as usize] as usize] = at;
            firsts[at as usize] = first;
        }
        drop(order);
        row_of.iter_mut().for_each(|row| *row = number[*row as usize]);
        drop(number);

        let mut terms: Vec<u32> = Vec::with_capacity(firsts.iter().map(|&f| sentences.terms(f as usize).len()).sum());
        let mut rarest_shared = Vec::with_capacity(firsts.len());
        let mut ends = Vec::with_capacity(firsts.len());
        let mut scale = Vec::with_capacity(firsts.len());
        for &first in &firsts {
            let from = terms.len();
            terms.extend(sentences.terms(first as usize).iter().map(|&t| rank[t as usize]));
            terms[from..].sort_unstable();
            let square: f32 = terms[from..].iter().map(|&t| rarity[t as usize] * rarity[t as usize]).sum();
            scale.push(if square > 0.0 { square.sqrt().recip() } else { 0.0 });
            // Terms of one row alone are the rarest and stand first.
            let mut shared = [NO_TERM; KEYS];
            let several = terms[from..].iter().filter(|&&t| t >= first_shared);
            shared.iter_mut().zip(several).for_each(|(key, &term)| *key = term);
            rarest_shared.push(shared);
            ends.push(terms.len());
        }
        let keys = firsts.iter().map(|&first| sentences.keys()[first as usize]).collect();
        Self { terms, ends, keys, scale, rarity, row_of, firsts, term_of, steps, step_of_all, rarest_shared }
    }

    /// The least hash of the group of each sentence; `group` has a row for each row, the same for all of a group.
    pub(super) fn names(&self, group: &[u32]) -> Vec<u64> {
        let mut least = vec![u64::MAX; group.len()];
        for (&of, &key) in group.iter().zip(&self.keys) {
            let name = &mut least[of as usize];
            *name = key.min(*name);
        }
        self.row_of.iter().map(|&row| least[group[row as usize] as usize]).collect()
    }

    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    /// Number of different terms.
    pub(super) fn term_count(&self) -> usize {
        self.rarity.len()
    }

    /// The row of each sentence.
    pub(super) fn row_of(&self) -> &[u32] {
        &self.row_of
    }

    /// The first sentence of each row.
    pub(super) fn firsts(&self) -> &[u32] {
        &self.firsts
    }

    /// The number that each term has in the sentences.
    pub(super) fn term_of(&self) -> &[u32] {
        &self.term_of
    }

    /// How rare each term is, in steps.
    pub(super) fn steps(&self) -> &[u8] {
        &self.steps
    }

    /// The number of rows, in steps.
    pub(super) fn step_of_all(&self) -> u8 {
        self.step_of_all
    }

    /// The hash of what a row says.
    pub(super) fn key(&self, row: usize) -> u64 {
        self.keys[row]
    }

    /// The terms of a row, rarest first.
    pub(super) fn terms(&self, row: usize) -> &[u32] {
        let from = row.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.terms[from..self.ends[row]]
    }

    /// The keys of a row: its rarest terms that some other row has too, rarest first.
    pub(super) fn rarest_shared(&self, row: u32) -> &[u32] {
        let keys = &self.rarest_shared[row as usize];
        &keys[..keys.iter().position(|&k| k == NO_TERM).unwrap_or(KEYS)]
    }

    /// The weight of a term in a row that has it; rows are of length 1.
    pub(super) fn weight(&self, row: usize, term: u32) -> f32 {
        self.rarity[term as usize] * self.scale[row]
    }

    /// The cosine of two rows.
    pub(super) fn cosine(&self, a: usize, b: usize) -> f32 {
        let (mut short, mut long) = (self.terms(a), self.terms(b));
        if short.len() > long.len() {
            std::mem::swap(&mut short, &mut long);
        }
        let mut sum = 0.0;
        let mut add = |term: u32| sum += self.rarity[term as usize] * self.rarity[term as usize];
        if long.len() / 16 > short.len() {
            // One of them is huge: look its terms up instead of walking them.
            short.iter().filter(|t| long.binary_search(t).is_ok()).for_each(|&t| add(t));
        } else {
            let (mut i, mut j) = (0, 0);
            while i < short.len() && j < long.len() {
                let (x, y) = (short[i], long[j]);
                if x == y {
                    add(x);
                }
                i += usize::from(x <= y);
                j += usize::from(y <= x);
            }
        }
        sum * self.scale[a] * self.scale[b]
    }
}
