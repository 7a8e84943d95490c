//! Names in running text, by capitals and rules.
//!
//! Two passes over the tokens: the first learns which words the text writes with a capital where
//! nothing else asks for one, and which it also writes small; the second puts runs of capitalised
//! words together and takes titles off them. A script without capitals has no names here.

use rustc_hash::{FxHashMap, FxHashSet};

use super::line::{Word, is_title_case, opens, words};
use super::run::{is_inner_particle, run_end};
use super::short::short_head;
use super::title::{Known, emit};
use super::words::{is_calendar, is_people, is_place, is_title_head, key};
use super::{Mention, NameKind};
use crate::language::Language;
use crate::span::Span;
use crate::text::stop::BEFORE_I;
use crate::text::token::TokenKind;

/// The names in `sentences`; see [`super::find`].
pub(crate) fn find(text: &str, sentences: &[Span], language: Language) -> Vec<Mention> {
    let all: Vec<Vec<Word>> = sentences.iter().map(|&s| words(text, s)).collect();
    let shouting: Vec<bool> = all.iter().map(|words| is_title_case(words, text)).collect();
    let mut known = Known::default();
    for (words, _) in all.iter().zip(&shouting).filter(|(_, shouting)| !**shouting) {
        for (at, word) in words.iter().enumerate().filter(|(_, w)| w.kind == TokenKind::Word) {
            if !word.capital {
                known.small.insert(&word.key);
            } else if !opens(words, text, at) && !is_calendar(&word.key) {
                known.names.insert(&word.key);
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
    if language == Language::ENGLISH {
        short_bodies(text, &all, &mut mentions);
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

/// Most bodies of one head noun that are remembered: with as many it cannot be told which is meant.
const MOST_BODIES: usize = 8;

/// "The observatory", small, where one body named before in the text is one: a mention of it. Where two
/// are, it is left alone.
fn short_bodies(text: &str, all: &[Vec<Word>], mentions: &mut Vec<Mention>) {
    let mut named: FxHashMap<&str, Vec<String>> = FxHashMap::default();
    let mut found: Vec<Mention> = Vec::new();
    let mut next = 0;
    for words in all {
        for at in 1..words.len() {
            let (the, word) = (&words[at - 1], &words[at]);
            while let Some(mention) = mentions.get(next).filter(|m| m.span.start() < word.span.start()) {
                next += 1;
                let full = key(mention.span.of(text));
                if mention.kind == NameKind::Organisation
                    && full.contains(' ')
                    && let Some(head) = short_head(&full)
                {
                    let known = named.entry(head).or_default();
                    if known.len() < MOST_BODIES && !known.contains(&full) {
                        known.push(full);
                    }
                }
            }
            // "The ministry spokesman" is the spokesman.
            let spokesman = words.get(at + 1).is_some_and(|w| is_title_head(&w.key));
            if the.key != "the" || word.capital || word.kind != TokenKind::Word || spokesman {
                continue;
            }
            let Some(known) = named.get(word.key.as_ref()) else { continue };
            // "Foreign Ministry" and "Iranian Foreign Ministry" are one; a plain list of two is not.
            let longest = known.iter().max_by_key(|full| full.len()).map_or("", String::as_str);
            if known.iter().all(|full| longest.ends_with(full.as_str())) {
                found.push(Mention { span: word.span, kind: NameKind::Organisation, title: None });
            }
        }
    }
    found.retain(|m| {
        let at = mentions.partition_point(|o| o.span.end() <= m.span.start());
        mentions.get(at).is_none_or(|o| m.span.end() <= o.span.start())
    });
    mentions.extend(found);
    mentions.sort_by_key(|m| m.span);
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

fn find_in(text: &str, words: &[Word], shouting: bool, known: &Known<'_>, out: &mut Vec<Mention>) {
    // In a line of capitals only what the rest of the text or the lists know is a name.
    let listed = |w: &Word| is_place(&w.key) || is_people(&w.key);
    let pair_listed = |at: usize| {
        let pair =
            |i: usize| words.get(i + 1).is_some_and(|n| n.near && is_place(&format!("{} {}", words[i].key, n.key)));
        pair(at) || at > 0 && pair(at - 1)
    };
    // "Mar-a-Lago" is no month.
    let opens_compound = |at: usize| {
        words[at].key.len() == 3
            && words[at].key != "may"
            && words.get(at + 1).is_some_and(|w| w.glued && w.span.of(text) == "-")
            && words.get(at + 2).is_some_and(|w| w.glued && !w.capital && w.kind == TokenKind::Word)
            && words.get(at + 3).is_some_and(|w| w.glued && w.span.of(text) == "-")
    };
    // "I. Brandt" is no pronoun, but "World War I. Halder" and "so did I. Halder" end a sentence.
    let is_initial = |at: usize| {
        let ends = at.checked_sub(1).map(|b| &words[b]).is_some_and(|before| {
            before.capital && !is_title_head(&before.key) && before.kind == TokenKind::Word
                || BEFORE_I.contains(&before.key.as_ref())
        });
        let capital = |w: &Word| w.capital && w.kind == TokenKind::Word && !is_calendar(&w.key);
        words[at].span.of(text) == "I"
            && !ends
            && words.get(at + 1).is_some_and(|w| w.glued && w.span.of(text) == ".")
            && words.get(at + 2).is_some_and(capital)
    };
    // "Seventy-six companies" opens with a number.
    let is_number = |at: usize| {
        TENS.contains(&words[at].key.as_ref())
            && words.get(at + 1).is_some_and(|w| w.glued && matches!(w.span.of(text), "-" | "\u{2010}" | "\u{2011}"))
            && words.get(at + 2).is_some_and(|w| w.glued && DIGITS.contains(&w.key.as_ref()))
    };
    // "Pham Thu Hien" is no Thursday.
    let is_syllable = |at: usize| {
        let capital = |at: usize| {
            words.get(at).is_some_and(|w: &Word| w.capital && w.kind == TokenKind::Word && !is_calendar(&w.key))
        };
        words[at].key.len() == 3 && at > 0 && words[at].near && capital(at - 1) && capital(at + 1) && words[at + 1].near
    };
    let usable = |at: usize| {
        let w = &words[at];
        w.capital
            && !is_number(at)
            && w.kind == TokenKind::Word
            && (!is_calendar(&w.key) || opens_compound(at) || is_initial(at) || is_syllable(at))
            && (!shouting
                || ((known.names.contains(w.key.as_ref()) && !known.small.contains(w.key.as_ref()))
                    || listed(w)
                    || pair_listed(at)))
    };
    let mut at = 0;
    while at < words.len() {
        // "al-Foua" opens with its small article.
        let article = is_inner_particle(&words[at].key)
            && !words[at].capital
            && matches!(words[at].key.as_ref(), "al" | "el" | "an" | "ad" | "as" | "at" | "bin" | "abu")
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

/// The parts of a number in two words.
const TENS: [&str; 8] = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
const DIGITS: [&str; 9] = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];

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
