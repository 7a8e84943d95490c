//! How alike what the articles of a statement say is, apart from the details themselves.

use std::cell::OnceCell;

use smallvec::SmallVec;

use crate::compare::apparatus::concepts::Concepts;
use crate::compare::apparatus::lexed::Word;
use crate::compare::apparatus::reader::Reader;
use crate::span::Span;
use crate::value::Data;

/// What each article's claims in a statement say; read when it is first asked for.
pub(super) struct Frames<'a> {
    readers: SmallVec<[&'a Reader<'a>; FEW]>,
    frames: OnceCell<Vec<Frame<'a>>>,
}

/// Claims of a statement that are kept in place.
const FEW: usize = 8;

/// What the claims of one article say.
struct Frame<'a> {
    article: usize,
    /// The words of meaning, names and figures apart, with the rarity of each, in ascending order.
    words: Vec<Told<'a>>,
    /// Names and figures, in ascending order.
    anchors: Vec<Anchor<'a>>,
}

/// A word with its rarity.
#[derive(Debug, Clone, Copy)]
struct Told<'a> {
    /// Its first letters, by which most words are told apart.
    head: u64,
    word: &'a str,
    rarity: f64,
}

impl<'a> Told<'a> {
    fn new(word: &'a str, rarity: f64) -> Self {
        let mut head = [0; 8];
        let letters = word.len().min(head.len());
        head[..letters].copy_from_slice(&word.as_bytes()[..letters]);
        Self { head: u64::from_be_bytes(head), word, rarity }
    }

    /// What it is told apart by, in the order of the words.
    fn key(&self) -> (u64, &'a str) {
        (self.head, self.word)
    }
}

/// A name or a figure; figures are one when they are to the last bit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Anchor<'a> {
    Quantity(u64, u64, Option<&'a str>),
    Time(&'a str),
    Name(usize),
}

impl<'a> Frames<'a> {
    pub(super) fn new(readers: impl Iterator<Item = &'a Reader<'a>>) -> Self {
        Self { readers: readers.collect(), frames: OnceCell::new() }
    }

    fn all(&self) -> &[Frame<'a>] {
        self.frames.get_or_init(|| Self::read(&self.readers))
    }

    fn read(readers: &[&'a Reader<'a>]) -> Vec<Frame<'a>> {
        let mut frames: Vec<Frame<'a>> = Vec::new();
        for reader in readers {
            let frame = |span: Span| {
                reader.claim.speaker.as_ref().is_some_and(|s| s.span.overlap(span) > 0)
                    || reader.claim.cue.is_some_and(|c| c.span.overlap(span) > 0)
            };
            let place = frames.iter().position(|f| f.article == reader.article).unwrap_or_else(|| {
                let words = Vec::with_capacity(reader.tokens.len() / 2);
                frames.push(Frame { article: reader.article, words, anchors: Vec::new() });
                frames.len() - 1
            });
            let own = &mut frames[place];
            let plain = |t: &Word| !frame(t.span) && !reader.in_name(t) && !reader.in_value(t);
            let told = reader.tokens.iter().filter_map(|t| t.content().map(|word| (t, word)));
            own.words.extend(told.filter(|(t, _)| plain(t)).map(|(t, word)| Told::new(word, t.rarity())));
            // Names and figures that two articles share show best that they tell the same; those in which they
            // differ are what is asked about, and count for nothing.
            let names = reader.named().filter(|(_, m)| !frame(m.span));
            own.anchors.extend(names.map(|(m, _)| Anchor::Name(reader.context.entity_of[reader.article][m])));
            let values = reader.values_given().iter().filter(|v| !frame(v.span)).map(|v| match &v.data {
                Data::Quantity(q) => {
                    let (low, high) = q.range();
                    Anchor::Quantity(low.to_bits(), high.to_bits(), q.unit.as_deref())
                }
                Data::Time(t) => Anchor::Time(&t.value),
            });
            own.anchors.extend(values);
        }
        for frame in &mut frames {
            frame.words.sort_unstable_by_key(Told::key);
            frame.words.dedup_by_key(|told| told.key());
            frame.anchors.sort_unstable();
            frame.anchors.dedup();
        }
        frames
    }

    fn of(&self, article: usize) -> Option<&Frame<'a>> {
        self.all().iter().find(|f| f.article == article)
    }

    /// Share of the words of the shorter of two articles' claims, by rarity, that the other has too, with the
    /// names and figures they share.
    pub(super) fn alike(&self, a: usize, b: usize) -> f64 {
        self.alike_but(a, b, &Concepts::default())
    }

    /// The same, apart from some words.
    pub(super) fn alike_but(&self, a: usize, b: usize, but: &Concepts<'_>) -> f64 {
        let (Some(x), Some(y)) = (self.of(a), self.of(b)) else { return 0.0 };
        let counts = |w: &&Told<'_>| !but.contains(w.word);
        let weight = |words: &[Told<'_>]| words.iter().filter(counts).map(|w| w.rarity).sum::<f64>();
        let shared: f64 = common(&x.words, &y.words, Told::key).filter(counts).map(|w| w.rarity).sum();
        let anchors = common(&x.anchors, &y.anchors, |a| *a).count() as f64;
        (shared + anchors) / (weight(&x.words).min(weight(&y.words)) + anchors).max(f64::MIN_POSITIVE)
    }

    /// Words of an article's claims that those of another lack.
    pub(super) fn left(&self, of: usize, without: usize) -> usize {
        let (Some(x), Some(y)) = (self.of(of), self.of(without)) else { return 0 };
        x.words.len() - common(&x.words, &y.words, Told::key).count()
    }
}

/// What two lists in ascending order have in common.
fn common<'x, T, K: Ord>(x: &'x [T], y: &'x [T], key: impl Fn(&'x T) -> K) -> impl Iterator<Item = &'x T> {
    let mut rest = y;
    x.iter().filter(move |&item| {
        while let Some((first, more)) = rest.split_first() {
            match key(first).cmp(&key(item)) {
                std::cmp::Ordering::Less => rest = more,
                std::cmp::Ordering::Equal => return true,
                std::cmp::Ordering::Greater => return false,
            }
        }
        false
    })
}
