//! What goes to other programs: the matrix as CSV, Web Annotations, offsets in other units, and the evidence
//! behind a statement.

mod support;

use serde_json::Value;
use variorum::report::{Annotations, Csv, Offsets, Report};
use variorum::{Article, Comparison, compare};

/// Two outlets whose texts hold characters of two, three and four bytes and of two UTF-16 units.
fn wide() -> Comparison {
    compare(&[
        Article::new("Café Post", "“The ferry Orla 🚢 sank off Marrow Point on Monday,” said inspector Abdelkarim Zohdi. The hull had been repaired twice.")
            .with_id("a,\"1\"").with_published("2031-09-09").with_url("javascript:alert(1)"),
        Article::new("=Herald", "日本 – The ferry Orla sank off Marrow Point on Monday – the hull had been repaired twice, Zuhdi said.")
            .with_id("=b").with_published("2031-09-09").with_url("https://herald.example/1"),
    ])
}

/// The rows of a CSV as RFC 4180 has it; written apart from the crate's own code.
fn rows(csv: &str) -> Vec<Vec<String>> {
    let mut rows = vec![];
    let mut row = vec![];
    let mut cell = String::new();
    let mut quoted = false;
    let mut chars = csv.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '"' if quoted && chars.peek() == Some(&'"') => {
                chars.next();
                cell.push('"');
            }
            '"' => quoted = !quoted,
            ',' if !quoted => row.push(std::mem::take(&mut cell)),
            '\r' if !quoted => {}
            '\n' if !quoted => {
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            c => cell.push(c),
        }
    }
    assert!(!quoted && row.is_empty() && cell.is_empty(), "the last row is whole");
    rows
}

#[test]
fn csv_has_a_row_a_statement_and_a_column_an_article() {
    for report in [support::report(), wide().report()] {
        let rows = rows(&Csv::new(&report).to_string());
        assert_eq!(rows.len(), report.statements.len() + 1);
        assert!(rows.iter().all(|r| r.len() == report.articles.len() + 5), "{rows:?}");
        for (n, row) in rows.iter().enumerate().skip(1) {
            assert_eq!(row[0], n.to_string());
            let numbered = report.numbered(n).expect("every row has its number");
            assert_eq!(row[1], numbered.id);
        }
        assert!(rows.iter().flatten().all(|c| !c.starts_with(['=', '+', '-', '@'])), "no cell is a formula");
    }
}

#[test]
fn csv_says_who_stands_where() {
    let report = support::report();
    let rows = rows(&Csv::new(&report).to_string());
    let row = |id: &str| rows.iter().find(|r| r[1] == id).expect("a row")[5..].to_vec();
    let outlets = &rows[0][5..];
    let of = |id: &str, outlet: &str| row(id)[outlets.iter().position(|o| o == outlet).expect("a column")].clone();
    assert_eq!(of("s-toll", "Northwire"), "conflicts");
    assert_eq!(of("s-toll", "Coastline Today"), "elsewhere");
    assert_eq!(of("s-mourning", "Meridian Tribune"), "otherwise");
    assert_eq!(of("s-publish", "Meridian Tribune"), "not found");
    assert_eq!(of("s-publish", "Coastline Today"), "unknown: text cut short");
    assert_eq!(of("s-grain", "Meridian Tribune"), "");
    assert_eq!(rows[1][1], "s-toll", "what conflicts comes first");
}

#[test]
fn annotations_lead_to_their_words() {
    let comparison = wide();
    let report = comparison.report();
    let page: Value =
        serde_json::from_str(&Annotations::new(&report, comparison.articles()).to_string()).expect("JSON");
    assert_eq!(page["@context"], "http://www.w3.org/ns/anno.jsonld");
    let items = page["items"].as_array().expect("items");
    assert_eq!(items.len(), report.statements.iter().map(|s| s.members.len()).sum::<usize>());
    let mut ids: Vec<&str> = items.iter().map(|i| i["id"].as_str().expect("an id")).collect();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), items.len(), "ids are unique");
    for item in items {
        let source = item["target"]["source"].as_str().expect("a source");
        let article = comparison.articles().iter().find(|a| match a.id() {
            "=b" => source == "https://herald.example/1",
            _ => source == "urn:variorum:article:a%2C%221%22",
        });
        let chars: Vec<char> = article.expect("a source of ours").text().chars().collect();
        let (quote, place) = (&item["target"]["selector"][0], &item["target"]["selector"][1]);
        let (start, end) =
            (place["start"].as_u64().expect("start") as usize, place["end"].as_u64().expect("end") as usize);
        let words = |from: usize, to: usize| chars[from..to].iter().collect::<String>();
        assert_eq!(quote["exact"], words(start, end));
        assert_eq!(quote["prefix"], words(start.saturating_sub(32), start));
        assert_eq!(quote["suffix"], words(end, (end + 32).min(chars.len())));
    }
}

/// Every place of a report gives its words when the text is cut by its unit.
fn assert_cut(report: &Report, articles: &[Article], cut: impl Fn(&str, usize, usize) -> String) {
    let mut seen = 0;
    let mut check = |article: &str, start: usize, end: usize, words: &str| {
        let text = articles.iter().find(|a| a.id() == article).expect("an article").text();
        assert_eq!(cut(text, start, end), words);
        seen += 1;
    };
    for p in report.names.iter().flat_map(|n| &n.mentions) {
        check(&p.article, p.start, p.end, &p.text);
    }
    for statement in &report.statements {
        for m in &statement.members {
            check(&m.article, m.start, m.end, &m.text);
            if let Some(s) = &m.speaker {
                check(&m.article, s.start, s.end, &s.text);
            }
            if let Some(c) = &m.cue {
                check(&m.article, c.start, c.end, &c.text);
            }
        }
        for d in &statement.details {
            for p in d.readings.iter().flat_map(|r| &r.witnesses).chain(&d.elsewhere) {
                check(&p.article, p.start, p.end, &p.text);
            }
        }
    }
    assert!(seen > 10, "{seen} places");
}

#[test]
fn offsets_are_those_asked_for() {
    let comparison = wide();
    let articles = comparison.articles();
    let report = comparison.report();
    assert!(!report.to_json().contains("\"offsets\""), "bytes are what a reader expects");
    assert_eq!(report.clone().with_offsets(Offsets::Bytes, articles), report);
    assert_cut(&report, articles, |t, a, b| t[a..b].to_owned());
    let chars = report.clone().with_offsets(Offsets::Chars, articles);
    assert_cut(&chars, articles, |t, a, b| t.chars().skip(a).take(b - a).collect());
    let utf16 = report.clone().with_offsets(Offsets::Utf16, articles);
    assert_cut(&utf16, articles, |t, a, b| {
        String::from_utf16(&t.encode_utf16().skip(a).take(b - a).collect::<Vec<_>>()).expect("whole characters")
    });
    assert_ne!(chars, utf16);
    assert!(utf16.to_json().contains("\"offsets\":\"utf16\""));
    let twice = utf16.clone().with_offsets(Offsets::Chars, articles);
    assert_eq!(twice, utf16, "what is no longer in bytes is left as it is");
    assert_eq!(Report::from_json(&utf16.to_json()).expect("a report"), utf16);
}

#[test]
fn every_statement_has_its_evidence() {
    let comparison = compare(&support::articles());
    let report = comparison.report();
    assert!(comparison.why("s-nothing").is_none());
    for s in &report.statements {
        let why = comparison.why(&s.id).expect("evidence").to_string();
        assert!(why.starts_with(&s.id) && why.contains(&format!("weakest seam {:.2}", s.score.get())), "{why}");
        assert_eq!(why.contains("WHAT PUT THEM TOGETHER"), s.members.len() > 1, "{why}");
    }
    // The claim and its denial stand beside each other as what nearly joined.
    let link = report.links.first().expect("the sample has a denial");
    let why = comparison.why(&link.a).expect("evidence").to_string();
    let near = why.split("WHAT NEARLY JOINED").nth(1).expect("something nearly joined");
    assert!(near.contains(&link.b) && near.contains("one asserts what the other denies"), "{why}");
    let mut turned = support::articles();
    turned.reverse();
    assert_eq!(compare(&turned).why(&link.a).expect("evidence").to_string(), why, "no order of the input");
}
