//! How alike two names are written, letter by letter: what decides between hits that the judgement takes
//! for equally likely.

use super::words::key;

/// Most bytes of a name that are looked at: one word of a machine, so that a comparison is a few dozen steps.
const READ: usize = 64;

/// A name in plain letters, its words in alphabetical order, cut to [`READ`] bytes.
pub(super) fn written(name: &str) -> Vec<u8> {
    let end = name.char_indices().nth(READ).map_or(name.len(), |(at, _)| at);
    let key = key(&name[..end]).replace('\'', "");
    let mut words: Vec<&str> = key.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect();
    words.sort_unstable();
    let mut written = words.join(" ").into_bytes();
    written.truncate(READ);
    written
}

/// A written name, prepared for being held against many.
pub(super) struct Pattern {
    /// For each byte, the places where it stands.
    places: [u64; 256],
    length: usize,
}

impl Pattern {
    pub(super) fn new(written: &[u8]) -> Self {
        let written = &written[..written.len().min(READ)];
        let mut places = [0; 256];
        for (at, &c) in written.iter().enumerate() {
            places[usize::from(c)] |= 1 << at;
        }
        Self { places, length: written.len() }
    }

    /// The share of letters the two have in common in one order: 1 for equal ones. One step a byte: the
    /// row of the longest common subsequence is kept in the bits of a word (Hyyrö 2004).
    pub(super) fn alike(&self, written: &[u8]) -> f32 {
        let mut row = u64::MAX;
        for &c in written {
            let both = row & self.places[usize::from(c)];
            row = row.wrapping_add(both) | (row - both);
        }
        let common = (!row).count_ones();
        2.0 * common as f32 / (self.length + written.len()).max(1) as f32
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The textbook table, to hold the bits against.
    fn common(a: &[u8], b: &[u8]) -> usize {
        let mut row = vec![0usize; b.len() + 1];
        for &x in a {
            let mut corner = 0;
            for (j, &y) in b.iter().enumerate() {
                let here = if x == y { corner + 1 } else { row[j + 1].max(row[j]) };
                corner = row[j + 1];
                row[j + 1] = here;
            }
        }
        row[b.len()]
    }

    #[test]
    fn the_bits_agree_with_the_table() {
        let long = "abcdefghij".repeat(9);
        for a in ["", "a", "orla venn", "tamim warraq", "تميم الوراق", &long] {
            for b in ["", "venn orla", "tameem varak", "تميم", "zzz", &long] {
                let (a, b) = (written(a), written(b));
                let wanted = 2.0 * common(&a, &b) as f32 / (a.len() + b.len()).max(1) as f32;
                assert_eq!(Pattern::new(&a).alike(&b), wanted, "{a:?} {b:?}");
            }
        }
    }

    #[test]
    fn order_of_words_and_marks_do_not_count() {
        assert_eq!(written("Venn, Orla"), written("ORLA VÉNN"));
        assert!(written(&"long ".repeat(100_000)).len() <= READ);
    }
}
