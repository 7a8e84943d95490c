//! Finding a name among many, without comparing it with all.

use std::cell::RefCell;

use rustc_hash::FxHashMap;

use super::keys::{keys, whole};
use super::letters::{Pattern, written};
use super::{Name, Verdict, compare};
use crate::score::Score;

/// Most names compared in full for one query, unless more hits are asked for. A candidate ranked lower by
/// shared keys is hardly ever the best: with 48 no more were found.
const CANDIDATES: usize = 12;
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
/// What each word that the query has more costs instead, in log-odds, where the letters are of two scripts.
/// Measured between 0.2 and 0.7: flat.
const MISSING: f32 = 0.4;

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
///
/// Building takes time and memory in proportion to the names and their length. Measured on one core of a
/// small machine: for 100,000 names of two to four words less than a second and 20 to 35 MB beside the names
/// themselves, which take about 0.7 kB each; for a million seven seconds and 200 to 350 MB beside 700 MB.
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

    /// The `top` names most like `name`, the likeliest first: a name written exactly alike before all others,
    /// and among those nearly as likely the one whose letters are most alike. Equals stand in the order of
    /// their text, and equal texts in the order they were given, so that another order of the names changes
    /// the answer's positions and nothing else.
    ///
    /// Names that share no key with it are not found, and of those that do only the twelve that share most
    /// (or `top`, if that is more) are compared. Of queries spelled a little otherwise, 99 in 100 find the
    /// best of 100,000 names. A name written exactly alike is never missed. The time does not
    /// grow with the number of names, as long as the query has four keys that few of them share.
    #[must_use]
    pub fn find(&self, name: &Name, top: usize) -> Vec<Hit> {
        if name.parts.is_empty() || top == 0 {
            return Vec::new();
        }
        let pattern = Pattern::new(&written(name.as_str()));
        let mut ranked: Vec<(f32, Hit)> = (self.candidates(name, CANDIDATES.max(top)).into_iter())
            .map(|line| {
                let (score, verdict) = compare::score(name, &self.names[line]);
                let hit = Hit { line, score, verdict };
                (self.rank(name, &pattern, hit), hit)
            })
            .collect();
        let text = |hit: Hit| self.names[hit.line].as_str();
        ranked.sort_by(|a, b| {
            let order = b.0.total_cmp(&a.0).then(b.1.score.cmp(&a.1.score));
            order.then_with(|| text(a.1).cmp(text(b.1))).then(a.1.line.cmp(&b.1.line))
        });
        ranked.truncate(top);
        ranked.into_iter().map(|(_, hit)| hit).collect()
    }

    /// What a hit is ranked by: the log-odds of the judgement, and how alike the two are written. What the
    /// judgement sets aside (titles, order, spelling) is the same on both sides more often than not. A name
    /// written exactly alike comes before all others.
    fn rank(&self, name: &Name, pattern: &Pattern, hit: Hit) -> f32 {
        let other = &self.names[hit.line];
        if other.as_str() == name.as_str() {
            return f32::INFINITY;
        }
        let p = (hit.score.get() as f32).clamp(1e-4, 1.0 - 1e-4);
        let odds = (p / (1.0 - p)).ln();
        let blind = |name: &Name| name.parts.iter().any(|part| part.unwritten);
        if blind(name) == blind(other) {
            odds + LETTERS * pattern.alike(self.written(hit.line))
        } else {
            odds - MISSING * name.parts.len().saturating_sub(other.parts.len()) as f32
        }
    }

    /// The names that share the most, and the rarest, keys.
    fn candidates(&self, name: &Name, most: usize) -> Vec<usize> {
        let alike = self.having(whole(name));
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
        let best = ranked.iter().map(|r| r.0).fold(0.0, f32::max);
        ranked.retain(|r| r.0 >= best * SHARED);
        if ranked.len() > most {
            ranked.select_nth_unstable_by(most, better);
            ranked.truncate(most);
        }
        // A name written exactly alike is never missed, however many others share as much.
        let mut lines: Vec<u32> = ranked.into_iter().map(|(_, line)| line).collect();
        lines.extend(alike.iter().take(most));
        lines.sort_unstable();
        lines.dedup();
        lines.into_iter().map(|line| line as usize).collect()
    }
}
