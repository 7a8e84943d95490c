//! Numbers that are no quantities: parts of names and codes, years, pronouns.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use super::figure;
use super::quantity::Amount;
use super::scan::{Kind, Scan};
use super::unit;
use super::word;

static NAMES: LazyLock<FxHashSet<&'static str>> =
    LazyLock::new(|| unit::lines(include_str!("data/names.txt")).flat_map(str::split_whitespace).collect());

/// Whether what was read is no quantity: part of a name, a code, a year, a pronoun.
pub(super) fn refused(s: &Scan<'_>, i: usize, amount: &Amount, alone: bool) -> bool {
    let read = &amount.read;
    let end = amount.end;
    // Letters on either side: "G7", "737s", "3D", "H1N1".
    if s.glued(end) && s.is(end, Kind::Word)
        || (s.glued(i) && i > 0 && s.is(i - 1, Kind::Word) && s.is(i, Kind::Digits))
    {
        return true;
    }
    if s.glued(i) && s.is(i, Kind::Digits) && !amount.sign {
        match s.before(i) {
            // "F-16", "COVID-19": letters and a hyphen; two numbers are a score.
            "-" if i > 1
                && s.glued(i - 1)
                && s.is(i - 2, Kind::Word)
                && (amount.what.is_none() || s.is(i, Kind::Digits) && !s.glued(i + 1) && !prefix(s.lower(i - 2))) =>
            {
                return true;
            }
            // Addresses, versions, hashtags, codes, ratios.
            "/" | "." | "#" | "@" | "_" | "=" | "&" | "\\" => return true,
            ":" if i > 1 && s.glued(i - 1) => return true,
            _ => {}
        }
    }
    if s.glued(end) && amount.what.is_none() && s.glued(end + 1) {
        match s.lower(end) {
            "/" | ":" | "_" | "@" | "=" => return true,
            "." if s.is(end + 1, Kind::Word) || s.is(end + 1, Kind::Digits) => return true,
            // "555-1234" is a telephone; "2-1" is a score.
            "-" if s.is(end + 1, Kind::Digits) && (s.lower(i).len() > 2 || s.lower(end + 1).len() > 2) => return true,
            _ => {}
        }
    }
    if amount.what.is_some() {
        return false;
    }
    if read.ordinal {
        return !ordinal_counts(s, i, end, read.words);
    }
    if alone
        && read.bare
        && (figure::looks_like_year(s, i).is_some_and(|y| (1900..2100).contains(&y))
            && s.lower(i).len() == 4
            && !s.is(end, Kind::Word))
    {
        return true;
    }
    alone && (looks_like_name(s, i) || pronoun(s, i, end) || is_day_of_a_list(s, i, end))
}

/// "8, 9 and 10 March": days of a month that is told after the last.
fn is_day_of_a_list(s: &Scan<'_>, i: usize, end: usize) -> bool {
    let day = |at: usize| s.small(at).is_some_and(|n| (1..=31).contains(&n));
    if end != i + 1 || !day(i) {
        return false;
    }
    let mut at = end;
    while matches!(s.lower(at), "," | "and" | "or" | "to" | "-" | "–") && day(at + 1) {
        at += 2;
    }
    at > end && crate::text::calendar::is_month(s.lower(at))
}

/// Whether a word goes before a number with a hyphen and leaves it one: "sub-50 metre", "mid-90 degrees".
fn prefix(word: &str) -> bool {
    matches!(word, "sub" | "pre" | "post" | "mid" | "near" | "over" | "under" | "top" | "plus" | "minus" | "about")
        || super::word::is_number_word(word)
}

/// An ordinal counts when a thing follows or goes before; "second" and "third" alone are adverbs or
/// time as often.
fn ordinal_counts(s: &Scan<'_>, i: usize, end: usize, words: bool) -> bool {
    let determined = matches!(
        s.before(i),
        "the"
            | "a"
            | "an"
            | "his"
            | "her"
            | "its"
            | "their"
            | "our"
            | "my"
            | "this"
            | "that"
            | "for"
            | "'"
            | "s"
            | "every"
            | "another"
    );
    let thing =
        s.is(end, Kind::Word) && !matches!(s.lower(end), "of" | "and" | "or" | "to" | "in" | "on" | "at" | "the" | "a");
    let followed = thing || s.lower(end) == "-";
    // "25th" is never anything else.
    if !words {
        return true;
    }
    // Phrases in which nothing is put in an order.
    if matches!(
        s.lower(end),
        "time"
            | "place"
            | "lady"
            | "class"
            | "aid"
            | "hand"
            | "person"
            | "responder"
            | "responders"
            | "minister"
            | "half"
    ) {
        return false;
    }
    determined && followed
}

/// Whether the number at `i` belongs to a name by what stands before it.
pub(super) fn looks_like_name(s: &Scan<'_>, i: usize) -> bool {
    let Some(before) = i.checked_sub(1) else { return false };
    // "Halder Group 3 million": a name has no millions.
    if word::scale_word(s.lower(i + 1)).is_some() {
        return false;
    }
    let before = if s.lower(before) == "." && before > 0 && matches!(s.lower(before - 1), "no" | "nr" | "nos" | "vol") {
        before - 1
    } else {
        before
    };
    if !s.is(before, Kind::Word) || s.gap(i).contains('\n') {
        return false;
    }
    // "In Pell Bay 13,000 homes": names and codes are written without commas.
    let grouped = s.lower(i + 1) == "," && s.glued(i + 1) && s.glued(i + 2) && s.is(i + 2, Kind::Digits);
    if NAMES.contains(s.lower(before)) && !grouped {
        // "Flight 12", "room 12", "No. 10"; "no 12 people" is not written.
        let capital = s.capital(before)
            || matches!(
                s.lower(before),
                "room"
                    | "page"
                    | "flight"
                    | "highway"
                    | "article"
                    | "chapter"
                    | "channel"
                    | "resolution"
                    | "section"
                    | "exercise"
                    | "exercises"
                    | "nr"
                    | "nrs"
            );
        return capital && (s.is(i, Kind::Digits) || s.capital(i));
    }
    // "Asleep in carriage nine of the express": which one, as its article is missing.
    let part =
        matches!(s.lower(before), "carriage" | "coach" | "wagon" | "platform" | "gate" | "berth" | "cell" | "ward");
    let bare = before > 0 && !matches!(s.lower(before - 1), "a" | "the" | "one" | "per" | "each" | "every");
    if part && bare && (!s.is(i + 1, Kind::Word) || matches!(s.lower(i + 1), "of" | "when" | "and" | "on" | "at")) {
        return true;
    }
    let title = title_case(s, i);
    if !s.is(i, Kind::Digits) {
        // "Channel Nine", "the Seven Sisters": a capital inside a sentence.
        return s.capital(i) && !title && !s.starts_sentence(i);
    }
    // "Apollo 11," and "Windows 10 ": a capital word before, and nothing that could be counted after.
    let counted = s.is(i + 1, Kind::Word) && !s.capital(i + 1)
        || s.glued(i + 1) && matches!(s.lower(i + 1), "," | ".") && s.is(i + 2, Kind::Digits);
    s.capital(before) && !s.starts_sentence(before) && !counted && !title
}

/// Whether the words around `i` are set like a headline, every long one with a capital; there a
/// capital tells nothing.
fn title_case(s: &Scan<'_>, i: usize) -> bool {
    let around = (i.saturating_sub(4)..i).chain(i + 1..i + 5);
    let long = around.filter(|&n| s.is(n, Kind::Word) && s.lower(n).len() > 3);
    let (mut all, mut capitals) = (0, 0);
    for n in long {
        all += 1;
        capitals += usize::from(s.capital(n));
    }
    all > 1 && all == capitals
}

/// "one" when it stands for a thing or person rather than counting: "no one", "the one", "one of
/// the best", "one another".
fn pronoun(s: &Scan<'_>, i: usize, end: usize) -> bool {
    if s.lower(i) != "one" || end != i + 1 {
        return false;
    }
    if matches!(
        s.before(i),
        "no" | "the"
            | "this"
            | "that"
            | "any"
            | "each"
            | "every"
            | "another"
            | "which"
            | "some"
            | "only"
            | "new"
            | "good"
            | "big"
            | "day"
            | "-"
    ) {
        return true;
    }
    if s.hyphen(end) {
        // "One-sided", "one-off" and "one-to-one", but "one-storey".
        return matches!(s.lower(end + 1), "off" | "sided" | "time" | "to" | "on" | "way" | "third" | "stop" | "party");
    }
    if s.lower(end) == "of" {
        let determiner =
            matches!(s.lower(end + 1), "the" | "his" | "her" | "its" | "their" | "those" | "these" | "our" | "my");
        return !determiner
            || matches!(
                s.lower(end + 2),
                "most" | "least" | "few" | "last" | "main" | "biggest" | "largest" | "best" | "worst"
            );
    }
    !s.is(end, Kind::Word)
        || matches!(
            s.lower(end),
            "another"
                | "is"
                | "was"
                | "were"
                | "who"
                | "that"
                | "which"
                | "the"
                | "to"
                | "in"
                | "on"
                | "at"
                | "and"
                | "or"
                | "by"
                | "for"
                | "from"
                | "with"
                | "has"
                | "had"
                | "can"
                | "could"
                | "would"
                | "will"
                | "should"
                | "must"
                | "may"
                | "might"
                | "as"
                | "day"
                | "thing"
                | "but"
                | "more"
                | "such"
                | "side"
                | "way"
                | "hand"
                | "s"
                | "does"
                | "did"
                | "cannot"
                | "needs"
                | "said"
                | "if"
                | "when"
                | "not"
        )
}

/// "Ada Kern, 34, said": a number between commas after a name is an age. "A woman of 81 was": so is one that
/// somebody is of, where nothing is counted.
pub(super) fn years_old(s: &Scan<'_>, i: usize, amount: &Amount) -> bool {
    if !amount.read.years() || i < 2 {
        return false;
    }
    let somebody = matches!(
        s.lower(i - 2),
        "man" | "woman" | "boy" | "girl" | "child" | "teenager" | "pensioner" | "widow" | "widower" | "youth"
    );
    let counts = s.is(amount.end, Kind::Word)
        && !matches!(
            s.lower(amount.end),
            "was"
                | "is"
                | "has"
                | "had"
                | "who"
                | "and"
                | "from"
                | "in"
                | "to"
                | "at"
                | "died"
                | "with"
                | "on"
                | "when"
        );
    if somebody && s.before(i) == "of" && !counts {
        return true;
    }
    // "Who is seventy and", "she was 70."
    let is = matches!(s.before(i), "is" | "was") && matches!(s.lower(i - 2), "who" | "he" | "she");
    if is && !counts && (s.is(amount.end, Kind::Mark) || matches!(s.lower(amount.end), "and" | "when" | "")) {
        return true;
    }
    // In words: "Ada Kern, thirty-four, said"; smaller ones may count what was named before.
    let words = || amount.read.number.integer().is_some_and(|n| n >= 13);
    (amount.read.bare || words())
        && s.before(i) == ","
        && matches!(s.lower(amount.end), "," | ".")
        && s.is(i - 2, Kind::Word)
        && s.capital(i - 2)
}
