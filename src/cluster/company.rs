//! Likeness by the company that items keep.

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::Edge;

/// Nearest items that count as an item's company; more cost time by the square and change little.
const MOST: usize = 64;

/// Items that have one item in their company beyond which that one is left out of account.
const HUB: usize = 1024;

/// The pairs with a `share` of their score taken from the company of both: the cosine of the scores each has with
/// the items near it, itself among them with 1. Near are items with a score of at least `least`, the nearest
/// [`MOST`] of them, ties in the order of the items. Pairs that have only company in common are added. In order;
/// time and memory grow with the edges and with the pairs that have a near item in common, for each near item at most the
/// square of [`HUB`].
pub(crate) fn by_company(items: usize, edges: &[Edge], least: f64, share: f64) -> Vec<Edge> {
    let mut near: Vec<Vec<(u32, f64)>> = (0..items as u32).map(|at| vec![(at, 1.0)]).collect();
    for edge in edges.iter().filter(|e| e.score >= least) {
        near[edge.a as usize].push((edge.b, edge.score));
        near[edge.b as usize].push((edge.a, edge.score));
    }
    near.par_iter_mut().for_each(|list| {
        list.sort_by(|x, y| y.1.total_cmp(&x.1).then(x.0.cmp(&y.0)));
        list.truncate(MOST);
        list.sort_unstable_by_key(|&(at, _)| at);
        let length = list.iter().map(|(_, score)| score * score).sum::<f64>().sqrt();
        list.iter_mut().for_each(|(_, score)| *score /= length);
    });
    let mut company_of: Vec<Vec<(u32, f64)>> = vec![Vec::new(); items];
    for (at, list) in near.iter().enumerate() {
        for &(other, score) in list {
            company_of[other as usize].push((at as u32, score));
        }
    }
    // An item in the company of very many says little of any two of them, and time would grow by the square.
    company_of.iter_mut().filter(|list| list.len() > HUB).for_each(Vec::clear);
    let mut own: Vec<Vec<(u32, f64)>> = vec![Vec::new(); items];
    for edge in edges {
        own[edge.a as usize].push((edge.b, edge.score));
    }
    (0..items)
        .into_par_iter()
        .flat_map_iter(|a| {
            // Sums are made in the order of the items, so that they round the same way every time.
            let mut row: FxHashMap<u32, f64> = FxHashMap::default();
            for &(with, score) in &near[a] {
                for &(b, other) in company_of[with as usize].iter().filter(|(b, _)| *b as usize > a) {
                    *row.entry(b).or_insert(0.0) += share * score * other;
                }
            }
            for &(b, score) in &own[a] {
                *row.entry(b).or_insert(0.0) += (1.0 - share) * score;
            }
            let mut row: Vec<(u32, f64)> = row.into_iter().collect();
            row.sort_unstable_by_key(|&(b, _)| b);
            row.into_iter().map(move |(b, score)| Edge { a: a as u32, b, score })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn score(edges: &[Edge], a: u32, b: u32) -> f64 {
        edges.iter().find(|e| (e.a, e.b) == (a, b)).map_or(0.0, |e| e.score)
    }

    #[test]
    fn two_with_a_neighbour_in_common_are_nearer_than_two_with_none() {
        let edges =
            [Edge { a: 0, b: 1, score: 0.5 }, Edge { a: 1, b: 2, score: 0.5 }, Edge { a: 2, b: 3, score: 0.05 }];
        let found = by_company(4, &edges, 0.1, 0.5);
        assert!(score(&found, 0, 2) > 0.0, "1 is near both");
        assert_eq!(score(&found, 0, 3), 0.0, "3 is near nobody");
        assert!((score(&found, 2, 3) - 0.025).abs() < 1e-12, "what is not near is no company, but alike as before");
        assert!(found.is_sorted_by_key(|e| (e.a, e.b)) && found.iter().all(|e| e.a < e.b && e.score <= 1.0));
        assert_eq!(by_company(4, &edges, 0.1, 0.0).iter().map(|e| e.score).fold(0.0, f64::max), 0.5);
        assert!(by_company(0, &[], 0.1, 0.5).is_empty());
    }

    #[test]
    fn equal_items_keep_the_same_company() {
        let edges = [(0, 1, 1.0), (0, 2, 0.4), (1, 2, 0.4)].map(|(a, b, score)| Edge { a, b, score });
        let found = by_company(3, &edges, 0.1, 0.5);
        assert!((score(&found, 0, 1) - 1.0).abs() < 1e-12);
        assert!((score(&found, 0, 2) - score(&found, 1, 2)).abs() < 1e-12);
    }
}
