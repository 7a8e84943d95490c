//! The words of a name as they stand: letters of any script in plain ones, words grown together taken
//! apart. What each of them is in the name is told in [`super::parse`].

use std::sync::LazyLock;

use rustc_hash::FxHashMap;
use unicode_normalization::UnicodeNormalization;

use super::parse::MOST_WORDS;
use super::unwritten;

/// Most characters of a name that are looked at: a pasted page must not cost more than a name.
const MOST_CHARS: usize = 400;
/// Most characters that are normalised to get these: a syllable of Hangul is written with up to three. A
/// run of accents is sorted as a whole, so that it must be cut before.
const MOST_WRITTEN: usize = 3 * MOST_CHARS;

/// What a word is that is no part of a name by itself.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Dropped {
    Article,
    Kin,
    Title,
    /// A title that is a given name as well.
    Maybe,
    Suffix,
}

/// Words that fall off a name, in plain letters.
pub(super) static DROPPED: LazyLock<FxHashMap<&'static str, Dropped>> = LazyLock::new(|| {
    let lines = include_str!("data/dropped.txt").lines().filter(|line| !line.starts_with('#'));
    lines
        .filter_map(|line| {
            let (word, what) = line.split_once(' ')?;
            let what = match what.trim() {
                "article" => Dropped::Article,
                "kin" => Dropped::Kin,
                "title" => Dropped::Title,
                "maybe" => Dropped::Maybe,
                _ => Dropped::Suffix,
            };
            Some((word, what))
        })
        .collect()
});

/// Whether a lower-case word is an article or "son of" within a name.
pub(crate) fn is_particle(word: &str) -> bool {
    matches!(DROPPED.get(word), Some(Dropped::Article | Dropped::Kin))
}

/// Apostrophes, primes and letters that stand for a glottal stop: dropped, for outlets set them as
/// they please.
pub(crate) fn is_apostrophe(c: char) -> bool {
    matches!(
        c,
        '\'' | '’'
            | '‘'
            | '`'
            | '´'
            | 'ʻ'
            | 'ʼ'
            | 'ʽ'
            | 'ʾ'
            | 'ʿ'
            | 'ˈ'
            | '′'
            | '‛'
            | '＇'
            | '‵'
            | 'ʹ'
            | '"'
            | '“'
            | '”'
    )
}

fn is_unwritten(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{6ff}' | '\u{750}'..='\u{77f}' | '\u{8a0}'..='\u{8ff}')
}

fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}' | '\u{f900}'..='\u{faff}')
}

/// A word as it stands, before it is known what it is.
pub(super) struct Raw {
    pub(super) letters: String,
    pub(super) shown: String,
    pub(super) unwritten: bool,
    /// See [`super::parse::Part::letters`].
    pub(super) native: Vec<u8>,
    /// Joined by a hyphen to the next word.
    pub(super) before_hyphen: bool,
    pub(super) abd: bool,
}

/// The words of a name, in order.
pub(super) fn raw_words(name: &str) -> Vec<Raw> {
    let mut words: Vec<(String, bool)> = Vec::new();
    let mut word = String::new();
    let mut hyphen = false;
    let mut commas: Vec<usize> = Vec::new();
    for c in name.chars().take(MOST_WRITTEN).nfkc().take(MOST_CHARS) {
        if is_apostrophe(c)
            || matches!(c, '\u{200c}' | '\u{200d}' | '\u{ad}' | '\u{640}' | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{591}'..='\u{5c7}')
        {
            continue;
        }
        if c.is_alphabetic() || (is_unwritten(c) && !c.is_numeric() && c != '،') || is_mark(c) {
            if is_han(c) && !word.is_empty() {
                words.push((std::mem::take(&mut word), hyphen));
                hyphen = false;
            }
            word.push(c);
        } else if !word.is_empty() {
            words.push((std::mem::take(&mut word), hyphen));
            hyphen = matches!(c, '-' | '‐' | '‑' | '–' | '_' | '־');
        }
        if matches!(c, ',' | '،' | '，') {
            commas.push(words.len());
        }
    }
    if !word.is_empty() {
        words.push((word, hyphen));
    }
    words.truncate(MOST_WORDS * 2);
    let hyphens: Vec<bool> = words.iter().map(|word| word.1).collect();
    let mut raw: Vec<Raw> = words.into_iter().map(|(shown, _)| raw_word(shown)).collect();
    for (at, word) in raw.iter_mut().enumerate() {
        word.before_hyphen = hyphens.get(at + 1).copied().unwrap_or(false);
    }
    // "Warraq, Tamim": lists put the surname first. "Kaya, Jr." is no such name.
    if let [comma] = commas[..]
        && comma > 0
        && raw.get(comma..).is_some_and(|rest| {
            rest.iter()
                .any(|word| !matches!(DROPPED.get(word.letters.as_str()), Some(Dropped::Suffix | Dropped::Title)))
        })
    {
        raw.rotate_left(comma);
    }
    raw
}

/// Marks that belong to the letter before them: accents, and the vowel signs of Indic scripts, Thai,
/// Burmese and their neighbours.
const fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{900}'..='\u{903}' | '\u{93a}'..='\u{94f}' | '\u{981}'..='\u{983}'
        | '\u{9bc}'..='\u{9d7}' | '\u{a01}'..='\u{a03}' | '\u{a3c}'..='\u{a51}' | '\u{a70}'..='\u{a75}'
        | '\u{abc}'..='\u{acd}' | '\u{b3c}'..='\u{b57}' | '\u{bbe}'..='\u{bd7}' | '\u{c3c}'..='\u{c56}'
        | '\u{cbc}'..='\u{cd6}' | '\u{d3b}'..='\u{d57}' | '\u{dca}'..='\u{ddf}' | '\u{e31}'..='\u{e3a}'
        | '\u{e47}'..='\u{e4e}' | '\u{102b}'..='\u{103e}')
}

fn raw_word(shown: String) -> Raw {
    let unwritten = shown.chars().any(is_unwritten);
    let mut native = None;
    let mut abd = false;
    let mut god = false;
    let mut rest = shown.as_str();
    if unwritten {
        native = match rest {
            "عبد" => Some("abd"),
            "بن" | "ابن" => Some("bin"),
            "ولد" => Some("wuld"),
            "ابو" | "أبو" | "ابي" | "أبي" => Some("abu"),
            "الله" | "اللہ" => Some("allah"),
            "شيخ" | "الشيخ" | "شیخ" => Some("sheikh"),
            "حاج" | "حاجي" | "حاجی" | "الحاج" => Some("haji"),
            "ملا" => Some("mullah"),
            "مولوي" | "مولوی" => Some("mawlawi"),
            "سيد" | "سید" | "السيد" => Some("sayyid"),
            "دكتور" | "الدكتور" | "دکتر" => Some("doctor"),
            _ => None,
        };
        if let Some(inner) = rest.strip_prefix("عبد").filter(|inner| inner.chars().count() > 2) {
            abd = true;
            rest = inner;
        }
        if abd && matches!(rest, "الله" | "اللہ") {
            native = Some("ala");
        }
        if let Some(stem) = rest.strip_suffix("الله").filter(|stem| stem.chars().count() > 1) {
            god = true;
            rest = stem;
        }
        if let Some(inner) = rest.strip_prefix("ال").filter(|inner| inner.chars().count() > 1) {
            rest = inner;
        }
    }
    let mut letters = String::new();
    for c in rest.chars() {
        match c {
            // "ø", "ö" and "ü" are also spelled oe and ue, but plain o and u agree with more.
            'ى' | 'ئ' => letters.push('y'),
            'ا' | 'أ' | 'إ' | 'آ' | 'ٱ' | 'ة' => letters.push('a'),
            'و' | 'ؤ' => letters.push('w'),
            'ه' | 'ح' => letters.push('h'),
            _ => letters.extend(
                any_ascii::any_ascii_char(c)
                    .bytes()
                    .filter(u8::is_ascii_alphabetic)
                    .map(|b| b.to_ascii_lowercase() as char),
            ),
        }
    }
    let mut written = if unwritten { unwritten::letters(rest) } else { Vec::new() };
    if god {
        letters.push_str("ula");
        written.extend(unwritten::letters("لة"));
    }
    if let Some(known) = native {
        letters = known.to_owned();
    }
    // A word that is known is as good as one in Latin letters.
    let unwritten = unwritten && native.is_none() && !written.is_empty();
    if !unwritten {
        for prefix in ["abdul", "abdel", "abdal", "abdol", "abdoul", "abdour", "abdur", "abder", "abdus", "abd"] {
            if let Some(inner) = letters.strip_prefix(prefix).filter(|inner| inner.len() > 2) {
                abd = true;
                letters = inner.to_owned();
                break;
            }
        }
    }
    let native = if unwritten { written } else { Vec::new() };
    Raw { letters, shown, unwritten, native, before_hyphen: false, abd }
}

/// Words grown together are taken apart, and "Fayz Allah" is put together, so that both ways of writing
/// meet: Aboubakr, Abu Bakr; Seyedmehdi, Seyed Mehdi; Faizullah, Fayz Ullah, Faizollah.
pub(super) fn divided(raw: Vec<Raw>) -> Vec<Raw> {
    let mut out: Vec<Raw> = Vec::with_capacity(raw.len());
    let many = raw.len();
    for mut word in raw {
        if is_allah(&word.letters) && !word.abd {
            if let Some(last) = out.last_mut().filter(|last| {
                last.letters.len() > 2 && !DROPPED.contains_key(last.letters.as_str()) && !is_abd(&last.letters)
            }) {
                last.letters.push_str("ula");
                if last.unwritten {
                    last.native.extend(unwritten::letters("لة"));
                }
                last.shown = format!("{} {}", last.shown, word.shown);
                last.before_hyphen = word.before_hyphen;
                continue;
            }
            word.letters = "ala".to_owned();
        } else if word.abd
            && matches!(
                word.letters.as_str(),
                "lah" | "llah" | "la" | "lla" | "ulla" | "ullah" | "olla" | "ulah" | "ollah" | "lh" | "allh" | "alh"
            )
        {
            word.letters = "ala".to_owned();
        } else if !word.unwritten
            && !DROPPED.contains_key(word.letters.as_str())
            && let Some(stem) = ["ullah", "ollah", "allah", "ulla", "olla", "ulah", "olah"]
                .iter()
                .find_map(|end| word.letters.strip_suffix(end))
                .filter(|stem| stem.len() > 2)
        {
            word.letters = format!("{stem}ula");
        }
        let grown = ["abou", "abu", "seyed", "seyyed", "sayyed", "sayyid", "syed"]
            .iter()
            .find_map(|front| Some((*front, word.letters.strip_prefix(front)?)))
            .filter(|(front, rest)| {
                !word.unwritten
                    && rest.len() > 3
                    && !super::sound::is_vowel(rest.as_bytes()[0])
                    && (many > 1 || front.len() < 5)
            });
        if let Some((front, rest)) = grown {
            let (front, rest) = (front.to_owned(), rest.to_owned());
            out.push(Raw {
                letters: front.clone(),
                shown: front,
                unwritten: false,
                native: Vec::new(),
                before_hyphen: true,
                abd: false,
            });
            word.letters = rest;
        }
        out.push(word);
    }
    out
}

/// God's name as the second half of a given name: Fayz Allah, Hedayat Ullah.
fn is_allah(letters: &str) -> bool {
    matches!(letters, "allah" | "ullah" | "ollah" | "alla" | "ulla" | "alh" | "allh" | "lh" | "llh" | "ullha" | "olah")
}

/// "Servant of", which the next word belongs to.
pub(super) fn is_abd(letters: &str) -> bool {
    matches!(letters, "abd" | "abdul" | "abdel" | "abdal" | "abdol" | "abdoul" | "abdur" | "abdus" | "abdi")
}
