//! Compares what outlets write about one story, and prints the report.
//!
//! ```text
//! cargo run --release --example compare                       # the built-in sample
//! cargo run --release --example compare -- a.txt b.txt c.txt  # one article a file
//! cargo run --release --example compare -- feed.ndjson --format ndjson --out reports.ndjson
//! ```

mod support;

use std::collections::HashMap;
use std::io::IsTerminal;
use std::path::{Path, PathBuf};

use clap::{Parser, ValueEnum};
use support::{FAILED, Output, USAGE, die, open_output, or_die, progress};
use variorum::input::{Input, Reader};
use variorum::report::{Html, Markdown, Notice, Text};
use variorum::{Article, Comparer, Comparison};

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
    /// How to print the report; html and json take one story, the others any number
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
}

fn main() {
    let args = Args::parse();
    let sample = args.files.is_empty();
    let reader = Reader::new().skip_bad(args.skip_bad);
    let input =
        if sample { reader.read_bytes(Path::new("the sample"), SAMPLE.as_bytes()) } else { reader.read(&args.files) };
    let Input { articles, skipped, .. } = or_die(input);
    let stories = stories(articles);
    let format = args.format.unwrap_or(Format::Text);
    if let (Format::Json | Format::Html, 2..) = (format, stories.len()) {
        let name = if format == Format::Json { "json" } else { "html" };
        let hint = "use --format ndjson for a report a line, or give the articles of one story";
        die(USAGE, format_args!("--format {name} takes one story and the input holds {}; {hint}", stories.len()));
    }

    let mut builder = Comparer::builder();
    if let Some(n) = args.threads {
        builder = builder.threads(n);
    }
    let comparer = or_die(builder.build());
    let bar = progress(stories.len(), "comparing");
    let mut notices: Vec<Notice> = skipped.iter().map(|e| Notice::new(None, "skipped", e.to_string())).collect();
    let mut out = open_output(args.out.as_deref());
    let mut page = None;
    // Colour only for eyes, and not for those who ask for none.
    let color = args.out.is_none() && std::io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none();
    for (n, articles) in stories.into_iter().enumerate() {
        let mut story = comparer.story();
        articles.into_iter().for_each(|a| story.add(a));
        notices.drain(..).for_each(|notice| story.notice(notice));
        let comparison = or_die(story.finish());
        if n > 0 && format != Format::Ndjson {
            out.line("");
        }
        print(&mut out, &comparison, format, args.full, color);
        if sample && args.format.is_none() && args.out.is_none() {
            page = Some(Html::new(&comparison.report()).with_articles(comparison.articles()).to_string());
        }
        bar.inc(1);
    }
    bar.finish_and_clear();
    // Before the report goes out: a reader who stops early (`compare | head`) has the page all the same.
    if let Some(page) = &page
        && let Err(e) = std::fs::write(SAMPLE_PAGE, page)
    {
        die(FAILED, format_args!("{SAMPLE_PAGE}: cannot write: {e}"));
    }
    out.finish();
    if page.is_some() {
        eprintln!("\nThe page with the full texts is in {SAMPLE_PAGE}.");
    }
}

/// The articles of each story, the stories in the order of their first article. Articles that name
/// no story are one story. No article at all is one empty story, so that there is a report to hold
/// the notices.
fn stories(articles: Vec<Article>) -> Vec<Vec<Article>> {
    let mut stories: Vec<Vec<Article>> = Vec::new();
    let mut known: HashMap<Option<String>, usize> = HashMap::new();
    for article in articles {
        let story = *known.entry(article.story().map(str::to_owned)).or_insert(stories.len());
        if story == stories.len() {
            stories.push(Vec::new());
        }
        stories[story].push(article);
    }
    if stories.is_empty() {
        stories.push(Vec::new());
    }
    stories
}

fn print(out: &mut Output, comparison: &Comparison, format: Format, full: bool, color: bool) {
    let report = comparison.report();
    match format {
        Format::Text => out.print(Text::new(&report).full(full).color(color)),
        Format::Markdown => out.print(Markdown::new(&report).full(full)),
        Format::Html => out.line(Html::new(&report).with_articles(comparison.articles())),
        Format::Json | Format::Ndjson => out.line(report.to_json()),
    }
}
