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
    for claim in claims.iter_mut() {
        let sentence = claim.sentence;
        let Some(speaker) = claim.speaker.as_mut() else { continue };
        let words = fold(speaker.span.of(text));
        let recent = |last: Option<(usize, usize)>| last.filter(|&(_, at)| at + REACH >= sentence).map(|(m, _)| m);
        let named = named_in(speaker.span, mentions);
        speaker.mentions = if !named.is_empty() {
            named
        } else if matches!(words.as_str(), "he" | "she" | "him" | "her") {
            recent(person).into_iter().collect()
        } else if matches!(words.as_str(), "it" | "they" | "we") {
            recent(body).into_iter().collect()
        } else {
            described(text, &words, mentions, entity_of, recent(person)).into_iter().collect()
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
fn named_in(span: Span, mentions: &[Mention]) -> Vec<usize> {
    let inside = |kinds: &[NameKind]| -> Vec<usize> {
        mentions
            .iter()
            .enumerate()
            .filter(|(_, m)| span.contains(m.span) && kinds.contains(&m.kind))
            .map(|(i, _)| i)
            .collect()
    };
    let persons = inside(&[NameKind::Person]);
    if !persons.is_empty() {
        return persons;
    }
    let others = inside(&[NameKind::Organisation, NameKind::Place, NameKind::Other]);
    // A name that only describes ("the government of Velmara", "an official in Aleppo") is not the speaker:
    // it must be most of the phrase.
    others.last().filter(|&&m| 2 * mentions[m].span.len() >= span.len()).copied().into_iter().collect()
}

/// "the spokesman": the one person of the article whose title says so; a general description falls back
/// on the last speaker.
fn described(text: &str, words: &str, mentions: &[Mention], entity_of: &[usize], last: Option<usize>) -> Option<usize> {
    if !(words.starts_with("the ") || words.starts_with("his ") || words.starts_with("her ")) {
        return None;
    }
    let head = words.split_whitespace().last()?;
    let role = role_of(head);
    let mut found: Option<usize> = None;
    for (at, mention) in mentions.iter().enumerate() {
        let Some(title) = mention.title.filter(|_| mention.kind == NameKind::Person) else { continue };
        if !fold(title.of(text)).split_whitespace().any(|w| role_of(w) == role) {
            continue;
        }
        match found {
            Some(other) if entity_of.get(other) != entity_of.get(at) => return None,
            _ => found = Some(at),
        }
    }
    found.or_else(|| last.filter(|_| GENERAL_ROLES.contains(&role)))
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
