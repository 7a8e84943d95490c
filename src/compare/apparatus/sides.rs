//! Yes and no by other words: "may travel abroad" and "trips abroad are forbidden", "staff were hurt" and "staff were
//! unharmed".
//!
//! A reviewed table (`data/sides.txt`) has, for each thing that may be asked ("is it permitted?"), the predicates that
//! say yes and those that say no; a negation turns them round. Two articles contradict each other where one says yes
//! and the other no of the same, told by a word that both clauses have. Read in briefs alone, which tell of one thing:
//! in a long article what is permitted here is mostly not what is forbidden there.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};
use smallvec::SmallVec;

use crate::claim::LONGEST_SENTENCE;
use crate::compare::apparatus::Context;
use crate::compare::apparatus::item::{Item, Key};
use crate::compare::apparatus::lexed::known;
use crate::compare::apparatus::marks::Marks;
use crate::compare::apparatus::reader::Reader;
use crate::compare::detail::DetailKind;
use crate::span::Span;
use crate::text::token::TokenKind;
use crate::value::Data;

/// Tokens before a predicate among which stands the "not" that turns it round: "have not yet been stopped".
const REACH: usize = 5;
/// Words that begin another clause, of which nothing is said here.
const CUTS: [&str; 18] = [
    "and", "but", "while", "although", "though", "which", "who", "that", "when", "because", "after", "before", "since",
    "where", "whereas", "so", "as", "despite",
];
/// Words with which a clause asserts nothing, or of a part alone: "wants exports to be stopped", "most were unhurt".
const OPEN: [&str; 62] = [
    "if", "unless", "until", "till", "whether", "except", "only", "could", "might", "want", "wants", "wanted", "asked",
    "asks", "ask", "demand", "demands", "urged", "urges", "urge", "proposed", "propose", "proposes", "plans", "hopes",
    "hope", "threatened", "threatens", "should", "or", "unclear", "previously", "formerly", "initially", "originally",
    "once", "lifted", "lift", "lifts", "eased", "partly", "partially", "some", "most", "several", "few", "many",
    "other", "others", "another", "half", "else", "either", "likely", "possibly", "perhaps", "apparently", "almost",
    "nearly", "feared", "hardly", "rest",
];
/// Verbs that deny what comes after "to": "refused to receive them".
const REFUSES: [&str; 12] = [
    "refused", "refuses", "refuse", "refusing", "declined", "declines", "decline", "failed", "fails", "fail", "unable",
    "unwilling",
];
/// Verbs that deny the whole of what is told with them.
const DENIALS: [&str; 5] = ["deny", "denied", "denies", "denying", "false"];
/// Words that go with the predicate after them, and that stand between it and the "not".
const HELP: [&str; 36] = [
    "will", "would", "is", "are", "was", "were", "be", "been", "being", "did", "does", "do", "has", "have", "had",
    "to", "still", "also", "now", "yet", "again", "there", "may", "can", "must", "s", "any", "a", "ever", "even",
    "ready", "willing", "prepared", "able", "it", "obliged",
];
/// Words that stand for who was told of before.
const PRONOUNS: [&str; 10] = ["he", "she", "it", "they", "who", "which", "them", "this", "these", "all"];
/// What comes with the verb that it helps.
const MODALS: [&str; 14] = [
    "may", "may-not", "can", "can-not", "cannot", "can't", "must", "must-not", "mustn't", "need-not", "needn't",
    "has-to", "have-to", "had-to",
];

/// What may be asked, with how it is answered.
struct Question {
    name: &'static str,
    /// Who does it tells what is meant.
    agents: bool,
    /// A pronoun tells enough.
    loose: bool,
    /// Who does not say no has not said yes.
    contrary: bool,
    /// What is meant comes right after.
    after: bool,
}

/// A predicate: of which question, whether it says yes, its words.
struct Predicate {
    of: usize,
    yes: bool,
    modal: bool,
    words: SmallVec<[&'static str; 4]>,
}

/// The table as it is asked.
struct Table {
    questions: Vec<Question>,
    /// By first word.
    predicates: FxHashMap<&'static str, Vec<Predicate>>,
    /// Concepts of words for one thing, with the word that stands for them.
    topics: FxHashMap<String, &'static str>,
    agents: FxHashSet<String>,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
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
                table.topics.insert(known(word), first);
            }
            continue;
        }
        let of = table.questions.len();
        let has = |flag: char| name.contains(flag);
        table.questions.push(Question {
            name: name.trim_end_matches(['@', '*', '~', '>']),
            agents: has('@'),
            loose: has('*'),
            contrary: has('~'),
            after: has('>'),
        });
        for phrase in words {
            let Some(bare) = phrase.strip_suffix(['+', '-']) else { continue };
            let words: SmallVec<[&'static str; 4]> = bare.split('-').collect();
            let (yes, modal) = (phrase.ends_with('+'), MODALS.contains(&bare));
            table.predicates.entry(words[0]).or_default().push(Predicate { of, yes, modal, words });
        }
    }
    table
});

/// Whether a predicate of the table begins with a word, folded.
pub(super) fn begins(word: &str) -> bool {
    TABLE.predicates.contains_key(word)
}

/// A predicate in a claim.
struct Side<'a> {
    reader: usize,
    article: usize,
    of: usize,
    yes: bool,
    span: Span,
    /// What it is said of.
    topics: SmallVec<[&'a str; 8]>,
    /// Nobody and nothing is named of whom it is said.
    open: bool,
    /// Who is named right before it.
    who: Option<usize>,
}

/// The items of a statement's claims of which one article says that something is so and another that it is not.
///
/// Linear in the words; where both sides of a question are taken, in the pairs of the predicates as well.
pub(super) fn items<'r, 'a: 'r>(
    context: &Context<'_>,
    readers: impl Iterator<Item = &'r Reader<'a>> + Clone,
    out: &mut Vec<Item<'a>>,
) {
    let of_brief = |r: &&&Reader| {
        r.any(Marks::SIDE) && r.tokens.len() <= LONGEST_SENTENCE && context.anatomies[r.article].is_brief()
    };
    let readers: Vec<&Reader<'a>> = readers.filter(|r| of_brief(&r)).collect();
    if readers.iter().all(|r| r.article == readers[0].article) {
        return;
    }
    let mut sides = Vec::new();
    for (number, reader) in readers.iter().enumerate() {
        reader.sides(number, &mut sides);
    }
    // Who takes both sides of a question answers it of two things.
    let both = |s: &Side| sides.iter().any(|o| (o.article, o.of) == (s.article, s.of) && o.yes != s.yes);
    let plain: Vec<&Side<'a>> = sides.iter().filter(|s| !both(s)).collect();
    // By articles and question, so that each two contradict each other in a thing once.
    let mut best: BTreeMap<(usize, usize, usize), (usize, &str, &Side<'a>, &Side<'a>)> = BTreeMap::new();
    for yes in plain.iter().filter(|s| s.yes) {
        for no in plain.iter().filter(|s| !s.yes && s.of == yes.of && s.article != yes.article) {
            let Some((shared, word)) = one_thing(context, yes, no) else { continue };
            let place = (yes.article.min(no.article), yes.article.max(no.article), yes.of);
            if best.get(&place).is_none_or(|b| b.0 < shared) {
                best.insert(place, (shared, word, yes, no));
            }
        }
    }
    let mut found: BTreeMap<(&'a str, usize, Span), (usize, bool)> = BTreeMap::new();
    for (_, word, yes, no) in best.into_values() {
        if !is_told(out, yes, no) {
            found.insert((word, yes.article, yes.span), (yes.reader, false));
            found.insert((word, no.article, no.span), (no.reader, true));
        }
    }
    for ((word, _, span), (reader, denied)) in found {
        let reader = readers[reader];
        let key = Key::Act { word, denied };
        out.push(reader.item(DetailKind::Polarity, span, word, reader.shown(span), key));
    }
}

/// Whether two places are already told to contradict each other.
fn is_told(items: &[Item<'_>], a: &Side<'_>, b: &Side<'_>) -> bool {
    let at = |side: &Side| {
        let (article, span) = (side.article, side.span);
        let own = move |i: &&Item| i.kind == DetailKind::Polarity && i.article == article && i.span.overlap(span) > 0;
        items.iter().filter(own)
    };
    at(a).any(|x| {
        at(b).any(|y| match (&x.key, &y.key) {
            (Key::Act { word: v, .. }, Key::Act { word: w, .. }) => v == w,
            (Key::Label { set: s, tone: t, .. }, Key::Label { set: r, tone: u, .. }) => s == r && t != u,
            _ => false,
        })
    })
}

/// How many words for what they are said of two sides have in common, and the first of them.
fn one_thing<'a>(context: &Context<'_>, a: &Side<'a>, b: &Side<'a>) -> Option<(usize, &'a str)> {
    let question = &TABLE.questions[a.of];
    // "Ardany permits it", "Velmara forbids it".
    if a.who.zip(b.who).is_some_and(|(a, b)| !context.may_be_one(a, b)) {
        return None;
    }
    let shared = || a.topics.iter().filter(|t| b.topics.contains(t));
    match shared().min() {
        Some(word) => Some((shared().count(), word)),
        None => (question.loose && (a.open || b.open)).then_some((0, question.name)),
    }
}

impl<'a> Reader<'a> {
    /// Adds what the claim answers.
    fn sides(&self, number: usize, out: &mut Vec<Side<'a>>) {
        let mut done: SmallVec<[(usize, usize); 4]> = SmallVec::new();
        for at in 0..self.tokens.len() {
            let token = &self.tokens[at];
            if !token.has(Marks::SIDE) || token.has(Marks::NAME) || token.has(Marks::VALUE) {
                continue;
            }
            let Some(predicates) = TABLE.predicates.get(token.folded()) else { continue };
            let stands = |p: &&Predicate| {
                let all = p.words.iter().enumerate().all(|(n, w)| self.word_at(at + n) == *w);
                let next = at + p.words.len();
                // "Must not" is no "must".
                all && !(p.modal && self.tokens.get(next).is_some_and(|t| t.has(Marks::DENIES)))
            };
            for predicate in predicates.iter().filter(stands) {
                let longer = |p: &Predicate| p.of == predicate.of && p.words.len() > predicate.words.len();
                let whole = !predicates.iter().filter(stands).any(longer);
                if whole && !done.iter().any(|&(of, end)| of == predicate.of && at < end) {
                    done.push((predicate.of, at + predicate.words.len()));
                    out.extend(self.side(number, at, predicate));
                }
            }
        }
    }

    /// The first token of the clause that a token stands in, and the first after it.
    fn clause_of(&self, at: usize) -> (usize, usize) {
        let ends = |at: &usize| {
            let token = &self.tokens[*at];
            let inside = || matches!(token.span.of(self.text), "-" | "'" | "’" | "$" | "%" | "€" | "£" | "/" | "&");
            let written = token.kind == TokenKind::Mark && !inside() && !self.in_value(token);
            written || CUTS.contains(&token.folded()) && !token.has(Marks::NAME)
        };
        let from = (0..at).rev().find(ends).map_or(0, |end| end + 1);
        (from, (at + 1..self.tokens.len()).find(ends).unwrap_or(self.tokens.len()))
    }

    fn side(&self, number: usize, at: usize, predicate: &Predicate) -> Option<Side<'a>> {
        let question = &TABLE.questions[predicate.of];
        let (from, to) = self.clause_of(at);
        let mut end = at + predicate.words.len();
        if end > to {
            return None;
        }
        let own = at..end;
        let doubted = |i: usize| OPEN.contains(&self.word_at(i)) && !own.contains(&i);
        // "If", "unless" and "until" make the whole sentence depend on something.
        let depends = |i: usize| matches!(self.word_at(i), "if" | "unless" | "until" | "till" | "whether");
        let denied = |i: usize| DENIALS.contains(&self.word_at(i)) && !own.contains(&i);
        if (from..to).any(doubted) || (0..self.tokens.len()).any(|i| depends(i) || denied(i)) {
            return None;
        }
        // "Two men were hurt": of others it may not be so.
        let counted = |v: &crate::value::Value| {
            let before = from < at && self.tokens[from].span.start() <= v.span.start();
            before
                && v.span.end() <= self.tokens[at].span.start()
                && matches!(&v.data, Data::Quantity(q) if q.unit.is_none() && !q.ordinal)
        };
        if self.values_given().iter().any(counted) {
            return None;
        }
        let (first, denied) = self.turned(from, at);
        let yes = predicate.yes != denied;
        if question.contrary && denied && yes {
            return None;
        }
        if predicate.modal {
            // "May have been": a guess.
            if matches!(self.word_at(at), "may" | "can" | "must" | "cannot") && self.word_at(end) == "have" {
                return None;
            }
            end = (end..to).find(|&i| self.tokens[i].content().is_some_and(|_| !HELP.contains(&self.word_at(i))))? + 1;
        }
        let mut topics = SmallVec::new();
        let table = &*TABLE;
        let told = |i: usize, listed: bool| -> Option<&'a str> {
            let word = &self.tokens[i];
            if word.has(Marks::NAME) || word.has(Marks::VALUE) {
                return None;
            }
            let concept = word.content()?;
            match table.topics.get(concept) {
                Some(topic) => Some(topic),
                None => (!listed && (question.agents || !table.agents.contains(concept))).then_some(concept),
            }
        };
        let helps = |i: usize| HELP.contains(&self.word_at(i)) || REFUSES.contains(&self.word_at(i));
        if question.after {
            // "Without a helmet", and not "with water cannon": nothing that it is only part of.
            let word = (end..to).find(|&i| self.tokens[i].content().is_some())?;
            let next = word + 1;
            if next < to && (self.tokens[next].content().is_some() || self.word_at(next) == "-") {
                return None;
            }
            topics.extend(told(word, false));
            end = word + 1;
        } else {
            let words = (from..to).filter(|i| !helps(*i));
            topics.extend(words.filter_map(|i| told(i, own.contains(&i))));
        }
        topics.sort_unstable();
        topics.dedup();
        let before = (from..first).rev().find(|&i| !helps(i));
        let open = before.is_none_or(|i| PRONOUNS.contains(&self.word_at(i)));
        let who = before.filter(|&i| self.tokens[i].has(Marks::NAME)).and_then(|i| {
            let (m, _) = self.named().find(|(_, m)| m.span.overlap(self.tokens[i].span) > 0)?;
            Some(self.context.entity_of[self.article][m])
        });
        let span = self.tokens[first].span.cover(self.tokens[end - 1].span);
        Some(Side { reader: number, article: self.article, of: predicate.of, yes, span, topics, open, who })
    }

    /// Where a predicate begins with all that helps it, and whether it is denied.
    fn turned(&self, from: usize, at: usize) -> (usize, bool) {
        let (mut first, mut denied, mut passed) = (at, false, false);
        for i in (from..at).rev().take(REACH) {
            let word = self.word_at(i);
            let refuses = REFUSES.contains(&word) && self.word_at(i + 1) == "to";
            if self.is_negation(i) || refuses {
                // "No fee was charged", and not "did not say that it was".
                if passed && !matches!(word, "no" | "nobody" | "none" | "neither") {
                    break;
                }
                (first, denied) = (i, !denied);
            } else if HELP.contains(&word) || word.ends_with("ly") {
                if !passed {
                    first = i;
                }
            } else {
                passed = true;
            }
        }
        (first, denied)
    }
}
