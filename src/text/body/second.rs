//! A second story on the page, below the first or pasted into its end.

use rustc_hash::FxHashSet;

use super::View;
use crate::text::layout::Says;

/// Rows within which a headline stands again, or a caption follows, where a second story begins.
const OPENING: usize = 8;

/// Candidates for the begin of a second story that are compared with the first; comparing reads both.
const CANDIDATES: usize = 8;

/// The share of capitalised words two stories may have in common. Neighbouring stories of one outlet
/// share countries and offices; the halves of one story share its names.
const SHARED: f64 = 0.34;

/// Capitalised words below which nothing can be said about what two stories share.
const NAMES: usize = 5;

/// The weight of a further story below which it is a teaser: three paragraphs of middling length.
const STORY: f32 = 4.0;

impl View<'_> {
    /// The headline of a second story between `from` and `to`, and the first row of its text.
    pub(super) fn second(&self, from: usize, to: usize) -> Option<(usize, usize)> {
        let mut tried = 0;
        for n in from + 2..to.saturating_sub(2) {
            let row = &self.rows[n];
            if !row.headline() || row.ended || self.first[n] < n {
                continue;
            }
            let end = (n + 1 + OPENING).min(to);
            let opening = (n + 1..end).find(|m| self.strong(*m)).unwrap_or(end);
            if opening == end || !self.opens(from, n, opening) {
                continue;
            }
            if tried == CANDIDATES {
                return None;
            }
            tried += 1;
            if (opening..to).filter(|m| self.strong(*m)).count() >= 2 && self.strangers((from, n), (n, to)) {
                return Some((n, opening));
            }
        }
        None
    }

    /// Whether the rows from a headline to the first paragraph are those of a new story: the headline
    /// stands twice, a caption or byline follows, or a gap precedes that is wider than any in the article
    /// that begins at `from`.
    fn opens(&self, from: usize, headline: usize, opening: usize) -> bool {
        let again = self.last[headline] > headline && self.last[headline] < opening;
        let gap = self.rows[headline].blanks;
        let apart = gap >= 2 && self.rows[from + 1..headline].iter().all(|row| row.blanks < gap);
        let caption = (headline + 1..opening.min(headline + 3)).any(|m| {
            matches!(self.rows[m].says, Says::Credit | Says::Byline)
                || m + 1 < opening && self.text_of(m) == self.text_of(m + 1)
        });
        again || caption || apart
    }

    /// A further story below the article: its headline, the first row of its text, and its end.
    pub(super) fn further(&self, after: usize, article: (usize, usize)) -> Option<(usize, usize, usize)> {
        let comments =
            (after..self.rows.len()).find(|n| self.rows[*n].says == Says::Comments).unwrap_or(self.rows.len());
        let (from, to) = self.best(after, comments)?;
        let weight: f32 = (from..to).map(|n| self.weight(n)).sum();
        let strong = (from..to).filter(|n| self.strong(*n)).count();
        if weight < STORY || strong < 3 {
            return None;
        }
        let headline = (from.saturating_sub(OPENING).max(after)..from)
            .rev()
            .find(|n| self.rows[*n].headline() && !self.rows[*n].ended)?;
        let headline = self.first[headline].max(after);
        (self.opens(article.0, headline, from) && self.strangers(article, (headline, to)))
            .then_some((headline, from, to))
    }

    /// Whether two runs of rows hardly share a name.
    fn strangers(&self, one: (usize, usize), other: (usize, usize)) -> bool {
        let names = |(from, to): (usize, usize)| -> FxHashSet<&str> {
            let words =
                self.rows[from..to].iter().flat_map(|row| row.span.of(self.text).split(|c: char| !c.is_alphanumeric()));
            words.filter(|w| w.len() > 3 && w.starts_with(char::is_uppercase)).collect()
        };
        let (one, other) = (names(one), names(other));
        let shared = one.intersection(&other).count();
        let fewer = one.len().min(other.len());
        fewer >= NAMES && (shared as f64) < SHARED * fewer as f64
    }
}
