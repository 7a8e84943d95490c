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

impl<'a> Reader<'a> {
    /// Which side of a vote a number counts, by the words right after it.
    pub(super) fn ayes_or_noes(&self, span: Span) -> Option<bool> {
        const VOTES: [&str; 11] = [
            "vote",
            "votes",
            "voted",
            "deputies",
            "lawmakers",
            "senators",
            "members",
            "mps",
            "parliamentarians",
            "ballot",
            "bill",
        ];
        let after = self.after(span.end()).iter().take(SIDE_REACH);
        let mut told =
            after.take_while(|t| t.kind == TokenKind::Word && !matches!(self.word(t), "and" | "but" | "with"));
        let side = told.find_map(|t| match self.word(t) {
            "favour" | "favor" | "approved" | "backed" | "supported" | "ayes" => Some(true),
            "against" | "rejected" | "opposed" | "nays" => Some(false),
            _ => None,
        });
        // Asked last: few figures have such a word behind them.
        side.filter(|_| self.tokens.iter().any(|t| VOTES.contains(&self.word(t))))
    }

    /// Whether a verb within a few words before a figure is one of rising by it, or of falling.
    pub(super) fn rises_or_falls(&self, span: Span) -> Option<bool> {
        // "Fell to 21" and "rose to 24" are two levels of one thing.
        if self.before(span.start()).last().is_some_and(|t| matches!(self.word(t), "to" | "at")) {
            return None;
        }
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
        // "Freed 12 miners a day after the shaft fell in".
        let apart =
            after.get(3).is_some_and(|t| matches!(self.word(t), "after" | "before" | "later" | "earlier" | "ago"));
        if apart || !each(link) || noun.kind != TokenKind::Word || noun.content().is_none() {
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

    /// The concept of whom an age is given to by a noun: "a hiker, 55", "a 69-year-old hiker".
    pub(super) fn whose_age(&self, span: Span) -> Option<&'a str> {
        let noun = |t: &&Word<'_>| t.kind == TokenKind::Word && t.content().is_some() && !self.in_name(t);
        let old = span.of(self.text).ends_with("old");
        if old {
            return self.after(span.end()).first().filter(noun).and_then(Word::content);
        }
        let mut before = self.before(span.start()).iter().rev();
        let mark = |t: &Word<'_>| matches!(t.span.of(self.text), "," | "(");
        let last = before.find(|t| !mark(t) && self.word(t) != "aged")?;
        Some(last).filter(noun).and_then(Word::content)
    }

    /// Whether a bare number is an age that people are over or under.
    pub(super) fn is_older(&self, span: Span, years: f64) -> bool {
        const WHO: [&str; 8] = ["people", "those", "anyone", "everyone", "women", "men", "voters", "residents"];
        // "28 per cent were over 70".
        let share = || {
            let mut before = self.before(span.start()).iter().rev().map(|t| self.word(t));
            before.next().is_some_and(|w| matches!(w, "were" | "are"))
                && before.next().is_some_and(|w| matches!(w, "cent" | "percent" | "%"))
        };
        // Most figures have no word of theirs before them.
        if !span.of(self.text).starts_with(char::is_alphabetic) {
            return false;
        }
        let first = fold(span.of(self.text).split_whitespace().next().unwrap_or_default());
        let than = span.of(self.text).split_whitespace().nth(1).is_some_and(|w| w == "than");
        let age = match first.as_str() {
            "older" | "younger" => than,
            "aged" => true,
            "over" | "under" => {
                share() || self.before(span.start()).last().is_some_and(|t| WHO.contains(&self.word(t)))
            }
            _ => false,
        };
        let noun = || self.after(span.end()).first().is_some_and(|t| t.content().is_some());
        age && years <= OLDEST && !(than && noun()) && (than || self.counted(span).is_none())
    }

    /// Whether a number of years is an age: "66-year-old", "aged 66", "66 years old", "Ada Lind, 66,".
    pub(super) fn tells_age(&self, span: Span) -> bool {
        let words = || span.of(self.text).split(|c: char| !c.is_alphanumeric());
        let after = self.after(span.end()).iter();
        let old = words().any(|w| matches!(w, "old" | "aged" | "Aged")) || after.take(2).any(|t| self.word(t) == "old");
        // "Its age is put at 400 years".
        let put = || {
            let mut before = self.before(span.start()).iter().rev().take(AGE_REACH);
            let told =
                before.next().is_some_and(|t| matches!(self.word(t), "is" | "are" | "was" | "were" | "at" | "of"));
            told && before.any(|t| matches!(self.word(t), "age" | "ages"))
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
