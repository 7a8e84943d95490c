//! From a paragraph to its claims: who says what in it, by which cue, and what the outlet says itself.
//!
//! The model finds what is attributed. Rules over words say how it is put (a question, a denial, not said
//! at all), and what is left of a sentence is the outlet's own claim.

use std::cell::LazyCell;

use crate::claim::across::Found;
use crate::claim::attribute::{Attribution, hear};
use crate::claim::cue::{Stance, cue_word, is_speech, leaves_open, reports};
use crate::claim::line::{Line, SUBORDINATORS, Word};
use crate::claim::model::embedded;
use crate::claim::paragraph::{Mark, Paragraph, number_of};
use crate::claim::quote::{Quotation, quotations};
use crate::claim::rest::{CONTENT_WORDS, OWN_WORDS, kind};
use crate::claim::turn::turns;
use crate::claim::unit::Cued;
use crate::claim::{Claim, ClaimKind, Cue, Speaker};
use crate::language::Language;
use crate::name::Mention;
use crate::span::Span;
use crate::text::stem::is_function_word;
use crate::text::token::{TokenKind, tokens};

/// A paragraph of an article, or its headline.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Passage<'a> {
    /// From its first sentence to its last.
    pub(crate) span: Span,
    /// Its sentences, in order.
    pub(crate) sentences: &'a [Span],
    /// Number of the first of them in the article.
    pub(crate) first: usize,
    pub(crate) part: u32,
    pub(crate) headline: bool,
}

/// Words and marks of a sentence from which on it is not taken apart: a list or a text without full stops,
/// of which neither rules nor a model of sentences say anything.
pub(crate) const LONGEST_SENTENCE: usize = 400;
/// Share of a sentence's words that attributed claims hold, below which the sentence is told as a whole.
const COVERED: f64 = 0.4;
/// How likely something must be said to count, after a verb of speech and after another cue. Chosen on the
/// articles the model was fitted to, each judged by a model that had not seen it.
const LEAST: [f32; 2] = [0.3, 0.5];

/// Probability from which a word the rules take for a cue is one where the model hears nothing.
/// Lower, and what is not said comes in (precision of all falls from .84 to .83 without it); higher, and plain
/// sources are missed.
const AGREED: f32 = 0.15;

/// The claims of a paragraph, in the order of the text. Every sentence with a word in it has one.
/// Linear in the paragraph.
pub(crate) fn extract(text: &str, passage: Passage<'_>, mentions: &[Mention], language: Language) -> Found {
    let quotes = quotations(text, passage.span);
    let mut found: Vec<Claim> = Vec::new();
    // Words that state nothing by themselves ("criticised the tariffs"): the outlet's claim tells them too.
    let mut within: Vec<bool> = Vec::new();
    let mut announced = None;
    let mut likely: Vec<Span> = Vec::new();
    let long =
        passage.sentences.iter().any(|s| s.len() > LONGEST_SENTENCE && tokens(text, *s).len() > LONGEST_SENTENCE);
    if language.is_supported() && !long {
        let paragraph = Paragraph::new(text, passage.span, passage.sentences, passage.headline);
        // What a verb of speech governs comes first: "said she wanted to leave" is said, not wanted.
        let least = |at: usize| {
            let speech = is_speech(paragraph.words[at].span.of(text));
            (speech, LEAST[usize::from(!speech)])
        };
        let heard = hear(&paragraph, &embedded(), least);
        likely = paragraph
            .words
            .iter()
            .map(|w| w.span)
            .zip(heard.cues.iter().copied())
            .filter(|l| l.1 >= AGREED)
            .map(|l| l.0)
            .collect();
        for heard in &heard.attributions {
            found.extend(claim(text, &paragraph, heard, &quotes));
            within.resize(found.len(), is_negated(text, &paragraph, heard.cue));
        }
        announced = heard.announced.and_then(|(cue, speaker)| {
            let cue = cue_of(text, &paragraph, cue);
            Some((
                Speaker { span: speaker_of(text, &paragraph, speaker)?, names: Vec::new(), mentions: Vec::new() },
                cue,
            ))
        });
    }
    let turns = turns(text, passage.span, &quotes, mentions);
    if !turns.is_empty() && !passage.headline {
        // Who a line names says all of it; what the model hears within is told by him.
        let heard_too = |c: &Claim| {
            turns.iter().any(|t| {
                2 * t.span.overlap(c.span) >= t.span.len()
                    || t.scope.overlap(c.scope) > 0 && c.cue.is_none_or(|cue| !t.span.contains(cue.span))
            })
        };
        (found, within) = found.into_iter().zip(within).filter(|(c, _)| !heard_too(c)).unzip();
        found.extend(turns);
        within.resize(found.len(), false);
    }
    for claim in &mut found {
        keep_names_whole(text, claim, mentions);
    }
    let mut claims = Vec::new();
    let mut window = 0;
    for (number, &span) in passage.sentences.iter().enumerate() {
        while mentions.get(window).is_some_and(|m| m.span.end() <= span.start()) {
            window += 1;
        }
        let length = mentions[window..].iter().take_while(|m| m.span.start() < span.end()).count();
        let words = tokens(text, span);
        if words.len() > LONGEST_SENTENCE {
            claims.push(Claim { sentence: number, ..Claim::new(span, ClaimKind::Own) });
            continue;
        }
        let mut rules = Vec::new();
        let near: Vec<Quotation> = quotes.iter().filter(|q| q.span.overlap(span) > 0).copied().collect();
        let line = Line::new(text, span, words, &near, &mentions[window..window + length]);
        if !line.words.iter().any(|w| w.kind != TokenKind::Mark) {
            continue;
        }
        let here: Vec<usize> = (0..found.len()).filter(|&n| found[n].scope.overlap(span) > 0).collect();
        // What the rules take for cues, where it is asked for.
        let cues = LazyCell::new(|| line.cues());
        for &n in &here {
            check_speaker(text, &line, &cues, &mut found[n]);
        }
        let whole = |c: &Claim| span.contains(c.span);
        for &n in &here {
            within[n] |= whole(&found[n]) && !line.states(text, &found[n]);
        }
        // Where most of a sentence is outside what is attributed, and too little to stand alone, it is told whole.
        let mut said: Vec<&Claim> =
            here.iter().filter(|&&n| !within[n]).map(|&n| &found[n]).filter(|c| !line.tells_relative(c)).collect();
        let mut own = None;
        if language.is_supported() && here.is_empty() {
            rules.extend(if passage.headline { line.headline_speech() } else { line.all_quoted() });
        }
        if !passage.headline && rules.is_empty() && !likely.is_empty() {
            rules = line.agreed(&cues, &likely);
            rules.retain(|c| here.iter().all(|&n| !meets(&found[n], c)));
        }
        if rules.is_empty()
            && !said.is_empty()
            && line.own(&said).is_none()
            && line.covered(&said) < COVERED
            && said.iter().all(|c| whole(c))
        {
            own = line.own(&[]);
        }
        said.extend(&rules);
        claims.extend(own.or_else(|| line.own(&said)).map(|c| Claim { sentence: number, ..c }));
        claims.extend(rules.into_iter().map(|c| Claim { sentence: number, ..c }));
    }
    claims.extend(found);
    for claim in &mut claims {
        let at = passage.sentences.partition_point(|s| s.end() <= claim.span.start());
        claim.sentence = passage.first + at.min(passage.sentences.len().saturating_sub(1));
        claim.part = passage.part;
        claim.headline = passage.headline;
    }
    // All of it between quotation marks but for the marks, and nobody heard.
    let held: usize = quotes.iter().map(|q| q.span.overlap(passage.span)).sum();
    let unsaid = !claims.is_empty() && claims.iter().all(|c| c.cue.is_none()) && 10 * held >= 9 * passage.span.len();
    let quoted = unsaid.then(|| claims.iter().map(|c| c.span).reduce(Span::cover)).flatten();
    Found { claims, announced, quoted, part: passage.part, headline: passage.headline }
}

/// A claim of what the model found; nothing when it states too little.
fn claim(text: &str, p: &Paragraph, found: &Attribution, quotes: &[Quotation]) -> Option<Claim> {
    let span_of = |(from, to): (usize, usize)| p.words[from].span.cover(p.words[to - 1].span);
    let parts: Vec<Span> = found.content.pieces.iter().map(|&piece| span_of(with_mark(text, p, piece))).collect();
    let span = parts.first()?.cover(*parts.last()?);
    let cue = cue_of(text, p, found.cue);
    let speaker = speaker_of(text, p, found.speaker?)?;
    if is_passive(text, p, found) {
        return None;
    }
    let first = found.content.pieces[0].0;
    let last = found.content.pieces[found.content.pieces.len() - 1].1;
    let (from, to) = (first.min(found.cue), last.max(found.cue + 1));
    let asked = |at: usize| {
        (at..p.words.len()).take_while(|&i| p.mark(i) != Mark::None).any(|i| p.words[i].span.of(text) == "?")
    };
    let open = ["if", "whether", "unless", "should"].contains(&folded(text, p, first).as_str()) || asked(last);
    let negated = is_negated(text, p, found.cue);
    let asserted = cue.stance != Stance::Denying && !open && !leaves_open(&folded(text, p, found.cue)) && !negated;
    // "On Monday, the minister said ..." begins with the day: what leads in belongs to the scope.
    let sentence = p.words[from].sentence;
    let start = (0..from).rev().take_while(|&i| p.words[i].sentence == sentence).last().unwrap_or(from);
    let leads_in = (start..from).filter(|&i| p.mark(i) == Mark::None).count() < OWN_WORDS
        || SUBORDINATORS.contains(&folded(text, p, start).as_str());
    let scope = span_of((if leads_in { start } else { from }, to)).cover(span).cover(cue.span);
    // A speaker named in another sentence does not bring that sentence into the scope.
    let near = p.words[from].span.start().min(scope.start());
    let scope = if speaker.end() >= near.saturating_sub(SPEAKER_NEAR) { scope.cover(speaker) } else { scope };
    Some(Claim {
        kind: kind(&parts, quotes),
        parts: if parts.len() > 1 { parts } else { Vec::new() },
        scope,
        asserted,
        speaker: Some(Speaker { span: speaker, names: Vec::new(), mentions: Vec::new() }),
        cue: Some(cue),
        ..Claim::new(span, ClaimKind::Indirect)
    })
}

/// Whether two claims have words in common, or one the cue of the other.
fn meets(a: &Claim, b: &Claim) -> bool {
    let has = |c: &Claim, span: Span| {
        c.cue.is_some_and(|cue| cue.span.overlap(span) > 0)
            || if c.parts.is_empty() { c.span.overlap(span) > 0 } else { c.parts.iter().any(|p| p.overlap(span) > 0) }
    };
    has(a, b.span) || b.cue.is_some_and(|cue| has(a, cue.span)) || a.cue.is_some_and(|cue| has(b, cue.span))
}

/// A speaker without a name that is no pronoun is held against the subject of its cue: "Furthermore" speaks as
/// little as "the response ... will end, announced the ministry". Where both are elsewhere, grammar is right.
fn check_speaker(
    text: &str,
    line: &Line<'_>,
    cues: &LazyCell<Vec<Cued>, impl FnOnce() -> Vec<Cued>>,
    claim: &mut Claim,
) {
    const PRONOUNS: [&str; 10] = ["he", "she", "they", "it", "we", "i", "you", "who", "one", "which"];
    const CONNECTIVES: [&str; 12] = [
        "furthermore",
        "moreover",
        "meanwhile",
        "however",
        "additionally",
        "instead",
        "nevertheless",
        "nonetheless",
        "besides",
        "likewise",
        "similarly",
        "finally",
    ];
    let (Some(speaker), Some(cue)) = (claim.speaker.as_mut(), claim.cue) else { return };
    let words = crate::text::fold::fold(speaker.span.of(text));
    let named = line.mentions.iter().any(|m| speaker.span.contains(m.span));
    if !line.span.contains(cue.span) || named || PRONOUNS.contains(&words.as_str()) {
        return;
    }
    let Some(subject) = line.subject_of(cues, cue.span).filter(|s| s.overlap(speaker.span) == 0) else {
        if CONNECTIVES.contains(&words.as_str()) {
            claim.speaker = None;
        }
        return;
    };
    // What was taken for the speaker was said, and the speaker was not.
    let mistaken = std::mem::replace(&mut speaker.span, subject);
    let mut parts = if claim.parts.is_empty() { vec![claim.span] } else { claim.parts.clone() };
    parts = without(text, &parts, subject);
    if line.span.contains(mistaken) && mistaken.end() <= cue.span.start() && cue.span.start() < subject.start() {
        // "The gates will close, announced the board on Monday": all before the cue, and after the speaker only
        // what goes on behind a comma.
        let before = Span::new(mistaken.start(), cue.span.start()).of(text).trim_end_matches([' ', '\u{a0}', ',']);
        parts.retain(|p| p.start() >= subject.end() && text[subject.end()..p.start()].contains(','));
        parts.insert(0, Span::new(mistaken.start(), mistaken.start() + before.len()));
    }
    let mut joined: Vec<Span> = Vec::new();
    for part in parts {
        match joined.last_mut() {
            Some(last) if Span::new(last.end(), part.start().max(last.end())).of(text).trim().is_empty() => {
                *last = last.cover(part);
            }
            _ => joined.push(part),
        }
    }
    if let Some(span) = joined.iter().copied().reduce(Span::cover) {
        claim.span = span;
        claim.parts = if joined.len() > 1 { joined } else { Vec::new() };
    }
    if line.span.contains(subject) {
        claim.scope = claim.scope.cover(subject).cover(claim.span);
    }
}

/// A name that a speaker has a part of is all of it the speaker's, and none of it said.
fn keep_names_whole(text: &str, claim: &mut Claim, mentions: &[Mention]) {
    let Some(speaker) = claim.speaker.as_mut() else { return };
    let cue = claim.cue.map_or(speaker.span, |c| c.span);
    let cut = |m: &&Mention| m.span.overlap(speaker.span) > 0 && m.span.overlap(cue) == 0;
    // "lead researcher Mira Oro": the title goes with the name where it stands right before it.
    let titled = |m: &Mention| m.title.filter(|t| t.end() <= m.span.start() && t.overlap(cue) == 0);
    let whole = mentions
        .iter()
        .filter(cut)
        .fold(speaker.span, |all, m| titled(m).into_iter().fold(all.cover(m.span), Span::cover));
    if whole == speaker.span {
        return;
    }
    let parts = if claim.parts.is_empty() { vec![claim.span] } else { claim.parts.clone() };
    let apart = without(text, &parts, whole);
    let (Some(first), Some(last)) = (apart.first(), apart.last()) else { return };
    claim.span = first.cover(*last);
    claim.parts = if apart.len() > 1 { apart } else { Vec::new() };
    claim.scope = claim.scope.cover(whole);
    speaker.span = whole;
}

/// What is left of pieces of text outside a stretch, without marks at the cut.
fn without(text: &str, parts: &[Span], hole: Span) -> Vec<Span> {
    let ends = |c: char| c.is_whitespace() || matches!(c, ',' | ';' | '.' | '"' | '“' | '”');
    let mut out = Vec::new();
    for part in parts {
        if part.overlap(hole) == 0 {
            out.push(*part);
            continue;
        }
        let before = Span::new(part.start(), hole.start().max(part.start())).of(text);
        out.push(Span::new(part.start(), part.start() + before.trim_end_matches(ends).len()));
        let after = Span::new(hole.end().min(part.end()), part.end()).of(text);
        out.push(Span::new(part.end() - after.trim_start_matches(ends).len(), part.end()));
    }
    out.retain(|p| !p.is_empty());
    out
}

/// Bytes between a speaker and what else there is of a claim within which both are one clause.
const SPEAKER_NEAR: usize = 60;

/// "The council was told that ...", "it is said to be": who stands before the cue does not speak.
fn is_passive(text: &str, p: &Paragraph, found: &Attribution) -> bool {
    const BE: [&str; 8] = ["was", "were", "is", "are", "been", "being", "be", "'s"];
    let word = folded(text, p, found.cue);
    let past = word.ends_with("ed") || ["said", "told", "known", "thought"].contains(&word.as_str());
    let be = (found.cue.saturating_sub(2)..found.cue).any(|at| BE.contains(&folded(text, p, at).as_str()));
    past && be && found.speaker.is_some_and(|s| s.1 <= found.cue) && cue_word(&word).is_some()
}

/// The cue at a word: "according to" is one, and of "rejected the claims that" it is the verb that rejects.
fn cue_of(text: &str, p: &Paragraph, at: usize) -> Cue {
    let denies = |&i: &usize| cue_word(&folded(text, p, i)).is_some_and(|c| c.stance == Stance::Denying);
    let sentence = p.words[at].sentence;
    let at = (at.saturating_sub(2)..at).rev().filter(|&i| p.words[i].sentence == sentence).find(denies).unwrap_or(at);
    let word = folded(text, p, at);
    let to = if word == "according" && folded(text, p, at + 1) == "to" { at + 1 } else { at };
    let stance = cue_word(&word).map_or(Stance::Neutral, |c| c.stance);
    Cue { span: p.words[at].span.cover(p.words[to].span), stance }
}

/// The words of a speaker without marks and adverbs at either end; nothing when no word is left.
fn speaker_of(text: &str, p: &Paragraph, (mut from, mut to): (usize, usize)) -> Option<Span> {
    const LOOSE: [u32; 9] = [
        number_of("further"),
        number_of("also"),
        number_of("then"),
        number_of("later"),
        number_of("again"),
        number_of("now"),
        number_of("still"),
        number_of("earlier"),
        number_of("has"),
    ];
    // "Middle East: a senior official": what stands before a colon is no part of the speaker.
    from = (from..to).rev().find(|&i| p.mark(i) == Mark::Colon).map_or(from, |i| i + 1);

    let loose = |at: usize| matches!(p.mark(at), Mark::Comma | Mark::Stop | Mark::Quote | Mark::Colon | Mark::Dash);
    while from < to && p.mark(from) != Mark::None {
        from += 1;
    }
    while to > from + 1 && (loose(to - 1) || LOOSE.contains(&p.words[to - 1].word)) {
        to -= 1;
    }
    // "the Rescue Service (RS) said": a bracket that opens in it closes in it.
    let is = |at: usize, mark: &str| p.words.get(at).is_some_and(|w| w.span.of(text) == mark);
    if let Some(open) = (from..to).rfind(|&at| is(at, "(")).filter(|&open| !(open..to).any(|at| is(at, ")"))) {
        to = if is(to, ")") { to + 1 } else { open };
    }
    (from < to).then(|| p.words[from].span.cover(p.words[to - 1].span))
}

fn folded(text: &str, p: &Paragraph, at: usize) -> String {
    p.words.get(at).map_or(String::new(), |w| crate::text::fold::fold(w.span.of(text)))
}

/// The question or exclamation mark of what is said belongs to it.
fn with_mark(text: &str, p: &Paragraph, (from, to): (usize, usize)) -> (usize, usize) {
    let asks = p.words.get(to).is_some_and(|w| w.mark == Mark::Stop && w.span.of(text) != ".");
    (from, to + usize::from(asks))
}

/// "did not say", "declined to say": that it was said is denied.
fn is_negated(text: &str, p: &Paragraph, cue: usize) -> bool {
    const BETWEEN: [&str; 14] = [
        "to",
        "have",
        "has",
        "had",
        "be",
        "been",
        "did",
        "do",
        "does",
        "yet",
        "immediately",
        "ever",
        "publicly",
        "also",
    ];
    for at in (cue.saturating_sub(5)..cue).rev() {
        let word = folded(text, p, at);
        if ["not", "n't", "never", "declined", "declines", "refused", "refuses", "failed", "fails"]
            .contains(&word.as_str())
            || word.ends_with("n't")
        {
            return true;
        }
        if !BETWEEN.contains(&word.as_str()) {
            return false;
        }
    }
    false
}

impl Line<'_> {
    /// Whether a claim states something by itself, reported and not told by the outlet: a quotation, or
    /// words with a verb.
    fn states(&self, text: &str, claim: &Claim) -> bool {
        let Some(cue) = claim.cue else { return true };
        let verb = cue.span.of(text).split(' ').next().unwrap_or_default();
        if !reports(verb) {
            return false;
        }
        let speech = is_speech(verb);
        let words = |s: Span| {
            self.words
                .iter()
                .position(|w| s.contains(w.span))
                .map(|from| (from, self.words.iter().rposition(|w| s.contains(w.span)).map_or(from, |last| last + 1)))
        };
        let parts = if claim.parts.is_empty() { std::slice::from_ref(&claim.span) } else { &claim.parts[..] };
        // "emphasised that the ..." says a sentence, wherever its verb stands.
        let that = text[..claim.span.start()].trim_end().ends_with(" that");
        claim.kind == ClaimKind::Direct
            || speech && that
            || parts.iter().filter_map(|&s| words(s)).any(|(from, to)| {
                let verb = || self.has_verb(from, to) || (from..to).any(|at| self.is(at, &["to"]));
                // "The gates are shut, she said": what stands before its cue is a sentence.
                let before = speech && self.words[from].span.start() < cue.span.start();
                self.content_words(from, to) >= CONTENT_WORDS && (before || verb())
            })
    }

    /// What the rules hear and the model finds likely.
    fn agreed(&self, cues: &[Cued], likely: &[Span]) -> Vec<Claim> {
        let agrees = |cue: Cue| {
            let at = likely.partition_point(|s| s.end() <= cue.span.start());
            likely.get(at).is_some_and(|s| s.overlap(cue.span) > 0)
        };
        let mut found = self.attributed(cues).0;
        found.retain(|c| c.speaker.is_some() && c.cue.is_some_and(agrees));
        found
    }

    /// "deals which the ministry says are fair": only the relative clause is said by the ministry.
    fn tells_relative(&self, claim: &Claim) -> bool {
        let Some(cue) = claim.cue else { return false };
        let group = claim
            .speaker
            .as_ref()
            .map_or(cue.span, |s| if s.span.end() <= cue.span.start() { s.span } else { cue.span });
        let first = self.words.iter().position(|w| w.span.start() >= group.start()).unwrap_or(0);
        const RELATIVE: &[&str] = &["which", "that", "who", "whom", "whose"];
        claim.span.start() > cue.span.start() && {
            let verb = self.words.iter().position(|w| w.span == cue.span).unwrap_or(0);
            first > 0 && self.is(first - 1, RELATIVE)
                || first > 1 && self.is(first, RELATIVE)
                || verb > 0 && self.is(verb - 1, RELATIVE)
        }
    }

    /// Share of the words of the sentence that claims hold.
    fn covered(&self, claims: &[&Claim]) -> f64 {
        let content = |w: &&Word| w.kind != TokenKind::Mark && !is_function_word(&w.folded, Language::ENGLISH);
        let all = self.words.iter().filter(content).count();
        let held =
            self.words.iter().filter(content).filter(|w| claims.iter().any(|c| c.scope.overlap(w.span) > 0)).count();
        held as f64 / all.max(1) as f64
    }
}
