//! What the claims of a statement give: the items from which details are made.

use std::borrow::Cow;
use std::collections::BTreeSet;

use crate::claim::{Claim, LONGEST_SENTENCE, Stance};
use crate::compare::BRIEF;
use crate::compare::apparatus::align::is_harm;
use crate::compare::apparatus::amount::Amount;
use crate::compare::apparatus::lexed::Lexed;
use crate::compare::apparatus::office::Office;
use crate::compare::apparatus::words::weekday;
use crate::compare::apparatus::{Context, Reading, clause, polarity};
use crate::compare::detail::DetailKind;
use crate::compare::statements::ClaimAt;
use crate::day::Day;
use crate::span::Span;
use crate::text::fold::fold;
use crate::text::token::{Token, TokenKind};
use crate::value::{Data, Time, Value};

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
    /// What is asserted or denied, by its concept.
    Act {
        word: String,
        denied: bool,
    },
    Words(BTreeSet<String>),
}

/// Words on either side of a time that tell what happened then.
const TIME_REACH: usize = 4;
/// Least bare count that is a detail by itself.
const LEAST_COUNT: f64 = 3.0;
/// Words that make a time the end or the beginning of something.
pub(super) const ENDS: [&str; 6] = ["until", "till", "through", "by", "since", "before"];
/// Words for people, of whom two are worth a detail.
const PEOPLE: [&str; 10] =
    ["people", "men", "women", "gunmen", "suspects", "attackers", "children", "soldiers", "students", "passengers"];
/// Everything the claims give, in the order of the articles and their texts.
pub(super) fn items(context: &Context<'_>, members: &[ClaimAt], beside: &[ClaimAt]) -> Vec<Item> {
    let mut out = read(context, members);
    let mut more = read(context, beside);
    more.retain(|m| !out.iter().any(|i| (i.article, i.kind, i.span) == (m.article, m.kind, m.span)));
    // Another sentence has its own sources, names and victims.
    let brief = |i: &Item| context.anatomies[i.article].lines.len() <= BRIEF;
    let kinds = [DetailKind::Quantity, DetailKind::Time, DetailKind::Hedge];
    let of_brief = |i: &Item| brief(i) && !matches!(i.kind, DetailKind::Statement | DetailKind::Stance);
    more.retain(|i| of_brief(i) || kinds.contains(&i.kind) && !is_harm(i));
    for item in &mut more {
        item.beside |= !of_brief(item);
    }
    out.sort_by_key(|i| i.beside);
    let (own, mut more): (Vec<Item>, Vec<Item>) = more.into_iter().partition(|i| !i.beside);
    out.extend(own);
    let of_brief = |at: &&ClaimAt| context.anatomies[at.article].lines.len() <= BRIEF;
    let told: Vec<ClaimAt> = members.iter().chain(beside.iter().filter(of_brief)).copied().collect();
    polarity::items(context, &told, &mut out);
    out.sort_by_key(|i| (i.beside, i.article, i.kind, i.span));
    mark_only(&mut out);
    out.append(&mut more);
    out
}

/// Everything the claims give, each read by itself.
pub(super) fn read(context: &Context<'_>, members: &[ClaimAt]) -> Vec<Item> {
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
    // A word may be a label of two sets: "the operation" of a war and of a raid.
    let other_label = |a: &Item, b: &Item| a.kind == DetailKind::Wording && a.role != b.role;
    out.dedup_by(|a, b| (a.article, a.kind, a.span) == (b.article, b.kind, b.span) && !other_label(a, b));
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
    pub(super) tokens: Cow<'a, [Token]>,
    /// The tokens folded, and the concepts of those that carry meaning.
    folded: Cow<'a, [String]>,
    contents: Cow<'a, [Option<String>]>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(context: &'a Context<'a>, at: &ClaimAt) -> Self {
        let anatomy = &context.anatomies[at.article];
        let claim = &anatomy.claims[at.claim];
        let text = context.texts[at.article];
        let extent = anatomy.extent(at.claim);
        let Lexed { tokens, folded, contents } = context.words[at.article].within(text, extent, anatomy.language);
        Self { folded, contents, context, article: at.article, text, claim, extent, tokens }
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
                    let few = |n: f64| (1.0..LEAST_COUNT).contains(&n) || n <= 0.0;
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
        let said = said && !self.is_aside(value.span);
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

    /// Whether a time stands in what is told of the speaker between two marks: "The board, which closed the pit in
    /// March, said".
    fn is_aside(&self, span: Span) -> bool {
        let mut after = self.tokens.iter().filter(|t| t.span.start() >= span.end());
        let before = self.tokens.iter().rev().filter(|t| t.span.end() <= span.start());
        let opens = before.take_while(|t| t.kind == TokenKind::Word).any(|t| matches!(self.word(t), "which" | "who"));
        opens && after.next().is_some_and(|t| t.kind == TokenKind::Mark)
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
