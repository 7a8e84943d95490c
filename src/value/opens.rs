//! The words that a quantity or a time can begin with. Nine of ten words of a text are none of them, and one look
//! here saves every reader its own.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use super::scan::{Kind, Scan};
use super::{bound, date, holiday, relative, unit, word};

/// Words that a time begins with, beside the names of days, months and holidays, and words of number that are in no
/// table.
const WORDS: [&str; 92] = [
    "nil",
    "once",
    "twice",
    "thrice",
    "a",
    "about",
    "after",
    "afterwards",
    "almost",
    "an",
    "approximately",
    "around",
    "as",
    "at",
    "autumn",
    "before",
    "beginning",
    "between",
    "by",
    "coming",
    "current",
    "days",
    "during",
    "earlier",
    "early",
    "end",
    "fall",
    "few",
    "following",
    "for",
    "from",
    "half",
    "hours",
    "in",
    "just",
    "late",
    "lately",
    "later",
    "less",
    "many",
    "mid",
    "midday",
    "middle",
    "midnight",
    "minus",
    "minutes",
    "month",
    "months",
    "more",
    "nearly",
    "negative",
    "next",
    "noon",
    "on",
    "over",
    "overnight",
    "past",
    "percent",
    "percentage",
    "percentages",
    "percents",
    "pct",
    "per",
    "previous",
    "q",
    "quarter",
    "recent",
    "recently",
    "roughly",
    "several",
    "shortly",
    "since",
    "some",
    "soon",
    "spring",
    "start",
    "summer",
    "the",
    "this",
    "through",
    "till",
    "today",
    "tomorrow",
    "tonight",
    "until",
    "upcoming",
    "week",
    "weeks",
    "winter",
    "year",
    "years",
    "yesterday",
];

static OPENS: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| {
    let mut opens: FxHashSet<&'static str> = WORDS.into_iter().chain(["last", "weekend", "halves"]).collect();
    opens.extend(word::numbers());
    opens.extend(date::month_words());
    opens.extend(relative::weekday_words());
    opens.extend(holiday::firsts());
    opens.extend(bound::BOUND_FIRSTS.iter());
    opens.extend(unit::SIGN_FIRSTS.iter());
    opens
});

/// Whether a value can begin at `i`.
pub(super) fn at(s: &Scan<'_>, i: usize) -> bool {
    // Codes of currencies are three capitals, with an M before them or not.
    let code = |written: &str| matches!(written.len(), 3 | 4) && written.bytes().all(|b| b.is_ascii_uppercase());
    !s.is(i, Kind::Word)
        || OPENS.contains(s.lower(i))
        || code(s.written(i))
        || matches!(s.lower(i), "usd" | "eur" | "gbp" | "rmb" | "jpy" | "cny")
}
