//! What a single line of a page looks like.

use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};

use super::fold::fold;
use super::line::{Line, begins_item, is_bullet, lines_of, wraps};
use super::mark::is_closer;
use super::stem::lines;
use crate::span::Span;

/// From this width on a line that ends like a sentence is a paragraph of an article rather than a
/// caption or a teaser. In columns: a Han or Hangul character takes two and says as much as two letters.
const PARAGRAPH: usize = 60;

/// From this width on a line is a paragraph even when its last mark is missing; headlines are shorter, and
/// menus pasted into one line are Written Like Headlines.
const UNENDED_PARAGRAPH: usize = 160;

/// Columns of a line that are folded and compared with the word table: its phrases are shorter.
const HEAD: usize = 160;

/// What the words of a line say it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Says {
    Nothing,
    Ticker,
    Related,
    Comments,
    Share,
    Tags,
    Footer,
    Cut,
    Byline,
    Credit,
}

/// A line of the page, a paragraph wrapped by hand being one line.
#[derive(Debug, Clone, Copy)]
pub(super) struct Row {
    pub(super) span: Span,
    /// In columns.
    pub(super) width: usize,
    pub(super) words: usize,
    /// Words that begin with a capital, and words that are long enough to have one in a headline.
    pub(super) capitals: usize,
    pub(super) long_words: usize,
    /// Begins like the item of a list.
    pub(super) item: bool,
    /// Ends like a sentence.
    pub(super) ended: bool,
    /// Ends in an ellipsis, like a teaser.
    pub(super) trails: bool,
    /// Holds figures beside letters, or an address of the web; the number of an item does not count.
    pub(super) figures: bool,
    /// Blank lines before it.
    pub(super) blanks: usize,
    pub(super) says: Says,
}

impl Row {
    /// A paragraph of an article, to all appearances.
    pub(super) fn strong(&self) -> bool {
        !self.item
            && !self.trails
            && matches!(self.says, Says::Nothing)
            && (self.width >= UNENDED_PARAGRAPH && !self.title_case() || self.ended && self.width >= PARAGRAPH)
    }

    /// Could be a headline: a few words, and no list item.
    pub(super) fn headline(&self) -> bool {
        !self.item
            && matches!(self.says, Says::Nothing)
            && self.width < UNENDED_PARAGRAPH
            && (self.words >= 4 && self.width >= 15 || self.words >= 2 && self.width >= 20)
    }

    /// Written As Headlines Are, which paragraphs and most headings between them are not.
    pub(super) fn title_case(&self) -> bool {
        self.long_words > 0 && self.capitals * 10 >= self.long_words * 7
    }
}

/// The rows of a text, blank lines left out.
pub(super) fn rows(text: &str) -> Vec<Row> {
    let lines = lines_of(text, Span::new(0, text.len()));
    let mut out: Vec<Row> = Vec::new();
    let mut blanks = 0;
    for run in lines.chunk_by(|a, b| a.span.is_empty() == b.span.is_empty()) {
        if run[0].span.is_empty() {
            blanks = run.len();
            continue;
        }
        if is_wrapped(text, run) {
            out.push(row(text, run[0].span.cover(run[run.len() - 1].span), blanks));
        } else {
            for (n, line) in run.iter().enumerate() {
                out.push(row(text, line.span, if n == 0 { blanks } else { 0 }));
            }
        }
        blanks = 0;
    }
    out
}

/// Whether the lines between two blank ones are one paragraph wrapped by hand: every break is where
/// the next word did not fit, and many lines go on in lower case.
fn is_wrapped(text: &str, run: &[Line]) -> bool {
    let width = run.iter().map(|line| line.chars(text)).max().unwrap_or(0);
    let lower = |line: &Line| line.span.of(text).starts_with(char::is_lowercase);
    let going_on = run[1..].iter().filter(|line| lower(line)).count();
    run.len() > 1
        && (40..=100).contains(&width)
        && going_on * 3 >= run.len() - 1
        && run.windows(2).all(|two| {
            // Ragged text is up to a long word short of its column.
            wraps(text, two[0], two[1], width) && two[0].chars(text) * 5 >= width * 3
        })
}

fn row(text: &str, span: Span, blanks: usize) -> Row {
    let words = span.of(text);
    let width = words.chars().map(|c| if is_wide(c) { 2 } else { 1 }).sum();
    let (mut count, mut capitals, mut long_words) = (0, 0, 0);
    for word in words.split_whitespace() {
        let letters = word.trim_start_matches(|c: char| !c.is_alphanumeric());
        let Some(first) = letters.chars().next() else { continue };
        count += 1;
        if letters.len() > 3 && first.is_alphabetic() {
            long_words += 1;
            capitals += usize::from(first.is_uppercase());
        }
    }
    let bare = words.trim_end_matches(is_closer);
    let trails = bare.ends_with('…') || bare.ends_with("..");
    let ended = bare.ends_with(['.', '!', '?', '…', '。', '！', '？', '؟', '۔', '।', ':']);
    let told = words.trim_start_matches(|c: char| !c.is_alphabetic());
    let figures = told.bytes().any(|b| b.is_ascii_digit())
        || words.len() > told.len()
            && !told.is_empty()
            && words.starts_with(|c: char| c.is_ascii_digit())
            && !begins_item(words)
        || told.starts_with("http")
        || told.starts_with("www.");
    // A long line behind a dash or a number is a speaker's turn or a paragraph.
    let item = words.starts_with(is_bullet) || begins_item(words) && !(ended && width >= PARAGRAPH);
    let mut row = Row {
        span,
        width,
        words: count,
        capitals,
        long_words,
        item,
        ended,
        trails,
        figures,
        blanks,
        says: Says::Nothing,
    };
    row.says = says(words, &row);
    row
}

/// Characters two columns wide.
fn is_wide(c: char) -> bool {
    matches!(u32::from(c), 0x1100..=0x115f | 0x2e80..=0xa4cf | 0xac00..=0xd7a3 | 0xf900..=0xfaff | 0xfe30..=0xfe6f | 0xff00..=0xff60)
}

#[derive(Default)]
struct Phrases {
    whole: FxHashSet<String>,
    /// By their first byte: most places of a text begin none.
    begins: Vec<Vec<String>>,
}

static TABLE: LazyLock<FxHashMap<&'static str, Phrases>> = LazyLock::new(|| {
    let mut table: FxHashMap<&'static str, Phrases> = FxHashMap::default();
    for line in lines(include_str!("data/page_words.txt")) {
        let Some((class, phrases)) = line.split_once(':') else { continue };
        let class = table.entry(class).or_default();
        class.begins.resize(256, Vec::new());
        for phrase in phrases.trim().split('|') {
            match phrase.strip_prefix('=') {
                Some(phrase) => drop(class.whole.insert(fold(phrase))),
                None => {
                    let phrase = fold(phrase);
                    if let Some(&first) = phrase.as_bytes().first() {
                        class.begins[usize::from(first)].push(phrase);
                    }
                }
            }
        }
    }
    table
});

/// Whether a folded line is of a class of the table.
pub(super) fn is(class: &str, folded: &str) -> bool {
    let Some(phrases) = TABLE.get(class) else { return false };
    let whole = folded.trim_end_matches([':', ' ', '.']);
    let begins = |first: &u8| {
        phrases.begins[usize::from(*first)].iter().any(|phrase| {
            folded.strip_prefix(phrase.as_str()).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
        })
    };
    phrases.whole.contains(whole) || folded.as_bytes().first().is_some_and(begins)
}

/// Whether a folded line holds a phrase of a class of the table.
fn holds(class: &str, folded: &str) -> bool {
    TABLE.get(class).is_some_and(|phrases| {
        let bytes = folded.as_bytes();
        let held = |at: usize| {
            phrases.begins[usize::from(bytes[at])].iter().any(|phrase| bytes[at..].starts_with(phrase.as_bytes()))
        };
        (0..bytes.len()).any(held)
    })
}

/// What the words of a line say it is.
fn says(words: &str, row: &Row) -> Says {
    let bare = words.trim_start_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '#' | '©' | '('));
    let short = row.width <= HEAD;
    let head = fold(bare.char_indices().nth(HEAD).map_or(bare, |(at, _)| &bare[..at]));
    if words.split_whitespace().filter(|w| w.starts_with('#')).count() * 2 >= row.words.max(1) {
        return Says::Tags;
    }
    if is("cut", &head) && short {
        return Says::Cut;
    }
    // A heading is short; "Comments by the minister drew fire." is not one.
    if row.width <= 60 && !row.ended || row.words <= 4 {
        if is("ticker", &head) {
            return Says::Ticker;
        }
        let counted = head.trim_start_matches(|c: char| c.is_ascii_digit() || c == ',' || c == ' ');
        if is("comments", &head) || counted.len() < head.len() && is("comment_count", counted) {
            return Says::Comments;
        }
        if is("share", &head) {
            return Says::Share;
        }
        if is("tags", &head) {
            return Says::Tags;
        }
        if is("footer", &head) {
            return Says::Footer;
        }
    }
    // "Read more: ..." and the like carry a headline; "More from" alone heads a list.
    if short && is("related", &head) && (row.words <= 5 || head.contains(": ")) {
        return Says::Related;
    }
    if head.starts_with('©')
        || head.starts_with("copyright")
        || short && holds("footer_inside", &head)
        || holds("legal", &head)
    {
        return Says::Footer;
    }
    if is_credit(words, &head, row) {
        return Says::Credit;
    }
    if is_byline(&head, row) {
        return Says::Byline;
    }
    Says::Nothing
}

/// Who wrote it and when: "By Ana Holm", "Source: AFP", "29 January 2024", "5 Min Read".
fn is_byline(head: &str, row: &Row) -> bool {
    if row.width > 90 || row.ended && row.words > 5 {
        return false;
    }
    if is("byline", head)
        && (row.words <= 4 || row.title_case() || head.contains(':') || head.chars().any(|c| c.is_ascii_digit()))
    {
        return true;
    }
    if head.ends_with("min read")
        || head.ends_with("minute read")
        || head.ends_with("minutes read")
        || head.ends_with(" ago")
    {
        return row.words <= 5;
    }
    // A date and little else: day and year, or numbers with slashes, dots or dashes.
    let month = head.split(|c: char| !c.is_alphabetic()).any(|w| is("month", w));
    let figures: Vec<&str> = head.split(|c: char| !c.is_ascii_digit()).filter(|w| !w.is_empty()).collect();
    let year = figures.iter().any(|f| f.len() == 4 && (f.starts_with("19") || f.starts_with("20")));
    let small = figures.iter().any(|f| f.len() <= 2);
    year && small && (month || figures.len() >= 3) && row.words <= 10
}

/// The words under a picture, known by their credit.
fn is_credit(words: &str, head: &str, row: &Row) -> bool {
    if row.width > 400 {
        return false;
    }
    // A sentence about a photograph ends in a full stop, a credit does not.
    if head.starts_with("photo:") || !row.ended && holds("credit_inside", &fold(words)) {
        return true;
    }
    if let Some(inside) = words.strip_suffix(')').and_then(|w| w.rfind('(').map(|at| &w[at + 1..])) {
        let agency = inside.split(['/', ',']).any(|part| is("agency", &fold(part.trim())));
        let names = inside.split_whitespace().count();
        let capital = inside.split_whitespace().all(|w| w.starts_with(char::is_uppercase));
        return agency || (2..=5).contains(&names) && capital && row.words > names;
    }
    row.words <= 3 && is("agency", head)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_say_what_they_are() {
        for (line, expected) in [
            ("BREAKING", Says::Ticker),
            ("Read more: Ferry stops for good", Says::Related),
            ("Related News", Says::Related),
            ("12 Comments", Says::Comments),
            ("Comments by the minister drew fire in the town of Lindholm on Monday.", Says::Nothing),
            ("Read more books, the minister told the children of the town.", Says::Nothing),
            ("By Ana Holm", Says::Byline),
            ("By Monday the ferry will have stopped for good", Says::Nothing),
            ("Source: Lindholm Post", Says::Byline),
            ("Published 29 January 2024", Says::Byline),
            ("03/02/2024 11:20", Says::Byline),
            ("5 Min Read", Says::Byline),
            ("In 2019 the ferry stopped and 20 people lost their work in the town", Says::Nothing),
            ("The quay at dawn, Monday, May 5, 2025 (AP)", Says::Credit),
            ("The mayor of Lindholm. (Lindholm Town Hall)", Says::Credit),
            ("The quay at dawn. | Photo: X/ @quay", Says::Credit),
            ("It joined the Union of Ferry Towns (UFT)", Says::Nothing),
            ("#Ferry #Lindholm", Says::Tags),
            ("© 2024 Lindholm Post", Says::Footer),
            ("Continue reading", Says::Cut),
        ] {
            assert_eq!(rows(line)[0].says, expected, "{line:?}");
        }
    }

    #[test]
    fn paragraphs_wrapped_by_hand_are_one_row_and_menus_are_not() {
        let wrapped = "The ferry between Lindholm and the mainland stopped\non Monday after the town had failed to pay for the\nnew engine.\n\nHome\nnews\nsport";
        let all = rows(wrapped);
        assert_eq!(all.len(), 4);
        assert!(all[0].strong() && !all[1].strong());
    }
}
