//! One statement out of briefs that tell one thing.
//!
//! A brief tells of one thing in all of its sentences. Two of its sentences may each have been put together with a
//! brief of another outlet, and those two briefs come near each other as well: then all three tell the same, and what
//! each gives is to be laid beside what both others give, not in two statements of which each has only some of it.

use std::collections::{BTreeMap, BTreeSet};

use crate::cluster::Group;

/// The groups, those of them put together that are made of briefs alone, have a brief in common, and each a brief that
/// the other lacks, of which two come near each other.
///
/// `article` gives the article of an item, `is_brief` whether that is a brief, `near` whether two items say much the
/// same, `apart` whether they may not be in one statement: one denies the other. What such a pair is in stays as it was.
/// In the order of the first items. Quadratic in the items of the groups that a brief is in, which are few.
pub(super) fn one_of_briefs(
    groups: Vec<Group>,
    article: impl Fn(u32) -> usize,
    is_brief: impl Fn(usize) -> bool,
    near: impl Fn(u32, u32) -> bool,
    apart: impl Fn(u32, u32) -> bool,
) -> Vec<Group> {
    let articles: Vec<BTreeSet<usize>> = groups.iter().map(|g| g.items.iter().map(|&i| article(i)).collect()).collect();
    let mut of_article: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (n, all) in articles.iter().enumerate().filter(|(_, all)| all.len() > 1 && all.iter().all(|&a| is_brief(a))) {
        for &a in all {
            of_article.entry(a).or_default().push(n);
        }
    }
    let others = |n: usize, of: usize| -> Vec<u32> {
        groups[n].items.iter().copied().filter(|&i| !articles[of].contains(&article(i))).collect()
    };
    let one = |n: usize, m: usize| others(n, m).iter().any(|&a| others(m, n).iter().any(|&b| near(a, b)));
    // For each group the first that it goes together with, itself when it is that.
    let mut first: Vec<usize> = (0..groups.len()).collect();
    let root = |first: &[usize], mut at: usize| {
        while first[at] != at {
            at = first[at];
        }
        at
    };
    for sharing in of_article.values() {
        for (k, &n) in sharing.iter().enumerate() {
            for &m in sharing[..k].iter().filter(|&&m| one(n, m)) {
                let (a, b) = (root(&first, n), root(&first, m));
                first[a.max(b)] = a.min(b);
            }
        }
    }
    let mut together: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for n in 0..groups.len() {
        together.entry(root(&first, n)).or_default().push(n);
    }
    let mut out: Vec<Group> = Vec::with_capacity(together.len());
    for members in together.values() {
        let items = || members.iter().flat_map(|&n| groups[n].items.iter().copied());
        if members.len() == 1 || items().any(|a| items().any(|b| a < b && apart(a, b))) {
            out.extend(members.iter().map(|&n| groups[n].clone()));
            continue;
        }
        let mut all: Vec<u32> = items().collect();
        all.sort_unstable();
        let cohesion = members.iter().map(|&n| groups[n].cohesion).min().unwrap_or(groups[members[0]].cohesion);
        out.push(Group { items: all, cohesion });
    }
    out.sort_unstable_by(|x, y| x.items.cmp(&y.items));
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::score::Score;

    fn groups(items: &[&[u32]]) -> Vec<Group> {
        items.iter().map(|i| Group { items: i.to_vec(), cohesion: Score::new(0.5) }).collect()
    }

    fn items(groups: Vec<Group>) -> Vec<Vec<u32>> {
        groups.into_iter().map(|g| g.items).collect()
    }

    /// Items 10 and 11 are of article 1, and so on.
    fn article(item: u32) -> usize {
        item as usize / 10
    }

    #[test]
    fn briefs_that_share_an_article_are_one() {
        let all = groups(&[&[10, 20], &[11, 30], &[21], &[40, 50]]);
        let one = one_of_briefs(all, article, |_| true, |_, _| true, |_, _| false);
        assert_eq!(items(one), [vec![10, 11, 20, 30], vec![21], vec![40, 50]]);
    }

    #[test]
    fn long_articles_and_denials_stay_apart() {
        let all = groups(&[&[10, 20], &[11, 30]]);
        let yes = |_, _| true;
        assert_eq!(one_of_briefs(all.clone(), article, |a| a != 3, yes, |_, _| false), all);
        assert_eq!(one_of_briefs(all.clone(), article, |_| true, yes, |a, b| (a, b) == (20, 30)), all);
        // Two sentences of one brief, told by two others: nothing says that those tell the same.
        assert_eq!(one_of_briefs(all.clone(), article, |_| true, |_, _| false, |_, _| false), all);
        // The pairs of the second are all in the first.
        let within = groups(&[&[10, 20, 30], &[11, 21]]);
        assert_eq!(one_of_briefs(within.clone(), article, |_| true, yes, |_, _| false), within);
    }
}
