//! variorum compares how news outlets tell the same story.

pub mod article;
pub mod claim;
pub mod compare;
pub(crate) mod day;
pub mod error;
pub mod language;
pub mod name;
pub mod report;
pub mod score;
pub mod span;
pub mod text;
pub mod value;

pub use article::{Article, Extra};
pub use error::Error;
pub use language::Language;
pub use score::Score;
pub use span::Span;
