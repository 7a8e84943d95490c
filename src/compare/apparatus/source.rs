//! Which sources are surely two, and which may be one: a body and its spokesman, "doctors" and "hospital staff".

use std::sync::LazyLock;

use crate::compare::apparatus::concepts::Concepts;
use crate::compare::apparatus::item::{Item, Key};
use crate::compare::apparatus::lexed::known;
use crate::compare::apparatus::office::Office;
use crate::compare::apparatus::scene::Scene;
use crate::name::NameKind;

/// Fewest words that tell one source that is only described from another that is named.
const LEAST_DESCRIBED: usize = 2;
impl Scene<'_, '_> {
    /// Whether a body that is named and a source that is only described are surely two: "the health ministry",
    /// "the Anglers' Club". Who is described in a word, or as one who speaks for others, may be the one named.
    pub(super) fn is_another(&self, named: &[usize], words: &Concepts<'_>, described: &Concepts<'_>) -> bool {
        const OPEN: [&str; 24] = [
            "official",
            "spokesman",
            "spokesperson",
            "spokeswoman",
            "source",
            "government",
            "authority",
            "media",
            "agency",
            "news",
            "report",
            "group",
            "body",
            "organisation",
            "organization",
            "monitor",
            "police",
            "army",
            "military",
            "administration",
            "company",
            "party",
            "observer",
            "leader",
        ];
        // A ministry is the government's, and a government may be called by its country.
        const STATE: [&str; 6] = ["government", "state", "ministry", "minister", "cabinet", "republic"];
        let has = |set: &Concepts<'_>, w: &str| set.contains(&known(w));
        if STATE.iter().any(|w| has(words, w)) && STATE.iter().any(|w| has(described, w)) {
            return false;
        }
        let open = |w: &&str| has(described, w);
        self.context.are_bodies(named)
            && described.len() >= LEAST_DESCRIBED
            && described.is_disjoint(words)
            && !OPEN.iter().any(open)
    }

    /// Whether those named in two articles hold one office.
    pub(super) fn one_office(&self, a: usize, x: &[usize], b: usize, y: &[usize]) -> bool {
        let offices = |article: usize, names: &'_ [usize]| -> Vec<&Office<'_>> {
            let held = self.items.iter().filter(|i| i.article == article);
            let of = held.filter_map(|i| match &i.key {
                Key::Role { who, office: Some(office), .. } if names.contains(who) => Some(&**office),
                _ => None,
            });
            of.collect()
        };
        let others = offices(b, y);
        offices(a, x).iter().any(|o| others.iter().any(|p| o.is_same(p)))
    }

    /// Whether a person speaks for the state or body that another article gives as the source.
    pub(super) fn speaks_for(
        &self,
        a: &Item,
        (person, words): (&[usize], &Concepts<'_>),
        b: &Item,
        state: &[usize],
    ) -> bool {
        const OFFICES: [&str; 8] = [
            "government",
            "president",
            "minister",
            "ministry",
            "spokesman",
            "spokeswoman",
            "spokesperson",
            "ambassador",
        ];
        let kind = |n: &usize| self.context.entities[*n].kind;
        if !person.iter().all(|n| kind(n) == NameKind::Person) || state.iter().any(|n| kind(n) == NameKind::Person) {
            return false;
        }
        let titled = || self.context.whole_title(a).is_some_and(|t| t.split_whitespace().any(|w| OFFICES.contains(&w)));
        let holds = || OFFICES.iter().any(|w| words.contains(&known(w))) || titled();
        self.speaks_of(b.article, person) || state.iter().all(|n| kind(n) == NameKind::Place) && holds()
    }
}

/// Which kinds of unnamed sources words speak of: outlets call the same doctors "medics" and "hospital staff".
pub(super) fn sources(words: &Concepts<'_>) -> Vec<usize> {
    (0..SOURCES.len()).filter(|&kind| SOURCES[kind].iter().any(|w| words.contains(w))).collect()
}

/// The concepts of the words of each kind.
static SOURCES: LazyLock<Vec<Vec<String>>> = LazyLock::new(|| {
    const KINDS: [&[&str]; 13] = [
        &["official", "government", "administration"],
        &["doctor", "medic", "hospital", "physician", "nurse"],
        &["resident", "local", "villager", "inhabitant", "neighbour", "nearby", "townspeople"],
        // "People at the scene".
        &["witness", "eyewitness", "bystander", "onlooker", "scene"],
        &[
            "company",
            "operator",
            "firm",
            "owner",
            "manager",
            "management",
            "manufacturer",
            "carmaker",
            "maker",
            "employer",
            "lender",
            "bank",
            "airline",
            "retailer",
            "carrier",
        ],
        &["insurer", "insurance"],
        &["forecaster", "meteorologist", "weather", "meteorological"],
        &["relief", "aid", "humanitarian", "charity"],
        &["rescue", "firefighter", "fire", "emergency"],
        &["police", "officer"],
        &["relative", "family", "parent"],
        &["church", "clergy", "priest", "bishop", "cleric", "religious", "clergyman"],
        &[
            "expert",
            "scientist",
            "researcher",
            "specialist",
            "hydrologist",
            "geologist",
            "biologist",
            "seismologist",
            "analyst",
        ],
    ];
    KINDS.iter().map(|words| words.iter().map(|word| known(word)).collect()).collect()
});

/// Whether words are those of a newspaper, a station or an agency.
pub(super) fn is_media(words: &Concepts<'_>) -> bool {
    const MEDIA: [&str; 16] = [
        "journal",
        "times",
        "post",
        "tribune",
        "herald",
        "gazette",
        "news",
        "television",
        "tv",
        "radio",
        "reuters",
        "afp",
        "newspaper",
        "daily",
        "broadcaster",
        "press",
    ];
    static WORDS: LazyLock<Vec<String>> = LazyLock::new(|| MEDIA.iter().map(|word| known(word)).collect());
    WORDS.iter().any(|word| words.contains(word))
}
