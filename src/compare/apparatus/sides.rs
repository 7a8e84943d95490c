//! Yes and no by other words: "may travel abroad" and "trips abroad are forbidden", "staff were hurt" and "staff were
//! unharmed".
//!
//! A reviewed table (`data/sides.txt`) has, for each thing that may be asked ("is it permitted?"), the predicates that
//! say yes and those that say no; a negation turns them round. Two articles contradict each other where one says yes
//! and the other no of the same, told by a word that both clauses have. Read in briefs alone, which tell of one thing:
//! in a long article what is permitted here is mostly not what is forbidden there.

use std::collections::BTreeMap;
use std::ops::Range;

use smallvec::SmallVec;

use crate::claim::LONGEST_SENTENCE;
use crate::compare::apparatus::Context;
use crate::compare::apparatus::item::{Item, Key};
use crate::compare::apparatus::lexed::Word;
use crate::compare::apparatus::marks::Marks;
use crate::compare::apparatus::questions::{Predicate, TABLE};
use crate::compare::apparatus::reader::Reader;
use crate::compare::detail::DetailKind;
use crate::span::Span;
use crate::text::token::TokenKind;
use crate::value::{Data, Value};

/// Tokens before a predicate among which stands the "not" that turns it round: "have not yet been stopped".
const REACH: usize = 5;
/// Words of meaning before "which" among which is what it stands for.
const ANTECEDENT: usize = 3;
/// Words that begin another clause, of which nothing is said here.
const CUTS: [&str; 18] = [
    "and", "but", "while", "although", "though", "which", "who", "that", "when", "because", "after", "before", "since",
    "where", "whereas", "so", "as", "despite",
];
/// Words with which a clause asserts nothing, or of a part alone: "wants exports to be stopped", "most were unhurt".
const OPEN: [&str; 60] = [
    "if",
    "unless",
    "until",
    "till",
    "whether",
    "except",
    "only",
    "could",
    "might",
    "want",
    "wants",
    "wanted",
    "asked",
    "asks",
    "ask",
    "urged",
    "urges",
    "urge",
    "proposed",
    "propose",
    "proposes",
    "plans",
    "hopes",
    "hope",
    "threatened",
    "threatens",
    "should",
    "or",
    "unclear",
    "previously",
    "formerly",
    "initially",
    "originally",
    "once",
    "lifted",
    "lift",
    "lifts",
    "eased",
    "partly",
    "partially",
    "some",
    "most",
    "several",
    "few",
    "many",
    "other",
    "others",
    "another",
    "half",
    "else",
    "either",
    "likely",
    "possibly",
    "perhaps",
    "apparently",
    "almost",
    "nearly",
    "feared",
    "hardly",
    "rest",
];
/// Verbs that deny what comes after "to": "refused to receive them".
pub(super) const REFUSES: [&str; 12] = [
    "refused",
    "refuses",
    "refuse",
    "refusing",
    "declined",
    "declines",
    "decline",
    "failed",
    "fails",
    "fail",
    "unable",
    "unwilling",
];
/// Verbs that deny the whole of what is told with them.
const DENIALS: [&str; 5] = ["deny", "denied", "denies", "denying", "false"];
/// Words that go with the predicate after them, and that stand between it and the "not".
const HELP: [&str; 52] = [
    "agreed", "agrees", "decided", "will", "would", "is", "are", "was", "were", "be", "been", "being", "did", "does",
    "do", "has", "have", "had", "to", "still", "also", "now", "yet", "again", "there", "may", "can", "must", "s",
    "any", "a", "ever", "even", "ready", "willing", "prepared", "able", "obliged", "plan", "planned", "planning",
    "intend", "intends", "going", "expected", "remain", "remains", "remained", "stay", "stays", "stayed", "kept",
];
/// Words that stand for who was told of before.
const PRONOUNS: [&str; 10] = ["he", "she", "it", "they", "who", "which", "them", "this", "these", "all"];
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
    /// The only word before it.
    alone: Option<&'a str>,
}

/// An answer that an article may give to a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct May {
    of: usize,
    article: usize,
    yes: bool,
}

/// How many words two sides have in common, the first of them, who says yes and who no.
type Answers<'s, 'a> = (usize, &'a str, &'s Side<'a>, &'s Side<'a>);

/// The items of a statement's claims of which one article says that something is so and another that it is not.
///
/// Linear in the words; where both sides of a question are taken, in the pairs of the predicates as well.
pub(super) fn items<'r, 'a: 'r>(
    context: &Context<'_>,
    readers: impl Iterator<Item = &'r Reader<'a>> + Clone,
    out: &mut Vec<Item<'a>>,
) {
    let of_brief = |r: &&Reader| r.tokens.len() <= LONGEST_SENTENCE && context.anatomies[r.article].is_brief();
    let readers: Vec<&Reader<'a>> = readers.filter(of_brief).collect();
    let mut asked = readers.iter().filter(|r| r.any(Marks::SIDE));
    if asked.next().is_none() || readers.iter().all(|r| r.article == readers[0].article) {
        return;
    }
    // What one article may say yes to and no other no is answered in one way only.
    let mut asked = SmallVec::new();
    readers.iter().for_each(|r| r.may_answer(&mut asked));
    asked.sort_unstable();
    asked.dedup();
    let two = |of: usize| {
        let first = asked.partition_point(|may| may.of < of);
        let answers = || asked[first..].iter().take_while(|may| may.of == of);
        TABLE.questions[of].any || answers().any(|a| answers().any(|b| a.yes != b.yes && a.article != b.article))
    };
    if !asked.iter().any(|may| two(may.of)) {
        return;
    }
    let mut sides = Vec::new();
    for (number, reader) in readers.iter().enumerate().filter(|(_, r)| r.any(Marks::SIDE)) {
        reader.sides(number, &two, &mut sides);
    }
    // "Women are not included", "women will be called up".
    let left_out: Vec<(usize, usize, &'a str)> = sides
        .iter()
        .filter(|s| !s.yes && TABLE.questions[s.of].any)
        .filter_map(|s| s.alone.map(|word| (s.article, s.of, word)))
        .collect();
    for (article, of, word) in left_out {
        for (number, reader) in readers.iter().enumerate().filter(|(_, r)| r.article != article) {
            sides.extend(reader.done_to(number, of, word));
        }
    }
    // Who takes both sides of a question answers it of two things.
    let both = |s: &Side| sides.iter().any(|o| (o.article, o.of) == (s.article, s.of) && o.yes != s.yes);
    let plain: Vec<&Side<'a>> = sides.iter().filter(|s| !both(s)).collect();
    // By articles and question, so that each two contradict each other in a thing once.
    let mut best: BTreeMap<(usize, usize, usize), Answers<'_, 'a>> = BTreeMap::new();
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
    let mut told: Vec<(&Side<'a>, &Side<'a>)> = Vec::new();
    for (_, word, yes, no) in best.into_values() {
        // Two questions may be answered with the same words.
        let one = |a: &Side<'_>, b: &Side<'_>| a.article == b.article && a.span.overlap(b.span) > 0;
        let again = told.iter().any(|(y, n)| one(y, yes) && one(n, no) || one(y, no) && one(n, yes));
        if !again && !is_told(out, yes, no) {
            told.push((yes, no));
            found.insert((word, yes.article, yes.span), (yes.reader, false));
            found.insert((word, no.article, no.span), (no.reader, true));
        }
    }
    for ((word, _, span), (reader, denied)) in found {
        let reader = readers[reader];
        let key = Key::Act { word, denied, answered: true };
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
    if question.whole && a.topics != b.topics {
        return None;
    }
    let shared = || a.topics.iter().filter(|t| b.topics.contains(t));
    match shared().min() {
        Some(word) => Some((shared().count(), word)),
        None => (question.loose && (a.open || b.open)).then_some((0, question.name)),
    }
}

impl<'a> Reader<'a> {
    /// Adds the answers that the claim has a word for.
    fn may_answer(&self, out: &mut SmallVec<[May; 8]>) {
        let turned = self.any(Marks::DENIES.with(Marks::REFUSES));
        for at in (0..self.tokens.len()).filter(|&at| self.tokens[at].has(Marks::SIDE)) {
            for predicate in TABLE.predicates.get(self.word_at(at)).into_iter().flatten() {
                let Some(yes) = predicate.yes.filter(|_| self.stands(at, predicate).is_some()) else { continue };
                let answer = |yes| May { of: predicate.of, article: self.article, yes };
                out.push(answer(yes));
                out.extend(turned.then(|| answer(!yes)));
            }
        }
    }

    /// Adds what the claim answers.
    ///
    /// `asked` tells which questions are worth asking.
    fn sides(&self, number: usize, asked: &impl Fn(usize) -> bool, out: &mut Vec<Side<'a>>) {
        let mut done: SmallVec<[(usize, usize); 4]> = SmallVec::new();
        for at in 0..self.tokens.len() {
            let token = &self.tokens[at];
            if !token.has(Marks::SIDE) || token.has(Marks::NAME) || token.has(Marks::VALUE) {
                continue;
            }
            let Some(predicates) = TABLE.predicates.get(token.folded()) else { continue };
            let standing: SmallVec<[(&Predicate, usize); 4]> = predicates
                .iter()
                .filter(|p| asked(p.of))
                .filter_map(|p| self.stands(at, p).map(|end| (p, end)))
                .collect();
            for &(predicate, end) in &standing {
                let longer = standing.iter().any(|&(p, e)| p.of == predicate.of && e > end);
                if longer || done.iter().any(|&(of, end)| of == predicate.of && at < end) {
                    continue;
                }
                // "Rules out renewed ties": the first governs what comes after it in its clause.
                let governs = predicate.yes == Some(false) && !predicate.modal;
                let side = self.side(number, at..end, predicate);
                // Without its "be" it is no predicate, and another may be.
                if side.is_some() || !predicate.be {
                    done.push((predicate.of, if governs { self.clause_of(at).1 } else { end }));
                }
                out.extend(side);
            }
        }
    }

    /// The end of a predicate that begins at a token, if it stands there.
    fn stands(&self, at: usize, predicate: &Predicate) -> Option<usize> {
        let mut end = at;
        for (n, word) in predicate.words.iter().enumerate() {
            // "Non-binding", "non binding".
            end += usize::from(n > 0 && self.word_at(end) == "-");
            if self.word_at(end) != *word {
                return None;
            }
            end += 1;
        }
        // "Must not" is no "must".
        let other = predicate.modal && self.tokens.get(end).is_some_and(|t| t.has(Marks::DENIES));
        (!other).then_some(end)
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

    /// What a predicate, at some tokens, says of what; none where nothing is asserted with it.
    fn side(&self, number: usize, own: Range<usize>, predicate: &Predicate) -> Option<Side<'a>> {
        let Range { start: at, mut end } = own;
        let question = &TABLE.questions[predicate.of];
        let (from, to) = self.clause_of(at);
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
        // "Two men were hurt": of others it may not be so. "The two sides", "a plant with 30 workers" are whole.
        const WHOLE: [&str; 13] =
            ["the", "these", "both", "all", "with", "by", "of", "for", "in", "to", "at", "from", "against"];
        let counted = |v: &Value| {
            let (start, end) = (self.tokens[from].span.start(), self.tokens[at].span.start());
            let figure = matches!(&v.data, Data::Quantity(q) if q.unit.is_none() && !q.ordinal);
            start <= v.span.start() && v.span.end() <= end && figure && !WHOLE.contains(&self.governor_word(v.span))
        };
        if self.values_given().iter().any(counted) {
            return None;
        }
        let (mut first, mut denied) = self.turned(from, at);
        let others: SmallVec<[usize; 4]> =
            (from..to).filter(|&i| self.is_negation_or_end(i) && !(first..end).contains(&i)).collect();
        if question.anywhere {
            denied ^= others.len() % 2 == 1;
            if let Some(&last) = others.iter().rfind(|&&i| i >= end) {
                end = (last + 1..to).find(|&i| self.is_told(i)).unwrap_or(last) + 1;
            } else if let Some(&no) = others.first() {
                first = no;
            }
        } else if !others.is_empty() {
            // "What is permitted is not": who can say what of?
            return None;
        }
        let yes = predicate.yes? != denied;
        const BE: [&str; 16] = [
            "is", "are", "was", "were", "be", "been", "being", "remain", "remains", "remained", "stay", "stays",
            "stayed", "still", "kept", "declared",
        ];
        if predicate.be && !(first..at).any(|i| BE.contains(&self.word_at(i))) {
            return None;
        }
        if question.contrary && denied && yes {
            return None;
        }
        if predicate.modal {
            // "May have been": a guess.
            if matches!(self.word_at(at), "may" | "can" | "must" | "cannot") && self.word_at(end) == "have" {
                return None;
            }
            end = (end..to).find(|&i| self.is_told(i))? + 1;
        }
        let mut topics = SmallVec::new();
        let table = &*TABLE;
        let told = |i: usize, listed: bool| -> Option<&'a str> {
            let word = &self.tokens[i];
            if word.has(Marks::NAME) || word.has(Marks::VALUE) {
                return None;
            }
            let concept = word.content()?;
            let agent = || table.agents.contains(concept) && !question.agents;
            match table.topic(word.folded()) {
                Some(topic) => (!question.listed || topic == question.name).then_some(topic),
                None => (!listed && !question.listed && !agent()).then_some(concept),
            }
        };
        let helps = |i: usize| HELP.contains(&self.word_at(i)) || REFUSES.contains(&self.word_at(i));
        if question.after && !predicate.be {
            // "Without a helmet"; "with water cannon" is with cannon.
            let first = (end..to).find(|&i| self.tokens[i].content().is_some())?;
            let run = (first..to).take_while(|&i| self.tokens[i].content().is_some());
            let word = run.last()?;
            if self.word_at(word + 1) == "-" {
                return None;
            }
            topics.extend(told(word, false));
            end = word + 1;
        } else {
            let to = if question.whole || question.after { first } else { to };
            let words = (from..to).filter(|i| !helps(*i) && (question.own || !own.contains(i)));
            topics.extend(words.filter_map(|i| told(i, own.contains(&i))));
            // "A law on water rights, which was not adopted".
            if from > 0 && matches!(self.word_at(from - 1), "which" | "who") {
                let before = (0..from - 1).rev().filter(|&i| self.tokens[i].content().is_some()).take(ANTECEDENT);
                topics.extend(before.filter_map(|i| told(i, false)));
            }
        }
        topics.sort_unstable();
        topics.dedup();
        let before = (from..first).rev().find(|&i| !helps(i));
        let open = before.is_none_or(|i| PRONOUNS.contains(&self.word_at(i)));
        let who = before.filter(|&i| self.tokens[i].has(Marks::NAME)).and_then(|i| {
            let (m, _) = self.named().find(|(_, m)| m.span.overlap(self.tokens[i].span) > 0)?;
            Some(self.context.entity_of[self.article][m])
        });
        let alone = self.alone(from, first);
        let span = self.tokens[first].span.cover(self.tokens[end - 1].span);
        Some(Side { reader: number, article: self.article, of: predicate.of, yes, span, topics, open, who, alone })
    }

    /// What is said to be done to somebody, or by them, of whom the clause says nothing else: "women will be called up".
    fn done_to(&self, number: usize, of: usize, word: &'a str) -> Option<Side<'a>> {
        const DONE: [&str; 10] = ["is", "are", "was", "were", "will", "would", "must", "has", "have", "had"];
        let at = self.tokens.iter().position(|t| t.content() == Some(word) && !t.has(Marks::NAME))?;
        let (from, to) = self.clause_of(at);
        let doubted = |i: usize| OPEN.contains(&self.word_at(i)) || self.is_negation_or_end(i);
        let told = self.alone(from, at + 1) == Some(word) && DONE.contains(&self.word_at(at + 1));
        if !told || (from..to).any(doubted) || (0..self.tokens.len()).any(|i| DENIALS.contains(&self.word_at(i))) {
            return None;
        }
        let verb = (at + 1..to).find(|&i| self.is_told(i))?;
        let span = self.tokens[at + 1].span.cover(self.tokens[verb].span);
        let topics = SmallVec::from_slice(&[word]);
        let article = self.article;
        Some(Side { reader: number, article, of, yes: true, span, topics, open: false, who: None, alone: Some(word) })
    }

    /// The word of meaning among some tokens, if it is the only one and no name or figure is with it.
    fn alone(&self, from: usize, to: usize) -> Option<&'a str> {
        let plain = |t: &&Word<'_>| t.content().is_some() || t.has(Marks::NAME) || t.has(Marks::VALUE);
        let mut words = self.tokens[from..to].iter().filter(plain);
        let only = words.next().filter(|t| !t.has(Marks::NAME) && !t.has(Marks::VALUE))?;
        if words.next().is_none() { only.content() } else { None }
    }

    /// Whether a word of meaning stands at a place, and none that only helps another.
    fn is_told(&self, at: usize) -> bool {
        self.tokens[at].content().is_some() && !HELP.contains(&self.word_at(at))
    }

    /// Where a predicate begins with all that helps it, and whether it is denied.
    fn turned(&self, from: usize, at: usize) -> (usize, bool) {
        let (mut first, mut denied, mut passed) = (at, false, false);
        for i in (from..at).rev().take(REACH) {
            let word = self.word_at(i);
            let refuses = REFUSES.contains(&word) && self.word_at(i + 1) == "to";
            if self.is_negation_or_end(i) || refuses {
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
