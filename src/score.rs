//! A number between nought and one that can be ordered.

use serde::{Deserialize, Serialize};

/// A score in `0.0..=1.0`, ordered totally, printed to four places.
///
/// Values outside the range are clamped and NaN becomes 0, so that a score can never upset a sort.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
#[serde(from = "f64", into = "f64")]
pub struct Score(f64);

impl Score {
    /// The score nearest to `value` in range; NaN gives 0.
    #[must_use]
    pub fn new(value: f64) -> Self {
        Self(if value.is_nan() { 0.0 } else { value.clamp(0.0, 1.0) })
    }

    /// The number.
    #[must_use]
    pub const fn get(self) -> f64 {
        self.0
    }
}

impl Eq for Score {}

impl PartialOrd for Score {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Score {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.0.total_cmp(&other.0)
    }
}

impl From<f64> for Score {
    fn from(value: f64) -> Self {
        Self::new(value)
    }
}

impl From<Score> for f64 {
    /// Rounded to four places: more would be noise, and would make output depend on the order of sums.
    fn from(score: Score) -> Self {
        (score.0 * 10_000.0).round() / 10_000.0
    }
}

impl std::fmt::Display for Score {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}", f64::from(*self))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stays_in_range_whatever_comes() {
        for (given, kept) in [(f64::NAN, 0.0), (-0.5, 0.0), (1.5, 1.0), (f64::INFINITY, 1.0), (0.25, 0.25)] {
            assert_eq!(Score::new(given).get(), kept);
        }
        assert_eq!(Score::new(0.123_456).to_string(), "0.1235");
    }
}
