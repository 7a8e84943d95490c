//! Stretches of words a cue may govern, and what tells which it is.

use crate::claim::chain::Marginals;
use crate::claim::feature::{View, bucket, step};
use crate::claim::paragraph::{Mark, Paragraph, mix, number_of};
use crate::text::token::TokenKind;

/// Most pieces a statement may be in.
const PIECES: usize = 4;
/// Most candidates of one cue.
const MOST: usize = 40;

/// Stretches of words, in order, apart from each other.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Candidate {
    /// First and last word (exclusive) of each piece.
    pub pieces: Vec<(usize, usize)>,
}

impl Candidate {
    /// Number of words.
    fn size(&self) -> usize {
        self.pieces.iter().map(|p| p.1 - p.0).sum()
    }

    /// Number of words in both.
    pub fn overlap(&self, other: &Self) -> usize {
        let both = |a: &(usize, usize), b: &(usize, usize)| a.1.min(b.1).saturating_sub(a.0.max(b.0));
        self.pieces.iter().map(|a| other.pieces.iter().map(|b| both(a, b)).sum::<usize>()).sum()
    }

    /// Share of the words of either that both have.
    pub fn likeness(&self, other: &Self) -> f32 {
        let both = self.overlap(other);
        both as f32 / (self.size() + other.size() - both).max(1) as f32
    }
}

const THAT: u32 = number_of("that");

/// A piece without marks and "that" at its ends; nothing when no word is left.
pub fn trimmed(p: &Paragraph, piece: (usize, usize)) -> Option<(usize, usize)> {
    let (mut from, mut to) = piece;
    let loose = |at: usize| {
        matches!(p.mark(at), Mark::Comma | Mark::Stop | Mark::Colon | Mark::Quote | Mark::Dash)
            || p.words[at].kind == TokenKind::Mark && p.mark(at) == Mark::Other && is_apostrophe(p.words[at].word)
    };
    while from < to && loose(from) {
        from += 1;
    }
    if from < to && p.words[from].word == THAT {
        from += 1;
    }
    while from < to && loose(from) {
        from += 1;
    }
    while from < to && loose(to - 1) {
        to -= 1;
    }
    (from..to).any(|at| p.mark(at) == Mark::None).then_some((from, to))
}

fn is_apostrophe(word: u32) -> bool {
    word == const { number_of("'") }
}

/// Candidates of a cue, each once, in order.
pub fn candidates(view: &View<'_>, m: &Marginals) -> Vec<Candidate> {
    let p = view.p;
    let (from, to) = (view.from, view.to);
    let content = |at: usize| m.labels[at - from][1];
    let mut out: Vec<Candidate> = Vec::new();
    let add = |pieces: &[(usize, usize)], out: &mut Vec<Candidate>| {
        let mut kept: Vec<(usize, usize)> = Vec::with_capacity(pieces.len());
        let mut sorted: Vec<(usize, usize)> = pieces
            .iter()
            .flat_map(|&(a, b)| {
                // A statement does not hold its cue.
                if a <= view.cue && view.cue < b { vec![(a, view.cue), (view.cue + 1, b)] } else { vec![(a, b)] }
            })
            .filter_map(|piece| trimmed(p, piece))
            .collect();
        sorted.sort_unstable();
        for piece in sorted {
            match kept.last_mut() {
                Some(last) if piece.0 <= last.1 => last.1 = last.1.max(piece.1),
                _ => kept.push(piece),
            }
        }
        if kept.is_empty() || kept.len() > PIECES || out.len() >= MOST {
            return;
        }
        let candidate = Candidate { pieces: kept };
        if !out.contains(&candidate) {
            out.push(candidate);
        }
    };
    // What is more likely than a cut.
    for cut in [0.5, 0.3, 0.15, 0.7, 0.85] {
        let mut runs: Vec<(usize, usize)> = Vec::new();
        for at in from..to {
            if content(at) >= cut {
                match runs.last_mut() {
                    // A lone mark does not part a statement.
                    Some(last) if last.1 == at || last.1 + 1 == at && p.mark(last.1) != Mark::None => last.1 = at + 1,
                    _ => runs.push((at, at + 1)),
                }
            }
        }
        let mass = |run: &(usize, usize)| (run.0..run.1).map(content).sum::<f32>();
        runs.sort_by(|a, b| mass(b).total_cmp(&mass(a)).then(a.cmp(b)));
        runs.truncate(3);
        for n in (1..=runs.len()).rev() {
            add(&runs[..n], &mut out);
        }
    }
    // Likely beginnings with likely ends, on each side.
    let mut best: [Vec<(usize, usize)>; 2] = [Vec::new(), Vec::new()];
    for (side, (a, b)) in [(from, view.cue), (view.cue + 1, to)].into_iter().enumerate() {
        let begins = top(a..b, 3, |at| m.begins[at - from]);
        let ends = top(a + 1..b + 1, 5, |at| m.ends[at - from]);
        let mut pairs: Vec<((usize, usize), f32)> = begins
            .iter()
            .flat_map(|&x| ends.iter().map(move |&y| (x, y)))
            .filter(|(x, y)| x < y)
            .map(|(x, y)| ((x, y), m.begins[x - from] * m.ends[y - from] * (content(x) + content(y - 1))))
            .collect();
        pairs.sort_by(|x, y| y.1.total_cmp(&x.1).then(x.0.cmp(&y.0)));
        best[side] = pairs.iter().take(3).map(|x| x.0).collect();
        for (pair, _) in pairs.iter().take(9) {
            add(&[*pair], &mut out);
        }
    }
    for &left in best[0].iter().take(2) {
        for &right in best[1].iter().take(3) {
            add(&[left, right], &mut out);
        }
    }
    // Quotations nearest on either side, and both.
    let left = p.quotes.iter().rev().find(|q| q.1 <= view.cue && q.0 >= from).copied();
    let right = p.quotes.iter().find(|q| q.0 > view.cue && q.1 <= to).copied();
    for quote in [left, right].into_iter().flatten() {
        add(&[quote], &mut out);
    }
    if let (Some(left), Some(right)) = (left, right) {
        add(&[left, right], &mut out);
    }
    // Shorter ways to end the likeliest.
    for pair in [best[0].first(), best[1].first()].into_iter().flatten() {
        let mut cuts = 0;
        for at in pair.0 + 1..pair.1 {
            let clause = p.mark(at) == Mark::Comma || p.mark(at) == Mark::Stop || p.mark(at) == Mark::Dash;
            if clause && cuts < 5 {
                cuts += 1;
                add(&[(pair.0, at)], &mut out);
            }
        }
        // Up to the end of the sentence.
        let sentence = p.words[pair.1 - 1].sentence;
        let end = (pair.1..to).find(|&at| p.words[at].sentence != sentence).unwrap_or(to);
        add(&[(pair.0, end)], &mut out);
        if pair.0 > view.cue {
            continue;
        }
        // From its start, where the cue comes after.
        let sentence = p.words[pair.0].sentence;
        let start = (from..pair.0).rev().take_while(|&at| p.words[at].sentence == sentence).last().unwrap_or(pair.0);
        add(&[(start, pair.1)], &mut out);
    }
    out
}

/// The places of a range with the most weight, heaviest first.
fn top(range: std::ops::Range<usize>, n: usize, weight: impl Fn(usize) -> f32) -> Vec<usize> {
    let mut best: Vec<(usize, f32)> = Vec::with_capacity(n + 1);
    for at in range {
        let w = weight(at);
        if w > 1e-4 && (best.len() < n || best.last().is_some_and(|b| w > b.1)) {
            let place = best.iter().position(|b| w > b.1).unwrap_or(best.len());
            best.insert(place, (at, w));
            best.truncate(n);
        }
    }
    best.into_iter().map(|b| b.0).collect()
}

/// A probability in steps of its odds.
fn odds(p: f32) -> u32 {
    const STEPS: [f32; 11] = [0.003, 0.01, 0.03, 0.08, 0.2, 0.4, 0.6, 0.8, 0.92, 0.97, 0.99];
    STEPS.iter().filter(|s| p >= **s).count() as u32
}

/// A mean logarithm (of a probability) in steps.
fn loss(x: f32) -> u32 {
    const STEPS: [f32; 9] = [0.01, 0.03, 0.08, 0.16, 0.3, 0.5, 0.8, 1.2, 2.0];
    STEPS.iter().filter(|s| x >= **s).count() as u32
}

/// What about a window its candidates share.
pub struct Window {
    /// Sums of -ln of the probability of content before each word of the window.
    inside: Vec<f32>,
    /// And of its opposite.
    outside: Vec<f32>,
    /// How likely each word of the window is content; is the speaker; is a cue outside quotations.
    content: Vec<f32>,
    speaks: Vec<f32>,
    cues: Vec<f32>,
    /// Words in quotations before each word of the window.
    quoted: Vec<u32>,
    /// Words that are no marks, the likeliest content first.
    likeliest: Vec<usize>,
    speaker: (f32, u32),
}

impl Window {
    /// Of the window of a cue.
    pub fn new(view: &View<'_>, m: &Marginals) -> Self {
        let mut inside = vec![0.0];
        let mut outside = vec![0.0];
        let (mut a, mut b) = (0.0f32, 0.0f32);
        for l in &m.labels {
            a += minus_ln(l[1]);
            b += minus_ln(1.0 - l[1]);
            inside.push(a);
            outside.push(b);
        }
        let mut speaker = (0.0, 0);
        for (n, l) in m.labels.iter().enumerate() {
            if l[2] > speaker.0 {
                let at = n + m.from;
                speaker = (l[2], bucket(at.abs_diff(view.cue)) + 16 * u32::from(at > view.cue));
            }
        }
        let words = &view.p.words[m.from..m.from + m.labels.len()];
        let mut quoted = vec![0];
        for word in words {
            quoted.push(quoted[quoted.len() - 1] + u32::from(word.quote != 0));
        }
        let mut likeliest: Vec<usize> =
            (m.from..m.from + words.len()).filter(|&at| view.p.mark(at) == Mark::None).collect();
        likeliest.sort_by(|&a, &b| m.labels[b - m.from][1].total_cmp(&m.labels[a - m.from][1]));
        Self {
            inside,
            outside,
            content: m.labels.iter().map(|l| l[1]).collect(),
            speaks: m.labels.iter().map(|l| l[2]).collect(),
            cues: words.iter().zip(&view.cues[m.from..]).map(|(w, &c)| if w.quote == 0 { c } else { 0.0 }).collect(),
            quoted,
            likeliest,
            speaker,
        }
    }
}

/// -ln(p), by a series that is the same on every machine; good to a hundredth.
fn minus_ln(p: f32) -> f32 {
    let bits = p.clamp(1e-6, 1.0).to_bits();
    let whole = (bits >> 23) as i32 - 127;
    let m = f32::from_bits((bits & 0x007f_ffff) | 0x3f80_0000);
    // ln(m) on 1..2 through (m-1)/(m+1).
    let t = (m - 1.0) / (m + 1.0);
    let ln = 2.0 * t * (1.0 + t * t * (1.0 / 3.0 + t * t / 5.0));
    -(whole as f32 * std::f32::consts::LN_2 + ln)
}

/// What tells whether a candidate is what the cue governs.
pub fn rank_features(
    view: &View<'_>,
    m: &Marginals,
    w: &Window,
    candidate: &Candidate,
    number: usize,
    out: &mut Vec<u32>,
) {
    out.clear();
    let p = view.p;
    let from = m.from;
    let cue = &p.words[view.cue];
    let (mut inside, mut outside, mut words) = (0.0, *w.outside.last().unwrap_or(&0.0), 0);
    let mut least = 1.0f32;
    let (mut cut_quotes, mut whole_quotes, mut quoted) = (0u32, 0u32, 0usize);
    let (mut left, mut right) = (false, false);
    let mut sentences = 0;
    let mut likely = 0;
    let mut best_inside = 0.0f32;
    let mut speaker_inside = 0.0f32;
    for &(a, b) in &candidate.pieces {
        inside += w.inside[b - from] - w.inside[a - from];
        outside -= w.outside[b - from] - w.outside[a - from];
        words += b - a;
        let (x, y) = (a - from, b - from);
        least = w.content[x..y].iter().fold(least, |m, &c| m.min(c));
        speaker_inside = w.speaks[x..y].iter().fold(speaker_inside, |m, &c| m.max(c));
        best_inside = w.cues[x..y].iter().fold(best_inside, |m, &c| m.max(c));
        quoted += (w.quoted[y] - w.quoted[x]) as usize;
        likely += u32::from(view.likely[b] - view.likely[a]);
        sentences += u32::from(p.words[b - 1].sentence - p.words[a].sentence) + 1;
        left |= b <= view.cue;
        right |= a > view.cue;
        for edge in [a, b - 1] {
            let q = p.words[edge].quote;
            if q != 0 {
                let (x, y) = p.quotes[usize::from(q) - 1];
                // Marks at the ends of the quotation were trimmed.
                let whole = if edge == a {
                    (x..a).all(|i| p.mark(i) != Mark::None)
                } else {
                    (b..y).all(|i| p.mark(i) != Mark::None)
                };
                if whole { whole_quotes += 1 } else { cut_quotes += 1 }
            }
        }
    }
    let outside_it = |at: usize| !candidate.pieces.iter().any(|&(a, b)| a <= at && at < b);
    let most_other = w.likeliest.iter().find(|&&at| outside_it(at)).map_or(0.0, |&at| w.content[at - from]);
    let (first, last) = (candidate.pieces[0], candidate.pieces[candidate.pieces.len() - 1]);
    let begin = candidate.pieces.iter().map(|&(a, _)| begins_near(p, m, a)).fold(1.0f32, f32::min);
    let end = candidate.pieces.iter().map(|&(_, b)| ends_near(p, m, b)).fold(1.0f32, f32::min);
    let side = u32::from(left) + 2 * u32::from(right);
    let pieces = candidate.pieces.len() as u32;
    let share = (4 * quoted / words.max(1)) as u32;
    let quotes = mix(9, cut_quotes.min(3) * 4 + whole_quotes.min(3), share * 8 + pieces);
    let length = bucket(words);
    let tag = |at: isize| usize::try_from(at).ok().and_then(|at| p.words.get(at)).map_or(5, |w| w.tag);
    let word = |at: isize| usize::try_from(at).ok().and_then(|at| p.words.get(at)).map_or(5, |w| w.word);
    let (f, l) = (first.0 as isize, last.1 as isize);
    let gap = if last.1 <= view.cue { view.cue - last.1 } else { first.0.saturating_sub(view.cue + 1) };
    let starts = first.0 == 0
        || p.words[first.0 - 1].sentence != p.words[first.0].sentence
        || p.mark(first.0 - 1) == Mark::Quote;
    let after = p.words.get(last.1);
    let stops = match after {
        None => 1,
        Some(w) if w.sentence != p.words[last.1 - 1].sentence => 2,
        Some(w) if w.mark == Mark::Stop => 3,
        Some(w) if w.mark == Mark::Comma => 4,
        Some(w) if w.mark == Mark::Quote => 5,
        Some(w) if w.mark != Mark::None => 6,
        Some(w) if w.quote == 0 && p.words[last.1 - 1].quote != 0 => 7,
        _ => 0,
    };
    let shape = mix(10, side * 8 + pieces, u32::from(starts) * 8 + stops);
    let certain = odds(view.cues[view.cue]);
    let inside_mean = loss(inside / words.max(1) as f32);
    let inside_sum = loss(inside / 4.0);
    let outside_sum = loss(outside / 4.0);
    let sure = mix(11, inside_mean * 16 + outside_sum, 0);
    let (commas, cues_between) = view.between(if first.0 > view.cue { first.0 } else { last.1 - 1 });
    let between = commas * 4 + cues_between;
    let that = u32::from(first.0 > 0 && p.words[first.0 - 1].word == THAT);
    let same = u32::from(p.words[first.0].sentence == cue.sentence)
        + 2 * u32::from(p.words[last.1 - 1].sentence == cue.sentence);
    let kind = u32::from(cue.kind_of_cue);
    out.extend([
        mix(347, kind, side * 16 + pieces),
        mix(348, mix(0, kind, view.pattern()), shape),
        mix(349, kind, certain),
        mix(350, view.closing(), shape),
        mix(351, mix(0, kind, view.closing()), side * 64 + length),
        mix(352, mix(0, kind, view.closing()), mix(0, shape, bucket(gap))),
        mix(300, 0, 0),
        mix(301, certain, 0),
        mix(302, certain, sure),
        mix(303, inside_mean, 0),
        mix(304, inside_sum, 0),
        mix(305, outside_sum, 0),
        mix(306, inside_sum * 16 + outside_sum, pieces),
        mix(307, odds(least), odds(most_other)),
        mix(308, odds(begin), odds(end)),
        mix(309, odds(begin), 0),
        mix(310, odds(end), 0),
        mix(311, side, pieces * 8 + same),
        mix(312, quotes, 0),
        mix(313, quotes, side),
        mix(314, shape, 0),
        mix(315, length, side),
        mix(316, cue.word, 0),
        mix(317, cue.word, side * 16 + pieces),
        mix(318, cue.tag, side * 64 + length),
        mix(319, view.pattern(), side),
        mix(320, view.pattern(), shape),
        mix(321, tag(f - 1), tag(f)),
        mix(322, tag(l - 1), tag(l)),
        mix(323, word(l), word(l + 1)),
        mix(324, word(f), 0),
        mix(325, word(f - 1), word(f)),
        mix(326, step(best_inside), likely.min(4)),
        mix(327, sentences.min(5), share * 8 + side),
        mix(328, bucket(gap), side * 16 + between),
        mix(329, odds(w.speaker.0), 0),
        mix(330, w.speaker.1, side),
        mix(331, odds(speaker_inside), 0),
        mix(332, cue.word, view.pattern()),
        mix(333, cue.word, length.min(4) * 8 + that),
        mix(334, cue.word, share * 8 + side),
        mix(335, number.min(12) as u32, 0),
        mix(336, u32::from(cue.quote != 0), step(view.cues[view.cue]) * 8 + share),
        mix(337, u32::from(p.headline), side),
        mix(338, mix(0, tag(l), tag(l + 1)), tag(l - 1)),
        mix(339, bucket(gap), certain),
        mix(340, cue.ending, side * 16 + length.min(5)),
        mix(
            341,
            step(view.cues.get(last.1).copied().unwrap_or(0.0)),
            step(view.cues.get(last.1 + 1).copied().unwrap_or(0.0)),
        ),
        mix(342, length, certain),
        mix(343, that, shape),
        mix(344, mix(0, side, share), mix(0, sentences.min(3), between)),
        mix(345, tag(f), tag(f + 1)),
        mix(346, u32::from(p.words[first.0].capital), shape),
    ]);
}

/// How likely content begins at a word, marks before it and "that" taken for the word.
fn begins_near(p: &Paragraph, m: &Marginals, at: usize) -> f32 {
    let mut sum = m.begins[at - m.from];
    let mut i = at;
    while i > m.from && (p.mark(i - 1) != Mark::None || p.words[i - 1].word == THAT) {
        i -= 1;
        sum += m.begins[i - m.from];
    }
    sum.min(1.0)
}

fn ends_near(p: &Paragraph, m: &Marginals, at: usize) -> f32 {
    let mut sum = m.ends[at - m.from];
    let mut i = at;
    while i < m.from + m.labels.len() && p.mark(i) != Mark::None {
        i += 1;
        sum += m.ends[i - m.from];
    }
    sum.min(1.0)
}
