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

#[cfg(test)]
mod tests {
    use super::*;

    fn shared(a: &str, b: &str) -> usize {
        let b = keys(&Name::new(b));
        keys(&Name::new(a)).iter().filter(|key| b.binary_search(key).is_ok()).count()
    }

    #[test]
    fn two_words_meet_across_scripts() {
        for (native, latin) in [("تميم رضا", "Tamim Reza"), ("ثاقب نعمان", "Saqib Numan"), ("عزيز صالح", "Aziz Salih")]
        {
            let pair = |name: &str| {
                let sounds: Vec<Vec<u8>> = Name::new(name).parts.iter().map(|p| hard(&p.sounds)).collect();
                sounds
            };
            assert_eq!(pair(native), pair(latin), "{native} {latin}");
            assert!(shared(native, latin) > 0, "{native} {latin}");
        }
        assert_eq!(shared("Orla Venn", "Tamim Zuhdi"), 0);
    }

    /// However long a text is, the work on it is that of a name of sixteen words and 400 characters.
    #[test]
    fn a_text_without_end_has_no_more_keys_than_a_long_name() {
        let long = |unit: &str| unit.repeat(1_000_000 / unit.len());
        let units = [
            "a",
            "a ",
            "b-",
            "Tamim ",
            "حسن ",
            "محمدعلي",
            "習近平",
            "김",
            "\u{301}",
            "e\u{301}",
            "’",
            "'a",
            "🙂",
            "\u{fdfa}",
        ];
        for unit in units {
            let name = Name::new(&long(unit));
            assert!(name.parts.len() <= super::super::parse::MOST_WORDS, "{unit}");
            // A character stands for at most the twenty or so letters of a ligature.
            let letters: usize = name.parts.iter().map(|part| part.sounds.len()).sum();
            assert!(letters <= 400 * 20, "{unit} {letters}");
            assert!(keys(&name).len() <= 3 * letters + 100, "{unit}");
        }
    }
}
