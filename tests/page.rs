//! The page of HTML: what stands at its top, how the matrix and the details are laid out, and that what is shown
//! leads to its place in the text.

use serde_json::{Value, json};
use variorum::Article;
use variorum::report::{Html, Report, Text};

/// Articles of as many outlets, each with the same two sentences but for a figure and a term: "Post 0", "Post 1".
fn articles(n: usize) -> Vec<Article> {
    (0..n).map(|a| Article::new(format!("Post {a}"), text(a)).with_id(format!("a{a}"))).collect()
}

/// Even articles say 3 and "rally", odd ones 5 and "riot"; the first says no more than its figure.
fn text(a: usize) -> String {
    let (figure, term) = if a.is_multiple_of(2) { ("3", "rally") } else { ("5", "riot") };
    format!("{figure} people were hurt. The {term} began at noon. The {term} ended at dusk.")
}

fn place(a: usize, words: &str) -> Value {
    let start = text(a).find(words).expect("the words stand in it");
    json!({ "article": format!("a{a}"), "start": start, "end": start + words.len(), "text": words })
}

/// A statement all tell, with one detail of two readings.
fn statement(n: usize, id: &str, words: [&str; 2], kind: &str, readings: [&str; 2], relation: &str) -> Value {
    let members: Vec<Value> = (0..n)
        .map(|a| {
            let mut member = place(a, words[a % 2]);
            member["kind"] = json!("own");
            member["asserted"] = json!(true);
            member
        })
        .collect();
    let reading = |r: usize| {
        let witnesses: Vec<Value> = (0..n).filter(|a| a % 2 == r).map(|a| place(a, readings[r])).collect();
        json!({ "value": readings[r], "witnesses": witnesses })
    };
    json!({ "id": id, "occasion": null, "score": 0.9, "members": members, "details": [
        { "kind": kind, "role": "hurt", "readings": [reading(0), reading(1)],
          "relations": [{ "a": 0, "b": 1, "relation": relation }], "elsewhere": [], "not_found": [], "unknown": [] }] })
}

/// Figures that conflict, and two statements with the same two terms; one detail that all have but the last.
fn report(n: usize) -> Report {
    let mut statements = [
        statement(
            n,
            "s-1",
            ["The rally began at noon", "The riot began at noon"],
            "wording",
            ["rally", "riot"],
            "relabels",
        ),
        statement(
            n,
            "s-2",
            ["The rally ended at dusk", "The riot ended at dusk"],
            "wording",
            ["rally", "riot"],
            "relabels",
        ),
        statement(n, "s-3", ["3 people were hurt", "5 people were hurt"], "quantity", ["3", "5"], "conflicts"),
    ];
    let all: Vec<Value> = (0..n - 1).map(|a| place(a, "at noon")).collect();
    statements[0]["details"].as_array_mut().expect("an array").push(json!({ "kind": "time", "role": "when",
        "readings": [{ "value": "noon", "witnesses": all }], "relations": [], "elsewhere": [],
        "not_found": [{ "article": format!("a{}", n - 1) }], "unknown": [] }));
    let articles: Vec<Value> = (0..n)
        .map(|a| json!({ "id": format!("a{a}"), "outlet": format!("Post {a}"), "language": "en", "complete": true }))
        .collect();
    let value = json!({ "schema_version": 1, "articles": articles, "names": [], "statements": statements, "links": [],
        "set_aside": [], "notices": [] });
    Report::from_json(&value.to_string()).expect("a report")
}

fn page(n: usize) -> String {
    Html::new(&report(n)).with_articles(&articles(n)).to_string()
}

/// What stands between two pieces of the page, the first time.
fn between<'p>(page: &'p str, open: &str, close: &str) -> &'p str {
    let rest = page.split_once(open).unwrap_or_else(|| panic!("{open} is not in the page")).1;
    rest.split_once(close).unwrap_or_else(|| panic!("{close} is not behind {open}")).0
}

#[test]
fn conflicts_come_first_then_what_was_not_found() {
    let page = page(4);
    let glance = between(&page, "<ul class=\"glance\">", "</ul>");
    let tags: Vec<&str> = glance.split("<span class=\"tag ").skip(1).filter_map(|t| t.split('"').next()).collect();
    assert_eq!(tags, ["cf", "nf", "ot"]);
    assert!(glance.contains("Post 3</strong>, given by all others"), "{glance}");
}

#[test]
fn the_same_terms_of_several_statements_are_one_entry() {
    let page = page(4);
    let glance = between(&page, "<ul class=\"glance\">", "</ul>");
    assert_eq!(glance.matches("other wording").count(), 1, "{glance}");
    assert!(glance.contains("Statements <a href=\"#s0\">2</a>, <a href=\"#s1\">3</a>"), "{glance}");
    let own = between(&page, "Its words where others use other ones", "</ul>");
    assert_eq!(own.matches("<li>").count(), 1, "{own}");
    let text = Text::new(&report(4)).to_string();
    assert!(
        text.contains("other wording: [2, 3] wording: hurt: “rally” (Post 0, Post 2) / “riot” (Post 1, Post 3)"),
        "{text}"
    );
    // A figure is one of its own statement, whatever figures stand in others.
    assert_eq!(text.matches("  conflicts: [").count(), 1);
}

#[test]
fn the_key_has_what_occurs_and_the_matrix_counts_what_was_not_found() {
    let page = page(4);
    let key = between(&page, "<p class=\"key\">", "</p>");
    let shown: Vec<&str> = key.split("<i class=\"").skip(1).filter_map(|t| t.split('"').next()).collect();
    assert_eq!(shown, ["ot", "cf", "st"], "{key}");
    let matrix = between(&page, "<table class=\"overview\">", "</table>");
    assert_eq!(matrix.matches("1 detail not found").count(), 1, "{matrix}");
    let row = matrix.split("</tr>").nth(2).expect("a head, and two rows");
    let cell = row.rsplit("<td").next().expect("a last cell");
    assert!(cell.contains("1 detail not found"), "it is the last article: {row}");
}

/// Up to five articles have columns; of more, the readings have lines. Either way every reading leads to a mark in
/// the text that holds its words.
#[test]
fn every_reading_leads_to_its_words() {
    for (n, lines) in [(2, false), (5, false), (6, true), (9, true)] {
        let page = page(n);
        assert_eq!(page.contains("<table class=\"details lines\">"), lines, "{n} articles");
        assert_eq!(page.contains("data-o=\""), !lines, "{n} articles");
        let mut followed = 0;
        for table in page.split("<table class=\"details").skip(1).filter_map(|t| t.split("</table>").next()) {
            for link in table.split("<a class=\"to\" href=\"#").skip(1) {
                let (target, rest) = link.split_once("\">").expect("a link has an end");
                let shown = between(rest, "", "</a>");
                let mark = between(&page, &format!("<mark id=\"{target}\" class=\"shared\">"), "</mark>");
                // In a column the link is the words; in a line it is the outlet, whose text is known.
                let holds = match shown.strip_prefix("Post ") {
                    Some(a) => text(a.parse().expect("a number")).contains(mark),
                    None => mark.contains(shown),
                };
                assert!(holds, "{shown:?} leads to {mark:?}");
                followed += 1;
            }
        }
        // Three details all have, and one all have but the last article.
        assert_eq!(followed, 4 * n - 1, "{n} articles");
    }
}

#[test]
fn letters_that_run_as_ours_need_no_isolation_and_others_have_it() {
    let mut report = report(2);
    assert!(!Html::new(&report).to_string().contains("<bdi>Post"));
    for outlet in ["الأخبار", "הארץ", "日報"] {
        report.articles[1].outlet = outlet.to_owned();
        let page = Html::new(&report).to_string();
        let isolated = page.matches(&format!("<bdi>{outlet}</bdi>")).count();
        assert!(isolated > 0 && isolated == page.matches(&format!(">{outlet}<")).count(), "{outlet}");
    }
}

#[test]
fn headings_go_down_one_level_at_a_time() {
    // No dates, so no timeline; a statement told of another occasion is listed all the same.
    let mut elsewhen = serde_json::to_value(report(3)).expect("plain data");
    elsewhen["statements"][0]["details"][1]["not_found"] = json!([]);
    elsewhen["statements"][0]["details"][1]["unknown"] = json!([{ "article": "a2", "reason": "other_occasion" }]);
    let elsewhen = Report::from_json(&elsewhen.to_string()).expect("a report");
    assert!(Html::new(&elsewhen).to_string().contains("Said on several occasions: 1"));
    let empty = variorum::compare(&[]).report();
    for report in [&elsewhen, &report(2), &report(9), &empty] {
        let page = Html::new(report).with_articles(&articles(3)).to_string();
        let mut last = 0;
        for heading in page.split("<h").skip(1).filter_map(|t| t.bytes().next()).filter(u8::is_ascii_digit) {
            let level = heading - b'0';
            assert!(level <= last + 1, "a heading of level {level} after one of {last}");
            last = level;
        }
        assert!(last > 0);
    }
}

/// A headline that ends its speaker with a colon has no verb of saying.
#[test]
fn a_colon_is_no_verb() {
    let mut value = serde_json::to_value(report(2)).expect("plain data");
    let member = &mut value["statements"][0]["members"][0];
    member["speaker"] = json!({ "start": 0, "end": 3, "text": "Police", "names": [] });
    for (cue, shown) in [(":", "– Police</span>"), ("warned", "– Police (warned)</span>")] {
        value["statements"][0]["members"][0]["cue"] = json!({ "start": 0, "end": 1, "text": cue });
        let report = Report::from_json(&value.to_string()).expect("a report");
        assert!(Html::new(&report).to_string().contains(shown), "{cue}");
    }
}

/// Paper has all of it: what is laid out late on a screen is so nowhere else.
#[test]
fn only_a_screen_lays_out_late() {
    let page = page(2);
    let style = between(&page, "<style>", "</style>");
    let screen = between(style, "@media screen {", "@media print");
    assert!(screen.contains("content-visibility: auto"));
    assert_eq!(style.matches("content-visibility").count(), screen.matches("content-visibility").count());
}
