//! Internals for the programs that make this crate's tables and for its benches. Not part of the public API.

pub mod claims;

pub use crate::compare::again::Undetailed;
use crate::language::Language;
use crate::same::denial::{Denials, KINDS};
use crate::span::Span;
use crate::text::fold::fold;
use crate::text::stem::stem;
use crate::text::token::{TokenKind, tokens};

/// The stems of the words of an English text, in order.
#[must_use]
pub fn stems(text: &str) -> Vec<String> {
    tokens(text, Span::new(0, text.len()))
        .into_iter()
        .filter(|t| t.kind == TokenKind::Word)
        .map(|t| stem(&fold(t.span.of(text)), Language::ENGLISH).into_owned())
        .collect()
}

/// The kinds of words by which a sentence denies a report.
pub const DENIALS: [&str; 8] = KINDS;

/// Which kinds of denying words one of two English sentences has and the other lacks.
#[must_use]
pub fn denials_of_one(a: &str, b: &str) -> [bool; 8] {
    Denials::of(a).differ(&Denials::of(b))
}
