//! The table of predicates by which something is said to be so or not: "may", "banned", "hurt", "unharmed".

use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};
use smallvec::SmallVec;

use crate::compare::apparatus::lexed::known;

/// What comes with the verb that it helps.
const MODALS: [&str; 14] = [
    "may", "may-not", "can", "can-not", "cannot", "can't", "must", "must-not", "mustn't", "need-not", "needn't",
    "has-to", "have-to", "had-to",
];

/// What may be asked, with how it is answered.
pub(super) struct Question {
    pub(super) name: &'static str,
    /// Who does it tells what is meant.
    pub(super) agents: bool,
    /// A pronoun tells enough.
    pub(super) loose: bool,
    /// Who does not say no has not said yes.
    pub(super) contrary: bool,
    /// What is meant comes right after.
    pub(super) after: bool,
    /// What is meant stands before, told by the same words.
    pub(super) whole: bool,
    /// A negation anywhere in the clause says no.
    pub(super) anywhere: bool,
    /// Anything that is done to somebody says yes.
    pub(super) any: bool,
    /// It must be said of what the topic of its name has.
    pub(super) listed: bool,
    /// The words of its predicates may tell what is meant.
    pub(super) own: bool,
}

/// A predicate: of which question, whether it says yes if it says anything, its words.
pub(super) struct Predicate {
    pub(super) of: usize,
    pub(super) yes: Option<bool>,
    pub(super) modal: bool,
    /// A form of "be" stands before it.
    pub(super) be: bool,
    pub(super) words: SmallVec<[&'static str; 4]>,
}

/// The table as it is asked.
pub(super) struct Table {
    pub(super) questions: Vec<Question>,
    /// By first word.
    pub(super) predicates: FxHashMap<&'static str, Vec<Predicate>>,
    /// Words for one thing, with the one that stands for them.
    topics: FxHashMap<&'static str, &'static str>,
    pub(super) agents: FxHashSet<String>,
}

pub(super) static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut table = Table {
        questions: Vec::new(),
        predicates: FxHashMap::default(),
        topics: FxHashMap::default(),
        agents: FxHashSet::default(),
    };
    for line in include_str!("../data/sides.txt").lines().filter(|l| !l.starts_with('#')) {
        let mut words = line.split_whitespace();
        let Some(name) = words.next() else { continue };
        if name == "agents" {
            table.agents.extend(words.map(known));
            continue;
        }
        if name == "topic" {
            let Some(first) = words.next() else { continue };
            for word in std::iter::once(first).chain(words) {
                table.topics.insert(word, first);
            }
            continue;
        }
        let of = table.questions.len();
        let has = |flag: char| name.contains(flag);
        table.questions.push(Question {
            name: name.trim_end_matches(['@', '*', '~', '>', '=', '!', '^', '#', '&']),
            agents: has('@'),
            loose: has('*'),
            contrary: has('~'),
            after: has('>'),
            whole: has('='),
            anywhere: has('!'),
            any: has('^'),
            listed: has('#'),
            own: has('&') || has('!'),
        });
        for phrase in words {
            let Some(bare) = phrase.strip_suffix(['+', '-', '=']) else { continue };
            let (be, bare) = bare.strip_prefix("be:").map_or((false, bare), |bare| (true, bare));
            let words: SmallVec<[&'static str; 4]> = bare.split('-').collect();
            let yes = (!phrase.ends_with('=')).then(|| phrase.ends_with('+'));
            let modal = MODALS.contains(&bare);
            table.predicates.entry(words[0]).or_default().push(Predicate { of, yes, modal, be, words });
        }
    }
    table
});

impl Table {
    /// The word that stands for all that mean the same as one, folded. By the words themselves: an appeal may be a
    /// demand elsewhere, and is none here.
    pub(super) fn topic(&self, word: &str) -> Option<&'static str> {
        let singular = || word.strip_suffix('s').and_then(|w| self.topics.get(w));
        self.topics.get(word).or_else(singular).copied()
    }
}

/// Whether a predicate of the table begins with a word, folded.
pub(super) fn begins(word: &str) -> bool {
    TABLE.predicates.contains_key(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_predicate_answers_a_question_once() {
        for (of, question) in TABLE.questions.iter().enumerate() {
            let all = || TABLE.predicates.values().flatten().filter(|p| p.of == of);
            let (yes, no) = (all().filter(|p| p.yes == Some(true)), all().filter(|p| p.yes == Some(false)));
            // Where a negation is enough, and where nothing else says no, the table has none of one side.
            assert!(yes.count() > 0, "{}", question.name);
            assert!(no.count() > 0 || question.anywhere, "{}", question.name);
            for p in all() {
                let again = all().filter(|q| (&q.words, q.be) == (&p.words, p.be)).count();
                assert_eq!(again, 1, "{}: {:?}", question.name, p.words);
            }
        }
    }

    #[test]
    fn a_listed_question_has_its_topic() {
        for question in TABLE.questions.iter().filter(|q| q.listed) {
            assert_eq!(TABLE.topic(question.name), Some(question.name));
        }
        assert_eq!(TABLE.topic("trips"), TABLE.topic("abroad"));
        assert_eq!(TABLE.topic("bridge"), None);
    }
}
