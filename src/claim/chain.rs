//! From a cue to the words it may govern: a linear chain over the window around it.
//!
//! Every word is content, speaker or neither; the chain gives how likely each is, and how likely content
//! begins and ends between two words, over all ways to read the window.

use crate::claim::feature::{View, chain_features};
use crate::claim::model::{WIDTH, Weights};

/// Neither, content, speaker.
pub(crate) const LABELS: usize = 3;
/// Which weight of a row a passage from one label to another has; staying has none.
pub const PASSAGE: [[usize; LABELS]; LABELS] = [[8, 2, 3], [4, 8, 5], [6, 7, 8]];

/// How likely each word of the window is what.
#[derive(Debug, Default)]
pub struct Marginals {
    /// First word of the window.
    pub from: usize,
    /// Of each word: neither, content, speaker.
    pub labels: Vec<[f32; LABELS]>,
    /// That content begins before the word.
    pub begins: Vec<f32>,
    /// That content ends before the word; one more than words.
    pub ends: Vec<f32>,
}

/// What a word weighs: `[label]`, and `[from][to]` for the passage before it, as factors.
pub struct Factors {
    /// Of each label.
    pub node: [f32; LABELS],
    /// Of each passage.
    pub edge: [[f32; LABELS]; LABELS],
}

/// Scores to factors. The exponents are bounded: a hostile text must not overflow.
pub fn factors(scores: &[f32; WIDTH]) -> Factors {
    let e = |x: f32| exp(x);
    let mut edge = [[1.0; LABELS]; LABELS];
    for (from, row) in edge.iter_mut().enumerate() {
        for (to, cell) in row.iter_mut().enumerate() {
            if from != to {
                *cell = e(scores[PASSAGE[from][to]]);
            }
        }
    }
    Factors { node: [1.0, e(scores[0]), e(scores[1])], edge }
}

/// The exponential, from additions and multiplications only, so that it is the same on every machine.
/// Good to six digits, within bounds.
pub(crate) fn exp(x: f32) -> f32 {
    let x = x.clamp(-30.0, 30.0) * std::f32::consts::LOG2_E;
    // The floor, without a call of the C library.
    let whole = x as i32 - i32::from(x < 0.0);
    let rest = x - whole as f32;
    // Taylor terms of 2^rest up to the sixth.
    let r = rest * std::f32::consts::LN_2;
    let p = 1.0 + r * (1.0 + r * (0.5 + r * (1.0 / 6.0 + r * (1.0 / 24.0 + r * (1.0 / 120.0 + r / 720.0)))));
    p * f32::from_bits(((127 + whole) as u32) << 23)
}

/// Forward and backward sums over a window; each row sums to one.
pub struct Sums {
    /// Over all ways to read the words up to each.
    pub forward: Vec<[f32; LABELS]>,
    /// Over all ways to read the words after it.
    pub backward: Vec<[f32; LABELS]>,
}

/// Forward and backward over the factors.
pub fn sums(factors: &[Factors]) -> Sums {
    let n = factors.len();
    let normal = |mut row: [f32; LABELS]| {
        let sum: f32 = row.iter().sum();
        row.iter_mut().for_each(|x| *x /= sum);
        row
    };
    let mut forward: Vec<[f32; LABELS]> = Vec::with_capacity(n);
    // Before the window is neither.
    let mut last = [1.0, 0.0, 0.0];
    for f in factors {
        let mut row = [0.0; LABELS];
        for (to, cell) in row.iter_mut().enumerate() {
            for (from, &x) in last.iter().enumerate() {
                *cell += x * f.edge[from][to];
            }
            *cell *= f.node[to];
        }
        last = normal(row);
        forward.push(last);
    }
    let mut backward = vec![[1.0; LABELS]; n];
    for at in (1..n).rev() {
        let f = &factors[at];
        let mut row = [0.0; LABELS];
        for (from, cell) in row.iter_mut().enumerate() {
            for (to, after) in backward[at].iter().enumerate() {
                *cell += f.edge[from][to] * f.node[to] * after;
            }
        }
        backward[at - 1] = normal(row);
    }
    Sums { forward, backward }
}

/// How likely the passages before the word `at` are, as `[from][to]`, summing to one.
pub fn passages(factors: &[Factors], sums: &Sums, at: usize) -> [[f32; LABELS]; LABELS] {
    let last = at.checked_sub(1).map_or([1.0, 0.0, 0.0], |b| sums.forward[b]);
    let f = &factors[at];
    let mut out = [[0.0; LABELS]; LABELS];
    let mut total = 0.0;
    for (from, row) in out.iter_mut().enumerate() {
        for (to, cell) in row.iter_mut().enumerate() {
            *cell = last[from] * f.edge[from][to] * f.node[to] * sums.backward[at][to];
            total += *cell;
        }
    }
    out.iter_mut().flatten().for_each(|x| *x /= total);
    out
}

/// Reads the window of a cue. Linear in the window.
pub fn marginals(view: &View<'_>, weights: &impl Weights, scratch: &mut Vec<u32>) -> Marginals {
    let factors: Vec<Factors> = (view.from..view.to)
        .map(|at| {
            chain_features(view, at, scratch);
            factors(&weights.chain(scratch))
        })
        .collect();
    let sums = sums(&factors);
    let n = factors.len();
    let mut out = Marginals { from: view.from, ..Marginals::default() };
    for at in 0..n {
        let pass = passages(&factors, &sums, at);
        let mut row = [0.0; LABELS];
        for from in &pass {
            for (cell, x) in row.iter_mut().zip(from) {
                *cell += x;
            }
        }
        out.labels.push(row);
        out.begins.push(pass[0][1] + pass[2][1]);
        out.ends.push(pass[1][0] + pass[1][2]);
    }
    out.ends.push(out.labels.last().map_or(0.0, |l| l[1]));
    out
}
