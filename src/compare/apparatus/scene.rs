//! The statement in which two readings are held against each other: whether its articles tell of one thing, and what
//! else they say.

use smallvec::SmallVec;

use crate::compare::apparatus::Context;
use crate::compare::apparatus::align::is_harm;
use crate::compare::apparatus::amount::Amount;
use crate::compare::apparatus::frame::Frames;
use crate::compare::apparatus::item::{Item, Key};
use crate::compare::apparatus::lexed::Word;
use crate::compare::apparatus::relate::equal;
use crate::compare::apparatus::wording::one_country;
use crate::compare::detail::DetailKind;
use crate::day::Day;
use crate::name::NameKind;
use crate::value::Data;

/// How many times another a number may be that is told of one thing by another word: 241 votes, 240 deputies.
const NEAR_COUNT: f64 = 2.0;
/// Figure without a unit that two articles hardly give by chance.
const TELLING: f64 = 20.0;
/// Tokens on either side of a verb among which stands who does it and to what.
const ACT_REACH: usize = 6;
/// How alike the claims of two articles must be for two days or names in them to contradict each other.
const SAME_TOLD: f64 = 0.3;

/// What relations are judged by.
pub(super) struct Scene<'s, 'a> {
    pub(super) context: &'s Context<'s>,
    pub(super) frames: &'s Frames<'a>,
    /// All items of the statement.
    pub(super) items: &'s [Item<'s>],
}

impl Scene<'_, '_> {
    /// The first day on which a reading was given; none when an article of it has no date.
    pub(super) fn first_day(&self, items: &[&Item]) -> Option<Day> {
        let days: Option<Vec<Day>> = items.iter().map(|i| self.context.day_of(i.article)).collect();
        days.and_then(|d| d.into_iter().min())
    }

    /// Whether the article of one label has one of the other's tone as well.
    pub(super) fn labels(&self, own: &Item, other: &Item) -> bool {
        let Key::Label { set, tone, of } = &other.key else { return false };
        let same = |x: &Option<&str>| x.zip(*of).is_none_or(|(x, y)| one_country(x, y));
        self.items
            .iter()
            .filter(|i| i.article == own.article && i.kind == own.kind)
            .any(|i| matches!(&i.key, Key::Label { set: s, tone: t, of: x } if s == set && t == tone && same(x)))
    }

    /// Whether the articles of two items have a source in common.
    pub(super) fn one_source(&self, a: &Item, b: &Item) -> bool {
        let sources = |of: &Item| {
            let article = of.article;
            self.items.iter().filter(move |i| i.article == article && i.kind == DetailKind::Attribution)
        };
        sources(a).any(|x| sources(b).any(|y| equal(self.context, x, y)))
    }

    /// The least and the most that an amount can be by all that its article says of the same figure.
    pub(super) fn bounds(&self, item: &Item, amount: &Amount) -> (f64, f64) {
        let same = self.items.iter().filter(|i| i.article == item.article && i.role == item.role).filter_map(|i| {
            match &i.key {
                Key::Quantity(q) => Some(q).filter(|q| q.value.is_some() && q.value == amount.value),
                _ => None,
            }
        });
        let own = same.fold((amount.low, amount.high), |(low, high), q| (low.min(q.low), high.max(q.high)));
        let Some(figure) = amount.value.filter(|_| amount.dimension == "count") else { return own };
        // "At least 12 people" in the text and "12 hostages" in the headline.
        let ranges = self.context.giving(item.article, figure).filter_map(|v| match &v.data {
            Data::Quantity(q) if q.unit.is_none() && !q.ordinal => Some(q.range()),
            _ => None,
        });
        ranges.fold(own, |(low, high), (least, most)| (low.min(least), high.max(most)))
    }

    /// Whether two clauses have a figure in common: "the sea warmed to 32 degrees", "water of 32 degrees".
    pub(super) fn one_figure(&self, a: &Item, b: &Item) -> bool {
        let figures = |i: &Item| -> SmallVec<[f64; 4]> {
            let values = self.context.anatomies[i.article].values_of(i.span);
            let figure = |v: &crate::value::Value| match &v.data {
                Data::Quantity(q) => q.figure(),
                Data::Time(_) => None,
            };
            values.iter().filter_map(figure).collect()
        };
        let others = figures(b);
        figures(a).iter().any(|f| others.contains(f))
    }

    /// Whether two things that are told lie ahead both, or neither: who was arrested on Friday is not the less so for
    /// appearing in court on Thursday.
    pub(super) fn one_tense(&self, a: &Item, b: &Item) -> bool {
        let ahead = |i: &Item| self.context.is_ahead(i.article, i.span);
        ahead(a) == ahead(b)
    }

    /// Whether a long article gives the other's figure as well: it knows of both, and tells them of two things.
    pub(super) fn knows_both(&self, a: &Item, x: &Amount, b: &Item, y: &Amount) -> bool {
        let brief = |i: &Item| self.context.anatomies[i.article].is_brief();
        if is_harm(a) || is_harm(b) || brief(a) && brief(b) {
            return false;
        }
        let has = |article: usize, item: &Item, amount: &Amount| {
            let telling = amount.value.filter(|&v| v >= TELLING || item.reading.unit.is_some());
            telling.is_some_and(|figure| {
                self.context.giving(article, figure).any(|v| match &v.data {
                    Data::Quantity(q) => q.unit.as_deref() == item.reading.unit,
                    Data::Time(_) => false,
                })
            })
        };
        has(b.article, a, x) || has(a.article, b, y)
    }

    /// Whether two numbers that differ are told of one thing: in long articles two that only stand in one place of
    /// their sentences are mostly of two ("doing nearly 90", "the last four carriages").
    pub(super) fn counts_one(&self, a: &Item, x: &Amount, b: &Item, y: &Amount) -> bool {
        if x.dimension != "count" || is_harm(a) || is_harm(b) {
            return true;
        }
        let brief = |i: &Item| self.context.anatomies[i.article].is_brief();
        let same = x.counted.is_some() && x.counted == y.counted;
        let named = x.counted.is_some() || y.counted.is_some();
        let about = x.low.max(y.low) <= NEAR_COUNT * x.low.min(y.low);
        same || brief(a) && brief(b) || named && about && !x.around.is_disjoint(&y.around)
    }

    /// Whether two articles tell the same, each with no second item of the kind that the other's could answer.
    pub(super) fn same_told(&self, a: &Item, b: &Item) -> bool {
        let sole = |x: &Item| {
            let other = if x.article == a.article { b.article } else { a.article };
            // What the other article has as well is told for.
            let shared = |i: &Item| {
                self.items.iter().any(|o| o.article == other && o.kind == i.kind && equal(self.context, o, i))
            };
            let same = |i: &&Item| {
                let one_sort = match (&i.key, &x.key) {
                    (Key::Time { days: d, .. }, Key::Time { days: e, .. }) => d.is_some() == e.is_some(),
                    _ => true,
                };
                i.article == x.article && i.kind == x.kind && !i.beside && one_sort
            };
            self.items.iter().filter(same).all(|i| equal(self.context, i, x) || shared(i))
        };
        self.same_told_of(a, b) && sole(a) && sole(b)
    }

    /// Whether two verbs have a word beside them in common: "opened the airport" is not undone by "cancelled flights".
    pub(super) fn one_act(&self, a: &Item, b: &Item) -> bool {
        let beside = |item: &Item| -> SmallVec<[&str; 2 * ACT_REACH]> {
            let (before, after) = self.context.words[item.article].beside(item.span, ACT_REACH);
            before.iter().chain(after).filter_map(Word::content).collect()
        };
        let others = beside(b);
        beside(a).iter().any(|c| others.contains(c))
    }

    /// Whether two articles tell the same.
    pub(super) fn same_told_of(&self, a: &Item, b: &Item) -> bool {
        a.article != b.article && self.frames.alike(a.article, b.article) >= SAME_TOLD
    }

    /// Whether of two articles the later gives a lower toll of any sort: then it corrects or contradicts the
    /// earlier one, and brings nothing in it up to date.
    pub(super) fn falls(&self, a: usize, b: usize) -> bool {
        let (Some(d), Some(e)) = (self.context.day_of(a), self.context.day_of(b)) else { return false };
        let (early, late) = if d <= e { (a, b) } else { (b, a) };
        let tolls = |article: usize| {
            self.items.iter().filter(move |i| i.article == article && !i.beside && is_harm(i)).filter_map(|i| match &i
                .key
            {
                Key::Quantity(q) => Some((i.role, q.counted, q.low, q.high)),
                _ => None,
            })
        };
        d != e
            && tolls(early)
                .any(|(role, of, low, _)| tolls(late).any(|(r, o, _, high)| r == role && o == of && high < low))
    }

    /// Whether an article names any of these anywhere: then it knows of them, in another part.
    pub(super) fn speaks_of(&self, article: usize, names: &[usize]) -> bool {
        // Of a body its last word says little: "Amberline Gas" is not meant by a "gas field".
        let by_word = |n: usize| {
            let body = self.context.entities[n].kind == NameKind::Organisation || self.context.is_guess(n);
            self.context.has_word_of(article, n) && (!body || self.context.has_first_word_of(article, n))
        };
        names.iter().any(|&n| self.context.named(article, &[n]).is_some() || by_word(n))
    }

    /// Whether an article gives a time that falls in these days anywhere.
    pub(super) fn dates(&self, article: usize, days: (Day, Day)) -> bool {
        self.context.anatomies[article].values.iter().any(|v| match &v.data {
            Data::Time(t) => t.days.is_some_and(|d| d.0 <= days.1 && days.0 <= d.1),
            Data::Quantity(_) => false,
        })
    }

    /// Whether two sets of names, read in one slot, cannot both be right of one person, body or place.
    ///
    /// Not when either article speaks of the other's elsewhere: then the two stand for two things.
    pub(super) fn differ(&self, a: &Item, x: &[usize], b: &Item, y: &[usize]) -> bool {
        let apart = |&n: &usize, set: &[usize]| set.iter().all(|&m| self.context.differ(n, m));
        // "Tarn, Velmara" and "Karsk, Velmara": the towns differ.
        let but = |x: &[usize], y: &[usize]| -> Vec<usize> {
            x.iter().filter(|n| !within_names(self.context, &[**n], y)).copied().collect()
        };
        let (x, y) = (but(x, y), but(y, x));
        let strangers = || !self.speaks_of(b.article, &x) && !self.speaks_of(a.article, &y);
        !x.is_empty() && !y.is_empty() && x.iter().all(|n| apart(n, &y)) && strangers()
    }
}

/// Whether each name of the first set may be one of the second.
pub(super) fn within_names(context: &Context<'_>, x: &[usize], y: &[usize]) -> bool {
    x.iter().all(|&n| y.iter().any(|&m| context.may_be_one(n, m)))
}
