//! The whole: a story of 4 and of 16 articles of about 30 sentences, compared and printed.

mod support;

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use variorum::report::Html;
use variorum::{Anatomy, compare};

fn whole(c: &mut Criterion) {
    let mut group = c.benchmark_group("compare");
    group.sample_size(10);
    for n in [4, 16] {
        let articles = support::story(n);
        group.throughput(Throughput::Bytes(articles.iter().map(|a| a.text().len() as u64).sum()));
        group.bench_with_input(BenchmarkId::from_parameter(n), &articles, |b, articles| {
            b.iter(|| {
                let comparison = compare(black_box(articles));
                // A fast wrong answer is no answer: something is told by half of the outlets or more.
                let widest = comparison.statements().iter().map(|s| s.outlets()).max();
                assert!(widest >= Some(n / 2), "the widest statement has {widest:?} of {n} outlets");
                comparison
            });
        });
    }
    group.finish();
}

fn one_article(c: &mut Criterion) {
    let article = support::story(1).remove(0);
    let mut group = c.benchmark_group("anatomy");
    group.throughput(Throughput::Bytes(article.text().len() as u64));
    group.bench_function("one article", |b| {
        b.iter(|| {
            let anatomy = Anatomy::of(black_box(&article));
            assert!(anatomy.claims().len() >= 20, "{} claims", anatomy.claims().len());
            anatomy
        });
    });
    group.finish();
}

fn printing(c: &mut Criterion) {
    let report = compare(&support::story(16)).report();
    c.bench_function("report to JSON, 16 articles", |b| {
        b.iter(|| {
            let json = black_box(&report).to_json();
            assert!(json.starts_with("{\"schema_version\":1"));
            json
        });
    });
    c.bench_function("report to HTML, 16 articles", |b| {
        b.iter(|| {
            let page = Html::new(black_box(&report)).to_string();
            assert!(page.ends_with("</html>"));
            page
        });
    });
}

criterion_group!(benches, whole, one_article, printing);
criterion_main!(benches);
