//! Clusters of sentences that keep coming, and what becomes of them.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::same::clusterer::ClusterId;
use crate::same::open::Level;
use crate::same::quick::{self, Past, Sentences};

/// Clusters of sentences to which more can be added at any time.
///
/// After each [`update`](Self::update) the clusters are those that a [`Clusterer`](crate::Clusterer) with
/// [`Effort::Quick`](crate::Effort::Quick) gives for all sentences together, however they were split and in
/// whichever order they came. How rare a word is, is counted in steps of powers of two, so that few sentences
/// change their weights when some are added; only those and the new ones are compared again, and only groups
/// with such a sentence are joined again. When the number of different sentences passes a power of two, all are.
///
/// Keeps no text: about 500 bytes a sentence.
///
/// ```
/// use variorum::{ClusterIndex, Level};
/// let mut index = ClusterIndex::new(Level::Statement);
/// index.add("The ferry Orla sank off Marrow Point.");
/// index.add("Taxes rise in May.");
/// assert_eq!(index.update().founded().len(), 2);
/// index.add("The ferry Orla sank near Marrow Point.");
/// assert!(index.update().founded().is_empty());
/// assert_eq!(index.clusters()[0], index.clusters()[2]);
/// ```
pub struct ClusterIndex {
    level: Level,
    sentences: Sentences,
    past: Past,
    clusters: Vec<ClusterId>,
}

impl ClusterIndex {
    /// No sentences yet, to be clustered at a level.
    #[must_use]
    pub fn new(level: Level) -> Self {
        Self { level, sentences: Sentences::default(), past: Past::default(), clusters: Vec::new() }
    }

    /// Adds a sentence; it has a cluster after the next [`update`](Self::update).
    pub fn add(&mut self, text: &str) {
        self.sentences.add(text);
    }

    /// The number of sentences added.
    #[must_use]
    pub fn len(&self) -> usize {
        self.sentences.len()
    }

    /// Whether no sentence was added.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Clusters what was added since the last time, and tells what that did to the clusters there were.
    ///
    /// Takes a part of the time of a [`Clusterer`](crate::Clusterer) for all sentences: about half of it to put them
    /// in order, and the rest for those that are compared again. Runs on the threads of the current rayon pool.
    pub fn update(&mut self) -> Changes {
        let found = quick::clusters_again(&self.sentences, &mut self.past, self.level);
        let before = std::mem::replace(&mut self.clusters, found.into_iter().map(ClusterId).collect());
        Changes::between(&before, &self.clusters)
    }

    /// The cluster of each sentence at the last update, in the order of adding.
    #[must_use]
    pub fn clusters(&self) -> &[ClusterId] {
        &self.clusters
    }
}

/// What an update of a [`ClusterIndex`] did to the clusters, in the order of their names. A cluster that only
/// got more sentences and kept its name is not told of.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Changes {
    founded: Vec<ClusterId>,
    renamed: Vec<(ClusterId, ClusterId)>,
    merged: Vec<(Vec<ClusterId>, ClusterId)>,
    split: Vec<(ClusterId, Vec<ClusterId>)>,
}

impl Changes {
    /// Clusters of which every sentence is new.
    #[must_use]
    pub fn founded(&self) -> &[ClusterId] {
        &self.founded
    }

    /// Clusters that neither merged nor split and have another name, before and now.
    #[must_use]
    pub fn renamed(&self) -> &[(ClusterId, ClusterId)] {
        &self.renamed
    }

    /// Clusters that have sentences of several earlier ones: those, and the one.
    #[must_use]
    pub fn merged(&self) -> &[(Vec<ClusterId>, ClusterId)] {
        &self.merged
    }

    /// Earlier clusters whose sentences are in several now: the one, and those. What left one cluster for another
    /// stands here and among the merged.
    #[must_use]
    pub fn split(&self) -> &[(ClusterId, Vec<ClusterId>)] {
        &self.split
    }

    /// Whether nothing happened to any cluster but growth.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self == &Self::default()
    }

    /// What happened between the clusters of the first sentences and those of all. Linear in the sentences.
    fn between(before: &[ClusterId], now: &[ClusterId]) -> Self {
        let mut from: BTreeMap<ClusterId, BTreeSet<ClusterId>> = BTreeMap::new();
        let mut into: BTreeMap<ClusterId, BTreeSet<ClusterId>> = BTreeMap::new();
        // Most sentences keep a cluster that keeps its name: only clusters with another sentence are looked at.
        let moved: BTreeSet<ClusterId> =
            before.iter().zip(now).filter(|(x, y)| x != y).flat_map(|(&x, &y)| [x, y]).collect();
        for (&was, &is) in before.iter().zip(now) {
            if moved.contains(&was) || moved.contains(&is) {
                from.entry(is).or_default().insert(was);
                into.entry(was).or_default().insert(is);
            }
        }
        let known: rustc_hash::FxHashSet<ClusterId> = now[..before.len()].iter().copied().collect();
        let founded: BTreeSet<ClusterId> =
            now[before.len()..].iter().copied().filter(|cluster| !known.contains(cluster)).collect();
        let list = |set: &BTreeSet<ClusterId>| set.iter().copied().collect::<Vec<_>>();
        let renamed = |was: ClusterId, set: &BTreeSet<ClusterId>| {
            let is = *set.first().filter(|is| set.len() == 1 && **is != was)?;
            (from[&is].len() == 1).then_some((was, is))
        };
        Self {
            founded: list(&founded),
            renamed: into.iter().filter_map(|(&was, set)| renamed(was, set)).collect(),
            merged: from.iter().filter(|(_, set)| set.len() > 1).map(|(&is, set)| (list(set), is)).collect(),
            split: into.iter().filter(|(_, set)| set.len() > 1).map(|(&was, set)| (was, list(set))).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_happened_is_told_by_kind() {
        let ids = |numbers: &[u64]| numbers.iter().map(|&n| ClusterId(n)).collect::<Vec<_>>();
        let [a, b, c, d] = [1, 2, 3, 4].map(ClusterId);
        let between = |x: &[u64], y: &[u64]| Changes::between(&ids(x), &ids(y));
        assert!(between(&[1, 1, 2], &[1, 1, 2, 2]).is_empty());
        assert_eq!(between(&[], &[1, 2, 1]).founded(), [a, b]);
        assert_eq!(between(&[2, 2], &[1, 1, 1]).renamed(), [(b, a)]);
        assert_eq!(between(&[1, 2], &[1, 1]).merged(), [(vec![a, b], a)]);
        assert_eq!(between(&[1, 1], &[1, 2]).split(), [(a, vec![a, b])]);
        let moved = between(&[1, 1, 2, 4], &[1, 2, 2, 3]);
        assert_eq!(moved.merged(), [(vec![a, b], b)]);
        assert_eq!(moved.split(), [(a, vec![a, b])]);
        assert_eq!(moved.renamed(), [(d, c)]);
    }
}
