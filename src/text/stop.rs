//! Whether a full stop ends its sentence.

use std::ops::Deref;

use super::abbreviation::{Stop, is_initials, starts_sentences, stops};
use super::cursor::{Cursor, LONGEST_WORD};
use crate::language::Language;

/// Words of a sentence so far below which a time of day is still its opening ("At 5 a.m. Mrs Holm
/// rang"), and at which it can be its end.
const WORDS_BEFORE_TIME: usize = 5;

/// What can follow "9 p.m." in the same sentence although it has a capital.
const AFTER_TIME: [&str; 22] = [
    "gmt",
    "utc",
    "est",
    "edt",
    "et",
    "pt",
    "pst",
    "pdt",
    "cst",
    "cet",
    "bst",
    "ist",
    "eastern",
    "pacific",
    "central",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
];

/// Words after which "I" is the speaker and not an initial or a number: "you and I.", "than I."
pub(crate) const BEFORE_I: [&str; 12] =
    ["and", "or", "than", "as", "but", "nor", "am", "do", "did", "was", "can", "will"];

/// Languages in which a stop makes the number before it an ordinal: "am 3. Oktober".
const ORDINALS: [&str; 13] = ["de", "da", "no", "nb", "nn", "fi", "cs", "sk", "hu", "sl", "hr", "et", "lv"];

/// A word in lower case; the words a table may hold fit without an allocation.
pub(super) enum Lowered {
    Short([u8; LONGEST_WORD], usize),
    Long(String),
}

impl Lowered {
    pub(super) fn of(word: &str) -> Self {
        let mut buffer = [0; LONGEST_WORD];
        match buffer.get_mut(..word.len()).filter(|_| word.is_ascii()) {
            Some(part) => {
                part.copy_from_slice(word.as_bytes());
                part.make_ascii_lowercase();
                Self::Short(buffer, word.len())
            }
            None => Self::Long(word.to_lowercase()),
        }
    }
}

impl Deref for Lowered {
    type Target = str;

    fn deref(&self) -> &str {
        match self {
            // ASCII is always text.
            Self::Short(buffer, length) => str::from_utf8(&buffer[..*length]).unwrap_or_default(),
            Self::Long(word) => word,
        }
    }
}

/// Whether the word at `i` begins sentences and no names. Known for English; in other languages no
/// word is, so that an abbreviation is never taken for an end.
pub(super) fn starter(cursor: Cursor, i: usize) -> bool {
    let word = cursor.word_at(i);
    // "A." and "I." before a name are initials.
    let initial = word.len() == 1 && {
        let at = cursor.skip(i, super::mark::is_opener) + 1;
        cursor.at(at) == Some('.')
    };
    !word.is_empty() && !initial && starts_sentences(&Lowered::of(word))
}

/// Whether a single full stop at `i`, with the next word at `next`, ends its sentence. `has_words` tells
/// whether the sentence has at least so many words before the stop.
pub(super) fn stop_ends(
    cursor: Cursor,
    i: usize,
    next: usize,
    language: Language,
    has_words: impl Fn(usize) -> bool,
) -> bool {
    let Some(word) = cursor.word_before(i) else { return true };
    let digit = cursor.at(next).is_some_and(char::is_numeric);
    if word.bytes().all(|b| b.is_ascii_digit()) {
        return !(word.len() <= 2 && ORDINALS.contains(&language.code()));
    }
    let lower = Lowered::of(word);
    let classes = stops(&lower);
    if is_initials(word) {
        if classes.contains(&Stop::Never) {
            return false;
        }
        if matches!(&*lower, "a.m" | "p.m") {
            let zone = AFTER_TIME.contains(&&*Lowered::of(cursor.word_at(next)));
            return !zone && (digit || has_words(WORDS_BEFORE_TIME) || starter(cursor, next));
        }
        return starter(cursor, next);
    }
    let mut letters = word.chars();
    if let (Some(letter), None) = (letters.next(), letters.next())
        && letter.is_alphabetic()
        && (letter.is_uppercase() || letter.is_lowercase() && classes.is_empty())
    {
        return starter(cursor, next) || letter == 'I' && is_speaker(cursor, i - 1);
    }
    let capital = word.chars().next().is_some_and(char::is_uppercase);
    // The words "no", "in", "sat" and the like are abbreviations only when a figure or name follows.
    let goes_on = |stop: &Stop| match stop {
        // Before a name stands a title, with a capital ("Gen. Holm"), never a sentence's last word.
        Stop::Title => capital && !starter(cursor, next),
        Stop::Number => digit || is_roman(cursor.word_at(next)),
        Stop::Either => {
            (capital || !matches!(&*lower, "in" | "miss" | "mass" | "wash" | "mil" | "gal" | "sat"))
                && !starter(cursor, next)
        }
        Stop::Never => true,
        Stop::Shout => false,
    };
    !classes.iter().any(goes_on)
}

/// Whether the "I" at `i` is the one who speaks.
fn is_speaker(cursor: Cursor, i: usize) -> bool {
    let Some(space) = cursor.before(i).filter(|c| c.is_whitespace()) else { return false };
    cursor.word_before(i - space.len_utf8()).is_some_and(|word| BEFORE_I.contains(&word))
}

/// Whether a word is a Roman number of more than one letter: "Vol. XII".
fn is_roman(word: &str) -> bool {
    word.len() > 1 && word.bytes().all(|b| matches!(b, b'I' | b'V' | b'X' | b'L' | b'C'))
}

/// Whether the marks in `i..stop` stand between two sentences that lack the space between them
/// ("left.The"), the second beginning at `after`.
pub(super) fn lacks_space(cursor: Cursor, i: usize, stop: usize, after: usize) -> bool {
    let lower = |c: Option<char>| c.is_some_and(char::is_lowercase);
    let Some(last) = cursor.before(i) else { return false };
    let second = after + cursor.at(after).map_or(0, char::len_utf8);
    let third = cursor.next(second);
    // Two small letters or a year before, a capital and small ones behind: no address looks like that.
    let letters = last.is_lowercase() && lower(cursor.before(i - last.len_utf8()));
    let year = last.is_ascii_digit() && cursor.word_before(i).is_some_and(is_year);
    let capital = cursor.at(after).is_some_and(char::is_uppercase) && lower(cursor.at(second));
    // The shortest words and those after a figure must be known to begin sentences.
    let behind = capital && (letters && lower(cursor.at(third)) || starter(cursor, after));
    if !(letters || year) || !behind || stop > i + 1 && cursor.at(i) == Some('.') {
        return false;
    }
    let plain = |c: &char| !c.is_whitespace();
    let odd = |c: char| matches!(c, '@' | '/' | '.' | '_' | '#' | '=');
    let mut token = cursor.slice(cursor.start(), i).chars().rev().take(LONGEST_WORD).take_while(plain);
    let mut rest = cursor.slice(after, cursor.end()).chars().take(LONGEST_WORD).take_while(plain);
    !token.any(odd) && !rest.any(|c| c != '.' && odd(c))
}

/// Whether a word is the number of a year.
fn is_year(word: &str) -> bool {
    word.len() == 4 && (word.starts_with("19") || word.starts_with("20")) && word.bytes().all(|b| b.is_ascii_digit())
}
