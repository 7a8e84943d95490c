//! Who a speaker is: from "he" and "the spokesman" to a name, where only one can be meant.

use crate::claim::{Claim, ClaimKind};
use crate::name::{Mention, NameKind};
use crate::span::Span;
use crate::text::fold::fold;

/// Sentences back that a pronoun may reach for its speaker.
const REACH: usize = 4;

/// Descriptions that fit anybody who speaks for others; they refer to the speaker before.
const GENERAL_ROLES: [&str; 8] =
    ["official", "diplomat", "politician", "leader", "source", "statement", "author", "expert"];

/// Fills in the mentions (and through them the names) that stand for each speaker.
///
/// `entity_of[i]` is who mention `i` is, as a number that is the same for all mentions of one; `names[e]`
/// the name of entity `e`. Claims are in the order of the text. Linear in claims times the mentions of
/// persons with a title.
pub(crate) fn resolve_speakers(
    text: &str,
    claims: &mut [Claim],
    mentions: &[Mention],
    entity_of: &[usize],
    names: &[String],
) {
    // Who spoke last: a person and, apart from that, a body, with the sentence it was in.
    let mut person: Option<(usize, usize)> = None;
    let mut body: Option<(usize, usize)> = None;
    inherit_in_quotations(claims);
    let roles = roles(text, claims, mentions, entity_of);
    // Where the sentence before begins, as far as it has claims.
    let mut starts: Vec<(usize, usize)> = claims.iter().map(|c| (c.sentence, c.scope.start())).collect();
    starts.sort_unstable();
    starts.dedup_by_key(|s| s.0);
    for claim in claims.iter_mut() {
        let sentence = claim.sentence;
        let Some(speaker) = claim.speaker.as_mut() else { continue };
        let words = fold(speaker.span.of(text));
        let recent = |last: Option<(usize, usize)>| last.filter(|&(_, at)| at + REACH >= sentence).map(|(m, _)| m);
        let named = named_in(text, speaker.span, mentions);
        speaker.mentions = if !named.is_empty() {
            named
        } else if matches!(words.as_str(), "he" | "she" | "him" | "her") {
            let before = starts.partition_point(|s| s.0 + 1 < sentence);
            let from = starts.get(before).map_or(speaker.span.start(), |s| s.1);
            let alone =
                || only_person(Span::new(from.min(speaker.span.start()), speaker.span.start()), mentions, entity_of);
            recent(person).or_else(alone).into_iter().collect()
        } else if matches!(words.as_str(), "it" | "they" | "we") {
            recent(body).into_iter().collect()
        } else {
            // "The White House statement", "the US official": what is named by itself is not the speaker before.
            let named = speaker.span.of(text).chars().skip(1).any(char::is_uppercase);
            let last = recent(person).filter(|_| !named);
            described(&words, &roles, entity_of, (claim.headline, last)).into_iter().collect()
        };
        for &mention in &speaker.mentions {
            match mentions[mention].kind {
                NameKind::Person => person = Some((mention, sentence)),
                NameKind::Organisation | NameKind::Place => body = Some((mention, sentence)),
                _ => {}
            }
        }
        speaker.names = speaker.mentions.iter().filter_map(|&m| names.get(*entity_of.get(m)?)).cloned().collect();
        speaker.names.dedup();
    }
}

/// A quotation that runs over several sentences has one speaker, named in one of them: before or after.
fn inherit_in_quotations(claims: &mut [Claim]) {
    for at in 0..claims.len() {
        if claims[at].speaker.is_some() || claims[at].kind != ClaimKind::Direct {
            continue;
        }
        let near = |other: &Claim| {
            other.speaker.is_some()
                && matches!(other.kind, ClaimKind::Direct | ClaimKind::Mixed)
                && other.sentence.abs_diff(claims[at].sentence) == 1
        };
        let before = at.checked_sub(1).filter(|&b| near(&claims[b]));
        let donor = before.or_else(|| Some(at + 1).filter(|&n| n < claims.len() && near(&claims[n])));
        if let Some(donor) = donor {
            claims[at].speaker = claims[donor].speaker.clone();
        }
    }
}

/// The mentions that are the speaker as written: the persons if there are any, else the last name when it
/// is nearly all of the phrase ("the Harbour Authority").
fn named_in(text: &str, span: Span, mentions: &[Mention]) -> Vec<usize> {
    let from = mentions.partition_point(|m| m.span.start() < span.start());
    let inside = |kinds: &[NameKind]| -> Vec<usize> {
        mentions[from..]
            .iter()
            .enumerate()
            .take_while(|(_, m)| m.span.start() < span.end())
            .filter(|(_, m)| span.contains(m.span) && kinds.contains(&m.kind))
            .map(|(i, _)| from + i)
            .collect()
    };
    let persons = inside(&[NameKind::Person]);
    if !persons.is_empty() {
        return persons;
    }
    // A name that only describes ("the government of Velmara", "an official in Aleppo") is not the speaker:
    // it must be most of the phrase. A short form in brackets after it is the same name again.
    let words = span.of(text);
    let bare = Span::new(
        span.start(),
        span.start() + words.find(" (").filter(|_| words.ends_with(')')).unwrap_or(words.len()),
    );
    let others = inside(&[NameKind::Organisation, NameKind::Place, NameKind::Other]);
    let last = others.iter().rev().find(|&&m| bare.contains(mentions[m].span));
    last.filter(|&&m| 2 * mentions[m].span.len() >= bare.len()).copied().into_iter().collect()
}

/// The one person named in a stretch of the text; nothing when there are two.
fn only_person(within: Span, mentions: &[Mention], entity_of: &[usize]) -> Option<usize> {
    let from = mentions.partition_point(|m| m.span.start() < within.start());
    let near = mentions[from..].iter().enumerate().take_while(|(_, m)| m.span.end() <= within.end());
    let mut found = None;
    for (at, _) in near.filter(|(_, m)| m.kind == NameKind::Person) {
        match found {
            Some(other) if entity_of.get::<usize>(other) != entity_of.get(from + at) => return None,
            _ => found = Some(from + at),
        }
    }
    found
}

/// A role that a person of the article holds.
struct Role {
    /// One word for it ([`role_of`]).
    role: String,
    /// The title it is a word of, folded.
    title: String,
    mention: usize,
}

/// The roles of the article: in titles ("Foreign Minister Ada Lind") and told beside the name of a speaker
/// ("Pavel Ostrik, a spokesman for the board"); in order, each once for a person.
fn roles(text: &str, claims: &[Claim], mentions: &[Mention], entity_of: &[usize]) -> Vec<Role> {
    let mut out = Vec::new();
    let mut add = |title: String, mention: usize| {
        for word in title.split_whitespace() {
            out.push(Role { role: role_of(word).to_owned(), title: title.clone(), mention });
        }
    };
    for (at, m) in mentions.iter().enumerate().filter(|(_, m)| m.kind == NameKind::Person) {
        if let Some(title) = m.title {
            add(fold(title.of(text)), at);
        }
    }
    for speaker in claims.iter().filter_map(|c| c.speaker.as_ref()) {
        let [one] = named_in(text, speaker.span, mentions)[..] else { continue };
        let name = mentions[one].span;
        if mentions[one].kind == NameKind::Person && name.end() < speaker.span.end() {
            let after = Span::new(name.end().max(speaker.span.start()), speaker.span.end());
            // "Lind's statement", "Lind's lawyer": not what Lind is.
            if after.of(text).starts_with(['\'', '’']) {
                continue;
            }
            for word in fold(after.of(text)).split(|c: char| !c.is_alphanumeric()).filter(|w| w.len() > 3) {
                add(word.to_owned(), one);
            }
        }
    }
    let who = |r: &Role| entity_of.get(r.mention).copied();
    out.sort_by(|a, b| (&a.role, &a.title, who(a), a.mention).cmp(&(&b.role, &b.title, who(b), b.mention)));
    out.dedup_by(|a, b| a.role == b.role && a.title == b.title && who(a) == who(b));
    out
}

/// "the spokesman": the one person of the article whose title says so; a general description falls back
/// on the last speaker.
fn described(
    words: &str,
    roles: &[Role],
    entity_of: &[usize],
    (headline, last): (bool, Option<usize>),
) -> Option<usize> {
    // "The foreign minister, for his part": what follows the comma describes no more.
    let words = words.split([',', ';']).next().unwrap_or(words);
    // Headlines drop the article: "Ministry spokesman".
    let definite = ["the ", "his ", "her "].iter().any(|d| words.starts_with(d)) || words.contains("'s ");
    if !definite && !headline {
        return None;
    }
    let head = words.split_whitespace().last()?;
    let role = role_of(head);
    let shares = |w: &&str| w.len() > 3 && words.split_whitespace().any(|x| role_of(x) == role_of(w));
    let from = roles.partition_point(|r| r.role.as_str() < role);
    let held = roles[from..].iter().take_while(|r| r.role == role);
    let all: Vec<(usize, usize)> =
        held.map(|r| (r.mention, r.title.split_whitespace().filter(shares).count())).collect();
    // Of several who hold the office the one whose title has more of the words ("the foreign minister").
    let most = all.iter().map(|a| a.1).max().unwrap_or(0);
    let mut found: Option<usize> = None;
    for at in all.into_iter().filter(|a| a.1 == most).map(|a| a.0) {
        match found {
            Some(other) if entity_of.get(other) != entity_of.get(at) => return None,
            _ => found = Some(at),
        }
    }
    found.or_else(|| last.filter(|_| definite && GENERAL_ROLES.contains(&role)))
}

/// One word for a role whoever holds it.
fn role_of(word: &str) -> &str {
    match word {
        "spokeswoman" | "spokesperson" | "spokesman" => "spokesman",
        "chairwoman" | "chairperson" | "chairman" | "chair" => "chairman",
        "premier" => "minister",
        other => other,
    }
}
