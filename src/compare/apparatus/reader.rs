//! A claim as it is read: its words, names and values, and what stands before and after a place in it.

use std::borrow::Cow;
use std::cell::{Cell, OnceCell};

use crate::claim::{Claim, Quotation, quotations};
use crate::compare::apparatus::Context;
use crate::compare::apparatus::concepts::Concepts;
use crate::compare::apparatus::item::{Given, Item, Key};
use crate::compare::apparatus::lexed::Word;
use crate::compare::apparatus::marks::Marks;
use crate::compare::detail::DetailKind;
use crate::compare::statements::ClaimAt;
use crate::name::Mention;
use crate::span::Span;
use crate::text::fold::fold;
use crate::text::token::TokenKind;
use crate::value::Value;

/// What is asked of a claim: its words, names and values.
pub(super) struct Reader<'a> {
    pub(super) context: &'a Context<'a>,
    pub(super) article: usize,
    pub(super) text: &'a str,
    pub(super) claim: &'a Claim,
    /// The words of the claim with who says it, and of what of the sentence belongs to no other claim.
    pub(super) tokens: &'a [Word<'a>],
    /// All marks that they have.
    marks: Marks,
    /// The places that were asked for last, and how many tokens begin before the one and end by the other: one place
    /// is asked for again and again.
    begun: Cell<(usize, usize)>,
    ended: Cell<(usize, usize)>,
    /// The names and the values in it.
    pub(super) mentions: &'a [Mention],
    /// Number of the first of the names.
    first_mention: usize,
    pub(super) values: &'a [Value],
    /// The quotations of the claim, looked for once.
    quotations: OnceCell<Vec<Quotation>>,
}

impl<'a> Reader<'a> {
    /// Readers of claims.
    pub(super) fn of(context: &'a Context<'a>, claims: &[ClaimAt]) -> Vec<Self> {
        claims.iter().map(|at| Self::new(context, at)).collect()
    }

    fn new(context: &'a Context<'a>, at: &ClaimAt) -> Self {
        let anatomy = &context.anatomies[at.article];
        let (extent, tokens, marks) = context.words[at.article].claim(at.claim);
        let (first_mention, mentions) = anatomy.mentions_of(extent);
        Self {
            context,
            article: at.article,
            text: context.texts[at.article],
            claim: &anatomy.claims[at.claim],
            tokens,
            marks,
            begun: Cell::new((0, 0)),
            ended: Cell::new((0, 0)),
            mentions,
            first_mention,
            values: anatomy.values_of(extent),
            quotations: OnceCell::new(),
        }
    }

    /// The names in the claim, each with its number in the article.
    pub(super) fn named(&self) -> impl DoubleEndedIterator<Item = (usize, &'a Mention)> {
        let first = self.first_mention;
        self.mentions.iter().enumerate().map(move |(at, m)| (first + at, m))
    }

    /// Whether any word of the claim has any of some marks.
    pub(super) fn any(&self, marks: Marks) -> bool {
        self.marks.has(marks)
    }

    /// Whether a word is part of a name.
    pub(super) fn in_name(&self, token: &Word<'_>) -> bool {
        token.has(Marks::NAME) && self.mentions.iter().any(|m| m.span.overlap(token.span) > 0)
    }

    /// Whether a word is part of a figure or a time.
    pub(super) fn in_value(&self, token: &Word<'_>) -> bool {
        token.has(Marks::VALUE) && self.values.iter().any(|v| v.span.overlap(token.span) > 0)
    }

    /// Whether a word is part of another figure or time than the one in a place.
    pub(super) fn in_other_value(&self, token: &Word<'_>, place: Span) -> bool {
        let other = |v: &Value| v.span != place && v.span.overlap(token.span) > 0;
        token.has(Marks::VALUE) && self.values.iter().any(other)
    }

    /// The figures and times in the claim.
    pub(super) fn values_given(&self) -> &'a [Value] {
        self.values
    }

    /// The quotations of the claim.
    pub(super) fn quotations(&self) -> &[Quotation] {
        self.quotations.get_or_init(|| quotations(self.text, self.claim.scope))
    }

    /// The tokens that begin at a place or after it.
    pub(super) fn after(&self, at: usize) -> &'a [Word<'a>] {
        &self.tokens[self.begun(at)..]
    }

    /// The tokens that end at a place or before it.
    pub(super) fn before(&self, at: usize) -> &'a [Word<'a>] {
        let (place, mut ended) = self.ended.get();
        if place != at {
            ended = self.tokens.partition_point(|t| t.span.end() <= at);
            self.ended.set((at, ended));
        }
        &self.tokens[..ended]
    }

    /// How many tokens begin before a place.
    pub(super) fn begun(&self, at: usize) -> usize {
        let (place, mut begun) = self.begun.get();
        if place != at {
            begun = self.tokens.partition_point(|t| t.span.start() < at);
            self.begun.set((at, begun));
        }
        begun
    }

    /// The tokens within a span.
    pub(super) fn within(&self, span: Span) -> &'a [Word<'a>] {
        let rest = self.after(span.start());
        &rest[..rest.partition_point(|t| t.span.end() <= span.end())]
    }

    pub(super) fn item(
        &self,
        kind: DetailKind,
        span: Span,
        role: &'a str,
        value: impl Into<Cow<'a, str>>,
        key: Key<'a>,
    ) -> Item<'a> {
        let reading = Given { value: value.into(), ..Given::default() };
        Item { kind, article: self.article, span, role, reading, key, beside: false, before: self.governor(span) }
    }

    /// The word right before a span, folded.
    pub(super) fn governor_word(&self, span: Span) -> &'a str {
        self.before(span.start()).last().map_or("", Word::folded)
    }

    /// The word before a span, folded, articles and "some town of" passed over; empty after a mark.
    pub(super) fn governor(&self, span: Span) -> &'a str {
        // "Until June 1" is one time, its first word is what governs it.
        let before = self.before(span.start());
        if let Some(first) = self.tokens.get(before.len()).filter(|t| t.has(Marks::ENDS))
            && span.of(self.text).split_whitespace().next().is_some_and(|w| fold(w) == first.folded())
        {
            return first.folded();
        }
        let mut words = before.iter().rev().take_while(|t| t.kind == TokenKind::Word);
        words.find(|t| !t.has(Marks::PASSED)).map_or("", Word::folded)
    }

    pub(super) fn shown(&self, span: Span) -> Cow<'a, str> {
        let words = span.of(self.text);
        // Whether a space was the last, or would be the first.
        let mut spaced = true;
        let plain = words.bytes().all(|b| {
            let one = b.is_ascii() && b >= b' ' && !(spaced && b == b' ');
            spaced = b == b' ';
            one
        });
        if plain && !spaced { words.into() } else { words.split_whitespace().collect::<Vec<_>>().join(" ").into() }
    }

    /// The concept of a word that carries meaning.
    pub(super) fn content<'w>(&self, token: &'w Word<'_>) -> Option<&'w str> {
        token.content()
    }

    /// A token of the claim, folded.
    pub(super) fn word<'w>(&self, token: &'w Word<'_>) -> &'w str {
        token.folded()
    }

    /// The word at a place among the tokens, folded; empty past the end.
    pub(super) fn word_at(&self, at: usize) -> &'a str {
        self.tokens.get(at).map_or("", Word::folded)
    }

    pub(super) fn concepts(&self, span: Span) -> Concepts<'a> {
        self.within(span).iter().filter_map(Word::content).collect()
    }
}
