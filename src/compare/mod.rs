//! Where names, claims, scores and groups meet.

pub(crate) mod again;
mod anatomy;
mod apparatus;
mod briefs;
pub(crate) mod detail;
mod evidence;
mod near;
mod statements;
mod story;
mod told;

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

pub use anatomy::{Anatomy, sentences_of};
pub use apparatus::{Detail, Reading, Witness};
pub use story::{Comparer, ComparerBuilder, Encoder, Story};

use crate::article::Article;
use crate::claim::{self, Claim};
use crate::cluster::Group;
use crate::compare::detail::LinkKind;
pub(crate) use crate::compare::statements::{CONFIRMED, STATEMENT as STATEMENT_THRESHOLD};
use crate::compare::statements::{ClaimAt, Statements, statements};
use crate::name::{self, Entity, Mention, NameKind};
use crate::notice::Notice;
use crate::score::Score;
use crate::span::Span;

/// An article of a comparison, by its place in the order (date, outlet, id).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ArticleId(pub(crate) u32);

impl ArticleId {
    /// The place of the article in [`Comparison::articles`].
    #[must_use]
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

/// What a comparison of the articles of one story found. Owned, and the same for any order of the
/// articles and any number of threads.
#[derive(Debug, Clone)]
pub struct Comparison {
    pub(crate) story: Option<String>,
    pub(crate) articles: Vec<Article>,
    pub(crate) anatomies: Vec<Anatomy>,
    pub(crate) names: Vec<NameEntry>,
    pub(crate) statements: Vec<Statement>,
    pub(crate) links: Vec<(usize, usize, LinkKind)>,
    pub(crate) notices: Vec<Notice>,
}

/// Who or what is named in a story, with every mention.
#[derive(Debug, Clone)]
pub struct NameEntry {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) kind: NameKind,
    pub(crate) mentions: Vec<(ArticleId, Span)>,
    pub(crate) stands_for: Option<&'static str>,
    pub(crate) acting: Vec<(ArticleId, Span)>,
    pub(crate) may_be: Vec<String>,
}

/// The claims of one or several articles that say the same.
#[derive(Debug, Clone)]
pub struct Statement {
    pub(crate) id: String,
    pub(crate) occasion: Option<String>,
    pub(crate) score: Score,
    pub(crate) members: Vec<(ArticleId, Claim)>,
    pub(crate) details: Vec<Detail>,
}

/// Compares articles of one story: [`Comparer::story`], [`Story::add`] and [`Story::finish`] with the
/// settings as they come.
///
/// Work grows with the text, and with the number of pairs of claims that share an uncommon word.
#[must_use]
pub fn compare(articles: &[Article]) -> Comparison {
    compute(articles.iter().cloned().map(|a| (a, None)).collect(), Vec::new(), None)
}

/// An article with a caller's claims, if the caller has their own extractor.
type Given = (Article, Option<Vec<Claim>>);

/// Articles in order, with unique ids, each taken apart.
struct Prepared {
    articles: Vec<Article>,
    anatomies: Vec<Anatomy>,
    notices: Vec<Notice>,
}

fn prepare(mut given: Vec<Given>, mut notices: Vec<Notice>) -> Prepared {
    given.sort_by(|(a, _), (b, _)| order_of(a).cmp(&order_of(b)).then_with(|| order_of_twins(a, b)));
    let mut free: BTreeSet<String> = given.iter().map(|(a, _)| a.id().to_owned()).collect();
    let given_ids = free.clone();
    let mut numbered = BTreeSet::new();
    for (article, _) in &mut given {
        if free.remove(article.id()) {
            continue;
        }
        let first = article.id().to_owned();
        let next =
            (2u32..).map(|n| format!("{first}#{n}")).find(|id| !given_ids.contains(id) && !numbered.contains(id));
        let Some(id) = next else { continue };
        let message = format!("the id {first:?} was given before; this article is {id:?}");
        notices.push(Notice::new(Some(&id), "repeated_id", message));
        numbered.insert(id.clone());
        *article = article.clone().with_id(id);
    }
    let anatomies: Vec<Anatomy> =
        given.par_iter_mut().map(|(article, claims)| Anatomy::unresolved(article, claims.take())).collect();
    let articles: Vec<Article> = given.into_iter().map(|(a, _)| a).collect();
    for (article, anatomy) in articles.iter().zip(&anatomies) {
        notices.extend(story::notices_of(article, anatomy));
    }
    Prepared { articles, anatomies, notices }
}

/// Date, outlet, id; what is left tells twins apart by what they say.
fn order_of(article: &Article) -> (Option<crate::day::Day>, &str, &str, &str, Option<&str>) {
    (article.day(), article.outlet(), article.id(), article.text(), article.title())
}

/// The order of twins that say the same under one id, by all that is known of them besides.
fn order_of_twins(a: &Article, b: &Article) -> std::cmp::Ordering {
    a.complete()
        .cmp(&b.complete())
        .then_with(|| a.published().cmp(&b.published()))
        .then_with(|| a.url().cmp(&b.url()))
        .then_with(|| a.language().cmp(&b.language()))
        .then_with(|| a.story().cmp(&b.story()))
        .then_with(|| a.extra().to_json().cmp(&b.extra().to_json()))
}

fn compute(given: Vec<Given>, notices: Vec<Notice>, encoder: Option<&dyn Encoder>) -> Comparison {
    try_compute(given, notices, encoder).unwrap_or_else(|_| unreachable!("only an encoder can fail"))
}

fn try_compute(
    given: Vec<Given>,
    notices: Vec<Notice>,
    encoder: Option<&dyn Encoder>,
) -> Result<Comparison, crate::Error> {
    let Prepared { articles, mut anatomies, notices } = prepare(given, notices);
    let (entities, entity_of) = who_is_who(&articles, &mut anatomies);
    let texts: Vec<&str> = articles.iter().map(Article::text).collect();
    let encoded = encoder.map(|e| story::encode(e, &texts, &anatomies)).transpose()?;
    let found = statements(&texts, &anatomies, &entity_of, encoded.as_deref());
    let context = apparatus::Context::new(&articles, &anatomies, &entity_of, &entities);
    let near = near::near(&found);
    let details: Vec<Vec<Detail>> = found
        .groups
        .par_iter()
        .enumerate()
        .map(|(at, group)| {
            let claims = |group: &Group| members(group.items.iter().map(|&i| found.claims[i as usize]));
            let own = claims(group);
            // Of a statement and its denial the first has the details of both.
            let denied: Vec<ClaimAt> =
                found.denials.iter().filter(|d| d.0 == at).flat_map(|d| claims(&found.groups[d.1])).collect();
            let beside = beside(&anatomies, &found, at, &[&own[..], &denied].concat());
            let told = told_by_some(&anatomies, &found, &own);
            context.details(&own, &denied, apparatus::Beside { alone: &beside, told: &told }, &near[at])
        })
        .collect();
    let statements = described(&articles, &anatomies, &found, details);
    let links = found.denials.iter().map(|&(a, b)| (a, b, LinkKind::Denies)).collect();
    let names = entities.iter().map(|e| name_entry(e, &entities, &anatomies)).collect();
    let mut notices = notices;
    notices.sort();
    notices.dedup();
    let story = articles.iter().find_map(|a| a.story().map(str::to_owned));
    Ok(Comparison { story, articles, anatomies, names: unique_names(names), statements, links, notices })
}

fn members(claims: impl Iterator<Item = ClaimAt>) -> Vec<ClaimAt> {
    let mut members: Vec<ClaimAt> = claims.collect();
    members.sort_unstable();
    members
}

/// The claims in the sentences next to those of a statement, where no other article has a part in them. All of a brief
/// stand beside the first of its statements.
fn beside(anatomies: &[Anatomy], found: &Statements, statement: usize, members: &[ClaimAt]) -> Vec<ClaimAt> {
    let claim = |at: &ClaimAt| &anatomies[at.article].claims[at.claim];
    // A brief tells of one thing in all of its sentences, the headline among them; a longer article goes on with
    // something else.
    let brief = |article: usize| anatomies[article].is_brief();
    let whole = |article: usize| brief(article) && found.first_of(article) == Some(statement);
    let follows = |at: &ClaimAt| {
        members.iter().any(|m| {
            m.article == at.article
                && claim(m).part == claim(at).part
                && (whole(at.article)
                    || (!claim(m).headline || brief(at.article)) && claim(m).sentence.abs_diff(claim(at).sentence) == 1)
        })
    };
    let mut out: Vec<ClaimAt> = Vec::new();
    for m in members {
        let at = |claim| ClaimAt { article: m.article, claim };
        let near = |at: &ClaimAt| whole(at.article) || claim(at).sentence.abs_diff(claim(m).sentence) <= 1;
        let after = (m.claim + 1..anatomies[m.article].claims.len()).map(at).take_while(near);
        let before = (0..m.claim).rev().map(at).take_while(near);
        out.extend(before.chain(after).filter(|at| follows(at) && found.is_alone(at) && !members.contains(at)));
    }
    out.sort_unstable();
    out.dedup();
    out
}

/// The claims of a statement's briefs that are in statements of some of these briefs alone: another brief may give in
/// its one sentence what they give in two.
fn told_by_some(anatomies: &[Anatomy], found: &Statements, own: &[ClaimAt]) -> Vec<ClaimAt> {
    let mut articles: Vec<usize> = own.iter().map(|m| m.article).collect();
    articles.dedup();
    // One brief has nobody to say it with.
    if articles.len() < 2 || !articles.iter().all(|&a| anatomies[a].is_brief()) {
        return Vec::new();
    }
    let mut told = found.within(&articles);
    told.retain(|claim| own.binary_search(claim).is_err());
    told
}

/// Resolves names across the story and, with them, speakers.
fn who_is_who(articles: &[Article], anatomies: &mut [Anatomy]) -> (Vec<Entity>, Vec<Vec<usize>>) {
    let given: Vec<(&str, &[Mention])> =
        articles.iter().zip(anatomies.iter()).map(|(a, n)| (a.text(), &n.mentions[..])).collect();
    let entities = name::resolve(&given);
    let mut entity_of: Vec<Vec<usize>> = anatomies.iter().map(|a| vec![0; a.mentions.len()]).collect();
    for (number, entity) in entities.iter().enumerate() {
        for &(article, mention) in &entity.mentions {
            entity_of[article][mention] = number;
        }
    }
    let names: Vec<String> = entities.iter().map(|e| e.name.clone()).collect();
    anatomies.par_iter_mut().zip(articles).zip(&entity_of).for_each(|((anatomy, article), entity_of)| {
        claim::resolve_speakers(article.text(), &mut anatomy.claims, &anatomy.mentions, entity_of, &names);
    });
    (entities, entity_of)
}

fn name_entry(entity: &Entity, entities: &[Entity], anatomies: &[Anatomy]) -> NameEntry {
    let mentions = entity
        .mentions
        .iter()
        .map(|&(article, m)| (ArticleId(article as u32), anatomies[article].mentions[m].span))
        .collect();
    let at = |&(article, m): &(usize, usize)| (ArticleId(article as u32), anatomies[article].mentions[m].span);
    NameEntry {
        id: content_id("n", &[&entity.name]),
        name: entity.name.clone(),
        kind: entity.kind,
        mentions,
        stands_for: entity.stands_for,
        acting: entity.acting.iter().map(at).collect(),
        may_be: entity.may_be.iter().map(|&e| entities[e].name.clone()).collect(),
    }
}

/// Two people of one name have two ids: the second is numbered.
fn unique_names(mut names: Vec<NameEntry>) -> Vec<NameEntry> {
    let mut seen: BTreeMap<String, u32> = BTreeMap::new();
    for name in &mut names {
        number_repeats(&mut seen, &mut name.id);
    }
    names
}

fn number_repeats(seen: &mut BTreeMap<String, u32>, id: &mut String) {
    let count = seen.entry(id.clone()).or_insert(0);
    *count += 1;
    if *count > 1 {
        *id = format!("{id}-{count}");
    }
}

fn described(
    articles: &[Article],
    anatomies: &[Anatomy],
    found: &Statements,
    details: Vec<Vec<Detail>>,
) -> Vec<Statement> {
    let mut seen = BTreeMap::new();
    let mut out = Vec::with_capacity(details.len());
    for (group, details) in found.groups.iter().zip(details) {
        let claims = members(group.items.iter().map(|&i| found.claims[i as usize]));
        let first = claims[0];
        // The first claim in order names the statement: it stays first when later articles join.
        let words = anatomies[first.article].claims[first.claim].span.of(articles[first.article].text());
        let mut id = content_id("s", &[articles[first.article].outlet(), articles[first.article].id(), words]);
        number_repeats(&mut seen, &mut id);
        let occasion = claims.iter().filter_map(|c| anatomies[c.article].day).min().map(|d| d.to_string());
        let members = claims
            .iter()
            .map(|c| (ArticleId(c.article as u32), anatomies[c.article].claims[c.claim].clone()))
            .collect();
        out.push(Statement { id, occasion, score: group.cohesion, members, details });
    }
    out
}

/// An id from content: the first 48 bits of the XXH3 hash of the parts, which no order or seed changes.
fn content_id(prefix: &str, parts: &[&str]) -> String {
    let joined = parts.join("\u{1f}");
    let hash = xxhash_rust::xxh3::xxh3_64(joined.as_bytes()) >> 16;
    format!("{prefix}-{hash:012x}")
}

impl Comparison {
    /// The story's name, where its articles give one.
    #[must_use]
    pub fn story(&self) -> Option<&str> {
        self.story.as_deref()
    }

    /// The articles in the order (date, outlet, id), with unique ids.
    #[must_use]
    pub fn articles(&self) -> &[Article] {
        &self.articles
    }

    /// The ids of the articles, in their order.
    pub fn article_ids(&self) -> impl Iterator<Item = ArticleId> + use<> {
        (0..self.articles.len() as u32).map(ArticleId)
    }

    /// An article.
    #[must_use]
    pub fn article(&self, id: ArticleId) -> &Article {
        &self.articles[id.index()]
    }

    /// Who and what is named.
    #[must_use]
    pub fn names(&self) -> &[NameEntry] {
        &self.names
    }

    /// What is said, in the order of first appearance; statements of one outlet only are among them.
    #[must_use]
    pub fn statements(&self) -> &[Statement] {
        &self.statements
    }

    /// Pairs of statements that stand to each other in some way.
    pub fn links(&self) -> impl Iterator<Item = (&Statement, &Statement, LinkKind)> {
        self.links.iter().map(|&(a, b, kind)| (&self.statements[a], &self.statements[b], kind))
    }

    /// What was skipped, cut, undated or could not be read.
    #[must_use]
    pub fn notices(&self) -> &[Notice] {
        &self.notices
    }

    /// The readings that `article` has and another article that tells of the same lacks: what it adds.
    ///
    /// The same fact as [`leaves_out`](Self::leaves_out) of the others, seen from this side.
    pub fn adds(&self, article: ArticleId) -> impl Iterator<Item = (&Statement, &Detail, &Reading)> {
        self.details().filter(|(_, d)| !d.not_found().is_empty()).filter_map(move |(s, d)| {
            d.readings().iter().find(|r| r.witnesses().iter().any(|w| w.article() == article)).map(|r| (s, d, r))
        })
    }

    /// The details that others give in a statement, and that were not found in `article` though they could have
    /// been known: it shares the statement, or has a claim that comes near it. Who denies the statement in words that are
    /// alike but for the "not" is asked for when, where and who alone.
    pub fn leaves_out(&self, article: ArticleId) -> impl Iterator<Item = (&Statement, &Detail)> {
        self.details().filter(move |(_, d)| d.not_found().contains(&article))
    }

    fn details(&self) -> impl Iterator<Item = (&Statement, &Detail)> {
        self.statements.iter().flat_map(|s| s.details.iter().map(move |d| (s, d)))
    }
}

impl Statement {
    /// From its content, not its position: the same whatever else is compared with it.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The first day it was said, ISO 8601, as far as the articles are dated.
    #[must_use]
    pub fn occasion(&self) -> Option<&str> {
        self.occasion.as_deref()
    }

    /// How alike its claims are: the weakest seam that holds them together; 1 for a single claim.
    #[must_use]
    pub fn score(&self) -> Score {
        self.score
    }

    /// The claims, each with its article, in order.
    pub fn claims(&self) -> impl Iterator<Item = (ArticleId, &Claim)> {
        self.members.iter().map(|(a, c)| (*a, c))
    }

    /// What the claims give or lack.
    #[must_use]
    pub fn details(&self) -> &[Detail] {
        &self.details
    }

    /// Number of articles that have a claim in it.
    #[must_use]
    pub fn outlets(&self) -> usize {
        let mut articles: Vec<ArticleId> = self.members.iter().map(|(a, _)| *a).collect();
        articles.dedup();
        articles.len()
    }
}

impl NameEntry {
    /// From the name.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The fullest spelling.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What it names.
    #[must_use]
    pub fn kind(&self) -> NameKind {
        self.kind
    }

    /// Every mention, in order.
    pub fn mentions(&self) -> impl Iterator<Item = (ArticleId, Span)> {
        self.mentions.iter().copied()
    }

    /// The state or body the name may stand for ("Washington" for the United States), if it is a capital
    /// or a seat that the text makes speak or act somewhere. A hint for readers: the two names stay apart.
    #[must_use]
    pub fn stands_for(&self) -> Option<&str> {
        self.stands_for
    }

    /// The mentions in which it speaks or acts; empty without [`stands_for`](Self::stands_for).
    pub fn acting(&self) -> impl Iterator<Item = (ArticleId, Span)> {
        self.acting.iter().copied()
    }

    /// The full names that a short form may stand for ("Warraq" beside Adnan and Tamim Warraq), two or
    /// more; empty when it is bound to one, or to none.
    #[must_use]
    pub fn may_be(&self) -> &[String] {
        &self.may_be
    }
}
