//! variorum compares how news outlets tell the same story.

pub mod article;
pub(crate) mod cluster;
pub mod claim;
pub mod compare;
pub(crate) mod day;
#[doc(hidden)]
pub mod dev;
pub mod error;
pub mod language;
pub mod name;
pub mod report;
pub(crate) mod same;
pub mod score;
pub mod span;
pub mod text;
pub mod value;

pub use claim::{Claim, ClaimKind};
pub use compare::{Anatomy, Comparer, ComparerBuilder, Comparison, Encoder, Story, compare};
pub use article::{Article, Extra};
pub use error::Error;
pub use language::Language;
pub use score::Score;
pub use span::Span;
