//! What the printed forms derive from a report: who stands where on each statement and detail, and
//! from that, from both sides, what only one outlet gives and what all others give and it does not.
//!
//! Everything is derived from the witnesses and from the lists `elsewhere`, `not_found` and
//! `unknown` of the details, and from nothing else: where the report does not say that something
//! was not found, no printed form says so.

use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::FxHashMap;

use crate::compare::detail::UnknownReason;
use crate::report::{ArticleRecord, DetailRecord, NameRecord, Report, StatementRecord};
use crate::text::Reason;

use super::clean::line;

/// Cells of the table of statements and articles: at about 150 bytes each in HTML, 3 MB, which a
/// phone still opens. Only the largest stories have more.
const CELLS: usize = 20_000;
/// Rows of that table there are in any case, so that a story of thousands of articles has one.
const ROWS: usize = 20;

/// How an article, or an outlet with all its articles, stands to a statement or a detail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Standing {
    /// It gives it.
    Stated,
    /// It gives it in another place.
    Elsewhere,
    /// It cannot be told.
    Unknown(UnknownReason),
    /// It was looked for and not found.
    NotFound,
    /// The report says nothing about it.
    Silent,
}

impl Standing {
    /// Of two standings the one that counts: what is given counts before what cannot be told, and
    /// that before what was not found; only that an article came out too early counts less, because
    /// a later article of the same outlet could have had it.
    fn or(self, other: Self) -> Self {
        if self.rank() >= other.rank() { self } else { other }
    }

    fn rank(self) -> u8 {
        match self {
            Self::Stated => 5,
            Self::Elsewhere => 4,
            Self::Unknown(
                UnknownReason::CutShort
                | UnknownReason::Language
                | UnknownReason::Unclear
                | UnknownReason::OtherOccasion,
            ) => 3,
            Self::NotFound => 2,
            Self::Unknown(UnknownReason::PublishedBefore) => 1,
            Self::Silent => 0,
        }
    }

    fn has(self) -> bool {
        matches!(self, Self::Stated | Self::Elsewhere)
    }
}

/// A statement or one of its details.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Item {
    /// Index of the statement in the report.
    pub(crate) statement: usize,
    /// Index of the detail in the statement; the whole statement without it.
    pub(crate) detail: Option<usize>,
}

/// What sets an outlet apart.
#[derive(Debug, Clone, Default)]
pub(crate) struct Ledger {
    /// Statements that have members in this outlet only.
    pub(crate) own: Vec<usize>,
    /// Of these, those of which nothing was found elsewhere.
    pub(crate) single: Vec<usize>,
    /// Details of shared statements that only this outlet gives, and at least one other is said not to.
    pub(crate) only: Vec<Item>,
    /// What every other outlet of which it can be told gives, and this one is said not to.
    pub(crate) lacking: Vec<Item>,
}

/// A report with the tables its printed forms need.
#[derive(Debug)]
pub(crate) struct View<'a> {
    pub(crate) report: &'a Report,
    /// The outlets in the order of their first article.
    pub(crate) outlets: Vec<&'a str>,
    /// By outlet.
    pub(crate) ledgers: Vec<Ledger>,
    /// Statements with members of two or more outlets: most outlets first, then in the report's order.
    pub(crate) shared: Vec<usize>,
    /// The other statements, in the report's order.
    pub(crate) single: Vec<usize>,
    /// By statement: the number under which it is shown, shared ones first, from 1.
    pub(crate) numbers: Vec<usize>,
    /// Outlet of each article.
    outlet: Vec<usize>,
    /// Label of each article.
    labels: Vec<String>,
    /// Index of each article by its id. Only ever asked, never walked, so its order does not matter.
    index: FxHashMap<&'a str, usize>,
    by_id: FxHashMap<&'a str, usize>,
}

impl<'a> View<'a> {
    pub(crate) fn new(report: &'a Report) -> Self {
        let mut outlets: Vec<&str> = Vec::new();
        let mut known: FxHashMap<&str, usize> = FxHashMap::default();
        let mut outlet = Vec::with_capacity(report.articles.len());
        for a in &report.articles {
            outlet.push(*known.entry(a.outlet.as_str()).or_insert_with(|| {
                outlets.push(&a.outlet);
                outlets.len() - 1
            }));
        }
        let index = report.articles.iter().enumerate().map(|(i, a)| (a.id.as_str(), i)).collect();
        let by_id = report.statements.iter().enumerate().map(|(i, s)| (s.id.as_str(), i)).collect();
        let mut articles = vec![0; outlets.len()];
        outlet.iter().for_each(|&o| articles[o] += 1);
        let label = |(a, &o): (&ArticleRecord, &usize)| match line(&a.outlet) {
            outlet if articles[o] > 1 => format!("{outlet} ({})", line(&a.id)),
            outlet => outlet,
        };
        let labels = report.articles.iter().zip(&outlet).map(label).collect();
        let mut view = Self {
            report,
            labels,
            ledgers: vec![Ledger::default(); outlets.len()],
            outlets,
            shared: Vec::new(),
            single: Vec::new(),
            numbers: vec![0; report.statements.len()],
            outlet,
            index,
            by_id,
        };
        let reach: Vec<usize> = report.statements.iter().map(|s| view.outlets_of(s).len()).collect();
        (view.shared, view.single) = (0..reach.len()).partition(|&s| reach[s] > 1);
        view.shared.sort_by_key(|&s| std::cmp::Reverse(reach[s]));
        for (n, &s) in view.shared.iter().chain(&view.single).enumerate() {
            view.numbers[s] = n + 1;
        }
        view.fill_ledgers();
        view
    }

    /// Index of the article with this id.
    pub(crate) fn article(&self, id: &str) -> Option<usize> {
        self.index.get(id).copied()
    }

    /// Index of the statement with this id.
    pub(crate) fn statement(&self, id: &str) -> Option<usize> {
        self.by_id.get(id).copied()
    }

    /// The outlet's name; with the article's id where the outlet has several articles. On one line.
    pub(crate) fn label(&self, id: &str) -> String {
        self.article(id).map_or_else(|| line(id), |i| self.labels[i].clone())
    }

    /// The labels of articles, each once, in the order given.
    pub(crate) fn labels<'i>(&self, ids: impl IntoIterator<Item = &'i str>) -> String {
        let mut seen = BTreeSet::new();
        let ids = ids.into_iter().filter(|id| seen.insert(id.to_owned()));
        ids.map(|id| self.label(id)).collect::<Vec<_>>().join(", ")
    }

    /// The articles of an outlet.
    pub(crate) fn articles_of(&self, outlet: usize) -> impl Iterator<Item = &'a ArticleRecord> {
        self.report.articles.iter().zip(&self.outlet).filter(move |(_, o)| **o == outlet).map(|(a, _)| a)
    }

    /// The outlets that have a member in the statement.
    pub(crate) fn outlets_of(&self, statement: &StatementRecord) -> BTreeSet<usize> {
        statement.members.iter().filter_map(|m| self.article(&m.article)).map(|a| self.outlet[a]).collect()
    }

    /// The shared statements that have a row in the table of statements and articles.
    pub(crate) fn overview(&self) -> &[usize] {
        let rows = (CELLS / self.report.articles.len().max(1)).max(ROWS);
        &self.shared[..rows.min(self.shared.len())]
    }

    /// Whether two or more outlets have a member in the statement.
    pub(crate) fn is_shared(&self, statement: usize) -> bool {
        self.numbers[statement] <= self.shared.len()
    }

    /// By article: how it stands to the detail.
    pub(crate) fn detail(&self, detail: &DetailRecord) -> Vec<Standing> {
        let mut out = vec![Standing::Silent; self.report.articles.len()];
        let mut note = |id: &str, standing: Standing| {
            if let Some(i) = self.article(id) {
                out[i] = out[i].or(standing);
            }
        };
        detail.readings.iter().flat_map(|r| &r.witnesses).for_each(|w| note(&w.article, Standing::Stated));
        detail.elsewhere.iter().for_each(|p| note(&p.article, Standing::Elsewhere));
        detail.not_found.iter().for_each(|a| note(&a.article, Standing::NotFound));
        detail.unknown.iter().for_each(|u| note(&u.article, Standing::Unknown(u.reason)));
        out
    }

    /// By article: how it stands to the statement. Whoever is no member stands as its details say; a
    /// detail that it does give makes it [`Standing::Elsewhere`].
    pub(crate) fn statement_standing(&self, statement: &StatementRecord) -> Vec<Standing> {
        let mut out = vec![Standing::Silent; self.report.articles.len()];
        for detail in &statement.details {
            for (all, one) in out.iter_mut().zip(self.detail(detail)) {
                *all = all.or(if one == Standing::Stated { Standing::Elsewhere } else { one });
            }
        }
        for m in &statement.members {
            if let Some(i) = self.article(&m.article) {
                out[i] = Standing::Stated;
            }
        }
        out
    }

    /// By article: whether a reading it gives of this statement stands in a relation to another.
    pub(crate) fn differing(&self, statement: &StatementRecord) -> Vec<bool> {
        let mut out = vec![false; self.report.articles.len()];
        for detail in &statement.details {
            for reading in detail.relations.iter().flat_map(|r| [r.a, r.b]).filter_map(|i| detail.readings.get(i)) {
                reading.witnesses.iter().filter_map(|w| self.article(&w.article)).for_each(|i| out[i] = true);
            }
        }
        out
    }

    /// Of standings by article, those by outlet.
    fn by_outlet(&self, standings: &[Standing]) -> Vec<Standing> {
        let mut out = vec![Standing::Silent; self.outlets.len()];
        for (&o, &s) in self.outlet.iter().zip(standings) {
            out[o] = out[o].or(s);
        }
        out
    }

    fn fill_ledgers(&mut self) {
        let mut ledgers = std::mem::take(&mut self.ledgers);
        for &s in &self.single {
            let statement = &self.report.statements[s];
            if let Some(&o) = self.outlets_of(statement).first() {
                ledgers[o].own.push(s);
            }
            let standings = self.by_outlet(&self.statement_standing(statement));
            if let Some(o) = the_one(&standings, Standing::has) {
                ledgers[o].single.push(s);
            }
        }
        for &s in &self.shared {
            let statement = &self.report.statements[s];
            let members = self.outlets_of(statement);
            let whole = self.by_outlet(&self.statement_standing(statement));
            if let Some(o) = self.lacked_by_one(&whole) {
                ledgers[o].lacking.push(Item { statement: s, detail: None });
            }
            for (d, detail) in statement.details.iter().enumerate() {
                let standings = self.by_outlet(&self.detail(detail));
                let item = Item { statement: s, detail: Some(d) };
                if standings.contains(&Standing::NotFound)
                    && let Some(o) = the_one(&standings, Standing::has)
                {
                    ledgers[o].only.push(item);
                }
                // An outlet that has nothing of the statement is listed once, with the whole of it.
                if let Some(o) = self.lacked_by_one(&standings).filter(|o| members.contains(o)) {
                    ledgers[o].lacking.push(item);
                }
            }
        }
        self.ledgers = ledgers;
    }

    /// The one outlet that is said not to give what some other gives and all others give of which it
    /// can be told.
    fn lacked_by_one(&self, standings: &[Standing]) -> Option<usize> {
        let one = the_one(standings, |s| s == Standing::NotFound)?;
        (standings.iter().any(|s| s.has()) && !standings.contains(&Standing::Silent)).then_some(one)
    }

    /// The spellings of a name with the articles that have them, in the order of their first mention.
    pub(crate) fn spellings(&self, name: &'a NameRecord) -> Vec<(String, Vec<&'a str>)> {
        let mut out: Vec<(String, Vec<&str>)> = Vec::new();
        let mut at: BTreeMap<String, usize> = BTreeMap::new();
        for m in &name.mentions {
            let i = *at.entry(line(&m.text)).or_insert_with_key(|spelling| {
                out.push((spelling.clone(), Vec::new()));
                out.len() - 1
            });
            if out[i].1.last() != Some(&m.article.as_str()) {
                out[i].1.push(&m.article);
            }
        }
        out
    }

    /// How many spans of an article's page are set aside, by reason.
    pub(crate) fn set_aside(&self, article: &str) -> BTreeMap<Reason, usize> {
        let mut out = BTreeMap::new();
        for s in self.report.set_aside.iter().filter(|s| s.article == article) {
            *out.entry(s.reason).or_insert(0) += 1;
        }
        out
    }

    /// The names that have more than one spelling.
    pub(crate) fn variant_names(&self) -> impl Iterator<Item = &'a NameRecord> {
        self.report.names.iter().filter(|n| self.spellings(n).len() > 1)
    }

    /// Whether the outlets give something of the statement differently.
    pub(crate) fn differs(statement: &StatementRecord) -> bool {
        statement.details.iter().any(|d| !d.relations.is_empty())
    }

    /// Whether a detail is worth a line in the short form: somebody has it otherwise or not at all.
    pub(crate) fn telling(detail: &DetailRecord) -> bool {
        !detail.relations.is_empty() || !detail.not_found.is_empty() || detail.readings.len() > 1
    }

    /// What was compared: the story, or the first headline.
    pub(crate) fn title(&self) -> String {
        let story = self.report.story.as_deref().map(line).filter(|s| !s.is_empty());
        let headline =
            || self.report.articles.iter().filter_map(|a| a.title.as_deref()).map(line).find(|t| !t.is_empty());
        story.or_else(headline).unwrap_or_else(|| "Comparison".to_owned())
    }

    /// The first and last date given, as given: the articles are in the order of their dates.
    pub(crate) fn dates(&self) -> Option<String> {
        let days: BTreeSet<String> = self
            .report
            .articles
            .iter()
            .filter_map(|a| a.published.as_deref())
            .map(|d| line(d).chars().take(10).collect())
            .collect();
        match (days.first()?, days.last()?) {
            (a, b) if a == b => Some(a.clone()),
            (a, b) => Some(format!("{a} to {b}")),
        }
    }
}

/// The index of the only standing of which `test` holds, if it is the only one.
fn the_one(standings: &[Standing], test: impl Fn(Standing) -> bool) -> Option<usize> {
    let mut found = standings.iter().enumerate().filter(|(_, s)| test(**s)).map(|(i, _)| i);
    let one = found.next()?;
    found.next().is_none().then_some(one)
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

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
            .map(|((id, _), _)| json!({ "article": id, "start": 0, "end": 1, "text": "x", "kind": "own", "asserted": true }))
            .collect();
        let unknown: Vec<Value> = (with('C').into_iter().map(|id| (id, "cut_short")))
            .chain(with('B').into_iter().map(|id| (id, "published_before")))
            .map(|(id, reason)| json!({ "article": id, "reason": reason }))
            .collect();
        serde_json::from_value(json!({
            "schema_version": 1, "names": [], "links": [], "set_aside": [], "notices": [],
            "articles": articles.iter().map(|(id, outlet)| json!({ "id": id, "outlet": outlet, "language": "en", "complete": true })).collect::<Vec<_>>(),
            "statements": [{ "id": "s", "occasion": null, "score": 1.0, "members": members, "details": [{
                "kind": "place", "role": "", "relations": [], "unknown": unknown,
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
            // Of whom it cannot be told is neither with the one side nor with the other; of the two
            // that are left, it is one fact seen from both sides.
            ("SNCC", "only A lacking B"),
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
    }
}
