//! From text as pasted to content, sentences and words, all as spans of the original.

mod abbreviation;
mod body;
pub(crate) mod calendar;
pub(crate) mod fold;
mod layout;
mod line;
mod mark;
pub(crate) mod page;
pub(crate) mod quote;
pub(crate) mod sentence;
pub(crate) mod stem;
pub(crate) mod token;

pub use page::{Reason, SetAside};
