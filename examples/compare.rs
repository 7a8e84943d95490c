//! Compares what outlets write about one story, and prints the report.
//!
//! ```text
//! cargo run --release --example compare                       # the built-in sample
//! cargo run --release --example compare -- a.txt b.txt c.txt  # one article a file
//! cargo run --release --example compare -- feed.ndjson --format ndjson --out reports.ndjson
//! cargo run --release --example compare -- --why 3            # what put statement 3 together
//! ```

mod support;

use std::io::IsTerminal;
use std::path::{Path, PathBuf};

use clap::{Parser, ValueEnum};
use rayon::prelude::*;
use support::{FAILED, USAGE, die, open_output, or_die, progress};
use variorum::input::{Index, Reader};
use variorum::report::{Annotations, Csv, Html, Markdown, Notice, Offsets, Text};
use variorum::{Comparer, Comparison};

/// Four invented outlets on one invented accident.
const SAMPLE: &str = include_str!("sample/articles.ndjson");
/// The page the sample is written to.
const SAMPLE_PAGE: &str = "variorum.html";

/// Compares what news outlets write about one story: which statements they share, who words them
/// differently, what each adds and what was not found in it.
///
/// Input is NDJSON (an article a line: {"id", "outlet", "text"}, and optionally "title",
/// "published", "url", "language", "story", "complete") or text files, one article each, the outlet
/// being the file's name. Articles with different "story" fields are compared apart. Without any
/// file, a built-in sample is compared and its page written to variorum.html.
#[derive(Parser)]
#[command(version)]
struct Args {
    /// NDJSON or text files; - is standard input
    files: Vec<PathBuf>,
    /// How to print the report; text, markdown and ndjson take any number of stories, the others one
    #[arg(long, value_enum)]
    format: Option<Format>,
    /// Write to this file instead of standard output
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// Threads to use [default: one for every core]
    #[arg(long, value_name = "N")]
    threads: Option<usize>,
    /// Go on after lines that cannot be read, and note them in the report
    #[arg(long)]
    skip_bad: bool,
    /// Text and markdown: show every detail, and the statements of one outlet as well
    #[arg(long)]
    full: bool,
    /// What offsets in json and ndjson count; annotations always count characters
    #[arg(long, value_enum, value_name = "UNIT", default_value = "bytes")]
    offsets: Unit,
    /// Instead of the report, tell what put this statement together and what nearly joined it; its id, or the
    /// number it has in the text
    #[arg(long, value_name = "ID")]
    why: Option<String>,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For reading in a terminal
    Text,
    /// For an issue or a draft
    Markdown,
    /// One page with the full texts, to open in a browser
    Html,
    /// One report
    Json,
    /// A report a line, one for every story
    Ndjson,
    /// The matrix of statements and articles
    Csv,
    /// W3C Web Annotations (JSON-LD), one for every member of a statement
    Annotations,
}

#[derive(Clone, Copy, ValueEnum)]
enum Unit {
    /// Of UTF-8
    Bytes,
    /// Code units, as in JavaScript
    Utf16,
    /// Code points, as in Python
    Chars,
}

impl From<Unit> for Offsets {
    fn from(unit: Unit) -> Self {
        match unit {
            Unit::Bytes => Self::Bytes,
            Unit::Utf16 => Self::Utf16,
            Unit::Chars => Self::Chars,
        }
    }
}

/// Stories compared at a time: enough that every core has one while a long one ends, few enough that their
/// texts and reports fit in memory.
const BATCH: usize = 64;

fn main() {
    let args = Args::parse();
    let sample = args.files.is_empty();
    let reader = Reader::new().skip_bad(args.skip_bad);
    let index = or_die(if sample {
        reader.index_bytes(Path::new("the sample"), SAMPLE.as_bytes())
    } else {
        reader.index(&args.files)
    });
    let format = args.format.unwrap_or(Format::Text);
    let any_number = matches!(format, Format::Text | Format::Markdown | Format::Ndjson);
    if !any_number && index.len() > 1 && args.why.is_none() {
        let name = format.to_possible_value().map_or_else(String::new, |v| v.get_name().to_owned());
        let hint = "use --format ndjson for a report a line, or give the articles of one story";
        die(USAGE, format_args!("--format {name} takes one story and the input holds {}; {hint}", index.len()));
    }
    let pool = or_die(rayon::ThreadPoolBuilder::new().num_threads(args.threads.unwrap_or(0)).build());
    let comparer = Comparer::default();
    if let Some(id) = &args.why {
        why(&comparer, &index, id, args.out.as_deref());
        return;
    }

    // No article at all is one empty story, so that there is a report to hold the notices.
    let stories = index.len().max(1);
    let bar = progress(stories, "comparing");
    let mut out = open_output(args.out.as_deref());
    // Colour only for eyes, and not for those who ask for none.
    let color = args.out.is_none() && std::io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none();
    let page = sample && args.format.is_none() && args.out.is_none();
    let all: Vec<usize> = (0..stories).collect();
    for batch in all.chunks(BATCH) {
        let printed: Vec<String> = pool.install(|| {
            let one = |&n: &usize| {
                let comparison = compared(&comparer, &index, n);
                if page {
                    write_page(&comparison);
                }
                bar.inc(1);
                printed(&comparison, format, &args, color)
            };
            batch.par_iter().map(one).collect()
        });
        for (n, report) in batch.iter().zip(printed) {
            if *n > 0 && format != Format::Ndjson {
                out.line("");
            }
            out.print(report);
        }
    }
    bar.finish_and_clear();
    out.finish();
    if page {
        eprintln!("\nThe page with the full texts is in {SAMPLE_PAGE}.");
    }
}

/// The page of the sample goes out before the report: a reader who stops early (`compare | head`) has it all
/// the same.
fn write_page(comparison: &Comparison) {
    let page = Html::new(&comparison.report()).with_articles(comparison.articles()).to_string();
    if let Err(e) = std::fs::write(SAMPLE_PAGE, page) {
        die(FAILED, format_args!("{SAMPLE_PAGE}: cannot write: {e}"));
    }
}

/// A story compared. What was skipped of the input is noted in the first.
fn compared(comparer: &Comparer, index: &Index, n: usize) -> Comparison {
    let mut story = comparer.story();
    or_die(index.story(n)).into_iter().for_each(|a| story.add(a));
    if n == 0 {
        index.skipped().iter().for_each(|e| story.notice(Notice::new(None, "skipped", e.to_string())));
    }
    or_die(story.finish())
}

/// Prints the evidence for one statement: the first that has the id, or the number in its story.
fn why(comparer: &Comparer, index: &Index, id: &str, out: Option<&Path>) {
    for n in 0..index.len() {
        let comparison = compared(comparer, index, n);
        let numbered = id.parse().ok().and_then(|n| comparison.report().numbered(n).map(|s| s.id.clone()));
        if let Some(why) = comparison.why(numbered.as_deref().unwrap_or(id)) {
            let mut out = open_output(out);
            out.print(why);
            out.finish();
            return;
        }
    }
    die(FAILED, format_args!("no statement has the id or the number {id:?}"));
}

fn printed(comparison: &Comparison, format: Format, args: &Args, color: bool) -> String {
    let report = comparison.report();
    match format {
        Format::Text => Text::new(&report).full(args.full).color(color).to_string(),
        Format::Markdown => Markdown::new(&report).full(args.full).to_string(),
        Format::Html => format!("{}\n", Html::new(&report).with_articles(comparison.articles())),
        Format::Json | Format::Ndjson => {
            format!("{}\n", report.with_offsets(args.offsets.into(), comparison.articles()).to_json())
        }
        Format::Csv => Csv::new(&report).to_string(),
        Format::Annotations => format!("{}\n", Annotations::new(&report, comparison.articles())),
    }
}
