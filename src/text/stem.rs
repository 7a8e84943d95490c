//! Stems and function words.

use std::borrow::Cow;
use std::cell::RefCell;
use std::sync::LazyLock;

use rust_stemmers::{Algorithm, Stemmer};
use rustc_hash::{FxHashMap, FxHashSet};

use super::fold::fold;
use crate::language::Language;

/// Words a thread remembers the stems of; a day of news in one language has fewer different words.
/// At about 60 bytes an entry this is 4 MB. A full table is emptied, which costs time, never results.
const REMEMBERED: usize = 1 << 16;

/// Words longer than this (in bytes) are not words, and would fill the table: they are not remembered.
const LONGEST: usize = 64;

/// A stem as remembered: most stems are the beginning of their word, and need no copy.
enum Stem {
    Prefix(usize),
    Other(Box<str>),
}

/// What is remembered of a word: its stem, and whether it only holds a sentence together.
struct Remembered {
    stem: Stem,
    function: bool,
}

/// The words of one language that are remembered.
type Table = FxHashMap<Box<str>, Remembered>;

thread_local! {
    // The Snowball code takes about 350 ns a word and looking a stem up a tenth of that. A thread meets few
    // languages.
    static STEMS: RefCell<Vec<(Language, Table)>> = RefCell::default();
}

/// The stem of a folded word, by the Snowball stemmer of the language; the word itself for a language
/// without one. Folding takes accents that some of these stemmers look at (French "-é", Russian "й"),
/// so outside English a few endings stay on; words that fold alike still stem alike.
pub(crate) fn stem(folded: &str, language: Language) -> Cow<'_, str> {
    recall(folded, language).0
}

/// The stem of a folded word that carries meaning; none for a [function word](is_function_word). One look where
/// the two would take several.
pub(crate) fn content_stem(folded: &str, language: Language) -> Option<Cow<'_, str>> {
    let (stem, function) = recall(folded, language);
    (!function).then_some(stem)
}

/// The stem of a word and whether it is a function word.
fn recall(folded: &str, language: Language) -> (Cow<'_, str>, bool) {
    if folded.len() > LONGEST {
        return (Cow::Borrowed(folded), is_function_word(folded, language));
    }
    STEMS.with_borrow_mut(|tables| {
        let at = tables.iter().position(|(l, _)| *l == language).unwrap_or_else(|| {
            tables.push((language, Table::default()));
            tables.len() - 1
        });
        let table = &mut tables[at].1;
        if let Some(Remembered { stem, function }) = table.get(folded) {
            let stem = match stem {
                Stem::Prefix(len) => Cow::Borrowed(&folded[..*len]),
                Stem::Other(stem) => Cow::Owned(stem.to_string()),
            };
            return (stem, *function);
        }
        let function = is_function_word(folded, language);
        let Some(algorithm) = algorithm(language) else { return (Cow::Borrowed(folded), function) };
        let stem = Stemmer::create(algorithm).stem(folded);
        if table.len() >= REMEMBERED {
            table.clear();
        }
        if folded.starts_with(&*stem) {
            table.insert(folded.into(), Remembered { stem: Stem::Prefix(stem.len()), function });
            (Cow::Borrowed(&folded[..stem.len()]), function)
        } else {
            table.insert(folded.into(), Remembered { stem: Stem::Other(stem.as_ref().into()), function });
            (Cow::Owned(stem.into_owned()), function)
        }
    })
}

/// The stemmer of a language, where there is one.
fn algorithm(language: Language) -> Option<Algorithm> {
    Some(match language.code() {
        "en" => Algorithm::English,
        "ar" => Algorithm::Arabic,
        "da" => Algorithm::Danish,
        "nl" => Algorithm::Dutch,
        "fi" => Algorithm::Finnish,
        "fr" => Algorithm::French,
        "de" => Algorithm::German,
        "el" => Algorithm::Greek,
        "hu" => Algorithm::Hungarian,
        "it" => Algorithm::Italian,
        "no" | "nb" | "nn" => Algorithm::Norwegian,
        "pt" => Algorithm::Portuguese,
        "ro" => Algorithm::Romanian,
        "ru" => Algorithm::Russian,
        "es" => Algorithm::Spanish,
        "sv" => Algorithm::Swedish,
        "ta" => Algorithm::Tamil,
        "tr" => Algorithm::Turkish,
        _ => return None,
    })
}

static ENGLISH: LazyLock<FxHashSet<&'static str>> =
    LazyLock::new(|| lines(include_str!("data/function_words_en.txt")).flat_map(str::split_whitespace).collect());

static OTHERS: LazyLock<FxHashMap<Language, FxHashSet<String>>> = LazyLock::new(|| {
    let of_line = |line: &'static str| {
        let (code, words) = line.split_once(' ')?;
        Some((Language::new(code), words.split_whitespace().map(fold).collect()))
    };
    lines(include_str!("data/function_words_other.txt")).filter_map(of_line).collect()
});

/// The lines of a word table that are not remarks.
pub(super) fn lines(table: &'static str) -> impl Iterator<Item = &'static str> {
    table.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// Whether a folded word only holds a sentence together ("the", "of", "was"). Negations, quantities
/// and words such as "before" or "must" do more than that and are none. For a language without a list
/// no word is one.
pub(crate) fn is_function_word(folded: &str, language: Language) -> bool {
    if language == Language::ENGLISH {
        return ENGLISH.contains(folded);
    }
    OTHERS.get(&language).is_some_and(|words| words.contains(folded))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stems_are_those_of_the_language_and_the_same_when_remembered() {
        let german = Language::new("de");
        for _ in 0..2 {
            assert_eq!(stem("attacks", Language::ENGLISH), "attack");
            assert_eq!(stem("happy", Language::ENGLISH), "happi");
            assert_eq!(stem("happily", Language::ENGLISH), "happili");
            assert_eq!(stem("hausern", german), stem("hauser", german));
            assert_eq!(stem("attacks", Language::UNDETERMINED), "attacks");
        }
    }

    #[test]
    fn a_full_table_gives_the_same_stems() {
        for n in 0..REMEMBERED + 10 {
            let word = format!("gazes{n}ings");
            assert!(word.starts_with(&*stem(&word, Language::ENGLISH)));
        }
        assert_eq!(stem("attacks", Language::ENGLISH), "attack");
    }

    #[test]
    fn what_changes_the_statement_is_no_function_word() {
        for word in ["the", "of", "was", "'s", "which"] {
            assert!(is_function_word(word, Language::ENGLISH), "{word}");
        }
        for word in ["not", "no", "never", "without", "only", "before", "may", "us-backed", "#", ""] {
            assert!(!is_function_word(word, Language::ENGLISH), "{word}");
        }
        assert!(is_function_word("fur", Language::new("de")));
        assert!(!is_function_word("nicht", Language::new("de")));
        assert!(!is_function_word("the", Language::UNDETERMINED));
    }

    #[test]
    fn the_lists_are_folded_and_hold_no_word_twice() {
        let words: Vec<_> = lines(include_str!("data/function_words_en.txt")).flat_map(str::split_whitespace).collect();
        assert_eq!(words.len(), ENGLISH.len());
        assert!(words.iter().all(|w| fold(w) == *w));
        assert_eq!(OTHERS.len(), lines(include_str!("data/function_words_other.txt")).count());
    }
}
