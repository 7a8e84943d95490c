//! Whether an article leaves a detail out: only when it could have been known and is nowhere in it.

use std::sync::LazyLock;

use crate::compare::apparatus::Context;
use crate::compare::apparatus::align::is_harm;
use crate::compare::apparatus::concepts::Concepts;
use crate::compare::apparatus::amount::{Amount, same_order};
use crate::compare::apparatus::frame::Frames;
use crate::compare::apparatus::item::{ENDS, Item, Key, hours_of};
use crate::compare::apparatus::lexed::{Word, known, words};
use crate::compare::apparatus::office::Office;
use crate::compare::apparatus::shelf::{folded, read};
use crate::compare::apparatus::source::sources;
use crate::compare::apparatus::words::is_hedge;
use crate::compare::detail::{DetailKind, UnknownReason};
use crate::compare::statements::ClaimAt;
use crate::day::Day;
use crate::same::concept::concept;
use crate::span::Span;
use crate::text::calendar::WEEKDAYS;
use crate::text::fold::fold;
use crate::text::stem::{is_function_word, stem};
use crate::text::token::{TokenKind, tokens};
use crate::value::{Data, Quantity};

/// Share of a clause's words, weighted by rarity, that one sentence must have to give it too.
const GIVEN: f64 = 0.6;
/// Share from which every word is there, but for rounding.
const ALL_WORDS: f64 = 0.999;
/// Share from which it cannot be told.
const UNCLEAR: f64 = 0.34;
/// The same for a quotation, which is in the article word for word or not at all.
const UNCLEAR_QUOTE: f64 = 0.5;
/// Factor within which a number of days may be those up to a day: a month is 30 days, or 32.
const SAME_TERM: f64 = 1.2;
/// Seconds of a day.
const DAY: f64 = 86_400.0;
/// Bytes to either side of a figure in which the words stand that say what it is of.
const NEAR: usize = 40;
/// Figure from which the figure alone tells what it is of.
const TELLING: f64 = 100.0;
/// Words after a figure among which stands what it counts: "109 of the dead were evacuees".
const COUNTED_WORDS: usize = 5;
/// Words at the beginning of a sentence among which its source may stand.
const OPENING_WORDS: usize = 3;
/// The most that "several" and "a handful" can be.
const A_FEW: f64 = 10.0;
/// Number from which on a word for it ("thousands") may be any figure of its size.
const THOUSANDS: f64 = 1000.0;
/// Factor within which two numbers are of one size.
const TENFOLD: f64 = 9.0;
/// Days between two articles that may yet be reports of one hour: a day has no hours here, and what is fixed
/// with the event (its day, its place, who said it) was there for both. A toll may have risen since.
const SAME_REPORT: i32 = 1;
/// Words of its own with which an article may tell in another way what a clause of others says.
const OTHER_WORDS: usize = 1;
/// Days apart from which two articles report different occasions of a statement.
const SAME_OCCASION: i32 = 7;

/// Whether and where an article has a detail that its claims in the statement lack.
pub(super) enum Absence {
    NotFound,
    Elsewhere(Span),
    Unknown(UnknownReason),
    /// The detail is of a kind that an article does not have to give (a wording).
    NotAsked,
}

impl Context<'_> {
    /// What can be said of `article`, which has a claim in the statement, or one that comes near it, but none of the
    /// items of the detail.
    pub(super) fn absence(
        &self,
        article: usize,
        group: &[&Item<'_>],
        members: &[ClaimAt],
        frames: &Frames<'_>,
        stand_in: bool,
    ) -> Absence {
        let anatomy = &self.anatomies[article];
        if matches!(group[0].kind, DetailKind::Wording | DetailKind::Stance | DetailKind::Polarity) {
            return Absence::NotAsked;
        }
        // "In the morning" is no hour that one would have to give.
        if group.iter().all(|i| matches!(&i.key, Key::Time { hours: Some((from, to)), .. } if from < to)) {
            return Absence::NotAsked;
        }
        // "Several" of what nobody counts is no figure that one would have to give.
        let few = |i: &&Item| match &i.key {
            Key::Quantity(q) => {
                q.value.is_none() && q.high <= A_FEW && i.reading.unit.is_none() && !is_harm(i) && q.low < q.high
            }
            _ => false,
        };
        if group.iter().all(few) {
            return Absence::NotAsked;
        }
        // Who is not named at all is left out as a person, not as the holder of an office.
        if group.iter().all(|i| matches!(&i.key, Key::Role { who, .. } if self.named(article, &[*who]).is_none())) {
            return Absence::NotAsked;
        }
        // "The U.S. Department of Commerce said imports rose. Canada is ...": a source speaks beside the claim.
        let sourced = group[0].kind == DetailKind::Attribution && self.has_source_beside(article, members);
        let headlined = group.iter().any(|i| self.shelves[article].headlined(i, i.span.of(self.texts[i.article])));
        // A clause is not missing where the article has words of its own for what the others' words are not in.
        let reworded = group.iter().all(|i| {
            matches!(i.key, Key::Words(_))
                && i.kind == DetailKind::Statement
                && frames.left(article, i.article) >= OTHER_WORDS
        });
        match self.found(article, group, members) {
            Found::At(span) => return Absence::Elsewhere(span),
            Found::Unclear => return Absence::Unknown(UnknownReason::Unclear),
            // The article has something of the kind that nobody else has: it may be this in other words.
            Found::Nowhere if stand_in || headlined || reworded || sourced => {
                return Absence::Unknown(UnknownReason::Unclear);
            }
            Found::Nowhere => {}
        }
        if !anatomy.complete {
            return Absence::Unknown(UnknownReason::CutShort);
        }
        if !anatomy.language.is_supported() {
            return Absence::Unknown(UnknownReason::Language);
        }
        if let Some(day) = anatomy.day {
            // "On Sunday" is not left out of what appeared on Saturday, whoever else may mean another Sunday.
            let came = |i: &Item, from: Day| from > day && self.anatomies[i.article].day.is_some_and(|d| from <= d);
            if group.iter().any(|i| matches!(&i.key, Key::Time { days: Some((from, _)), .. } if came(i, *from))) {
                return Absence::Unknown(UnknownReason::PublishedBefore);
            }
            let said: Vec<_> = group.iter().filter_map(|i| self.anatomies[i.article].day).collect();
            if said.len() == group.len() {
                let fixed = group.iter().all(|i| settled(i, day));
                let slack = if fixed { SAME_REPORT } else { 0 };
                if said.iter().all(|&d| day.days_until(d) > slack) {
                    return Absence::Unknown(UnknownReason::PublishedBefore);
                }
                if said.iter().all(|&d| d.days_until(day).abs() > SAME_OCCASION) {
                    return Absence::Unknown(UnknownReason::OtherOccasion);
                }
            }
        }
        Absence::NotFound
    }

    /// Looks for a detail in the whole of an article.
    fn found(&self, article: usize, group: &[&Item<'_>], members: &[ClaimAt]) -> Found {
        let anatomy = &self.anatomies[article];
        let mut unclear = false;
        for item in group {
            let span = match &item.key {
                Key::Quantity(amount) => {
                    let scopes: Vec<Span> =
                        members.iter().filter(|m| m.article == article).map(|m| self.words[article].extent(m.claim)).collect();
                    // "Just hours before" gives the hours without a figure.
                    if let Some(unit) = item.reading.unit {
                        let unit = known(&fold(unit));
                        // "Hours before the deadline" may stand anywhere in it.
                        let hours = matches!(item.reading.unit, Some("hour" | "minute"));
                        unclear |= hours && self.has(article, &unit);
                        unclear |= scopes.iter().any(|&s| self.bare_word(article, s, &unit));
                    }
                    unclear |= self.has_thousands(article, group);
                    let found = anatomy.values.iter().find(|v| match &v.data {
                        Data::Quantity(q) if !q.ordinal => {
                            let same_unit =
                                q.unit.as_deref() == item.reading.unit || q.base.is_some_and(|(_, b)| b == amount.dimension);
                            let same_figure = match (q.figure(), amount.value) {
                                (Some(a), Some(b)) => (a - b).abs() <= 0.01 * a.abs().max(b.abs()),
                                _ => q.range() == (amount.low, amount.high),
                            };
                            // Small figures are everywhere: their words must be there too.
                            let about = || {
                                if is_harm(item) {
                                    self.counts(article, v.span, item.role, amount.counted)
                                } else {
                                    amount.low >= TELLING || self.shares_words(article, v.span, &amount.around)
                                }
                            };
                            same_unit && same_figure && about()
                        }
                        _ => false,
                    });
                    // Another figure for the same thing elsewhere in the article is the detail in another reading.
                    found
                        .map(|v| v.span)
                        .or_else(|| {
                            is_harm(item)
                                .then(|| {
                                    anatomy.values.iter().find(|v| {
                                        matches!(&v.data, Data::Quantity(q) if !q.ordinal && q.unit.is_none()
                                        && same_order(q.range(), (amount.low, amount.high)))
                                            && scopes.iter().all(|s| s.overlap(v.span) == 0)
                                            && self.counts(article, v.span, item.role, amount.counted)
                                    })
                                })
                                .flatten()
                                .map(|v| v.span)
                        })
                        .or_else(|| {
                            let (span, same) = self.another_count(article, amount)?;
                            unclear |= !same;
                            same.then_some(span)
                        })
                }
                Key::Time { said, days, hours, .. } => {
                    anatomy
                        .values
                        .iter()
                        .find(|v| match &v.data {
                            Data::Time(t) => match (days, t.days) {
                                // At least as exact as the detail; a day of speaking must be that day.
                                (Some(d), Some(e)) => *d == e || !said && e.0 >= d.0 && e.1 <= d.1,
                                (None, None) => hours_of(t) == *hours,
                                _ => false,
                            },
                            Data::Quantity(_) => false,
                        })
                        .map(|v| v.span)
                }
                Key::Names(names) => {
                    unclear |= names.iter().any(|&n| self.has_word_of(article, n));
                    self.named(article, names)
                }
                // Named with another office, or with a word of this one, somebody does not go without.
                Key::Role { who, concepts, .. } => {
                    self.named(article, &[*who]).filter(|_| self.has_title(article, *who, concepts))
                }
                Key::Speaker { names, concepts } => {
                    unclear |= names.iter().any(|&n| self.has_word_of(article, n));
                    self.spoken(article, names, concepts)
                }
                Key::Words(words) => match self.best(article, words) {
                    Some((share, span)) if share >= GIVEN => Some(span),
                    best => {
                        let share = best.map_or(0.0, |(s, _)| s);
                        // Words of a quotation are a quotation's only together.
                        let (least, all) =
                            if item.kind == DetailKind::Quote { (UNCLEAR_QUOTE, ALL_WORDS) } else { (UNCLEAR, GIVEN) };
                        unclear |= share >= least || self.anywhere(article, words) >= all;
                        None
                    }
                },
                Key::Hedge => self.hedged(article, members),
                Key::Stance(_) | Key::Label { .. } => None,
            };
            if let Some(span) = span {
                return Found::At(span);
            }
            unclear |= matches!(item.key, Key::Time { .. }) && self.has_weekday_of(article, item);
            unclear |= self.has_term(article, item);
        }
        if unclear { Found::Unclear } else { Found::Nowhere }
    }

    /// Whether an article gives a number of the size of a word for it: "several thousand refugees" are the "5,000
    /// people" of another, whatever each calls them.
    fn has_thousands(&self, article: usize, group: &[&Item<'_>]) -> bool {
        let size = |i: &&Item| match &i.key {
            Key::Quantity(q) if q.value.is_none() && q.low >= THOUSANDS && q.dimension == "count" && !is_harm(i) => {
                Some(q.low)
            }
            _ => None,
        };
        let Some(sizes) = group.iter().map(size).collect::<Option<Vec<f64>>>() else { return false };
        let one_size = |low: f64| sizes.iter().any(|s| low * TENFOLD >= *s && low <= s * TENFOLD);
        self.anatomies[article].values.iter().any(|v| match &v.data {
            Data::Quantity(q) => !q.ordinal && q.unit.is_none() && q.range().0 >= THOUSANDS && one_size(q.range().0),
            Data::Time(_) => false,
        })
    }

    /// Whether an article gives as a number of days what an item gives as the day they end, or the other way
    /// round: "until June 1" and "for another 30 days", printed on 30 April.
    fn has_term(&self, article: usize, item: &Item<'_>) -> bool {
        let anatomy = &self.anatomies[article];
        let (Some(day), Some(other)) = (anatomy.day, self.anatomies[item.article].day) else { return false };
        let near = |a: f64, b: f64| a >= 1.0 && a <= b * SAME_TERM && b <= a * SAME_TERM;
        let term = |q: &Quantity| q.base.filter(|(_, base)| *base == "second").map(|(seconds, _)| seconds / DAY);
        match &item.key {
            Key::Time { days: Some((from, _)), .. } if ENDS.contains(&item.before) => {
                let left = f64::from(other.days_until(*from));
                anatomy
                    .values
                    .iter()
                    .any(|v| matches!(&v.data, Data::Quantity(q) if term(q).is_some_and(|t| near(t, left))))
            }
            Key::Quantity(amount) if amount.dimension == "second" => {
                let days = amount.value.unwrap_or(amount.low) / DAY;
                let ends = |from: Day| near(f64::from(day.days_until(from)), days);
                anatomy.values.iter().any(|v| matches!(&v.data, Data::Time(t) if t.days.is_some_and(|d| ends(d.0))))
            }
            _ => false,
        }
    }

    /// Whether an article has the weekday of a time in any form: "Saturdays blast", whose apostrophe was lost
    /// on the way, is no time that could be read.
    fn has_weekday_of(&self, article: usize, item: &Item<'_>) -> bool {
        folded(item.span.of(self.texts[item.article]))
            .filter(|word| WEEKDAYS.contains(&word.as_str()))
            .any(|day| self.has(article, &known(&day)))
    }

    /// Where all of the names stand in an article, in spellings that may be theirs.
    pub(super) fn named(&self, article: usize, names: &[usize]) -> Option<Span> {
        let known = &self.first_named[article];
        let place = |&name: &usize| {
            // Itself before what may be it: comparing names is dear.
            let itself = known.binary_search_by_key(&name, |&(e, _)| e).ok().map(|at| known[at].1);
            let other = || known.iter().filter(|&&(e, _)| self.may_be_one(name, e)).map(|&(_, span)| span).min();
            itself.or_else(other)
        };
        let found: Option<Vec<Span>> = names.iter().map(place).collect();
        found.and_then(|spans| spans.first().copied())
    }

    /// Whether the last word of a name stands in an article, as a name or not ("members of parliament").
    fn has_word_of(&self, article: usize, name: usize) -> bool {
        let last = fold(self.entities[name].name.split_whitespace().last().unwrap_or_default());
        self.has(article, concept(&stem(&last, self.anatomies[article].language)))
    }

    /// Whether some article gives two figures and says of the lower that it came before.
    pub(super) fn tells_both(&self, low: Option<f64>, high: Option<f64>) -> bool {
        const BEFORE: [&str; 6] = ["previous", "earlier", "initial", "up from", "raised from", "updating"];
        let (Some(low), Some(high)) = (low, high) else { return false };
        self.anatomies.iter().zip(&self.texts).any(|(anatomy, text)| {
            let gives = |v: &crate::value::Value, n: f64| matches!(&v.data, Data::Quantity(q) if q.figure() == Some(n));
            let first = |v: &crate::value::Value| {
                let from = boundary(text, v.span.start().saturating_sub(NEAR));
                let words = text[from..v.span.start()].to_lowercase();
                BEFORE.iter().any(|b| words.contains(b))
            };
            anatomy.values.iter().any(|v| gives(v, high)) && anatomy.values.iter().any(|v| gives(v, low) && first(v))
        })
    }

    /// Whether an article has a word for an office anywhere.
    pub(super) fn has_office(&self, article: usize, office: &Office<'_>) -> bool {
        let language = self.anatomies[article].language;
        office.is_in(|head| self.has(article, concept(&stem(head, language))))
    }

    /// Whether an article gives somebody any office, by a title or by a word of the one that is asked for.
    fn has_title(&self, article: usize, who: usize, concepts: &Concepts<'_>) -> bool {
        let anatomy = &self.anatomies[article];
        let mut titles = anatomy.mentions.iter().zip(&self.entity_of[article]).filter(|(m, _)| m.title.is_some());
        // "The top diplomat Sofia Arregui": any noun before the name may be an office.
        let text = self.texts[article];
        let described = |at: usize| {
            let before = text[..at].trim_end().rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
            let small = before.chars().all(char::is_lowercase) && before.chars().count() > 2;
            small && !is_function_word(before, anatomy.language) && !before.ends_with("ed")
        };
        let mut named = anatomy.mentions.iter().zip(&self.entity_of[article]);
        if named.any(|(m, &e)| self.may_be_one(who, e) && described(m.span.start())) {
            return true;
        }
        titles.any(|(_, &e)| self.may_be_one(who, e)) || concepts.iter().any(|c| self.has(article, c))
    }

    /// Whether a source speaks in the sentence before or after an article's claims, or in theirs.
    fn has_source_beside(&self, article: usize, members: &[ClaimAt]) -> bool {
        let claims = &self.anatomies[article].claims;
        let mine = || members.iter().filter(|m| m.article == article).filter_map(|m| claims.get(m.claim));
        let near = |sentence: usize| mine().any(|c| c.sentence.abs_diff(sentence) <= 1 && !c.headline);
        claims.iter().any(|c| c.speaker.is_some() && near(c.sentence))
    }

    /// Where an article names the same source, if for something else: that it is not given for this
    /// statement shows in the readings; that it is left out would say more.
    fn spoken(&self, article: usize, names: &[usize], described: &Concepts<'_>) -> Option<Span> {
        if let Some(span) = names.iter().find_map(|&name| self.named(article, &[name])) {
            return Some(span);
        }
        // "State media" in a sentence whose speaker was not found.
        const SPEAKS: [&str; 6] = ["official", "officer", "spokesman", "spokeswoman", "spokesperson", "source"];
        let mut named_by = described.clone();
        for word in SPEAKS {
            if named_by.len() > 1 {
                named_by.remove(&known(word));
            }
        }
        let whole = self.best(article, &named_by).filter(|&(share, _)| share >= ALL_WORDS);
        if let Some((_, span)) = whole {
            return Some(span);
        }
        // "Medics" for doctors, as the source of anything.
        let kinds = sources(described);
        let alike = |words: &str| {
            let said = read(words, self.anatomies[article].language);
            sources(&said.iter().filter_map(Word::content).collect()).iter().any(|k| kinds.contains(k))
        };
        let other =
            self.anatomies[article].claims.iter().filter_map(|c| c.speaker.as_ref()).map(|s| s.span).find(|s| {
                names.is_empty() && alike(s.of(self.texts[article]))
            });
        if other.is_some() {
            return other;
        }
        // The same in a sentence whose speaker was not found.
        let opens = |span: &Span| {
            let words =
                span.of(self.texts[article]).split_whitespace().take(OPENING_WORDS).collect::<Vec<_>>().join(" ");
            alike(&words)
        };
        if names.is_empty()
            && !kinds.is_empty()
            && let Some(span) = self.lines(article).iter().find(|span| opens(span))
        {
            return Some(*span);
        }
        let speakers = self.anatomies[article].claims.iter().filter_map(|c| c.speaker.as_ref());
        let same = |s: Span| !described.is_empty() && described.iter().all(|c| self.said_by(article, s, c));
        speakers.map(|s| s.span).find(|&s| same(s))
    }

    /// Where a sentence of the article's claims in the statement has a hedge, outside those claims.
    fn hedged(&self, article: usize, members: &[ClaimAt]) -> Option<Span> {
        let (text, anatomy) = (self.texts[article], &self.anatomies[article]);
        let lines = members
            .iter()
            .filter(|m| m.article == article)
            .filter_map(|m| anatomy.lines.get(anatomy.claims[m.claim].sentence));
        lines
            .flat_map(|&(line, _)| tokens(text, line))
            .find(|t| {
                let shown = t.span.of(text);
                // "Most of the dead" hedges as "mostly" does.
                t.kind == TokenKind::Word && (is_hedge(&fold(shown), shown) || fold(shown) == "most")
            })
            .map(|t| t.span)
    }

    /// Whether the words around a value share a concept with what another number counts.
    fn shares_words(&self, article: usize, value: Span, around: &Concepts<'_>) -> bool {
        let text = self.texts[article];
        let Some(sentence) = self.line_of(article, value) else { return false };
        let from = boundary(text, value.start().saturating_sub(NEAR).max(sentence.start()));
        let to = boundary(text, (value.end() + NEAR).min(sentence.end()));
        let near = read(&text[from..to], self.anatomies[article].language);
        near.iter().filter_map(Word::content).any(|c| around.contains(c))
    }

    /// Where an article gives another figure for what an amount counts, and whether it is told of the same: then
    /// it is the detail in another reading.
    fn another_count(&self, article: usize, amount: &Amount<'_>) -> Option<(Span, bool)> {
        let counted = amount.counted.filter(|_| amount.dimension == "count")?;
        let (text, anatomy) = (self.texts[article], &self.anatomies[article]);
        let mut around = amount.around.clone();
        around.remove(counted);
        let counts = |t: &Word<'_>| match t.content() {
            Some(concept) => concept == counted,
            None => concept(&stem(t.folded(), anatomy.language)) == counted,
        };
        let told = |after: &[Word<'_>]| {
            after.iter().take_while(|t| t.kind == TokenKind::Word).take(COUNTED_WORDS).any(counts)
        };
        let is_other = |span: Span| {
            let Some(sentence) = self.line_of(article, span) else { return false };
            let after = Span::new(span.end(), sentence.end());
            if self.words[article].cuts(span.end()) {
                let mut read = Vec::new();
                words(text, after, anatomy.language, &mut read);
                return told(&read);
            }
            told(self.words[article].within(after))
        };
        let figures =
            anatomy.values.iter().filter(|v| matches!(&v.data, Data::Quantity(q) if !q.ordinal && q.unit.is_none()));
        let others: Vec<Span> = figures.map(|v| v.span).filter(|&span| is_other(span)).collect();
        let same = others.iter().find(|&&span| self.shares_words(article, span, &around));
        same.map(|&span| (span, true)).or(others.first().map(|&span| (span, false)))
    }

    /// Whether the sentence of a bare number is about what a role names ("killed"), and about those it
    /// befell where the detail counts somebody in particular ("children").
    fn counts(&self, article: usize, value: Span, role: &str, counted: Option<&str>) -> bool {
        // "The dead", "the deaths" are the killed.
        const KILLED: [&str; 4] = ["killed", "dead", "died", "death"];
        static WORDS: LazyLock<Vec<String>> = LazyLock::new(|| KILLED.iter().map(|word| known(word)).collect());
        let named = known(role);
        let has = |line: Span, concept: &str| self.line_has(article, line, concept);
        let about =
            |line: Span| has(line, &named) || KILLED.contains(&role) && WORDS.iter().any(|word| has(line, word));
        // People who go by several names are not asked for by one of them.
        let counts = |line: Span| counted.is_none_or(|c| c.ends_with('=') || has(line, c));
        self.line_of(article, value).is_some_and(|line| about(line) && counts(line))
    }

    /// Whether a word stands in a clause outside any figure.
    fn bare_word(&self, article: usize, scope: Span, word: &str) -> bool {
        let (text, anatomy) = (self.texts[article], &self.anatomies[article]);
        tokens(text, scope)
            .into_iter()
            .filter(|t| anatomy.values_of(scope).iter().all(|v| v.span.overlap(t.span) == 0))
            .any(|t| read(t.span.of(text), anatomy.language).iter().any(|w| w.content() == Some(word)))
    }

    fn said_by(&self, article: usize, speaker: Span, word: &str) -> bool {
        let said = read(speaker.of(self.texts[article]), self.anatomies[article].language);
        said.iter().any(|w| w.content() == Some(word))
    }
}

/// Whether what an item gives stood fast on a day: it is no toll, which may rise, and no later day.
fn settled(item: &Item<'_>, day: Day) -> bool {
    match &item.key {
        Key::Time { days: Some((from, _)), .. } => *from <= day,
        _ => !is_harm(item),
    }
}

/// The last character boundary at or before a byte.
fn boundary(text: &str, at: usize) -> usize {
    (0..=at).rev().find(|&i| text.is_char_boundary(i)).unwrap_or(0)
}

enum Found {
    At(Span),
    Unclear,
    Nowhere,
}
