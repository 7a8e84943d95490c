//! Given names that are known: spellings of one name that sound apart, and two names that sound alike.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::sound::sounds;

/// Line of `given.txt` by sound. A sound that two lines share tells nothing and is left out.
static GIVEN: LazyLock<FxHashMap<String, Option<usize>>> = LazyLock::new(|| {
    let mut given: FxHashMap<String, Option<usize>> = FxHashMap::default();
    let lines = include_str!("data/given.txt").lines().filter(|line| !line.starts_with('#'));
    for (at, line) in lines.enumerate() {
        for word in line.split_whitespace() {
            // A word in a script without vowels is known as it is written.
            let key = if word.is_ascii() { sounds(word) } else { word.to_owned() };
            given
                .entry(key)
                .and_modify(|known| {
                    if *known != Some(at) {
                        *known = None;
                    }
                })
                .or_insert(Some(at));
        }
    }
    given
});

/// Whether two sounds are spellings of one known given name (`Some(true)`), of two (`Some(false)`),
/// or at least one of them is not known.
pub(crate) fn line(sounds: &str) -> Option<usize> {
    GIVEN.get(sounds).copied().flatten()
}

/// Lines between the headings `# English` and the next one.
static ENGLISH: LazyLock<std::ops::Range<usize>> = LazyLock::new(|| {
    let (mut line, mut from, mut inside) = (0, 0, false);
    for text in include_str!("data/given.txt").lines() {
        if !text.starts_with('#') {
            line += 1;
        } else if text.starts_with("# English") {
            (from, inside) = (line, true);
        } else if inside {
            return from..line;
        }
    }
    from..line
});

/// Whether a line is a given name of people who are named in English, whom nobody transliterates.
pub(crate) fn is_english(line: usize) -> bool {
    ENGLISH.contains(&line)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_names_that_sound_alike_are_told_apart() {
        let of = |word| line(&sounds(word));
        assert_eq!(of("hussain"), of("husayn"));
        assert_ne!(of("hassan"), of("hussein"));
        assert_eq!(of("zzyzx"), None);
    }
}
