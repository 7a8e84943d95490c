//! Names: comparing them across transliterations, finding them in text, and telling who is who.

use serde::{Deserialize, Serialize};

use crate::language::Language;
use crate::span::Span;

/// What a name names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum NameKind {
    /// A man or a woman.
    Person,
    /// A body: a ministry, a company, a militia, a newspaper.
    Organisation,
    /// A place, a state included.
    Place,
    /// A people or its adjective: Iranian, Kurds.
    People,
    /// A name of something else, or it cannot be told.
    Other,
}

/// A place in a text that names someone or something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Mention {
    /// The name, without titles and without a genitive 's.
    pub(crate) span: Span,
    pub(crate) kind: NameKind,
    /// The title before or after a person's name ("Foreign Ministry spokesman").
    pub(crate) title: Option<Span>,
}

/// Mentions that are one person, body or place, within and across articles.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Entity {
    /// The fullest spelling, the most frequent among equals, the first in order among those.
    pub(crate) name: String,
    pub(crate) kind: NameKind,
    /// (index of the article, index of the mention in it), in order.
    pub(crate) mentions: Vec<(usize, usize)>,
}

/// The names in `sentences`, in order, without overlap. Linear in the text.
pub(crate) fn find(_text: &str, _sentences: &[Span], _language: Language) -> Vec<Mention> {
    // STUB
    Vec::new()
}

/// Who is who: groups the mentions of all articles (each with its text, in the order of the story).
/// Every mention is in exactly one entity. Order within the result: by first mention.
pub(crate) fn resolve(_articles: &[(&str, &[Mention])]) -> Vec<Entity> {
    // STUB
    Vec::new()
}
