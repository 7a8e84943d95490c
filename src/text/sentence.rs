//! Sentences as spans.

use crate::language::Language;
use crate::span::Span;

/// The sentences of `span`, in order, without white space at either end; every character that is not
/// white space is in exactly one of them. A line break ends a sentence only where a blank line or
/// the sense does; quotes and brackets stay with the sentence they close. Linear in the text.
pub(crate) fn sentences(text: &str, span: Span, _language: Language) -> Vec<Span> {
    // STUB
    let mut out = Vec::new();
    let mut start = span.start();
    let words = span.of(text);
    for (at, _) in words.match_indices(". ") {
        let end = span.start() + at + 1;
        out.push(Span::new(start, end).trimmed(text));
        start = end;
    }
    out.push(Span::new(start, span.end()).trimmed(text));
    out.retain(|s| !s.is_empty());
    out
}
