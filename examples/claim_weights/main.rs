//! Fits the weights by which claims are found, and says how well they do on articles left out.
//!
//! Reads NDJSON, an article a line: `{"doc", "text", "quotes": [{"content_spans", "speaker_spans",
//! "cue_spans", "kind", "speech"}]}` with half-open ranges of characters. Writes the tables that
//! `src/claim/model.rs` embeds. Three models are fitted one after the other, each on what the one before
//! gives for articles it has not seen: which words are cues, which words around a cue are said, which
//! stretch of them is the statement. Everything is in fixed order: the same data give the same bytes.

mod data;
mod fit;
mod score;
#[path = "../support/mod.rs"]
mod support;

use std::collections::HashMap;
use std::path::PathBuf;

use clap::Parser;
use variorum::dev::claims as model;

use crate::data::{anchor, counts, read};
use crate::fit::{Choice, Cues, Fitted, choices, fit_chain, fit_cues, fit_rank};
use crate::score::{decide, measure, speech_words};

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

fn run(cli: &Cli) -> Result<(), String> {
    let clock = std::time::Instant::now();
    let mut docs = read(&cli.file, cli.folds)?;
    let seen = counts(&docs);
    anchor(&mut docs, &seen);
    let speech = speech_words(&docs);
    eprintln!(
        "{:?} read; gold {} lost {}",
        clock.elapsed(),
        docs.iter().map(|d| d.gold.len()).sum::<usize>(),
        docs.iter().map(|d| d.lost.len()).sum::<usize>()
    );
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
        close += usize::from(docs[c.doc].gold.iter().any(|g| {
            g.paragraph == c.paragraph
                && g.cue.contains(&c.cue)
                && g.content.as_ref().is_some_and(|x| c.found.contains(x))
        }));
    }
    println!(
        "cues with a right candidate {reach}, exactly {close}; candidates a cue {:.1}",
        all.iter().map(|c| c.found.len()).sum::<usize>() as f64 / all.len() as f64
    );
    let mut found: HashMap<u64, HashMap<(usize, usize), Vec<model::Attribution>>> = HashMap::new();
    let levels = [
        (0.1, 0.5),
        (0.15, 0.4),
        (0.15, 0.45),
        (0.15, 0.5),
        (0.2, 0.4),
        (0.2, 0.5),
        (0.2, 0.6),
        (0.3, 0.4),
        (0.3, 0.6),
    ];
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
                    let least = |cue: usize| {
                        if speech.get(&model::number(p, cue)).is_some_and(|c| c.1 >= 0.5 * c.0) {
                            (true, a)
                        } else {
                            (false, b)
                        }
                    };
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

fn main() {
    support::or_die(run(&Cli::parse()));
}
