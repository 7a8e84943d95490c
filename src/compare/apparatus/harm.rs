//! What befell those that a figure counts: which "killed" or "wounded" of a sentence is told of it.

use std::sync::LazyLock;

use smallvec::SmallVec;

use crate::compare::apparatus::amount::{AROUND, VERB_REACH};
use crate::compare::apparatus::lexed::{Word, known};
use crate::compare::apparatus::marks::Marks;
use crate::compare::apparatus::reader::Reader;
use crate::span::Span;
use crate::text::token::TokenKind;

/// The role that it makes, and the concept of its words.
pub(super) type Harm = (&'static str, &'static str);

/// Verbs that make "lives" a word of harm: "lost their lives", "claimed the lives of".
const TAKES: [&str; 9] = ["loss", "lost", "lose", "losing", "claimed", "claiming", "claims", "cost", "took"];
/// Most tokens of a figure in words: "one hundred and forty-four".
const FIGURE_WORDS: usize = 6;
/// Words from a number within which "killed" or "wounded" says what it counts.
const HARM_REACH: usize = 5;
/// Words from a number that a toll has risen to within which the toll is named.
const TOLL_REACH: usize = 30;
/// Words by which a toll is said to have come to a figure.
pub(super) const RISES: [&str; 14] = [
    "reached", "reaches", "reach", "rose", "risen", "rises", "rise", "climbed", "climbs", "stands", "stood", "mounted",
    "passed", "was",
];

/// The noun of a toll, and the one that the verbs that take lives go with.
pub(super) const TOLL: &str = "toll";
pub(super) const LIVES: &str = "lives";
/// Those who are found dead.
pub(super) const BODIES: &str = "bodies";

/// "Killed" and "wounded".
static HARMS: LazyLock<[(&str, String); 2]> = LazyLock::new(|| ["killed", "wounded"].map(|w| (w, known(w))));

/// Both, the killed first.
pub(super) fn harms() -> [Harm; 2] {
    let [killed, wounded] = &*HARMS;
    [killed, wounded].map(|(role, concept)| (*role, concept.as_str()))
}

/// What a concept says befell people, if it does.
pub(super) fn harm_in(concept: &str) -> Option<Harm> {
    harms().into_iter().find(|(_, c)| *c == concept)
}

/// Whether a word joins on another clause: "two berths and killed 11".
pub(super) fn joins(word: &str) -> bool {
    matches!(word, "and" | "or" | "but" | "as" | "while" | "when" | "after" | "before")
}

impl<'a> Reader<'a> {
    /// What befell those that a figure counts, the surest way of saying it first.
    pub(super) fn harm(&self, span: Span) -> Option<Harm> {
        if !self.any(Marks::HARM.with(Marks::TOLL)) {
            return None;
        }
        let is_value = |t: &Word| self.in_other_value(t, span);
        let before = self.before(span.start());
        let reach = before.iter().rev().take(VERB_REACH).take_while(|t| !is_value(t)).count();
        let before = &before[before.len() - reach..];
        let itself = self.told_of_itself(span).or_else(|| self.as_were(span));
        let toll = || self.is_toll(span, before).then(|| harms()[0]);
        let near = itself.or_else(toll).or_else(|| self.nearest(span, before));
        near.or_else(|| self.befell(span)).or_else(|| self.left_both(span))
    }

    /// What a word says befell people: "killed", "injured", the "lives" that were lost.
    fn harm_of(&self, token: &Word<'_>) -> Option<Harm> {
        let takes = || {
            let before = self.before(token.span.start()).iter().rev();
            // "Has cost one hundred and forty-four lives": the figure may be long.
            before.take(AROUND + FIGURE_WORDS).map(Word::folded).any(|w| TAKES.contains(&w))
        };
        if !token.has(Marks::HARM) {
            return None;
        }
        if self.word(token) == LIVES && takes() {
            return Some(harms()[0]);
        }
        token.content().and_then(harm_in)
    }

    /// "The toll may rise given the several dozen wounded": the word right after the figure.
    fn told_of_itself(&self, span: Span) -> Option<Harm> {
        let next = self.after(span.end()).iter().find(|t| !self.is_filler(t))?;
        // "Two towns, killing 100": a participle goes with what follows it.
        let noun = next.kind == TokenKind::Word && !self.word(next).ends_with("ing");
        // "At least 46 bodies have been recovered".
        if self.word(next) == BODIES {
            return Some(harms()[0]);
        }
        self.harm_of(next).filter(|_| noun)
    }

    /// "68 officers were hurt, as were 35 people in the crowd": what befell the first befell these.
    fn as_were(&self, span: Span) -> Option<Harm> {
        let mut before = self.before(span.start()).iter().rev();
        let were = before.next().is_some_and(|t| matches!(self.word(t), "were" | "was" | "did"));
        let also = before.next().is_some_and(|t| matches!(self.word(t), "as" | "so"));
        // The nearest thing that was done: "the square was closed, as were 14 schools".
        let done = before.take(VERB_REACH).find(|t| self.harm_of(t).is_some() || self.word(t).ends_with("ed"));
        done.filter(|_| were && also).and_then(|t| self.harm_of(t))
    }

    /// "Left 68 officers and 35 people in the crowd injured": the first of two figures after "left", of which the
    /// second has the word for both.
    fn left_both(&self, span: Span) -> Option<Harm> {
        let left =
            self.before(span.start()).last().is_some_and(|t| matches!(self.word(t), "left" | "leaving" | "leaves"));
        let next = self.values_given().iter().find(|v| v.span.start() >= span.end()).filter(|_| left)?;
        let between = self.within(Span::new(span.end(), next.span.start()));
        let joined = between.last().is_some_and(|t| self.word(t) == "and") && between.len() <= HARM_REACH;
        let plain = between.iter().all(|t| t.kind == TokenKind::Word);
        // "20 flats and 30 people injured": flats are not.
        const PEOPLE: [&str; 10] =
            ["ers", "ors", "men", "ists", "ents", "ants", "people", "ians", "children", "police"];
        let who = between.iter().find(|t| t.content().is_some()).is_some_and(|t| {
            PEOPLE.iter().any(|end| self.word(t).trim_end_matches('s').ends_with(end.trim_end_matches('s')))
        });
        self.ahead(next.span).map(|(_, harm)| harm).filter(|_| joined && plain && who)
    }

    /// Whether a figure that counts nothing by itself is what a death toll has come to.
    fn is_toll(&self, span: Span, before: &[Word<'_>]) -> bool {
        // "Death toll from the attack at least 126": nothing else is told between.
        if !self.any(Marks::TOLL) {
            return false;
        }
        let toll = before.iter().rev().position(|t| t.has(Marks::TOLL));
        if toll.is_some_and(|at| !before.iter().rev().take(at).any(|t| t.has(Marks::JOINS))) {
            return self.counted(span).is_none();
        }
        if !self.rises(before) {
            return false;
        }
        // "The death toll in the attack on two villages has risen to 112": far from its noun, next to a verb of
        // rising.
        let subject = self.before(span.start()).iter().rev().take(TOLL_REACH);
        let subject: SmallVec<[&str; TOLL_REACH]> = subject.map(Word::folded).take_while(|w| !joins(w)).collect();
        let is_toll = |at: usize| {
            let of = at.checked_sub(1).map_or("", |next| subject[next]);
            subject[at] == TOLL && !matches!(of, "road" | "roads" | "bridge" | "booth")
        };
        (0..subject.len()).any(is_toll) && self.counted(span).is_none()
    }

    /// Whether a verb of rising stands right before a figure.
    fn rises(&self, before: &[Word<'_>]) -> bool {
        before.iter().rev().take(AROUND).any(|t| t.has(Marks::RISES))
    }

    /// The verb before a figure ("killed 3"), else the word after it ("34 men wounded"), without another figure in
    /// between.
    fn nearest(&self, span: Span, before: &[Word<'_>]) -> Option<Harm> {
        // "Put the number of people killed by the flood at 27".
        let put = before.last().is_some_and(|t| self.word(t) == "at")
            && before.iter().any(|t| matches!(self.word(t), "put" | "puts" | "putting" | "stands" | "stood"));
        let reach = if put || self.rises(before) { VERB_REACH } else { HARM_REACH };
        let behind = before.iter().rev().take(reach).enumerate().find_map(|(n, t)| self.harm_of(t).map(|w| (n, w)));
        // "Thousands have been killed and millions more displaced": these were not.
        let next = self.after(span.end()).iter().find(|t| !self.is_filler(t)).map_or("", |t| self.word(t));
        const OWN_VERBS: [&str; 13] =
            ["were", "was", "are", "is", "had", "have", "has", "lost", "went", "flew", "remained", "remain", "lacked"];
        const FATES: [&str; 10] = [
            "displaced",
            "evacuated",
            "arrested",
            "detained",
            "rescued",
            "trapped",
            "stranded",
            "homeless",
            "missing",
            "uprooted",
        ];
        // "26 died of cold and 9,500 homes were without power", "and 27 were missing": what the verb after it tells is
        // something else.
        let own = || {
            let after = || self.after(span.end()).iter().take(OWN_REACH).map(|t| self.word(t));
            let verb = after().skip(1).take(2).any(|w| OWN_VERBS.contains(&w));
            (verb || OWN_VERBS.contains(&next)) && !after().any(|w| w == "among")
        };
        // "Counted 110 deaths and 28,100 cases", "the loss of six lives and burns to 17": a word right behind another
        // figure is told of that one, and this one has what it counts, or what comes before it, for itself.
        let another = |m: usize| {
            let of_figure = m + 1 == before.len() && self.before(span.start()).len() > before.len();
            let bare = before.last().is_some_and(|t| t.has(Marks::JOINS));
            of_figure && (!bare || self.counted(span).is_some())
        };
        let otherwise = |m: usize| FATES.contains(&next) || own() || another(m);
        let joins = |t: &Word| t.has(Marks::JOINS) || t.span.of(self.text) == ";";
        let joined = |m: usize| before.iter().rev().take(m).any(joins);
        let behind = behind.filter(|&(m, _)| !(joined(m) && otherwise(m)));
        match (self.ahead(span), behind) {
            // "killing at least 3 and wounding 34": before wins when it is next to the number, and not another
            // clause's ("4 died and fifty others were injured").
            (Some((n, a)), Some((m, b))) => Some(if !joined(m) && (m <= 1 || m < n) { b } else { a }),
            (ahead, behind) => ahead.or(behind).map(|(_, harm)| harm),
        }
    }

    /// The first word of harm after a figure that is told of all it counts, and how far it stands.
    fn ahead(&self, span: Span) -> Option<(usize, Harm)> {
        let is_value = |t: &Word| self.in_other_value(t, span);
        let after = || self.after(span.end()).iter();
        let names_part = |word: &str| matches!(word, "including" | "among");
        // "126 people, including 68 children, were killed": the part is stepped over.
        let reach = if after().take(HARM_REACH).any(|t| names_part(self.word(t))) { 2 } else { 1 } * HARM_REACH;
        let (mut part, mut aside, mut passive, mut included) = (false, false, false, false);
        for (n, token) in after().take(reach).enumerate() {
            let word = self.word(token);
            included |= names_part(word);
            if token.has(Marks::JOINS) || !included && is_value(token) {
                return None;
            }
            // What befell the part is not told of all ("126 were freed, including 3 wounded"), unless the sentence
            // goes on.
            match word {
                "including" => part = true,
                "," => (part, aside) = (false, false),
                "who" | "which" | "that" | "whose" => aside = part,
                _ => {}
            }
            let of_all = !part || !aside && (passive || word == "died");
            passive = matches!(word, "was" | "were" | "been" | "are" | "is");
            // "Two towns, killing 100": the participle goes with what follows it.
            if of_all
                && !word.ends_with("ing")
                && let Some(harm) = self.harm_of(token)
            {
                return Some((n, harm));
            }
        }
        None
    }

    /// What is told of a number of people after words that say who they are: "98 miners from Osk and Tarn were
    /// killed". Nothing else may be told in between.
    fn befell(&self, span: Span) -> Option<Harm> {
        const OTHERWISE: [&str; 8] = ["who", "which", "that", "but", "while", "when", "after", "before"];
        let from = self.begun(span.end());
        let is_name = |at: usize| self.tokens.get(at).is_some_and(|t| self.is_named(t));
        let goes_on = |&at: &usize| {
            let (token, word) = (&self.tokens[at], self.word_at(at));
            let names = at > 0 && is_name(at - 1) && is_name(at + 1);
            let joins = matches!(word, "and" | "or") && !names;
            let figure = self.in_value(token);
            token.kind == TokenKind::Word && !joins && !figure && !OTHERWISE.contains(&word)
        };
        let is = |at: &usize| matches!(self.word_at(*at), "was" | "were" | "are" | "is" | "been" | "be" | "being");
        let verb = (from..self.tokens.len()).take(VERB_REACH).take_while(goes_on).find(is)?;
        self.tokens[verb + 1..].iter().take(PASSIVE_REACH).find_map(|t| self.harm_of(t))
    }
}

/// Words after a figure among which "among them" stands: these are some of those before.
const OWN_REACH: usize = 5;
/// Words after "were" of which one says what befell somebody: "were reportedly killed".
const PASSIVE_REACH: usize = 2;
