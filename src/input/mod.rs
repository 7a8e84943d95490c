//! Reading articles from files: newline-delimited JSON, or one text file an article.
//!
//! A file whose first character that is not blank is `{` holds an article a line, an object with
//! `id`, `outlet` and `text`, and optionally the further fields of an [`Article`]; blank lines are
//! skipped. Any other file is the text of one article, its outlet the file's name without the
//! extension and its id the file's name. A UTF-8 byte order mark is skipped, and `-` stands for
//! standard input.
//!
//! [`Reader::read`] gives all articles at once; [`Reader::index`] notes where they stand and gives them a
//! story at a time.

mod index;

use std::io::Read as _;
use std::path::{Path, PathBuf};

use crate::article::Article;
use crate::error::Error;

pub use index::Index;

/// What was read.
#[derive(Debug, Default)]
#[non_exhaustive]
pub struct Input {
    /// The articles, in the order of the files and their lines.
    pub articles: Vec<Article>,
    /// What was skipped, each with its file and line; empty unless [`Reader::skip_bad`] is set.
    pub skipped: Vec<Error>,
}

/// Reads articles.
///
/// ```
/// use std::path::Path;
/// use variorum::input::Reader;
/// let lines = br#"{"id": "1", "outlet": "Harbour Post", "text": "The ferry left at dawn."}
/// {"id": "2", "outlet": "", "text": "It left at noon."}"#;
/// let input = Reader::new().skip_bad(true).read_bytes(Path::new("example"), lines)?;
/// assert_eq!(input.articles.len(), 1);
/// assert_eq!(input.skipped[0].to_string(), "example:1: the outlet is empty");
/// # Ok::<(), variorum::Error>(())
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Reader {
    skip_bad: bool,
    largest: usize,
}

/// Bytes of one article, as it stands in the file, beyond which it is not taken: a novel has one million. What is
/// larger is an archive or a slip, and comparing it would take memory by the hundred megabytes.
const LARGEST: usize = 16 << 20;

impl Default for Reader {
    fn default() -> Self {
        Self { skip_bad: false, largest: LARGEST }
    }
}

/// The path that stands for standard input.
const STDIN: &str = "-";
/// The name of a text from standard input, which has none.
const STDIN_NAME: &str = "stdin";
const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";

impl Reader {
    /// A reader that stops at the first line it cannot read.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Goes on after a line, or a text file, that cannot be read as an article, and counts it. A
    /// file that cannot be opened is an error all the same.
    #[must_use]
    pub fn skip_bad(mut self, skip_bad: bool) -> Self {
        self.skip_bad = skip_bad;
        self
    }

    /// Takes an article of more than so many bytes, as it stands in the file, for one that cannot be read; 16
    /// MiB where nothing else is said. The file is read all the same.
    #[must_use]
    pub fn largest(mut self, bytes: usize) -> Self {
        self.largest = bytes;
        self
    }

    /// Reads files, in the order given.
    ///
    /// # Errors
    ///
    /// When a file cannot be read, and without [`skip_bad`](Self::skip_bad) when a line is not an
    /// article, has no id or outlet, is too [large](Self::largest), or is not UTF-8. The error names the file and the line, counted
    /// from 0.
    pub fn read(&self, paths: &[PathBuf]) -> Result<Input, Error> {
        let mut input = Input::default();
        for path in paths {
            let bytes = if path.as_os_str() == STDIN {
                let mut bytes = Vec::new();
                std::io::stdin().lock().read_to_end(&mut bytes).map(|_| bytes)
            } else {
                std::fs::read(path)
            };
            self.add(path, &bytes.map_err(|e| Error::unreadable(path, e))?, &mut input)?;
        }
        Ok(input)
    }

    /// Reads what is in memory already, as if it were the content of `path`.
    ///
    /// # Errors
    ///
    /// As [`read`](Self::read).
    pub fn read_bytes(&self, path: &Path, bytes: &[u8]) -> Result<Input, Error> {
        let mut input = Input::default();
        self.add(path, bytes, &mut input)?;
        Ok(input)
    }

    fn add(self, path: &Path, bytes: &[u8], input: &mut Input) -> Result<(), Error> {
        let bytes = bytes.strip_prefix(BYTE_ORDER_MARK).unwrap_or(bytes);
        let mut keep = |article: Result<Article, Error>| match article {
            Ok(article) => {
                input.articles.push(article);
                Ok(())
            }
            Err(bad) if self.skip_bad => {
                input.skipped.push(bad);
                Ok(())
            }
            Err(bad) => Err(bad),
        };
        if bytes.trim_ascii_start().first() != Some(&b'{') {
            return keep(self.text_article(path, bytes));
        }
        for (n, line) in bytes.split(|b| *b == b'\n').enumerate() {
            let line = line.trim_ascii();
            if !line.is_empty() {
                keep(self.line_article(line).map_err(|reason| Error::bad_line(path, n, reason)))?;
            }
        }
        Ok(())
    }

    /// The article of a text file.
    fn text_article(self, path: &Path, bytes: &[u8]) -> Result<Article, Error> {
        self.fits(bytes).map_err(|reason| Error::bad_line(path, 0, reason))?;
        let text = std::str::from_utf8(bytes).map_err(|e| {
            let line = bytes[..e.valid_up_to()].iter().filter(|b| **b == b'\n').count();
            Error::bad_line(path, line, not_utf8(bytes, e.valid_up_to()))
        })?;
        let name =
            |part: Option<&std::ffi::OsStr>| part.map_or(STDIN_NAME.to_owned(), |p| p.to_string_lossy().into_owned());
        let stdin = path.as_os_str() == STDIN;
        let (stem, file) = if stdin { (None, None) } else { (path.file_stem(), path.file_name()) };
        Ok(Article::new(name(stem), text).with_id(name(file)))
    }

    /// The article of a line of JSON, or why there is none.
    fn line_article(self, line: &[u8]) -> Result<Article, String> {
        self.fits(line)?;
        let line = std::str::from_utf8(line).map_err(|e| not_utf8(line, e.valid_up_to()))?;
        let article: Article = serde_json::from_str(line).map_err(|e| {
            // The parser saw one line only, so of its "at line 1 column 7" the column alone says something.
            let message = e.to_string();
            let place = format!(" at line {} column {}", e.line(), e.column());
            match message.strip_suffix(&place) {
                Some(reason) if e.is_data() && reason.starts_with("missing field") => reason.to_owned(),
                Some(reason) => format!("{reason} (column {})", e.column()),
                None => message,
            }
        })?;
        for (field, value) in [("id", article.id()), ("outlet", article.outlet())] {
            if value.trim().is_empty() {
                return Err(format!("the {field} is empty"));
            }
        }
        Ok(article)
    }

    /// Or why an article is too large.
    fn fits(self, bytes: &[u8]) -> Result<(), String> {
        if bytes.len() > self.largest {
            return Err(format!("an article of {} bytes; at most {} are read", bytes.len(), self.largest));
        }
        Ok(())
    }
}

fn not_utf8(bytes: &[u8], at: usize) -> String {
    // Windows programs that offer "Unicode" write UTF-16, which begins with one of these marks.
    let utf16 = bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF");
    let hint = if utf16 { "; it looks like UTF-16, save it as UTF-8" } else { "" };
    format!("not UTF-8 at byte {at}{hint}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(path: &str, bytes: &[u8]) -> Result<Input, String> {
        Reader::new().read_bytes(Path::new(path), bytes).map_err(|e| e.to_string())
    }

    #[test]
    fn lines_are_articles() {
        let lines = "\u{FEFF}\r\n\r\n{\"id\":\"a\",\"outlet\":\"A\",\"text\":\"x\",\"desk\":7}\r\n\r\n  {\"id\":\"b\",\"outlet\":\"B\",\"text\":\"\",\"published\":\"2031-01-02\"}";
        let input = read("in", lines.as_bytes()).unwrap();
        let ids: Vec<_> = input.articles.iter().map(Article::id).collect();
        assert_eq!(ids, ["a", "b"]);
        assert_eq!(input.articles[0].extra().to_json(), "{\"desk\":7}");
        assert_eq!(input.articles[1].published(), Some("2031-01-02"));
    }

    #[test]
    fn files_are_articles() {
        let input = read("some/where/Harbour Post.txt", "\u{FEFF}The ferry\r\n left.".as_bytes()).unwrap();
        let a = &input.articles[0];
        assert_eq!((a.outlet(), a.id(), a.text()), ("Harbour Post", "Harbour Post.txt", "The ferry\r\n left."));
        let a = &read("-", b"").unwrap().articles[0];
        assert_eq!((a.outlet(), a.id(), a.text()), ("stdin", "stdin", ""));
    }

    #[test]
    fn a_bad_line_is_named() {
        for (bytes, message) in [
            (&b"{\"id\":\"a\",\"outlet\":\"A\"}"[..], "in:0: missing field `text`"),
            (b"{\"outlet\":\"A\",\"text\":\"\"}", "in:0: missing field `id`"),
            (b"\n{\"id\":\" \",\"outlet\":\"A\",\"text\":\"\"}", "in:1: the id is empty"),
            (b"{\"id\":\"a\",\"outlet\":\"\",\"text\":\"\"}", "in:0: the outlet is empty"),
            (b"{\"id\":\"a\",\"outlet\":\"A\",\"text\":\"\"}\nx", "in:1: expected value (column 1)"),
            (b"{\"id\":\"a\",\n", "in:0: EOF while parsing a value (column 10)"),
            (b"{\"id\":\"\xFF\"}", "in:0: not UTF-8 at byte 7"),
            (b"caf\xE9", "in:0: not UTF-8 at byte 3"),
            (b"one\ntwo \xE9", "in:1: not UTF-8 at byte 8"),
            (b"\xFF\xFEx\0", "in:0: not UTF-8 at byte 0; it looks like UTF-16, save it as UTF-8"),
        ] {
            assert_eq!(read("in", bytes).unwrap_err(), message);
        }
    }

    #[test]
    fn an_article_that_is_too_large_is_named() {
        let lines = b"{\"id\":\"a\",\"outlet\":\"A\",\"text\":\"much too long\"}\n{\"id\":\"b\",\"outlet\":\"B\",\"text\":\"\"}";
        let reader = Reader::new().largest(40).skip_bad(true);
        let (path, reason) = (Path::new("in"), "in:0: an article of 46 bytes; at most 40 are read");
        let input = reader.read_bytes(path, lines).unwrap();
        assert_eq!((input.articles.len(), input.skipped[0].to_string().as_str()), (1, reason));
        let index = reader.index_bytes(path, lines).unwrap();
        assert_eq!((index.len(), index.skipped()[0].to_string().as_str()), (1, reason));
        let text = Reader::new().largest(5).read_bytes(path, b"sunken").unwrap_err();
        assert_eq!(text.to_string(), "in:0: an article of 6 bytes; at most 5 are read");
        assert_eq!(Reader::new().largest(6).read_bytes(path, b"sunken").unwrap().articles.len(), 1);
    }

    #[test]
    fn bad_lines_can_be_skipped() {
        let lines =
            b"{\"id\":\"a\",\"outlet\":\"A\",\"text\":\"x\"}\n{\n{\"id\":\"b\",\"outlet\":\"B\",\"text\":\"y\"}\n[]\n";
        let input = Reader::new().skip_bad(true).read_bytes(Path::new("in"), lines).unwrap();
        assert_eq!(input.articles.len(), 2);
        assert_eq!(input.skipped.iter().map(Error::line).collect::<Vec<_>>(), [Some(1), Some(3)]);
        let missing = Reader::new().skip_bad(true).read(&[PathBuf::from("no/such/file")]).unwrap_err();
        assert_eq!(missing.path(), Some(Path::new("no/such/file")));
    }

    #[test]
    fn any_text_goes_through() {
        for text in ["", " ", "\0", "\u{1F600}", "“", "\u{a0}", "[1]", "é\u{301}", "خبر"] {
            assert_eq!(read("in.txt", text.as_bytes()).unwrap().articles[0].text(), text);
        }
    }
}
