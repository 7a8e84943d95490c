//! Names in running text, by capitals and rules.
//!
//! Two passes over the tokens: the first learns which words the text writes with a capital where
//! nothing else asks for one, and which it also writes small; the second puts runs of capitalised
//! words together and takes titles off them. A script without capitals has no names here.

use rustc_hash::FxHashSet;

use super::kind::{Around, is_given, kind_of};
use super::raw::is_particle;
use super::words::{is_body, is_calendar, is_ordinary, is_people, is_place, is_title_head, is_title_part, key};
use super::{Mention, NameKind};
use crate::language::Language;
use crate::span::Span;
use crate::text::token::{self, TokenKind};

/// Most words of one name. Longer runs are lists or menus.
const LONGEST: usize = 10;
/// Share of capitalised words from which capitals prove nothing in a line, and the fewest words to tell.
const TITLE_CASE: f32 = 0.75;
const TITLE_WORDS: usize = 4;

/// A token with what the rules ask of it.
struct Word {
    span: Span,
    key: String,
    kind: TokenKind,
    capital: bool,
    /// All letters are capitals, and there are two.
    upper: bool,
    /// Nothing but spaces of one line between it and the one before.
    near: bool,
    /// Nothing at all between them.
    glued: bool,
}

fn words(text: &str, sentence: Span) -> Vec<Word> {
    let mut out: Vec<Word> = Vec::new();
    for token in token::tokens(text, sentence) {
        let mut span = token.span;
        let mut shown = span.of(text);
        if token.kind == TokenKind::Word {
            // A genitive that stayed on the word.
            for end in ["'s", "’s", "'", "’", "‘s", "'S", "’S"] {
                if let Some(bare) = shown.strip_suffix(end).filter(|bare| !bare.is_empty()) {
                    span = Span::new(span.start(), span.start() + bare.len());
                    shown = bare;
                    break;
                }
            }
        }
        let gap = out.last().map_or("", |last: &Word| &text[last.span.end()..span.start()]);
        // "Contact Us" is not the United States.
        let capital =
            token.kind == TokenKind::Word && shown.chars().next().is_some_and(char::is_uppercase) && shown != "Us";
        let letters = shown.chars().filter(|c| c.is_alphabetic()).count();
        out.push(Word {
            span,
            key: key(shown),
            kind: token.kind,
            capital,
            upper: letters > 1 && !shown.chars().any(char::is_lowercase) && capital,
            near: !out.is_empty() && gap.chars().all(|c| c.is_whitespace() && c != '\n'),
            glued: !out.is_empty() && gap.is_empty(),
        });
    }
    out
}

/// What the text as a whole says about its words.
#[derive(Default)]
struct Known {
    /// Capitalised inside a sentence that is not all capitals.
    names: FxHashSet<String>,
    /// Written small somewhere.
    small: FxHashSet<String>,
}

fn is_title_case(words: &[Word], text: &str) -> bool {
    // A headline has no full stop at its end; a sentence full of names has.
    let shouted = words.iter().filter(|w| w.kind == TokenKind::Word).all(|w| w.upper || w.span.len() == 1);
    if !shouted && words.last().is_some_and(|w| w.span.of(text).ends_with('.')) {
        return false;
    }
    let long = words.iter().filter(|w| w.kind == TokenKind::Word && w.key.chars().count() > 3 || w.upper);
    let (mut all, mut capital) = (0usize, 0usize);
    for word in long {
        all += 1;
        capital += usize::from(word.capital);
    }
    all >= TITLE_WORDS && capital as f32 >= TITLE_CASE * all as f32
}

/// Whether the word opens a sentence or a quotation, where a capital is a matter of course.
fn opens(words: &[Word], text: &str, at: usize) -> bool {
    let before = words[..at].iter().rev().find(|w| w.kind != TokenKind::Clitic);
    match before {
        None => true,
        Some(w) if w.kind == TokenKind::Mark => {
            matches!(
                w.span.of(text),
                "“" | "\"" | "«" | ":" | "‘" | "'" | "•" | "—" | "–" | "*" | "…" | "." | "?" | "!" | "["
            )
        }
        Some(w) => words[..at].iter().all(|w| w.kind != TokenKind::Word) && w.kind == TokenKind::Number,
    }
}

fn is_inner_particle(key: &str) -> bool {
    is_particle(key) && !matches!(key, "the" | "of" | "at" | "an" | "as" | "e" | "y" | "es" | "ed" | "er")
        || matches!(key, "abu" | "umm")
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

/// The end (exclusive) of the run of name words that starts at `at`.
fn run_end(words: &[Word], text: &str, at: usize, usable: &dyn Fn(usize) -> bool) -> usize {
    let mut end = at + 1;
    let mut body = is_body(&words[at].key);
    let next_name = |from: usize| words.get(from).is_some_and(|w| w.near && usable(from));
    while end < words.len() && end - at < LONGEST * 2 {
        let word = &words[end];
        if word.kind == TokenKind::Clitic || words[end].span.start() < words[end - 1].span.end() {
            break;
        }
        // The genitive that was cut off ends the name: "Iran’s Foreign Ministry" is two.
        if !word.near {
            break;
        }
        let shown = word.span.of(text);
        let month = word.capital && matches!(word.key.as_str(), "may" | "april" | "june" | "august");
        if usable(end) || month && end == at + 1 && is_given(&words[at].key) {
            body |= is_body(&word.key);
            end += 1;
        } else if word.kind == TokenKind::Mark && word.glued && matches!(shown, "-" | "‐" | "‑") {
            let Some(next) = words.get(end + 1).filter(|w| w.glued && w.kind == TokenKind::Word) else { break };
            let listed = |w: &Word| is_place(&w.key) || is_people(&w.key);
            let before = &words[end - 1];
            if listed(before) && listed(next) && !is_place(&format!("{}-{}", before.key, next.key))
                || is_small_word(&before.key)
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
            let initial =
                before.span.len() == 1 || (is_title_head(&before.key) && before.span.len() <= 4) || before.key == "st";
            if initial && next_name(end + 1) { end += 2 } else { break }
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
        } else if body && matches!(word.key.as_str(), "of" | "for" | "in" | "on") {
            let to = end + 1 + usize::from(words.get(end + 1).is_some_and(|w| w.key == "the"));
            // "the Ministry in Tehran": only bodies that are named after where they fight take "in".
            let kin = !matches!(word.key.as_str(), "in" | "on")
                || matches!(
                    words[end - 1].key.as_str(),
                    "resistance" | "jihad" | "movement" | "party" | "council" | "treaty" | "agreement"
                ) && end - at > 1;
            if kin && next_name(to) { end = to + 1 } else { break }
        } else if word.key == "and" && next_name(end + 1) {
            // "Ways and Means Committee", "Institute for Peace and Security".
            let mut to = end + 1;
            while to < words.len() && to - end < 4 && (to == end + 1 || words[to].near) && usable(to) {
                to += 1;
            }
            let of = words[at..end].iter().any(|w| matches!(w.key.as_str(), "of" | "for"));
            let left = key(&text[words[at].span.start()..words[end - 1].span.end()]);
            let plain = is_place(&left) || is_people(&words[at].key) && end - at == 1 || is_place(&words[end - 1].key);
            let bodies = words[at..end].iter().any(|w| is_body(&w.key) && w.key != "house" && w.key != "senate");
            let closes = is_body(&words[to - 1].key) && !bodies && to > end + 1;
            let after_of = of
                && body
                && !is_place(&words[end + 1].key)
                && !is_people(&words[end + 1].key)
                && to == end + 2
                && !is_body(&words[end + 1].key);
            if !plain && (closes && end - at > 1 || after_of) {
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

/// The names in `sentences`; see [`super::find`].
pub(crate) fn find(text: &str, sentences: &[Span], language: Language) -> Vec<Mention> {
    let all: Vec<Vec<Word>> = sentences.iter().map(|&s| words(text, s)).collect();
    let shouting: Vec<bool> = all.iter().map(|words| is_title_case(words, text)).collect();
    let mut known = Known::default();
    for (words, _) in all.iter().zip(&shouting).filter(|(_, shouting)| !**shouting) {
        for (at, word) in words.iter().enumerate().filter(|(_, w)| w.kind == TokenKind::Word) {
            if !word.capital {
                known.small.insert(word.key.clone());
            } else if !opens(words, text, at) && !is_calendar(&word.key) {
                known.names.insert(word.key.clone());
            }
        }
    }
    let mut mentions = Vec::new();
    for (words, &shouting) in all.iter().zip(&shouting) {
        find_in(text, words, shouting, &known, &mut mentions);
    }
    if language.code() == "de" {
        mentions.iter_mut().for_each(|mention| without_german_opener(text, mention));
    }
    let surnames: FxHashSet<String> = (mentions.iter())
        .filter(|m: &&Mention| m.kind == NameKind::Person)
        .filter_map(|m| m.span.of(text).rsplit_once(|c: char| c.is_whitespace()).map(|(_, last)| key(last)))
        .collect();
    // "in Homs and Zabra": what is named in one breath with a place is one.
    for at in 1..mentions.len() {
        let (one, next) = (mentions[at - 1], mentions[at]);
        let between = &text[one.span.end()..next.span.start()];
        if one.kind == NameKind::Place && next.kind == NameKind::Other && matches!(between, " and " | ", " | ", and ") {
            mentions[at].kind = NameKind::Place;
        }
    }
    for mention in &mut mentions {
        if mention.kind == NameKind::Other && surnames.contains(&key(mention.span.of(text))) {
            mention.kind = NameKind::Person;
        }
    }
    if language.code() == "de" {
        // Every noun has its capital in German: one word alone needs better evidence.
        mentions.retain(|m| {
            let shown = m.span.of(text);
            m.title.is_some()
                || matches!(m.kind, NameKind::Place | NameKind::People)
                || shown.contains(char::is_whitespace)
                || !shown.chars().any(char::is_lowercase)
                || surnames.contains(&key(shown))
        });
    }
    mentions
}

/// Takes an article or preposition that opens a German sentence off the name behind it.
fn without_german_opener(text: &str, mention: &mut Mention) {
    let Some((first, rest)) = mention.span.of(text).split_once(char::is_whitespace) else { return };
    if matches!(
        first,
        "Der" | "Die" | "Das" | "Ein" | "Eine" | "Den" | "Dem" | "Des" | "Im" | "Am" | "In" | "Auch" | "Nach"
    ) {
        let rest = rest.trim_start();
        mention.span = Span::new(mention.span.end() - rest.len(), mention.span.end());
        if !rest.contains(char::is_whitespace) {
            let word = key(rest);
            mention.kind = if is_place(&word) { NameKind::Place } else { NameKind::Other };
        }
    }
}

fn find_in(text: &str, words: &[Word], shouting: bool, known: &Known, out: &mut Vec<Mention>) {
    // In a line of capitals only what the rest of the text or the lists know is a name.
    let listed = |w: &Word| is_place(&w.key) || is_people(&w.key);
    let pair_listed = |at: usize| {
        let pair =
            |i: usize| words.get(i + 1).is_some_and(|n| n.near && is_place(&format!("{} {}", words[i].key, n.key)));
        pair(at) || at > 0 && pair(at - 1)
    };
    let usable = |at: usize| {
        let w = &words[at];
        w.capital
            && w.kind == TokenKind::Word
            && !is_calendar(&w.key)
            && (!shouting
                || ((known.names.contains(&w.key) && !known.small.contains(&w.key)) || listed(w) || pair_listed(at)))
    };
    let mut at = 0;
    while at < words.len() {
        // "al-Foua" opens with its small article.
        let article = is_inner_particle(&words[at].key)
            && !words[at].capital
            && matches!(words[at].key.as_str(), "al" | "el" | "an" | "ad" | "as" | "at" | "bin" | "abu")
            && {
                let hyphen = usize::from(
                    words.get(at + 1).is_some_and(|w| w.glued && matches!(w.span.of(text), "-" | "‐" | "‑")),
                );
                hyphen == 1 && words.get(at + 2).is_some_and(|w| w.capital && w.glued)
            };
        let from = if article { at + 2 } else { at };
        if !usable(from) {
            at += 1;
            continue;
        }
        let end = run_end(words, text, from, &usable);
        emit(text, words, at, end, shouting, known, out);
        at = end;
    }
}

/// Words that are never the first of a name, wherever their capital comes from.
fn is_small_word(key: &str) -> bool {
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

/// Turns a run into mentions: ordinary openers and titles off, what is before a title apart.
fn emit(text: &str, words: &[Word], from: usize, end: usize, shouting: bool, known: &Known, out: &mut Vec<Mention>) {
    let (mut start, mut end) = (from, end);
    let opening = opens(words, text, start);
    // "Foreign Ministry" keeps its first word even at the front, "New York" too.
    let kept = |at: usize| {
        let Some(next) = words.get(at + 1).filter(|_| at + 1 < end) else { return false };
        is_place(&format!("{} {}", words[at].key, next.key))
            || (is_title_part(&words[at].key) && (is_title_part(&next.key) || is_body(&next.key)))
            || known.names.contains(&words[at].key) && is_title_part(&words[at].key)
    };
    let ordinary = |at: usize| {
        let w = &words[at];
        if w.kind == TokenKind::Mark || is_small_word(&w.key) {
            return !w.upper;
        }
        opening && is_ordinary(&w.key) && !w.upper && !kept(at)
    };
    while start < end && ordinary(start) {
        start += 1;
    }
    let stripped = start > from;
    if start == end {
        return;
    }
    if opening && !shouting && !stripped {
        let w = &words[start];
        let sure = known.names.contains(&w.key)
            || is_place(&w.key)
            || is_people(&w.key)
            || w.upper
            || is_title_head(&w.key)
            || is_body(&w.key);
        let small = known.small.contains(&w.key);
        if end - start == 1 {
            let article = start > 0 && from + 2 == start;
            let speaks = words.get(end).is_some_and(|n| {
                matches!(
                    n.key.as_str(),
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
        && matches!(words[end - 1].key.as_str(), "prime" | "vice" | "deputy" | "of" | "for" | "and" | "the")
    {
        end -= 1;
    }
    if start >= end {
        return;
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

fn listed_or_upper(w: &Word) -> bool {
    is_place(&w.key) || is_people(&w.key) || w.upper
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
        let part = is_title_part(&before.key) && !matches!(before.key.as_str(), "of" | "for" | "and" | "under")
            || is_title_head(&before.key);
        if before.kind == TokenKind::Word && part { first -= 1 } else { break }
    }
    Some(Span::new(words[first].span.start(), head.span.end()))
}

fn push(text: &str, words: &[Word], start: usize, end: usize, title: Option<Span>, out: &mut Vec<Mention>) {
    let (mut start, mut end) = (start, end);
    while start < end
        && (words[start].kind == TokenKind::Mark || matches!(words[start].key.as_str(), "of" | "for" | "and" | "the"))
    {
        start += 1;
    }
    while start < end
        && (words[end - 1].kind == TokenKind::Mark
            || matches!(words[end - 1].key.as_str(), "of" | "for" | "and" | "the"))
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
        let person = end - start > 2 && is_given(&words[start + 1].key) && !is_body(&words[end - 1].key);
        if !pair && (is_place(&rest) || is_place(rest.trim_end_matches('s')) || person) {
            push(text, words, start, start + 1, None, out);
            push(text, words, start + 1, end, title, out);
            return;
        }
    }
    let span = Span::new(words[start].span.start(), words[end - 1].span.end());
    let keys: Vec<&str> =
        words[start..end].iter().filter(|w| w.kind == TokenKind::Word).map(|w| w.key.as_str()).collect();
    if keys.is_empty() || (keys.len() == 1 && keys[0].len() < 2) {
        return;
    }
    let around = Around {
        before: start.checked_sub(1).map_or("", |at| words[at].key.as_str()),
        before_that: start.checked_sub(2).map_or("", |at| words[at].key.as_str()),
        after: words.get(end).map_or("", |w| w.key.as_str()),
        upper: words[start..end].iter().filter(|w| w.kind == TokenKind::Word).all(|w| w.upper),
        titled: title.is_some(),
    };
    let kind = kind_of(&key(span.of(text)), &keys, &around);
    let title = title.filter(|_| matches!(kind, NameKind::Person));
    out.push(Mention { span, kind, title });
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> String {
        let sentences = crate::text::sentence::sentences(text, Span::new(0, text.len()), Language::ENGLISH);
        let mentions = find(text, &sentences, Language::ENGLISH);
        assert!(mentions.windows(2).all(|pair| pair[0].span.end() <= pair[1].span.start()), "{text}");
        mentions.iter().map(|m| m.span.of(text)).collect::<Vec<_>>().join("|")
    }

    #[test]
    fn cases() {
        for line in
            include_str!("../../tests/data/names_in_text.txt").lines().filter(|l| !l.starts_with('#') && !l.is_empty())
        {
            let (text, names) = line.split_once('\t').unwrap_or((line, ""));
            assert_eq!(found(text), names, "{text}");
        }
    }

    #[test]
    fn a_german_noun_is_no_name() {
        let text =
            "Der Vertrag liegt vor, sagte Pavel Strand in Berlin. Die Lage nannte Strand ernst; die NATO schwieg.";
        let german = Language::new("de");
        let sentences = crate::text::sentence::sentences(text, Span::new(0, text.len()), german);
        let names: Vec<&str> = find(text, &sentences, german).iter().map(|m| m.span.of(text)).collect();
        assert_eq!(names, ["Pavel Strand", "Berlin", "Strand", "NATO"]);
    }

    #[test]
    fn any_text_passes() {
        for text in
            ["", "🙂", "\u{0}", "“““", "A", "A.", "al-", "Al-", "- - -", "محمد العبيدي", "I", "\u{a0}\u{a0}X\u{a0}"]
        {
            found(text);
        }
        found(&"Ab ".repeat(30_000));
        found(&"A".repeat(300_000));
    }
}
