//! Sentences as weighted rows, in an order that comes from what they say.

use crate::same::quick::words::Sentences;

/// Different sentences as rows of terms.
///
/// Rows are numbered by the hash of their content and terms by how rare they are, rarest first, so that
/// nothing that is computed from them depends on the order in which the sentences came.
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
    /// First of the terms that more than one row has.
    first_shared: u32,
}

impl Rows {
    pub(super) fn new(sentences: &Sentences) -> Self {
        let keys = sentences.keys();
        let mut order: Vec<u32> = (0..sentences.len() as u32).collect();
        // Of sentences with one key all have the same terms, so it does not matter which comes first.
        order.sort_unstable_by_key(|&s| keys[s as usize]);
        let mut row_of = vec![0; order.len()];
        let mut firsts: Vec<u32> = Vec::with_capacity(order.len());
        for &sentence in &order {
            let key = keys[sentence as usize];
            if firsts.last().is_none_or(|&first| keys[first as usize] != key) {
                firsts.push(sentence);
            }
            row_of[sentence as usize] = (firsts.len() - 1) as u32;
        }
        drop(order);
        let hashes = sentences.hashes();
        let mut met_by_term = vec![0u32; hashes.len()];
        for &first in &firsts {
            for &term in sentences.terms(first as usize) {
                met_by_term[term as usize] += 1;
            }
        }
        let mut rarest: Vec<u32> = (0..hashes.len() as u32).collect();
        rarest.sort_unstable_by_key(|&t| (met_by_term[t as usize], hashes[t as usize]));
        let met: Vec<u32> = rarest.iter().map(|&t| met_by_term[t as usize]).collect();
        let first_shared = met.partition_point(|&m| m < 2) as u32;
        let mut rank = met_by_term;
        for (at, &term) in rarest.iter().enumerate() {
            rank[term as usize] = at as u32;
        }
        let all = firsts.len() as f32 + 1.0;
        let rarity: Vec<f32> = met.iter().map(|&m| (all / (m.max(1) as f32)).ln()).collect();
        let mut terms = Vec::new();
        let mut ends = Vec::with_capacity(firsts.len());
        let mut scale = Vec::with_capacity(firsts.len());
        for &first in &firsts {
            let from = terms.len();
            terms.extend(sentences.terms(first as usize).iter().map(|&t| rank[t as usize]));
            terms[from..].sort_unstable();
            let square: f32 = terms[from..].iter().map(|&t| rarity[t as usize] * rarity[t as usize]).sum();
            scale.push(if square > 0.0 { square.sqrt().recip() } else { 0.0 });
            ends.push(terms.len());
        }
        let keys = firsts.iter().map(|&first| keys[first as usize]).collect();
        Self { terms, ends, keys, scale, rarity, row_of, first_shared }
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

    /// The hash of what a row says.
    pub(super) fn key(&self, row: usize) -> u64 {
        self.keys[row]
    }

    /// The terms of a row, rarest first.
    pub(super) fn terms(&self, row: usize) -> &[u32] {
        let from = row.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.terms[from..self.ends[row]]
    }

    /// The rarest terms of a row that some other row has too.
    pub(super) fn rarest_shared(&self, row: usize, most: usize) -> &[u32] {
        let terms = self.terms(row);
        // Terms of one row alone are the rarest and stand first.
        let from = terms.iter().position(|&t| t >= self.first_shared).unwrap_or(terms.len());
        &terms[from..terms.len().min(from + most)]
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
