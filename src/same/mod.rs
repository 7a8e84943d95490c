//! Whether two texts say the same: similarity as evidence, and what speaks against it.

mod align;
mod change;
mod clusterer;
pub(crate) mod concept;
pub(crate) mod denial;
mod index;
mod judge;
mod open;
pub(crate) mod polarity;
mod quick;
pub(crate) mod space;
mod spelt;
mod wording;

pub use clusterer::{ClusterId, Clusterer, Effort};
pub use index::{Changes, ClusterIndex};
pub use judge::{SameRelation, Sameness, same};
pub use open::{Level, cluster};
