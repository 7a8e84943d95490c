//! Foreign text made fit to be shown: nothing an article holds may steer a terminal, turn a line
//! around or pass for our own words. Only what is displayed changes; the report keeps the original.

use std::fmt::{self, Display, Write};

/// The character to show in the place of `c`: control characters become their pictures (NUL is
/// `␀`, ESC is `␛`), those without a picture and the marks that override the direction of a line
/// become U+FFFD. Line breaks and tabs stay, for they are layout, and so do the left-to-right and
/// right-to-left marks, which Arabic and Hebrew need and which reach no further than themselves.
pub(crate) fn visible_char(c: char) -> char {
    match c {
        '\n' | '\t' => c,
        // The control pictures stand in the order of the controls, from U+2400.
        '\0'..='\u{1F}' => char::from_u32(0x2400 + u32::from(c)).unwrap_or(char::REPLACEMENT_CHARACTER),
        '\u{7F}' => '\u{2421}',
        '\u{80}'..='\u{9F}' => char::REPLACEMENT_CHARACTER,
        '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => char::REPLACEMENT_CHARACTER,
        '\u{2028}' | '\u{2029}' => '\n',
        _ => c,
    }
}

/// The text with its line breaks, every character [made visible](visible_char). A carriage return
/// before a line feed is part of the line break and goes.
pub(crate) fn visible(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        if c == '\r' && chars.peek() == Some(&'\n') {
            continue;
        }
        out.push(visible_char(c));
    }
    out
}

/// The text on one line: every run of white space (line breaks and no-break spaces too) is one
/// space, none at either end, and every other character is [made visible](visible_char).
pub(crate) fn line(text: &str) -> String {
    // Most of what is shown is a line of plain words already; one look at its bytes costs less than a walk
    // over its characters.
    let bytes = text.as_bytes();
    let plain = bytes.iter().all(|b| (b' '..=b'~').contains(b));
    if plain && bytes.first() != Some(&b' ') && bytes.last() != Some(&b' ') && !text.contains("  ") {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    let mut gap = false;
    for c in text.chars() {
        if c.is_whitespace() {
            gap = true;
            continue;
        }
        if gap && !out.is_empty() {
            out.push(' ');
        }
        gap = false;
        out.push(visible_char(c));
    }
    out
}

/// At most `limit` characters of a [line], with an ellipsis where something is cut.
pub(crate) fn clipped(text: &str, limit: usize) -> String {
    let text = line(text);
    match text.char_indices().nth(limit) {
        None => text,
        Some((end, _)) => format!("{}…", text[..end].trim_end()),
    }
}

/// Foreign text for Markdown: on one line, and escaped so that it can make no markup, link, mention
/// or HTML in CommonMark and its GitHub dialect.
///
/// An `@` is followed by an invisible U+2060, because that dialect turns addresses into links even
/// where they are escaped.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Escaped<'a>(pub(crate) &'a str);

impl Display for Escaped<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = line(self.0);
        // Whether all before is digits: "12." or "12)" would begin a list.
        let mut digits = true;
        let mut before = ['\0'; 3];
        let mut chars = text.char_indices().peekable();
        while let Some((at, c)) = chars.next() {
            let next = chars.peek().map(|(_, c)| *c);
            match c {
                '<' => f.write_str("&lt;")?,
                '&' => f.write_str("&amp;")?,
                '@' => f.write_str("\\@&#8288;")?,
                '\\' | '`' | '*' | '_' | '[' | ']' | '#' | '>' | '|' | '~' | '$' | '{' | '}' => write!(f, "\\{c}")?,
                // "http://" is a link by itself, and so is "www.".
                ':' if next == Some('/') => f.write_str("\\:")?,
                '.' if before.iter().all(|c| c.eq_ignore_ascii_case(&'w')) => f.write_str("\\.")?,
                // A list, a heading of the underlined sort, a rule.
                '-' | '+' | '=' if at == 0 => write!(f, "\\{c}")?,
                '.' | ')' if digits && at > 0 => write!(f, "\\{c}")?,
                // An exclamation mark before our own bracket would make a picture of a link.
                '!' if next.is_none() => f.write_str("\\!")?,
                _ => f.write_char(c)?,
            }
            digits &= c.is_ascii_digit();
            before = [before[1], before[2], c];
        }
        Ok(())
    }
}

/// The address, if it is one a page may link to: `http` or `https`, without white space, quotes or
/// control characters.
pub(crate) fn link(url: &str) -> Option<&str> {
    let url = url.trim();
    let scheme = |s: &str| url.get(..s.len()).is_some_and(|u| u.eq_ignore_ascii_case(s));
    let plain =
        |c: char| !c.is_whitespace() && visible_char(c) == c && !matches!(c, '"' | '\'' | '<' | '>' | '\\' | '`');
    ((scheme("http://") || scheme("https://")) && url.chars().all(plain)).then_some(url)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_shown_is_a_control() {
        for c in (0..0x3000).filter_map(char::from_u32) {
            let shown = visible_char(c);
            assert!(!shown.is_control() || matches!(shown, '\n' | '\t'), "{c:?} gives {shown:?}");
            assert_eq!(visible_char(shown), shown, "{c:?} is shown otherwise the second time");
        }
        assert_eq!(visible("a\u{1b}[2Jb\0\u{202e}c\r\nd"), "a␛[2Jb␀\u{FFFD}c\nd");
    }

    #[test]
    fn lines_are_folded() {
        for (given, shown) in [
            ("", ""),
            ("  a\n\nb\u{a0} c ", "a b c"),
            ("\n", ""),
            ("a\u{2028}b\rc", "a b c"),
            ("قال\tهو", "قال هو"),
            ("a  b", "a b"),
            ("a b ", "a b"),
            (" ", ""),
            ("a\u{7f}", "a\u{2421}"),
        ] {
            assert_eq!(line(given), shown);
            assert_eq!(line(&line(given)), line(given));
        }
        assert_eq!(clipped("one two three", 8), "one two…");
        assert_eq!(clipped("éé", 2), "éé");
    }

    #[test]
    fn markdown_is_disarmed() {
        for (given, escaped) in [
            ("plain words, 3.5 of them (really)", "plain words, 3.5 of them (really)"),
            ("<b>&amp;", "&lt;b\\>&amp;amp;"),
            ("[x](javascript:y)", "\\[x\\](javascript:y)"),
            ("see https://e.example or www.e.example", "see https\\://e.example or www\\.e.example"),
            ("a@b.example", "a\\@&#8288;b.example"),
            ("1. first", "1\\. first"),
            ("2) second", "2\\) second"),
            ("- item\n# head", "\\- item \\# head"),
            ("`a` *b* _c_ ~d~ |e| $f$", "\\`a\\` \\*b\\* \\_c\\_ \\~d\\~ \\|e\\| \\$f\\$"),
            ("oh!", "oh\\!"),
            ("back\\slash", "back\\\\slash"),
        ] {
            assert_eq!(Escaped(given).to_string(), escaped);
        }
    }

    #[test]
    fn only_web_addresses_are_links() {
        for url in ["http://a.example/", "HTTPS://a.example/x?y=1&z", " https://a.example "] {
            assert!(link(url).is_some(), "{url}");
        }
        for url in [
            "javascript:alert(1)",
            "data:text/html,x",
            "//a.example",
            "",
            "https://a b",
            "https://a\"b",
            "http:/x",
            "é",
        ] {
            assert_eq!(link(url), None, "{url}");
        }
    }
}
