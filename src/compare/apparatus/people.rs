//! Nouns for people, told by their endings.

/// Plurals without an "s".
const PLURALS: [&str; 8] = ["people", "men", "women", "children", "police", "staff", "militiamen", "gunmen"];
/// Endings of nouns for those who do something.
const ENDINGS: [&str; 9] = ["ers", "ors", "ists", "ians", "men", "women", "crats", "mongers", "folk"];
/// Nouns for people with other endings.
const PEOPLE: [&str; 61] = [
    "adults", "agents", "allies", "deputies", "applicants", "authorities", "brothers", "celebrities", "citizens", "civilians", "clients",
    "consultants", "couples", "crews", "cyclists", "defendants", "descendants", "dissidents", "elites", "families",
    "fans", "friends", "girls", "boys", "inhabitants", "innocents", "insurgents", "lads", "ladies", "locals",
    "medics", "merchants", "migrants", "militants", "militias", "monks", "nuns", "nurses", "officials", "opponents", "orphans",
    "parents", "participants", "patients", "patriots", "pensioners", "priests", "recruits", "refugees", "relatives",
    "residents", "servants", "sisters", "souls", "spouses", "students", "tenants", "thieves", "troops", "youths",
    "exiles",
];
/// What ends as they do and is a thing, or a verb.
const THINGS: [&str; 61] = [
    "answers", "boosters", "borders", "centers", "chambers", "chapters", "characters", "clusters",
    "computers", "containers", "corners", "corridors", "counters", "covers", "craters", "delivers", "dinners",
    "disasters", "doors", "errors", "factors", "fibers", "figures", "flowers", "freighters", "headquarters",
    "helicopters", "letters", "lasers", "layers", "matters", "meters", "mirrors", "monitors", "motors", "numbers",
    "offers", "orders", "others", "papers", "powers", "processors", "quarters", "reactors", "registers", "rivers",
    "routers", "rumors", "sectors", "sensors", "servers", "showers", "tankers", "theaters", "towers",
    "tractors", "trailers", "triggers", "trawlers", "waters", "winters",
];

/// Whether a word, folded, may be a plural.
pub(super) fn is_plural(word: &str) -> bool {
    let s = word.len() > 3 && word.ends_with('s') && !["ss", "us", "is"].iter().any(|end| word.ends_with(end));
    s || PLURALS.contains(&word)
}

/// Whether a word, folded, is a plural for people.
pub(super) fn is_people(word: &str) -> bool {
    let ends = || ENDINGS.iter().any(|end| word.ends_with(end)) && !THINGS.contains(&word);
    is_plural(word) && (PLURALS.contains(&word) || PEOPLE.contains(&word) || ends())
        || word.ends_with("men") && word.len() > 4 && !THINGS.contains(&word)
}
