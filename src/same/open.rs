//! Clusters of sentences out of any texts, without a story around them.

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use crate::cluster::{Edge, average_linkage};
use crate::language::Language;
use crate::same::space::{Placed, Space};
use crate::span::Span;

/// How much texts must have in common to be one cluster.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Level {
    /// They say the same.
    #[default]
    Statement,
    /// They tell of the same event.
    Event,
    /// They belong to the same running story.
    Story,
}

impl Level {
    /// Mean similarity from which groups are joined. One threshold cannot serve all levels: those of plain TF-IDF
    /// lie as far apart. For statements .60 is best among 7,800 sentences of paraphrases and .50 among a third of
    /// them; for events each of four collections is best between .12 and .18, and the mean of any three of those
    /// is within .01 of the mean of all.
    fn threshold(self) -> f64 {
        match self {
            Self::Statement => 0.55,
            Self::Event => 0.16,
            Self::Story => 0.04,
        }
    }
}

/// Clusters sentences: gives, for each text, the number of its cluster; clusters are numbered by their
/// first text.
///
/// Average linkage, so that no chain of neighbours makes a cluster. The grouping is the same for any
/// order of the texts. Equal texts are one. Time grows with the pairs of texts that share an uncommon
/// word, memory likewise.
///
/// ```
/// use variorum::{Level, cluster};
/// let texts = ["The ferry Orla sank off Marrow Point.", "Taxes rise in May.", "The ferry Orla sank near Marrow Point."];
/// assert_eq!(cluster(&texts, Level::Statement), [0, 1, 0]);
/// ```
#[must_use]
pub fn cluster(texts: &[&str], level: Level) -> Vec<usize> {
    // Sorted and without repeats: the numbering that breaks ties is that of the content.
    let mut unique: Vec<&str> = texts.to_vec();
    unique.sort_unstable();
    unique.dedup();
    let placed: Vec<Placed<'_>> = unique
        .iter()
        .map(|text| {
            let all = Span::new(0, text.len());
            Placed { text, scope: all, said: all, names: &[], language: Language::ENGLISH }
        })
        .collect();
    let threshold = level.threshold();
    // Pairs far below the threshold do not lift a mean above it; dropping them saves most of the memory.
    let mut edges: Vec<_> = Space::open(&placed).pairs().into_iter().filter(|e| e.score >= threshold / 4.0).collect();
    let env = |k: &str, d: f64| std::env::var(k).ok().and_then(|v| v.parse().ok()).unwrap_or(d);
    let threshold = env("TH", threshold);
    if level == Level::Story {
        edges = with_neighbours(unique.len(), &edges, env("NT", 0.1), env("NM", 0.3));
        edges.retain(|e| e.score >= threshold / 4.0);
    }
    let mut group_of = vec![0; unique.len()];
    for (number, group) in average_linkage(unique.len(), &edges, threshold, |_, _| true).iter().enumerate() {
        for &item in &group.items {
            group_of[item as usize] = number;
        }
    }
    let mut numbers = rustc_hash::FxHashMap::default();
    texts
        .iter()
        .map(|text| {
            let at = unique.partition_point(|u| u < text);
            let next = numbers.len();
            *numbers.entry(group_of[at]).or_insert(next)
        })
        .collect()
}

/// Texts nearest to one that are looked at as its company.
const COMPANY: usize = 64;

/// The pairs with a share of their likeness taken from the company they keep: the texts near each.
fn with_neighbours(texts: usize, edges: &[Edge], least: f64, share: f64) -> Vec<Edge> {
    use rayon::prelude::*;
    let mut near: Vec<Vec<(u32, f64)>> = (0..texts as u32).map(|at| vec![(at, 1.0)]).collect();
    for edge in edges.iter().filter(|e| e.score >= least) {
        near[edge.a as usize].push((edge.b, edge.score));
        near[edge.b as usize].push((edge.a, edge.score));
    }
    near.par_iter_mut().for_each(|list| {
        list.sort_by(|x, y| y.1.total_cmp(&x.1).then(x.0.cmp(&y.0)));
        list.truncate(COMPANY);
        list.sort_unstable_by_key(|&(at, _)| at);
        let length = list.iter().map(|(_, s)| s * s).sum::<f64>().sqrt();
        list.iter_mut().for_each(|(_, s)| *s /= length);
    });
    // Who has a text in its company.
    let mut of: Vec<Vec<(u32, f64)>> = vec![Vec::new(); texts];
    for (at, list) in near.iter().enumerate() {
        for &(other, score) in list {
            of[other as usize].push((at as u32, score));
        }
    }
    let mut own: Vec<Vec<(u32, f64)>> = vec![Vec::new(); texts];
    for edge in edges {
        own[edge.a as usize].push((edge.b, edge.score));
    }
    (0..texts)
        .into_par_iter()
        .flat_map_iter(|a| {
            let mut row: FxHashMap<u32, f64> = FxHashMap::default();
            for &(with, score) in &near[a] {
                for &(b, other) in of[with as usize].iter().filter(|(b, _)| *b as usize > a) {
                    *row.entry(b).or_insert(0.0) += share * score * other;
                }
            }
            for &(b, score) in &own[a] {
                *row.entry(b).or_insert(0.0) += (1.0 - share) * score;
            }
            let mut row: Vec<(u32, f64)> = row.into_iter().collect();
            row.sort_unstable_by_key(|&(b, _)| b);
            row.into_iter().map(move |(b, score)| Edge { a: a as u32, b, score })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_order_of_the_texts_changes_no_cluster() {
        let texts: Vec<String> = (0..60)
            .map(|i| {
                format!("The {} of district {} opened on day {}.", ["mill", "school", "dock"][i % 3], i % 7, i % 2)
            })
            .collect();
        let there: Vec<&str> = texts.iter().map(String::as_str).collect();
        let back: Vec<&str> = there.iter().rev().copied().collect();
        let (a, b) = (cluster(&there, Level::Event), cluster(&back, Level::Event));
        for i in 0..60 {
            for j in 0..60 {
                assert_eq!(a[i] == a[j], b[59 - i] == b[59 - j], "{} / {}", texts[i], texts[j]);
            }
        }
    }

    #[test]
    fn empty_and_equal_texts() {
        assert_eq!(cluster(&[], Level::Story), Vec::<usize>::new());
        assert_eq!(cluster(&["a b", "", "a b"], Level::Statement), [0, 1, 0]);
    }
}
