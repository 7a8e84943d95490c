//! The main facts of five real pages, where they are at hand: `../shared/seeds` is no part of the project.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use variorum::{Article, ArticleId, Comparison, compare};

/// Where the pages are when the project stands beside them.
fn folder() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/seeds");
    folder.join("gold.json").is_file().then_some(folder)
}

/// The pages compared, with what a hand made of them; nothing, and a word about it, where they are absent.
fn seeds() -> Option<(Comparison, serde_json::Value)> {
    let Some(folder) = folder() else {
        println!("skipped: ../shared is absent");
        return None;
    };
    let gold: serde_json::Value =
        serde_json::from_str(&fs::read_to_string(folder.join("gold.json")).expect("gold.json")).expect("JSON");
    let mut pages: Vec<PathBuf> = fs::read_dir(&folder).expect("a folder").map(|e| e.expect("a file").path()).collect();
    pages.retain(|p| p.extension().is_some_and(|e| e == "txt"));
    pages.sort();
    let articles: Vec<Article> = pages
        .iter()
        .map(|page| {
            let id = page.file_name().expect("a name").to_string_lossy().into_owned();
            Article::new(id, fs::read_to_string(page).expect("UTF-8"))
        })
        .collect();
    assert_eq!(articles.len(), 5);
    Some((compare(&articles), gold))
}

/// One space for every run of white space, as the hand-made reading has it.
fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn strings(value: &serde_json::Value) -> Vec<String> {
    value.as_array().into_iter().flatten().filter_map(|v| v.as_str()).map(folded).collect()
}

/// The page and the words of a passage.
fn passage(value: &serde_json::Value) -> (String, String) {
    let field = |f: &str| value[f].as_str().expect("a passage has a file and a text");
    (field("file").to_owned(), folded(field("text")))
}

#[test]
fn the_spokesman_is_one_man() {
    let Some((comparison, gold)) = seeds() else { return };
    let family = gold["names"]["same"].as_array().expect("names").iter().find(|n| n["entity"] == "Nasser Kanaani");
    let spellings = family.expect("the spokesman")["spellings"].as_object().expect("by page");
    let bearing = |article: ArticleId, words: &str| {
        let page = spellings.get(comparison.article(article).id());
        page.is_some_and(|s| strings(s).iter().any(|s| s.split(' ').next_back() == words.split(' ').next_back()))
    };
    let mut pages = BTreeSet::new();
    let mut entries = BTreeSet::new();
    for name in comparison.names() {
        for (article, span) in name.mentions() {
            if bearing(article, &folded(span.of(comparison.article(article).text()))) {
                pages.insert(article);
                entries.insert(name.id());
            }
        }
    }
    assert_eq!(pages.len(), spellings.len(), "he is found on every page that names him");
    assert_eq!(entries.len(), 1, "and is one name: {entries:?}");
}

#[test]
fn nothing_of_a_menu_or_a_caption_is_claimed() {
    let Some((comparison, gold)) = seeds() else { return };
    let mut seen = 0;
    for (page, line) in gold["not_content"].as_array().expect("lines").iter().map(passage) {
        seen += 1;
        for (article, claim) in comparison.statements().iter().flat_map(|s| s.claims()) {
            let article = comparison.article(article);
            let said = folded(claim.span().of(article.text()));
            // A word or two of the line may well be said elsewhere.
            let is_of = said.contains(&line) || line.contains(&said) && said.len() * 2 > line.len();
            assert!(article.id() != page || !is_of, "{page}: {said:?} is of {line:?}");
        }
    }
    assert!(seen > 0, "there are lines that are not content");
}

#[test]
fn what_must_stay_apart_is_not_joined() {
    let Some((comparison, gold)) = seeds() else { return };
    let article_of = |page: &str| comparison.articles().iter().position(|a| a.id() == page).expect("a page");
    // Statements with a claim in the passage, by number.
    let with = |page: &str, passage: &str| -> BTreeSet<usize> {
        let at = article_of(page);
        let text = comparison.articles()[at].text();
        let in_passage =
            |words: &str| words.contains(passage) || passage.contains(words) && words.len() * 2 > passage.len();
        (comparison.statements().iter().enumerate())
            .filter(|(_, s)| s.claims().any(|(a, c)| a.index() == at && in_passage(&folded(c.span().of(text)))))
            .map(|(n, _)| n)
            .collect()
    };
    let pairs = gold["must_not_cluster"].as_array().expect("pairs");
    let mut seen = 0;
    for pair in pairs {
        let ((page, there), (other, here)) = (passage(&pair[0]), passage(&pair[1]));
        let (left, right) = (with(&page, &there), with(&other, &here));
        seen += usize::from(!left.is_empty() && !right.is_empty());
        assert!(left.is_disjoint(&right), "{there:?} and {here:?} are in one statement");
    }
    assert!(seen * 2 > pairs.len(), "most of the passages are found");
}
