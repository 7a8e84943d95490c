//! How rare a word is in news at large.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

/// Sentences counted for the table.
const SENTENCES: f64 = 53_839.0;

/// How rare a stem is in news: 0 for a word of every sentence, 1 for one that was never met.
///
/// Inverse document frequency over sentences, divided by its maximum (Spärck Jones 1972; a document is
/// a sentence). The table holds figures only: stems by powers of two of the number of sentences that
/// have them, counted by `examples/background.rs`. Stems in fewer than four sentences are not listed.
pub(crate) fn rarity(stem: &str) -> f64 {
    static TABLE: LazyLock<FxHashMap<&'static str, f64>> = LazyLock::new(load);
    // A stem that was never met has the maximum itself, over itself.
    TABLE.get(stem).copied().unwrap_or(1.0)
}

fn weight(met: f64) -> f64 {
    ((SENTENCES + 1.0) / (met + 1.0)).ln() / (SENTENCES + 1.0).ln()
}

fn load() -> FxHashMap<&'static str, f64> {
    let mut table = FxHashMap::default();
    for line in include_str!("data/background.txt").lines().filter(|l| !l.starts_with('#')) {
        let mut fields = line.split(' ');
        let Some(met) = fields.next().and_then(|f| f.parse::<f64>().ok()) else { continue };
        table.extend(fields.map(|stem| (stem, weight(met))));
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn common_words_are_common_and_unknown_ones_rare() {
        assert!(rarity("the") < 0.15);
        assert!(rarity("said") < rarity("telescop"));
        assert_eq!(rarity("zxqv"), 1.0);
    }
}
