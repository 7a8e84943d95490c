//! Articles with their attributions, in words of paragraphs.

use crate::support::hash;
use std::collections::HashMap;
use std::path::PathBuf;

use serde_json::Value as Json;
use variorum::dev::claims as model;
use variorum::dev::claims::{Candidate, Paragraph};

/// An attribution of the data, in words of a paragraph.
pub(super) struct Gold {
    pub(super) paragraph: usize,
    pub(super) content: Option<Candidate>,
    pub(super) labels: Vec<u8>,
    pub(super) cue: Vec<usize>,
    /// The word of the cue that tells most.
    pub(super) anchor: usize,
    pub(super) speech: bool,
    pub(super) kind: String,
}

pub(super) struct Doc {
    pub(super) text: String,
    /// One of those without commas: fitted to, not measured.
    pub(super) copy: bool,
    pub(super) fold: u64,
    pub(super) paragraphs: Vec<Paragraph>,
    pub(super) spans: Vec<Vec<variorum::Span>>,
    pub(super) gold: Vec<Gold>,
    /// Attributions that are in no paragraph: lost whatever is fitted.
    pub(super) lost: Vec<(String, bool)>,
}

/// Reads articles; with `folds` of 1, for measuring only, as they are.
pub(super) fn read(file: &PathBuf, folds: u64) -> Result<Vec<Doc>, String> {
    let text = std::fs::read_to_string(file).map_err(|why| format!("{}:0: {why}", file.display()))?;
    let mut docs = Vec::new();
    for (at, line) in text.lines().enumerate() {
        let row: Json = serde_json::from_str(line).map_err(|why| format!("{}:{}: {why}", file.display(), at + 1))?;
        docs.push(doc(&row, folds).ok_or_else(|| format!("{}:{}: an article expected", file.display(), at + 1))?);
        if folds > 1
            && let Some(mut copy) = without_commas(&row).and_then(|row| doc(&row, folds))
        {
            copy.copy = true;
            docs.push(copy);
        }
    }
    Ok(docs)
}

/// Share of the articles, in a hundred, that are fitted to a second time without commas, for pages lose them.
pub(super) const WITHOUT_COMMAS: u64 = 20;

/// The article without its commas; nothing for those that are not fitted to in that form.
pub(super) fn without_commas(row: &Json) -> Option<Json> {
    if hash(row["doc"].as_str()?).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32 >= (1 << 32) / 100 * WITHOUT_COMMAS {
        return None;
    }
    let chars: Vec<char> = row["text"].as_str()?.chars().collect();
    // Where each place is after the commas before it are gone.
    let mut places = Vec::with_capacity(chars.len() + 1);
    let mut left = 0u64;
    for &c in &chars {
        places.push(left);
        left += u64::from(c != ',');
    }
    places.push(left);
    let mut out = row.clone();
    out["text"] = chars.iter().filter(|&&c| c != ',').collect::<String>().into();
    for quote in out["quotes"].as_array_mut()? {
        for key in ["content_spans", "speaker_spans", "cue_spans"] {
            for end in quote[key].as_array_mut().into_iter().flatten().filter_map(Json::as_array_mut).flatten() {
                *end = (*places.get(end.as_u64()? as usize)?).into();
            }
        }
    }
    Some(out)
}

pub(super) fn doc(row: &Json, folds: u64) -> Option<Doc> {
    let text = row["text"].as_str()?.to_owned();
    let mut bytes: Vec<usize> = text.char_indices().map(|(b, _)| b).collect();
    bytes.push(text.len());
    let paragraphs = model::paragraphs(&text);
    let spans: Vec<Vec<variorum::Span>> = paragraphs.iter().map(model::spans).collect();
    let mut gold = Vec::new();
    let mut lost = Vec::new();
    for quote in row["quotes"].as_array()? {
        let ranges = |key: &str| -> Vec<variorum::Span> {
            quote[key]
                .as_array()
                .into_iter()
                .flatten()
                .filter_map(|r| {
                    let (a, b) = (r[0].as_u64()? as usize, r[1].as_u64()? as usize);
                    Some(variorum::Span::new(*bytes.get(a)?, *bytes.get(b)?))
                })
                .collect()
        };
        let (content, speaker, cue) = (ranges("content_spans"), ranges("speaker_spans"), ranges("cue_spans"));
        let kind = quote["kind"].as_str()?.to_owned();
        let speech = quote["speech"].as_bool().unwrap_or(false);
        let Some(paragraph) = cue.first().and_then(|c| spans.iter().position(|p| p.iter().any(|w| w.overlap(*c) > 0)))
        else {
            lost.push((kind, speech));
            continue;
        };
        let words = &spans[paragraph];
        let within = |list: &[variorum::Span], w: variorum::Span| list.iter().any(|s| s.overlap(w) > 0);
        let labels: Vec<u8> = words
            .iter()
            .map(|&w| {
                if within(&content, w) {
                    1
                } else if within(&speaker, w) {
                    2
                } else {
                    0
                }
            })
            .collect();
        let cue: Vec<usize> = (0..words.len()).filter(|&i| within(&cue, words[i])).collect();
        let content = runs(&paragraphs[paragraph], &labels);
        gold.push(Gold { paragraph, content, labels, anchor: cue[0], cue, speech, kind });
    }
    let fold = hash(row["doc"].as_str()?) % folds;
    Some(Doc { text, copy: false, fold, paragraphs, spans, gold, lost })
}

/// The stretches of words marked as content.
pub(super) fn runs(p: &Paragraph, labels: &[u8]) -> Option<Candidate> {
    let mut pieces: Vec<(usize, usize)> = Vec::new();
    for (at, &label) in labels.iter().enumerate() {
        if label == 1 {
            match pieces.last_mut() {
                Some(last) if last.1 == at => last.1 = at + 1,
                _ => pieces.push((at, at + 1)),
            }
        }
    }
    let mut kept: Vec<(usize, usize)> = Vec::new();
    for piece in pieces.into_iter().filter_map(|piece| model::trimmed(p, piece)) {
        kept.push(piece);
    }
    (!kept.is_empty()).then_some(Candidate { pieces: kept.into() })
}

/// Chooses of each cue the word that tells most: the one that is oftenest part of a cue where it stands.
pub(super) fn anchor(docs: &mut [Doc], counts: &HashMap<u32, (f64, f64)>) {
    for doc in docs {
        for gold in &mut doc.gold {
            let p = &doc.paragraphs[gold.paragraph];
            let tells = |at: usize| counts.get(&model::number(p, at)).map_or(0.0, |c| (c.1 + 0.1) / (c.0 + 3.0));
            gold.anchor = gold
                .cue
                .iter()
                .copied()
                .max_by(|&a, &b| tells(a).total_cmp(&tells(b)).then(b.cmp(&a)))
                .unwrap_or(gold.cue[0]);
        }
    }
}

/// How often each word stands, and stands in a cue.
pub(super) fn counts(docs: &[Doc]) -> HashMap<u32, (f64, f64)> {
    let mut counts: HashMap<u32, (f64, f64)> = HashMap::new();
    for doc in docs {
        for (p, spans) in doc.paragraphs.iter().zip(&doc.spans) {
            for at in 0..spans.len() {
                counts.entry(model::number(p, at)).or_default().0 += 1.0;
            }
        }
        for gold in &doc.gold {
            let share = 1.0 / gold.cue.len() as f64;
            for &at in &gold.cue {
                counts.entry(model::number(&doc.paragraphs[gold.paragraph], at)).or_default().1 += share;
            }
        }
    }
    counts
}
