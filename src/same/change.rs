//! Which of the differences between two nearly equal sentences change what they state.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::language::Language;
use crate::name::{Name, Setting, Verdict};
use crate::same::align::{Gap, Shared, Word, gaps, swapped, words};
use crate::text::calendar::{is_day, is_month};
use crate::text::stem::stem;

/// Words, or share of words, that may differ on either side for one word in place of another to be a change of
/// what is stated. Sentences that differ in more tell it in other words anyway: of those in which a number or
/// a name was replaced, most were called paraphrases by people.
const CHANGED: (usize, f64) = (2, 0.1);
/// Share of words in common from which a denying word on one side turns what is stated.
const DENIED: f64 = 0.65;
/// Likeness of letters (Jaro and Winkler) from which two words are one name in two spellings.
const ONE_NAME: f64 = 0.9;

/// What a comparison of two sentences word by word tells.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Changes {
    /// "x against y": values, names, roles or words that cannot both be right.
    pub(super) conflicts: Vec<String>,
    /// Whether a denying word was put in or taken out.
    pub(super) denies: bool,
    /// Whether hardly a word differs, so that all that does was looked at.
    pub(super) nearly_equal: bool,
}

/// The changes between two sentences; none between those that are not nearly equal.
pub(super) fn changes(text_a: &str, text_b: &str) -> Changes {
    let (a, b) = (words(text_a), words(text_b));
    let mut out = Changes::default();
    let shared = Shared::of(&a, &b);
    if shared.share < DENIED {
        return out;
    }
    let denials = |words: &[Word]| words.iter().filter(|w| w.denies).count();
    out.denies = denials(&a) % 2 != denials(&b) % 2;
    out.nearly_equal = shared.but_for(CHANGED.0, CHANGED.1);
    if !out.nearly_equal {
        return out;
    }
    // A change of places and a change of words at once is most likely another way to say it.
    if let Some((x, y)) = swapped(text_a, &a, &b).filter(|_| shared.but_for(1, 0.0)) {
        out.conflicts.push(format!("{x} and {y} change places"));
    }
    let (sign_a, sign_b) = (currency(text_a), currency(text_b));
    if let Some((x, y)) = sign_a.zip(sign_b).filter(|(x, y)| x != y) {
        out.conflicts.push(format!("{x} against {y}"));
    }
    for gap in gaps(&a, &b) {
        if let Some((x, y)) = conflict(&gap) {
            out.conflicts.push(format!("{} against {}", x.span.of(text_a), y.span.of(text_b)));
        }
    }
    out
}

/// The currency sign of a sentence, if it has one and no other.
fn currency(text: &str) -> Option<char> {
    let mut signs = text.chars().filter(|c| matches!(c, '$' | '€' | '£' | '¥' | '₽' | '₹'));
    let first = signs.next()?;
    signs.all(|sign| sign == first).then_some(first)
}

/// The words of a gap that cannot both be right.
fn conflict<'a>(gap: &Gap<'a>) -> Option<(&'a Word, &'a Word)> {
    let pick = |fits: fn(&Word) -> bool| {
        let first = |words: &[&'a Word]| words.iter().copied().find(|w| fits(w));
        first(&gap.a).zip(first(&gap.b))
    };
    let numbers = pick(|w| w.number).filter(|(x, y)| !rounded(&x.key, &y.key));
    let times = || pick(|w| is_day(&w.folded) || is_month(&w.folded));
    let opposites =
        || gap.a.iter().find_map(|x| gap.b.iter().find(|y| opposite(x, y) || beyond(x, y)).map(|y| (*x, *y)));
    let names = || {
        pick(is_name).filter(|_| {
            let (a, b): (Vec<_>, Vec<_>) = (names(&gap.a), names(&gap.b));
            !a.iter().any(|x| b.iter().any(|y| one_name(x, y))) && !initials(&a, &b) && !initials(&b, &a)
        })
    };
    numbers.or_else(times).or_else(opposites).or_else(names)
}

fn is_name(word: &Word) -> bool {
    word.capital && !word.function && !word.number
}

fn names<'a>(words: &[&'a Word]) -> Vec<&'a str> {
    words.iter().filter(|w| is_name(w)).map(|w| w.folded.as_str()).collect()
}

fn one_name(x: &str, y: &str) -> bool {
    x.starts_with(y)
        || y.starts_with(x)
        || strsim::jaro_winkler(x, y) >= ONE_NAME
        || Name::new(x).compare(&Name::new(y), Setting::Balanced).verdict() == Verdict::Same
}

/// Whether one side is the first letters of the other: "US" for "United States".
fn initials(short: &[&str], long: &[&str]) -> bool {
    short.iter().any(|s| {
        s.chars().count() > 1
            && s.chars().count() <= long.len()
            && s.chars().zip(long).all(|(letter, word)| word.starts_with(letter))
    })
}

/// Whether one number is the other rounded to fewer digits, at least two of them.
fn rounded(x: &str, y: &str) -> bool {
    let digits = |n: &str| n.trim_start_matches('0').trim_end_matches('0').len();
    let (short, long) = if digits(x) <= digits(y) { (x, y) } else { (y, x) };
    let (Ok(s), Ok(l)) = (short.parse::<f64>(), long.parse::<f64>()) else { return short == long };
    let kept = digits(short);
    if kept < 2 || short.len() != long.len() || short.len() == kept {
        return short == long;
    }
    let unit = 10f64.powi((short.len() - kept) as i32);
    (l / unit).round() * unit == s
}

/// Bounds that leave nothing in common: at least against at most. Compared by the word that tells.
fn beyond(x: &Word, y: &Word) -> bool {
    const LEAST: [&str; 6] = ["least", "more", "over", "above", "exceeding", "minimum"];
    const MOST: [&str; 7] = ["most", "less", "fewer", "under", "below", "up", "maximum"];
    let is = |list: &[&str], word: &Word| list.contains(&word.folded.as_str());
    is(&LEAST, x) && is(&MOST, y) || is(&MOST, x) && is(&LEAST, y)
}

/// Whether two words are listed as opposites.
fn opposite(x: &Word, y: &Word) -> bool {
    let sides = |word: &Word| SIDES.get(&*stem(&word.folded, Language::ENGLISH));
    match (sides(x), sides(y)) {
        (Some(p), Some(q)) => p.iter().any(|(line, side)| q.contains(&(*line, !side))),
        _ => false,
    }
}

/// The lines of the table in which a stem stands, with its side.
static SIDES: LazyLock<FxHashMap<String, Vec<(usize, bool)>>> = LazyLock::new(|| {
    let mut table: FxHashMap<String, Vec<(usize, bool)>> = FxHashMap::default();
    let lines = include_str!("data/antonyms.txt").lines().filter(|l| !l.starts_with('#'));
    for (at, line) in lines.enumerate() {
        for (side, words) in line.split('|').enumerate() {
            for word in words.split_whitespace() {
                table.entry(stem(word, Language::ENGLISH).into_owned()).or_default().push((at, side == 0));
            }
        }
    }
    table
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changes_of_every_kind() {
        for (a, b, conflict) in [
            ("Sales fell 12 percent in May at Oster.", "Sales fell 19 percent in May at Oster.", true),
            ("Sales fell 12 percent in May at Oster.", "Sales fell twelve per cent in May at Oster.", false),
            ("Sales fell sharply in May at Oster.", "Sales fell sharply in June at Oster.", true),
            ("Sales fell sharply in May at Oster.", "Sales rose sharply in May at Oster.", true),
            ("At least 40 people were hurt at Oster.", "At most 40 people were hurt at Oster.", true),
            ("More than 40 people were hurt at Oster.", "Fewer than 40 people were hurt at Oster.", true),
            ("The storm reached Oster on Monday night.", "The storm reached Velmar on Monday night.", true),
            ("The storm reached Oster on Monday night.", "The storm reached Ostr on Monday night.", false),
            ("The ferry of the United States sank off Oster.", "The ferry of the U.S. sank off Oster.", false),
            ("About 8,316 workers went home from Oster.", "About 8,300 workers went home from Oster.", false),
            ("The mill at Oster was sold for $3 million.", "The mill at Oster was sold for €3 million.", true),
            ("Oster will host the winter talks.", "Velmar will host the winter talks.", true),
            ("The mill burned.", "Rain fell on Velmar in June.", false),
        ] {
            assert_eq!(!changes(a, b).conflicts.is_empty(), conflict, "{a} / {b}: {:?}", changes(a, b));
            assert_eq!(!changes(b, a).conflicts.is_empty(), conflict, "{b} / {a}");
            assert!(!changes(a, b).denies);
        }
        assert!(changes("The mill will close in May.", "The mill will not close in May.").denies);
    }

    #[test]
    fn no_stem_is_its_own_opposite() {
        for (stem, places) in SIDES.iter() {
            assert!(!places.iter().any(|(line, side)| places.contains(&(*line, !side))), "{stem}");
        }
    }
}
