//! Offsets in the unit a reader counts in.

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use crate::article::Article;
use crate::report::Report;

/// What offsets count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Offsets {
    /// Bytes of UTF-8, as in Rust and Go.
    #[default]
    Bytes,
    /// Code units of UTF-16, as in JavaScript, Java and C#.
    Utf16,
    /// Unicode characters (code points), as in Python, and in the Web Annotation model.
    Chars,
}

impl Offsets {
    /// Whether it is the unit that a report has when it does not say.
    #[must_use]
    pub fn is_bytes(&self) -> bool {
        *self == Self::Bytes
    }
}

/// The offsets of one text in another unit.
#[derive(Debug, Clone)]
pub(crate) struct Ruler {
    /// Bytes and units before each character that is longer than a byte, and after it.
    bends: Vec<(usize, usize)>,
}

impl Ruler {
    /// Linear in the text; keeps something for its characters beyond ASCII only.
    pub(crate) fn new(text: &str, unit: Offsets) -> Self {
        let mut bends = Vec::new();
        let mut units = 0;
        if unit != Offsets::Bytes {
            for (at, c) in text.char_indices() {
                if !c.is_ascii() {
                    bends.push((at, units));
                    let long = if unit == Offsets::Utf16 { c.len_utf16() } else { 1 };
                    bends.push((at + c.len_utf8(), units + long));
                    units += long;
                } else {
                    units += 1;
                }
            }
        }
        Self { bends }
    }

    /// The offset in the unit. One inside a character is that of the character.
    pub(crate) fn at(&self, byte: usize) -> usize {
        let after = self.bends.partition_point(|(b, _)| *b <= byte);
        let Some(&(bend, units)) = after.checked_sub(1).and_then(|i| self.bends.get(i)) else { return byte };
        // Every second bend ends a character; after one that begins it there is no further step.
        let inside = after % 2 == 1;
        if inside { units } else { units + (byte - bend) }
    }
}

impl Report {
    /// The report with its offsets in another unit, and [`offsets`](Self::offsets) saying so. `articles` must
    /// hold the texts, as [`Comparison::articles`](crate::Comparison::articles) gives them; the offsets of
    /// articles that are not among them stay bytes. A report that is not in bytes is given back as it is.
    ///
    /// Linear in the texts and the report.
    #[must_use]
    pub fn with_offsets(mut self, unit: Offsets, articles: &[Article]) -> Self {
        if !self.offsets.is_bytes() || unit.is_bytes() {
            return self;
        }
        let rulers: FxHashMap<&str, Ruler> = articles.iter().map(|a| (a.id(), Ruler::new(a.text(), unit))).collect();
        let turn = |article: &str, ends: [&mut usize; 2]| {
            if let Some(ruler) = rulers.get(article) {
                ends.into_iter().for_each(|e| *e = ruler.at(*e));
            }
        };
        self.offsets = unit;
        for p in self.names.iter_mut().flat_map(|n| &mut n.mentions) {
            turn(&p.article, [&mut p.start, &mut p.end]);
        }
        for s in &mut self.set_aside {
            turn(&s.article, [&mut s.start, &mut s.end]);
        }
        for statement in &mut self.statements {
            for m in &mut statement.members {
                turn(&m.article, [&mut m.start, &mut m.end]);
                for [start, end] in &mut m.parts {
                    turn(&m.article, [start, end]);
                }
                if let Some(s) = &mut m.speaker {
                    turn(&m.article, [&mut s.start, &mut s.end]);
                }
                if let Some(c) = &mut m.cue {
                    turn(&m.article, [&mut c.start, &mut c.end]);
                }
            }
            for detail in &mut statement.details {
                let witnesses = detail.readings.iter_mut().flat_map(|r| &mut r.witnesses);
                for p in witnesses.chain(&mut detail.elsewhere) {
                    turn(&p.article, [&mut p.start, &mut p.end]);
                }
            }
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offsets_count_what_they_say() {
        for text in ["", "plain", "café au lait", "é", "a\u{1F600}b é\u{301}c", "خبر عاجل", "日本 x"] {
            for byte in (0..=text.len()).filter(|&b| text.is_char_boundary(b)) {
                let before = &text[..byte];
                assert_eq!(Ruler::new(text, Offsets::Bytes).at(byte), byte);
                assert_eq!(Ruler::new(text, Offsets::Chars).at(byte), before.chars().count(), "{before:?} of {text:?}");
                assert_eq!(
                    Ruler::new(text, Offsets::Utf16).at(byte),
                    before.encode_utf16().count(),
                    "{before:?} of {text:?}"
                );
            }
        }
    }
}
