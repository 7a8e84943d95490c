//! Fits the weights by which claims are found, and says how well they do on articles left out.
//!
//! Reads NDJSON, an article a line: `{"doc", "text", "quotes": [{"content_spans", "speaker_spans",
//! "cue_spans", "kind", "speech"}]}` with half-open ranges of characters. Writes the tables that
//! `src/claim/model.rs` embeds. Three models are fitted one after the other, each on what the one before
//! gives for articles it has not seen: which words are cues, which words around a cue are said, which
//! stretch of them is the statement. Everything is in fixed order: the same data give the same bytes.

use std::collections::HashMap;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;
use serde_json::Value as Json;
use variorum::dev::claims as model;
use variorum::dev::claims::{Candidate, Marginals, Paragraph, View, Window};

/// Fits the weights of the claims.
#[derive(Parser)]
struct Cli {
    /// Articles with their attributions marked.
    file: PathBuf,
    /// Write the tables to this file.
    #[arg(long)]
    out: Option<PathBuf>,
    /// Measure on these articles too, which are not fitted to.
    #[arg(long)]
    held: Option<PathBuf>,
    /// Number of parts of the articles of which each is left out once.
    #[arg(long, default_value_t = 5)]
    folds: u64,
    /// Passes over the data for the chain.
    #[arg(long, default_value_t = 6)]
    passes: usize,
    /// Print wrong ones.
    #[arg(long, default_value_t = 0)]
    errors: usize,
}

/// Passes over the articles for the cues and over the choices for the rank, chosen on articles left out.
const CUE_PASSES: usize = 4;
const RANK_PASSES: usize = 5;
/// How much less a candidate counts as right the less it is like what is marked: at .9 of the words a fifth.
const EXACTNESS: f32 = 16.0;

/// An attribution of the data, in words of a paragraph.
struct Gold {
    paragraph: usize,
    content: Option<Candidate>,
    labels: Vec<u8>,
    cue: Vec<usize>,
    /// The word of the cue that tells most.
    anchor: usize,
    speech: bool,
    kind: String,
}

struct Doc {
    text: String,
    /// One of those without commas: fitted to, not measured.
    copy: bool,
    fold: u64,
    paragraphs: Vec<Paragraph>,
    spans: Vec<Vec<variorum::Span>>,
    gold: Vec<Gold>,
    /// Attributions that are in no paragraph: lost whatever is fitted.
    lost: Vec<(String, bool)>,
}

/// FNV-1a, so that parts do not depend on the platform.
fn hash(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |h, b| (h ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3))
}

/// Reads articles; with `folds` of 1, for measuring only, as they are.
fn read(file: &PathBuf, folds: u64) -> Result<Vec<Doc>, String> {
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
const WITHOUT_COMMAS: u64 = 20;

/// The article without its commas; nothing for those that are not fitted to in that form.
fn without_commas(row: &Json) -> Option<Json> {
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

fn doc(row: &Json, folds: u64) -> Option<Doc> {
    let text = row["text"].as_str()?.to_owned();
    let mut bytes: Vec<usize> = text.char_indices().map(|(b, _)| b).collect();
    bytes.push(text.len());
    let paragraphs = model::paragraphs(&text);
    let spans: Vec<Vec<variorum::Span>> = paragraphs.iter().map(model::spans).collect();
    let mut gold = Vec::new();
    let mut lost = Vec::new();
    for quote in row["quotes"].as_array()? {
        let ranges = |key: &str| -> Vec<variorum::Span> {
            quote[key].as_array().into_iter().flatten().filter_map(|r| {
                let (a, b) = (r[0].as_u64()? as usize, r[1].as_u64()? as usize);
                Some(variorum::Span::new(*bytes.get(a)?, *bytes.get(b)?))
            }).collect()
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
        let labels: Vec<u8> = words.iter().map(|&w| if within(&content, w) { 1 } else if within(&speaker, w) { 2 } else { 0 }).collect();
        let cue: Vec<usize> = (0..words.len()).filter(|&i| within(&cue, words[i])).collect();
        let content = runs(&paragraphs[paragraph], &labels);
        gold.push(Gold { paragraph, content, labels, anchor: cue[0], cue, speech, kind });
    }
    let fold = hash(row["doc"].as_str()?) % folds;
    Some(Doc { text, copy: false, fold, paragraphs, spans, gold, lost })
}

/// The stretches of words marked as content.
fn runs(p: &Paragraph, labels: &[u8]) -> Option<Candidate> {
    let mut pieces: Vec<(usize, usize)> = Vec::new();
    for at in 0..labels.len() {
        if labels[at] == 1 {
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
    (!kept.is_empty()).then_some(Candidate { pieces: kept })
}

/// Chooses of each cue the word that tells most: the one that is oftenest part of a cue where it stands.
fn anchor(docs: &mut [Doc], counts: &HashMap<u32, (f64, f64)>) {
    for doc in docs {
        for gold in &mut doc.gold {
            let p = &doc.paragraphs[gold.paragraph];
            let tells = |at: usize| counts.get(&model::number(p, at)).map_or(0.0, |c| (c.1 + 0.1) / (c.0 + 3.0));
            gold.anchor = gold.cue.iter().copied().max_by(|&a, &b| tells(a).total_cmp(&tells(b)).then(b.cmp(&a))).unwrap_or(gold.cue[0]);
        }
    }
}

/// How often each word stands, and stands in a cue.
fn counts(docs: &[Doc]) -> HashMap<u32, (f64, f64)> {
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

/// Tables while they are fitted, with the squares of the steps taken.
struct Table {
    weights: Vec<f32>,
    squares: Vec<f32>,
    rate: f32,
    decay: f32,
}

impl Table {
    fn new(size: usize, rate: f32, decay: f32) -> Self {
        Self { weights: vec![0.0; size], squares: vec![1e-3; size], rate, decay }
    }

    /// A step of AdaGrad, with a pull to nothing.
    fn step(&mut self, at: usize, gradient: f32) {
        let g = gradient + self.decay * self.weights[at];
        self.squares[at] += g * g;
        self.weights[at] -= self.rate * g / self.squares[at].sqrt();
    }
}

struct Fitted {
    cue: Table,
    chain: Table,
    rank: Table,
}

impl Fitted {
    fn new() -> Self {
        Self {
            cue: Table::new(model::CUE_ROWS, 0.06, 5e-4),
            chain: Table::new(model::CHAIN_ROWS * model::WIDTH, 0.02, 1e-4),
            rank: Table::new(model::RANK_ROWS, 0.01, 4e-3),
        }
    }
}

impl model::Weights for Fitted {
    fn cue(&self, features: &[u32]) -> f32 {
        features.iter().map(|&f| self.cue.weights[f as usize % model::CUE_ROWS]).sum()
    }
    fn chain(&self, features: &[u32]) -> [f32; model::WIDTH] {
        let mut out = [0.0; model::WIDTH];
        for &f in features {
            let at = f as usize % model::CHAIN_ROWS * model::WIDTH;
            for (x, w) in out.iter_mut().zip(&self.chain.weights[at..at + model::WIDTH]) {
                *x += w;
            }
        }
        out
    }
    fn rank(&self, features: &[u32]) -> f32 {
        features.iter().map(|&f| self.rank.weights[f as usize % model::RANK_ROWS]).sum()
    }
}

/// Numbers in an order that is the same every time.
struct Order(u64);

impl Order {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }
    fn shuffle<T>(&mut self, items: &mut [T]) {
        for at in (1..items.len()).rev() {
            items.swap(at, (self.next() % (at as u64 + 1)) as usize);
        }
    }
}

fn fit_cues(docs: &[Doc], leave: Option<u64>) -> Fitted {
    let mut fitted = Fitted::new();
    let mut order = Order(0x9e37_79b9_7f4a_7c15);
    let mut places: Vec<(usize, usize)> = Vec::new();
    for (d, doc) in docs.iter().enumerate().filter(|(_, doc)| Some(doc.fold) != leave) {
        places.extend((0..doc.paragraphs.len()).map(|p| (d, p)));
    }
    let mut features = Vec::new();
    for _ in 0..CUE_PASSES {
        order.shuffle(&mut places);
        for &(d, p) in &places {
            let doc = &docs[d];
            let cues: Vec<(usize, &[usize])> = doc.gold.iter().filter(|g| g.paragraph == p).map(|g| (g.anchor, &g.cue[..])).collect();
            for at in 0..doc.spans[p].len() {
                let is = cues.iter().any(|c| c.0 == at);
                // Another word of the same cue is neither right nor wrong.
                if !is && cues.iter().any(|c| c.1.contains(&at)) {
                    continue;
                }
                model::cue_features(&doc.paragraphs[p], at, &mut features);
                let score = model::Weights::cue(&fitted, &features);
                let gradient = 1.0 / (1.0 + (-score).exp()) - f32::from(u8::from(is));
                if gradient.abs() < 0.002 {
                    continue;
                }
                for &f in &features {
                    fitted.cue.step(f as usize % model::CUE_ROWS, gradient);
                }
            }
        }
    }
    fitted
}

/// The likelihood of cues in each paragraph of a document.
type Cues = Vec<Vec<f32>>;

fn fit_chain(docs: &[Doc], cues: &[Cues], fitted: &mut Fitted, leave: Option<u64>, passes: usize) {
    let mut order = Order(0x2545_f491_4f6c_dd1d);
    let mut examples: Vec<(usize, usize)> = Vec::new();
    for (d, doc) in docs.iter().enumerate().filter(|(_, doc)| Some(doc.fold) != leave) {
        examples.extend((0..doc.gold.len()).filter(|&g| doc.gold[g].content.is_some()).map(|g| (d, g)));
    }
    for _ in 0..passes {
        order.shuffle(&mut examples);
        for &(d, g) in &examples {
            let gold = &docs[d].gold[g];
            let p = &docs[d].paragraphs[gold.paragraph];
            let c = &cues[d][gold.paragraph];
            let likely = model::count_likely(p, c);
            let view = View::new(p, c, &likely, gold.anchor);
            let (from, to) = view.window();
            let mut rows: Vec<Vec<u32>> = Vec::with_capacity(to - from);
            let factors: Vec<model::Factors> = (from..to)
                .map(|at| {
                    let mut features = Vec::new();
                    model::chain_features(&view, at, &mut features);
                    let scores = model::Weights::chain(&*fitted, &features);
                    rows.push(features);
                    model::factors(&scores)
                })
                .collect();
            let sums = model::sums(&factors);
            let mut last = 0usize;
            for (n, row) in rows.iter().enumerate() {
                let pass = model::passages(&factors, &sums, n);
                let label = usize::from(gold.labels[from + n]);
                let mut gradient = [0.0f32; model::WIDTH];
                for a in 0..3 {
                    for b in 0..3 {
                        if b > 0 {
                            gradient[b - 1] += pass[a][b];
                        }
                        if a != b {
                            gradient[model::PASSAGE[a][b]] += pass[a][b];
                        }
                    }
                }
                if label > 0 {
                    gradient[label - 1] -= 1.0;
                }
                if last != label {
                    gradient[model::PASSAGE[last][label]] -= 1.0;
                }
                last = label;
                for (k, &g) in gradient.iter().enumerate() {
                    if g.abs() > 0.003 {
                        for &f in row {
                            fitted.chain.step(f as usize % model::CHAIN_ROWS * model::WIDTH + k, g);
                        }
                    }
                }
            }
        }
    }
}

/// A cue with its candidates, what tells about each, and how good each is.
struct Choice {
    doc: usize,
    paragraph: usize,
    cue: usize,
    speaker: Option<(usize, usize)>,
    found: Vec<Candidate>,
    features: Vec<Vec<u32>>,
    target: Vec<f32>,
}

fn choices(docs: &[Doc], cues: &[Cues], fitted: &Fitted, fold: Option<u64>, out: &mut Vec<Choice>) {
    let mut scratch = Vec::new();
    for (d, doc) in docs.iter().enumerate().filter(|(_, doc)| fold.is_none_or(|f| doc.fold == f)) {
        for (n, p) in doc.paragraphs.iter().enumerate() {
            let c = &cues[d][n];
            let likely = model::count_likely(p, c);
            for at in (0..c.len()).filter(|&at| c[at] >= model::CUE) {
                let view = View::new(p, c, &likely, at);
                let m: Marginals = model::marginals(&view, fitted, &mut scratch);
                let found = model::candidates(&view, &m);
                let window = Window::new(&view, &m);
                let features = found.iter().enumerate().map(|(k, f)| {
                    let mut features = Vec::new();
                    model::rank_features(&view, &m, &window, f, k, &mut features);
                    features.iter_mut().for_each(|f| *f %= model::RANK_ROWS as u32);
                    features
                }).collect();
                let gold = doc.gold.iter().find(|g| g.paragraph == n && g.cue.contains(&at));
                let like: Vec<f32> = found.iter().map(|f| gold.and_then(|g| g.content.as_ref()).map_or(0.0, |g| {
                    let like = f.likeness(g);
                    if like < 0.5 { 0.0 } else { (EXACTNESS * (like - 1.0)).exp() }
                })).collect();
                let sum: f32 = like.iter().sum();
                let target = like.iter().map(|l| if sum > 0.0 { l / sum } else { 0.0 }).collect();
                out.push(Choice { doc: d, paragraph: n, cue: at, speaker: model::speaker(&view, &m), found, features, target });
            }
        }
    }
}

fn fit_rank(choices: &[&Choice], fitted: &mut Fitted) {
    let mut order = Order(0xd1b5_4a32_d192_ed03);
    let mut places: Vec<usize> = (0..choices.len()).collect();
    for _ in 0..RANK_PASSES {
        order.shuffle(&mut places);
        for &n in &places {
            let choice = choices[n];
            let scores: Vec<f32> = choice.features.iter().map(|f| model::Weights::rank(&*fitted, f).clamp(-30.0, 30.0).exp()).collect();
            let total = 1.0 + scores.iter().sum::<f32>();
            for ((features, s), t) in choice.features.iter().zip(&scores).zip(&choice.target) {
                let gradient = s / total - t;
                if gradient.abs() < 0.001 {
                    continue;
                }
                for &f in features {
                    fitted.rank.step(f as usize, gradient);
                }
            }
        }
    }
}

#[derive(Default, Debug)]
struct Score {
    hits: f64,
    exact: f64,
    called: f64,
    real: f64,
    speech: (f64, f64),
    direct: (f64, f64),
    speaker: (f64, f64),
    cue: (f64, f64),
}

impl Score {
    fn show(&self, what: &str) {
        let p = self.hits / self.called;
        let rs = self.speech.0 / self.speech.1;
        println!(
            "{what}: P {:.3} R {:.3} F1 {:.4} exact {:.4} speech R {:.3} F1 {:.4} direct {:.3} speaker {:.3} cue {:.3}",
            p, self.hits / self.real, 2.0 * self.hits / (self.called + self.real), 2.0 * self.exact / (self.called + self.real),
            rs, 2.0 * p * rs / (p + rs), self.direct.0 / self.direct.1, self.speaker.0 / self.speaker.1, self.cue.0 / self.cue.1
        );
    }
}

/// Letters of a candidate.
fn letters(c: &Candidate, spans: &[variorum::Span]) -> Vec<variorum::Span> {
    c.pieces.iter().map(|&(a, b)| spans[a].cover(spans[b - 1])).collect()
}

fn likeness(a: &[variorum::Span], b: &[variorum::Span]) -> f64 {
    let len = |s: &[variorum::Span]| s.iter().map(|x| x.len()).sum::<usize>();
    let both: usize = a.iter().map(|x| b.iter().map(|y| x.overlap(*y)).sum::<usize>()).sum();
    both as f64 / (len(a) + len(b) - both).max(1) as f64
}

fn measure(docs: &[Doc], found: &HashMap<(usize, usize), Vec<model::Attribution>>, fold: impl Fn(u64) -> bool, errors: usize) -> Score {
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
                    score.speaker.0 += f64::from(u8::from(c.speaker.is_some_and(|(a, b)| (a..b).any(|at| g.labels[at] == 2))));
                }
            }
            if errors > 0 {
                for (u, g) in used_g.iter().zip(&golds).filter(|(u, g)| !**u && g.kind == "direct") {
                    let near = called.iter().map(|c| g.content.as_ref().map_or(0.0, |g| g.likeness(&c.content))).fold(0.0, f32::max);
                    let words: Vec<&str> = g.content.iter().flat_map(|c| letters(c, spans)).map(|s| s.of(&doc.text)).collect();
                    println!("DIRECT {u} near {near:.2} cue {} quoted {} | {} | {}", spans[g.anchor].of(&doc.text), model::quotation(&doc.paragraphs[p], g.anchor) > 0, words.join(" ... ").chars().take(160).collect::<String>(),
                        called.iter().map(|c| format!("{:.2} {} > {}", c.sure, spans[c.cue].of(&doc.text), letters(&c.content, spans).iter().map(|s| s.of(&doc.text)).collect::<Vec<_>>().join(" .. ").chars().take(80).collect::<String>())).collect::<Vec<_>>().join(" || "));
                }
            }
            if shown < errors && (used_g.iter().zip(&golds).any(|(u, g)| !u && g.speech) || used_c.contains(&false)) && d % 7 == 3 {
                shown += 1;
                println!("---- {}", spans.first().map_or("", |s| s.cover(spans[spans.len() - 1]).of(&doc.text)));
                for (u, g) in used_g.iter().zip(&golds).filter(|(u, g)| !**u && g.speech) {
                    let words: Vec<&str> = g.content.iter().flat_map(|c| letters(c, spans)).map(|s| s.of(&doc.text)).collect();
                    println!("  MISSED {u} [{}] {} | {}", g.kind, spans[g.anchor].of(&doc.text), words.join(" ... "));
                }
                for (u, c) in used_c.iter().zip(called) {
                    let words: Vec<&str> = letters(&c.content, spans).iter().map(|s| s.of(&doc.text)).collect();
                    println!("  {} {:.2} {} | {}", if *u { "hit  " } else { "FALSE" }, c.sure, spans[c.cue].of(&doc.text), words.join(" ... "));
                }
            }
        }
    }
    score
}

/// What is found of choices, with thresholds for cues that are likely speech and for others.
fn decide(docs: &[Doc], cues: &[Cues], choices: &[&Choice], fitted: &Fitted, least: (f32, f32), speech: &HashMap<u32, (f64, f64)>) -> HashMap<(usize, usize), Vec<model::Attribution>> {
    let mut readings: HashMap<(usize, usize), Vec<model::Reading>> = HashMap::new();
    for c in choices {
        let scores: Vec<f32> = c.features.iter().map(|f| model::Weights::rank(fitted, f).clamp(-30.0, 30.0).exp()).collect();
        readings.entry((c.doc, c.paragraph)).or_default().push(model::weigh(c.cue, c.speaker, c.found.clone(), &scores));
    }
    readings.into_iter().map(|(at, r)| {
        let p = &docs[at.0].paragraphs[at.1];
        let mut found = model::choose(r, |cue| {
            if speech.get(&model::number(p, cue)).is_some_and(|c| c.1 >= 0.5 * c.0 ) { (true, least.0) } else { (false, least.1) }
        });
        model::complete(p, &cues[at.0][at.1], &mut found);
        (at, found)
    }).collect()
}

/// How often each word is the anchor of a cue, and of one of speech.
fn speech_words(docs: &[Doc]) -> HashMap<u32, (f64, f64)> {
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

fn run(cli: &Cli) -> Result<(), String> {
    let clock = std::time::Instant::now();
    let mut docs = read(&cli.file, cli.folds)?;
    let seen = counts(&docs);
    anchor(&mut docs, &seen);
    let speech = speech_words(&docs);
    eprintln!("{:?} read; gold {} lost {}", clock.elapsed(), docs.iter().map(|d| d.gold.len()).sum::<usize>(), docs.iter().map(|d| d.lost.len()).sum::<usize>());
    // Likelihoods of cues for articles left out, then choices for articles left out.
    let mut cues: Vec<Cues> = docs.iter().map(|_| Vec::new()).collect();
    let mut parts: Vec<Fitted> = Vec::new();
    for fold in 0..cli.folds {
        let fitted = fit_cues(&docs, Some(fold));
        for (d, doc) in docs.iter().enumerate().filter(|(_, doc)| doc.fold == fold) {
            cues[d] = doc.paragraphs.iter().map(|p| model::cue_probabilities(p, &fitted)).collect();
        }
        parts.push(fitted);
    }
    // How good the cues are by themselves.
    for least in [0.04, 0.1, 0.3, 0.5] {
        let (mut hit, mut called, mut real) = (0, 0, 0);
        for (d, doc) in docs.iter().enumerate() {
            real += doc.gold.len();
            called += cues[d].iter().flatten().filter(|&&c| c >= least).count();
            hit += doc.gold.iter().filter(|g| g.cue.iter().any(|&a| cues[d][g.paragraph][a] >= least)).count();
        }
        println!("cues at {least}: called {called} found {hit} of {real}");
    }
    eprintln!("{:?} cues", clock.elapsed());
    let mut all: Vec<Choice> = Vec::new();
    for (fold, fitted) in parts.iter_mut().enumerate() {
        fit_chain(&docs, &cues, fitted, Some(fold as u64), cli.passes);
        choices(&docs, &cues, fitted, Some(fold as u64), &mut all);
        eprintln!("{:?} chain {fold}", clock.elapsed());
    }
    let (mut reach, mut close) = (0, 0);
    for c in &all {
        reach += usize::from(c.target.iter().any(|&t| t > 0.0));
        close += usize::from(docs[c.doc].gold.iter().any(|g| g.paragraph == c.paragraph && g.cue.contains(&c.cue) && g.content.as_ref().is_some_and(|x| c.found.contains(x))));
    }
    println!("cues with a right candidate {reach}, exactly {close}; candidates a cue {:.1}", all.iter().map(|c| c.found.len()).sum::<usize>() as f64 / all.len() as f64);
    let mut found: HashMap<u64, HashMap<(usize, usize), Vec<model::Attribution>>> = HashMap::new();
    let levels = [(0.1, 0.5), (0.15, 0.4), (0.15, 0.45), (0.15, 0.5), (0.2, 0.4), (0.2, 0.5), (0.2, 0.6), (0.3, 0.4), (0.3, 0.6)];
    for fold in 0..cli.folds {
        let mut fitted = Fitted::new();
        let others: Vec<&Choice> = all.iter().filter(|c| docs[c.doc].fold != fold).collect();
        fit_rank(&others, &mut fitted);
        let these: Vec<&Choice> = all.iter().filter(|c| docs[c.doc].fold == fold).collect();
        for (a, b) in levels {
            let f = decide(&docs, &cues, &these, &fitted, (a, b), &speech);
            let key = ((a * 100.0) as u64) * 1000 + (b * 100.0) as u64;
            found.entry(key).or_default().extend(f);
        }
    }
    eprintln!("{:?} ranks", clock.elapsed());
    for (a, b) in levels {
        let key = ((a * 100.0) as u64) * 1000 + (b * 100.0) as u64;
        let errors = if (a, b) == (0.2, 0.5) { cli.errors } else { 0 };
        measure(&docs, &found[&key], |_| true, errors).show(&format!("{a} {b}"));
    }
    if cli.out.is_none() && cli.held.is_none() {
        return Ok(());
    }
    // The weights to keep: fitted to all articles, the later on what the earlier gave for articles left out.
    let mut fitted = fit_cues(&docs, None);
    fit_chain(&docs, &cues, &mut fitted, None, cli.passes);
    fit_rank(&all.iter().collect::<Vec<_>>(), &mut fitted);
    let bytes = model::Tables::write(&fitted.cue.weights, &fitted.chain.weights, &fitted.rank.weights);
    if let Some(held) = &cli.held {
        let docs = read(held, 1)?;
        let tables = model::Tables::new(&bytes).ok_or("the tables cannot be read back")?;
        for (a, b) in levels {
            let mut found = HashMap::new();
            for (d, doc) in docs.iter().enumerate() {
                for (n, p) in doc.paragraphs.iter().enumerate() {
                    let least = |cue: usize| if speech.get(&model::number(p, cue)).is_some_and(|c| c.1 >= 0.5 * c.0) { (true, a) } else { (false, b) };
                    found.insert((d, n), model::hear(p, &tables, least).attributions);
                }
            }
            measure(&docs, &found, |_| true, 0).show(&format!("held {a} {b}"));
        }
    }
    if let Some(out) = &cli.out {
        std::fs::write(out, &bytes).map_err(|why| format!("{}:0: {why}", out.display()))?;
    }
    Ok(())
}

fn main() -> ExitCode {
    match run(&Cli::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("{why}");
            ExitCode::FAILURE
        }
    }
}
