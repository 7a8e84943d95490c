//! Average linkage of rows, from their sums instead of all their pairs.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use crate::same::quick::join::Near;
use crate::same::quick::rows::Rows;

/// Steps in which means are compared. Coarse enough that a pair of groups is looked at few times while one
/// of them grows, fine enough to join nearer groups first.
const STEPS: f32 = 128.0;
/// Terms a group is known by: its heaviest. Bounds what a huge group costs; news has fewer in a group.
const HEAVIEST: usize = 512;

/// For each row, the lowest row of its group.
///
/// Groups are joined, nearest first, while the mean cosine of all pairs across is at least `least`. The mean
/// is the product of the groups' sums, so pairs that the join did not find count as well. A mean over two
/// groups is never above the means of their parts, so the score under which a pair waits is a bound, and is
/// made good when its turn comes.
pub(super) fn link(rows: &Rows, near: Vec<Near>, least: f32) -> Vec<u32> {
    let joined = each_component(rows, near, |component| join_component(rows, component, least));
    let mut group: Vec<u32> = (0..rows.len() as u32).collect();
    for (row, lowest) in joined.into_iter().flatten() {
        group[row as usize] = lowest;
    }
    group
}

/// Rows with the lowest row of the group of each.
pub(super) type Groups = Vec<(u32, u32)>;

/// Joins the rows of one connected set; its pairs are in order and each there once.
pub(super) fn join_component(rows: &Rows, component: &[Near], least: f32) -> Groups {
    Linkage::new(rows, component).run(component, least)
}

/// What `work` makes of each connected set of rows, of which it gets the pairs in order and each once.
pub(super) fn each_component<T: Send>(rows: &Rows, near: Vec<Near>, work: impl Fn(&[Near]) -> T + Sync) -> Vec<T> {
    let mut root: Vec<u32> = (0..rows.len() as u32).collect();
    for n in &near {
        let (a, b) = (find(&mut root, n.a), find(&mut root, n.b));
        root[a.max(b) as usize] = a.min(b);
    }
    for row in 0..root.len() as u32 {
        root[row as usize] = find(&mut root, row);
    }
    // No group reaches beyond what is connected.
    let mut near = by_root(near, &root);
    near.par_chunk_by_mut(|x, y| root[x.a as usize] == root[y.a as usize])
        .map(|component| {
            component.sort_unstable_by_key(|n| u64::from(n.a) << 32 | u64::from(n.b));
            let mut kept = 0;
            for at in 0..component.len() {
                if at == 0 || (component[at].a, component[at].b) != (component[kept - 1].a, component[kept - 1].b) {
                    component[kept] = component[at];
                    kept += 1;
                }
            }
            work(&component[..kept])
        })
        .collect()
}

/// The pairs of each connected set beside each other: counted into place, which no sort of as many is as fast as.
fn by_root(near: Vec<Near>, root: &[u32]) -> Vec<Near> {
    let mut next = vec![0usize; root.len() + 1];
    for n in &near {
        next[root[n.a as usize] as usize + 1] += 1;
    }
    for at in 1..next.len() {
        next[at] += next[at - 1];
    }
    let mut placed = vec![Near { a: 0, b: 0, cosine: 0.0 }; near.len()];
    for n in near {
        let at = &mut next[root[n.a as usize] as usize];
        placed[*at] = n;
        *at += 1;
    }
    placed
}

fn find(root: &mut [u32], mut row: u32) -> u32 {
    while root[row as usize] != row {
        let above = root[root[row as usize] as usize];
        root[row as usize] = above;
        row = above;
    }
    row
}

/// A sum of rows: terms in order with weights.
type Sum = Vec<(u32, f32)>;

/// The linkage of one connected set of rows; rows have local numbers in it.
struct Linkage {
    items: Vec<u32>,
    root: Vec<u32>,
    size: Vec<u32>,
    sums: Vec<Sum>,
}

/// A pair that waits: its step, then the lower numbers first. The last is the size of both groups when the
/// step was made.
type Waiting = (u32, Reverse<u32>, Reverse<u32>, u32);

impl Linkage {
    fn new(rows: &Rows, component: &[Near]) -> Self {
        let mut items: Vec<u32> = component.iter().flat_map(|n| [n.a, n.b]).collect();
        items.sort_unstable();
        items.dedup();
        let sums = items
            .iter()
            .map(|&row| {
                let row = row as usize;
                lightened(rows.terms(row).iter().map(|&t| (t, rows.weight(row, t))).collect())
            })
            .collect();
        let all = items.len();
        Self { items, root: (0..all as u32).collect(), size: vec![1; all], sums }
    }

    /// Joins, and gives the lowest row of the group of each.
    fn run(mut self, component: &[Near], least: f32) -> Vec<(u32, u32)> {
        let local = |row: u32| self.items.partition_point(|&i| i < row) as u32;
        let mut heap: BinaryHeap<Waiting> =
            component.iter().map(|n| (step(n.cosine), Reverse(local(n.a)), Reverse(local(n.b)), 2)).collect();
        // Pairs of groups that are waiting with their true mean, by the size of both at that time.
        let mut seen: FxHashMap<(u32, u32), u32> = FxHashMap::default();
        while let Some((waited, Reverse(a), Reverse(b), size_then)) = heap.pop() {
            let (x, y) = (find(&mut self.root, a), find(&mut self.root, b));
            if x == y {
                continue;
            }
            let (low, high) = (x.min(y), x.max(y));
            let size = self.size[low as usize] + self.size[high as usize];
            if size != size_then {
                if seen.insert((low, high), size) == Some(size) {
                    // Another pair of rows stands for the same two groups.
                    continue;
                }
                let mean = self.mean(low as usize, high as usize);
                if mean < least {
                    continue;
                }
                if step(mean) < waited {
                    heap.push((step(mean), Reverse(a), Reverse(b), size));
                    continue;
                }
            }
            self.join(low as usize, high as usize);
        }
        (0..self.items.len() as u32)
            .map(|at| {
                let lowest = find(&mut self.root, at);
                (self.items[at as usize], self.items[lowest as usize])
            })
            .collect()
    }

    fn mean(&self, a: usize, b: usize) -> f32 {
        product(&self.sums[a], &self.sums[b]) / (self.size[a] as f32 * self.size[b] as f32)
    }

    /// Joins group `high` to group `low`.
    fn join(&mut self, low: usize, high: usize) {
        let (a, b) = (std::mem::take(&mut self.sums[low]), std::mem::take(&mut self.sums[high]));
        self.sums[low] = lightened(added(&a, &b));
        self.size[low] += self.size[high];
        self.root[high] = low as u32;
    }
}

fn step(score: f32) -> u32 {
    (score * STEPS) as u32
}

fn product(a: &[(u32, f32)], b: &[(u32, f32)]) -> f32 {
    let (mut i, mut j, mut sum) = (0, 0, 0.0);
    while i < a.len() && j < b.len() {
        let (x, y) = (a[i], b[j]);
        if x.0 == y.0 {
            sum += x.1 * y.1;
        }
        i += usize::from(x.0 <= y.0);
        j += usize::from(y.0 <= x.0);
    }
    sum
}

fn added(a: &[(u32, f32)], b: &[(u32, f32)]) -> Sum {
    let mut out = Vec::with_capacity(a.len() + b.len());
    let (mut i, mut j) = (0, 0);
    while i < a.len() && j < b.len() {
        let (x, y) = (a[i], b[j]);
        out.push(match x.0.cmp(&y.0) {
            std::cmp::Ordering::Less => x,
            std::cmp::Ordering::Greater => y,
            std::cmp::Ordering::Equal => (x.0, x.1 + y.1),
        });
        i += usize::from(x.0 <= y.0);
        j += usize::from(y.0 <= x.0);
    }
    out.extend_from_slice(&a[i..]);
    out.extend_from_slice(&b[j..]);
    out
}

/// The heaviest terms of a sum.
fn lightened(mut sum: Sum) -> Sum {
    if sum.len() > HEAVIEST {
        sum.sort_unstable_by(|x, y| y.1.total_cmp(&x.1).then(x.0.cmp(&y.0)));
        sum.truncate(HEAVIEST);
        sum.sort_unstable_by_key(|x| x.0);
    }
    sum
}
