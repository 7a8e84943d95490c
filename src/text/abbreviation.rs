//! Words with a full stop that need not end a sentence, and words that begin one.

use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};

use super::stem::lines;

/// What a full stop after an abbreviation tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Stop {
    /// A name follows.
    Title,
    /// A figure follows, or the sentence has ended.
    Number,
    /// Only the next word tells.
    Either,
    /// The sentence goes on.
    Never,
    /// A name that ends in an exclamation mark.
    Shout,
}

static TABLE: LazyLock<FxHashMap<&'static str, Vec<Stop>>> = LazyLock::new(|| {
    let mut table: FxHashMap<&str, Vec<Stop>> = FxHashMap::default();
    for line in lines(include_str!("data/abbreviations.txt")) {
        let Some((class, words)) = line.split_once(':') else { continue };
        let stop = match class {
            "title" => Stop::Title,
            "number" => Stop::Number,
            "either" => Stop::Either,
            "never" => Stop::Never,
            _ => Stop::Shout,
        };
        for word in words.split_whitespace() {
            table.entry(word).or_default().push(stop);
        }
    }
    table
});

static STARTERS: LazyLock<FxHashSet<&'static str>> =
    LazyLock::new(|| lines(include_str!("data/starters_en.txt")).flat_map(str::split_whitespace).collect());

/// What the lower-case word (without its last stop) may be; a word may be of several classes.
pub(super) fn stops(word: &str) -> &'static [Stop] {
    TABLE.get(word).map_or(&[], Vec::as_slice)
}

/// Whether the lower-case word begins sentences and no names.
pub(super) fn starts_sentences(word: &str) -> bool {
    STARTERS.contains(word)
}

/// Whether the word, as written without its last stop, is a run of initials: "U.S", "a.m", "Ph.D".
pub(super) fn is_initials(word: &str) -> bool {
    word.contains('.')
        && word.split('.').all(|part| {
            let mut chars = part.chars();
            chars.next().is_some_and(char::is_alphabetic)
                && chars.next().is_none_or(char::is_lowercase)
                && chars.next().is_none()
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_are_read_whole() {
        assert_eq!(stops("mr"), [Stop::Never]);
        assert_eq!(stops("gen"), [Stop::Title]);
        assert_eq!(stops("st"), [Stop::Title, Stop::Either]);
        assert_eq!(stops("i.e"), [Stop::Never]);
        assert!(stops("minister").is_empty());
        assert!(starts_sentences("they") && !starts_sentences("government"));
        for word in TABLE.keys().chain(STARTERS.iter()) {
            assert_eq!(*word, word.to_lowercase());
            assert!(!word.ends_with('.'), "{word}");
        }
    }

    #[test]
    fn initials_are_single_letters_between_stops() {
        for (word, expected) in
            [("U.S", true), ("a.m", true), ("Ph.D", true), ("end.Start", false), ("U", false), ("1.2", false)]
        {
            assert_eq!(is_initials(word), expected, "{word}");
        }
    }
}
