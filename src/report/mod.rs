//! The report: what a comparison found, as plain data, and its printed forms.
//!
//! [`Report`] is schema 1 of the JSON output field by field; `report.schema.json` beside this file
//! is its JSON Schema. All offsets are bytes of the article's text as it was given, unless the report was
//! turned into other [`Offsets`] on request. Readers ignore fields they do not know; additions keep the
//! version.
//!
//! For people there are [`Text`], [`Markdown`] and [`Html`], for other programs [`Csv`] (the matrix of
//! statements and articles) and [`Annotations`] (W3C Web Annotation): values with a few knobs that print
//! themselves. [`Comparison::why`](crate::Comparison::why) tells what put a statement together. They show article text as foreign text: it can make no markup, no link and no
//! terminal command.

mod annotation;
mod build;
mod clean;
mod csv;
mod differ;
mod html;
mod markdown;
mod marked;
mod notable;
mod offsets;
mod standing;
mod text;
mod view;
#[cfg(test)]
mod view_tests;
mod why;
mod words;

use serde::{Deserialize, Serialize};

use crate::article::Extra;
use crate::claim::ClaimKind;
use crate::compare::detail::{DetailKind, LinkKind, Relation, UnknownReason};
use crate::language::Language;
use crate::name::NameKind;
use crate::score::Score;
use crate::text::Reason;

pub use crate::notice::Notice;
pub use annotation::Annotations;
pub use csv::Csv;
pub use html::Html;
pub use markdown::Markdown;
pub use offsets::Offsets;
pub use text::Text;
pub use why::Why;

/// The version of the schema.
pub const SCHEMA_VERSION: u32 = 1;

/// The JSON Schema (draft 2020-12) of [`Report`].
pub const SCHEMA: &str = include_str!("report.schema.json");

/// What a comparison of one story found.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Report {
    /// [`SCHEMA_VERSION`].
    pub schema_version: u32,
    /// What its offsets count: bytes, unless [`with_offsets`](Self::with_offsets) turned them.
    #[serde(default, skip_serializing_if = "Offsets::is_bytes")]
    pub offsets: Offsets,
    /// The story the articles belong to, where they name one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub story: Option<String>,
    /// The articles in the order (date, outlet, id).
    pub articles: Vec<ArticleRecord>,
    /// Who and what is named, with every mention.
    pub names: Vec<NameRecord>,
    /// What is said, by how many outlets ever.
    pub statements: Vec<StatementRecord>,
    /// Statements that stand to each other in some way.
    pub links: Vec<LinkRecord>,
    /// What of the pages is not part of the articles.
    pub set_aside: Vec<SetAsideRecord>,
    /// What was skipped, cut, undated or could not be read.
    pub notices: Vec<Notice>,
}

/// An article of the story.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ArticleRecord {
    /// Unique within the story.
    pub id: String,
    /// The outlet.
    pub outlet: String,
    /// The headline, as given or as found in the text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// The date as given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published: Option<String>,
    /// The address as given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// The language, given or detected.
    pub language: Language,
    /// Whether the text is the whole article, as far as can be told.
    pub complete: bool,
    /// Fields of the input without a meaning here.
    #[serde(default, skip_serializing_if = "Extra::is_empty")]
    pub extra: Extra,
}

/// A place in an article's text and the words there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Place {
    /// The article's id.
    pub article: String,
    /// First byte.
    pub start: usize,
    /// First byte after.
    pub end: usize,
    /// The words.
    pub text: String,
}

/// A place within an article that is already named.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Excerpt {
    /// First byte.
    pub start: usize,
    /// First byte after.
    pub end: usize,
    /// The words.
    pub text: String,
}

/// Somebody or something named in the story.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct NameRecord {
    /// From the name, not its position.
    pub id: String,
    /// The fullest spelling.
    pub name: String,
    /// What it names.
    pub kind: NameKind,
    /// Every mention of it.
    pub mentions: Vec<Place>,
    /// The state or body that a capital or a seat may stand for; the two stay two names.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stands_for: Option<String>,
    /// The mentions in which the text makes it speak or act, where it may stand for something.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub acting: Vec<Place>,
    /// The full names a short form may stand for, two or more, where the text does not tell which.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub may_be: Vec<String>,
}

/// A statement: the claims of one or several articles that say the same.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct StatementRecord {
    /// From its content, not its position.
    pub id: String,
    /// The day it was said or happened, ISO 8601, where that can be told.
    pub occasion: Option<String>,
    /// How alike its members are: the weakest link that holds it together, 1 for a single claim.
    pub score: Score,
    /// The claims, in the order of the articles.
    pub members: Vec<MemberRecord>,
    /// What the claims give or lack.
    pub details: Vec<DetailRecord>,
}

/// A claim as a member of a statement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct MemberRecord {
    /// The article's id.
    pub article: String,
    /// First byte of what is said.
    pub start: usize,
    /// First byte after.
    pub end: usize,
    /// The pieces of what is said, where the speaker stands between them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<[usize; 2]>,
    /// The words from start to end.
    pub text: String,
    /// How it is put.
    pub kind: ClaimKind,
    /// Whether it is put as a fact (by the outlet or the speaker), not as a question, a condition or
    /// something denied.
    pub asserted: bool,
    /// Who says it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub speaker: Option<SpeakerRecord>,
    /// The word that says so ("said", "according to").
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cue: Option<Excerpt>,
}

/// Who says a claim.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct SpeakerRecord {
    /// First byte of the speaker as written.
    pub start: usize,
    /// First byte after.
    pub end: usize,
    /// The speaker as written ("he", "the spokesman").
    pub text: String,
    /// The names that stand for the speaker, where that can be told.
    pub names: Vec<String>,
}

/// One thing the claims of a statement give or lack.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct DetailRecord {
    /// What it is about.
    pub kind: DetailKind,
    /// What part it plays in the statement ("killed", "speaker").
    pub role: String,
    /// Its versions, in the order of their first witness.
    pub readings: Vec<ReadingRecord>,
    /// How the readings stand to each other.
    pub relations: Vec<RelationRecord>,
    /// Who gives it in another place of the article.
    pub elsewhere: Vec<Place>,
    /// Who does not give it though it could have been known.
    pub not_found: Vec<ArticleRef>,
    /// Of whom it cannot be told.
    pub unknown: Vec<UnknownRecord>,
}

/// One version of a detail.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ReadingRecord {
    /// The value: a decimal number, an ISO 8601 date, a name, or the words themselves.
    pub value: String,
    /// ISO 4217 code, `percent`, or the unit as written.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// The least a bounded quantity can be.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub min: Option<f64>,
    /// The most a bounded quantity can be.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max: Option<f64>,
    /// Whether it is put as a rough figure.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub approx: Option<bool>,
    /// Who has it, and where.
    pub witnesses: Vec<Place>,
}

/// A relation of two readings, by their index in the detail.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct RelationRecord {
    /// Index of the one reading.
    pub a: usize,
    /// Index of the other.
    pub b: usize,
    /// `a` relation `b`.
    pub relation: Relation,
}

/// An article.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ArticleRef {
    /// The article's id.
    pub article: String,
}

/// An article of which something cannot be told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct UnknownRecord {
    /// The article's id.
    pub article: String,
    /// Why.
    pub reason: UnknownReason,
}

/// How two statements stand to each other.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct LinkRecord {
    /// Id of the one statement.
    pub a: String,
    /// Id of the other.
    pub b: String,
    /// `a` relation `b`.
    pub relation: LinkKind,
}

/// A span that is not part of an article.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct SetAsideRecord {
    /// The article's id.
    pub article: String,
    /// First byte.
    pub start: usize,
    /// First byte after.
    pub end: usize,
    /// Why.
    pub reason: Reason,
    /// For a second story on the page, its number, from 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub part: Option<u32>,
}

impl Report {
    /// The report as one line of JSON.
    #[must_use]
    pub fn to_json(&self) -> String {
        serde_json::to_string(self).expect("a report has string keys and finite numbers only")
    }

    /// The statement that the printed forms show under this number, from 1. Takes as long as putting all
    /// statements in order.
    #[must_use]
    pub fn numbered(&self, number: usize) -> Option<&StatementRecord> {
        let view = view::View::new(self);
        let at = view.numbers.iter().position(|n| *n == number)?;
        self.statements.get(at)
    }

    /// The report in a line of JSON. Fields that are not known are ignored.
    ///
    /// # Errors
    ///
    /// When it is not JSON, or not a report.
    pub fn from_json(json: &str) -> Result<Self, crate::Error> {
        serde_json::from_str(json).map_err(|e| crate::Error::setting("report", e))
    }
}
