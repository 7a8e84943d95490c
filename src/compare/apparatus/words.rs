//! Words that a detail is known by: days of the week, hedges.

use crate::text::calendar::WEEKDAYS;
use crate::text::fold::folded;

/// What the names of the days of the week end in.
const DAY: &str = "day";

/// The day of the week that words name.
pub(super) fn weekday(words: &str) -> Option<&'static str> {
    let folded = folded(words);
    // They all end in it.
    let ends = || folded.match_indices(DAY).map(|(at, _)| at + DAY.len());
    ends().next()?;
    WEEKDAYS.into_iter().find(|day| ends().any(|end| folded[..end].ends_with(day)))
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
