//! What clustering very many sentences takes: CPU seconds, peak memory and quality, and how they grow.
//!
//! ```text
//! cargo bench --bench scale                    10,000, 100,000 and 1,000,000; 10 and 1,000 added to 100,000
//! cargo bench --bench scale -- 50000           so many
//! cargo bench --bench scale -- sentences.tsv   a file of yours: cluster, outlet, sentence
//! cargo bench --bench scale -- --write 100000  prints invented sentences in that form
//! ```
//!
//! CPU seconds are those of adding and clustering on all threads, without those of making the sentences.
//! Figures of the system come from /proc; elsewhere than on Linux they are missing.

mod support;

use std::fs;
use std::io::{BufWriter, Write};

use support::retold::{Retold, b_cubed};
use variorum::{ClusterIndex, Clusterer, Effort, Level};

/// B-cubed F1 below which the clusters are wrong, and not only slow.
const LEAST_F1: f64 = 0.95;

/// CPU seconds of this process, in ticks of a hundredth.
fn cpu() -> Option<f64> {
    let stat = fs::read_to_string("/proc/self/stat").ok()?;
    let after_name: Vec<&str> = stat.rsplit_once(')')?.1.split_whitespace().collect();
    Some((after_name.get(11)?.parse::<f64>().ok()? + after_name.get(12)?.parse::<f64>().ok()?) / 100.0)
}

/// Peak memory of this process in MB.
fn peak() -> Option<f64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|l| l.strip_prefix("VmHWM:"))?;
    Some(line.split_whitespace().next()?.parse::<f64>().ok()? / 1024.0)
}

/// Clusters sentences and prints the figures; gives the CPU seconds.
fn run(what: &str, sentences: impl Fn() -> Box<dyn Iterator<Item = (u32, String)>>) -> f64 {
    let start = cpu().unwrap_or_default();
    let known: Vec<u32> = sentences().map(|(event, _)| event).collect();
    let made = cpu().unwrap_or_default();
    let mut clusterer = Clusterer::with_effort(Level::Statement, Effort::Quick);
    sentences().for_each(|(_, text)| clusterer.add(&text));
    let clusters = clusterer.finish();
    // The sentences were made once more.
    let took = cpu().unwrap_or_default() - made - (made - start);
    let peak = peak().unwrap_or_default();
    let f1 = b_cubed(&known, &clusters);
    println!("{what}: {} sentences, {took:.2} CPU-s, peak {peak:.0} MB, B-cubed F1 {f1:.3}", known.len());
    assert!(f1 >= LEAST_F1, "{f1} is too low");
    took
}

/// What it takes to add some sentences to an index of others, beside all in one batch.
fn grow(first: usize, added: usize) {
    let mut index = ClusterIndex::new(Level::Statement);
    let mut sentences = Retold::new(3);
    sentences.by_ref().take(first).for_each(|(_, text)| index.add(&text));
    index.update();
    let more: Vec<String> = sentences.take(added).map(|(_, text)| text).collect();
    let start = cpu().unwrap_or_default();
    more.iter().for_each(|text| index.add(text));
    let told = index.update();
    let took = cpu().unwrap_or_default() - start;
    let (founded, merged, split) = (told.founded().len(), told.merged().len(), told.split().len());
    println!(
        "{added} added to {first}: {took:.2} CPU-s, peak {:.0} MB; {founded} clusters founded, {merged} merged, {split} split",
        peak().unwrap_or_default()
    );
}

fn invented(n: usize) -> f64 {
    run("invented", move || Box::new(Retold::new(3).take(n)))
}

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let given: Vec<&str> = args.iter().map(String::as_str).filter(|a| !a.starts_with("--")).collect();
    if args.iter().any(|a| a == "--write") {
        let mut out = BufWriter::new(std::io::stdout());
        let n = given.first().and_then(|n| n.parse().ok()).unwrap_or(1_000);
        for (event, text) in Retold::new(3).take(n) {
            writeln!(out, "{event}\tinvented\t{text}").expect("standard output is open");
        }
    } else if !args.iter().any(|a| a == "--bench") {
        // `cargo test --benches`: does it work at all?
        invented(2_000);
        grow(1_500, 100);
    } else if given.is_empty() {
        let took: Vec<f64> = [10_000, 100_000, 1_000_000].into_iter().map(invented).collect();
        println!("growth from 100,000 to 1,000,000: exponent {:.2}", (took[2] / took[1]).log10());
        grow(100_000, 10);
        grow(100_000, 1_000);
    }
    for arg in given.iter().filter(|_| !args.iter().any(|a| a == "--write")) {
        match arg.parse() {
            Ok(n) => {
                invented(n);
            }
            Err(_) => {
                let path = (*arg).to_owned();
                run(arg, move || {
                    let text = fs::read_to_string(&path).expect("a file that can be read");
                    let mut numbers = std::collections::HashMap::new();
                    let rows: Vec<(u32, String)> = text
                        .lines()
                        .map(|line| {
                            let mut fields = line.splitn(3, '\t');
                            let next = numbers.len() as u32;
                            let event = *numbers.entry(fields.next().unwrap_or_default().to_owned()).or_insert(next);
                            (event, fields.nth(1).expect("three fields").to_owned())
                        })
                        .collect();
                    Box::new(rows.into_iter())
                });
            }
        }
    }
}
