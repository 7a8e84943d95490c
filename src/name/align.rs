//! The parts of two names side by side, one to one, each pair with how near it is.

use super::parse::Part;
use super::sound::nearness;
use super::{given, syllable, unwritten};

/// Below this nearness two parts are not put side by side at all.
const ALIGNED: f32 = 0.5;
/// What it costs to read two words as one: little, for it is common, but a true pair wins.
const JOIN: f32 = 0.03;
/// Joined words must agree well: any long word resembles some pair of short ones.
const JOIN_LEAST: f32 = 0.78;
/// An initial agrees with a word it begins; it says less than the word.
const INITIAL: f32 = 0.8;
/// "Abd" on one side only: Abdul Karim is called Karim, but it is another name as well.
const ABD: f32 = 0.85;

/// Nearness of a given name and its beginning: likely one, no more.
const SHORTENED: f32 = 0.72;
/// Fewest sounds of a short form: "Al" begins too many names.
const SHORT_FORM: usize = 2;

/// Least nearness of two spellings that are known to be one given name.
const KNOWN_SAME: f32 = 0.92;
/// Least nearness of one given name in two languages.
pub(super) const COGNATE: f32 = 0.8;
/// Most nearness of two given names that are known to be two. Still above nothing: lists misspell.
const KNOWN_OTHER: f32 = 0.57;

/// Two parts, or pairs of parts, side by side.
#[derive(Debug, Clone, Copy)]
pub(super) struct Edge {
    pub(super) a: usize,
    pub(super) a_len: usize,
    pub(super) b: usize,
    pub(super) b_len: usize,
    pub(super) near: f32,
}

fn sounding(a: &Part, b: &Part) -> f32 {
    match (a.unwritten, b.unwritten) {
        (true, false) => unwritten::nearness(&a.letters, &b.sounds),
        (false, true) => unwritten::nearness(&b.letters, &a.sounds),
        (both, _) => nearness(&a.sounds, &b.sounds, both),
    }
}

pub(super) fn part_nearness(a: &Part, b: &Part) -> f32 {
    if let (Some(x), Some(y)) = (a.syllable, b.syllable) {
        return syllable::nearness(x, y);
    }
    if a.is_initial() != b.is_initial() && !a.unwritten && !b.unwritten {
        return if a.sounds.as_bytes()[0] == b.sounds.as_bytes()[0] { INITIAL } else { 0.0 };
    }
    let mut near = sounding(a, b);
    if let (Some(x), Some(y)) = (a.given, b.given) {
        near = match () {
            () if x == y => near.max(KNOWN_SAME),
            () if given::are_cognate(x, y) => near.max(COGNATE),
            // Lists misspell vowels; in a script without vowels the letters themselves decide.
            () if a.unwritten != b.unwritten => 0.0,
            () => near.min(KNOWN_OTHER),
        };
    }
    let near = near.max(without_article(a, b)).max(without_article(b, a));
    let near = near.max(without_ending(a, b)).max(without_ending(b, a));
    if a.abd == b.abd {
        return near;
    }
    // One of the two has "Abd" before it: the whole against the whole may still be nearest
    // (Abdullah against Abd Allah is settled in parsing; Abida against Abd Ida is not).
    near * ABD
}

/// One is how the other begins: Ash, Ashton; Kakha, Kakhaber. Short forms of given names are made so in
/// most languages; where both are known names they are compared as such.
fn shortened(a: &Part, b: &Part) -> bool {
    let (short, long) = if a.sounds.len() < b.sounds.len() { (a, b) } else { (b, a) };
    short.sounds.len() >= SHORT_FORM
        && !a.unwritten
        && !b.unwritten
        && a.syllable.is_none()
        && b.syllable.is_none()
        && long.sounds.starts_with(&short.sounds)
        && (a.given.is_none() || b.given.is_none())
}

/// An article grown onto the word on one side only: Alhazmi, Hazmi.
fn without_article(grown: &Part, plain: &Part) -> f32 {
    let inner = grown.sounds.strip_prefix("al").or_else(|| grown.sounds.strip_prefix("el"));
    match inner {
        Some(inner) if inner.len() > 3 && plain.sounds.as_bytes()[0] != grown.sounds.as_bytes()[0] => {
            let near = if plain.unwritten {
                unwritten::nearness(&plain.letters, inner)
            } else {
                nearness(inner, &plain.sounds, grown.unwritten)
            };
            near - JOIN
        }
        _ => 0.0,
    }
}

/// The article of the next word grown onto this one: Hameedul Hassan, Hameed ul Hassan.
fn without_ending(grown: &Part, plain: &Part) -> f32 {
    let inner = ["ul", "ur", "ud"].iter().find_map(|end| grown.sounds.strip_suffix(end));
    match inner {
        Some(inner)
            if inner.len() > 3
                && !grown.unwritten
                && !plain.unwritten
                && inner.as_bytes()[0] == plain.sounds.as_bytes()[0] =>
        {
            nearness(inner, &plain.sounds, false) - JOIN
        }
        _ => 0.0,
    }
}

fn joined_nearness(pair: &[Part], one: &Part) -> f32 {
    if pair[0].unwritten && pair[1].unwritten && !one.unwritten {
        return unwritten::nearness(&[&pair[0].letters[..], &pair[1].letters[..]].concat(), &one.sounds) - JOIN;
    }
    let joined = format!("{}{}{}", if pair[0].abd && !one.abd { "abd" } else { "" }, pair[0].sounds, pair[1].sounds);
    if one.unwritten && !pair[0].unwritten && !pair[1].unwritten {
        return unwritten::nearness(&one.letters, &joined) - JOIN;
    }
    nearness(&joined, &one.sounds, one.unwritten || pair[0].unwritten) - JOIN
}

/// The best one-to-one alignment, greedily from the nearest pair down.
pub(super) fn align(a: &[Part], b: &[Part]) -> Vec<Edge> {
    let mut edges: Vec<Edge> = Vec::with_capacity(a.len() * b.len());
    for (i, x) in a.iter().enumerate() {
        for (j, y) in b.iter().enumerate() {
            let mut near = part_nearness(x, y);
            if (i == 0 || i + 1 == a.len()) && (j == 0 || j + 1 == b.len()) && shortened(x, y) {
                near = near.max(SHORTENED);
            }
            if near >= ALIGNED {
                edges.push(Edge { a: i, a_len: 1, b: j, b_len: 1, near });
            }
        }
    }
    let long = |pair: &[Part], one: &Part| {
        let both = pair[0].sounds.len() + pair[1].sounds.len();
        pair[0].sounds.len() > 1
            && pair[1].sounds.len() > 1
            && both <= one.sounds.len() + 3
            && one.sounds.len() <= both + 5
    };
    if a[0].syllable.is_some() && b[0].syllable.is_some() {
        return chosen(edges);
    }
    for (i, pair) in a.windows(2).enumerate() {
        for (j, one) in b.iter().enumerate().filter(|(_, one)| long(pair, one)) {
            let near = joined_nearness(pair, one);
            if near >= JOIN_LEAST {
                edges.push(Edge { a: i, a_len: 2, b: j, b_len: 1, near });
            }
        }
    }
    for (j, pair) in b.windows(2).enumerate() {
        for (i, one) in a.iter().enumerate().filter(|(_, one)| long(pair, one)) {
            let near = joined_nearness(pair, one);
            if near >= JOIN_LEAST {
                edges.push(Edge { a: i, a_len: 1, b: j, b_len: 2, near });
            }
        }
    }
    chosen(edges)
}

/// The nearest of the edges that do not overlap.
fn chosen(mut edges: Vec<Edge>) -> Vec<Edge> {
    edges.sort_by(|x, y| {
        (y.near.total_cmp(&x.near)).then(x.a.abs_diff(x.b).cmp(&y.a.abs_diff(y.b))).then((x.a, x.b).cmp(&(y.a, y.b)))
    });
    let (mut used_a, mut used_b) = (0u32, 0u32);
    let mask = |at: usize, len: usize| ((1u32 << len) - 1) << at;
    edges.retain(|e| {
        let (ma, mb) = (mask(e.a, e.a_len), mask(e.b, e.b_len));
        let free = used_a & ma == 0 && used_b & mb == 0;
        if free {
            used_a |= ma;
            used_b |= mb;
        }
        free
    });
    edges
}
