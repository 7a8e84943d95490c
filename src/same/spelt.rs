//! Numbers in words, where one word is enough.

/// The number that a folded word spells, from nought to ninety.
pub(super) fn spelt(folded: &str) -> Option<usize> {
    const TO_TWENTY: [&str; 21] = [
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
        "twenty",
    ];
    const TENS: [&str; 7] = ["thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
    let at = |list: &[&str]| list.iter().position(|word| *word == folded);
    at(&TO_TWENTY).or_else(|| at(&TENS).map(|tens| 30 + 10 * tens))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_give_their_number() {
        for (word, number) in [("zero", Some(0)), ("thirteen", Some(13)), ("ninety", Some(90)), ("many", None)] {
            assert_eq!(spelt(word), number);
        }
    }
}
