//! Stems and function words.

use std::borrow::Cow;

use rust_stemmers::{Algorithm, Stemmer};

use crate::language::Language;

/// The stem of a folded word, by the Snowball stemmer of the language; the word itself for a language
/// without one.
pub(crate) fn stem(folded: &str, language: Language) -> Cow<'_, str> {
    // STUB
    if language == Language::ENGLISH { Stemmer::create(Algorithm::English).stem(folded) } else { Cow::Borrowed(folded) }
}

/// Whether a folded word only holds a sentence together ("the", "of", "was").
pub(crate) fn is_function_word(folded: &str, _language: Language) -> bool {
    // STUB
    matches!(
        folded,
        "the"
            | "a"
            | "an"
            | "of"
            | "in"
            | "on"
            | "at"
            | "to"
            | "and"
            | "for"
            | "by"
            | "with"
            | "that"
            | "was"
            | "were"
            | "is"
            | "are"
    )
}
