//! A detail as it is given to callers: its readings with their witnesses, and who lacks it.

use smallvec::SmallVec;

use crate::compare::ArticleId;
use crate::compare::apparatus::short::Short;
use crate::compare::detail::{DetailKind, Relation, UnknownReason};
use crate::span::Span;

/// One thing the claims of a statement give or lack.
#[derive(Debug, Clone, PartialEq)]
pub struct Detail {
    pub(crate) kind: DetailKind,
    pub(crate) role: Short,
    pub(crate) readings: Vec<Reading>,
    pub(crate) relations: Vec<(usize, usize, Relation)>,
    pub(crate) elsewhere: Vec<Witness>,
    pub(crate) not_found: Vec<ArticleId>,
    pub(crate) unknown: Vec<(ArticleId, UnknownReason)>,
}

/// One version of a detail.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Reading {
    pub(crate) value: Short,
    pub(crate) unit: Option<Short>,
    pub(crate) min: Option<f64>,
    pub(crate) max: Option<f64>,
    pub(crate) approx: bool,
    pub(crate) witnesses: SmallVec<[Witness; 1]>,
}

/// An article and the place in it that has a reading.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Witness {
    pub(crate) article: ArticleId,
    pub(crate) span: Span,
}

impl Detail {
    /// What it is about.
    #[must_use]
    pub fn kind(&self) -> DetailKind {
        self.kind
    }

    /// What part it plays in the statement: "killed", "source".
    #[must_use]
    pub fn role(&self) -> &str {
        &self.role
    }

    /// Its versions, in the order of their first witness.
    #[must_use]
    pub fn readings(&self) -> &[Reading] {
        &self.readings
    }

    /// How readings stand to each other, as (a, b, relation) by index.
    #[must_use]
    pub fn relations(&self) -> &[(usize, usize, Relation)] {
        &self.relations
    }

    /// Articles that give it in another place.
    #[must_use]
    pub fn elsewhere(&self) -> &[Witness] {
        &self.elsewhere
    }

    /// Articles that tell of the same matter in which it was not found, though it could have been known: those of
    /// the statement, and those with a claim that comes near it.
    #[must_use]
    pub fn not_found(&self) -> &[ArticleId] {
        &self.not_found
    }

    /// The articles that have it or lack it.
    pub(super) fn articles(&self) -> impl Iterator<Item = usize> {
        let having = self.readings.iter().flat_map(|r| &r.witnesses).map(|w| w.article);
        having.chain(self.not_found.iter().copied()).map(ArticleId::index)
    }

    /// Articles that tell of the same matter of which it cannot be told, and why.
    #[must_use]
    pub fn unknown(&self) -> &[(ArticleId, UnknownReason)] {
        &self.unknown
    }
}

impl Reading {
    /// A decimal number, an ISO 8601 date, a name, or the words themselves.
    #[must_use]
    pub fn value(&self) -> &str {
        &self.value
    }

    /// ISO 4217 code, `percent`, or the unit as written.
    #[must_use]
    pub fn unit(&self) -> Option<&str> {
        self.unit.as_deref()
    }

    /// Who has it, and where.
    #[must_use]
    pub fn witnesses(&self) -> &[Witness] {
        &self.witnesses
    }
}

impl Witness {
    /// The article.
    #[must_use]
    pub fn article(&self) -> ArticleId {
        self.article
    }

    /// The place in it.
    #[must_use]
    pub fn span(&self) -> Span {
        self.span
    }
}
