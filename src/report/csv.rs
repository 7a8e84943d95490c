//! The matrix of statements and articles as CSV.

use std::fmt::{self, Display};

use crate::report::Report;

use super::clean::line;
use super::view::{Apart, Standing, View};
use super::words;

/// The matrix of statements and articles as CSV (RFC 4180): a row a statement, those of one outlet too, and
/// after number, id, occasion, outlets and words a column an article.
///
/// A cell says `stated`, `otherwise` (stated, but put otherwise than by others), `conflicts`, `elsewhere`,
/// `not found`, `unknown: ` with the reason, or nothing where the report has nothing to say. Foreign text
/// that begins as a formula of a spreadsheet does (`=`, `+`, `-`, `@`) has an apostrophe before it.
#[derive(Debug, Clone, Copy)]
pub struct Csv<'a> {
    report: &'a Report,
}

impl<'a> Csv<'a> {
    /// The matrix of the report.
    #[must_use]
    pub fn new(report: &'a Report) -> Self {
        Self { report }
    }
}

impl Display for Csv<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let view = View::new(self.report);
        f.write_str("number,id,occasion,outlets,words")?;
        for a in &self.report.articles {
            write!(f, ",{}", Cell(&view.label(&a.id)))?;
        }
        f.write_str("\r\n")?;
        for &s in view.shared.iter().chain(&view.single) {
            let statement = &self.report.statements[s];
            let day = statement.occasion.as_deref().unwrap_or_default();
            let words = view.gist(s).map(words::gist).unwrap_or_default();
            let outlets = view.outlets_of(statement).len();
            write!(f, "{},{},{},{outlets},{}", view.numbers[s], Cell(&statement.id), Cell(day), Cell(&words))?;
            for (standing, apart) in view.statement_standing(statement).into_iter().zip(view.apart(s)) {
                f.write_str(",")?;
                match (standing, apart) {
                    (Standing::Stated, Apart::No) => f.write_str("stated")?,
                    (Standing::Stated, Apart::Otherwise) => f.write_str("otherwise")?,
                    (Standing::Stated, Apart::Conflicts) => f.write_str("conflicts")?,
                    (Standing::Elsewhere, _) => f.write_str("elsewhere")?,
                    (Standing::NotFound, _) => f.write_str("not found")?,
                    (Standing::Unknown(reason), _) => {
                        write!(f, "{}", Cell(&format!("unknown: {}", words::unknown(reason))))?
                    }
                    (Standing::Silent, _) => {}
                }
            }
            f.write_str("\r\n")?;
        }
        Ok(())
    }
}

/// Foreign text as a cell: on one line, quoted where it must be, never a formula.
struct Cell<'a>(&'a str);

impl Display for Cell<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = line(self.0);
        let guard = if text.starts_with(['=', '+', '-', '@']) { "'" } else { "" };
        if text.contains([',', '"']) {
            write!(f, "\"{guard}{}\"", text.replace('"', "\"\""))
        } else {
            write!(f, "{guard}{text}")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_one_field_and_no_formula() {
        for (text, cell) in [
            ("plain", "plain"),
            ("a, b", "\"a, b\""),
            ("say \"so\"", "\"say \"\"so\"\"\""),
            ("two\r\nlines", "two lines"),
            ("=HYPERLINK(\"x\")", "\"'=HYPERLINK(\"\"x\"\")\""),
            (" +1", "'+1"),
            ("-1", "'-1"),
            ("@x", "'@x"),
            ("", ""),
        ] {
            assert_eq!(Cell(text).to_string(), cell);
        }
    }
}
