//! Which rows are near each other, without looking at all pairs.

use rayon::prelude::*;

use crate::same::quick::rows::Rows;

/// Two rows, lower number first, and their cosine.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Near {
    pub(super) a: u32,
    pub(super) b: u32,
    pub(super) cosine: f32,
}

/// Rows that share keys of which all pairs are looked at. A longer list is split by the next key they share.
const SHORT: usize = 8;
/// Rows that each row of a list is held against when the rows share three keys and are still too many. The
/// rows of such a list are nearly alike, and a chain of them is enough for the linkage to see them all.
const NEXT: usize = 2;
/// Terms a task looks at: enough to pay for handing it to a thread.
const TASK: usize = 512;

/// The pairs with a cosine of at least `least` that share a key which few rows have, two keys that few rows
/// have together, or three and stand near each other in the order of rows. In no order; some more than once.
///
/// At most KEYS over 3 * NEXT + KEYS over 2 * SHORT pairs a row, whatever the text: the loss is that of pairs
/// which have no such keys in common.
pub(super) fn near(rows: &Rows, least: f32) -> Vec<Near> {
    let index = Index::new(rows);
    let starts: Vec<usize> = (0..rows.term_count()).step_by(TASK).collect();
    let found: Vec<Vec<Near>> = starts
        .into_par_iter()
        .map(|start| {
            let mut search = Search { rows, index: &index, least, found: Vec::new() };
            let mut room = Room::default();
            for term in start..rows.term_count().min(start + TASK) {
                search.term(term, &mut room);
            }
            // A pair is found by several keys.
            search.found.sort_unstable_by_key(|n| of_key(n.a, n.b));
            search.found.dedup_by_key(|n| (n.a, n.b));
            search.found.shrink_to_fit();
            search.found
        })
        .collect();
    drop(index);
    let mut all = Vec::with_capacity(found.iter().map(Vec::len).sum());
    for mut some in found {
        all.append(&mut some);
    }
    all
}

/// The same pairs for some terms alone, each with the first term it was found by.
pub(super) fn near_by(rows: &Rows, least: f32, terms: &[u32]) -> Vec<(u32, Near)> {
    let index = Index::new(rows);
    let found: Vec<Vec<(u32, Near)>> = terms
        .par_chunks(TASK)
        .map(|terms| {
            let mut search = Search { rows, index: &index, least, found: Vec::new() };
            let mut room = Room::default();
            let mut all = Vec::new();
            for &term in terms {
                search.term(term as usize, &mut room);
                all.extend(search.found.drain(..).map(|near| (term, near)));
            }
            all
        })
        .collect();
    found.into_iter().flatten().collect()
}

/// The rows that have each term among their keys, in order.
struct Index {
    starts: Vec<usize>,
    rows: Vec<u32>,
}

impl Index {
    fn new(rows: &Rows) -> Self {
        let mut starts = vec![0usize; rows.term_count() + 1];
        for row in 0..rows.len() {
            for &term in rows.rarest_shared(row as u32) {
                starts[term as usize + 1] += 1;
            }
        }
        for at in 1..starts.len() {
            starts[at] += starts[at - 1];
        }
        let mut fill = starts.clone();
        let mut listed = vec![0; starts[rows.term_count()]];
        for row in 0..rows.len() {
            for &term in rows.rarest_shared(row as u32) {
                listed[fill[term as usize]] = row as u32;
                fill[term as usize] += 1;
            }
        }
        Self { starts, rows: listed }
    }

    fn rows(&self, term: usize) -> &[u32] {
        &self.rows[self.starts[term]..self.starts[term + 1]]
    }
}

/// Lists to work in: rows under a key, as one number each, which sorts faster than two.
#[derive(Default)]
struct Room {
    second: Vec<u64>,
    third: Vec<u64>,
}

fn of_key(key: u32, row: u32) -> u64 {
    u64::from(key) << 32 | u64::from(row)
}

fn key_of(entry: u64) -> u32 {
    (entry >> 32) as u32
}

fn row_of(entry: u64) -> u32 {
    entry as u32
}

struct Search<'a> {
    rows: &'a Rows,
    index: &'a Index,
    least: f32,
    found: Vec<Near>,
}

impl Search<'_> {
    /// Looks at the rows that share `first`.
    fn term(&mut self, first: usize, Room { second, third }: &mut Room) {
        let list = self.index.rows(first);
        if list.len() <= SHORT {
            return self.all_pairs(list.iter().copied(), &[first as u32]);
        }
        second.clear();
        for &row in list {
            second.extend(self.later_keys(row, first as u32).map(|key| of_key(key, row)));
        }
        second.sort_unstable();
        for pair in second.chunk_by(|&x, &y| key_of(x) == key_of(y)) {
            if pair.len() <= SHORT {
                self.all_pairs(pair.iter().map(|&r| row_of(r)), &[first as u32, key_of(pair[0])]);
                continue;
            }
            third.clear();
            for (key, row) in pair.iter().map(|&r| (key_of(r), row_of(r))) {
                third.extend(self.later_keys(row, key).map(|key| of_key(key, row)));
            }
            third.sort_unstable();
            for triple in third.chunk_by(|&x, &y| key_of(x) == key_of(y)) {
                for (at, &a) in triple.iter().enumerate() {
                    for &b in triple[at + 1..].iter().take(NEXT) {
                        self.look(row_of(a), row_of(b));
                    }
                }
            }
            if third.is_empty() {
                // Nothing beyond the two keys: the chain alone.
                for two in pair.windows(2) {
                    self.look(row_of(two[0]), row_of(two[1]));
                }
            }
        }
    }

    fn later_keys(&self, row: u32, key: u32) -> impl Iterator<Item = u32> + use<'_> {
        let keys = self.rows.rarest_shared(row);
        keys[keys.partition_point(|&k| k <= key)..].iter().copied()
    }

    /// Looks at all pairs of a list of rows that share `keys`, but those that share rarer ones: they were looked
    /// at there, or were too many there and are nearly alike.
    fn all_pairs(&mut self, list: impl Iterator<Item = u32> + Clone, keys: &[u32]) {
        let mut have: [(u32, &[u32]); SHORT] = [(0, &[]); SHORT];
        let rows = self.rows;
        let len = list.zip(&mut have).map(|(row, at)| *at = (row, rows.rarest_shared(row))).count();
        for (at, &(a, of_a)) in have[..len].iter().enumerate() {
            for &(b, of_b) in &have[at + 1..len] {
                let shared = of_a.iter().filter(|key| of_b.contains(key));
                if shared.take(keys.len()).eq(keys) {
                    self.look(a, b);
                }
            }
        }
    }

    fn look(&mut self, a: u32, b: u32) {
        let cosine = self.rows.cosine(a as usize, b as usize);
        if cosine >= self.least {
            self.found.push(Near { a, b, cosine });
        }
    }
}
