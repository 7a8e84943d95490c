//! The details of statements by themselves: their claims are found and put together beforehand. One core.

mod support;

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use variorum::Article;
use variorum::dev::Undetailed;

/// Statements of two briefs each, as news agencies send them.
fn briefs(n: usize) -> Vec<Undetailed> {
    let brief = |at: usize| {
        let (dead, hurt, town) = (at % 40 + 3, at % 300 + 50, ["Tarn", "Osk", "Sarvo", "Brenholm"][at % 4]);
        [
            Article::new(
                "Post",
                format!("A train left the tracks near {town} on Tuesday, killing {dead} people and injuring {hurt}, police said."),
            )
            .with_published("2031-05-02"),
            Article::new(
                "Brine",
                format!(
                    "According to police, {dead} people died and {} were hurt on Tuesday when a train was derailed near {town}.",
                    hurt + at % 2
                ),
            )
            .with_published("2031-05-02"),
        ]
    };
    (0..n).map(|at| Undetailed::of(&brief(at))).collect()
}

fn details(c: &mut Criterion) {
    let one_thread = rayon::ThreadPoolBuilder::new().num_threads(1).build().expect("a thread");
    let mut group = c.benchmark_group("details");
    group.sample_size(10);
    let stories = [("briefs", briefs(1_000)), ("a story of 8 articles", vec![Undetailed::of(&support::story(8))])];
    for (name, stories) in &stories {
        let statements: usize = stories.iter().map(Undetailed::statements).sum();
        group.throughput(Throughput::Elements(statements as u64));
        group.bench_function(format!("{name}, {statements} statements"), |b| {
            b.iter(|| {
                let all = || black_box(stories).iter().map(Undetailed::details).sum::<usize>();
                let details = one_thread.install(all);
                // A fast empty answer is no answer.
                assert!(details >= statements, "{details} details of {statements} statements");
                details
            });
        });
    }
    group.finish();
}

criterion_group!(benches, details);
criterion_main!(benches);
