//! The keys under which names are found: what two spellings of one name are likely to share.

use super::Name;
use super::sound::{coarse, is_vowel, skeleton};

/// Most parts of a name that are paired with each other.
const PAIRED: usize = 6;

/// What is left of sounds when all that scripts and languages disagree on is taken away: vowels, h, w and
/// y, voice, and which of the sounds behind the teeth it is (Reza and رضا, Saqib and ثاقب).
fn hard(sounds: &str) -> Vec<u8> {
    let mut out: Vec<u8> = Vec::with_capacity(sounds.len());
    for c in sounds.bytes() {
        let c = match c {
            b't' | b'd' | b'T' | b'D' | b's' | b'z' | b'c' => b's',
            b'S' | b'C' | b'Z' | b'j' => b'j',
            b'k' | b'g' | b'q' | b'G' => b'k',
            b'b' | b'p' => b'b',
            b'h' | b'X' | b'w' | b'v' | b'y' => continue,
            c if is_vowel(c) => continue,
            c => c,
        };
        if out.last() != Some(&c) {
            out.push(c);
        }
    }
    out
}

fn hashed(tag: u8, key: &[u8]) -> u64 {
    xxhash_rust::xxh3::xxh3_64_with_seed(key, u64::from(tag))
}

/// The keys of a name, in order and without repetition: of each word its spelling, its skeleton and pieces
/// of both; the skeletons of neighbouring words joined; and of every two words what is hard in them.
///
/// Grows with the words of the name and, up to [`PAIRED`] of them, with their square.
pub(super) fn keys(name: &Name) -> Vec<u64> {
    let mut keys = Vec::with_capacity(64);
    let spelled: Vec<String> = name.parts.iter().map(|part| coarse(&part.sounds)).collect();
    let mut framed: Vec<u8> = Vec::new();
    let frame = |framed: &mut Vec<u8>, word: &str| {
        framed.clear();
        framed.push(b'^');
        framed.extend_from_slice(word.as_bytes());
        framed.push(b'$');
    };
    for (part, word) in name.parts.iter().zip(&spelled) {
        let bones = skeleton(word);
        keys.push(hashed(b's', bones.as_bytes()));
        keys.push(hashed(b'w', word.as_bytes()));
        frame(&mut framed, &bones);
        keys.extend(framed.windows(2).map(|window| hashed(b'b', window)));
        if !part.unwritten {
            frame(&mut framed, word);
            keys.extend(framed.windows(3).map(|window| hashed(b't', window)));
        }
    }
    for pair in spelled.windows(2) {
        keys.push(hashed(b's', skeleton(&pair.concat()).as_bytes()));
    }
    let hard: Vec<Vec<u8>> = name.parts.iter().take(PAIRED).map(|part| hard(&part.sounds)).collect();
    for (at, x) in hard.iter().enumerate() {
        for y in &hard[at + 1..] {
            let (x, y) = if x <= y { (x, y) } else { (y, x) };
            framed.clear();
            framed.extend_from_slice(x);
            framed.push(b' ');
            framed.extend_from_slice(y);
            keys.push(hashed(b'p', &framed));
        }
    }
    keys.sort_unstable();
    keys.dedup();
    keys
}

/// The key of a name as it is written.
pub(super) fn whole(name: &Name) -> u64 {
    hashed(b'e', name.as_str().as_bytes())
}
