//! The README tells the truth: what it shows of the sample is what the sample gives.

use std::path::Path;

use variorum::input::Reader;
use variorum::report::Text;

const README: &str = include_str!("../README.md");
const SAMPLE: &str = include_str!("../examples/sample/articles.ndjson");

const TOUR: &str = include_str!("../src/lib.rs");

/// The lines of the first code block that is marked as text.
fn shown(page: &str) -> Vec<String> {
    let block = page.split("```text\n").nth(1).and_then(|rest| rest.split("```").next()).expect("a block of text");
    block.lines().filter(|l| !matches!(l.trim(), "" | "...")).map(str::to_owned).collect()
}

#[test]
fn the_sample_prints_what_the_readme_shows() {
    let input = Reader::new().read_bytes(Path::new("sample"), SAMPLE.as_bytes()).expect("the sample can be read");
    let text = Text::new(&variorum::compare(&input.articles).report()).to_string();
    let lines: Vec<&str> = text.lines().collect();
    let tour: String = TOUR
        .lines()
        .filter_map(|l| l.strip_prefix("//!"))
        .map(|l| l.strip_prefix(' ').unwrap_or(l).to_owned() + "\n")
        .collect();
    for (page, least) in [(README, 20), (&tour, 8)] {
        let shown = shown(page);
        assert!(shown.len() >= least, "a good part of it is shown");
        let mut from = 0;
        for line in shown {
            let at = lines[from..].iter().position(|l| *l == line);
            from += at.unwrap_or_else(|| panic!("after line {from} the sample does not print {line:?}\n{text}")) + 1;
        }
    }
}

#[test]
fn both_commands_stand_at_the_top() {
    let top: String = README.lines().take(60).collect::<Vec<_>>().join("\n");
    assert!(top.contains("cargo run --release --example compare") && top.contains("\ncargo test\n"));
    assert!(!README.contains("TBD"), "no figure is left open");
}
