//! Compares, finds and groups names: `names match`, `names find`, `names group`.

use std::io::{BufRead, BufReader, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand};
use rayon::prelude::*;
use serde_json::json;
use variorum::name::{Name, NameIndex, Setting, group};

/// Whether names are one person's, across spellings and scripts.
#[derive(Parser)]
#[command(version)]
struct Cli {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand)]
enum What {
    /// Compares the two names of each line, tab between them; further columns are ignored.
    Match {
        /// Never calls a lone word, a missing first name or another order the same.
        #[arg(long)]
        strict: bool,
        #[command(flatten)]
        io: Io,
    },
    /// Finds each line's name among those of another file.
    Find {
        /// The file of names searched, one a line.
        #[arg(long)]
        among: PathBuf,
        /// Most hits a query.
        #[arg(long, default_value_t = 10)]
        top: usize,
        #[command(flatten)]
        io: Io,
    },
    /// Groups names, one a line: one group a person.
    Group {
        #[command(flatten)]
        io: Io,
    },
}

#[derive(Args)]
struct Io {
    /// Files to read; `-` or none: standard input.
    files: Vec<PathBuf>,
    /// File to write; none: standard output.
    #[arg(long)]
    out: Option<PathBuf>,
    /// Threads; the output is the same for any number. 0: one a core.
    #[arg(long, default_value_t = 1)]
    threads: usize,
}

/// A line, and where it stands, counted from 0.
type Lines = Vec<(PathBuf, usize, String)>;

fn read(path: &Path, lines: &mut Lines) -> Result<(), String> {
    let fail = |line: usize, why: &dyn std::fmt::Display| format!("{}:{line}: {why}", path.display());
    let input: Box<dyn BufRead> = if path == Path::new("-") {
        Box::new(std::io::stdin().lock())
    } else {
        Box::new(BufReader::new(std::fs::File::open(path).map_err(|why| fail(0, &why))?))
    };
    for (at, line) in input.split(b'\n').enumerate() {
        let line = line.map_err(|why| fail(at, &why))?;
        let mut line = String::from_utf8(line).map_err(|why| fail(at, &why))?;
        if line.ends_with('\r') {
            line.pop();
        }
        lines.push((path.to_owned(), at, line));
    }
    Ok(())
}

fn read_all(files: &[PathBuf]) -> Result<Lines, String> {
    let mut lines = Lines::new();
    if files.is_empty() {
        read(Path::new("-"), &mut lines)?;
    }
    for file in files {
        read(file, &mut lines)?;
    }
    Ok(lines)
}

fn first_column(line: &str) -> &str {
    line.split('\t').next().unwrap_or_default()
}

fn run(cli: &Cli) -> Result<(), String> {
    let (What::Match { io, .. } | What::Find { io, .. } | What::Group { io }) = &cli.what;
    let pool = rayon::ThreadPoolBuilder::new().num_threads(io.threads).build().map_err(|why| why.to_string())?;
    let lines = read_all(&io.files)?;
    let records: Vec<String> = pool.install(|| match &cli.what {
        What::Match { strict, .. } => {
            let setting = if *strict { Setting::Strict } else { Setting::Balanced };
            lines
                .par_iter()
                .filter(|(_, at, line)| !(*at == 0 && line.starts_with("name1\tname2")))
                .map(|(path, at, line)| {
                    let mut columns = line.split('\t');
                    let (Some(a), Some(b)) = (columns.next(), columns.next()) else {
                        return Err(format!("{}:{at}: two names with a tab between them expected", path.display()));
                    };
                    let found = Name::new(a).compare(&Name::new(b), setting);
                    let (verdict, score, reasons) = (found.verdict(), found.score(), found.reasons());
                    Ok(json!({"a": a, "b": b, "verdict": verdict, "score": score, "reasons": reasons}).to_string())
                })
                .collect::<Result<Vec<_>, _>>()
        }
        What::Find { among, top, .. } => {
            let mut known = Lines::new();
            read(among, &mut known)?;
            let known: Vec<&str> = known.iter().map(|(_, _, line)| first_column(line)).collect();
            let names: Vec<Name> = known.par_iter().map(|line| Name::new(line)).collect();
            let index = NameIndex::new(names);
            Ok(lines
                .par_iter()
                .enumerate()
                .map(|(query, (_, _, line))| {
                    let hits = index.find(&Name::new(first_column(line)), *top);
                    let hits: Vec<_> = (hits.iter())
                        .map(|hit| json!({"line": hit.line, "name": known[hit.line], "score": hit.score, "verdict": hit.verdict}))
                        .collect();
                    json!({"query": query, "hits": hits}).to_string()
                })
                .collect())
        }
        What::Group { .. } => {
            let names: Vec<Name> = lines.par_iter().map(|(_, _, line)| Name::new(first_column(line))).collect();
            let groups = group(&names);
            Ok((names.iter().zip(groups).enumerate())
                .map(|(line, (name, group))| json!({"line": line, "name": name.as_str(), "group": group}).to_string())
                .collect())
        }
    })?;
    let write = |mut out: Box<dyn Write>| -> std::io::Result<()> {
        for record in &records {
            writeln!(out, "{record}")?;
        }
        out.flush()
    };
    match &io.out {
        Some(path) => {
            let file = std::fs::File::create(path).map_err(|why| format!("{}:0: {why}", path.display()))?;
            write(Box::new(BufWriter::new(file))).map_err(|why| format!("{}:0: {why}", path.display()))
        }
        None => match write(Box::new(BufWriter::new(std::io::stdout().lock()))) {
            Err(why) if why.kind() != std::io::ErrorKind::BrokenPipe => Err(format!("-:0: {why}")),
            _ => Ok(()),
        },
    }
}

fn main() -> ExitCode {
    match run(&Cli::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("{why}");
            ExitCode::FAILURE
        }
    }
}
