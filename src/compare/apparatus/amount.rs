//! Quantities: what a number counts, of whom, where and when, read from the words around it.

use std::borrow::Cow;
use std::sync::LazyLock;

use smallvec::SmallVec;

use crate::compare::apparatus::concepts::Concepts;
use crate::compare::apparatus::item::{Item, Key, Names, Reader};
use crate::compare::apparatus::lexed::{Word, known};
use crate::compare::apparatus::wording::set_of;
use crate::compare::detail::DetailKind;
use crate::name::NameKind;
use crate::span::Span;
use crate::text::token::TokenKind;
use crate::value::{Quantity, Value, base_of};

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
    /// Who has it or where it is, where that is named beside it and not before another figure: "her rival Odo
    /// Lind 41 percent", "47 percent in Corran".
    pub(super) owners: Names,
}

/// Words before and after a number that tell what it counts.
const AROUND: usize = 3;
/// Words before a number within which its verb may stand ("the toll from the blast has reached").
const VERB_REACH: usize = 20;
/// Verbs that make "lives" a word of harm: "lost their lives", "claimed the lives of".
const TAKES: [&str; 8] = ["lost", "lose", "losing", "claimed", "claiming", "claims", "cost", "took"];
/// Words after a share that make it a change.
const CHANGES: [&str; 10] =
    ["increase", "rise", "drop", "fall", "decline", "cut", "jump", "surge", "growth", "reduction"];
/// Words after a length of time that make it the time between two things.
const FROM_TO: [&str; 9] = ["before", "after", "earlier", "later", "ago", "until", "ahead", "away", "early"];
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
/// Words from a number within which "killed" or "wounded" says what it counts.
const HARM_REACH: usize = 5;
/// Words from a number that a toll has risen to within which the toll is named.
const TOLL_REACH: usize = 30;
const RISES: [&str; 14] = [
    "reached", "reaches", "reach", "rose", "risen", "rises", "rise", "climbed", "climbs", "stands", "stood", "mounted",
    "passed", "was",
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
    harm: [(&'static str, String); 2],
    /// Words for people at large, and for what befell them.
    open: [String; 4],
    turnout: String,
    voters: [String; 2],
}

static KNOWN: LazyLock<Known> = LazyLock::new(|| Known {
    harm: ["killed", "wounded"].map(|w| (w, known(w))),
    open: ["people", "others", "killed", "wounded"].map(known),
    turnout: known("turnout"),
    voters: ["voters", "part"].map(known),
});

/// The role and the concept of a word for what befell people, if it is one.
fn harm_in(concept: &str) -> Option<(&'static str, &'static str)> {
    KNOWN.harm.iter().find(|(_, c)| c == concept).map(|(name, concept)| (*name, concept.as_str()))
}

impl<'a> Reader<'a> {
    pub(super) fn quantity(&self, value: &'a Value, quantity: &'a Quantity, values: &'a [Value]) -> Item<'a> {
        let (mut around, mut role) = self.around(value.span, values);
        let mut counted = self.counted(value.span);
        // "Three of the injured died" is no number of the injured.
        let after: SmallVec<[&str; 3]> = self.after(value.span.end()).iter().take(3).map(Word::folded).collect();
        if quantity.unit.is_none() && matches!(after[..], ["of", "the" | "them" | "those" | "whom", ..]) {
            let said = self.said_of(value.span);
            (around, role, counted) = match (said, after.get(2).and_then(|w| harm_in(&known(w)))) {
                // "109 of the dead were evacuees" counts evacuees who were killed.
                (Some(of), Some((name, concept))) => (Concepts::from_iter([concept]), name, Some(of)),
                (said, _) => {
                    let of = said.unwrap_or("some of them");
                    (Concepts::default(), of, Some(of))
                }
            };
        }
        let (mut low, mut high) = quantity.range();
        let mut dimension = match (&quantity.base, &quantity.unit) {
            (Some((_, base)), _) => *base,
            // "Many hours", "5 to 6 km": no one value, but a unit.
            (None, Some(unit)) => base_of(unit).unwrap_or(unit),
            (None, None) => "count",
        };
        // "A quarter of the harvest" is 25 per cent of it.
        if quantity.unit.is_none() && low > 0.0 && quantity.figure().is_some_and(|n| n < 1.0) {
            (low, high) = (100.0 * low, 100.0 * high);
            dimension = "percent";
        }
        // Years that somebody lived are no toll.
        let role = if dimension == "count" { role } else { quantity.unit.as_deref().unwrap_or(role) };
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
                earlier: self.is_earlier(value.span),
                change: after.first().is_some_and(|w| CHANGES.contains(&w.trim_end_matches('s'))),
                apart: after.first().is_some_and(|w| FROM_TO.contains(w)),
                owners: self.owners(value.span, values),
            }),
        );
        item.reading.unit = quantity.unit.as_deref();
        item.reading.min = quantity.min;
        item.reading.max = quantity.max;
        item.reading.approx = quantity.approx;
        item
    }

    /// What some of a number of people are said to be: "13 of whom were women".
    fn said_of(&self, span: Span) -> Option<&'a str> {
        let mut after = self.after(span.end()).iter().take(SAID_REACH);
        after.find(|t| matches!(self.word(t), "were" | "are" | "was" | "is"))?;
        after.take_while(|t| t.kind == TokenKind::Word).find_map(Word::content)
    }

    /// Whether the words around a figure make it the one that the news is held against.
    fn is_earlier(&self, span: Span) -> bool {
        let before = self.before(span.start()).iter().rev().take(EARLIER_BEFORE).map(Word::folded);
        let before: SmallVec<[&str; EARLIER_BEFORE]> = before.collect();
        let after = self.after(span.end()).iter().take(EARLIER_AFTER).map(Word::folded);
        let after: SmallVec<[&str; EARLIER_AFTER]> = after.collect();
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
    fn owners(&self, span: Span, values: &[Value]) -> Names {
        let from = values.iter().map(|v| v.span.end()).filter(|&e| e <= span.start()).max().unwrap_or(0);
        let entity = |at: usize| self.context.entity_of[self.article][at];
        let tokens = |from: usize, to: usize| self.within(Span::new(from, to)).len();
        let before = self
            .named()
            .rev()
            .find(|(_, m)| m.span.start() >= from && m.span.end() <= span.start() && m.kind == NameKind::Person)
            .filter(|(_, m)| tokens(m.span.end(), span.start()) <= OWNER_REACH);
        let next = self.after(span.end()).first();
        let inside = next.is_some_and(|t| matches!(self.word(t), "in" | "at" | "for" | "near"));
        let after = self
            .named()
            .find(|(_, m)| m.span.start() >= span.end())
            .filter(|(_, m)| inside && m.kind != NameKind::Person && tokens(span.end(), m.span.start()) == 1);
        before.into_iter().chain(after).map(|(at, _)| entity(at)).collect()
    }

    /// Whether a word is part of a name.
    fn is_named(&self, token: &Word<'_>) -> bool {
        self.mentions.iter().any(|m| m.span.contains(token.span))
    }

    /// The concepts of the words that tell what a number counts, and the word to show for it.
    fn around(&self, span: Span, values: &[Value]) -> (Concepts<'a>, &'a str) {
        let is_value = |t: &Word| values.iter().any(|v| v.span != span && v.span.overlap(t.span) > 0);
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
        for (word, token) in after
            .iter()
            .filter(|t| !self.is_filler(t))
            .filter_map(|t| t.content().map(|w| (w, t)))
            .take(AROUND)
        {
            // "5,000 Tarn and Karsk residents", "hundreds of Velmaran miners": the residents, the miners.
            let noun = token.folded().ends_with('s');
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
        if let Some((name, concept)) = self.nearest(span, values) {
            for (_, other) in &KNOWN.harm {
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
    fn counted(&self, span: Span) -> Option<&'a str> {
        let word = self.after(span.end()).iter().find(|t| !self.is_filler(t))?;
        // "Hundreds more after the deal failed": what follows is no noun.
        if NO_NOUNS.contains(&self.word(word)) {
            return None;
        }
        // "At least 126: Observatory": a body that follows is who says so.
        if self.mentions.iter().any(|m| m.kind == NameKind::Organisation && m.span.start() == word.span.start()) {
            return None;
        }
        // "Protesters" and "marchers" are counted alike.
        if let Some(set) = set_of(self.word(word)) {
            return Some(set);
        }
        word.content().filter(|c| !KNOWN.open.iter().any(|open| open == c))
    }

    /// "1,700 more nurses", "three other men": words between a number and what it counts.
    fn is_filler(&self, token: &Word<'_>) -> bool {
        matches!(self.word(token), "more" | "other" | "additional" | "further" | "new" | "of" | "extra")
    }

    /// Whether a part of what is counted is named right after it: "126 people, including 68 children".
    fn includes_more(&self, span: Span) -> bool {
        let after = self.after(span.end()).iter().take(HARM_REACH);
        after.map(Word::folded).any(|w| matches!(w, "including" | "among"))
    }

    /// The word of harm that a number belongs to: the verb before it ("killed 3"), else the word after it
    /// ("34 wounded"), without another number in between.
    fn nearest(&self, span: Span, values: &[Value]) -> Option<(&'static str, &'static str)> {
        let killed = || harm_in(&KNOWN.harm[0].1);
        let is_value = |t: &&Word| values.iter().any(|v| v.span != span && v.span.overlap(t.span) > 0);
        let takes_lives = |t: &Word| {
            t.folded() == "lives"
                && self.before(t.span.start()).iter().rev().take(AROUND).any(|b| TAKES.contains(&b.folded()))
        };
        let which = |t: &Word| {
            if takes_lives(t) { killed() } else { t.content().and_then(harm_in) }
        };
        // "The toll may rise given the several dozen wounded": what is told of the figure itself comes first.
        let next = self.after(span.end()).iter().find(|t| !self.is_filler(t));
        if let Some(harm) = next.filter(|t| t.kind == TokenKind::Word && !self.word(t).ends_with("ing")).and_then(which) {
            return Some(harm);
        }
        // "Two berths and killed 11": what is joined on is another clause.
        let joins = |t: &&Word| -> bool {
            matches!(self.word(t), "and" | "or" | "but" | "as" | "while" | "when" | "after" | "before")
        };
        // "126 people, including 68 children, were killed": the part is stepped over.
        let mut included = false;
        let after = self.after(span.end()).iter().take_while(|t| {
            included |= matches!(self.word(t), "including" | "among");
            !joins(t) && (included || !is_value(t))
        });
        let after = after.take(HARM_REACH + if self.includes_more(span) { HARM_REACH } else { 0 });
        let before = self.before(span.start()).iter().rev().take(VERB_REACH).take_while(|t| !is_value(t));
        let before: SmallVec<[&Word; VERB_REACH]> = before.collect();
        // "The toll from the blast has reached 126": far from its noun, next to a verb of rising.
        let rises = before.iter().take(AROUND).any(|t| RISES.contains(&self.word(t)));
        // "The death toll in the attack on two villages has risen to 112".
        let subject = self.before(span.start()).iter().rev().take(TOLL_REACH);
        let mut subject = subject.take_while(|t| !joins(t)).map(|t| self.word(t));
        let mut behind = "";
        let is_toll =
            |word: &str, behind: &str| word == "toll" && !matches!(behind, "road" | "roads" | "bridge" | "booth");
        if rises
            && self.counted(span).is_none()
            && subject.any(|word| {
                let found = is_toll(word, behind);
                behind = word;
                found
            })
        {
            return killed();
        }
        // "Death toll from the attack at least 126": nothing else is told between, and nothing is counted.
        let toll = before.iter().position(|t| self.word(t) == "toll");
        if toll.is_some_and(|at| !before[..at].iter().any(joins)) && self.counted(span).is_none() {
            return killed();
        }
        // "Put the number of people killed by the flood at 27".
        let put = before.first().is_some_and(|t| self.word(t) == "at")
            && before.iter().any(|t| matches!(self.word(t), "put" | "puts" | "putting" | "stands" | "stood"));
        let reach = if rises || put { VERB_REACH } else { HARM_REACH };
        // "Two towns, killing 100": the participle goes with what follows it.
        let (mut part, mut aside, mut passive) = (false, false, false);
        let ahead = after.enumerate().find_map(|(n, t)| {
            let word = self.word(t);
            // What befell the part is not told of all ("126 were freed, including 3 wounded"), unless the sentence goes on.
            match word {
                "including" => part = true,
                "," => (part, aside) = (false, false),
                "who" | "which" | "that" | "whose" => aside = part,
                _ => {}
            }
            let of_all = !part || !aside && (passive || word == "died");
            passive = matches!(word, "was" | "were" | "been" | "are" | "is");
            if word.ends_with("ing") || !of_all { None } else { which(t).map(|w| (n, w)) }
        });
        let behind = before.iter().take(reach).enumerate().find_map(|(n, t)| which(t).map(|w| (n, w)));
        match (ahead, behind) {
            (Some((_, a)), None) => Some(a),
            (None, Some((_, b))) => Some(b),
            // "killing at least 3 and wounding 34": before wins when it is next to the number, and not another
            // clause's ("4 died and fifty others were injured").
            (Some((n, a)), Some((m, b))) => {
                let joined = before[..m].iter().any(joins);
                Some(if !joined && (m <= 1 || m < n) { b } else { a })
            }
            (None, None) => self.befell(span, values),
        }
    }

    /// What is told of a number of people after words that say who they are: "98 evacuees from Fenn and Tarn
    /// were killed". Nothing else may be told in between.
    fn befell(&self, span: Span, values: &[Value]) -> Option<(&'static str, &'static str)> {
        let from = self.tokens.partition_point(|t| t.span.start() < span.end());
        let is_name = |at: usize| self.tokens.get(at).is_some_and(|t| self.is_named(t));
        let told = (from..self.tokens.len()).take(VERB_REACH).take_while(|&at| {
            let token = &self.tokens[at];
            let joins = matches!(self.word(token), "and" | "or") && !(at > 0 && is_name(at - 1) && is_name(at + 1));
            let opens = matches!(self.word(token), "who" | "which" | "that" | "but" | "while" | "when" | "after" | "before");
            token.kind == TokenKind::Word && !joins && !opens && !values.iter().any(|v| v.span.overlap(token.span) > 0)
        });
        let is = |at: &usize| matches!(self.word_at(*at), "was" | "were" | "are" | "is" | "been" | "be" | "being");
        let verb = told.into_iter().find(is)?;
        (verb + 1..=verb + 2).find_map(|at| harm_in(self.tokens.get(at)?.content()?))
    }
}
