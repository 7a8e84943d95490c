//! Fits the weights by which two names are judged, and says how well they do on entities left out.
//!
//! Reads tab-separated files with the columns `name1 name2 label kind origin source id1 id2` (a header
//! line, label 1 for one person, 0 for two; the ids name the entities). Prints the bias and the weights in
//! the order of `features` in `src/name/compare.rs`, then precision, recall and F1 of five-fold
//! cross-validation in which no entity is on both sides of a fold.

mod support;

use std::path::PathBuf;

use clap::Parser;
use support::hash;
use variorum::name::Name;

/// Fits the weights of the comparison of names.
#[derive(Parser)]
struct Cli {
    /// Files of labelled pairs.
    files: Vec<PathBuf>,
    /// Probability from which a pair counts as the same; the bias printed moves it to 0.5.
    #[arg(long, default_value_t = 0.55)]
    threshold: f64,
}

struct Pair {
    features: Vec<f64>,
    same: bool,
    entities: [u64; 2],
}

/// Ridge on the weights, in pairs: little, for there are thousands of pairs and a dozen weights.
const RIDGE: f64 = 1.0;
const FOLDS: u64 = 5;

fn read(files: &[PathBuf]) -> Result<Vec<Pair>, String> {
    let mut pairs = Vec::new();
    for file in files {
        let text = std::fs::read_to_string(file).map_err(|why| format!("{}:0: {why}", file.display()))?;
        for (at, line) in text.lines().enumerate().skip(1) {
            let columns: Vec<&str> = line.split('\t').collect();
            let [a, b, label, ..] = columns[..] else {
                return Err(format!("{}:{}: three columns expected", file.display(), at + 1));
            };
            let Some(evidence) = Name::new(a).evidence(&Name::new(b)) else { continue };
            let id = |column: usize, name: &str| hash(columns.get(column).copied().unwrap_or(name)) % FOLDS;
            pairs.push(Pair {
                features: std::iter::once(1.0).chain(evidence.iter().map(|&f| f64::from(f))).collect(),
                same: label == "1",
                entities: [id(6, a), id(7, b)],
            });
        }
    }
    Ok(pairs)
}

fn probability(weights: &[f64], features: &[f64]) -> f64 {
    1.0 / (1.0 + (-weights.iter().zip(features).map(|(w, f)| w * f).sum::<f64>()).exp())
}

/// Logistic regression by Newton's method.
fn fit(pairs: &[&Pair]) -> Vec<f64> {
    let size = pairs.first().map_or(0, |pair| pair.features.len());
    let mut weights = vec![0.0; size];
    for _ in 0..25 {
        // One row a weight: the Hessian, then the gradient.
        let mut system = vec![vec![0.0; size + 1]; size];
        for pair in pairs {
            let p = probability(&weights, &pair.features);
            let (error, spread) = (p - f64::from(u8::from(pair.same)), p * (1.0 - p));
            for (row, &f) in system.iter_mut().zip(&pair.features) {
                row[size] += error * f;
                for (cell, &g) in row.iter_mut().zip(&pair.features) {
                    *cell += spread * f * g;
                }
            }
        }
        for (at, row) in system.iter_mut().enumerate() {
            let ridge = if at == 0 { 1e-6 } else { RIDGE };
            row[at] += ridge;
            row[size] += ridge * weights[at];
        }
        for (weight, step) in weights.iter_mut().zip(solve(system)) {
            *weight -= step;
        }
    }
    weights
}

/// Gaussian elimination with pivots; the last column is the right-hand side.
fn solve(mut rows: Vec<Vec<f64>>) -> Vec<f64> {
    let size = rows.len();
    for at in 0..size {
        let best = (at..size).max_by(|&x, &y| rows[x][at].abs().total_cmp(&rows[y][at].abs())).unwrap_or(at);
        rows.swap(at, best);
        let pivot = rows[at].clone();
        for (_, row) in rows.iter_mut().enumerate().filter(|(other, _)| *other != at) {
            let share = row[at] / pivot[at];
            for (cell, &p) in row.iter_mut().zip(&pivot) {
                *cell -= share * p;
            }
        }
    }
    (0..size).map(|at| rows[at][size] / rows[at][at]).collect()
}

fn run(cli: &Cli) -> Result<(), String> {
    let pairs = read(&cli.files)?;
    let (mut hits, mut called, mut real) = (0.0, 0.0, 0.0);
    for fold in 0..FOLDS {
        let train: Vec<&Pair> = pairs.iter().filter(|pair| !pair.entities.contains(&fold)).collect();
        let weights = fit(&train);
        for pair in pairs.iter().filter(|pair| pair.entities[0] == fold) {
            let same = probability(&weights, &pair.features) >= cli.threshold;
            hits += f64::from(u8::from(same && pair.same));
            called += f64::from(u8::from(same));
            real += f64::from(u8::from(pair.same));
        }
    }
    let weights = fit(&pairs.iter().collect::<Vec<_>>());
    let shift = (cli.threshold / (1.0 - cli.threshold)).ln();
    println!("bias {:.2}", weights.first().copied().unwrap_or_default() - shift);
    let shown: Vec<String> = weights.iter().skip(1).map(|w| format!("{w:.2}")).collect();
    println!("weights [{}]", shown.join(", "));
    println!("left out: P {:.4} R {:.4} F1 {:.4}", hits / called, hits / real, 2.0 * hits / (called + real));
    Ok(())
}

fn main() {
    support::or_die(run(&Cli::parse()));
}
