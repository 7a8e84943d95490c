//! Whether two texts say the same: similarity as evidence, and what speaks against it.

pub(crate) mod background;
pub(crate) mod concept;
pub(crate) mod polarity;
pub(crate) mod space;
