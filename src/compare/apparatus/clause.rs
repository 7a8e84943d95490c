//! Further clauses: what a claim says besides its main sentence.

use std::collections::BTreeSet;

use crate::compare::apparatus::item::{Item, Key, Reader};
use crate::compare::detail::DetailKind;
use crate::span::Span;
use crate::text::fold::fold;
use crate::text::token::{Token, TokenKind};

/// Fewest content words of a further clause worth a detail, names and numbers not counted: fewer are
/// mostly the statement itself in other words.
const CLAUSE_WORDS: usize = 3;
/// The same for a cause, which its opening word marks.
const CAUSE_WORDS: usize = 2;

/// The clauses of what is said that are opened by a mark or a joining word, apart from the speaker. The
/// main sentence is what the statement is about, and is no detail of it.
pub(super) fn clauses(reader: &Reader<'_>, out: &mut Vec<Item>) {
    let claim = reader.claim;
    // A headline is clipped: its phrases are not clauses.
    if claim.headline {
        return;
    }
    let frame: Vec<Span> = claim.speaker.iter().map(|s| s.span).chain(claim.cue.iter().map(|c| c.span)).collect();
    let anatomy = &reader.context.anatomies[reader.article];
    // A comma in a date opens nothing.
    let inside = |t: &Token| anatomy.values_in(reader.extent).any(|v| v.span.overlap(t.span) > 0);
    let named = |t: &Token| anatomy.mentions_in(reader.extent).any(|(_, m)| m.span.overlap(t.span) > 0);
    // Whether anything but names and days was met yet.
    let mut told = false;
    let mut from: Option<usize> = None;
    // The main sentence runs to the first opener.
    let mut opened = Opener::None;
    for (at, token) in reader.tokens.iter().enumerate() {
        let outside = claim.span.overlap(token.span) == 0 || frame.iter().any(|f| f.overlap(token.span) > 0);
        let mut opener = if outside || inside(token) { Opener::None } else { opener(reader, at, token) };
        // "On Thursday, the ferry sank": what stands before the comma is a day or a place, no main sentence.
        if opener == Opener::Clause && opened == Opener::None && token.kind == TokenKind::Mark && !told {
            opener = Opener::None;
            from = None;
            continue;
        }
        told |= !outside && !inside(token) && !named(token) && reader.content(token).is_some();
        if outside || opener != Opener::None {
            if let Some(from) = from.take() {
                push(reader, from, at, opened, out);
            }
            if opener != Opener::None {
                opened = opener;
            }
            continue;
        }
        from.get_or_insert(at);
    }
    if let Some(from) = from {
        push(reader, from, reader.tokens.len(), opened, out);
    }
}

#[derive(Clone, Copy, PartialEq)]
enum Opener {
    None,
    Clause,
    Cause,
}

/// What a token opens, if it does.
fn opener(reader: &Reader<'_>, at: usize, token: &Token) -> Opener {
    const OPENERS: [&str; 21] = [
        "which",
        "who",
        "whose",
        "when",
        "where",
        "while",
        "after",
        "before",
        "since",
        "until",
        "with",
        "without",
        "if",
        "unless",
        "although",
        "though",
        "but",
        "including",
        "despite",
        "whereas",
        "as",
    ];
    let shown = token.span.of(reader.text);
    if token.kind == TokenKind::Mark {
        let inside =
            matches!(shown, "-" | "'" | "’" | "‘" | "$" | "%" | "€" | "£" | "\"" | "“" | "”" | "/" | "&" | "#");
        // A hyphen with spaces around it is a dash.
        let dash = shown == "-" && reader.text[..token.span.start()].ends_with(' ');
        return if inside && !dash { Opener::None } else { Opener::Clause };
    }
    let folded = fold(shown);
    let next = || reader.tokens.get(at + 1).map(|t| fold(t.span.of(reader.text))).unwrap_or_default();
    match folded.as_str() {
        "because" | "amid" => Opener::Cause,
        "due" | "owing" | "thanks" if next() == "to" => Opener::Cause,
        word if OPENERS.contains(&word) => Opener::Clause,
        _ => Opener::None,
    }
}

fn push(reader: &Reader<'_>, from: usize, to: usize, opened: Opener, out: &mut Vec<Item>) {
    // "..., putting off a vote that": the word that opens what is not part of it.
    let hangs =
        |t: &Token| matches!(fold(t.span.of(reader.text)).as_str(), "that" | "which" | "who" | "and" | "to" | "of");
    let to = (from + 1..=to).rev().find(|&to| !hangs(&reader.tokens[to - 1])).unwrap_or(from + 1);
    let (kind, role, least) = match opened {
        Opener::None => return,
        Opener::Clause => (DetailKind::Statement, "further", CLAUSE_WORDS),
        Opener::Cause => (DetailKind::Cause, "why", CAUSE_WORDS),
    };
    let anatomy = &reader.context.anatomies[reader.article];
    let span = reader.tokens[from].span.cover(reader.tokens[to - 1].span);
    let plain = |t: &&Token| {
        anatomy.mentions_in(span).all(|(_, m)| m.span.overlap(t.span) == 0)
            && anatomy.values_in(span).all(|v| v.span.overlap(t.span) == 0)
    };
    let concepts: BTreeSet<String> =
        reader.tokens[from..to].iter().filter(plain).filter_map(|t| reader.content(t)).collect();
    if concepts.len() >= least {
        out.push(reader.item(kind, span, role, reader.shown(span), Key::Words(concepts)));
    }
}
