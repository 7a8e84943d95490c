//! Who says what in a paragraph, by the model: cues, what each governs, and the best of it.

use crate::claim::candidate::{Candidate, Window, candidates, rank_features, trimmed};
use crate::claim::chain::{Marginals, exp, marginals};
use crate::claim::feature::{View, count_likely, cue_features};
use crate::claim::mend::mend;
use crate::claim::model::Weights;
use crate::claim::paragraph::{Mark, Paragraph, number_of};

/// Probability from which a word is looked at as a cue.
pub const CUE: f32 = 0.04;
/// Probability from which what a cue governs is read. Fitting looks at more, so that it learns what to refuse.
const READ: f32 = 0.12;
/// Likeness from which two readings of one statement count as the same.
const SAME: f32 = 0.5;
/// Share of the weight of all readings of a cue below which one is not looked at.
const WORTHY: f32 = 0.004;
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
    /// The word that says so.
    pub cue: usize,
    /// First and last word (exclusive) of who says it.
    pub speaker: Option<(usize, usize)>,
    /// How likely each is right with what is about the same counted in, and its worth in the choice.
    pub contents: Vec<(Candidate, f32, f32)>,
}

/// The readings of a cue.
fn read(view: &View<'_>, weights: &impl Weights, scratch: &mut Vec<u32>) -> Reading {
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
    // What is hardly worth a thing neither is read nor lends weight.
    let worthy: Vec<(Candidate, f32)> =
        found.into_iter().zip(scores.iter().map(|s| s / total)).filter(|c| c.1 >= WORTHY).collect();
    let mut contents: Vec<(Candidate, f32, f32)> = worthy
        .iter()
        .map(|(c, share)| {
            let near: f32 = worthy.iter().filter(|(d, _)| c.likeness(d) >= SAME).map(|(_, other)| other).sum();
            (c.clone(), near, near + EXACT * share)
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
    /// How likely each word is a cue.
    pub cues: Vec<f32>,
    /// A cue and its speaker before a colon at the end.
    pub announced: Option<(usize, (usize, usize))>,
}

/// Probability from which the last cue before a closing colon announces what follows.
const ANNOUNCES: f32 = 0.3;

/// Reads a paragraph. `least` says from which certainty on a cue's reading counts.
pub fn hear(p: &Paragraph, weights: &impl Weights, least: impl Fn(usize) -> (bool, f32)) -> Heard {
    let cues = cue_probabilities(p, weights);
    let likely = count_likely(p, &cues);
    let mut scratch = Vec::with_capacity(64);
    let mut readings: Vec<Reading> = (0..cues.len())
        .filter(|&at| cues[at] >= READ)
        .map(|at| read(&View::new(p, &cues, &likely, at), weights, &mut scratch))
        .collect();
    let last = p.words.len().saturating_sub(1);
    // The last cue of the last sentence that is likely one, else the likeliest.
    let closes = |r: &&Reading| {
        p.mark(last) == Mark::Colon && p.words[r.cue].sentence == p.words[last].sentence && p.words[r.cue].quote == 0
    };
    let announced = readings
        .iter()
        .filter(closes)
        .rfind(|r| cues[r.cue] >= ANNOUNCES)
        .or_else(|| readings.iter().filter(closes).max_by(|a, b| cues[a.cue].total_cmp(&cues[b.cue])))
        .and_then(|r| Some((r.cue, r.speaker?)));
    // "It was over. He said:" announces, whatever was said before.
    let before_it = |r: &Reading| {
        let sentence = p.words[r.cue].sentence;
        announced
            .is_some_and(|(cue, _)| cue == r.cue)
            .then_some(move |c: &Candidate| c.pieces.iter().all(|q| p.words[q.0].sentence < sentence))
    };
    for r in &mut readings {
        if let Some(before) = before_it(r) {
            r.contents.retain(|c| !before(&c.0));
        }
    }
    let mut attributions = choose(readings, least);
    complete(p, &cues, &mut attributions);
    Heard { announced, attributions, cues }
}

/// Probability from which a cue is one of its own, whose words are not another's.
const OTHER_CUE: f32 = 0.5;

/// Words that open a clause or an adjunct which goes before a sentence.
const LEADS_IN: [u32; 12] = [
    number_of("since"),
    number_of("if"),
    number_of("when"),
    number_of("while"),
    number_of("although"),
    number_of("though"),
    number_of("despite"),
    number_of("after"),
    number_of("because"),
    number_of("unless"),
    number_of("during"),
    number_of("on"),
];

/// Words after the last comma of a list.
const LAST_OF_LIST: usize = 3;

/// Where a list that was cut before its last member ends: "in Iraq, Syria | , and Yemen."
fn list_end(p: &Paragraph, at: usize) -> Option<usize> {
    const AND: u32 = number_of("and");
    const OR: u32 = number_of("or");
    let joined = p.words.get(at + 1).is_some_and(|w| w.word == AND || w.word == OR);
    if p.mark(at) != Mark::Comma || !joined {
        return None;
    }
    let end = (at + 2..p.words.len()).find(|&i| matches!(p.mark(i), Mark::Comma | Mark::Stop)).unwrap_or(p.words.len());
    let same = p.words[at + 1..end].iter().all(|w| w.sentence == p.words[at].sentence && w.quote == p.words[at].quote);
    (same && end > at + 2 && end - (at + 2) <= LAST_OF_LIST).then_some(end)
}

/// "On Monday, in the valley, the gates were opened, the board said": what a speaker who stands at the end
/// says begins with the sentence, unless somebody else speaks there.
pub fn complete(p: &Paragraph, cues: &[f32], found: &mut Vec<Attribution>) {
    mend(p, found);
    // Nobody says himself: the words of the speaker are not said.
    for a in found.iter_mut() {
        let Some((from, to)) = a.speaker else { continue };
        let cut = |&(x, y): &(usize, usize)| [(x, y.min(from)), (x.max(to), y)];
        let pieces = a.content.pieces.iter().filter(|q| q.0 < to && from < q.1).count();
        if pieces > 0 {
            let apart = a.content.pieces.iter().flat_map(cut).filter(|q| q.0 < q.1);
            a.content.pieces = apart.filter_map(|q| trimmed(p, q)).collect();
            a.content.pieces.dedup();
        }
    }
    found.retain(|a| !a.content.pieces.is_empty());
    for at in 0..found.len() {
        let a = &found[at];
        let (first, last) = (a.content.pieces[0], a.content.pieces[a.content.pieces.len() - 1]);
        let group = a.speaker.map_or(a.cue, |s| if s.0 > a.cue { a.cue } else { s.0 });
        let sentence = p.words[a.cue].sentence;
        let free = |to: usize| {
            (last.1..to)
                .all(|i| found.iter().all(|b| b.cue != i && b.content.pieces.iter().all(|q| i < q.0 || q.1 <= i)))
        };
        // "said since the war began, | Iran has warned ...": a lead-in says nothing by itself.
        let sentence_end = (last.1..p.words.len())
            .find(|&i| p.words[i].sentence != p.words[last.1 - 1].sentence)
            .unwrap_or(p.words.len());
        if first.0 > a.cue
            && p.words[a.cue].kind_of_cue == 1
            && p.mark(last.1) == Mark::Comma
            && LEADS_IN.contains(&p.words[first.0].word)
            && a.content.pieces.len() == 1
            && p.commas[last.1] == p.commas[first.0]
            && p.words[last.1].quote == 0
            && let Some(piece) = trimmed(p, (first.0, sentence_end))
        {
            found[at].content.pieces[0] = piece;
            continue;
        }
        if last.0 > a.cue
            && let Some(end) = list_end(p, last.1).filter(|&end| free(end))
        {
            if let Some(piece) = found[at].content.pieces.last_mut() {
                piece.1 = end;
            }
            continue;
        }
        let follows = last.1 <= group && group - last.1 <= 2 && p.mark(last.1) == Mark::Comma;
        if !follows || p.words[a.cue].kind_of_cue != 1 || p.words[first.0].sentence != sentence {
            continue;
        }
        let start = (0..first.0).rev().take_while(|&i| p.words[i].sentence == sentence).last().unwrap_or(first.0);
        let taken = (start..first.0).any(|i| p.words[i].quote != 0 || cues[i] >= OTHER_CUE)
            || found.iter().enumerate().any(|(n, b)| {
                n != at
                    && (start <= b.cue && b.cue < first.0
                        || b.content.pieces.iter().any(|q| q.0 < first.0 && start < q.1))
            });
        if start < first.0
            && !taken
            && let Some(piece) = trimmed(p, (start, first.1))
        {
            found[at].content.pieces[0] = piece;
        }
    }
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
            t.cue != a.cue
                && t.content.overlap(&a.content) == 0
                && !inside(&t.content, a.cue)
                && !inside(&a.content, t.cue)
        });
        if free {
            taken.push(a);
        }
    }
    taken.sort_by_key(|a| a.cue);
    taken
}
