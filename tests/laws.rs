//! What holds for any articles: order and threads change nothing, places give back their words, who adds
//! and who leaves out are one fact, and no text is too odd.

mod support;

use std::collections::BTreeSet;

use proptest::prelude::*;
use serde_json::Value;
use variorum::report::Report;
use variorum::{
    Article, Claim, ClaimKind, Comparer, Comparison, DetailKind as Kind, Language, Span, UnknownReason, compare,
};

const FERRY: &str = include_str!("data/stories/ferry.ndjson");
const MILL: &str = include_str!("data/stories/mill.ndjson");
const ODD: &str = include_str!("data/stories/odd.ndjson");

fn story(lines: &str) -> Vec<Article> {
    lines.lines().map(|l| serde_json::from_str(l).expect("the story is articles")).collect()
}

fn stories() -> Vec<Vec<Article>> {
    [FERRY, MILL, ODD].into_iter().map(story).chain([support::articles()]).collect()
}

fn compared(articles: Vec<Article>, threads: usize) -> Comparison {
    let comparer = Comparer::builder().threads(threads).build().expect("threads can be started");
    let mut story = comparer.story();
    articles.into_iter().for_each(|a| story.add(a));
    story.finish().expect("no encoder, no error")
}

/// The laws every comparison obeys, whatever was compared. Gives the number of places seen.
fn assert_sound(comparison: &Comparison) -> usize {
    let report = comparison.report();
    let json = report.to_json();
    // Scores are printed to four places, so it is the print that comes back, not the number behind it.
    let again = Report::from_json(&json).expect("a report").to_json();
    assert!(again == json, "printing and reading is the identity: {json}");
    let value: Value = serde_json::from_str(&json).expect("JSON");
    let mut places = 0;
    assert_places(&value, None, comparison.articles(), &mut places);
    assert_both_sides(comparison);
    assert_nobody_foresees(comparison);
    let ids: BTreeSet<&str> = comparison.statements().iter().map(|s| s.id()).collect();
    assert_eq!(ids.len(), comparison.statements().len(), "ids of statements are unique");
    let ids: BTreeSet<&str> = comparison.articles().iter().map(Article::id).collect();
    assert_eq!(ids.len(), comparison.articles().len(), "ids of articles are unique");
    // Every printed form takes it; a page may not hold a control character that a terminal would obey.
    let text = variorum::report::Text::new(&report).full(true).to_string();
    assert!(!text.contains(['\0', '\u{1b}', '\u{202e}']));
    assert!(!variorum::report::Markdown::new(&report).full(true).to_string().contains('\0'));
    let page = variorum::report::Html::new(&report).with_articles(comparison.articles()).to_string();
    assert!(!page.contains('\0') && page.trim_end().ends_with("</html>"));
    places
}

/// Every object with `start` and `end` lies in the article it or the object around it names, on character
/// boundaries, and its `text`, where it has one, is what stands there; so do `parts`.
fn assert_places(value: &Value, around: Option<&str>, articles: &[Article], seen: &mut usize) {
    match value {
        Value::Object(fields) => {
            let article = fields.get("article").and_then(Value::as_str).or(around);
            let byte = |f: &str| fields.get(f).and_then(Value::as_u64).map(|n| n as usize);
            if let (Some(start), Some(end)) = (byte("start"), byte("end")) {
                let id = article.expect("an article is named");
                let source = articles.iter().find(|a| a.id() == id).expect("the article is there").text();
                let words = source.get(start..end).unwrap_or_else(|| panic!("{start}..{end} is no span of {id}"));
                assert!(start < end, "{start}..{end} of {id} is empty");
                if let Some(text) = fields.get("text") {
                    assert_eq!(Some(words), text.as_str(), "{start}..{end} of {id}");
                }
                for part in fields.get("parts").and_then(Value::as_array).into_iter().flatten() {
                    let (a, b) = (part[0].as_u64().unwrap() as usize, part[1].as_u64().unwrap() as usize);
                    assert!(start <= a && a < b && b <= end && source.get(a..b).is_some(), "part {a}..{b} of {id}");
                }
                *seen += 1;
            }
            fields.values().for_each(|v| assert_places(v, article, articles, seen));
        }
        Value::Array(items) => items.iter().for_each(|v| assert_places(v, around, articles, seen)),
        _ => {}
    }
}

/// What one article adds is what another leaves out, and an article stands in one place of a detail only.
fn assert_both_sides(comparison: &Comparison) {
    let ids: Vec<_> = comparison
        .statements()
        .iter()
        .flat_map(|s| s.claims().map(|(a, _)| a))
        .collect::<BTreeSet<_>>()
        .into_iter()
        .collect();
    let mut added = BTreeSet::new();
    let mut left_out = BTreeSet::new();
    for &id in &ids {
        for (statement, detail, reading) in comparison.adds(id) {
            assert!(reading.witnesses().iter().any(|w| w.article() == id));
            assert!(!detail.not_found().is_empty() && !detail.not_found().contains(&id));
            added.insert((statement.id(), std::ptr::from_ref(detail)));
        }
        for (statement, detail) in comparison.leaves_out(id) {
            let denies = comparison.links().any(|(a, b, _)| {
                let other = if a.id() == statement.id() { b } else { a };
                [a.id(), b.id()].contains(&statement.id()) && other.claims().any(|(a, _)| a == id)
            });
            let shares = denies || statement.claims().any(|(a, _)| a == id);
            assert!(shares || statement.outlets() > 1, "of what one article says alone nobody leaves anything out");
            left_out.insert((statement.id(), std::ptr::from_ref(detail)));
        }
    }
    assert_eq!(added, left_out);
    for (a, b, _) in comparison.links() {
        for (one, other) in [(a, b), (b, a)] {
            let own: BTreeSet<_> = one.claims().map(|(article, _)| article).collect();
            let denier = |article: &_| !own.contains(article) && other.claims().any(|(a, _)| a == *article);
            let around = [Kind::Time, Kind::Place, Kind::Person, Kind::Role, Kind::Attribution];
            let of_it = one.details().iter().filter(|d| !around.contains(&d.kind()));
            let lacks = of_it.flat_map(|d| d.not_found()).any(denier);
            assert!(!lacks, "who denies a statement leaves nothing out of what did not happen");
        }
    }
    for detail in comparison.statements().iter().flat_map(|s| s.details()) {
        let mut stands = BTreeSet::new();
        let has: BTreeSet<_> = detail.readings().iter().flat_map(|r| r.witnesses()).map(|w| w.article()).collect();
        let elsewhere: BTreeSet<_> = detail.elsewhere().iter().map(|w| w.article()).collect();
        let unknown = detail.unknown().iter().map(|(a, _)| *a);
        for article in has.into_iter().chain(elsewhere).chain(detail.not_found().iter().copied()).chain(unknown) {
            assert!(
                stands.insert(article),
                "{:?} of {:?}: an article stands in two places",
                detail.kind(),
                detail.role()
            );
        }
        for &(a, b, _) in detail.relations() {
            assert!(a != b && a < detail.readings().len() && b < detail.readings().len());
        }
        assert!(detail.readings().iter().all(|r| !r.witnesses().is_empty()), "a reading has a witness");
    }
}

/// Nobody leaves out what nobody had said yet: an article of which a detail was not found is not older
/// than the first witness, but for a day: dates have no hours here.
fn assert_nobody_foresees(comparison: &Comparison) {
    let iso = |c: (usize, char)| if c.0 == 4 || c.0 == 7 { c.1 == '-' } else { c.1.is_ascii_digit() };
    let day = |article| {
        let published = comparison.article(article).published().and_then(|p| p.get(..10));
        published.filter(|p| p.chars().enumerate().all(iso))
    };
    for detail in comparison.statements().iter().flat_map(|s| s.details()) {
        let witnesses = || detail.readings().iter().flat_map(|r| r.witnesses()).map(|w| day(w.article()));
        if witnesses().any(|d| d.is_none()) {
            // An article without a date counts as of the same day as any other.
            continue;
        }
        let first = witnesses().flatten().min();
        for &article in detail.not_found() {
            if let (Some(day), Some(first)) = (day(article), first) {
                let date = |day: &str| day.parse::<jiff::civil::Date>().ok();
                let eve = date(first).and_then(|d| d.yesterday().ok());
                assert!(day >= first || date(day) == eve, "{day} could not know what was first said on {first}");
            }
        }
    }
}

#[test]
fn every_story_is_sound() {
    for articles in stories() {
        assert!(assert_sound(&compare(&articles)) > 0);
    }
}

/// The laws above would hold of a comparison that finds nothing: it finds something.
#[test]
fn stories_have_what_the_laws_are_about() {
    let comparison = compare(&story(FERRY));
    assert!(comparison.statements().iter().any(|s| s.outlets() >= 3));
    assert!(comparison.statements().iter().flat_map(|s| s.details()).any(|d| !d.not_found().is_empty()));
    let reasons: BTreeSet<_> =
        comparison.statements().iter().flat_map(|s| s.details()).flat_map(|d| d.unknown()).map(|u| u.1).collect();
    assert!(reasons.contains(&UnknownReason::CutShort), "{reasons:?}");
    let told_later = compare(&[
        Article::new("Post", "The ferry Orla sank off Marrow Point.").with_published("2031-05-02"),
        Article::new("Brine", "The ferry Orla sank off Marrow Point, killing 17 people.").with_published("2031-05-04"),
    ]);
    let reasons: BTreeSet<_> =
        told_later.statements().iter().flat_map(|s| s.details()).flat_map(|d| d.unknown()).map(|u| u.1).collect();
    assert!(reasons.contains(&UnknownReason::PublishedBefore), "{reasons:?}");
    let man = comparison.names().iter().find(|n| n.name().contains("Z")).expect("the inspector");
    let articles: BTreeSet<_> = man.mentions().map(|(a, _)| a).collect();
    assert_eq!(articles.len(), 3, "three spellings are one man: {man:?}");
}

#[test]
fn order_and_threads_change_no_byte() {
    for articles in stories() {
        let first = compared(articles.clone(), 1).report().to_json();
        let mut order = articles;
        for turn in 0..order.len().min(4) {
            order.rotate_left(1);
            if turn % 2 == 1 {
                order.reverse();
            }
            for threads in [1, 2, 3] {
                assert!(compared(order.clone(), threads).report().to_json() == first, "{threads} threads, turn {turn}");
            }
        }
        assert!(compare(&order).report().to_json() == first, "compare is the thin wrapper");
    }
}

#[test]
fn repeated_ids_are_numbered_with_a_notice() {
    let comparison = compare(&story(MILL));
    let ids: Vec<&str> = comparison.articles().iter().map(Article::id).collect();
    assert!(ids.contains(&"a") && ids.contains(&"a#2"), "{ids:?}");
    let notice = comparison.notices().iter().find(|n| n.code == "repeated_id").expect("a notice");
    assert_eq!(notice.article.as_deref(), Some("a#2"));
    // An id that looks numbered is given already.
    let text = "The mill closes in June.";
    let given = ["x", "x", "x#2", "x#2"].map(|id| Article::new("Gazette", text).with_id(id));
    assert_sound(&compare(&given));
}

#[test]
fn what_cannot_be_told_has_a_notice() {
    let codes = |lines: &str| -> BTreeSet<(Option<String>, String)> {
        compare(&story(lines)).notices().iter().map(|n| (n.article.clone(), n.code.clone())).collect()
    };
    let has = |codes: &BTreeSet<_>, article: &str, code: &str| {
        assert!(codes.contains(&(Some(article.to_owned()), code.to_owned())), "{article} {code}: {codes:?}");
    };
    let ferry = codes(FERRY);
    has(&ferry, "quay-2", "undated");
    has(&ferry, "quay-2", "cut_short");
    assert!(!ferry.iter().any(|(a, _)| a.as_deref() == Some("kestrel-1")), "nothing to note: {ferry:?}");
    has(&codes(MILL), "d", "undated");
    let odd = codes(ODD);
    has(&odd, "1", "language");
    has(&odd, "8", "empty");
    has(&odd, "9", "empty");
}

#[test]
fn an_article_that_is_cut_short_leaves_nothing_out() {
    let comparison = compare(&story(FERRY));
    for (article, _) in comparison.statements().iter().flat_map(|s| s.claims()) {
        if comparison.article(article).id() == "quay-2" {
            assert_eq!(comparison.leaves_out(article).count(), 0);
        }
    }
}

#[test]
fn one_article_twice_differs_in_nothing() {
    let article = story(FERRY).remove(0);
    let comparison = compare(&[article.clone(), article]);
    assert_sound(&comparison);
    for statement in comparison.statements() {
        assert_eq!(statement.outlets(), 2, "{statement:?}");
        for detail in statement.details() {
            assert!(detail.not_found().is_empty() && detail.relations().is_empty(), "{detail:?}");
        }
    }
}

#[test]
fn nothing_and_empty_articles() {
    assert_eq!(compare(&[]).statements().len(), 0);
    let empty: Vec<Article> = (0..2_000).map(|n| Article::new(format!("Outlet {n}"), "")).collect();
    let comparison = compare(&empty);
    assert_eq!(comparison.articles().len(), 2_000);
    assert_eq!((comparison.statements().len(), comparison.names().len()), (0, 0));
    assert_eq!(comparison.notices().iter().filter(|n| n.code == "empty").count(), 2_000);
}

/// Characters of the long article: a million where the code is optimised, and as many as an unoptimised
/// build reads in some seconds where it is not.
const LONG: usize = if cfg!(debug_assertions) { 100_000 } else { 1_000_000 };

/// Sentences of few words in every combination: no two alike, and no line of the article is a menu.
fn long_text() -> String {
    const WHO: [&str; 7] = ["pilot", "grocer", "tenant", "ranger", "teacher", "broker", "sailor"];
    const WHAT: [&str; 11] =
        ["bought", "sold", "painted", "lost", "found", "repaired", "guarded", "measured", "left", "praised", "moved"];
    const WHICH: [&str; 13] = [
        "boat", "barn", "lamp", "ledger", "orchard", "saddle", "clock", "bridge", "kiln", "mast", "well", "gate",
        "loom",
    ];
    let mut text = String::new();
    let mut n = 0usize;
    while text.len() < LONG {
        let (who, what, which) = (WHO[n % 7], WHAT[n % 11], WHICH[n % 13]);
        text += &format!("The {who} of parcel {n} {what} a {which} near mile {}, the clerk said. ", n * 7919 % 10_007);
        if n % 5 == 4 {
            text += "\n\n";
        }
        n += 1;
    }
    text
}

#[test]
fn a_long_article_goes_through() {
    let text = long_text();
    let long = Article::new("Register", text.as_str()).with_published("2031-04-02");
    let short = Article::new("Digest", "The pilot of parcel 0 bought a boat near mile 0, the clerk said.");
    let comparison = compare(&[long, short]);
    assert!(comparison.statements().iter().flat_map(|s| s.claims()).count() > LONG / 200);
    let value: Value = serde_json::from_str(&comparison.report().to_json()).expect("JSON");
    // Every fiftieth statement, or looking for articles would take longer than comparing them.
    let mut places = 0;
    for statement in value["statements"].as_array().expect("an array").iter().step_by(50) {
        assert_places(statement, None, comparison.articles(), &mut places);
    }
    assert!(places > 0);
}

/// Pieces that are repeated without an end to the sentence.
const ENDLESS: [&str; 23] = [
    "a",
    "\"",
    "“",
    "(",
    "1",
    "A. ",
    "A ",
    "é",
    "😀",
    "\0",
    "\u{a0}",
    "\n",
    "• x\n",
    "خبر ",
    "Mr. ",
    "-",
    "red, ",
    "the Ministry of ",
    "1,",
    "19 ",
    "$5 million to ",
    "he said that ",
    "Ada Lind said ",
];
#[test]
fn long_lines_of_odd_text_go_through() {
    for unit in ENDLESS {
        let text = unit.repeat(LONG / 20 / unit.len());
        let twins = ["Left", "Right"].map(|o| Article::new(o, text.as_str()).with_published("2031-04-02"));
        let comparison = compare(&twins);
        assert_eq!(comparison.articles()[0].text().len(), text.len(), "{unit:?}");
        for (article, claim) in comparison.statements().iter().flat_map(|s| s.claims()).take(100) {
            assert!(!claim.span().of(comparison.article(article).text()).is_empty());
        }
    }
}

/// A sentence of every article does not make all pairs of them: the same short text from many outlets.
#[test]
fn many_outlets_with_one_text() {
    let text =
        "The council voted on Monday to close the northern pool. Mayor Ada Lind said it would open again in May.";
    let articles: Vec<Article> =
        (0..100).map(|n| Article::new(format!("Outlet {n:03}"), text).with_published("2031-04-02")).collect();
    let comparison = compare(&articles);
    assert_eq!(comparison.statements()[0].outlets(), 100);
    assert_eq!(comparison.leaves_out(comparison.statements()[0].claims().next().expect("a claim").0).count(), 0);
}

#[test]
fn a_callers_claims_take_the_place_of_ours() {
    let comparer = Comparer::default();
    let mut story = comparer.story();
    let (left, right) = ("Orla sinks: 17 dead.", "17 drown as the Orla sinks.");
    let whole = |text: &str| vec![Claim::new(Span::new(0, text.len()), ClaimKind::Own)];
    story.add_claims(Article::new("Left", left), whole(left));
    let mut claims = whole(right);
    // A span beyond the text is left out with a notice, and is no error.
    claims.push(Claim::new(Span::new(5, 5_000), ClaimKind::Own));
    story.add_claims(Article::new("Right", right), claims);
    let comparison = story.finish().expect("no encoder, no error");
    assert_sound(&comparison);
    assert_eq!(comparison.statements().iter().flat_map(|s| s.claims()).count(), 2);
    assert!(comparison.notices().iter().any(|n| n.code == "skipped" && n.article.as_deref() == Some("Right")));
}

/// Text as it comes: pieces of news sentences, marks of every kind, and any characters at all.
fn any_text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => prop::sample::select(vec![
            "The ferry Orla sank", " off Marrow Point", " on Monday", ", the coast guard said", ". ", "\n\n", " killed 17 people",
            "\"", "“", "”", "'", "’s", " Abdelkarim Zohdi", " told reporters", " denied that ", " at least ", " 4.5 million euros",
            "\r\n", "\u{a0}", "\0", "• Home\n", "Read more: ", "By Ada Lind\n", "2031-04-02", " 🚢 ", "e\u{301}", "\u{202e}", "—", "…",
        ]).prop_map(str::to_owned),
        1 => "\\PC{0,6}",
        1 => any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

fn any_article() -> impl Strategy<Value = Article> {
    let published = prop::option::of(prop_oneof![
        Just("2031-04-02".to_owned()),
        Just("2031-04-04".to_owned()),
        Just("2031-04-03T10:00:00Z".to_owned()),
        "\\PC{0,8}"
    ]);
    let language = prop::option::of(prop::sample::select(vec!["en", "ar", "de"]));
    (any_text(), "[a-c]{1,2}", published, language, prop::option::of(any_text()), prop::option::of(any::<bool>()))
        .prop_map(|(text, outlet, published, language, title, complete)| {
            let mut article = Article::new(outlet, text);
            if let Some(published) = published {
                article = article.with_published(published);
            }
            if let Some(language) = language.map(Language::new) {
                article = article.with_language(language);
            }
            if let Some(title) = title {
                article = article.with_title(title);
            }
            if let Some(complete) = complete {
                article = article.with_complete(complete);
            }
            article
        })
}

/// Twins that say the same under one id, of which one is cut short: which comes first is not left to the input.
#[test]
fn the_order_of_twins_changes_nothing() {
    let twin = |complete| Article::new("Post", "The ferry sank.").with_id("a").with_complete(complete);
    let there = compared(vec![twin(true), twin(false), Article::new("Post", "The ferry sank.").with_id("a")], 1);
    let back = compared(vec![Article::new("Post", "The ferry sank.").with_id("a"), twin(false), twin(true)], 1);
    assert_eq!(there.report().to_json(), back.report().to_json());
}

proptest! {
    // A case compares up to four articles twice; more cases find little more and double the test run.
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_articles_are_sound(articles in prop::collection::vec(any_article(), 0..5)) {
        let comparison = compare(&articles);
        assert_sound(&comparison);
        let back: Vec<Article> = articles.into_iter().rev().collect();
        prop_assert!(compare(&back).report().to_json() == comparison.report().to_json(), "the order changes the report");
    }
}
