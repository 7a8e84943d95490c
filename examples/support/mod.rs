//! What all examples share: opening input and output, and ending with a message.

// Every example uses some of this.
#![allow(dead_code)]

use std::fs::File;
use std::io::{BufRead, BufReader, BufWriter, ErrorKind, IsTerminal, Read, Write};
use std::path::{Path, PathBuf};
use std::process::exit;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use rayon::prelude::*;

/// Exit code when something went wrong.
pub(crate) const FAILED: i32 = 1;
/// Exit code when the arguments do not fit together, the one clap uses.
pub(crate) const USAGE: i32 = 2;

/// Ends the program with a message on standard error.
pub(crate) fn die(code: i32, message: impl std::fmt::Display) -> ! {
    let program = std::env::args().next().unwrap_or_default();
    let program = Path::new(&program).file_stem().unwrap_or_default().to_string_lossy().into_owned();
    // If standard error is closed, there is nobody left to tell.
    let _ = writeln!(std::io::stderr(), "{program}: {message}");
    exit(code)
}

/// The value, or the end of the program.
pub(crate) fn or_die<T, E: std::fmt::Display>(result: Result<T, E>) -> T {
    result.unwrap_or_else(|e| die(FAILED, e))
}

/// FNV-1a: a number of a text that does not depend on the platform, for parts of data to leave out.
pub(crate) fn hash(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |h, b| (h ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3))
}

/// A file to read line by line, or standard input for `-` and for none.
pub(crate) fn open_input(path: Option<&Path>) -> Box<dyn BufRead> {
    match path {
        Some(path) if path.as_os_str() != "-" => match File::open(path) {
            Ok(file) => Box::new(BufReader::new(file)),
            Err(e) => die(FAILED, format_args!("{}: cannot read: {e}", path.display())),
        },
        _ => Box::new(BufReader::new(std::io::stdin())),
    }
}

/// A file to write, or standard output for `-` and for none.
pub(crate) fn open_output(path: Option<&Path>) -> Output {
    let (name, inner): (String, Box<dyn Write>) = match path {
        Some(path) if path.as_os_str() != "-" => match File::create(path) {
            Ok(file) => (path.display().to_string(), Box::new(file)),
            Err(e) => die(FAILED, format_args!("{}: cannot write: {e}", path.display())),
        },
        _ => ("standard output".to_owned(), Box::new(std::io::stdout())),
    };
    Output { name, inner: BufWriter::new(inner) }
}

/// A buffered output that ends the program when it cannot be written: silently when the reader has
/// gone (`compare | head`), otherwise with a message.
pub(crate) struct Output {
    name: String,
    inner: BufWriter<Box<dyn Write>>,
}

impl Output {
    /// Writes what prints itself, without a line break.
    pub(crate) fn print(&mut self, what: impl std::fmt::Display) {
        let done = write!(self.inner, "{what}");
        self.check(done);
    }

    /// Writes a line.
    pub(crate) fn line(&mut self, what: impl std::fmt::Display) {
        let done = writeln!(self.inner, "{what}");
        self.check(done);
    }

    /// Writes what is still in the buffer. Must be called at the end, for an error in it counts.
    pub(crate) fn finish(mut self) {
        let done = self.inner.flush();
        self.check(done);
    }

    fn check(&self, done: std::io::Result<()>) {
        match done {
            Ok(()) => {}
            Err(e) if e.kind() == ErrorKind::BrokenPipe => exit(0),
            Err(e) => die(FAILED, format_args!("{}: cannot write: {e}", self.name)),
        }
    }
}

/// A progress bar on standard error, hidden where that is not a terminal.
pub(crate) fn progress(steps: usize, what: &'static str) -> ProgressBar {
    let terminal = std::io::stderr().is_terminal();
    let target = if terminal { ProgressDrawTarget::stderr() } else { ProgressDrawTarget::hidden() };
    let style =
        ProgressStyle::with_template("{msg} {wide_bar} {pos}/{len}, {eta} left").expect("the template is sound");
    ProgressBar::with_draw_target(Some(steps as u64), target).with_style(style).with_message(what)
}

/// A line of input and where it stands, counted from 0.
pub(crate) struct Line {
    pub(crate) file: String,
    pub(crate) number: usize,
    pub(crate) text: String,
}

/// All lines of the files (standard input for `-` and for none), without their line ends; a byte order
/// mark at the start of a file is dropped. Everything is read before anything is written.
pub(crate) fn read_lines(files: &[PathBuf]) -> Vec<Line> {
    let stdin = [PathBuf::from("-")];
    let files = if files.is_empty() { &stdin[..] } else { files };
    let mut lines = Vec::new();
    for path in files {
        let file = path.display().to_string();
        let mut bytes = Vec::new();
        if let Err(e) = open_input(Some(path)).read_to_end(&mut bytes) {
            die(FAILED, format_args!("{file}: cannot read: {e}"));
        }
        let text = match String::from_utf8(bytes) {
            Ok(text) => text,
            Err(e) => {
                let upto = e.utf8_error().valid_up_to();
                let line = e.as_bytes()[..upto].iter().filter(|&&b| b == b'\n').count();
                die(FAILED, format_args!("{file}:{line}: not UTF-8"));
            }
        };
        let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
        lines.extend(text.lines().enumerate().map(|(number, l)| Line {
            file: file.clone(),
            number,
            text: l.to_owned(),
        }));
    }
    lines
}

/// Hands every line of the files (standard input for `-` and for none) to `work`, without its line end, and
/// keeps none; a byte order mark at the start of a file is dropped.
pub(crate) fn each_line(files: &[PathBuf], mut work: impl FnMut(&str, usize, &str)) {
    let stdin = [PathBuf::from("-")];
    let mut bytes = Vec::new();
    for path in if files.is_empty() { &stdin[..] } else { files } {
        let file = path.display().to_string();
        let mut input = open_input(Some(path));
        for number in 0.. {
            bytes.clear();
            match input.read_until(b'\n', &mut bytes) {
                Ok(0) => break,
                Ok(_) => {}
                Err(e) => die(FAILED, format_args!("{file}: cannot read: {e}")),
            }
            let line = bytes.strip_suffix(b"\n").unwrap_or(&bytes);
            let line = line.strip_suffix(b"\r").unwrap_or(line);
            match std::str::from_utf8(line) {
                Ok(text) if number == 0 => work(&file, number, text.strip_prefix('\u{feff}').unwrap_or(text)),
                Ok(text) => work(&file, number, text),
                Err(_) => die(FAILED, format_args!("{file}:{number}: not UTF-8")),
            }
        }
    }
}

/// Does `work` on that many threads; 0 is one for every core.
pub(crate) fn with_threads<T: Send>(threads: usize, work: impl FnOnce() -> T + Send) -> T {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build();
    or_die(pool).install(work)
}

/// What `work` makes of each item, in the order of the items, with a progress bar when there are many.
pub(crate) fn in_order<T: Sync, R: Send>(items: &[T], threads: usize, work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    /// Items from which on the work is long enough to show how it gets on.
    const MANY: usize = 10_000;
    let bar = if items.len() >= MANY { progress(items.len(), "working") } else { ProgressBar::hidden() };
    let rows = with_threads(threads, || {
        items
            .par_iter()
            .map(|item| {
                let row = work(item);
                bar.inc(1);
                row
            })
            .collect()
    });
    bar.finish_and_clear();
    rows
}
