//! Words that a detail is known by: days of the week, hedges.

use crate::text::calendar::WEEKDAYS;
use crate::text::fold::folded;

/// What the names of the days of the week end in.
const DAY: &[u8] = b"day";

/// The day of the week that words name.
pub(super) fn weekday(words: &str) -> Option<&'static str> {
    // They are ASCII: only what folds to them needs to be folded.
    let words = if words.is_ascii() { words.into() } else { folded(words) };
    let bytes = words.as_bytes();
    let stands = |word: &[u8], end: usize| {
        end.checked_sub(word.len()).is_some_and(|from| bytes[from..end].eq_ignore_ascii_case(word))
    };
    // They all end in it.
    let ends = (DAY.len()..=bytes.len()).filter(|&end| stands(DAY, end));
    let first = ends.filter_map(|end| WEEKDAYS.iter().position(|day| stands(day.as_bytes(), end))).min();
    first.map(|day| WEEKDAYS[day])
}

/// Whether a word says that something is not certain.
pub(super) fn is_hedge(folded: &str, shown: &str) -> bool {
    matches!(
        folded,
        "so-called"
            | "primarily"
            | "chiefly"
            | "partly"
            | "reportedly"
            | "allegedly"
            | "apparently"
            | "seemingly"
            | "possibly"
            | "probably"
            | "likely"
            | "perhaps"
            | "maybe"
            | "purportedly"
            | "supposedly"
            | "presumably"
            | "likelihood"
            | "probability"
            | "potentially"
            | "unconfirmed"
            | "suspected"
            | "mostly"
            | "mainly"
            | "largely"
            | "may"
            | "might"
            | "could"
    )
    // "May" with a capital is a month.
    && shown != "May"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_weekday_of_the_week_is_the_one_that_is_named() {
        for (words, day) in [
            ("on Tuesday", Some("tuesday")),
            ("from Sunday to Monday", Some("monday")),
            ("Türkiye, Friday", Some("friday")),
            ("Saturdays blast", Some("saturday")),
            ("today", None),
            ("day", None),
            ("", None),
        ] {
            assert_eq!(weekday(words), day, "{words}");
        }
    }
}
