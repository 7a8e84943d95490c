//! Putting names into groups, one a person.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use rustc_hash::FxHashMap;

use super::{Name, NameIndex, compare};

/// Most hits followed from one name. Duplicates of a spelling count once.
const NEIGHBOURS: usize = 24;
/// Scores are summed in millionths: whole numbers come to the same in any order.
const UNIT: f64 = 1e6;
/// Least average score between two groups for them to be joined. Lower than where the verdict turns to
/// `Same`: among the names of one list two that nearly agree, and that nothing else contradicts, are one
/// person's more often than two names picked from anywhere.
const JOINED: u64 = 300_000;
/// Below this score a pair is contradicted, not only spelled far apart.
const APART: u64 = 20_000;
/// Two groups stay apart when more than one pair of this many is contradicted. Parts left out on both sides
/// (one person as "A B C", "A B", "A D") contradict now and then where all others agree; with three names or
/// fewer one contradiction is enough, so that a chain of near-misses joins nobody.
const CONTRADICTED: u64 = 3;
/// Most pairs compared to join two groups: no person has more spellings, and the time stays bounded.
const MOST_CROSS: usize = 1600;

/// What all pairs between two groups say.
#[derive(Clone, Copy)]
struct Link {
    sum: u64,
    apart: u64,
}

/// Two groups that could be joined: how well they agree, which they are, how often each had grown by then.
type Step = (u64, Reverse<(usize, usize)>, (usize, usize));

struct Groups {
    index: NameIndex,
    members: Vec<Vec<usize>>,
    /// What is known between groups, both ways round.
    links: Vec<FxHashMap<usize, Link>>,
    /// How often a group has grown.
    grown: Vec<usize>,
    heap: BinaryHeap<Step>,
}

impl Groups {
    fn link(&self, a: usize, b: usize) -> Link {
        let mut link = Link { sum: 0, apart: 0 };
        for &x in &self.members[a] {
            for &y in &self.members[b] {
                let (score, _) = compare::score(&self.index.names()[x], &self.index.names()[y]);
                let score = (score.get() * UNIT).round() as u64;
                link.sum += score;
                link.apart += u64::from(score < APART);
            }
        }
        link
    }

    fn set(&mut self, a: usize, b: usize, link: Link) {
        self.links[a].insert(b, link);
        self.links[b].insert(a, link);
        let pairs = (self.members[a].len() * self.members[b].len()) as u64;
        let mean = link.sum / pairs.max(1);
        if mean >= JOINED && link.apart * CONTRADICTED <= pairs && pairs <= MOST_CROSS as u64 {
            let (a, b) = (a.min(b), a.max(b));
            self.heap.push((mean, Reverse((a, b)), (self.grown[a], self.grown[b])));
        }
    }

    /// Adds group `b` to group `a` and brings the links of `a` up to date.
    fn join(&mut self, a: usize, b: usize) {
        let (ours, theirs) = (std::mem::take(&mut self.links[a]), std::mem::take(&mut self.links[b]));
        let mut others: Vec<usize> = ours.keys().chain(theirs.keys()).copied().filter(|&k| k != a && k != b).collect();
        others.sort_unstable();
        others.dedup();
        let mut joined: Vec<(usize, Link)> = Vec::with_capacity(others.len());
        for other in others {
            self.links[other].remove(&a);
            self.links[other].remove(&b);
            let size = self.members[a].len() + self.members[b].len();
            if size * self.members[other].len() > MOST_CROSS {
                continue;
            }
            let one = ours.get(&other).copied().unwrap_or_else(|| self.link(a, other));
            let two = theirs.get(&other).copied().unwrap_or_else(|| self.link(b, other));
            joined.push((other, Link { sum: one.sum + two.sum, apart: one.apart + two.apart }));
        }
        let moved = std::mem::take(&mut self.members[b]);
        self.members[a].extend(moved);
        self.grown[a] += 1;
        self.grown[b] += 1;
        for (other, link) in joined {
            self.set(a, other, link);
        }
    }
}

/// Puts names into groups, one a person: the result gives each name the position of the first name of
/// its group.
///
/// The two groups that agree best on average are joined first, until none agree well enough; groups of which
/// more than one pair in three is contradicted stay apart, so that a chain of near-misses never joins two
/// people. Balanced setting. About one search of the index a name; joining compares at most 1,600 pairs at
/// a time.
#[must_use]
pub fn group(names: &[Name]) -> Vec<usize> {
    // Equal parts are one name to the comparison; a thousand copies cost as much as one.
    let mut seen: FxHashMap<&[super::Part], usize> = FxHashMap::default();
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
    let size = distinct.len();
    let mut groups = Groups {
        index: NameIndex::new(distinct.iter().map(|&at| names[at].clone())),
        members: (0..size).map(|at| vec![at]).collect(),
        links: vec![FxHashMap::default(); size],
        grown: vec![0; size],
        heap: BinaryHeap::new(),
    };
    for at in 0..size {
        for hit in groups.index.find(&groups.index.names()[at], NEIGHBOURS) {
            if hit.line != at && !groups.links[at].contains_key(&hit.line) {
                let score = (hit.score.get() * UNIT).round() as u64;
                groups.set(at, hit.line, Link { sum: score, apart: u64::from(score < APART) });
            }
        }
    }
    while let Some((_, Reverse((a, b)), grown)) = groups.heap.pop() {
        if (groups.grown[a], groups.grown[b]) == grown {
            groups.join(a, b);
        }
    }
    let mut home = vec![0; size];
    for (at, members) in groups.members.iter().enumerate() {
        for &member in members {
            home[member] = at;
        }
    }
    let mut first: FxHashMap<usize, usize> = FxHashMap::default();
    of.iter().enumerate().map(|(at, &d)| *first.entry(home[d]).or_insert(at)).collect()
}
