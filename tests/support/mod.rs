//! A full report made by hand about the sample articles: every kind of record once at least.

// Every test file uses some of this.
#![allow(dead_code)]

use serde_json::{Value, json};
use variorum::Article;
use variorum::report::Report;

pub(crate) fn articles() -> Vec<Article> {
    let lines = include_str!("../../examples/sample/articles.ndjson");
    lines.lines().map(|l| serde_json::from_str(l).expect("the sample is articles")).collect()
}

const COURIER: &str = "courier-1";
const NORTHWIRE: &str = "northwire-7";
const TRIBUNE: &str = "tribune-3";
const COASTLINE: &str = "coastline-2";

/// The place of the words in the article; they must stand there.
fn place(article: &str, words: &str) -> Value {
    let all = articles();
    let text = all.iter().find(|a| a.id() == article).expect("an article of the sample").text().to_owned();
    let start = text.find(words).unwrap_or_else(|| panic!("{words:?} is not in {article}"));
    json!({ "article": article, "start": start, "end": start + words.len(), "text": words })
}

fn excerpt(article: &str, words: &str) -> Value {
    let mut excerpt = place(article, words);
    excerpt.as_object_mut().expect("an object").remove("article");
    excerpt
}

fn member(article: &str, words: &str, more: Value) -> Value {
    let mut member = place(article, words);
    member["kind"] = json!("own");
    member["asserted"] = json!(true);
    for (field, value) in more.as_object().expect("an object") {
        member[field] = value.clone();
    }
    member
}

fn reading(value: &str, witnesses: &[(&str, &str)]) -> Value {
    json!({ "value": value, "witnesses": witnesses.iter().map(|(a, w)| place(a, w)).collect::<Vec<_>>() })
}

fn names() -> Value {
    json!([
        { "id": "n-halvadze", "name": "Jurij Halvadze", "kind": "person", "mentions": [
            place(COURIER, "Jurij Halvadze"), place(NORTHWIRE, "Yuri Khalvadze"), place(TRIBUNE, "Youri Halwadze"),
            place(COASTLINE, "Yuri Khalvadze") ] },
        { "id": "n-sarnevo", "name": "Port Sarnevo", "kind": "place", "mentions": [
            place(COURIER, "Port Sarnevo"), place(NORTHWIRE, "Port Sarnevo") ] },
    ])
}

fn toll() -> Value {
    json!({
        "id": "s-toll", "occasion": "2031-03-04", "score": 0.71,
        "members": [
            member(COURIER, "a loading crane fell across two berths and killed at least 11 people", json!({})),
            member(NORTHWIRE, "A loading crane fell on the west quay of Port Sarnevo on Tuesday, killing at least 11 people and injuring 34",
                json!({ "kind": "indirect",
                    "speaker": { "names": ["Interior Ministry"], "start": excerpt(NORTHWIRE, "the interior ministry")["start"],
                        "end": excerpt(NORTHWIRE, "the interior ministry")["end"], "text": "the interior ministry" },
                    "cue": excerpt(NORTHWIRE, "said") })),
            member(TRIBUNE, "The death toll of the crane disaster in Port Sarnevo rose to 14 on Wednesday", json!({ "kind": "indirect" })),
        ],
        "details": [
            { "kind": "quantity", "role": "killed",
                "readings": [
                    { "value": "11", "unit": "people", "min": 11.0, "approx": false,
                        "witnesses": [place(COURIER, "at least 11 people"), place(NORTHWIRE, "at least 11 people")] },
                    { "value": "14", "max": 14.0, "witnesses": [place(TRIBUNE, "14")] } ],
                "relations": [{ "a": 1, "b": 0, "relation": "updated" }, { "a": 0, "b": 1, "relation": "conflicts" }],
                "elsewhere": [place(COASTLINE, "the 14 people who were killed")], "not_found": [], "unknown": [] },
            { "kind": "quantity", "role": "injured",
                "readings": [reading("34", &[(NORTHWIRE, "34")])], "relations": [],
                "elsewhere": [place(COURIER, "34 people")], "not_found": [{ "article": TRIBUNE }],
                "unknown": [{ "article": COASTLINE, "reason": "cut_short" }] },
            { "kind": "attribution", "role": "speaker",
                "readings": [reading("Interior Ministry", &[(NORTHWIRE, "the interior ministry")]),
                    reading("Pavel Ostrik", &[(TRIBUNE, "hospital director Pavel Ostrik")])],
                "relations": [{ "a": 0, "b": 1, "relation": "reattributes" }],
                "elsewhere": [], "not_found": [{ "article": COURIER }], "unknown": [] },
        ],
    })
}

fn inspection() -> Value {
    let inspection = "the crane had passed its last inspection in January";
    json!({
        "id": "s-inspection", "occasion": null, "score": 0.93,
        "members": [
            member(COURIER, inspection, json!({ "kind": "indirect", "cue": excerpt(COURIER, "said") })),
            member(NORTHWIRE, inspection, json!({ "kind": "indirect", "cue": excerpt(NORTHWIRE, "said") })),
            member(TRIBUNE, inspection, json!({ "kind": "indirect", "cue": excerpt(TRIBUNE, "claimed") })),
            member(COASTLINE, inspection, json!({ "kind": "indirect", "cue": excerpt(COASTLINE, "According to") })),
        ],
        "details": [
            { "kind": "stance", "role": "stance",
                "readings": [reading("said", &[(COURIER, "said"), (NORTHWIRE, "said")]), reading("claimed", &[(TRIBUNE, "claimed")])],
                "relations": [{ "a": 1, "b": 0, "relation": "distances" }],
                "elsewhere": [], "not_found": [], "unknown": [{ "article": COASTLINE, "reason": "language" }] },
            { "kind": "time", "role": "inspection",
                "readings": [reading("2031-01", &[(COURIER, "in January"), (NORTHWIRE, "in January"), (TRIBUNE, "in January"), (COASTLINE, "in January")])],
                "relations": [], "elsewhere": [], "not_found": [], "unknown": [] },
        ],
    })
}

fn warning() -> Value {
    json!({
        "id": "s-warning", "occasion": "2031-02-19", "score": 0.82,
        "members": [
            member(COURIER, "it had warned the port authority in writing about cracks in the crane's base", json!({ "kind": "indirect" })),
            member(NORTHWIRE, "it had warned the port authority in writing about cracks in the base of the crane", json!({ "kind": "indirect" })),
            member(TRIBUNE, "it had warned the port authority about cracks in the crane's base", json!({ "kind": "indirect" })),
        ],
        "details": [
            { "kind": "statement", "role": "statement", "readings": [reading("in writing", &[(COURIER, "in writing"), (NORTHWIRE, "in writing")])],
                "relations": [], "elsewhere": [place(COASTLINE, "written warning")], "not_found": [{ "article": TRIBUNE }], "unknown": [] },
        ],
    })
}

fn mourning() -> Value {
    json!({
        "id": "s-mourning", "occasion": "2031-03-07", "score": 0.88,
        "members": [
            member(COURIER, "The government declared a day of mourning on Friday", json!({})),
            member(NORTHWIRE, "The government declared a day of mourning on Friday", json!({})),
            member(TRIBUNE, "The regime declared a day of mourning on Friday", json!({})),
            member(COASTLINE, "The government of Velmara declared a day of mourning on Friday for the 14 people who were killed when a loading crane fell in Port Sarnevo", json!({})),
        ],
        "details": [
            { "kind": "wording", "role": "who",
                "readings": [reading("government", &[(COURIER, "government"), (NORTHWIRE, "government"), (COASTLINE, "government")]), reading("regime", &[(TRIBUNE, "regime")])],
                "relations": [{ "a": 1, "b": 0, "relation": "relabels" }], "elsewhere": [], "not_found": [], "unknown": [] },
            { "kind": "place", "role": "of",
                "readings": [reading("Velmara", &[(COASTLINE, "Velmara")])],
                "relations": [], "elsewhere": [], "not_found": [{ "article": COURIER }, { "article": NORTHWIRE }, { "article": TRIBUNE }], "unknown": [] },
        ],
    })
}

fn quotation() -> Value {
    json!({
        "id": "s-publish", "occasion": "2031-03-04", "score": 0.9,
        "members": [
            member(COURIER, "We will publish every page of the inspection report", json!({ "kind": "direct" })),
            member(NORTHWIRE, "We will publish every page of the report", json!({ "kind": "direct" })),
        ],
        "details": [
            { "kind": "quote", "role": "quote",
                "readings": [reading("We will publish every page of the inspection report", &[(COURIER, "We will publish every page of the inspection report")]),
                    reading("We will publish every page of the report", &[(NORTHWIRE, "We will publish every page of the report")])],
                "relations": [{ "a": 0, "b": 1, "relation": "reworded" }, { "a": 0, "b": 1, "relation": "more_specific" }],
                "elsewhere": [], "not_found": [{ "article": TRIBUNE }],
                "unknown": [{ "article": COASTLINE, "reason": "cut_short" }] },
        ],
    })
}

fn single(id: &str, article: &str, words: &str) -> Value {
    json!({ "id": id, "occasion": null, "score": 1.0, "members": [member(article, words, json!({}))], "details": [] })
}

pub(crate) fn value() -> Value {
    let records: Vec<Value> = articles()
        .iter()
        .map(|a| {
            let mut record = json!({ "id": a.id(), "outlet": a.outlet(), "title": a.title(), "published": a.published(),
                "language": "en", "complete": a.id() != COASTLINE });
            if let Some(url) = a.url() {
                record["url"] = json!(url);
            }
            record
        })
        .collect();
    let mut split = single(
        "s-resign",
        COASTLINE,
        "Transport Minister Yuri Khalvadze rejected calls to resign. \"I will stay until every question is answered,\" he said on Wednesday",
    );
    let parts = [
        excerpt(COASTLINE, "rejected calls to resign"),
        excerpt(COASTLINE, "I will stay until every question is answered"),
    ];
    split["members"][0]["parts"] = parts.iter().map(|p| json!([p["start"], p["end"]])).collect();
    let denial = json!({ "id": "s-denial", "occasion": null, "score": 0.97,
        "members": [
            member(COURIER, "it had received any warning", json!({ "kind": "indirect", "asserted": false })),
            member(NORTHWIRE, "it had received any warning", json!({ "kind": "indirect", "asserted": false })) ],
        "details": [{ "kind": "polarity", "role": "polarity",
            "readings": [reading("denied", &[(COURIER, "denied"), (NORTHWIRE, "denied")])], "relations": [],
            "elsewhere": [], "not_found": [], "unknown": [{ "article": COASTLINE, "reason": "published_before" }] }] });
    json!({
        "schema_version": 1,
        "story": "Crane collapse in Port Sarnevo",
        "articles": records,
        "names": names(),
        "statements": [toll(), quotation(), inspection(), warning(), mourning(), denial,
            single("s-received", COASTLINE, "The port authority received a written warning from the Dockers' Union two weeks before the accident"),
            split,
            single("s-grain", NORTHWIRE, "Port Sarnevo handles about 40% of the country's grain exports"),
            single("s-price", TRIBUNE, "Velmara bought the crane second-hand in 2019 for 2.3 million euros") ],
        "links": [{ "a": "s-received", "b": "s-denial", "relation": "denies" }],
        "set_aside": [
            aside(COURIER, "  • Home\n  • News\n  • Harbour\n  • Sport\n  • Weather", "menu", None),
            aside(COURIER, "Port Sarnevo, 4 March –", "byline", None),
            aside(COURIER, "A loading crane lies across berths six and seven. Photo: Ilva Dren", "caption", None),
            aside(COURIER, "Read more: Ferry timetable changes from Monday", "related", None),
            aside(COURIER, "© Sarnevo Courier. All rights reserved.", "footer", None),
            aside(COASTLINE, "Continue reading", "related", Some(1)),
        ],
        "notices": [
            { "article": COASTLINE, "code": "cut_short", "message": "the text breaks off, so it is not said to lack anything" },
            { "code": "skipped", "message": "in.ndjson:4: the outlet is empty" },
        ],
    })
}

fn aside(article: &str, words: &str, reason: &str, part: Option<u32>) -> Value {
    let mut span = excerpt(article, words);
    let span = span.as_object_mut().expect("an object");
    span.remove("text");
    span.insert("article".into(), json!(article));
    span.insert("reason".into(), json!(reason));
    if let Some(part) = part {
        span.insert("part".into(), json!(part));
    }
    json!(span)
}

pub(crate) fn report() -> Report {
    serde_json::from_value(value()).expect("the report is one")
}

/// Every object with `start`, `end` and `text` gives back its words from the text of the article it,
/// or the object around it, names.
pub(crate) fn assert_places(report: &Value, articles: &[Article]) {
    fn walk(value: &Value, around: Option<&str>, articles: &[Article], seen: &mut usize) {
        match value {
            Value::Object(fields) => {
                let article = fields.get("article").and_then(Value::as_str).or(around);
                let byte = |f: &str| fields.get(f).and_then(Value::as_u64).map(|n| n as usize);
                if let (Some(start), Some(end), Some(text)) = (byte("start"), byte("end"), fields.get("text")) {
                    let article = article.expect("an article is named");
                    let source = articles.iter().find(|a| a.id() == article).expect("the article is there").text();
                    assert_eq!(source.get(start..end), text.as_str(), "{start}..{end} of {article}");
                    *seen += 1;
                }
                fields.values().for_each(|v| walk(v, article, articles, seen));
            }
            Value::Array(items) => items.iter().for_each(|v| walk(v, around, articles, seen)),
            _ => {}
        }
    }
    let mut seen = 0;
    walk(report, None, articles, &mut seen);
    assert!(seen > 0, "the report has places");
}
