//! What grammar leaves no doubt about, where the model errs: who says it with the office or the name before an "of", "said
//! the sponsor" at the end of a sentence, whom somebody told.

use crate::claim::attribute::Attribution;
use crate::claim::candidate::{Candidate, Pieces, trimmed};
use crate::claim::line::HEADS;
use crate::claim::paragraph::{Mark, Paragraph, number_of};
use crate::text::token::TokenKind;

/// The heads of offices that have an "of" behind them.
const OFFICES: [u32; HEADS.len()] = {
    let mut numbers = [0; HEADS.len()];
    let mut at = 0;
    while at < numbers.len() {
        numbers[at] = number_of(HEADS[at]);
        at += 1;
    }
    numbers
};
/// What ties an office to what it is the office of.
const TIES: [u32; 3] = [number_of("of"), number_of("to"), number_of("for")];
/// Words before the head of an office that belong to it.
const RANKS: [u32; 10] = [
    number_of("the"),
    number_of("a"),
    number_of("its"),
    number_of("deputy"),
    number_of("vice"),
    number_of("former"),
    number_of("acting"),
    number_of("general"),
    number_of("managing"),
    number_of("executive"),
];

/// Most words of what an office is the office of.
const PARTS: usize = 3;
/// Most words of the name before an "of".
const NAME: usize = 4;
/// Most words of who says it at the end of a sentence.
const LAST: usize = 8;
/// Fewest words before it that can be said.
const SAID: usize = 4;
/// Verbs that have nothing but who says it behind them at the end of a sentence.
const SAYS: [u32; 3] = [number_of("said"), number_of("says"), number_of("added")];
/// What stands behind them otherwise: "said the same", "said there was".
const NOBODY: [u32; 9] = [
    number_of("same"),
    number_of("so"),
    number_of("yes"),
    number_of("no"),
    number_of("nothing"),
    number_of("much"),
    number_of("more"),
    number_of("words"),
    number_of("there"),
];
/// Verbs of which a sentence that was said has one.
const FINITE: [u32; 14] = [
    number_of("was"),
    number_of("were"),
    number_of("is"),
    number_of("are"),
    number_of("has"),
    number_of("have"),
    number_of("had"),
    number_of("will"),
    number_of("would"),
    number_of("could"),
    number_of("may"),
    number_of("must"),
    number_of("should"),
    number_of("can"),
];
/// What begins an aside and no sentence.
const RELATIVE: [u32; 4] = [number_of("who"), number_of("which"), number_of("whose"), number_of("that")];
/// Whom somebody told.
const LISTENERS: [u32; 6] = [
    number_of("reporters"),
    number_of("journalists"),
    number_of("lawmakers"),
    number_of("deputies"),
    number_of("senators"),
    number_of("parliament"),
];
const AND: u32 = number_of("and");
const TOLD: u32 = number_of("told");
const POINTED: u32 = number_of("pointed");
const OUT: u32 = number_of("out");
const TO: u32 = number_of("to");

/// Mends attributions before they are completed.
pub(super) fn mend(p: &Paragraph, found: &mut Vec<Attribution>) {
    let word = |at: usize| p.words.get(at).map(|w| w.word);
    // Who points says something only with "out" or "to" behind it: "pointed a laser at the pilot".
    found.retain(|a| word(a.cue) != Some(POINTED) || matches!(word(a.cue + 1), Some(OUT | TO)));
    for at in 0..found.len() {
        if let Some(before) = told_before(p, found, at) {
            found[at].content.pieces = before;
        }
    }
    for a in found.iter_mut() {
        if let Some(inverted) = inverted(p, a) {
            *a = inverted;
        }
        let cue = a.cue;
        if let Some((from, _)) = &mut a.speaker {
            *from = with_office(p, *from).filter(|&first| !(first..*from).contains(&cue)).unwrap_or(*from);
        }
        // "Rescue teams told reporters 900 tonnes of rock came down".
        if let Some(first) = a.content.pieces.first_mut()
            && word(cue) == Some(TOLD)
            && first.0 == cue + 1
            && first.1 > first.0 + SAID
            && LISTENERS.contains(&p.words[first.0].word)
            && p.words
                .get(first.0 + 1)
                .is_some_and(|w| w.kind == TokenKind::Number || w.capital || RANKS.contains(&w.word))
        {
            first.0 += 1;
        }
    }
}

/// "The ferry sank at noon, the board said; nobody was hurt": what stands before, where only what stands after was taken
/// for said. After "and" both are.
fn told_before(p: &Paragraph, found: &[Attribution], at: usize) -> Option<Pieces> {
    let a = &found[at];
    let (from, to) = a.speaker?;
    let sentence = p.words[a.cue].sentence;
    let after = a.content.pieces.iter().all(|q| q.0 > a.cue);
    let plain = p.words[a.cue].kind_of_cue == 1 && p.words[a.cue].quote == 0;
    if to != a.cue || !after || !plain || from < SAID || p.mark(from - 1) != Mark::Comma {
        return None;
    }
    let next = p.words.get(a.cue + 1).filter(|w| w.sentence == sentence)?;
    let closed = next.word == number_of(";");
    let goes_on = p.mark(a.cue + 1) == Mark::Comma && p.words.get(a.cue + 2).is_some_and(|w| w.word == AND);
    let start = (0..from).rev().take_while(|&i| p.words[i].sentence == sentence).last()?;
    let free = (start..from).all(|i| {
        let others = found.iter().enumerate().filter(|(n, _)| *n != at).map(|(_, b)| b);
        let taken = |b: &Attribution| b.cue == i || b.content.pieces.iter().any(|q| (q.0..q.1).contains(&i));
        p.words[i].quote == 0 && !others.into_iter().any(taken)
    });
    if !(closed || goes_on) || !free || from - start <= SAID {
        return None;
    }
    let mut pieces = a.content.pieces.clone();
    if closed {
        pieces.clear();
    }
    pieces.insert(0, trimmed(p, (start, from))?);
    Some(pieces)
}

/// "The peak was climbed in 23 days, said the sponsor.": read the other way round.
fn inverted(p: &Paragraph, a: &Attribution) -> Option<Attribution> {
    let cue = a.cue;
    let before = a.speaker.is_some_and(|s| s.1 <= cue);
    if !before || !SAYS.contains(&p.words[cue].word) || cue == 0 || p.mark(cue - 1) != Mark::Comma {
        return None;
    }
    let sentence = p.words[cue].sentence;
    let inside = |at: &usize| p.words[*at].sentence == sentence;
    let closes = |at: &usize| {
        let mark = p.mark(*at) == Mark::Stop || p.words[*at].word == number_of(";");
        mark || !inside(at)
    };
    let end = (cue + 1..p.words.len())
        .take(LAST + 1)
        .find(closes)
        .or((p.words.len() <= cue + 1 + LAST).then_some(p.words.len()))?;
    let start = (0..cue).rev().take_while(inside).last()?;
    let plain = |at: usize| {
        let w = &p.words[at];
        let word = matches!(w.kind, TokenKind::Word | TokenKind::Clitic);
        w.quote == 0 && word && w.kind_of_cue == 0 && !NOBODY.contains(&w.word) && !FINITE.contains(&w.word)
    };
    // "Ada Lind, who was hurt, said": what stands between the commas must be the end of a sentence.
    let comma = (start..cue - 1).rev().find(|&at| p.mark(at) == Mark::Comma);
    let last = comma.map_or(start, |at| at + 1);
    let told = (last..cue).any(|at| FINITE.contains(&p.words[at].word)) && !RELATIVE.contains(&p.words[last].word);
    let noun = p.words.get(cue + 1).is_some_and(|w| w.capital || RANKS.contains(&w.word));
    let said = (start..cue).all(|at| p.words[at].quote == 0) && cue - start > SAID;
    if end <= cue + 1 || !said || !told || !noun || !(cue + 1..end).all(plain) {
        return None;
    }
    let piece = trimmed(p, (start, cue))?;
    let content = Candidate { pieces: std::iter::once(piece).collect() };
    Some(Attribution { content, speaker: Some((cue + 1, end)), ..a.clone() })
}

/// The first word of a speaker with the office or the name before it, where only what it is the office of, or whom
/// somebody is one of, was taken: "director of | technology Ada Lind", "Ada Lind of | the Polar Bureau".
fn with_office(p: &Paragraph, from: usize) -> Option<usize> {
    let same = |i: &usize| p.words[*i].sentence == p.words[from].sentence && p.words[*i].quote == p.words[from].quote;
    // "Head of the mission | Ada Lind": what it is the office of, up to the "of".
    let small = |i: &usize| {
        let w = &p.words[*i];
        let tied = TIES.contains(&w.word);
        same(i) && w.kind == TokenKind::Word && w.kind_of_cue == 0 && !w.capital && !tied
    };
    let tie = from.checked_sub(1 + (0..from).rev().take(PARTS).take_while(small).count())?;
    let head = tie.checked_sub(1).filter(|_| same(&tie) && TIES.contains(&p.words[tie].word))?;
    if OFFICES.contains(&p.words[head].word) {
        let ranks = (0..head).rev().take_while(|i| same(i) && RANKS.contains(&p.words[*i].word));
        let first = ranks.last().unwrap_or(head);
        // "After meeting the minister of defence | Ada Lind said".
        let told = |at: usize| p.words[at].kind == TokenKind::Mark || p.words[at].kind_of_cue != 0;
        let opens = first == 0 || !same(&(first - 1)) || told(first - 1);
        return Some(first).filter(|at| same(at) && opens);
    }
    if tie + 1 < from && p.words[tie + 1].word != number_of("the") || tie + 2 < from {
        return None;
    }
    let capital = |i: &usize| same(i) && p.words[*i].capital && p.words[*i].kind == TokenKind::Word;
    let first = (0..=head).rev().take(NAME).take_while(capital).last()?;
    // "..., geologist Ada Lind of": a trade between a mark and the name.
    let trade = first
        .checked_sub(1)
        .filter(|at| same(at) && p.words[*at].kind == TokenKind::Word && p.words[*at].kind_of_cue == 0);
    let alone = |at: usize| at == 0 || !same(&(at - 1)) || p.words[at - 1].kind == TokenKind::Mark;
    // Whoever opens the sentence or stands behind a mark is who says it; "the coast of Velmara said" is another thing.
    let trade = trade.filter(|&at| alone(at));
    (head > first && (trade.is_some() || alone(first))).then(|| trade.unwrap_or(first))
}
