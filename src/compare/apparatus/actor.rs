//! Who does it, where a name alone leaves open whose it is: "sixteen licences were bought by Telnova" and "the Harbour
//! Group bought sixteen licences" name two buyers, though nothing tells what Telnova is.
//!
//! Read in briefs alone, and only where two of them have somebody else do the same thing, by the same verb and with the
//! same figure, and one of the two is known for a body or a person: elsewhere a name of which nothing is known is no
//! detail by itself.

use smallvec::SmallVec;

use crate::compare::apparatus::Context;
use crate::compare::apparatus::agent::{HELPERS, JOINS, PASSIVE, PLACING};
use crate::compare::apparatus::concepts::Concepts;
use crate::compare::apparatus::item::{Item, Key};
use crate::compare::apparatus::lexed::Word;
use crate::compare::apparatus::marks::Marks;
use crate::compare::apparatus::reader::Reader;
use crate::compare::detail::DetailKind;
use crate::name::NameKind;
use crate::span::Span;
use crate::text::token::TokenKind;
use crate::value::{Data, Value};

/// Most words that help one verb: "is now to be".
const MOST_HELPERS: usize = 4;
/// What the verbs begin with of what two do together, or each for itself.
const SHARED: [&str; 12] =
    ["agre", "sign", "collid", "join", "merg", "meet", "met", "clos", "lost", "lose", "said", "announc"];
/// Tokens of a clause within which it tells what is done.
const CLAUSE: usize = 18;
/// Tokens between two marks after a name that tell who that is: "Lind, seventeen, climbed".
const ASIDE: usize = 6;

/// Somebody who is named and does something, or to whom it is done.
struct Actor<'a> {
    /// The item that names them.
    item: usize,
    who: usize,
    deed: Deed<'a>,
    sort: Sort,
}

/// What is done, by the words and figures of its clause.
struct Deed<'a> {
    /// By others, to who is named.
    undergone: bool,
    verb: &'a str,
    words: Concepts<'a>,
    figures: SmallVec<[f64; 4]>,
}

impl Deed<'_> {
    /// Whether two clauses tell of one thing that one alone can have done: by the same verb, with a word and a figure
    /// in common.
    fn may_be_one(&self, other: &Deed<'_>) -> bool {
        let verb = self.verb == other.verb && !SHARED.iter().any(|v| self.verb.starts_with(v));
        let figure = self.figures.iter().any(|f| other.figures.contains(f));
        verb && self.undergone == other.undergone && figure && !self.words.is_disjoint(&other.words)
    }
}

/// What is known of a name.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sort {
    Body,
    Person,
    /// Two words in capitals, or one: it may be anybody's.
    Open,
}

/// Makes details of the names of those who do one thing in one brief and another in the next: a body where one of the
/// two is known for one, somebody where one is known for a person.
///
/// Quadratic in the names of a statement.
pub(super) fn settle<'r, 'a: 'r>(
    context: &Context<'_>,
    readers: impl Iterator<Item = &'r Reader<'a>>,
    items: &mut [Item<'a>],
) {
    let readers: SmallVec<[&Reader<'a>; 8]> =
        readers.filter(|r| context.anatomies[r.article].is_brief() && !r.claim.headline).collect();
    if readers.iter().all(|r| r.article == readers[0].article) {
        return;
    }
    let mut actors: SmallVec<[Actor<'a>; 8]> = SmallVec::new();
    for (at, item) in items.iter().enumerate() {
        let named = matches!(item.kind, DetailKind::Person | DetailKind::Organisation);
        let Key::Names(names) = &item.key else { continue };
        let &[who] = names.as_slice() else { continue };
        let reader = readers.iter().find(|r| named && r.article == item.article && r.holds(item.span));
        let Some(reader) = reader else { continue };
        let Some(deed) = reader.deed_at(item.span) else { continue };
        let aged = reader.is_aged(item.span);
        // A single word without a title is the least sure sign of a person.
        let sure = || context.title_of(item).is_some() || item.reading.value.contains(' ') && !context.is_guess(who);
        let sort = match context.entities[who].kind {
            NameKind::Organisation => Sort::Body,
            NameKind::Person if sure() => Sort::Person,
            _ if aged => Sort::Person,
            _ => Sort::Open,
        };
        actors.push(Actor { item: at, who, deed, sort });
    }
    let mut settled: SmallVec<[(usize, DetailKind); 4]> = SmallVec::new();
    for (n, x) in actors.iter().enumerate() {
        for y in &actors[n + 1..] {
            let (a, b) = (items[x.item].article, items[y.item].article);
            let sorts = [x.sort, y.sort];
            // Of two that are both open nobody can say what they are; two persons are told apart as such.
            let known = sorts.contains(&Sort::Open) && sorts[0] != sorts[1];
            let persons = [x, y].iter().all(|z| context.entities[z.who].kind == NameKind::Person);
            let open = known && a != b && !persons;
            let one = || x.deed.may_be_one(&y.deed);
            let strangers = || context.named(b, &[x.who]).is_none() && context.named(a, &[y.who]).is_none();
            if !open || !one() || !context.differ(x.who, y.who) || !strangers() {
                continue;
            }
            let kind = if sorts.contains(&Sort::Person) { DetailKind::Person } else { DetailKind::Organisation };
            settled.extend([(x.item, kind), (y.item, kind)]);
        }
    }
    for (at, kind) in settled {
        items[at].kind = kind;
        items[at].beside = false;
    }
}

impl<'a> Reader<'a> {
    /// Whether a place lies within the claim.
    fn holds(&self, span: Span) -> bool {
        let ends = self.tokens.first().zip(self.tokens.last());
        ends.is_some_and(|(first, last)| first.span.cover(last.span).contains(span))
    }

    /// Whether a name has an age behind it: "Lind, seventeen, climbed", "Lind (42)".
    fn is_aged(&self, name: Span) -> bool {
        let near = |v: &&Value| {
            let gap = self.text.get(name.end()..v.span.start()).map(str::trim);
            matches!(gap, Some("," | "(" | ", aged")) && matches!(&v.data, Data::Quantity(q) if !q.ordinal)
        };
        let years = |v: &Value| matches!(&v.data, Data::Quantity(q) if q.unit.as_deref().is_none_or(|u| u == "year"));
        self.values_given().iter().find(near).is_some_and(years)
    }

    /// What is done by who is named in a place, or to them.
    fn deed_at(&self, name: Span) -> Option<Deed<'a>> {
        let (from, mut next) = (self.begun(name.start()), self.before(name.end()).len());
        let article = usize::from(from > 0 && self.word_at(from - 1) == "the");
        if from > article && self.word_at(from - 1 - article) == "by" {
            let last = from - 1 - article;
            let verb = self.tokens.get(self.verb_before(from - article)).and_then(Word::content)?;
            return Some(self.deed((0..last).rev(), false, verb));
        }
        // "The road from Sarn was closed", "the owner of Norvik was fined": somebody else.
        if from > article && PLACING.contains(&self.word_at(from - 1 - article)) {
            return None;
        }
        // "The board (HB) is to", "Lind, seventeen, climbed".
        let mark = |at: usize| self.tokens.get(at).map_or("", |t| t.span.of(self.text));
        let closing = match mark(next) {
            "(" => ")",
            "," => ",",
            _ => "",
        };
        if !closing.is_empty() {
            next = (next + 1..next + ASIDE).find(|&at| mark(at) == closing)? + 1;
        }
        let helps = |&at: &usize| {
            let word = self.word_at(at);
            word == "is" || HELPERS.contains(&word) || PASSIVE.contains(&word)
        };
        let helpers = (next..next + MOST_HELPERS).take_while(helps).count();
        let verb = next + helpers;
        let small = |t: &Word<'_>| {
            t.kind == TokenKind::Word && t.content().is_some() && t.span.of(self.text).starts_with(char::is_lowercase)
        };
        self.tokens.get(verb).filter(|t| small(t))?;
        let acts = helpers > 0 || self.is_past(verb) || self.word_at(verb).ends_with('s');
        let passive = (next..verb).any(|at| PASSIVE.contains(&self.word_at(at))) && self.is_participle(verb);
        let told = self.tokens[verb].content()?;
        acts.then(|| self.deed(verb..self.tokens.len(), passive, told))
    }

    /// The words and figures of a clause, from the name on, names apart.
    fn deed(&self, clause: impl Iterator<Item = usize>, undergone: bool, verb: &'a str) -> Deed<'a> {
        let inside = |at: &usize| !matches!(self.word_at(*at), ";" | ":" | ".") && !JOINS.contains(&self.word_at(*at));
        let mut deed = Deed { undergone, verb, words: Concepts::default(), figures: SmallVec::new() };
        for at in clause.take(CLAUSE).take_while(inside) {
            let token = &self.tokens[at];
            if token.has(Marks::VALUE) {
                let value = self.values_given().iter().find(|v| v.span.contains(token.span));
                let figure = value.and_then(|v| match &v.data {
                    Data::Quantity(q) => q.figure(),
                    Data::Time(_) => None,
                });
                deed.figures.extend(figure);
            } else if let Some(word) = token.content().filter(|_| !token.has(Marks::NAME)) {
                deed.words.insert(word);
            }
        }
        deed
    }
}
