//! Words that stand for one thing: a compact table of our own.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::language::Language;
use crate::text::stem::stem;

/// The stem that stands for all words of the same line of the table, or the stem itself.
pub(crate) fn concept(stem: &str) -> &str {
    listed(stem).unwrap_or(stem)
}

/// The stem that stands for all words of the line of the table that has a stem.
pub(crate) fn listed(stem: &str) -> Option<&'static str> {
    TABLE.get(stem).map(String::as_str)
}

/// Whether the table has the stem.
pub(crate) fn is_listed(stem: &str) -> bool {
    TABLE.contains_key(stem)
}

static TABLE: LazyLock<FxHashMap<String, String>> = LazyLock::new(load);

fn load() -> FxHashMap<String, String> {
    let mut table = FxHashMap::default();
    for line in include_str!("data/synonyms.txt").lines().filter(|l| !l.starts_with('#')) {
        let mut words = line.split_whitespace().map(|word| stem(word, Language::ENGLISH).into_owned());
        let Some(head) = words.next() else { continue };
        for word in words {
            table.entry(word).or_insert_with(|| head.clone());
        }
        table.entry(head.clone()).or_insert(head);
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    #[test]
    fn a_stem_stands_in_one_line_only() {
        let mut seen = BTreeMap::new();
        for (at, line) in include_str!("data/synonyms.txt").lines().enumerate().filter(|(_, l)| !l.starts_with('#')) {
            for word in line.split_whitespace() {
                let stem = stem(word, Language::ENGLISH).into_owned();
                let first = *seen.entry(stem).or_insert(at);
                assert_eq!(first, at, "{word:?} stands in lines {first} and {at}");
            }
        }
    }

    #[test]
    fn a_concept_is_its_own_concept() {
        for word in ["kill", "toll", "blast", "bridg"] {
            assert_eq!(concept(concept(word)), concept(word));
        }
        assert_eq!(concept("toll"), concept("dead"));
    }
}
