//! Who stands where, told from reports made for it.

use serde_json::{Value, json};

use super::view::*;
use crate::compare::detail::{DetailKind, UnknownReason};
use crate::report::Report;

/// A report of one statement with one detail about the articles `(id, outlet)`; who is a member, and how each
/// stands to the detail, is given by a letter an article: `S`tated, `E`lsewhere, `N`ot found, `C`ut short,
/// published `B`efore, nothing said (`.`). Capitals are members.
fn report(articles: &[(&str, &str)], letters: &str) -> Report {
    let place = |id: &str| json!({ "article": id, "start": 0, "end": 1, "text": "x" });
    let with = |letter: char| -> Vec<&str> {
        let same = |l: &char| l.eq_ignore_ascii_case(&letter);
        articles.iter().zip(letters.chars()).filter(|(_, l)| same(l)).map(|((id, _), _)| *id).collect()
    };
    let members: Vec<Value> = articles
        .iter()
        .zip(letters.chars())
        .filter(|(_, l)| l.is_ascii_uppercase())
        .map(
            |((id, _), _)| json!({ "article": id, "start": 0, "end": 1, "text": "x", "kind": "own", "asserted": true }),
        )
        .collect();
    let unknown: Vec<Value> = (with('C').into_iter().map(|id| (id, "cut_short")))
        .chain(with('B').into_iter().map(|id| (id, "published_before")))
        .map(|(id, reason)| json!({ "article": id, "reason": reason }))
        .collect();
    serde_json::from_value(json!({
        "schema_version": 1, "names": [], "links": [], "set_aside": [], "notices": [],
        "articles": articles.iter().map(|(id, outlet)| json!({ "id": id, "outlet": outlet, "language": "en", "complete": true })).collect::<Vec<_>>(),
        "statements": [{ "id": "s", "occasion": null, "score": 1.0, "members": members, "details": [{
            "kind": "quantity", "role": "", "relations": [], "unknown": unknown,
            "readings": [{ "value": "x", "witnesses": with('S').into_iter().map(place).collect::<Vec<_>>() }],
            "elsewhere": with('E').into_iter().map(place).collect::<Vec<_>>(),
            "not_found": with('N').into_iter().map(|id| json!({ "article": id })).collect::<Vec<_>>(),
        }] }],
    }))
    .expect("a report")
}

const FOUR: [(&str, &str); 4] = [("a", "A"), ("b", "B"), ("c", "C"), ("d", "D")];

/// "only A; lacking B" for details, a `*` after what is about the whole statement.
fn ledgers(articles: &[(&str, &str)], letters: &str) -> String {
    let report = report(articles, letters);
    let view = View::new(&report);
    let mut out = Vec::new();
    for (outlet, ledger) in view.outlets.iter().zip(&view.ledgers) {
        let star = |i: &Item| if i.detail.is_none() { "*" } else { "" };
        out.extend(ledger.only.iter().map(|i| format!("only {outlet}{}", star(i))));
        out.extend(ledger.lacking.iter().map(|i| format!("lacking {outlet}{}", star(i))));
        out.extend(ledger.single.iter().map(|_| format!("single {outlet}")));
    }
    out.join(" ")
}

#[test]
fn what_sets_outlets_apart_is_told_from_both_sides() {
    for (letters, want) in [
        ("SSSS", ""),
        ("SNNN", "only A"),
        ("SSSN", "lacking D"),
        // Who has it elsewhere has it.
        ("SENN", ""),
        ("SEEN", "lacking D"),
        // Of whom it cannot be told is neither with the one side nor with the other; where it cannot be told of
        // more than give it, nobody stands against all others.
        ("SNCC", "only A"),
        ("SCCC", ""),
        ("SSBN", "lacking D"),
        // Where the report says nothing, nothing is said.
        ("SS..", ""),
        ("SSN.", ""),
        // An outlet that is no member lacks the statement, not its details one by one.
        ("SSSn", "lacking D*"),
        ("SSnn", ""),
        // A statement of one outlet is that outlet's, unless another has of it elsewhere.
        ("Snnn", "single A"),
        ("Sen.", ""),
    ] {
        assert_eq!(ledgers(&FOUR, letters), want, "{letters}");
    }
}

#[test]
fn an_outlet_with_several_articles_counts_once() {
    let three = [("a", "A"), ("b1", "B"), ("b2", "B")];
    for (letters, want) in [
        ("SNN", "only A lacking B"),
        ("SNS", ""),
        ("SNE", ""),
        // The early article could not have it, the later one could.
        ("SBN", "only A lacking B"),
        ("SCN", ""),
    ] {
        assert_eq!(ledgers(&three, letters), want, "{letters}");
    }
    let report = report(&three, "SSS");
    let view = View::new(&report);
    assert_eq!(view.labels(["b2", "a", "b2", "nobody"]), "B (b2), A, nobody");
    assert_eq!(view.outlets, ["A", "B"]);
}

#[test]
fn the_overview_of_a_large_story_is_cut() {
    let mut large = report(&FOUR, "SSSS");
    large.statements = vec![large.statements[0].clone(); CELLS / 4 + 1];
    let view = View::new(&large);
    assert_eq!((view.shared.len(), view.overview().len()), (CELLS / 4 + 1, CELLS / 4));
    large.statements.truncate(3);
    assert_eq!(View::new(&large).overview().len(), 3);
    large.articles = vec![large.articles[0].clone(); CELLS];
    large.articles[0].outlet = "other".to_owned();
    assert!(View::new(&large).overview().len() <= ROWS);
}

#[test]
fn standings_of_statements_follow_members_then_details() {
    let report = report(&FOUR, "Secn");
    let standings = View::new(&report).statement_standing(&report.statements[0]);
    use Standing::{Elsewhere, NotFound, Stated, Unknown};
    assert_eq!(standings, [Stated, Elsewhere, Unknown(UnknownReason::CutShort), NotFound]);
    // A place in common, or a few figures of several, is not the statement.
    let mut report = report;
    report.statements[0].details[0].kind = DetailKind::Place;
    assert_eq!(View::new(&report).statement_standing(&report.statements[0])[1..], [Standing::Silent; 3]);
    let mut further = report.statements[0].details[0].clone();
    further.kind = DetailKind::Quantity;
    let elsewhere = std::mem::take(&mut further.elsewhere);
    report.statements[0].details.push(further.clone());
    report.statements[0].details[1].elsewhere = elsewhere.clone();
    further.not_found = vec![crate::report::ArticleRef { article: elsewhere[0].article.clone() }];
    report.statements[0].details.push(further);
    assert_eq!(View::new(&report).statement_standing(&report.statements[0])[1], Standing::Silent);
}

#[test]
fn what_conflicts_is_numbered_first() {
    let mut report = report(&FOUR, "SSSS");
    let first = report.statements[0].clone();
    let with = |id: &str, members: usize, relation: Option<&str>| {
        let mut statement = first.clone();
        statement.id = id.to_owned();
        statement.members.truncate(members);
        let relations = relation.map(|r| json!([{ "a": 0, "b": 0, "relation": r }])).unwrap_or(json!([]));
        statement.details[0].relations = serde_json::from_value(relations).expect("relations");
        statement
    };
    report.statements = vec![
        with("three", 3, None),
        with("four", 4, Some("updated")),
        with("two, denied", 2, None),
        with("two, conflicts", 2, Some("conflicts")),
        with("one", 1, None),
    ];
    report.links =
        serde_json::from_value(json!([{ "a": "two, denied", "b": "one", "relation": "denies" }])).expect("links");
    let view = View::new(&report);
    let order: Vec<&str> = view.shared.iter().map(|&s| report.statements[s].id.as_str()).collect();
    assert_eq!(order, ["two, conflicts", "two, denied", "four", "three"]);
    assert_eq!(view.counts(), (1, 1), "one conflicts, one more is put otherwise");
    assert_eq!(report.numbered(1).map(|s| s.id.as_str()), Some("two, conflicts"));
    assert_eq!(report.numbered(5).map(|s| s.id.as_str()), Some("one"));
    assert!(report.numbered(0).is_none() && report.numbered(6).is_none());
}
