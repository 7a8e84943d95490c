//! Counts how many sentences each stem stands in and prints the table `src/text/data/background.txt`.
//!
//! ```text
//! cargo run --release --example background < sentences.txt > src/text/data/background.txt
//! ```
//!
//! Reads a sentence a line. Only figures come out: stems grouped by the power of two at or below their
//! number of sentences, so that a table says little of the texts it was counted from.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, BufRead};

/// Stems in fewer sentences are left out: they count as unknown, and most are slips or names.
const LEAST: u64 = 4;

fn main() -> io::Result<()> {
    if std::env::args().nth(1).is_some() {
        println!("usage: background < SENTENCES > TABLE   (a sentence a line in, the table out)");
        return Ok(());
    }
    let mut met: BTreeMap<String, u64> = BTreeMap::new();
    let mut sentences = 0u64;
    for line in io::stdin().lock().lines() {
        sentences += 1;
        for stem in variorum::dev::stems(&line?).into_iter().collect::<BTreeSet<_>>() {
            *met.entry(stem).or_insert(0) += 1;
        }
    }
    let mut rows: BTreeMap<u64, Vec<String>> = BTreeMap::new();
    for (stem, count) in met {
        let plain = stem.chars().all(|c| c.is_alphanumeric() || c == '\'');
        if count >= LEAST && plain {
            rows.entry(1 << count.ilog2()).or_default().push(stem);
        }
    }
    println!(
        "# Stems by the number of sentences that have them, rounded down to a power of two, of {sentences} sentences."
    );
    println!("# Made by examples/background.rs from news sentences; figures only.");
    for (count, stems) in rows.into_iter().rev() {
        println!("{count} {}", stems.join(" "));
    }
    Ok(())
}
