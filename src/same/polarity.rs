//! What a text asserts and what it denies.

use std::collections::BTreeSet;

use crate::language::Language;
use crate::same::concept::concept;
use crate::span::Span;
use crate::text::fold::fold;
use crate::text::stem::{is_function_word, stem};
use crate::text::token::{Token, TokenKind, tokens};

/// Words after a negation that it denies: the verb and its object. Farther words are mostly another clause.
const REACH: usize = 3;

/// The concepts of a text, apart by whether they stand under a negation.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Polarity {
    affirmed: BTreeSet<String>,
    denied: BTreeSet<String>,
    /// Whether a verb denies ("rejected the plan"), or does so with the word after it ("voted down the plan").
    refuses: bool,
    rejects: bool,
    /// Where the first negation stands.
    pub(crate) negation: Option<Span>,
}

/// Words that deny what follows.
pub(crate) const NEGATIONS: [&str; 12] =
    ["not", "n't", "no", "never", "nor", "neither", "cannot", "without", "none", "nobody", "nothing", "unable"];
/// Words after "not" within which "until" gives it a term.
const TERM_REACH: usize = 5;
/// What somebody who is "out of" it does not have.
pub(crate) const LOST: [&str; 3] = ["job", "jobs", "work"];
/// Words that "no" and "not" make a bound with: "no fewer than 20".
const COMPARED: [&str; 5] = ["fewer", "less", "more", "later", "earlier"];
/// Verbs that deny what follows.
const DENIALS: [&str; 16] = [
    "deny",
    "denied",
    "denies",
    "denying",
    "reject",
    "rejected",
    "rejects",
    "rejecting",
    "refused",
    "refuses",
    "refuse",
    "refuted",
    "dismissed",
    "failed",
    "fails",
    "false",
];

/// Verbs that reject with the word after them. What they reject is not taken for denied: that an outlet has
/// "turned down" for "approved" is a difference of the two within one statement.
const REJECTIONS: [(&str, &str); 9] = [
    ("voted", "down"),
    ("votes", "down"),
    ("vote", "down"),
    ("voted", "against"),
    ("turned", "down"),
    ("turns", "down"),
    ("threw", "out"),
    ("throws", "out"),
    ("thrown", "out"),
];

impl Polarity {
    /// Reads the words of `span`.
    pub(crate) fn of(text: &str, span: Span, language: Language) -> Self {
        let mut out = Self::default();
        let mut under = 0;
        let all = tokens(text, span);
        for (at, token) in all.iter().enumerate() {
            let shown = token.span.of(text);
            if token.kind == TokenKind::Mark {
                // A comma or a bracket ends what a negation reaches.
                under = if matches!(shown, "," | ";" | ":" | "(" | ")" | "." | "—" | "–") { 0 } else { under };
                continue;
            }
            let folded = fold(shown);
            let bare = folded.trim_matches('\'');
            let followed_by = |word: &str| all.get(at + 1).is_some_and(|t| fold(t.span.of(text)) == word);
            // "Not since May has it rained so hard": it has.
            let opens = at == 0 || all[at - 1].kind == TokenKind::Mark;
            if bare == "not" && opens && followed_by("since") {
                continue;
            }
            // "Out of work" denies the work.
            if bare == "out"
                && followed_by("of")
                && all[at + 2..]
                    .iter()
                    .find(|t| !matches!(t.span.of(text), "a" | "their" | "his" | "her"))
                    .is_some_and(|t| LOST.contains(&fold(t.span.of(text)).as_str()))
            {
                out.negation.get_or_insert(token.span);
                under = 1;
                continue;
            }
            // "Will not reopen until Monday": then it will.
            let term = |t: &Token| matches!(t.span.of(text), "until" | "till");
            if bare == "not"
                && all[at + 1..].iter().take_while(|t| t.kind != TokenKind::Mark).take(TERM_REACH).any(term)
            {
                continue;
            }
            // "No fewer than 20" is a number.
            let compares = |t: &Token| COMPARED.contains(&fold(t.span.of(text)).as_str());
            if matches!(bare, "no" | "not")
                && all.get(at + 1).is_some_and(compares)
                && all.get(at + 2).is_some_and(|t| fold(t.span.of(text)) == "than")
            {
                continue;
            }
            // "Had to do without electricity" has no power either way.
            if bare == "without" && at > 0 && matches!(all[at - 1].span.of(text), "do" | "go") {
                continue;
            }
            // "Declined to comment", and not "profits declined".
            let declines = matches!(bare, "decline" | "declined" | "declines") && followed_by("to");
            let denial = declines || DENIALS.contains(&bare);
            if under == 0 {
                out.rejects |= REJECTIONS.iter().any(|&(verb, particle)| bare == verb && followed_by(particle));
                out.refuses |= denial;
            }
            if NEGATIONS.contains(&bare) || folded.ends_with("n't") || denial {
                out.negation.get_or_insert(token.span);
                // Two negations in a row affirm ("did not deny").
                under = if under == REACH { 0 } else { REACH };
                continue;
            }
            if matches!(bare, "but" | "and" | "although" | "while") {
                under = 0;
            }
            if token.kind != TokenKind::Word || is_function_word(&folded, language) {
                continue;
            }
            let concept = concept(&stem(&folded, language)).to_owned();
            if under > 0 {
                under -= 1;
                out.denied.insert(concept);
            } else {
                out.affirmed.insert(concept);
            }
        }
        out
    }

    /// Whether one text denies a word that the other affirms, while it denies nothing itself: a reason not to
    /// take them for the same, though far from a contradiction. Symmetric.
    pub(crate) fn differs(&self, other: &Self) -> bool {
        !self.refuses_as(other)
            && (self.denied.is_empty() || other.denied.is_empty())
            && (!self.denied.is_disjoint(&other.affirmed) || !other.denied.is_disjoint(&self.affirmed))
    }

    /// Whether one text asserts what the other denies: most of what stands under a negation in the one is
    /// affirmed in the other, which denies nothing itself. One word in common is enough only between texts
    /// that are nearly alike (`topic`, in 0..=1). Symmetric.
    pub(crate) fn opposes(&self, other: &Self, topic: f64) -> bool {
        if self.refuses_as(other) {
            return false;
        }
        // When both deny something they mostly say the same in other words.
        (self.denied.is_empty() && denies(other, self, topic))
            || (other.denied.is_empty() && denies(self, other, topic))
    }

    /// Whether both turn the same down, one of them with two words.
    fn refuses_as(&self, other: &Self) -> bool {
        self.refuses && other.rejects || self.rejects && other.refuses
    }
}

/// Share of what is denied that the other text must affirm.
const MOST: f64 = 0.6;
/// Words that must be denied and affirmed.
const WORDS: usize = 2;
/// Topic from which one such word is enough.
const NEARLY_ALIKE: f64 = 0.5;

fn denies(denier: &Polarity, other: &Polarity, topic: f64) -> bool {
    let shared = denier.denied.intersection(&other.affirmed).count();
    let least = if topic >= NEARLY_ALIKE { 1 } else { WORDS };
    shared >= least && shared as f64 >= MOST * denier.denied.len() as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn opposed(a: &str, b: &str) -> bool {
        let of = |t: &str| Polarity::of(t, Span::new(0, t.len()), Language::ENGLISH);
        assert_eq!(of(a).opposes(&of(b), 0.3), of(b).opposes(&of(a), 0.3));
        of(a).opposes(&of(b), 0.3)
    }

    #[test]
    fn a_denial_opposes_what_it_denies() {
        assert!(opposed("A ransom was paid.", "No ransom was paid."));
        assert!(opposed("The groups take orders from abroad.", "The groups do not take orders from abroad."));
        assert!(opposed("The army shelled the town.", "The army denied it had shelled the town."));
        assert!(!opposed("No fewer than 20 whales stranded.", "More than 20 whales stranded on the beach."));
        assert!(!opposed("Nobody answered us.", "Every question will be answered."));
        assert!(!opposed("No sum will bring the ferry back.", "Nothing will bring the ferry back."));
        let of = |t: &str| Polarity::of(t, Span::new(0, t.len()), Language::ENGLISH);
        assert!(of("They didn't sign.").opposes(&of("They signed."), 0.9));
        assert!(!opposed("No ransom was paid.", "A ransom was not paid."));
        assert!(!opposed("A ransom was paid.", "A ransom was paid on Monday."));
        assert!(!opposed("The mayor did not deny the visit.", "The mayor confirmed the visit."));
        assert!(!opposed("The council rejected the plan.", "The council voted down the plan."));
        let refuses = |a: &str, b: &str| of(a).refuses_as(&of(b));
        assert!(refuses("The council rejected the plan.", "The council voted down the plan."));
        assert!(!refuses("The council rejected the plan.", "The council has not voted down the plan."));
        assert!(opposed("The crew has returned to port.", "The crew has not since returned to port."));
        assert!(!opposed("Not since May had the river risen so high.", "The river had risen to a height not seen."));
        assert!(!opposed(
            "Not since May had it rained so hard that streets were flooded.",
            "The streets were flooded."
        ));
    }
}
