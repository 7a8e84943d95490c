//! Many stories, one at a time: where the articles of each story stand in the files.

use std::collections::HashMap;
use std::fs::File;
use std::io::{BufRead, BufReader, Read as _, Seek as _, SeekFrom};
use std::path::{Path, PathBuf};

use super::{BYTE_ORDER_MARK, Reader, STDIN};
use crate::article::Article;
use crate::error::Error;

/// Where the articles of each story stand. Keeps places and no texts, so that more stories than fit in
/// memory can be read one after the other; only what came by standard input is kept whole, because it can be
/// read once.
///
/// Stories are in the order of their first article; articles that name none are one story.
#[derive(Debug, Default)]
pub struct Index {
    sources: Vec<Source>,
    stories: Vec<Vec<Entry>>,
    /// What was skipped, each with its file and line; empty unless [`Reader::skip_bad`] is set.
    skipped: Vec<Error>,
}

/// What entries point into.
#[derive(Debug)]
enum Source {
    File(PathBuf),
    /// Bytes that cannot be read again, under the name errors give them.
    Kept(PathBuf, Vec<u8>),
}

/// An article: a line of a source, or all of it.
#[derive(Debug, Clone, Copy)]
struct Entry {
    source: usize,
    start: u64,
    length: usize,
    /// The line, where the article is one.
    line: Option<usize>,
}

impl Reader {
    /// Reads files once, checks every article and notes where it stands. Linear in the files; keeps the longest
    /// line and some 50 bytes an article.
    ///
    /// # Errors
    ///
    /// As [`read`](Reader::read).
    pub fn index(&self, paths: &[PathBuf]) -> Result<Index, Error> {
        let mut builder = Builder::new(*self);
        for path in paths {
            if path.as_os_str() == STDIN {
                let mut bytes = Vec::new();
                std::io::stdin().lock().read_to_end(&mut bytes).map_err(|e| Error::unreadable(path, e))?;
                builder.add_bytes(path, bytes)?;
            } else {
                builder.add_file(path)?;
            }
        }
        Ok(builder.index)
    }

    /// The same for what is in memory already, as if it were the content of `path`.
    ///
    /// # Errors
    ///
    /// As [`read`](Reader::read).
    pub fn index_bytes(&self, path: &Path, bytes: &[u8]) -> Result<Index, Error> {
        let mut builder = Builder::new(*self);
        builder.add_bytes(path, bytes.to_vec())?;
        Ok(builder.index)
    }
}

struct Builder {
    reader: Reader,
    index: Index,
    known: HashMap<Option<String>, usize>,
}

impl Builder {
    fn new(reader: Reader) -> Self {
        Self { reader, index: Index::default(), known: HashMap::new() }
    }

    fn add_file(&mut self, path: &Path) -> Result<(), Error> {
        let file = File::open(path).map_err(|e| Error::unreadable(path, e))?;
        self.index.sources.push(Source::File(path.to_owned()));
        self.add(path, BufReader::new(file))
    }

    fn add_bytes(&mut self, path: &Path, bytes: Vec<u8>) -> Result<(), Error> {
        self.add_kept(path, &bytes)?;
        self.index.sources.push(Source::Kept(path.to_owned(), bytes));
        Ok(())
    }

    fn add_kept(&mut self, path: &Path, bytes: &[u8]) -> Result<(), Error> {
        // The source is pushed after it is read, so its number is the next one.
        self.scan(path, bytes, self.index.sources.len())
    }

    fn add(&mut self, path: &Path, from: impl BufRead) -> Result<(), Error> {
        self.scan(path, from, self.index.sources.len() - 1)
    }

    fn scan(&mut self, path: &Path, mut from: impl BufRead, source: usize) -> Result<(), Error> {
        let mut line = Vec::new();
        let mut start = 0;
        let mut number = 0;
        // Whether the first line that is not blank showed the file to hold an article a line.
        let mut lines = false;
        loop {
            line.clear();
            let read = from.read_until(b'\n', &mut line).map_err(|e| Error::unreadable(path, e))?;
            if read == 0 {
                break;
            }
            let bare = if number == 0 { line.strip_prefix(BYTE_ORDER_MARK).unwrap_or(&line) } else { &line };
            let bare = bare.trim_ascii();
            if !lines && !bare.is_empty() {
                if bare[0] != b'{' {
                    return self.whole(path, from, source, start, line);
                }
                lines = true;
            }
            if !bare.is_empty() {
                let article = self.reader.line_article(bare).map_err(|reason| Error::bad_line(path, number, reason));
                self.note(article, Entry { source, start, length: read, line: Some(number) })?;
            }
            start += read as u64;
            number += 1;
        }
        if lines { Ok(()) } else { self.whole(path, from, source, start, Vec::new()) }
    }

    /// A file that is one article; what was read of it counts, blank lines before it too.
    fn whole(
        &mut self,
        path: &Path,
        mut from: impl BufRead,
        source: usize,
        before: u64,
        read: Vec<u8>,
    ) -> Result<(), Error> {
        let mut bytes = vec![b'\n'; usize::try_from(before).unwrap_or(usize::MAX)];
        bytes.extend(read);
        from.read_to_end(&mut bytes).map_err(|e| Error::unreadable(path, e))?;
        let length = bytes.len();
        self.note(self.reader.text_article(path, &bytes), Entry { source, start: 0, length, line: None })
    }

    fn note(&mut self, article: Result<Article, Error>, entry: Entry) -> Result<(), Error> {
        match article {
            Ok(article) => {
                let next = self.index.stories.len();
                let story = *self.known.entry(article.story().map(str::to_owned)).or_insert(next);
                if story == next {
                    self.index.stories.push(Vec::new());
                }
                self.index.stories[story].push(entry);
            }
            Err(bad) if self.reader.skip_bad => self.index.skipped.push(bad),
            Err(bad) => return Err(bad),
        }
        Ok(())
    }
}

impl Index {
    /// Number of stories.
    #[must_use]
    pub fn len(&self) -> usize {
        self.stories.len()
    }

    /// Whether there is no article at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.stories.is_empty()
    }

    /// What was skipped.
    #[must_use]
    pub fn skipped(&self) -> &[Error] {
        &self.skipped
    }

    /// The articles of a story, in the order of the files and their lines; none where there is no such story.
    ///
    /// # Errors
    ///
    /// When a file cannot be read any more, or has changed since it was indexed.
    pub fn story(&self, story: usize) -> Result<Vec<Article>, Error> {
        // That they are not too large was seen when they were indexed.
        let reader = Reader::new().largest(usize::MAX);
        let mut articles = Vec::new();
        let mut open: Option<(usize, File)> = None;
        for entry in self.stories.get(story).into_iter().flatten() {
            let (path, bytes) = match &self.sources[entry.source] {
                Source::Kept(path, bytes) => {
                    let start = usize::try_from(entry.start).unwrap_or(usize::MAX);
                    (path, bytes.get(start..start + entry.length).unwrap_or_default().to_vec())
                }
                Source::File(path) => {
                    let unreadable = |e| Error::unreadable(path, e);
                    if open.as_ref().is_none_or(|(source, _)| *source != entry.source) {
                        open = Some((entry.source, File::open(path).map_err(unreadable)?));
                    }
                    let mut bytes = vec![0; entry.length];
                    if let Some((_, file)) = &mut open {
                        file.seek(SeekFrom::Start(entry.start)).map_err(unreadable)?;
                        file.read_exact(&mut bytes).map_err(unreadable)?;
                    }
                    (path, bytes)
                }
            };
            let bare = bytes.strip_prefix(BYTE_ORDER_MARK).unwrap_or(&bytes);
            articles.push(match entry.line {
                Some(n) => reader.line_article(bare.trim_ascii()).map_err(|reason| Error::bad_line(path, n, reason))?,
                None => reader.text_article(path, bare)?,
            });
        }
        Ok(articles)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LINES: &str = "\u{FEFF}\n{\"id\":\"a\",\"outlet\":\"A\",\"story\":\"x\",\"text\":\"é 1\"}\r\n\
        {\"id\":\"b\",\"outlet\":\"B\",\"story\":\"y\",\"text\":\"2\"}\n{\n{\"id\":\"c\",\"outlet\":\"C\",\"story\":\"x\",\"text\":\"3\"}";

    fn ids(index: &Index) -> Vec<Vec<String>> {
        let story = |i| index.story(i).unwrap().iter().map(|a| a.id().to_owned()).collect();
        (0..index.len()).map(story).collect()
    }

    #[test]
    fn stories_are_told_apart_wherever_their_articles_stand() {
        let reader = Reader::new().skip_bad(true);
        let index = reader.index_bytes(Path::new("in"), LINES.as_bytes()).unwrap();
        assert_eq!(ids(&index), [vec!["a", "c"], vec!["b"]]);
        assert_eq!(index.skipped().iter().map(Error::line).collect::<Vec<_>>(), [Some(3)]);
        assert_eq!(index.story(0).unwrap()[0].text(), "é 1");
        assert!(index.story(7).unwrap().is_empty());
        let stops = Reader::new().index_bytes(Path::new("in"), LINES.as_bytes()).unwrap_err();
        assert_eq!(stops.line(), Some(3));
    }

    #[test]
    fn a_file_is_read_as_it_is_in_memory() {
        let folder = std::env::temp_dir().join(format!("variorum-index-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        for (name, content) in [("a.ndjson", LINES), ("Post.txt", "\u{FEFF}\n The ferry\nleft."), ("empty.txt", "")] {
            let path = folder.join(name);
            std::fs::write(&path, content).unwrap();
            let reader = Reader::new().skip_bad(true);
            let paths = [path.clone()];
            let index = reader.index(&paths).unwrap();
            let read = reader.read(&paths).unwrap().articles;
            let mut indexed: Vec<Article> = (0..index.len()).flat_map(|i| index.story(i).unwrap()).collect();
            indexed.sort_by(|a, b| a.id().cmp(b.id()));
            assert_eq!(indexed, read, "{name}");
        }
        std::fs::remove_dir_all(&folder).unwrap();
    }
}
