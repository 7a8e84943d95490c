//! The sentences of an article as they are searched for what others give.

use std::collections::BTreeSet;

use rustc_hash::FxHashSet;

use crate::article::Article;
use crate::compare::anatomy::Anatomy;
use crate::compare::apparatus::item::{Item, Key};
use crate::compare::apparatus::lexed::Lexed;
use crate::language::Language;
use crate::same::background::rarity;
use crate::same::concept::concept;
use crate::span::Span;
use crate::text::fold::fold;
use crate::text::stem::{is_function_word, stem};
use crate::text::token::{TokenKind, tokens};
use crate::value::Data;

/// The sentences of an article as sets of concepts.
pub(super) struct Shelf {
    pub(super) sentences: Vec<(Span, FxHashSet<String>)>,
    pub(super) all: FxHashSet<String>,
    /// Words, folded, and figures of the headline, where it is given apart from the text.
    headline: (FxHashSet<String>, Vec<f64>),
}

impl Shelf {
    pub(super) fn new(article: &Article, anatomy: &Anatomy, words: &Lexed<'_>) -> Self {
        let mut all: FxHashSet<String> = concepts(article.title().unwrap_or_default(), anatomy.language).collect();
        let sentences: Vec<(Span, FxHashSet<String>)> = anatomy
            .lines
            .iter()
            .filter(|(_, block)| anatomy.page.blocks[*block].part == 0)
            .map(|&(span, _)| (span, words.contents[words.range(span)].iter().flatten().cloned().collect()))
            .collect();
        for (_, words) in &sentences {
            all.extend(words.iter().cloned());
        }
        let title = article.title().unwrap_or_default();
        let figures = crate::value::values(title, article.published());
        let figures = figures.iter().filter_map(|v| match &v.data {
            Data::Quantity(q) => q.figure(),
            Data::Time(_) => None,
        });
        Self { sentences, all, headline: (folded(title).collect(), figures.collect()) }
    }

    /// Whether the headline has what an item gives: its figure, or the last word of its name or day. It has
    /// no place in the text, so that it can be said only that the article need not lack it.
    pub(super) fn headlined(&self, item: &Item, words: &str) -> bool {
        let (has, figures) = &self.headline;
        match &item.key {
            Key::Quantity(amount) => amount.value.is_some_and(|value| figures.contains(&value)),
            Key::Names(_) | Key::Time { .. } => folded(words).last().is_some_and(|word| has.contains(&word)),
            _ => false,
        }
    }

    /// The sentence that has most of the words, and its share of them by rarity.
    pub(super) fn best(&self, words: &BTreeSet<String>) -> Option<(f64, Span)> {
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
    pub(super) fn anywhere(&self, words: &BTreeSet<String>) -> f64 {
        let total: f64 = words.iter().map(|w| rarity(w)).sum();
        words.iter().filter(|w| self.all.contains(*w)).map(|w| rarity(w)).sum::<f64>() / total.max(f64::MIN_POSITIVE)
    }
}

pub(super) fn folded(words: &str) -> impl Iterator<Item = String> {
    let words = tokens(words, Span::new(0, words.len())).into_iter().map(move |t| (t.kind, fold(t.span.of(words))));
    words.filter(|(kind, _)| *kind == TokenKind::Word).map(|(_, word)| word)
}

pub(super) fn concepts(words: &str, language: Language) -> impl Iterator<Item = String> {
    tokens(words, Span::new(0, words.len())).into_iter().filter(|t| t.kind == TokenKind::Word).filter_map(move |t| {
        let folded = fold(t.span.of(words));
        (!is_function_word(&folded, language)).then(|| concept(&stem(&folded, language)).to_owned())
    })
}
