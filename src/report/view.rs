//! What the printed forms derive from a report: who stands where on each statement and detail, and
//! from that, from both sides, what only one outlet gives and what all others give and it does not.
//!
//! Everything is derived from the witnesses and from the lists `elsewhere`, `not_found` and
//! `unknown` of the details, and from nothing else: where the report does not say that something
//! was not found, no printed form says so.

use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::FxHashMap;

use crate::compare::detail::{DetailKind, Relation};
use crate::report::{ArticleRecord, DetailRecord, MemberRecord, NameRecord, Report, StatementRecord};
use crate::text::Reason;

use super::clean::line;
pub(crate) use super::standing::{Apart, Standing};
use super::words;

/// Cells of the table of statements and articles: at about 150 bytes each in HTML, 3 MB, which a
/// phone still opens. Only the largest stories have more.
pub(crate) const CELLS: usize = 20_000;
/// Rows of that table there are in any case, so that a story of thousands of articles has one.
pub(crate) const ROWS: usize = 20;

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
    /// Statements with members of two or more outlets: those in which readings conflict first, then those
    /// that are denied, then most outlets first, then in the report's order.
    pub(crate) shared: Vec<usize>,
    /// The other statements, in the report's order.
    pub(crate) single: Vec<usize>,
    /// By statement: the number under which it is shown, shared ones first, from 1.
    pub(crate) numbers: Vec<usize>,
    /// By statement: whether it is asserted in one statement and denied in another.
    denied: Vec<bool>,
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
            denied: vec![false; report.statements.len()],
            outlet,
            index,
            by_id,
        };
        for id in report.links.iter().flat_map(|l| [&l.a, &l.b]) {
            if let Some(s) = view.statement(id) {
                view.denied[s] = true;
            }
        }
        let reach: Vec<usize> = report.statements.iter().map(|s| view.outlets_of(s).len()).collect();
        (view.shared, view.single) = (0..reach.len()).partition(|&s| reach[s] > 1);
        let first: Vec<(bool, bool)> = (0..reach.len()).map(|s| (!view.conflicts(s), !view.denied[s])).collect();
        view.shared.sort_by_key(|&s| (first[s], std::cmp::Reverse(reach[s])));
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

    /// The labels of articles, each once, in the order of the articles.
    pub(crate) fn labels_in_order(&self, mut ids: Vec<&str>) -> String {
        ids.sort_by_key(|id| (self.article(id).unwrap_or(usize::MAX), *id));
        self.labels(ids)
    }

    /// Of whom a detail cannot be told, with the reason after those that share it.
    pub(crate) fn unknown(&self, detail: &DetailRecord) -> String {
        let mut by_reason: Vec<(&str, Vec<&str>)> = Vec::new();
        for u in &detail.unknown {
            let why = words::unknown(u.reason);
            match by_reason.iter_mut().find(|(w, _)| *w == why) {
                Some((_, who)) => who.push(&u.article),
                None => by_reason.push((why, vec![&u.article])),
            }
        }
        let told = by_reason.into_iter().map(|(why, who)| format!("{} ({why})", self.labels(who)));
        told.collect::<Vec<_>>().join("; ")
    }

    /// The detail an item names, if it names one.
    pub(crate) fn item(&self, item: Item) -> Option<&'a DetailRecord> {
        item.detail.and_then(|d| self.report.statements[item.statement].details.get(d))
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

    /// By article: how it stands to the statement. Of who is no member the figures, quotations and clauses of the
    /// statement decide, for names and days are those of the whole story: where the article gives most of them it
    /// is [`Standing::Elsewhere`], where none was found [`Standing::NotFound`]; where a few were, nothing is said.
    pub(crate) fn statement_standing(&self, statement: &StatementRecord) -> Vec<Standing> {
        let mut given = vec![0; self.report.articles.len()];
        let mut told = given.clone();
        let mut other = vec![Standing::Silent; given.len()];
        for detail in statement.details.iter().filter(|d| tells(d.kind)) {
            for (i, one) in self.detail(detail).into_iter().enumerate() {
                given[i] += usize::from(one.has());
                told[i] += usize::from(one.has() || one == Standing::NotFound);
                other[i] = other[i].or(one);
            }
        }
        let mut out: Vec<Standing> = (0..given.len())
            .map(|i| match given[i] {
                0 => other[i],
                n if 2 * n > told[i] => Standing::Elsewhere,
                _ => Standing::Silent,
            })
            .collect();
        for m in &statement.members {
            if let Some(i) = self.article(&m.article) {
                out[i] = Standing::Stated;
            }
        }
        out
    }

    /// By article: how far a reading it gives of this statement stands apart from another.
    pub(crate) fn apart(&self, s: usize) -> Vec<Apart> {
        let mut out = vec![Apart::No; self.report.articles.len()];
        let statement = &self.report.statements[s];
        for detail in &statement.details {
            for r in &detail.relations {
                for reading in [r.a, r.b].into_iter().filter_map(|i| detail.readings.get(i)) {
                    for i in reading.witnesses.iter().filter_map(|w| self.article(&w.article)) {
                        out[i] = out[i].max(Apart::of(r.relation));
                    }
                }
            }
        }
        out
    }

    /// Whether readings of the statement conflict.
    pub(crate) fn conflicts(&self, s: usize) -> bool {
        let relations = self.report.statements[s].details.iter().flat_map(|d| &d.relations);
        relations.into_iter().any(|r| r.relation == Relation::Conflicts)
    }

    /// Whether another statement denies it, or it another.
    pub(crate) fn is_denied(&self, s: usize) -> bool {
        self.denied[s]
    }

    /// By article that gives the detail: the indexes of its readings, in order.
    pub(crate) fn readings(&self, detail: &DetailRecord) -> BTreeMap<usize, Vec<usize>> {
        let mut out: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (r, reading) in detail.readings.iter().enumerate() {
            for a in reading.witnesses.iter().filter_map(|w| self.article(&w.article)) {
                let of = out.entry(a).or_default();
                if of.last() != Some(&r) {
                    of.push(r);
                }
            }
        }
        out
    }

    /// The outlet of an article, by its index.
    pub(crate) fn outlet_of(&self, article: usize) -> usize {
        self.outlet[article]
    }

    /// By article: the members in it, as statement and place among its members, in order.
    pub(crate) fn members(&self) -> Vec<Vec<(usize, usize)>> {
        let mut out = vec![Vec::new(); self.report.articles.len()];
        for (s, statement) in self.report.statements.iter().enumerate() {
            for (n, m) in statement.members.iter().enumerate() {
                if let Some(a) = self.article(&m.article) {
                    out[a].push((s, n));
                }
            }
        }
        out
    }

    /// How many shared statements conflict, and in how many of the rest something is put otherwise.
    pub(crate) fn counts(&self) -> (usize, usize) {
        let conflicts = self.shared.iter().filter(|&&s| self.conflicts(s)).count();
        let differ = self.shared.iter().filter(|&&s| Self::differs(&self.report.statements[s])).count();
        let both = self.shared.iter().filter(|&&s| self.conflicts(s) && Self::differs(&self.report.statements[s]));
        (conflicts, differ - both.count())
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

    /// The one outlet that is said not to give what all others give of which it can be told, where these are
    /// more than those of which it cannot.
    fn lacked_by_one(&self, standings: &[Standing]) -> Option<usize> {
        let one = the_one(standings, |s| s == Standing::NotFound)?;
        let given = standings.iter().filter(|s| s.has()).count();
        let untold = standings.len() - 1 - given;
        (given > untold && !standings.contains(&Standing::Silent)).then_some(one)
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
            if !out[i].1.contains(&m.article.as_str()) {
                out[i].1.push(&m.article);
            }
        }
        out
    }

    /// The member that shows what a statement says: the first that is not the headline of its article, for
    /// headlines leave out words and tell more than one thing; the first of all where there is no other.
    pub(crate) fn gist(&self, s: usize) -> Option<&'a MemberRecord> {
        let members = &self.report.statements[s].members;
        members.iter().find(|m| !self.is_headline(m)).or(members.first())
    }

    /// Whether a member is the headline of its article.
    pub(crate) fn is_headline(&self, m: &MemberRecord) -> bool {
        let title = self.article(&m.article).and_then(|a| self.report.articles[a].title.as_deref());
        title.is_some_and(|t| line(t) == line(&m.text))
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

/// Whether a detail tells what is stated, and not only who, where and when.
fn tells(kind: DetailKind) -> bool {
    matches!(kind, DetailKind::Quantity | DetailKind::Quote | DetailKind::Cause | DetailKind::Statement)
}
