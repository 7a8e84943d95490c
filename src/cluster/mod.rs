//! Average linkage on a sparse graph. Knows items by number and pairs by score; no text, no claims.

mod company;
mod rivals;

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use rustc_hash::FxHashMap;

use crate::score::Score;

pub(crate) use company::by_company;
pub(crate) use rivals::{Relations, give_way};

/// A pair of items that are alike, `a < b`. Pairs not given score 0.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Edge {
    pub(crate) a: u32,
    pub(crate) b: u32,
    pub(crate) score: f64,
}

/// Groups `items` by average linkage: the two groups with the highest mean score over all their pairs
/// are joined, again and again, while that mean is at least `threshold`. Groups of which `may_join` says
/// no are never joined; its answer must not turn from no to yes when a group grows.
///
/// The mean over *all* pairs keeps a group from growing along a chain of neighbours: a bridge between two
/// groups is one high score among many zeros. Ties go to the pair with the lowest item numbers, so the
/// result depends on the numbering only. Returned are the groups, each sorted, in the order of their
/// first item, with the lowest mean at which a group was joined (1 for a single item).
///
/// About `e log e` for `e` edges, as long as groups stay small beside the number of items.
pub(crate) fn average_linkage(
    items: usize,
    edges: &[Edge],
    threshold: f64,
    may_join: impl Fn(&[u32], &[u32]) -> bool,
) -> Vec<Group> {
    let mut state = State::new(items);
    for edge in edges {
        debug_assert!(edge.a < edge.b && (edge.b as usize) < items, "edges are between known items, lower first");
        state.near[edge.a as usize].insert(edge.b, edge.score);
        state.near[edge.b as usize].insert(edge.a, edge.score);
    }
    let mut heap: BinaryHeap<Candidate> =
        edges.iter().filter(|e| e.score >= threshold).map(|e| Candidate::new(e.score, e.a, e.b, (0, 0))).collect();
    while let Some(top) = heap.pop() {
        let (a, b) = (top.a.0, top.b.0);
        // A pair from before one of its groups changed is out of date; the newer one is in the heap too.
        if (state.version[a as usize], state.version[b as usize]) != top.versions
            || !may_join(&state.members[a as usize], &state.members[b as usize])
        {
            continue;
        }
        state.join(a, b, top.mean.get());
        let size = state.members[a as usize].len() as f64;
        let mut fresh: Vec<(u32, f64)> = state.near[a as usize].iter().map(|(&n, &sum)| (n, sum)).collect();
        fresh.sort_unstable_by_key(|&(n, _)| n);
        for (n, sum) in fresh {
            let mean = sum / (size * state.members[n as usize].len() as f64);
            if mean >= threshold {
                let (low, high) = (a.min(n), a.max(n));
                heap.push(Candidate::new(mean, low, high, (state.version[low as usize], state.version[high as usize])));
            }
        }
    }
    state.groups()
}

/// A group of items.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Group {
    /// In ascending order.
    pub(crate) items: Vec<u32>,
    /// The lowest mean at which it was joined: how much its weakest seam holds.
    pub(crate) cohesion: Score,
}

#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Candidate {
    mean: Score,
    a: Reverse<u32>,
    b: Reverse<u32>,
    versions: (u32, u32),
}

impl Candidate {
    fn new(mean: f64, a: u32, b: u32, versions: (u32, u32)) -> Self {
        Self { mean: Score::new(mean), a: Reverse(a), b: Reverse(b), versions }
    }
}

struct State {
    /// Items of the group that has this number, the number being its lowest item; empty when joined away.
    members: Vec<Vec<u32>>,
    /// Sum of the scores of all pairs between this group and another.
    near: Vec<FxHashMap<u32, f64>>,
    version: Vec<u32>,
    cohesion: Vec<f64>,
}

impl State {
    fn new(items: usize) -> Self {
        Self {
            members: (0..items as u32).map(|i| vec![i]).collect(),
            near: vec![FxHashMap::default(); items],
            version: vec![0; items],
            cohesion: vec![1.0; items],
        }
    }

    /// Joins group `b` to group `a < b`.
    fn join(&mut self, a: u32, b: u32, mean: f64) {
        let (low, high) = (a as usize, b as usize);
        let moved = std::mem::take(&mut self.members[high]);
        self.members[low].extend(moved);
        for (other, sum) in std::mem::take(&mut self.near[high]) {
            self.near[other as usize].remove(&b);
            if other != a {
                *self.near[low].entry(other).or_insert(0.0) += sum;
                let total = self.near[low][&other];
                self.near[other as usize].insert(a, total);
            }
        }
        self.near[low].remove(&b);
        self.version[low] += 1;
        self.version[high] += 1;
        self.cohesion[low] = self.cohesion[low].min(self.cohesion[high]).min(mean);
    }

    fn groups(self) -> Vec<Group> {
        self.members
            .into_iter()
            .zip(self.cohesion)
            .filter(|(items, _)| !items.is_empty())
            .map(|(mut items, cohesion)| {
                items.sort_unstable();
                Group { items, cohesion: Score::new(cohesion) }
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn sets(groups: &[Group]) -> Vec<Vec<u32>> {
        groups.iter().map(|g| g.items.clone()).collect()
    }

    fn always(_: &[u32], _: &[u32]) -> bool {
        true
    }

    fn edge(a: u32, b: u32, score: f64) -> Edge {
        Edge { a, b, score }
    }

    #[test]
    fn a_bridge_does_not_chain_two_groups() {
        let edges = [edge(0, 1, 0.9), edge(2, 3, 0.9), edge(1, 2, 0.6)];
        assert_eq!(sets(&average_linkage(4, &edges, 0.4, always)), [vec![0, 1], vec![2, 3]]);
        assert_eq!(sets(&average_linkage(4, &edges, 0.1, always)), [vec![0, 1, 2, 3]]);
    }

    #[test]
    fn pairs_apart_stay_apart_through_every_join() {
        let edges = [edge(0, 1, 0.9), edge(1, 2, 0.9), edge(0, 2, 0.9)];
        assert_eq!(
            sets(&average_linkage(3, &edges, 0.4, |a, b| !(a.contains(&0) && b.contains(&2)))),
            [vec![0, 1], vec![2]]
        );
    }

    #[test]
    fn the_weakest_seam_is_told() {
        let groups = average_linkage(3, &[edge(0, 1, 0.8), edge(0, 2, 0.4), edge(1, 2, 0.4)], 0.3, always);
        assert_eq!((groups.len(), groups[0].cohesion.get()), (1, 0.4));
        assert_eq!(average_linkage(1, &[], 0.3, always)[0].cohesion.get(), 1.0);
    }

    /// The definition, step by step, on a full matrix.
    fn slow(items: usize, edges: &[Edge], threshold: f64) -> Vec<Vec<u32>> {
        let mut groups: Vec<Vec<u32>> = (0..items as u32).map(|i| vec![i]).collect();
        let score = |a: u32, b: u32| edges.iter().find(|e| (e.a, e.b) == (a.min(b), a.max(b))).map_or(0.0, |e| e.score);
        loop {
            let mut best: Option<(f64, usize, usize)> = None;
            for i in 0..groups.len() {
                for j in i + 1..groups.len() {
                    let sum: f64 = groups[i].iter().flat_map(|&a| groups[j].iter().map(move |&b| score(a, b))).sum();
                    let mean = sum / (groups[i].len() * groups[j].len()) as f64;
                    if best.is_none_or(|(m, _, _)| mean > m) {
                        best = Some((mean, i, j));
                    }
                }
            }
            match best {
                Some((mean, i, j)) if mean >= threshold => {
                    let moved = groups.remove(j);
                    groups[i].extend(moved);
                    groups[i].sort_unstable();
                    groups.sort();
                }
                _ => return groups,
            }
        }
    }

    proptest! {
        #[test]
        fn agrees_with_the_definition(scores in prop::collection::vec(0u32..1_000_000, 15)) {
            // Distinct scores: with ties the sums of the two ways may round differently.
            let mut edges = Vec::new();
            let mut at = 0;
            for a in 0..6 {
                for b in a + 1..6 {
                    edges.push(edge(a, b, f64::from(scores[at]) / 1e6 + f64::from(at as u32) * 1e-9));
                    at += 1;
                }
            }
            prop_assert_eq!(sets(&average_linkage(6, &edges, 0.5, always)), slow(6, &edges, 0.5));
        }
    }
}
