//! What one outlet asserts and another denies, within sentences that tell the same besides: "passwords were stolen",
//! "passwords were not stolen".

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use crate::claim::LONGEST_SENTENCE;
use crate::compare::apparatus::item::{Item, Key};
use crate::compare::apparatus::marks::Marks;
use crate::compare::apparatus::reader::Reader;
use crate::compare::detail::DetailKind;
use crate::same::polarity::{LOST, NEGATIONS};
use crate::span::Span;
use crate::text::token::TokenKind;

/// Tokens after a "not" among which stands what it denies: "is not going to be signed".
const REACH: usize = 6;
/// Tokens before a word, and after it, among which stand who does it and what it is done to.
const NEAR: usize = 4;
/// Tokens after what is denied within which "until" gives it a term.
const UNTIL: usize = 3;
/// Letters of a word that is told of one thing, whoever does it.
const TELLING: usize = 6;
/// Words after "no" and "not" with which it denies nothing: "no fewer than 30", "not only".
const NO_DENIAL: [&str; 29] = [
    "longer",
    "only",
    "just",
    "less",
    "fewer",
    "more",
    "later",
    "earlier",
    "least",
    "necessarily",
    "since",
    "all",
    "every",
    "everyone",
    "everybody",
    "everything",
    "doubt",
    "matter",
    "secret",
    "stranger",
    "alone",
    "so",
    "much",
    "many",
    "one",
    "even",
    "always",
    "until",
    "before",
];
/// Verbs and adjectives that are passed over to what is denied: "does not plan to appeal", "no immediate threat".
const LIGHT: [&str; 22] = [
    "plan",
    "plans",
    "planning",
    "planned",
    "going",
    "intend",
    "intends",
    "want",
    "wants",
    "expect",
    "expects",
    "expected",
    "immediate",
    "serious",
    "severe",
    "such",
    "new",
    "further",
    "longer",
    "yet",
    "any",
    "immediately",
];
/// Verbs that go with what they help: "will not be signed".
const AUXILIARIES: [&str; 24] = [
    "will", "would", "is", "are", "was", "were", "be", "been", "did", "does", "do", "has", "have", "had", "can",
    "could", "should", "may", "might", "must", "to", "a", "plans", "going",
];

/// A word that is denied or asserted: which, where, of whom, and what follows it.
struct Said<'a> {
    word: &'a str,
    span: Span,
    /// The word of meaning before it and its auxiliaries.
    of: Option<&'a str>,
    /// The word of meaning after it, if one is near.
    what: Option<&'a str>,
    /// "There was no compensation": nobody does it, and nothing is told of it.
    existential: bool,
}

impl Said<'_> {
    /// Whether two are said of one thing: "the fire spread to two homes" is not denied by "the fire did not spread to
    /// the hospital", nor "three passengers were injured" by "the driver was not injured".
    fn is_of_one(&self, other: &Self) -> bool {
        let same_what = self.what.zip(other.what).is_none_or(|(a, b)| a == b);
        (self.of.is_some() && self.of == other.of || other.existential) && same_what
    }
}

/// The items of a statement's claims that one article asserts and another denies.
///
/// An article that denies anything in these claims asserts nothing here: "does not contain a tax rise" and "taxes
/// will not go up" say one thing with two words under the "not". Linear in the words, and in the places of those that are denied.
pub(super) fn items<'r, 'a: 'r>(readers: impl Iterator<Item = &'r Reader<'a>> + Clone, out: &mut Vec<Item<'a>>) {
    // What is too long to be a sentence has no details of one.
    let readers = readers.filter(|r| r.tokens.len() <= LONGEST_SENTENCE);
    // Most statements deny nothing.
    if !readers.clone().any(|r| r.any(Marks::DENIES)) {
        return;
    }
    let readers: Vec<&Reader<'a>> = readers.collect();
    let denied: Vec<(usize, Said<'a>)> =
        readers.iter().enumerate().flat_map(|(n, r)| r.denied().into_iter().map(move |said| (n, said))).collect();
    if denied.is_empty() {
        return;
    }
    let deniers: Vec<usize> = readers.iter().filter(|r| r.denies()).map(|r| r.article).collect();
    // Where each word stands in the claims of those who deny nothing.
    let mut places: FxHashMap<&'a str, Vec<(usize, usize)>> = FxHashMap::default();
    for (n, reader) in readers.iter().enumerate().filter(|(_, r)| !deniers.contains(&r.article)) {
        for (at, token) in reader.tokens.iter().enumerate() {
            if let Some(word) = token.content() {
                places.entry(word).or_default().push((n, at));
            }
        }
    }
    // By word and place, so that a word which two articles deny is told once.
    let mut found: BTreeMap<(&'a str, usize, Span), (usize, bool)> = BTreeMap::new();
    for (by, no) in &denied {
        for &(n, at) in places.get(no.word).into_iter().flatten() {
            let Some(yes) = readers[n].said(at, at).filter(|yes| yes.is_of_one(no)) else { continue };
            found.insert((no.word, readers[n].article, yes.span), (n, false));
            found.insert((no.word, readers[*by].article, no.span), (*by, true));
        }
    }
    for ((word, _, span), (n, denied)) in found {
        let reader = &readers[n];
        let key = Key::Act { word, denied, answered: false };
        out.push(reader.item(DetailKind::Polarity, span, word, reader.shown(span), key));
    }
}

/// Whether a word, folded, denies what comes after it.
pub(super) fn denies(word: &str) -> bool {
    NEGATIONS.contains(&word) || word.ends_with("n't")
}

impl<'a> Reader<'a> {
    pub(super) fn is_negation(&self, at: usize) -> bool {
        let denies = self.tokens.get(at).is_some_and(|t| t.has(Marks::DENIES));
        // "Had to do without power" had none either way.
        if self.word_at(at) == "without" && at > 0 && matches!(self.word_at(at - 1), "do" | "go") {
            return false;
        }
        denies && !NO_DENIAL.contains(&self.word_at(at + 1))
    }

    /// The same for what is allowed or done, which "no longer" ends.
    pub(super) fn is_negation_or_end(&self, at: usize) -> bool {
        self.is_negation(at) || self.word_at(at) == "no" && self.word_at(at + 1) == "longer"
    }

    /// Whether the claim has a word that denies, whatever it denies.
    fn denies(&self) -> bool {
        let lost = |at: usize| {
            let of = self.word_at(at) == "out" && self.word_at(at + 1) == "of";
            of && LOST.contains(&self.word_at(at + 2))
        };
        let denies = |at: usize| self.is_negation(at) || self.word_at(at) == "denied";
        (0..self.tokens.len()).any(|at| denies(at) || lost(at))
    }

    /// What the claim denies: for each "not" the first word of meaning after it.
    fn denied(&self) -> Vec<Said<'a>> {
        let denied = |at: usize| {
            let after = at + 1..self.tokens.len().min(at + 1 + REACH);
            let after = after.take_while(|&i| self.tokens[i].kind != TokenKind::Mark);
            let mut words = after.filter(|&i| self.tokens[i].content().is_some());
            let word = words.find(|&i| !LIGHT.contains(&self.word_at(i)))?;
            self.said(at, word)
        };
        (0..self.tokens.len()).filter(|&at| self.is_negation(at)).filter_map(denied).collect()
    }

    /// The words from one token to another with the auxiliaries before them.
    fn said(&self, from: usize, to: usize) -> Option<Said<'a>> {
        let word = self.tokens[to].content()?;
        let first = (0..from).rev().take_while(|&at| AUXILIARIES.contains(&self.word_at(at))).last().unwrap_or(from);
        // "Compensation was paid": with its verb.
        let help = (to + 1..self.tokens.len()).take_while(|&at| AUXILIARIES.contains(&self.word_at(at))).count();
        let verb = to + 1 + help;
        let verb =
            (help > 0 && from == to && self.tokens.get(verb).is_some_and(|t| t.content().is_some())).then_some(verb);
        let span = self.tokens[first].span.cover(self.tokens[verb.unwrap_or(to)].span);
        let plain = |at: usize| self.tokens[at].content().filter(|_| !LIGHT.contains(&self.word_at(at)));
        let no_mark = |at: &usize| self.tokens[*at].kind != TokenKind::Mark;
        let of = (first.saturating_sub(NEAR)..first).rev().take_while(no_mark).find_map(plain);
        let after = to + 1..self.tokens.len().min(to + 1 + NEAR);
        // "Will not reopen until Monday": then it will.
        if from < to && after.clone().take(UNTIL).any(|at| matches!(self.word_at(at), "until" | "till" | "before")) {
            return None;
        }
        let what = after.take_while(no_mark).find_map(plain);
        let there = || matches!(self.word_at(first.saturating_sub(1)), "there") && first > 0;
        let existential = from + 1 == to && self.word_at(from) == "no" && word.len() >= TELLING && there();
        Some(Said { word, span, of, what, existential })
    }
}
