//! variorum compares how news outlets tell the same story.

mod article;
mod claim;
mod cluster;
mod compare;
mod day;
#[doc(hidden)]
pub mod dev;
mod error;
pub mod input;
mod language;
pub mod name;
mod notice;
pub mod report;
mod same;
mod score;
mod span;
mod text;
mod value;

pub use article::{Article, Extra};
pub use claim::{Claim, ClaimKind, Cue, Speaker, Stance};
pub use compare::detail::{DetailKind, LinkKind, Relation, UnknownReason};
pub use compare::{
    Anatomy, ArticleId, Comparer, ComparerBuilder, Comparison, Detail, Encoder, NameEntry, Reading, Statement, Story,
    Witness, compare, sentences_of,
};
pub use error::Error;
pub use language::Language;
pub use same::{Level, SameRelation, Sameness, cluster, same};
pub use score::Score;
pub use span::Span;
pub use text::{Reason, SetAside};
pub use value::{Value, ValueKind, values};
