//! What the words beside a bare figure make of it: an age, how often something happens, votes for or against, a rise or
//! a fall.

use crate::compare::apparatus::lexed::Word;
use crate::compare::apparatus::reader::Reader;
use crate::name::{Mention, NameKind};
use crate::span::Span;
use crate::text::fold::fold;
use crate::text::token::TokenKind;
use crate::value::Data;

/// Words before a figure among which stands the verb that moves it.
const MOVE_REACH: usize = 4;
/// Words after a number of votes within which it is told for what they are.
const SIDE_REACH: usize = 5;
/// Words before a number of years within which "age" makes it one.
const AGE_REACH: usize = 6;
/// Years that nobody is older than.
const OLDEST: f64 = 110.0;
/// Words for somebody whose age may follow: "a woman, 34, was found".
const SOMEBODY: [&str; 16] = [
    "man",
    "woman",
    "boy",
    "girl",
    "teenager",
    "pensioner",
    "driver",
    "suspect",
    "victim",
    "student",
    "teacher",
    "nurse",
    "cyclist",
    "pilot",
    "widow",
    "mother",
];

impl Reader<'_> {
    /// Which side of a vote a number counts, by the words right after it.
    pub(super) fn side(&self, span: Span) -> Option<bool> {
        let after = self.after(span.end()).iter().take(SIDE_REACH);
        let mut told =
            after.take_while(|t| t.kind == TokenKind::Word && !matches!(self.word(t), "and" | "but" | "with"));
        told.find_map(|t| match self.word(t) {
            "favour" | "favor" | "approved" | "backed" | "supported" | "ayes" => Some(true),
            "against" | "rejected" | "opposed" | "nays" => Some(false),
            _ => None,
        })
    }

    /// Whether the verb right before a figure is one of rising or of falling.
    pub(super) fn rises_or_falls(&self, span: Span) -> Option<bool> {
        let before = self.before(span.start()).iter().rev().take(MOVE_REACH);
        let mut told = before.take_while(|t| t.kind == TokenKind::Word && !matches!(self.word(t), "and" | "but"));
        told.find_map(|t| match self.word(t) {
            "rose" | "rises" | "rise" | "risen" | "gained" | "gains" | "climbed" | "recovered" | "jumped" | "up"
            | "grew" | "surged" | "increased" | "added" => Some(true),
            "fell" | "falls" | "fallen" | "fall" | "lost" | "down" | "dropped" | "slumped" | "crashed" | "shed"
            | "sank" | "plunged" | "tumbled" | "declined" | "shrank" | "decreased" => Some(false),
            _ => None,
        })
    }

    /// How often what a number counts happens, when that is told: "thirteen flights a week".
    pub(super) fn rate(&self, span: Span) -> Option<&'static str> {
        let after = self.after(span.end());
        let each = |t: &Word<'_>| matches!(self.word(t), "a" | "per" | "each" | "every");
        let [noun, link, unit, ..] = after else { return None };
        if !each(link) || noun.kind != TokenKind::Word || noun.content().is_none() {
            return None;
        }
        match self.word(unit) {
            "day" => Some("per day"),
            "week" => Some("per week"),
            "month" => Some("per month"),
            "year" => Some("per year"),
            _ => None,
        }
    }

    /// Whether a bare number is an age that people are over or under.
    pub(super) fn is_older(&self, span: Span, years: f64) -> bool {
        const WHO: [&str; 10] =
            ["people", "those", "were", "are", "anyone", "everyone", "women", "men", "voters", "residents"];
        let first = fold(span.of(self.text).split_whitespace().next().unwrap_or_default());
        let than = span.of(self.text).split_whitespace().nth(1).is_some_and(|w| w == "than");
        let age = match first.as_str() {
            "older" | "younger" => than,
            "aged" => true,
            "over" | "under" => self.before(span.start()).last().is_some_and(|t| WHO.contains(&self.word(t))),
            _ => false,
        };
        age && years <= OLDEST && self.counted(span).is_none_or(|_| first != "over" && first != "under")
    }

    /// Whether a number of years is an age: "66-year-old", "aged 66", "66 years old", "Ada Lind, 66,".
    pub(super) fn tells_age(&self, span: Span) -> bool {
        let words = || span.of(self.text).split(|c: char| !c.is_alphanumeric());
        let after = self.after(span.end()).iter();
        let old = words().any(|w| matches!(w, "old" | "aged" | "Aged")) || after.take(2).any(|t| self.word(t) == "old");
        // "Its age is put at 400 years".
        let put = || {
            let mut before = self.before(span.start()).iter().rev().take(AGE_REACH);
            before.any(|t| matches!(self.word(t), "age" | "ages"))
        };
        old || put() || !words().any(|w| w.starts_with("year") || w.starts_with("Year") || w == "yr")
    }

    /// Whether a bare number stands between two marks right after somebody: how old they are.
    pub(super) fn is_age_of(&self, span: Span, number: f64) -> bool {
        /// In brackets stand minutes, ranks and numbers of goals as well.
        const IN_BRACKETS: std::ops::RangeInclusive<f64> = 14.0..=99.0;
        const CONTEST: [&str; 15] = [
            "beat", "beats", "defeated", "scored", "goal", "goals", "led", "minute", "minutes", "points", "votes",
            "vote", "header", "penalty", "runs",
        ];
        let before = self.before(span.start());
        let (Some(opens), Some(last)) = (before.last(), before.len().checked_sub(2).map(|at| &before[at])) else {
            return false;
        };
        let closes = self.after(span.end()).first();
        let mark = |t: &Word<'_>| t.span.of(self.text);
        let bracket = mark(opens) == "(" && closes.is_some_and(|t| mark(t) == ")");
        let comma = mark(opens) == "," && closes.is_none_or(|t| matches!(mark(t), "," | "." | ";"));
        let person = self.mentions.iter().find(|m| m.kind == NameKind::Person && m.span.end() == last.span.end());
        // "According to Odo Lind, 14, ...": whose number it is is open.
        let governed = |m: &Mention| matches!(self.governor(m.span), "to" | "for" | "with" | "besides" | "by" | "of");
        let somebody = person.is_some_and(|m| !governed(m))
            || SOMEBODY.contains(&last.folded()) && last.span.of(self.text).starts_with(char::is_lowercase);
        // "A hiker, 55, was bitten".
        let someone = comma
            && IN_BRACKETS.contains(&number)
            && closes.is_some_and(|t| mark(t) == ",")
            && last.content().is_some()
            && last.span.of(self.text).starts_with(char::is_lowercase)
            && before.len() > 2
            && matches!(before[before.len() - 3].folded(), "a" | "an");
        if someone {
            return true;
        }
        let contest = || {
            self.tokens.iter().any(|t| CONTEST.contains(&t.folded()))
                || self
                    .values_given()
                    .iter()
                    .any(|v| matches!(&v.data, Data::Quantity(q) if q.unit.as_deref() == Some("score")))
        };
        somebody
            && (comma && (1.0..=OLDEST).contains(&number)
                || bracket && (person.is_none() || IN_BRACKETS.contains(&number) && !contest()))
    }
}
