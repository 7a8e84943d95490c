//! Clusters of sentences that keep coming: what an earlier look found is used again where nothing changed.

use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};
use xxhash_rust::xxh3::Xxh3Default;

use crate::same::quick::join::{Near, near_by};
use crate::same::quick::link::{each_component, join_component};
use crate::same::quick::rows::{KEYS, Rows};
use crate::same::quick::words::Sentences;

/// What was found when the sentences were last looked at. Sentences and terms are known by their numbers in
/// [`Sentences`], which do not change when more are added; a row by the first of its sentences.
#[derive(Default)]
pub(in crate::same) struct Past {
    /// The step of each term's rarity.
    steps: Vec<u8>,
    step_of_all: u8,
    /// The keys of the row that begins with each sentence.
    keys: FxHashMap<u32, [u32; KEYS]>,
    pairs: Vec<Pair>,
    /// What was joined: hashes of the pairs of connected sets.
    joined: FxHashSet<u64>,
    /// For each row that was joined with others, the row that its group is known by.
    group: FxHashMap<u32, u32>,
}

/// A pair of rows that are near each other, and the term it was found by.
#[derive(Debug, Clone, Copy)]
struct Pair {
    term: u32,
    a: u32,
    b: u32,
    cosine: f32,
}

/// For each sentence the least key of its cluster, as [`clusters`](super::clusters) gives it.
///
/// A row is looked at again when it is new, or when a term of it has become more common by a step; a list of rows
/// when a row of it is; and a connected set when its pairs are not what they were. All else is taken from `past`,
/// and cannot differ: it depends on the row, the list or the set alone.
pub(super) fn clusters_again(sentences: &Sentences, past: &mut Past, least: f32) -> Vec<u64> {
    let rows = Rows::new(sentences);
    let changed = changed_rows(&rows, past);
    let terms = changed_terms(&rows, past, &changed);
    let mut again = vec![false; rows.term_count()];
    terms.iter().for_each(|&term| again[rows.term_of()[term as usize] as usize] = true);
    past.pairs.retain(|pair| !again[pair.term as usize]);
    let (firsts, row_of) = (rows.firsts(), rows.row_of());
    past.pairs.extend(near_by(&rows, least, &terms).into_iter().map(|(term, near)| Pair {
        term: rows.term_of()[term as usize],
        a: firsts[near.a as usize],
        b: firsts[near.b as usize],
        cosine: near.cosine,
    }));
    let near = past
        .pairs
        .iter()
        .map(|pair| {
            let (a, b) = (row_of[pair.a as usize], row_of[pair.b as usize]);
            Near { a: a.min(b), b: a.max(b), cosine: pair.cosine }
        })
        .collect();
    let found = each_component(&rows, near, |component| {
        let print = fingerprint(&rows, component);
        let as_before =
            past.joined.contains(&print) && component.iter().all(|n| !changed[n.a as usize] && !changed[n.b as usize]);
        if !as_before {
            return (print, join_component(&rows, component, least));
        }
        let mut members: Vec<u32> = component.iter().flat_map(|n| [n.a, n.b]).collect();
        members.sort_unstable();
        members.dedup();
        let before = |row: u32| {
            let first = firsts[row as usize];
            row_of[past.group.get(&first).copied().unwrap_or(first) as usize]
        };
        (print, members.into_iter().map(|row| (row, before(row))).collect())
    });
    let mut group: Vec<u32> = (0..rows.len() as u32).collect();
    past.joined.clear();
    past.group.clear();
    for (print, groups) in found {
        past.joined.insert(print);
        for (row, lowest) in groups {
            group[row as usize] = lowest;
            if row != lowest {
                past.group.insert(firsts[row as usize], firsts[lowest as usize]);
            }
        }
    }
    past.remember(&rows, &changed);
    rows.names(&group)
}

/// Which rows are new or have other weights than before.
fn changed_rows(rows: &Rows, past: &Past) -> Vec<bool> {
    if rows.step_of_all() != past.step_of_all {
        return vec![true; rows.len()];
    }
    let other: Vec<bool> = rows
        .term_of()
        .iter()
        .zip(rows.steps())
        .map(|(&term, step)| past.steps.get(term as usize) != Some(step))
        .collect();
    (0..rows.len())
        .into_par_iter()
        .map(|row| {
            !past.keys.contains_key(&rows.firsts()[row]) || rows.terms(row).iter().any(|&term| other[term as usize])
        })
        .collect()
}

/// The terms whose lists of rows have a changed row, or had one.
fn changed_terms(rows: &Rows, past: &Past, changed: &[bool]) -> Vec<u32> {
    let mut rank = vec![0u32; rows.term_count()];
    rows.term_of().iter().zip(0..).for_each(|(&term, at)| rank[term as usize] = at);
    let mut terms: Vec<u32> = Vec::new();
    for (row, _) in changed.iter().enumerate().filter(|(_, changed)| **changed) {
        terms.extend(rows.rarest_shared(row as u32));
        let before = past.keys.get(&rows.firsts()[row]).into_iter().flatten();
        terms.extend(before.filter(|&&term| term != u32::MAX).map(|&term| rank[term as usize]));
    }
    terms.sort_unstable();
    terms.dedup();
    terms
}

/// A hash of which rows a connected set has and how near they are.
fn fingerprint(rows: &Rows, component: &[Near]) -> u64 {
    let mut hash = Xxh3Default::new();
    for near in component {
        hash.update(&rows.key(near.a as usize).to_le_bytes());
        hash.update(&rows.key(near.b as usize).to_le_bytes());
        hash.update(&near.cosine.to_bits().to_le_bytes());
    }
    hash.digest()
}

impl Past {
    fn remember(&mut self, rows: &Rows, changed: &[bool]) {
        self.step_of_all = rows.step_of_all();
        self.steps.resize(rows.term_count(), 0);
        for (&term, &step) in rows.term_of().iter().zip(rows.steps()) {
            self.steps[term as usize] = step;
        }
        for (row, _) in changed.iter().enumerate().filter(|(_, changed)| **changed) {
            let mut keys = [u32::MAX; KEYS];
            let shared = rows.rarest_shared(row as u32).iter();
            keys.iter_mut().zip(shared).for_each(|(key, &term)| *key = rows.term_of()[term as usize]);
            self.keys.insert(rows.firsts()[row], keys);
        }
    }
}
