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

/// What follows a cue verb.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Frame {
    /// A sentence: "said (that) the bridge was open".
    Clause,
    /// An object or an infinitive: "urged both sides to talk".
    Act,
    /// Either, and too seldom a source to part a sentence by.
    Any,
}

/// What kind of verb a cue is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Act {
    /// It gives words ("said that ...").
    Speech,
    /// It tells of a deed done by words or of a thought ("accused", "urged").
    Deed,
    /// What it governs is not put as a fact, by the speaker neither ("hoped").
    Open,
}

/// The form a cue verb stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// "say", as after "they" or "to".
    Base,
    /// "says".
    Third,
    /// "said".
    Past,
    /// "saying".
    Participle,
}

/// What a word means as a cue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct CueWord {
    pub(crate) stance: Stance,
    pub(crate) frame: Frame,
    pub(crate) act: Act,
    pub(crate) form: Form,
    /// This form is more often a noun ("points", "the report").
    pub(crate) noun: bool,
    /// The verb takes objects as often as sentences ("reported losses", "showed footage").
    pub(crate) object: bool,
}

/// What a folded word means as a cue, if it can be one. The caller looks at its neighbours.
pub(crate) fn cue_word(folded: &str) -> Option<CueWord> {
    static WORDS: LazyLock<FxHashMap<String, CueWord>> = LazyLock::new(load);
    WORDS.get(folded).copied()
}

/// The same for a verb by which a sentence is parted for a comparison.
pub(crate) fn parting_word(folded: &str) -> Option<CueWord> {
    cue_word(folded).filter(|c| c.frame != Frame::Any)
}

/// Whether a word as written says that somebody says something.
pub(crate) fn is_speech(word: &str) -> bool {
    let folded = crate::text::fold::fold(word);
    folded == "according" || cue_word(&folded).is_some_and(|c| c.act == Act::Speech)
}

/// What kind of cue a folded word can be, as a number: 0 none, 1 speech, 2 a deed, 3 one that leaves open.
/// It lets a rare verb ("alleged") count as what common ones of its kind are.
pub(crate) fn kind_of(folded: &str) -> u8 {
    match cue_word(folded).map(|c| c.act) {
        None => u8::from(folded == "according"),
        Some(Act::Speech) => 1,
        Some(Act::Deed) => 2,
        Some(Act::Open) => 3,
    }
}

/// Whether a word as written is a cue of the table, "according", a colon or the dash of a signature: what it governs is told as
/// somebody's, and not by the outlet.
pub(crate) fn reports(word: &str) -> bool {
    let folded = crate::text::fold::fold(word);
    matches!(folded.as_str(), "according" | ":" | "-" | "citing")
        || cue_word(&folded).is_some_and(|c| c.act != Act::Open)
}

/// Whether what a folded cue governs is left open by the speaker too.
pub(crate) fn leaves_open(folded: &str) -> bool {
    cue_word(folded).is_some_and(|c| c.act == Act::Open)
}

/// The stance of a cue as written: that of its first cue verb, neutral when none is known.
pub(crate) fn stance_of(cue: &str) -> Stance {
    crate::text::fold::fold(cue).split_whitespace().find_map(cue_word).map_or(Stance::Neutral, |word| word.stance)
}

/// Verbs, beside the homographs of nouns, that take objects as often as sentences.
const OBJECTS: [&str; 28] = [
    "continue",
    "explain",
    "describe",
    "recall",
    "repeat",
    "reiterate",
    "suggest",
    "predict",
    "expect",
    "believe",
    "think",
    "lament",
    "convey",
    "outline",
    "write",
    "find",
    "reveal",
    "confirm",
    "acknowledge",
    "prove",
    "realise",
    "realize",
    "recognise",
    "recognize",
    "demonstrate",
    "disclose",
    "express",
    "highlight",
];

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
        let frame = match fields.next() {
            Some("act") => Frame::Act,
            Some("any") => Frame::Any,
            _ => Frame::Clause,
        };
        let act = match fields.next() {
            Some("speech") => Act::Speech,
            Some("open") => Act::Open,
            _ => Act::Deed,
        };
        for verb in fields {
            let (verb, homograph) = verb.strip_prefix('*').map_or((verb, false), |v| (v, true));
            let mut forms = verb.split('/');
            let Some(base) = forms.next() else { continue };
            let irregular: Vec<&str> = forms.collect();
            for (word, form) in inflect(base, &irregular) {
                let noun = homograph && matches!(form, Form::Base | Form::Third);
                words.entry(word).or_insert(CueWord {
                    stance,
                    frame,
                    act,
                    form,
                    noun,
                    object: homograph || OBJECTS.contains(&base),
                });
            }
        }
    }
    words
}

/// The forms of an English verb; irregular ones replace the regular past, and one that ends in -s the
/// regular third person.
fn inflect(base: &str, irregular: &[&str]) -> Vec<(String, Form)> {
    let stem = base.strip_suffix('e').unwrap_or(base);
    let doubled = double_last(base);
    let third = match irregular.iter().find(|w| w.ends_with('s')) {
        Some(word) => (*word).to_owned(),
        None if base.ends_with("ss") || base.ends_with("sh") || base.ends_with("ch") || base.ends_with('x') => {
            format!("{base}es")
        }
        None => format!("{base}s"),
    };
    let mut forms = vec![(base.to_owned(), Form::Base), (third, Form::Third)];
    forms.push((format!("{}ing", doubled.as_deref().unwrap_or(stem)), Form::Participle));
    let mut past: Vec<String> = irregular.iter().filter(|w| !w.ends_with('s')).map(|w| (*w).to_owned()).collect();
    if past.is_empty() {
        past.push(format!("{}ed", doubled.as_deref().unwrap_or(stem)));
    }
    forms.extend(past.into_iter().map(|word| (word, Form::Past)));
    forms
}

/// "quip" gives "quipp", "admit" gives "admitt": the few verbs of the table whose last letter doubles.
fn double_last(base: &str) -> Option<String> {
    const DOUBLING: [&str; 5] = ["quip", "admit", "slam", "rebut", "dub"];
    DOUBLING.contains(&base).then(|| format!("{base}{}", &base[base.len() - 1..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_of_a_verb_is_known_by_its_stance() {
        for (word, stance, form) in [
            ("said", Stance::Neutral, Form::Past),
            ("says", Stance::Neutral, Form::Third),
            ("claiming", Stance::Doubting, Form::Participle),
            ("alleged", Stance::Doubting, Form::Past),
            ("admitted", Stance::Endorsing, Form::Past),
            ("denies", Stance::Denying, Form::Third),
            ("stressing", Stance::Neutral, Form::Participle),
            ("stresses", Stance::Neutral, Form::Third),
            ("pledged", Stance::Neutral, Form::Past),
            ("dubbed", Stance::Neutral, Form::Past),
        ] {
            let cue = cue_word(word).unwrap_or_else(|| panic!("{word} is a cue"));
            assert_eq!((cue.stance, cue.form), (stance, form), "{word}");
        }
        assert!(is_speech("According") && is_speech("says") && !is_speech("hoped") && !is_speech("urged"));
        assert!(leaves_open("hoped") && !leaves_open("said"));
        assert!(cue_word("disputed").is_some() && parting_word("disputed").is_none());
        assert_eq!(cue_word("bridge"), None);
        assert_eq!(cue_word("sayed"), None);
    }
}
