//! The details of a story made again by themselves, for the benches: everything they are made from is at hand.

use std::collections::BTreeSet;

use crate::article::Article;
use crate::compare::anatomy::Anatomy;
use crate::compare::apparatus::{Beside, Context};
use crate::compare::near::near;
use crate::compare::statements::{ClaimAt, statements};
use crate::compare::{beside, members, prepare, told_by_some, who_is_who};
use crate::name::Entity;

/// A story up to the point where its details are made.
#[derive(Debug)]
pub struct Undetailed {
    articles: Vec<Article>,
    anatomies: Vec<Anatomy>,
    entities: Vec<Entity>,
    entity_of: Vec<Vec<usize>>,
    /// Of each statement of several articles: its claims, those that deny it, those beside them, those of its briefs
    /// that are told by some of them, and those of other articles that come near.
    statements: Vec<[Vec<ClaimAt>; 5]>,
}

impl Undetailed {
    /// Takes articles apart and puts their claims together.
    #[must_use]
    pub fn of(articles: &[Article]) -> Self {
        let prepared = prepare(articles.iter().cloned().map(|a| (a, None)).collect(), Vec::new());
        let (articles, mut anatomies) = (prepared.articles, prepared.anatomies);
        let (entities, entity_of) = who_is_who(&articles, &mut anatomies);
        let texts: Vec<&str> = articles.iter().map(Article::text).collect();
        let found = statements(&texts, &anatomies, &entity_of, None);
        let near = near(&found);
        let statements = found.groups.iter().enumerate().filter_map(|(at, group)| {
            let own = members(group.items.iter().map(|&i| found.claims[i as usize]));
            let several = own.iter().map(|m| m.article).collect::<BTreeSet<_>>().len() > 1;
            let deny = found.denials.iter().filter(|d| d.0 == at).map(|d| &found.groups[d.1]);
            let denied: Vec<ClaimAt> =
                deny.flat_map(|g| members(g.items.iter().map(|&i| found.claims[i as usize]))).collect();
            let beside = beside(&anatomies, &found, at, &[&own[..], &denied].concat());
            let told = told_by_some(&anatomies, &found, &own);
            several.then(|| [own, denied, beside, told, near[at].clone()])
        });
        let statements = statements.collect();
        Self { articles, anatomies, entities, entity_of, statements }
    }

    /// Statements of several articles.
    #[must_use]
    pub fn statements(&self) -> usize {
        self.statements.len()
    }

    /// Makes the details of all of them, one after the other, and counts them.
    #[must_use]
    pub fn details(&self) -> usize {
        let context = Context::new(&self.articles, &self.anatomies, &self.entity_of, &self.entities);
        let details = |[own, denied, alone, told, near]: &[Vec<ClaimAt>; 5]| {
            context.details(own, denied, Beside { alone, told }, near).len()
        };
        self.statements.iter().map(details).sum()
    }
}
