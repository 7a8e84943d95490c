//! Claims: what one article says in one place, and who says it.

use serde::{Deserialize, Serialize};

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
