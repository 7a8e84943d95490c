//! The report for a terminal.

use std::fmt::{self, Display, Write};

use crate::report::{DetailRecord, Report};

use super::clean::line;
use super::notable::{label, notables, sentence};
use super::view::{Item, View};
use super::words;

/// A report as plain text: first where outlets part and what was not found in them, then what they share.
///
/// Short by default: details on which all agree, and the statements of one outlet only, are counted
/// and not shown, and a statement that nobody puts otherwise takes one line. Article text is folded onto one line and rid of control characters.
///
/// ```
/// # let report = variorum::report::Report::from_json(r#"{"schema_version":1,"articles":[],"names":[],
/// #     "statements":[],"links":[],"set_aside":[],"notices":[]}"#).unwrap();
/// print!("{}", variorum::report::Text::new(&report).width(80).full(true));
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Text<'a> {
    report: &'a Report,
    width: usize,
    full: bool,
    color: bool,
}

/// Columns of a line when nothing is asked: fits beside an editor, and long enough for a sentence.
const WIDTH: usize = 100;
/// Columns below which wrapped text would be one word a line; narrower widths count as this.
const NARROWEST: usize = 40;
/// Entries of a list of an outlet in the short form, so that the lists of ten outlets fit a page.
const SHORT_LIST: usize = 6;
/// Entries of what stands out in the short form: half a screen.
const SHORT_NOTABLES: usize = 10;

impl<'a> Text<'a> {
    /// The short form, 100 columns wide, without colour.
    #[must_use]
    pub fn new(report: &'a Report) -> Self {
        Self { report, width: WIDTH, full: false, color: false }
    }

    /// Sets the columns of a line, at least 40. A column is a character; wide characters (Chinese,
    /// emoji) take more room than is counted.
    #[must_use]
    pub fn width(mut self, columns: usize) -> Self {
        self.width = columns.max(NARROWEST);
        self
    }

    /// Shows everything: every detail, every statement of one outlet, every name.
    #[must_use]
    pub fn full(mut self, full: bool) -> Self {
        self.full = full;
        self
    }

    /// Sets headings apart with ANSI colours.
    #[must_use]
    pub fn color(mut self, color: bool) -> Self {
        self.color = color;
        self
    }
}

impl Display for Text<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let view = View::new(self.report);
        let mut page = Page { f, knobs: *self, view: &view };
        page.head()?;
        page.notables()?;
        page.outlets()?;
        page.shared()?;
        page.singles()?;
        page.names()?;
        page.set_aside()?;
        page.notices()
    }
}

/// The ways a line is set apart, as ANSI attributes.
const BOLD: &str = "1";
const DIM: &str = "2";
const YELLOW: &str = "33";

struct Page<'p, 'f, 'a> {
    f: &'p mut fmt::Formatter<'f>,
    knobs: Text<'a>,
    view: &'p View<'a>,
}

impl Page<'_, '_, '_> {
    /// Writes `label` and then `words`, wrapped, further lines under the first of the words. Both
    /// must be on one line already.
    fn entry(&mut self, indent: usize, style: &str, label: &str, words: &str) -> fmt::Result {
        write!(self.f, "{:indent$}", "")?;
        if self.knobs.color && !style.is_empty() {
            write!(self.f, "\x1b[{style}m{label}\x1b[0m")?;
        } else {
            self.f.write_str(label)?;
        }
        let start = indent + label.chars().count();
        // A long label must not squeeze its words into a narrow column.
        let hang = if start > self.knobs.width / 2 { indent + 4 } else { start };
        let mut column = start;
        let mut first = true;
        for word in words.split(' ') {
            let length = word.chars().count();
            if column + 1 + length > self.knobs.width && column > hang {
                write!(self.f, "\n{:hang$}", "")?;
                column = hang;
            } else if !first {
                self.f.write_char(' ')?;
                column += 1;
            }
            self.f.write_str(word)?;
            column += length;
            first = false;
        }
        self.f.write_char('\n')
    }

    fn heading(&mut self, words: &str) -> fmt::Result {
        self.f.write_char('\n')?;
        self.entry(0, BOLD, &words.to_uppercase(), "")
    }

    fn head(&mut self) -> fmt::Result {
        let view = self.view;
        let report = view.report;
        self.entry(0, BOLD, "", &view.title())?;
        let dates = view.dates().map_or_else(String::new, |d| format!(", {d}"));
        let articles = words::count(report.articles.len(), "article");
        self.entry(0, "", "", &format!("{articles} of {}{dates}", words::count(view.outlets.len(), "outlet")))?;
        for a in &report.articles {
            let date = a.published.as_deref().map_or_else(|| "undated".to_owned(), line);
            let cut = if a.complete { "" } else { "  (text cut short)" };
            let title = a.title.as_deref().map(line).unwrap_or_default();
            self.entry(2, "", &format!("{}: ", view.label(&a.id)), &format!("{date}{cut}  {title}"))?;
        }
        let (conflicts, otherwise) = view.counts();
        self.entry(
            0,
            "",
            "",
            &format!(
                "{} shared by two or more outlets, {} by one alone. {}.",
                words::count(view.shared.len(), "statement"),
                view.single.len(),
                words::outcome(conflicts, report.links.len(), otherwise),
            ),
        )
    }

    fn shared(&mut self) -> fmt::Result {
        let view = self.view;
        if view.shared.is_empty() {
            return Ok(());
        }
        self.heading("What outlets share")?;
        for &s in &view.shared {
            let statement = &view.report.statements[s];
            let telling = statement.details.iter().any(View::telling);
            if !self.knobs.full && !telling {
                let who = view.labels(statement.members.iter().map(|m| m.article.as_str()));
                let said = view.gist(s).map(words::gist).unwrap_or_default();
                self.f.write_char('\n')?;
                self.entry(0, BOLD, &format!("{}. ", view.numbers[s]), &format!("{said} ({who})"))?;
                continue;
            }
            self.f.write_char('\n')?;
            let outlets = words::count(view.outlets_of(statement).len(), "outlet");
            let day = statement.occasion.as_deref().map_or_else(String::new, |d| format!(", {}", line(d)));
            self.entry(
                0,
                BOLD,
                &format!("{}. ", view.numbers[s]),
                &format!("{outlets}{day}  {}", line(&statement.id)),
            )?;
            for m in &statement.members {
                let how = if m.asserted { "" } else { " (not asserted)" };
                self.entry(3, "", &format!("{}{how}: ", view.label(&m.article)), &words::said(m))?;
            }
            let full = self.knobs.full;
            for detail in statement.details.iter().filter(|d| full || View::telling(d)) {
                self.detail(detail)?;
            }
        }
        Ok(())
    }

    fn detail(&mut self, detail: &DetailRecord) -> fmt::Result {
        let view = self.view;
        self.entry(5, DIM, &words::heading(detail), "")?;
        for reading in &detail.readings {
            let mut what = words::value(reading);
            for wording in words::wordings(reading) {
                write!(what, " “{wording}”")?;
            }
            let who = view.labels(reading.witnesses.iter().map(|w| w.article.as_str()));
            self.entry(7, "", "- ", &format!("{what} ({who})"))?;
        }
        for (label, pairs) in words::relations(detail) {
            self.entry(7, YELLOW, &format!("{label}: "), &pairs.join("; "))?;
        }
        let elsewhere = view.labels(detail.elsewhere.iter().map(|p| p.article.as_str()));
        let not_found = view.labels(detail.not_found.iter().map(|a| a.article.as_str()));
        for (label, who) in [
            ("also elsewhere in ", elsewhere),
            ("not found in ", not_found),
            ("cannot be told for ", view.unknown(detail)),
        ] {
            if !who.is_empty() {
                self.entry(7, DIM, label, &who)?;
            }
        }
        Ok(())
    }

    /// What stands out, the weightiest first.
    fn notables(&mut self) -> fmt::Result {
        let all = notables(self.view);
        if all.is_empty() {
            return Ok(());
        }
        self.heading("Where they part")?;
        let shown = if self.knobs.full { all.len() } else { SHORT_NOTABLES };
        for notable in all.iter().take(shown) {
            self.entry(2, YELLOW, &format!("{}: ", label(notable)), &sentence(self.view, notable, ['[', ']']))?;
        }
        if all.len() > shown {
            self.entry(2, DIM, &format!("and {} more", all.len() - shown), "")?;
        }
        Ok(())
    }

    /// A statement on one line: its number, and the words of its first member.
    fn sentence(&self, s: usize) -> String {
        let statement = &self.view.report.statements[s];
        let (who, what) =
            statement.members.first().map(|m| (self.view.label(&m.article), words::gist(m))).unwrap_or_default();
        format!("[{}] {who}: {what}", self.view.numbers[s])
    }

    /// An item of a ledger on one line.
    fn item(&self, item: Item) -> String {
        let Some(detail) = self.view.item(item) else { return self.sentence(item.statement) };
        let readings: Vec<String> = detail.readings.iter().map(words::shown).collect();
        format!("[{}] {}: {}", self.view.numbers[item.statement], words::heading(detail), readings.join(" / "))
    }

    fn list(&mut self, label: &str, items: &[Item]) -> fmt::Result {
        if items.is_empty() {
            return Ok(());
        }
        self.entry(2, "", &format!("{label}: {}", items.len()), "")?;
        let shown = if self.knobs.full { items.len() } else { SHORT_LIST };
        for &item in items.iter().take(shown) {
            self.entry(4, "", "- ", &self.item(item))?;
        }
        if items.len() > shown {
            self.entry(4, DIM, &format!("and {} more", items.len() - shown), "")?;
        }
        Ok(())
    }

    fn outlets(&mut self) -> fmt::Result {
        let view = self.view;
        // With one outlet there is nobody to set it apart from.
        if view.outlets.len() < 2 {
            return Ok(());
        }
        self.heading("Outlet by outlet")?;
        for (o, outlet) in view.outlets.iter().enumerate() {
            let ledger = &view.ledgers[o];
            self.f.write_char('\n')?;
            self.entry(0, BOLD, &line(outlet), "")?;
            self.list("details of shared statements given only here", &ledger.only)?;
            self.list("not found here, given by all others that can be told", &ledger.lacking)?;
            self.entry(2, "", &format!("statements found only here: {}", ledger.single.len()), "")?;
        }
        Ok(())
    }

    fn singles(&mut self) -> fmt::Result {
        let view = self.view;
        if !self.knobs.full || view.single.is_empty() {
            return Ok(());
        }
        self.heading("Statements of one outlet")?;
        for &s in &view.single {
            self.entry(2, "", "", &self.sentence(s))?;
        }
        Ok(())
    }

    fn names(&mut self) -> fmt::Result {
        let view = self.view;
        let names: Vec<_> =
            if self.knobs.full { view.report.names.iter().collect() } else { view.variant_names().collect() };
        if names.is_empty() {
            return Ok(());
        }
        self.heading(if self.knobs.full { "Names" } else { "Names with several spellings" })?;
        for name in names {
            let mut spellings = Vec::new();
            for (spelling, articles) in view.spellings(name) {
                spellings.push(format!("{spelling} ({})", view.labels(articles)));
            }
            spellings.extend(words::hint(name));
            self.entry(2, "", &format!("{}, {}: ", line(&name.name), words::name(name.kind)), &spellings.join("; "))?;
        }
        Ok(())
    }

    fn set_aside(&mut self) -> fmt::Result {
        let view = self.view;
        if view.report.set_aside.is_empty() {
            return Ok(());
        }
        self.heading("Set aside as not part of the article")?;
        for a in &view.report.articles {
            let counts: Vec<String> =
                view.set_aside(&a.id).into_iter().map(|(r, n)| format!("{} {n}", words::reason(r))).collect();
            if !counts.is_empty() {
                self.entry(2, "", &format!("{}: ", view.label(&a.id)), &counts.join(", "))?;
            }
        }
        Ok(())
    }

    fn notices(&mut self) -> fmt::Result {
        let view = self.view;
        if view.report.notices.is_empty() {
            return Ok(());
        }
        self.heading("Notices")?;
        for n in &view.report.notices {
            let who = n.article.as_deref().map_or_else(String::new, |a| format!("{}: ", view.label(a)));
            self.entry(2, "", &format!("{who}{}: ", line(&n.code)), &line(&n.message))?;
        }
        Ok(())
    }
}
