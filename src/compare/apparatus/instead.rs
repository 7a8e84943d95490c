//! Whether a long article has another value where others have a detail: who gives another distance, another figure of the
//! same thing or another deadline has not left it out, though nothing proves that the two are one.

use crate::compare::apparatus::Context;
use crate::compare::apparatus::amount::Amount;
use crate::compare::apparatus::concepts::Concepts;
use crate::compare::apparatus::item::{ENDS, Item, Key, is_year_long};
use crate::compare::apparatus::lexed::Word;
use crate::compare::statements::ClaimAt;
use crate::span::Span;
use crate::text::fold::fold;
use crate::value::{Data, Quantity, Value};

/// Least length, in metres, that is a way from one place to another.
const A_WAY: f64 = 100.0;
/// Words for a way that nobody measured.
const NEARBY: [&str; 4] = ["nearby", "adjacent", "neighbouring", "neighboring"];
/// Those of them that stand before where it is near.
const AT: [&str; 4] = ["near", "close", "outside", "beside"];
/// Factor within which two figures may be of one thing.
const AS_LARGE: f64 = 20.0;
/// The same for two bare numbers.
const ABOUT_AS_LARGE: f64 = 2.0;
/// Least bare number that has few others beside it.
const LARGE: f64 = 100.0;
impl Context<'_> {
    /// Whether a long article gives another figure that may be of the same. Linear in its figures.
    pub(super) fn gives_another(
        &self,
        article: usize,
        item: &Item<'_>,
        amount: &Amount<'_>,
        members: &[ClaimAt],
    ) -> bool {
        let Some(figure) = amount.value.filter(|f| *f > 0.0) else { return false };
        let way = amount.dimension == "metre" && amount.low >= A_WAY;
        if way && self.tells_near(article, members) {
            return true;
        }
        let near = |a: f64, b: f64, by: f64| a <= by * b && b <= by * a;
        let same = |q: &Quantity| match (item.reading.unit.is_some(), q.base) {
            (true, Some((other, base))) => base == amount.dimension && near(other, amount.low, AS_LARGE),
            (false, None) => {
                q.unit.is_none()
                    && q.figure().is_some_and(|f| f >= LARGE && figure >= LARGE && near(f, figure, ABOUT_AS_LARGE))
            }
            _ => false,
        };
        // Of bare numbers what they count, of the others any word beside them.
        let count: Concepts<'_> = amount.counted.into_iter().collect();
        let words = if item.reading.unit.is_some() { &amount.around } else { &count };
        let beside = |v: &Value| self.shares_words(article, v.span, words);
        let values = &self.anatomies[article].values;
        values.iter().any(|v| matches!(&v.data, Data::Quantity(q) if !q.ordinal && same(q)) && beside(v))
    }

    /// Whether it gives another time until or since which something is.
    pub(super) fn gives_another_term(&self, article: usize, item: &Item<'_>) -> bool {
        let Key::Time { days: Some(days), .. } = &item.key else { return false };
        if is_year_long(*days) {
            return false;
        }
        let term = |article: usize, span: Span| {
            let text = self.texts[article];
            let first = fold(span.of(text).split_whitespace().next().unwrap_or_default());
            let before = || fold(text[..span.start()].split_whitespace().next_back().unwrap_or_default());
            ENDS.into_iter().find(|t| first == *t).or_else(|| {
                let before = before();
                ENDS.into_iter().find(|t| before == *t)
            })
        };
        let Some(own) = term(item.article, item.span) else { return false };
        let values = &self.anatomies[article].values;
        values
            .iter()
            .any(|v| matches!(&v.data, Data::Time(t) if t.days.is_some()) && term(article, v.span) == Some(own))
    }

    /// Whether its claims tell that something is near something, without a measure.
    fn tells_near(&self, article: usize, members: &[ClaimAt]) -> bool {
        let mut own = members.iter().filter(|m| m.article == article);
        own.any(|m| {
            let (_, words, _) = self.words[article].claim(m.claim);
            // "Close relatives".
            let of = |next: &Word<'_>| {
                let capital = next.span.of(self.texts[article]).starts_with(char::is_uppercase);
                capital || matches!(next.folded(), "to" | "the" | "a")
            };
            let pair = |w: &[Word<'_>]| AT.contains(&w[0].folded()) && of(&w[1]);
            words.iter().any(|w| NEARBY.contains(&w.folded())) || words.windows(2).any(pair)
        })
    }
}
