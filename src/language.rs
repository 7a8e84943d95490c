//! Languages, as a value that every stage is handed.

use serde::{Deserialize, Serialize};

/// A language: the primary subtag of a BCP 47 tag, such as `en` or `fa`.
///
/// English has rules at every stage. Other languages are cut into sentences, stemmed where the
/// Snowball stemmers know them, and compared; what needs grammar (who says what, hedges, causes)
/// is then left out and the report says so in a notice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "String", from = "String")]
pub struct Language([u8; 3]);

impl Language {
    /// English, `en`.
    pub const ENGLISH: Self = Self(*b"en\0");
    /// Undetermined, `und`.
    pub const UNDETERMINED: Self = Self(*b"und");

    /// The language of a BCP 47 tag (`en`, `en-GB`, `pt_BR`); what is not a tag is
    /// [undetermined](Self::UNDETERMINED).
    #[must_use]
    pub fn new(tag: &str) -> Self {
        let primary = tag.trim().split(['-', '_']).next().unwrap_or_default();
        let mut code = [0; 3];
        if !(2..=3).contains(&primary.len()) || !primary.bytes().all(|b| b.is_ascii_alphabetic()) {
            return Self::UNDETERMINED;
        }
        for (to, from) in code.iter_mut().zip(primary.bytes()) {
            *to = from.to_ascii_lowercase();
        }
        match &code {
            b"eng" => Self::ENGLISH,
            _ => Self(code),
        }
    }

    /// The language a text seems to be written in. Texts too short or too mixed to tell count as
    /// English when they are in Latin letters, and as undetermined otherwise. Linear in the text.
    #[must_use]
    pub fn detect(text: &str) -> Self {
        // A thousand characters from the middle of the text are enough, and a menu is avoided.
        let skip = text.chars().count().saturating_sub(SAMPLE) / 2;
        let sample: String = text.chars().skip(skip).take(SAMPLE).collect();
        if is_plain_english(&sample) {
            return Self::ENGLISH;
        }
        let Some(info) = whatlang::detect(&sample) else { return Self::UNDETERMINED };
        // A few lines full of foreign names look foreign.
        if info.is_reliable() && !(info.script() == whatlang::Script::Latin && is_short_english(&sample)) {
            return Self::new(short_code(info.lang().code()));
        }
        if info.script() == whatlang::Script::Latin { Self::ENGLISH } else { Self::new(short_code(info.lang().code())) }
    }

    /// The code, `en` for English.
    #[must_use]
    pub fn code(&self) -> &str {
        let len = self.0.iter().position(|&b| b == 0).unwrap_or(3);
        std::str::from_utf8(&self.0[..len]).unwrap_or("und")
    }

    /// Whether every stage has rules for the language.
    #[must_use]
    pub fn is_supported(self) -> bool {
        self == Self::ENGLISH
    }
}

/// Whether the commonest English words are so many that no other language can be meant: it saves asking, which
/// takes as long as taking the whole article apart.
fn is_plain_english(sample: &str) -> bool {
    const COMMON: [&str; 10] = ["the", "of", "and", "to", "in", "that", "is", "was", "for", "said"];
    let (mut all, mut common, mut the) = (0, 0, 0);
    for word in sample.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()) {
        all += 1;
        if word.len() <= 4 && COMMON.contains(&word) {
            common += 1;
            the += usize::from(word == "the");
        }
    }
    // In running English one word in five is one of these, one in twenty "the".
    all >= 40 && common * 8 >= all && the * 40 >= all
}

/// Whether a text of a few lines has three small words that are English alone, and one in eight is such a word.
fn is_short_english(sample: &str) -> bool {
    const ENGLISH: [&str; 14] =
        ["the", "of", "and", "from", "for", "with", "were", "said", "that", "which", "after", "by", "has", "been"];
    let (mut all, mut common, mut met) = (0, 0, [false; ENGLISH.len()]);
    for word in sample.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()) {
        all += 1;
        if let Some(at) = ENGLISH.iter().position(|w| word.eq_ignore_ascii_case(w)) {
            common += 1;
            met[at] = true;
        }
    }
    all <= FEW_WORDS && common * 8 >= all && met.iter().filter(|&&m| m).count() >= 3
}

/// Words up to which whatlang is often misled by names.
const FEW_WORDS: usize = 60;
/// Characters looked at to tell a language; whatlang is reliable from about 100 on.
const SAMPLE: usize = 1_000;

/// whatlang speaks ISO 639-3; news feeds speak ISO 639-1 where it has a code.
fn short_code(code: &str) -> &str {
    const SHORT: [(&str, &str); 40] = [
        ("eng", "en"),
        ("rus", "ru"),
        ("cmn", "zh"),
        ("spa", "es"),
        ("por", "pt"),
        ("ita", "it"),
        ("fra", "fr"),
        ("deu", "de"),
        ("ukr", "uk"),
        ("ara", "ar"),
        ("hin", "hi"),
        ("jpn", "ja"),
        ("heb", "he"),
        ("pol", "pl"),
        ("kor", "ko"),
        ("tur", "tr"),
        ("pes", "fa"),
        ("nld", "nl"),
        ("hun", "hu"),
        ("ces", "cs"),
        ("ell", "el"),
        ("bul", "bg"),
        ("bel", "be"),
        ("ron", "ro"),
        ("slv", "sl"),
        ("hrv", "hr"),
        ("srp", "sr"),
        ("lit", "lt"),
        ("lav", "lv"),
        ("est", "et"),
        ("dan", "da"),
        ("nob", "no"),
        ("swe", "sv"),
        ("fin", "fi"),
        ("cat", "ca"),
        ("vie", "vi"),
        ("ind", "id"),
        ("urd", "ur"),
        ("ben", "bn"),
        ("hye", "hy"),
    ];
    SHORT.iter().find(|(long, _)| *long == code).map_or(code, |(_, short)| short)
}

impl From<String> for Language {
    fn from(tag: String) -> Self {
        Self::new(&tag)
    }
}

impl From<Language> for String {
    fn from(language: Language) -> Self {
        language.code().to_owned()
    }
}

impl std::fmt::Display for Language {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.code())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_cut_to_their_primary_subtag() {
        for (tag, code) in [
            ("en", "en"),
            ("EN-gb", "en"),
            ("pt_BR", "pt"),
            ("eng", "en"),
            ("english", "und"),
            ("", "und"),
            ("é", "und"),
        ] {
            assert_eq!(Language::new(tag).code(), code, "{tag:?}");
        }
    }

    #[test]
    fn detects_the_language_of_a_paragraph() {
        let arabic =
            "قال المتحدث باسم الوزارة إن الجسر سيفتح أمام حركة المرور يوم الاثنين المقبل بعد انتهاء أعمال الصيانة.";
        assert_eq!(Language::detect(arabic).code(), "ar");
        assert_eq!(Language::detect("The ferry left at dawn.").code(), "en");
        let english =
            "In the morning the master of the ferry said that the harbour was closed to all ships. ".repeat(4);
        assert!(is_plain_english(&english) && !is_plain_english("The ferry left at dawn."));
        let german = "Am Morgen sagte der Kapitän der Fähre, dass der Hafen in der Bucht geschlossen war. ".repeat(4);
        assert!(!is_plain_english(&german));
        assert_eq!(Language::detect(&german).code(), "de");
        let foreign = "Larrazpeña bought a mill near Santa Brida in Loreta Sur for 2.7 million dollars last Monday. The mill dates from 1856.";
        assert_eq!(Language::detect(foreign).code(), "en");
        assert_eq!(Language::detect("El alcalde de Santa Brida visitó el molino con The Times of Loreta el lunes.").code(), "es");
        assert_eq!(Language::detect("\u{1F600}\u{1F600}"), Language::UNDETERMINED);
    }
}
