//! Folding: the form in which words are compared. Never shown, never sliced by.

/// Case, diacritics, compatibility forms, and apostrophes and quotes of every kind folded:
/// "Kan’ani" and "KAN'ANI" give "kan'ani", "Türkiye" gives "turkiye". Idempotent. Scripts other than
/// Latin, Greek and Cyrillic keep their letters (marks are dropped).
pub(crate) fn fold(words: &str) -> String {
    // STUB
    words.to_lowercase().replace('’', "'")
}
