//! The words of the printed forms. They say what is found where and never why: an outlet that does
//! not give a detail may have its reasons, and a text never shows them.

use std::collections::{BTreeMap, BTreeSet};

use crate::claim::ClaimKind;
use crate::compare::detail::{DetailKind, Relation, UnknownReason};
use crate::name::NameKind;
use crate::report::{DetailRecord, MemberRecord, NameRecord, ReadingRecord};
use crate::text::Reason;

use super::clean::{clipped, line};

/// Where a method that reads words must leave the reader to his own judgement. Stands at the end of
/// the longer forms.
pub(crate) const CANNOT_SEE: [&str; 6] = [
    "“Not found” means that the method did not find it in this text. It may stand there in words the method does not connect, \
     in a picture or a video, or in another article of the same outlet.",
    "Where outlets differ, nothing here says who is right. A later figure may simply be newer.",
    "An article that was published before something is known to have been said, or whose text breaks off, is not said to lack it.",
    "Two statements may be joined that are not the same, or kept apart that are. The words of every outlet are shown so that this can be checked.",
    "What is set aside as a menu, a caption or a link is told by its shape, and is not compared.",
    "Who said what is read off the grammar of the text; irony, headlines that differ from the text, tone and pictures are not read.",
];

/// Outlets or statements that are named one by one in a line of the head; of more, the number says enough.
pub(crate) const NAMED: usize = 6;

/// What a detail is about.
pub(crate) fn kind(kind: DetailKind) -> &'static str {
    match kind {
        DetailKind::Quantity => "number",
        DetailKind::Time => "time",
        DetailKind::Place => "place",
        DetailKind::Person => "person",
        DetailKind::Organisation => "organisation",
        DetailKind::Role => "office or description",
        DetailKind::Quote => "quotation",
        DetailKind::Attribution => "source",
        DetailKind::Stance => "verb of saying",
        DetailKind::Hedge => "certainty",
        DetailKind::Polarity => "asserted or denied",
        DetailKind::Cause => "reason or purpose",
        DetailKind::Wording => "wording",
        DetailKind::Statement => "circumstance",
    }
}

/// Roles that say no more than the kind does.
const PLAIN_ROLES: [&str; 7] = ["cue", "further", "named", "quoted", "title", "when", "where"];

/// The heading of a detail: its kind, and its role where that says more.
pub(crate) fn heading(detail: &DetailRecord) -> String {
    let kind = kind(detail.kind);
    let role = line(&detail.role).replace('_', " ");
    let same = role.is_empty()
        || PLAIN_ROLES.contains(&role.as_str())
        || role.eq_ignore_ascii_case(kind)
        || serde_json::to_value(detail.kind).is_ok_and(|v| v.as_str() == Some(detail.role.as_str()));
    if same { kind.to_owned() } else { format!("{kind}: {role}") }
}

/// A relation as a label, and the word that joins its two readings: "later figure: 14 than 11".
pub(crate) fn relation(relation: Relation) -> (&'static str, &'static str) {
    match relation {
        Relation::Conflicts => ("conflicts", "and"),
        Relation::MoreSpecific => ("more specific", "than"),
        Relation::Relabels => ("other wording", "and"),
        Relation::Reattributes => ("other source", "and"),
        Relation::Distances => ("less committed", "than"),
        Relation::Reworded => ("other words", "and"),
        Relation::Updated => ("later figure", "than"),
    }
}

/// Why something cannot be told of an article.
pub(crate) fn unknown(reason: UnknownReason) -> &'static str {
    match reason {
        UnknownReason::CutShort => "text cut short",
        UnknownReason::PublishedBefore => "published before",
        UnknownReason::Language => "language without rules",
        UnknownReason::OtherOccasion => "another occasion",
        UnknownReason::Unclear => "similar words, unclear",
    }
}

/// What a span of a page is that is not part of the article.
pub(crate) fn reason(reason: Reason) -> &'static str {
    match reason {
        Reason::Menu => "menu",
        Reason::Ticker => "ticker",
        Reason::Caption => "caption",
        Reason::Byline => "byline",
        Reason::Related => "related links",
        Reason::Tags => "tags",
        Reason::Footer => "footer",
        Reason::Repeated => "repeated",
        Reason::OtherStory => "another story",
    }
}

/// What a name names.
pub(crate) fn name(kind: NameKind) -> &'static str {
    match kind {
        NameKind::Person => "person",
        NameKind::Organisation => "organisation",
        NameKind::Place => "place",
        NameKind::People => "people",
        NameKind::Other => "other",
    }
}

/// How a claim is put, where that is worth saying: the outlet's own words are the ordinary case.
pub(crate) fn claim(kind: ClaimKind) -> Option<&'static str> {
    match kind {
        ClaimKind::Direct => Some("quoted"),
        ClaimKind::Mixed => Some("partly quoted"),
        ClaimKind::Indirect => Some("reported"),
        ClaimKind::Own => None,
    }
}

/// A member's words on one line, in quotation marks where they are the speaker's.
pub(crate) fn said(member: &MemberRecord) -> String {
    let words = line(&member.text);
    // The span may or may not take in the marks of the article.
    let marked = words.starts_with(['"', '“', '«', '‘', '„']);
    if member.kind == ClaimKind::Direct && !marked { format!("“{words}”") } else { words }
}

/// The word that says so, on one line; the colon of a headline is none.
pub(crate) fn cue(member: &MemberRecord) -> Option<String> {
    member.cue.as_ref().map(|c| line(&c.text)).filter(|c| c.chars().any(char::is_alphabetic))
}

/// What a member says, for a line of its own: what is denied or asked must not read as asserted.
pub(crate) fn gist(member: &MemberRecord) -> String {
    match cue(member) {
        Some(cue) if !member.asserted => format!("({cue}) {}", said(member)),
        _ if !member.asserted => format!("(not asserted) {}", said(member)),
        _ => said(member),
    }
}

/// Whether a speaker is written as a pronoun only, which says who only beside its sentence.
pub(crate) fn is_pronoun(speaker: &str) -> bool {
    const PRONOUNS: [&str; 7] = ["he", "i", "it", "she", "they", "we", "who"];
    PRONOUNS.contains(&speaker.trim().to_lowercase().as_str())
}

/// Who says it, with the verb: "the port authority (denied)".
pub(crate) fn source(member: &MemberRecord) -> Option<String> {
    let cue = cue(member).map(|c| format!("({c})"));
    match (&member.speaker, cue) {
        (None, None) => None,
        (Some(s), None) => Some(line(&s.text)),
        (None, Some(cue)) => Some(cue),
        (Some(s), Some(cue)) => Some(format!("{} {cue}", line(&s.text))),
    }
}

/// What came of a comparison: statements in which readings conflict, pairs asserted and denied, and the
/// further statements that some put otherwise.
pub(crate) fn outcome(conflicts: usize, denials: usize, otherwise: usize) -> String {
    let conflict =
        if conflicts > 0 { format!("Readings conflict in {conflicts}") } else { "No readings conflict".to_owned() };
    let denied = if denials > 0 { format!("; {denials} asserted and denied") } else { String::new() };
    format!("{conflict}{denied}; {otherwise} put otherwise by some")
}

/// "1 article", "2 articles".
pub(crate) fn count(n: usize, noun: &str) -> String {
    if n == 1 { format!("1 {noun}") } else { format!("{n} {noun}s") }
}

/// A reading's value as a person writes it: amounts with their unit, all else as it is.
pub(crate) fn value(reading: &ReadingRecord) -> String {
    let value = line(&reading.value);
    match reading.unit.as_deref() {
        None => value,
        Some("percent") => format!("{value}%"),
        Some(unit) => format!("{value} {}", line(unit)),
    }
}

/// Witnesses' words shown beside a value; more would bury it.
const WORDINGS: usize = 3;

/// The different words in which a reading's witnesses put it, those that only repeat the value left out.
pub(crate) fn wordings(reading: &ReadingRecord) -> Vec<String> {
    let value = line(&reading.value).to_lowercase();
    let mut seen: Vec<String> = Vec::new();
    let mut out = Vec::new();
    for witness in &reading.witnesses {
        let words = line(&witness.text);
        let folded = words.to_lowercase();
        if !words.is_empty() && folded != value && !seen.contains(&folded) {
            seen.push(folded);
            out.push(words);
            if out.len() == WORDINGS {
                break;
            }
        }
    }
    out
}

/// Characters of a reading that stand for it in a relation: the words themselves stand just above.
const SHORT: usize = 48;

/// The relations of a detail, one line a kind, in the order of the kinds' first relation, each with what it
/// says: ("conflicts", ["“11” and each of “14”, “16”"]). A reading that stands in one relation to several is
/// named once with all of them, for seven figures have up to 21 pairs.
pub(crate) fn relations(detail: &DetailRecord) -> Vec<(&'static str, Vec<String>)> {
    let mut kinds: Vec<(&str, &str, Vec<Pair>)> = Vec::new();
    for r in &detail.relations {
        // A report that was read back from a file may name readings it does not have.
        let (Some(a), Some(b)) = (detail.readings.get(r.a), detail.readings.get(r.b)) else { continue };
        let (label, joint) = relation(r.relation);
        let quoted = |r| format!("“{}”", clipped(&shown(r), SHORT));
        let pair = (quoted(a), quoted(b));
        match kinds.iter_mut().find(|(l, ..)| *l == label) {
            Some((.., pairs)) => pairs.push(pair),
            None => kinds.push((label, joint, vec![pair])),
        }
    }
    kinds.into_iter().map(|(label, joint, pairs)| (label, told(&pairs, joint))).collect()
}

/// Two readings in their words, the left and the right of a relation.
type Pair = (String, String);

/// Pairs in words: those with one left side together, and of these those with the same right sides. Linear in
/// the pairs but for sorting.
fn told(pairs: &[Pair], joint: &str) -> Vec<String> {
    let mut of: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    let mut lefts: Vec<&str> = Vec::new();
    for (left, right) in pairs {
        let rights = of.entry(left).or_insert_with(|| {
            lefts.push(left);
            Vec::new()
        });
        rights.push(right);
    }
    let mut at: BTreeMap<Vec<&str>, usize> = BTreeMap::new();
    let mut out: Vec<(Vec<&str>, Vec<&str>)> = Vec::new();
    for left in lefts {
        let mut seen = BTreeSet::new();
        let mut rights = of.remove(left).unwrap_or_default();
        rights.retain(|r| seen.insert(*r));
        match at.get(&rights) {
            Some(&i) => out[i].0.push(left),
            None => {
                at.insert(rights.clone(), out.len());
                out.push((vec![left], rights));
            }
        }
    }
    let each = |side: &[&str]| format!("{}{}", if side.len() > 1 { "each of " } else { "" }, side.join(", "));
    let joined = |(a, b): (Vec<&str>, Vec<&str>)| match joint {
        // Whatever stands on either side: every one of it with every one of the other.
        "and" => format!("{} and {}", each(&a), each(&b)),
        _ => format!("{} {joint} {}", a.join(", "), b.join(", ")),
    };
    out.into_iter().map(joined).collect()
}

/// A reading in the words of its first witness: "at least 11" is another reading than "11".
pub(crate) fn shown(reading: &ReadingRecord) -> String {
    reading.witnesses.first().map_or_else(|| value(reading), |w| line(&w.text))
}

/// What a name may stand for besides itself, where the text leaves that open.
pub(crate) fn hint(name: &NameRecord) -> Option<String> {
    let for_another =
        name.stands_for.as_ref().filter(|_| !name.acting.is_empty()).map(|s| format!("may stand for {}", line(s)));
    let one_of = (!name.may_be.is_empty()).then(|| {
        let names: Vec<String> = name.may_be.iter().map(|n| line(n)).collect();
        format!("may be {}", names.join(" or "))
    });
    let hints: Vec<String> = for_another.into_iter().chain(one_of).collect();
    (!hints.is_empty()).then(|| hints.join("; "))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Words that judge an outlet instead of saying what its text has.
    const JUDGEMENTS: [&str; 10] =
        ["omit", "fail", "false", "bias", "wrong", "hide", "suppress", "ignore", "distort", "lie"];

    #[test]
    fn no_word_judges() {
        let mut words: Vec<&str> = CANNOT_SEE.to_vec();
        for r in [
            Relation::Conflicts,
            Relation::MoreSpecific,
            Relation::Relabels,
            Relation::Reattributes,
            Relation::Distances,
            Relation::Reworded,
            Relation::Updated,
        ] {
            words.push(relation(r).0);
        }
        for r in [UnknownReason::CutShort, UnknownReason::PublishedBefore, UnknownReason::Language] {
            words.push(unknown(r));
        }
        for text in words {
            for word in text.to_lowercase().split(|c: char| !c.is_alphabetic()) {
                assert!(!JUDGEMENTS.contains(&word.trim_end_matches('s')), "{word} in {text}");
            }
        }
    }

    #[test]
    fn relations_name_a_reading_once_with_all_it_stands_to() {
        let pair = |(a, b): (&str, &str)| (a.to_owned(), b.to_owned());
        let told = |pairs: &[(&str, &str)], joint| told(&pairs.iter().copied().map(pair).collect::<Vec<_>>(), joint);
        assert_eq!(told(&[("9", "12")], "and"), ["9 and 12"]);
        assert_eq!(told(&[("9", "12"), ("9", "14"), ("12", "14")], "and"), ["9 and each of 12, 14", "12 and 14"]);
        assert_eq!(told(&[("9", "14"), ("12", "14")], "and"), ["each of 9, 12 and 14"]);
        assert_eq!(told(&[("14", "9"), ("14", "12"), ("14", "9")], "than"), ["14 than 9, 12"]);
        assert_eq!(told(&[("12", "some"), ("14", "some")], "than"), ["12, 14 than some"]);
        assert!(told(&[], "and").is_empty());
    }

    #[test]
    fn numbers_agree_with_nouns() {
        assert_eq!(count(0, "outlet"), "0 outlets");
        assert_eq!(count(1, "outlet"), "1 outlet");
        assert_eq!(count(2, "outlet"), "2 outlets");
    }

    #[test]
    fn a_name_says_what_else_it_may_mean() {
        let name = |rest: &str| -> NameRecord {
            let text = format!(r#"{{"id":"n-1","name":"Karsk","kind":"place","mentions":[]{rest}}}"#);
            serde_json::from_str(&text).expect("a name")
        };
        assert_eq!(hint(&name("")), None);
        let place = r#"{"article":"a","start":0,"end":5,"text":"Karsk"}"#;
        let acting = format!(r#","stands_for":"Ardania","acting":[{place}]"#);
        assert_eq!(hint(&name(&acting)).as_deref(), Some("may stand for Ardania"));
        assert_eq!(hint(&name(r#","stands_for":"Ardania""#)), None, "it acts nowhere");
        let open = r#","may_be":["Adnan Warraq","Tamim Warraq"]"#;
        assert_eq!(hint(&name(open)).as_deref(), Some("may be Adnan Warraq or Tamim Warraq"));
    }
}
