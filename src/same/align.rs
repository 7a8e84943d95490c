//! Two sentences that are nearly the same, word by word: what exactly was changed?

use rustc_hash::FxHashMap;

use crate::language::Language;
use crate::same::concept::concept;
use crate::same::denial::denies;
use crate::same::spelt::spelt;
use crate::span::Span;
use crate::text::background::rarity;
use crate::text::fold::fold;
use crate::text::stem::{is_function_word, stem};
use crate::text::token::{TokenKind, tokens};

/// Longest rest, below what both begin and end with, that is aligned: the table has the square of it.
const LONGEST: usize = 400;

/// Rarity in news from which the first word of a sentence counts as a name: one in some four hundred sentences.
const NAME: f64 = 0.55;

/// A word of a sentence in the form in which it is compared.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Word {
    /// Concept of the stem in one spelling; digits for a number.
    pub(super) key: String,
    pub(super) folded: String,
    pub(super) span: Span,
    pub(super) number: bool,
    /// Written with a capital where none must stand; the first word, when it is rare, as names are.
    pub(super) capital: bool,
    pub(super) function: bool,
    pub(super) denies: bool,
}

/// The words of a sentence.
pub(super) fn words(text: &str) -> Vec<Word> {
    let mut out: Vec<Word> = Vec::new();
    for token in tokens(text, Span::new(0, text.len())) {
        if !matches!(token.kind, TokenKind::Word | TokenKind::Number) {
            continue;
        }
        let shown = token.span.of(text);
        let folded = fold(shown).replace(['.', ','], "");
        if folded == "cent" && out.last().is_some_and(|w| w.folded == "per") {
            out.pop();
        }
        let folded = if folded == "cent" { "percent".to_owned() } else { folded };
        let spelt = spelt(&folded);
        let number = spelt.is_some() || token.kind == TokenKind::Number;
        let key = match spelt {
            Some(n) => n.to_string(),
            None if number => folded.clone(),
            None => concept(&stem(&one_spelling(&folded), Language::ENGLISH)).to_owned(),
        };
        out.push(Word {
            key,
            span: token.span,
            number,
            capital: shown.starts_with(char::is_uppercase)
                && (!out.is_empty() || rarity(&stem(&folded, Language::ENGLISH)) >= NAME),
            function: is_function_word(&folded, Language::ENGLISH) && shown != "US",
            denies: denies(&fold(shown), &text[token.span.end()..]),
            folded,
        });
    }
    out
}

/// British and American spellings as one; what it makes of other words does not matter, as it makes the same
/// of both.
pub(super) fn one_spelling(word: &str) -> String {
    if word.len() < 6 {
        return if word == "tyres" { "tires".to_owned() } else { word.to_owned() };
    }
    let mut out =
        word.replace("programme", "program").replace("our", "or").replace("ogue", "og").replace("ence", "ense");
    for (british, american) in [
        ("isation", "ization"),
        ("ise", "ize"),
        ("ising", "izing"),
        ("yse", "yze"),
        ("lled", "led"),
        ("lling", "ling"),
        ("ller", "ler"),
    ] {
        out = out.replace(british, american);
    }
    if out.ends_with("tre") || out.ends_with("tres") {
        out = out.replace("tre", "ter");
    }
    out
}

/// What stands in one sentence only, at a place where the other may have something else instead.
#[derive(Debug, Default)]
pub(super) struct Gap<'a> {
    pub(super) a: Vec<&'a Word>,
    pub(super) b: Vec<&'a Word>,
}

/// How far two sentences have the same words, wherever those stand.
pub(super) struct Shared {
    /// Words of the one and of the other that the other and the one lack.
    pub(super) gone: (usize, usize),
    /// Share of words that both have, of the longer.
    pub(super) share: f64,
    longer: usize,
}

impl Shared {
    pub(super) fn of(a: &[Word], b: &[Word]) -> Self {
        let gone = (surplus(a, b).values().sum::<usize>(), surplus(b, a).values().sum());
        let longer = a.len().max(b.len());
        Self { gone, share: if longer == 0 { 0.0 } else { (a.len() - gone.0) as f64 / longer as f64 }, longer }
    }

    /// Whether at most so many words, or so great a share, were changed on either side.
    pub(super) fn but_for(&self, words: usize, share: f64) -> bool {
        let most = words.max((share * self.longer as f64) as usize);
        self.gone.0 <= most && self.gone.1 <= most
    }
}

/// How often each key stands in `a` beyond `b`.
fn surplus<'a>(a: &'a [Word], b: &[Word]) -> FxHashMap<&'a str, usize> {
    let mut count: FxHashMap<&str, isize> = FxHashMap::default();
    for word in a {
        *count.entry(&word.key).or_insert(0) += 1;
    }
    for word in b {
        if let Some(n) = count.get_mut(word.key.as_str()) {
            *n -= 1;
        }
    }
    count.into_iter().filter(|&(_, n)| n > 0).map(|(key, n)| (key, n as usize)).collect()
}

/// The places where two sentences differ, from left to right; words that were only moved are left out. Nothing
/// for sentences too long to align.
pub(super) fn gaps<'a>(a: &'a [Word], b: &'a [Word]) -> Vec<Gap<'a>> {
    let start = a.iter().zip(b).take_while(|(x, y)| x.key == y.key).count();
    let end = a[start..].iter().rev().zip(b[start..].iter().rev()).take_while(|(x, y)| x.key == y.key).count();
    let (rest_a, rest_b) = (&a[start..a.len() - end], &b[start..b.len() - end]);
    if rest_a.len() > LONGEST || rest_b.len() > LONGEST {
        return Vec::new();
    }
    let (mut gone_a, mut gone_b) = (surplus(a, b), surplus(b, a));
    // Longest common subsequences of the ends of both.
    let width = rest_b.len() + 1;
    let mut table = vec![0u16; (rest_a.len() + 1) * width];
    for i in (0..rest_a.len()).rev() {
        for j in (0..rest_b.len()).rev() {
            table[i * width + j] = if rest_a[i].key == rest_b[j].key {
                table[(i + 1) * width + j + 1] + 1
            } else {
                table[(i + 1) * width + j].max(table[i * width + j + 1])
            };
        }
    }
    let mut out = vec![Gap::default()];
    let keep = |list: &mut Vec<&'a Word>, gone: &mut FxHashMap<&str, usize>, word: &'a Word| {
        if let Some(n) = gone.get_mut(word.key.as_str()).filter(|n| **n > 0) {
            *n -= 1;
            list.push(word);
        }
    };
    let (mut i, mut j) = (0, 0);
    while i < rest_a.len() || j < rest_b.len() {
        let gap = out.last_mut().expect("one gap stands there from the start");
        if i < rest_a.len() && j < rest_b.len() && rest_a[i].key == rest_b[j].key {
            (i, j) = (i + 1, j + 1);
            out.push(Gap::default());
        } else if j == rest_b.len() || i < rest_a.len() && table[(i + 1) * width + j] >= table[i * width + j + 1] {
            keep(&mut gap.a, &mut gone_a, &rest_a[i]);
            i += 1;
        } else {
            keep(&mut gap.b, &mut gone_b, &rest_b[j]);
            j += 1;
        }
    }
    out.retain(|gap| !gap.a.is_empty() || !gap.b.is_empty());
    out
}

/// A word or a name of several, for the question who stands where.
struct Unit<'a> {
    key: String,
    span: Span,
    content: bool,
    words: &'a [Word],
}

/// Content units beyond which nothing is looked for: pairs of them are tried.
const MOST_UNITS: usize = 80;

/// Two words, or two names, of which each stands where the other stood: "A accused B", "B accused A". Clauses
/// that were moved whole are none, nor parts of a list.
pub(super) fn swapped<'a>(text_a: &'a str, a: &[Word], b: &[Word]) -> Option<(&'a str, &'a str)> {
    // "B was accused by A" says the same.
    let has_by = |words: &[Word]| words.iter().any(|w| w.folded == "by");
    if has_by(a) != has_by(b) {
        return None;
    }
    [false, true].into_iter().find_map(|names| {
        let (a, b) = (units(a, names), units(b, names));
        exchanged(text_a, &a, &b).or_else(|| swapped_units(text_a, &a, &b))
    })
}

/// The two units that stand in each other's place when all others stand in their own.
fn exchanged<'a>(text: &'a str, a: &[Unit<'_>], b: &[Unit<'_>]) -> Option<(&'a str, &'a str)> {
    if a.len() != b.len() {
        return None;
    }
    let mut other = (0..a.len()).filter(|&n| a[n].key != b[n].key);
    let (i, j) = (other.next()?, other.next()?);
    let turned = other.next().is_none() && a[i].key == b[j].key && a[j].key == b[i].key;
    let fits = turned && a[i].content && a[j].content && (j > i + 1 || are_names(a, i, j));
    (fits && !is_list(text, a, i, j)).then(|| (a[i].span.of(text), a[j].span.of(text)))
}

/// Of words side by side only those of names and figures tell something by their order: "to further help".
fn are_names(units: &[Unit<'_>], i: usize, j: usize) -> bool {
    [i, j].iter().all(|&n| units[n].words.iter().all(|w| is_name(w) || w.number))
}

fn units(words: &[Word], names: bool) -> Vec<Unit<'_>> {
    words
        .chunk_by(|x, y| names && is_name(x) && is_name(y))
        .map(|run| Unit {
            key: run.iter().map(|w| w.key.as_str()).collect::<Vec<_>>().join(" "),
            span: run[0].span.cover(run[run.len() - 1].span),
            content: !run[0].function,
            words: run,
        })
        .collect()
}

fn is_name(word: &Word) -> bool {
    (word.capital || word.span.start() == 0) && !word.function
}

fn swapped_units<'a>(text: &'a str, a: &[Unit<'_>], b: &[Unit<'_>]) -> Option<(&'a str, &'a str)> {
    let once = |units: &[Unit<'_>]| {
        let mut at: FxHashMap<String, Option<usize>> = FxHashMap::default();
        for (n, unit) in units.iter().enumerate().filter(|(_, u)| u.content) {
            at.entry(unit.key.clone()).and_modify(|at| *at = None).or_insert(Some(n));
        }
        at
    };
    let (at_a, at_b) = (once(a), once(b));
    let mut both: Vec<(usize, usize)> =
        at_a.iter().filter_map(|(key, at)| Some(((*at)?, at_b.get(key).copied().flatten()?))).collect();
    both.sort_unstable();
    if both.len() > MOST_UNITS {
        return None;
    }
    for (n, &(i, p)) in both.iter().enumerate() {
        for &(j, q) in &both[n + 1..] {
            if p > q
                && (j > i + 1 || are_names(a, i, j))
                && !is_list(text, a, i, j)
                && takes_place(a, b, (i, j), (p, q))
            {
                return Some((a[i].span.of(text), a[j].span.of(text)));
            }
        }
    }
    None
}

/// Whether two units are items of one list: only commas, conjunctions and other names and figures stand between
/// them, and neither is part of a longer name.
fn is_list(text: &str, units: &[Unit<'_>], i: usize, j: usize) -> bool {
    let between = |x: usize, y: usize| &text[units[x].span.end()..units[y].span.start()];
    let named = |n: usize| units[n].words.iter().all(|w| is_name(w) || w.number);
    let touches = |x: usize, y: usize| named(x) && named(y) && between(x, y).trim().is_empty();
    let part = |n: usize| (n > 0 && touches(n - 1, n)) || (n + 1 < units.len() && touches(n, n + 1));
    let joins = |u: &Unit<'_>| u.words.iter().all(|w| matches!(w.folded.as_str(), "and" | "or"));
    let inner = &units[i + 1..j];
    let commas = between(i, j).contains(',');
    (i + 1..j).all(|n| joins(&units[n]) || commas && named(n))
        && (commas || inner.iter().any(joins))
        && !part(i)
        && !part(j)
}

/// Whether the units `i` and `j` of `a`, at `p` and `q` of `b`, have each other's neighbours there: of the four
/// sides at least three.
fn takes_place(a: &[Unit<'_>], b: &[Unit<'_>], (i, j): (usize, usize), (p, q): (usize, usize)) -> bool {
    let (x, y) = (a[i].key.as_str(), a[j].key.as_str());
    let turned = |key: Option<&str>| match key {
        Some(key) if key == x => Some(y.to_owned()),
        Some(key) if key == y => Some(x.to_owned()),
        other => other.map(str::to_owned),
    };
    let side = |units: &[Unit<'_>], at: usize, step: isize| {
        at.checked_add_signed(step).and_then(|at| units.get(at)).map(|u| u.key.clone())
    };
    let sides = [(p, j, -1), (p, j, 1), (q, i, -1), (q, i, 1)];
    sides.iter().filter(|&&(in_b, in_a, step)| turned(side(b, in_b, step).as_deref()) == side(a, in_a, step)).count()
        >= 3
}

#[cfg(test)]
mod tests {
    use super::*;

    fn swap(a: &str, b: &str) -> bool {
        let there = swapped(a, &words(a), &words(b)).is_some();
        assert_eq!(there, swapped(b, &words(b), &words(a)).is_some(), "{a} / {b}");
        there
    }

    #[test]
    fn swapped_actors_are_found_and_moved_clauses_are_not() {
        assert!(swap("Ardania accused Belmark of fraud.", "Belmark accused Ardania of fraud."));
        assert!(swap("Ada Lind sued Boris Tarn on Monday.", "Boris Tarn sued Ada Lind on Monday."));
        assert!(swap("Trains from Oster to Velmar stopped.", "Trains from Velmar to Oster stopped."));
        assert!(!swap("On Monday the mill at Oster burned.", "The mill at Oster burned on Monday."));
        assert!(!swap("Ardania and Belmark signed.", "Belmark and Ardania signed."));
        assert!(swap("Oster beat Sarn after Oster Town had lost.", "Sarn beat Oster after Oster Town had lost."));
        assert!(swap("On June 3, Tarn was freed.", "On Tarn 3, June was freed."));
        assert!(!swap("It may help further talks.", "It may further help talks."));
        assert!(!swap("Oster, Velmar and Sarn voted.", "Velmar, Oster and Sarn voted."));
        assert!(!swap("Ardania accused Belmark.", "Belmark was accused by Ardania."));
        assert!(!swap("", "Ardania"));
    }

    #[test]
    fn gaps_hold_what_was_replaced() {
        let (a, b) =
            (words("Three labour leaders met on Monday in Oster."), words("3 labor leaders met on Friday in Oster."));
        let found = gaps(&a, &b);
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].a[0].folded.as_str(), found[0].b[0].folded.as_str()), ("monday", "friday"));
        assert!(gaps(&a, &a).is_empty());
        let shared = Shared::of(&a, &b);
        assert!((shared.share - 7.0 / 8.0).abs() < 1e-9 && shared.gone == (1, 1));
        assert!(shared.but_for(1, 0.0) && !shared.but_for(0, 0.1));
        let moved = words("On Monday in Oster, three labour leaders met.");
        assert!(gaps(&a, &moved).is_empty());
    }
}
