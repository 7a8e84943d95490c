//! What those are called whom a figure counts: "2,900 residents", "2,900 hard-working pioneers".

use crate::compare::apparatus::item::{Item, Key, Reader};
use crate::compare::apparatus::wording::{PLAIN, tone_of};
use crate::compare::detail::DetailKind;
use crate::span::Span;
use crate::text::token::TokenKind;

/// Words after a figure that may say who they are.
const REACH: usize = 5;
/// Least figure by which two outlets are known to speak of the same people.
const SEVERAL: f64 = 3.0;

impl<'a> Reader<'a> {
    /// Adds what those are called whom an exact figure counts. Linear in the words after it that are looked at.
    pub(super) fn called(&self, span: Span, count: f64, out: &mut Vec<Item<'a>>) {
        if count < SEVERAL {
            return;
        }
        let from = self.tokens.partition_point(|t| t.span.start() < span.end());
        let belongs = |&at: &usize| {
            let token = &self.tokens[at];
            let hyphen = token.span.of(self.text) == "-";
            hyphen || token.kind == TokenKind::Word && (self.content(token).is_some() || self.is_filler(token))
        };
        let Some(to) = (from..self.tokens.len()).take(REACH).take_while(belongs).last() else { return };
        let span = self.tokens[from].span.cover(self.tokens[to].span);
        let tone = tone_of(span.of(self.text));
        // The first word alone where nothing is said by it: what follows may be the verb.
        let span = if tone == PLAIN { self.tokens[from].span } else { span };
        let key = Key::Called { count: count.to_bits(), tone };
        out.push(self.item(DetailKind::Wording, span, "people", self.shown(span), key));
    }
}
