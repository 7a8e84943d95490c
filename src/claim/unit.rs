//! From claims to what is compared: one sentence each, and no word of a sentence lost between them.

use crate::claim::cue::is_speech;
use crate::claim::nested::add_nested;
use crate::claim::{Claim, ClaimKind};
use crate::language::Language;
use crate::span::Span;

/// The claims of an article as a comparison takes them, in the order of the text: sentence by sentence, those
/// within another left out, and each with the words beside it that are in no other. Where the words of a
/// source end is a matter of opinion; that a detail is missing must not hang on it. Who is quoted within a
/// claim has one of his own besides. `lines` are the sentences
/// of the article.
pub(crate) fn units(text: &str, claims: Vec<Claim>, lines: &[Span], language: Language) -> Vec<Claim> {
    let mut out: Vec<Claim> = claims.into_iter().filter(|c| !c.within).flat_map(|c| c.by_sentence(lines)).collect();
    out.sort_by_key(|c| (c.sentence, c.span, c.scope));
    join_deeds(text, &mut out);
    let mut from = 0;
    while from < out.len() {
        let sentence = out[from].sentence;
        let to = from + out[from..].iter().take_while(|c| c.sentence == sentence).count();
        if let Some(&line) = lines.get(sentence) {
            widen(text, &mut out[from..to], line);
        }
        from = to;
    }
    // What an attributed claim took in is no claim of its own any more.
    out.retain(|c| !c.within);
    if language.is_supported() {
        add_nested(text, &mut out);
    }
    out.sort_by_key(|c| (c.span, c.scope));
    out
}

/// "The board opened the gates after the mayor vowed to resign": what is told of a deed after the outlet's
/// own words in one sentence is told by the outlet, and cut off either half says little.
fn join_deeds(text: &str, units: &mut Vec<Claim>) {
    for at in 0..units.len() {
        let c = &units[at];
        let Some(cue) = c.cue else { continue };
        let verb = cue.span.of(text).split(' ').next().unwrap_or_default();
        if c.kind != ClaimKind::Indirect || is_speech(verb) {
            continue;
        }
        let (span, scope, sentence) = (c.span, c.scope, c.sentence);
        // Units are in order of sentences: the neighbours are those of this one.
        let own = (0..at)
            .rev()
            .take_while(|&n| units[n].sentence == sentence)
            .find(|&n| units[n].kind == ClaimKind::Own && units[n].span.end() <= scope.start());
        if let Some(own) = own {
            units[own].span = units[own].span.cover(span);
            units[own].scope = units[own].scope.cover(scope);
            units[at].within = true;
        }
    }
    units.retain(|c| !c.within);
}

/// Gives what is attributed the words of its sentence on its side of the cue, up to the next claim.
fn widen(text: &str, claims: &mut [Claim], line: Span) {
    for at in 0..claims.len() {
        let Some(cue) = claims[at].cue else { continue };
        // Pieces on one side of the cue are one.
        if claims[at].parts.iter().all(|p| p.start() >= cue.span.end())
            || claims[at].parts.iter().all(|p| p.end() <= cue.span.start())
        {
            claims[at].parts.clear();
        }
        let c = &claims[at];
        let inside = |o: &Claim| o.kind == ClaimKind::Own && o.span.contains(c.span);
        if c.kind == ClaimKind::Direct || !c.parts.is_empty() || !line.contains(c.span) || claims.iter().any(inside) {
            continue;
        }
        let others = || claims.iter().enumerate().filter(|&(n, o)| n != at && o.cue.is_some()).map(|(_, o)| o.scope);
        let span = if c.span.start() >= cue.span.end() {
            let end = others().map(Span::start).filter(|&s| s >= c.span.end()).min().unwrap_or(line.end());
            trimmed(text, Span::new(c.span.start(), end.max(c.span.end())), c.span)
        } else if c.span.end() <= cue.span.start() {
            let start = others().map(Span::end).filter(|&e| e <= c.span.start()).max().unwrap_or(line.start());
            trimmed(text, Span::new(start.max(line.start()).min(c.span.start()), c.span.end()), c.span)
        } else {
            continue;
        };
        let scope = claims[at].scope.cover(span);
        claims[at].span = span;
        claims[at].scope = scope;
        for own in claims.iter_mut().filter(|o| o.kind == ClaimKind::Own && span.contains(o.span)) {
            own.within = true;
        }
    }
}

/// A wider span without marks and joining words at its ends, never less than the narrow one.
fn trimmed(text: &str, wide: Span, narrow: Span) -> Span {
    const MARKS: &[char] = &[' ', '\u{a0}', '\n', ',', ';', '.', ':', '"', '“', '”', '—', '–'];
    let before = Span::new(wide.start(), narrow.start()).of(text);
    let start = wide.start() + (before.len() - before.trim_start_matches(MARKS).len());
    let mut after = Span::new(narrow.end(), wide.end()).of(text).trim_end_matches(MARKS);
    for joining in [" and", " but", " while", " as"] {
        after = after.strip_suffix(joining).unwrap_or(after).trim_end_matches(MARKS);
    }
    Span::new(start, narrow.end() + after.len())
}

impl Claim {
    /// The claim sentence by sentence: the one of the cue has it, all have the speaker.
    fn by_sentence(self, lines: &[Span]) -> Vec<Self> {
        let number = |at: usize| lines.partition_point(|s| s.end() <= at);
        let parts = if self.parts.is_empty() { vec![self.span] } else { self.parts.clone() };
        let (first, last) = (number(self.span.start()), number(self.span.end() - 1));
        if first == last || self.kind == ClaimKind::Own {
            return vec![self];
        }
        let cue = self.cue.map(|c| number(c.span.start()));
        let mut out = Vec::new();
        for (at, &line) in lines.iter().enumerate().take(last + 1).skip(first) {
            let cut: Vec<Span> = parts
                .iter()
                .filter(|p| p.overlap(line) > 0)
                .map(|p| Span::new(p.start().max(line.start()), p.end().min(line.end())))
                .collect();
            let (Some(a), Some(b)) = (cut.first(), cut.last()) else { continue };
            let span = a.cover(*b);
            let here = cue == Some(at);
            let scope = Span::new(self.scope.start().max(line.start()), self.scope.end().min(line.end()));
            out.push(Self {
                span,
                scope: if here { scope.cover(span) } else { span },
                parts: if cut.len() > 1 { cut } else { Vec::new() },
                cue: self.cue.filter(|_| here),
                sentence: at,
                ..self.clone()
            });
        }
        out
    }
}
