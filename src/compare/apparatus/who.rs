//! Who is who among the names of a story, beyond what was resolved: who may be one with whom, who surely is not, and what
//! a name is given with.

use crate::compare::apparatus::{Context, item};
use crate::day::Day;
use crate::name::{Entity, Name, NameKind, Setting, is_given};
use crate::text::fold::fold;

/// Fewest letters of a part of a name that tells it from others.
const LEAST_PART: usize = 3;
/// Most letters of an acronym.
const LONGEST_SHORT: usize = 6;
/// Jaro-Winkler similarity from which two parts may be spellings of one.
const ALIKE_PARTS: f64 = 0.84;
/// The same of whole names, in which fewer letters are alike by chance.
const ALIKE_NAMES: f64 = 0.75;
/// What every country has: who names it leaves out as little as who does not.
const COMMON: [&str; 14] = [
    "parliament",
    "senate",
    "congress",
    "assembly",
    "government",
    "cabinet",
    "court",
    "police",
    "army",
    "navy",
    "tv",
    "radio",
    "television",
    "council",
];

/// Whether somebody's name is but the word for what every country has.
pub(super) fn is_common(entity: &Entity) -> bool {
    COMMON.contains(&fold(&entity.name).as_str())
}

impl Context<'_> {
    /// Whether two names that were not resolved to one may yet be one: within a statement both outlets speak
    /// of the same thing, so that spellings alike count as one.
    pub(super) fn may_be_one(&self, a: usize, b: usize) -> bool {
        if a == b || self.entities[a].kind != self.entities[b].kind {
            return a == b;
        }
        let pair = (a.min(b), a.max(b));
        let name = |n: usize| self.names[n].get_or_init(|| Name::new(&self.entities[n].name));
        // A body keeps its name whole; of a person or a place parts may be left away.
        let setting = if self.entities[a].kind == NameKind::Organisation { Setting::Strict } else { Setting::Balanced };
        self.ones.answer(pair, || name(pair.0).is_same(name(pair.1), setting))
    }

    /// Whether one name stands for the other, or both for a third: "Tehran", "Iran".
    pub(super) fn is_metonym(&self, a: usize, b: usize) -> bool {
        let (a, b) = (&self.entities[a], &self.entities[b]);
        let state = |e: &Entity| e.stands_for.map_or_else(|| fold(&e.name), fold);
        (a.stands_for.is_some() || b.stands_for.is_some()) && state(a) == state(b)
    }

    pub(super) fn day_of(&self, article: usize) -> Option<Day> {
        self.anatomies[article].day
    }

    /// Whether names are all those of bodies.
    pub(super) fn are_bodies(&self, names: &[usize]) -> bool {
        names.iter().all(|&n| self.entities[n].kind == NameKind::Organisation)
    }

    /// Whether nothing but its capitals makes a name that of a person.
    pub(super) fn is_guess(&self, name: usize) -> bool {
        let entity = &self.entities[name];
        let first = fold(entity.name.split_whitespace().next().unwrap_or_default());
        let titled = || entity.mentions.iter().any(|&(article, m)| self.anatomies[article].mentions[m].title.is_some());
        entity.name.contains(' ') && first.len() > 2 && !is_given(&first) && !titled()
    }

    /// The office that the holder of a name is given with it, folded.
    pub(super) fn whole_title(&self, item: &item::Item<'_>) -> Option<String> {
        let anatomy = &self.anatomies[item.article];
        let mention = anatomy.mentions_in(item.span).map(|(_, m)| m).find(|m| m.title.is_some())?;
        Some(fold(mention.title?.of(self.texts[item.article])))
    }

    /// The last word of that office.
    pub(super) fn title_of(&self, item: &item::Item<'_>) -> Option<String> {
        self.whole_title(item)?.split_whitespace().last().map(str::to_owned)
    }

    /// Whether two names are surely not one's: they have no word that is alike, and neither is short for the
    /// other.
    pub(super) fn differ(&self, a: usize, b: usize) -> bool {
        self.others.answer((a, b), || !self.may_be_one(a, b) && self.are_unlike(a, b))
    }

    /// Whether no word of a name is like one of another, and neither is short for the other.
    pub(super) fn are_unlike(&self, a: usize, b: usize) -> bool {
        let words = |n: usize| -> Vec<String> {
            let name = fold(&self.entities[n].name);
            let parts = name.split(|c: char| !c.is_alphanumeric()).filter(|w| w.chars().count() >= LEAST_PART);
            parts.map(str::to_owned).collect()
        };
        let initials = |n: usize| -> String {
            let words = self.entities[n].name.split_whitespace();
            words.filter_map(|w| w.chars().next().filter(|c| c.is_uppercase())).collect::<String>().to_lowercase()
        };
        // "The USH": some of the letters of the Union of Smallholders in their order, its first among them.
        let drawn = |a: usize, b: usize| {
            let short = self.entities[a].name.as_str();
            let capitals = (2..=LONGEST_SHORT).contains(&short.len()) && short.bytes().all(|b| b.is_ascii_uppercase());
            let long = fold(&self.entities[b].name);
            let mut letters = long.chars();
            let short = short.to_ascii_lowercase();
            capitals && long.starts_with(&short[..1]) && short.chars().all(|c| letters.any(|l| l == c))
        };
        let short = |a: usize, b: usize| fold(&self.entities[a].name) == initials(b) || drawn(a, b);
        let (x, y) = (words(a), words(b));
        let alike = |w: &String| y.iter().any(|v| strsim::jaro_winkler(w, v) >= ALIKE_PARTS);
        // "Hsan-li", "Xanli".
        let joined =
            |n: usize| fold(&self.entities[n].name).chars().filter(|c| c.is_alphanumeric()).collect::<String>();
        let hyphen = [a, b].iter().any(|&n| self.entities[n].name.contains('-'));
        let spelt_alike = hyphen && strsim::jaro_winkler(&joined(a), &joined(b)) >= ALIKE_NAMES;
        !short(a, b) && !short(b, a) && !spelt_alike && !x.iter().any(alike)
    }

    /// Whether an item names but what every country has, by the word for it.
    pub(super) fn is_common_body(&self, item: &item::Item<'_>) -> bool {
        matches!(&item.key, item::Key::Names(names) if names.iter().all(|&n| self.common[n]))
    }
}
