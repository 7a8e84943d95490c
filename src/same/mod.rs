//! Whether two texts say the same: similarity as evidence, and what speaks against it.

pub(crate) mod background;
pub(crate) mod concept;
mod judge;
mod open;
pub(crate) mod polarity;
pub(crate) mod space;

pub use judge::{SameRelation, Sameness, same};
pub use open::{Level, cluster};
