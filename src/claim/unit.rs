//! From a sentence to what a comparison compares: parted where a source speaks, and no word lost.
//!
//! Not who is heard but where a sentence may be cut is asked here, and two outlets that tell the same must be
//! cut alike whatever their commas: rules over words do that better than a model of how people mark quotations
//! (measured: the model's own claims lose a tenth of what two events' outlets share). A cue is found, then the
//! subject beside it, then what it governs, before or after. Where the rules find nothing, the sentence is
//! the outlet's own. Who speaks is taken from the model where it hears the same cue.

use crate::claim::cue::{Act, Form, Frame, Stance, parting_word};
use crate::claim::extract::LONGEST_SENTENCE;
use crate::claim::line::{DETERMINERS, Line, SUBJECT_WORDS, SUBORDINATORS};
use crate::claim::quote::Quotation;
use crate::claim::rest::{CONTENT_WORDS, OWN_WORDS, kind};
use crate::claim::{Claim, ClaimKind, Cue, Speaker};
use crate::language::Language;
use crate::name::Mention;
use crate::span::Span;
use crate::text::calendar::is_day;
use crate::text::token::{TokenKind, tokens};

/// Where a sentence stands in its article.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Place {
    pub(crate) sentence: usize,
    pub(crate) part: u32,
    pub(crate) headline: bool,
}

/// The claims of one sentence, in the order of the text. Never empty for a sentence with a word in it.
/// Linear in the sentence.
pub(crate) fn part(
    text: &str,
    sentence: Span,
    quotes: &[Quotation],
    mentions: &[Mention],
    language: Language,
    place: Place,
) -> Vec<Claim> {
    let words = tokens(text, sentence);
    if words.len() > LONGEST_SENTENCE {
        let claim = Claim::new(sentence, ClaimKind::Own);
        return vec![Claim { sentence: place.sentence, part: place.part, headline: place.headline, ..claim }];
    }
    let line = Line::new(text, sentence, words, quotes, mentions);
    if !line.words.iter().any(|w| w.kind != TokenKind::Mark) {
        return Vec::new();
    }
    let (mut claims, mut nested) = (Vec::new(), Vec::new());
    if language.is_supported() {
        if place.headline {
            claims.extend(line.headline_speech());
        }
        if claims.is_empty() {
            (claims, nested) = line.attributed(&line.cues());
        }
        if claims.is_empty() {
            claims.extend(line.all_quoted());
        }
    }
    claims.extend(line.own(&claims.iter().collect::<Vec<_>>()));
    claims.extend(nested);
    claims.sort_by_key(|c| (c.span, c.scope));
    for claim in &mut claims {
        claim.sentence = place.sentence;
        claim.part = place.part;
        claim.headline = place.headline;
    }
    claims
}

/// What is dismissed in words, as far as its words begin so.
const DISMISSED: [&str; 16] = [
    "claim",
    "allegation",
    "accusation",
    "report",
    "suggestion",
    "rumour",
    "rumor",
    "critici",
    "idea",
    "concern",
    "fear",
    "talk",
    "speculation",
    "as",
    "notion",
    "warning",
];
/// Words after a number that is promised within which a verb makes it a sentence.
const TOLD_WORDS: usize = 6;

/// A cue with its subject and where what it governs may begin.
pub(super) struct Cued {
    /// First word of subject, auxiliaries and cue.
    first: usize,
    /// First of the auxiliaries and adverbs before the cue; the cue itself when there are none.
    auxiliary: usize,
    /// First word after the cue and after an addressee or a time that belongs to it.
    after: usize,
    cue: (usize, usize),
    speaker: Option<(usize, usize)>,
    stance: Stance,
    frame: Frame,
    participle: bool,
    /// The verb takes objects as often as sentences.
    object: bool,
    /// "according to": what is said is the rest of the sentence.
    according: bool,
    /// The subject stands after the cue ("said the minister").
    inverted: bool,
}

impl Line<'_> {
    // ---- cues

    pub(super) fn cues(&self) -> Vec<Cued> {
        let mut out: Vec<Cued> = Vec::new();
        let mut at = 0;
        while at < self.words.len() {
            if self.words[at].quote.is_none()
                && let Some(found) = self.according(at).or_else(|| self.verb(at, &out))
            {
                at = found.cue.1;
                out.push(found);
                continue;
            }
            at += 1;
        }
        out
    }

    /// "according to the ministry", "citing officials".
    fn according(&self, at: usize) -> Option<Cued> {
        let end = if self.is(at, &["according"]) && self.is(at + 1, &["to"]) {
            at + 2
        } else if self.is(at, &["citing"]) {
            at + 1
        } else {
            return None;
        };
        let to = self.noun_phrase_after(end)?;
        Some(Cued {
            first: at,
            auxiliary: at,
            after: to,
            cue: (at, end),
            speaker: Some((end, to)),
            stance: Stance::Neutral,
            frame: Frame::Clause,
            participle: false,
            object: false,
            according: true,
            inverted: false,
        })
    }

    fn verb(&self, at: usize, before_it: &[Cued]) -> Option<Cued> {
        let word = &self.words[at];
        if word.kind != TokenKind::Word {
            return None;
        }
        let meaning = parting_word(&word.folded)?;
        // "The United States" states nothing, "Israel's continued attacks" continue nothing, and the
        // "so-called" council is not called.
        let joined = at > 0
            && (self.words[at - 1].kind == TokenKind::Clitic
                || self.is_mark(at - 1, &["-"]) && self.words[at - 1].span.end() == word.span.start());
        if word.capital && at > 0 || joined {
            return None;
        }
        // "agreements touted by the rebels": a participle. "transit points on the border": a noun.
        if meaning.form == Form::Past && self.is(at + 1, &["by"]) || meaning.noun && !self.opens_clause(at + 1) {
            return None;
        }
        // "In White Dunes state, on Monday": a stretch of land.
        let land = word.folded == "state"
            && at > 0
            && self.words[at - 1].capital
            && self.words.get(at + 1).is_none_or(|w| w.kind == TokenKind::Mark && w.quote.is_none());
        if land {
            return None;
        }
        // "Promised 3 billion", "welcomed them": a deed, and no words.
        let number = self
            .words
            .get(at + 1)
            .is_some_and(|w| w.kind == TokenKind::Number || w.span.of(self.text).starts_with(['$', '€', '£', '¥']));
        let whom = self.is(at + 1, &["them", "him", "her", "us"])
            && !self.is(
                at + 2,
                &["to", "for", "of", "not", "that", "whether", "if", "why", "how", "what", "about", "over", "as"],
            );
        // "Dismissed General Lind", and not "dismissed the claims as nonsense".
        let said =
            |i: usize| self.words.get(i).is_some_and(|w| DISMISSED.iter().any(|said| w.folded.starts_with(said)));
        if word.folded.starts_with("dismiss") && !(at + 1..at + 1 + TOLD_WORDS).any(said) {
            return None;
        }
        // "Promised 400 jobs would stay".
        let told = || (at + 2..at + 2 + TOLD_WORDS).any(|i| self.is(i, &["would", "will", "could", "should", "can"]));
        if meaning.act == Act::Deed && meaning.frame == Frame::Act && (number || whom) && !told() {
            return None;
        }
        // "rejected claims that ...": what a verb of the table takes as its object; "the accused claims that".
        if meaning.noun && at > 1 && !self.is(at - 2, DETERMINERS) && self.is_past_cue(at - 1) {
            return None;
        }
        // Auxiliaries and adverbs between subject and verb; a negation there means it was not said.
        let mut first = at;
        while first > 0 && self.is_between(first - 1) {
            if self.is(first - 1, &["not", "n't", "never"]) {
                return None;
            }
            first -= 1;
        }
        let passive = (first..at).any(|i| self.is(i, &["was", "were", "is", "are", "been", "be", "being"]));
        if passive && meaning.form == Form::Past {
            return None;
        }
        let before = first.checked_sub(1);
        if before.is_some_and(|b| self.is(b, &["to"])) {
            return None;
        }
        let mut found = Cued {
            first,
            auxiliary: first,
            after: at + 1,
            cue: (at, at + 1),
            speaker: None,
            stance: meaning.stance,
            frame: meaning.frame,
            participle: meaning.form == Form::Participle,
            object: meaning.object,
            according: false,
            inverted: false,
        };
        if found.participle {
            // ", calling it a scandal" goes on with the sentence; ", saying that it was" quotes anew.
            if meaning.frame == Frame::Act {
                return None;
            }
            // ", adding that ...": the subject is that of the clause before.
            if !before.is_some_and(|b| self.is_mark(b, &[",", "—", "–", "-"]) || self.is_quote_mark(b)) && first > 0
            {
                return None;
            }
            found.speaker = before_it.last().and_then(|f| f.speaker);
        } else if before.is_some_and(|b| self.is(b, &["and", "but", "or"])) {
            // "... and accused ...": the subject is that of a clause before with a verb of the same make.
            // In "he said that they have warned and accused them" the simple past goes with the simple past.
            let alone = first == at;
            let like = before_it.iter().rev().find(|f| !f.according && (f.cue.0 == f.auxiliary) == alone);
            found.speaker = like.or(before_it.last())?.speaker;
            if meaning.form == Form::Base {
                return None;
            }
        } else if let Some((from, to)) =
            before.and_then(|b| self.noun_phrase_before(b)).filter(|&np| !self.is_inverted(np, at))
        {
            // A bare form after a singular is a noun ("the report", "Monday's call").
            let plural = self.is(to - 1, &["they", "we", "i", "you", "people", "officials", "police", "media"])
                || self.words[to - 1].folded.ends_with('s');
            if meaning.form == Form::Base && !plural {
                return None;
            }
            if meaning.form == Form::Third && self.is(to - 1, &["the", "a", "an", "his", "her", "its", "their", "such"])
            {
                return None;
            }
            // "..., who had demanded a ransom" tells of a deed, unless words follow.
            if self.is(from, &["who", "which"]) && !self.opens_clause(at + 1) {
                return None;
            }
            found.first = from;
            found.speaker = Some((from, to));
        } else if matches!(meaning.form, Form::Past | Form::Third) {
            // "..., said the minister": the subject comes after, when something was said before.
            let opens = before.is_none_or(|b| self.words[b].kind == TokenKind::Mark);
            let to = self.noun_phrase_after(at + 1)?;
            if !opens || before.is_none() {
                return None;
            }
            found.speaker = Some((at + 1, to));
            found.inverted = true;
            found.after = to;
        } else {
            return None;
        }
        // "called on the council to act": whom it is called on is part of what is said.
        let called_on = word.folded.starts_with("call") && self.is(at + 1, &["on", "upon"]);
        if !found.inverted && !called_on {
            found.after = self.after_cue(at + 1, &word.folded);
        }
        Some(found)
    }

    /// "A third of its ice, some 27 per cent, said glaciologist Ada Rolle.": nothing follows but somebody who is
    /// named, and what stands before the commas is no name, or what stands between them has a verb of its own.
    fn is_inverted(&self, before: (usize, usize), cue: usize) -> bool {
        let comma = cue.checked_sub(1).is_some_and(|b| self.is_mark(b, &[","]));
        // The first word of a sentence has a capital whatever it is.
        let named = |from: usize, to: usize| (from.max(1)..to).any(|at| self.words[at].capital);
        let aside = before.1 + 1;
        let told = || !self.is(aside, &["who", "which", "whose"]) && self.has_verb(aside, cue - 1);
        let fits = comma && (!named(before.0, before.1) || told());
        let Some(to) = self.noun_phrase_after(cue + 1).filter(|&to| fits && !self.has_verb(cue + 1, to)) else {
            return false;
        };
        named(cue + 1, to) && self.words[to..].iter().all(|w| w.kind == TokenKind::Mark)
    }

    /// The subject of the verb at `cue`, where the rules see it as one that parts the sentence.
    pub(super) fn subject_of(&self, cues: &[Cued], cue: Span) -> Option<Span> {
        let found = cues.iter().find(|f| self.words[f.cue.0].span.overlap(cue) > 0)?;
        found.speaker.and_then(|(from, to)| self.span_of(from, to))
    }

    fn is_past_cue(&self, at: usize) -> bool {
        self.words.get(at).and_then(|w| parting_word(&w.folded)).is_some_and(|cue| cue.form == Form::Past)
    }

    /// Whether what begins at a word can only be a sentence that somebody says: "that ...", a colon, a
    /// quotation, or a subject with its verb.
    fn opens_clause(&self, at: usize) -> bool {
        self.is(at, &["that", "he", "she", "it", "they", "we", "i", "there"])
            || self.is_mark(at, &[":"])
            || self.words.get(at).is_some_and(|w| w.quote.is_some())
            || self.is(at, DETERMINERS) && self.has_verb(at, at + SUBJECT_WORDS)
    }

    /// Words that may stand between a subject and its verb.
    fn is_between(&self, at: usize) -> bool {
        let word = &self.words[at];
        word.kind == TokenKind::Word
            && (self.is(
                at,
                &[
                    "has", "have", "had", "also", "then", "later", "earlier", "further", "again", "now", "will",
                    "would", "could", "did", "not", "never", "was", "were", "is", "are", "been", "be", "being",
                    "since", "still", "already", "just", "once", "always", "first", "may", "might", "must", "can",
                    "should", "do", "does",
                ],
            ) || (word.folded.len() > 4 && word.folded.ends_with("ly") && !word.capital))
    }

    /// First word after the addressee ("told reporters"), time and manner ("on Monday", "in a statement")
    /// of a cue, when what is said clearly begins after them; else the word after the cue.
    fn after_cue(&self, from: usize, cue: &str) -> usize {
        let opens = |at: usize| {
            self.is(at, &["that"]) || self.is_mark(at, &[":"]) || self.words.get(at).is_some_and(|w| w.quote.is_some())
        };
        if opens(from) || from >= self.words.len() {
            return from;
        }
        let adjunct = self
            .is(from, &["on", "in", "of", "at", "to", "during", "after", "late", "earlier", "last", "via", "through"])
            || is_day(&self.words[from].folded)
            || matches!(cue, "told" | "tells" | "tell" | "informed" | "warned" | "assured");
        if !adjunct {
            return from;
        }
        (from..(from + SUBJECT_WORDS).min(self.words.len()))
            .find(|&at| opens(at) || self.is_mark(at, &[",", "."]))
            .unwrap_or(from)
    }

    // ---- claims

    /// The attributed claims beside each other, and those in relative clauses of others.
    pub(super) fn attributed(&self, cues: &[Cued]) -> (Vec<Claim>, Vec<Claim>) {
        let (mut out, mut nested) = (Vec::new(), Vec::new());
        // Where the clause that is being read begins: what a later cue governs starts there.
        let mut clause = 0;
        for (n, found) in cues.iter().enumerate() {
            let next = cues.get(n + 1);
            let end = self.clause_end(found, next);
            if let Some(claim) = self.claim(found, clause, end) {
                // What stands around a relative clause is still to be told.
                if self.is_relative(found) {
                    nested.push(claim);
                } else {
                    out.push(claim);
                    clause = end;
                }
            }
        }
        (out, nested)
    }

    /// Where what `found` governs ends: at the next cue that stands beside it, not inside it.
    fn clause_end(&self, found: &Cued, next: Option<&Cued>) -> usize {
        let all = self.words.len();
        let Some(next) = next else { return all };
        let start = next.first;
        if start <= found.after {
            return all;
        }
        let beside = self.is_mark(start - 1, &[",", ";"]) && (next.participle || next.according);
        let joined = self.is(start - 1, &["and", "but", "while", "although", "though", "whereas"]);
        if beside || joined { start - 1 } else { all }
    }

    fn claim(&self, found: &Cued, clause: usize, end: usize) -> Option<Claim> {
        let stance = found.stance;
        let left = (clause, self.trim_end(clause, found.first));
        let left_words = self.content_words(left.0, left.1);
        // "It is flooded," she said: a quotation is speech however short.
        let all_quoted = |at: usize| self.words.get(at).is_some_and(|w| w.quote.is_some());
        let short_quote = left_words > 0 && all_quoted(self.skip_marks(left.0)) && left.1 > 0 && all_quoted(left.1 - 1);
        let left_is_speech = (left_words >= CONTENT_WORDS || short_quote)
            && (self.words[..found.first]
                .last()
                .is_some_and(|w| w.kind == TokenKind::Mark && w.span.of(self.text) != ":")
                || found.inverted
                || self.content_words(found.after, end) == 0);
        let mut right = found.after;
        let that = self.is(right, &["that"]);
        let colon = self.is_mark(right, &[":"]);
        if that || colon {
            right += 1;
        }
        let right_words = self.content_words(right, end);
        let comma = self.is_mark(found.after, &[",", "."]) || found.inverted && self.is_mark(found.after, &[";"]);
        let right_quoted = self.words.get(self.skip_marks(right)).is_some_and(|w| w.quote.is_some());
        let left_quoted = self.words[..found.first]
            .iter()
            .rev()
            .find(|w| w.kind != TokenKind::Mark)
            .is_some_and(|w| w.quote.is_some());
        let spans: Vec<(usize, usize)> = if self.is_relative(found) {
            vec![(found.after, end)]
        } else if found.according {
            let goes_on = comma && self.has_verb(found.after, end) && !self.has_verb(left.0, left.1);
            let before = left_words >= CONTENT_WORDS;
            // "The dam, according to the board, will hold": the subject stands before, its verb after.
            if goes_on && left_words > 0 {
                vec![left, (found.after, end)]
            } else {
                vec![if before { left } else { (found.after, end) }]
            }
        } else if left_is_speech && left_quoted && right_quoted && !that && !colon {
            vec![left, (right, end)]
        } else if left_is_speech
            && !that
            && !colon
            && (comma || right_words < CONTENT_WORDS || (left_quoted && !right_quoted))
        {
            vec![left]
        } else if right_words >= CONTENT_WORDS && !comma && !found.inverted {
            // "said" and "declared" have a sentence after them; "reported" may have an object ("reported losses").
            let plain = found.frame == Frame::Act || !found.object && right_words > CONTENT_WORDS;
            if !(that || colon || right_quoted || plain || self.has_verb(right, end)) {
                return None;
            }
            vec![(right, end)]
        } else if right_words >= CONTENT_WORDS && comma && right_quoted {
            vec![(right, end)]
        } else {
            return None;
        };
        let parts: Vec<Span> = spans.iter().filter_map(|&(from, to)| self.said(from, to)).collect();
        let span = parts.first()?.cover(*parts.last()?);
        let last = spans.iter().map(|s| s.1).max().unwrap_or(end).max(found.after.min(end)).max(found.cue.1);
        let first = spans.iter().map(|s| s.0).min().unwrap_or(found.first).min(found.first);
        let clause = if self.is_relative(found) { first } else { clause };
        // "On Monday, the minister said ..." begins with the day, and "If the dam breaks, he said, ..." with
        // the condition.
        let leads_in = self.content_words(clause, first) < OWN_WORDS || self.is(self.skip_marks(clause), SUBORDINATORS);
        let first = if clause < first && leads_in { clause } else { first };
        let scope = self.span_of(first, last)?.cover(span);
        let speaker = found.speaker.and_then(|(from, to)| self.span_of(from, to));
        let cue = self.span_of(found.cue.0, found.cue.1)?;
        Some(Claim {
            kind: kind(&parts, self.quotes),
            parts: if parts.len() > 1 { parts } else { Vec::new() },
            scope,
            asserted: stance != Stance::Denying && !self.is_open(spans[0].0) && !self.is_asked(spans[0].1),
            speaker: speaker.map(|span| Speaker { span, names: Vec::new(), mentions: Vec::new() }),
            cue: Some(Cue { span: cue, stance }),
            ..Claim::new(span, ClaimKind::Indirect)
        })
    }

    /// "deals which the ministry says are fair": only the relative clause is said by the ministry.
    fn is_relative(&self, found: &Cued) -> bool {
        !found.according
            && found.first > 0
            && self.is(found.first - 1, &["which", "that", "who", "whom"])
            && self.is(
                found.after,
                &[
                    "is", "are", "was", "were", "has", "have", "had", "will", "would", "can", "could", "may", "might",
                    "must", "should",
                ],
            )
    }

    /// Whether a question mark stands among the marks around the end of what is said.
    fn is_asked(&self, to: usize) -> bool {
        let from = self.trim_end(0, to.min(self.words.len()));
        (from..self.skip_marks(from)).any(|at| self.is_mark(at, &["?"]))
    }
}

/// Gives units the speakers the model hears, where those are named and the unit's own are not: by the same cue,
/// or for words quoted without a cue. n log n in all.
pub(crate) fn name_speakers(units: &mut [Claim], heard: &[Claim], mentions: &[Mention]) {
    let named = |s: &Speaker| {
        let from = mentions.partition_point(|m| m.span.start() < s.span.start());
        mentions.get(from).is_some_and(|m| s.span.contains(m.span))
    };
    let mut cues: Vec<(Span, usize)> =
        heard.iter().enumerate().filter_map(|(n, c)| c.cue.map(|cue| (cue.span, n))).collect();
    let pieces = |c: &Claim| if c.parts.is_empty() { vec![c.span] } else { c.parts.clone() };
    let mut said: Vec<(Span, usize)> = heard
        .iter()
        .enumerate()
        .filter(|(_, c)| c.speaker.is_some())
        .flat_map(|(n, c)| pieces(c).into_iter().map(move |p| (p, n)))
        .collect();
    cues.sort_unstable();
    said.sort_unstable();
    for unit in units {
        let by = match unit.cue {
            Some(cue) => {
                let at = cues.partition_point(|(s, _)| s.end() <= cue.span.start());
                cues.get(at).filter(|(s, _)| s.overlap(cue.span) > 0)
            }
            None if unit.kind == ClaimKind::Direct && unit.speaker.is_none() => {
                let at = said.partition_point(|(s, _)| s.start() <= unit.span.start());
                at.checked_sub(1).map(|at| &said[at]).filter(|(s, _)| s.contains(unit.span))
            }
            None => None,
        };
        if let Some(speaker) = by.and_then(|&(_, n)| heard[n].speaker.as_ref())
            && unit.speaker.as_ref().is_none_or(|own| !named(own) && named(speaker))
        {
            unit.speaker = Some(speaker.clone());
        }
    }
}
