//! Whether an article leaves a detail out: only when it could have been known and is nowhere in it.

use std::collections::BTreeSet;

use rustc_hash::FxHashSet;

use crate::article::Article;
use crate::compare::anatomy::Anatomy;
use crate::compare::apparatus::Context;
use crate::compare::apparatus::item::{Item, Key};
use crate::compare::detail::{DetailKind, UnknownReason};
use crate::compare::statements::ClaimAt;
use crate::language::Language;
use crate::same::background::rarity;
use crate::same::concept::concept;
use crate::span::Span;
use crate::text::fold::fold;
use crate::text::stem::{is_function_word, stem};
use crate::text::token::{TokenKind, tokens};
use crate::value::Data;

/// Share of a clause's words, weighted by rarity, that one sentence must have to give it too.
const GIVEN: f64 = 0.6;
/// Share from which it cannot be told.
const UNCLEAR: f64 = 0.34;
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

/// The sentences of an article as sets of concepts.
pub(super) struct Shelf {
    sentences: Vec<(Span, FxHashSet<String>)>,
    all: FxHashSet<String>,
}

impl Shelf {
    pub(super) fn new(article: &Article, anatomy: &Anatomy) -> Self {
        let text = article.text();
        let mut all: FxHashSet<String> = concepts(article.title().unwrap_or_default(), anatomy.language).collect();
        let sentences: Vec<(Span, FxHashSet<String>)> = anatomy
            .lines
            .iter()
            .filter(|(_, block)| anatomy.page.blocks[*block].part == 0)
            .map(|&(span, _)| (span, concepts(span.of(text), anatomy.language).collect()))
            .collect();
        for (_, words) in &sentences {
            all.extend(words.iter().cloned());
        }
        Self { sentences, all }
    }

    /// The sentence that has most of the words, and its share of them by rarity.
    fn best(&self, words: &BTreeSet<String>) -> Option<(f64, Span)> {
        let total: f64 = words.iter().map(|w| rarity(w)).sum();
        let mut best: Option<(f64, Span)> = None;
        for (span, has) in &self.sentences {
            let share = words.iter().filter(|w| has.contains(*w)).map(|w| rarity(w)).sum::<f64>()
                / total.max(f64::MIN_POSITIVE);
            if share > 0.0 && best.is_none_or(|(b, _)| share > b) {
                best = Some((share, *span));
            }
        }
        best
    }

    /// Share of the words, by rarity, that stand anywhere in the article.
    fn anywhere(&self, words: &BTreeSet<String>) -> f64 {
        let total: f64 = words.iter().map(|w| rarity(w)).sum();
        words.iter().filter(|w| self.all.contains(*w)).map(|w| rarity(w)).sum::<f64>() / total.max(f64::MIN_POSITIVE)
    }
}

fn concepts(words: &str, language: Language) -> impl Iterator<Item = String> {
    tokens(words, Span::new(0, words.len())).into_iter().filter(|t| t.kind == TokenKind::Word).filter_map(move |t| {
        let folded = fold(t.span.of(words));
        (!is_function_word(&folded, language)).then(|| concept(&stem(&folded, language)).to_owned())
    })
}

impl Context<'_> {
    /// What can be said of `article`, which has a claim in the statement but none of the items of the detail.
    pub(super) fn absence(&self, article: usize, group: &[&Item], members: &[ClaimAt]) -> Absence {
        let anatomy = &self.anatomies[article];
        if matches!(group[0].kind, DetailKind::Wording | DetailKind::Stance) {
            return Absence::NotAsked;
        }
        match self.found(article, group, members) {
            Found::At(span) => return Absence::Elsewhere(span),
            Found::Unclear => return Absence::Unknown(UnknownReason::Unclear),
            Found::Nowhere => {}
        }
        if !anatomy.complete {
            return Absence::Unknown(UnknownReason::CutShort);
        }
        if !anatomy.language.is_supported() {
            return Absence::Unknown(UnknownReason::Language);
        }
        if let Some(day) = anatomy.day {
            let said: Vec<_> = group.iter().filter_map(|i| self.anatomies[i.article].day).collect();
            if said.len() == group.len() {
                if said.iter().all(|&d| d > day) {
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
    fn found(&self, article: usize, group: &[&Item], members: &[ClaimAt]) -> Found {
        let anatomy = &self.anatomies[article];
        let mut unclear = false;
        for item in group {
            let span = match &item.key {
                Key::Quantity(amount) => {
                    let scopes: Vec<Span> = members
                        .iter()
                        .filter(|m| m.article == article)
                        .map(|m| anatomy.claims[m.claim].scope)
                        .collect();
                    let found = anatomy.values.iter().find(|v| match &v.data {
                        Data::Quantity(q) if !q.ordinal => {
                            let number: Option<f64> = q.value.as_deref().and_then(|n| n.parse().ok());
                            let exact = q.base.map(|(b, _)| b).or(number);
                            let low = q.min.or(exact).unwrap_or(0.0);
                            let same_unit =
                                q.unit == item.reading.unit || q.base.is_some_and(|(_, b)| b == amount.dimension);
                            // Small bare counts are everywhere: their words must be there too.
                            same_unit
                                && low == amount.low
                                && (amount.dimension != "count"
                                    || low >= 20.0
                                    || self.shares_words(article, v.span, &amount.around))
                        }
                        _ => false,
                    });
                    // Another figure for the same thing elsewhere in the article is the detail in another reading.
                    found.map(|v| v.span).or_else(|| {
                        (amount.dimension == "count")
                            .then(|| {
                                anatomy.values.iter().find(|v| {
                                    matches!(&v.data, Data::Quantity(q) if !q.ordinal && q.unit.is_none())
                                        && scopes.iter().all(|s| s.overlap(v.span) == 0)
                                        && self.counts(article, v.span, &item.role)
                                })
                            })
                            .flatten()
                            .map(|v| v.span)
                    })
                }
                Key::Time { days, minute, .. } => anatomy
                    .values
                    .iter()
                    .find(|v| match &v.data {
                        Data::Time(t) => match (days, t.days) {
                            (Some(d), Some(e)) => (d.0 >= e.0 && d.1 <= e.1) || (e.0 >= d.0 && e.1 <= d.1),
                            (None, None) => t.minute == *minute,
                            _ => false,
                        },
                        Data::Quantity(_) => false,
                    })
                    .map(|v| v.span),
                Key::Names(names) => {
                    let has: Vec<Span> = names
                        .iter()
                        .filter_map(|n| {
                            anatomy
                                .mentions
                                .iter()
                                .zip(&self.entity_of[article])
                                .find(|(_, e)| *e == n)
                                .map(|(m, _)| m.span)
                        })
                        .collect();
                    if has.len() == names.len() { has.first().copied() } else { None }
                }
                Key::Speaker { names, concepts } => anatomy
                    .claims
                    .iter()
                    .filter_map(|c| c.speaker.as_ref())
                    .find(|s| {
                        s.mentions.iter().any(|&m| names.contains(&self.entity_of[article][m]))
                            || names.is_empty()
                                && !concepts.is_empty()
                                && concepts.iter().all(|c| self.said_by(article, s.span, c))
                    })
                    .map(|s| s.span),
                Key::Words(words) => match self.shelves[article].best(words) {
                    Some((share, span)) if share >= GIVEN => Some(span),
                    best => {
                        let share = best.map_or(0.0, |(s, _)| s);
                        unclear |= share >= UNCLEAR || self.shelves[article].anywhere(words) >= GIVEN;
                        None
                    }
                },
                Key::Hedge | Key::Stance(_) | Key::Label { .. } => None,
            };
            if let Some(span) = span {
                return Found::At(span);
            }
        }
        if unclear { Found::Unclear } else { Found::Nowhere }
    }

    /// Whether the words around a value share a concept with what another number counts.
    fn shares_words(&self, article: usize, value: Span, around: &BTreeSet<String>) -> bool {
        let sentence = self.shelves[article].sentences.iter().find(|(s, _)| s.contains(value));
        sentence.is_some_and(|(_, has)| around.iter().any(|w| has.contains(w)))
    }

    /// Whether the sentence of a bare number is about what a role names ("killed", "buses").
    fn counts(&self, article: usize, value: Span, role: &str) -> bool {
        let concept = concept(&stem(role, Language::ENGLISH)).to_owned();
        let near = Span::new(value.start().saturating_sub(0), value.end());
        let sentence = self.shelves[article].sentences.iter().find(|(s, _)| s.contains(near));
        sentence.is_some_and(|(_, has)| has.contains(&concept))
    }

    fn said_by(&self, article: usize, speaker: Span, word: &str) -> bool {
        concepts(speaker.of(self.texts[article]), self.anatomies[article].language).any(|c| c == word)
    }
}

enum Found {
    At(Span),
    Unclear,
    Nowhere,
}
