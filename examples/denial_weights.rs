//! Counts how much each kind of denying word tells, and says how well that ranks claims left out.
//!
//! ```text
//! cargo run --release --example denial_weights -- pairs.tsv
//! ```
//!
//! Reads tab-separated lines: a claim, a headline, 1 when the headline is for the claim and 0 when against. Prints
//! for each kind of cue (those of `src/same/denial.rs`, in their order) the pairs of which one sentence alone has
//! it, the share of these that are against, and that share drawn towards the share of all pairs as if two more
//! had been seen; then the area under the curve of five folds in which no claim is on both sides. The weights in
//! the source are these shares, rounded, lower where few were seen or they are those of one claim.

mod support;

use std::path::PathBuf;

use clap::Parser;
use support::hash;
use variorum::dev::{DENIALS, denials_of_one};

/// Counts how much each kind of denying word tells.
#[derive(Parser)]
struct Cli {
    /// Files of labelled pairs.
    files: Vec<PathBuf>,
}

struct Pair {
    kinds: [bool; DENIALS.len()],
    against: bool,
    fold: u64,
}

const FOLDS: u64 = 5;
/// Pairs of the common share that each kind is taken to have been seen in beside its own.
const DRAWN: f64 = 2.0;

fn read(files: &[PathBuf]) -> Result<Vec<Pair>, String> {
    let mut pairs = Vec::new();
    for file in files {
        let text = std::fs::read_to_string(file).map_err(|why| format!("{}:0: {why}", file.display()))?;
        for (at, line) in text.lines().enumerate() {
            let columns: Vec<&str> = line.split('\t').collect();
            let [claim, headline, label, ..] = columns[..] else {
                return Err(format!("{}:{at}: three columns expected", file.display()));
            };
            pairs.push(Pair {
                kinds: denials_of_one(claim, headline),
                against: label == "0",
                fold: hash(claim) % FOLDS,
            });
        }
    }
    Ok(pairs)
}

/// For each kind the pairs with it, those of them that are against, and the weight.
fn count(pairs: &[&Pair]) -> Vec<(f64, f64, f64)> {
    let share = pairs.iter().filter(|p| p.against).count() as f64 / pairs.len().max(1) as f64;
    (0..DENIALS.len())
        .map(|kind| {
            let seen: Vec<&&Pair> = pairs.iter().filter(|p| p.kinds[kind]).collect();
            let against = seen.iter().filter(|p| p.against).count() as f64;
            (seen.len() as f64, against, (against + DRAWN * share) / (seen.len() as f64 + DRAWN))
        })
        .collect()
}

/// Share of pairs of one against and one for, of which the first scores higher; ties are half.
fn area(scored: &[(f64, bool)]) -> f64 {
    let (mut higher, mut all) = (0.0, 0.0);
    for (x, _) in scored.iter().filter(|s| s.1) {
        for (y, _) in scored.iter().filter(|s| !s.1) {
            all += 1.0;
            higher += if x > y { 1.0 } else { 0.5 * f64::from(u8::from(x == y)) };
        }
    }
    higher / all
}

fn run(cli: &Cli) -> Result<(), String> {
    let pairs = read(&cli.files)?;
    let all: Vec<&Pair> = pairs.iter().collect();
    for (name, (seen, against, weight)) in DENIALS.iter().zip(count(&all)) {
        println!("{name}: {seen} pairs, {:.2} against, weight {weight:.2}", against / seen.max(1.0));
    }
    let mut scored = Vec::new();
    for fold in 0..FOLDS {
        let weights = count(&pairs.iter().filter(|p| p.fold != fold).collect::<Vec<_>>());
        for pair in pairs.iter().filter(|p| p.fold == fold) {
            let agree: f64 = (0..DENIALS.len()).filter(|&k| pair.kinds[k]).map(|k| 1.0 - weights[k].2).product();
            scored.push((1.0 - agree, pair.against));
        }
    }
    println!("claims left out: area under the curve {:.3}", area(&scored));
    Ok(())
}

fn main() {
    support::or_die(run(&Cli::parse()));
}
