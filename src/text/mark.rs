//! The marks sentences end with, and the marks before the items of a list within a line.

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

/// The mark before an item of a list within a line, and the number that the next would have.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Marker {
    /// 'b' for a bare bullet, '1' for numbers, 'a' for letters.
    pub(super) style: char,
    pub(super) number: u32,
    /// The sign after the number, or the bullet.
    pub(super) sign: char,
    /// Where the item's words begin.
    pub(super) end: usize,
}

impl Marker {
    /// The list marker at character `i`, if one stands there.
    pub(super) fn at(chars: &[(usize, char)], i: usize) -> Option<Self> {
        let char_at = |i: usize| chars.get(i).map(|c| c.1);
        let mut at = i;
        let bullet = char_at(at).filter(|c| is_bullet(*c));
        while at - i < LONGEST_BULLET
            && char_at(at).is_some_and(|c| is_bullet(c) || (bullet.is_some() && c.is_whitespace()))
        {
            at += 1;
        }
        let mut number = 0;
        let mut digits = 0;
        while let Some(digit) = char_at(at + digits).and_then(|c| c.to_digit(10)).filter(|_| digits < 3) {
            number = number * 10 + digit;
            digits += 1;
        }
        let letter = char_at(at).filter(|c| digits == 0 && c.is_ascii_lowercase());
        let (style, after) = match letter {
            Some(letter) => {
                number = u32::from(letter) - u32::from('a');
                ('a', at + 1)
            }
            None => ('1', at + digits),
        };
        if digits > 0 || letter.is_some() {
            let (sign, end) = match (char_at(after), char_at(after + 1)) {
                (Some('.'), Some(')')) => (']', after + 2),
                (Some(sign @ ('.' | ')')), _) => (sign, after + 1),
                _ => ('\0', after),
            };
            if sign != '\0' && char_at(end).is_some_and(char::is_whitespace) {
                return Some(Self { style, number, sign, end });
            }
        }
        let sign = bullet?;
        Some(Self { style: 'b', number: 0, sign, end: at })
    }

    /// Whether this item comes next after `last` in one list.
    pub(super) fn follows(self, last: Self) -> bool {
        let next = if self.style == 'b' { last.number } else { last.number + 1 };
        (self.style, self.sign, self.number) == (last.style, last.sign, next)
    }
}

/// Bullets and spaces before an item that are looked at: real lists have one or two bullets, and a
/// row of a thousand must not be read a thousand times.
const LONGEST_BULLET: usize = 8;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markers_follow_in_their_own_list_only() {
        let at = |text: &str| Marker::at(&text.char_indices().collect::<Vec<_>>(), 0);
        let one = at("1. boat").unwrap();
        assert!(at("2. net").unwrap().follows(one));
        assert!(!at("3. net").unwrap().follows(one) && !at("2) net").unwrap().follows(one));
        assert!(at("• net").unwrap().follows(at("• boat").unwrap()));
        assert!(at("b.) net").unwrap().follows(at("a.) boat").unwrap()));
        assert!(at("2024. net").is_none() && at("boat").is_none() && at("").is_none());
    }
}
