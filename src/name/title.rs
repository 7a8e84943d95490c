//! From a run of capitalised words to mentions: sentence openers off, titles apart.

use rustc_hash::FxHashSet;

use super::kind::{Around, is_given, kind_of};
use super::line::{Word, opens};
use super::run::{LONGEST, is_small_word};
use super::words::{is_body, is_movement, is_ordinary, is_people, is_place, is_title_head, is_title_part, key};
use super::{Mention, NameKind};
use crate::span::Span;
use crate::text::token::TokenKind;

/// What the text as a whole says about its words.
#[derive(Default)]
pub(super) struct Known<'a> {
    /// Capitalised inside a sentence that is not all capitals.
    pub(super) names: FxHashSet<&'a str>,
    /// Written small somewhere.
    pub(super) small: FxHashSet<&'a str>,
}

/// Turns a run into mentions: ordinary openers and titles off, what is before a title apart.
pub(super) fn emit(
    text: &str,
    words: &[Word],
    from: usize,
    end: usize,
    shouting: bool,
    known: &Known<'_>,
    out: &mut Vec<Mention>,
) {
    let (mut start, mut end) = (from, end);
    let opening = opens(words, text, start);
    // "Foreign Ministry" keeps its first word even at the front, "New York" too.
    let kept = |at: usize| {
        let Some(next) = words.get(at + 1).filter(|_| at + 1 < end) else { return false };
        is_place(&format!("{} {}", words[at].key, next.key))
            || (is_title_part(&words[at].key) && (is_title_part(&next.key) || is_body(&next.key)))
            || known.names.contains(words[at].key.as_ref()) && is_title_part(&words[at].key)
    };
    let ordinary = |at: usize| {
        let w = &words[at];
        if w.kind == TokenKind::Mark || is_small_word(&w.key) {
            return !w.upper;
        }
        opening && (is_ordinary(&w.key) && !w.upper || shouts(words, at)) && !kept(at)
    };
    // "The Global Rescue League": what "the" opens and a body closes is a name as a whole.
    let whole = words[start].key == "the" && end - start > 3 && is_body(&words[end - 1].key);
    if whole && opening {
        start += 1;
    }
    while !whole && start < end && ordinary(start) {
        start += 1;
    }
    let stripped = start > from;
    if start == end {
        return;
    }
    if opening && !shouting && !stripped {
        let w = &words[start];
        let sure = known.names.contains(w.key.as_ref())
            || is_place(&w.key)
            || is_people(&w.key)
            || w.upper
            || is_title_head(&w.key)
            // "Movement is restricted": alone such a word names nobody.
            || is_body(&w.key) && !(end - start == 1 && COMMON.contains(&w.key.as_ref()))
            || is_movement(&w.key)
            || title_after(words, end).is_some();
        let small = known.small.contains(w.key.as_ref());
        if end - start == 1 {
            let article = start > 0 && from + 2 == start;
            let speaks = words.get(end).is_some_and(|n| {
                matches!(
                    n.key.as_ref(),
                    "said" | "says" | "told" | "also" | "who" | "was" | "has" | "is" | "had" | "added"
                )
            });
            if !(sure || article || speaks && !small) || small && !listed_or_upper(w) {
                return;
            }
        } else if small && !sure && words[start + 1].kind == TokenKind::Word {
            start += 1;
        }
    }
    // Titles at the end of a run name nobody: "the Prime Minister".
    let lone_letter = |at: usize| {
        words[at].key.len() == 1
            && words[at].kind == TokenKind::Word
            && words.get(at + 1).is_none_or(|w| w.span.of(text) != ".")
    };
    while end > start
        && (is_title_head(&words[end - 1].key)
            || (lone_letter(end - 1) && end - start > 1)
            || words[end - 1].kind == TokenKind::Mark && !text[words[end - 1].span.start()..].starts_with(['&']))
    {
        end -= 1;
    }
    while end > start
        && matches!(words[end - 1].key.as_ref(), "prime" | "vice" | "deputy" | "of" | "for" | "and" | "the")
    {
        end -= 1;
    }
    if start >= end {
        return;
    }
    // "Cyclist Ada Lind": what somebody does, with a capital for the sentence it opens.
    let trade = |w: &Word| TRADES.contains(&w.key.as_ref()) && !w.upper;
    let plain = |w: &Word| w.kind == TokenKind::Word && w.capital && !is_body(&w.key) && !is_title_part(&w.key);
    if opening && !shouting && end - start >= 3 && trade(&words[start]) && words[start + 1..end].iter().all(plain) {
        let title = Some(words[start].span);
        push(text, words, start + 1, end, title, out);
        return;
    }
    // "Minister of Foreign Affairs Ada Lind": what she is the minister of is no part of her name.
    let the = usize::from(start >= 3 && words[start - 1].key == "the");
    let of = start >= 2 + the
        && matches!(words[start - 1 - the].key.as_ref(), "of" | "for")
        && is_title_head(&words[start - 2 - the].key)
        && !is_body(&words[start - 2 - the].key);
    if of {
        let rest = (start..end).find(|&at| !is_title_part(&words[at].key)).unwrap_or(end);
        if rest > start && rest < end && !words[rest..end].iter().any(|w| is_body(&w.key)) {
            let title = Span::new(words[start - 2 - the].span.start(), words[rest - 1].span.end());
            push(text, words, rest, end, Some(title), out);
            return;
        }
    }
    // The last title head with a name after it: "Canadian Prime Minister | Justin Trudeau".
    let head = (start..end - 1).rev().find(|&i| is_title_head(&words[i].key) && !is_body(&words[i].key));
    let mut title = None;
    if let Some(head) = head {
        let mut first = head;
        while first > start && (is_title_head(&words[first - 1].key) || is_title_part(&words[first - 1].key)) {
            first -= 1;
        }
        let mut rest = head + 1;
        // "Secretary of State John ...", "Gen. Soleimani".
        while rest < end && (words[rest].kind == TokenKind::Mark || is_title_part(&words[rest].key)) {
            rest += 1;
        }
        // The body whose spokesman it is stays a name of its own: "Iranian Foreign Ministry".
        let body = (first..head).rev().find(|&i| is_body(&words[i].key));
        let before = body.map_or(first, |at| at + 1);
        if before > start {
            push(text, words, start, before, None, out);
        }
        if rest >= end {
            return;
        }
        let last = if words[rest - 1].kind == TokenKind::Mark { rest - 1 } else { rest };
        title = Some(Span::new(words[first].span.start(), words[last - 1].span.end()));
        start = rest;
    } else if start > 0 && words[start].near && !listed_or_upper(&words[start]) {
        title = small_title(words, start);
    }
    push(text, words, start, end, title, out);
}

/// Words of bodies that are common nouns where they open a sentence alone.
const COMMON: [&str; 19] = [
    "movement",
    "service",
    "services",
    "network",
    "group",
    "team",
    "initiative",
    "campaign",
    "watch",
    "front",
    "agreement",
    "treaty",
    "force",
    "resistance",
    "exchange",
    "fund",
    "trust",
    "defence",
    "defense",
];

/// Words for what somebody does that no title is made of and no place or family is called by.
const TRADES: [&str; 40] = [
    "cyclist",
    "striker",
    "goalkeeper",
    "midfielder",
    "defender",
    "winger",
    "batter",
    "bowler",
    "sprinter",
    "swimmer",
    "boxer",
    "wrestler",
    "golfer",
    "gymnast",
    "footballer",
    "cricketer",
    "biologist",
    "geologist",
    "chemist",
    "physicist",
    "economist",
    "historian",
    "archaeologist",
    "zoologist",
    "botanist",
    "glaciologist",
    "astronomer",
    "pianist",
    "violinist",
    "novelist",
    "journalist",
    "photographer",
    "filmmaker",
    "songwriter",
    "rapper",
    "actress",
    "playwright",
    "sculptor",
    "astronaut",
    "mountaineer",
];

/// Whether a word in capitals only opens a story as tabloids do: "SIX engineers wept", "FURIOUS villagers".
fn shouts(words: &[Word], at: usize) -> bool {
    const NUMBERS: [&str; 10] = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "dozens"];
    const PLAIN: [&str; 12] = [
        "brave", "greedy", "evil", "tragic", "angry", "cruel", "vile", "sick", "shocked", "shamed", "heroic", "sneaky",
    ];
    const ENDS: [&str; 4] = ["ous", "ful", "less", "ish"];
    let w = &words[at];
    let goes_on = words.get(at + 1).is_some_and(|n| n.kind == TokenKind::Word && !n.capital);
    let plain =
        || PLAIN.contains(&w.key.as_ref()) || w.key.chars().count() > 5 && ENDS.iter().any(|end| w.key.ends_with(end));
    w.upper && goes_on && !listed(w) && (NUMBERS.contains(&w.key.as_ref()) || plain())
}

fn listed(w: &Word) -> bool {
    is_place(&w.key) || is_people(&w.key)
}

fn listed_or_upper(w: &Word) -> bool {
    listed(w) || w.upper
}

/// A role in small letters right before the name: "lead researcher", "the ministry spokesman".
fn small_title(words: &[Word], name: usize) -> Option<Span> {
    let head = &words[name - 1];
    if head.kind != TokenKind::Word || !is_title_head(&head.key) {
        return None;
    }
    let mut first = name - 1;
    while first > 0 && words[first].near && name - first < 5 {
        let before = &words[first - 1];
        let part = is_title_part(&before.key) && !matches!(before.key.as_ref(), "of" | "for" | "and" | "under")
            || is_title_head(&before.key);
        if before.kind == TokenKind::Word && part { first -= 1 } else { break }
    }
    Some(Span::new(words[first].span.start(), head.span.end()))
}

fn push(text: &str, words: &[Word], start: usize, end: usize, title: Option<Span>, out: &mut Vec<Mention>) {
    let (mut start, mut end) = (start, end);
    while start < end
        && (words[start].kind == TokenKind::Mark || matches!(words[start].key.as_ref(), "of" | "for" | "and" | "the"))
    {
        start += 1;
    }
    while start < end
        && (words[end - 1].kind == TokenKind::Mark
            || matches!(words[end - 1].key.as_ref(), "of" | "for" | "and" | "the"))
    {
        end -= 1;
    }
    if start >= end || end - start > LONGEST * 2 {
        return;
    }
    // Two names with nothing between them, a comma lost: "Aleppo Syria", "Syria Omar Haddad".
    if end - start > 1
        && words[start + 1].kind == TokenKind::Word
        && !words[start + 1].glued
        && is_place(&words[start].key)
    {
        let rest = key(&text[words[start + 1].span.start()..words[end - 1].span.end()]);
        let pair = is_place(&format!("{} {}", words[start].key, words[start + 1].key));
        // "ambassador to China Orla Venn"
        let posted = end - start == 3
            && start > 1
            && words[start - 1].key == "to"
            && is_title_head(&words[start - 2].key)
            && !is_body(&words[end - 1].key);
        let person = posted || end - start > 2 && is_given(&words[start + 1].key) && !is_body(&words[end - 1].key);
        if !pair && (is_place(&rest) || is_place(rest.trim_end_matches('s')) || person) {
            push(text, words, start, start + 1, None, out);
            push(text, words, start + 1, end, title, out);
            return;
        }
    }
    let span = Span::new(words[start].span.start(), words[end - 1].span.end());
    let keys: Vec<&str> =
        words[start..end].iter().filter(|w| w.kind == TokenKind::Word).map(|w| w.key.as_ref()).collect();
    if keys.is_empty() || (keys.len() == 1 && keys[0].len() < 2) {
        return;
    }
    let around = Around {
        before: start.checked_sub(1).map_or("", |at| words[at].key.as_ref()),
        before_that: start.checked_sub(2).map_or("", |at| words[at].key.as_ref()),
        after: words.get(end).map_or("", |w| w.key.as_ref()),
        upper: words[start..end].iter().filter(|w| w.kind == TokenKind::Word).all(|w| w.upper),
        titled: title.is_some(),
    };
    let kind = kind_of(&key(span.of(text)), &keys, &around);
    let after = match kind {
        NameKind::Person | NameKind::Other if title.is_none() => title_after(words, end),
        _ => None,
    };
    let kind = if after.is_some() { NameKind::Person } else { kind };
    let title = title.or(after).filter(|_| matches!(kind, NameKind::Person));
    out.push(Mention { span, kind, title });
}

/// Most words of a title after a name.
const LONGEST_TITLE: usize = 6;

/// "Rossi, the mayor of Orland,": the role between commas after a name, up to its head ("the mayor").
fn title_after(words: &[Word], end: usize) -> Option<Span> {
    let is = |at: usize, mark: &str| words.get(at).is_some_and(|w| w.kind == TokenKind::Mark && w.key == mark);
    if !is(end, ",") {
        return None;
    }
    let first = end + 1 + usize::from(words.get(end + 1).is_some_and(|w| matches!(w.key.as_ref(), "the" | "a" | "an")));
    let mut head = None;
    for (at, word) in words.iter().enumerate().skip(first).take(LONGEST_TITLE) {
        if word.kind != TokenKind::Word || !word.near {
            break;
        }
        if is_title_head(&word.key) {
            head = Some(at);
        } else if !(is_title_part(&word.key) || is_people(&word.key) || is_place(&word.key) || is_body(&word.key)) {
            break;
        }
    }
    let head = head?;
    // "Rossi, president Venn and others": a list goes on with a name, an apposition does not.
    let closed = words.get(head + 1).is_none_or(|w| {
        w.kind == TokenKind::Mark && matches!(w.key.as_ref(), "," | "." | ";" | ")")
            || matches!(w.key.as_ref(), "of" | "for" | "at" | "in" | "and" | "to" | "who" | "with")
    });
    closed.then(|| Span::new(words[first].span.start(), words[head].span.end()))
}
