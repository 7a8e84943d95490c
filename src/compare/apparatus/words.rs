//! Words that a detail is known by: days of the week, hedges, competing labels.

use std::sync::LazyLock;

use crate::text::calendar::WEEKDAYS;
use crate::text::fold::fold;

/// The day of the week that words name.
pub(super) fn weekday(words: &str) -> Option<&'static str> {
    let folded = fold(words);
    WEEKDAYS.into_iter().find(|day| folded.contains(day))
}

/// Whether a word says that something is not certain.
pub(super) fn is_hedge(folded: &str, shown: &str) -> bool {
    const HEDGES: [&str; 25] = [
        "so-called",
        "primarily",
        "chiefly",
        "partly",
        "reportedly",
        "allegedly",
        "apparently",
        "seemingly",
        "possibly",
        "probably",
        "likely",
        "perhaps",
        "maybe",
        "purportedly",
        "supposedly",
        "presumably",
        "potentially",
        "unconfirmed",
        "suspected",
        "mostly",
        "mainly",
        "largely",
        "may",
        "might",
        "could",
    ];
    // "May" with a capital is a month.
    HEDGES.contains(&folded) && shown != "May"
}

/// The name of a set of labels, and each label with its tone.
type LabelSet = (String, Vec<(String, char)>);

/// The sets of competing labels for one referent.
pub(super) fn label_sets() -> &'static [LabelSet] {
    static SETS: LazyLock<Vec<LabelSet>> = LazyLock::new(|| {
        include_str!("../data/labels.txt")
            .lines()
            .filter(|l| !l.starts_with('#'))
            .filter_map(|line| {
                let mut words = line.split_whitespace();
                let name = words.next()?.to_owned();
                let labels = words.filter_map(|w| {
                    let tone = w.chars().last()?;
                    Some((w[..w.len() - tone.len_utf8()].to_owned(), tone))
                });
                Some((name, labels.collect()))
            })
            .collect()
    });
    &SETS
}

/// The set a word is a label of, and its tone.
pub(super) fn label(folded: &str) -> Option<(usize, char)> {
    label_sets()
        .iter()
        .enumerate()
        .find_map(|(set, (_, labels))| labels.iter().find(|(l, _)| l == folded).map(|(_, tone)| (set, *tone)))
}
