//! The report as Markdown.

use std::fmt::{self, Display, Write};

use crate::report::{DetailRecord, Report};

use super::clean::{Escaped, clipped, line};
use super::notable::{label, notables, sentence};
use super::view::{Apart, Item, Standing, View};
use super::words;

/// A report as Markdown (CommonMark with the tables of GitHub's dialect), to be pasted into an issue
/// or a draft.
///
/// Article text is escaped: it can make no markup, no link and no HTML. With
/// [`full`](Self::full), the statements of one outlet and all names are listed as well.
#[derive(Debug, Clone, Copy)]
pub struct Markdown<'a> {
    report: &'a Report,
    full: bool,
}

impl<'a> Markdown<'a> {
    /// The short form.
    #[must_use]
    pub fn new(report: &'a Report) -> Self {
        Self { report, full: false }
    }

    /// Shows everything: every detail, every statement of one outlet, every name.
    #[must_use]
    pub fn full(mut self, full: bool) -> Self {
        self.full = full;
        self
    }
}

/// Characters of a statement in the table: enough to know it again, for its words stand below.
const GIST: usize = 60;
/// Entries of what stands out in the short form, so that the table below is still in sight.
const SHORT_NOTABLES: usize = 10;

impl Display for Markdown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let view = View::new(self.report);
        let mut page = Page { f, full: self.full, view: &view };
        page.head()?;
        page.notables()?;
        page.table()?;
        page.outlets()?;
        page.shared()?;
        page.singles()?;
        page.names()?;
        page.rest()
    }
}

/// A standing as one word of the table.
fn word(standing: Standing, apart: Apart) -> &'static str {
    match standing {
        Standing::Stated => match apart {
            Apart::No => "stated",
            Apart::Otherwise => "put otherwise",
            Apart::Conflicts => "conflicts",
        },
        Standing::Elsewhere => "elsewhere",
        Standing::Unknown(reason) => words::unknown(reason),
        Standing::NotFound => "not found",
        Standing::Silent => "",
    }
}

struct Page<'p, 'f, 'a> {
    f: &'p mut fmt::Formatter<'f>,
    full: bool,
    view: &'p View<'a>,
}

impl Page<'_, '_, '_> {
    fn head(&mut self) -> fmt::Result {
        let view = self.view;
        let report = view.report;
        writeln!(self.f, "# {}\n", Escaped(&view.title()))?;
        let dates = view.dates().map_or_else(String::new, |d| format!(", {}", Escaped(&d)));
        let articles = words::count(report.articles.len(), "article");
        let (conflicts, otherwise) = view.counts();
        writeln!(
            self.f,
            "{articles} of {}{dates}. {} shared by two or more outlets, {} by one alone. \
             {}.\n",
            words::count(view.outlets.len(), "outlet"),
            words::count(view.shared.len(), "statement"),
            view.single.len(),
            words::outcome(conflicts, report.links.len(), otherwise),
        )?;
        for a in &report.articles {
            let date = a.published.as_deref().map_or_else(|| "undated".to_owned(), line);
            let cut = if a.complete { "" } else { ", text cut short" };
            let title = a.title.as_deref().map(line).filter(|t| !t.is_empty());
            let title = title.map_or_else(String::new, |t| format!(": {}", Escaped(&t)));
            writeln!(self.f, "- **{}** ({}{cut}){title}", Escaped(&view.label(&a.id)), Escaped(&date))?;
        }
        self.f.write_char('\n')
    }

    fn table(&mut self) -> fmt::Result {
        let view = self.view;
        if view.shared.is_empty() {
            return Ok(());
        }
        self.f.write_str("| Statement |")?;
        for a in &view.report.articles {
            write!(self.f, " {} |", Escaped(&view.label(&a.id)))?;
        }
        self.f.write_str("\n| --- |")?;
        view.report.articles.iter().try_for_each(|_| self.f.write_str(" --- |"))?;
        self.f.write_char('\n')?;
        for &s in view.overview() {
            let statement = &view.report.statements[s];
            let gist = view.gist(s).map(|m| clipped(&words::gist(m), GIST)).unwrap_or_default();
            write!(self.f, "| {} {} |", view.numbers[s], Escaped(&gist))?;
            for (standing, apart) in view.statement_standing(statement).into_iter().zip(view.apart(s)) {
                let word = word(standing, apart);
                write!(self.f, " {word} |")?;
            }
            self.f.write_char('\n')?;
        }
        if view.overview().len() < view.shared.len() {
            writeln!(self.f, "\nThe first {} statements; all of them are below.", view.overview().len())?;
        }
        self.f.write_char('\n')
    }

    fn shared(&mut self) -> fmt::Result {
        let view = self.view;
        if view.shared.is_empty() {
            return Ok(());
        }
        self.f.write_str("## What outlets share\n\n")?;
        for &s in &view.shared {
            let statement = &view.report.statements[s];
            // The short form has it in the table already.
            if !self.full && !statement.details.iter().any(View::telling) {
                continue;
            }
            let outlets = words::count(view.outlets_of(statement).len(), "outlet");
            let day = statement.occasion.as_deref().map_or_else(String::new, |d| format!(", {}", Escaped(d)));
            writeln!(self.f, "### {}. {outlets}{day} {}\n", view.numbers[s], Escaped(&statement.id))?;
            for m in &statement.members {
                let how = if m.asserted { "" } else { " (not asserted)" };
                writeln!(self.f, "- **{}**{how}: {}", Escaped(&view.label(&m.article)), Escaped(&words::said(m)))?;
            }
            self.f.write_char('\n')?;
            let full = self.full;
            let mut details = statement.details.iter().filter(|d| full || View::telling(d)).peekable();
            let any = details.peek().is_some();
            details.try_for_each(|d| self.detail(d))?;
            if any {
                self.f.write_char('\n')?;
            }
        }
        Ok(())
    }

    fn detail(&mut self, detail: &DetailRecord) -> fmt::Result {
        let view = self.view;
        // Another bullet than the members have: with the same one, both would be one list.
        writeln!(self.f, "* *{}*", Escaped(&words::heading(detail)))?;
        for reading in &detail.readings {
            write!(self.f, "  - {}", Escaped(&words::value(reading)))?;
            for wording in words::wordings(reading) {
                write!(self.f, " “{}”", Escaped(&wording))?;
            }
            let who = view.labels(reading.witnesses.iter().map(|w| w.article.as_str()));
            writeln!(self.f, " ({})", Escaped(&who))?;
        }
        for (label, pairs) in words::relations(detail) {
            writeln!(self.f, "  - **{label}**: {}", Escaped(&pairs.join("; ")))?;
        }
        let elsewhere = view.labels(detail.elsewhere.iter().map(|p| p.article.as_str()));
        let not_found = view.labels(detail.not_found.iter().map(|a| a.article.as_str()));
        for (label, who) in [
            ("also elsewhere in", elsewhere),
            ("not found in", not_found),
            ("cannot be told for", view.unknown(detail)),
        ] {
            if !who.is_empty() {
                writeln!(self.f, "  - {label} {}", Escaped(&who))?;
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
        self.f.write_str("## Where they part\n\n")?;
        let shown = if self.full { all.len() } else { SHORT_NOTABLES };
        for notable in all.iter().take(shown) {
            writeln!(self.f, "- **{}** {}", label(notable), Escaped(&sentence(self.view, notable, ['(', ')'])))?;
        }
        if all.len() > shown {
            writeln!(self.f, "- and {} more", all.len() - shown)?;
        }
        self.f.write_char('\n')
    }

    /// A statement within a line: its number, and the words of its first member.
    fn sentence(&mut self, s: usize) -> fmt::Result {
        write!(self.f, "({})", self.view.numbers[s])?;
        let Some(m) = self.view.report.statements[s].members.first() else { return Ok(()) };
        write!(self.f, " {}: {}", Escaped(&self.view.label(&m.article)), Escaped(&words::gist(m)))
    }

    fn list(&mut self, label: &str, items: &[Item]) -> fmt::Result {
        if items.is_empty() {
            return Ok(());
        }
        writeln!(self.f, "- {label}: {}", items.len())?;
        for item in items {
            self.f.write_str("  - ")?;
            match self.view.item(*item) {
                None => self.sentence(item.statement)?,
                Some(detail) => {
                    let readings: Vec<String> = detail.readings.iter().map(words::shown).collect();
                    let number = self.view.numbers[item.statement];
                    let what = readings.join(" / ");
                    write!(self.f, "({number}) {}: {}", Escaped(&words::heading(detail)), Escaped(&what))?;
                }
            }
            self.f.write_char('\n')?;
        }
        Ok(())
    }

    fn outlets(&mut self) -> fmt::Result {
        let view = self.view;
        if view.outlets.len() < 2 {
            return Ok(());
        }
        self.f.write_str("## Outlet by outlet\n\n")?;
        for (o, outlet) in view.outlets.iter().enumerate() {
            let ledger = &view.ledgers[o];
            writeln!(self.f, "### {}\n", Escaped(outlet))?;
            self.list("details of shared statements given only here", &ledger.only)?;
            self.list("not found here, given by all others that can be told", &ledger.lacking)?;
            writeln!(self.f, "- statements found only here: {}\n", ledger.single.len())?;
        }
        Ok(())
    }

    fn singles(&mut self) -> fmt::Result {
        let view = self.view;
        if !self.full || view.single.is_empty() {
            return Ok(());
        }
        self.f.write_str("## Statements of one outlet\n\n")?;
        for &s in &view.single {
            self.f.write_str("- ")?;
            self.sentence(s)?;
            self.f.write_char('\n')?;
        }
        self.f.write_char('\n')
    }

    fn names(&mut self) -> fmt::Result {
        let view = self.view;
        let names: Vec<_> = if self.full { view.report.names.iter().collect() } else { view.variant_names().collect() };
        if names.is_empty() {
            return Ok(());
        }
        writeln!(self.f, "## {}\n", if self.full { "Names" } else { "Names with several spellings" })?;
        for name in names {
            write!(self.f, "- **{}** ({}): ", Escaped(&name.name), words::name(name.kind))?;
            for (i, (spelling, articles)) in view.spellings(name).into_iter().enumerate() {
                let gap = if i == 0 { "" } else { "; " };
                write!(self.f, "{gap}{} ({})", Escaped(&spelling), Escaped(&view.labels(articles)))?;
            }
            if let Some(hint) = words::hint(name) {
                write!(self.f, "; {}", Escaped(&hint))?;
            }
            self.f.write_char('\n')?;
        }
        self.f.write_char('\n')
    }

    /// What is set aside, the notices, and what the method cannot see.
    fn rest(&mut self) -> fmt::Result {
        let view = self.view;
        if !view.report.set_aside.is_empty() {
            self.f.write_str("## Set aside as not part of the article\n\n")?;
            for a in &view.report.articles {
                let counts: Vec<String> =
                    view.set_aside(&a.id).into_iter().map(|(r, n)| format!("{} {n}", words::reason(r))).collect();
                if !counts.is_empty() {
                    writeln!(self.f, "- {}: {}", Escaped(&view.label(&a.id)), counts.join(", "))?;
                }
            }
            self.f.write_char('\n')?;
        }
        if !view.report.notices.is_empty() {
            self.f.write_str("## Notices\n\n")?;
            for n in &view.report.notices {
                self.f.write_str("- ")?;
                if let Some(article) = &n.article {
                    write!(self.f, "{}: ", Escaped(&view.label(article)))?;
                }
                writeln!(self.f, "{}: {}", Escaped(&n.code), Escaped(&n.message))?;
            }
            self.f.write_char('\n')?;
        }
        self.f.write_str("## What the method cannot see\n\n")?;
        words::CANNOT_SEE.iter().try_for_each(|note| writeln!(self.f, "- {note}"))
    }
}
