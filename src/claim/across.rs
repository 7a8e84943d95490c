//! Quotations that run over paragraphs: announced at the end of one ("she said:"), or left open there and
//! taken up again in the next.

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
    /// Its last quotation has no closing mark.
    pub(super) open: bool,
}

/// Joins what belongs together, in order of the paragraphs. Linear in the claims.
pub(crate) fn join(found: &mut [Found]) {
    for at in 1..found.len() {
        let (before, rest) = found.split_at_mut(at);
        let (before, this) = (&mut before[at - 1], &mut rest[0]);
        let Some(quoted) = this.quoted else {
            // "“... end of the one.  “And so on,” she said": the speaker stands in the last paragraph.
            if let Some(lead) = before.quoted.filter(|_| before.open)
                && let Some(claim) = this.claims.iter_mut().find(|c| c.kind == ClaimKind::Direct && c.cue.is_some())
            {
                extend(claim, lead);
                before.claims.clear();
                before.quoted = None;
            }
            continue;
        };
        if let Some((speaker, cue)) = before.announced.take() {
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
        } else if before.open
            && before.quoted.is_none()
            && let Some(claim) = before.claims.iter_mut().rev().find(|c| c.kind != ClaimKind::Own && c.cue.is_some())
            && claim.kind == ClaimKind::Direct
        {
            // The claim goes along, for the quotation may go on.
            extend(claim, quoted);
            this.claims.clear();
            this.quoted = None;
            if this.open {
                let at = before.claims.iter().rposition(|c| c.kind == ClaimKind::Direct && c.cue.is_some());
                this.claims.extend(at.map(|at| before.claims.remove(at)));
            }
        }
    }
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
