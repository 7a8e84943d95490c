//! Further clauses: what a claim says besides its main sentence.

use smallvec::SmallVec;

use crate::compare::apparatus::concepts::Concepts;
use crate::compare::apparatus::item::{Item, Key};
use crate::compare::apparatus::lexed::Word;
use crate::compare::apparatus::marks::Marks;
use crate::compare::apparatus::reader::Reader;
use crate::compare::detail::DetailKind;
use crate::span::Span;
use crate::text::token::TokenKind;
use crate::value::Data;

/// Fewest content words of a further clause worth a detail, names and numbers not counted: fewer are
/// mostly the statement itself in other words.
const CLAUSE_WORDS: usize = 3;
/// The same for a cause, which its opening word marks.
const CAUSE_WORDS: usize = 1;

/// Fewest words of a clause that its opening word sets against the main sentence ("although"), and of one
/// that was said of somebody ("who", "which").
const MARKED_WORDS: usize = 2;
/// Verbs after which "by", "on" and "to" open a cause: "caused by", "blamed on", "attributed to".
const BLAMES: [&str; 7] = ["caused", "triggered", "sparked", "blamed", "attributed", "ascribed", "traced"];
/// Words without one of which nothing is said to be to blame before what it did.
pub(super) const TO_BLAME: [&str; 9] =
    ["behind", "blame", "reason", "cause", "caused", "triggered", "sparked", "led", "set"];
/// Words that may open a clause.
pub(super) const OPENERS: [&str; 30] = [
    "because",
    "amid",
    "although",
    "though",
    "despite",
    "unless",
    "by",
    "on",
    "to",
    "of",
    "due",
    "owing",
    "thanks",
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
    "but",
    "including",
    "whereas",
    "as",
];

/// The clauses of what is said that are opened by a mark or a joining word, apart from the speaker. The
/// main sentence is what the statement is about, and is no detail of it.
pub(super) fn clauses<'a>(reader: &Reader<'a>, out: &mut Vec<Item<'a>>) {
    let claim = reader.claim;
    // A headline is clipped: its phrases are not clauses.
    if claim.headline {
        return;
    }
    causes_first(reader, out);
    let frame: SmallVec<[Span; 2]> =
        claim.speaker.iter().map(|s| s.span).chain(claim.cue.iter().map(|c| c.span)).collect();
    // A comma in a date opens nothing.
    let inside = |t: &Word| reader.in_value(t);
    let named = |t: &Word| reader.in_name(t);
    // Whether anything but names and days was met yet.
    let mut told = false;
    let mut from: Option<usize> = None;
    // The main sentence runs to the first opener.
    let mut opened = Opener::None;
    for (at, token) in reader.tokens.iter().enumerate() {
        let outside = claim.span.overlap(token.span) == 0 || frame.iter().any(|f| f.overlap(token.span) > 0);
        let mut opener = if outside { Opener::None } else { opener(reader, at, token) };
        // "Because of a quarrel with the producer" is one cause.
        if opened == Opener::Cause && from.is_some() && matches!(token.folded(), "with" | "without") {
            opener = Opener::None;
        }
        if opener != Opener::None && inside(token) {
            opener = Opener::None;
        }
        // "On Thursday, the ferry sank": what stands before the comma is a day or a place, no main sentence.
        if opener == Opener::Clause && opened == Opener::None && token.kind == TokenKind::Mark && !told {
            opener = Opener::None;
            from = None;
            continue;
        }
        told = told || !outside && token.content().is_some() && !inside(token) && !named(token);
        // "Accords, worth $35.9 million, were signed": what comes after the second comma is the main sentence
        // again.
        if opener == Opener::Clause && token.kind == TokenKind::Mark && opened == Opener::Clause && resumes(reader, at)
        {
            if let Some(from) = from.take() {
                push(reader, from, at, opened, out);
            }
            opened = Opener::None;
            continue;
        }
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

/// Whether what follows a mark goes on with the main sentence: it begins with its verb, or says by whom.
fn resumes(reader: &Reader<'_>, mark: usize) -> bool {
    const GOES_ON: [&str; 19] = [
        "was", "were", "is", "are", "has", "have", "had", "will", "would", "can", "could", "may", "might", "must",
        "should", "by", "took", "came", "went",
    ];
    let next = reader.tokens.get(mark + 1).map(|t| reader.word(t)).unwrap_or_default();
    GOES_ON.contains(&next)
}

/// Causes that stand before what they caused: "driving too fast was to blame", "a fallen candle set off the blaze"; and
/// the other way round: "the reason was a bad harvest".
fn causes_first<'a>(reader: &Reader<'a>, out: &mut Vec<Item<'a>>) {
    if !reader.any(Marks::BLAMES) {
        return;
    }
    let folded = |at: usize| reader.word_at(at);
    let is_mark = |at: usize| {
        let token = &reader.tokens[at];
        token.kind == TokenKind::Mark && token.span.len() == 1 && token.span.of(reader.text) != "-"
    };
    let is = |at: usize| matches!(folded(at), "was" | "were" | "is" | "are");
    let inside = |at: usize| reader.claim.span.overlap(reader.tokens[at].span) > 0;
    for at in (1..reader.tokens.len()).filter(|&at| inside(at)) {
        // "Was probably to blame", "was behind the accident", "was the reason".
        let blamed = is(at)
            && (1..=2).any(|n| {
                // "Was probably behind the accident", and not "are back behind bars".
                let plain = n == 1 || folded(at + 1).ends_with("ly");
                let reason = folded(at + n) == "the" && matches!(folded(at + n + 1), "reason" | "cause");
                plain && folded(at + n) == "behind" && !matches!(folded(at + n + 1), "bars" | "schedule" | "closed")
                    || plain && reason
                    || folded(at + n) == "to" && folded(at + n + 1) == "blame"
            });
        let did = match folded(at) {
            "caused" | "triggered" | "sparked" => !is(at - 1) && !matches!(folded(at + 1), "by" | "a" | "in" | ""),
            // "The road led to Osk", "the march set off on Monday".
            "led" => folded(at + 1) == "to" && reader.tokens.get(at + 2).is_some_and(|t| !t.has(Marks::NAME)),
            "set" => folded(at + 1) == "off" && matches!(folded(at + 2), "a" | "an" | "the") && !is(at - 1),
            _ => false,
        };
        let told = is(at) && matches!(folded(at - 1), "reason" | "cause");
        if told && !blamed {
            let from = at + 1 + usize::from(folded(at + 1).ends_with("ly"));
            let to =
                (from..reader.tokens.len()).take_while(|&n| !is_mark(n) && inside(n)).last().map_or(from, |n| n + 1);
            if to > from
                && to - from <= LONGEST_CAUSE
                && !matches!(folded(from), "that" | "unclear" | "unknown" | "not")
            {
                push(reader, from, to, Opener::Cause, out);
            }
            return;
        }
        if !blamed && !did {
            continue;
        }
        let from = (0..at).rev().take_while(|&n| !(is_mark(n) || did && folded(n) == "that")).last().unwrap_or(at);
        // "Apparently", "probably" is no part of the cause.
        let to = (from + 1..=at).rev().find(|&to| {
            let last = folded(to - 1);
            !last.ends_with("ly") && !matches!(last, "may" | "might" | "have" | "has" | "had")
        });
        // "It led to", "the board set off": who is no cause.
        let who = |at: usize| reader.tokens[at].has(Marks::NAME) || WHO.contains(&folded(at));
        if let Some(to) = to.filter(|&to| to > from && to - from <= LONGEST_CAUSE && !(did && (from..to).any(who))) {
            let before = out.len();
            push(reader, from, to, Opener::Cause, out);
            // The subject of a sentence is what others may tell as a thing that happened.
            out[before..].iter_mut().for_each(|item| item.beside |= did);
        }
        return;
    }
}

/// Words that stand for somebody or for what was told before, where what they did is no cause of its own.
const WHO: [&str; 20] = [
    "he",
    "she",
    "it",
    "they",
    "we",
    "who",
    "which",
    "what",
    "this",
    "these",
    "that",
    "people",
    "men",
    "women",
    "protesters",
    "police",
    "troops",
    "soldiers",
    "students",
    "and",
];

/// Most words of a cause that stands before what it caused.
const LONGEST_CAUSE: usize = 8;

#[derive(Clone, Copy, PartialEq)]
enum Opener {
    None,
    Clause,
    Marked,
    Cause,
}

/// What a token opens, if it does.
fn opener(reader: &Reader<'_>, at: usize, token: &Word<'_>) -> Opener {
    let shown = token.span.of(reader.text);
    if token.kind == TokenKind::Mark {
        let inside =
            matches!(shown, "-" | "'" | "’" | "‘" | "$" | "%" | "€" | "£" | "\"" | "“" | "”" | "/" | "&" | "#");
        // A hyphen with spaces around it is a dash.
        let dash = shown == "-" && reader.text[..token.span.start()].ends_with(' ');
        return if inside && !dash { Opener::None } else { Opener::Clause };
    }
    if !token.has(Marks::OPENS) {
        return Opener::None;
    }
    let next = || reader.tokens.get(at + 1).map(|t| reader.word(t)).unwrap_or_default();
    let before = || at.checked_sub(1).and_then(|b| reader.tokens.get(b)).map(|t| reader.word(t)).unwrap_or_default();
    match token.folded() {
        "because" | "amid" => Opener::Cause,
        "although" | "though" | "despite" | "unless" => Opener::Marked,
        // "Caused by a cigarette", "as a result of", "was blamed on".
        "by" | "on" | "to" if BLAMES.contains(&before()) => Opener::Cause,
        "of" if before() == "result" => Opener::Cause,
        "due" | "owing" | "thanks" if next() == "to" => Opener::Cause,
        "which" | "who" | "whose" | "when" | "where" | "while" | "after" | "before" | "since" | "until" | "with"
        | "without" | "if" | "but" | "including" | "whereas" | "as" => Opener::Clause,
        _ => Opener::None,
    }
}

fn push<'a>(reader: &Reader<'a>, from: usize, to: usize, opened: Opener, out: &mut Vec<Item<'a>>) {
    if opened == Opener::None {
        return;
    }
    // "..., putting off a vote that": the word that opens what is not part of it.
    let hangs = |t: &Word| matches!(t.folded(), "that" | "which" | "who" | "and" | "to" | "of");
    let to = (from + 1..=to).rev().find(|&to| !hangs(&reader.tokens[to - 1])).unwrap_or(from + 1);
    // "Because of", "due to": the cause begins after them.
    let linked = opened == Opener::Cause && matches!(reader.word_at(from), "of" | "to");
    let from = if linked && from + 1 < to { from + 1 } else { from };
    let (kind, role, least) = match opened {
        Opener::None => return,
        Opener::Clause => (DetailKind::Statement, "further", CLAUSE_WORDS),
        Opener::Marked => (DetailKind::Statement, "further", MARKED_WORDS),
        Opener::Cause => (DetailKind::Cause, "why", CAUSE_WORDS),
    };
    let anatomy = &reader.context.anatomies[reader.article];
    let values = |span| anatomy.values_of(span).iter();
    let span = reader.tokens[from].span.cover(reader.tokens[to - 1].span);
    // "With 81% of voters taking part" is a figure and what it is of, and a quotation is a detail by itself.
    let with = from.checked_sub(1).is_some_and(|at| reader.word_at(at) == "with");
    let measured = with && values(span).any(|v| matches!(v.data, Data::Quantity(_)));
    let least = least + usize::from(measured);
    let mut quoted: SmallVec<[Span; 4]> = reader.quoted().collect();
    // "Lena Orvik, conductor of the opera,": her office is a detail by itself.
    let mine = out.iter().filter(|i| i.kind == DetailKind::Role && i.article == reader.article);
    quoted.extend(mine.map(|i| i.span));
    let (_, mentions) = anatomy.mentions_of(span);
    let given = values(span).as_slice();
    let plain = |t: &&Word| {
        quoted.iter().all(|q| q.overlap(t.span) == 0)
            && (!t.has(Marks::NAME) || mentions.iter().all(|m| m.span.overlap(t.span) == 0))
            && (!t.has(Marks::VALUE) || given.iter().all(|v| v.span.overlap(t.span) == 0))
    };
    let concepts: Concepts<'a> = reader.tokens[from..to].iter().filter(plain).filter_map(Word::content).collect();
    if concepts.len() >= least {
        out.push(reader.item(kind, span, role, reader.shown(span), Key::Words(concepts)));
    }
}
