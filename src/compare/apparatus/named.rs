//! Who and where: the people, bodies, places and offices that a claim names.

use std::borrow::Cow;

use smallvec::{SmallVec, smallvec};

use crate::compare::apparatus::item::{Item, Key, Names};
use crate::compare::apparatus::lexed::Word;
use crate::compare::apparatus::reader::Reader;
use crate::compare::detail::DetailKind;
use crate::name::{Mention, NameKind, is_given};
use crate::span::Span;
use crate::text::fold::{fold, folded};
use crate::text::token::TokenKind;
use crate::value::{Data, Value};

/// Nouns for a stretch of land; after a name they make it one: "Karsk province".
pub(super) const LANDS: [&str; 52] = [
    "hills",
    "mountains",
    "forest",
    "desert",
    "river",
    "lake",
    "sea",
    "straits",
    "strait",
    "canal",
    "province",
    "district",
    "county",
    "region",
    "state",
    "valley",
    "coast",
    "city",
    "town",
    "village",
    "island",
    "islands",
    "oblast",
    "prefecture",
    "governorate",
    "canton",
    "department",
    "municipality",
    "territory",
    "peninsula",
    "highlands",
    "lowlands",
    "delta",
    "plain",
    "plateau",
    "bay",
    "gulf",
    "border",
    "suburb",
    "area",
    "shire",
    "voivodeship",
    "parish",
    "borough",
    "commune",
    "emirate",
    "krai",
    "raion",
    "okrug",
    "atoll",
    "township",
    "arrondissement",
];
/// Words before a name after which it is most likely a place.
pub(super) const WHERE: [&str; 17] = [
    "in",
    "near",
    "outside",
    "at",
    "around",
    "across",
    "throughout",
    "of",
    "from",
    "over",
    "above",
    "onto",
    "into",
    "through",
    "struck",
    "hit",
    "reached",
];
/// Words passed over between them and the name: "in the town of Karsk".
const TOWN_OF: [&str; 5] = ["the", "town", "city", "village", "of"];
/// Those of them that a person's name hardly follows.
const SURELY_WHERE: [&str; 4] = ["in", "near", "outside", "throughout"];
/// First words of names of places.
const PLACE_HEADS: [&str; 16] = [
    "upper", "lower", "north", "south", "east", "west", "northern", "southern", "eastern", "western", "central", "new",
    "port", "mount", "lake", "cape",
];

/// Whether a name is a place's by the word before it: "in Karsk", and not "in Karsk's view".
pub(super) fn names_a_place((text, mention): (&str, &Mention)) -> bool {
    let before = || text[..mention.span.start()].trim_end().rsplit(|c: char| !c.is_alphanumeric()).next();
    let owns = || text[mention.span.end()..].starts_with(['\'', '’']);
    mention.kind == NameKind::Place || before().is_some_and(|w| SURELY_WHERE.contains(&w)) && !owns()
}

impl<'a> Reader<'a> {
    /// A heading within the text: "HEAVY LOSSES" is no body.
    fn is_shouted(&self, mention: &Mention) -> bool {
        const LONG: usize = 6;
        let words = mention.span.of(self.text);
        let capitals = !words.chars().any(char::is_lowercase);
        mention.kind == NameKind::Organisation
            && capitals
            && words.split_whitespace().filter(|w| w.chars().count() >= LONG).count() > 1
    }

    /// A word that opens its sentence and is no name by itself: "Movement is restricted".
    fn is_plain_opener(&self, mention: &Mention) -> bool {
        const PLAIN: [&str; 10] = [
            "movement",
            "coalition",
            "force",
            "services",
            "service",
            "initiative",
            "watch",
            "front",
            "exchange",
            "campaign",
        ];
        let opens = self.text[..mention.span.start()].trim_end().ends_with(['.', '!', '?', ':', '"', '”'])
            || self.text[..mention.span.start()].trim_end_matches([' ', '\t', '\u{a0}']).ends_with('\n')
            || mention.span.start() == 0;
        opens && PLAIN.contains(&&*folded(mention.span.of(self.text)))
    }

    pub(super) fn names(&self, out: &mut Vec<Item<'a>>) {
        let speaker = self.claim.speaker.as_ref().map(|s| s.span);
        let measured = |span: Span| {
            let unit = |v: &Value| matches!(&v.data, Data::Quantity(q) if q.unit.is_some());
            self.values_given().iter().any(|v| v.span.contains(span) && unit(v))
        };
        let mentions: SmallVec<[(usize, &Mention); 4]> = self
            .named()
            // "The Harbour Board (HB) said": its short form is the source as well.
            .filter(|(_, m)| {
                speaker.is_none_or(|s| {
                    let short = s.end() <= m.span.start() && self.text[s.end()..m.span.start()].trim() == "(";
                    s.overlap(m.span) == 0 && !short
                })
            })
            // "KARSK (AFP) -" and "told Reuters": who wrote it down takes no part in it.
            .filter(|(i, m)| !self.is_credit(*i, m))
            // "US$2 million", "12 degrees Celsius": part of the figure.
            .filter(|(_, m)| !measured(m.span))
            // "US-backed" names nobody who takes part, and the outlet's own name is no news.
            .filter(|(_, m)| !self.text[m.span.end()..].starts_with('-') && !self.is_outlet(m.span))
            .filter(|(_, m)| !self.is_shouted(m))
            .filter(|(_, m)| !self.is_plain_opener(m))
            // In a headline capitals prove nothing: only what is named in a text as well counts.
            .filter(|(i, _)| !self.claim.headline || self.context.in_text[self.context.entity_of[self.article][*i]])
            .map(|(i, m)| (self.context.entity_of[self.article][i], m))
            .collect();
        let mut done = 0;
        for (at, &(who, mention)) in mentions.iter().enumerate() {
            if at < done {
                continue;
            }
            let (span, name) = (mention.span, || self.context.entities[who].name.as_str());
            let following = mentions.get(at + 1).map(|&(_, m)| m);
            if self.is_place(who, mention, following) {
                let mut whole = self.place_from(span);
                let part_of = whole.start() != span.start();
                let mut who: Names = smallvec![who];
                done = at + 1;
                // "the border of Jordan and Syria" and "Karsk (Upper Teshin)" are one place with two names.
                while let Some(&(next, more)) = mentions.get(done) {
                    let joined = self.widens(whole, more) || part_of && self.between(whole, more.span) == "and";
                    if !joined {
                        break;
                    }
                    whole = whole.cover(more.span);
                    who.push(next);
                    done += 1;
                }
                who.sort_unstable();
                who.dedup();
                let whole = self.with_land(whole);
                out.push(self.item(DetailKind::Place, whole, "where", self.shown(whole), Key::Names(who)));
                continue;
            }
            // "The Harbour Board (HB)": one place for both.
            let span = match following.filter(|f| mentions[at + 1].0 == who && self.between(span, f.span) == "(") {
                Some(short) if self.text[short.span.end()..].starts_with(')') => {
                    done = at + 2;
                    Span::new(span.start(), short.span.end() + 1)
                }
                _ => span,
            };
            let kind = if mention.kind == NameKind::Other { self.context.entities[who].kind } else { mention.kind };
            match kind {
                NameKind::Person => {
                    out.push(self.item(DetailKind::Person, span, "named", name(), Key::Names(smallvec![who])));
                }
                NameKind::Organisation => {
                    out.push(self.item(DetailKind::Organisation, span, "named", name(), Key::Names(smallvec![who])));
                }
                // What cannot be told may be who others name, and is no detail by itself.
                NameKind::Other => {
                    let item = self.item(DetailKind::Person, span, "named", name(), Key::Names(smallvec![who]));
                    out.push(Item { beside: true, ..item });
                }
                _ => {}
            }
        }
    }

    /// Whether a name is that of the paper or agency that a report was made for or told to.
    fn is_credit(&self, at: usize, mention: &Mention) -> bool {
        if !matches!(mention.kind, NameKind::Organisation | NameKind::Other) {
            return false;
        }
        let told = matches!(self.word_before(mention.span, &["the"]), "told" | "tells" | "telling");
        let who = self.context.entity_of[self.article][at];
        // "The Harbour Board (HB)" is a short form of what stands before it.
        let short = at > 0 && self.context.entity_of[self.article][at - 1] == who;
        let before = self.text[..mention.span.start()].trim_end();
        // "In Großwehr (Unterfels)": where that is, and "Karsk (AFP)" who wrote it.
        let where_is = at > 0
            && mention.kind == NameKind::Other
            && mention.span.of(self.text).chars().any(char::is_lowercase)
            && self.context.anatomies[self.article]
                .mentions
                .get(at - 1)
                .is_some_and(|m| m.span.end() + 1 >= before.len().saturating_sub(1) && names_a_place((self.text, m)));
        told || before.ends_with('(') && self.text[mention.span.end()..].starts_with(')') && !short && !where_is
    }

    /// Whether a name is a place's: by itself, or by the words around it where it could be a person's.
    fn is_place(&self, who: usize, mention: &Mention, following: Option<&Mention>) -> bool {
        match mention.kind {
            NameKind::Place => return true,
            NameKind::Other if self.context.entities[who].kind == NameKind::Place => return true,
            // "In Nakhon Ray" elsewhere tells what "the seat for Nakhon Ray" is.
            NameKind::Person | NameKind::Other if self.context.told_where[who] && !self.is_like_person(mention) => {
                return true;
            }
            NameKind::Person | NameKind::Other if mention.title.is_none() => {}
            _ => return false,
        }
        let before = self.word_before(mention.span, &["the"]);
        let land = LANDS.contains(&self.word_after(mention.span));
        let head = self.first_word(mention.span);
        let of_land = before == "of" && {
            let land = self.words_before(mention.span).nth(1).map(|t| self.word(t));
            land.is_some_and(|l| LANDS.contains(&l))
        };
        // "Close to Karsk, Upper Teshin": what is named after it is a stretch of land.
        let in_land = following.is_some_and(|f| {
            f.kind != NameKind::Organisation
                && (LANDS.contains(&self.word_after(f.span))
                    || PLACE_HEADS.contains(&self.first_word(f.span))
                    || LANDS.contains(&&*self.last_word(f.span)))
                && self.widens(mention.span, f)
        });
        of_land
            || in_land
            || land && mention.kind == NameKind::Other
            || SURELY_WHERE.contains(&before)
            || WHERE.contains(&before)
                && !self.is_like_person(mention)
                && (land
                    || PLACE_HEADS.contains(&head)
                    || following.is_some_and(|f| f.kind == NameKind::Place && self.widens(mention.span, f)))
    }

    /// Whether a name begins with an initial or a given name: "ahead of Samir Lind in Karsk".
    fn is_like_person(&self, mention: &Mention) -> bool {
        let first = self.first_word(mention.span);
        mention.kind == NameKind::Person && self.within(mention.span).len() > 1 && (first.len() == 1 || is_given(first))
    }

    /// Whether a name that follows a place is the wider place it is in.
    fn widens(&self, place: Span, next: &Mention) -> bool {
        let between = self.between(place, next.span);
        let mut words = between.split_whitespace().filter(|w| *w != "the").peekable();
        // "Karsk province, Velmara": the noun belongs to the first name.
        words.next_if(|w| LANDS.contains(w));
        let rest: Vec<&str> = words.collect();
        let bracket = rest.last() == Some(&"(");
        // "In Karsk in Upper Teshin", "in Karsk, Upper Teshin, on Monday": what is named after a place and closed by a
        // mark, with no other name behind it, is where that is.
        let inside = rest == ["in"] && SURELY_WHERE.contains(&self.word_before(place, &TOWN_OF));
        let closed = rest == [","] && self.is_closed(next.span) && WHERE.contains(&self.word_before(place, &TOWN_OF));
        let sure = next.kind == NameKind::Place
            || inside
            || closed
            || LANDS.contains(&self.word_after(next.span))
            || PLACE_HEADS.contains(&self.first_word(next.span))
            || LANDS.contains(&&*self.last_word(next.span))
            || bracket && self.text[next.span.end()..].starts_with(')');
        let joins = match rest.as_slice() {
            [one] => matches!(*one, "," | "(" | "in" | "of"),
            [",", "in"] | ["(", "in"] | [",", "a", "town" | "village" | "city", "in"] | ["town", "in"] => true,
            _ => false,
        };
        joins && sure && matches!(next.kind, NameKind::Place | NameKind::Person | NameKind::Other)
    }

    /// Whether a comma follows a name, and then no other name and no "and".
    fn is_closed(&self, name: Span) -> bool {
        let mut after = self.after(name.end()).iter();
        let first = after.next();
        // "In Saint-Evrard, Haute-Brenne."
        if first.is_none_or(|t| matches!(t.span.of(self.text), "." | ";")) {
            return true;
        }
        let comma = first.is_some_and(|t| t.span.of(self.text) == ",");
        let next = after.next();
        comma && next.is_some_and(|t| !t.span.of(self.text).starts_with(char::is_uppercase) && self.word(t) != "and")
    }

    /// The words and marks between two spans, folded, each mark by itself.
    fn between(&self, a: Span, b: Span) -> String {
        if a.end() > b.start() {
            return "overlap".to_owned();
        }
        let marks = |c: char| if c.is_alphanumeric() { c.to_string() } else { format!(" {c} ") };
        let spaced: String = fold(&self.text[a.end()..b.start()]).chars().map(marks).collect();
        spaced.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// A place with the noun after it: "Karsk province", and the bracket that closes it.
    fn with_land(&self, place: Span) -> Span {
        let next = self.after(place.end()).first();
        let land = next.filter(|t| LANDS.contains(&self.word(t)));
        let place = land.map_or(place, |t| place.cover(t.span));
        let open = place.of(self.text).matches('(').count() > place.of(self.text).matches(')').count();
        if open && self.text[place.end()..].starts_with(')') {
            return Span::new(place.start(), place.end() + 1);
        }
        place
    }

    fn words_before(&self, span: Span) -> impl Iterator<Item = &'a Word<'a>> {
        self.before(span.start()).iter().rev()
    }

    /// The word before a span, folded, some words passed over; empty after a mark.
    fn word_before(&self, span: Span, over: &[&str]) -> &'a str {
        let words = self.words_before(span).take_while(|t| t.kind == TokenKind::Word);
        words.map(Word::folded).find(|w| !over.contains(w)).unwrap_or_default()
    }

    fn word_after(&self, span: Span) -> &'a str {
        self.after(span.end()).first().map(Word::folded).unwrap_or_default()
    }

    fn first_word(&self, span: Span) -> &'a str {
        let mut words = self.within(span).iter().map(Word::folded);
        words.find(|w| *w != "the").unwrap_or_default()
    }

    fn last_word(&self, span: Span) -> Cow<'a, str> {
        folded(span.of(self.text).split_whitespace().next_back().unwrap_or_default())
    }

    /// Whether a name is that of the outlet itself, as in a credit.
    fn is_outlet(&self, span: Span) -> bool {
        let name = span.of(self.text);
        let name = if name.is_ascii() { name.into() } else { folded(name) };
        let letter = |c: char| c.is_alphanumeric().then(|| c.to_ascii_lowercase());
        let mut name = name.chars().filter_map(letter).peekable();
        // One of the two begins with the other.
        name.peek().is_some()
            && name.zip(self.context.outlets[self.article].chars().filter_map(letter)).all(|(a, b)| a == b)
    }

    /// A place with the words before it that say where in it or near it: "the outskirts of Aleppo".
    fn place_from(&self, name: Span) -> Span {
        const PARTS: [&str; 16] = [
            "border",
            "outskirts",
            "edge",
            "coast",
            "north",
            "south",
            "east",
            "west",
            "centre",
            "center",
            "suburb",
            "suburbs",
            "capital",
            "town",
            "village",
            "city",
        ];
        let before: SmallVec<[&Word; 4]> = self.words_before(name).take(4).collect();
        let part = before.iter().position(|t| PARTS.contains(&self.word(t)));
        let Some(part) = part
            .filter(|&p| before[..p].iter().all(|t| matches!(self.word(t), "of" | "with" | "between" | "the" | "in")))
        else {
            return name;
        };
        before[part].span.cover(name)
    }
}
