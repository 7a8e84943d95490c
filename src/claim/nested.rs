//! Who is quoted where the model sees one claim: a source within what a source says, and a plain "X said
//! that ..." it passed over.
//!
//! The model tells one level of who speaks. A comparison wants the board's warning in "the spokesman said
//! that the board had warned of a flood" as a unit of its own, beside the board's warning in another outlet.

use std::collections::BTreeSet;

use crate::claim::cue::{CueWord, Stance, cue_word, leaves_open};
use crate::claim::line::{DETERMINERS, Line};
use crate::claim::quote::{Quotation, quotations};
use crate::claim::{Claim, ClaimKind, Cue, LONGEST_SENTENCE, Speaker};
use crate::span::Span;
use crate::text::token::{TokenKind, tokens};

/// Words of a speaker or an addressee: longer ones are clauses.
const PARTY_WORDS: usize = 8;
/// Words after a cue within which "that" opens what is said ("told reporters in the capital that").
const ADDRESSEE_WORDS: usize = 6;
/// Words with meaning that a verb of a deed must govern to state something ("urged an end to the raids").
const DEED_WORDS: usize = 3;
/// Words with meaning before a source at the end of a sentence: what it is the source of.
const TOLD_WORDS: usize = 4;
/// Words and marks that may follow a source at the end of a sentence.
const AFTER_WORDS: usize = 14;
/// Days that may follow right after a cue ("said Monday").
const DAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
/// Words with meaning before a speaker from which on they are a claim of their own.
const LEAD_WORDS: usize = 7;

/// Adds to the units of an article the claims that stand within them, in no order. n log n in the units.
pub(super) fn add_nested(text: &str, units: &mut Vec<Claim>) {
    let mut added = Vec::new();
    let known: BTreeSet<Span> = units.iter().filter_map(|u| u.cue.map(|c| c.span)).collect();
    for unit in units.iter_mut().filter(|u| !u.headline && u.kind != ClaimKind::Direct) {
        let own = unit.kind == ClaimKind::Own && unit.cue.is_none();
        let quotes = quotations(text, unit.scope);
        let pieces = if unit.parts.is_empty() { vec![unit.span] } else { unit.parts.clone() };
        for piece in pieces {
            let words = tokens(text, piece);
            if words.len() > LONGEST_SENTENCE {
                continue;
            }
            let line = Line::new(text, piece, words, &quotes, &[]);
            let mut found = line.governed(own);
            found.retain(|c| c.cue.is_some_and(|c| !known.contains(&c.span)));
            if own && found.is_empty() {
                found.extend(line.told_at_end());
            }
            if own && let Some(first) = found.first() {
                let until = line.words.iter().position(|w| w.span.start() >= first.scope.start()).unwrap_or(0);
                // What is all of the outlet's sentence is not the outlet's.
                if line.content_words(0, until) < LEAD_WORDS {
                    unit.within = true;
                }
            }
            added.extend(found.into_iter().map(|c| Claim {
                part: unit.part,
                sentence: unit.sentence,
                asserted: c.asserted && unit.asserted,
                ..c
            }));
        }
    }
    units.retain(|u| !u.within);
    units.extend(added);
}

impl Line<'_> {
    /// What verbs with a subject before them govern in these words.
    fn governed(&self, own: bool) -> Vec<Claim> {
        let mut out: Vec<Claim> = Vec::new();
        let mut subject = None;
        for at in 1..self.words.len() {
            let Some((from, meaning)) = self.cue_at(at) else { continue };
            let joined = self.is(from - 1, &["and", "but"]);
            let speaker = if joined { subject } else { self.party_before(from) };
            let Some(party) = speaker else { continue };
            subject = speaker;
            let that = self.opening(at + 1);
            // In the outlet's own words deeds are told, not heard: only within what somebody says.
            let deed = !own || !out.is_empty();
            let start = match that {
                Some(that) => that + 1,
                None if deed && meaning.is_deed() && self.words[at].folded.ends_with("ed") => at + 1,
                None => continue,
            };
            let to = self.trim_end(start, self.words.len());
            if self.content_words(start, to) < if that.is_some() { 2 } else { DEED_WORDS } {
                continue;
            }
            let (Some(span), Some(said_by)) = (self.said(start, to), self.span_of(party.0, party.1)) else { continue };
            let cue = self.words[at].span;
            let speaker = Speaker { span: said_by, names: Vec::new(), mentions: Vec::new() };
            let quoted: usize = self.quotes.iter().map(|q: &Quotation| q.span.overlap(span)).sum();
            let scope = if joined { cue.cover(span) } else { said_by.cover(span) };
            out.push(Claim {
                scope,
                asserted: meaning.stance != Stance::Denying && !leaves_open(&self.words[at].folded),
                speaker: Some(speaker),
                cue: Some(Cue { span: cue, stance: meaning.stance }),
                ..Claim::new(span, if quoted > 0 { ClaimKind::Mixed } else { ClaimKind::Indirect })
            });
        }
        out
    }

    /// A cue at a word with where its auxiliaries begin; nothing where it is denied, passive, an infinitive
    /// or a noun.
    fn cue_at(&self, at: usize) -> Option<(usize, CueWord)> {
        const BETWEEN: &[&str] = &[
            "has", "have", "had", "also", "then", "later", "earlier", "further", "again", "now", "since", "still",
            "already", "once", "always", "did",
        ];
        let word = &self.words[at];
        if word.kind != TokenKind::Word
            || word.quote.is_some()
            || word.span.of(self.text).starts_with(char::is_uppercase)
        {
            return None;
        }
        let meaning = cue_word(&word.folded).filter(|_| !word.folded.ends_with("ing"))?;
        let adverb = |i: usize| self.words[i].folded.len() > 4 && self.words[i].folded.ends_with("ly");
        let mut from = at;
        while from > 0 && (self.is(from - 1, BETWEEN) || adverb(from - 1)) {
            from -= 1;
        }
        const NOT: &[&str] = &[
            "to", "not", "n't", "never", "was", "were", "is", "are", "been", "be", "being", "would", "could", "will",
            "may", "can", "should", "must", "might",
        ];
        let before = from.checked_sub(1)?;
        (!self.is(before, NOT) && !self.is(before, DETERMINERS) && !self.is(at + 1, &["by"])).then_some((from, meaning))
    }

    /// "The road is open, the board said on Monday": a sentence with its source at the end.
    fn told_at_end(&self) -> Option<Claim> {
        const ADJUNCT: &[&str] =
            &["on", "in", "at", "late", "after", "during", "citing", "here", "yesterday", "earlier"];
        let (at, from, meaning) = (2..self.words.len())
            .rev()
            .find_map(|at| self.cue_at(at).filter(|c| c.1.is_speech()).map(|(from, c)| (at, from, c)))?;
        let rest = self.content_words(at + 1, self.words.len());
        let ends = rest == 0
            || self.words[at + 1].kind == TokenKind::Mark
            || self.is(at + 1, ADJUNCT)
            || DAYS.contains(&self.words[at + 1].folded.as_str());
        let short = self.words.len() - at <= AFTER_WORDS;
        // Without a comma the speaker begins with its article, or is the capitals before the verb.
        let near = from.saturating_sub(PARTY_WORDS);
        let capital = |i: usize| self.words[i].span.of(self.text).starts_with(char::is_uppercase);
        let party = (near..from)
            .rev()
            .take_while(|&i| self.words[i].kind != TokenKind::Mark)
            .find(|&i| self.is(i, DETERMINERS))
            .or_else(|| {
                self.party_before(from).map(|p| p.0).filter(|&i| i > 0 && self.words[i - 1].kind == TokenKind::Mark)
            })
            .or_else(|| {
                (near..from).rev().take_while(|&i| capital(i) && self.words[i].kind == TokenKind::Word).last()
            })?;
        let span = self.said(0, party)?;
        if !ends || !short || self.content_words(0, party) < TOLD_WORDS || !self.has_verb(0, party) {
            return None;
        }
        let speaker = Speaker { span: self.span_of(party, from)?, names: Vec::new(), mentions: Vec::new() };
        let quoted: usize = self.quotes.iter().map(|q: &Quotation| q.span.overlap(span)).sum();
        Some(Claim {
            scope: self.span.cover(span),
            asserted: meaning.stance != Stance::Denying,
            speaker: Some(speaker),
            cue: Some(Cue { span: self.words[at].span, stance: meaning.stance }),
            ..Claim::new(span, if quoted > 0 { ClaimKind::Mixed } else { ClaimKind::Indirect })
        })
    }

    /// The words before `to` back to a mark or a word that opens a clause: the subject of a verb there.
    fn party_before(&self, to: usize) -> Option<(usize, usize)> {
        const OPENS: &[&str] = &[
            "that", "and", "but", "while", "as", "when", "because", "since", "if", "whether", "after", "where",
            "though", "although",
        ];
        let mut from = to;
        while from > 0 && self.words[from - 1].kind != TokenKind::Mark && !self.is(from - 1, OPENS) {
            from -= 1;
        }
        let relative = self.is(from, &["which", "who", "whom", "whose", "what"]);
        (from < to && to - from <= PARTY_WORDS && !relative && self.words[from].quote.is_none()).then_some((from, to))
    }

    /// Where "that" opens what is said, right after a cue or after whom it is said to.
    fn opening(&self, from: usize) -> Option<usize> {
        (from..self.words.len().min(from + ADDRESSEE_WORDS))
            .take_while(|&at| self.words[at].kind != TokenKind::Mark && cue_word(&self.words[at].folded).is_none())
            .find(|&at| self.is(at, &["that"]))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The words of each unit with its speaker, after reading one unit again.
    fn read(text: &str, unit: Claim) -> Vec<(String, String)> {
        let mut units = vec![unit];
        add_nested(text, &mut units);
        let shown = |s: Span| s.of(text).to_owned();
        units.iter().map(|c| (shown(c.span), c.speaker.as_ref().map_or(String::new(), |s| shown(s.span)))).collect()
    }

    fn own(text: &str) -> Vec<(String, String)> {
        read(text, Claim::new(Span::new(0, text.len()), ClaimKind::Own))
    }

    fn pair(said: &str, by: &str) -> (String, String) {
        (said.to_owned(), by.to_owned())
    }

    #[test]
    fn a_source_within_a_source_has_a_unit_of_its_own() {
        let text = "The clerk said Ardania had warned the council that the dam would break";
        let from = text.find("Ardania").unwrap();
        let unit = Claim::new(Span::new(from, text.len()), ClaimKind::Indirect)
            .with_speaker(Span::new(0, 9))
            .with_cue(Span::new(10, 14));
        let found = read(text, unit);
        assert_eq!(found.len(), 2);
        assert_eq!(found[1], pair("the dam would break", "Ardania"));
    }

    #[test]
    fn a_plain_source_takes_the_sentence_from_the_outlet() {
        let found = own("The envoy asserted that the bridge over the Lemm was unsafe");
        assert_eq!(found, [pair("the bridge over the Lemm was unsafe", "The envoy")]);
        let found = own("The northern harbour was closed after a night of storms the Harbour Board said on Sunday");
        assert_eq!(found, [pair("The northern harbour was closed after a night of storms", "the Harbour Board")]);
    }

    #[test]
    fn what_is_not_said_stays_with_the_outlet() {
        for text in [
            "The envoy did not say that the bridge over the Lemm was unsafe",
            "The envoy was told that the bridge over the Lemm was unsafe",
            "The mayor praised the engineers of the northern harbour",
            "The report that the bridge was unsafe angered the town",
        ] {
            assert_eq!(own(text), [pair(text, "")], "{text}");
        }
    }

    #[test]
    fn quoted_words_are_not_read_again() {
        let text = "\u{201c}The board said that the dam would break\u{201d}, the clerk said";
        let unit = Claim::new(Span::new(3, text.find(',').unwrap() - 3), ClaimKind::Direct);
        assert_eq!(read(text, unit).len(), 1);
    }
}
