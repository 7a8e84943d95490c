//! Taking a name apart: words to sounds, titles and particles off.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::given;
use super::raw::{DROPPED, Dropped, divided, is_abd, raw_words};
use super::sound::{coarse, sounds};
use super::syllable::{self, Syllable};

/// Most words of a name that are looked at: nobody's name is longer, and a pasted page must not
/// cost more than a name.
pub(super) const MOST_WORDS: usize = 16;
/// What a word proves falls with the logarithm of its bearers, as evidence does: one borne by 300 of ten
/// thousand people proves a quarter of what one borne by a single person does.
const RARITY: f32 = 0.13;
/// Even a name that everybody bears is shared by few pairs of strangers.
const LEAST_WEIGHT: f32 = 0.2;
/// What a word of one or two letters proves that is not known to be common.
const SHORT_WEIGHT: f32 = 0.7;
/// Bearers among ten thousand people from which a part is a common one.
const MANY: f32 = 10.0;

/// A word of a name that counts.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Part {
    /// The sounds, without a leading "Abd".
    pub(crate) sounds: String,
    /// As written, for reasons.
    pub(crate) shown: String,
    /// "Abd" stood before it: Abd el Karim, Abdelkarim.
    pub(crate) abd: bool,
    /// From a script that does not write short vowels.
    pub(crate) unwritten: bool,
    /// Its letters as written, when it is.
    pub(crate) letters: Vec<u8>,
    /// Many people bear it.
    pub(crate) common: bool,
    /// What sharing it proves, in hundredths: 100 for a name hardly anybody bears.
    proves: u8,
    /// The known given name it is, if it is one.
    pub(crate) given: Option<usize>,
    /// A father's name: after bin, ibn, wuld.
    pub(crate) kin: bool,
    /// The syllable it is, in a name made of syllables.
    pub(crate) syllable: Option<Syllable>,
}

impl Part {
    /// How much sharing it proves.
    pub(crate) fn weight(&self) -> f32 {
        f32::from(self.proves) / 100.0
    }

    /// A first name that is often put before the name a man is called by: Muhammad, Abu, Syed.
    pub(crate) fn is_prefixed(&self) -> bool {
        self.given.is_some_and(|line| Some(line) == given::line("muhamad")) || self.sounds == "abu"
    }

    /// A first letter only.
    pub(crate) fn is_initial(&self) -> bool {
        self.sounds.len() == 1
    }
}

fn proves(sounds: &str) -> u8 {
    let rare = 1.0 - RARITY * bearers(sounds).ln();
    let most = if sounds.len() <= 2 { SHORT_WEIGHT } else { 1.0 };
    (rare.clamp(LEAST_WEIGHT, most) * 100.0) as u8
}

/// Of ten thousand people, how many bear a part of this class.
static COMMON: LazyLock<FxHashMap<String, f32>> = LazyLock::new(|| {
    let mut common = FxHashMap::default();
    for line in include_str!("data/common.txt").lines().filter(|line| !line.starts_with('#')) {
        let mut words = line.split_whitespace();
        let figure: f32 = words.next().and_then(|figure| figure.parse().ok()).unwrap_or(1.0);
        common.extend(words.map(|word| (coarse(&sounds(word)), figure)));
    }
    common
});

/// How many of ten thousand people bear a part with these sounds; 1 when it is not known to be common.
fn bearers(sounds: &str) -> f32 {
    COMMON.get(&coarse(sounds)).copied().unwrap_or(1.0)
}

/// Whether many people bear a word with these sounds.
pub(crate) fn is_common(sounds: &str) -> bool {
    bearers(sounds) >= MANY
}
/// Which of several of one name it says it is: 1 for Sr, 2 for Jr or II, 3 and 4 for III and IV.
pub(crate) fn generation(name: &str) -> Option<u8> {
    let mut words = name.rsplit(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
    let last = words.next().filter(|word| word.len() <= 6 && words.next().is_some())?;
    match last.to_ascii_lowercase().as_str() {
        "sr" | "senior" => Some(1),
        "jr" | "junior" | "ii" => Some(2),
        "iii" => Some(3),
        "iv" => Some(4),
        _ => None,
    }
}

/// The parts of a name, in its order.
pub(crate) fn parts(name: &str) -> Vec<Part> {
    let mut raw = raw_words(name);
    raw.retain(|word| !word.letters.is_empty());
    let raw = divided(raw);
    let all = raw.len();
    let what: Vec<Option<Dropped>> = (raw.iter())
        .map(|word| DROPPED.get(word.letters.as_str()).copied())
        .zip(&raw)
        // The consonants of عمر are those of "Mr": only a known word of such a script is a title.
        .map(|(what, word)| what.filter(|what| !word.unwritten || matches!(what, Dropped::Article | Dropped::Kin)))
        .collect();
    // Titles fall off the front, suffixes off the end, as long as something is left.
    let counts = |at: usize| !matches!(what[at], Some(Dropped::Article | Dropped::Kin | Dropped::Suffix));
    let mut start = 0;
    while start + 1 < all
        && (what[start] == Some(Dropped::Title)
            || what[start] == Some(Dropped::Maybe) && (start + 1..all).filter(|&at| counts(at)).count() > 1)
    {
        start += 1;
    }
    let mut end = all;
    while end > start + 1 && what[end - 1] == Some(Dropped::Suffix) {
        end -= 1;
    }
    let mut parts: Vec<Part> = Vec::new();
    let mut letters_of: Vec<&str> = Vec::new();
    let (mut abd, mut kin) = (false, false);
    for at in start..end {
        let word = &raw[at];
        let last = at + 1 == end;
        match what[at] {
            // "An" and "As" are also people's names: at the front an article needs its hyphen.
            Some(Dropped::Article)
                if !last
                    && (at > start || word.before_hyphen || matches!(word.letters.as_str(), "al" | "el" | "the")) =>
            {
                continue;
            }
            Some(Dropped::Kin) if !last => {
                kin = true;
                continue;
            }
            Some(Dropped::Title)
                if !last
                    && at > start
                    && matches!(word.letters.as_str(), "hajj" | "haji" | "hajji" | "mullah" | "sheikh") =>
            {
                continue;
            }
            _ => {}
        }
        // At the end it is the rest of a name that was cut off.
        if is_abd(&word.letters) && word.letters != "abdi" && (!last || parts.len() > 1) {
            abd = true;
            continue;
        }
        let letters = word.letters.as_str();
        let spelled = sounds(letters);
        let spelled = if spelled.is_empty() { letters.to_owned() } else { spelled };
        let common = is_common(&spelled);
        let unwritten = word.unwritten;
        let is_abd = abd || word.abd;
        let given = match () {
            () if unwritten => given::line(&word.shown),
            () => given::line(&spelled),
        };
        parts.push(Part {
            given,
            proves: proves(&spelled),
            sounds: spelled,
            shown: word.shown.clone(),
            abd: is_abd,
            unwritten,
            letters: word.native.clone(),
            common,
            kin,
            syllable: None,
        });
        letters_of.push(letters);
        (abd, kin) = (false, false);
        if parts.len() == MOST_WORDS {
            break;
        }
    }
    if parts.iter().any(|p| p.abd || p.unwritten || p.kin) {
        return parts;
    }
    match syllable::of_name(&letters_of) {
        Some(split) => in_syllables(&split),
        None => parts,
    }
}

/// A name made of syllables has each of them as a part, whether they were joined or not.
fn in_syllables(words: &[Vec<(Syllable, &str)>]) -> Vec<Part> {
    (words.iter().flatten())
        .map(|&(syllable, letters)| {
            let spelled = sounds(letters);
            let spelled = if spelled.is_empty() { letters.to_owned() } else { spelled };
            Part {
                common: is_common(&spelled),
                proves: proves(&spelled),
                sounds: spelled,
                shown: letters.to_owned(),
                abd: false,
                unwritten: false,
                letters: Vec::new(),
                given: None,
                kin: false,
                syllable: Some(syllable),
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(name: &str) -> String {
        parts(name)
            .iter()
            .map(|p| format!("{}{}", if p.abd { "abd+" } else { "" }, p.sounds))
            .collect::<Vec<_>>()
            .join(" ")
    }

    #[test]
    fn titles_articles_and_apostrophes_fall_off() {
        for (name, parts) in [
            ("Dr. Tamim al-Warraq", "tamim warak"),
            ("Abd el Karim Zuhdi", "abd+karim zuhdi"),
            ("Abdelkarim Zuhdi", "abd+karim zuhdi"),
            ("Sa’id bin Taher", "sEd taher"),
            ("Orhan Kaya Jr.", "orhan kaya"),
            ("", ""),
            ("\u{0}🙂", ""),
            ("al", "al"),
            ("Ng", "ng"),
            ("عمر", "mr"),
            ("عمر بن حسن", "mr hsn"),
        ] {
            let found = shown(name).replace('q', "k");
            assert_eq!(found, parts, "{name}");
        }
    }

    #[test]
    fn a_native_script_is_never_an_empty_name() {
        for name in ["محمد العبيدي", "Дмитрий", "習近平", "בנימין", "김", "Νίκος", "สมชาย"]
        {
            assert!(!parts(name).is_empty(), "{name}");
        }
    }

    #[test]
    fn a_page_is_no_name_but_passes() {
        assert!(parts(&"Wort ".repeat(200_000)).len() <= MOST_WORDS);
    }
}
