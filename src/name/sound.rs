//! How a word of a name sounds, spelled in a small alphabet, and how near two such spellings are.
//!
//! Outlets write one name in many ways because a Latin spelling guesses at the sounds of another
//! script. What they guess differently (vowels and their length, k or q, kh or h, j or dj) is made
//! cheap here; what no transliteration confuses keeps its full cost.

use std::sync::LazyLock;

/// A plain consonant changed or left out: the unit of all costs.
const PLAIN: f32 = 1.0;
/// One vowel for another, where `sounds.txt` does not say less. Vowels carry half of what
/// consonants do, since they are what transliterations disagree on.
const VOWEL: f32 = 0.55;
/// A vowel for a consonant: a little dearer than leaving one out.
const MIXED: f32 = 1.2;
/// Leaving out a vowel, w or y when one of the two words comes from a script that does not
/// write short vowels: next to nothing, but not nothing, so that closer readings win.
const UNWRITTEN: f32 = 0.06;
/// The first sound is hardly ever mistaken: changes there cost this much more.
const FIRST: f32 = 1.3;
/// Longest spelling that is aligned, in letters. No name is longer; a pasted page may be.
const LONGEST: usize = 40;

struct Costs {
    change: Vec<f32>,
    skip: [f32; 128],
}

static COSTS: LazyLock<Costs> = LazyLock::new(|| {
    let mut costs = Costs { change: vec![PLAIN; 128 * 128], skip: [PLAIN; 128] };
    for a in 0..128u8 {
        for b in 0..128u8 {
            let cost = match (is_vowel(a), is_vowel(b)) {
                _ if a == b => 0.0,
                (true, true) => VOWEL,
                (false, false) => PLAIN,
                _ => MIXED,
            };
            costs.change[usize::from(a) << 7 | usize::from(b)] = cost;
        }
    }
    for line in include_str!("data/sounds.txt").lines().filter(|line| !line.starts_with('#')) {
        let mut words = line.split_whitespace();
        let (Some(a), Some(b), Some(cost)) = (words.next(), words.next(), words.next()) else { continue };
        let (a, b) = (a.as_bytes()[0] & 127, b.as_bytes()[0] & 127);
        let cost: f32 = cost.parse().unwrap_or(PLAIN);
        if b == b'-' {
            costs.skip[usize::from(a)] = cost;
        } else {
            costs.change[usize::from(a) << 7 | usize::from(b)] = cost;
            costs.change[usize::from(b) << 7 | usize::from(a)] = cost;
        }
    }
    costs
});

pub(crate) const fn is_vowel(c: u8) -> bool {
    matches!(c, b'a' | b'e' | b'i' | b'o' | b'u' | b'E')
}

const fn is_weak(c: u8) -> bool {
    is_vowel(c) || matches!(c, b'w' | b'y')
}

/// The sounds of a word in lower-case ASCII letters; other characters are passed over.
pub(crate) fn sounds(word: &str) -> String {
    let w: Vec<u8> = word.bytes().filter(u8::is_ascii_lowercase).collect();
    let mut out: Vec<u8> = Vec::with_capacity(w.len());
    let mut i = 0;
    while i < w.len() {
        let rest = &w[i..];
        let (class, used): (&[u8], usize) = match rest {
            [b's', b'c', b'h', b'e' | b'i', ..] if out.is_empty() => (b"S", 3),
            [b's', b'h', b'c', b'h', ..] => (b"SC", 4),
            [b's', b'c', b'h', b't', b's', b'c', b'h', ..] => (b"SC", 7),
            [b't', b's', b'c', b'h', ..] => (b"C", 4),
            [b't', b'c', b'h', ..] => (b"C", 3),
            [b'd', b'z', b'h', ..] => (b"j", 3),
            [b's', b'c', b'h', ..] => (b"S", 3),
            [b'k', b'h', ..] => (b"X", 2),
            [b'g', b'h', ..] => (b"G", 2),
            [b's', b'h', ..] => (b"S", 2),
            [b'c', b'h', ..] => (b"C", 2),
            [b't', b'h', ..] => (b"T", 2),
            [b'd', b'h', ..] => (b"D", 2),
            [b'z', b'h', ..] => (b"Z", 2),
            [b'p', b'h', ..] => (b"f", 2),
            [b'd', b'j', ..] => (b"j", 2),
            [b't' | b'c', b's' | b'z', ..] => (b"c", 2),
            [b'c', b'k', ..] => (b"k", 2),
            [b'q', b'u', b'e' | b'i', ..] => (b"k", 2),
            [b'o', b'u' | b'o', ..] => (b"u", 2),
            [b'e', b'e', ..] | [b'i', b'e', ..] | [b'i', b'y', ..] => (b"i", 2),
            [b'a' | b'e', b'i', ..] => (b"E", 2),
            [b'a' | b'e', b'y', n, ..] if !is_vowel(*n) => (b"E", 2),
            [b'a' | b'e', b'y'] => (b"E", 2),
            [b'y', n, ..] if is_vowel(*n) => (b"y", 1),
            [b'y', ..] => (b"i", 1),
            [b'x', ..] if out.is_empty() => (b"S", 1),
            [b'x', ..] => (b"ks", 1),
            [b'c', b'e' | b'i' | b'y', ..] => (b"s", 1),
            [b'c', ..] => (b"k", 1),
            // A final h after a vowel is not spoken (Ramousah, Abdullah).
            [b'h'] if out.last().is_some_and(|&c| is_vowel(c)) => (b"", 1),
            _ => (&rest[..1], 1),
        };
        i += used;
        for &c in class {
            // A doubled letter is the single one.
            if out.last() != Some(&c) {
                out.push(c);
            }
        }
    }
    String::from_utf8(out).unwrap_or_default()
}

/// A coarser spelling for keys: classes that are confused most often fall together.
pub(crate) fn coarse(sounds: &str) -> String {
    let mut out: Vec<u8> = Vec::with_capacity(sounds.len());
    for c in sounds.bytes() {
        let c = match c {
            b'X' => b'h',
            b'G' => b'g',
            b'q' => b'k',
            b'T' => b't',
            b'D' => b'd',
            b'S' | b'C' | b'c' => b's',
            b'Z' => b'j',
            b'w' => b'v',
            b'y' | b'e' | b'E' => b'i',
            b'o' => b'u',
            c => c,
        };
        if out.last() != Some(&c) {
            out.push(c);
        }
    }
    String::from_utf8(out).unwrap_or_default()
}

/// The consonants of a coarse spelling, a leading vowel kept as `a`.
pub(crate) fn skeleton(coarse: &str) -> String {
    let mut out: Vec<u8> = Vec::with_capacity(coarse.len());
    for (at, c) in coarse.bytes().enumerate() {
        let c = if is_vowel(c) { if at == 0 { b'a' } else { continue } } else { c };
        if out.last() != Some(&c) {
            out.push(c);
        }
    }
    String::from_utf8(out).unwrap_or_default()
}

/// How near two spelled sounds are, 1 for equal ones; symmetric. With `unwritten`, one of the two
/// comes from a script without short vowels, so that only consonants count.
pub(crate) fn nearness(a: &str, b: &str, unwritten: bool) -> f32 {
    if a == b {
        return 1.0;
    }
    let (a, b) = (a.as_bytes(), b.as_bytes());
    let (a, b) = (&a[..a.len().min(LONGEST)], &b[..b.len().min(LONGEST)]);
    let costs = &*COSTS;
    let skip = |c: u8| if unwritten && is_weak(c) { UNWRITTEN } else { costs.skip[usize::from(c & 127)] };
    let change = |x: u8, y: u8| {
        let cost = costs.change[usize::from(x & 127) << 7 | usize::from(y & 127)];
        if unwritten && is_weak(x) && is_weak(y) { cost.min(UNWRITTEN) } else { cost }
    };
    let first = |i: usize, j: usize| if i == 0 && j == 0 { FIRST } else { 1.0 };
    let mut row = [0f32; LONGEST + 1];
    for (j, &y) in b.iter().enumerate() {
        row[j + 1] = row[j] + skip(y);
    }
    for (i, &x) in a.iter().enumerate() {
        let mut corner = row[0];
        row[0] += skip(x);
        for (j, &y) in b.iter().enumerate() {
            let best = (corner + change(x, y) * first(i, j)).min(row[j + 1] + skip(x)).min(row[j] + skip(y));
            corner = row[j + 1];
            row[j + 1] = best;
        }
    }
    let weight = |c: u8| {
        if unwritten && is_weak(c) {
            UNWRITTEN
        } else if is_vowel(c) {
            0.5
        } else {
            1.0
        }
    };
    let long = |w: &[u8]| w.iter().map(|&c| weight(c)).sum::<f32>();
    // The two lengths' mean: one letter of difference counts less in long words.
    let length = (long(a) + long(b)) / 2.0;
    (1.0 - row[b.len()] / length.max(1.0)).clamp(0.0, 1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(a: &str, b: &str) -> f32 {
        nearness(&sounds(a), &sounds(b), false)
    }

    #[test]
    fn spellings_of_one_name_are_nearer_than_two_names() {
        for (a, b, c) in [
            ("qasim", "kassem", "rashid"),
            ("qasim", "gasem", "hashim"),
            ("rasul", "rassoul", "rashid"),
            ("dmitri", "dmitriy", "dana"),
            ("jalal", "djallal", "bilal"),
            ("khalid", "haled", "walid"),
            ("hussein", "husayn", "hassan"),
        ] {
            assert!(near(a, b) > 0.75, "{a} {b} {}", near(a, b));
            assert!(near(a, c) < near(a, b), "{a} {c} {}", near(a, c));
        }
    }

    #[test]
    fn nearness_is_symmetric_and_bounded() {
        let words = ["", "a", "qasim", "kassem", "zhukov", "joukov", "ng", "wang", "aaaaaaaaaaaaaaaa"];
        for a in words {
            for b in words {
                let (x, y) = (near(a, b), near(b, a));
                assert!((x - y).abs() < 1e-6 && (0.0..=1.0).contains(&x), "{a} {b}");
            }
        }
    }

    #[test]
    fn unwritten_vowels_cost_nothing_much() {
        assert!(nearness(&sounds("mnsr"), &sounds("mansur"), true) > 0.85);
        assert!(nearness(&sounds("mnsr"), &sounds("mahmud"), true) < 0.6);
    }
}
