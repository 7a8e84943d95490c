//! The marks sentences end with, and the marks before the items of a list within a line.

use super::cursor::Cursor;
use super::line::is_bullet;

/// Marks that can end a sentence.
pub(super) fn is_terminator(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '…' | '‼' | '⁇' | '⁈' | '⁉' | '؟' | '۔' | '।' | '॥' | '።' | '։') || is_wide(c)
}

/// Terminators of scripts that put no space after them.
pub(super) fn is_wide(c: char) -> bool {
    matches!(c, '。' | '！' | '？' | '｡' | '．')
}

/// Marks that stay with the sentence before them.
pub(super) fn is_closer(c: char) -> bool {
    matches!(c, '"' | '\'' | '”' | '’' | '»' | '›' | ')' | ']' | '}' | '」' | '』' | '）' | '】')
}

/// Marks that a sentence may begin with.
pub(super) fn is_opener(c: char) -> bool {
    matches!(
        c,
        '"' | '\''
            | '“'
            | '‘'
            | '„'
            | '«'
            | '‹'
            | '('
            | '['
            | '{'
            | '「'
            | '『'
            | '（'
            | '¿'
            | '¡'
            | '-'
            | '–'
            | '—'
            | '*'
    )
}

/// Marks that stand in pairs: quotations and brackets.
fn is_paired(c: char) -> bool {
    matches!(
        c,
        '"' | '\''
            | '“'
            | '”'
            | '„'
            | '‘'
            | '’'
            | '«'
            | '»'
            | '‹'
            | '›'
            | '('
            | ')'
            | '['
            | ']'
            | '（'
            | '）'
            | '「'
            | '」'
            | '『'
            | '』'
    )
}

/// Whether a byte is a mark of the two kinds above or may be the first of one's: most bytes of a text are
/// not, and are passed over without being decoded.
const MAY_BEGIN_MARK: [bool; 256] = {
    let mut table = [false; 256];
    let leads = b".!?\"'()[]\xc2\xd6\xd8\xdb\xe0\xe1\xe2\xe3\xef";
    let mut n = 0;
    while n < leads.len() {
        table[leads[n] as usize] = true;
        n += 1;
    }
    table
};

/// The terminators and paired marks of a part of a text, with their places, in order. Apostrophes between
/// letters are neither.
pub(super) fn marks(cursor: Cursor, out: &mut Vec<(usize, char)>) {
    out.clear();
    let bytes = cursor.bytes();
    let mut at = cursor.start();
    while let Some(ahead) = bytes[at..].iter().position(|byte| MAY_BEGIN_MARK[usize::from(*byte)]) {
        at += ahead;
        let Some(c) = cursor.at(at) else { break };
        let inner = matches!(c, '\'' | '’')
            && cursor.before(at).is_some_and(char::is_alphanumeric)
            && cursor.at(at + c.len_utf8()).is_some_and(char::is_alphanumeric);
        if !inner && (is_terminator(c) || is_paired(c)) {
            out.push((at, c));
        }
        at += c.len_utf8();
    }
}

/// The mark before an item of a list within a line, and which place in the list it tells. A letter may
/// be a Roman number as well; the next item decides.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Marker {
    style: Style,
    number: Option<u32>,
    roman: Option<u32>,
    /// The sign after the number, or the bullet.
    sign: char,
    /// Where the item's words begin.
    pub(super) end: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Style {
    Bullet,
    Digits,
    Small,
    Capital,
}

/// Bullets and spaces before an item that are looked at: real lists have one or two bullets, and a
/// row of a thousand must not be read a thousand times.
const LONGEST_BULLET: usize = 8;

/// Digits of an item's number: three number more items than a list has, four are a year.
const MOST_DIGITS: usize = 3;

/// Letters of an item's Roman number, "xviii" being the longest below 28.
const MOST_LETTERS: usize = 5;

impl Marker {
    /// The list marker at `i`, if one stands there: "•", "1.", "2)", "3.)", "(4)", "b.", "(c)", "iv."; capitals
    /// are initials too often to count, unless a bracket or a Roman number tells.
    pub(super) fn at(cursor: Cursor, i: usize) -> Option<Self> {
        let mut at = i;
        let bullet = cursor.at(at).filter(|c| is_bullet(*c));
        for _ in 0..LONGEST_BULLET {
            match cursor.at(at).filter(|c| is_bullet(*c) || bullet.is_some() && c.is_whitespace()) {
                Some(c) => at += c.len_utf8(),
                None => break,
            }
        }
        if let Some(marker) = Self::number_at(cursor, at) {
            return Some(marker);
        }
        Some(Self { style: Style::Bullet, number: None, roman: None, sign: bullet?, end: at })
    }

    fn number_at(cursor: Cursor, from: usize) -> Option<Self> {
        let first = cursor.at(from).filter(char::is_ascii)?;
        let bracket = first == '(';
        let at = from + usize::from(bracket);
        let rest = &cursor.bytes()[at..];
        let run = |limit: usize, is: fn(&u8) -> bool| rest.iter().take(limit).take_while(|b| is(b)).count();
        let (style, length) = match rest.first()? {
            b'0'..=b'9' => (Style::Digits, run(MOST_DIGITS, u8::is_ascii_digit)),
            b'a'..=b'z' => (Style::Small, run(MOST_LETTERS, u8::is_ascii_lowercase)),
            b'A'..=b'Z' => (Style::Capital, run(MOST_LETTERS, u8::is_ascii_uppercase)),
            _ => return None,
        };
        let written = &rest[..length];
        let (sign, end) = match (rest.get(length), rest.get(length + 1)) {
            (Some(b')'), _) if bracket => ('(', at + length + 1),
            _ if bracket => return None,
            (Some(b'.'), Some(b')')) => (']', at + length + 2),
            (Some(b'.'), _) => ('.', at + length + 1),
            (Some(b')'), _) => (')', at + length + 1),
            _ => return None,
        };
        if !cursor.at(end).is_some_and(char::is_whitespace) {
            return None;
        }
        let number = match style {
            Style::Digits => Some(written.iter().fold(0, |sum, digit| sum * 10 + u32::from(digit - b'0'))),
            _ if length > 1 || style == Style::Capital && sign == '.' => None,
            _ => Some(u32::from(written[0].to_ascii_lowercase() - b'a')),
        };
        let roman = if style == Style::Digits { None } else { roman(written) };
        (number.is_some() || roman.is_some()).then_some(Self { style, number, roman, sign, end })
    }

    /// Whether this item comes next after `last` in one list.
    pub(super) fn follows(self, last: Self) -> bool {
        let next = |one: Option<u32>, other: Option<u32>| other.is_some() && one.map(|n| n + 1) == other;
        (self.style, self.sign) == (last.style, last.sign)
            && (self.style == Style::Bullet && self.number == last.number
                || next(last.number, self.number)
                || next(last.roman, self.roman))
    }

    /// Whether its number is written in capital letters, as initials are.
    pub(super) fn is_capital(self) -> bool {
        self.style == Style::Capital
    }

    /// Whether the marker is of an item that has others before it.
    pub(super) fn continues(self) -> bool {
        self.number.is_some_and(|n| n > 0) || self.roman.is_some_and(|n| n > 1)
    }
}

/// The value of a Roman number, if the letters are one below 50.
fn roman(letters: &[u8]) -> Option<u32> {
    let (mut sum, mut after) = (0_i32, 0);
    for letter in letters.iter().rev() {
        let value = match letter.to_ascii_lowercase() {
            b'i' => 1,
            b'v' => 5,
            b'x' => 10,
            _ => return None,
        };
        sum += if value < after { -value } else { value };
        after = value;
    }
    u32::try_from(sum).ok().filter(|sum| *sum > 0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::span::Span;

    fn at(text: &str) -> Option<Marker> {
        Marker::at(Cursor::new(text, Span::new(0, text.len())), 0)
    }

    #[test]
    fn markers_follow_in_their_own_list_only() {
        for (one, next, expected) in [
            ("1. boat", "2. net", true),
            ("1. boat", "3. net", false),
            ("1. boat", "2) net", false),
            ("(1) boat", "(2) net", true),
            ("• boat", "• net", true),
            ("• 1. boat", "• 2. net", true),
            ("a.) boat", "b.) net", true),
            ("i. boat", "ii. net", true),
            ("h. boat", "i. net", true),
            ("iv) boat", "v) net", true),
            ("III. boat", "IV. net", true),
            ("A) boat", "B) net", true),
        ] {
            assert_eq!(at(next).unwrap().follows(at(one).unwrap()), expected, "{one} {next}");
        }
        for none in ["2024. net", "boat", "", "A. Holm", "(x", "ab. net", "1.5 boats", "(1. net"] {
            assert_eq!(at(none), None, "{none}");
        }
    }

    #[test]
    fn every_mark_can_begin_with_a_byte_of_the_table() {
        for c in (0..=0x10_ffff).filter_map(char::from_u32).filter(|c| is_terminator(*c) || is_paired(*c)) {
            let first = c.encode_utf8(&mut [0; 4]).as_bytes()[0];
            assert!(MAY_BEGIN_MARK[usize::from(first)], "{c}");
        }
    }

    #[test]
    fn apostrophes_are_no_marks() {
        let text = "Kan’ani's boat. 'No', she said.";
        let mut found = Vec::new();
        marks(Cursor::new(text, Span::new(0, text.len())), &mut found);
        let shown: String = found.iter().map(|(_, c)| c).collect();
        assert_eq!(shown, ".''.");
    }
}
