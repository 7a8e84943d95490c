//! Clusters sentences of any texts by what they say.
//!
//! ```text
//! cargo run --release --example cluster -- --level event sentences.txt
//! ```

mod support;

use std::borrow::Cow;
use std::path::PathBuf;

use clap::{Parser, ValueEnum};
use serde::Deserialize;
use serde_json::json;
use support::{die, each_line, open_output};
use variorum::{Clusterer, Effort, Level};

/// Clusters sentences. Input is NDJSON {"id", "text", "outlet"?} when the first character that is not
/// white space is {, else a sentence a line, its id being the line's number from 0. Prints NDJSON
/// {"id", "cluster"}, in the order of the input; clusters have names that come from their content.
#[derive(Parser)]
#[command(version)]
struct Args {
    /// Files to read; - or none is standard input
    files: Vec<PathBuf>,
    /// How much the texts of a cluster have in common
    #[arg(long, value_enum, default_value = "statement")]
    level: Grain,
    /// What is spent on a pair of sentences
    #[arg(long, value_enum, default_value = "auto")]
    effort: Pains,
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

#[derive(Clone, Copy, ValueEnum)]
enum Pains {
    /// Full up to 10,000 sentences, quick beyond
    Auto,
    /// Words alone; no text is kept
    Quick,
    /// All evidence; time grows with the pairs that share a word
    Full,
}

#[derive(Deserialize)]
struct Row<'a> {
    id: String,
    #[serde(borrow)]
    text: Cow<'a, str>,
}

fn main() {
    let args = Args::parse();
    let level = match args.level {
        Grain::Statement => Level::Statement,
        Grain::Event => Level::Event,
        Grain::Story => Level::Story,
    };
    let effort = match args.effort {
        Pains::Auto => Effort::Auto,
        Pains::Quick => Effort::Quick,
        Pains::Full => Effort::Full,
    };
    let mut clusterer = Clusterer::with_effort(level, effort);
    // Known from the first line that is not blank; until then blank lines are sentences without words.
    let mut ndjson = None;
    let mut ids = Vec::new();
    each_line(&args.files, |file, number, line| {
        if ndjson.is_none() && !line.trim().is_empty() {
            ndjson = Some(line.trim_start().starts_with('{'));
            if ndjson == Some(true) {
                clusterer = Clusterer::with_effort(level, effort);
            }
        }
        if ndjson != Some(true) {
            clusterer.add(line);
        } else if !line.trim().is_empty() {
            match serde_json::from_str::<Row<'_>>(line) {
                Ok(row) => {
                    clusterer.add(&row.text);
                    ids.push(row.id);
                }
                Err(e) => die(support::FAILED, format_args!("{file}:{number}: {e}")),
            }
        }
    });
    let clusters = support::with_threads(args.threads, || clusterer.finish());
    let mut out = open_output(args.out.as_deref());
    for (at, cluster) in clusters.iter().enumerate() {
        match ids.get(at) {
            Some(id) => out.line(json!({"id": id, "cluster": cluster})),
            // Both are plain digits and letters.
            None => out.line(format_args!("{{\"id\":\"{at}\",\"cluster\":\"{cluster}\"}}")),
        }
    }
    out.finish();
}
