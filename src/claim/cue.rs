//! Cues: the words by which a text says that somebody says something.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

/// How far the outlet goes along with what it reports, by the verb it chooses.
///
/// A description of words, not of intentions: "claimed" leaves open what "said" leaves open too, but
/// readers and style books take it as a step back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Stance {
    /// It leaves open whether it is so ("said", "told", "according to").
    Neutral,
    /// It steps back ("claimed", "alleged").
    Doubting,
    /// It takes it to be so ("revealed", "admitted").
    Endorsing,
    /// What follows is what is denied ("denied", "rejected").
    Denying,
}

/// What a word means as a cue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct CueWord {
    pub(crate) stance: Stance,
    /// It gives words ("said that ..."), where others tell of deeds and feelings ("urged", "feared").
    speech: bool,
    /// What it governs is not put as a fact, by the speaker neither ("hoped").
    open: bool,
}

impl CueWord {
    /// It gives words ("said that ...").
    pub(crate) fn is_speech(self) -> bool {
        self.speech
    }

    /// It tells of a deed done by words or of a thought ("accused", "urged").
    pub(crate) fn is_deed(self) -> bool {
        !self.speech && !self.open
    }
}

/// What a folded word means as a cue, if it can be one. The caller looks at its neighbours.
pub(crate) fn cue_word(folded: &str) -> Option<CueWord> {
    static WORDS: LazyLock<FxHashMap<String, CueWord>> = LazyLock::new(load);
    WORDS.get(folded).copied()
}

/// Whether a word as written says that somebody says something.
pub(crate) fn is_speech(word: &str) -> bool {
    let folded = crate::text::fold::fold(word);
    folded == "according" || cue_word(&folded).is_some_and(|c| c.speech)
}

/// What kind of cue a folded word can be, as a number: 0 none, 1 speech, 2 an act, 3 one that leaves open.
/// It lets a rare verb ("alleged") count as what common ones of its kind are.
pub(crate) fn kind_of(folded: &str) -> u8 {
    match cue_word(folded) {
        None => u8::from(folded == "according"),
        Some(CueWord { speech: true, .. }) => 1,
        Some(CueWord { open: true, .. }) => 3,
        Some(_) => 2,
    }
}

/// Whether a word as written is a cue of the table, "according" or a colon: what it governs is told as
/// somebody's, and not by the outlet.
pub(crate) fn reports(word: &str) -> bool {
    let folded = crate::text::fold::fold(word);
    matches!(folded.as_str(), "according" | ":" | "citing") || cue_word(&folded).is_some_and(|c| !c.open)
}

/// Whether what a folded cue governs is left open by the speaker too.
pub(crate) fn leaves_open(folded: &str) -> bool {
    cue_word(folded).is_some_and(|c| c.open)
}

/// The stance of a cue as written: that of its first cue verb, neutral when none is known.
pub(crate) fn stance_of(cue: &str) -> Stance {
    crate::text::fold::fold(cue).split_whitespace().find_map(cue_word).map_or(Stance::Neutral, |word| word.stance)
}

fn load() -> FxHashMap<String, CueWord> {
    let mut words = FxHashMap::default();
    for line in include_str!("data/cues.txt").lines().filter(|l| !l.starts_with('#')) {
        let mut fields = line.split_whitespace();
        let stance = match fields.next() {
            Some("neutral") => Stance::Neutral,
            Some("doubting") => Stance::Doubting,
            Some("endorsing") => Stance::Endorsing,
            Some("denying") => Stance::Denying,
            _ => continue,
        };
        let (speech, open) = match fields.next() {
            Some("speech") => (true, false),
            Some("open") => (false, true),
            _ => (false, false),
        };
        for verb in fields {
            let mut forms = verb.split('/');
            let Some(base) = forms.next() else { continue };
            let irregular: Vec<&str> = forms.collect();
            for word in inflect(base, &irregular) {
                words.entry(word).or_insert(CueWord { stance, speech, open });
            }
        }
    }
    words
}

/// The forms of an English verb; irregular ones replace the regular past, and one that ends in -s the
/// regular third person.
fn inflect(base: &str, irregular: &[&str]) -> Vec<String> {
    let stem = base.strip_suffix('e').unwrap_or(base);
    let doubled = double_last(base);
    let third = match irregular.iter().find(|w| w.ends_with('s')) {
        Some(word) => (*word).to_owned(),
        None if base.ends_with("ss") || base.ends_with("sh") || base.ends_with("ch") || base.ends_with('x') => {
            format!("{base}es")
        }
        None => format!("{base}s"),
    };
    let mut forms = vec![base.to_owned(), third, format!("{}ing", doubled.as_deref().unwrap_or(stem))];
    let mut past: Vec<String> = irregular.iter().filter(|w| !w.ends_with('s')).map(|w| (*w).to_owned()).collect();
    if past.is_empty() {
        past.push(format!("{}ed", doubled.as_deref().unwrap_or(stem)));
    }
    forms.extend(past);
    forms
}

/// "quip" gives "quipp", "admit" gives "admitt": the few verbs of the table whose last letter doubles.
fn double_last(base: &str) -> Option<String> {
    const DOUBLING: [&str; 4] = ["quip", "admit", "slam", "rebut"];
    DOUBLING.contains(&base).then(|| format!("{base}{}", &base[base.len() - 1..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_of_a_verb_is_known_by_its_stance() {
        for (word, stance) in [
            ("said", Stance::Neutral),
            ("says", Stance::Neutral),
            ("claiming", Stance::Doubting),
            ("alleged", Stance::Doubting),
            ("admitted", Stance::Endorsing),
            ("denies", Stance::Denying),
            ("stressing", Stance::Neutral),
            ("stresses", Stance::Neutral),
            ("pledged", Stance::Neutral),
        ] {
            let cue = cue_word(word).unwrap_or_else(|| panic!("{word} is a cue"));
            assert_eq!(cue.stance, stance, "{word}");
        }
        assert!(is_speech("According") && is_speech("says") && !is_speech("hoped") && !is_speech("urged"));
        assert!(leaves_open("hoped") && !leaves_open("said"));
        assert_eq!(cue_word("bridge"), None);
        assert_eq!(cue_word("sayed"), None);
    }
}
