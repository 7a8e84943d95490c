//! What of a pasted page is the article, and what is set aside.

use serde::{Deserialize, Serialize};

use super::body::{Label, labels};
use super::fold::fold;
use super::layout::{Row, Says, is, rows};
use super::stamp::stamp;
use crate::language::Language;
use crate::span::Span;

/// Why a span of a page is not part of the article.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Reason {
    /// Navigation: menus, bullets of sections, share buttons.
    Menu,
    /// Breaking-news lines of other stories above the article.
    Ticker,
    /// The words under a picture, or its credit.
    Caption,
    /// Who wrote it, when, where it came from.
    Byline,
    /// "Read more", related headlines, most-read lists.
    Related,
    /// Keywords below the article.
    Tags,
    /// The foot of the page: rights, contact, comments, the outlet about itself.
    Footer,
    /// Words that stand elsewhere on the page already.
    Repeated,
    /// A second story below the first; its `part` counts from 1.
    OtherStory,
}

/// A span of the text that is not part of the article.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct SetAside {
    pub(crate) span: Span,
    pub(crate) reason: Reason,
    pub(crate) part: Option<u32>,
}

impl SetAside {
    /// Where it stands.
    #[must_use]
    pub fn span(&self) -> Span {
        self.span
    }

    /// Why it is set aside.
    #[must_use]
    pub fn reason(&self) -> Reason {
        self.reason
    }

    /// For a second story on the page, its number, from 1.
    #[must_use]
    pub fn part(&self) -> Option<u32> {
        self.part
    }
}

/// What a line of content is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum BlockKind {
    /// The headline.
    Title,
    /// The summary under the headline.
    Deck,
    /// A heading between paragraphs: content, but it states nothing.
    Subhead,
    /// A paragraph.
    Body,
}

/// A paragraph or heading of content.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Block {
    /// Without white space at either end.
    pub(crate) span: Span,
    pub(crate) kind: BlockKind,
    /// 0 for the article, 1.. for further stories pasted below it.
    pub(crate) part: u32,
}

/// A page, every byte accounted for: blocks, set-aside spans and the white space between them.
#[derive(Debug, Clone, Default)]
pub(crate) struct Page {
    /// In the order of the text, without overlap.
    pub(crate) blocks: Vec<Block>,
    /// In the order of the text, without overlap with each other; `OtherStory` spans cover the blocks
    /// of their part, all other spans lie between blocks.
    pub(crate) set_aside: Vec<SetAside>,
    /// The text breaks off ("Continue reading", "[+1200 chars]", a last sentence without an end).
    pub(crate) cut_short: bool,
    /// The declared source, such as the "Press TV" of "Source: Press TV" or the "AFP" of "(AFP) -".
    pub(crate) source: Option<Span>,
    /// Where and when the first paragraphs were filed ("LINDHOLM, May 5 (Reuters) -"); these words are
    /// part of their blocks as well.
    pub(crate) datelines: Vec<Span>,
}

/// Tells content from the rest of a pasted page. `title` is the headline where the caller knows it.
/// Goes by the look of lines, so that it holds for every language; words ("Read more", "Comments") are
/// known in English only. Linear in the text.
pub(crate) fn page(text: &str, title: Option<&str>, _language: Language) -> Page {
    let rows = rows(text);
    let mut page = Page::default();
    let labels = labels(text, &rows, title);
    for (row, label) in rows.iter().zip(&labels) {
        match *label {
            Label::Block(kind, part) => {
                if part > 0 {
                    page.within(row.span, part);
                }
                page.blocks.push(Block { span: row.span, kind, part });
            }
            Label::Within(part) => page.within(row.span, part),
            Label::Aside(reason) => page.aside(text, row.span, reason),
        }
    }
    page.cut_stamp(text);
    page.cut_pasted_title(text, title);
    page.source = source(text, &rows, &page);
    page.cut_agency_tail(text);
    page.datelines = page
        .blocks
        .iter()
        .filter(|b| b.kind == BlockKind::Body)
        .take(OPENING_BLOCKS)
        .filter_map(|b| dateline(text, b.span))
        .collect();
    page.cut_short = page.breaks_off(text, &rows);
    page
}

/// Paragraphs at the top of a text that may open with a dateline: the first, or the one after a summary.
const OPENING_BLOCKS: usize = 2;

/// The longest dateline, in bytes: two places, a date, an agency.
const LONGEST_DATELINE: usize = 80;

impl Page {
    /// Sets a row aside, as one with the one before where both stand for the same reason.
    fn aside(&mut self, text: &str, span: Span, reason: Reason) {
        let last_block = self.blocks.last().map_or(0, |block| block.span.end());
        if let Some(last) = self.set_aside.last_mut()
            && last.reason == reason
            && last.span.end() >= last_block
            && text[last.span.end()..span.start()].trim().is_empty()
            && reason != Reason::Repeated
        {
            last.span = last.span.cover(span);
            return;
        }
        self.set_aside.push(SetAside { span, reason, part: None });
    }

    /// Lets the span of a further story reach over a row.
    fn within(&mut self, span: Span, part: u32) {
        match self.set_aside.last_mut() {
            Some(last) if last.part == Some(part) => last.span = last.span.cover(span),
            _ => self.set_aside.push(SetAside { span, reason: Reason::OtherStory, part: Some(part) }),
        }
    }

    /// Sets the date of publication aside where a feed has pasted it before the first words of the text.
    fn cut_stamp(&mut self, text: &str) {
        let Some(block) = self.blocks.iter_mut().find(|b| b.kind == BlockKind::Body && b.part == 0) else { return };
        let Some(length) = stamp(block.span.of(text)) else { return };
        let pasted = Span::new(block.span.start(), block.span.start() + length).trimmed(text);
        block.span = Span::new(block.span.start() + length, block.span.end());
        let at = self.set_aside.partition_point(|s| s.span.start() < pasted.start());
        self.set_aside.insert(at, SetAside { span: pasted, reason: Reason::Byline, part: None });
    }

    /// Some feeds paste the headline into the first words of the text: those words are set aside.
    fn cut_pasted_title(&mut self, text: &str, title: Option<&str>) {
        let stands = self.blocks.iter().find(|b| b.kind == BlockKind::Title && b.part == 0).map(|b| b.span.of(text));
        let Some(title) = stands.or(title).map(str::trim).filter(|t| t.split_whitespace().count() >= 3) else { return };
        let Some(block) = self.blocks.iter_mut().find(|b| b.kind != BlockKind::Title && b.part == 0) else { return };
        let Some(rest) = block.span.of(text).strip_prefix(title) else { return };
        let words =
            rest.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, ':' | '-' | '–' | '—' | '|' | '.'));
        // A headline that is a paragraph, or begins a longer word or sentence, is not pasted in.
        let apart = rest.starts_with(|c: char| c.is_whitespace() || matches!(c, ':' | '–' | '—' | '|' | '.'));
        if !apart || !words.starts_with(|c: char| !c.is_lowercase()) {
            return;
        }
        let from = block.span.end() - words.len();
        let pasted = Span::new(block.span.start(), from).trimmed(text);
        block.span = Span::new(from, block.span.end());
        let at = self.set_aside.partition_point(|s| s.span.start() < pasted.start());
        self.set_aside.insert(at, SetAside { span: pasted, reason: Reason::Repeated, part: None });
    }

    /// Sets "--Reuters" at the end of a paragraph aside, which no sentence holds.
    fn cut_agency_tail(&mut self, text: &str) {
        let Some(source) = self.source else { return };
        let Some(block) = self.blocks.iter_mut().rfind(|b| b.part == 0 && b.kind == BlockKind::Body) else { return };
        // The dashes before it tell it from the agency in the brackets of a dateline.
        if source.end() != block.span.end() || !block.span.contains(source) {
            return;
        }
        let before = Span::new(block.span.start(), source.start());
        let Some(words) = before.of(text).trim_end().strip_suffix("--").map(str::trim_end) else { return };
        if words.is_empty() {
            return;
        }
        block.span = Span::new(before.start(), before.start() + words.len());
        let tail = Span::new(block.span.end(), source.end()).trimmed(text);
        let at = self.set_aside.partition_point(|s| s.span.start() < tail.start());
        self.set_aside.insert(at, SetAside { span: tail, reason: Reason::Byline, part: None });
    }

    /// Whether the article ends before its end.
    fn breaks_off(&self, text: &str, rows: &[Row]) -> bool {
        let body: Vec<&str> =
            self.blocks.iter().filter(|b| b.part == 0 && b.kind == BlockKind::Body).map(|b| b.span.of(text)).collect();
        let Some(last) = body.last() else { return false };
        let end = self.blocks.iter().rev().find(|b| b.part == 0).map_or(0, |b| b.span.end());
        // The notice stands right below; further down it belongs to teasers of other stories.
        let below = rows.iter().filter(|row| row.span.start() >= end).take(3);
        if below.clone().any(|row| row.says == Says::Cut) || last.ends_with("...") || last.ends_with('…') {
            return true;
        }
        if has_rest_count(last) || below.clone().next().is_some_and(|row| has_rest_count(row.span.of(text))) {
            return true;
        }
        let ended = |words: &str| {
            words
                .trim_end_matches(['"', '\'', '”', '’', '»', ')', ']', '」'])
                .ends_with(['.', '!', '?', ':', '。', '！', '？', '؟', '۔', '।'])
        };
        // Two whole paragraphs show that this outlet ends them properly.
        body.len() > 2
            && last.chars().count() >= 60
            && !ended(last)
            && body[..body.len() - 1].iter().all(|words| ended(words))
    }
}

/// Whether a paragraph ends in the count of what is missing: "[+1234 chars]".
fn has_rest_count(words: &str) -> bool {
    let Some((_, inside)) = words.strip_suffix(']').and_then(|w| w.rsplit_once('[')) else { return false };
    let count = inside.trim_start_matches('+').trim_start_matches(|c: char| c.is_ascii_digit());
    count.len() < inside.len() && count.trim_start().starts_with("char")
}

/// The source the page declares.
fn source(text: &str, rows: &[Row], page: &Page) -> Option<Span> {
    for row in rows.iter().filter(|row| row.says == Says::Byline) {
        let words = row.span.of(text);
        let at = words.find([':', '：']).filter(|at| is_source(&words[..*at]));
        if let Some(at) = at {
            let colon = words[at..].chars().next().map_or(0, char::len_utf8);
            let source = Span::new(row.span.start() + at + colon, row.span.end()).trimmed(text);
            if !source.is_empty() {
                return Some(source);
            }
        }
    }
    let bodies = || page.blocks.iter().filter(|b| b.part == 0 && b.kind == BlockKind::Body);
    for block in bodies().take(OPENING_BLOCKS) {
        let Some(line) = dateline(text, block.span) else { continue };
        if let Some(agency) = bracketed_agency(text, line) {
            return Some(agency);
        }
    }
    // "--Reuters" or "(AFP)" as the last words.
    let last = bodies().next_back()?.span;
    let words = last.of(text);
    if let Some(at) = words.rfind("--").filter(|at| words.len() - at < 40) {
        let agency = Span::new(last.start() + at + 2, last.end()).trimmed(text);
        return is("agency", &fold(agency.of(text))).then_some(agency);
    }
    let from = words.char_indices().rev().take(40).last().map_or(0, |(at, _)| at);
    bracketed_agency(text, Span::new(last.start() + from, last.end())).filter(|agency| last.end() - agency.end() <= 2)
}

/// Whether the words before a colon announce a source.
fn is_source(words: &str) -> bool {
    let folded = fold(words);
    let last = folded.split(|c: char| !c.is_alphanumeric()).rfind(|w| !w.is_empty());
    matches!(last, Some("source" | "sources" | "agency"))
}

/// The last agency between brackets in a span.
fn bracketed_agency(text: &str, span: Span) -> Option<Span> {
    let words = span.of(text);
    let close = words.rfind(')')?;
    let open = words[..close].rfind('(')?;
    let inside = Span::new(span.start() + open + 1, span.start() + close).trimmed(text);
    is("agency", &fold(inside.of(text))).then_some(inside)
}

/// Where and when a paragraph was filed, its dash included: "LINDHOLM, May 5 (Reuters) -".
fn dateline(text: &str, block: Span) -> Option<Span> {
    let words = block.of(text);
    let limit = words.char_indices().map(|(at, _)| at).find(|at| *at > LONGEST_DATELINE).unwrap_or(words.len());
    let head = &words[..limit];
    let (at, mark) = [" - ", " – ", " — ", " -- ", "– ", "— ", ") -", ": "]
        .iter()
        .filter_map(|mark| head.find(mark).map(|at| (at, mark)))
        .min_by_key(|(at, _)| *at)?;
    let before = &head[..at + usize::from(mark.starts_with(')'))];
    let line = Span::new(block.start(), block.start() + at + mark.len()).trimmed(text);
    let first = before.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    // A place in capitals, or an agency in brackets; "ISIS - which ..." is neither.
    let place = first.chars().count() >= 3
        && before.split_whitespace().take(2).all(|w| w.chars().all(|c| !c.is_lowercase()) || first.len() > 4)
        && first.chars().all(char::is_uppercase)
        && before.split_whitespace().count() <= 8;
    let agency = bracketed_agency(text, Span::new(block.start(), block.start() + before.len())).is_some();
    (agency || place && (*mark != ": " || before.chars().all(|c| !c.is_lowercase()))).then_some(line)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// What a page is taken for, one row a line: "Title", "Body", "Body 1" or the reason, in order.
    fn shown(text: &str, title: Option<&str>) -> Vec<(String, String)> {
        let page = page(text, title, Language::ENGLISH);
        let block = |b: &Block| {
            (b.span, if b.part == 0 { format!("{:?}", b.kind) } else { format!("{:?} {}", b.kind, b.part) })
        };
        let mut all: Vec<_> = page.blocks.iter().map(block).collect();
        all.extend(page.set_aside.iter().map(|s| (s.span, format!("-{:?}", s.reason))));
        all.sort_by_key(|(span, kind)| (span.start(), !kind.starts_with('-')));
        all.into_iter().map(|(span, kind)| (kind, span.of(text).to_owned())).collect()
    }

    /// The pages of the case file: "=== name", then one line a row, the expected kind, a tab and the
    /// row ("" for a blank line); rows with "+" instead of a kind belong to the span of the row above.
    #[test]
    fn cases() {
        let file = include_str!("../../tests/data/pages.txt");
        let mut count = 0;
        for case in file.split("=== ").skip(1) {
            let (name, rows) = case.split_once('\n').unwrap();
            let (mut text, mut expected) = (String::new(), Vec::<(String, String)>::new());
            for row in rows.lines() {
                let (kind, words) = row.split_once('\t').unwrap_or(("", ""));
                text.push_str(words);
                text.push('\n');
                match kind {
                    "" => {}
                    "+" => {
                        let last = &mut expected.last_mut().unwrap().1;
                        let from = text.rfind(last.as_str()).unwrap();
                        *last = text[from..].trim().to_owned();
                    }
                    kind => expected.push((kind.to_owned(), words.trim().to_owned())),
                }
            }
            let found: Vec<_> = shown(&text, None).into_iter().filter(|(kind, _)| kind != "-OtherStory").collect();
            assert_eq!(found, expected, "{name}");
            count += 1;
        }
        assert!(count > 8, "the file was read");
    }

    const ONE: &str =
        "The ferry between Lindholm and the mainland stopped on Monday after its engine failed, the town said.";
    const TWO: &str =
        "Nobody was hurt when the boat drifted onto the sand below the old quay, according to the harbour master.";
    const THREE: &str =
        "The town has asked the ministry for money to buy a new engine before the summer guests arrive in June.";

    #[test]
    fn bare_texts_stay_content() {
        for text in ["", " \n\n", "Ferry stops", "Read more", "one\ntwo\nthree", ONE] {
            let page = page(text, None, Language::ENGLISH);
            assert_eq!(page.blocks.is_empty(), text.trim().is_empty(), "{text:?}");
        }
        assert_eq!(shown(ONE, None), [("Body".to_owned(), ONE.to_owned())]);
    }

    #[test]
    fn the_headline_the_caller_knows_is_the_title() {
        let text = format!("Lindholm Post\nWater and wind\nFerry Stops For Good\n{ONE}\n{TWO}");
        let found = shown(&text, Some("Water and Wind"));
        assert!(found.contains(&("Title".to_owned(), "Water and wind".to_owned())), "{found:?}");
    }

    #[test]
    fn a_headline_pasted_into_the_text_is_set_aside() {
        let text = format!("Ferry Stops For Good {ONE}\n\n{TWO}");
        let found = shown(&text, Some("Ferry Stops For Good"));
        assert_eq!(found[0], ("-Repeated".to_owned(), "Ferry Stops For Good".to_owned()));
        assert_eq!(found[1], ("Body".to_owned(), ONE.to_owned()));
        let sentence = "Ferry stops for good news in Lindholm, where the engine failed on Monday, the town said.";
        assert_eq!(shown(sentence, Some("Ferry stops for good"))[0].0, "Body");
    }

    #[test]
    fn a_second_copy_of_the_whole_text_is_repeated() {
        let story = format!("Ferry Stops For Good\n\n{ONE}\n\n{TWO}\n\n{THREE}\n\n");
        let found = shown(&story.repeat(2), None);
        assert_eq!(found.iter().filter(|(kind, _)| kind == "Body").count(), 3);
        assert_eq!(found.iter().filter(|(kind, _)| kind == "-Repeated").count(), 4);
    }

    #[test]
    fn a_text_that_breaks_off_is_known() {
        for (end, cut) in [
            ("", false),
            ("\nContinue reading", true),
            (" Then the… [+1234 chars]", true),
            ("\nThen the harbour master of Lindholm said that the boat would not be able to", true),
            ("\nThen it rained...", true),
            ("\nThen it rained.", false),
        ] {
            let text = format!("Ferry Stops For Good\n\n{ONE}\n{TWO}\n{THREE}{end}");
            assert_eq!(page(&text, None, Language::ENGLISH).cut_short, cut, "{end:?}");
        }
    }

    #[test]
    fn an_agency_behind_the_last_sentence_is_set_aside() {
        let text = format!("Ferry Stops For Good\n\n{ONE} --Reuters");
        let found = shown(&text, None);
        assert_eq!(found[1..], [("Body".to_owned(), ONE.to_owned()), ("-Byline".to_owned(), "--Reuters".to_owned())]);
    }

    #[test]
    fn sources_and_datelines_are_found() {
        for (before, after, source, dateline) in [
            ("", "\nSource: Lindholm Post", Some("Lindholm Post"), None),
            ("LINDHOLM, May 5 (Reuters) - ", "", Some("Reuters"), Some("LINDHOLM, May 5 (Reuters) -")),
            ("Lindholm (AFP) – ", "", Some("AFP"), Some("Lindholm (AFP) –")),
            ("LINDHOLM — ", "", None, Some("LINDHOLM —")),
            ("", " --Reuters", Some("Reuters"), None),
            ("", "", None, None),
        ] {
            let text = format!("Ferry Stops For Good\n\n{before}{ONE}\n{TWO}{after}");
            let page = page(&text, None, Language::ENGLISH);
            assert_eq!(page.source.map(|s| s.of(&text)), source, "{before:?} {after:?}");
            assert_eq!(page.datelines.first().map(|s| s.of(&text)), dateline, "{before:?}");
        }
    }

    proptest! {
        #[test]
        fn every_byte_is_accounted_for(
            text in "([A-Z][a-z]{2,9} |[a-z]{2,9} |\\. |\\.\n\n|\n|\n\n|• |BREAKING\n|Related News\n|\\PC|Photo: AFP\n){0,80}",
            title in "([A-Z][a-z]{2,9} ){0,4}"
        ) {
            let page = page(&text, Some(&title), Language::ENGLISH);
            let mut all: Vec<Span> = page.blocks.iter().filter(|b| b.part == 0).map(|b| b.span).collect();
            all.extend(page.set_aside.iter().map(|s| s.span));
            all.sort();
            let mut at = 0;
            for span in &all {
                prop_assert!(span.start() >= at && !span.is_empty());
                prop_assert_eq!(span.trimmed(&text), *span);
                prop_assert!(text[at..span.start()].trim().is_empty());
                at = span.end();
            }
            prop_assert!(text[at..].trim().is_empty());
            prop_assert!(page.blocks.is_sorted_by_key(|b| b.span) && page.set_aside.is_sorted_by_key(|s| s.span));
            for block in page.blocks.iter().filter(|b| b.part > 0) {
                prop_assert!(page.set_aside.iter().any(|s| s.part == Some(block.part) && s.span.contains(block.span)));
            }
        }
    }
}
