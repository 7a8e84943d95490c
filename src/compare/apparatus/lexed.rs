//! The words of an article, folded and as concepts, read once for all that ask for them.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::OnceLock;

use crate::compare::anatomy::Anatomy;
use crate::language::Language;
use crate::same::concept::listed;
use crate::span::Span;
use crate::text::fold::folded;
use crate::text::stem::{content_stem, stem};
use crate::text::token::{TokenKind, each_token};

/// Bytes that a word and the space behind it take in news, marks counted as words.
const WORD_BYTES: usize = 5;

/// The concept of an English word.
pub(super) fn known(word: &str) -> String {
    let stem = stem(word, Language::ENGLISH);
    listed(&stem).unwrap_or(&stem).to_owned()
}

/// A token with what is asked of it again and again.
#[derive(Debug, Clone)]
pub(super) struct Word<'a> {
    pub(super) span: Span,
    pub(super) kind: TokenKind,
    folded: Cow<'a, str>,
    content: Content,
}

/// The concept of a word. Most are the beginning of their word, and need no copy.
#[derive(Debug, Clone)]
enum Content {
    /// It carries no meaning.
    None,
    Prefix(usize),
    Listed(&'static str),
    Other(Box<str>),
}

impl<'a> Word<'a> {
    fn new(text: &'a str, span: Span, kind: TokenKind, language: Language) -> Self {
        let folded = folded(span.of(text));
        let content = match kind {
            TokenKind::Word => match content_stem(&folded, language) {
                None => Content::None,
                Some(stem) => match (listed(&stem), stem) {
                    (Some(concept), _) => Content::Listed(concept),
                    (None, Cow::Borrowed(stem)) => Content::Prefix(stem.len()),
                    (None, Cow::Owned(stem)) => Content::Other(stem.into()),
                },
            },
            _ => Content::None,
        };
        Self { span, kind, folded, content }
    }

    /// The same, apart from its text.
    fn kept(self) -> Word<'static> {
        Word { folded: Cow::Owned(self.folded.into_owned()), ..self }
    }

    pub(super) fn folded(&self) -> &str {
        &self.folded
    }

    /// The concept, of a word that carries meaning.
    pub(super) fn content(&self) -> Option<&str> {
        match &self.content {
            Content::None => None,
            Content::Prefix(end) => Some(&self.folded[..*end]),
            Content::Listed(concept) => Some(concept),
            Content::Other(concept) => Some(concept),
        }
    }
}

/// Reads words of a text.
pub(super) fn words<'a>(text: &'a str, span: Span, language: Language, out: &mut Vec<Word<'a>>) {
    each_token(text, span, |t| out.push(Word::new(text, t.span, t.kind, language)));
}

/// What a claim takes of its article.
struct Extent {
    /// The claim with who says it, and what of the sentence belongs to no other claim.
    span: Span,
    words: Taken,
}

/// The words of a claim.
enum Taken {
    /// Words of the sentences, by number.
    Whole(Range<usize>),
    /// Words read anew: the claim cuts some in two, or is no part of a sentence.
    Anew(Vec<Word<'static>>),
}

/// Bytes of a claim up to which words that it cuts are read anew; of a longer one those at its ends are left out.
const CUT: usize = 2048;

/// The words of an article.
pub(super) struct Lexed<'a> {
    text: &'a str,
    anatomy: &'a Anatomy,
    /// Those of its sentences, in order.
    words: Vec<Word<'a>>,
    /// Of each claim, when it is asked for.
    extents: Vec<OnceLock<Extent>>,
}

impl<'a> Lexed<'a> {
    /// Reads the sentences of an article. Linear in them.
    pub(super) fn new(text: &'a str, anatomy: &'a Anatomy) -> Self {
        let bytes: usize = anatomy.lines.iter().map(|(line, _)| line.len()).sum();
        let mut read = Vec::with_capacity(bytes / WORD_BYTES + anatomy.lines.len());
        for &(line, _) in &anatomy.lines {
            words(text, line, anatomy.language, &mut read);
        }
        Self { text, anatomy, words: read, extents: anatomy.claims.iter().map(|_| OnceLock::new()).collect() }
    }

    /// The words of the sentences that lie within a span, by number.
    pub(super) fn range(&self, span: Span) -> Range<usize> {
        let from = self.words.partition_point(|w| w.span.start() < span.start());
        let to = from + self.words[from..].partition_point(|w| w.span.end() <= span.end());
        from..to
    }

    /// Whether a claim is made of whole words that were read.
    fn is_whole(&self, claim: usize, span: Span, range: &Range<usize>) -> bool {
        let before = range.start.checked_sub(1).is_none_or(|at| self.words[at].span.end() <= span.start());
        let after = self.words.get(range.end).is_none_or(|w| w.span.start() >= span.end());
        let line = self.anatomy.lines.get(self.anatomy.claims[claim].sentence);
        before && after && line.is_some_and(|(line, _)| line.contains(span)) || {
            let bytes: usize = self.words[range.clone()].iter().map(|w| w.span.len()).sum();
            bytes == span.of(self.text).chars().filter(|c| !c.is_whitespace()).map(char::len_utf8).sum::<usize>()
        }
    }

    fn taken(&self, claim: usize) -> &Extent {
        self.extents[claim].get_or_init(|| {
            let span = self.anatomy.extent(claim);
            let range = self.range(span);
            if span.len() > CUT || self.is_whole(claim, span, &range) {
                return Extent { span, words: Taken::Whole(range) };
            }
            let mut anew = Vec::new();
            words(self.text, span, self.anatomy.language, &mut anew);
            Extent { span, words: Taken::Anew(anew.into_iter().map(Word::kept).collect()) }
        })
    }

    /// The concept of a word, by number.
    pub(super) fn content(&self, at: usize) -> Option<&str> {
        self.words[at].content()
    }

    /// The concepts of the words of a span, of which the number of the first is known.
    pub(super) fn from(&self, first: usize, span: Span) -> impl Iterator<Item = &str> {
        let words = self.words[first..].iter().take_while(move |w| w.span.end() <= span.end());
        words.filter_map(Word::content)
    }

    /// The words of a sentence.
    pub(super) fn within(&self, span: Span) -> &[Word<'a>] {
        &self.words[self.range(span)]
    }

    /// The words before and after a span, as many on either side.
    pub(super) fn beside(&self, span: Span, reach: usize) -> (&[Word<'a>], &[Word<'a>]) {
        let Range { start, end } = self.range(span);
        (&self.words[start.saturating_sub(reach)..start], &self.words[end..self.words.len().min(end + reach)])
    }

    /// Whether a place of the text is in the middle of a word.
    pub(super) fn cuts(&self, at: usize) -> bool {
        self.words.get(self.words.partition_point(|w| w.span.end() <= at)).is_some_and(|w| w.span.start() < at)
    }

    /// What a claim takes, and its words.
    pub(super) fn claim(&self, claim: usize) -> (Span, &[Word<'a>]) {
        let Extent { span, words } = self.taken(claim);
        let words = match words {
            Taken::Whole(range) => &self.words[range.clone()],
            Taken::Anew(words) => words,
        };
        (*span, words)
    }

    /// What a claim takes.
    pub(super) fn extent(&self, claim: usize) -> Span {
        self.taken(claim).span
    }
}
