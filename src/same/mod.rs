//! Whether two texts say the same: similarity as evidence, and what speaks against it.

pub(crate) mod background;
mod clusterer;
pub(crate) mod concept;
mod judge;
mod open;
pub(crate) mod polarity;
mod quick;
pub(crate) mod space;

pub use clusterer::{ClusterId, Clusterer, Effort};
pub use judge::{SameRelation, Sameness, same};
pub use open::{Level, cluster};
