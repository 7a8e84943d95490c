//! The public face: what the root exports, which traits its types have for good, and that no type of a
//! dependency shows but serde's traits.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use serde::Serialize;
use serde::de::DeserializeOwned;
use variorum::name::{Hit, Name, NameIndex, NameKind, NameMatch, Setting, Verdict};
use variorum::report::{Html, Markdown, Notice, Report, Text};
use variorum::{
    Anatomy, Article, ArticleId, Changes, Claim, ClaimKind, ClusterIndex, Comparer, ComparerBuilder, Comparison, Cue,
    Detail, DetailKind, Encoder, Error, Extra, Language, Level, LinkKind, NameEntry, Reading, Reason, Relation,
    SameRelation, Sameness, Score, SetAside, Span, Speaker, Stance, Statement, Story, UnknownReason, Value, ValueKind,
    Witness,
};

/// What the root of the crate exports, modules included. A change here is a change of the crate's face.
const ROOT: [&str; 51] = [
    "Anatomy",
    "Article",
    "ArticleId",
    "Changes",
    "Claim",
    "ClaimKind",
    "ClusterId",
    "ClusterIndex",
    "Clusterer",
    "Comparer",
    "ComparerBuilder",
    "Comparison",
    "Cue",
    "Detail",
    "DetailKind",
    "Effort",
    "Encoder",
    "Error",
    "Extra",
    "Language",
    "Level",
    "LinkKind",
    "NameEntry",
    "Prefer",
    "Reading",
    "Reason",
    "Relation",
    "SameRelation",
    "Sameness",
    "Score",
    "SetAside",
    "Span",
    "Speaker",
    "Stance",
    "Statement",
    "Story",
    "UnknownReason",
    "Value",
    "ValueKind",
    "Witness",
    "cluster",
    "compare",
    "same",
    "sentences_of",
    "values",
    "values_with",
    "mod dev",
    "mod html",
    "mod input",
    "mod name",
    "mod report",
];

/// Crates whose types may not show in a public signature.
const DEPENDENCIES: [&str; 13] = [
    "any_ascii",
    "dom_smoothie",
    "itertools",
    "jiff",
    "maud",
    "model2vec_rs",
    "rayon",
    "rust_stemmers",
    "rustc_hash",
    "strsim",
    "thiserror",
    "unicode_normalization",
    "whatlang",
];

/// A type a caller keeps: owned, and free to go to any thread.
fn kept<T: Send + Sync + Unpin + std::panic::UnwindSafe + std::panic::RefUnwindSafe + 'static>() {}
/// A type with a face for people who debug.
fn shown<T: std::fmt::Debug + Clone>() {}
/// A type that is stored.
fn stored<T: Serialize + DeserializeOwned>() {}
/// A type that lives in sets and maps.
fn keyed<T: Copy + Ord + std::hash::Hash + std::fmt::Debug>() {}

#[test]
fn types_keep_their_traits() {
    macro_rules! each {
        ($trait:ident: $($type:ty),+ $(,)?) => { $($trait::<$type>();)+ };
    }
    each!(kept: Anatomy, Article, ArticleId, Changes, Claim, ClaimKind, Comparison, Cue, Detail, DetailKind, Extra, Hit, Language,
        Level, LinkKind, Name, NameEntry, NameIndex, NameKind, NameMatch, Notice, Reading, Reason, Relation, Report,
        SameRelation, Sameness, Score, SetAside, Setting, Span, Speaker, Stance, Statement, UnknownReason, Value,
        ValueKind, Verdict, Witness);
    each!(shown: Anatomy, Article, Changes, Claim, Comparison, Detail, Extra, Name, NameEntry, NameIndex, NameMatch, Notice,
        Reading, Report, Sameness, SetAside, Speaker, Statement, Value);
    each!(stored: Article, ClaimKind, DetailKind, Extra, Language, Level, LinkKind, NameKind, Notice, Reason, Relation,
        Report, SameRelation, Score, Setting, Span, Stance, UnknownReason, Verdict);
    each!(keyed: ArticleId, ClaimKind, DetailKind, Level, LinkKind, NameKind, Relation, SameRelation, Span, Stance,
        UnknownReason, Verdict, Witness);
}

#[test]
fn what_computes_is_shared_and_sent() {
    fn sent<T: Send + Sync + ?Sized>() {}
    sent::<ClusterIndex>();
    sent::<Comparer>();
    sent::<ComparerBuilder>();
    sent::<Story<'static>>();
    sent::<dyn Encoder>();
    sent::<Error>();
    sent::<Text<'static>>();
    sent::<Markdown<'static>>();
    sent::<Html<'static>>();
}

#[test]
fn errors_are_errors() {
    fn error<T: std::error::Error + Send + Sync + 'static>() {}
    error::<Error>();
    let bad = Report::from_json("{").expect_err("not a report");
    assert!(!bad.to_string().is_empty() && bad.line().is_none() && !bad.is_encoder());
}

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|e| e == "rs") {
            found.push(path);
        }
    }
}

fn src() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

#[test]
fn the_root_exports_what_is_listed() {
    let lib = fs::read_to_string(src().join("lib.rs")).expect("lib.rs");
    let code: String = lib.lines().filter(|l| !l.trim_start().starts_with("//")).collect::<Vec<_>>().join(" ");
    let mut exported = BTreeSet::new();
    for item in code.split(';') {
        if let Some(path) = item.split("pub use ").nth(1) {
            let names = path.split_once('{').map_or_else(
                || path.rsplit("::").next().unwrap_or(path).to_owned(),
                |(_, group)| group.trim_end().trim_end_matches('}').to_owned(),
            );
            exported.extend(names.split(',').map(|n| n.trim().to_owned()).filter(|n| !n.is_empty()));
        } else if let Some(module) = item.split("pub mod ").nth(1) {
            exported.insert(format!("mod {}", module.trim()));
        }
    }
    let listed: BTreeSet<String> = ROOT.iter().map(|n| (*n).to_owned()).collect();
    assert_eq!(exported, listed);
}

/// The public signatures of a source file: from `pub fn`, `pub struct`... to the `{` or `;` that ends
/// them, with the fields of public structs as `pub name: type` lines.
fn signatures(source: &str) -> Vec<String> {
    let source = source.split("\n#[cfg(test)]").next().unwrap_or_default();
    let mut found = Vec::new();
    let mut open: Option<String> = None;
    for line in source.lines().map(str::trim).filter(|l| !l.starts_with("//")) {
        let mut text = match open.take() {
            Some(text) => text + " " + line,
            None if line.starts_with("pub ") && !line.starts_with("pub mod ") => line.to_owned(),
            // A trait is implemented for all to see.
            None if line.starts_with("impl") && line.contains(" for ") => line.to_owned(),
            None => continue,
        };
        let field = text.ends_with(',') && text.matches('(').count() == text.matches(')').count();
        // What a tuple struct holds is private where it does not say "pub".
        let private = text.starts_with("pub struct ") && text.contains('(') && !text.contains("(pub ");
        let end = if private { text.find('(') } else { text.find(['{', ';']) };
        match end.or_else(|| field.then_some(text.len() - 1)) {
            Some(end) => {
                text.truncate(end);
                found.push(text);
            }
            None => open = Some(text),
        }
    }
    found
}

#[test]
fn no_signature_names_a_dependency() {
    let mut files = Vec::new();
    sources(&src(), &mut files);
    let mut seen = 0;
    for path in files {
        let source = fs::read_to_string(&path).expect("UTF-8");
        // Names a file takes from a dependency, so that `Map` of serde_json is found by its short name too.
        let taken: Vec<String> = source
            .lines()
            .filter_map(|l| l.strip_prefix("use "))
            .filter(|l| DEPENDENCIES.iter().chain(&["serde_json"]).any(|d| l.starts_with(&format!("{d}::"))))
            .flat_map(|l| l.split(|c: char| !c.is_alphanumeric() && c != '_').map(str::to_owned).collect::<Vec<_>>())
            .filter(|n| n.chars().next().is_some_and(char::is_uppercase))
            .collect();
        for signature in signatures(&source) {
            seen += 1;
            let words: Vec<&str> = signature.split(|c: char| !c.is_alphanumeric() && c != '_').collect();
            let foreign = |w: &&&str| DEPENDENCIES.contains(w) || **w == "serde_json" || taken.iter().any(|t| t == **w);
            assert_eq!(words.iter().find(foreign), None, "{}: {signature}", path.display());
        }
    }
    assert!(seen > 100, "{seen} signatures were seen: the reading of the sources fails");
}

#[test]
fn signatures_are_read_whole() {
    let source = "/// pub fn no()\npub fn a(\n    b: jiff::Date,\n) -> C {\n    pub(crate) d: u8,\n}\npub struct E(pub F);\npub struct L(M);\n\
        \x20   pub g: H,\nimpl From<I> for J {\n#[cfg(test)]\npub fn k() {}\n";
    assert_eq!(
        signatures(source),
        ["pub fn a( b: jiff::Date, ) -> C ", "pub struct E(pub F)", "pub struct L", "pub g: H", "impl From<I> for J "]
    );
}
