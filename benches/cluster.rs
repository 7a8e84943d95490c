//! Clusters of 1,000 and 5,000 sentences with full effort, every tenth saying what another says, and of 1,000 to
//! 100,000 with quick effort.

mod support;

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use support::retold::{Retold, b_cubed};
use support::{Dice, sentence};
use variorum::{Clusterer, Effort, Level, cluster};

/// Sentences of which the last tenth repeats the first with a word more, so that there is something to find.
fn sentences(n: usize) -> Vec<String> {
    let mut dice = Dice::new(7);
    let mut texts: Vec<String> = (0..n - n / 10).map(|_| sentence(&mut dice)).collect();
    for at in 0..n / 10 {
        texts.push(format!("Meanwhile, {}", texts[at]));
    }
    texts
}

fn clusters(c: &mut Criterion) {
    let mut group = c.benchmark_group("cluster");
    group.sample_size(10);
    for n in [1_000, 5_000] {
        let texts = sentences(n);
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        group.throughput(Throughput::Elements(n as u64));
        group.bench_with_input(BenchmarkId::from_parameter(n), &texts, |b, texts| {
            b.iter(|| {
                let found = cluster(black_box(texts), Level::Statement);
                let repeats = n / 10;
                let joined = (0..repeats).filter(|&i| found[i] == found[n - repeats + i]).count();
                assert!(joined * 10 >= repeats * 9, "{joined} of {repeats} repeats are with their first");
                // All in one cluster would pass the line above.
                assert!(found.iter().max().expect("there are texts") > &(n / 10));
                found
            });
        });
    }
    group.finish();
}

fn quick(c: &mut Criterion) {
    let mut group = c.benchmark_group("cluster quick");
    group.sample_size(10);
    for n in [1_000, 10_000, 100_000] {
        let (known, texts): (Vec<u32>, Vec<String>) = Retold::new(3).take(n).unzip();
        group.throughput(Throughput::Elements(n as u64));
        group.bench_with_input(BenchmarkId::from_parameter(n), &texts, |b, texts| {
            b.iter(|| {
                let mut clusterer = Clusterer::with_effort(Level::Statement, Effort::Quick);
                texts.iter().for_each(|text| clusterer.add(black_box(text)));
                clusterer.finish()
            });
        });
        let mut clusterer = Clusterer::with_effort(Level::Statement, Effort::Quick);
        texts.iter().for_each(|text| clusterer.add(text));
        let f1 = b_cubed(&known, &clusterer.finish());
        assert!(f1 >= 0.95, "B-cubed F1 {f1}");
    }
    group.finish();
}

criterion_group!(benches, clusters, quick);
criterion_main!(benches);
