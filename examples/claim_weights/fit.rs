//! The three fits, by steps of AdaGrad.

use variorum::dev::claims as model;
use variorum::dev::claims::{Candidate, Marginals, View, Window};

use crate::data::Doc;

/// Passes over the articles for the cues and over the choices for the rank, chosen on articles left out.
pub(super) const CUE_PASSES: usize = 4;
pub(super) const RANK_PASSES: usize = 5;
/// How much less a candidate counts as right the less it is like what is marked: at .9 of the words a fifth.
pub(super) const EXACTNESS: f32 = 16.0;

/// Tables while they are fitted, with the squares of the steps taken.
pub(super) struct Table {
    pub(super) weights: Vec<f32>,
    pub(super) squares: Vec<f32>,
    pub(super) rate: f32,
    pub(super) decay: f32,
}

impl Table {
    pub(super) fn new(size: usize, rate: f32, decay: f32) -> Self {
        Self { weights: vec![0.0; size], squares: vec![1e-3; size], rate, decay }
    }

    /// A step of AdaGrad, with a pull to nothing.
    pub(super) fn step(&mut self, at: usize, gradient: f32) {
        let g = gradient + self.decay * self.weights[at];
        self.squares[at] += g * g;
        self.weights[at] -= self.rate * g / self.squares[at].sqrt();
    }
}

pub(super) struct Fitted {
    pub(super) cue: Table,
    pub(super) chain: Table,
    pub(super) rank: Table,
}

impl Fitted {
    pub(super) fn new() -> Self {
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
pub(super) struct Order(pub(super) u64);

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

pub(super) fn fit_cues(docs: &[Doc], leave: Option<u64>) -> Fitted {
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
            let cues: Vec<(usize, &[usize])> =
                doc.gold.iter().filter(|g| g.paragraph == p).map(|g| (g.anchor, &g.cue[..])).collect();
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
pub(super) type Cues = Vec<Vec<f32>>;

pub(super) fn fit_chain(docs: &[Doc], cues: &[Cues], fitted: &mut Fitted, leave: Option<u64>, passes: usize) {
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
pub(super) struct Choice {
    pub(super) doc: usize,
    pub(super) paragraph: usize,
    pub(super) cue: usize,
    pub(super) speaker: Option<(usize, usize)>,
    pub(super) found: Vec<Candidate>,
    pub(super) features: Vec<Vec<u32>>,
    pub(super) target: Vec<f32>,
}

pub(super) fn choices(docs: &[Doc], cues: &[Cues], fitted: &Fitted, fold: Option<u64>, out: &mut Vec<Choice>) {
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
                let features = found
                    .iter()
                    .enumerate()
                    .map(|(k, f)| {
                        let mut features = Vec::new();
                        model::rank_features(&view, &m, &window, f, k, &mut features);
                        features.iter_mut().for_each(|f| *f %= model::RANK_ROWS as u32);
                        features
                    })
                    .collect();
                let gold = doc.gold.iter().find(|g| g.paragraph == n && g.cue.contains(&at));
                let like: Vec<f32> = found
                    .iter()
                    .map(|f| {
                        gold.and_then(|g| g.content.as_ref()).map_or(0.0, |g| {
                            let like = f.likeness(g);
                            if like < 0.5 { 0.0 } else { (EXACTNESS * (like - 1.0)).exp() }
                        })
                    })
                    .collect();
                let sum: f32 = like.iter().sum();
                let target = like.iter().map(|l| if sum > 0.0 { l / sum } else { 0.0 }).collect();
                out.push(Choice {
                    doc: d,
                    paragraph: n,
                    cue: at,
                    speaker: model::speaker(&view, &m),
                    found,
                    features,
                    target,
                });
            }
        }
    }
}

pub(super) fn fit_rank(choices: &[&Choice], fitted: &mut Fitted) {
    let mut order = Order(0xd1b5_4a32_d192_ed03);
    let mut places: Vec<usize> = (0..choices.len()).collect();
    for _ in 0..RANK_PASSES {
        order.shuffle(&mut places);
        for &n in &places {
            let choice = choices[n];
            let scores: Vec<f32> =
                choice.features.iter().map(|f| model::Weights::rank(&*fitted, f).clamp(-30.0, 30.0).exp()).collect();
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
