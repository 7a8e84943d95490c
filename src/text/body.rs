//! Which rows of a page are the article.

mod second;

use rustc_hash::FxHashMap;

use super::fold::fold;
use super::layout::{Row, Says};
use super::page::{BlockKind, Reason};

/// What a row is taken for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Label {
    /// Content of a story, 0 being the article.
    Block(BlockKind, u32),
    /// Set aside.
    Aside(Reason),
    /// Captions and the like within a further story.
    Within(u32),
}

/// Rows above the article in which its headline is looked for; bylines, share buttons and captions
/// between the two take about a dozen on the pages seen.
const ABOVE: usize = 30;

/// From so many headline-like lines on, one to four paragraphs, they are headings of the article.
const HEADINGS: usize = 4;

/// So many headline-like lines in a row are links; paragraphs without their marks, or verse, are rarer.
const RUN: usize = 4;

/// Rows with figures that a list below the last paragraph has more than rows without.
const TABLE: i32 = 4;

/// From so often on, a line that stands again and again in an article is its refrain (the questions of a
/// series of interviews, the labels of a list); captions stand twice.
const REFRAIN: usize = 3;

/// The weight from which a run of rows above a heading "Comments" is an article: two long paragraphs.
const ARTICLE: f32 = 3.0;

/// The most rows a ticker has.
const TICKER: usize = 30;

/// A row standing again this far away or further is a text of the outlet, not a caption.
const FAR: usize = 4;

/// Finds the article among the rows of a page.
pub(super) fn labels(text: &str, rows: &[Row], title: Option<&str>) -> Vec<Label> {
    let view = View::new(text, rows, title);
    let mut labels = vec![Label::Aside(Reason::Footer); rows.len()];
    let Some((from, to)) = view.best(0, view.discussion()).filter(|_| rows.iter().any(Row::strong)) else {
        // Nothing looks like an article: all of it may be one (a list of short lines, a bare line).
        for (n, label) in labels.iter_mut().enumerate() {
            let first = n == 0 && rows.len() > 1 && !rows[0].ended && rows[0].headline();
            *label = match rows[n].says {
                Says::Nothing | Says::Credit | Says::Byline => {
                    Label::Block(if first { BlockKind::Title } else { BlockKind::Body }, 0)
                }
                _ if rows.len() == 1 => Label::Block(BlockKind::Body, 0),
                says => Label::Aside(reason(says)),
            };
        }
        return labels;
    };
    let (from, told) = view.widened(from, to);
    let to = view.tabled(told);
    let mut ends = to;
    let mut next = None;
    if let Some((headline, opening)) = view.second(from, to) {
        ends = headline;
        next = Some((headline, opening, to));
    } else if let Some(found) = view.further(to, (from, to)) {
        next = Some(found);
    }
    let headline = view.headline(from, ends);
    view.above(&mut labels, headline.unwrap_or(from), from, headline);
    view.inside(&mut labels, from, ends.min(told), 0, headline);
    labels[ends.min(told)..ends].fill(Label::Block(BlockKind::Body, 0));
    let mut below = ends;
    if let Some((headline, opening, end)) = next {
        view.below(&mut labels, ends, headline);
        labels[headline] = Label::Block(BlockKind::Title, 1);
        labels[headline + 1..opening].fill(Label::Within(1));
        view.inside(&mut labels, opening, end, 1, Some(headline));
        below = end;
    }
    view.below(&mut labels, below, rows.len());
    labels
}

/// Why a row that says what it is does not belong to the article.
fn reason(says: Says) -> Reason {
    match says {
        Says::Ticker => Reason::Ticker,
        Says::Related => Reason::Related,
        Says::Share => Reason::Menu,
        Says::Tags => Reason::Tags,
        Says::Byline => Reason::Byline,
        Says::Credit => Reason::Caption,
        Says::Nothing | Says::Comments | Says::Footer | Says::Cut => Reason::Footer,
    }
}

struct View<'t> {
    text: &'t str,
    rows: &'t [Row],
    /// For each row, the first row with the same words.
    first: Vec<usize>,
    /// For each row, the last row with the same words.
    last: Vec<usize>,
    /// For each row, how many have the same words.
    times: Vec<usize>,
    /// Most of the text stands twice: the second copies are repeated, the first ones are not the outlet's.
    doubled: bool,
    given: Option<usize>,
    /// For each row, whether it stands in a ticker.
    ticker: Vec<bool>,
}

impl<'t> View<'t> {
    fn new(text: &'t str, rows: &'t [Row], title: Option<&str>) -> Self {
        let mut seen: FxHashMap<&str, (usize, usize, usize)> = FxHashMap::default();
        for (n, row) in rows.iter().enumerate() {
            let entry = seen.entry(row.span.of(text)).or_insert((n, n, 0));
            (entry.1, entry.2) = (n, entry.2 + 1);
        }
        let of = |row: &Row| seen[row.span.of(text)];
        let first: Vec<_> = rows.iter().map(|row| of(row).0).collect();
        let last: Vec<_> = rows.iter().map(|row| of(row).1).collect();
        let times: Vec<_> = rows.iter().map(|row| of(row).2).collect();
        let (mut all, mut again) = (0, 0);
        for (n, row) in rows.iter().enumerate().filter(|(_, row)| row.strong()) {
            all += row.width;
            again += if first[n] < n { row.width } else { 0 };
        }
        // Half of a doubled text are second copies; boilerplate alone never comes near that.
        let doubled = again * 5 >= all * 2 && all > 0;
        let given = title.map(fold).filter(|t| !t.trim().is_empty()).and_then(|title| {
            rows.iter()
                .position(|row| row.width <= title.len() * 2 + 8 && fold(row.span.of(text)).trim() == title.trim())
        });
        // A ticker runs from its heading to the next blank line; without one soon after, the heading
        // was the name of a section in a menu.
        let mut ticker = vec![false; rows.len()];
        let mut n = 0;
        while n < rows.len() {
            let end = (n + 1..rows.len()).find(|m| rows[*m].blanks > 0 || *m > n + TICKER).unwrap_or(rows.len());
            if rows[n].says == Says::Ticker && !rows[n].item && end <= n + TICKER {
                ticker[n..end].fill(true);
                n = end;
            } else {
                n += 1;
            }
        }
        Self { text, rows, first, last, times, doubled, given, ticker }
    }

    /// The row at which readers begin to write, if an article stands above it; else the number of rows.
    /// Whatever follows is no part of the article, however long it is.
    fn discussion(&self) -> usize {
        let (mut sum, mut strong) = (0.0_f32, 0);
        for (n, row) in self.rows.iter().enumerate() {
            if row.says == Says::Comments {
                if sum >= ARTICLE && strong >= 2 {
                    return n;
                }
                continue;
            }
            let weight = self.weight(n);
            sum += weight;
            strong += usize::from(self.strong(n));
            if sum <= 0.0 {
                (sum, strong) = (0.0, 0);
            }
        }
        self.rows.len()
    }

    /// Whether a row is a long text of the outlet that stands on the page more than once.
    fn boilerplate(&self, n: usize) -> bool {
        !self.doubled && self.last[n] - self.first[n] >= FAR && self.rows[n].width >= 60
    }

    fn strong(&self, n: usize) -> bool {
        let again = self.doubled && self.first[n] < n;
        self.rows[n].strong() && !self.ticker[n] && !again && !self.boilerplate(n)
    }

    /// How much a row speaks for standing in the article. Fitted by eye to whole pages: a paragraph
    /// outweighs the two or three captions and headings that may precede it, a menu of ten lines
    /// outweighs a teaser, and a heading over comments or related stories ends the article unless
    /// several paragraphs follow.
    fn weight(&self, n: usize) -> f32 {
        let row = &self.rows[n];
        let width = row.width.min(400) as f32;
        match row.says {
            Says::Comments => return -15.0,
            // "Read more: ..." stands between paragraphs; "Related" alone heads a list.
            Says::Related if row.words > 5 => return -0.6,
            Says::Related | Says::Footer => return -2.0,
            Says::Nothing => {}
            _ => return -0.6,
        }
        if self.ticker[n] {
            return -1.0;
        }
        if self.strong(n) {
            width / 100.0
        } else if self.boilerplate(n) {
            -0.3
        } else if row.trails {
            -0.5
        } else if row.item {
            if row.ended && row.width >= 60 { 0.3 } else { -0.6 }
        } else if row.ended && row.words >= 3 {
            0.2
        } else if row.width >= 60 && !row.title_case() {
            0.0
        } else if row.words >= 5 && !row.title_case() {
            -0.1
        } else {
            -0.3
        }
    }

    /// The run of rows between `from` and `to` with the greatest weight, the first of equals.
    fn best(&self, from: usize, to: usize) -> Option<(usize, usize)> {
        let mut best = (0.0, None);
        let (mut sum, mut start) = (0.0_f32, from);
        for n in from..to {
            if sum <= 0.0 {
                (sum, start) = (0.0, n);
            }
            sum += self.weight(n);
            if sum > best.0 {
                best = (sum, Some((start, n + 1)));
            }
        }
        best.1
    }

    /// Short paragraphs at either end belong to the article as well, and so does a last line without
    /// its mark where nothing else follows.
    fn widened(&self, mut from: usize, mut to: usize) -> (usize, usize) {
        let joins = |n: usize| {
            let row = &self.rows[n];
            matches!(row.says, Says::Nothing)
                && !row.item
                && !row.trails
                && row.ended
                && row.words >= 3
                && self.first[n] == self.last[n]
        };
        while from > 0 && joins(from - 1) && self.given != Some(from - 1) {
            from -= 1;
        }
        while to < self.rows.len() && joins(to) {
            to += 1;
        }
        if to + 1 == self.rows.len()
            && matches!(self.rows[to].says, Says::Nothing)
            && !self.rows[to].item
            && self.rows[to].words >= if self.rows[to].trails { 3 } else { 6 }
        {
            to += 1;
        }
        (from, to)
    }

    /// The end of the list of figures that stands right below the last paragraph, before anything that says
    /// it is not the article: prices, dates of a tour, a recipe. Lists of other stories hold few figures.
    fn tabled(&self, to: usize) -> usize {
        let (mut end, mut sum, mut most) = (to, 0_i32, TABLE - 1);
        for n in to..self.rows.len() {
            let row = &self.rows[n];
            if !matches!(row.says, Says::Nothing | Says::Credit | Says::Byline) || self.is_menu(n) {
                break;
            }
            // The items of a menu may carry counts.
            sum += if row.figures && (!row.item || row.words >= 5) { 1 } else { -1 };
            if sum > most {
                (end, most) = (n + 1, sum);
            }
            if sum < -TABLE {
                break;
            }
        }
        end
    }

    /// Whether a row begins a run of items of a word or two, as menus have them.
    fn is_menu(&self, n: usize) -> bool {
        let bit = |row: &Row| row.item && row.words <= 3 && !row.figures;
        self.rows.get(n..n + RUN).is_some_and(|run| run.iter().all(bit))
    }

    /// The row of the headline of the article that begins at `from`.
    fn headline(&self, from: usize, to: usize) -> Option<usize> {
        if let Some(given) = self.given.filter(|given| *given < to) {
            return Some(given);
        }
        let lowest = from.saturating_sub(ABOVE);
        for n in (lowest..from).rev() {
            let row = &self.rows[n];
            if matches!(row.says, Says::Ticker | Says::Comments) {
                break;
            }
            // The summary below a headline ends like a sentence; captions stand twice or carry a credit.
            if !row.headline() || row.ended && row.width >= 40 || n > 0 && self.text_of(n) == self.text_of(n - 1) {
                continue;
            }
            // Two such lines, and only two: a headline and the summary below it.
            let like = |n: usize| self.rows[n].headline() && !self.rows[n].ended;
            let above = n.checked_sub(1).filter(|above| like(*above) && (*above == 0 || !like(above - 1)));
            return Some(self.first[above.unwrap_or(n)]);
        }
        // No line above: a first line much shorter than the paragraph after a blank line.
        let (row, next) = (self.rows.get(from)?, self.rows.get(from + 1)?);
        (from + 1 < to && row.width <= 120 && next.blanks > 0 && next.width > row.width && !row.item && from < 3)
            .then_some(from)
    }

    fn text_of(&self, n: usize) -> &'t str {
        self.rows[n].span.of(self.text)
    }

    /// Labels what stands above the first paragraph at `from`, headline included.
    fn above(&self, labels: &mut [Label], top: usize, from: usize, headline: Option<usize>) {
        // A summary that does not end like a sentence is told from links by standing alone.
        let mut bare = (top + 1..from).filter(|n| {
            let row = &self.rows[*n];
            row.headline() && !row.ended && row.width >= 40 && headline.is_none_or(|h| self.first[*n] != self.first[h])
        });
        let summary = bare.next().filter(|_| bare.next().is_none());
        for (n, label) in labels.iter_mut().enumerate().take(from) {
            let row = &self.rows[n];
            let again = headline.is_some_and(|h| n > h && self.first[n] == self.first[h]);
            *label = if headline == Some(n) {
                Label::Block(BlockKind::Title, 0)
            } else if again || n > top && self.first[n] < n && self.first[n] >= top {
                Label::Aside(Reason::Repeated)
            } else if self.ticker[n] {
                Label::Aside(Reason::Ticker)
            } else if row.says != Says::Nothing {
                Label::Aside(reason(row.says))
            } else if self.boilerplate(n) {
                Label::Aside(Reason::Footer)
            } else if n < top || row.item {
                Label::Aside(Reason::Menu)
            } else if self.last[n] > n && self.last[n] < from {
                Label::Aside(Reason::Caption)
            } else if row.width >= 40 && (row.ended || summary == Some(n)) {
                Label::Block(BlockKind::Deck, 0)
            } else if row.headline() && !row.ended && row.width >= 40 {
                Label::Aside(Reason::Related)
            } else if row.words == 1 && row.width <= 3 {
                Label::Aside(Reason::Byline)
            } else {
                Label::Aside(Reason::Caption)
            };
        }
    }

    /// Whether a row between paragraphs looks like the headline of another story.
    fn like_related(&self, n: usize) -> bool {
        let row = &self.rows[n];
        row.says == Says::Nothing && !row.item && !row.ended && row.words >= 6 && row.title_case() && !self.strong(n)
    }

    /// Whether a row stands among so many headline-like ones that they are a list of links.
    fn in_run(&self, n: usize, from: usize, to: usize) -> bool {
        let link = |n: &usize| {
            let row = &self.rows[*n];
            row.headline() && !row.ended && row.words >= 4
        };
        let before = (from..n).rev().take(RUN).take_while(link).count();
        let after = (n..to).take(RUN).take_while(link).count();
        link(&n) && before + after >= RUN
    }

    /// Whether a row announces a list: "They are:".
    fn announces(&self, n: usize) -> bool {
        let row = &self.rows[n];
        row.says == Says::Nothing && row.width >= 30 && row.span.of(self.text).ends_with([':', '：'])
    }

    /// Whether a row stands again and again within the article, and nowhere else.
    fn refrain(&self, n: usize, from: usize, to: usize) -> bool {
        self.times[n] >= REFRAIN && self.rows[n].words > 0 && self.first[n] >= from && self.last[n] < to
    }

    /// Labels the rows of a story.
    fn inside(&self, labels: &mut [Label], from: usize, to: usize, part: u32, headline: Option<usize>) {
        let aside = |reason| if part == 0 { Label::Aside(reason) } else { Label::Within(part) };
        let mut related = false;
        // A link to another story is rare; lines that stand between the paragraphs again and again are
        // this article's own headings.
        let alone =
            |n: usize| self.like_related(n) && !self.like_related(n - 1) && (n + 1 >= to || !self.like_related(n + 1));
        let heads = (from + 1..to).filter(|n| alone(*n)).count();
        let paragraphs = (from..to).filter(|n| self.strong(*n)).count();
        let headings = heads >= HEADINGS && heads * 4 >= paragraphs;
        // Single items between the paragraphs again and again are part of what is told as well.
        let singles = (from + 1..to)
            .filter(|n| self.rows[*n].item && !self.rows[n - 1].item && !self.rows.get(n + 1).is_some_and(|r| r.item))
            .count();
        let mut n = from;
        while n < to {
            let row = &self.rows[n];
            let items = self.rows[n..to].iter().take_while(|row| row.item && row.says == Says::Nothing).count();
            if items > 0 {
                // Items of several words, with figures, or announced by a colon are part of what is told;
                // single words are a menu.
                let told = self.rows[n..n + items]
                    .iter()
                    .filter(|row| row.ended || row.figures || row.words >= 5 && !row.title_case() && !row.trails)
                    .count();
                let announced = n > from && self.announces(n - 1) && !self.is_menu(n);
                let label = if told * 2 > items || announced || items == 1 && singles >= HEADINGS {
                    Label::Block(BlockKind::Body, part)
                } else {
                    aside(Reason::Menu)
                };
                labels[n..n + items].fill(label);
                n += items;
                continue;
            }
            let title = headline.is_some_and(|h| self.first[n] == self.first[h]);
            related = row.says == Says::Related && row.words <= 5 || related && !self.strong(n);
            labels[n] = if headline == Some(n) {
                Label::Block(BlockKind::Title, part)
            } else if title || self.first[n] < n && self.first[n] >= from && !self.refrain(n, from, to) {
                aside(Reason::Repeated)
            } else if self.ticker[n] {
                aside(Reason::Ticker)
            } else if row.says != Says::Nothing {
                aside(reason(row.says))
            } else if self.boilerplate(n) && !self.refrain(n, from, to) {
                aside(Reason::Footer)
            } else if self.strong(n) || row.ended && !(related && row.width < 60) {
                Label::Block(BlockKind::Body, part)
            } else if headings && !related && n > from && alone(n) {
                Label::Block(BlockKind::Subhead, part)
            } else if related || self.like_related(n) || self.in_run(n, from, to) {
                aside(Reason::Related)
            } else if n + 1 < to && self.text_of(n + 1) == self.text_of(n) {
                aside(Reason::Caption)
            } else if row.words >= 9 || n + 1 == to {
                Label::Block(BlockKind::Body, part)
            } else if row.long_words > 0 || row.width >= 8 {
                Label::Block(BlockKind::Subhead, part)
            } else {
                aside(Reason::Menu)
            };
            n += 1;
        }
    }

    /// Labels what stands below the article.
    fn below(&self, labels: &mut [Label], from: usize, to: usize) {
        let mut mode = None;
        let mut tags = true;
        for (n, label) in labels.iter_mut().enumerate().take(to).skip(from) {
            let row = &self.rows[n];
            *label = Label::Aside(if row.says != Says::Nothing {
                mode = (row.says == Says::Related).then_some(Reason::Related);
                reason(row.says)
            } else if self.first[n] < n && row.words > 3 {
                if self.boilerplate(n) { Reason::Footer } else { Reason::Repeated }
            } else if row.item {
                if tags && row.words <= 3 && self.first[n] == n { Reason::Tags } else { Reason::Menu }
            } else {
                mode.filter(|_| row.words >= 3).unwrap_or(if row.headline() && !row.ended {
                    Reason::Related
                } else {
                    Reason::Footer
                })
            });
            tags &= row.item || matches!(row.says, Says::Tags | Says::Byline);
        }
    }
}
