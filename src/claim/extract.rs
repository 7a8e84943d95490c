//! From a sentence to its claims: who says what in it, by which cue.
//!
//! Rules over words, not a parser: a cue is found, then the subject beside it, then what it governs,
//! before or after. Where the rules find nothing, the sentence is the outlet's own claim.

use crate::claim::cue::{Form, Frame, Stance, cue_word};
use crate::claim::line::{DETERMINERS, Line, SUBJECT_WORDS, SUBORDINATORS, Word};
use crate::claim::quote::Quotation;
use crate::claim::{Claim, ClaimKind, Cue, Speaker};
use crate::language::Language;
use crate::name::{Mention, NameKind};
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

/// Words and marks of a sentence from which on it is not taken apart: a list or a text without full stops,
/// of which rules for sentences say nothing and take long to say it.
pub(crate) const LONGEST_SENTENCE: usize = 400;
/// Words a claim must have to be one: "he said so" states nothing that could be compared.
const CONTENT_WORDS: usize = 2;
/// Words of the sentence outside all attributed claims from which on they are a claim of their own.
const OWN_WORDS: usize = 7;

/// The claims of one sentence, in the order of the text. Never empty for a sentence with a word in it.
/// Linear in the sentence.
pub(crate) fn extract(
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
            (claims, nested) = line.attributed();
        }
        if claims.is_empty() {
            claims.extend(line.all_quoted());
        }
    }
    claims.extend(line.own(&claims));
    claims.extend(nested);
    claims.sort_by_key(|c| (c.span, c.scope));
    for claim in &mut claims {
        claim.sentence = place.sentence;
        claim.part = place.part;
        claim.headline = place.headline;
    }
    claims
}

/// A cue with its subject and where what it governs may begin.
struct Found {
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

    fn cues(&self) -> Vec<Found> {
        let mut out: Vec<Found> = Vec::new();
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
    fn according(&self, at: usize) -> Option<Found> {
        let end = if self.is(at, &["according"]) && self.is(at + 1, &["to"]) {
            at + 2
        } else if self.is(at, &["citing"]) {
            at + 1
        } else {
            return None;
        };
        let to = self.noun_phrase_after(end)?;
        Some(Found {
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

    fn verb(&self, at: usize, before_it: &[Found]) -> Option<Found> {
        let word = &self.words[at];
        if word.kind != TokenKind::Word {
            return None;
        }
        let meaning = cue_word(&word.folded)?;
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
        let mut found = Found {
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
        } else if let Some((from, to)) = before.and_then(|b| self.noun_phrase_before(b)) {
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
        if !found.inverted {
            found.after = self.after_cue(at + 1, &word.folded);
        }
        Some(found)
    }

    fn is_past_cue(&self, at: usize) -> bool {
        self.words.get(at).and_then(|w| cue_word(&w.folded)).is_some_and(|cue| cue.form == Form::Past)
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
            .is(from, &["on", "in", "at", "to", "during", "after", "late", "earlier", "last", "via", "through"])
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
    fn attributed(&self) -> (Vec<Claim>, Vec<Claim>) {
        let cues = self.cues();
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
    fn clause_end(&self, found: &Found, next: Option<&Found>) -> usize {
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

    fn claim(&self, found: &Found, clause: usize, end: usize) -> Option<Claim> {
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
        let comma = self.is_mark(found.after, &[",", "."]);
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
            kind: self.kind(&parts),
            parts: if parts.len() > 1 { parts } else { Vec::new() },
            scope,
            asserted: stance != Stance::Denying && !self.is_open(spans[0].0) && !self.is_asked(spans[0].1),
            speaker: speaker.map(|span| Speaker { span, names: Vec::new(), mentions: Vec::new() }),
            cue: Some(Cue { span: cue, stance }),
            ..Claim::new(span, ClaimKind::Indirect)
        })
    }

    /// "deals which the ministry says are fair": only the relative clause is said by the ministry.
    fn is_relative(&self, found: &Found) -> bool {
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

    /// Whether words are a question or a condition.
    fn is_open(&self, from: usize) -> bool {
        self.is(self.skip_marks(from), &["if", "whether", "unless", "should"])
            || self.span.of(self.text).trim_end_matches(['"', '”', '’', ')', ' ']).ends_with('?')
    }

    /// Whether a question mark stands among the marks around the end of what is said.
    fn is_asked(&self, to: usize) -> bool {
        let from = self.trim_end(0, to.min(self.words.len()));
        (from..self.skip_marks(from)).any(|at| self.is_mark(at, &["?"]))
    }

    fn skip_marks(&self, from: usize) -> usize {
        (from..self.words.len()).find(|&at| self.words[at].kind != TokenKind::Mark).unwrap_or(self.words.len())
    }

    fn trim_end(&self, from: usize, to: usize) -> usize {
        let mut to = to;
        while to > from
            && self.words[to - 1].kind == TokenKind::Mark
            && !self.is_mark(to - 1, &[")", "]", "%", "$", "€", "£"])
        {
            to -= 1;
        }
        to
    }

    /// What is said in the words `from..to`, without marks and joining words at either end.
    fn said(&self, from: usize, to: usize) -> Option<Span> {
        let mut from = self.skip_marks(from);
        while from < to && self.is(from, &["that", "and", "but", "while", "as"]) {
            from = self.skip_marks(from + 1);
        }
        let to = self.trim_end(from, to.min(self.words.len()));
        if from >= to {
            return None;
        }
        // A currency sign before the first word belongs to it.
        let from = if from > 0 && self.is_mark(from - 1, &["$", "€", "£", "#", "("]) { from - 1 } else { from };
        self.span_of(from, to)
    }

    /// Whether a finite verb seems to be among the words, before any relative clause.
    fn has_verb(&self, from: usize, to: usize) -> bool {
        let main = (from..to.min(self.words.len()).min(from + 2 * SUBJECT_WORDS))
            .take_while(|&at| !self.is(at, &["that", "which", "who", "whose", "where"]));
        main.into_iter().any(|at| {
            self.is(
                at,
                &[
                    "is", "are", "was", "were", "be", "been", "has", "have", "had", "will", "would", "can", "could",
                    "may", "might", "must", "should", "do", "does", "did", "cannot", "'re", "'ll", "'ve", "n't", "not",
                ],
            ) || (at > from
                && self.words[at].folded.len() > 4
                && self.words[at].folded.ends_with("ed")
                && !self.is(at - 1, DETERMINERS))
        })
    }

    fn kind(&self, parts: &[Span]) -> ClaimKind {
        let total: usize = parts.iter().map(|p| p.len()).sum();
        let quoted: usize = parts.iter().map(|p| self.quotes.iter().map(|q| q.span.overlap(*p)).sum::<usize>()).sum();
        // A mark or two of the quotation may be outside.
        if quoted == 0 {
            ClaimKind::Indirect
        } else if quoted + 3 * parts.len() >= total {
            ClaimKind::Direct
        } else {
            ClaimKind::Mixed
        }
    }

    /// "Bridge opens on Monday: mayor" and "Mayor: Bridge opens on Monday".
    fn headline_speech(&self) -> Option<Claim> {
        let colon = (0..self.words.len()).find(|&at| self.is_mark(at, &[":"]) && self.words[at].quote.is_none())?;
        let (before, after) = ((0, colon), (colon + 1, self.words.len()));
        let names = |(from, to): (usize, usize)| {
            to > from
                && to - from <= 4
                && self.span_of(from, to).is_some_and(|span| {
                    self.mentions.iter().any(|m| {
                        m.span.overlap(span) > 0 && m.kind != NameKind::People && 2 * m.span.len() >= span.len()
                    })
                })
        };
        let spoken = |(from, to): (usize, usize)| self.content_words(from, to) > CONTENT_WORDS;
        let (speaker, said) = if names(after) && spoken(before) {
            (after, before)
        } else if names(before) && spoken(after) {
            (before, after)
        } else {
            return None;
        };
        let span = self.said(said.0, said.1)?;
        let speaker = self.span_of(speaker.0, self.trim_end(speaker.0, speaker.1))?;
        Some(Claim {
            kind: self.kind(&[span]),
            scope: self.span_of(0, self.words.len())?,
            speaker: Some(Speaker { span: speaker, names: Vec::new(), mentions: Vec::new() }),
            cue: Some(Cue { span: self.words[colon].span, stance: Stance::Neutral }),
            ..Claim::new(span, ClaimKind::Indirect)
        })
    }

    /// A sentence that stands in quotation marks nearly whole: somebody's words; who said them must be
    /// told from the sentences around it.
    fn all_quoted(&self) -> Option<Claim> {
        let words = self.words.iter().filter(|w| w.kind != TokenKind::Mark);
        let (quoted, all) = words.fold((0, 0), |(q, n), w| (q + usize::from(w.quote.is_some()), n + 1));
        if quoted * 10 < all * 9 || self.content_words(0, self.words.len()) < CONTENT_WORDS {
            return None;
        }
        let span = self.said(0, self.words.len())?;
        Some(Claim {
            scope: self.span_of(0, self.words.len())?.cover(span),
            asserted: !self.is_open(0),
            ..Claim::new(span, ClaimKind::Direct)
        })
    }

    /// The outlet's own claim: the sentence, or what of it is outside all that is attributed.
    fn own(&self, attributed: &[Claim]) -> Option<Claim> {
        let free = |w: &Word| !attributed.iter().any(|c| c.scope.overlap(w.span) > 0);
        if attributed.is_empty() {
            let to = self.trim_end(0, self.words.len());
            let span = self.said(0, to).or_else(|| self.span_of(0, self.words.len()))?;
            return Some(Claim { scope: self.span, asserted: !self.is_open(0), ..Claim::new(span, ClaimKind::Own) });
        }
        let from = self.words.iter().position(free)?;
        let to = from + self.words[from..].iter().take_while(|w| free(w)).count();
        if self.content_words(from, to) < OWN_WORDS || !self.has_verb(from, to) {
            return None;
        }
        let span = self.said(from, self.trim_end(from, to))?;
        Some(Claim { asserted: !self.is_open(from), ..Claim::new(span, ClaimKind::Own) })
    }
}
