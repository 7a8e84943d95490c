//! How alike what the articles of a statement say is, apart from the details themselves.

use std::collections::{BTreeMap, BTreeSet};

use crate::compare::apparatus::Context;
use crate::compare::statements::ClaimAt;
use crate::same::background::rarity;
use crate::text::token::Token;
use crate::value::Data;

/// The words of meaning of each article's claims in a statement, names and figures apart.
pub(super) struct Frames {
    words: BTreeMap<usize, BTreeSet<String>>,
    /// Names and figures.
    anchors: BTreeMap<usize, BTreeSet<String>>,
}

impl Frames {
    pub(super) fn new(context: &Context<'_>, members: &[ClaimAt], beside: &[ClaimAt]) -> Self {
        let mut words: BTreeMap<usize, BTreeSet<String>> = BTreeMap::new();
        let mut anchors: BTreeMap<usize, BTreeSet<String>> = BTreeMap::new();
        for at in members.iter().chain(beside) {
            let (text, anatomy) = (context.texts[at.article], &context.anatomies[at.article]);
            let claim = &anatomy.claims[at.claim];
            let extent = anatomy.extent(at.claim);
            let frame = |span| {
                claim.speaker.as_ref().is_some_and(|s| s.span.overlap(span) > 0)
                    || claim.cue.is_some_and(|c| c.span.overlap(span) > 0)
            };
            let read = context.words[at.article].within(text, extent, anatomy.language);
            let plain = |t: &Token| {
                !frame(t.span)
                    && anatomy.mentions_in(extent).all(|(_, m)| m.span.overlap(t.span) == 0)
                    && anatomy.values_in(extent).all(|v| v.span.overlap(t.span) == 0)
            };
            let concepts = read.tokens.iter().zip(read.contents.iter());
            let concepts = concepts.filter_map(|(t, c)| c.as_ref().filter(|_| plain(t)).cloned());
            // Names and figures that two articles share show best that they tell the same; those in which they
            // differ are what is asked about, and count for nothing.
            let names = anatomy.mentions_in(extent).filter(|(_, m)| !frame(m.span));
            let names = names.map(|(m, _)| context.entity_of[at.article][m]);
            let values = anatomy.values_in(extent).filter(|v| !frame(v.span)).map(|v| match &v.data {
                Data::Quantity(q) => format!("{:?} {:?}", q.range(), q.unit),
                Data::Time(t) => t.value.clone(),
            });
            anchors.entry(at.article).or_default().extend(values.chain(names.map(|n| format!("name {n}"))));
            words.entry(at.article).or_default().extend(concepts);
        }
        Self { words, anchors }
    }

    /// Share of the words of the shorter of two articles' claims, by rarity, that the other has too, with the
    /// names and figures they share.
    pub(super) fn alike(&self, a: usize, b: usize) -> f64 {
        self.alike_but(a, b, &BTreeSet::new())
    }

    /// The same, apart from some words.
    pub(super) fn alike_but(&self, a: usize, b: usize, but: &BTreeSet<String>) -> f64 {
        let (Some(x), Some(y)) = (self.words.get(&a), self.words.get(&b)) else { return 0.0 };
        let counts = |w: &&String| !but.contains(*w);
        let weight = |words: &BTreeSet<String>| words.iter().filter(counts).map(|w| rarity(w)).sum::<f64>();
        let shared: f64 = x.intersection(y).filter(counts).map(|w| rarity(w)).sum();
        let anchors = match (self.anchors.get(&a), self.anchors.get(&b)) {
            (Some(x), Some(y)) => x.intersection(y).count() as f64,
            _ => 0.0,
        };
        (shared + anchors) / (weight(x).min(weight(y)) + anchors).max(f64::MIN_POSITIVE)
    }

    /// Words of an article's claims that those of another lack.
    pub(super) fn left(&self, of: usize, without: usize) -> usize {
        let (Some(x), Some(y)) = (self.words.get(&of), self.words.get(&without)) else { return 0 };
        x.difference(y).count()
    }
}
