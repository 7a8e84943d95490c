//! Where names, claims, scores and groups meet.

pub(crate) mod detail;
