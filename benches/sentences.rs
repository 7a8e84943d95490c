//! Splitting text into sentences, beside the crates people use for it, on one core. Answers are checked
//! first: how many of the boundaries of a sample each finds, and how many it sets where there is none.
//! Times are worth only as ratios within one run, which are printed at the end.
//!
//! The text is made up here, so that nothing needs to be read from disk.

mod support;

use std::hint::black_box;
use std::time::{Duration, Instant};

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use icu_segmenter::SentenceSegmenter;
use unicode_segmentation::UnicodeSegmentation;
use variorum::{Article, Language, sentences_of};

/// News as it is written, with "|" between its sentences.
const SAMPLE: &str = "\
Mr. Holm, 54, left Vik Lines Inc. on Jan. 3. |He had led it since 1998. |\"We are sorry,\" said Dr. Ana Berg, who \
sits on its board. |\"Nobody wanted this.\" |Shares fell 3.5 percent to 12.40 crowns at 9 a.m. Monday. |The U.S. Navy \
had sent a ship. |It was not needed in the U.S. |They stayed in port. |Was it planned? |No! |Gen. J. K. Ruiz (he \
retired in May. He lives abroad.) did not answer. |See www.lindholm.example/vik.html for more. |“It is over... I \
think,” Rep. Al Vik said. |The line, e.g. its No. 5 boat, goes on. |Yahoo! News had it first. |Nobody sued.";

/// Bytes of text to split.
const SIZE: usize = 2_000_000;

/// A peer: its name, and where it ends sentences (white space after a boundary may or may not belong to it).
type Peer<'a> = (&'a str, Box<dyn Fn(&str) -> Vec<usize>>);

fn peers() -> Vec<Peer<'static>> {
    let icu = SentenceSegmenter::new(Default::default());
    vec![
        (
            "variorum",
            Box::new(|text| {
                let article = Article::new("Gazette", text).with_language(Language::ENGLISH);
                sentences_of(&article).iter().map(|s| s.end()).collect()
            }),
        ),
        ("sentencex", Box::new(|text| ends(text, sentencex::segment("en", text).into_iter()))),
        ("unicode-segmentation", Box::new(|text| ends(text, text.split_sentence_bounds()))),
        ("icu_segmenter", Box::new(move |text| icu.segment_str(text).skip(1).collect())),
    ]
}

/// Where the pieces of a text end.
fn ends<'t>(text: &str, pieces: impl Iterator<Item = &'t str>) -> Vec<usize> {
    let base = text.as_ptr().addr();
    pieces.map(|piece| piece.as_ptr().addr() - base + piece.len()).collect()
}

/// Boundaries found and boundaries made up, white space around them left out.
fn checked(found: &[usize], text: &str, expected: &[usize]) -> (usize, usize) {
    let found: Vec<usize> = found.iter().map(|end| text[..*end].trim_end().len()).collect();
    let right = expected.iter().filter(|end| found.contains(end)).count();
    (right, found.iter().filter(|end| !expected.contains(end)).count())
}

fn sentences(c: &mut Criterion) {
    let text = SAMPLE.replace('|', "");
    let mut at = 0;
    let expected: Vec<usize> = SAMPLE
        .split('|')
        .map(|sentence| {
            at += sentence.len();
            text[..at].trim_end().len()
        })
        .collect();
    let peers = peers();
    for (name, split) in &peers {
        let (right, made_up) = checked(&split(&text), &text, &expected);
        println!("{name}: {right} of {} boundaries, {made_up} made up", expected.len());
        assert!(*name != "variorum" || (right, made_up) == (expected.len(), 0));
    }
    let mut paragraphs = String::new();
    while paragraphs.len() < SIZE {
        for article in support::story(40) {
            paragraphs += article.text();
            paragraphs += "\n\n";
            paragraphs += &text;
            paragraphs += "\n\n";
        }
    }
    let mut group = c.benchmark_group("sentences");
    group.sample_size(20);
    group.throughput(Throughput::Bytes(paragraphs.len() as u64));
    for (name, split) in &peers {
        group.bench_function(*name, |b| b.iter(|| split(black_box(&paragraphs)).len()));
    }
    group.finish();
    ratios(&peers, &paragraphs);
}

/// Prints how many times as long as variorum each peer takes, the best of some runs taken in turn.
fn ratios(peers: &[Peer<'_>], text: &str) {
    let mut best = vec![Duration::MAX; peers.len()];
    for _ in 0..7 {
        for (best, (_, split)) in best.iter_mut().zip(peers) {
            let start = Instant::now();
            black_box(split(black_box(text)).len());
            *best = start.elapsed().min(*best);
        }
    }
    for (time, (name, _)) in best.iter().zip(peers) {
        let rate = text.len() as f64 / 1e6 / time.as_secs_f64();
        println!("{name}: {rate:.0} MB/s, {:.1} times variorum's time", time.as_secs_f64() / best[0].as_secs_f64());
    }
}

criterion_group!(benches, sentences);
criterion_main!(benches);
