//! Clusters sentences of any texts by what they say.
//!
//! ```text
//! cargo run --release --example cluster -- --level event sentences.txt
//! ```

mod support;

use std::path::PathBuf;

use clap::{Parser, ValueEnum};
use serde::Deserialize;
use serde_json::json;
use support::{die, open_output, read_lines};
use variorum::{Level, cluster};

/// Clusters sentences. Input is NDJSON {"id", "text", "outlet"?} when the first character that is not
/// white space is {, else a sentence a line, its id being the line's number from 0. Prints NDJSON
/// {"id", "cluster"}, in the order of the input.
#[derive(Parser)]
#[command(version)]
struct Args {
    /// Files to read; - or none is standard input
    files: Vec<PathBuf>,
    /// How much the texts of a cluster have in common
    #[arg(long, value_enum, default_value = "statement")]
    level: Grain,
    /// Write to this file instead of standard output
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// Threads to use [default: one for every core]
    #[arg(long, value_name = "N", default_value_t = 0)]
    threads: usize,
}

#[derive(Clone, Copy, ValueEnum)]
enum Grain {
    /// They say the same
    Statement,
    /// They tell of the same event
    Event,
    /// They belong to the same running story
    Story,
}

#[derive(Deserialize)]
struct Row {
    id: String,
    text: String,
}

fn main() {
    let args = Args::parse();
    let lines = read_lines(&args.files);
    let ndjson = lines.iter().find(|l| !l.text.trim().is_empty()).is_some_and(|l| l.text.trim_start().starts_with('{'));
    let mut rows: Vec<Row> = Vec::with_capacity(lines.len());
    for (at, line) in lines.into_iter().enumerate() {
        if !ndjson {
            rows.push(Row { id: at.to_string(), text: line.text });
        } else if !line.text.trim().is_empty() {
            match serde_json::from_str(&line.text) {
                Ok(row) => rows.push(row),
                Err(e) => die(support::FAILED, format_args!("{}:{}: {e}", line.file, line.number)),
            }
        }
    }
    let level = match args.level {
        Grain::Statement => Level::Statement,
        Grain::Event => Level::Event,
        Grain::Story => Level::Story,
    };
    let texts: Vec<&str> = rows.iter().map(|r| r.text.as_str()).collect();
    let clusters = support::with_threads(args.threads, || cluster(&texts, level));
    // A cluster is named by the least id in it: by content, not by where it stands.
    let mut names: Vec<Option<&str>> = vec![None; clusters.len()];
    for (row, &number) in rows.iter().zip(&clusters) {
        let name = &mut names[number];
        *name = Some(name.map_or(row.id.as_str(), |n| n.min(row.id.as_str())));
    }
    let mut out = open_output(args.out.as_deref());
    for (row, &number) in rows.iter().zip(&clusters) {
        out.line(json!({"id": row.id, "cluster": names[number]}));
    }
    out.finish();
}
