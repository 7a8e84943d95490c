//! Judges pairs of sentences: do they state the same?
//!
//! ```text
//! printf 'Three died.\tThree people were killed.\n' | cargo run --release --example same
//! ```

mod support;

use std::path::PathBuf;

use clap::Parser;
use serde_json::json;
use support::{die, open_output, read_lines};
use variorum::same;

/// Judges pairs of English sentences, a pair a line, separated by a tab; further columns are ignored.
/// Prints NDJSON: {"score", "relation", "proposition", "reasons"}.
#[derive(Parser)]
#[command(version)]
struct Args {
    /// TSV files; - or none is standard input
    files: Vec<PathBuf>,
    /// Write to this file instead of standard output
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// Threads to use [default: one for every core]
    #[arg(long, value_name = "N", default_value_t = 0)]
    threads: usize,
}

fn main() {
    let args = Args::parse();
    let lines = read_lines(&args.files);
    let mut pairs: Vec<(&str, &str)> = Vec::with_capacity(lines.len());
    for line in &lines {
        match line.text.split_once('\t') {
            Some((a, rest)) => pairs.push((a, rest.split('\t').next().unwrap_or_default())),
            None => die(support::FAILED, format_args!("{}:{}: no tab between two sentences", line.file, line.number)),
        }
    }
    let rows = support::in_order(&pairs, args.threads, |(a, b)| {
        let found = same(a, b);
        json!({"score": found.score(), "relation": found.relation(), "proposition": found.proposition(), "reasons": found.reasons()})
    });
    let mut out = open_output(args.out.as_deref());
    for row in rows {
        out.line(row);
    }
    out.finish();
}
