//! The word lists: places, peoples, bodies, titles, and ordinary words that open sentences.

use crate::text::calendar::{WEEKDAYS, is_month};
use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};
use unicode_normalization::UnicodeNormalization;

use super::raw::is_apostrophe;

/// The form in which words are looked up: lower case, no diacritics, one kind of apostrophe.
pub(crate) fn key(word: &str) -> String {
    // ASCII decomposes into itself.
    if word.is_ascii() { key_of(word.chars(), word.len()) } else { key_of(word.nfkd(), word.len()) }
}

fn key_of(decomposed: impl Iterator<Item = char>, length: usize) -> String {
    let mut key = String::with_capacity(length);
    let mut space = false;
    for c in decomposed {
        if is_apostrophe(c) {
            key.push('\'');
        } else if c.is_whitespace() {
            space = !key.is_empty();
        } else if !matches!(c, '\u{300}'..='\u{36f}' | '\u{ad}' | '\u{200c}' | '\u{200d}') {
            if std::mem::take(&mut space) {
                key.push(' ');
            }
            match c {
                'ı' => key.push('i'),
                '‐' | '‑' | '–' => key.push('-'),
                c => key.extend(c.to_lowercase()),
            }
        }
    }
    key
}

type Words = LazyLock<FxHashSet<&'static str>>;

fn lines(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.lines().filter(|line| !line.starts_with('#'))
}

static PLACES: Words =
    LazyLock::new(|| lines(include_str!("data/places.txt")).flat_map(|line| line.split(", ")).map(str::trim).collect());
static MOVEMENTS: Words = LazyLock::new(|| {
    lines(include_str!("data/movements.txt")).flat_map(|line| line.split(", ")).map(str::trim).collect()
});
static PEOPLES: Words =
    LazyLock::new(|| lines(include_str!("data/peoples.txt")).flat_map(str::split_whitespace).collect());
static BODIES: Words =
    LazyLock::new(|| lines(include_str!("data/bodies.txt")).flat_map(str::split_whitespace).collect());
static ORDINARY: Words =
    LazyLock::new(|| lines(include_str!("data/ordinary.txt")).flat_map(str::split_whitespace).collect());
static TITLE_HEADS: Words = LazyLock::new(|| titles("head "));
static TITLE_PARTS: Words = LazyLock::new(|| titles("part "));
static ALIASES: LazyLock<FxHashMap<&'static str, &'static str>> = LazyLock::new(|| {
    let mut aliases = FxHashMap::default();
    for line in lines(include_str!("data/aliases.txt")) {
        let mut forms = line.split(" | ").map(str::trim);
        if let Some(first) = forms.next() {
            aliases.extend(forms.map(|form| (form, first)));
        }
    }
    aliases
});

fn titles(kind: &'static str) -> FxHashSet<&'static str> {
    lines(include_str!("data/titles.txt"))
        .filter_map(|line| line.strip_prefix(kind))
        .flat_map(str::split_whitespace)
        .collect()
}

/// A state, a capital, a region or a big city.
pub(crate) fn is_place(key: &str) -> bool {
    PLACES.contains(key)
}

/// A people or its adjective, plural or not.
pub(crate) fn is_people(key: &str) -> bool {
    PEOPLES.contains(key) || key.strip_suffix('s').is_some_and(|one| PEOPLES.contains(one))
}

/// Ends the name of a body.
pub(crate) fn is_body(key: &str) -> bool {
    BODIES.contains(key)
}

/// A body whose name has no word for what it is.
pub(crate) fn is_movement(key: &str) -> bool {
    MOVEMENTS.contains(key)
}

/// Opens sentences.
pub(crate) fn is_ordinary(key: &str) -> bool {
    ORDINARY.contains(key)
}

/// Ends a title.
pub(crate) fn is_title_head(key: &str) -> bool {
    TITLE_HEADS.contains(key)
}

/// Stands in a title before its head.
pub(crate) fn is_title_part(key: &str) -> bool {
    TITLE_PARTS.contains(key)
}

/// The common form of a name that goes by several.
pub(crate) fn alias(key: &str) -> Option<&'static str> {
    ALIASES.get(key).copied()
}

/// Weekdays, months, and the pronoun: capitals that name nobody.
pub(crate) fn is_calendar(key: &str) -> bool {
    key.strip_suffix("days").is_some() && is_calendar(&key[..key.len() - 1])
        || WEEKDAYS.contains(&key)
        || is_month(key)
        || matches!(
            key,
            "march"
                | "may"
                | "jan"
                | "feb"
                | "mar"
                | "apr"
                | "jun"
                | "jul"
                | "aug"
                | "sept"
                | "sep"
                | "oct"
                | "nov"
                | "dec"
                | "ramadan"
                | "mon"
                | "tue"
                | "wed"
                | "thu"
                | "fri"
                | "i"
                | "gmt"
                | "est"
                | "edt"
                | "utc"
                | "am"
                | "pm"
                | "a.m."
                | "p.m."
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_fold_and_stay_folded() {
        for word in ["Türkiye", "KAN’ANI", "  a \u{a0} b", "İstanbul", "", "🙂"] {
            assert_eq!(key(&key(word)), key(word), "{word}");
        }
        assert_eq!(key("Türkiye"), "turkiye");
        assert!(is_people("iranians") && is_place("sri lanka") && !is_place("iranians"));
    }
}
