//! Prints the quantities and times of texts with their values.
//!
//! One text a line, or one JSON object `{"text", "published"?, "prefer"?}` a line when the first character
//! that is not white space is `{`; `prefer` is `past` or `future`. One line `{"details": [...]}` comes out for each that goes in.

mod support;

use std::fs;
use std::io::{self, Read as _, Write as _};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, ValueEnum};
use serde::Deserialize;
use serde_json::{Value as Json, json};
use variorum::{Prefer, Value, ValueKind, values_with};

/// Print the quantities and times of English texts, one text a line or NDJSON {"text", "published"?, "prefer"?}.
#[derive(Parser)]
#[command(version)]
struct Arguments {
    /// Files to read; "-" or none is the standard input.
    files: Vec<PathBuf>,
    /// Write here instead of the standard output.
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// Which day "on Friday" and "3 March" are where the words do not tell: the last or the next
    #[arg(long, value_enum, default_value_t = Side::Past)]
    prefer: Side,
    /// Threads to use [default: one for every core]
    #[arg(long, value_name = "N", default_value_t = 0)]
    threads: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Side {
    Past,
    Future,
}

#[derive(Deserialize)]
struct Input {
    text: String,
    published: Option<String>,
    /// For this text alone, over the option.
    prefer: Option<Side>,
}

fn main() -> ExitCode {
    match run(&Arguments::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(reason) => {
            eprintln!("details: {reason}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &Arguments) -> Result<(), String> {
    let stdin = [PathBuf::from("-")];
    let files = if arguments.files.is_empty() { &stdin[..] } else { &arguments.files };
    // Everything is read before anything is written, so that a broken line leaves no half output.
    let mut inputs = Vec::new();
    for file in files {
        let name = file.display();
        let mut bytes = Vec::new();
        if file.as_os_str() == "-" {
            io::stdin().read_to_end(&mut bytes).map_err(|e| format!("{name}: {e}"))?;
        } else {
            bytes = fs::read(file).map_err(|e| format!("{name}: {e}"))?;
        }
        let text = String::from_utf8(bytes).map_err(|e| format!("{name}: {e}"))?;
        let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
        let ndjson = text.trim_start().starts_with('{');
        for (n, line) in text.lines().enumerate() {
            if !ndjson {
                inputs.push(Input { text: line.to_owned(), published: None, prefer: None });
            } else if !line.trim().is_empty() {
                inputs.push(serde_json::from_str(line).map_err(|e| format!("{name}:{n}: {e}"))?);
            }
        }
    }
    let rows = support::in_order(&inputs, arguments.threads, |input| {
        let prefer = match input.prefer.unwrap_or(arguments.prefer) {
            Side::Past => Prefer::Past,
            Side::Future => Prefer::Future,
        };
        let values = values_with(&input.text, input.published.as_deref(), prefer);
        let details: Vec<Json> = values.iter().map(|value| detail(value, &input.text)).collect();
        format!("{}\n", json!({ "details": details }))
    });
    let output = rows.concat();
    match &arguments.out {
        Some(file) => fs::write(file, output).map_err(|e| format!("{}: {e}", file.display())),
        None => match io::stdout().write_all(output.as_bytes()) {
            // A reader that closed the pipe has all it wants.
            Err(e) if e.kind() != io::ErrorKind::BrokenPipe => Err(e.to_string()),
            _ => Ok(()),
        },
    }
}

/// A value as a JSON object; what it does not have is left out.
fn detail(value: &Value, text: &str) -> Json {
    let span = value.span();
    let kind = match value.kind() {
        ValueKind::Quantity => "quantity",
        ValueKind::Time => "time",
    };
    let mut detail = json!({ "kind": kind, "start": span.start(), "end": span.end(), "text": span.of(text), "value": value.value() });
    let mut add = |key: &str, json: Json| {
        if let Some(object) = detail.as_object_mut() {
            object.insert(key.to_owned(), json);
        }
    };
    if let Some(unit) = value.unit() {
        add("unit", json!(unit));
    }
    if let Some((base, unit)) = value.base() {
        add("base", json!({ "value": base, "unit": unit }));
    }
    for (key, bound) in [("min", value.min()), ("max", value.max())] {
        // An exact value says it once.
        if let Some(bound) = bound.filter(|_| value.min() != value.max()) {
            add(key, json!(bound));
        }
    }
    if value.is_approx() {
        add("approx", json!(true));
    }
    if value.is_ordinal() {
        add("ordinal", json!(true));
    }
    detail
}
