//! What the claims of a statement give: the items from which details are made.

use std::borrow::Cow;

use smallvec::SmallVec;

use crate::claim::{LONGEST_SENTENCE, Stance};
use crate::compare::ArticleId;
use crate::compare::apparatus::align::is_harm;
use crate::compare::apparatus::amount::Amount;
use crate::compare::apparatus::concepts::Concepts;
use crate::compare::apparatus::lexed::Word;
use crate::compare::apparatus::marks::Marks;
use crate::compare::apparatus::office::Office;
use crate::compare::apparatus::reader::Reader;
use crate::compare::apparatus::short::Short;
use crate::compare::apparatus::wording::PLAIN;
use crate::compare::apparatus::words::weekday;
use crate::compare::apparatus::{
    Context, Reading, Witness, actor, called, clause, counterpart, country, polarity, sides,
};
use crate::compare::detail::DetailKind;
use crate::day::Day;
use crate::span::Span;
use crate::text::token::TokenKind;
use crate::value::{Data, Time, Value};

/// Something a claim gives, with the key by which it is held against what others give.
#[derive(Debug, Clone)]
pub(super) struct Item<'a> {
    pub(super) kind: DetailKind,
    pub(super) article: usize,
    pub(super) span: Span,
    /// What part it plays, in a word.
    pub(super) role: &'a str,
    pub(super) reading: Given<'a>,
    pub(super) key: Key<'a>,
    /// Whether it stands beside the claims of the statement, in the next sentence: it can answer what others
    /// give, and is no detail by itself.
    pub(super) beside: bool,
    /// The word before it that governs it ("by", "in"), folded; empty after a mark.
    pub(super) before: &'a str,
}

/// What an item reads, as it is shown.
#[derive(Debug, Clone, Default)]
pub(super) struct Given<'a> {
    pub(super) value: Cow<'a, str>,
    pub(super) unit: Option<&'a str>,
    pub(super) min: Option<f64>,
    pub(super) max: Option<f64>,
    pub(super) approx: bool,
}

impl<'a> Item<'a> {
    /// The place that has it.
    pub(super) fn witness(&self) -> Witness {
        Witness { article: ArticleId(self.article as u32), span: self.span }
    }

    /// The reading that items give, as the first of them has it.
    pub(super) fn reading_of(items: &[&Self]) -> Reading {
        let mut witnesses = SmallVec::new();
        for witness in items.iter().map(|i| i.witness()) {
            if !witnesses.contains(&witness) {
                witnesses.push(witness);
            }
        }
        let given = &items[0].reading;
        Reading {
            value: (&*given.value).into(),
            unit: given.unit.map(Short::from),
            min: given.min,
            max: given.max,
            approx: given.approx,
            witnesses,
        }
    }

    /// What it counts.
    pub(super) fn counted(&self) -> Option<&'a str> {
        match &self.key {
            Key::Quantity(amount) => amount.counted,
            _ => None,
        }
    }
}

/// Names by number, in ascending order. Most are one.
pub(super) type Names = SmallVec<[usize; 2]>;

/// What an item is compared by.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Key<'a> {
    Quantity(Amount<'a>),
    /// Of the event (or of the speech, when `said`).
    Time {
        said: bool,
        days: Option<(Day, Day)>,
        /// The hour, or the hours from which to which: minutes of the day, those after midnight counted on.
        hours: Option<(u32, u32)>,
        /// Concepts of the words around it, names apart: what happened then.
        around: Concepts<'a>,
        /// The day of the week it names: "on Tuesday" is one Tuesday in two articles of one story.
        weekday: Option<&'static str>,
    },
    /// Who or what is named.
    Names(Names),
    Speaker {
        names: Names,
        concepts: Concepts<'a>,
    },
    /// An office and who holds it.
    Role {
        who: usize,
        concepts: Concepts<'a>,
        /// The office, where it is one that excludes others.
        office: Option<Box<Office<'a>>>,
    },
    Stance(Stance),
    Hedge,
    /// A label of the set with this number, and its tone.
    Label {
        set: usize,
        tone: char,
        /// The name of the country or people it is a label of.
        of: Option<&'a str>,
    },
    /// What those are called whom a figure (its bits) counts, and the tone of it.
    Called {
        count: u64,
        tone: char,
    },
    /// What is asserted or denied, by its concept.
    Act {
        word: &'a str,
        denied: bool,
        /// Whether briefs answer one question in two ways: then their other words may well differ.
        answered: bool,
    },
    Words(Concepts<'a>),
}

/// Words on either side of a time that tell what happened then.
const TIME_REACH: usize = 4;
/// Least bare count that is a detail by itself.
const LEAST_COUNT: f64 = 3.0;
/// Words that make a time the end or the beginning of something.
pub(super) const ENDS: [&str; 6] = ["until", "till", "through", "by", "since", "before"];
/// Words that are passed over to the one that governs what follows them.
pub(super) const PASSED: [&str; 7] = ["the", "a", "an", "town", "city", "village", "of"];
/// Words for people, of whom two are worth a detail.
pub(super) const PEOPLE: [&str; 10] =
    ["people", "men", "women", "gunmen", "suspects", "attackers", "children", "soldiers", "students", "passengers"];
/// Everything the claims give, in the order of the articles and their texts.
///
/// `told` are claims of other statements.
pub(super) fn items<'a>(
    context: &'a Context<'a>,
    members: &[Reader<'a>],
    beside: &[Reader<'a>],
    told: &[Reader<'a>],
) -> Vec<Item<'a>> {
    let mut out = own_items(context, members, beside);
    // Who said it and how is told of the other statement.
    const TOLD: [DetailKind; 5] =
        [DetailKind::Quantity, DetailKind::Time, DetailKind::Place, DetailKind::Person, DetailKind::Organisation];
    let mut told = read(told, false);
    told.retain(|i| {
        TOLD.contains(&i.kind) && !out.iter().any(|o| (o.article, o.kind, o.span) == (i.article, i.kind, i.span))
    });
    out.extend(told.into_iter().map(|i| Item { beside: true, ..i }));
    out
}

fn own_items<'a>(context: &'a Context<'a>, members: &[Reader<'a>], beside: &[Reader<'a>]) -> Vec<Item<'a>> {
    // Without a word that has a tone nobody is called otherwise than by others.
    let toned = members.iter().chain(beside).any(|r| r.any(Marks::TONED));
    let mut out = read(members, toned);
    let mut more = read(beside, toned);
    more.retain(|m| !out.iter().any(|i| (i.article, i.kind, i.span) == (m.article, m.kind, m.span)));
    // Another sentence has its own sources, names and victims.
    if beside.is_empty() {
        actor::settle(context, members.iter(), &mut out);
        polarity::items(members.iter(), &mut out);
        sides::items(context, members.iter(), &mut out);
        if toned {
            country::plain_countries(members.iter(), &mut out);
            called::loaded_heads(members.iter(), &mut out);
            drop_plain(&mut out);
            counterpart::counterparts(members.iter(), &mut out);
        }
        out.sort_by_key(order);
        mark_only(&mut out);
        return out;
    }
    let brief = |i: &Item| context.anatomies[i.article].is_brief();
    let kinds = [DetailKind::Quantity, DetailKind::Time, DetailKind::Hedge];
    // Its other sentences may have other words for the whole, and be somebody else's.
    let sourced: SmallVec<[usize; 8]> =
        out.iter().filter(|i| i.kind == DetailKind::Attribution).map(|i| i.article).collect();
    let of_brief = |i: &Item| {
        let source = i.kind == DetailKind::Attribution && sourced.contains(&i.article);
        brief(i) && !source && !matches!(i.kind, DetailKind::Statement | DetailKind::Stance | DetailKind::Quote)
    };
    more.retain(|i| of_brief(i) || kinds.contains(&i.kind) && !is_harm(i));
    for item in &mut more {
        item.beside |= !of_brief(item);
    }
    out.sort_by_key(|i| i.beside);
    let (own, mut more): (Vec<Item>, Vec<Item>) = more.into_iter().partition(|i| !i.beside);
    out.extend(own);
    let of_brief = |reader: &&Reader| context.anatomies[reader.article].is_brief();
    let told = members.iter().chain(beside.iter().filter(of_brief));
    actor::settle(context, told.clone(), &mut out);
    polarity::items(told.clone(), &mut out);
    sides::items(context, told.clone(), &mut out);
    if toned {
        country::plain_countries(told.clone(), &mut out);
        called::loaded_heads(told.clone(), &mut out);
        drop_plain(&mut out);
        counterpart::counterparts(told, &mut out);
    }
    out.sort_by_key(order);
    mark_only(&mut out);
    out.append(&mut more);
    out
}

/// Takes out what those are called whom figures count, unless somebody calls them by a loaded word.
fn drop_plain(items: &mut Vec<Item<'_>>) {
    let loaded = |i: &Item| matches!(i.key, Key::Called { tone, .. } if tone != PLAIN);
    if !items.iter().any(loaded) {
        items.retain(|i| !matches!(i.key, Key::Called { .. }));
    }
}

fn order(item: &Item<'_>) -> (bool, usize, DetailKind, Span) {
    (item.beside, item.article, item.kind, item.span)
}

/// Items that a claim mostly gives at most.
const ITEMS: usize = 8;

/// Everything the claims give, each read by itself; what those are called whom a figure counts only when it is
/// asked for.
pub(super) fn read<'a>(members: &[Reader<'a>], called: bool) -> Vec<Item<'a>> {
    let mut out = Vec::with_capacity(ITEMS * members.len());
    for reader in members {
        // What is too long to be a sentence has no details of one.
        if reader.tokens.len() > LONGEST_SENTENCE {
            continue;
        }
        // In the order in which they are sorted, as far as can be.
        let counts = reader.quantities(&mut out);
        reader.times(&mut out);
        reader.names(&mut out);
        reader.offices(&mut out);
        reader.quotes(&mut out);
        reader.frame(&mut out);
        reader.hedges(&mut out);
        for (span, count) in counts.into_iter().filter(|_| called) {
            reader.called(span, count, &mut out);
        }
        reader.labels(&mut out);
        clause::clauses(reader, &mut out);
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

/// Days from which a time is a year or nearly one, and is told of something else than a day is.
const YEAR_LONG: i32 = 300;

/// Whether a stretch of days is a year or longer, or nearly one.
pub(super) fn is_year_long((from, to): (Day, Day)) -> bool {
    from.days_until(to) >= YEAR_LONG
}

/// Minutes of a day.
pub(super) const DAY: u32 = 24 * 60;

/// Marks quantities that are the only one of their dimension in an article's claims.
fn mark_only(items: &mut [Item<'_>]) {
    let dimensions: SmallVec<[(usize, &str); 8]> = items
        .iter()
        .filter_map(|i| match &i.key {
            Key::Quantity(amount) => Some((i.article, amount.dimension)),
            _ => None,
        })
        .collect();
    for item in items {
        if let Key::Quantity(amount) = &mut item.key {
            amount.only = dimensions.iter().filter(|d| **d == (item.article, amount.dimension)).count() == 1;
        }
    }
}

impl<'a> Reader<'a> {
    /// Adds the figures of the claim; gives the places of those that count something, and how many.
    fn quantities(&self, out: &mut Vec<Item<'a>>) -> SmallVec<[(Span, f64); 8]> {
        let values = self.values;
        let mut counts = SmallVec::new();
        for value in values {
            match &value.data {
                Data::Quantity(q) if q.base.is_some_and(|(_, b)| b == "second") && self.is_anchor(value.span) => {}
                Data::Quantity(quantity) if !quantity.ordinal => {
                    let item = self.quantity(value, quantity, values);
                    // "Two towns", "one of the men": too little to be a detail, unless somebody was hurt.
                    let few = |n: f64| (1.0..LEAST_COUNT).contains(&n) || n <= 0.0;
                    let bare = quantity.unit.is_none() && quantity.figure().is_some_and(few);
                    // A brief gives no number that is not worth telling.
                    let two = quantity.figure() == Some(2.0);
                    let brief = || self.context.anatomies[self.article].is_brief();
                    let counted = || matches!(&item.key, Key::Quantity(q) if q.counted.is_some());
                    // "The two sides" were told of before.
                    let known =
                        matches!(self.governor_word(value.span), "the" | "these" | "both" | "his" | "her" | "their");
                    let people = two && !known && (PEOPLE.contains(&item.role) || brief() && counted());
                    let count = matches!(&item.key, Key::Quantity(q) if q.dimension == "count");
                    if quantity.unit.is_none() && count && self.is_mark_of(value.span) {
                        continue;
                    }
                    if bare && !is_harm(&item) && !people {
                        continue;
                    }
                    out.push(item);
                    if let (None, Some(count)) = (&quantity.unit, quantity.figure()) {
                        counts.push((value.span, count));
                    }
                }
                Data::Quantity(_) | Data::Time(_) => {}
            }
        }
        counts
    }

    /// Adds the times of the claim.
    fn times(&self, out: &mut Vec<Item<'a>>) {
        for value in self.values {
            match &value.data {
                Data::Quantity(_) => {}
                // "Than in the same period of last year" is what the news is held against.
                Data::Time(_) if self.is_base(value.span) => {}
                // "A month earlier" is a place in the text's own order, not a time to lay beside another.
                Data::Time(time) if time.days.is_none() && hours_of(time).is_none() => {}
                Data::Time(time) => out.push(self.time(value, time)),
            }
        }
    }

    /// Whether a length of time only says when something else was: "two months earlier", "twelve months before, the
    /// rate was lower".
    fn is_anchor(&self, span: Span) -> bool {
        let after = self.begun(span.end());
        let closed = || self.tokens.get(after + 1).is_none_or(|t| t.kind == TokenKind::Mark);
        matches!(self.word_at(after), "earlier" | "ago" | "later") || self.word_at(after) == "before" && closed()
    }

    /// Whether a time is of the "same period" with which a figure is compared, or says when that figure was: "against 6
    /// per cent a year ago".
    fn is_base(&self, span: Span) -> bool {
        let words = span.of(self.text);
        let period = || ["year", "month", "quarter", "decade", "week"].iter().any(|unit| words.contains(unit));
        let ago = matches!(words.rsplit(' ').next(), Some("ago" | "earlier" | "before")) && period();
        let figure = |v: &Value| {
            let gap = self.text.get(v.span.end()..span.start());
            matches!(v.data, Data::Quantity(_)) && gap.is_some_and(|gap| gap.trim().is_empty())
        };
        if ago && self.values.iter().any(figure) {
            return true;
        }
        // "More than today", "below last year's harvest".
        let compared = |at: usize| self.before(span.start()).iter().nth_back(at).map_or("", |t| t.folded());
        let bound = compared(0) == "than" && matches!(compared(1), "later" | "earlier" | "sooner");
        if matches!(compared(0), "than" | "below" | "above" | "over") && !bound {
            return true;
        }
        let before = || self.before(span.start()).iter().rev().take(TIME_REACH).map(Word::folded);
        let period = |w: &str| matches!(w, "period" | "quarter" | "month" | "time" | "half");
        before().any(|w| w == "same") && before().any(period)
    }

    fn time(&self, value: &'a Value, time: &'a Time) -> Item<'a> {
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
            time.value.as_str(),
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
        let before = self.before(span.start()).iter().rev();
        let opens = before.take_while(|t| t.kind == TokenKind::Word).any(|t| matches!(self.word(t), "which" | "who"));
        opens && self.after(span.end()).first().is_some_and(|t| t.kind == TokenKind::Mark)
    }

    /// The concepts of the words on either side of a time, up to a mark, without names.
    fn words_around(&self, span: Span) -> Concepts<'a> {
        let inside = |t: &&Word| t.kind != TokenKind::Mark;
        let after = self.after(span.end()).iter().take_while(inside).take(TIME_REACH);
        let before = self.before(span.start()).iter().rev().take_while(inside).take(TIME_REACH);
        let plain = after.chain(before).filter(|t| !self.in_name(t));
        plain.filter_map(Word::content).collect()
    }
}
