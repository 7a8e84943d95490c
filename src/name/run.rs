//! How far a name reaches: runs of capitalised words, with what may stand between them.

use super::kind::is_given;
use super::line::Word;
use super::raw::is_particle;
use super::words::{is_body, is_people, is_place, is_title_head, is_title_part, key};
use crate::text::token::TokenKind;

/// Most words of one name. Longer runs are lists or menus.
pub(super) const LONGEST: usize = 10;

/// A name with its small article or "of" drawn into it: "d'Orma".
fn is_elided(word: &str) -> bool {
    ["d'", "d’", "dell'", "dell’", "l'", "l’"]
        .iter()
        .any(|small| word.strip_prefix(small).is_some_and(|rest| rest.starts_with(char::is_uppercase)))
}

/// Most words of a body after those whose it is: "the People's Agrarian League".
const WHOSE: usize = 4;

/// A small word inside a name: al, bin, von.
pub(super) fn is_inner_particle(key: &str) -> bool {
    is_particle(key) && !matches!(key, "the" | "of" | "at" | "an" | "as" | "e" | "y" | "es" | "ed" | "er")
        || matches!(key, "abu" | "umm" | "do" | "dos")
}

/// What a hyphenated small word adds to a capitalised one when it is not a name: "US-led".
fn is_compound_end(key: &str) -> bool {
    key.len() > 3
        || matches!(
            key,
            "led" | "run" | "era" | "old" | "aid" | "day" | "war" | "out" | "up" | "in" | "own" | "to" | "the"
        )
        || key.is_empty()
}

/// Whether the month at `end` is a surname: "Karim April", "Prime Minister Emma May", not "General Venn April 3".
fn named_like_a_month(words: &[Word], at: usize, end: usize) -> bool {
    let titled = end > at + 1 && is_title_head(&words[end - 2].key) && !is_title_head(&words[end - 1].key);
    let dated = words.get(end + 1).is_some_and(|w| w.kind == TokenKind::Number);
    !dated && (titled || end == at + 1 && is_given(&words[at].key))
}

/// The end (exclusive) of the run of name words that starts at `at`.
pub(super) fn run_end(words: &[Word], text: &str, at: usize, usable: &dyn Fn(usize) -> bool) -> usize {
    let mut end = at + 1;
    let mut body = is_body(&words[at].key);
    let next_name = |from: usize| words.get(from).is_some_and(|w| w.near && usable(from));
    while end < words.len() && end - at < LONGEST * 2 {
        let word = &words[end];
        // "The People's Agrarian League".
        let whose =
            matches!(words[end - 1].key.as_ref(), "people" | "women" | "men" | "children" | "citizen" | "worker");
        if word.kind == TokenKind::Clitic && whose && next_name(end + 1) {
            let mut to = end + 1;
            while to < words.len() && to - end <= WHOSE && words[to].near && usable(to) {
                to += 1;
            }
            if (end + 1..to).any(|i| is_body(&words[i].key)) {
                body = true;
                end = to;
                continue;
            }
        }
        if word.kind == TokenKind::Clitic || words[end].span.start() < words[end - 1].span.end() {
            break;
        }
        // The genitive that was cut off ends the name: "Iran’s Foreign Ministry" is two.
        if !word.near {
            break;
        }
        let shown = word.span.of(text);
        let month = word.capital && matches!(word.key.as_ref(), "may" | "april" | "june" | "august");
        if usable(end) || month && named_like_a_month(words, at, end) {
            body |= is_body(&word.key);
            end += 1;
        } else if word.kind == TokenKind::Mark && word.glued && matches!(shown, "-" | "‐" | "‑") {
            let Some(next) = words.get(end + 1).filter(|w| w.glued && w.kind == TokenKind::Word) else { break };
            let listed = |w: &Word| is_place(&w.key) || is_people(&w.key);
            let before = &words[end - 1];
            if listed(before) && listed(next) && !is_place(&format!("{}-{}", before.key, next.key))
                || is_small_word(&before.key) && end == at + 1
            {
                // "Iran-Iraq" is two names, "pro-Iran" one.
                break;
            }
            // "Park Jae-in": a second word already shows that this is a name.
            let second = end - at > 1 && !listed(before) && !before.upper && next.key == "in";
            if usable(end + 1)
                || next.capital
                || is_inner_particle(&before.key)
                || is_inner_particle(&next.key)
                || second
                || !is_compound_end(&next.key)
            {
                end += 2;
            } else {
                break;
            }
        } else if word.kind == TokenKind::Mark && shown == "." && word.glued {
            let before = &words[end - 1];
            let initial = before.span.of(text).chars().count() == 1
                || (is_title_head(&before.key) && before.span.len() <= 4)
                || before.key == "st";
            if initial && next_name(end + 1) { end += 2 } else { break }
        } else if matches!(shown, "'" | "\u{2019}")
            && word.glued
            && words[end - 1].key.ends_with('s')
            && !is_place(&words[end - 1].key)
            && !is_people(&words[end - 1].key)
            && !is_place(&key(&text[words[at].span.start()..words[end - 1].span.end()]))
            && next_name(end + 1)
            && (is_body(&words[end + 1].key)
                || is_wide(&words[end + 1].key) && next_name(end + 2) && is_body(&words[end + 2].key))
        {
            // "The Bus Drivers' Union": a body of many, whose name the genitive is part of.
            body = true;
            end += 2;
        } else if word.near && is_elided(shown) {
            // "Val d'Orma", "Cote d'Ivoire".
            end += 1;
        } else if shown == "&" && next_name(end + 1) {
            end += 2;
        } else if is_inner_particle(&word.key) && !word.capital {
            // "Bashar al-Assad", "Abu al Walid", "Ursula von der Leyen".
            let mut to = end + 1;
            while words
                .get(to)
                .is_some_and(|w| (w.near && is_inner_particle(&w.key)) || matches!(w.span.of(text), "-" | "‐" | "‑"))
            {
                to += 1;
            }
            if words.get(to).is_some_and(|w| (w.near || w.glued) && (usable(to) || w.capital)) {
                end = to + 1
            } else {
                break;
            }
        } else if body && matches!(word.key.as_ref(), "of" | "for" | "in" | "on") {
            let to = end + 1 + usize::from(words.get(end + 1).is_some_and(|w| w.key == "the"));
            // "the Ministry in Tehran": only bodies that are named after where they fight take "in".
            let kin = !matches!(word.key.as_ref(), "in" | "on")
                || matches!(
                    words[end - 1].key.as_ref(),
                    "resistance" | "jihad" | "movement" | "party" | "council" | "treaty" | "agreement"
                ) && end - at > 1;
            if kin && next_name(to) { end = to + 1 } else { break }
        } else if word.key == "and" && next_name(end + 1) {
            // "Ways and Means Committee", "Institute for Peace and Security".
            let mut to = end + 1;
            while to < words.len() && to - end < 4 && (to == end + 1 || words[to].near) && usable(to) {
                to += 1;
            }
            let of = words[at..end].iter().any(|w| matches!(w.key.as_ref(), "of" | "for"));
            let left = key(&text[words[at].span.start()..words[end - 1].span.end()]);
            let plain = is_place(&left) || is_people(&words[at].key) && end - at == 1 || is_place(&words[end - 1].key);
            let bodies = words[at..end].iter().any(|w| is_body(&w.key) && w.key != "house" && w.key != "senate");
            // "Ways and Means Committee Chairman": what follows the body is looked at on its own.
            if let Some(last) = (end + 2..to).rev().find(|&i| is_body(&words[i].key)) {
                to = last + 1;
            }
            let closes = is_body(&words[to - 1].key) && !bodies && to > end + 1;
            let after_of = of
                && body
                && !is_place(&words[end + 1].key)
                && !is_people(&words[end + 1].key)
                && to == end + 2
                && !is_body(&words[end + 1].key);
            // "Energy and Commerce Committee": a field of work is no name of its own.
            let field = end == at + 1 && is_title_part(&words[at].key) && !is_body(&words[at].key);
            // "The Heart and Lung Institute": two plain words that say of what it is.
            let pair = end == at + 1
                && to == end + 3
                && at > 0
                && words[at - 1].key == "the"
                && ![at, end + 1].iter().any(|&i| is_given(&words[i].key) || is_place(&words[i].key));
            if !plain && (closes && (end - at > 1 || field || pair) || after_of) {
                end = to
            } else {
                break;
            }
            body = true;
        } else {
            break;
        }
    }
    end
}

/// What a body calls itself that is more than local: "the Growers' National Council".
fn is_wide(key: &str) -> bool {
    matches!(
        key,
        "national" | "federal" | "international" | "general" | "central" | "regional" | "united" | "free" | "world"
    )
}

/// Words that are never the first of a name, wherever their capital comes from.
pub(super) fn is_small_word(key: &str) -> bool {
    matches!(
        key,
        "the"
            | "a"
            | "an"
            | "of"
            | "in"
            | "on"
            | "to"
            | "for"
            | "and"
            | "but"
            | "or"
            | "by"
            | "with"
            | "from"
            | "as"
            | "at"
            | "he"
            | "she"
            | "it"
            | "they"
            | "we"
            | "you"
            | "his"
            | "her"
            | "its"
            | "their"
            | "our"
            | "my"
            | "that"
            | "this"
            | "these"
            | "those"
            | "who"
            | "what"
            | "when"
            | "where"
            | "why"
            | "how"
            | "if"
            | "is"
            | "are"
            | "was"
            | "were"
            | "not"
            | "no"
            | "yes"
            | "pro"
            | "anti"
            | "non"
    )
}
