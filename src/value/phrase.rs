//! Texts that are nothing but a time: read more freely than a sentence, where the same words are often
//! something else.

use super::Value;
use super::anchor::Anchor;
use super::scan::Scan;

/// The time that the whole text is, if it is one.
pub(super) fn whole(_s: &Scan<'_>, _anchor: Anchor) -> Option<Value> {
    None
}
