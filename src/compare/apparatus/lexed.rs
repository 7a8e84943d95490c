//! The words of an article, folded and as concepts, read once for all that ask for them.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::{Arc, OnceLock};

use crate::compare::anatomy::Anatomy;
use crate::compare::apparatus::marks::Marks;
use crate::compare::apparatus::recall::{Content, Recall, recalling};
use crate::language::Language;
use crate::same::concept::listed;
use crate::span::Span;
use crate::text::fold::folded;
use crate::text::stem::stem;
use crate::text::token::{Token, TokenKind, each_token};

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
    marks: Marks,
    folded: Folded<'a>,
    content: Content,
    rarity: f64,
}

/// A word folded: as it is written, or kept apart.
#[derive(Debug, Clone)]
enum Folded<'a> {
    Written(&'a str),
    Apart(Arc<str>),
}

impl<'a> Word<'a> {
    fn new(text: &'a str, Token { span, kind }: Token, recall: &mut Recall<'_>) -> Self {
        let written = span.of(text);
        if kind == TokenKind::Word {
            let known = recall.word(written);
            let folded = known.folded.as_ref().map_or(Folded::Written(written), |f| Folded::Apart(f.clone()));
            let (marks, content) = (known.marks, known.content.clone());
            return Self { span, kind, marks, folded, content, rarity: known.rarity };
        }
        let folded = match folded(written) {
            Cow::Borrowed(written) => Folded::Written(written),
            Cow::Owned(folded) => Folded::Apart(folded.into()),
        };
        Self { span, kind, marks: Marks::default(), folded, content: Content::None, rarity: 0.0 }
    }

    /// The same, apart from its text.
    fn kept(self) -> Word<'static> {
        let folded = match self.folded {
            Folded::Written(word) => word.into(),
            Folded::Apart(word) => word,
        };
        Word { folded: Folded::Apart(folded), ..self }
    }

    pub(super) fn folded(&self) -> &str {
        match &self.folded {
            Folded::Written(word) => word,
            Folded::Apart(word) => word,
        }
    }

    /// The concept, of a word that carries meaning.
    pub(super) fn content(&self) -> Option<&str> {
        self.content.of(self.folded())
    }

    /// How rare its concept is.
    pub(super) fn rarity(&self) -> f64 {
        self.rarity
    }

    /// Whether it has any of some marks.
    pub(super) fn has(&self, any: Marks) -> bool {
        self.marks.has(any)
    }
}

/// Reads words of a text. None is marked as part of a name or a value.
pub(super) fn words<'a>(text: &'a str, span: Span, language: Language, out: &mut Vec<Word<'a>>) {
    recalling(language, |recall| each_token(text, span, |t| out.push(Word::new(text, t, recall))));
}

/// Marks the words, in order, that are part of a name or a value of their article.
fn mark_parts(words: &mut [Word<'_>], anatomy: &Anatomy) {
    let (Some(first), Some(last)) = (words.first(), words.last()) else { return };
    let all = first.span.cover(last.span);
    let mut mark = |part: Span, mark: Marks| {
        let from = words.partition_point(|w| w.span.end() <= part.start());
        for word in words[from..].iter_mut().take_while(|w| w.span.start() < part.end()) {
            word.marks = word.marks.with(mark);
        }
    };
    let names = &anatomy.mentions[anatomy.mentions.partition_point(|m| m.span.end() <= all.start())..];
    let values = &anatomy.values[anatomy.values.partition_point(|v| v.span.end() <= all.start())..];
    names.iter().take_while(|m| m.span.start() < all.end()).for_each(|m| mark(m.span, Marks::NAME));
    values.iter().take_while(|v| v.span.start() < all.end()).for_each(|v| mark(v.span, Marks::VALUE));
}

/// What a claim takes of its article.
struct Extent {
    /// The claim with who says it, and what of the sentence belongs to no other claim.
    span: Span,
    words: Taken,
    /// All marks that its words have.
    marks: Marks,
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
        mark_parts(&mut read, anatomy);
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
                let marks = Marks::all(self.words[range.clone()].iter().map(|w| w.marks));
                return Extent { span, words: Taken::Whole(range), marks };
            }
            let mut anew = Vec::new();
            words(self.text, span, self.anatomy.language, &mut anew);
            mark_parts(&mut anew, self.anatomy);
            let marks = Marks::all(anew.iter().map(|w| w.marks));
            Extent { span, words: Taken::Anew(anew.into_iter().map(Word::kept).collect()), marks }
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

    /// What a claim takes, its words, and all marks that they have.
    pub(super) fn claim(&self, claim: usize) -> (Span, &[Word<'a>], Marks) {
        let Extent { span, words, marks } = self.taken(claim);
        let words = match words {
            Taken::Whole(range) => &self.words[range.clone()],
            Taken::Anew(words) => words,
        };
        (*span, words, *marks)
    }

    /// What a claim takes.
    pub(super) fn extent(&self, claim: usize) -> Span {
        self.taken(claim).span
    }
}
