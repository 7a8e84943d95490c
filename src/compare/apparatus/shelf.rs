//! The sentences of an article as they are searched for what others give.

use smallvec::SmallVec;

use crate::article::Article;
use crate::compare::anatomy::Anatomy;
use crate::compare::apparatus::Context;
use crate::compare::apparatus::concepts::Concepts;
use crate::compare::apparatus::item::{Item, Key};
use crate::compare::apparatus::lexed::{Lexed, Word, words};
use crate::language::Language;
use crate::span::Span;
use crate::text::background::rarity;
use crate::text::fold::fold;
use crate::text::token::{TokenKind, tokens};
use crate::value::Data;

/// Which sentences of an article have which concepts.
pub(super) struct Shelf {
    lines: Vec<Span>,
    /// Number of the first word of each sentence.
    firsts: Vec<u32>,
    /// The words that carry meaning, by number, each with its sentence; in the order of their concepts and then
    /// of the sentences. None where the sentences are few enough to be read through.
    entries: Vec<(u32, u32)>,
    /// Concepts, words, folded, and figures of the headline, where it is given apart from the text.
    title: Vec<String>,
    headline: (Vec<String>, Vec<f64>),
}

impl Shelf {
    pub(super) fn new(article: &Article, anatomy: &Anatomy, read: &Lexed<'_>) -> Self {
        let main = anatomy.lines.iter().filter(|(_, block)| anatomy.page.blocks[*block].part == 0);
        let lines: Vec<Span> = main.map(|&(span, _)| span).collect();
        let firsts: Vec<u32> = lines.iter().map(|&span| read.range(span).start as u32).collect();
        let mut entries: Vec<(u32, u32)> = Vec::new();
        if lines.len() > FEW_LINES {
            for (line, &span) in lines.iter().enumerate() {
                let carry = read.range(span).filter(|&at| read.content(at).is_some());
                entries.extend(carry.map(|at| (at as u32, line as u32)));
            }
            entries.sort_unstable_by_key(|&(at, line)| (read.content(at as usize), line));
        }
        let Some(title) = article.title() else {
            return Self { lines, firsts, entries, title: Vec::new(), headline: Default::default() };
        };
        let figures = crate::value::values(title, article.published());
        let figures = figures.iter().filter_map(|v| match &v.data {
            Data::Quantity(q) => q.figure(),
            Data::Time(_) => None,
        });
        let headline = (folded(title).collect(), figures.collect());
        let title = self::read(title, anatomy.language).iter().filter_map(Word::content).map(str::to_owned).collect();
        Self { lines, firsts, entries, title, headline }
    }

    /// Whether the headline has what an item gives: its figure, or the last word of its name or day. It has
    /// no place in the text, so that it can be said only that the article need not lack it.
    pub(super) fn headlined(&self, item: &Item<'_>, words: &str) -> bool {
        let (has, figures) = &self.headline;
        if has.is_empty() && figures.is_empty() {
            return false;
        }
        match &item.key {
            Key::Quantity(amount) => amount.value.is_some_and(|value| figures.contains(&value)),
            Key::Names(_) | Key::Time { .. } => folded(words).last().is_some_and(|word| has.contains(&word)),
            _ => false,
        }
    }
}

impl Context<'_> {
    /// The sentences of an article that have a concept, by number, in order.
    fn places(&self, article: usize, concept: &str) -> SmallVec<[u32; 8]> {
        let (read, shelf) = (&self.words[article], &self.shelves[article]);
        let mut out = SmallVec::new();
        if shelf.lines.len() <= FEW_LINES {
            let has = |(span, &first): (&Span, &u32)| read.from(first as usize, *span).any(|c| c == concept);
            out.extend((0..).zip(shelf.lines.iter().zip(&shelf.firsts)).filter(|&(_, l)| has(l)).map(|(at, _)| at));
            return out;
        }
        let of = |&(at, _): &(u32, u32)| read.content(at as usize).unwrap_or_default();
        let from = shelf.entries.partition_point(|e| of(e) < concept);
        out.extend(shelf.entries[from..].iter().take_while(|e| of(e) == concept).map(|&(_, line)| line));
        out.dedup();
        out
    }

    /// Whether an article has a concept anywhere, its headline included.
    pub(super) fn has(&self, article: usize, concept: &str) -> bool {
        !self.places(article, concept).is_empty() || self.shelves[article].title.iter().any(|c| c == concept)
    }

    /// The sentences of an article, in order.
    pub(super) fn lines(&self, article: usize) -> &[Span] {
        &self.shelves[article].lines
    }

    /// The sentence of an article that a place is in.
    pub(super) fn line_of(&self, article: usize, place: Span) -> Option<Span> {
        let lines = self.lines(article);
        let line = lines.get(lines.partition_point(|l| l.end() < place.end()))?;
        line.contains(place).then_some(*line)
    }

    /// Whether a sentence of an article has a concept.
    pub(super) fn line_has(&self, article: usize, line: Span, concept: &str) -> bool {
        self.words[article].within(line).iter().any(|w| w.content() == Some(concept))
    }

    /// The sentence that has most of the words, and its share of them by rarity. The first of those that have as
    /// much.
    pub(super) fn best(&self, article: usize, words: &Concepts<'_>) -> Option<(f64, Span)> {
        let (read, shelf) = (&self.words[article], &self.shelves[article]);
        let weights: SmallVec<[(&str, f64); 8]> = words.iter().map(|word| (word, rarity(word))).collect();
        let total: f64 = weights.iter().map(|w| w.1).sum();
        if shelf.lines.len() <= FEW_LINES {
            let mut best: Option<(f64, Span)> = None;
            for (&line, &first) in shelf.lines.iter().zip(&shelf.firsts) {
                let has = |word: &str| read.from(first as usize, line).any(|c| c == word);
                let share =
                    weights.iter().filter(|w| has(w.0)).map(|w| w.1).sum::<f64>() / total.max(f64::MIN_POSITIVE);
                if share > 0.0 && best.is_none_or(|(b, _)| share > b) {
                    best = Some((share, line));
                }
            }
            return best;
        }
        let mut shares: SmallVec<[(u32, usize, f64); 8]> = SmallVec::new();
        for (number, &(word, weight)) in weights.iter().enumerate() {
            shares.extend(self.places(article, word).into_iter().map(|line| (line, number, weight)));
        }
        // By sentence, and of each the words in their order: a sum is the same whichever way they were found.
        shares.sort_unstable_by_key(|&(line, number, _)| (line, number));
        let mut best: Option<(f64, Span)> = None;
        for of_line in shares.chunk_by(|a, b| a.0 == b.0) {
            let share = of_line.iter().map(|s| s.2).sum::<f64>() / total.max(f64::MIN_POSITIVE);
            if share > 0.0 && best.is_none_or(|(b, _)| share > b) {
                best = Some((share, self.lines(article)[of_line[0].0 as usize]));
            }
        }
        best
    }

    /// Share of the words, by rarity, that stand anywhere in the article.
    pub(super) fn anywhere(&self, article: usize, words: &Concepts<'_>) -> f64 {
        let total: f64 = words.iter().map(rarity).sum();
        words.iter().filter(|w| self.has(article, w)).map(rarity).sum::<f64>() / total.max(f64::MIN_POSITIVE)
    }
}

/// Sentences of an article that is read through for a concept, rather than put in order.
const FEW_LINES: usize = 8;

pub(super) fn folded(words: &str) -> impl Iterator<Item = String> {
    let words = tokens(words, Span::new(0, words.len())).into_iter().map(move |t| (t.kind, fold(t.span.of(words))));
    words.filter(|(kind, _)| *kind == TokenKind::Word).map(|(_, word)| word)
}

/// The words of a text of its own.
pub(super) fn read(text: &str, language: Language) -> Vec<Word<'_>> {
    let mut read = Vec::new();
    words(text, Span::new(0, text.len()), language, &mut read);
    read
}
