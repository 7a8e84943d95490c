//! Prints what articles claim: who says what, in which words, an object a line.
//!
//! ```text
//! cargo run --release --example claims -- articles.ndjson
//! cargo run --release --example claims -- --set-aside page.txt
//! ```

mod support;

use std::path::PathBuf;

use clap::Parser;
use serde_json::{Value as Json, json};
use support::{open_output, or_die};
use variorum::input::Reader;
use variorum::{Anatomy, Article, Claim, Span};

/// Prints the claims of articles as NDJSON: {"article", "start", "end", "parts"?, "text", "kind",
/// "asserted", "speaker", "cue"}; offsets are bytes.
#[derive(Parser)]
#[command(version)]
struct Args {
    /// NDJSON articles ({"id", "outlet", "text"}) or text files; - or none is standard input
    files: Vec<PathBuf>,
    /// Print the sentences of each text instead, set aside or not: {"article", "sentences": [[start, end]..]}
    #[arg(long, conflicts_with = "set_aside")]
    sentences: bool,
    /// Print what of each text is not the article instead: {"article", "set_aside": [{"start", "end", "reason"}]}
    #[arg(long)]
    set_aside: bool,
    /// Write to this file instead of standard output
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// Threads to use [default: one for every core]
    #[arg(long, value_name = "N", default_value_t = 0)]
    threads: usize,
    /// Go on after lines that cannot be read; how many is said on standard error
    #[arg(long)]
    skip_bad: bool,
}

fn main() {
    let args = Args::parse();
    let files = if args.files.is_empty() { vec![PathBuf::from("-")] } else { args.files };
    let input = or_die(Reader::new().skip_bad(args.skip_bad).read(&files));
    for skipped in &input.skipped {
        eprintln!("claims: skipped {skipped}");
    }
    let print = |article: &Article| -> Vec<Json> {
        if args.sentences {
            let sentences: Vec<[usize; 2]> =
                variorum::sentences_of(article).into_iter().map(|s| [s.start(), s.end()]).collect();
            return vec![json!({"article": article.id(), "sentences": sentences})];
        }
        let anatomy = Anatomy::of(article);
        if args.set_aside {
            let aside: Vec<Json> = anatomy
                .set_aside()
                .iter()
                .map(|s| {
                    let mut row = json!({"start": s.span().start(), "end": s.span().end(), "reason": s.reason()});
                    if let Some(part) = s.part() {
                        row["part"] = part.into();
                    }
                    row
                })
                .collect();
            return vec![json!({"article": article.id(), "set_aside": aside})];
        }
        anatomy.claims().iter().map(|c| row(article, c)).collect()
    };
    let rows = support::in_order(&input.articles, args.threads, print);
    let mut out = open_output(args.out.as_deref());
    for row in rows.into_iter().flatten() {
        out.line(row);
    }
    out.finish();
}

fn row(article: &Article, claim: &Claim) -> Json {
    let text = article.text();
    let words = |span: Span| json!({"start": span.start(), "end": span.end(), "text": span.of(text)});
    let speaker = claim.speaker().map(|s| {
        let mut row = words(s.span());
        row["names"] = s.names().into();
        row
    });
    let mut row = json!({
        "article": article.id(),
        "start": claim.span().start(),
        "end": claim.span().end(),
        "text": claim.span().of(text),
        "kind": claim.kind(),
        "asserted": claim.is_asserted(),
        "speaker": speaker,
        "cue": claim.cue().map(|c| words(c.span())),
    });
    if !claim.parts().is_empty() {
        row["parts"] = claim.parts().iter().map(|p| [p.start(), p.end()]).collect();
    }
    row
}
