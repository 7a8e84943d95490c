//! Quantities: what a number counts, of whom, where and when, read from the words around it.

use std::borrow::Cow;
use std::sync::LazyLock;

use crate::compare::apparatus::concepts::Concepts;
use crate::compare::apparatus::harm::{harm_in, harms};
use crate::compare::apparatus::item::{Item, Key, Names};
use crate::compare::apparatus::lexed::{Word, known};
use crate::compare::apparatus::marks::Marks;
use crate::compare::apparatus::reader::Reader;
use crate::compare::apparatus::wording::set_of;
use crate::compare::detail::DetailKind;
use crate::name::NameKind;
use crate::span::Span;
use crate::text::token::TokenKind;
use crate::value::{Data, Quantity, Value, base_of};

/// A quantity as it is compared.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Amount<'a> {
    /// What is measured: "count", "percent", a currency, a base unit.
    pub(super) dimension: &'a str,
    /// Concepts of the words around it.
    pub(super) around: Concepts<'a>,
    /// Concept of the word right after it, which says what is counted; none for people at large.
    pub(super) counted: Option<&'a str>,
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
    /// Whether something rose by it or to it, or fell.
    pub(super) rises: Option<bool>,
    /// Whether it counts votes for something, or against.
    pub(super) side: Option<bool>,
    /// Who has it or where it is, where that is named beside it and not before another figure: "her rival Odo
    /// Lind 41 percent", "47 percent in Corran".
    pub(super) owners: Names,
}

/// Words before and after a number that tell what it counts.
pub(super) const AROUND: usize = 3;
/// Words before a number within which its verb may stand ("the toll from the blast has reached").
pub(super) const VERB_REACH: usize = 20;
/// Words after a share that make it a change.
const CHANGES: [&str; 10] =
    ["increase", "rise", "drop", "fall", "decline", "cut", "jump", "surge", "growth", "reduction"];
/// Words after a length of time that make it the time between two things.
const FROM_TO: [&str; 10] = ["before", "after", "earlier", "later", "ago", "until", "ahead", "behind", "away", "early"];
/// What an age is a measure of.
pub(super) const AGE: &str = "age";
/// Words after a figure within which it is told what those are that it counts.
const SAID_REACH: usize = 6;
/// Words after a figure that tell it is the earlier one of two.
const EARLIER_AFTER: usize = 5;
/// Plurals that do not end in "s".
const PLURALS: [&str; 10] =
    ["people", "children", "men", "women", "police", "staff", "cattle", "sheep", "salmon", "aircraft"];
/// Most words of a compound that says what is counted.
const COMPOUND: usize = 4;
/// Words between somebody and the figure they have: "Odo Lind took 41 percent".
const OWNER_REACH: usize = 4;
/// Words that carry meaning and are never what a number counts.
pub(super) const NO_NOUNS: [&str; 29] = [
    "could",
    "may",
    "might",
    "must",
    "should",
    "will",
    "would",
    "one",
    "ones",
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

/// Years that were counted in seconds, to the second.
fn to_years(years: f64) -> f64 {
    (years * 1e7).round() / 1e7
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

impl<'a> Reader<'a> {
    pub(super) fn quantity(&self, value: &'a Value, quantity: &'a Quantity, values: &'a [Value]) -> Item<'a> {
        let (mut around, mut role) = self.around(value.span);
        let mut counted = self.counted(value.span);
        let after = self.after(value.span.end());
        let next = after.first().map(Word::folded);
        if quantity.unit.is_none() && self.is_some_of(value.span, values) {
            (around, role, counted) = self.part(value.span, after.get(2).map(Word::folded));
        }
        let (mut low, mut high) = quantity.range();
        let mut dimension = match (&quantity.base, &quantity.unit) {
            (Some((_, base)), _) => *base,
            // "Many hours", "5 to 6 km": no one value, but a unit.
            (None, Some(unit)) => base_of(unit).unwrap_or(unit),
            (None, None) => "count",
        };
        // How old somebody is is no length of time.
        if quantity.unit.as_deref() == Some("year") && self.tells_age(value.span) {
            dimension = AGE;
        }
        // "People over 70", "older than 70".
        if dimension == "count" && quantity.figure().is_some_and(|f| self.is_older(value.span, f)) {
            dimension = AGE;
        }
        // "Thirteen flights a week", as "thirteen times a week".
        if dimension == "count"
            && let Some(rate) = self.rate(value.span)
        {
            dimension = rate;
        }
        // "Ada Lind, 29, won", "Ada Lind (29)"; all ages in years.
        let bare_age = dimension == "count" && self.is_age_of(value.span, low);
        if bare_age || dimension == AGE {
            dimension = AGE;
            let years = quantity.value.as_deref().and_then(|v| v.parse::<f64>().ok());
            let in_years = quantity.unit.as_deref().is_none_or(|u| u == "year");
            if let (Some(years), true) = (years, in_years) {
                // The bounds of a figure that is one are its own.
                let scale = quantity.figure().map_or(1.0, |f| if f > 0.0 { years / f } else { 1.0 });
                (low, high) =
                    if low == high { (years, years) } else { (to_years(low * scale), to_years(high * scale)) };
            }
        }
        if dimension == AGE {
            counted = self.whose_age(value.span);
        }
        // "A quarter of the harvest" is 25 per cent of it.
        if quantity.unit.is_none() && low > 0.0 && quantity.figure().is_some_and(|n| n < 1.0) {
            (low, high) = (100.0 * low, 100.0 * high);
            dimension = "percent";
        }
        // Years that somebody lived are no toll.
        let role = if bare_age {
            "year"
        } else if dimension == "count" {
            role
        } else {
            quantity.unit.as_deref().unwrap_or(role)
        };
        let mut item = self.item(
            DetailKind::Quantity,
            value.span,
            role,
            quantity.value.as_deref().map_or_else(|| self.shown(value.span), Cow::Borrowed),
            Key::Quantity(Amount {
                dimension,
                around,
                counted,
                value: quantity.figure(),
                low,
                high,
                only: false,
                // "After 13 weeks" holds nothing against another length of time.
                earlier: dimension != "second" && self.is_earlier(value.span),
                change: next.is_some_and(|w| CHANGES.contains(&w.trim_end_matches('s'))),
                // "Banned for 48 months after two tests" lasts 48 months, as what "was" or "took" twelve hours does.
                apart: next.is_some_and(|w| FROM_TO.contains(&w))
                    && !matches!(self.governor(value.span), "for" | "of" | "lasting" | "lasted" | "was" | "took"),
                rises: if dimension == "percent" { self.rises_or_falls(value.span) } else { None },
                side: if quantity.unit.is_none() { self.ayes_or_noes(value.span) } else { None },
                // "The 48-year-old Ada Lind", "a 48-year-old baker".
                owners: if dimension == AGE && value.span.of(self.text).ends_with("old") {
                    self.of_that_age(value.span)
                } else {
                    self.owners(value.span, values)
                },
            }),
        );
        item.reading.unit = quantity.unit.as_deref().or(bare_age.then_some("year"));
        item.reading.min = quantity.min;
        item.reading.max = quantity.max;
        item.reading.approx = quantity.approx;
        item
    }

    /// Whether a figure is a part of another: "109 of the dead", "33 of which", "33 drones out of 50".
    fn is_some_of(&self, span: Span, values: &[Value]) -> bool {
        let from = self.begun(span.end());
        let of = |at: usize| {
            self.word_at(at) == "of"
                && matches!(self.word_at(at + 1), "the" | "them" | "those" | "these" | "whom" | "which")
        };
        // "33 drones were shot down on Monday out of 50".
        let out_of = || {
            let bare = |v: &&Value| matches!(&v.data, Data::Quantity(q) if q.unit.is_none() && !q.ordinal);
            let next = values.iter().filter(|v| v.span.start() >= span.end()).find(bare);
            let before = next.map(|n| self.tokens.partition_point(|t| t.span.start() < n.span.start()));
            before.is_some_and(|b| b >= from + 2 && self.word_at(b - 2) == "out" && self.word_at(b - 1) == "of")
        };
        of(from) || out_of()
    }

    /// What a part of a number is: "109 of the dead were evacuees" counts evacuees who were killed, "24 of them died"
    /// the killed. "Three of the injured died" is no number of the injured.
    fn part(&self, span: Span, of_whom: Option<&str>) -> (Concepts<'a>, &'a str, Option<&'a str>) {
        let said = self.said_of(span);
        let befell = said.and_then(harm_in);
        let harm = match of_whom.and_then(|w| harm_in(&known(w))) {
            Some(of_them) => said.filter(|_| befell.is_none()).map(|_| of_them),
            None => befell,
        };
        match (harm, said.filter(|_| befell.is_none())) {
            (Some((name, concept)), who) => (Concepts::from_iter([concept]), name, who),
            (None, who) => {
                let of = who.unwrap_or("some of them");
                (Concepts::default(), of, Some(of))
            }
        }
    }

    /// What some of a number of people are said to be, or what befell them: "13 of whom were women", "24 of them
    /// died". What was done with them otherwise ("33 of which were shot down") says nothing of who they are.
    fn said_of(&self, span: Span) -> Option<&'a str> {
        let mut after = self.after(span.end()).iter().take(SAID_REACH);
        let is = |t: &&Word| matches!(self.word(t), "were" | "are" | "was" | "is" | "died");
        let verb = after.find(is)?;
        if self.word(verb) == "died" {
            return verb.content();
        }
        let mut told = after.take_while(|t| t.kind == TokenKind::Word);
        let word = told.find(|t| t.content().is_some())?;
        let concept = word.content()?;
        let done = self.word(word).ends_with("ed")
            || told.next().is_some_and(|t| matches!(self.word(t), "down" | "up" | "out" | "off" | "away" | "back"));
        (!done || harm_in(concept).is_some()).then_some(concept)
    }

    /// Whether a bare number stands in brackets right after a name: a minute, a rank, a number of goals.
    pub(super) fn is_mark_of(&self, span: Span) -> bool {
        let before = self.before(span.start());
        let bracket = before.last().is_some_and(|t| t.span.of(self.text) == "(")
            && self.after(span.end()).first().is_some_and(|t| t.span.of(self.text) == ")");
        bracket && before.len() > 1 && self.in_name(&before[before.len() - 2])
    }

    /// Whether the words around a figure make it the one that the news is held against.
    fn is_earlier(&self, span: Span) -> bool {
        let before = self.before(span.start());
        let after = self.after(span.end());
        let after = &after[..after.len().min(EARLIER_AFTER)];
        let word = |at: usize| before.iter().nth_back(at).map_or("", Word::folded);
        let last = word(0);
        let held = matches!(last, "against" | "from" | "versus" | "after");
        let compared = matches!(last, "with" | "to") && word(1) == "compared";
        // "The month before", "a year earlier", "in the previous month".
        let ago = after.windows(2).any(|w| {
            w[1].has(Marks::AGO)
                && matches!(w[0].folded(), "month" | "year" | "week" | "quarter" | "day" | "season")
                && matches!(w[1].folded(), "before" | "earlier" | "ago")
        });
        // "21 percent more than at the previous census" is how much it grew.
        let since = after.iter().any(|w| matches!(w.folded(), "than" | "since"));
        let previous = !since && after.iter().any(|w| w.has(Marks::AGO) && w.folded() == "previous");
        held || compared || ago || previous
    }

    /// Who is named last before a figure, with no other figure and not more than a few words between, and the
    /// place that follows it with a word between.
    fn owners(&self, span: Span, values: &[Value]) -> Names {
        let from = values.iter().map(|v| v.span.end()).filter(|&e| e <= span.start()).max().unwrap_or(0);
        let entity = |at: usize| self.context.entity_of[self.article][at];
        let tokens = |from: usize, to: usize| self.within(Span::new(from, to)).len();
        let before = self
            .named()
            .rev()
            .find(|(_, m)| m.span.start() >= from && m.span.end() <= span.start() && m.kind != NameKind::Place)
            .filter(|(_, m)| tokens(m.span.end(), span.start()) <= OWNER_REACH)
            // Of others than people it must be told what they did: "the Liberals won 41 seats", and not "to the
            // Halder Group for $640 million".
            .filter(|(_, m)| {
                let between = self.within(Span::new(m.span.end(), span.start()));
                let links = |t: &Word<'_>| {
                    t.kind != TokenKind::Word
                        || matches!(
                            self.word(t),
                            "for" | "to" | "of" | "at" | "from" | "in" | "by" | "with" | "on" | "and"
                        )
                };
                m.kind == NameKind::Person || !between.is_empty() && !between.iter().any(links)
            });
        let next = self.after(span.end()).first();
        let inside = next.is_some_and(|t| matches!(self.word(t), "in" | "at" | "for" | "near"));
        let after = self
            .named()
            .find(|(_, m)| m.span.start() >= span.end())
            .filter(|(_, m)| inside && m.kind != NameKind::Person && tokens(span.end(), m.span.start()) == 1);
        before.into_iter().chain(after).map(|(at, _)| entity(at)).collect()
    }

    /// Who is named right after an age.
    fn of_that_age(&self, age: Span) -> Names {
        let next = self.after(age.end()).first().map(|t| t.span);
        let named = self.named().find(|(_, m)| next.is_some_and(|n| m.span.contains(n)));
        named.map(|(at, _)| self.context.entity_of[self.article][at]).into_iter().collect()
    }

    /// Whether a word is part of a name.
    pub(super) fn is_named(&self, token: &Word<'_>) -> bool {
        token.has(Marks::NAME) && self.mentions.iter().any(|m| m.span.contains(token.span))
    }

    /// The concepts of the words that tell what a number counts, and the word to show for it.
    fn around(&self, span: Span) -> (Concepts<'a>, &'a str) {
        let is_value = |t: &Word| self.in_other_value(t, span);
        let stops = |t: &Word| {
            is_value(t) || t.kind == TokenKind::Mark && !matches!(t.span.of(self.text), "-" | "\"" | "“" | "”" | "’")
        };
        let mut around = Concepts::default();
        let (mut shown, mut named) = (None, false);
        let after = self.after(span.end());
        let mut after = &after[..after.iter().take(VERB_REACH).take_while(|t| !stops(t)).count()];
        // "46% of the vote on a turnout of 75": what leads up to the next figure is of that one.
        let next = after.last().and_then(|l| self.after(l.span.end()).first());
        if next.is_some_and(is_value)
            && let Some(cut) = after
                .iter()
                .rposition(|t| matches!(self.word(t), "on" | "with" | "at" | "and" | "against" | "from" | "while"))
        {
            after = &after[..cut];
        }
        for (word, token) in
            after.iter().filter(|t| !self.is_filler(t)).filter_map(|t| t.content().map(|w| (w, t))).take(AROUND)
        {
            // "5,000 Tarn and Karsk residents", "hundreds of Velmaran miners": the residents, the miners.
            let noun = self.word(token).ends_with('s');
            if shown.is_none() || noun && named {
                shown = Some(token.folded());
                named = !noun && self.is_named(token);
            }
            around.insert(word);
        }
        let before = self.before(span.start()).iter().rev().take(VERB_REACH);
        for word in before.take_while(|t| !stops(t)).filter_map(Word::content).take(AROUND) {
            around.insert(word);
        }
        // A turnout is the part of the voters that took part.
        if around.contains(&KNOWN.turnout) {
            around.extend(KNOWN.voters.iter().map(String::as_str));
        }
        // Killed and wounded stand near both numbers of "3 killed and 34 wounded": the nearer word counts.
        if let Some((name, concept)) = self.harm(span) {
            for (_, other) in harms() {
                around.remove(other);
            }
            around.insert(concept);
            return (around, name);
        }
        // "Ahmed, 24, said" counts no sayings.
        let shown = shown.filter(|w| !matches!(*w, "said" | "says" | "told" | "added"));
        (around, shown.unwrap_or("number"))
    }

    /// What a number counts: the word of meaning right after it. Words for people at large, and those for
    /// what befell them, leave it open.
    pub(super) fn counted(&self, span: Span) -> Option<&'a str> {
        let after = self.after(span.end());
        let first = after.iter().position(|t| !self.is_filler(t))?;
        // "68 police officers", "13 trawler crew members": the last word of them says who.
        let noun = |t: &&Word<'_>| {
            t.kind == TokenKind::Word && t.content().is_some() && !self.in_name(t) && !NO_NOUNS.contains(&self.word(t))
        };
        let plural = |t: &Word<'_>| {
            let word = self.word(t);
            word.ends_with('s') && !word.ends_with("ss") || PLURALS.contains(&word)
        };
        let word = if plural(&after[first]) {
            &after[first]
        } else {
            after[first..].iter().take(COMPOUND).take_while(noun).find(|t| plural(t)).unwrap_or(&after[first])
        };
        // "Hundreds more after the deal failed": what follows is no noun.
        if NO_NOUNS.contains(&self.word(word)) {
            return None;
        }
        // "At least 126: Observatory": a body that follows is who says so.
        if self.mentions.iter().any(|m| m.kind == NameKind::Organisation && m.span.start() == word.span.start()) {
            return None;
        }
        // "Protesters" and "marchers" are counted alike.
        if let Some(set) = Some(word).filter(|w| w.has(Marks::LABEL)).and_then(|w| set_of(self.word(w))) {
            return Some(set);
        }
        word.content().filter(|c| !KNOWN.open.iter().any(|open| open == c))
    }

    /// "1,700 more nurses", "three other men": words between a number and what it counts.
    pub(super) fn is_filler(&self, token: &Word<'_>) -> bool {
        token.has(Marks::FILLER)
    }
}

/// Whether a word, folded, may stand between a number and what it counts.
pub(super) fn is_filler(word: &str) -> bool {
    matches!(word, "more" | "other" | "additional" | "further" | "new" | "of" | "extra")
}
