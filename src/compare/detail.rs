//! The words of the apparatus: kinds of details and relations of readings.

use serde::{Deserialize, Serialize};

/// What a detail is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum DetailKind {
    /// A number, an amount, a measure, a length of time.
    Quantity,
    /// A day, an hour, a period.
    Time,
    /// Where.
    Place,
    /// A man or a woman.
    Person,
    /// A body or a group.
    Organisation,
    /// Somebody's office or description.
    Role,
    /// Words between quotation marks.
    Quote,
    /// Who is given as the source.
    Attribution,
    /// How committed the outlet is to what the source says (said, claimed).
    Stance,
    /// How certain it is put (reportedly, may).
    Hedge,
    /// Whether it is asserted or denied.
    Polarity,
    /// Why, or what for.
    Cause,
    /// Which words are used for one and the same thing.
    Wording,
    /// A further clause or circumstance.
    Statement,
}

/// How one reading of a detail stands to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Relation {
    /// The values cannot both be right of the same thing at the same time.
    Conflicts,
    /// `a` says the same as `b`, more exactly. Directed.
    MoreSpecific,
    /// The same thing under a name of another tone.
    Relabels,
    /// The same content from another source.
    Reattributes,
    /// `a` commits itself less to what the source says than `b`. Directed.
    Distances,
    /// The same quotation or clause in other words.
    Reworded,
    /// `a` is a later figure that supersedes `b`. Directed.
    Updated,
}

/// How two statements stand to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum LinkKind {
    /// One asserts what the other denies.
    Denies,
}

/// Why it cannot be told whether an article leaves a detail out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum UnknownReason {
    /// The text breaks off.
    CutShort,
    /// The article came out before anybody is known to have said it.
    PublishedBefore,
    /// The article is in a language without rules.
    Language,
    /// The article is of another occasion: somebody said the same on another day.
    OtherOccasion,
    /// Words like it stand in the article, too few to tell.
    Unclear,
}
