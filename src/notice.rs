//! What the reader of a report should know about the input.

use serde::{Deserialize, Serialize};

/// Something the reader of the report should know about the input.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Notice {
    /// The article's id, if it is about one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub article: Option<String>,
    /// A word for programs: `undated`, `cut_short`, `language`, `repeated_id`, `empty`, `limit`, `skipped`.
    pub code: String,
    /// A sentence for people.
    pub message: String,
}

impl Notice {
    /// A notice.
    pub fn new(article: Option<&str>, code: &str, message: impl Into<String>) -> Self {
        Self { article: article.map(str::to_owned), code: code.to_owned(), message: message.into() }
    }
}
