//! What those are called whom a figure counts: "2,900 residents", "2,900 hard-working pioneers".

use crate::compare::apparatus::item::{Item, Key, Reader};
use crate::compare::apparatus::wording::{PLAIN, set_of, tone_of};
use crate::compare::detail::DetailKind;
use crate::span::Span;
use crate::text::token::TokenKind;

/// Words after a figure that may say who they are.
const REACH: usize = 5;
/// Loaded adjectives that of people mostly only describe.
const DESCRIPTIVE: [&str; 10] = [
    "criminal",
    "historic",
    "landmark",
    "vulnerable",
    "extremist",
    "terrorist",
    "illegal",
    "desperate",
    "innocent",
    "radical",
];
/// Least figure by which two outlets are known to speak of the same people.
const SEVERAL: f64 = 3.0;

impl<'a> Reader<'a> {
    /// Adds what those are called whom an exact figure counts. Linear in the words after it that are looked at.
    pub(super) fn called(&self, span: Span, count: f64, out: &mut Vec<Item<'a>>) {
        if count < SEVERAL {
            return;
        }
        let from = self.begun(span.end());
        let belongs = |&at: &usize| {
            let token = &self.tokens[at];
            let hyphen = token.span.of(self.text) == "-";
            hyphen || token.kind == TokenKind::Word && (self.content(token).is_some() || self.is_filler(token))
        };
        // The people whom a label may call otherwise: hunters, residents, fighters.
        let people = |at: &usize| set_of(self.word_at(*at)).is_some();
        let Some(noun) = (from..self.tokens.len()).take(REACH).take_while(belongs).find(people) else { return };
        // Only the adjective right before them is told of them.
        let first = if noun > from { noun - 1 } else { noun };
        let first = if first >= from + 2 && self.word_at(first - 1) == "-" { first - 2 } else { first };
        let whole = self.tokens[first].span.cover(self.tokens[noun].span);
        let descriptive = DESCRIPTIVE.contains(&self.word_at(first));
        let tone = if descriptive { PLAIN } else { tone_of(whole.of(self.text)) };
        let span = if tone == PLAIN { self.tokens[noun].span } else { whole };
        let key = Key::Called { count: count.to_bits(), tone };
        out.push(self.item(DetailKind::Wording, span, "people", self.shown(span), key));
    }
}
