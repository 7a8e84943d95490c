//! Scripts that do not write short vowels (Arabic, Persian, Urdu, Pashto, Hebrew) against Latin spellings.
//!
//! Every letter that is written asks for a sound, and every consonant that is heard asks for a letter;
//! only short vowels come for nothing. So حسن is Hassan and hardly Hussein, whose ay would be written.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::sound::is_vowel;

/// Cost of a plain consonant that answers to nothing, or to another one: the unit.
const PLAIN: f32 = 1.0;
/// The first sound is hardly ever mistaken.
const FIRST: f32 = 1.3;
/// A long vowel at the end of a spelling for which nothing is written: Husni is not حسن.
const LAST: f32 = 0.6;
/// A written h at the end that is not in the spelling.
const BREATHED: f32 = 0.15;
/// Letters whose absence costs more than this are consonants.
const HALF: f32 = 0.5;
/// Longest words that are aligned.
const LONGEST: usize = 40;

struct Table {
    rows: FxHashMap<char, u8>,
    skip: Vec<f32>,
    read: Vec<[f32; 128]>,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut table = Table { rows: FxHashMap::default(), skip: Vec::new(), read: Vec::new() };
    for line in include_str!("data/unwritten.txt").lines().filter(|line| !line.starts_with('#')) {
        let mut words = line.split_whitespace();
        let (Some(letters), Some(skip)) = (words.next(), words.next()) else { continue };
        let row = u8::try_from(table.read.len()).unwrap_or(u8::MAX);
        table.rows.extend(letters.chars().map(|c| (c, row)));
        table.skip.push(skip.parse().unwrap_or(PLAIN));
        let mut read = [PLAIN; 128];
        while let (Some(class), Some(cost)) = (words.next(), words.next()) {
            let cost = cost.parse().unwrap_or(PLAIN);
            match class.as_bytes() {
                b"*" => (0..128u8).filter(|&c| is_vowel(c)).for_each(|c| read[usize::from(c)] = cost),
                class => read[usize::from(class[0] & 127)] = cost,
            }
        }
        table.read.push(read);
    }
    table
});

/// The letters of a word as rows of the table; marks and letters that are not in it are passed over.
pub(crate) fn letters(word: &str) -> Vec<u8> {
    let mut out: Vec<u8> = Vec::new();
    for row in word.chars().filter_map(|c| TABLE.rows.get(&c).copied()) {
        // A letter doubled in writing is one sound, as it is on the Latin side.
        if out.last() != Some(&row) {
            out.push(row);
        }
    }
    out
}

/// What a sound costs that no letter answers to.
const fn unheard(c: u8) -> f32 {
    match c {
        b'a' => 0.04,
        b'e' => 0.05,
        b'o' => 0.07,
        // These may be long, and long vowels are written.
        b'i' | b'u' => 0.12,
        // So are ai and ei.
        b'E' => 0.6,
        b'h' => 0.5,
        b'w' | b'y' => 0.45,
        _ => PLAIN,
    }
}

/// How near a written word is to sounds, 1 when every letter and every sound is answered.
pub(crate) fn nearness(letters: &[u8], sounds: &str) -> f32 {
    let table = &*TABLE;
    let sounds = sounds.as_bytes();
    let (letters, sounds) = (&letters[..letters.len().min(LONGEST)], &sounds[..sounds.len().min(LONGEST)]);
    // Two letters that a Latin spelling runs together with another sound: s-h of Ishaq, k-h of Lakhal.
    let run_together = |x: u8, next: u8, y: u8| {
        let reads = |row: u8, c: u8| table.read[usize::from(row)][usize::from(c)] < 0.1;
        let front = match y {
            b'S' => b's',
            b'X' => b'k',
            b'T' => b't',
            b'D' => b'd',
            b'G' => b'g',
            _ => return false,
        };
        reads(x, front) && !reads(x, y) && reads(next, b'h')
    };
    let end = sounds.len();
    // A vowel at the end is written.
    let unheard = |j: usize| match sounds[j] {
        b'i' | b'u' | b'o' if j + 1 == end && j > 0 => LAST,
        c => unheard(c),
    };
    // An h at the end is often left out in Latin: Fattah, Fatta.
    let breathed = |row: u8| table.read[usize::from(row)][usize::from(b'h')] <= 0.0;
    let skip_first = |i: usize, cost: f32| match i {
        0 if cost > HALF => cost * FIRST,
        i if i + 1 == letters.len() && i > 1 && breathed(letters[i]) => cost.min(BREATHED),
        _ => cost,
    };
    let mut before = [f32::INFINITY; LONGEST + 1];
    let mut row = [0f32; LONGEST + 1];
    for j in 0..end {
        row[j + 1] = row[j] + unheard(j);
    }
    for (i, &x) in letters.iter().enumerate() {
        let (skip, read) = (skip_first(i, table.skip[usize::from(x)]), &table.read[usize::from(x)]);
        let last = row;
        let mut corner = row[0];
        row[0] += skip;
        for (j, &y) in sounds.iter().enumerate() {
            let first = if i == 0 && j == 0 { FIRST } else { 1.0 };
            let mut best =
                (corner + read[usize::from(y & 127)] * first).min(row[j + 1] + skip).min(row[j] + unheard(j));
            if i > 0 && run_together(letters[i - 1], x, y) {
                best = best.min(before[j]);
            }
            corner = row[j + 1];
            row[j + 1] = best;
        }
        before = last;
    }
    let written: f32 = letters.iter().map(|&x| table.skip[usize::from(x)].min(PLAIN)).sum();
    let heard: f32 = (0..end).map(unheard).sum();
    (1.0 - row[sounds.len()] / ((written + heard) / 2.0).max(1.0)).clamp(0.0, 1.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::name::sound::sounds;

    #[test]
    fn short_vowels_are_free_and_written_ones_are_not() {
        let near = |native: &str, latin: &str| nearness(&letters(native), &sounds(latin));
        for (native, right, wrong) in [
            ("حسن", "hassan", "hussein"),
            ("حسين", "hussein", "hassan"),
            ("كنعاني", "kanaani", "kanoun"),
            ("قاسم", "kassem", "hashem"),
            ("محمود", "mahmoud", "muhammad"),
            ("بنيامين", "binyamin", "bassam"),
            ("בנימין", "binyamin", "boaz"),
            ("إسحاق", "ishaq", "ashraq"),
        ] {
            assert!(near(native, right) > 0.85, "{native} {right} {}", near(native, right));
            assert!(near(native, wrong) < near(native, right) - 0.1, "{native} {wrong} {}", near(native, wrong));
        }
        assert!(near("", "") <= 1.0 && letters("abc").is_empty());
    }
}
