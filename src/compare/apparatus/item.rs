//! What the claims of a statement give: the items from which details are made.

use std::collections::BTreeSet;

use crate::claim::{Claim, LONGEST_SENTENCE, Stance};
use crate::compare::apparatus::align::is_harm;
use crate::compare::apparatus::office::Office;
use crate::compare::apparatus::wording::set_of;
use crate::compare::apparatus::words::weekday;
use crate::compare::apparatus::{Context, Reading, clause};
use crate::compare::detail::DetailKind;
use crate::compare::statements::ClaimAt;
use crate::day::Day;
use crate::language::Language;
use crate::same::concept::concept;
use crate::span::Span;
use crate::text::fold::fold;
use crate::text::stem::{is_function_word, stem};
use crate::text::token::{Token, TokenKind, tokens};
use crate::name::NameKind;
use crate::value::{base_of, Data, Quantity, Time, Value};

/// Something a claim gives, with the key by which it is held against what others give.
#[derive(Debug, Clone)]
pub(super) struct Item {
    pub(super) kind: DetailKind,
    pub(super) article: usize,
    pub(super) span: Span,
    /// What part it plays, in a word.
    pub(super) role: String,
    pub(super) reading: Reading,
    pub(super) key: Key,
    /// Whether it stands beside the claims of the statement, in the next sentence: it can answer what others
    /// give, and is no detail by itself.
    pub(super) beside: bool,
    /// The word before it that governs it ("by", "in"), folded; empty after a mark.
    pub(super) before: String,
}

/// What an item is compared by.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Key {
    Quantity(Amount),
    /// Of the event (or of the speech, when `said`).
    Time {
        said: bool,
        days: Option<(Day, Day)>,
        /// The hour, or the hours from which to which: minutes of the day, those after midnight counted on.
        hours: Option<(u32, u32)>,
        /// Concepts of the words around it, names apart: what happened then.
        around: BTreeSet<String>,
        /// The day of the week it names: "on Tuesday" is one Tuesday in two articles of one story.
        weekday: Option<&'static str>,
    },
    /// Names by number, in ascending order.
    Names(Vec<usize>),
    Speaker {
        names: Vec<usize>,
        concepts: BTreeSet<String>,
    },
    /// An office and who holds it.
    Role {
        who: usize,
        concepts: BTreeSet<String>,
        /// The office, where it is one that excludes others.
        office: Option<Office>,
    },
    Stance(Stance),
    Hedge,
    /// A label of the set with this number, and its tone.
    Label {
        set: usize,
        tone: char,
        /// The name of the country or people it is a label of.
        of: Option<String>,
    },
    Words(BTreeSet<String>),
}

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
    /// Who has it or where it is, where that is named beside it and not before another figure: "her rival Odo
    /// Lind 41 percent", "47 percent in Corran".
    pub(super) owners: Vec<usize>,
}

/// Words before and after a number that tell what it counts.
const AROUND: usize = 3;
/// Words on either side of a time that tell what happened then.
const TIME_REACH: usize = 4;
/// Words before a number within which its verb may stand ("the toll from the blast has reached").
const VERB_REACH: usize = 20;
/// Sentences of an article that is a brief.
const BRIEF: usize = 2;
/// Least bare count that is a detail by itself.
const LEAST_COUNT: f64 = 3.0;
/// Words that make a time the end or the beginning of something.
pub(super) const ENDS: [&str; 6] = ["until", "till", "through", "by", "since", "before"];
/// Verbs that make "lives" a word of harm: "lost their lives", "claimed the lives of".
const TAKES: [&str; 8] = ["lost", "lose", "losing", "claimed", "claiming", "claims", "cost", "took"];
/// Words for people, of whom two are worth a detail.
const PEOPLE: [&str; 10] =
    ["people", "men", "women", "gunmen", "suspects", "attackers", "children", "soldiers", "students", "passengers"];
/// Words after a share that make it a change.
const CHANGES: [&str; 10] =
    ["increase", "rise", "drop", "fall", "decline", "cut", "jump", "surge", "growth", "reduction"];
/// Words after a figure within which it is told what those are that it counts.
const SAID_REACH: usize = 6;
/// Words before and after a figure that tell it is the earlier one of two.
const EARLIER_BEFORE: usize = 2;
const EARLIER_AFTER: usize = 5;
/// Words between somebody and the figure they have: "Odo Lind took 41 percent".
const OWNER_REACH: usize = 4;
/// Words from a number within which "killed" or "wounded" says what it counts.
const HARM_REACH: usize = 5;
const RISES: [&str; 14] = [
    "reached", "reaches", "reach", "rose", "risen", "rises", "rise", "climbed", "climbs", "stands", "stood", "mounted",
    "passed", "was",
];

/// Everything the claims give, in the order of the articles and their texts.
pub(super) fn items(context: &Context<'_>, members: &[ClaimAt], beside: &[ClaimAt]) -> Vec<Item> {
    let mut out = read(context, members);
    let mut more = read(context, beside);
    more.retain(|m| !out.iter().any(|i| (i.article, i.kind, i.span) == (m.article, m.kind, m.span)));
    // Another sentence has its own sources, names and victims.
    // A brief of two sentences tells of one thing in both.
    let brief = |i: &Item| context.anatomies[i.article].lines.len() <= BRIEF;
    let kinds = [DetailKind::Quantity, DetailKind::Time, DetailKind::Hedge];
    let of_brief = |i: &Item| {
        brief(i) && (kinds.contains(&i.kind) || matches!(i.kind, DetailKind::Place | DetailKind::Cause))
    };
    more.retain(|i| of_brief(i) || kinds.contains(&i.kind) && !is_harm(i));
    for item in &mut more {
        item.beside |= !of_brief(item);
    }
    out.sort_by_key(|i| i.beside);
    let (own, mut more): (Vec<Item>, Vec<Item>) = more.into_iter().partition(|i| !i.beside);
    out.extend(own);
    out.sort_by_key(|i| (i.beside, i.article, i.kind, i.span));
    mark_only(&mut out);
    out.append(&mut more);
    out
}

fn read(context: &Context<'_>, members: &[ClaimAt]) -> Vec<Item> {
    let mut out = Vec::new();
    for at in members {
        let reader = Reader::new(context, at);
        // What is too long to be a sentence has no details of one.
        if reader.tokens.len() > LONGEST_SENTENCE {
            continue;
        }
        reader.values(&mut out);
        reader.names(&mut out);
        reader.offices(&mut out);
        reader.frame(&mut out);
        reader.quotes(&mut out);
        reader.hedges(&mut out);
        reader.labels(&mut out);
        clause::clauses(&reader, &mut out);
    }
    out.sort_by_key(|i| (i.article, i.kind, i.span));
    out.dedup_by(|a, b| (a.article, a.kind, a.span) == (b.article, b.kind, b.span));
    out
}

/// The minutes of the day that a time names: one hour, or "in the morning" as from six to noon.
pub(super) fn hours_of(time: &Time) -> Option<(u32, u32)> {
    if let Some(minute) = time.minute {
        return Some((minute, minute));
    }
    let (from, to) = time.value.split_once('/')?;
    let minute = |hour: &str| -> Option<u32> {
        let (h, m) = hour.strip_prefix('T')?.split_once(':')?;
        Some(h.parse::<u32>().ok()? * 60 + m.parse::<u32>().ok()?)
    };
    let (from, to) = (minute(from)?, minute(to)?);
    Some((from, if to < from { to + DAY } else { to }))
}

/// Minutes of a day.
pub(super) const DAY: u32 = 24 * 60;

/// Marks quantities that are the only one of their dimension in an article's claims.
fn mark_only(items: &mut [Item]) {
    let dimensions: Vec<Option<(usize, String)>> = items
        .iter()
        .map(|i| match &i.key {
            Key::Quantity(amount) => Some((i.article, amount.dimension.clone())),
            _ => None,
        })
        .collect();
    for (at, item) in items.iter_mut().enumerate() {
        if let Key::Quantity(amount) = &mut item.key {
            amount.only = dimensions.iter().filter(|d| **d == dimensions[at]).count() == 1;
        }
    }
}

pub(super) struct Reader<'a> {
    pub(super) context: &'a Context<'a>,
    pub(super) article: usize,
    pub(super) text: &'a str,
    pub(super) claim: &'a Claim,
    /// The claim with who says it, and what of the sentence belongs to no other claim.
    pub(super) extent: Span,
    pub(super) tokens: Vec<Token>,
    /// The tokens folded, and the concepts of those that carry meaning.
    folded: Vec<String>,
    contents: Vec<Option<String>>,
}

impl<'a> Reader<'a> {
    fn new(context: &'a Context<'a>, at: &ClaimAt) -> Self {
        let anatomy = &context.anatomies[at.article];
        let claim = &anatomy.claims[at.claim];
        let text = context.texts[at.article];
        let extent = anatomy.extent(at.claim);
        let tokens = tokens(text, extent);
        let folded: Vec<String> = tokens.iter().map(|t| fold(t.span.of(text))).collect();
        let content = |(t, folded): (&Token, &String)| {
            let counts = t.kind == TokenKind::Word && !is_function_word(folded, anatomy.language);
            counts.then(|| concept(&stem(folded, anatomy.language)).to_owned())
        };
        let contents = tokens.iter().zip(&folded).map(content).collect();
        Self {
            folded,
            contents,
            context,
            article: at.article,
            text,
            claim,
            extent,
            tokens,
        }
    }

    pub(super) fn item(&self, kind: DetailKind, span: Span, role: &str, value: String, key: Key) -> Item {
        let reading = Reading { value, ..Reading::default() };
        Item {
            kind,
            article: self.article,
            span,
            role: role.to_owned(),
            reading,
            key,
            beside: false,
            before: self.governor(span),
        }
    }

    /// The word before a span, folded, articles and "some town of" passed over; empty after a mark.
    fn governor(&self, span: Span) -> String {
        // "Until June 1" is one time, its first word is what governs it.
        let first = fold(span.of(self.text).split_whitespace().next().unwrap_or_default());
        if ENDS.contains(&first.as_str()) {
            return first;
        }
        let before = self.tokens.iter().rev().filter(|t| t.span.end() <= span.start());
        let mut words = before.take_while(|t| t.kind == TokenKind::Word).map(|t| self.word(t));
        words
            .find(|w| !matches!(*w, "the" | "a" | "an" | "town" | "city" | "village" | "of"))
            .unwrap_or_default()
            .to_owned()
    }

    pub(super) fn shown(&self, span: Span) -> String {
        span.of(self.text).split_whitespace().collect::<Vec<_>>().join(" ")
    }

    // ---- quantities and times

    fn values(&self, out: &mut Vec<Item>) {
        let values: Vec<&Value> = self.context.anatomies[self.article].values_in(self.extent).collect();
        for value in &values {
            match &value.data {
                Data::Quantity(quantity) if !quantity.ordinal => {
                    let item = self.quantity(value, quantity, &values);
                    // "Two towns", "one of the men": too little to be a detail, unless somebody was hurt.
                    let few = |n: f64| n >= 1.0 && n < LEAST_COUNT || n <= 0.0;
                    let bare = quantity.unit.is_none() && quantity.figure().is_some_and(few);
                    let people = quantity.figure() == Some(2.0) && PEOPLE.contains(&item.role.as_str());
                    if !bare || is_harm(&item) || people {
                        out.push(item);
                    }
                }
                Data::Quantity(_) => {}
                // "A month earlier" is a place in the text's own order, not a time to lay beside another.
                Data::Time(time) if time.days.is_none() && hours_of(time).is_none() => {}
                Data::Time(time) => out.push(self.time(value, time)),
            }
        }
    }

    fn quantity(&self, value: &Value, quantity: &Quantity, values: &[&Value]) -> Item {
        let (mut around, mut role) = self.around(value.span, values);
        let mut counted = self.counted(value.span);
        // "Three of the injured died" is no number of the injured.
        let after: Vec<&str> = self
            .tokens
            .iter()
            .filter(|t| t.span.start() >= value.span.end())
            .take(2)
            .map(|t| self.word(t))
            .collect();
        if quantity.unit.is_none()
            && after.len() == 2
            && after[0] == "of"
            && matches!(after[1], "the" | "them" | "those" | "whom")
        {
            // "109 of the dead were evacuees" counts evacuees.
            let of = self.said_of(value.span).unwrap_or_else(|| "some of them".to_owned());
            (around, role, counted) = (BTreeSet::new(), of.clone(), Some(of));
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
        let role = if dimension == "count" {
            role
        } else {
            quantity.unit.clone().unwrap_or(role)
        };
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
                owners: self.owners(value.span, values),
            }),
        );
        item.reading.unit = quantity.unit.clone();
        item.reading.min = quantity.min;
        item.reading.max = quantity.max;
        item.reading.approx = quantity.approx;
        item
    }

    /// What some of a number of people are said to be: "13 of whom were women".
    fn said_of(&self, span: Span) -> Option<String> {
        let mut after = self.tokens.iter().filter(|t| t.span.start() >= span.end()).take(SAID_REACH);
        after.find(|t| matches!(self.word(t), "were" | "are" | "was" | "is"))?;
        after.take_while(|t| t.kind == TokenKind::Word).find_map(|t| self.content(t))
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

    /// The concepts of the words that tell what a number counts, and the word to show for it.
    fn around(&self, span: Span, values: &[&Value]) -> (BTreeSet<String>, String) {
        let is_value = |t: &Token| values.iter().any(|v| v.span != span && v.span.overlap(t.span) > 0);
        let stops = |t: &Token| {
            is_value(t) || t.kind == TokenKind::Mark && !matches!(t.span.of(self.text), "-" | "\"" | "“" | "”" | "’")
        };
        let mut around = BTreeSet::new();
        let mut shown = None;
        let after = self.tokens.iter().filter(|t| t.span.start() >= span.end());
        let mut after: Vec<&Token> = after.take_while(|t| !stops(t)).take(VERB_REACH).collect();
        // "46% of the vote on a turnout of 75": what leads up to the next figure is of that one.
        let next = after.last().and_then(|l| self.tokens.iter().find(|t| t.span.start() >= l.span.end()));
        if next.is_some_and(is_value)
            && let Some(cut) = after.iter().rposition(|t| {
                matches!(self.word(t), "on" | "with" | "at" | "and" | "against" | "from" | "while")
            })
        {
            after.truncate(cut);
        }
        for (word, token) in after
            .into_iter()
            .filter(|t| !self.is_filler(t))
            .filter_map(|t| self.content(t).map(|w| (w, t)))
            .take(AROUND)
        {
            shown.get_or_insert_with(|| self.word(token).to_owned());
            around.insert(word);
        }
        let before: Vec<&Token> =
            self.tokens.iter().rev().filter(|t| t.span.end() <= span.start()).take(VERB_REACH).collect();
        for word in before.iter().take_while(|t| !stops(t)).filter_map(|t| self.content(t)).take(AROUND) {
            around.insert(word);
        }
        // A turnout is the part of the voters that took part.
        let word = |w: &str| concept(&stem(w, Language::ENGLISH)).to_owned();
        if around.contains(&word("turnout")) {
            around.extend([word("voters"), word("part")]);
        }
        let harm = [
            ("killed", concept(&stem("killed", Language::ENGLISH)).to_owned()),
            ("wounded", concept(&stem("wounded", Language::ENGLISH)).to_owned()),
        ];
        // Killed and wounded stand near both numbers of "3 killed and 34 wounded": the nearer word counts.
        let nearest = self.nearest(span, values, &harm);
        if let Some((name, concept)) = nearest {
            for (_, other) in &harm {
                around.remove(other);
            }
            around.insert(concept);
            return (around, name.to_owned());
        }
        (around, shown.unwrap_or_else(|| "number".to_owned()))
    }

    /// What a number counts: the word of meaning right after it. Words for people at large, and those for
    /// what befell them, leave it open.
    fn counted(&self, span: Span) -> Option<String> {
        let open = ["people", "others", "killed", "wounded"].map(|w| concept(&stem(w, Language::ENGLISH)).to_owned());
        let mut after = self.tokens.iter().filter(|t| t.span.start() >= span.end() && !self.is_filler(t));
        let word = after.next()?;
        // "Protesters" and "marchers" are counted alike.
        if let Some(set) = set_of(self.word(word)) {
            return Some(set);
        }
        self.content(word).filter(|c| !open.contains(c))
    }

    /// "1,700 more nurses", "three other men": words between a number and what it counts.
    fn is_filler(&self, token: &Token) -> bool {
        matches!(
            self.word(token),
            "more" | "other" | "additional" | "further" | "new" | "of" | "extra"
        )
    }

    /// The word of harm that a number belongs to: the verb before it ("killed 3"), else the word after it
    /// ("34 wounded"), without another number in between.
    fn nearest(
        &self,
        span: Span,
        values: &[&Value],
        harm: &[(&'static str, String); 2],
    ) -> Option<(&'static str, String)> {
        let is_value = |t: &&Token| values.iter().any(|v| v.span != span && v.span.overlap(t.span) > 0);
        let takes_lives = |t: &Token| {
            let before = self.tokens.iter().rev().filter(|b| b.span.end() <= t.span.start()).take(AROUND);
            self.word(t) == "lives"
                && before.map(|b| self.word(b)).any(|w| TAKES.contains(&w))
        };
        let which = |t: &Token| {
            let word = if takes_lives(t) { Some(harm[0].1.clone()) } else { self.content(t) };
            word.and_then(|w| harm.iter().find(|(_, c)| *c == w).cloned())
        };
        // "Two berths and killed 11": what is joined on is another clause.
        let joins = |t: &&Token| -> bool {
            matches!(
                self.word(t),
                "and" | "or" | "but" | "as" | "while" | "when" | "after" | "before"
            )
        };
        let after = self.tokens.iter().filter(|t| t.span.start() >= span.end()).take(HARM_REACH);
        let after = after.take_while(|t| !is_value(t) && !joins(t));
        let before: Vec<&Token> = self
            .tokens
            .iter()
            .rev()
            .filter(|t| t.span.end() <= span.start())
            .take(VERB_REACH)
            .take_while(|t| !is_value(t))
            .collect();
        // "The toll from the blast has reached 126": far from its noun, next to a verb of rising.
        let rises = before.iter().take(AROUND).any(|t| RISES.contains(&self.word(t)));
        let reach = if rises { VERB_REACH } else { HARM_REACH };
        // "Two towns, killing 100": the participle goes with what follows it.
        let ahead = after
            .enumerate()
            .filter(|(_, t)| !self.word(t).ends_with("ing"))
            .find_map(|(n, t)| which(t).map(|w| (n, w)));
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
            (None, None) => None,
        }
    }

    /// The concept of a word that carries meaning.
    pub(super) fn content(&self, token: &Token) -> Option<String> {
        self.contents.get(self.place(token)).cloned().flatten()
    }

    /// A token of the claim, folded.
    pub(super) fn word(&self, token: &Token) -> &str {
        self.folded.get(self.place(token)).map_or("", String::as_str)
    }

    /// The word at a place among the tokens, folded; empty past the end.
    pub(super) fn word_at(&self, at: usize) -> &str {
        self.folded.get(at).map_or("", String::as_str)
    }

    fn place(&self, token: &Token) -> usize {
        self.tokens.partition_point(|t| t.span.start() < token.span.start())
    }

    fn time(&self, value: &Value, time: &Time) -> Item {
        // "Said on Sunday" is the day of the speech; a day before all else may be either.
        let said = self.claim.cue.is_some_and(|cue| {
            let frame_first = cue.span.end() <= self.claim.span.start();
            self.claim.span.overlap(value.span) == 0 && (frame_first || value.span.start() > self.claim.span.start())
                || value.span.start() >= cue.span.end() && value.span.start() - cue.span.end() <= 4
        });
        let role = match (said, time.days.is_some()) {
            (true, _) => "said",
            (false, true) => "when",
            (false, false) => "hour",
        };
        let mut item = self.item(
            DetailKind::Time,
            value.span,
            role,
            time.value.clone(),
            Key::Time {
                said,
                days: time.days,
                hours: hours_of(time),
                around: self.words_around(value.span),
                weekday: weekday(value.span.of(self.text)),
            },
        );
        item.reading.approx = time.approx;
        item
    }

    /// The concepts of the words on either side of a time, up to a mark, without names.
    fn words_around(&self, span: Span) -> BTreeSet<String> {
        let anatomy = &self.context.anatomies[self.article];
        let plain = |t: &&Token| anatomy.mentions_in(self.extent).all(|(_, m)| m.span.overlap(t.span) == 0);
        let inside = |t: &&Token| t.kind != TokenKind::Mark;
        let after = self.tokens.iter().filter(|t| t.span.start() >= span.end()).take_while(inside).take(TIME_REACH);
        let before =
            self.tokens.iter().rev().filter(|t| t.span.end() <= span.start()).take_while(inside).take(TIME_REACH);
        after.chain(before).filter(plain).filter_map(|t| self.content(t)).collect()
    }

    pub(super) fn concepts(&self, span: Span) -> BTreeSet<String> {
        self.tokens.iter().filter(|t| span.contains(t.span)).filter_map(|t| self.content(t)).collect()
    }
}
