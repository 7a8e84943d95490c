//! Clusters of very many sentences: rare words shared, average linkage, no text kept.
//!
//! Words are compared by stem and concept, with the rarity they have in the set; nothing else is looked at,
//! neither character n-grams nor what is denied.

mod join;
mod link;
mod past;
mod rows;
mod words;

use crate::same::open::Level;
pub(in crate::same) use past::Past;
pub(in crate::same) use words::Sentences;

/// For each sentence the least key of its cluster.
pub(super) fn clusters(sentences: Sentences, level: Level) -> Vec<u64> {
    let rows = rows::Rows::new(&sentences);
    drop(sentences);
    let least = least(level);
    let group = link::link(&rows, join::near(&rows, least), least);
    rows.names(&group)
}

/// The same for sentences of which some were clustered before.
pub(super) fn clusters_again(sentences: &Sentences, past: &mut Past, level: Level) -> Vec<u64> {
    past::clusters_again(sentences, past, least(level))
}

/// Mean cosine from which groups are joined. For statements lower than what is best for pairs of long sentences
/// (.55): among very many sentences most of those that say the same are much shorter or longer than each other,
/// and .30 to .35 is best.
fn least(level: Level) -> f32 {
    match level {
        Level::Statement => 0.33,
        Level::Event => 0.14,
        Level::Story => 0.04,
    }
}
