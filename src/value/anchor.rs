//! What times are counted from, and which way one points that does not say it.

use jiff::civil::Date;

use super::date;
use super::scan::Scan;
use crate::day::Day;

/// Which day is meant by a time that several days could be, such as "on Friday" or "3 March".
///
/// Words that settle it ("next Friday", "it will open on Friday") hold under either.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Prefer {
    /// The last such day: news tells what happened.
    #[default]
    Past,
    /// The next such day, as in invitations and appointments.
    Future,
}

/// What times are counted from.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Anchor {
    /// The day of publication.
    pub(super) day: Option<Day>,
    /// Its minute of the day, where the publication has an hour.
    pub(super) minute: Option<u32>,
    /// Minutes that its clock is east of Greenwich, where it says so.
    pub(super) east: Option<i32>,
    pub(super) prefer: Prefer,
}

/// Pieces before a date that are searched for a word of the future ("will", "scheduled").
/// An hour with its dots may stand between ("set to expire at 12:01 a.m. on Tuesday").
const AHEAD_WINDOW: usize = 12;

/// Days from which a date given without a year is taken for the coming one instead: ten months
/// back and more, a writer gives the year, while "July 30" some weeks ahead is common.
const AHEAD_DAYS: i32 = 61;

/// Days ahead that a date with a word of the future can be, half a year.
const FUTURE_DAYS: i32 = 183;

impl Anchor {
    /// Whether the time at `i` is to come rather than past.
    pub(super) fn ahead(self, s: &Scan<'_>, i: usize) -> bool {
        tense(s, i).unwrap_or(self.prefer == Prefer::Future)
    }

    /// Of the days that a rule gives for each year, the one meant: the next from today on when it is
    /// ahead, else the last up to today.
    pub(super) fn pick(self, ahead: bool, rule: impl Fn(i32) -> Option<Date>) -> Option<Date> {
        let today = self.day?.0;
        let this = i32::from(today.year());
        // Eight years are as far apart as two 29ths of February can be.
        if ahead {
            (this - 1..=this + 8).filter_map(rule).find(|d| *d >= today)
        } else {
            (this - 8..=this + 1).rev().filter_map(rule).find(|d| *d <= today)
        }
    }

    /// The year of a month, or of a day in it, that was left out: the last one on or before the day of
    /// publication, or the next one when the words speak of the future or it is just ahead.
    pub(super) fn nearest(self, month: u32, day: u32, has_day: bool, ahead: bool) -> Option<i32> {
        let today = self.day?.0;
        let this = i32::from(today.year());
        // 29 February looks back to the last leap year, at most eight years.
        let date = |year: i32| if has_day { date::valid(year, month, day) } else { date::valid(year, month, 1) };
        if ahead && self.prefer == Prefer::Future {
            let from = if has_day { today } else { today.first_of_month() };
            return (this..=this + 8).find(|&y| date(y).is_some_and(|d| d >= from));
        }
        let past = (this - 8..=this).rev().find(|&y| date(y).is_some_and(|d| d <= today))?;
        let limit = if ahead { FUTURE_DAYS } else { AHEAD_DAYS };
        // A month's name alone, without a word of the future, is the past one.
        if !ahead && !has_day {
            return Some(past);
        }
        let next = (this..=this + 1).find(|&y| date(y).is_some_and(|d| d > today && (d - today).get_days() <= limit));
        Some(match next {
            Some(next) if ahead || date(past).is_some_and(|d| (today - d).get_days() > 366 - AHEAD_DAYS - 1) => next,
            _ => past,
        })
    }
}

/// Words before a verb among which "where" makes its clause an aside: "the point where the river meets the sea".
const RELATIVE: usize = 3;

/// What the words before `i`, in the same clause, say of the time: `true` for one to come.
pub(super) fn tense(s: &Scan<'_>, i: usize) -> Option<bool> {
    for n in (i.saturating_sub(AHEAD_WINDOW)..=i).rev() {
        match s.lower(n) {
            // "Rescuers worked through Monday", "it lasted until Friday".
            "until" | "till" | "through"
                if n == i
                    && matches!(
                        s.before(n),
                        "worked"
                            | "lasted"
                            | "continued"
                            | "stayed"
                            | "ran"
                            | "fought"
                            | "searched"
                            | "raged"
                            | "burned"
                    ) => {}
            "until" | "till" | "by" | "through" if n == i => return Some(true),
            "beyond" if n + 1 == i => return Some(true),
            // The dots of "12:01 a.m." end no clause.
            "." if s.glued(n) && matches!(s.before(n), "a" | "p" | "m") => {}
            "will" | "ll" | "shall" | "scheduled" | "due" | "planned" | "plans" | "expected" | "upcoming"
            | "deadline" | "set" | "slated"
                if n < i =>
            {
                return Some(true);
            }
            // The present of what is fixed beforehand. Headlines put other verbs so of the day before ("fire
            // destroys mill on Monday"), and plurals may be infinitives of the past ("had to meet").
            "expires" | "begins" | "starts" | "opens" | "resumes" | "reopens" | "convenes" | "meets"
                if n < i
                    && !(n.saturating_sub(RELATIVE)..n)
                        .any(|r| matches!(s.lower(r), "where" | "which" | "that" | "who")) =>
            {
                return Some(true);
            }
            "forecast" if n < i && matches!(s.before(n), "is" | "are") => return Some(true),
            "polls" if n < i && s.before(n) == "the" && matches!(s.lower(n.saturating_sub(3)), "go" | "goes") => {
                return Some(true);
            }
            "place" | "effect" if n < i && s.before(n) == "takes" => return Some(true),
            ":" if s.glued(n) => {}
            "." | "," | ";" | "!" | "?" | ":" if n < i => return None,
            "said" | "says" | "told" | "announced" | "stated" | "reported" | "added" | "was" | "were" | "had"
                if n < i =>
            {
                return Some(false);
            }
            _ => {}
        }
    }
    None
}
