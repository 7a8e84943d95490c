//! Clusters of sentences that come one by one, few or millions.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::same::open::{Level, cluster};
use crate::same::quick::{self, Sentences};

/// Sentences up to which [`Effort::Auto`] compares with all means: some seconds of one core.
const FEW: usize = 10_000;

/// How much is spent on a pair of sentences.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Effort {
    /// [`Full`](Self::Full) up to 10,000 sentences, [`Quick`](Self::Quick) beyond.
    #[default]
    Auto,
    /// Words by their stems and how rare they are in the set, nothing else. Keeps no text: about 250 bytes a
    /// sentence. Pairs are looked for by the six rarest words of a sentence: two sentences that have neither an
    /// uncommon word of these nor an uncommon pair of them in common are not held against each other. No
    /// sentence costs more than some two hundred comparisons, so that repeats, templates and words that stand
    /// everywhere do no harm.
    Quick,
    /// All that [`cluster`] looks at. Keeps the texts; time grows with the pairs that share a word.
    Full,
}

/// Clusters sentences of any number that are added one by one.
///
/// The clusters depend neither on the order of adding nor on the number of threads. Sentences without a word
/// of content are one cluster when they are the same text.
///
/// ```
/// use variorum::{Clusterer, Level};
/// let mut clusterer = Clusterer::new(Level::Statement);
/// for text in ["The ferry Orla sank off Marrow Point.", "Taxes rise in May.", "The ferry Orla sank near Marrow Point."] {
///     clusterer.add(text);
/// }
/// let clusters = clusterer.finish();
/// assert_eq!(clusters[0], clusters[2]);
/// assert_ne!(clusters[0], clusters[1]);
/// ```
pub struct Clusterer {
    level: Level,
    kept: Kept,
}

enum Kept {
    /// The texts themselves; up to so many if there is a limit.
    Texts(Vec<String>, Option<usize>),
    Terms(Sentences),
}

/// The name of a cluster: sixteen hexadecimal digits that come from the words of one of its sentences.
///
/// A cluster keeps its name as long as that sentence stays in it and none with a lesser hash joins. Among a
/// million clusters two have one name with odds of 1 in 37 million.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(into = "String")]
pub struct ClusterId(pub(super) u64);

impl std::fmt::Display for ClusterId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

impl From<ClusterId> for String {
    fn from(id: ClusterId) -> Self {
        id.to_string()
    }
}

impl Clusterer {
    /// No sentences yet, to be clustered at a level with the effort that fits their number.
    #[must_use]
    pub fn new(level: Level) -> Self {
        Self::with_effort(level, Effort::Auto)
    }

    /// No sentences yet, to be clustered at a level with a given effort.
    #[must_use]
    pub fn with_effort(level: Level, effort: Effort) -> Self {
        let kept = match effort {
            Effort::Auto => Kept::Texts(Vec::new(), Some(FEW)),
            Effort::Full => Kept::Texts(Vec::new(), None),
            Effort::Quick => Kept::Terms(Sentences::default()),
        };
        Self { level, kept }
    }

    /// Adds a sentence.
    pub fn add(&mut self, text: &str) {
        match &mut self.kept {
            Kept::Terms(sentences) => sentences.add(text),
            Kept::Texts(texts, limit) if limit.is_none_or(|most| texts.len() < most) => texts.push(text.to_owned()),
            Kept::Texts(texts, _) => {
                let mut sentences = Sentences::default();
                texts.iter().map(String::as_str).chain([text]).for_each(|t| sentences.add(t));
                self.kept = Kept::Terms(sentences);
            }
        }
    }

    /// The number of sentences added.
    #[must_use]
    pub fn len(&self) -> usize {
        match &self.kept {
            Kept::Texts(texts, _) => texts.len(),
            Kept::Terms(sentences) => sentences.len(),
        }
    }

    /// Whether no sentence was added.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The cluster of each sentence, in the order of adding. Runs on the threads of the current rayon pool.
    #[must_use]
    pub fn finish(self) -> Vec<ClusterId> {
        match self.kept {
            Kept::Terms(sentences) => quick::clusters(sentences, self.level).into_iter().map(ClusterId).collect(),
            Kept::Texts(texts, _) => {
                let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
                let mut sentences = Sentences::default();
                texts.iter().for_each(|text| sentences.add(text));
                let numbers = cluster(&texts, self.level);
                let mut names: BTreeMap<usize, u64> = BTreeMap::new();
                for (number, &key) in numbers.iter().zip(sentences.keys()) {
                    let name = names.entry(*number).or_insert(key);
                    *name = key.min(*name);
                }
                numbers.iter().map(|number| ClusterId(names[number])).collect()
            }
        }
    }
}
