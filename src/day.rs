//! Calendar days: dates are compared by day, and nothing here reads the clock.

use jiff::civil::Date;

/// A day of the proleptic Gregorian calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Day(pub(crate) Date);

impl Day {
    /// Reads an ISO 8601 date, or the date of an ISO 8601 / RFC 3339 / RFC 2822 date and time as
    /// written there (no shift of time zone: the outlet's own day is the one it wrote).
    pub(crate) fn parse(written: &str) -> Option<Self> {
        let written = written.trim();
        if let Ok(pieces) = jiff::fmt::temporal::Pieces::parse(written) {
            return Some(Self(pieces.date()));
        }
        let zoned = jiff::fmt::rfc2822::parse(written).ok()?;
        Some(Self(zoned.date()))
    }

    /// The day `days` later (earlier when negative), if the calendar has it.
    pub(crate) fn plus(self, days: i64) -> Option<Self> {
        let span = jiff::Span::new().try_days(days).ok()?;
        self.0.checked_add(span).ok().map(Self)
    }
}

/// The minute of the day that a date and time has, as written there.
pub(crate) fn minute_of(written: &str) -> Option<u32> {
    let written = written.trim();
    let time = match jiff::fmt::temporal::Pieces::parse(written) {
        Ok(pieces) => pieces.time()?,
        Err(_) => jiff::fmt::rfc2822::parse(written).ok()?.time(),
    };
    u32::try_from(i32::from(time.hour()) * 60 + i32::from(time.minute())).ok()
}

/// The minutes east of Greenwich of the clock of a date and time, where it has one.
pub(crate) fn east_of(written: &str) -> Option<i32> {
    let written = written.trim();
    let seconds = match jiff::fmt::temporal::Pieces::parse(written) {
        Ok(pieces) => match pieces.offset()? {
            jiff::fmt::temporal::PiecesOffset::Numeric(offset) => offset.offset().seconds(),
            _ => 0,
        },
        Err(_) => jiff::fmt::rfc2822::parse(written).ok()?.offset().seconds(),
    };
    Some(seconds / 60)
}

impl Day {
    /// Days from this one to another; negative when the other is earlier.
    pub(crate) fn days_until(self, other: Self) -> i32 {
        self.0.until(other.0).map_or(0, |span| span.get_days())
    }
}

impl std::fmt::Display for Day {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_day_as_written() {
        for (written, day) in [
            ("2031-07-23", Some("2031-07-23")),
            (" 2031-07-23 ", Some("2031-07-23")),
            ("2031-07-23T23:30:00Z", Some("2031-07-23")),
            ("2031-07-23T23:30:00+02:00", Some("2031-07-23")),
            ("2031-07-23 23:30", Some("2031-07-23")),
            ("Wed, 23 Jul 2031 23:30:00 +0200", Some("2031-07-23")),
            ("23 July", None),
            ("", None),
        ] {
            assert_eq!(Day::parse(written).map(|d| d.to_string()).as_deref(), day, "{written:?}");
        }
    }
}
