//! Quantities and times in running text, with their values.

use crate::day::Day;
use crate::language::Language;
use crate::span::Span;

/// A quantity or a time that a text gives, read to a value.
#[derive(Debug, Clone, PartialEq)]
pub struct Value {
    pub(crate) span: Span,
    pub(crate) core: Span,
    pub(crate) data: Data,
}

/// What a value is of.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Data {
    Quantity(Quantity),
    Time(Time),
}

/// A number with what it counts or measures.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Quantity {
    /// The number as a plain decimal ("31300000", "0.5"); `None` for a vague one ("several").
    pub(crate) value: Option<String>,
    /// ISO 4217 code, `percent`, or the unit as written, singular ("foot", "day", "metric ton").
    /// `None` for a bare count.
    pub(crate) unit: Option<String>,
    /// The value in the base unit of its dimension ("metre", "kilogram", "second"...).
    pub(crate) base: Option<(f64, &'static str)>,
    /// The least it can be, in base units where there is a base: 3 for "at least 3", 20 for "dozens".
    pub(crate) min: Option<f64>,
    /// The most it can be, likewise.
    pub(crate) max: Option<f64>,
    /// "about", "some", "nearly", and every vague number.
    pub(crate) approx: bool,
    /// "third", "25th".
    pub(crate) ordinal: bool,
}

/// A day or a stretch of days, and perhaps an hour.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Time {
    /// ISO 8601, as fine as the text is: "2031-07", "2031-07-23", "2031-07-23T18:00", "T18:00".
    pub(crate) value: String,
    /// First and last day it can be; `None` for an hour without a day.
    pub(crate) days: Option<(Day, Day)>,
    /// Minute of the day.
    pub(crate) minute: Option<u32>,
    /// "in recent days", "soon".
    pub(crate) approx: bool,
}

impl Value {
    /// Where it stands, with its unit and the words that bound it ("at least three", "$30 million").
    #[must_use]
    pub fn span(&self) -> Span {
        self.span
    }
}

/// The quantities and times of `span`, in order, without overlap. `published` is what "on Monday"
/// counts from; news points back, so weekdays are those of the past. Linear in the text.
pub(crate) fn recognise(_text: &str, _span: Span, _language: Language, _published: Option<Day>) -> Vec<Value> {
    // STUB
    Vec::new()
}
