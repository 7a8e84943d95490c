//! The words of a sentence, and the noun phrases among them that can be a speaker.

use std::borrow::Cow;

use crate::claim::cue::{Form, parting_word};
use crate::claim::quote::Quotation;
use crate::language::Language;
use crate::name::Mention;
use crate::span::Span;
use crate::text::calendar::is_day;
use crate::text::fold::folded;
use crate::text::stem::is_function_word;
use crate::text::token::{Token, TokenKind};

/// Longest subject, in words: longer ones are clauses that happen to stand before the verb.
pub(super) const SUBJECT_WORDS: usize = 14;

pub(super) struct Word<'a> {
    pub(super) span: Span,
    pub(super) kind: TokenKind,
    pub(super) folded: Cow<'a, str>,
    pub(super) capital: bool,
    /// Index of the quotation it stands in.
    pub(super) quote: Option<usize>,
}

pub(super) struct Line<'a> {
    pub(super) text: &'a str,
    pub(super) span: Span,
    pub(super) words: Vec<Word<'a>>,
    pub(super) quotes: &'a [Quotation],
    pub(super) mentions: &'a [Mention],
}

/// The heads of offices that have an "of" behind them: "director of works Ada Rolle".
pub(super) const HEADS: [&str; 24] = [
    "adviser",
    "advisor",
    "chair",
    "chairman",
    "chairwoman",
    "chief",
    "commander",
    "commissioner",
    "dean",
    "director",
    "editor",
    "governor",
    "head",
    "leader",
    "manager",
    "mayor",
    "minister",
    "president",
    "professor",
    "rector",
    "secretary",
    "spokesman",
    "spokesperson",
    "spokeswoman",
];

impl<'a> Line<'a> {
    pub(super) fn new(
        text: &'a str,
        span: Span,
        tokens: Vec<Token>,
        quotes: &'a [Quotation],
        mentions: &'a [Mention],
    ) -> Self {
        let words = tokens
            .into_iter()
            .map(|t| {
                let shown = t.span.of(text);
                Word {
                    span: t.span,
                    kind: t.kind,
                    folded: folded(shown),
                    capital: shown.chars().next().is_some_and(char::is_uppercase),
                    quote: quotes.iter().position(|q| q.span.contains(t.span)),
                }
            })
            .collect();
        Self { text, span, words, quotes, mentions }
    }

    pub(super) fn is(&self, at: usize, list: &[&str]) -> bool {
        self.words.get(at).is_some_and(|w| list.contains(&w.folded.as_ref()))
    }

    pub(super) fn is_mark(&self, at: usize, marks: &[&str]) -> bool {
        self.words.get(at).is_some_and(|w| w.kind == TokenKind::Mark && marks.contains(&w.span.of(self.text)))
    }

    pub(super) fn is_quote_mark(&self, at: usize) -> bool {
        self.is_mark(at, &["\"", "“", "”", "„", "«", "»"])
    }

    /// The words `from..to` as a span, or nothing when there is no word among them.
    pub(super) fn span_of(&self, from: usize, to: usize) -> Option<Span> {
        let words = self.words.get(from..to.min(self.words.len()))?;
        Some(words.first()?.span.cover(words.last()?.span))
    }

    pub(super) fn content_words(&self, from: usize, to: usize) -> usize {
        let to = to.min(self.words.len());
        if from >= to {
            return 0;
        }
        self.words[from..to]
            .iter()
            .filter(|w| w.kind != TokenKind::Mark && !is_function_word(&w.folded, Language::ENGLISH))
            .count()
    }

    /// The noun phrase whose last word is `end`, as `from..to`. Words are walked back to a determiner
    /// or to the start of a run of capitalised words; an apposition between commas is stepped over.
    pub(super) fn noun_phrase_before(&self, end: usize) -> Option<(usize, usize)> {
        let word = &self.words[end];
        if word.quote.is_some() {
            return None;
        }
        if word.kind == TokenKind::Mark {
            // "Kanaani, a doctor, said"; a bracket is stepped over too.
            if !self.is_mark(end, &[",", ")"]) {
                return None;
            }
            let opening = if self.is_mark(end, &[")"]) { "(" } else { "," };
            let from = end.saturating_sub(SUBJECT_WORDS);
            let comma = (from..end).rev().find(|&at| self.is_mark(at, &[opening]))?;
            // What stands between the commas describes; a clause with words of its own does not.
            let describes = self
                .is(comma + 1, &["a", "an", "the", "who", "which", "whose", "head", "director", "president", "chief"])
                || opening == "("
                || self.words[comma + 1].kind == TokenKind::Number
                || !self.words[comma + 1].capital;
            if comma == 0 || self.words[comma - 1].kind == TokenKind::Mark {
                return None;
            }
            let (first, _) = self.noun_phrase_before(comma - 1)?;
            if describes {
                return Some((first, comma));
            }
            // "Its vice governor, Ada Lind, said": the name stands between the commas.
            let opens = first == 0 || self.words[first - 1].kind == TokenKind::Mark;
            let office = opens && self.is(first, DETERMINERS) && !self.words[comma - 1].capital;
            let named = end - comma <= NAME_WORDS && self.words[end - 1].capital;
            return (office && named).then_some((first, end));
        }
        if self.is(end, &["he", "she", "they", "it", "i", "we", "you", "who", "others", "some", "many", "one"]) {
            return Some((end, end + 1));
        }
        if is_function_word(&word.folded, Language::ENGLISH) && word.kind == TokenKind::Word || is_day(&word.folded) {
            return None;
        }
        let mut from = end;
        let floor = end.saturating_sub(SUBJECT_WORDS);
        let mut capitals = word.capital;
        while from > floor {
            let at = from - 1;
            let previous = &self.words[at];
            if previous.quote.is_some() || is_day(&previous.folded) {
                break;
            }
            if self.is(at, DETERMINERS) {
                from = at;
                // "Chair of the board Ada Rolle".
                if at >= 2 && self.is(at - 1, &["of", "to", "for"]) && self.is(at - 2, &HEADS) {
                    from = at - 2;
                    continue;
                }
                break;
            }
            let joins = match previous.kind {
                TokenKind::Mark => self.is_mark(at, &["-", "‑", "&", "/", "’", "'", "."]),
                TokenKind::Clitic | TokenKind::Number => true,
                TokenKind::Word if self.is(at, &["of", "for", "and", "de", "in", "with", "to", "from"]) => {
                    // Prepositions belong to a subject only inside it: "minister of defence", "source in
                    // the army"; a determiner or a capital must follow further left.
                    self.reaches_head(at)
                }
                TokenKind::Word => {
                    !is_function_word(&previous.folded, Language::ENGLISH)
                        && !self.is(at, SUBORDINATORS)
                        && parting_word(&previous.folded).is_none_or(|c| c.form == Form::Base)
                }
            };
            if !joins {
                break;
            }
            capitals |= previous.capital;
            from = at;
        }
        // Without determiner or capital a long run of lower-case words is a clause: keep its last word.
        if !capitals && !self.is(from, DETERMINERS) && end - from > 3 {
            from = end;
        }
        Some((from, end + 1))
    }

    /// Whether a preposition at `at` has the head of an office right before it, or, within a few words before it, a noun
    /// that can head a subject.
    pub(super) fn reaches_head(&self, at: usize) -> bool {
        if at > 0 && self.is(at - 1, &HEADS) {
            return true;
        }
        let floor = at.saturating_sub(5);
        (floor..at)
            .rev()
            .take_while(|&i| self.words[i].kind != TokenKind::Mark)
            .any(|i| self.is(i, DETERMINERS) || self.words[i].capital)
            && at > 0
            && !is_function_word(&self.words[at - 1].folded, Language::ENGLISH)
    }

    /// The end of the noun phrase that begins at `from`.
    pub(super) fn noun_phrase_after(&self, from: usize) -> Option<usize> {
        let first = self.words.get(from)?;
        if first.kind == TokenKind::Mark || first.quote.is_some() {
            return None;
        }
        let mut to = from;
        while to < self.words.len().min(from + SUBJECT_WORDS) {
            let word = &self.words[to];
            let goes_on = match word.kind {
                TokenKind::Mark => self.is_mark(to, &["-", "’", "&", "."]) && to + 1 < self.words.len(),
                TokenKind::Clitic => true,
                TokenKind::Number => !self.words.get(to.wrapping_sub(1)).is_some_and(|w| is_day(&w.folded)),
                TokenKind::Word if self.is(to, DETERMINERS) => true,
                TokenKind::Word if self.is(to, &["of", "for", "and", "with", "from", "in"]) => {
                    self.words.get(to + 1).is_some_and(|w| w.capital || self.is(to + 1, DETERMINERS))
                        && to > from
                        && !is_day(&self.words[to + 1].folded)
                }
                TokenKind::Word => {
                    (!is_function_word(&word.folded, Language::ENGLISH)
                        || self.is(to, &["he", "she", "they", "it", "who"]))
                        && !is_day(&word.folded)
                }
            };
            if !goes_on {
                break;
            }
            to += 1;
        }
        (to > from).then_some(to)
    }
}

/// Most words of a name, with the mark before it.
const NAME_WORDS: usize = 6;

pub(super) const DETERMINERS: &[&str] = &[
    "the", "a", "an", "his", "her", "its", "their", "our", "this", "these", "those", "several", "two", "three",
    "another", "many", "some", "one", "both", "most",
];

/// Words that open a clause which belongs to the one after it.
pub(super) const SUBORDINATORS: &[&str] = &[
    "if",
    "when",
    "while",
    "although",
    "though",
    "after",
    "before",
    "as",
    "since",
    "because",
    "despite",
    "unless",
    "until",
    "in",
    "during",
    "following",
    "with",
];
