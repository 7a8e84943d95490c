//! Who else tells of what a statement tells of: articles that have no part in it, but a claim that comes close.
//!
//! An article that tells of the same matter in another way can be asked for the details of the statement; one
//! that does not tell of it at all lacks the statement as a whole, and nothing more is to be said.

use std::collections::{BTreeMap, BTreeSet};

use crate::cluster::Group;
use crate::compare::statements::{ClaimAt, STATEMENT, Statements};

/// Similarity of a claim to one of a statement from which its article tells of the same matter: two thirds of
/// what makes the two one statement.
const NEAR: f64 = STATEMENT * 2.0 / 3.0;

/// For each statement of several articles, the claim nearest to it of every article that has no part in it or
/// its denial, if one is near. In the order of the articles. Linear in the pairs of claims that are alike at all.
pub(super) fn near(found: &Statements) -> Vec<Vec<ClaimAt>> {
    let of = |group: &Group| group.items.iter().map(|&i| found.claims[i as usize].article).collect();
    let articles: Vec<BTreeSet<usize>> = found.groups.iter().map(of).collect();
    // Who denies a statement is asked with those who assert it.
    let mut part = articles.clone();
    for &(a, b) in &found.denials {
        part[a].extend(&articles[b]);
        part[b].extend(&articles[a]);
    }
    let mut best: BTreeMap<(usize, usize), (f64, ClaimAt)> = BTreeMap::new();
    for edge in found.edges.iter().filter(|e| e.score >= NEAR) {
        for (member, other) in [(edge.a, edge.b), (edge.b, edge.a)] {
            let (group, at) = (found.group_of[member as usize], found.claims[other as usize]);
            if articles[group].len() < 2 || part[group].contains(&at.article) {
                continue;
            }
            let kept = best.entry((group, at.article)).or_insert((edge.score, at));
            // Of two that are as near the first: pairs may come in any order.
            if edge.score > kept.0 || edge.score == kept.0 && at < kept.1 {
                *kept = (edge.score, at);
            }
        }
    }
    let mut out = vec![Vec::new(); found.groups.len()];
    for ((group, _), (_, at)) in best {
        out[group].push(at);
    }
    out
}
