//! Stories in which every difference is known: what is said to differ, and nothing else, must be so.

use variorum::{Article, ArticleId, Comparison, Relation, Span, compare};

/// A difference: what it is, whose it is, against whom, and where in the two texts.
#[derive(Debug, Clone, PartialEq)]
struct Difference {
    what: String,
    of: usize,
    to: usize,
    place: Option<Span>,
    other: Option<Span>,
}

/// A line of a file of cases.
struct Case {
    line: &'static str,
    /// Whether it comes out wrong today.
    wrong: bool,
    texts: Vec<String>,
    articles: Vec<Article>,
    differences: Vec<Difference>,
}

const OUTLETS: [&str; 3] = ["A", "B", "C"];

fn cases() -> Vec<Case> {
    let files = [
        include_str!("data/differences.txt"),
        include_str!("data/differences_second.txt"),
        include_str!("data/differences_third.txt"),
        include_str!("data/differences_fourth.txt"),
        include_str!("data/differences_fifth.txt"),
        include_str!("data/differences_sixth.txt"),
    ];
    let lines = files.into_iter().flat_map(str::lines);
    lines.filter(|l| !l.trim().is_empty() && !l.starts_with('#')).map(case).collect()
}

fn case(line: &'static str) -> Case {
    let wrong = line.starts_with('?');
    let mut parts = line.trim_start_matches(['?', ' ']).split(" | ").map(str::trim);
    let told = parts.next().expect("differences");
    let mut marks: Vec<Vec<(String, Span)>> = Vec::new();
    let (mut texts, mut articles) = (Vec::new(), Vec::new());
    for (at, part) in parts.enumerate() {
        let later = part.strip_prefix('+').and_then(|p| p.split_once(' '));
        let (days, part) = later.map_or((0, part), |(n, rest)| (n.parse().expect("days"), rest));
        let (text, found) = unmarked(part);
        articles.push(
            Article::new(format!("Outlet {}", OUTLETS[at]), text.as_str())
                .with_id(OUTLETS[at])
                .with_published(format!("2031-05-{:02}", 2 + days)),
        );
        texts.push(text);
        marks.push(found);
    }
    let differences = told.split(';').filter_map(|d| difference(d.trim(), &marks)).collect();
    Case { line, wrong, texts, articles, differences }
}

/// A text without its marks, and where they were.
fn unmarked(text: &str) -> (String, Vec<(String, Span)>) {
    let (mut out, mut marks) = (String::new(), Vec::new());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        let (key, after) = after.split_once(':').expect("a key");
        let (words, after) = after.split_once('}').expect("the end of a mark");
        out.push_str(before);
        marks.push((key.to_owned(), Span::new(out.len(), out.len() + words.len())));
        out.push_str(words);
        rest = after;
    }
    out.push_str(rest);
    (out, marks)
}

/// `[A] what KEY [to] [B]`
fn difference(told: &str, marks: &[Vec<(String, Span)>]) -> Option<Difference> {
    if told == "clean" {
        return None;
    }
    let mut words: Vec<&str> = told.split_whitespace().filter(|w| *w != "to").collect();
    let outlet = |w: &str| OUTLETS.iter().position(|o| *o == w);
    let first = outlet(words[0]);
    if first.is_some() {
        words.remove(0);
    }
    let of = first.unwrap_or(0);
    let (what, key) = (words[0].to_owned(), words[1]);
    let to = words.get(2).and_then(|w| outlet(w)).unwrap_or(usize::from(of == 0));
    let place = |at: usize| marks[at].iter().find(|(k, _)| k == key).map(|(_, span)| *span);
    let found = Difference { what, of, to, place: place(of), other: place(to) };
    assert!(found.place.is_some(), "no mark {key} in {told}");
    // What one outlet adds has no place in the other.
    assert_eq!(found.other.is_none(), found.what == "adds", "{told}");
    Some(found)
}

/// Everything that is said to differ.
fn found(comparison: &Comparison) -> Vec<Difference> {
    let at = |id: ArticleId| {
        let outlet = comparison.article(id).id();
        OUTLETS.iter().position(|o| *o == outlet).expect("one of ours")
    };
    let mut out: Vec<Difference> = Vec::new();
    for detail in comparison.statements().iter().flat_map(|s| s.details()) {
        for witness in detail.readings().iter().flat_map(|r| r.witnesses()) {
            out.extend(detail.not_found().iter().map(|&lacks| Difference {
                what: "adds".to_owned(),
                of: at(witness.article()),
                to: at(lacks),
                place: Some(witness.span()),
                other: None,
            }));
        }
        for &(a, b, relation) in detail.relations() {
            let (what, a, b) = match relation {
                Relation::MoreSpecific => ("vaguer", b, a),
                Relation::Conflicts => ("conflicts", a, b),
                Relation::Relabels => ("relabels", a, b),
                Relation::Reattributes => ("reattributes", a, b),
                Relation::Distances => ("distances", a, b),
                Relation::Reworded => ("reworded", a, b),
                Relation::Updated => ("updated", a, b),
                _ => continue,
            };
            for x in detail.readings()[a].witnesses() {
                for y in detail.readings()[b].witnesses().iter().filter(|y| y.article() != x.article()) {
                    out.push(Difference {
                        what: what.to_owned(),
                        of: at(x.article()),
                        to: at(y.article()),
                        place: Some(x.span()),
                        other: Some(y.span()),
                    });
                }
            }
        }
    }
    // A statement and its denial: the whole claims.
    for (a, b, _) in comparison.links() {
        for (x, _) in a.claims() {
            out.extend(b.claims().filter(|(y, _)| *y != x).map(|(y, _)| Difference {
                what: "denies".to_owned(),
                of: at(x),
                to: at(y),
                place: None,
                other: None,
            }));
        }
    }
    out.dedup();
    out
}

/// Whether two places of a text are one: they share as many words as they have apart.
fn one_place(text: &str, a: Option<Span>, b: Option<Span>) -> bool {
    let (Some(a), Some(b)) = (a, b) else { return a.is_none() && b.is_none() };
    let words = |span: Span| -> Vec<usize> {
        let word = |from: usize| text[from..].split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
        let starts = (span.start()..span.end()).filter(|&i| text.is_char_boundary(i) && !word(i).is_empty());
        let first = |i: usize| !text[..i].chars().next_back().is_some_and(char::is_alphanumeric);
        let plain = |w: &str| !matches!(w, "the" | "a" | "an" | "of" | "in" | "on" | "at" | "to" | "by");
        starts.filter(|&i| first(i) && plain(&word(i).to_lowercase())).collect()
    };
    let (x, y) = (words(a), words(b));
    let both = x.iter().filter(|w| y.contains(w)).count();
    4 * both >= x.len() + y.len() && both > 0
}

/// What was said of a case that should not have been, and what should have been and was not.
fn faults(case: &Case) -> Vec<String> {
    let mut said = found(&compare(&case.articles));
    let mut faults = Vec::new();
    for d in &case.differences {
        let two_ways = !matches!(d.what.as_str(), "adds" | "vaguer" | "distances" | "updated");
        let straight = |p: &Difference| {
            let one = one_place(&case.texts[d.of], d.place, p.place) && one_place(&case.texts[d.to], d.other, p.other);
            (p.of, p.to) == (d.of, d.to) && p.what == d.what && one
        };
        let turned =
            |p: &Difference| straight(&Difference { of: p.to, to: p.of, place: p.other, other: p.place, ..p.clone() });
        let denied = |p: &Difference| {
            p.what == "denies" && d.what == "conflicts" && [(d.of, d.to), (d.to, d.of)].contains(&(p.of, p.to))
        };
        match said.iter().position(|p| straight(p) || two_ways && turned(p) || denied(p)) {
            Some(at) => {
                said.remove(at);
            }
            None => faults.push(format!("not said: {d:?}")),
        }
    }
    faults.extend(said.iter().map(|p| format!("said: {p:?}")));
    faults
}

#[test]
fn what_differs_is_said_and_nothing_else() {
    let cases = cases();
    let mut out = Vec::new();
    for case in &cases {
        let faults = faults(case);
        if faults.is_empty() == case.wrong {
            let note = if case.wrong { "right now: take the mark away".to_owned() } else { faults.join("\n  ") };
            out.push(format!("{}\n  {note}", case.line));
        }
    }
    assert!(out.is_empty(), "{} of {} cases:\n{}", out.len(), cases.len(), out.join("\n"));
    assert!(cases.len() >= 230);
}

#[test]
fn every_kind_of_difference_has_cases() {
    let cases = cases();
    for what in ["adds", "conflicts", "vaguer", "relabels", "reattributes", "distances", "reworded", "updated"] {
        let right = cases.iter().filter(|c| !c.wrong && c.differences.iter().any(|d| d.what == what)).count();
        assert!(right >= 2, "{what}: {right}");
    }
    assert!(cases.iter().filter(|c| c.differences.is_empty() && !c.wrong).count() >= 20);
}
