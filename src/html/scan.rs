//! The visible text of HTML, block by block, with the place of every piece.

/// A piece of text and where it came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Run {
    /// Where it begins in the text, in bytes, and its length there.
    pub(super) text: usize,
    pub(super) len: usize,
    /// Where it begins in the HTML, and its length there.
    pub(super) source: usize,
    pub(super) source_len: usize,
}

impl Run {
    /// Whether the text is the HTML byte for byte; entities and folded white space have other lengths, and
    /// single spaces are as good as copied.
    pub(super) fn is_copy(self) -> bool {
        self.len == self.source_len
    }
}

/// The text between two block-level tags.
#[derive(Debug, Clone, Default)]
pub(super) struct Block {
    pub(super) text: String,
    pub(super) runs: Vec<Run>,
    /// In an `h1`.
    pub(super) headline: bool,
    /// In an `li`.
    pub(super) item: bool,
    /// A `br` stands before it.
    pub(super) after_line_break: bool,
}

/// A page read.
#[derive(Debug, Default)]
pub(super) struct Scanned {
    pub(super) blocks: Vec<Block>,
    /// How deep the elements are nested at most, as far as tags tell.
    pub(super) depth: usize,
    /// Elements not shown whose end tag is missing, so that it is looked for once only.
    endless: Vec<String>,
}

/// Elements that begin and end paragraphs.
const BLOCKS: [&str; 45] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "br",
    "button",
    "caption",
    "center",
    "dd",
    "details",
    "dialog",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "html",
    "legend",
    "li",
    "main",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "summary",
    "table",
    "tbody",
    "td",
    "th",
    "thead",
    "tr",
    "ul",
];

/// Elements whose content is never shown as text.
const UNSEEN: [&str; 12] = [
    "script", "style", "noscript", "template", "svg", "math", "iframe", "object", "select", "textarea", "title",
    "canvas",
];

/// Elements without an end tag.
const VOID: [&str; 14] =
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr", "param"];

/// The longest entity looked at, in bytes, "&" and ";" included.
const LONGEST_ENTITY: usize = 12;

/// Reads HTML. Linear in it; never fails.
pub(super) fn scan(html: &str) -> Scanned {
    let mut page = Scanned::default();
    let mut block = Block::default();
    let mut depth = 0_usize;
    let mut at = 0;
    while let Some(c) = html[at..].chars().next() {
        match c {
            '<' => at = tag(html, at, &mut page, &mut block, &mut depth),
            '&' => {
                let (c, len) = entity(&html[at..]).unwrap_or(('&', 1));
                block.push_char(c, at, len);
                at += len;
            }
            c if c.is_ascii_whitespace() => {
                let len = html[at..].bytes().take_while(u8::is_ascii_whitespace).count();
                if !block.text.is_empty() && !block.text.ends_with(' ') {
                    block.push_char(' ', at, len);
                }
                at += len;
            }
            _ => {
                let rest = &html[at..];
                let len = rest.find(|c: char| matches!(c, '<' | '&') || c.is_ascii_whitespace()).unwrap_or(rest.len());
                block.push(&rest[..len], at);
                at += len;
            }
        }
    }
    page.end(&mut block, false);
    page
}

/// Reads what begins with "<" at `at`; returns the place after it.
fn tag(html: &str, at: usize, page: &mut Scanned, block: &mut Block, depth: &mut usize) -> usize {
    let rest = &html[at..];
    if let Some(comment) = rest.strip_prefix("<!--") {
        return comment.find("-->").map_or(html.len(), |end| at + 4 + end + 3);
    }
    let closing = rest.starts_with("</");
    let name_at = 1 + usize::from(closing);
    let name_len = rest[name_at..].bytes().take_while(u8::is_ascii_alphanumeric).count();
    let named = rest[name_at..].starts_with(|c: char| c.is_ascii_alphabetic());
    if !named {
        if rest[1..].starts_with(['!', '?', '/']) {
            return rest.find('>').map_or(html.len(), |end| at + end + 1);
        }
        // A "<" that begins no tag is text.
        block.push("<", at);
        return at + 1;
    }
    let name = rest[name_at..name_at + name_len].to_ascii_lowercase();
    let end = at + tag_end(rest);
    if BLOCKS.contains(&name.as_str()) {
        page.end(block, name == "br");
        match name.as_str() {
            "h1" => block.headline = !closing,
            "li" => block.item = !closing,
            "ul" | "ol" => block.item = false,
            _ => {}
        }
    }
    if closing {
        *depth = depth.saturating_sub(1);
    } else if !VOID.contains(&name.as_str()) && !html[..end].ends_with("/>") {
        if UNSEEN.contains(&name.as_str()) && !page.endless.contains(&name) {
            if let Some(end) = unseen_end(html, end, &name) {
                return end;
            }
            // A browser shows nothing after it; but a page that was cut off, or whose title was, has words.
            page.endless.push(name);
            return end;
        }
        *depth += 1;
        page.depth = page.depth.max(*depth);
    }
    end
}

/// The length of a tag, its ">" included; quoted attributes may hold one.
fn tag_end(tag: &str) -> usize {
    let mut quote = None;
    let mut after_equals = false;
    for (at, byte) in tag.bytes().enumerate().skip(1) {
        match (quote, byte) {
            (Some(open), _) if byte == open => quote = None,
            (Some(_), _) => {}
            (None, b'>') => return at + 1,
            (None, b'"' | b'\'') if after_equals => quote = Some(byte),
            _ => {}
        }
        after_equals = byte == b'=' || after_equals && byte.is_ascii_whitespace();
    }
    // A quote that never closes would hide the rest of the page.
    tag.find('>').map_or(tag.len(), |at| at + 1)
}

/// The place after the end tag of an element that is not shown; none where it has no end.
fn unseen_end(html: &str, from: usize, name: &str) -> Option<usize> {
    let mut at = from;
    while let Some(open) = html[at..].find("</") {
        at += open + 2;
        if html.as_bytes().get(at..at + name.len()).is_some_and(|found| found.eq_ignore_ascii_case(name.as_bytes())) {
            return Some(html[at..].find('>').map_or(html.len(), |end| at + end + 1));
        }
    }
    None
}

impl Scanned {
    /// Ends a block and begins the next.
    fn end(&mut self, block: &mut Block, line_break: bool) {
        if block.text.ends_with(' ') {
            block.text.pop();
            block.runs.pop();
        }
        let next =
            Block { headline: block.headline, item: block.item, after_line_break: line_break, ..Block::default() };
        let done = std::mem::replace(block, next);
        if !done.text.trim().is_empty() {
            self.blocks.push(done);
        } else {
            // Two breaks in a row are a paragraph.
            block.after_line_break = line_break && !done.after_line_break;
        }
    }
}

impl Block {
    fn push(&mut self, words: &str, source: usize) {
        let (text, len) = (self.text.len(), words.len());
        self.text.push_str(words);
        match self.runs.last_mut() {
            Some(last) if last.is_copy() && last.source + last.len == source && last.text + last.len == text => {
                last.len += len;
                last.source_len += len;
            }
            _ => self.runs.push(Run { text, len, source, source_len: len }),
        }
    }

    fn push_char(&mut self, c: char, source: usize, source_len: usize) {
        let (text, len) = (self.text.len(), c.len_utf8());
        self.text.push(c);
        self.runs.push(Run { text, len, source, source_len });
    }
}

/// The character an entity at the start stands for, and its length.
fn entity(rest: &str) -> Option<(char, usize)> {
    let end = rest.bytes().take(LONGEST_ENTITY).position(|byte| byte == b';')?;
    let name = &rest[1..end];
    let c = match name.strip_prefix('#') {
        Some(number) => {
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16),
                None => number.parse(),
            };
            char::from_u32(code.ok()?).filter(|c| !c.is_control())?
        }
        None => ENTITIES.iter().find(|(known, _)| *known == name)?.1,
    };
    Some((c, end + 1))
}

/// The entities of HTML 4 that letters and the marks of news are written with.
const ENTITIES: [(&str, char); 84] = [
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    ("nbsp", '\u{a0}'),
    ("shy", '\u{ad}'),
    ("lsquo", '‘'),
    ("rsquo", '’'),
    ("ldquo", '“'),
    ("rdquo", '”'),
    ("sbquo", '‚'),
    ("bdquo", '„'),
    ("laquo", '«'),
    ("raquo", '»'),
    ("lsaquo", '‹'),
    ("rsaquo", '›'),
    ("ndash", '–'),
    ("mdash", '—'),
    ("hellip", '…'),
    ("bull", '•'),
    ("middot", '·'),
    ("euro", '€'),
    ("pound", '£'),
    ("yen", '¥'),
    ("cent", '¢'),
    ("copy", '©'),
    ("reg", '®'),
    ("trade", '™'),
    ("deg", '°'),
    ("times", '×'),
    ("frac12", '½'),
    ("iexcl", '¡'),
    ("iquest", '¿'),
    ("szlig", 'ß'),
    ("aelig", 'æ'),
    ("AElig", 'Æ'),
    ("oelig", 'œ'),
    ("OElig", 'Œ'),
    ("oslash", 'ø'),
    ("Oslash", 'Ø'),
    ("aring", 'å'),
    ("Aring", 'Å'),
    ("agrave", 'à'),
    ("aacute", 'á'),
    ("acirc", 'â'),
    ("atilde", 'ã'),
    ("auml", 'ä'),
    ("Auml", 'Ä'),
    ("Aacute", 'Á'),
    ("Agrave", 'À'),
    ("ccedil", 'ç'),
    ("Ccedil", 'Ç'),
    ("egrave", 'è'),
    ("eacute", 'é'),
    ("ecirc", 'ê'),
    ("euml", 'ë'),
    ("Eacute", 'É'),
    ("Egrave", 'È'),
    ("igrave", 'ì'),
    ("iacute", 'í'),
    ("icirc", 'î'),
    ("iuml", 'ï'),
    ("ntilde", 'ñ'),
    ("Ntilde", 'Ñ'),
    ("ograve", 'ò'),
    ("oacute", 'ó'),
    ("ocirc", 'ô'),
    ("otilde", 'õ'),
    ("ouml", 'ö'),
    ("Ouml", 'Ö'),
    ("ugrave", 'ù'),
    ("uacute", 'ú'),
    ("ucirc", 'û'),
    ("uuml", 'ü'),
    ("Uuml", 'Ü'),
    ("yacute", 'ý'),
    ("yuml", 'ÿ'),
    ("scaron", 'š'),
    ("Scaron", 'Š'),
    ("zwnj", '\u{200c}'),
    ("zwj", '\u{200d}'),
    ("thinsp", '\u{2009}'),
    ("ensp", '\u{2002}'),
];

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn shown(html: &str) -> Vec<String> {
        scan(html).blocks.into_iter().map(|block| block.text).collect()
    }

    #[test]
    fn blocks_are_what_a_reader_sees() {
        for (html, expected) in [
            ("<p>One <b>two</b>\n three<p>four", vec!["One two three", "four"]),
            ("a<br>b<br><br>c", vec!["a", "b", "c"]),
            ("<script>if (a<b) x()</script><style>p{}</style>c<!-- d --> e", vec!["c e"]),
            ("Tom &amp; J&eacute;r&#244;me &unknown; &#x1F600;&", vec!["Tom & J\u{e9}r\u{f4}me &unknown; \u{1F600}&"]),
            ("1 < 2 and <a href='x>y'>3</a> > 2", vec!["1 < 2 and 3 > 2"]),
            ("<title>cut off <p>words", vec!["cut off", "words"]),
            ("<a href=\"never closed>x<p>y", vec!["x", "y"]),
            ("<ul><li>x<li>y</ul>", vec!["x", "y"]),
            ("\u{feff}<>< /p></3>&#0;&#32;", vec!["\u{feff}<>< /p>&#0;"]),
            ("", vec![]),
        ] {
            assert_eq!(shown(html), expected, "{html}");
        }
    }

    proptest! {
        #[test]
        fn every_piece_is_found_again(
            html in "(</?(p|b|li|h1|br|script|title|!--|a href=\"x|a b='c')>?|-->|&amp;|&#233;|&nbsp;|&#?x?;|[a-z]{1,4}| |\n|\\PC){0,60}"
        ) {
            for block in scan(&html).blocks {
                let mut at = 0;
                for run in &block.runs {
                    prop_assert_eq!(run.text, at);
                    at += run.len;
                    let piece = &html[run.source..run.source + run.source_len];
                    if run.is_copy() && run.len > 1 {
                        // A single line break in the HTML is a space in the text.
                        prop_assert_eq!(piece.replace(|c: char| c.is_ascii_whitespace(), " "), &block.text[run.text..at]);
                    }
                }
                prop_assert_eq!(at, block.text.len());
            }
        }
    }
}
