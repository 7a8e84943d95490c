//! Quantities: what a number counts, of whom, where and when, read from the words around it.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use crate::compare::apparatus::harm::{harm_in, harms};
use crate::compare::apparatus::item::{Item, Key, Reader};
use crate::compare::apparatus::lexed::known;
use crate::compare::apparatus::wording::set_of;
use crate::compare::detail::DetailKind;
use crate::name::NameKind;
use crate::span::Span;
use crate::text::token::{Token, TokenKind};
use crate::value::{Data, Quantity, Value, base_of};

/// A quantity as it is compared.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Amount {
    /// What is measured: "count", "percent", a currency, a base unit.
    pub(super) dimension: String,
    /// Concepts of the words around it.
    pub(super) around: BTreeSet<String>,
    /// Concept of the word right after it, which says what is counted; none for people at large.
    pub(super) counted: Option<String>,
    /// The figure itself, when there is one.
    pub(super) value: Option<f64>,
    /// The least and the most it can be.
    pub(super) low: f64,
    pub(super) high: f64,
    /// Whether it is the only one of its dimension in the article's claims.
    pub(super) only: bool,
    /// Whether it is what another figure is held against: "against 21 per cent the month before".
    pub(super) earlier: bool,
    /// Whether it is by how much something grew or shrank: "a 15 percent increase".
    pub(super) change: bool,
    /// Whether it is the time from one thing to another ("four hours before the deadline") and not how long
    /// something lasts.
    pub(super) apart: bool,
    /// Who has it or where it is, where that is named beside it and not before another figure: "her rival Odo
    /// Lind 41 percent", "47 percent in Corran".
    pub(super) owners: Vec<usize>,
}

/// Words before and after a number that tell what it counts.
pub(super) const AROUND: usize = 3;
/// Words before a number within which its verb may stand ("the toll from the blast has reached").
pub(super) const VERB_REACH: usize = 20;
/// Words after a share that make it a change.
const CHANGES: [&str; 10] =
    ["increase", "rise", "drop", "fall", "decline", "cut", "jump", "surge", "growth", "reduction"];
/// Words after a length of time that make it the time between two things.
const FROM_TO: [&str; 9] = ["before", "after", "earlier", "later", "ago", "until", "ahead", "away", "early"];
/// Ages that people have.
const OLDEST: std::ops::RangeInclusive<f64> = 1.0..=120.0;
/// Words after a figure within which it is told what those are that it counts.
const SAID_REACH: usize = 6;
/// Words before and after a figure that tell it is the earlier one of two.
const EARLIER_BEFORE: usize = 2;
const EARLIER_AFTER: usize = 5;
/// Words between somebody and the figure they have: "Odo Lind took 41 percent".
const OWNER_REACH: usize = 4;
/// Words that carry meaning and are never what a number counts.
const NO_NOUNS: [&str; 20] = [
    "after",
    "before",
    "since",
    "during",
    "until",
    "near",
    "outside",
    "inside",
    "amid",
    "against",
    "between",
    "despite",
    "because",
    "while",
    "when",
    "where",
    "under",
    "over",
    "without",
    "following",
];
/// Factor from which one toll is no version of another: the dead of a war are not those of a blast.
const ANOTHER_TOLL: f64 = 100.0;
/// Toll from which a war may be meant; a first count of two may become three hundred.
const WAR: f64 = 10_000.0;

/// Whether two tolls, each from the least to the most it can be, may be of one event.
pub(super) fn same_order(a: (f64, f64), b: (f64, f64)) -> bool {
    a.0.max(b.0) < WAR || a.0 <= ANOTHER_TOLL * b.1 && b.0 <= ANOTHER_TOLL * a.1
}

/// Concepts of words that figures are read by.
struct Known {
    /// Words for people at large, and for what befell them.
    open: [String; 4],
    turnout: String,
    voters: [String; 2],
}

static KNOWN: LazyLock<Known> = LazyLock::new(|| Known {
    open: ["people", "others", "killed", "wounded"].map(known),
    turnout: known("turnout"),
    voters: ["voters", "part"].map(known),
});

impl Reader<'_> {
    pub(super) fn quantity(&self, value: &Value, quantity: &Quantity, values: &[&Value]) -> Item {
        let age = self.is_age(value.span, quantity).then(|| quantity.in_years());
        let quantity = age.as_ref().unwrap_or(quantity);
        let (mut around, mut role) = self.around(value.span, values);
        let mut counted = self.counted(value.span);
        let after: Vec<&str> =
            self.tokens.iter().filter(|t| t.span.start() >= value.span.end()).take(3).map(|t| self.word(t)).collect();
        if quantity.unit.is_none() && self.is_some_of(value.span, values) {
            (around, role, counted) = self.part(value.span, after.get(2).copied());
        }
        let (mut low, mut high) = quantity.range();
        let mut dimension = match (&quantity.base, &quantity.unit) {
            (Some((_, base)), _) => (*base).to_owned(),
            // "Many hours", "5 to 6 km": no one value, but a unit.
            (None, Some(unit)) => base_of(unit).map_or_else(|| unit.clone(), str::to_owned),
            (None, None) => "count".to_owned(),
        };
        // "A quarter of the harvest" is 25 per cent of it.
        if quantity.unit.is_none() && low > 0.0 && quantity.figure().is_some_and(|n| n < 1.0) {
            (low, high) = (100.0 * low, 100.0 * high);
            dimension = "percent".to_owned();
        }
        // Years that somebody lived are no toll.
        let role = if dimension == "count" { role } else { quantity.unit.clone().unwrap_or(role) };
        let mut item = self.item(
            DetailKind::Quantity,
            value.span,
            &role,
            quantity.value.clone().unwrap_or_else(|| self.shown(value.span)),
            Key::Quantity(Amount {
                dimension,
                around,
                counted,
                value: quantity.figure(),
                low,
                high,
                only: false,
                earlier: self.is_earlier(value.span),
                change: after.first().is_some_and(|w| CHANGES.contains(&w.trim_end_matches('s'))),
                apart: after.first().is_some_and(|w| FROM_TO.contains(w)),
                owners: self.owners(value.span, values),
            }),
        );
        item.reading.unit = quantity.unit.clone();
        item.reading.min = quantity.min;
        item.reading.max = quantity.max;
        item.reading.approx = quantity.approx;
        item
    }

    /// Whether a figure is a part of another: "109 of the dead", "33 of which", "33 drones out of 50".
    fn is_some_of(&self, span: Span, values: &[&Value]) -> bool {
        let from = self.tokens.partition_point(|t| t.span.start() < span.end());
        let of = |at: usize| {
            self.word_at(at) == "of"
                && matches!(self.word_at(at + 1), "the" | "them" | "those" | "these" | "whom" | "which")
        };
        // "33 drones were shot down on Monday out of 50".
        let out_of = || {
            let bare = |v: &&&Value| matches!(&v.data, Data::Quantity(q) if q.unit.is_none() && !q.ordinal);
            let next = values.iter().filter(|v| v.span.start() >= span.end()).find(bare);
            let before = next.map(|n| self.tokens.partition_point(|t| t.span.start() < n.span.start()));
            before.is_some_and(|b| b >= from + 2 && self.word_at(b - 2) == "out" && self.word_at(b - 1) == "of")
        };
        of(from) || out_of()
    }

    /// What a part of a number is: "109 of the dead were evacuees" counts evacuees who were killed, "24 of them died"
    /// the killed. "Three of the injured died" is no number of the injured.
    fn part(&self, span: Span, of_whom: Option<&str>) -> (BTreeSet<String>, String, Option<String>) {
        let said = self.said_of(span);
        let harm = of_whom.and_then(|w| harm_in(&known(w))).or_else(|| said.as_deref().and_then(harm_in));
        match (harm, said.filter(|s| harm_in(s).is_none())) {
            (Some((name, concept)), said) => (BTreeSet::from([concept]), name.to_owned(), said),
            (None, said) => {
                let of = said.unwrap_or_else(|| "some of them".to_owned());
                (BTreeSet::new(), of.clone(), Some(of))
            }
        }
    }

    /// What some of a number of people are said to be, or what befell them: "13 of whom were women", "24 of them
    /// died". What was done with them otherwise ("33 of which were shot down") says nothing of who they are.
    fn said_of(&self, span: Span) -> Option<String> {
        let mut after = self.tokens.iter().filter(|t| t.span.start() >= span.end()).take(SAID_REACH);
        let is = |t: &&Token| matches!(self.word(t), "were" | "are" | "was" | "is" | "died");
        let verb = after.find(is)?;
        if self.word(verb) == "died" {
            return self.content(verb);
        }
        let mut told = after.take_while(|t| t.kind == TokenKind::Word);
        let word = told.find(|t| self.content(t).is_some())?;
        let concept = self.content(word)?;
        let done = self.word(word).ends_with("ed")
            || told.next().is_some_and(|t| matches!(self.word(t), "down" | "up" | "out" | "off" | "away" | "back"));
        (!done || harm_in(&concept).is_some()).then_some(concept)
    }

    /// Whether a bare figure is somebody's age: "Ada Lind, 66, said", "Ada Lind (66)".
    fn is_age(&self, span: Span, quantity: &Quantity) -> bool {
        let years = quantity.figure().is_some_and(|n| n.fract() == 0.0 && OLDEST.contains(&n));
        if quantity.unit.is_some() || quantity.min.is_some() || !years {
            return false;
        }
        let from = self.tokens.partition_point(|t| t.span.start() < span.start());
        let to = self.tokens.partition_point(|t| t.span.start() < span.end());
        let mark = |at: usize| self.tokens.get(at).filter(|t| t.kind == TokenKind::Mark).map(|t| t.span.of(self.text));
        let Some(before) = from.checked_sub(1) else { return false };
        let closed = match (mark(before), mark(to)) {
            (Some(","), closed) => matches!(closed, Some("," | ".")) || to == self.tokens.len(),
            (Some("("), closed) => closed == Some(")"),
            _ => false,
        };
        let anatomy = &self.context.anatomies[self.article];
        let person = |end: usize| {
            anatomy.mentions_in(self.extent).any(|(_, m)| m.kind == NameKind::Person && m.span.end() == end)
        };
        closed && before > 0 && person(self.tokens[before - 1].span.end())
    }

    /// Whether the words around a figure make it the one that the news is held against.
    fn is_earlier(&self, span: Span) -> bool {
        let words = |t: &Token| self.word(t);
        let before: Vec<&str> =
            self.tokens.iter().rev().filter(|t| t.span.end() <= span.start()).take(EARLIER_BEFORE).map(words).collect();
        let after: Vec<&str> =
            self.tokens.iter().filter(|t| t.span.start() >= span.end()).take(EARLIER_AFTER).map(words).collect();
        let has = |at: usize, word: &str| before.get(at).is_some_and(|w| *w == word);
        let held = has(0, "against") || has(0, "from") || has(0, "versus") || has(0, "after");
        let compared = (has(0, "with") || has(0, "to")) && has(1, "compared");
        // "The month before", "a year earlier", "in the previous month".
        let ago = after.windows(2).any(|w| {
            matches!(w[0], "month" | "year" | "week" | "quarter" | "day" | "season")
                && matches!(w[1], "before" | "earlier" | "ago")
        });
        let previous = after.contains(&"previous");
        held || compared || ago || previous
    }

    /// Who is named last before a figure, with no other figure and not more than a few words between, and the
    /// place that follows it with a word between.
    fn owners(&self, span: Span, values: &[&Value]) -> Vec<usize> {
        let from = values.iter().map(|v| v.span.end()).filter(|&e| e <= span.start()).max().unwrap_or(0);
        let anatomy = &self.context.anatomies[self.article];
        let entity = |at: usize| self.context.entity_of[self.article][at];
        let tokens = |from: usize, to: usize| {
            self.tokens.iter().filter(|t| t.span.start() >= from && t.span.end() <= to).count()
        };
        let before = anatomy
            .mentions_in(self.extent)
            .filter(|(_, m)| m.span.start() >= from && m.span.end() <= span.start() && m.kind == NameKind::Person)
            .last()
            .filter(|(_, m)| tokens(m.span.end(), span.start()) <= OWNER_REACH);
        let next = self.tokens.iter().find(|t| t.span.start() >= span.end());
        let inside = next.is_some_and(|t| matches!(self.word(t), "in" | "at" | "for" | "near"));
        let after = anatomy
            .mentions_in(self.extent)
            .find(|(_, m)| m.span.start() >= span.end())
            .filter(|(_, m)| inside && m.kind != NameKind::Person && tokens(span.end(), m.span.start()) == 1);
        before.into_iter().chain(after).map(|(at, _)| entity(at)).collect()
    }

    /// Whether a word is part of a name.
    pub(super) fn is_named(&self, token: &Token) -> bool {
        let mut names = self.context.anatomies[self.article].mentions_in(self.extent);
        names.any(|(_, m)| m.span.contains(token.span))
    }

    /// The concepts of the words that tell what a number counts, and the word to show for it.
    fn around(&self, span: Span, values: &[&Value]) -> (BTreeSet<String>, String) {
        let is_value = |t: &Token| values.iter().any(|v| v.span != span && v.span.overlap(t.span) > 0);
        let stops = |t: &Token| {
            is_value(t) || t.kind == TokenKind::Mark && !matches!(t.span.of(self.text), "-" | "\"" | "“" | "”" | "’")
        };
        let mut around = BTreeSet::new();
        let (mut shown, mut named) = (None, false);
        let after = self.tokens.iter().filter(|t| t.span.start() >= span.end());
        let mut after: Vec<&Token> = after.take_while(|t| !stops(t)).take(VERB_REACH).collect();
        // "46% of the vote on a turnout of 75": what leads up to the next figure is of that one.
        let next = after.last().and_then(|l| self.tokens.iter().find(|t| t.span.start() >= l.span.end()));
        if next.is_some_and(is_value)
            && let Some(cut) = after
                .iter()
                .rposition(|t| matches!(self.word(t), "on" | "with" | "at" | "and" | "against" | "from" | "while"))
        {
            after.truncate(cut);
        }
        for (word, token) in after
            .into_iter()
            .filter(|t| !self.is_filler(t))
            .filter_map(|t| self.content(t).map(|w| (w, t)))
            .take(AROUND)
        {
            // "5,000 Tarn and Karsk residents", "hundreds of Velmaran miners": the residents, the miners.
            let noun = self.word(token).ends_with('s');
            if shown.is_none() || noun && named {
                shown = Some(self.word(token).to_owned());
                named = !noun && self.is_named(token);
            }
            around.insert(word);
        }
        let before: Vec<&Token> =
            self.tokens.iter().rev().filter(|t| t.span.end() <= span.start()).take(VERB_REACH).collect();
        for word in before.iter().take_while(|t| !stops(t)).filter_map(|t| self.content(t)).take(AROUND) {
            around.insert(word);
        }
        // A turnout is the part of the voters that took part.
        if around.contains(&KNOWN.turnout) {
            around.extend(KNOWN.voters.iter().cloned());
        }
        // Killed and wounded stand near both numbers of "3 killed and 34 wounded": the nearer word counts.
        if let Some((name, concept)) = self.harm(span, values) {
            for (_, other) in harms() {
                around.remove(other);
            }
            around.insert(concept);
            return (around, name.to_owned());
        }
        // "Ahmed, 24, said" counts no sayings.
        let shown = shown.filter(|w| !matches!(w.as_str(), "said" | "says" | "told" | "added"));
        (around, shown.unwrap_or_else(|| "number".to_owned()))
    }

    /// What a number counts: the word of meaning right after it. Words for people at large, and those for
    /// what befell them, leave it open.
    pub(super) fn counted(&self, span: Span) -> Option<String> {
        let mut after = self.tokens.iter().filter(|t| t.span.start() >= span.end() && !self.is_filler(t));
        let word = after.next()?;
        // "Hundreds more after the deal failed": what follows is no noun.
        if NO_NOUNS.contains(&self.word(word)) {
            return None;
        }
        // "At least 126: Observatory": a body that follows is who says so.
        let mut names = self.context.anatomies[self.article].mentions_in(self.extent);
        if names.any(|(_, m)| m.kind == NameKind::Organisation && m.span.start() == word.span.start()) {
            return None;
        }
        // "Protesters" and "marchers" are counted alike.
        if let Some(set) = set_of(self.word(word)) {
            return Some(set);
        }
        self.content(word).filter(|c| !KNOWN.open.contains(c))
    }

    /// "1,700 more nurses", "three other men": words between a number and what it counts.
    pub(super) fn is_filler(&self, token: &Token) -> bool {
        matches!(self.word(token), "more" | "other" | "additional" | "further" | "new" | "of" | "extra")
    }
}
