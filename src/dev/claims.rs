//! What the program that fits the weights of claims needs.

pub use crate::claim::attribute::{
    Attribution, CUE, Reading, choose, complete, cue_probabilities, hear, speaker, weigh,
};
pub use crate::claim::candidate::{Candidate, Window, candidates, rank_features, trimmed};
pub use crate::claim::chain::{Factors, Marginals, PASSAGE, factors, marginals, passages, sums};
pub use crate::claim::feature::{View, chain_features, count_likely, cue_features};
pub use crate::claim::model::{CHAIN_ROWS, CUE_ROWS, RANK_ROWS, Tables, WIDTH, Weights};
pub use crate::claim::paragraph::Paragraph;
use crate::language::Language;
use crate::span::Span;
use crate::text::page::{BlockKind, page};
use crate::text::sentence::sentences;

/// The paragraphs of an English text that are its article.
#[must_use]
pub fn paragraphs(text: &str) -> Vec<Paragraph> {
    page(text, None, Language::ENGLISH)
        .blocks
        .iter()
        .filter(|b| b.kind != BlockKind::Subhead)
        .map(|b| {
            let headline = b.kind == BlockKind::Title;
            let lines = if headline { vec![b.span] } else { sentences(text, b.span, Language::ENGLISH) };
            Paragraph::new(text, b.span, &lines, headline)
        })
        .collect()
}

/// Where the words of a paragraph stand.
#[must_use]
pub fn spans(paragraph: &Paragraph) -> Vec<Span> {
    paragraph.words.iter().map(|w| w.span).collect()
}

/// Number of the word at a place.
#[must_use]
pub fn number(paragraph: &Paragraph, at: usize) -> u32 {
    paragraph.words[at].word
}

/// The quotation a word stands in; 0 for none.
#[must_use]
pub fn quotation(paragraph: &Paragraph, at: usize) -> u16 {
    paragraph.words[at].quote
}
