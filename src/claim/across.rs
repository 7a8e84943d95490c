//! Quotations that run over paragraphs: announced at the end of one ("she said:"), left open there and taken
//! up again in the next, or simply going on.

use crate::claim::{Claim, ClaimKind, Cue, Speaker};
use crate::span::Span;

/// What a paragraph gave.
#[derive(Debug, Default)]
pub(crate) struct Found {
    pub(crate) claims: Vec<Claim>,
    /// Who is about to speak, where the paragraph ends with a colon after a cue.
    pub(super) announced: Option<(Speaker, Cue)>,
    /// The paragraph when it is a quotation as a whole and nobody in it says so.
    pub(super) quoted: Option<Span>,
    pub(super) part: u32,
    pub(super) headline: bool,
}

/// Bytes beside speaker and cue up to which a sentence does nothing but announce ("Then she said:").
const ANNOUNCING: usize = 16;

/// Joins what belongs together, in order of the paragraphs. Linear in the claims.
pub(crate) fn join(found: &mut [Found]) {
    // Who may still be speaking: the paragraph and the claim.
    let mut speaking: Option<(usize, usize)> = None;
    for at in 0..found.len() {
        let (before, rest) = found.split_at_mut(at);
        let this = &mut rest[0];
        let last = before.last_mut().filter(|b| !b.headline && !this.headline && b.part == this.part);
        if last.is_none() {
            speaking = None;
        }
        let Some(quoted) = this.quoted else {
            // "“... end of the one.  “And so on,” she said": the speaker stands in the last paragraph.
            let first = this.claims.iter_mut().min_by_key(|c| c.scope.start());
            if let Some(before) = last
                && let Some(lead) = before.quoted
                && let Some(claim) = first.filter(|c| c.kind == ClaimKind::Direct && c.cue.is_some())
            {
                extend(claim, lead);
                before.claims.clear();
                before.quoted = None;
            }
            speaking = goes_on(this).map(|claim| (at, claim));
            continue;
        };
        let announced = last.and_then(|b| b.announced.take());
        // "He said that it was over:" says the quotation too.
        let saying = announced
            .as_ref()
            .and_then(|(_, cue)| before.last()?.claims.iter().position(|c| c.cue.is_some_and(|c| c.span == cue.span)));
        if let Some(claim) = saying {
            speaking = Some((at - 1, claim));
        }
        if let Some((speaker, cue)) = announced.filter(|_| saying.is_none()) {
            // "She said:" says nothing by itself.
            let bare = speaker.span.cover(cue.span).len() + ANNOUNCING;
            if let Some(last) = before.last_mut() {
                last.claims.retain(|c| c.cue.is_some() || !c.span.contains(cue.span) || c.span.len() > bare);
            }
            let scope = cue.span.cover(speaker.span).cover(quoted);
            let first = this.claims.first();
            let claim = Claim {
                scope,
                speaker: Some(speaker),
                cue: Some(cue),
                sentence: first.map_or(0, |c| c.sentence),
                part: first.map_or(0, |c| c.part),
                asserted: first.is_none_or(|c| c.asserted),
                ..Claim::new(quoted, ClaimKind::Direct)
            };
            this.claims.clear();
            this.claims.push(claim);
            this.quoted = None;
            speaking = Some((at, 0));
        } else if let Some((paragraph, claim)) = speaking {
            extend(&mut before[paragraph].claims[claim], quoted);
            this.claims.clear();
            this.quoted = None;
        }
    }
}

/// The claim of a paragraph whose speaker goes on when the next is a quotation as a whole: the last, when it
/// is a quotation itself.
fn goes_on(found: &Found) -> Option<usize> {
    let (at, last) = found.claims.iter().enumerate().max_by_key(|(_, c)| c.scope.end())?;
    (last.kind == ClaimKind::Direct && last.cue.is_some()).then_some(at)
}

/// Adds a piece to what is said.
fn extend(claim: &mut Claim, piece: Span) {
    if claim.parts.is_empty() {
        claim.parts.push(claim.span);
    }
    claim.parts.push(piece);
    claim.parts.sort_unstable();
    claim.span = claim.span.cover(piece);
    claim.scope = claim.scope.cover(piece);
}
