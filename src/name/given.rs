//! Given names that are known: spellings of one name that sound apart, and two names that sound alike.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::sound::sounds;

/// What is known of given names.
struct Known {
    /// Number of a name by its sound. A sound that two names share tells nothing and is left out.
    names: FxHashMap<String, Option<usize>>,
    /// Line of `cognates.txt` by number.
    cognates: FxHashMap<usize, usize>,
}

/// The lines of `given.txt` are numbered from 0; a word that only `cognates.txt` has comes after them.
static KNOWN: LazyLock<Known> = LazyLock::new(|| {
    let mut names: FxHashMap<String, Option<usize>> = FxHashMap::default();
    let data = |text: &'static str| text.lines().filter(|line| !line.starts_with('#'));
    // A word in a script without vowels is known as it is written.
    let key = |word: &str| if word.is_ascii() { sounds(word) } else { word.to_owned() };
    let mut last = 0;
    for (at, line) in data(include_str!("data/given.txt")).enumerate() {
        last = at;
        for word in line.split_whitespace() {
            names
                .entry(key(word))
                .and_modify(|known| {
                    if *known != Some(at) {
                        *known = None;
                    }
                })
                .or_insert(Some(at));
        }
    }
    let mut cognates = FxHashMap::default();
    for (group, line) in data(include_str!("data/cognates.txt")).enumerate() {
        for word in line.split_whitespace() {
            last += 1;
            if let Some(name) = *names.entry(key(word)).or_insert(Some(last)) {
                cognates.insert(name, group);
            }
        }
    }
    Known { names, cognates }
});

/// The number of the given name with these sounds; spellings of one name share it, two names never do.
pub(crate) fn line(sounds: &str) -> Option<usize> {
    KNOWN.names.get(sounds).copied().flatten()
}

/// Whether two numbers are forms that one name took in two languages: Joseph and Yusuf. They are no
/// spellings of each other, but no other name either.
pub(crate) fn are_cognate(a: usize, b: usize) -> bool {
    let of = |name| KNOWN.cognates.get(&name);
    of(a).is_some() && of(a) == of(b)
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
