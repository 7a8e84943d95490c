//! Short forms: acronyms and names cut short.

/// The acronyms a name of several words may go by, in lower case: with and without its small words.
pub(crate) fn acronym_of(key: &str) -> Vec<String> {
    let words: Vec<&str> = key.split([' ', '-']).filter(|w| !w.is_empty()).collect();
    let first = |w: &&str| w.chars().next();
    let all: String = words.iter().filter_map(first).collect();
    let large: String = words
        .iter()
        .filter(|w| !matches!(**w, "of" | "for" | "the" | "and" | "in" | "on" | "&"))
        .filter_map(first)
        .collect();
    let mut out: Vec<String> = [all, large].into_iter().filter(|a| a.chars().count() > 1).collect();
    out.dedup();
    out
}

/// Whether `short` is `full` without its last letters: all but one or two of at least `least`.
pub(crate) fn shortened(short: &str, full: &str, least: usize) -> bool {
    let (short, full) = (short.chars(), full.chars().filter(|c| c.is_alphanumeric()).collect::<String>());
    let short: String = short.filter(|c| c.is_alphanumeric()).collect();
    let (s, f) = (short.chars().count(), full.chars().count());
    s >= least && s < f && f - s <= 2 && full.starts_with(&short)
}

/// Words a body is called by alone once it has been named in full: "the Observatory". Only such as hardly
/// mean anything else in the news; "the government", "the army", "the company" mean too many.
const SHORT_HEADS: [&str; 22] = [
    "observatory",
    "commission",
    "committee",
    "ministry",
    "department",
    "agency",
    "organisation",
    "organization",
    "institute",
    "association",
    "federation",
    "tribunal",
    "bureau",
    "foundation",
    "council",
    "union",
    "authority",
    "university",
    "directorate",
    "alliance",
    "confederation",
    "institution",
];

/// The word by which a body with this key may be called alone, if there is one: the last, or the one
/// before "of", "for" or "in".
pub(crate) fn short_head(key: &str) -> Option<&'static str> {
    let first = key.split(' ').position(|w| matches!(w, "of" | "for" | "in" | "on"));
    let head = match first {
        Some(at) => key.split(' ').nth(at.checked_sub(1)?),
        None => key.rsplit(' ').next(),
    };
    SHORT_HEADS.into_iter().find(|word| head == Some(*word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn acronyms_and_cuts() {
        assert_eq!(short_head("harbour observatory for coastal rights"), Some("observatory"));
        assert_eq!(short_head("river trade ministry"), Some("ministry"));
        assert_eq!(short_head("ministry river"), None);
        assert_eq!(acronym_of("harbour office for river trade"), ["hofrt", "hort"]);
        assert!(
            shortened("kanan", "kanani", 5) && !shortened("kana", "kanani", 5) && !shortened("kanani", "kanani", 5)
        );
    }
}
