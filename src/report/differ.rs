//! Which words of a text no other outlet uses: the word-level differences of an apparatus.

use std::borrow::Cow;

use rustc_hash::FxHashMap;

use crate::language::Language;
use crate::span::Span;
use crate::text::fold::folded;
use crate::text::stem::is_function_word;
use crate::text::token::{TokenKind, tokens};

/// Share of a text's words that may be its own; where more are, it is told in other words altogether and
/// marks would cover the line without pointing at anything.
const MOST_OWN: f64 = 0.6;

/// A piece of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Piece<'t> {
    pub(crate) text: &'t str,
    /// Whether only this side uses these words.
    pub(crate) own: bool,
}

/// The words of texts that stand beside each other, each with the one side that uses it.
///
/// Words are held together without regard to case and accents. Asked by word only, never walked, so the
/// order of the map does not matter.
#[derive(Debug, Default)]
pub(crate) struct Words<'t> {
    numbers: FxHashMap<Cow<'t, str>, u32>,
    /// By number: the side, or none where two use the word, and whether the word is a small one.
    known: Vec<(Option<usize>, bool)>,
    /// The texts added, with their words by number: most are asked for again.
    texts: Vec<(&'t str, Vec<(Span, u32)>)>,
    first: Option<usize>,
    several: bool,
}

impl<'t> Words<'t> {
    /// Adds the words of a text of that side.
    pub(crate) fn add(&mut self, side: usize, text: &'t str) {
        self.several |= *self.first.get_or_insert(side) != side;
        let mut all = Vec::new();
        for span in words(text) {
            let word = folded(span.of(text));
            let number = match self.numbers.get(&word) {
                Some(&number) => number,
                None => {
                    let number = self.known.len() as u32;
                    self.known.push((Some(side), is_function_word(&word, Language::ENGLISH)));
                    self.numbers.insert(word, number);
                    number
                }
            };
            let known = &mut self.known[number as usize];
            if known.0 != Some(side) {
                known.0 = None;
            }
            all.push((span, number));
        }
        self.texts.push((text, all));
    }

    /// Cuts a text that was added into pieces of its own and of common words; the pieces one after the
    /// other are the text. A small word ("the", "of") is never marked alone. Linear in the text and in the
    /// number of texts.
    pub(crate) fn pieces<'p>(&self, text: &'p str) -> Vec<Piece<'p>> {
        let whole = vec![Piece { text, own: false }];
        if !self.several {
            return whole;
        }
        let state = |number: u32| self.known[number as usize];
        let all: Vec<(Span, bool, bool)> = match self.texts.iter().find(|(t, _)| *t == text) {
            Some((_, words)) => words
                .iter()
                .map(|&(span, number)| {
                    let (side, small) = state(number);
                    (span, side.is_some(), small)
                })
                .collect(),
            None => words(text)
                .map(|span| {
                    let number = self.numbers.get(folded(span.of(text)).as_ref());
                    let (side, small) = number.map_or((None, false), |&n| state(n));
                    (span, side.is_some(), small)
                })
                .collect(),
        };
        let content = all.iter().filter(|(_, _, small)| !small);
        let (own, of) = (content.clone().filter(|(_, own, _)| *own).count(), content.count());
        if own == 0 || own as f64 > MOST_OWN * of as f64 {
            return whole;
        }
        let mut out = Vec::new();
        let mut at = 0;
        for run in all.chunk_by(|a, b| a.1 == b.1).filter(|run| run[0].1) {
            // A run begins and ends with a word of weight.
            let heavy = |w: &(Span, bool, bool)| !w.2;
            let (Some(first), Some(last)) = (run.iter().position(heavy), run.iter().rposition(heavy)) else { continue };
            let (start, end) = (run[first].0.start(), run[last].0.end());
            if at < start {
                out.push(Piece { text: &text[at..start], own: false });
            }
            out.push(Piece { text: &text[start..end], own: true });
            at = end;
        }
        if at < text.len() {
            out.push(Piece { text: &text[at..], own: false });
        }
        out
    }
}

fn words(text: &str) -> impl Iterator<Item = Span> {
    let counts = |kind| matches!(kind, TokenKind::Word | TokenKind::Number);
    tokens(text, Span::new(0, text.len())).into_iter().filter(move |t| counts(t.kind)).map(|t| t.span)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The first of the texts with its own words in brackets; each text is a side of its own.
    fn shown(texts: &[&str]) -> String {
        let mut words = Words::default();
        texts.iter().enumerate().for_each(|(side, text)| words.add(side, text));
        let pieces = words.pieces(texts[0]);
        assert_eq!(pieces.iter().map(|p| p.text).collect::<String>(), texts[0], "nothing is lost");
        pieces.iter().map(|p| if p.own { format!("[{}]", p.text) } else { p.text.to_owned() }).collect()
    }

    #[test]
    fn words_of_one_side_are_marked() {
        for (texts, want) in [
            (
                &["The regime declared a day of mourning", "The government declared a day of mourning"][..],
                "The [regime] declared a day of mourning",
            ),
            (&["killing at least 11 people", "killing at least 14 people"], "killing at least [11] people"),
            // What a third outlet has as well is not its own.
            (&["14 people died", "11 people died", "14 people died"], "14 people died"),
            (
                &[
                    "They will publish every page of the inspection report",
                    "they will publish every page of the report",
                ],
                "They will publish every page of the [inspection] report",
            ),
            // A run of own words is one mark, small words within it too, at its ends not.
            (
                &["the bridge by the old harbour gate was closed on Monday", "the bridge was closed on Monday"],
                "the bridge by the [old harbour gate] was closed on Monday",
            ),
            // Told in other words altogether, or by one outlet alone: nothing to point at.
            (&["a crane fell", "the machine collapsed"], "a crane fell"),
            (&["a crane fell"], "a crane fell"),
            (&["", "x"], ""),
        ] {
            assert_eq!(shown(texts), want);
        }
    }

    #[test]
    fn case_and_accents_are_no_difference() {
        assert_eq!(shown(&["The café Closed", "the CAFE closed"]), "The café Closed");
    }
}
