//! Comparing names, beside the crates people use for it, and searching. Answers are checked first: a
//! figure for a wrong answer is no figure. Times are worth only as ratios within one run.
//!
//! The names are made up here, so that nothing needs to be read from disk.

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use rphonetic::{DoubleMetaphone, Encoder};
use variorum::name::{Name, NameIndex, Setting, Verdict};

/// Pairs of spellings, and whether they are one person's.
const PAIRS: [(&str, &str, bool); 8] = [
    ("Tamim al-Warraq", "Tameem Warrak", true),
    ("Abd el-Karim Zuhdi", "Abdelkarim Zohdi", true),
    ("Siarhei Tsaryov", "Sergei Tsarev", true),
    ("Kassem Rassoul Barzani", "Qasim Rasul Barzani", true),
    ("Zorbek Halvani", "Nadia Halvani", false),
    ("Pak Chol Min", "Pak Chun Min", false),
    ("Igor Kuznechikhin", "Ivan Kuznechikhin", false),
    ("Tamim Warraq", "Tariq Warraq", false),
];

/// Whether a peer takes two names for one.
type Same<'a> = &'a dyn Fn(&str, &str) -> bool;

fn right(same: impl Fn(&str, &str) -> bool) -> usize {
    PAIRS.iter().filter(|(a, b, one)| same(a, b) == *one).count()
}

fn pairs(c: &mut Criterion) {
    let prepared: Vec<(Name, Name)> = PAIRS.iter().map(|(a, b, _)| (Name::new(a), Name::new(b))).collect();
    for ((a, b), (x, y, one)) in prepared.iter().zip(PAIRS) {
        assert_eq!(a.compare(b, Setting::Balanced).verdict() == Verdict::Same, one, "{x} {y}");
    }
    let metaphone = DoubleMetaphone::default();
    let code = |name: &str| name.split([' ', '-']).map(|w| metaphone.encode(w)).collect::<Vec<_>>();
    // The peers answer what they can; how many of the eight they get right is said beside their time.
    println!("right of {}: variorum {}", PAIRS.len(), PAIRS.len());
    println!("  strsim jaro_winkler > .9: {}", right(|a, b| strsim::jaro_winkler(a, b) > 0.9));
    println!("  rapidfuzz ratio > .8: {}", right(|a, b| rapidfuzz::fuzz::ratio(a.chars(), b.chars()) > 0.8));
    println!("  rphonetic double metaphone: {}", right(|a, b| code(a) == code(b)));
    println!("  human_name consistent_with: {}", right(human));

    let mut group = c.benchmark_group("pairs");
    group.throughput(Throughput::Elements(PAIRS.len() as u64));
    for (label, setting) in [("variorum balanced", Setting::Balanced), ("variorum strict", Setting::Strict)] {
        group.bench_function(label, |b| {
            b.iter(|| {
                prepared.iter().filter(|(x, y)| black_box(x).compare(y, setting).verdict() == Verdict::Same).count()
            });
        });
    }
    let peers: [(&str, Same<'_>); 4] = [
        ("strsim jaro_winkler", &|a, b| strsim::jaro_winkler(a, b) > 0.9),
        ("rapidfuzz ratio", &|a, b| rapidfuzz::fuzz::ratio(a.chars(), b.chars()) > 0.8),
        ("rphonetic double metaphone", &|a, b| code(a) == code(b)),
        ("human_name consistent_with, parsing included", &human),
    ];
    for (label, same) in peers {
        group.bench_function(label, |b| b.iter(|| right(|x, y| same(black_box(x), y))));
    }
    group.finish();
}

fn human(a: &str, b: &str) -> bool {
    match (human_name::Name::parse(a), human_name::Name::parse(b)) {
        (Some(a), Some(b)) => a.consistent_with(&b),
        _ => false,
    }
}

/// The `n`th made-up name: two or three words of two to three syllables.
fn made_up(n: usize) -> String {
    const OPEN: [&str; 16] =
        ["ba", "da", "ka", "ra", "mi", "ni", "zi", "lo", "ho", "su", "tu", "gha", "sha", "kha", "fe", "ve"];
    const CLOSE: [&str; 8] = ["n", "r", "d", "m", "li", "ni", "ev", "ak"];
    let mut state = n as u64 * 0x9e37_79b9_7f4a_7c15 + 1;
    let mut next = |of: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state >> 33) as usize % of
    };
    let words = 2 + next(2);
    let word = |next: &mut dyn FnMut(usize) -> usize| {
        let syllables = 1 + next(2);
        let mut word: String = (0..syllables).map(|_| OPEN[next(OPEN.len())]).collect();
        word.push_str(CLOSE[next(CLOSE.len())]);
        word
    };
    (0..words).map(|_| word(&mut next)).collect::<Vec<_>>().join(" ")
}

fn search(c: &mut Criterion) {
    const MANY: usize = 100_000;
    /// Queries for which all names are compared: a third of a second each.
    const CHECKED: usize = 100;
    let names: Vec<String> = (0..MANY).map(made_up).collect();
    let index = NameIndex::new(names.iter().map(|name| Name::new(name)));
    // Each query is a listed name spelled a little otherwise.
    let queries: Vec<(usize, Name)> = (0..200)
        .map(|at| (at * 457, Name::new(&names[at * 457].replace("kha", "ha").replace('u', "ou").replace("sha", "cha"))))
        .collect();
    // The answer of the index is held against that of comparing with all.
    let best = |query: &Name| {
        let scores = index.names().iter().map(|name| query.compare(name, Setting::Balanced).score());
        scores.max().expect("there are names")
    };
    let checked = queries.iter().step_by(queries.len() / CHECKED);
    let right =
        checked.filter(|(_, query)| index.find(query, 1).first().is_some_and(|h| h.score >= best(query))).count();
    println!("the best of {MANY}, or as good: {right} of {CHECKED}");
    assert!(right * 100 >= CHECKED * 99);
    let listed =
        queries.iter().filter(|(line, query)| index.find(query, 5).iter().any(|h| names[h.line] == names[*line]));
    let listed = listed.count();
    println!("the name it was made from among the first five: {listed} of {}", queries.len());
    assert!(listed * 100 >= queries.len() * 99);
    let mut group = c.benchmark_group("search");
    group.sample_size(20);
    group.throughput(Throughput::Elements(queries.len() as u64));
    group.bench_function("variorum, 100,000 names", |b| {
        b.iter(|| queries.iter().map(|(_, query)| index.find(black_box(query), 1).len()).sum::<usize>());
    });
    group.finish();
}

criterion_group!(benches, pairs, search);
criterion_main!(benches);
