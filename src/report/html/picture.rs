//! Pictures drawn from the data: strips of figures, and a timeline. Every row has its text beside it, so
//! the drawings are hidden from those who listen to the page.

use std::collections::{BTreeMap, BTreeSet};

use maud::{Markup, html};

use super::{Page, bdi};
use crate::compare::detail::{DetailKind, UnknownReason};
use crate::day::Day;
use crate::report::clean::line;
use crate::report::words;
use crate::report::{DetailRecord, ReadingRecord};

/// Days up to which the timeline is drawn to scale; over longer times the days stand in order, one beside
/// the other, for else one far day would push all others into one place.
const SCALED: i32 = 45;
/// Days a timeline holds; each takes about the width of a date on a phone at the least.
const DAYS: usize = 12;
/// Share of the width, in percent, that is kept free at either end, for half a label.
const MARGIN: f64 = 8.0;
/// Percent of the width two labels of days must lie apart, or the later is not written.
const APART: f64 = 14.0;

/// A position on the axis in percent of the width, for a share from 0 to 1.
fn percent(share: f64) -> String {
    let share = if share.is_finite() { share.clamp(0.0, 1.0) } else { 0.0 };
    format!("{:.1}%", MARGIN + share * (100.0 - 2.0 * MARGIN))
}

/// A figure as a range; open ends have none.
#[derive(Debug, Clone, Copy)]
struct Range {
    value: f64,
    min: Option<f64>,
    max: Option<f64>,
}

fn range(reading: &ReadingRecord) -> Option<Range> {
    let value = reading.value.parse::<f64>().ok().filter(|v| v.is_finite())?;
    Some(Range { value, min: reading.min.filter(|v| v.is_finite()), max: reading.max.filter(|v| v.is_finite()) })
}

impl Page<'_, '_> {
    /// The figures of a detail on one axis, where two or more differ and count the same unit.
    pub(super) fn strip(&self, detail: &DetailRecord) -> Markup {
        let ranges: Option<Vec<Range>> = detail.readings.iter().map(range).collect();
        let Some(ranges) = ranges.filter(|_| detail.kind == DetailKind::Quantity) else { return html! {} };
        let ends = |r: &Range| [Some(r.value), r.min, r.max];
        let all: Vec<f64> = ranges.iter().flat_map(ends).flatten().collect();
        let (low, high) = all.iter().fold((f64::INFINITY, f64::NEG_INFINITY), |(l, h), &v| (l.min(v), h.max(v)));
        // A bare number counts what the others count: the detail is about one thing.
        let units: BTreeSet<&str> = detail.readings.iter().filter_map(|r| r.unit.as_deref()).collect();
        let one_unit = units.len() <= 1;
        if !one_unit || ranges.iter().all(|r| r.value == ranges[0].value) || low >= high {
            return html! {};
        }
        let at = |v: f64| percent((v - low) / (high - low));
        html! {
            figure.strip {
                figcaption { (words::heading(detail)) }
                @for (reading, r) in detail.readings.iter().zip(&ranges) {
                    div.bar {
                        span.what { (bdi(&words::shown(reading))) }
                        svg aria-hidden="true" width="100%" height="20" {
                            line.axis x1="0" x2="100%" y1="10" y2="10" {}
                            @if r.min.is_some() || r.max.is_some() {
                                line.range x1=(r.min.map_or_else(|| "0".to_owned(), at)) x2=(r.max.map_or_else(|| "100%".to_owned(), at)) y1="10" y2="10" {}
                            }
                            circle.dot cx=(at(r.value)) cy="10" r="5.5" {}
                        }
                        span.meta { (bdi(&self.view.labels(reading.witnesses.iter().map(|w| w.article.as_str())))) }
                    }
                }
            }
        }
    }

    /// When articles appeared and which days they tell of, a row an outlet; and what was said on several
    /// days.
    pub(super) fn days(&self) -> Markup {
        let view = self.view;
        let mut published: Vec<BTreeSet<Day>> = vec![BTreeSet::new(); view.outlets.len()];
        let mut told = published.clone();
        for (a, article) in view.report.articles.iter().enumerate() {
            published[view.outlet_of(a)].extend(article.published.as_deref().and_then(Day::parse));
        }
        let times = |d: &&DetailRecord| d.kind == DetailKind::Time;
        for detail in view.report.statements.iter().flat_map(|s| &s.details).filter(times) {
            for reading in &detail.readings {
                let Some(day) = day(&reading.value) else { continue };
                for a in reading.witnesses.iter().filter_map(|w| view.article(&w.article)) {
                    told[view.outlet_of(a)].insert(day);
                }
            }
        }
        let mut first: BTreeMap<Day, usize> = BTreeMap::new();
        for &s in &view.shared {
            if let Some(day) = view.report.statements[s].occasion.as_deref().and_then(Day::parse) {
                *first.entry(day).or_insert(0) += 1;
            }
        }
        let axis = Axis::new(&published, &told, &first);
        let shown = |days: &BTreeSet<Day>| {
            days.iter().filter(|d| axis.place(**d).is_some()).map(Day::to_string).collect::<Vec<_>>().join(", ")
        };
        html! {
            @let several = self.several_days();
            @if axis.days.len() > 1 || !several.is_empty() { h2 #days { "Days" } }
            @if axis.days.len() > 1 {
                p.key {
                    span { i.st aria-hidden="true" { "●" } "an article appeared" }
                    span { i.el aria-hidden="true" { "◇" } "a day it tells of" }
                    @if !axis.scaled { span { "Days in their order, not to scale." } }
                }
                div.timeline {
                    @for (o, outlet) in view.outlets.iter().enumerate() {
                        div.bar {
                            span.what { (bdi(outlet)) }
                            svg aria-hidden="true" width="100%" height="22" {
                                line.axis x1="0" x2="100%" y1="11" y2="11" {}
                                @for day in &told[o] { @if let Some(x) = axis.place(*day) {
                                    // Turned within a box of its own: a position in percent cannot be turned in place.
                                    svg x=(x) y="11" overflow="visible" width="1" height="1" { path.told d="M0 -8L8 0L0 8L-8 0Z" {} }
                                } }
                                @for day in &published[o] { @if let Some(x) = axis.place(*day) { circle.dot cx=(x) cy="11" r="4.5" {} } }
                            }
                            span.hidden { "appeared " (shown(&published[o])) "; tells of " (shown(&told[o])) }
                        }
                    }
                    div.bar {
                        span.what { "Statements first said" }
                        svg aria-hidden="true" width="100%" height="40" {
                            @for (day, n) in &first { @if let Some(x) = axis.place(*day) { text.n x=(x) y="14" text-anchor="middle" { (n) } } }
                            @for (x, day) in axis.labels() { text x=(x) y="34" text-anchor="middle" { (day) } }
                        }
                        span.hidden { @for (day, n) in &first { (day) ": " (n) "; " } }
                    }
                }
            }
            @if !several.is_empty() {
                h3 { "Said on several occasions: " (several.len()) }
                ul { @for s in several { li { (self.sentence(s)) } } }
            }
        }
    }

    /// Statements that some article tells of another occasion than the others.
    fn several_days(&self) -> Vec<usize> {
        let statements = &self.view.report.statements;
        let other = |d: &DetailRecord| d.unknown.iter().any(|u| u.reason == UnknownReason::OtherOccasion);
        self.view.shared.iter().copied().filter(|&s| statements[s].details.iter().any(other)).collect()
    }
}

/// The day a time begins with, where it is given to the day.
fn day(value: &str) -> Option<Day> {
    line(value).get(..10).and_then(Day::parse)
}

/// The days of a timeline and where they stand.
struct Axis {
    days: Vec<Day>,
    scaled: bool,
}

impl Axis {
    /// The days on which something appeared come first, then those most outlets tell of.
    fn new(published: &[BTreeSet<Day>], told: &[BTreeSet<Day>], first: &BTreeMap<Day, usize>) -> Self {
        let mut weight: BTreeMap<Day, usize> = BTreeMap::new();
        for day in told.iter().flatten() {
            *weight.entry(*day).or_insert(0) += 1;
        }
        for day in published.iter().flatten().chain(first.keys()) {
            *weight.entry(*day).or_insert(0) += told.len() + 1;
        }
        let mut days: Vec<(Day, usize)> = weight.into_iter().collect();
        days.sort_by_key(|(_, weight)| std::cmp::Reverse(*weight));
        let mut days: Vec<Day> = days.into_iter().take(DAYS).map(|(d, _)| d).collect();
        days.sort_unstable();
        let scaled = matches!((days.first(), days.last()), (Some(a), Some(b)) if a.days_until(*b) <= SCALED);
        Self { days, scaled }
    }

    fn share(&self, day: Day) -> Option<f64> {
        let at = self.days.binary_search(&day).ok()?;
        let (first, last) = (self.days.first()?, self.days.last()?);
        Some(if self.scaled {
            f64::from(first.days_until(day)) / f64::from(first.days_until(*last).max(1))
        } else {
            at as f64 / (self.days.len() - 1).max(1) as f64
        })
    }

    fn place(&self, day: Day) -> Option<String> {
        self.share(day).map(percent)
    }

    /// The days that have room for a label.
    fn labels(&self) -> Vec<(String, String)> {
        let mut last = f64::NEG_INFINITY;
        let mut out = Vec::new();
        for day in &self.days {
            let Some(share) = self.share(*day) else { continue };
            if (share - last) * (100.0 - 2.0 * MARGIN) >= APART {
                last = share;
                out.push((percent(share), day.to_string()));
            }
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days(written: &[&str]) -> BTreeSet<Day> {
        written.iter().filter_map(|d| Day::parse(d)).collect()
    }

    #[test]
    fn days_stand_to_scale_while_they_fit() {
        let axis = Axis::new(&[days(&["2031-03-01", "2031-03-03", "2031-03-11"])], &[days(&[])], &BTreeMap::new());
        assert!(axis.scaled);
        let places: Vec<_> = axis.days.iter().filter_map(|d| axis.place(*d)).collect();
        assert_eq!(places, ["8.0%", "24.8%", "92.0%"]);
        let axis = Axis::new(&[days(&["2031-03-01", "2031-03-03"])], &[days(&["1999-01-01"])], &BTreeMap::new());
        assert!(!axis.scaled);
        assert_eq!(axis.days.iter().filter_map(|d| axis.place(*d)).collect::<Vec<_>>(), ["8.0%", "50.0%", "92.0%"]);
    }

    #[test]
    fn a_long_story_keeps_the_days_articles_appeared() {
        let many: Vec<String> = (1..=28).map(|d| format!("2031-02-{d:02}")).collect();
        let told = days(&many.iter().map(String::as_str).collect::<Vec<_>>());
        let axis = Axis::new(&[days(&["2031-02-27", "2031-02-28"])], &[told], &BTreeMap::new());
        assert_eq!(axis.days.len(), DAYS);
        assert!(axis.days.contains(&Day::parse("2031-02-28").unwrap()));
        assert!(axis.labels().len() <= (100.0 / APART) as usize + 1);
    }

    #[test]
    fn a_time_to_the_day_has_a_day() {
        for (value, want) in [
            ("2031-03-04", Some("2031-03-04")),
            ("2031-03-04T10:30", Some("2031-03-04")),
            ("2031-03", None),
            ("Tuesday", None),
            ("", None),
            ("20310304é", None),
        ] {
            assert_eq!(day(value).map(|d| d.to_string()).as_deref(), want, "{value}");
        }
    }
}
