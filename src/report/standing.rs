//! How an article stands to a statement or to one of its details.

use crate::compare::detail::{Relation, UnknownReason};

/// How an article, or an outlet with all its articles, stands to a statement or a detail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Standing {
    /// It gives it.
    Stated,
    /// It gives it in another place.
    Elsewhere,
    /// It cannot be told.
    Unknown(UnknownReason),
    /// It was looked for and not found.
    NotFound,
    /// The report says nothing about it.
    Silent,
}

impl Standing {
    /// Of two standings the one that counts: what is given counts before what cannot be told, and
    /// that before what was not found; only that an article came out too early counts less, because
    /// a later article of the same outlet could have had it.
    pub(super) fn or(self, other: Self) -> Self {
        if self.rank() >= other.rank() { self } else { other }
    }

    fn rank(self) -> u8 {
        match self {
            Self::Stated => 5,
            Self::Elsewhere => 4,
            Self::Unknown(
                UnknownReason::CutShort
                | UnknownReason::Language
                | UnknownReason::Unclear
                | UnknownReason::OtherOccasion,
            ) => 3,
            Self::NotFound => 2,
            Self::Unknown(UnknownReason::PublishedBefore) => 1,
            Self::Silent => 0,
        }
    }

    pub(super) fn has(self) -> bool {
        matches!(self, Self::Stated | Self::Elsewhere)
    }
}

/// How far what an article gives of a statement stands apart from what others give.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(crate) enum Apart {
    /// Not at all, as far as is told.
    #[default]
    No,
    /// In other words, from another source, more exactly, later.
    Otherwise,
    /// Both cannot hold.
    Conflicts,
}

impl Apart {
    /// What a relation makes of its two readings.
    pub(crate) fn of(relation: Relation) -> Self {
        if relation == Relation::Conflicts { Self::Conflicts } else { Self::Otherwise }
    }
}
