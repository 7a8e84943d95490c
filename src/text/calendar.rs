//! Words of the calendar: every text of one day has them, whatever it tells.

/// The days of the week, folded.
pub(crate) const WEEKDAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// Whether a folded word names a day, of the week or beside today.
pub(crate) fn is_day(folded: &str) -> bool {
    WEEKDAYS.contains(&folded) || matches!(folded, "today" | "yesterday" | "tonight" | "tomorrow")
}

/// Whether a folded word names a month and nothing else: "may" and "march" are verbs as well.
pub(crate) fn is_month(folded: &str) -> bool {
    const MONTHS: [&str; 10] =
        ["january", "february", "april", "june", "july", "august", "september", "october", "november", "december"];
    MONTHS.contains(&folded)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_months() {
        assert!(is_day("monday") && is_day("tomorrow") && !is_day("mondays") && !is_day("june"));
        assert!(is_month("june") && !is_month("may") && !is_month("march") && !is_month("monday"));
    }
}
