//! Who says what in a paragraph, by the model: cues, what each governs, and the best of it.

use crate::claim::candidate::{Candidate, Window, candidates, rank_features};
use crate::claim::chain::{Marginals, exp, marginals};
use crate::claim::feature::{View, count_likely, cue_features};
use crate::claim::model::Weights;
use crate::claim::paragraph::{Mark, Paragraph};

/// Probability from which a word is looked at as a cue.
pub const CUE: f32 = 0.04;
/// Likeness from which two readings of one statement count as the same.
const SAME: f32 = 0.5;
/// How much more an exact reading is worth than one that is about the same.
const EXACT: f32 = 0.5;

/// Somebody says something: places in the words of a paragraph.
#[derive(Debug, Clone)]
pub struct Attribution {
    /// What is said.
    pub content: Candidate,
    /// First and last word (exclusive) of who says it.
    pub speaker: Option<(usize, usize)>,
    /// The word that says so.
    pub cue: usize,
    /// How likely it is that this is said, 0 to 1.
    pub sure: f32,
}

/// How likely each word is a cue.
pub fn cue_probabilities(p: &Paragraph, weights: &impl Weights) -> Vec<f32> {
    let mut features = Vec::with_capacity(32);
    (0..p.words.len())
        .map(|at| {
            cue_features(p, at, &mut features);
            let e = exp(weights.cue(&features));
            e / (1.0 + e)
        })
        .collect()
}

/// A cue with the readings of what it governs, likeliest first.
pub struct Reading {
    pub cue: usize,
    pub speaker: Option<(usize, usize)>,
    /// How likely each is right with what is about the same counted in, and its worth in the choice.
    pub contents: Vec<(Candidate, f32, f32)>,
}

/// The readings of a cue.
pub fn read(view: &View<'_>, weights: &impl Weights, scratch: &mut Vec<u32>) -> Reading {
    let m = marginals(view, weights, scratch);
    let found = candidates(view, &m);
    let window = Window::new(view, &m);
    let scores: Vec<f32> = found
        .iter()
        .enumerate()
        .map(|(n, c)| {
            rank_features(view, &m, &window, c, n, scratch);
            exp(weights.rank(scratch))
        })
        .collect();
    weigh(view.cue, speaker(view, &m), found, &scores)
}

/// From scores to readings: against each other and against that nothing is said.
pub fn weigh(cue: usize, speaker: Option<(usize, usize)>, found: Vec<Candidate>, scores: &[f32]) -> Reading {
    let total: f32 = 1.0 + scores.iter().sum::<f32>();
    let mut contents: Vec<(Candidate, f32, f32)> = found
        .iter()
        .zip(scores)
        .map(|(c, s)| {
            let near: f32 =
                found.iter().zip(scores).filter(|(d, _)| c.likeness(d) >= SAME).map(|(_, t)| t).sum::<f32>() / total;
            (c.clone(), near, near + EXACT * s / total)
        })
        .collect();
    contents.sort_by(|a, b| b.2.total_cmp(&a.2).then(a.0.cmp(&b.0)));
    Reading { cue, speaker, contents }
}

/// The likeliest speaker of a cue.
pub fn speaker(view: &View<'_>, m: &Marginals) -> Option<(usize, usize)> {
    let likely = |at: usize| m.labels[at - m.from][2];
    let best = (view.from..view.to)
        .filter(|&at| at != view.cue)
        .max_by(|&a, &b| likely(a).total_cmp(&likely(b)).then(b.cmp(&a)))
        .filter(|&at| likely(at) > 0.01)?;
    let least = (likely(best) * 0.5).min(0.5);
    let mut from = best;
    while from > view.from && likely(from - 1) >= least && from - 1 != view.cue {
        from -= 1;
    }
    let mut to = best + 1;
    while to < view.to && likely(to) >= least && to != view.cue {
        to += 1;
    }
    Some((from, to))
}

/// What a paragraph attributes, and whose words its end announces.
#[derive(Debug, Default)]
pub struct Heard {
    /// In order of their cues, none overlapping another.
    pub attributions: Vec<Attribution>,
    /// A cue and its speaker before a colon at the end.
    pub announced: Option<(usize, (usize, usize))>,
}

/// Words before a closing colon within which the cue stands that it belongs to.
const ANNOUNCING: usize = 12;
/// Probability from which a cue there announces.
const ANNOUNCES: f32 = 0.3;

/// Reads a paragraph. `least` says from which certainty on a cue's reading counts.
pub fn hear(p: &Paragraph, weights: &impl Weights, least: impl Fn(usize) -> (bool, f32)) -> Heard {
    let cues = cue_probabilities(p, weights);
    let likely = count_likely(p, &cues);
    let mut scratch = Vec::with_capacity(64);
    let readings: Vec<Reading> = (0..cues.len())
        .filter(|&at| cues[at] >= CUE)
        .map(|at| read(&View::new(p, &cues, &likely, at), weights, &mut scratch))
        .collect();
    let last = p.words.len().saturating_sub(1);
    let announced = readings
        .iter()
        .filter(|r| p.mark(last) == Mark::Colon && r.cue + ANNOUNCING > last && cues[r.cue] >= ANNOUNCES)
        .max_by(|a, b| cues[a.cue].total_cmp(&cues[b.cue]))
        .and_then(|r| Some((r.cue, r.speaker?)));
    let attributions = choose(readings, least);
    let used = |cue: usize| attributions.iter().any(|a| a.cue == cue);
    Heard { announced: announced.filter(|a| !used(a.0)), attributions }
}

/// The best readings that do not overlap, the surest first.
pub fn choose(readings: Vec<Reading>, least: impl Fn(usize) -> (bool, f32)) -> Vec<Attribution> {
    let mut all: Vec<(bool, f32, Attribution)> = Vec::new();
    for r in readings {
        let (first, least) = least(r.cue);
        for (content, sure, worth) in r.contents {
            if sure >= least {
                all.push((first, worth, Attribution { content, speaker: r.speaker, cue: r.cue, sure }));
            }
        }
    }
    let mut taken: Vec<Attribution> = Vec::new();
    // Stable: readings of one cue that are worth the same keep their order.
    all.sort_by(|a, b| b.0.cmp(&a.0).then(b.1.total_cmp(&a.1)).then(a.2.cue.cmp(&b.2.cue)));
    for (_, _, a) in all {
        let inside = |c: &Candidate, at: usize| c.pieces.iter().any(|&(x, y)| x <= at && at < y);
        let free = taken.iter().all(|t| {
            t.cue != a.cue && t.content.overlap(&a.content) == 0 && !inside(&t.content, a.cue) && !inside(&a.content, t.cue)
        });
        if free {
            taken.push(a);
        }
    }
    taken.sort_by_key(|a| a.cue);
    taken
}
