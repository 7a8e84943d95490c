//! Putting many names into groups, one a person, without comparing all with all.

use rustc_hash::FxHashMap;

use super::index::NameIndex;
use super::{Name, Part, compare};
use crate::score::Score;

/// Most hits followed from one name. Duplicates of a spelling count once.
const NEIGHBOURS: usize = 24;

/// Puts names into groups, one a person: the result gives each name the position of the first name of
/// its group.
///
/// Two groups are joined only when no name of one plainly contradicts a name of the other and on
/// average they are the same, so that a chain of near-misses never joins two people. Balanced setting.
#[must_use]
pub fn group(names: &[Name]) -> Vec<usize> {
    // Equal parts are one name to the comparison; a thousand copies cost as much as one.
    let mut seen: FxHashMap<&[Part], usize> = FxHashMap::default();
    let mut distinct: Vec<usize> = Vec::new();
    let of: Vec<usize> = (names.iter().enumerate())
        .map(|(at, name)| {
            if name.parts.is_empty() {
                distinct.push(at);
                return distinct.len() - 1;
            }
            *seen.entry(&name.parts).or_insert_with(|| {
                distinct.push(at);
                distinct.len() - 1
            })
        })
        .collect();
    let index = NameIndex::new(distinct.iter().map(|&at| names[at].clone()));
    let mut edges: Vec<(Score, usize, usize)> = Vec::new();
    for (at, name) in index.names().iter().enumerate() {
        for hit in index.find(name, NEIGHBOURS) {
            if hit.line != at && hit.score.get() >= JOINED {
                edges.push((hit.score, at.min(hit.line), at.max(hit.line)));
            }
        }
    }
    edges.sort_by(|a, b| b.0.cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    edges.dedup();
    let mut home: Vec<usize> = (0..distinct.len()).collect();
    let mut members: Vec<Vec<usize>> = (0..distinct.len()).map(|at| vec![at]).collect();
    for (_, a, b) in edges {
        let (a, b) = (home[a].min(home[b]), home[a].max(home[b]));
        if a == b || members[a].len() * members[b].len() > MOST_CROSS || !agree(&index, &members[a], &members[b]) {
            continue;
        }
        let moved = std::mem::take(&mut members[b]);
        for &at in &moved {
            home[at] = a;
        }
        members[a].extend(moved);
    }
    let mut first: FxHashMap<usize, usize> = FxHashMap::default();
    of.iter().enumerate().map(|(at, &d)| *first.entry(home[d]).or_insert(at)).collect()
}

/// Least average score between two groups for them to be joined. Lower than where the verdict turns to
/// `Same`: among the names of one list two that nearly agree, and that nothing else contradicts, are one
/// person's more often than two names picked from anywhere.
const JOINED: f64 = 0.3;
/// Below this score one pair keeps two groups apart: contradicted, not only spelled far apart. Higher
/// values split long lists of spellings, lower ones let a chain pass.
const APART: f64 = 0.02;
/// Most pairs compared to join two groups: no person has more spellings, and the time stays bounded.
const MOST_CROSS: usize = 1600;

fn agree(index: &NameIndex, a: &[usize], b: &[usize]) -> bool {
    let mut sum = 0.0;
    for &x in a {
        for &y in b {
            let (score, _) = compare::score(&index.names()[x], &index.names()[y]);
            if score.get() < APART {
                return false;
            }
            sum += score.get();
        }
    }
    sum / (a.len() * b.len()) as f64 >= JOINED
}
