//! Claims: what one article says in one place, and who says it.
//!
//! The unit of everything that follows. A sentence may carry several claims: the outlet's own voice,
//! a source it quotes, a source quoted by that source. What is said, the cue that says so and the
//! speaker are spans of the text; who the speaker is, is worked out from the names of the article and
//! left open where two people could be meant.

mod across;
pub(crate) mod attribute;
pub(crate) mod candidate;
pub(crate) mod chain;
mod cue;
mod extract;
pub(crate) mod feature;
mod line;
mod mend;
pub(crate) mod model;
pub(crate) mod paragraph;
mod quote;
mod rest;
mod speaker;
mod turn;
mod unit;

use serde::{Deserialize, Serialize};

pub(crate) use across::join;
pub use cue::Stance;
pub(crate) use cue::stance_of;
pub(crate) use extract::{LONGEST_SENTENCE, Passage, extract};
pub(crate) use quote::{Quotation, quotations};
pub(crate) use speaker::resolve_speakers;
pub(crate) use unit::{Place, name_speakers, part};

use crate::span::Span;

/// How a claim is put.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum ClaimKind {
    /// In the speaker's words, between quotation marks.
    Direct,
    /// In the outlet's words with some of the speaker's between quotation marks.
    Mixed,
    /// In the outlet's words.
    Indirect,
    /// The outlet's own statement, with nobody named as its source.
    Own,
}

/// What one article says in one place.
///
/// Made by variorum from the text, or by a caller with an extractor of their own
/// ([`Story::add_claims`](crate::Story::add_claims)).
///
/// ```
/// use variorum::{Claim, ClaimKind, Span};
/// // "The bridge is safe, the mayor said."
/// let claim = Claim::new(Span::new(0, 18), ClaimKind::Indirect)
///     .with_speaker(Span::new(20, 29))
///     .with_cue(Span::new(30, 34));
/// assert!(claim.is_asserted());
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    pub(crate) span: Span,
    pub(crate) parts: Vec<Span>,
    pub(crate) scope: Span,
    pub(crate) kind: ClaimKind,
    pub(crate) asserted: bool,
    pub(crate) speaker: Option<Speaker>,
    pub(crate) cue: Option<Cue>,
    pub(crate) part: u32,
    /// Number of the sentence in the article: neighbours are context.
    pub(crate) sentence: usize,
    pub(crate) headline: bool,
}

/// Who says a claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Speaker {
    pub(crate) span: Span,
    pub(crate) names: Vec<String>,
    /// Mentions (by index in the article) that stand for the speaker.
    pub(crate) mentions: Vec<usize>,
}

/// The words that say that somebody says something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cue {
    pub(crate) span: Span,
    pub(crate) stance: Stance,
}

impl Claim {
    /// A claim of the words at `span`, asserted, without a speaker.
    #[must_use]
    pub fn new(span: Span, kind: ClaimKind) -> Self {
        Self {
            span,
            parts: Vec::new(),
            scope: span,
            kind,
            asserted: true,
            speaker: None,
            cue: None,
            part: 0,
            sentence: 0,
            headline: false,
        }
    }

    /// Sets the speaker as written.
    #[must_use]
    pub fn with_speaker(mut self, span: Span) -> Self {
        self.speaker = Some(Speaker { span, names: Vec::new(), mentions: Vec::new() });
        self.scope = self.scope.cover(span);
        self
    }

    /// Sets the words that say that it is said; their stance is looked up when the text is known.
    #[must_use]
    pub fn with_cue(mut self, span: Span) -> Self {
        self.cue = Some(Cue { span, stance: Stance::Neutral });
        self.scope = self.scope.cover(span);
        self
    }

    /// Sets whether it is put as a fact; a question, a condition or something denied is not.
    #[must_use]
    pub fn with_asserted(mut self, asserted: bool) -> Self {
        self.asserted = asserted;
        self
    }

    /// What is said, from its first word to its last.
    #[must_use]
    pub fn span(&self) -> Span {
        self.span
    }

    /// The pieces of what is said where the speaker stands between them; empty when it is one piece.
    #[must_use]
    pub fn parts(&self) -> &[Span] {
        &self.parts
    }

    /// The clause it stands in, with its speaker and cue.
    #[must_use]
    pub fn scope(&self) -> Span {
        self.scope
    }

    /// How it is put.
    #[must_use]
    pub fn kind(&self) -> ClaimKind {
        self.kind
    }

    /// Whether it is put as a fact, by the outlet or by the speaker.
    #[must_use]
    pub fn is_asserted(&self) -> bool {
        self.asserted
    }

    /// Who says it.
    #[must_use]
    pub fn speaker(&self) -> Option<&Speaker> {
        self.speaker.as_ref()
    }

    /// The words that say that it is said.
    #[must_use]
    pub fn cue(&self) -> Option<Cue> {
        self.cue
    }

    /// Whether every span lies in `text` on character boundaries, as a caller's claims must.
    pub(crate) fn fits(&self, text: &str) -> bool {
        let fits = |span: Span| text.get(span.start()..span.end()).is_some();
        fits(self.span)
            && fits(self.scope)
            && self.parts.iter().all(|p| fits(*p))
            && self.speaker.as_ref().is_none_or(|s| fits(s.span))
            && self.cue.is_none_or(|c| fits(c.span))
    }
}

impl Speaker {
    /// The speaker as written: "he", "the spokesman", "Ada Kanaani".
    #[must_use]
    pub fn span(&self) -> Span {
        self.span
    }

    /// The names that stand for the speaker; empty when it cannot be told.
    #[must_use]
    pub fn names(&self) -> &[String] {
        &self.names
    }
}

impl Cue {
    /// Where it stands.
    #[must_use]
    pub fn span(self) -> Span {
        self.span
    }

    /// How far the outlet goes along.
    #[must_use]
    pub fn stance(self) -> Stance {
        self.stance
    }
}
