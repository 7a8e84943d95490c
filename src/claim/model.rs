//! The weights of the model, and where its features point in them.
//!
//! Features are numbers (hashes) that choose a row; two that fall on one row share its weight, which the
//! fit knows of.

/// Rows of the first table: is a word a cue.
pub const CUE_ROWS: usize = 1 << 14;
/// Rows of the second: what a word is to a cue. A row has [`WIDTH`] weights.
pub const CHAIN_ROWS: usize = 1 << 14;
/// Weights in a row of the second table: being said, being the speaker, and the six ways of passing from
/// one of content, speaker and neither to another between two words.
pub const WIDTH: usize = 8;
/// Rows of the third: is a stretch of words what is said.
pub const RANK_ROWS: usize = 1 << 14;

/// Weights, as embedded or while they are fitted.
pub trait Weights {
    /// The sum of the weights that features have in the first table.
    fn cue(&self, features: &[u32]) -> f32;
    /// The sums in the second.
    fn chain(&self, features: &[u32]) -> [f32; WIDTH];
    /// The sum in the third.
    fn rank(&self, features: &[u32]) -> f32;
}

/// Bytes of the tables as written: a step for each, then a byte a weight.
const BYTES: usize = 3 * 4 + CUE_ROWS + CHAIN_ROWS * WIDTH + RANK_ROWS;

/// Weights of a byte each, in steps of the table they stand in.
#[derive(Debug, Clone, Copy)]
pub struct Tables<'a> {
    steps: [f32; 3],
    cue: &'a [u8],
    chain: &'a [u8],
    rank: &'a [u8],
}

impl<'a> Tables<'a> {
    /// The tables written in `bytes`; nothing when they are of another length.
    #[must_use]
    pub fn new(bytes: &'a [u8]) -> Option<Self> {
        if bytes.len() != BYTES {
            return None;
        }
        let step = |n: usize| Some(f32::from_le_bytes(bytes.get(4 * n..4 * n + 4)?.try_into().ok()?));
        let (cue, rest) = bytes[12..].split_at(CUE_ROWS);
        let (chain, rank) = rest.split_at(CHAIN_ROWS * WIDTH);
        Some(Self { steps: [step(0)?, step(1)?, step(2)?], cue, chain, rank })
    }

    /// Writes tables: every weight to the nearest step, of which the largest has 127.
    #[must_use]
    pub fn write(cue: &[f32], chain: &[f32], rank: &[f32]) -> Vec<u8> {
        let mut steps = Vec::new();
        let mut bytes = Vec::new();
        for table in [cue, chain, rank] {
            let step = table.iter().fold(1e-6f32, |most, w| most.max(w.abs())) / 127.0;
            steps.extend(step.to_le_bytes());
            bytes.extend(table.iter().map(|w| (w / step).round().clamp(-127.0, 127.0) as i8 as u8));
        }
        steps.extend(bytes);
        steps
    }
}

/// The weights of this crate: made by `examples/claim_weights.rs`, which says from what.
pub(crate) fn embedded() -> Tables<'static> {
    const WEIGHTS: &[u8; BYTES] = include_bytes!("data/claims.bin");
    let step = |n: usize| f32::from_le_bytes([WEIGHTS[n], WEIGHTS[n + 1], WEIGHTS[n + 2], WEIGHTS[n + 3]]);
    let (cue, rest) = WEIGHTS[12..].split_at(CUE_ROWS);
    let (chain, rank) = rest.split_at(CHAIN_ROWS * WIDTH);
    Tables { steps: [step(0), step(4), step(8)], cue, chain, rank }
}

/// The sum of the bytes that features choose.
fn sum(table: &[u8], features: &[u32]) -> i32 {
    features.iter().map(|&f| i32::from(table[f as usize % table.len()] as i8)).sum()
}

impl Weights for Tables<'_> {
    fn cue(&self, features: &[u32]) -> f32 {
        sum(self.cue, features) as f32 * self.steps[0]
    }

    fn chain(&self, features: &[u32]) -> [f32; WIDTH] {
        let mut sums = [0i32; WIDTH];
        for &f in features {
            let at = f as usize % CHAIN_ROWS * WIDTH;
            for (sum, &w) in sums.iter_mut().zip(&self.chain[at..at + WIDTH]) {
                *sum += i32::from(w as i8);
            }
        }
        sums.map(|s| s as f32 * self.steps[1])
    }

    fn rank(&self, features: &[u32]) -> f32 {
        sum(self.rank, features) as f32 * self.steps[2]
    }
}
