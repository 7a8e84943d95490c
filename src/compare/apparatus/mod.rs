//! The apparatus of a statement: for each detail its readings with their witnesses, and who lacks it.

mod absence;
mod actor;
mod agent;
mod align;
mod amount;
mod asked;
mod bare;
mod called;
mod clause;
mod concepts;
mod counterpart;
mod country;
mod figure;
mod frame;
mod harm;
mod instead;
mod item;
mod lexed;
mod marks;
mod named;
mod office;
mod otherwise;
mod people;
mod polarity;
mod possible;
mod questions;
mod reader;
mod reading;
mod recall;
mod relate;
mod said;
mod scene;
mod search;
mod shelf;
mod short;
mod sides;
mod slot;
mod source;
mod stand_in;
mod who;
mod wording;
mod words;

pub use reading::{Detail, Reading, Witness};

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::sync::OnceLock;

use smallvec::{SmallVec, smallvec};

use crate::article::Article;
use crate::claim::Stance;
use crate::compare::ArticleId;
use crate::compare::anatomy::Anatomy;
use crate::compare::apparatus::asked::Asked;
use crate::compare::apparatus::stand_in::{drop_doubles, gives_as_well, stands_in};
use crate::compare::detail::{DetailKind, UnknownReason};
use crate::compare::statements::ClaimAt;
use crate::name::{Entity, Name};
use crate::span::Span;
use crate::text::fold::fold;

/// What the apparatus of every statement of a story is made from.
pub(super) struct Context<'a> {
    texts: Vec<&'a str>,
    /// Names of the outlets, folded where they are not ASCII.
    outlets: Vec<Cow<'a, str>>,
    anatomies: &'a [Anatomy],
    entity_of: &'a [Vec<usize>],
    entities: &'a [Entity],
    /// By entity; taken apart when they are first asked for.
    names: Vec<OnceLock<Name>>,
    /// Pairs of entities that were asked about, and whether they may be one.
    ones: Asked<(usize, usize), bool>,
    /// Pairs of entities, and whether they are surely two.
    others: Asked<(usize, usize), bool>,
    /// Articles and entities, and where in the one the other, or who may be it, is named first.
    named: Asked<(usize, usize), Option<Span>>,
    /// By article: who is named in it, by number, and where first.
    first_named: Vec<Vec<(usize, Span)>>,
    /// By article: its figures in order, when they were asked for.
    figures: Vec<OnceLock<Vec<(f64, usize)>>>,
    /// By article: the digits in it that were read as no value, when they were asked for.
    unread: Vec<OnceLock<BTreeSet<String>>>,
    /// Whether an entity is named outside headlines.
    in_text: Vec<bool>,
    /// Whether an entity is named by the word for what every country has.
    common: Vec<bool>,
    /// Whether most of the places where an entity is named have it as a place.
    told_where: Vec<bool>,
    /// The words of each article.
    words: Vec<lexed::Lexed<'a>>,
    shelves: Vec<shelf::Shelf>,
}

impl<'a> Context<'a> {
    pub(super) fn new(
        articles: &'a [Article],
        anatomies: &'a [Anatomy],
        entity_of: &'a [Vec<usize>],
        entities: &'a [Entity],
    ) -> Self {
        use rayon::prelude::*;
        let read = |(article, a): (&'a Article, &'a Anatomy)| lexed::Lexed::new(article.text(), a);
        let both = |(article, a)| {
            let words = read((article, a));
            let shelf = shelf::Shelf::new(article, a, &words);
            (words, shelf)
        };
        // Waking other threads takes longer than reading a short story.
        let bytes: usize = articles.iter().map(|a| a.text().len()).sum();
        let (words, shelves) = if bytes < SHORT_STORY {
            articles.iter().zip(anatomies).map(both).unzip()
        } else {
            articles.par_iter().zip(anatomies).map(both).unzip()
        };
        let in_text = entities
            .iter()
            .map(|e| {
                e.mentions
                    .iter()
                    .any(|&(article, m)| !anatomies[article].is_headline(anatomies[article].mentions[m].span))
            })
            .collect();
        let told_where = entities
            .iter()
            .map(|e| {
                let mention =
                    |&(article, m): &(usize, usize)| (articles[article].text(), &anatomies[article].mentions[m]);
                let places = e.mentions.iter().filter(|at| named::names_a_place(mention(at))).count();
                2 * places > e.mentions.len() && e.mentions.iter().all(|at| mention(at).1.title.is_none())
            })
            .collect();
        let first = |(a, of): (&Anatomy, &Vec<usize>)| {
            let mut named: Vec<(usize, Span)> = of.iter().zip(&a.mentions).map(|(&e, m)| (e, m.span)).collect();
            named.sort_unstable();
            named.dedup_by_key(|&mut (e, _)| e);
            named
        };
        let first_named = anatomies.iter().zip(entity_of).map(first).collect();
        let names = entities.iter().map(|_| OnceLock::new()).collect();
        let plain = |name: &'a str| if name.is_ascii() { name.into() } else { fold(name).into() };
        let outlets = articles.iter().map(|a| plain(a.outlet())).collect();
        Self {
            texts: articles.iter().map(Article::text).collect(),
            outlets,
            anatomies,
            entity_of,
            entities,
            names,
            ones: Asked::default(),
            others: Asked::default(),
            named: Asked::default(),
            first_named,
            figures: articles.iter().map(|_| OnceLock::new()).collect(),
            unread: articles.iter().map(|_| OnceLock::new()).collect(),
            in_text,
            common: entities.iter().map(who::is_common).collect(),
            told_where,
            words,
            shelves,
        }
    }

    /// The details of the statement that has these claims, by kind and then by first witness. None for a
    /// statement of one article: there is nothing to lay side by side.
    ///
    /// `beside` can answer what others give.
    ///
    /// `denied` are the claims of a statement that is the denial of this one: what they give besides is laid
    /// beside what these give, where they say the same but for the "not".
    ///
    /// `near` are claims of other articles that tell of the same matter: those articles are asked for what the
    /// statement gives of it, and give no reading.
    pub(super) fn details(
        &self,
        own: &[ClaimAt],
        denied: &[ClaimAt],
        beside: Beside<'_>,
        near: &[ClaimAt],
    ) -> Vec<Detail> {
        let mut members = own.to_vec();
        let told = articles_of(own);
        if !denied.is_empty() {
            let readers = reader::Reader::of(self, &[own, denied].concat());
            let frames = frame::Frames::new(readers.iter());
            let near = |m: &&ClaimAt| {
                !told.contains(&m.article) && told.iter().any(|&a| frames.alike(a, m.article) >= BUT_FOR_NOT)
            };
            members.extend(denied.iter().filter(near).copied());
            members.sort_unstable();
        }
        let members = &members[..];
        let articles = articles_of(members);
        if articles.len() < 2 {
            return Vec::new();
        }
        let near: Vec<ClaimAt> = near.iter().filter(|n| !articles.contains(&n.article)).copied().collect();
        let of = |claims: &[ClaimAt]| reader::Reader::of(self, claims);
        let [own, alone, told_beside, around] = [of(members), of(beside.alone), of(beside.told), of(&near)];
        let items = item::items(self, &own, &alone, &told_beside);
        let frames = frame::Frames::new(own.iter().chain(&alone).chain(&around));
        let mut groups = align::groups(self, &items);
        slot::join(self, &frames, &items, &mut groups);
        groups.retain(|group| group.iter().any(|&at| !items[at].beside));
        for group in &mut groups {
            group.sort_unstable_by_key(|&at| (items[at].beside, at));
        }
        let near_items = item::read(&around, false);
        let laid = Laid { members, near: &near, near_items, articles, told, items, groups, frames };
        let told = &laid.told;
        let mut details: Vec<Detail> = Vec::with_capacity(laid.groups.len());
        let made = laid
            .groups
            .iter()
            .filter_map(|group| self.detail(&laid, group))
            .filter(|d| d.articles().any(|a| told.contains(&a)))
            // That one denies the other is said of the two statements.
            .filter(|d| d.kind != DetailKind::Polarity || d.articles().all(|a| told.contains(&a)));
        details.extend(made);
        drop_doubles(&mut details);
        self.drop_attached(&mut details);
        details.sort_by_key(|d| (d.kind, d.readings.first().and_then(|r| r.witnesses.first().copied())));
        details
    }

    /// "From 11 per cent in February": who lacks the figure lacks its month with it, which is no second thing.
    fn drop_attached(&self, details: &mut [Detail]) {
        let follows = |time: &Witness, figure: &Witness| {
            time.article == figure.article
                && figure.span.end() <= time.span.start()
                && self.texts[time.article.index()][figure.span.end()..time.span.start()].trim().is_empty()
        };
        let figures: Vec<(Witness, Vec<ArticleId>)> = details
            .iter()
            .filter(|d| d.kind == DetailKind::Quantity && !d.not_found.is_empty())
            .flat_map(|d| d.readings.iter().flat_map(|r| r.witnesses.iter().map(|w| (*w, d.not_found.clone()))))
            .collect();
        for time in details.iter_mut().filter(|d| d.kind == DetailKind::Time) {
            let places: Vec<Witness> = time.readings.iter().flat_map(|r| r.witnesses.iter().copied()).collect();
            let attached = |lacks: &ArticleId| {
                places.iter().all(|w| figures.iter().any(|(f, who)| follows(w, f) && who.contains(lacks)))
            };
            time.not_found.retain(|lacks| !attached(lacks));
        }
    }

    /// The detail that a group of items is; none where its items are in no relation, and nothing but that would make
    /// them worth a detail.
    fn detail(&self, laid: &Laid<'_>, group: &[usize]) -> Option<Detail> {
        let Laid { members, articles, told, items, groups, frames, .. } = laid;
        let first = &items[group[0]];
        // The first of the items that give a reading stands for it when readings are related.
        let mut given: SmallVec<[relate::Givers<'_>; FEW]> = SmallVec::new();
        let mut nearby: Vec<Witness> = Vec::new();
        for &at in group {
            let item = &items[at];
            let known = given.iter_mut().find(|items| relate::equal(self, items[0], item));
            // What stands beside the claims and says the same is the detail in another place.
            let elsewhere = matches!(item.kind, DetailKind::Time | DetailKind::Hedge | DetailKind::Attribution);
            match known {
                _ if item.beside && (elsewhere || known.is_some()) => nearby.push(item.witness()),
                Some(items) => items.push(item),
                None => given.push(smallvec![item]),
            }
        }
        let relations = relate::relations(&scene::Scene { context: self, frames, items }, &given);
        let worded = matches!(first.kind, DetailKind::Wording | DetailKind::Stance | DetailKind::Polarity);
        if worded && relations.is_empty() {
            return None;
        }
        let mut readings: Vec<Reading> = given.iter().map(|items| item::Item::reading_of(items)).collect();
        // One Sunday that each article dates by its own day: the day that most of them give.
        for (reading, items) in readings.iter_mut().zip(&given).filter(|(_, items)| items[0].kind == DetailKind::Time) {
            let often = |value: &str| items.iter().filter(|i| i.reading.value == value).count();
            let most = items.iter().enumerate().max_by_key(|(n, i)| (often(&i.reading.value), usize::MAX - n));
            if let Some((_, item)) = most {
                reading.value = (&*item.reading.value).into();
            }
        }
        nearby.retain(|w| !readings.iter().flat_map(|r| &r.witnesses).any(|r| r.article == w.article));
        nearby.dedup_by_key(|w| w.article);
        let mut detail = Detail {
            kind: first.kind,
            role: slot::shown_role(first),
            readings,
            relations,
            elsewhere: nearby,
            not_found: Vec::new(),
            unknown: Vec::new(),
        };
        // In the detail, as a reading or beside.
        let having: SmallVec<[usize; FEW]> = group.iter().map(|&at| items[at].article).collect();
        let having_items = group;
        let group: SmallVec<[&item::Item; FEW]> = group.iter().map(|&at| &items[at]).collect();
        // Who denies a statement leaves nothing out of what did not happen; where, when and who says so it can give
        // as well as the others.
        let around = matches!(
            first.kind,
            DetailKind::Time | DetailKind::Place | DetailKind::Person | DetailKind::Role | DetailKind::Attribution
        );
        // Who "denied" it has nothing to say of when and where.
        let refutes = |a: usize| {
            let mut own = members.iter().filter(|m| m.article == a);
            own.any(|m| {
                let cue = self.anatomies[a].claims[m.claim].cue.filter(|c| c.stance == Stance::Denying);
                cue.is_some_and(|c| fold(c.span.of(self.texts[a])).starts_with("den"))
            })
        };
        let asks = |a: usize| !worded && (told.contains(&a) || around && !refutes(a));
        let brief = |a: usize| self.anatomies[a].is_brief();
        for &article in articles.iter().filter(|&&a| !having.contains(&a) && asks(a)) {
            let id = ArticleId(article as u32);
            // What they have as well, in another detail, is no answer to this one: both give the votes for.
            let shared = |i: &item::Item| {
                items.iter().enumerate().any(|(at, o)| {
                    !having_items.contains(&at)
                        && having.contains(&o.article)
                        && o.kind == i.kind
                        && relate::equal(self, o, i)
                })
            };
            if items.iter().any(|i| {
                i.article == article && gives_as_well(i, first) && (i.kind != DetailKind::Quantity || !shared(i))
            }) {
                detail.unknown.push((id, UnknownReason::Unclear));
                continue;
            }
            // What it gives beside them in other details is no answer to this one.
            let beside_them = |g: &&align::Group| g.iter().any(|&at| having.contains(&items[at].article));
            let own = |&at: &usize| (items[at].article == article).then_some(items[at].span);
            let taken = || groups.iter().filter(beside_them).flat_map(|g| g.iter().filter_map(own)).collect();
            match self.absence(
                article,
                &group,
                members,
                frames,
                // What nobody of those who give the detail has too: "30 days" may be "until June".
                || {
                    let stands = |at: usize| stands_in(&items[at], first, brief(article));
                    groups.iter().any(|other| {
                        other.iter().all(|&at| !having.contains(&items[at].article))
                            && other.iter().any(|&at| items[at].article == article && stands(at))
                    })
                },
                taken,
            ) {
                absence::Absence::NotFound => detail.not_found.push(id),
                absence::Absence::Elsewhere(span) => detail.elsewhere.push(Witness { article: id, span }),
                absence::Absence::Unknown(reason) => detail.unknown.push((id, reason)),
                absence::Absence::NotAsked => {}
            }
        }
        self.ask_near(laid, &group, &mut detail);
        detail.elsewhere.sort_unstable();
        Some(detail)
    }

    /// Asks the articles that tell of the same matter in other claims. How those of the statement put it (who
    /// says it, how sure they are) is theirs alone.
    fn ask_near(&self, laid: &Laid<'_>, group: &[&item::Item<'_>], detail: &mut Detail) {
        let first = group[0];
        // What is the whole of a claim is the statement itself: who lacks it lacks no detail.
        let claim = |m: &ClaimAt| self.anatomies[m.article].claims[m.claim].span;
        let whole = |i: &item::Item| laid.members.iter().any(|m| m.article == i.article && i.span.contains(claim(m)));
        if detail.kind == DetailKind::Hedge || group.iter().any(|i| whole(i)) {
            return;
        }
        // Who said it and on which day may be told of another claim; it is not missing there.
        let asked = detail.kind != DetailKind::Attribution && !matches!(&first.key, item::Key::Time { said: true, .. });
        for near in laid.near {
            let id = ArticleId(near.article as u32);
            if detail.elsewhere.iter().any(|w| w.article == id) {
                continue;
            }
            let answers = |i: &item::Item| {
                let known = group.iter().any(|g| g.kind == i.kind && relate::equal(self, g, i));
                !known
                    && (gives_as_well(i, first)
                        || stands_in(i, first, false)
                            && !laid.items.iter().any(|o| {
                                group.iter().any(|g| g.article == o.article)
                                    && o.kind == i.kind
                                    && relate::equal(self, o, i)
                            }))
            };
            // "The toll may rise as hundreds were hurt": a reason of its own, in other words.
            let reasons = || {
                const WHY: [&str; 5] = ["as", "because", "since", "due", "after"];
                let words = fold(self.words[near.article].extent(near.claim).of(self.texts[near.article]));
                words.split_whitespace().any(|w| WHY.contains(&w))
            };
            let own = || laid.near_items.iter().filter(|i| i.article == near.article);
            let instead = || own().any(answers) || detail.kind == DetailKind::Cause && reasons();
            match self.absence(near.article, group, &[*near], &laid.frames, instead, SmallVec::new) {
                absence::Absence::Elsewhere(span) => detail.elsewhere.push(Witness { article: id, span }),
                absence::Absence::NotFound if asked => detail.not_found.push(id),
                absence::Absence::Unknown(reason) if asked => detail.unknown.push((id, reason)),
                _ => {}
            }
        }
        detail.not_found.sort_unstable();
        detail.unknown.sort_unstable_by_key(|&(article, _)| article);
    }
}

/// The articles of claims, in order.
fn articles_of(claims: &[ClaimAt]) -> Vec<usize> {
    let mut articles: Vec<usize> = claims.iter().map(|m| m.article).collect();
    articles.sort_unstable();
    articles.dedup();
    articles
}

/// Claims of a statement's articles that are in no claim of it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Beside<'a> {
    /// In the next sentence, or anywhere in a brief, and in no statement with others.
    pub(super) alone: &'a [ClaimAt],
    /// In a statement that only some of the statement's briefs have.
    pub(super) told: &'a [ClaimAt],
}

/// The claims of a statement laid side by side.
struct Laid<'a> {
    members: &'a [ClaimAt],
    /// Claims of other articles that tell of the same matter, one an article, and what they give.
    near: &'a [ClaimAt],
    near_items: Vec<item::Item<'a>>,
    /// The articles of the claims, those of a denial among them.
    articles: Vec<usize>,
    /// The articles of the statement itself.
    told: Vec<usize>,
    items: Vec<item::Item<'a>>,
    /// Items by number that are versions of one detail.
    groups: Vec<align::Group>,
    frames: frame::Frames<'a>,
}

/// Bytes of a story that one thread reads by itself, in about half a millisecond.
const SHORT_STORY: usize = 1 << 14;
/// Items, readings and articles of a detail that are kept in place.
const FEW: usize = 4;
/// How alike two claims must be, of which one denies the other, for their details to be laid side by side.
const BUT_FOR_NOT: f64 = 0.4;
