//! What countries and peoples are called: "the Velmaran regime", "brotherly Velmara", "Velmara the peacemaker".

use smallvec::SmallVec;

use crate::compare::apparatus::item::{Item, Key};
use crate::compare::apparatus::lexed::Word;
use crate::compare::apparatus::marks::Marks;
use crate::compare::apparatus::reader::Reader;
use crate::compare::apparatus::wording::{Found, PLAIN, country_set, one_country};
use crate::name::NameKind;
use crate::text::token::TokenKind;

/// Loaded adjectives that are people's names as well.
const NAMES: [&str; 5] = ["noble", "savage", "gallant", "rogue", "proud"];

/// Adds the country by its name alone, where an article calls it by a loaded word and another has a name for it that
/// was not known for one: nothing tells the first word of a sentence. Linear in the words for each country so called.
pub(super) fn plain_countries<'r, 'a: 'r>(
    readers: impl Iterator<Item = &'r Reader<'a>> + Clone,
    out: &mut Vec<Item<'a>>,
) {
    let country = |i: &Item<'a>| match i.key {
        Key::Label { set, tone, of: Some(name) } if Some(set) == country_set() => Some((name, tone)),
        _ => None,
    };
    let called: Vec<&'a str> = out.iter().filter_map(country).filter(|c| c.1 != PLAIN).map(|c| c.0).collect();
    for name in called {
        for reader in readers.clone() {
            let known = |i: &Item<'a>| {
                i.article == reader.article && country(i).is_some_and(|(other, _)| one_country(name, other))
            };
            if out.iter().any(known) {
                continue;
            }
            let at = (0..reader.tokens.len()).find(|&at| {
                let token = &reader.tokens[at];
                reader.is_first(at) && !reader.in_name(token) && one_country(token.span.of(reader.text), name)
            });
            if let (Some(at), Some(set)) = (at, country_set()) {
                reader.wording(at, at, set, PLAIN, Some(reader.tokens[at].span.of(reader.text)), out);
            }
        }
    }
}

impl<'a> Reader<'a> {
    /// Countries by their names, with the nouns and adjectives that go with them.
    pub(super) fn countries(&self, out: &mut Vec<Item<'a>>) {
        let Some(set) = country_set() else { return };
        for mention in self.mentions {
            let words = self.within(mention.span).len();
            let from = self.before(mention.span.start()).len();
            // "Brotherly Velmara": at the head of a sentence it may look like somebody's name.
            let headed = || {
                let adjective = self.loaded(&self.tokens[from]).is_some() && !NAMES.contains(&self.word_at(from));
                words == 2 && self.is_first(from) && adjective || words == 1 && self.epithet(from + 1).is_some()
            };
            let country = matches!(mention.kind, NameKind::Place | NameKind::People | NameKind::Other);
            if words == 0 || !country && !headed() {
                continue;
            }
            let last = from + words - 1;
            // At the head of a sentence an adjective may have been taken for part of the name.
            let from = if from < last && self.loaded(&self.tokens[from]).is_some() { from + 1 } else { from };
            let name = self.tokens[from].span.cover(self.tokens[last].span);
            // "The Velmaran rogue regime".
            let heard: SmallVec<[char; 4]> = self.tokens[last + 1..].iter().map_while(|t| self.loaded(t)).collect();
            let label = self.epithet(last + 1).or_else(|| self.label(last + 1 + heard.len(), true));
            let (tone, long) = label.map_or((PLAIN, 0), |(_, tone, long)| {
                (if tone == PLAIN { heard.first().copied().unwrap_or(tone) } else { tone }, long + heard.len())
            });
            self.wording(from, last + long, set, tone, Some(name.of(self.text)), out);
        }
        if !self.any(Marks::LABEL) {
            return;
        }
        // "Velmara the peacemaker began": no name finder knows a name by the first word of a sentence.
        for at in (0..self.tokens.len()).filter(|&at| self.is_first(at) && !self.in_name(&self.tokens[at])) {
            if let Some((_, tone, long)) = self.epithet(at + 1) {
                self.wording(at, at + long, set, tone, Some(self.tokens[at].span.of(self.text)), out);
            }
        }
    }

    /// What a country is called after its name, "the peacemaker", at the token of the article.
    pub(super) fn epithet(&self, at: usize) -> Option<Found> {
        let label = (self.word_at(at) == "the").then(|| self.label(at + 1, true))?;
        label.filter(|l| l.1 != PLAIN).map(|(set, tone, long)| (set, tone, long + 1))
    }

    /// Whether a token is a word of meaning with a capital, at the head of a sentence.
    fn is_first(&self, at: usize) -> bool {
        let token: &Word<'_> = &self.tokens[at];
        let opens = at.checked_sub(1).is_none_or(|before| self.tokens[before].kind == TokenKind::Mark);
        opens
            && token.kind == TokenKind::Word
            && token.content().is_some()
            && token.span.of(self.text).starts_with(char::is_uppercase)
    }
}
