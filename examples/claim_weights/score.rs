//! How good what is found is, by the letters it has in common with what is marked.

use std::collections::HashMap;

use variorum::dev::claims as model;
use variorum::dev::claims::Candidate;

use crate::data::{Doc, Gold};
use crate::fit::{Choice, Cues, Fitted};

/// Counts: found and right, and of what.
#[derive(Default, Debug)]
pub(super) struct Score {
    pub(super) hits: f64,
    pub(super) exact: f64,
    pub(super) called: f64,
    pub(super) real: f64,
    pub(super) speech: (f64, f64),
    pub(super) direct: (f64, f64),
    pub(super) speaker: (f64, f64),
    pub(super) cue: (f64, f64),
}

impl Score {
    pub(super) fn show(&self, what: &str) {
        let p = self.hits / self.called;
        let rs = self.speech.0 / self.speech.1;
        println!(
            "{what}: P {:.3} R {:.3} F1 {:.4} exact {:.4} speech R {:.3} F1 {:.4} direct {:.3} speaker {:.3} cue {:.3}",
            p,
            self.hits / self.real,
            2.0 * self.hits / (self.called + self.real),
            2.0 * self.exact / (self.called + self.real),
            rs,
            2.0 * p * rs / (p + rs),
            self.direct.0 / self.direct.1,
            self.speaker.0 / self.speaker.1,
            self.cue.0 / self.cue.1
        );
    }
}

/// Letters of a candidate.
pub(super) fn letters(c: &Candidate, spans: &[variorum::Span]) -> Vec<variorum::Span> {
    c.pieces.iter().map(|&(a, b)| spans[a].cover(spans[b - 1])).collect()
}

pub(super) fn likeness(a: &[variorum::Span], b: &[variorum::Span]) -> f64 {
    let len = |s: &[variorum::Span]| s.iter().map(|x| x.len()).sum::<usize>();
    let both: usize = a.iter().map(|x| b.iter().map(|y| x.overlap(*y)).sum::<usize>()).sum();
    both as f64 / (len(a) + len(b) - both).max(1) as f64
}

pub(super) fn measure(
    docs: &[Doc],
    found: &HashMap<(usize, usize), Vec<model::Attribution>>,
    fold: impl Fn(u64) -> bool,
    errors: usize,
) -> Score {
    let mut score = Score::default();
    let mut shown = 0;
    for (d, doc) in docs.iter().enumerate().filter(|(_, doc)| fold(doc.fold) && !doc.copy) {
        for (kind, speech) in &doc.lost {
            score.real += 1.0;
            score.speech.1 += f64::from(u8::from(*speech));
            score.direct.1 += f64::from(u8::from(kind == "direct"));
        }
        for p in 0..doc.paragraphs.len() {
            let none = Vec::new();
            let called = found.get(&(d, p)).unwrap_or(&none);
            let spans = &doc.spans[p];
            let golds: Vec<&Gold> = doc.gold.iter().filter(|g| g.paragraph == p).collect();
            score.called += called.len() as f64;
            score.real += golds.len() as f64;
            let mut pairs: Vec<(f64, usize, usize)> = Vec::new();
            for (i, g) in golds.iter().enumerate() {
                score.speech.1 += f64::from(u8::from(g.speech));
                score.direct.1 += f64::from(u8::from(g.kind == "direct"));
                let Some(content) = &g.content else { continue };
                let a = letters(content, spans);
                for (j, c) in called.iter().enumerate() {
                    let like = likeness(&a, &letters(&c.content, spans));
                    if like >= 0.5 {
                        pairs.push((like, i, j));
                    }
                }
            }
            pairs.sort_by(|x, y| y.0.total_cmp(&x.0));
            let (mut used_g, mut used_c) = (vec![false; golds.len()], vec![false; called.len()]);
            for (_, i, j) in pairs {
                if used_g[i] || used_c[j] {
                    continue;
                }
                (used_g[i], used_c[j]) = (true, true);
                let (g, c) = (golds[i], &called[j]);
                score.hits += 1.0;
                score.exact += f64::from(u8::from(g.content.as_ref() == Some(&c.content)));
                score.speech.0 += f64::from(u8::from(g.speech));
                score.direct.0 += f64::from(u8::from(g.kind == "direct"));
                score.cue.1 += 1.0;
                score.cue.0 += f64::from(u8::from(g.cue.contains(&c.cue)));
                if g.labels.contains(&2) {
                    score.speaker.1 += 1.0;
                    score.speaker.0 +=
                        f64::from(u8::from(c.speaker.is_some_and(|(a, b)| (a..b).any(|at| g.labels[at] == 2))));
                }
            }
            if shown < errors
                && (used_g.iter().zip(&golds).any(|(u, g)| !u && g.speech) || used_c.contains(&false))
                && d % 7 == 3
            {
                shown += 1;
                println!("---- {}", spans.first().map_or("", |s| s.cover(spans[spans.len() - 1]).of(&doc.text)));
                for (u, g) in used_g.iter().zip(&golds).filter(|(u, g)| !**u && g.speech) {
                    let words: Vec<&str> =
                        g.content.iter().flat_map(|c| letters(c, spans)).map(|s| s.of(&doc.text)).collect();
                    println!("  MISSED {u} [{}] {} | {}", g.kind, spans[g.anchor].of(&doc.text), words.join(" ... "));
                }
                for (u, c) in used_c.iter().zip(called) {
                    let words: Vec<&str> = letters(&c.content, spans).iter().map(|s| s.of(&doc.text)).collect();
                    println!(
                        "  {} {:.2} {} | {}",
                        if *u { "hit  " } else { "FALSE" },
                        c.sure,
                        spans[c.cue].of(&doc.text),
                        words.join(" ... ")
                    );
                }
            }
        }
    }
    score
}

/// What is found of choices, with thresholds for cues that are likely speech and for others.
pub(super) fn decide(
    docs: &[Doc],
    cues: &[Cues],
    choices: &[&Choice],
    fitted: &Fitted,
    least: (f32, f32),
    speech: &HashMap<u32, (f64, f64)>,
) -> HashMap<(usize, usize), Vec<model::Attribution>> {
    let mut readings: HashMap<(usize, usize), Vec<model::Reading>> = HashMap::new();
    for c in choices {
        let scores: Vec<f32> =
            c.features.iter().map(|f| model::Weights::rank(fitted, f).clamp(-30.0, 30.0).exp()).collect();
        readings.entry((c.doc, c.paragraph)).or_default().push(model::weigh(
            c.cue,
            c.speaker,
            c.found.clone(),
            &scores,
        ));
    }
    readings
        .into_iter()
        .map(|(at, r)| {
            let p = &docs[at.0].paragraphs[at.1];
            let mut found = model::choose(r, |cue| {
                if speech.get(&model::number(p, cue)).is_some_and(|c| c.1 >= 0.5 * c.0) {
                    (true, least.0)
                } else {
                    (false, least.1)
                }
            });
            model::complete(p, &cues[at.0][at.1], &mut found);
            (at, found)
        })
        .collect()
}

/// How often each word is the anchor of a cue, and of one of speech.
pub(super) fn speech_words(docs: &[Doc]) -> HashMap<u32, (f64, f64)> {
    let mut out: HashMap<u32, (f64, f64)> = HashMap::new();
    for doc in docs {
        for g in &doc.gold {
            let e = out.entry(model::number(&doc.paragraphs[g.paragraph], g.anchor)).or_default();
            e.0 += 1.0;
            e.1 += f64::from(u8::from(g.speech));
        }
    }
    out
}
