//! Finding a name among many without comparing all with all.

use rustc_hash::FxHashMap;

use super::sound::{coarse, skeleton};
use super::words::key;
use super::{Name, Verdict, compare};
use crate::score::Score;

/// Most names compared in full for one query. A candidate ranked lower by shared keys is hardly ever
/// the best: with 64 no more were found.
const CANDIDATES: usize = 48;
/// Candidates that share less than this part of what the best of them shares are not compared.
const SHARED: f32 = 0.1;
/// Most places read in the lists of keys, the rarest keys first: the time of a query does not grow with
/// the number of names. Measured among 15,000 names: as many found as without a limit.
const READ: usize = 3000;
/// Keys whose lists are read whatever their length, so that a name of common words is found, too.
const ALWAYS: usize = 4;

/// What being written alike, letter by letter, is worth in log-odds when hits are put in order. Measured
/// between 1 and 5: flat from 2 on.
const LETTERS: f64 = 2.0;
/// Most hits whose letters are looked at: those behind them are too unlikely to come first.
const CLOSE: usize = 16;
/// Most characters of a name that are looked at for that.
const LETTERS_READ: usize = 64;

/// A name in plain letters, its words in alphabetical order.
fn written(name: &str) -> String {
    let end = name.char_indices().nth(LETTERS_READ).map_or(name.len(), |(at, _)| at);
    let key = key(&name[..end]).replace('\'', "");
    let mut words: Vec<&str> = key.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect();
    words.sort_unstable();
    words.join(" ")
}

/// The share of letters two texts have in common in one order: 1 for equal ones.
fn alike(a: &[u8], b: &[u8]) -> f64 {
    let mut row = vec![0usize; b.len() + 1];
    for &x in a {
        let mut corner = 0;
        for (j, &y) in b.iter().enumerate() {
            let here = if x == y { corner + 1 } else { row[j + 1].max(row[j]) };
            corner = row[j + 1];
            row[j + 1] = here;
        }
    }
    2.0 * row[b.len()] as f64 / (a.len() + b.len()).max(1) as f64
}

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
    keys: FxHashMap<u64, Vec<u32>>,
}

thread_local! {
    /// What each name shares with the query, all zero between queries: kept, for clearing it would cost
    /// more than a query.
    static SUMS: std::cell::RefCell<Vec<f32>> = const { std::cell::RefCell::new(Vec::new()) };
}

/// The keys of a name: skeletons of its words and of neighbouring words joined (two marks each), and
/// the three-letter windows of each word.
fn keys(name: &Name) -> Vec<u64> {
    let mut keys = Vec::new();
    let mut push = |tag: u8, key: &[u8]| {
        let mut bytes = vec![tag];
        bytes.extend_from_slice(key);
        keys.push(xxhash_rust::xxh3::xxh3_64(&bytes));
    };
    let spelled: Vec<String> = name.parts.iter().map(|part| coarse(&part.sounds)).collect();
    for (part, word) in name.parts.iter().zip(&spelled) {
        let bones = skeleton(word);
        push(b's', bones.as_bytes());
        push(b'w', word.as_bytes());
        let framed = format!("^{bones}$");
        for window in framed.as_bytes().windows(2) {
            push(b'b', window);
        }
        if !part.unwritten {
            let framed = format!("^{word}$");
            for window in framed.as_bytes().windows(3) {
                push(b't', window);
            }
        }
    }
    for pair in spelled.windows(2) {
        push(b's', skeleton(&pair.concat()).as_bytes());
    }
    keys.sort_unstable();
    keys.dedup();
    keys
}

impl NameIndex {
    /// An index of `names`, in their order.
    #[must_use]
    pub fn new(names: impl IntoIterator<Item = Name>) -> Self {
        let names: Vec<Name> = names.into_iter().collect();
        let lengths = names.iter().map(|name| u8::try_from(name.parts.len()).unwrap_or(u8::MAX)).collect();
        let mut index = Self { names, lengths, keys: FxHashMap::default() };
        for (at, name) in index.names.iter().enumerate() {
            for key in keys(name) {
                index.keys.entry(key).or_default().push(u32::try_from(at).unwrap_or(u32::MAX));
            }
        }
        index
    }

    /// The names, in the order they were given.
    #[must_use]
    pub fn names(&self) -> &[Name] {
        &self.names
    }

    /// The `top` names most like `name`, the likeliest first; among those nearly as likely, the one whose
    /// letters are most alike; the earlier first among equals. Names
    /// that share no key with it are not found.
    #[must_use]
    pub fn find(&self, name: &Name, top: usize) -> Vec<Hit> {
        let mut hits: Vec<Hit> = (self.candidates(name, CANDIDATES.max(top)).into_iter())
            .map(|line| {
                let (score, verdict) = compare::score(name, &self.names[line]);
                Hit { line, score, verdict }
            })
            .collect();
        hits.sort_by(|a, b| b.score.cmp(&a.score).then(a.line.cmp(&b.line)));
        self.by_letters(name, hits, top)
    }

    /// Among hits nearly as likely as the best, the one written most alike comes first: what the judgement
    /// sets aside (titles, order, spelling) is the same on both sides more often than not.
    fn by_letters(&self, name: &Name, hits: Vec<Hit>, top: usize) -> Vec<Hit> {
        let odds = |hit: &Hit| {
            let p = hit.score.get().clamp(1e-4, 1.0 - 1e-4);
            (p / (1.0 - p)).ln()
        };
        let written = written(name.as_str());
        let mut ranked: Vec<(f64, Hit)> = (hits.into_iter().enumerate())
            .map(|(at, hit)| {
                let other = self.names[hit.line].as_str();
                let alike = if at < CLOSE { alike(written.as_bytes(), self::written(other).as_bytes()) } else { 0.0 };
                (odds(&hit) + LETTERS * alike, hit)
            })
            .collect();
        ranked.sort_by(|a, b| b.0.total_cmp(&a.0).then(b.1.score.cmp(&a.1.score)).then(a.1.line.cmp(&b.1.line)));
        ranked.truncate(top);
        ranked.into_iter().map(|(_, hit)| hit).collect()
    }

    /// The names that share the most, and the rarest, keys.
    fn candidates(&self, name: &Name, most: usize) -> Vec<usize> {
        let all = self.names.len();
        let mut posts: Vec<&Vec<u32>> = keys(name).iter().filter_map(|key| self.keys.get(key)).collect();
        posts.sort_by_key(|post| post.len());
        let mut read = 0;
        let mut shared: Vec<(u32, f32)> = Vec::with_capacity(READ * 2);
        for (at, post) in posts.iter().enumerate() {
            read += post.len();
            if at >= ALWAYS && read > READ {
                break;
            }
            let rarity = (all as f32 / post.len() as f32).ln() + 0.1;
            shared.extend(post.iter().map(|&line| (line, rarity)));
        }
        let mut ranked: Vec<(f32, u32)> = SUMS.with_borrow_mut(|sums| {
            if sums.len() < all {
                sums.resize(all, 0.0);
            }
            for &(line, rarity) in &shared {
                sums[line as usize] += rarity;
            }
            let mut ranked = Vec::with_capacity(shared.len());
            for &(line, _) in &shared {
                let sum = std::mem::take(&mut sums[line as usize]);
                if sum > 0.0 {
                    // A long name shares keys by its length alone.
                    ranked.push((sum / (4.0 + f32::from(self.lengths[line as usize])), line));
                }
            }
            ranked
        });
        let better = |a: &(f32, u32), b: &(f32, u32)| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1));
        if ranked.len() > most {
            ranked.select_nth_unstable_by(most, better);
            ranked.truncate(most);
        }
        let best = ranked.iter().map(|r| r.0).fold(0.0, f32::max);
        ranked.retain(|r| r.0 >= best * SHARED);
        ranked.into_iter().map(|(_, line)| line as usize).collect()
    }
}
