//! Groups that one item keeps apart: of two rivals the one that fits worse gives way.
//!
//! Rivals are items that cannot both be in one group though nothing speaks against the rest of it: two sentences
//! of one article. Linkage that only forbids them together lets the first of them to be joined decide: it keeps
//! the group it fell into apart from the one in which its better rival stands, however alike the two groups are.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, BinaryHeap};

use super::{Edge, Group};
use crate::score::Score;

/// One in so many items of either group may have to give way; where more would, the groups are two.
const GIVE_WAY: usize = 3;

/// What is known of items beside their scores. Both relations are symmetric.
pub(crate) struct Relations<'a, S, R, A> {
    /// The score of two items; 0 without an edge. Symmetric.
    pub(crate) score: S,
    /// Where each item comes from. What one source says twice is no evidence that it fits.
    pub(crate) sources: &'a [usize],
    /// Two items of one source of which a group has only the one.
    pub(crate) rivals: R,
    /// Two items that keep their groups apart whatever else is in them.
    pub(crate) apart: A,
}

/// Joins groups of several items whose mean score is at least `join`, when all that keeps them apart is a few
/// rivals. The worst-fitting rivals leave, and go to the group that fits them best with a mean of `threshold`.
///
/// The groups are what [`average_linkage`](crate::cluster::average_linkage) gives, and so is what is returned:
/// sorted, with all items, in the order of their first item. The result depends on the numbering only. Time
/// grows with the edges, and for pairs of groups that are alike with the product of their sizes.
pub(crate) fn give_way<S: Fn(u32, u32) -> f64, R: Fn(u32, u32) -> bool, A: Fn(u32, u32) -> bool>(
    groups: Vec<Group>,
    edges: &[Edge],
    (join, threshold): (f64, f64),
    relations: &Relations<'_, S, R, A>,
) -> Vec<Group> {
    let mut state = State::new(groups, edges);
    let mut left: Vec<u32> = Vec::new();
    let mut heap: BinaryHeap<Candidate> = BinaryHeap::new();
    for group in 0..state.groups.len() {
        state.alike(group, join).for_each(|c| heap.push(c));
    }
    while let Some(Candidate { mean, pair: Reverse((a, b)), versions }) = heap.pop() {
        let (a, b) = (a as usize, b as usize);
        if (state.version[a], state.version[b]) != versions {
            continue;
        }
        let (one, other) = (&state.groups[a].items, &state.groups[b].items);
        // At least one of two rivals leaves: where more are than may, nothing else need be asked.
        let rivals = state.rivals(one, other, relations);
        let may_leave = one.len() / GIVE_WAY + other.len() / GIVE_WAY;
        if rivals > may_leave || one.iter().any(|&x| other.iter().any(|&y| (relations.apart)(x, y))) {
            continue;
        }
        let all: Vec<u32> = one.iter().chain(other).copied().collect();
        let (kept, gone) = state.without_rivals(&all, relations);
        let stays = |group: &[u32]| group.iter().filter(|x| gone.contains(x)).count() * GIVE_WAY <= group.len();
        if !stays(one) || !stays(other) {
            continue;
        }
        state.join(a, b, kept, &gone, mean);
        left.extend(gone);
        state.alike(a, join).for_each(|c| heap.push(c));
    }
    state.place(left, threshold, relations);
    state.finish()
}

#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Candidate {
    mean: Score,
    pair: Reverse<(u32, u32)>,
    versions: (u32, u32),
}

struct State {
    groups: Vec<Group>,
    /// The group of each item.
    of: Vec<usize>,
    near: Vec<Vec<(u32, f64)>>,
    version: Vec<u32>,
}

impl State {
    fn new(groups: Vec<Group>, edges: &[Edge]) -> Self {
        let items = groups.iter().map(|g| g.items.len()).sum();
        let mut of = vec![0; items];
        for (number, group) in groups.iter().enumerate() {
            group.items.iter().for_each(|&item| of[item as usize] = number);
        }
        let mut near = vec![Vec::new(); items];
        for edge in edges {
            near[edge.a as usize].push((edge.b, edge.score));
            near[edge.b as usize].push((edge.a, edge.score));
        }
        Self { version: vec![0; groups.len()], groups, of, near }
    }

    /// The sums of all scores between some items and each group but their own.
    fn sums(&self, items: &[u32]) -> BTreeMap<usize, f64> {
        let mut sums = BTreeMap::new();
        for &item in items {
            for &(other, score) in &self.near[item as usize] {
                let group = self.of[other as usize];
                if group != self.of[item as usize] {
                    *sums.entry(group).or_insert(0.0) += score;
                }
            }
        }
        sums
    }

    /// The groups of several items that a group of several is like.
    fn alike(&self, group: usize, join: f64) -> impl Iterator<Item = Candidate> + '_ {
        let items = &self.groups[group].items;
        let sums = if items.len() > 1 { self.sums(items) } else { BTreeMap::new() };
        sums.into_iter().filter_map(move |(other, sum)| {
            let size = self.groups[other].items.len();
            let mean = sum / (items.len() * size) as f64;
            let (a, b) = (group.min(other), group.max(other));
            (size > 1 && mean >= join).then(|| Candidate {
                mean: Score::new(mean),
                pair: Reverse((a as u32, b as u32)),
                versions: (self.version[a], self.version[b]),
            })
        })
    }

    /// The number of sources that have rivals in two groups.
    fn rivals<S, R: Fn(u32, u32) -> bool, A>(
        &self,
        one: &[u32],
        other: &[u32],
        relations: &Relations<'_, S, R, A>,
    ) -> usize {
        let source = |x: u32| relations.sources[x as usize];
        let mut of: BTreeMap<usize, Vec<u32>> = BTreeMap::new();
        one.iter().for_each(|&x| of.entry(source(x)).or_default().push(x));
        let mut contested = BTreeSet::new();
        for &y in other {
            if of.get(&source(y)).is_some_and(|own| own.iter().any(|&x| (relations.rivals)(x, y))) {
                contested.insert(source(y));
            }
        }
        contested.len()
    }

    /// The items without those that have a better rival among them, and these.
    fn without_rivals<S: Fn(u32, u32) -> f64, R: Fn(u32, u32) -> bool, A>(
        &self,
        items: &[u32],
        relations: &Relations<'_, S, R, A>,
    ) -> (Vec<u32>, Vec<u32>) {
        let source = |x: u32| relations.sources[x as usize];
        let rivals = |x: u32, y: u32| x != y && source(x) == source(y) && (relations.rivals)(x, y);
        let mut kept = items.to_vec();
        kept.sort_unstable();
        let mut gone = Vec::new();
        loop {
            let contested = kept.iter().filter(|&&x| kept.iter().any(|&y| rivals(x, y)));
            let fit = |x: u32| {
                let others: Vec<f64> =
                    kept.iter().filter(|&&y| source(y) != source(x)).map(|&y| (relations.score)(x, y)).collect();
                others.iter().sum::<f64>() / others.len().max(1) as f64
            };
            let worst = contested.map(|&x| (Score::new(fit(x)), Reverse(x))).min();
            let Some((_, Reverse(worst))) = worst else { return (kept, gone) };
            kept.retain(|&x| x != worst);
            gone.push(worst);
        }
    }

    /// Puts the kept items of two groups into the first; what is gone stands alone.
    fn join(&mut self, a: usize, b: usize, kept: Vec<u32>, gone: &[u32], mean: Score) {
        kept.iter().for_each(|&item| self.of[item as usize] = a);
        let cohesion = self.groups[a].cohesion.min(self.groups[b].cohesion).min(mean);
        self.groups[a] = Group { items: kept, cohesion };
        self.groups[b].items.clear();
        self.version[a] += 1;
        self.version[b] += 1;
        for &item in gone {
            self.of[item as usize] = self.groups.len();
            self.groups.push(Group { items: vec![item], cohesion: Score::new(1.0) });
            self.version.push(0);
        }
    }

    /// Gives each single item to the group it is likest to, likest first.
    fn place<S, R: Fn(u32, u32) -> bool, A: Fn(u32, u32) -> bool>(
        &mut self,
        items: Vec<u32>,
        threshold: f64,
        relations: &Relations<'_, S, R, A>,
    ) {
        let best = |state: &Self, item: u32| {
            let fits = |group: usize| {
                let members = &state.groups[group].items;
                members.iter().all(|&y| !(relations.rivals)(item, y) && !(relations.apart)(item, y))
            };
            let means = state.sums(&[item]).into_iter().map(|(g, sum)| (sum / state.groups[g].items.len() as f64, g));
            let fitting = means.filter(|&(mean, g)| mean >= threshold && fits(g));
            fitting.map(|(mean, g)| (Score::new(mean), Reverse(g))).max()
        };
        let mut order: Vec<(Reverse<Option<Score>>, u32)> =
            items.into_iter().map(|item| (Reverse(best(self, item).map(|(mean, _)| mean)), item)).collect();
        order.sort_unstable();
        for (_, item) in order {
            let own = self.of[item as usize];
            if self.groups[own].items.len() > 1 {
                continue;
            }
            // Asked again: others have been placed since.
            if let Some((mean, Reverse(group))) = best(self, item) {
                self.groups[own].items.clear();
                self.of[item as usize] = group;
                let into = &mut self.groups[group];
                into.items.push(item);
                into.items.sort_unstable();
                into.cohesion = into.cohesion.min(mean);
            }
        }
    }

    fn finish(self) -> Vec<Group> {
        let mut groups: Vec<Group> = self.groups.into_iter().filter(|g| !g.items.is_empty()).collect();
        groups.sort_unstable_by(|a, b| a.items.cmp(&b.items));
        groups
    }
}

#[cfg(test)]
mod tests {
    use super::super::average_linkage;
    use super::*;
    use proptest::prelude::*;

    fn edge(a: u32, b: u32, score: f64) -> Edge {
        Edge { a, b, score }
    }

    const SOURCES: [usize; 10] = [0, 1, 2, 3, 1, 0, 2, 3, 0, 1];

    fn run(items: usize, edges: &[Edge], rivals: &[(u32, u32)], apart: &[(u32, u32)]) -> Vec<Vec<u32>> {
        let has = |list: &[(u32, u32)], a: u32, b: u32| list.contains(&(a.min(b), a.max(b)));
        let relations = Relations {
            score: |a: u32, b: u32| edges.iter().find(|e| (e.a, e.b) == (a.min(b), a.max(b))).map_or(0.0, |e| e.score),
            sources: &SOURCES[..items],
            rivals: |a, b| has(rivals, a, b),
            apart: |a, b| has(apart, a, b),
        };
        let fits = |a: u32, b: u32| !has(rivals, a, b) && !has(apart, a, b);
        let groups = average_linkage(items, edges, 0.2, |a, b| a.iter().all(|&x| b.iter().all(|&y| fits(x, y))));
        give_way(groups, edges, (0.3, 0.2), &relations).into_iter().map(|g| g.items).collect()
    }

    /// Two groups of three that are alike but for item 5, which is a rival of item 0.
    fn two_groups() -> Vec<Edge> {
        let mut edges = Vec::new();
        for a in 0..6 {
            for b in a + 1..6 {
                let within = (a < 3) == (b < 3);
                let score = if b == 5 && a < 3 {
                    0.1
                } else if within {
                    0.8
                } else {
                    0.5
                };
                edges.push(edge(a, b, score));
            }
        }
        edges
    }

    #[test]
    fn the_worse_rival_gives_way() {
        assert_eq!(run(6, &two_groups(), &[(0, 5)], &[]), [vec![0, 1, 2, 3, 4], vec![5]]);
        // What keeps them apart for good does so.
        assert_eq!(run(6, &two_groups(), &[(0, 5)], &[(1, 3)]), [vec![0, 1, 2], vec![3, 4, 5]]);
        // Too many rivals: the groups are two.
        assert_eq!(run(6, &two_groups(), &[(0, 5), (1, 4)], &[]), [vec![0, 1, 2], vec![3, 4, 5]]);
    }

    #[test]
    fn what_only_the_one_who_left_kept_apart_is_joined() {
        // 1 and 2 are like all others, 5 is a rival of one in each of the other groups, which are less alike.
        let group = |x: u32| [1, 0, 0, 1, 1, 0, 2, 2, 2][x as usize];
        let mut edges = Vec::new();
        for a in 0..9 {
            for b in a + 1..9 {
                let score = match (group(a), group(b)) {
                    (x, y) if x == y => 0.9,
                    _ if a == 5 || b == 5 => 0.1,
                    (0, 1) | (1, 0) => 0.5,
                    (0, 2) | (2, 0) => 0.8,
                    _ => 0.19,
                };
                edges.push(edge(a, b, score));
            }
        }
        assert_eq!(run(9, &edges, &[(0, 5), (5, 8)], &[]), [vec![0, 1, 2, 3, 4, 6, 7, 8], vec![5]]);
    }

    #[test]
    fn who_gave_way_goes_where_it_fits() {
        let mut edges = two_groups();
        edges.extend([edge(5, 6, 0.3), edge(5, 7, 0.3), edge(6, 7, 0.9)]);
        assert_eq!(run(8, &edges, &[(0, 5)], &[]), [vec![0, 1, 2, 3, 4], vec![5, 6, 7]]);
    }

    proptest! {
        #[test]
        fn every_item_once_and_no_rivals_together(
            scores in prop::collection::vec(0u32..1000, 45),
            rivals in prop::collection::vec((0u32..10, 0u32..10), 0..8),
            apart in prop::collection::vec((0u32..10, 0u32..10), 0..4),
        ) {
            let pairs = |list: Vec<(u32, u32)>| -> Vec<(u32, u32)> {
                list.into_iter().filter(|(a, b)| a != b).map(|(a, b)| (a.min(b), a.max(b))).collect()
            };
            let (mut rivals, apart) = (pairs(rivals), pairs(apart));
            rivals.retain(|&(a, b)| SOURCES[a as usize] == SOURCES[b as usize]);
            let all = (0..10u32).flat_map(|a| (a + 1..10).map(move |b| (a, b)));
            let edges: Vec<Edge> = all.zip(&scores).map(|((a, b), &s)| edge(a, b, f64::from(s) / 1000.0)).collect();
            let groups = run(10, &edges, &rivals, &apart);
            let mut items: Vec<u32> = groups.iter().flatten().copied().collect();
            items.sort_unstable();
            prop_assert_eq!(items, (0..10).collect::<Vec<u32>>());
            for (a, b) in rivals.iter().chain(&apart) {
                prop_assert!(!groups.iter().any(|g| g.contains(a) && g.contains(b)), "{a} {b} in {groups:?}");
            }
        }
    }
}
