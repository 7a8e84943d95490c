//! What is known of a word as it is written, found out once: its folded form, its concept, its marks.

use std::borrow::Cow;
use std::cell::RefCell;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::compare::apparatus::marks::Marks;
use crate::language::Language;
use crate::same::concept::listed;
use crate::text::background::rarity;
use crate::text::fold::folded;
use crate::text::stem::content_stem;

/// Words that a thread remembers; a story has fewer different ones. At about 120 bytes an entry this is 2 MB. A
/// full table is emptied, which costs time, never results.
const REMEMBERED: usize = 1 << 14;
/// Words longer than this (in bytes) are not words, and would fill the table: they are not remembered.
const LONGEST: usize = 64;

/// What is known of a word. Cheap to copy.
#[derive(Debug, Clone)]
pub(super) struct Known {
    /// The word folded; none where it is written so.
    pub(super) folded: Option<Arc<str>>,
    pub(super) content: Content,
    pub(super) marks: Marks,
    /// How rare its concept is.
    pub(super) rarity: f64,
}

/// The concept of a word. Most are the beginning of the folded word, and need no copy.
#[derive(Debug, Clone, Default)]
pub(super) enum Content {
    /// It carries no meaning.
    #[default]
    None,
    Prefix(usize),
    Listed(&'static str),
    Other(Arc<str>),
}

impl Content {
    /// The concept, of a word that is folded to this.
    pub(super) fn of<'w>(&'w self, folded: &'w str) -> Option<&'w str> {
        match self {
            Self::None => None,
            Self::Prefix(end) => Some(&folded[..*end]),
            Self::Listed(concept) => Some(concept),
            Self::Other(concept) => Some(concept),
        }
    }
}

impl Known {
    fn new(word: &str, language: Language) -> Self {
        let folded = folded(word);
        let content = match content_stem(&folded, language) {
            None => Content::None,
            Some(stem) => match (listed(&stem), stem) {
                (Some(concept), _) => Content::Listed(concept),
                (None, Cow::Borrowed(stem)) => Content::Prefix(stem.len()),
                (None, Cow::Owned(stem)) => Content::Other(stem.into()),
            },
        };
        let concept = content.of(&folded);
        let (marks, rarity) = (Marks::of(&folded, concept), concept.map_or(0.0, rarity));
        let folded = match folded {
            Cow::Borrowed(_) => None,
            Cow::Owned(folded) => Some(folded.into()),
        };
        Self { folded, content, marks, rarity }
    }
}

/// The words of one language that are remembered.
#[derive(Default)]
struct Table {
    numbers: FxHashMap<Box<str>, u32>,
    known: Vec<Known>,
}

thread_local! {
    // To fold a word and look up its stem, its concept and its marks takes some 500 instructions, to remember all
    // of them a tenth of that. A thread meets few languages.
    static WORDS: RefCell<Vec<(Language, Table)>> = RefCell::default();
}

/// The words that a thread remembers of a language.
pub(super) struct Recall<'t> {
    table: &'t mut Table,
    language: Language,
    /// What is known of a word that is not remembered.
    unknown: Option<Known>,
}

impl Recall<'_> {
    /// What is known of a word.
    pub(super) fn word(&mut self, word: &str) -> &Known {
        if word.len() > LONGEST {
            return self.unknown.insert(Known::new(word, self.language));
        }
        let Table { numbers, known } = &mut *self.table;
        let number = numbers.get(word).map_or(known.len(), |&number| number as usize);
        if number == known.len() {
            if known.len() >= REMEMBERED {
                numbers.clear();
                known.clear();
            }
            numbers.insert(word.into(), known.len() as u32);
            known.push(Known::new(word, self.language));
        }
        &known[number.min(known.len() - 1)]
    }
}

/// Calls `with` the words that are remembered of a language.
pub(super) fn recalling<R>(language: Language, with: impl FnOnce(&mut Recall<'_>) -> R) -> R {
    WORDS.with_borrow_mut(|tables| {
        let at = tables.iter().position(|(l, _)| *l == language).unwrap_or_else(|| {
            tables.push((language, Table::default()));
            tables.len() - 1
        });
        with(&mut Recall { table: &mut tables[at].1, language, unknown: None })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_remembered_is_what_was_found_out() {
        let long = "a".repeat(LONGEST + 1);
        for language in [Language::ENGLISH, Language::new("de"), Language::new("xx")] {
            for word in ["Killed", "toll", "of", "happily", "Türkiye", &long, ""] {
                let shown = |known: &Known| {
                    let folded = known.folded.as_deref().unwrap_or(word).to_owned();
                    (known.content.of(&folded).map(str::to_owned), folded, known.marks)
                };
                let first = shown(&Known::new(word, language));
                for _ in 0..2 {
                    assert_eq!(recalling(language, |recall| shown(recall.word(word))), first, "{word}");
                }
            }
        }
    }
}
