//! Offices: what somebody who is named is said to be, read from the words before and after the name.

use std::sync::LazyLock;

use crate::compare::apparatus::concepts::Concepts;
use crate::compare::apparatus::item::{Item, Key};
use crate::compare::apparatus::lexed::Word;
use crate::compare::apparatus::reader::Reader;
use crate::compare::detail::DetailKind;
use crate::name::{Mention, NameKind};
use crate::span::Span;
use crate::text::token::TokenKind;

/// Most words between a name and the head of the office: "the minister of foreign affairs".
const REACH: usize = 5;
/// Most words before the head that belong to the office: "deputy defence minister".
const PARTS: usize = 3;
/// Words that take an office back, or make it another one.
const QUALIFIERS: [&str; 13] = [
    "former",
    "ex",
    "acting",
    "then",
    "outgoing",
    "interim",
    "candidate",
    "nominee",
    "elect",
    "late",
    "honorary",
    "shadow",
    "incoming",
];
/// Words that make it the office below.
const DEPUTIES: [&str; 3] = ["deputy", "vice", "assistant"];
/// Words of an office that say nothing of which one it is.
const PLAIN: [&str; 6] = ["the", "a", "an", "of", "for", "and"];

/// Offices, each the words it goes by.
static OFFICES: LazyLock<Vec<Vec<Vec<String>>>> = LazyLock::new(|| {
    let lines = include_str!("../data/offices.txt").lines().filter(|l| !l.starts_with('#'));
    let words = |w: &str| w.split('-').map(str::to_owned).collect();
    lines.map(|l| l.split_whitespace().map(words).collect()).collect()
});

/// An office that a text gives somebody.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Office<'a> {
    /// Its line of the table.
    class: usize,
    /// Concepts of what it is the office of: "finance", "foreign affairs".
    of: Concepts<'a>,
    /// "Former", "acting": it may be held beside another.
    qualified: bool,
    /// "Deputy", "vice": not the office itself.
    deputy: bool,
}

/// Fewest bytes of a word that another from its root begins with: the diocese, diocesan.
const ROOT: usize = 6;

/// Whether a word of one set is one of another, or from one root with it.
fn shares_a_root(a: &Concepts<'_>, b: &Concepts<'_>) -> bool {
    let within = |x: &str, y: &str| x.len() >= ROOT && y.starts_with(x);
    let one = |x: &str, y: &str| x == y || within(x, y) || within(y, x);
    a.iter().any(|x| b.iter().any(|y| one(x, y)))
}

impl Office<'_> {
    /// Whether nobody is taken to hold both at once.
    pub(super) fn excludes(&self, other: &Office<'_>) -> bool {
        let two = self.class != other.class;
        let parted = !self.of.is_empty() && !other.of.is_empty() && !shares_a_root(&self.of, &other.of);
        let second = !two && !parted && self.deputy != other.deputy;
        !self.qualified && !other.qualified && (second || (two || parted) && !self.deputy && !other.deputy)
    }

    /// Whether both are one office, as far as they are told.
    pub(super) fn is_same(&self, other: &Office<'_>) -> bool {
        let open = self.of.is_empty() || other.of.is_empty();
        let rank = (self.qualified, self.deputy) == (other.qualified, other.deputy);
        self.class == other.class && rank && (open || shares_a_root(&self.of, &other.of))
    }

    /// Whether both go by one noun, and are told apart by what stands beside it: two ministers, a minister and the
    /// prime minister.
    pub(super) fn is_named_as(&self, other: &Office<'_>) -> bool {
        let heads =
            |office: &Office<'_>| OFFICES.get(office.class).into_iter().flatten().filter_map(|name| name.last());
        self.class == other.class || heads(self).any(|head| heads(other).any(|h| h == head))
    }

    /// Whether a text has a word for it, or for another office of its name.
    pub(super) fn is_in(&self, has: impl Fn(&str) -> bool) -> bool {
        OFFICES.get(self.class).is_some_and(|names| names.iter().filter_map(|n| n.last()).any(|head| has(head)))
    }
}

impl<'a> Reader<'a> {
    /// The offices of those who are named, each a detail; a title that no table knows is one as well.
    pub(super) fn offices(&self, out: &mut Vec<Item<'a>>) {
        for (at, mention) in self.named() {
            if !matches!(mention.kind, NameKind::Person | NameKind::Other) {
                continue;
            }
            let found = self.office_of(mention);
            let title = mention.title.filter(|t| self.tokens.iter().any(|k| t.contains(k.span)));
            let (span, office) = match (found, title) {
                (Some((span, office)), _) => (span, Some(office)),
                (None, Some(title)) => (title, None),
                (None, None) => continue,
            };
            let who = self.context.entity_of[self.article][at];
            let key = Key::Role { who, concepts: self.concepts(span), office: office.map(Box::new) };
            out.push(self.item(DetailKind::Role, span, "title", self.shown(span), key));
        }
    }

    fn office_of(&self, mention: &Mention) -> Option<(Span, Office<'a>)> {
        let first = self.tokens.iter().position(|t| mention.span.contains(t.span))?;
        let last = self.tokens.iter().rposition(|t| mention.span.contains(t.span))?;
        self.office_before(first).or_else(|| self.office_after(last + 1))
    }

    fn is_mark(&self, at: usize) -> bool {
        self.tokens.get(at).is_none_or(|t| t.kind != TokenKind::Word)
    }

    fn folded(&self, at: usize) -> &'a str {
        self.word_at(at)
    }

    /// The office whose name ends before a token, and how many tokens it is.
    fn head(&self, end: usize) -> Option<(usize, usize)> {
        let fits = |words: &Vec<String>| {
            let from = end.checked_sub(words.len())?;
            (0..words.len()).all(|n| self.folded(from + n) == words[n]).then_some(words.len())
        };
        let found = OFFICES.iter().enumerate().flat_map(|(class, names)| names.iter().map(move |n| (class, n)));
        found.filter_map(|(class, n)| fits(n).map(|long| (class, long))).max_by_key(|&(class, long)| (long, class))
    }

    /// "Finance minister Ada Rolle", "the chair of the board Ada Rolle".
    fn office_before(&self, name: usize) -> Option<(Span, Office<'a>)> {
        if let Some((class, long)) = self.head(name) {
            return Some(self.whole(class, name - long, name, name));
        }
        // An "of" between: nothing but what it is the office of may stand before the name.
        for of in (name.saturating_sub(REACH)..name).rev() {
            if self.is_mark(of) {
                return None;
            }
            let word = self.folded(of);
            let noun = |at: usize| {
                let word = self.folded(at);
                PLAIN.contains(&word) || self.tokens[at].content().is_some() && !word.ends_with("ed")
            };
            if !matches!(word, "of" | "for") {
                if !noun(of) {
                    return None;
                }
                continue;
            }
            // "Conductor of the Osk opera": the name is what it is the office of.
            let told = (of + 1..name).any(|at| !PLAIN.contains(&self.folded(at)));
            if told && let Some((class, long)) = self.head(of) {
                return Some(self.whole(class, of - long, of, name));
            }
        }
        None
    }

    /// "Ada Rolle, the transport minister," and "Ada Rolle, conductor of the Osk opera,".
    fn office_after(&self, comma: usize) -> Option<(Span, Office<'a>)> {
        if self.folded(comma) != "," {
            return None;
        }
        for end in comma + 2..=(comma + 2 + PARTS + 1) {
            if self.is_mark(end - 1) {
                return None;
            }
            let Some((class, long)) = self.head(end) else { continue };
            let next = self.folded(end);
            // "Rossi, president Venn and others" is a list.
            let closed = self.is_mark(end)
                || matches!(next, "of" | "for" | "at" | "in" | "and" | "to" | "who" | "with" | "since");
            if !closed || self.head(end + 1).is_some() {
                continue;
            }
            let mut to = end;
            if matches!(next, "of" | "for") {
                while to < end + REACH && !self.is_mark(to) && (self.of_office(to) || to == end) {
                    to += 1;
                }
                while to > end && PLAIN.contains(&self.folded(to - 1)) {
                    to -= 1;
                }
            }
            return Some(self.whole(class, end - long, end, to));
        }
        None
    }

    /// Whether a token may belong to what an office is the office of.
    fn of_office(&self, at: usize) -> bool {
        let word = self.folded(at);
        PLAIN.contains(&word) || self.tokens.get(at).is_some_and(|t| self.content(t).is_some())
    }

    /// The office with its head from `from` to `head_end`, the words before it that belong to it, and those
    /// after it up to `to`.
    fn whole(&self, class: usize, from: usize, head_end: usize, to: usize) -> (Span, Office<'a>) {
        let mut first = from;
        let capital = self.tokens[from].span.of(self.text).starts_with(char::is_uppercase);
        let belongs = |at: usize| {
            // "To impeach President Venn": a capital head has its parts in capitals.
            let small = capital && !self.tokens[at].span.of(self.text).starts_with(char::is_uppercase);
            !small && self.is_part(&self.tokens[at])
        };
        while first > 0 && from - first < PARTS && belongs(first - 1) {
            first -= 1;
        }
        let words = (first..from).chain(head_end..to);
        let of: Concepts<'a> = words
            .clone()
            .filter(|&at| !matches!(self.folded(at), "board" | "ministry" | "department" | "office"))
            .filter(|&at| !DEPUTIES.contains(&self.folded(at)))
            .filter_map(|at| self.tokens[at].content())
            .collect();
        // "Vice-mayor".
        let hyphen = first > 1 && self.tokens[first - 1].span.of(self.text) == "-";
        let vice = hyphen && DEPUTIES.contains(&self.folded(first - 2));
        if vice {
            first -= 2;
        }
        let before = first.checked_sub(1).map(|at| self.folded(at)).unwrap_or_default();
        let any = |set: &[&str]| words.clone().map(|at| self.folded(at)).chain([before]).any(|w| set.contains(&w));
        let (qualified, deputy) = (any(&QUALIFIERS), vice || any(&DEPUTIES));
        let span = self.tokens[first].span.cover(self.tokens[to - 1].span);
        (span, Office { class, of, qualified, deputy })
    }

    /// Whether a word before the head of an office belongs to it: a noun or an adjective, no name and no verb.
    fn is_part(&self, token: &Word<'_>) -> bool {
        let word = self.word(token);
        self.content(token).is_some()
            && !word.ends_with("ed")
            && self.claim.cue.is_none_or(|c| c.span.overlap(token.span) == 0)
            && !self.in_name(token)
    }
}
