//! Finding a name among many, without comparing it with all.

use std::cell::RefCell;

use rustc_hash::FxHashMap;

use super::keys::{keys, whole};
use super::letters::{Pattern, written};
use super::{Name, Verdict, compare};
use crate::score::Score;

/// Most names compared in full for one query, unless more hits are asked for. A candidate ranked lower by
/// shared keys is hardly ever the best.
const CANDIDATES: usize = 24;
/// Candidates that share less than this part of what the best of them shares are not compared.
const SHARED: f32 = 0.1;
/// Most places read in the lists of keys, the rarest keys first: the time of a query does not grow with
/// the number of names. Measured among 15,000 names: as many found as without a limit.
const READ: usize = 3000;
/// Keys whose lists are read whatever their length, so that a name of common words is found, too.
const ALWAYS: usize = 4;
/// What being written alike, letter by letter, is worth in log-odds when hits are put in order. Measured
/// between 1 and 5: flat from 2 on.
const LETTERS: f32 = 2.0;

/// A name found in an index.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hit {
    /// Which name of the index, counted from 0.
    pub line: usize,
    /// How likely it is the same person.
    pub score: Score,
    /// The verdict of the comparison in the balanced setting.
    pub verdict: Verdict,
}

/// Names indexed by their sounds, so that a query is compared with few of them.
#[derive(Debug, Clone, Default)]
pub struct NameIndex {
    names: Vec<Name>,
    /// How many parts each has: read far more often than the names themselves.
    lengths: Vec<u8>,
    /// What decides between names that share as much, the same in any order of the names: a hash of the text.
    marks: Vec<u32>,
    /// The names in plain letters, one after the other, and where each ends.
    letters: Vec<u8>,
    ends: Vec<u32>,
    /// The number of each key.
    keys: FxHashMap<u64, u32>,
    /// Where the list of each key begins in `lists`, and after the last one the end.
    begins: Vec<u32>,
    /// The names that have a key, one list after the other.
    lists: Vec<u32>,
}

thread_local! {
    /// What each name shares with the query, all zero between queries: kept, for clearing it would cost
    /// more than a query.
    static SUMS: RefCell<Vec<f32>> = const { RefCell::new(Vec::new()) };
}

fn small(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

impl NameIndex {
    /// An index of `names`, in their order.
    #[must_use]
    pub fn new(names: impl IntoIterator<Item = Name>) -> Self {
        let mut index = Self { names: names.into_iter().collect(), ..Self::default() };
        let mut numbers: Vec<u32> = Vec::new();
        let mut counts: Vec<u32> = Vec::new();
        let mut lasts: Vec<usize> = Vec::with_capacity(index.names.len());
        for name in &index.names {
            index.lengths.push(u8::try_from(name.parts.len()).unwrap_or(u8::MAX));
            index.marks.push(whole(name) as u32);
            index.letters.extend(written(name.as_str()));
            index.ends.push(small(index.letters.len()));
            let has = if name.parts.is_empty() { Vec::new() } else { keys(name) };
            for key in has.into_iter().chain((!name.parts.is_empty()).then(|| whole(name))) {
                let number = *index.keys.entry(key).or_insert_with(|| {
                    counts.push(0);
                    small(counts.len() - 1)
                });
                counts[number as usize] += 1;
                numbers.push(number);
            }
            lasts.push(numbers.len());
        }
        let mut end = 0;
        index.begins.push(end);
        for count in counts {
            end += count;
            index.begins.push(end);
        }
        let mut free = index.begins.clone();
        index.lists = vec![0; end as usize];
        let mut from = 0;
        for (line, &to) in lasts.iter().enumerate() {
            for &number in &numbers[from..to] {
                let at = &mut free[number as usize];
                index.lists[*at as usize] = small(line);
                *at += 1;
            }
            from = to;
        }
        index
    }

    /// The names, in the order they were given.
    #[must_use]
    pub fn names(&self) -> &[Name] {
        &self.names
    }

    /// The names that have a key.
    fn having(&self, key: u64) -> &[u32] {
        self.keys.get(&key).map_or(&[], |&number| {
            let number = number as usize;
            &self.lists[self.begins[number] as usize..self.begins[number + 1] as usize]
        })
    }

    fn written(&self, line: usize) -> &[u8] {
        let from = if line == 0 { 0 } else { self.ends[line - 1] as usize };
        &self.letters[from..self.ends[line] as usize]
    }

    /// The `top` names most like `name`, the likeliest first; among those nearly as likely, the one whose
    /// letters are most alike; the earlier first among equals. Names
    /// that share no key with it are not found.
    #[must_use]
    pub fn find(&self, name: &Name, top: usize) -> Vec<Hit> {
        if name.parts.is_empty() || top == 0 {
            return Vec::new();
        }
        let pattern = Pattern::new(&written(name.as_str()));
        let mut ranked: Vec<(f32, Hit)> = (self.candidates(name, CANDIDATES.max(top)).into_iter())
            .map(|line| {
                let (score, verdict) = compare::score(name, &self.names[line]);
                let p = (score.get() as f32).clamp(1e-4, 1.0 - 1e-4);
                let rank = (p / (1.0 - p)).ln() + LETTERS * pattern.alike(self.written(line));
                (rank, Hit { line, score, verdict })
            })
            .collect();
        ranked.sort_by(|a, b| b.0.total_cmp(&a.0).then(b.1.score.cmp(&a.1.score)).then(a.1.line.cmp(&b.1.line)));
        ranked.truncate(top);
        ranked.into_iter().map(|(_, hit)| hit).collect()
    }

    /// The names that share the most, and the rarest, keys.
    fn candidates(&self, name: &Name, most: usize) -> Vec<usize> {
        let all = self.names.len();
        let mut lists: Vec<&[u32]> = keys(name).iter().map(|&key| self.having(key)).filter(|l| !l.is_empty()).collect();
        lists.sort_by_key(|list| list.len());
        let mut read = 0;
        let mut ranked: Vec<(f32, u32)> = SUMS.with_borrow_mut(|sums| {
            if sums.len() < all {
                sums.resize(all, 0.0);
            }
            let mut touched: Vec<u32> = Vec::with_capacity(READ);
            for (at, list) in lists.iter().enumerate() {
                read += list.len();
                if at >= ALWAYS && read > READ {
                    break;
                }
                let rarity = (all as f32 / list.len() as f32).ln() + 0.1;
                for &line in *list {
                    let sum = &mut sums[line as usize];
                    if *sum == 0.0 {
                        touched.push(line);
                    }
                    *sum += rarity;
                }
            }
            let ranked = touched.into_iter().map(|line| {
                let sum = std::mem::take(&mut sums[line as usize]);
                // A long name shares keys by its length alone.
                (sum / (4.0 + f32::from(self.lengths[line as usize])), line)
            });
            ranked.collect()
        });
        let better = |a: &(f32, u32), b: &(f32, u32)| {
            let mark = |r: &(f32, u32)| self.marks[r.1 as usize];
            b.0.total_cmp(&a.0).then_with(|| mark(a).cmp(&mark(b))).then(a.1.cmp(&b.1))
        };
        if ranked.len() > most {
            ranked.select_nth_unstable_by(most, better);
            ranked.truncate(most);
        }
        let best = ranked.iter().map(|r| r.0).fold(0.0, f32::max);
        ranked.retain(|r| r.0 >= best * SHARED);
        ranked.into_iter().map(|(_, line)| line as usize).collect()
    }
}
