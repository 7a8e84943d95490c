//! Names: comparing them across transliterations, finding them in text, and telling who is who.
//!
//! ```
//! use variorum::name::{Name, Setting, Verdict};
//! let a = Name::new("Abd el-Karim Zuhdi");
//! let b = Name::new("Abdelkarim Zohdi");
//! assert_eq!(a.compare(&b, Setting::Balanced).verdict(), Verdict::Same);
//! ```

mod align;
mod compare;
mod find;
mod given;
mod group;
mod index;
mod keys;
mod kind;
mod letters;
mod line;
mod metonym;
mod parse;
mod raw;
mod resolve;
mod run;
mod short;
mod sound;
mod syllable;
mod title;
mod unwritten;
mod words;

use serde::{Deserialize, Serialize};

use crate::language::Language;
use crate::score::Score;
use crate::span::Span;
use parse::Part;

pub use group::group;
pub use index::{Hit, NameIndex};
pub(crate) use kind::is_given;

/// What a name names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum NameKind {
    /// A man or a woman.
    Person,
    /// A body: a ministry, a company, a militia, a newspaper.
    Organisation,
    /// A place, a state included.
    Place,
    /// A people or its adjective: Iranian, Kurds.
    People,
    /// A name of something else, or it cannot be told.
    Other,
}

/// A person's name, taken apart once so that it can be compared often.
///
/// Titles, honorifics and suffixes are set aside, articles (al-, el-, de) dropped, apostrophes of
/// every kind ignored, and words of any script turned into sounds. Any text is accepted; what has no
/// letter has no parts and is the same as nothing. Only the first 400 characters and sixteen words count,
/// and the first 40 sounds of a word, so that no comparison takes longer than that of two such names: at
/// most about a thousand alignments of two words, 1,600 steps each. Of a longer text the rest is
/// kept, and only looked through for a "Jr" at its end.
#[derive(Debug, Clone)]
pub struct Name {
    text: String,
    parts: Vec<Part>,
    /// Jr, Sr, III.
    generation: Option<u8>,
    /// The state or city of the lists that it is, as a whole.
    place: Option<u64>,
}

impl Name {
    /// Takes a name apart.
    #[must_use]
    pub fn new(name: &str) -> Self {
        Self {
            text: name.to_owned(),
            parts: parse::parts(name),
            generation: parse::generation(name),
            place: compare::place(name),
        }
    }

    /// The name as it was given.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Whether the two may name one person.
    ///
    /// The answer is the same both ways round, but it is **not** an equivalence: "A. Warraq" may be
    /// Adnan and may be Anis Warraq, who are two. To put many names into groups, use [`group`].
    ///
    /// What is left out on one side is told apart from what is contradicted on both; a shared name that
    /// many people bear proves less than a rare one. Two of a list of states and cities, Jr and Sr,
    /// Petrov and Petrova, "Tamim bin Hamad" and "Hamad bin Tamim" are two in any setting.
    #[must_use]
    pub fn compare(&self, other: &Self, setting: Setting) -> NameMatch {
        compare::compare(self, other, setting)
    }

    /// Whether a comparison takes both for one person's, without the reasons.
    pub(crate) fn is_same(&self, other: &Self, setting: Setting) -> bool {
        compare::is_same(self, other, setting)
    }

    /// The figures a comparison rests on, for the program that fits their weights.
    #[doc(hidden)]
    #[must_use]
    pub fn evidence(&self, other: &Self) -> Option<[f32; compare::FEATURES]> {
        compare::evidence(self, other)
    }
}

/// How much must agree before two names count as one person's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Setting {
    /// What a list search needs: parts left out on one side are forgiven when the rest is distinctive.
    #[default]
    Balanced,
    /// What a newspaper reader needs: as `Balanced`, but a lone word, a missing first name, a part
    /// contradicted on both sides or another order of the words is never `Same`.
    Strict,
}

/// What a comparison of two names comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Verdict {
    /// A careful reader given only the two names would not take them for one person.
    Different,
    /// They can be one person; the names alone do not settle it.
    Compatible,
    /// A careful reader given only the two names would take them for one person.
    Same,
}

/// How two names compare.
#[derive(Debug, Clone, PartialEq)]
pub struct NameMatch {
    verdict: Verdict,
    score: Score,
    reasons: Vec<String>,
}

impl NameMatch {
    /// The verdict.
    #[must_use]
    pub fn verdict(&self) -> Verdict {
        self.verdict
    }

    /// How likely they are one person's, about 0.5 where the verdict turns to `Same`.
    #[must_use]
    pub fn score(&self) -> Score {
        self.score
    }

    /// What was spelled differently, left out or contradicted, for people to read.
    #[must_use]
    pub fn reasons(&self) -> &[String] {
        &self.reasons
    }
}

/// A place in a text that names someone or something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Mention {
    /// The name, without titles and without a genitive 's.
    pub(crate) span: Span,
    pub(crate) kind: NameKind,
    /// The title before or after a person's name ("Foreign Ministry spokesman").
    pub(crate) title: Option<Span>,
}

/// Mentions that are one person, body or place, within and across articles.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Entity {
    /// The fullest spelling, the most frequent among equals, the first in order among those.
    pub(crate) name: String,
    pub(crate) kind: NameKind,
    /// (index of the article, index of the mention in it), in order.
    pub(crate) mentions: Vec<(usize, usize)>,
    /// The state or body a metonym may stand for: Washington, the United States.
    pub(crate) stands_for: Option<&'static str>,
    /// The mentions in which the text makes a metonym speak or act, in order.
    pub(crate) acting: Vec<(usize, usize)>,
    /// Entities a short form may be of, two or more: which of them, the text does not tell.
    pub(crate) may_be: Vec<usize>,
}

/// The names in `sentences`, in order, without overlap. Linear in the text.
///
/// Found by capitals: a script without them has no names here. A name of several words is one
/// mention; a title is kept apart and may cover another mention ("Foreign Ministry spokesman"). "The
/// observatory", small, is a mention in English where just one body named before it can be meant.
pub(crate) fn find(text: &str, sentences: &[Span], language: Language) -> Vec<Mention> {
    find::find(text, sentences, language)
}

/// Who is who: groups the mentions of all articles (each with its text, in the order of the story).
/// Every mention is in exactly one entity. Order within the result: by first mention.
///
/// Full names meet across articles in the strict setting; short forms are bound inside their article
/// to the single full name they can stand for, else to the single one of the story, else to nobody.
/// Places and peoples ("Iran", "Iranian") stay apart, and so do metonyms (Washington, the United States).
pub(crate) fn resolve(articles: &[(&str, &[Mention])]) -> Vec<Entity> {
    resolve::resolve(articles)
}
