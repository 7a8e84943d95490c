//! Clusters of very many sentences: rare words shared, average linkage, no text kept.
//!
//! Words are compared by stem and concept, with the rarity they have in the set; nothing else is looked at,
//! neither character n-grams nor what is denied.

mod join;
mod link;
mod rows;
mod words;

use crate::same::open::Level;
pub(in crate::same) use words::Sentences;

/// For each sentence the least key of its cluster.
pub(super) fn clusters(sentences: Sentences, level: Level) -> Vec<u64> {
    let rows = rows::Rows::new(&sentences);
    drop(sentences);
    let least = std::env::var("VT").ok().and_then(|v| v.parse().ok()).unwrap_or(least(level));
    let group = link::link(&rows, join::near(&rows, least), least);
    // Rows are in the order of their keys: the lowest row has the least key.
    rows.row_of().iter().map(|&row| rows.key(group[row as usize] as usize)).collect()
}

/// Mean cosine from which groups are joined.
fn least(level: Level) -> f32 {
    match level {
        Level::Statement => 0.30,
        Level::Event => 0.15,
        Level::Story => 0.08,
    }
}
