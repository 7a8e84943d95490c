//! English number words.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

/// What a word adds to a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Word {
    Unit(i128),
    Teen(i128),
    Tens(i128),
    Hundred,
    Scale(i128),
    Dozen,
}

/// The part a word has in a number.
pub(super) fn word(lower: &str) -> Option<Word> {
    TABLES.0.get(lower).copied()
}

/// The scale of a thousand or more that a plural names ("millions"), for vague numbers.
pub(super) fn plural_scale(lower: &str) -> Option<i128> {
    PLURALS.iter().find(|(word, _)| *word == lower).map(|(_, scale)| *scale)
}

/// The scale of a singular word, for "several thousand".
pub(super) fn scale_word(lower: &str) -> Option<i128> {
    match word(lower)? {
        Word::Hundred => Some(100),
        Word::Scale(n) => Some(n),
        Word::Dozen => Some(12),
        _ => None,
    }
}

/// Whether a word belongs to a number.
pub(super) fn is_number_word(lower: &str) -> bool {
    word(lower).is_some()
}

/// One to nineteen in words, for clocks and dates.
pub(super) fn small_word(lower: &str) -> Option<u32> {
    match word(lower)? {
        Word::Unit(n) | Word::Teen(n) => u32::try_from(n).ok(),
        _ => None,
    }
}

/// The number of an ordinal word.
pub(super) fn ordinal_word(lower: &str) -> Option<i128> {
    TABLES.1.get(lower).copied()
}

/// The denominator a word of parts names: "third", "thirds", "quarters".
pub(super) fn parts(lower: &str) -> Option<i128> {
    match lower {
        "half" | "halves" => Some(2),
        "quarter" | "quarters" => Some(4),
        // "A second" and "two seconds" are ordinals and times, never halves.
        "first" | "second" => None,
        _ => ordinal_word(lower.strip_suffix('s').unwrap_or(lower)).filter(|&n| n > 2),
    }
}

/// Words of numbers.
const WORDS: [(&str, Word); 42] = [
    ("zero", Word::Unit(0)),
    ("nought", Word::Unit(0)),
    ("naught", Word::Unit(0)),
    ("one", Word::Unit(1)),
    ("two", Word::Unit(2)),
    ("three", Word::Unit(3)),
    ("four", Word::Unit(4)),
    ("five", Word::Unit(5)),
    ("six", Word::Unit(6)),
    ("seven", Word::Unit(7)),
    ("eight", Word::Unit(8)),
    ("nine", Word::Unit(9)),
    ("ten", Word::Teen(10)),
    ("eleven", Word::Teen(11)),
    ("twelve", Word::Teen(12)),
    ("thirteen", Word::Teen(13)),
    ("fourteen", Word::Teen(14)),
    ("fifteen", Word::Teen(15)),
    ("sixteen", Word::Teen(16)),
    ("seventeen", Word::Teen(17)),
    ("eighteen", Word::Teen(18)),
    ("nineteen", Word::Teen(19)),
    ("twenty", Word::Tens(20)),
    ("thirty", Word::Tens(30)),
    ("forty", Word::Tens(40)),
    ("fourty", Word::Tens(40)),
    ("fifty", Word::Tens(50)),
    ("sixty", Word::Tens(60)),
    ("seventy", Word::Tens(70)),
    ("eighty", Word::Tens(80)),
    ("ninety", Word::Tens(90)),
    ("hundred", Word::Hundred),
    ("thousand", Word::Scale(1_000)),
    ("lakh", Word::Scale(100_000)),
    ("million", Word::Scale(1_000_000)),
    ("crore", Word::Scale(10_000_000)),
    ("billion", Word::Scale(1_000_000_000)),
    ("trillion", Word::Scale(1_000_000_000_000)),
    ("quadrillion", Word::Scale(1_000_000_000_000_000)),
    ("dozen", Word::Dozen),
    ("dz", Word::Dozen),
    ("doz", Word::Dozen),
];

/// Ordinals.
const NTHS: [(&str, i128); 32] = [
    ("first", 1),
    ("second", 2),
    ("third", 3),
    ("fourth", 4),
    ("fifth", 5),
    ("sixth", 6),
    ("seventh", 7),
    ("eighth", 8),
    ("ninth", 9),
    ("tenth", 10),
    ("eleventh", 11),
    ("twelfth", 12),
    ("thirteenth", 13),
    ("fourteenth", 14),
    ("fifteenth", 15),
    ("sixteenth", 16),
    ("seventeenth", 17),
    ("eighteenth", 18),
    ("nineteenth", 19),
    ("twentieth", 20),
    ("thirtieth", 30),
    ("fortieth", 40),
    ("fiftieth", 50),
    ("sixtieth", 60),
    ("seventieth", 70),
    ("eightieth", 80),
    ("ninetieth", 90),
    ("hundredth", 100),
    ("thousandth", 1_000),
    ("millionth", 1_000_000),
    ("billionth", 1_000_000_000),
    ("trillionth", 1_000_000_000_000),
];

/// Plurals that are numbers of their own.
const PLURALS: [(&str, i128); 10] = [
    ("tens", 10),
    ("dozens", 12),
    ("scores", 20),
    ("hundreds", 100),
    ("thousands", 1_000),
    ("lakhs", 100_000),
    ("millions", 1_000_000),
    ("crores", 10_000_000),
    ("billions", 1_000_000_000),
    ("trillions", 1_000_000_000_000),
];

type Tables = (FxHashMap<&'static str, Word>, FxHashMap<&'static str, i128>);

static TABLES: LazyLock<Tables> = LazyLock::new(|| (WORDS.into_iter().collect(), NTHS.into_iter().collect()));

/// The words that a number can begin with.
pub(super) fn numbers() -> impl Iterator<Item = &'static str> {
    let words = WORDS.iter().map(|(word, _)| *word);
    words.chain(ordinals().map(|(word, _)| word)).chain(PLURALS.iter().map(|(word, _)| *word))
}

/// The ordinals with their numbers.
pub(super) fn ordinals() -> impl Iterator<Item = (&'static str, i128)> {
    NTHS.iter().copied()
}
