//! Who does something, and what: "vandals had broken the windows", "petrol bombs were thrown by students".

use crate::compare::apparatus::concepts::Concepts;
use crate::compare::apparatus::lexed::Word;
use crate::compare::apparatus::reader::Reader;
use crate::text::token::TokenKind;

/// Words within which a helper stands: "would be allowed to shoot".
const REACH: usize = 5;
/// What may stand between a noun and its verb.
pub(super) const HELPERS: [&str; 18] = [
    "had", "have", "has", "will", "would", "may", "can", "could", "should", "must", "did", "do", "who", "also", "to",
    "then", "later", "again",
];
/// What makes a verb passive.
pub(super) const PASSIVE: [&str; 6] = ["was", "were", "been", "be", "being", "are"];
/// Past forms that do not end in "ed".
const PAST: [&str; 62] = [
    "beat",
    "began",
    "blew",
    "bought",
    "broke",
    "brought",
    "built",
    "burnt",
    "came",
    "caught",
    "chose",
    "cut",
    "drew",
    "drove",
    "fell",
    "fled",
    "flew",
    "fought",
    "found",
    "gave",
    "got",
    "grew",
    "held",
    "hid",
    "hit",
    "hurt",
    "kept",
    "knew",
    "laid",
    "led",
    "left",
    "lit",
    "lost",
    "made",
    "met",
    "overran",
    "overthrew",
    "paid",
    "put",
    "ran",
    "rose",
    "said",
    "sang",
    "saw",
    "sent",
    "set",
    "shot",
    "shut",
    "sold",
    "sought",
    "stole",
    "stood",
    "struck",
    "swept",
    "threw",
    "told",
    "took",
    "tore",
    "went",
    "withdrew",
    "won",
    "wrote",
];
/// Words of a clause that tells who somebody is, before the verb: "doctors from the Ward Workers' Guild".
const ASIDE: usize = 14;
/// What begins another clause.
pub(super) const JOINS: [&str; 12] =
    ["and", "but", "when", "while", "after", "because", "as", "before", "although", "which", "where", "whereas"];
/// Words before a "by" that tell what was done: "34 petrol bombs had been hurled at the embassy by".
const UNDERGONE: usize = 9;
/// Words after a verb that tell to what it was done.
const DONE_TO: usize = 5;
/// What leads on from what something was done to, to where and how.
pub(super) const PLACING: [&str; 14] =
    ["at", "in", "on", "from", "by", "with", "near", "for", "of", "against", "into", "through", "over", "under"];
/// Those who come to what others did.
const RESPONDERS: [&str; 24] = [
    "detectives",
    "doctors",
    "firefighters",
    "guards",
    "inspectors",
    "investigators",
    "journalists",
    "judges",
    "lawyers",
    "lifeguards",
    "medics",
    "mourners",
    "neighbours",
    "neighbors",
    "nurses",
    "officers",
    "officials",
    "paramedics",
    "police",
    "prosecutors",
    "relatives",
    "reporters",
    "rescuers",
    "witnesses",
];
/// What the words for what they do begin with.
const RESPONSES: [&str; 28] = [
    "alert",
    "arrest",
    "buried",
    "call",
    "caught",
    "chas",
    "charg",
    "condemn",
    "detain",
    "dispers",
    "disarm",
    "evacuat",
    "film",
    "found",
    "help",
    "identif",
    "investigat",
    "mourn",
    "nurs",
    "photograph",
    "prais",
    "question",
    "rescu",
    "saw",
    "saved",
    "search",
    "treat",
    "watch",
];

/// Whether people, by their noun, folded, or by the verb of what they do, come to what others did.
pub(super) fn responds(noun: &str, verb: &str) -> bool {
    RESPONDERS.contains(&noun) || RESPONSES.iter().any(|beginning| verb.starts_with(beginning))
}

/// Words for one way of doing something.
const WAYS: [&[&str]; 3] = [
    &["broke", "broken", "smashed", "shattered"],
    &["threw", "thrown", "hurled", "tossed", "lobbed"],
    &["stole", "stolen", "looted", "plundered"],
];

/// The first of the words for one way of doing something, of a verb, folded.
pub(super) fn way_of(verb: &str) -> Option<&'static str> {
    WAYS.iter().find(|way| way.contains(&verb)).map(|way| way[0])
}

impl<'a> Reader<'a> {
    /// Whether a token may be what is undergone: "hurled", "stolen".
    pub(super) fn is_participle(&self, at: usize) -> bool {
        let word = self.word_at(at);
        self.is_past(at) || word.ends_with("en") && word.len() > 4 || word.ends_with("wn")
    }

    /// The verb of what is done "by" those whose phrase begins at a token: "were blocked for twelve hours by".
    pub(super) fn verb_before(&self, from: usize) -> usize {
        let last = from.saturating_sub(2);
        let near = (from.saturating_sub(UNDERGONE)..=last).rev();
        let word = |at: &usize| self.tokens.get(*at).is_some_and(|t| t.kind != TokenKind::Mark);
        near.take_while(word).find(|&at| self.is_participle(at)).unwrap_or(last)
    }

    /// Whether a token may be a past form.
    pub(super) fn is_past(&self, at: usize) -> bool {
        let word = self.word_at(at);
        word.ends_with("ed") || PAST.contains(&word)
    }

    /// The verb of what somebody is said to do, by its token: "vandals had broken"; none for "by vandals". Nothing when
    /// nothing is said to be done by them.
    pub(super) fn done_by(&self, from: usize, last: usize) -> Option<Option<usize>> {
        if from > 0 && self.word_at(from - 1) == "by" {
            return Some(None);
        }
        let mut next = last + 1;
        if matches!(self.word_at(next), "of" | "from" | "at" | "in" | "with" | "for") {
            let word = |at: &usize| {
                let bracket = matches!(self.word_at(*at), "(" | ")" | "'" | "\u{2019}");
                self.tokens.get(*at).is_some_and(|t| bracket || t.kind != TokenKind::Mark)
            };
            let verb = |at: &usize| {
                let word = self.word_at(*at);
                HELPERS.contains(&word) && word != "to" || PASSIVE.contains(&word) || self.is_past(*at)
            };
            next = (next + 2..next + ASIDE).take_while(word).find(verb).unwrap_or(next);
        }
        let after = self.tokens.get(next..).unwrap_or_default();
        let helpers = after.iter().take(REACH).take_while(|t| HELPERS.contains(&t.folded())).count();
        let verb = next + helpers;
        if PASSIVE.contains(&self.word_at(verb)) {
            // "Are free to shoot", "will be allowed to shoot".
            return (self.word_at(verb + 2) == "to" && self.is_plain(verb + 3)).then_some(Some(verb + 3));
        }
        // "Books removed by parents".
        let passive = helpers == 0 && self.word_at(verb + 1) == "by";
        (!passive && (self.is_past(verb) || helpers > 0 && self.is_plain(verb))).then_some(Some(verb))
    }

    /// What somebody does: the verb at a token and what it is done to, or, right after a "by", what comes before it.
    pub(super) fn deed_of(&self, from: usize, verb: Option<usize>) -> Concepts<'a> {
        let inside = |t: &&'a Word<'a>| {
            let hyphen = t.span.of(self.text) == "-";
            !JOINS.contains(&t.folded()) && (t.kind != TokenKind::Mark || hyphen)
        };
        let meant = |t: &'a Word<'a>| t.content().filter(|_| !self.in_name(t) && !self.in_value(t));
        let Some(verb) = verb else {
            let before = self.tokens[..from.saturating_sub(1)].iter().rev().take(UNDERGONE).take_while(inside);
            return before.filter_map(meant).collect();
        };
        // "Put out a blaze at the library" is not done to the library.
        let to = |t: &Word<'_>| matches!(t.folded(), "to" | "off" | "up" | "down" | "out");
        let object = |t: &&'a Word<'a>| inside(t) && (to(t) || !PLACING.contains(&t.folded()));
        let rest = self.tokens[verb + 1..].iter().take(DONE_TO).take_while(object);
        self.tokens.get(verb).into_iter().chain(rest).filter_map(meant).collect()
    }
}
