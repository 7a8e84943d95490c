//! What is called by a loaded word and, in the same place of another brief, by one that no table has: "279 troops" and
//! "279 courageous patriots", "sales by far-sighted investors" and "sales by traders".
//!
//! A brief tells of one thing. Where one names somebody by a word of praise or blame and another, telling the same, has
//! just one noun in that place that the first has nowhere, both are names of one referent.

use std::collections::BTreeSet;

use smallvec::SmallVec;

use crate::claim::LONGEST_SENTENCE;
use crate::compare::apparatus::agent::{responds, way_of};
use crate::compare::apparatus::amount::NO_NOUNS;
use crate::compare::apparatus::called::is_literal;
use crate::compare::apparatus::concepts::Concepts;
use crate::compare::apparatus::item::{Item, Key};
use crate::compare::apparatus::lexed::Word;
use crate::compare::apparatus::marks::Marks;
use crate::compare::apparatus::people::{is_people, is_plural};
use crate::compare::apparatus::reader::Reader;
use crate::compare::apparatus::wording::{PLAIN, is_of_people, one_country, set_of, tone_of};
use crate::compare::detail::DetailKind;
use crate::span::Span;
use crate::text::token::TokenKind;
use crate::value::Data;

/// Least figure by which two outlets are known to speak of the same people.
const SEVERAL: f64 = 3.0;
/// Words before a noun that may belong to it.
const COMPOUND: usize = 3;
/// Words before or after a noun within which stands the one it goes with: "sales by", "would be allowed to shoot".
const REACH: usize = 5;
/// Words that lead on to what belongs to no noun before them.
const LINKS: [&str; 8] = ["under", "over", "about", "around", "through", "abroad", "against", "across"];
/// Words that two acts by other verbs share when they are one: vandals break windows, and glaziers mend them.
const SAME_DEED: usize = 2;
/// Words for anybody, which by themselves are no other name for those whom somebody calls rioters.
const ANYBODY: [&str; 4] = ["people", "men", "women", "persons"];
/// Sets of labels for what was done, of which two words may tell two things: "the surrender", "the capture".
const DEEDS: [&str; 8] = ["war=", "raid=", "deal=", "vote=", "reform=", "cuts=", "plan=", "barrier="];

/// Sets of labels for people.
const PERSONS: [&str; 17] = [
    "rulers=",
    "fighters=",
    "newcomers=",
    "crowd=",
    "strikers=",
    "ruler=",
    "settlers=",
    "activists=",
    "medics=",
    "reporters=",
    "hunters=",
    "raiders=",
    "owners=",
    "believers=",
    "exiles=",
    "critics=",
    "people=",
];

/// A noun with the words that belong to it.
struct Phrase<'a> {
    article: usize,
    /// Number of the reader that has it.
    reader: usize,
    span: Span,
    /// The concept of the noun.
    head: &'a str,
    tone: char,
    people: bool,
    plural: bool,
    /// The figure right before it, its bits.
    count: Option<u64>,
    /// Whether it is said to do something.
    agent: bool,
    /// Whether what it does is a noun: "protests by".
    nominal: bool,
    /// The concept of what it does.
    verb: Option<&'a str>,
    /// Whether it comes to what others did.
    responds: bool,
    /// What it goes with: the words of meaning on either side.
    beside: SmallVec<[&'a str; 2]>,
    /// What it does, and to what: concepts.
    act: Concepts<'a>,
}

/// Why two nouns may be of one referent.
#[derive(Clone, Copy, PartialEq)]
enum Tie {
    Count,
    Beside,
    Agent,
}

impl Phrase<'_> {
    fn is_tied(&self, other: &Self, tie: Tie) -> bool {
        let alike = (self.people, self.plural, self.agent) == (other.people, other.plural, other.agent);
        match tie {
            Tie::Count => self.count.is_some() && self.count == other.count,
            // "Blamed hooligans", "blamed police".
            Tie::Beside if self.responds || other.responds => false,
            Tie::Beside => alike && self.beside.iter().any(|w| other.beside.contains(w)),
            // Thugs who beat a waiter are not the neighbours who called the police, nor the doctors who treated him.
            Tie::Agent => {
                let acts = self.people && other.people && self.agent && other.agent;
                let verb = self.verb.is_some() && self.verb == other.verb;
                let done =
                    || !self.responds && !other.responds && self.act.intersection(&other.act).count() >= SAME_DEED;
                acts && (self.nominal || other.nominal || verb || done())
            }
        }
    }
}

/// Adds what one brief calls by a loaded word, with what another has in its place. Quadratic in the nouns of briefs,
/// which are short; looks at nothing where no word has a tone.
pub(super) fn counterparts<'r, 'a: 'r>(readers: impl Iterator<Item = &'r Reader<'a>>, out: &mut Vec<Item<'a>>) {
    let readers: Vec<&Reader<'a>> =
        readers.filter(|r| r.tokens.len() <= LONGEST_SENTENCE && r.context.anatomies[r.article].is_brief()).collect();
    if !readers.iter().any(|r| r.any(Marks::TONED)) {
        return;
    }
    let mut phrases: Vec<Phrase<'a>> = readers.iter().enumerate().flat_map(|(n, r)| r.phrases(n)).collect();
    phrases.sort_by_key(|p| (p.article, p.span));
    phrases.dedup_by_key(|p| (p.article, p.span));
    if phrases.iter().all(|p| p.tone == PLAIN) {
        return;
    }
    let told = |article: usize| -> Concepts<'a> {
        let of = readers.iter().filter(|r| r.article == article);
        of.flat_map(|r| r.tokens).filter_map(Word::content).collect()
    };
    let articles: BTreeSet<usize> = phrases.iter().map(|p| p.article).collect();
    let told: Vec<(usize, Concepts<'a>)> = articles.iter().map(|&a| (a, told(a))).collect();
    let lacks = |article: usize, head: &str| told.iter().all(|(a, words)| *a != article || !words.contains(head));
    let among: Vec<(usize, &Phrase<'a>)> = phrases.iter().enumerate().collect();
    let mut pairs = Vec::new();
    for (n, p) in phrases.iter().enumerate().filter(|(_, p)| p.tone != PLAIN) {
        for &article in articles.iter().filter(|&&a| a != p.article) {
            if !lacks(article, p.head) || is_answered(p, article, out) {
                continue;
            }
            let strange = |q: &&(usize, &Phrase<'a>)| q.1.article == article && lacks(p.article, q.1.head);
            let tied = |tie: Tie| -> SmallVec<[usize; 2]> {
                among.iter().filter(strange).filter(|q| p.is_tied(q.1, tie)).map(|q| q.0).collect()
            };
            let ties = [Tie::Count, Tie::Beside, Tie::Agent];
            let Some((tie, found)) = ties.map(|t| (t, tied(t))).into_iter().find(|(_, f)| !f.is_empty()) else {
                continue;
            };
            // Somebody else may be the one whom the other calls so.
            let rival = |q: &Phrase<'a>| {
                q.article == p.article && q.span != p.span && lacks(article, q.head) && q.is_tied(p, tie)
            };
            if let [other] = found[..]
                && phrases[other].tone != p.tone
                && !phrases.iter().any(rival)
            {
                pairs.push((n, other));
            }
        }
    }
    for group in groups(&pairs, &phrases) {
        let mut heads: Vec<&str> = group.iter().map(|&n| phrases[n].head).collect();
        heads.sort_unstable();
        let known = |p: &Phrase<'a>| {
            out.iter().find_map(|i| match i.key {
                Key::Called { count, .. } if i.article == p.article && i.span.overlap(p.span) > 0 => Some(count),
                _ => None,
            })
        };
        // Those who are called so by a figure already are found by it.
        let counts: BTreeSet<u64> = group.iter().filter_map(|&n| known(&phrases[n])).collect();
        let count = match counts.len() {
            1 => counts.first().copied().unwrap_or_default(),
            _ => xxhash_rust::xxh3::xxh3_64(heads.join(" ").as_bytes()),
        };
        let new: Vec<usize> =
            group.into_iter().filter(|&n| counts.len() != 1 || known(&phrases[n]).is_none()).collect();
        for phrase in new.into_iter().map(|n| &phrases[n]) {
            let (reader, key) = (readers[phrase.reader], Key::Called { count, tone: phrase.tone });
            out.push(reader.item(DetailKind::Wording, phrase.span, "named", reader.shown(phrase.span), key));
        }
    }
}

/// Phrases that are tied to each other, without those of which two are one article's.
fn groups(pairs: &[(usize, usize)], phrases: &[Phrase<'_>]) -> Vec<BTreeSet<usize>> {
    let mut groups: Vec<BTreeSet<usize>> = Vec::new();
    for &(a, b) in pairs {
        let mut joined = BTreeSet::from([a, b]);
        groups.retain(|g| {
            let touch = g.contains(&a) || g.contains(&b);
            if touch {
                joined.extend(g);
            }
            !touch
        });
        groups.push(joined);
    }
    groups.retain(|g| g.iter().map(|&n| phrases[n].article).collect::<BTreeSet<_>>().len() == g.len());
    groups
}

/// Whether another article is known already to call it otherwise.
fn is_answered(phrase: &Phrase<'_>, article: usize, items: &[Item<'_>]) -> bool {
    let wording = |i: &&Item<'_>| i.kind == DetailKind::Wording;
    let own = |i: &&Item<'_>| i.article == phrase.article && i.span.overlap(phrase.span) > 0;
    let answers = |x: &Item<'_>, y: &Item<'_>| match (&x.key, &y.key) {
        (Key::Label { set: s, of: x, .. }, Key::Label { set: t, of: y, .. }) => {
            s == t && x.is_none() == y.is_none() && x.zip(*y).is_none_or(|(x, y)| one_country(x, y))
        }
        (Key::Called { count: x, .. }, Key::Called { count: y, .. }) => x == y,
        _ => false,
    };
    let others = || items.iter().filter(wording).filter(|i| i.article == article);
    items.iter().filter(wording).filter(own).any(|x| others().any(|y| answers(x, y)))
}

impl<'a> Reader<'a> {
    /// The nouns of the outlet that may stand for somebody, or that are loaded themselves.
    fn phrases(&self, reader: usize) -> Vec<Phrase<'a>> {
        let mut out = Vec::new();
        let mut at = 0;
        while at < self.tokens.len() {
            match self.phrase(reader, at) {
                Some((last, phrase)) => {
                    out.push(phrase);
                    at = last + 1;
                }
                None => at += 1,
            }
        }
        out
    }

    /// Whether a token is a word of meaning that the outlet has, and no name or figure.
    pub(super) fn is_plain(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|t| {
            let linking = || NO_NOUNS.contains(&t.folded()) || LINKS.contains(&t.folded());
            t.kind == TokenKind::Word && t.content().is_some() && !linking() && !self.in_name(t) && !self.in_value(t)
        })
    }

    /// The phrase of which the noun stands at a token, with its last token.
    fn phrase(&self, reader: usize, at: usize) -> Option<(usize, Phrase<'a>)> {
        if !self.is_plain(at) {
            return None;
        }
        let (word, token) = (self.word_at(at), &self.tokens[at]);
        let clitic = self.tokens.get(at + 1).is_some_and(|t| t.kind == TokenKind::Clitic);
        let hyphen = self.word_at(at + 1) == "-";
        let plural = is_plural(word);
        // "Road hogs", "sports fans": the last of them.
        let compound = self.is_plain(at + 1) && (!plural && !self.is_past(at + 1) || is_plural(self.word_at(at + 1)));
        if clitic || hyphen || compound {
            return None;
        }
        let mut first = at;
        while first > 0 && at - first < 2 * COMPOUND {
            let joined = self.word_at(first - 1) == "-" && first > 1 && self.is_plain(first - 2);
            let before = if joined { first - 2 } else { first - 1 };
            // "Hunted innocents" after a figure, "drove farmers" after a name.
            // "Far-sighted".
            let hyphened = before > 0 && self.word_at(before - 1) == "-";
            let verb =
                !joined && !hyphened && self.is_past(before) && !before.checked_sub(1).is_some_and(|b| self.opens(b));
            // "Families seeking safety".
            let other = !joined && !plural && is_plural(self.word_at(before));
            if !self.is_plain(before) || verb || other {
                break;
            }
            first = before;
        }
        let count = self.count_before(first);
        let definite = first > 0 && matches!(self.word_at(first - 1), "the" | "its" | "their" | "these" | "those");
        // "Velmara the peacemaker" is what a country is called.
        let named = |at: usize| self.tokens[at].span.of(self.text).starts_with(char::is_uppercase);
        if definite && first > 1 && named(first - 2) && self.epithet(first - 1).is_some() {
            return None;
        }
        let last = self.honoured(at).unwrap_or(at);
        let whole = self.tokens[first].span.cover(self.tokens[last].span);
        let outlet = self.quoted().all(|q| q.overlap(whole) == 0)
            && self.claim.speaker.as_ref().is_none_or(|s| s.span.overlap(whole) == 0)
            && self.claim.cue.is_none_or(|c| c.span.overlap(whole) == 0);
        // "Fear-mongers".
        let noun = if at > first + 1 && self.word_at(at - 1) == "-" { at - 2 } else { at };
        let own = tone_of(self.tokens[noun].span.cover(self.tokens[last].span).of(self.text));
        // "Foreign agents".
        let label = |w: usize| self.label(w, false).filter(|l| w + l.2 == at + 1).map_or(PLAIN, |l| l.1);
        let own = if own == PLAIN { (first..at).map(label).find(|t| *t != PLAIN).unwrap_or(PLAIN) } else { own };
        let adjective = (first..at).filter(|&w| !is_literal(self.word_at(w))).find_map(|w| self.loaded_at(w));
        let somebody = set_of(word).is_some_and(|s| PERSONS.contains(&s));
        let people =
            plural && (is_people(word) || last > at || is_of_people(word) || somebody || own != PLAIN && at > noun);
        // What is only adorned may be another thing; what is called by a loaded noun is what stands in its place.
        let deed = set_of(word).is_some_and(|s| DEEDS.contains(&s));
        let thing = definite && !plural && !deed;
        let anybody = ANYBODY.contains(&word) && first == at && !self.is_plain(at + 1) && self.word_at(at + 1) != "in";
        if !outlet || anybody || !(people || thing || plural && count.is_some()) {
            return None;
        }
        let tone = match own {
            PLAIN if people || count.is_some() => adjective.unwrap_or(PLAIN),
            own => own,
        };
        let from = if definite { first - 1 } else { first };
        let shown = if definite { self.tokens[from].span.cover(whole) } else { whole };
        let head = token.content()?;
        let (done, beside) = (self.done_by(from, last), self.goes_with(from, last));
        let nominal =
            from > 1 && self.word_at(from - 1) == "by" && self.is_plain(from - 2) && !self.is_participle(from - 2);
        let act = done.map_or_else(Concepts::default, |verb| self.deed_of(from, verb));
        let does = done.map(|verb| verb.unwrap_or_else(|| self.verb_before(from)));
        let verb = does.and_then(|at| self.tokens.get(at)).and_then(|t| way_of(t.folded()).or(t.content()));
        let responds = responds(word, does.map_or("", |at| self.word_at(at)));
        let (article, agent, span) = (self.article, done.is_some(), shown);
        Some((
            last,
            Phrase {
                article,
                reader,
                span,
                head,
                tone,
                people,
                plural,
                count,
                agent,
                nominal,
                verb,
                responds,
                beside,
                act,
            },
        ))
    }

    /// Whether what stands at a token may be right before a noun and its adjectives.
    fn opens(&self, at: usize) -> bool {
        let word = self.word_at(at);
        let bare = |v: &crate::value::Value| matches!(&v.data, Data::Quantity(q) if q.unit.is_none());
        let token = &self.tokens[at];
        matches!(word, "the" | "a" | "their" | "its" | "by" | "of" | "from" | "for" | "with" | "to" | "against")
            || self.in_value(token) && self.values.iter().any(|v| v.span.overlap(token.span) > 0 && bare(v))
    }

    /// The bits of the exact figure right before a token, with nothing between.
    fn count_before(&self, first: usize) -> Option<u64> {
        let before = self.tokens.get(first.checked_sub(1)?)?;
        let value = self.values.iter().find(|v| v.span.end() == before.span.end())?;
        match &value.data {
            Data::Quantity(q) if q.unit.is_none() && !q.ordinal => {
                q.figure().filter(|n| *n >= SEVERAL).map(f64::to_bits)
            }
            _ => None,
        }
    }

    /// The words of meaning next to a phrase, in its clause.
    fn goes_with(&self, from: usize, last: usize) -> SmallVec<[&'a str; 2]> {
        let word = |t: &&'a Word<'a>| t.kind == TokenKind::Word;
        let next = |t: &'a Word<'a>| (!self.in_name(t) && !self.in_value(t)).then(|| t.content()).flatten();
        let meant = |t: &&'a Word<'a>| t.content().is_some() || self.in_name(t) || self.in_value(t);
        let before = self.tokens[..from].iter().rev().take(REACH).take_while(word).find(meant).and_then(next);
        let after = self.tokens[last + 1..].iter().take(REACH).take_while(word).find(meant).and_then(next);
        before.into_iter().chain(after).collect()
    }
}
