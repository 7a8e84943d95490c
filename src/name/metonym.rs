//! Metonyms: capitals and seats that stand for a state or a body. They are marked as optional links and
//! never join two names, for "Washington" is a city as well, and a reader may want to know which was written.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::Mention;
use super::words::{alias, key};

/// Seats by the name they are looked up under, and what they may stand for.
static SEATS: LazyLock<FxHashMap<&'static str, &'static str>> = LazyLock::new(|| {
    let mut seats = FxHashMap::default();
    for line in include_str!("data/metonyms.txt").lines().filter(|line| !line.starts_with('#')) {
        if let Some((owner, names)) = line.split_once(": ") {
            seats.extend(names.split(", ").map(|seat| (seat, owner)));
        }
    }
    seats
});

/// What somebody does, not a place: the word after an acting name.
const DOES: [&str; 60] = [
    "said",
    "says",
    "announced",
    "warned",
    "warns",
    "accused",
    "accuses",
    "denied",
    "denies",
    "condemned",
    "condemns",
    "rejected",
    "rejects",
    "imposed",
    "insisted",
    "insists",
    "wants",
    "wanted",
    "demanded",
    "demands",
    "urged",
    "urges",
    "vowed",
    "threatened",
    "threatens",
    "agreed",
    "refused",
    "refuses",
    "hopes",
    "believes",
    "considers",
    "backs",
    "backed",
    "supports",
    "supported",
    "expelled",
    "summoned",
    "plans",
    "planned",
    "pledged",
    "promised",
    "blamed",
    "blames",
    "claims",
    "claimed",
    "confirmed",
    "responded",
    "reacted",
    "retaliated",
    "signed",
    "offered",
    "proposed",
    "has",
    "had",
    "will",
    "would",
    "must",
    "also",
    "fears",
    "sent",
];
/// Before a name that is dealt with as somebody: "talks with Tehran", "accused Moscow".
const DEALT_WITH: [&str; 16] = [
    "with",
    "against",
    "accused",
    "accuses",
    "accusing",
    "urged",
    "urges",
    "urging",
    "blamed",
    "blames",
    "blaming",
    "pressed",
    "warned",
    "condemned",
    "criticised",
    "criticized",
];
/// Before a name that is a place.
const PLACED: [&str; 16] = [
    "in", "at", "near", "from", "outside", "around", "of", "to", "through", "across", "towards", "toward", "into",
    "inside", "leave", "left",
];

/// Whether the text makes the name at `mention` speak or act.
fn acts(text: &str, mention: &Mention) -> bool {
    let (before, after) = (&text[..mention.span.start()], &text[mention.span.end()..]);
    let before = before.trim_end_matches(' ');
    let before = before.strip_suffix("the").map_or(before, |rest| rest.trim_end_matches(' '));
    let last: String = {
        let from = before
            .rfind(|c: char| !c.is_alphabetic())
            .map_or(0, |at| at + before[at..].chars().next().map_or(1, char::len_utf8));
        before[from..].to_lowercase()
    };
    if PLACED.contains(&last.as_str()) {
        return false;
    }
    let after = after.strip_prefix(' ').or_else(|| after.strip_prefix('\u{a0}')).unwrap_or("");
    let next = &after[..after.find(|c: char| !c.is_alphabetic()).unwrap_or(after.len())];
    DOES.contains(&next) || DEALT_WITH.contains(&last.as_str())
}

/// What a name may stand for, and the mentions in which it does; nothing when it never acts.
pub(super) fn acting(
    articles: &[(&str, &[Mention])],
    mentions: &[(usize, usize)],
) -> (Option<&'static str>, Vec<(usize, usize)>) {
    let owner = |&(article, mention): &(usize, usize)| {
        let (text, all) = articles[article];
        let shown = key(all[mention].span.of(text));
        let shown = shown.strip_prefix("the ").unwrap_or(&shown);
        SEATS.get(alias(shown).unwrap_or(shown)).or_else(|| SEATS.get(shown)).copied()
    };
    let Some(stands_for) = mentions.first().and_then(owner) else { return (None, Vec::new()) };
    let acting: Vec<(usize, usize)> = (mentions.iter().copied())
        .filter(|&(article, mention)| acts(articles[article].0, &articles[article].1[mention]))
        .collect();
    ((!acting.is_empty()).then_some(stands_for), acting)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::name::NameKind;
    use crate::span::Span;

    #[test]
    fn a_capital_that_acts_stands_for_its_state() {
        for (text, name, wanted) in [
            ("Tehran denied the report.", "Tehran", Some("Iran")),
            ("Talks with Tehran broke down.", "Tehran", Some("Iran")),
            ("A man in Tehran said so.", "Tehran", None),
            ("Snow fell on Tehran.", "Tehran", None),
            ("The White House will answer.", "White House", Some("United States")),
            ("He left the White House.", "White House", None),
            ("Orland said no.", "Orland", None),
            ("Tehran", "Tehran", None),
        ] {
            let at = text.find(name).unwrap_or_default();
            let mention = Mention { span: Span::new(at, at + name.len()), kind: NameKind::Place, title: None };
            assert_eq!(acting(&[(text, &[mention])], &[(0, 0)]).0, wanted, "{text}");
        }
    }
}
