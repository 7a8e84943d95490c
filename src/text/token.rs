//! Words, numbers and marks as spans.

use unicode_normalization::char::is_combining_mark;

use crate::span::Span;

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum TokenKind {
    /// Letters, with inner apostrophes, hyphens between letters kept apart ("Iran-backed" is three
    /// tokens: word, mark, word), "U.S." and "a.m." one word, "Kan’ani" one word, "Iran's" two: the
    /// word and the [`Clitic`](Self::Clitic) "'s". Digits after a letter belong to it: "F16".
    Word,
    /// Digits with their separators: "31.3", "1,950", "12:01"; "31.3m" is a number and a word.
    Number,
    /// "'s", "’s", "n't"-less: only the possessive and contracted "'s", "'re", "'ll", "'ve", "'d", "'m".
    Clitic,
    /// One of any other character that is not white space: quotes, commas, brackets, currency signs, emoji.
    Mark,
}

/// A token: a span and what it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Token {
    pub(crate) span: Span,
    pub(crate) kind: TokenKind,
}

/// The tokens of `span`, in order; every character that is not white space is in exactly one.
/// Scripts without spaces (Han, Kana, Thai) give one token a character, vowel signs and other marks
/// staying with their letter. Linear in the text.
pub(crate) fn tokens(text: &str, span: Span) -> Vec<Token> {
    // A word and the space after it take about six bytes in English news.
    let mut out = Vec::with_capacity(span.len() / 5 + 1);
    each_token(text, span, |token| out.push(token));
    out
}

/// Shows each of the [tokens] of `span`, in order.
pub(crate) fn each_token(text: &str, span: Span, mut show: impl FnMut(Token)) {
    let words = span.of(text);
    // Where the last word or number ended.
    let mut ended = usize::MAX;
    let mut at = 0;
    loop {
        // Most of most texts is plain words, spaces and marks that mean nothing but themselves.
        if let Some((kind, len)) = plain(&words.as_bytes()[at..]) {
            let from = span.start() + at;
            at += len;
            if let Some(kind) = kind {
                ended = if kind == TokenKind::Word { at } else { ended };
                show(Token { span: Span::new(from, from + len), kind });
            }
            continue;
        }
        let Some(c) = words[at..].chars().next() else { return };
        let from = at;
        at += c.len_utf8();
        if c.is_whitespace() {
            continue;
        }
        let rest = &words[from..];
        let kind = if is_letter(c) {
            at = from + acronym(rest).unwrap_or_else(|| word(rest, c));
            TokenKind::Word
        } else if c.is_numeric() {
            at = from + number(rest);
            TokenKind::Number
        } else {
            match clitic(rest) {
                Some(len) if ended == from => {
                    at = from + len;
                    TokenKind::Clitic
                }
                _ => TokenKind::Mark,
            }
        };
        if matches!(kind, TokenKind::Word | TokenKind::Number) {
            ended = at;
        }
        show(Token { span: Span::new(span.start() + from, span.start() + at), kind });
    }
}

/// ASCII letters and digits.
const IN_WORD: [bool; 256] = {
    let mut known = [false; 256];
    let mut byte = 0;
    while byte < 128 {
        known[byte] = (byte as u8).is_ascii_alphanumeric();
        byte += 1;
    }
    known
};

/// What ASCII text begins with and how long that is, where nothing else needs to be looked at: a word that
/// no full stop or apostrophe behind it makes a longer one, a mark, or (as no token) white space.
fn plain(rest: &[u8]) -> Option<(Option<TokenKind>, usize)> {
    let first = *rest.first()?;
    if first.is_ascii_alphabetic() {
        let len = rest.iter().position(|b| !IN_WORD[usize::from(*b)]).unwrap_or(rest.len());
        let open = |b: &u8| !b.is_ascii() || matches!(b, b'\'' | b'`') || *b == b'.' && len == 1;
        return (!rest.get(len).is_some_and(open)).then_some((Some(TokenKind::Word), len));
    }
    match first {
        b' ' | b'\t'..=b'\r' => Some((None, 1)),
        b'\'' | b'`' => None,
        b if b.is_ascii_punctuation() => Some((Some(TokenKind::Mark), 1)),
        _ => None,
    }
}

/// Whether a character can begin a word. Ayn and hamza written as raised commas count as letters.
fn is_letter(c: char) -> bool {
    c.is_ascii_alphabetic() || (!c.is_ascii() && c.is_alphabetic() && !is_combining_mark(c))
}

/// Apostrophes that stand inside a word, as typed or as transliterators write ayn and hamza.
fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | '`' | '´' | 'ʼ' | 'ʻ' | 'ʿ' | 'ʾ' | '\u{ff07}')
}

/// Letters of scripts that put no space between words.
fn stands_alone(c: char) -> bool {
    matches!(u32::from(c),
        0xe00..=0xeff         // Thai, Lao
        | 0x1000..=0x109f     // Myanmar
        | 0x1780..=0x17ff     // Khmer
        | 0x3005..=0x3007 | 0x3040..=0x30ff | 0x31f0..=0x31ff // Kana and iteration marks
        | 0x3400..=0x4dbf | 0x4e00..=0x9fff | 0xf900..=0xfaff // Han
        | 0xff66..=0xff9f     // half-width Kana
        | 0x1b000..=0x1b16f | 0x20000..=0x323af)
}

/// The length of a run of single letters with full stops, such as "U.S." or "a.m", at the start.
fn acronym(rest: &str) -> Option<usize> {
    let mut end = 0;
    let mut letters = 0;
    let mut chars = rest.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if !is_letter(c) || stands_alone(c) {
            break;
        }
        match chars.peek() {
            Some((_, '.')) => {
                chars.next();
                letters += 1;
                end = at + c.len_utf8() + 1;
            }
            // The last letter may lack its stop ("U.S"), but "U.Start" is not such a run.
            next if letters > 0 && next.is_none_or(|(_, d)| !d.is_alphanumeric() && !is_combining_mark(*d)) => {
                letters += 1;
                end = at + c.len_utf8();
                break;
            }
            _ => {
                // "e.g.but" and the like: the letter begins another word.
                break;
            }
        }
    }
    (letters >= 2).then_some(end)
}

/// The length of the word at the start, which begins with the letter `first`.
fn word(rest: &str, first: char) -> usize {
    let mut end = first.len_utf8();
    let mut chars = rest[end..].char_indices().peekable();
    let from = end;
    let alone = stands_alone(first);
    while let Some((at, c)) = chars.next() {
        let within = if c.is_ascii_alphanumeric() {
            !alone
        } else if is_combining_mark(c) || c == '\u{200d}' || c == '\u{200c}' {
            true
        } else if alone || stands_alone(c) {
            false
        } else if is_apostrophe(c) {
            // Raised-comma letters belong to the word wherever they stand; an apostrophe needs a
            // letter after it and must not begin a clitic.
            chars.peek().is_some_and(|(_, d)| is_letter(*d) && !stands_alone(*d))
                && clitic(&rest[from + at..]).is_none()
                || matches!(c, 'ʿ' | 'ʾ')
        } else {
            c.is_alphanumeric() || c == '\u{ad}'
        };
        if !within {
            break;
        }
        end = from + at + c.len_utf8();
    }
    end
}

/// The length of the number at the start: digits, with one separator at a time between digits.
fn number(rest: &str) -> usize {
    let mut end = 0;
    let mut chars = rest.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let separator = matches!(c, '.' | ',' | ':' | '٫' | '٬')
            && end == at
            && chars.peek().is_some_and(|(_, next)| next.is_numeric());
        if !c.is_numeric() && !separator {
            break;
        }
        end = at + c.len_utf8();
    }
    end
}

/// The length of the contracted ending at the start, if one stands there and the word ends with it.
fn clitic(rest: &str) -> Option<usize> {
    let apostrophe = rest.chars().next().filter(|c| matches!(c, '\'' | '’' | '‘' | '´' | '`' | 'ʼ' | '\u{ff07}'))?;
    let from = apostrophe.len_utf8();
    let bytes = &rest.as_bytes()[from..];
    let second = bytes.get(1).map_or(0, u8::to_ascii_lowercase);
    let len = match bytes.first()?.to_ascii_lowercase() {
        b'r' | b'v' if second == b'e' => 2,
        b'l' if second == b'l' => 2,
        b's' | b'd' | b'm' => 1,
        _ => return None,
    };
    let ends = rest[from + len..].chars().next().is_none_or(|c| {
        // A second apostrophe followed by a letter ("Qur's'an") means the word goes on.
        !c.is_alphanumeric() && !is_combining_mark(c)
    });
    ends.then_some(from + len)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Tokens as "word|Kind initial", for short cases.
    fn shown(text: &str) -> String {
        let of = |t: &Token| {
            let kind = match t.kind {
                TokenKind::Word => 'w',
                TokenKind::Number => 'n',
                TokenKind::Clitic => 'c',
                TokenKind::Mark => 'm',
            };
            format!("{}/{kind}", t.span.of(text))
        };
        tokens(text, Span::new(0, text.len())).iter().map(of).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn words_numbers_clitics_and_marks() {
        for (text, expected) in [
            ("Iran-backed", "Iran/w -/m backed/w"),
            ("Kan’ani’s", "Kan’ani/w ’s/c"),
            ("IRAN'S", "IRAN/w 'S/c"),
            ("we'll they’re I'd don't", "we/w 'll/c they/w ’re/c I/w 'd/c don't/w"),
            ("groups’ own", "groups/w ’/m own/w"),
            ("'tis 'quoted'", "'/m tis/w '/m quoted/w '/m"),
            ("U.S. a.m. U.S", "U.S./w a.m./w U.S/w"),
            ("the U.S.-backed U.S.'s", "the/w U.S./w -/m backed/w U.S./w 's/c"),
            ("end.Start I.", "end/w ./m Start/w I/w ./m"),
            ("31.3m 1,950 12:01 5.", "31.3/n m/w 1,950/n 12:01/n 5/n ./m"),
            ("$5,000,000 £71.6 50%", "$/m 5,000,000/n £/m 71.6/n 50/n %/m"),
            ("1,,2 3.. 1990s 1990's", "1/n ,/m ,/m 2/n 3/n ./m ./m 1990/n s/w 1990/n 's/c"),
            ("F16 COVID-19 G20", "F16/w COVID/w -/m 19/n G20/w"),
            ("ʿAbd Sa‘id Qur'an O'Neil's", "ʿAbd/w Sa‘id/w Qur'an/w O'Neil/w 's/c"),
            ("東京へ行く", "東/w 京/w へ/w 行/w く/w"),
            ("ที่", "ที่/w"),
            ("서울은", "서울은/w"),
            ("می‌خواهد", "می‌خواهد/w"),
            ("😀 “a”\u{a0}b", "😀/m “/m a/w ”/m b/w"),
            ("cafe\u{301} \u{301}", "cafe\u{301}/w \u{301}/m"),
            ("'s", "'/m s/w"),
            ("", ""),
        ] {
            assert_eq!(shown(text), expected, "{text:?}");
        }
    }

    proptest! {
        #[test]
        fn every_visible_character_is_in_exactly_one_token(text in "(\\PC|[\n\0.'’,0-9A-Za-z ]){0,40}") {
            let all = tokens(&text, Span::new(0, text.len()));
            let mut at = 0;
            for token in &all {
                prop_assert!(token.span.start() >= at && !token.span.is_empty());
                prop_assert!(text[at..token.span.start()].chars().all(char::is_whitespace));
                prop_assert!(!token.span.of(&text).contains(char::is_whitespace));
                at = token.span.end();
            }
            prop_assert!(text[at..].chars().all(char::is_whitespace));
        }
    }

    #[test]
    fn a_part_of_a_text_gives_spans_of_the_whole() {
        let text = "Then Kan’ani left.";
        let found = tokens(text, Span::new(5, text.len()));
        assert_eq!(found[0].span.of(text), "Kan’ani");
    }
}
