//! From text as pasted to content, sentences and words, all as spans of the original.

mod abbreviation;
mod attribution;
pub(crate) mod background;
mod body;
pub(crate) mod calendar;
mod cursor;
pub(crate) mod fold;
mod layout;
mod line;
mod mark;
pub(crate) mod page;
mod quote;
pub(crate) mod sentence;
mod stamp;
pub(crate) mod stem;
pub(crate) mod stop;
pub(crate) mod token;

pub use page::{Reason, SetAside};
