//! What a name names: by its words, by lists, by what stands around it.

use super::NameKind;
use super::given;
use super::parse::is_common;
use super::sound::sounds;
use super::words::{is_body, is_movement, is_people, is_place};

/// The words around a name, as lookup keys; empty at either end.
pub(crate) struct Around<'a> {
    pub(crate) before: &'a str,
    pub(crate) before_that: &'a str,
    pub(crate) after: &'a str,
    /// All of its words are capitals throughout.
    pub(crate) upper: bool,
    pub(crate) titled: bool,
}

fn is_area(word: &str) -> bool {
    matches!(
        word,
        "province"
            | "city"
            | "region"
            | "town"
            | "village"
            | "district"
            | "governorate"
            | "state"
            | "county"
            | "villages"
            | "towns"
            | "neighborhood"
            | "neighbourhood"
            | "suburb"
            | "suburbs"
            | "airport"
            | "border"
            | "countryside"
            | "camp"
    )
}

fn is_speech(word: &str) -> bool {
    matches!(
        word,
        "said" | "says" | "told" | "added" | "stressed" | "noted" | "warned" | "insisted" | "explained" | "tweeted"
    )
}

/// Ends the name of a house, a desk or a club, and is a plain word by itself.
fn is_house(word: &str) -> bool {
    matches!(
        word,
        "economics"
            | "business"
            | "media"
            | "analytics"
            | "holdings"
            | "foods"
            | "mutual"
            | "technologies"
            | "pharmaceuticals"
            | "brothers"
            | "sons"
            | "estates"
            | "stores"
            | "farms"
            | "mills"
            | "yards"
            | "devices"
            | "resources"
            | "minerals"
            | "athletic"
            | "rovers"
            | "wanderers"
            | "albion"
            | "resorts"
            | "hotels"
            | "pharma"
            | "renewables"
            | "logistics"
            | "systems"
            | "motors"
            | "metals"
            | "chemicals"
            | "pictures"
            | "films"
            | "studio"
            | "studios"
            | "telecom"
            | "petroleum"
            | "securities"
            | "partners"
            | "capital"
            | "ventures"
    )
}

/// Opens the name of a club: "Dynamo Arsen".
fn is_club_head(word: &str) -> bool {
    matches!(word, "dynamo" | "atletico" | "olympique" | "lokomotiv" | "fc")
}

/// A given name that many people bear.
pub(crate) fn is_given(word: &str) -> bool {
    let sounds = sounds(word);
    given::line(&sounds).is_some() || is_common(&sounds)
}

/// The kind of a name with this key and these word keys.
pub(crate) fn kind_of(key: &str, words: &[&str], around: &Around<'_>) -> NameKind {
    let one = words.len() == 1;
    if is_place(key) && !(one && around.titled) {
        return NameKind::Place;
    }
    if one && is_people(key) && !around.titled {
        return NameKind::People;
    }
    // "Hezbollah", "Lebanese Hezbollah".
    let bare = key.split_once(' ').filter(|(first, _)| is_people(first)).map_or(key, |(_, rest)| rest);
    if is_movement(key) || is_movement(bare) {
        return NameKind::Organisation;
    }
    let before_of = |word: &str| {
        words
            .iter()
            .position(|w| matches!(*w, "of" | "for" | "in" | "on"))
            .is_some_and(|at| at > 0 && words[at - 1] == word)
    };
    if words.last().is_some_and(|w| is_body(w)) || words.iter().any(|w| is_body(w) && before_of(w)) {
        return NameKind::Organisation;
    }
    if around.titled {
        return NameKind::Person;
    }
    if words.iter().any(|w| matches!(*w, "of" | "for" | "and")) {
        return NameKind::Organisation;
    }
    if words.last().is_some_and(|w| {
        is_area(w)
            || matches!(
                *w,
                "island"
                    | "islands"
                    | "river"
                    | "valley"
                    | "street"
                    | "bay"
                    | "mountains"
                    | "strip"
                    | "bank"
                    | "sea"
                    | "gulf"
            )
    }) {
        return NameKind::Place;
    }
    // "Port Sarnevo", "Cape Tarn", "Marrow Point".
    let opens = |w: &str| matches!(w, "port" | "mount" | "lake" | "cape" | "fort" | "gulf" | "camp" | "bay");
    let closes = |w: &str| {
        matches!(w, "point" | "port" | "harbour" | "harbor" | "bridge" | "hill" | "falls" | "beach" | "pass" | "creek")
    };
    if !one && (opens(words[0]) || words.last().is_some_and(|w| closes(w))) {
        return NameKind::Place;
    }
    // "Orland Economics", "Tarn Foods", "Kestrel Athletic": houses, desks and clubs, not people.
    if !one && (is_club_head(words[0]) || words.last().is_some_and(|w| is_house(w))) {
        return NameKind::Organisation;
    }
    if around.upper {
        return NameKind::Organisation;
    }
    if words.len() == 2
        && is_people(words[1])
        && matches!(words[0], "north" | "south" | "east" | "west" | "latin" | "sri")
    {
        return NameKind::People;
    }
    if !one && words.len() <= 5 && is_given(words[0]) && !is_people(words[0]) {
        return NameKind::Person;
    }
    let named_after = around.before == "of" && is_area(around.before_that);
    if is_area(around.after) || named_after {
        return NameKind::Place;
    }
    if one && matches!(around.before, "in" | "near" | "outside" | "at") {
        return NameKind::Place;
    }
    if is_speech(around.after) {
        return NameKind::Person;
    }
    if !one && words.len() <= 4 && !words.iter().any(|w| is_people(w) || is_place(w) || is_body(w)) {
        return NameKind::Person;
    }
    NameKind::Other
}
