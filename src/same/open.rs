//! Clusters of sentences out of any texts, without a story around them.

use serde::{Deserialize, Serialize};

use crate::cluster::{average_linkage, by_company};
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

/// Similarity from which a text is of another's company; with half of it half of the gain is lost.
const COMPANY: f64 = 0.1;
/// Share of the company two texts keep in how alike they are as parts of one story. Articles of a running story
/// need not have a word in common, but both have with a third. On a collection of headlines and
/// on both halves of it this gains .01 to .015 B-cubed F1; among texts of one event it gains nothing.
const COMPANY_SHARE: f64 = 0.2;

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
    let mut edges = Space::open(&placed).pairs();
    // Pairs far below the threshold do not lift a mean above it; dropping them saves most of the memory.
    edges.retain(|e| e.score >= threshold / 4.0);
    if level == Level::Story {
        edges = by_company(unique.len(), &edges, COMPANY, COMPANY_SHARE);
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
