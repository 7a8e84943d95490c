//! Folding: the form in which words are compared. Never shown, never sliced by.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::canonical_combining_class;

/// Case, diacritics, compatibility forms, and apostrophes and quotes of every kind folded:
/// "Kan’ani" and "KAN'ANI" give "kan'ani", "Türkiye" gives "turkiye". Idempotent. Scripts other than
/// Latin, Greek and Cyrillic keep their letters: accents, Arabic vowel signs and Hebrew points are
/// dropped, while the vowel signs of Indic scripts and of Thai and the voicing marks of Kana, which
/// tell words apart, stay. Digits of other scripts become ASCII digits.
pub(crate) fn fold(words: &str) -> String {
    if words.is_ascii() {
        // Most words of most texts. The backtick is the one ASCII character that folds to another.
        let lower = words.to_ascii_lowercase();
        return if lower.contains('`') { lower.replace('`', "'") } else { lower };
    }
    // Words with a curly apostrophe, and curly quotation marks.
    if words.chars().all(|c| c.is_ascii() || sign(c).is_some_and(|s| s.is_ascii())) {
        return words
            .chars()
            .map(|c| sign(c).unwrap_or(c))
            .map(|c| if c == '`' { '\'' } else { c.to_ascii_lowercase() })
            .collect();
    }
    // Signs are replaced before decomposing too, because some of them decompose into a space and a
    // mark (the acute accent that stands for an apostrophe) or into two of another sign.
    let mut lower = String::with_capacity(words.len());
    for c in words.chars().map(|c| sign(c).unwrap_or(c)).nfkd() {
        for c in c.to_lowercase() {
            push(&mut lower, c);
        }
    }
    // Lower-casing and the letter table may leave letters that decompose; Hangul comes back together.
    let mut out = String::with_capacity(lower.len());
    for c in lower.nfkd() {
        push(&mut out, c);
    }
    out.nfc().collect()
}

/// The same, borrowed where a word is folded already, as most words of most texts are.
pub(crate) fn folded(word: &str) -> Cow<'_, str> {
    let plain = |b: u8| b.is_ascii() && !b.is_ascii_uppercase() && b != b'`';
    if word.bytes().all(plain) { Cow::Borrowed(word) } else { Cow::Owned(fold(word)) }
}

/// Appends what a decomposed, lower-case character folds to.
fn push(out: &mut String, c: char) {
    if c.is_ascii() {
        out.push(if c == '`' { '\'' } else { c });
    } else if is_dropped(c) {
    } else if let Some(sign) = sign(c) {
        out.push(sign);
    } else if let Some(letters) = letters(c) {
        out.push_str(letters);
    } else if let Some(digit) = digit(c) {
        out.push(digit);
    } else {
        out.push(c);
    }
}

/// Marks that say how a letter sounds but do not tell news words apart, and characters nobody sees.
fn is_dropped(c: char) -> bool {
    // Classes of the Unicode standard: 1 is an overlay (a stroke through a letter), 10 to 36 are
    // Hebrew points and Arabic and Syriac vowel signs, 200 and above are accents around a letter.
    // 7 (nukta), 8 (Kana voicing), 9 (virama) and 84 to 132 (Indic, Thai, Lao vowels) stay.
    matches!(canonical_combining_class(c), 1 | 10..=36 | 200..=255)
        || matches!(c,
            '\u{ad}'                    // soft hyphen
            | '\u{640}'                 // Arabic tatweel, which only stretches a word
            | '\u{200b}'..='\u{200f}'   // zero-width spaces and joiners, direction marks
            | '\u{202a}'..='\u{202e}'   // direction embeddings
            | '\u{2060}'..='\u{2069}'   // word joiner, direction isolates
            | '\u{fe00}'..='\u{fe0f}'   // variation selectors
            | '\u{feff}') // byte order mark
}

/// Apostrophes, quotation marks and dashes as ASCII.
fn sign(c: char) -> Option<char> {
    Some(match c {
        '\u{b4}'
        | '\u{2bb}'..='\u{2bf}'
        | '\u{2c8}'
        | '\u{2b9}'
        | '\u{2018}'..='\u{201b}'
        | '\u{2032}'
        | '\u{2035}'
        | '\u{2039}'
        | '\u{203a}'
        | '\u{55a}'
        | '\u{5f3}'
        | '\u{a78c}'
        | '\u{ff07}' => '\'',
        '\u{ab}'
        | '\u{bb}'
        | '\u{201c}'..='\u{201f}'
        | '\u{2033}'
        | '\u{2036}'
        | '\u{2ba}'
        | '\u{5f4}'
        | '\u{300c}'..='\u{300f}'
        | '\u{301d}'..='\u{301f}'
        | '\u{ff02}' => '"',
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{58a}' | '\u{5be}' | '\u{fe58}' | '\u{fe63}' | '\u{ff0d}' => '-',
        _ => return None,
    })
}

/// Letters that Unicode does not decompose, as they are spelt where the letter is missing.
fn letters(c: char) -> Option<&'static str> {
    Some(match c {
        'ø' => "o",
        'ł' | 'ƚ' => "l",
        'đ' | 'ð' | 'ɖ' | 'ɗ' => "d",
        'þ' => "th",
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'ħ' => "h",
        'ı' => "i",
        'ŋ' => "n",
        'ŧ' => "t",
        'ƙ' | 'ĸ' => "k",
        'ɓ' => "b",
        'ə' | 'ǝ' => "a", // Azerbaijani "Əliyev" is "Aliyev" in English news.
        'ς' => "σ",
        'ی' | 'ى' => "ي", // The Persian and the dotless yeh, and below the Persian kaf, are the same letters.
        'ک' => "ك",
        _ => return None,
    })
}

/// Decimal digits of the scripts that news is written in.
fn digit(c: char) -> Option<char> {
    const ZEROS: [u32; 8] = [0x660, 0x6f0, 0x966, 0x9e6, 0xa66, 0xae6, 0xe50, 0xff10];
    let code = u32::from(c);
    let zero = ZEROS.iter().find(|zero| (**zero..**zero + 10).contains(&code))?;
    char::from_digit(code - zero, 10)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn folds_what_spells_the_same_word() {
        for (words, folded) in [
            ("Kan’ani", "kan'ani"),
            ("KAN`ANI", "kan'ani"),
            ("Kan´ani", "kan'ani"),
            ("ʿAbd", "'abd"),
            ("Türkiye", "turkiye"),
            ("İstanbul", "istanbul"),
            ("Işık", "isik"),
            ("Łódź", "lodz"),
            ("Đoković", "dokovic"),
            ("Straße", "strasse"),
            ("STRAẞE", "strasse"),
            ("Æsir Øre Þór", "aesir ore thor"),
            ("ﬁnal", "final"),
            ("“no” «non» „nein“", "\"no\" \"non\" \"nein\""),
            ("non\u{2011}stop – 5", "non-stop - 5"),
            ("a\u{a0}b", "a b"),
            ("so\u{ad}ft", "soft"),
            ("Έλλάς", "ελλασ"),
            ("Йод", "иод"),
            ("مُحَمَّد", "محمد"),
            ("ایران", "ايران"),
            ("٢٠٢٤", "2024"),
            ("हिन्दी", "हिन्दी"),
            ("서울", "서울"),
            ("ガザ", "ガザ"),
            ("東京", "東京"),
            ("", ""),
            ("\u{301}", ""),
        ] {
            assert_eq!(fold(words), folded, "{words:?}");
        }
    }

    proptest! {
        #[test]
        fn folding_twice_changes_nothing(words in "\\PC{0,12}") {
            let once = fold(&words);
            prop_assert_eq!(fold(&once), once);
        }
    }

    #[test]
    fn every_character_folds_to_a_fixed_point() {
        for c in '\0'..=char::MAX {
            let once = fold(c.encode_utf8(&mut [0; 4]));
            assert_eq!(fold(&once), once, "{c:?} U+{:04X}", u32::from(c));
        }
    }
}
