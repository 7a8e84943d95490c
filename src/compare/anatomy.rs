//! What one article is made of: the stages that need no other article.

use crate::article::Article;
use crate::claim::{self, Claim};
use crate::day::Day;
use crate::language::Language;
use crate::name::{self, Mention};
use crate::span::Span;
use crate::text::page::{Block, BlockKind, Page, SetAside, page};
use crate::text::sentence::sentences;
use crate::value::{self, Value};

/// Claims of one article that are read; a text with more is cut there, with a notice.
///
/// A long feature has 200 and a book chapter 1,000; a limit keeps a hostile page from taking all memory.
pub(crate) const MOST_CLAIMS: usize = 20_000;

/// Sentences of a paragraph that are read together. Who speaks is told from a few sentences around; a text
/// without paragraphs is read in pieces, so that time stays linear in it.
const PARAGRAPH_SENTENCES: usize = 64;

/// What one article is made of: its content and what is set aside, sentences, claims.
///
/// ```
/// use variorum::{Anatomy, Article};
/// let article = Article::new("Gazette", "The bridge is safe, mayor Ada Lind said. It opens on Monday.");
/// let anatomy = Anatomy::of(&article);
/// let said = &anatomy.claims()[0];
/// assert_eq!(said.span().of(article.text()), "The bridge is safe");
/// assert_eq!(said.speaker().unwrap().names(), ["Ada Lind"]);
/// ```
#[derive(Debug, Clone)]
pub struct Anatomy {
    pub(crate) language: Language,
    pub(crate) day: Option<Day>,
    pub(crate) complete: bool,
    pub(crate) page: Page,
    /// Sentences of the content, in order, each with the number of its block.
    pub(crate) lines: Vec<(Span, usize)>,
    pub(crate) mentions: Vec<Mention>,
    /// Only where it is compared.
    pub(crate) values: Vec<Value>,
    pub(crate) claims: Vec<Claim>,
    /// Whether there were more claims than are read.
    pub(crate) over_limit: bool,
}

/// Sentences, the headline among them, of an article that is a brief: it tells of one thing in all of them.
const BRIEF: usize = 4;

impl Anatomy {
    /// Whether the article is a brief, which tells of one thing in all of its sentences.
    pub(crate) fn is_brief(&self) -> bool {
        self.lines.len() <= BRIEF
    }

    /// Takes an article apart. Speakers are resolved to the names of this article alone. Linear in the text.
    #[must_use]
    pub fn of(article: &Article) -> Self {
        let mut anatomy = Self::apart(article);
        let claims = anatomy.extract(article.text());
        anatomy.keep(claims);
        let entities = name::resolve(&[(article.text(), &anatomy.mentions)]);
        let mut entity_of = vec![0; anatomy.mentions.len()];
        for (number, entity) in entities.iter().enumerate() {
            for &(_, mention) in &entity.mentions {
                entity_of[mention] = number;
            }
        }
        let names: Vec<String> = entities.into_iter().map(|e| e.name).collect();
        claim::resolve_speakers(article.text(), &mut anatomy.claims, &anatomy.mentions, &entity_of, &names);
        anatomy
    }

    /// The same with speakers left open, and for what a comparison compares: a caller's claims, or the
    /// sentences of the text parted where a source speaks.
    pub(crate) fn unresolved(article: &Article, claims: Option<Vec<Claim>>) -> Self {
        let mut anatomy = Self::apart(article);
        let (text, language, day) = (article.text(), anatomy.language, anatomy.day);
        anatomy.values = anatomy.lines.iter().flat_map(|&(s, _)| value::recognise(text, s, language, day)).collect();
        let units = match claims {
            Some(given) => anatomy.adopt(text, given),
            None => anatomy.units(text),
        };
        anatomy.keep(units);
        anatomy
    }

    fn keep(&mut self, claims: Vec<Claim>) {
        self.claims = claims;
        self.over_limit = self.claims.len() > MOST_CLAIMS;
        self.claims.truncate(MOST_CLAIMS);
    }

    /// All but the claims.
    fn apart(article: &Article) -> Self {
        let text = article.text();
        let language = article.language().unwrap_or_else(|| Language::detect(text));
        let page = page(text, article.title(), language);
        let day = article.day();
        let lines: Vec<(Span, usize)> = page
            .blocks
            .iter()
            .enumerate()
            .flat_map(|(at, block)| lines_of(text, block, language).into_iter().map(move |s| (s, at)))
            .collect();
        let spans: Vec<Span> = lines.iter().map(|&(s, _)| s).collect();
        let mentions = name::find(text, &spans, language);
        Self {
            language,
            day,
            complete: article.complete().unwrap_or(!page.cut_short),
            page,
            lines,
            mentions,
            values: Vec::new(),
            claims: Vec::new(),
            over_limit: false,
        }
    }

    /// The claims, in the order of the text. What one speaker says in one go is one claim, over several
    /// sentences too; a [`Comparison`](crate::Comparison) parts the sentences of an article by itself.
    #[must_use]
    pub fn claims(&self) -> &[Claim] {
        &self.claims
    }

    /// What is not part of the article, with the reason.
    #[must_use]
    pub fn set_aside(&self) -> &[SetAside] {
        &self.page.set_aside
    }

    /// The language, as given or as detected.
    #[must_use]
    pub fn language(&self) -> Language {
        self.language
    }

    /// Whether the text is the whole article, as far as can be told.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.complete
    }

    fn extract(&self, text: &str) -> Vec<Claim> {
        let mut found = Vec::new();
        let mut count = 0;
        // Mentions of a paragraph are a window that moves along with it: both are in order.
        let mut window = 0;
        let mut first = 0;
        let paragraphs = self.lines.chunk_by(|a, b| a.1 == b.1).flat_map(|all| all.chunks(PARAGRAPH_SENTENCES));
        for same in paragraphs {
            let number = first;
            first += same.len();
            let block = &self.page.blocks[same[0].1];
            if block.kind == BlockKind::Subhead {
                continue;
            }
            let sentences: Vec<Span> = same.iter().map(|&(s, _)| self.page.undated(text, s)).collect();
            let span = same[0].0.cover(same[same.len() - 1].0);
            while self.mentions.get(window).is_some_and(|m| m.span.end() <= span.start()) {
                window += 1;
            }
            let length = self.mentions[window..].iter().take_while(|m| m.span.start() < span.end()).count();
            let passage = claim::Passage {
                span,
                sentences: &sentences,
                first: number,
                part: block.part,
                headline: block.kind == BlockKind::Title,
            };
            let of_it = claim::extract(text, passage, &self.mentions[window..window + length], self.language);
            count += of_it.claims.len();
            found.push(of_it);
            if count > MOST_CLAIMS {
                break;
            }
        }
        claim::join(&mut found);
        let mut claims: Vec<Claim> = found.into_iter().flat_map(|f| f.claims).collect();
        claims.sort_by_key(|c| (c.span, c.scope));
        claims
    }

    /// The sentences parted where a source speaks, with the speakers that are heard.
    fn units(&self, text: &str) -> Vec<Claim> {
        let mut units = Vec::new();
        let mut quotes = Vec::new();
        let mut quoted_block = None;
        // Mentions of a sentence are a window that moves along with it: both are in order.
        let mut window = 0;
        for (sentence, &(span, at)) in self.lines.iter().enumerate() {
            let block = &self.page.blocks[at];
            if block.kind == BlockKind::Subhead {
                continue;
            }
            if quoted_block != Some(at) {
                quotes = claim::quotations(text, block.span);
                quoted_block = Some(at);
            }
            while self.mentions.get(window).is_some_and(|m| m.span.end() <= span.start()) {
                window += 1;
            }
            let length = self.mentions[window..].iter().take_while(|m| m.span.start() < span.end()).count();
            let span = self.page.undated(text, span);
            let near: Vec<_> = quotes.iter().filter(|q| q.span.overlap(span) > 0).copied().collect();
            let place = claim::Place { sentence, part: block.part, headline: block.kind == BlockKind::Title };
            let mentions = &self.mentions[window..window + length];
            units.extend(claim::part(text, span, &near, mentions, self.language, place));
            if units.len() > MOST_CLAIMS {
                break;
            }
        }
        claim::name_speakers(&mut units, &self.extract(text), &self.mentions);
        units
    }

    /// A caller's claims, placed among the sentences of the article.
    fn adopt(&self, text: &str, mut claims: Vec<Claim>) -> Vec<Claim> {
        claims.retain(|c| c.fits(text));
        for claim in &mut claims {
            let at = self.lines.partition_point(|(s, _)| s.end() <= claim.span.start());
            claim.sentence = at;
            if let Some(&(_, block)) = self.lines.get(at) {
                claim.part = self.page.blocks[block].part;
                claim.headline = self.page.blocks[block].kind == BlockKind::Title;
            }
            if let Some(cue) = claim.cue.as_mut() {
                cue.stance = claim::stance_of(cue.span.of(text));
            }
        }
        claims.sort_by_key(|c| (c.span, c.scope));
        claims
    }

    /// A claim with who says it, and what is left of its sentence on either side that belongs to no other
    /// claim: "said on Monday", "in Karsk".
    pub(crate) fn extent(&self, claim: usize) -> Span {
        let scope = self.claims[claim].scope;
        let Some(&(line, _)) = self.lines.get(self.claims[claim].sentence).filter(|(l, _)| l.contains(scope)) else {
            return scope;
        };
        let others = || self.near(claim).map(|c| c.scope).filter(|s| *s != scope && s.overlap(line) > 0);
        if others().any(|s| s.overlap(scope) > 0) {
            return scope;
        }
        let from = others().map(Span::end).filter(|&e| e <= scope.start()).fold(line.start(), usize::max);
        let to = others().map(Span::start).filter(|&s| s >= scope.end()).fold(line.end(), usize::min);
        Span::new(from, to)
    }

    /// The claims around one, among which are all of its sentence.
    fn near(&self, claim: usize) -> impl Iterator<Item = &Claim> {
        let sentence = self.claims[claim].sentence;
        let before = self.claims[..claim].iter().rev().take_while(move |c| c.sentence == sentence);
        before.chain(self.claims[claim + 1..].iter().take_while(move |c| c.sentence == sentence))
    }

    /// The headline found in the text.
    pub(crate) fn headline(&self) -> Option<Span> {
        self.page.blocks.iter().find(|b| b.kind == BlockKind::Title && b.part == 0).map(|b| b.span)
    }

    /// Whether a span stands in a headline.
    pub(crate) fn is_headline(&self, span: Span) -> bool {
        self.page.blocks.iter().any(|b| b.kind == BlockKind::Title && b.span.contains(span))
    }

    /// The mentions within a span.
    pub(crate) fn mentions_in(&self, span: Span) -> impl Iterator<Item = (usize, &Mention)> {
        let (first, within) = self.mentions_of(span);
        within.iter().enumerate().map(move |(i, m)| (first + i, m))
    }

    /// The same as they lie, with the number of the first. They do not overlap.
    pub(crate) fn mentions_of(&self, span: Span) -> (usize, &[Mention]) {
        let from = self.mentions.partition_point(|m| m.span.start() < span.start());
        let rest = &self.mentions[from..];
        (from, &rest[..rest.partition_point(|m| m.span.end() <= span.end())])
    }

    /// The values within a span. They do not overlap.
    pub(crate) fn values_of(&self, span: Span) -> &[Value] {
        let from = self.values.partition_point(|v| v.span.start() < span.start());
        let rest = &self.values[from..];
        &rest[..rest.partition_point(|v| v.span.end() <= span.end())]
    }
}

impl Page {
    /// A sentence without a dateline before it: "KARSK, 3 May (Agency) -" is where it was written, not what
    /// is said.
    fn undated(&self, text: &str, s: Span) -> Span {
        match self.datelines.iter().find(|d| d.start() == s.start() && d.end() < s.end()) {
            Some(dateline) => Span::new(dateline.end(), s.end()).trimmed(text),
            None => s,
        }
    }
}

/// The sentences of an article's whole text, whether it is content or set aside, in order. Every
/// character that is not white space is in exactly one. Linear in the text.
#[must_use]
pub fn sentences_of(article: &Article) -> Vec<Span> {
    let text = article.text();
    let language = article.language().unwrap_or_else(|| Language::detect(text));
    sentences(text, Span::new(0, text.len()), language)
}

/// A headline is one sentence whatever marks are in it.
fn lines_of(text: &str, block: &Block, language: Language) -> Vec<Span> {
    match block.kind {
        BlockKind::Title | BlockKind::Subhead => vec![block.span],
        BlockKind::Deck | BlockKind::Body => sentences(text, block.span, language),
    }
}
