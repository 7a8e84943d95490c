//! What outlets give, lack and tell otherwise, in invented stories of a sentence or two.

use variorum::{Article, ArticleId, Comparison, Detail, Relation, Span, Statement, UnknownReason, compare};

/// A story with what should, and what must not, be said of it.
#[derive(Default)]
struct Case {
    title: &'static str,
    articles: Vec<Article>,
    /// Lines that are found today, right or wrong.
    found: Vec<&'static str>,
    /// Lines that should be found and are not yet.
    missing: Vec<&'static str>,
    /// Words that stand in no line.
    never: Vec<&'static str>,
}

fn cases() -> Vec<Case> {
    let mut cases: Vec<Case> = Vec::new();
    for line in include_str!("data/apparatus.txt").lines().filter(|l| !l.trim().is_empty() && !l.starts_with('#')) {
        if let Some(title) = line.strip_prefix("== ") {
            cases.push(Case { title, ..Case::default() });
            continue;
        }
        let case = cases.last_mut().expect("a title before its story");
        match line.strip_prefix("  ") {
            None => case.articles.push(article(line)),
            Some(expected) => match expected.trim().split_once(": ") {
                Some(("wrong", rest)) => case.found.push(rest.trim()),
                Some(("right", rest)) => case.missing.push(rest.trim()),
                Some(("never", rest)) => case.never.push(rest.trim()),
                _ => case.found.push(expected.trim()),
            },
        }
    }
    cases
}

/// `Outlet 2031-05-02 cut [title]: text`, day, `cut` and title left out where there are none.
fn article(line: &str) -> Article {
    let (head, text) = line.split_once(": ").expect("an outlet and its text");
    let (head, title) = head.split_once(" [").map_or((head, None), |(h, t)| (h, t.strip_suffix(']')));
    let mut words = head.split_whitespace();
    let outlet = words.next().expect("an outlet");
    let mut article = Article::new(outlet, text.replace(" ¶ ", "\n\n")).with_id(outlet);
    for word in words {
        article = if word == "cut" { article.with_complete(false) } else { article.with_published(word) };
    }
    match title {
        Some(title) => article.with_title(title),
        None => article,
    }
}

fn word<T: serde::Serialize>(word: T) -> String {
    serde_json::to_value(word).ok().and_then(|v| v.as_str().map(str::to_owned)).expect("a word")
}

/// Everything said of a story, a line each: this is all the cases know of the interface.
fn lines(comparison: &Comparison) -> Vec<String> {
    let outlet = |id: ArticleId| comparison.article(id).outlet();
    let words = |id: ArticleId, span: Span| span.of(comparison.article(id).text());
    let mut out = Vec::new();
    for statement in comparison.statements() {
        if statement.outlets() > 1 {
            let outlets: Vec<&str> = statement.claims().map(|(id, _)| outlet(id)).collect();
            out.push(format!("statement {}", outlets.join(" ")));
        }
        for detail in statement.details() {
            out.push(detail_line(detail, &outlet, &words));
        }
    }
    let first = |s: &Statement| s.claims().next().map(|(id, c)| format!("\"{}\"", words(id, c.span())));
    for (a, b, kind) in comparison.links() {
        out.push(format!("{} {} {}", first(a).unwrap_or_default(), word(kind), first(b).unwrap_or_default()));
    }
    out
}

/// `kind: reading (outlets) / reading (outlets); reading relation reading; elsewhere: ..; not found: ..; unknown: ..`
fn detail_line<'a>(
    detail: &Detail,
    outlet: &impl Fn(ArticleId) -> &'a str,
    words: &impl Fn(ArticleId, Span) -> &'a str,
) -> String {
    let value = |n: usize| {
        let reading = &detail.readings()[n];
        reading.unit().map_or(reading.value().to_owned(), |unit| format!("{} {unit}", reading.value()))
    };
    // "3" and "at least 3" have one value: their words tell them apart.
    let shown = |n: usize| {
        let alike = (0..detail.readings().len()).any(|m| m != n && value(m) == value(n));
        let place = detail.readings()[n].witnesses().first().filter(|_| alike);
        place.map_or_else(|| value(n), |w| format!("\"{}\"", words(w.article(), w.span())))
    };
    let readings: Vec<String> = (0..detail.readings().len())
        .map(|n| {
            let mut who: Vec<&str> = detail.readings()[n].witnesses().iter().map(|w| outlet(w.article())).collect();
            who.dedup();
            format!("{} ({})", shown(n), who.join(" "))
        })
        .collect();
    let mut line = format!("{}: {}", word(detail.kind()), readings.join(" / "));
    for &(a, b, relation) in detail.relations() {
        line.push_str(&format!("; {} {} {}", shown(a), word(relation), shown(b)));
    }
    for place in detail.elsewhere() {
        line.push_str(&format!(
            "; elsewhere: {} \"{}\"",
            outlet(place.article()),
            words(place.article(), place.span())
        ));
    }
    if !detail.not_found().is_empty() {
        let who: Vec<&str> = detail.not_found().iter().map(|&id| outlet(id)).collect();
        line.push_str(&format!("; not found: {}", who.join(" ")));
    }
    for &(id, reason) in detail.unknown() {
        line.push_str(&format!("; unknown: {} {}", outlet(id), word(reason)));
    }
    line
}

#[test]
fn stories_give_their_details() {
    let cases = cases();
    let mut wrong = Vec::new();
    for case in &cases {
        let found = lines(&compare(&case.articles));
        let mut notes: Vec<String> = Vec::new();
        notes.extend(case.found.iter().filter(|e| !found.iter().any(|f| f == *e)).map(|e| format!("gone: {e}")));
        notes.extend(case.missing.iter().filter(|m| found.iter().any(|f| f == *m)).map(|m| format!("found now: {m}")));
        notes.extend(case.never.iter().filter(|n| found.iter().any(|f| f.contains(*n))).map(|n| format!("said: {n}")));
        if !notes.is_empty() || case.found.is_empty() && case.never.is_empty() {
            wrong.push(format!("== {}\n{}\n  {}", case.title, notes.join("\n"), found.join("\n  ")));
        }
    }
    assert!(wrong.is_empty(), "{} of {} stories:\n{}", wrong.len(), cases.len(), wrong.join("\n"));
    assert!(cases.len() >= 25);
}

#[test]
fn an_article_is_in_one_place_of_a_detail() {
    for case in cases() {
        let comparison = compare(&case.articles);
        for statement in comparison.statements() {
            // A statement that denies it is laid beside it.
            let denials = comparison.links().filter(|(a, b, _)| [a.id(), b.id()].contains(&statement.id()));
            let members: Vec<ArticleId> = std::iter::once(statement)
                .chain(denials.flat_map(|(a, b, _)| [a, b]))
                .flat_map(|s| s.claims().map(|(id, _)| id))
                .collect();
            for detail in statement.details() {
                let mut having: Vec<ArticleId> =
                    detail.readings().iter().flat_map(|r| r.witnesses()).map(|w| w.article()).collect();
                having.sort();
                having.dedup();
                let mut all = having.clone();
                all.extend(detail.elsewhere().iter().map(|w| w.article()));
                all.extend(detail.not_found());
                all.extend(detail.unknown().iter().map(|(id, _)| *id));
                let count = all.len();
                all.sort();
                all.dedup();
                assert_eq!(all.len(), count, "{}: twice in {detail:?}", case.title);
                assert!(!having.is_empty() && all.iter().all(|id| members.contains(id)), "{}", case.title);
                let places = detail.readings().iter().flat_map(|r| r.witnesses()).chain(detail.elsewhere());
                for place in places {
                    let text = comparison.article(place.article()).text();
                    assert!(!place.span().of(text).is_empty(), "{}", case.title);
                }
                for &(a, b, _) in detail.relations() {
                    assert!(a != b && a.max(b) < detail.readings().len(), "{}", case.title);
                }
                for &id in detail.not_found() {
                    let left_out = comparison.leaves_out(id).any(|(_, d)| std::ptr::eq(d, detail));
                    assert!(left_out, "not found is left out: {}", case.title);
                }
                if !detail.not_found().is_empty() {
                    let added = having.iter().all(|&id| comparison.adds(id).any(|(_, d, _)| std::ptr::eq(d, detail)));
                    assert!(added, "what others leave out is added: {}", case.title);
                }
            }
        }
    }
}

#[test]
fn the_order_of_the_articles_changes_nothing() {
    for case in cases() {
        let backwards: Vec<Article> = case.articles.iter().rev().cloned().collect();
        assert_eq!(lines(&compare(&case.articles)), lines(&compare(&backwards)), "{}", case.title);
    }
}

#[test]
fn an_article_beside_itself_differs_in_nothing() {
    for case in cases() {
        for article in &case.articles {
            let twin = [article.clone().with_id("one"), article.clone().with_id("two")];
            let comparison = compare(&twin);
            for detail in comparison.statements().iter().flat_map(Statement::details) {
                let lacks =
                    !detail.not_found().is_empty() || detail.unknown().iter().any(|u| u.1 != UnknownReason::CutShort);
                assert!(!lacks, "{}: {detail:?}", case.title);
                let told_twice = detail.relations().iter().all(|&(a, b, relation)| {
                    // Two readings of one article may differ ("three" and "at least two"); the twins may not.
                    let who = |n: usize| {
                        let mut who: Vec<ArticleId> =
                            detail.readings()[n].witnesses().iter().map(|w| w.article()).collect();
                        who.dedup();
                        who.len()
                    };
                    relation != Relation::Conflicts || who(a) == 2 && who(b) == 2
                });
                assert!(told_twice, "{}: {detail:?}", case.title);
            }
        }
    }
}
