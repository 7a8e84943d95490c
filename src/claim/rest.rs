//! What is left of a sentence where nobody is heard: the outlet's own claim, a headline with its source, a
//! sentence in quotation marks. And the words both readers of sentences need for it.

use crate::claim::line::{DETERMINERS, Line, Word};
use crate::claim::quote::Quotation;
use crate::claim::{Claim, ClaimKind, Cue, Speaker, Stance};
use crate::name::NameKind;
use crate::span::Span;
use crate::text::token::TokenKind;

/// Words a claim must have to be one: "he said so" states nothing that could be compared.
pub(super) const CONTENT_WORDS: usize = 2;
/// Words of the sentence outside all attributed claims from which on they are a claim of their own.
pub(super) const OWN_WORDS: usize = 7;
/// Words within which the main verb of a clause stands.
const MAIN_WORDS: usize = 28;
/// Past forms that do not end in -ed, of verbs common in news: with the auxiliaries they tell a sentence
/// ("claimed the ship sank") from an object ("claimed the attack").
const IRREGULAR: &[&str] = &[
    "became", "began", "bore", "bought", "broke", "brought", "built", "came", "caught", "chose", "drew", "drove",
    "fell", "felt", "flew", "forgot", "fought", "gave", "got", "grew", "held", "hid", "kept", "knew", "lay", "left",
    "lost", "made", "meant", "met", "paid", "ran", "rose", "said", "sank", "sat", "saw", "says", "sent", "shook",
    "shot", "sold", "spent", "split", "spoke", "spread", "stole", "stood", "struck", "swept", "threw", "told", "took",
    "went", "withdrew", "won", "wrote",
];

/// How a claim is put, by how much of it stands between quotation marks.
pub(super) fn kind(parts: &[Span], quotes: &[Quotation]) -> ClaimKind {
    let total: usize = parts.iter().map(|p| p.len()).sum();
    let quoted: usize = parts.iter().map(|p| quotes.iter().map(|q| q.span.overlap(*p)).sum::<usize>()).sum();
    // A mark or two of the quotation may be outside.
    if quoted == 0 {
        ClaimKind::Indirect
    } else if quoted + 3 * parts.len() >= total {
        ClaimKind::Direct
    } else {
        ClaimKind::Mixed
    }
}

impl Line<'_> {
    /// Whether words are a question or a condition.
    pub(super) fn is_open(&self, from: usize) -> bool {
        self.is(self.skip_marks(from), &["if", "whether", "unless", "should"])
            || self.span.of(self.text).trim_end_matches(['"', '”', '’', ')', ' ']).ends_with('?')
    }

    pub(super) fn skip_marks(&self, from: usize) -> usize {
        (from..self.words.len()).find(|&at| self.words[at].kind != TokenKind::Mark).unwrap_or(self.words.len())
    }

    pub(super) fn trim_end(&self, from: usize, to: usize) -> usize {
        let mut to = to;
        while to > from
            && self.words[to - 1].kind == TokenKind::Mark
            && !self.is_mark(to - 1, &[")", "]", "%", "$", "€", "£"])
        {
            to -= 1;
        }
        to
    }

    /// What is said in the words `from..to`, without marks and joining words at either end.
    pub(super) fn said(&self, from: usize, to: usize) -> Option<Span> {
        let mut from = self.skip_marks(from);
        while from < to && self.is(from, &["that", "and", "but", "while", "as"]) {
            from = self.skip_marks(from + 1);
        }
        let to = self.trim_end(from, to.min(self.words.len()));
        if from >= to {
            return None;
        }
        // A currency sign before the first word belongs to it.
        let from = if from > 0 && self.is_mark(from - 1, &["$", "€", "£", "#", "("]) { from - 1 } else { from };
        self.span_of(from, to)
    }

    /// Whether a finite verb seems to be among the words, before any relative clause.
    pub(super) fn has_verb(&self, from: usize, to: usize) -> bool {
        let main = (from..to.min(self.words.len()).min(from + MAIN_WORDS))
            .take_while(|&at| !self.is(at, &["that", "which", "who", "whose", "where"]));
        main.into_iter().any(|at| {
            self.is(
                at,
                &[
                    "is", "are", "was", "were", "be", "been", "has", "have", "had", "will", "would", "can", "could",
                    "may", "might", "must", "should", "do", "does", "did", "cannot", "'re", "'ll", "'ve", "n't", "not",
                ],
            ) || (at > from && self.is(at, IRREGULAR))
                || self.is(at, &["he", "she", "they", "it", "we", "i", "there"])
                || (at > from
                    && self.words[at].folded.len() > 4
                    && self.words[at].folded.ends_with("ed")
                    && !self.is(at - 1, DETERMINERS))
        })
    }

    /// "Valley official": words that end in an office.
    fn holds_office(&self, from: usize, to: usize) -> bool {
        const OFFICES: &[&str] = &[
            "official",
            "officials",
            "spokesman",
            "spokeswoman",
            "spokesperson",
            "minister",
            "ministry",
            "president",
            "mayor",
            "governor",
            "police",
            "army",
            "envoy",
            "ambassador",
            "chief",
            "leader",
            "general",
            "lawmaker",
            "senator",
            "premier",
            "report",
            "study",
            "poll",
            "source",
            "sources",
            "expert",
            "experts",
            "court",
        ];
        to > from && self.is(self.trim_end(from, to).max(from + 1) - 1, OFFICES)
    }

    /// "Bridge opens on Monday: mayor" and "Mayor: Bridge opens on Monday".
    pub(super) fn headline_speech(&self) -> Option<Claim> {
        let colon = (0..self.words.len()).find(|&at| self.is_mark(at, &[":"]) && self.words[at].quote.is_none())?;
        let (before, after) = ((0, colon), (colon + 1, self.words.len()));
        let named = |span: Span| {
            self.mentions
                .iter()
                .any(|m| m.span.overlap(span) > 0 && m.kind != NameKind::People && 2 * m.span.len() >= span.len())
        };
        let names = |(from, to): (usize, usize)| {
            to > from && to - from <= 4 && (self.span_of(from, to).is_some_and(named) || self.holds_office(from, to))
        };
        let spoken = |(from, to): (usize, usize)| self.content_words(from, to) > CONTENT_WORDS;
        let (speaker, said) = if names(after) && spoken(before) {
            (after, before)
        } else if names(before) && spoken(after) {
            (before, after)
        } else {
            return None;
        };
        let span = self.said(said.0, said.1)?;
        let speaker = self.span_of(speaker.0, self.trim_end(speaker.0, speaker.1))?;
        Some(Claim {
            kind: kind(&[span], self.quotes),
            scope: self.span_of(0, self.words.len())?,
            speaker: Some(Speaker { span: speaker, names: Vec::new(), mentions: Vec::new() }),
            cue: Some(Cue { span: self.words[colon].span, stance: Stance::Neutral }),
            ..Claim::new(span, ClaimKind::Indirect)
        })
    }

    /// A sentence that stands in quotation marks nearly whole: somebody's words; who said them must be
    /// told from the sentences around it.
    pub(super) fn all_quoted(&self) -> Option<Claim> {
        let words = self.words.iter().filter(|w| w.kind != TokenKind::Mark);
        let (quoted, all) = words.fold((0, 0), |(q, n), w| (q + usize::from(w.quote.is_some()), n + 1));
        if quoted * 10 < all * 9 || self.content_words(0, self.words.len()) < CONTENT_WORDS {
            return None;
        }
        let span = self.said(0, self.words.len())?;
        Some(Claim {
            scope: self.span_of(0, self.words.len())?.cover(span),
            asserted: !self.is_open(0),
            ..Claim::new(span, ClaimKind::Direct)
        })
    }

    /// The outlet's own claim: the sentence, or what of it is outside all that is attributed.
    pub(super) fn own(&self, attributed: &[&Claim]) -> Option<Claim> {
        let free = |w: &Word| !attributed.iter().any(|c| c.scope.overlap(w.span) > 0);
        if attributed.is_empty() {
            let to = self.trim_end(0, self.words.len());
            let span = self.said(0, to).or_else(|| self.span_of(0, self.words.len()))?;
            return Some(Claim { scope: self.span, asserted: !self.is_open(0), ..Claim::new(span, ClaimKind::Own) });
        }
        let from = self.words.iter().position(free)?;
        let to = from + self.words[from..].iter().take_while(|w| free(w)).count();
        if self.content_words(from, to) < OWN_WORDS || !self.has_verb(from, to) {
            return None;
        }
        let span = self.said(from, self.trim_end(from, to))?;
        Some(Claim { asserted: !self.is_open(from), ..Claim::new(span, ClaimKind::Own) })
    }
}
