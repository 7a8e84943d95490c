//! The printed forms: what they show, what they never show, and that foreign text stays text.

mod support;

use serde_json::{Value, json};
use variorum::Article;
use variorum::report::{Html, Markdown, Report, Text};

fn forms(report: &Report, articles: &[Article]) -> [(&'static str, String); 6] {
    [
        ("text", Text::new(report).to_string()),
        ("full text", Text::new(report).full(true).width(40).color(true).to_string()),
        ("markdown", Markdown::new(report).to_string()),
        ("full markdown", Markdown::new(report).full(true).to_string()),
        ("html", Html::new(report).to_string()),
        ("html with texts", Html::new(report).with_articles(articles).to_string()),
    ]
}

fn read(value: &Value) -> Report {
    Report::from_json(&value.to_string()).expect("a report")
}

/// Replaces every string of the report that comes from outside by `evil`, ids and outlets told apart by a suffix.
fn poisoned(evil: &str) -> (Report, Vec<Article>) {
    let mut value = support::value();
    let ids: Vec<String> = support::articles().iter().map(|a| a.id().to_owned()).collect();
    fn walk(value: &mut Value, evil: &str, ids: &[String]) {
        const KEPT: [&str; 8] = ["kind", "relation", "reason", "language", "id", "a", "b", "published"];
        match value {
            Value::Object(fields) => {
                for (field, value) in fields.iter_mut().filter(|(f, _)| !KEPT.contains(&f.as_str())) {
                    match value {
                        Value::String(s) if field == "article" => *s += evil,
                        Value::String(s) => *s = evil.to_owned(),
                        other => walk(other, evil, ids),
                    }
                }
                // An article's own id is a field "id"; those of statements and names stay.
                if let Some(Value::String(id)) = fields.get_mut("id")
                    && ids.contains(id)
                {
                    *id += evil;
                }
            }
            Value::Array(items) => items.iter_mut().for_each(|v| walk(v, evil, ids)),
            _ => {}
        }
    }
    walk(&mut value, evil, &ids);
    let articles =
        ids.iter().map(|id| Article::new(evil, format!("{evil} {evil}")).with_id(format!("{id}{evil}"))).collect();
    (read(&value), articles)
}

const EVIL: &str = "<script>alert(1)</script><img src=x onerror=\"alert(2)\">' onclick='x' [a](javascript:alert(3)) \
    ![b](https://evil.example/c.png) `code` **bold** # head\n\n# Heading\n- item\n\n```\n| a | b |\nhttps://evil.example www.evil.example \
    \u{1b}[31mred\u{1b}]0;title\u{7} \u{202e}turned\u{2066} \0 \u{9b}2J &lt;b&gt; </style></title><!-- </mark>";

#[test]
fn html_keeps_foreign_text_text() {
    let (report, articles) = poisoned(EVIL);
    let page = Html::new(&report).with_articles(&articles).to_string();
    assert!(page.contains("alert(1)"), "the text is shown");
    for bad in [
        "<script",
        "<img",
        "onerror=\"",
        "javascript:alert(3)\"",
        "<!--",
        "<b>",
        "\u{1b}",
        "\0",
        "\u{202e}",
        "\u{2066}",
        "\u{9b}",
    ] {
        assert!(!page.contains(bad), "{bad:?} is in the page");
    }
    assert_eq!(page.matches("</style>").count(), 1);
    assert_eq!(page.matches("</title>").count(), 1);
    // What may stand in a tag is ours: no attribute holds a quotation mark or angle bracket of the text.
    for tag in page.split('<').skip(1).filter_map(|t| t.split_once('>')).map(|(t, _)| t) {
        assert!(!tag.contains("alert") || tag.starts_with("title"), "{tag}");
    }
}

#[test]
fn html_loads_and_runs_nothing() {
    let page = Html::new(&support::report()).with_articles(&support::articles()).to_string();
    assert!(
        page.contains("http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'")
    );
    for bad in ["<script", "<link", "<img", "<iframe", "url(", "@import", " src=", " on", "http-equiv=\"refresh"] {
        let tags: String =
            page.split('<').skip(1).filter_map(|t| t.split_once('>')).map(|(t, _)| format!("<{t}>")).collect();
        let style = page.split("<style>").nth(1).and_then(|s| s.split("</style>").next()).expect("a style sheet");
        assert!(!tags.contains(bad), "{bad} is in a tag");
        assert!(bad == " on" || !style.contains(bad), "{bad} is in the style sheet");
    }
    assert!(page.contains("<a href=\"https://courier.example/crane\" rel=\"noopener noreferrer nofollow\">"));
}

#[test]
fn only_web_addresses_become_links() {
    for url in ["javascript:alert(1)", " JavaScript:x", "data:text/html,x", "file:///etc", "//evil.example"] {
        let mut value = support::value();
        value["articles"][0]["url"] = json!(url);
        value["articles"][1]["url"] = json!(url);
        value["articles"][2]["url"] = json!(url);
        let page = Html::new(&read(&value)).to_string();
        let targets: Vec<&str> = page.split("href=\"").skip(1).filter_map(|t| t.split('"').next()).collect();
        assert!(targets.iter().all(|t| t.starts_with('#')), "{url}: {targets:?}");
    }
}

#[test]
fn every_link_within_the_page_has_a_target() {
    let page = Html::new(&support::report()).with_articles(&support::articles()).to_string();
    let values = |name: &str| -> Vec<String> {
        page.split(&format!(" {name}=\"")).skip(1).filter_map(|t| t.split('"').next()).map(str::to_owned).collect()
    };
    let ids = values("id");
    let links: Vec<String> = values("href").iter().filter_map(|l| l.strip_prefix('#')).map(str::to_owned).collect();
    for link in &links {
        assert!(ids.contains(link), "#{link} leads nowhere");
    }
    let unique: std::collections::BTreeSet<&String> = ids.iter().collect();
    assert_eq!(unique.len(), ids.len(), "an id stands twice");
    // Every member is marked in its text, and linked from its statement; cells of the matrix lead there too.
    let links: std::collections::BTreeSet<String> = links.into_iter().collect();
    let members: usize = support::value()["statements"]
        .as_array()
        .expect("an array")
        .iter()
        .map(|s| s["members"].as_array().expect("an array").len())
        .sum();
    assert_eq!(ids.iter().filter(|i| i.starts_with('m')).count(), members);
    assert_eq!(links.iter().filter(|l| l.starts_with('m')).count(), members);
}

/// The page without its tags, and without the words of ours between them that `class` marks.
fn without(page: &str, element: &str, class: &str) -> String {
    let (open, close) = (format!("<{element} class=\"{class}\""), format!("</{element}>"));
    let mut parts = page.split(&open);
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |kept, part| kept + part.split_once(&close).map_or("", |(_, rest)| rest))
}

#[test]
fn the_page_shows_differences_in_words_and_figures() {
    let page = Html::new(&support::report()).with_articles(&support::articles()).to_string();
    // The one word the quotation has more, the one term that is put otherwise.
    assert!(page.contains("page of the <u>inspection</u> report"), "a word only one outlet uses is marked");
    assert!(page.contains("The <u>regime</u> declared a day of mourning"));
    // Two figures on one axis: the lower at its left end, the higher at its right, the open one a range.
    let strip =
        page.split("<figure class=\"strip\">").nth(1).and_then(|f| f.split("</figure>").next()).expect("a strip");
    assert!(
        strip.contains("cx=\"8.0%\"") && strip.contains("cx=\"92.0%\"") && strip.contains("x2=\"100%\""),
        "{strip}"
    );
    assert_eq!(page.matches("<figure").count(), 1, "one detail has two figures");
    // A row an outlet, with its days in words for those who do not see it.
    let days = page.split("class=\"timeline\"").nth(1).expect("a timeline");
    assert!(days.contains("appeared 2031-03-04; tells of"), "days are told in words");
    // What conflicts comes first, in the head and in the matrix.
    assert!(page.contains("<strong>Readings conflict in 1</strong> (no. <a href=\"#s0\">1</a>"));
    let row = page.split("<tbody>").nth(1).and_then(|t| t.split("</tr>").next()).expect("a row");
    assert!(row.contains("class=\"cf\"") && row.contains("stated, conflicts"), "{row}");
}

#[test]
fn the_full_texts_are_whole() {
    let articles = support::articles();
    let page = Html::new(&support::report()).with_articles(&articles).to_string();
    let page = without(&without(&page, "a", "ref"), "span", "reason");
    let bare: String = page.split('<').map(|t| t.split_once('>').map_or(t, |(_, text)| text)).collect();
    for article in &articles {
        let text = article.text().replace('&', "&amp;").replace('"', "&quot;");
        assert!(bare.contains(&text), "{} is not whole", article.id());
    }
}

#[test]
fn text_holds_no_control() {
    let (report, articles) = poisoned(EVIL);
    for (name, form) in forms(&report, &articles) {
        let ours = form.replace("\x1b[1m", "").replace("\x1b[2m", "").replace("\x1b[33m", "").replace("\x1b[0m", "");
        let left = ours.chars().find(|c| c.is_control() && *c != '\n');
        assert_eq!(left, None, "in {name}");
        assert!(!ours.contains(['\u{202e}', '\u{2066}', '\u{9b}']), "in {name}");
    }
}

#[test]
fn markdown_keeps_foreign_text_text() {
    let (report, _) = poisoned(EVIL);
    let page = Markdown::new(&report).full(true).to_string();
    for bad in ["<script", "<img", "](", "https://", "www.e", "`code", " **bold"] {
        let at = page.match_indices(bad).find(|(i, _)| !page[..*i].ends_with('\\'));
        assert_eq!(at, None, "{bad} is in the page");
    }
    // Every line begins with our own words.
    for line in page.lines().filter(|l| !l.is_empty()) {
        assert!(
            ["# ", "## ", "### ", "- ", "* ", "  - ", "| "].iter().any(|s| line.starts_with(s))
                || line.starts_with("4 articles"),
            "{line}"
        );
    }
}

#[test]
fn any_text_goes_through() {
    for evil in ["", " ", "\0", "\u{1F600}", "“", "\u{a0}\u{a0}", "قال", "e\u{301}", "\u{202e}", "w", "!", "\\", "\r\n"]
    {
        let (report, articles) = poisoned(evil);
        for (name, form) in forms(&report, &articles) {
            assert!(!form.is_empty(), "{name}");
        }
    }
    let long = "ab ".repeat(300_000);
    let (report, articles) = poisoned(&long[..30_000]);
    assert!(forms(&report, &articles).iter().all(|(_, form)| form.len() > 10_000));
}

/// A report may come from a file and be wrong in itself.
#[test]
fn unsound_reports_are_shown_all_the_same() {
    let mut value = support::value();
    value["statements"][0]["details"][0]["relations"] = json!([{ "a": 7, "b": 9, "relation": "conflicts" }]);
    value["statements"][1]["members"] = json!([]);
    value["statements"][2]["members"][0]["end"] = json!(9_999_999);
    value["statements"][3]["members"][0]["article"] = json!("nobody");
    value["links"] = json!([{ "a": "nothing", "b": "s-toll", "relation": "denies" }]);
    value["set_aside"][0]["start"] = json!(1);
    value["set_aside"][0]["end"] = json!(4);
    let report = read(&value);
    for (name, form) in forms(&report, &support::articles()) {
        assert!(form.contains("Sarnevo Courier"), "{name}");
    }
}

/// Words that would say of an outlet more than a text can show.
const JUDGEMENTS: [&str; 9] = ["omit", "omits", "omitted", "fails", "failed", "false", "bias", "wrong", "hides"];

#[test]
fn the_words_are_neutral() {
    let (report, articles) = (support::report(), support::articles());
    for (name, form) in forms(&report, &articles) {
        for word in form.to_lowercase().split(|c: char| !c.is_alphabetic()) {
            assert!(!JUDGEMENTS.contains(&word), "{word} in {name}");
        }
    }
}

#[test]
fn the_short_text_says_what_matters() {
    let report = support::report();
    let text = Text::new(&report).to_string();
    for line in include_str!("data/report_text.txt").lines().filter(|l| !l.is_empty() && !l.starts_with('#')) {
        match line.strip_prefix("NOT ") {
            Some(absent) => assert!(!text.contains(absent), "{absent:?} is in\n{text}"),
            None => assert!(text.contains(line), "{line:?} is not in\n{text}"),
        }
    }
    assert!(text.lines().all(|l| l.chars().count() <= 100));
    assert_eq!(text, Text::new(&report).width(100).full(false).color(false).to_string());
}

#[test]
fn the_full_text_holds_all_of_the_short_one() {
    let report = support::report();
    let (short, full) = (Text::new(&report).to_string(), Text::new(&report).full(true).to_string());
    // A statement nobody puts otherwise takes one line in the short form, and all its members in the full one.
    let one_line = |l: &str| l.starts_with(|c: char| c.is_ascii_digit()) && l.ends_with(')');
    for line in short.lines().filter(|l| !l.starts_with("NAMES") && !one_line(l)) {
        assert!(full.contains(line), "{line:?} is not in the full text");
    }
    assert!(full.contains("2.3 million euros") && !short.contains("2.3 million euros"));
}
