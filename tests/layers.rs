//! Dependencies between the modules point one way: a module may use those of lower rows and itself.
//!
//! Read from the sources: every `crate::module` outside comments and test code counts, whether in a
//! `use` or in the middle of an expression. `super` cannot leave a module, so it needs no look.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// The modules, lowest first. Those of one row know nothing of each other.
const ROWS: [&[&str]; 9] = [
    &["span", "score", "notice"],
    &["day", "language", "error"],
    &["article", "text", "cluster"],
    &["value", "name"],
    &["claim"],
    &["same"],
    &["compare"],
    &["report"],
    &["input", "dev", "html"],
];

fn row_of(module: &str) -> Option<usize> {
    ROWS.iter().position(|row| row.contains(&module))
}

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    let mut entries: Vec<PathBuf> =
        fs::read_dir(folder).expect("a folder").map(|e| e.expect("an entry").path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|e| e == "rs") {
            found.push(path);
        }
    }
}

/// The module at the root of the crate a file belongs to.
fn module_of(path: &Path, src: &Path) -> String {
    let inside = path.strip_prefix(src).expect("a source file");
    let first = inside.components().next().expect("a name").as_os_str().to_string_lossy().into_owned();
    first.trim_end_matches(".rs").to_owned()
}

/// The lines of a source file that are code of the crate: no comments, and nothing from the first test
/// module at the left margin on, for tests stand last.
fn code(source: &str) -> impl Iterator<Item = (usize, &str)> {
    source
        .lines()
        .enumerate()
        .take_while(|(_, line)| !line.starts_with("#[cfg(test)]"))
        .filter(|(_, line)| !line.trim_start().starts_with("//"))
        .map(|(n, line)| (n + 1, line.split(" // ").next().unwrap_or(line)))
}

/// The modules a line names after `crate::`; a group in braces (`crate::{a, b::c}`) names each of its own.
fn used(line: &str) -> Vec<String> {
    let word = |s: &str| -> String { s.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect() };
    let mut found = Vec::new();
    for rest in line.split("crate::").skip(1) {
        match rest.strip_prefix('{') {
            Some(group) => {
                let mut depth = 0;
                let mut start = true;
                for (at, c) in group.char_indices() {
                    match c {
                        '{' => depth += 1,
                        '}' if depth == 0 => break,
                        '}' => depth -= 1,
                        ',' if depth == 0 => start = true,
                        c if start && !c.is_whitespace() => {
                            start = false;
                            found.push(word(&group[at..]));
                        }
                        _ => {}
                    }
                }
            }
            None => found.push(word(rest)),
        }
    }
    found
}

/// Names at the root of the crate that stand for a module's own (`crate::Error`), by the re-exports.
fn root_names(lib: &str) -> BTreeMap<String, String> {
    let mut names = BTreeMap::new();
    let joined: String = lib.lines().filter(|l| !l.trim_start().starts_with("//")).collect::<Vec<_>>().join(" ");
    for export in joined.split("pub use ").skip(1) {
        let export = export.split(';').next().unwrap_or_default();
        let (path, last) = match export.split_once('{') {
            Some((path, group)) => (path, group.trim_end_matches('}').to_owned()),
            None => export.rsplit_once("::").map_or(("", export.to_owned()), |(path, name)| (path, name.to_owned())),
        };
        let module = path.split("::").next().unwrap_or_default().trim().to_owned();
        for name in last.split(',').map(str::trim).filter(|n| !n.is_empty()) {
            names.insert(name.to_owned(), module.clone());
        }
    }
    names
}

#[test]
fn every_module_has_a_row_and_uses_lower_rows_only() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let roots = root_names(&fs::read_to_string(src.join("lib.rs")).expect("lib.rs"));
    let mut files = Vec::new();
    sources(&src, &mut files);
    let mut modules = BTreeSet::new();
    let mut wrong = Vec::new();
    let mut edges = 0;
    for path in files.iter().filter(|p| !p.ends_with("lib.rs") && !p.ends_with("resolve_tests.rs")) {
        let module = module_of(path, &src);
        let Some(row) = row_of(&module) else {
            wrong.push(format!("{} is in no row of tests/layers.rs", path.display()));
            continue;
        };
        let source = fs::read_to_string(path).expect("UTF-8");
        for (line, text) in code(&source) {
            for name in used(text) {
                let to = roots.get(&name).cloned().unwrap_or(name);
                edges += 1;
                if to != module && row_of(&to).is_none_or(|lower| lower >= row) {
                    wrong.push(format!("{}:{line}: {module} uses {to}", path.display()));
                }
            }
        }
        modules.insert(module);
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let known: BTreeSet<String> = ROWS.iter().flat_map(|r| r.iter().map(|m| (*m).to_owned())).collect();
    assert_eq!(modules, known, "every module of the rows is there");
    assert!(edges > 50, "{edges} uses were seen: the reading of the sources fails");
}

#[test]
fn uses_are_read_wherever_they_stand() {
    for (line, modules) in [
        ("use crate::span::Span;", &["span"][..]),
        ("use crate::{span::Span, text::{fold, stem}, Error};", &["span", "text", "Error"]),
        ("    fn day(&self) -> crate::day::Day { crate::text::fold(x) }", &["day", "text"]),
        ("pub(crate) fn x() {}", &[]),
    ] {
        assert_eq!(used(line), modules, "{line}");
    }
    let source = "use crate::a::A;\n// crate::b\n/// crate::c\nlet x = 1; // crate::d\n#[cfg(test)]\nuse crate::e;\n";
    let seen: Vec<String> = code(source).flat_map(|(_, l)| used(l)).collect();
    assert_eq!(seen, ["a"]);
    let roots = root_names("mod error;\npub use error::Error;\npub use compare::detail::{DetailKind, Relation};\n");
    assert_eq!((&roots["Error"][..], &roots["Relation"][..]), ("error", "compare"));
}
