//! What the model looks at to tell cues, and what each word is to a cue.

use crate::claim::paragraph::{Mark, Paragraph, Word, mix, number_of};

/// Words on either side of a cue that are looked at for what it governs.
pub(crate) const WINDOW: usize = 160;

const THAT: u32 = number_of("that");
/// Stands for the place before the first word and after the last.
const NOWHERE: u32 = 7;

fn word_at(p: &Paragraph, at: isize) -> u32 {
    usize::try_from(at).ok().and_then(|at| p.words.get(at)).map_or(NOWHERE, |w| w.word)
}

fn tag_at(p: &Paragraph, at: isize) -> u32 {
    usize::try_from(at).ok().and_then(|at| p.words.get(at)).map_or(NOWHERE, |w| w.tag)
}

/// What tells whether the word `at` is a cue.
pub fn cue_features(p: &Paragraph, at: usize, out: &mut Vec<u32>) {
    out.clear();
    let i = at as isize;
    let this = &p.words[at];
    let (w, t) = (this.word, this.tag);
    let quoted = this.quote != 0;
    let tag = |d: isize| tag_at(p, i + d);
    let word = |d: isize| word_at(p, i + d);
    let that =
        (at + 1..(at + 7).min(p.words.len())).position(|j| p.words[j].word == THAT).map_or(0, |d| 1 + d / 2) as u32;
    // Whether a quotation ends just before, or begins just after.
    let near = |from: isize, to: isize| {
        (from..=to).any(|d| usize::try_from(i + d).ok().and_then(|j| p.words.get(j)).is_some_and(|w| w.quote != 0))
    };
    let (left, right) = (near(-4, -1), near(1, 4));
    let quotes = u32::from(quoted) + 2 * u32::from(left) + 4 * u32::from(right);
    let starts = at == 0 || p.words[at - 1].sentence != this.sentence;
    let ends = at + 1 >= p.words.len() || p.words[at + 1].sentence != this.sentence;
    let place = u32::from(starts) + 2 * u32::from(ends) + 4 * u32::from(p.headline) + 8 * u32::from(quoted);
    let kind = u32::from(this.kind_of_cue);
    let closing = closing(p, at);
    out.extend([
        mix(126, kind, quotes),
        mix(127, kind + 8 * that, tag(-1)),
        mix(128, kind, tag(1)),
        mix(129, mix(0, kind, this.ending), place),
        mix(130, mix(0, kind, tag(-1)), tag(1)),
        mix(131, kind, closing),
        mix(132, w, closing),
        mix(100, 0, 0),
        mix(101, w, 0),
        mix(102, this.ending, u32::from(this.capital)),
        mix(103, t, 0),
        mix(104, word(-1), 0),
        mix(105, word(1), 0),
        mix(106, word(-2), 0),
        mix(107, word(2), 0),
        mix(108, tag(-1), tag(1)),
        mix(109, w, tag(-1)),
        mix(110, w, tag(1)),
        mix(111, tag(-2), tag(-1)),
        mix(112, tag(1), tag(2)),
        mix(113, w, quotes),
        mix(114, t, quotes),
        mix(115, w, that),
        mix(116, t, that),
        mix(117, t, place),
        mix(118, w, place),
        mix(119, t, mix(0, tag(-1), tag(1))),
        mix(120, w, word(1)),
        mix(121, w, word(-1)),
        mix(122, tag(-3), t),
        mix(123, tag(3), t),
        mix(124, this.ending, tag(-1)),
        mix(125, this.ending, tag(1)),
    ]);
}

/// How a word stands near the end of its sentence: words after it, in steps, and whether a comma or a
/// quotation is near before it ("..., officials told reporters").
fn closing(p: &Paragraph, at: usize) -> u32 {
    let sentence = p.words[at].sentence;
    let inside = |i: usize| p.words.get(i).is_some_and(|w| w.sentence == sentence);
    let after = (at + 1..at + 8).take_while(|&i| inside(i)).filter(|&i| p.mark(i) == Mark::None).count();
    let before = (1..8)
        .map_while(|d| at.checked_sub(d).filter(|&i| inside(i)))
        .any(|i| matches!(p.mark(i), Mark::Comma | Mark::Quote));
    (match after {
        0 => 1,
        1..=2 => 2,
        3..=5 => 3,
        _ => 0,
    }) + 4 * u32::from(before)
}

/// A cue among the words around it.
pub struct View<'a> {
    pub(crate) p: &'a Paragraph,
    /// How likely each word of the paragraph is a cue.
    pub(crate) cues: &'a [f32],
    /// Words before each that are likely cues outside quotations: differences count those between.
    pub(crate) likely: &'a [u16],
    pub(crate) cue: usize,
    /// The window.
    pub(crate) from: usize,
    pub(crate) to: usize,
    /// What stands around the cue.
    pattern: u32,
    /// How it closes its sentence.
    closing: u32,
    /// Quotations nearest on the left and the right.
    quotes: [u16; 2],
}

/// Probability from which a word counts as a likely cue for the words around it.
const LIKELY: f32 = 0.35;

/// Counts likely cues before each word.
pub fn count_likely(p: &Paragraph, cues: &[f32]) -> Vec<u16> {
    let mut count = 0u16;
    let mut out = Vec::with_capacity(cues.len() + 1);
    out.push(0);
    for (word, &c) in p.words.iter().zip(cues) {
        count = count.saturating_add(u16::from(c >= LIKELY && word.quote == 0));
        out.push(count);
    }
    out
}

impl<'a> View<'a> {
    /// The words around the cue at `cue`.
    pub fn new(p: &'a Paragraph, cues: &'a [f32], likely: &'a [u16], cue: usize) -> Self {
        let from = cue.saturating_sub(WINDOW);
        let to = (cue + 1 + WINDOW).min(p.words.len());
        let left = p.words[from..cue].iter().rev().find(|w| w.quote != 0).map_or(0, |w| w.quote);
        let right = p.words[cue + 1..to].iter().find(|w| w.quote != 0).map_or(0, |w| w.quote);
        let side = |at: Option<usize>| at.and_then(|at| p.words.get(at)).map_or(0, class);
        let pattern = side(cue.checked_sub(1)) + 16 * side(Some(cue + 1)) + 256 * u32::from(p.words[cue].quote != 0);
        Self { p, cues, likely, cue, from, to, pattern, closing: closing(p, cue), quotes: [left, right] }
    }

    /// First word of the window and the one after its last.
    pub fn window(&self) -> (usize, usize) {
        (self.from, self.to)
    }

    pub(crate) fn pattern(&self) -> u32 {
        self.pattern
    }

    pub(crate) fn closing(&self) -> u32 {
        self.closing
    }

    /// Commas and likely cues between the cue and a word.
    pub(crate) fn between(&self, at: usize) -> (u32, u32) {
        let (a, b) = if at < self.cue { (at + 1, self.cue) } else { (self.cue + 1, at.max(self.cue + 1)) };
        let count = |sums: &[u16]| u32::from(sums[b.max(a)] - sums[a]);
        (count(&self.p.commas).min(3), count(self.likely).min(2))
    }

    /// How the quotation a word stands in lies to the cue.
    fn quotation(&self, at: usize) -> u32 {
        let Some(word) = self.p.words.get(at) else { return 0 };
        if word.quote == 0 {
            return 0;
        }
        if word.quote == self.p.words[self.cue].quote {
            return 4;
        }
        if word.quote == self.quotes[0] {
            1
        } else if word.quote == self.quotes[1] {
            2
        } else {
            3
        }
    }
}

/// What stands beside a cue, roughly.
fn class(word: &Word) -> u32 {
    const TO: u32 = number_of("to");
    const OF: u32 = number_of("of");
    const DETERMINERS: [u32; 6] =
        [number_of("the"), number_of("a"), number_of("an"), number_of("his"), number_of("her"), number_of("its")];
    const PRONOUNS: [u32; 8] = [
        number_of("he"),
        number_of("she"),
        number_of("it"),
        number_of("they"),
        number_of("i"),
        number_of("we"),
        number_of("you"),
        number_of("who"),
    ];
    const PREPOSITIONS: [u32; 6] =
        [number_of("in"), number_of("on"), number_of("at"), number_of("for"), number_of("with"), number_of("as")];
    const AND: u32 = number_of("and");
    match word.mark {
        Mark::Comma => 1,
        Mark::Stop => 2,
        Mark::Colon => 3,
        Mark::Quote => 4,
        Mark::Bracket | Mark::Dash | Mark::Other => 5,
        Mark::None => match word.word {
            THAT => 6,
            TO => 7,
            OF => 8,
            AND => 9,
            w if DETERMINERS.contains(&w) => 10,
            w if PRONOUNS.contains(&w) => 11,
            w if PREPOSITIONS.contains(&w) => 12,
            _ if word.capital => 13,
            _ if word.quote != 0 => 14,
            _ => 15,
        },
    }
}

pub(crate) fn bucket(distance: usize) -> u32 {
    match distance {
        0..=5 => distance as u32,
        6..=7 => 6,
        8..=11 => 7,
        12..=17 => 8,
        18..=27 => 9,
        28..=45 => 10,
        _ => 11,
    }
}

/// How likely a cue is, in steps.
pub(crate) fn step(p: f32) -> u32 {
    match p {
        p if p < 0.02 => 0,
        p if p < 0.1 => 1,
        p if p < 0.3 => 2,
        p if p < 0.6 => 3,
        p if p < 0.85 => 4,
        _ => 5,
    }
}

/// What tells what the word `at` is to the cue, and whether something begins or ends before it.
pub fn chain_features(v: &View<'_>, at: usize, out: &mut Vec<u32>) {
    out.clear();
    let p = v.p;
    let this = &p.words[at];
    let cue = &p.words[v.cue];
    let i = at as isize;
    let tag = |d: isize| tag_at(p, i + d);
    let word = |d: isize| word_at(p, i + d);
    let distance = at.abs_diff(v.cue);
    let side = match at.cmp(&v.cue) {
        std::cmp::Ordering::Less => 0,
        std::cmp::Ordering::Equal => 1,
        std::cmp::Ordering::Greater => 2,
    };
    let sentences = (i32::from(this.sentence) - i32::from(cue.sentence)).clamp(-2, 2) + 2;
    let region = side + 3 * sentences as u32;
    let (commas, cues) = v.between(at);
    let quote = v.quotation(at);
    let before = at.checked_sub(1).map_or(0, |b| v.quotation(b));
    let far = bucket(distance);
    let near = (distance as u32).min(6) + 8 * side;
    let here = step(if distance == 0 { 0.0 } else { v.cues[at] });
    let next = v.cues.get(at + 1).map_or(0, |&c| step(if at + 1 == v.cue { 0.0 } else { c }));
    let starts = u32::from(at == 0 || p.words[at - 1].sentence != this.sentence);
    let quoting = mix(2, quote * 8 + before, region);
    let pattern = mix(3, v.pattern, side);
    let kind = u32::from(cue.kind_of_cue);
    out.extend([
        mix(224, mix(0, kind, v.pattern), side * 16 + u32::from(quote != 0) + 2 * starts),
        mix(225, mix(0, kind, near), this.tag),
        mix(226, mix(0, kind, v.closing), region * 8 + quote),
        mix(227, v.closing, mix(0, region, starts + 2 * commas)),
        mix(228, mix(0, kind, v.closing), mix(0, side, far)),
        mix(200, side, starts),
        mix(201, region, far),
        mix(202, region, this.word),
        mix(203, side, word(-1)),
        mix(204, region, mix(0, tag(-1), this.tag)),
        mix(205, near, this.tag),
        mix(206, quoting, starts),
        mix(207, quoting, v.pattern),
        mix(208, pattern, far + 16 * u32::from(sentences == 2)),
        mix(209, cue.word, region * 8 + quote),
        mix(210, mix(0, cue.word, near), this.tag),
        mix(211, near, this.word),
        mix(212, near, mix(0, this.tag, tag(1))),
        mix(213, region, commas * 32 + cues * 8 + quote),
        mix(214, mix(0, side, commas * 4 + cues), mix(0, this.tag, tag(-1))),
        mix(215, region, here * 8 + next),
        mix(216, side, word(1)),
        mix(217, pattern, this.tag),
        mix(218, side, mix(0, word(-1), this.word)),
        mix(219, mix(0, cue.tag, near), mix(0, tag(-1), this.tag)),
        mix(220, pattern, mix(0, commas, here * 8 + quote)),
        mix(221, side, mix(0, tag(-1), mix(0, this.tag, tag(1)))),
        mix(222, side, mix(0, tag(-2), mix(0, tag(-1), this.tag))),
        mix(223, mix(0, cue.word, v.pattern), side * 8 + u32::from(quote != 0) + 2 * starts),
    ]);
}
