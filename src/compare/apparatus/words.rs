//! Words that a detail is known by: days of the week, hedges.

use crate::text::calendar::WEEKDAYS;
use crate::text::fold::folded;

/// What the names of the days of the week end in.
const DAY: &[u8] = b"day";

/// The day of the week that words name.
pub(super) fn weekday(words: &str) -> Option<&'static str> {
    let folded = folded(words);
    let bytes = folded.as_bytes();
    // They all end in it.
    let ends = || (DAY.len()..=bytes.len()).filter(|&end| bytes[..end].ends_with(DAY));
    ends().next()?;
    WEEKDAYS.into_iter().find(|day| ends().any(|end| bytes[..end].ends_with(day.as_bytes())))
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
