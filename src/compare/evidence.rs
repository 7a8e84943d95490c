//! What a comparison went by, scored again on demand: pairs of claims and how alike they are.

use rustc_hash::FxHashMap;

use crate::compare::statements::statements;
use crate::compare::{ArticleId, Comparison, who_is_who};
use crate::span::Span;

/// How alike two claims of a story are. Asked by pair only, so the order of the map does not matter.
pub(crate) struct Evidence {
    scores: FxHashMap<(Place, Place), f64>,
}

/// A claim: its article and the ends of its span.
type Place = (u32, usize, usize);

fn place((article, span): (ArticleId, Span)) -> Place {
    (article.0, span.start(), span.end())
}

impl Evidence {
    /// 0 for claims that share no uncommon word.
    pub(crate) fn score(&self, a: (ArticleId, Span), b: (ArticleId, Span)) -> f64 {
        let (a, b) = (place(a), place(b));
        self.scores.get(&(a.min(b), a.max(b))).copied().unwrap_or(0.0)
    }
}

impl Comparison {
    /// Scores all pairs of claims as [`compare`](crate::compare) did, but without an encoder.
    pub(crate) fn evidence(&self) -> Evidence {
        let mut anatomies = self.anatomies.clone();
        let (_, entity_of) = who_is_who(&self.articles, &mut anatomies);
        let texts: Vec<&str> = self.articles.iter().map(crate::Article::text).collect();
        let found = statements(&texts, &anatomies, &entity_of, None);
        let at = |i: u32| {
            let claim = found.claims[i as usize];
            place((ArticleId(claim.article as u32), anatomies[claim.article].claims[claim.claim].span))
        };
        let scores = found.edges.iter().map(|e| {
            let (a, b) = (at(e.a), at(e.b));
            ((a.min(b), a.max(b)), e.score)
        });
        Evidence { scores: scores.collect() }
    }
}
