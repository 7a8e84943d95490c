//! Quantities and times read from invented sentences, and laws that hold for any text.

use proptest::prelude::*;
use variorum::{Prefer, Value, ValueKind, values, values_with};

/// The day every case counts from, a Wednesday.
const PUBLISHED: &str = "2031-07-23";

/// A value on one line: `words=value unit [min,max] ~ @ #`, what is not there left out.
fn shown(value: &Value, text: &str) -> String {
    let mut line = format!("{}={}", value.span().of(text), value.value().unwrap_or("?"));
    if let Some(unit) = value.unit() {
        line.push_str(&format!(" {unit}"));
    }
    if value.kind() == ValueKind::Quantity && value.min() != value.max() {
        let end = |end: Option<f64>| end.map_or(String::new(), |v| format!("{v}"));
        line.push_str(&format!(" [{},{}]", end(value.min()), end(value.max())));
    }
    if value.is_approx() {
        line.push_str(" ~");
    }
    if value.kind() == ValueKind::Time {
        line.push_str(" @");
    }
    if value.is_ordinal() {
        line.push_str(" #");
    }
    line
}

fn all(text: &str, published: Option<&str>) -> String {
    values(text, published).iter().map(|v| shown(v, text)).collect::<Vec<_>>().join(" ; ")
}

#[test]
fn cases() {
    let mut wrong = Vec::new();
    let mut cases = 0;
    for line in include_str!("data/values.txt").lines().filter(|l| !l.trim().is_empty() && !l.starts_with('#')) {
        let (text, expected) = line.split_once('|').expect("a text and its values");
        let (text, found) = (text.trim(), all(text.trim(), Some(PUBLISHED)));
        cases += 1;
        if found != expected.trim() {
            wrong.push(format!("{text}\n   found {found}\nexpected {}", expected.trim()));
        }
    }
    assert!(wrong.is_empty() && cases > 90, "{} of {cases} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn without_a_day_of_publication_relative_days_stay_relative() {
    for (text, expected) in [
        ("It met on July 23.", "on July 23=--07-23 @"),
        ("It met in July.", "in July=--07 @"),
        ("It met on Monday.", "on Monday=-W-1 @"),
        ("It met yesterday.", "yesterday=-P1D @"),
        ("It met two weeks ago.", "two weeks ago=-P2W @"),
        ("It met last month.", "last month=-P1M @"),
        ("It met on 23 July 2031.", "on 23 July 2031=2031-07-23 @"),
    ] {
        assert_eq!(all(text, None), expected);
        assert_eq!(all(text, Some("no day")), expected, "what cannot be read counts as missing");
    }
}

#[test]
fn what_the_words_leave_open_goes_the_way_preferred_and_nothing_else_does() {
    let read = |text: &str, prefer| {
        values_with(text, Some(PUBLISHED), prefer)
            .iter()
            .map(|v| v.value().unwrap_or("?").to_owned())
            .collect::<Vec<_>>()
    };
    for (text, past, future) in [
        ("The shop shut on Friday.", "2031-07-18", "2031-07-25"),
        ("The shop shut in May.", "2031-05", "2032-05"),
        ("The shop shut on 3 March.", "2031-03-03", "2032-03-03"),
        ("The shop shut before Christmas.", "2030-12-25", "2031-12-25"),
        ("The shop shut on the 4th.", "2031-07-04", "2031-08-04"),
        ("sat at 5", "2031-07-19T05:00", "2031-07-26T05:00"),
        // Here the words tell.
        ("The shop will open on Friday.", "2031-07-25", "2031-07-25"),
        ("The shop was shut on Friday.", "2031-07-18", "2031-07-18"),
        ("The shop opens next Monday.", "2031-07-28", "2031-07-28"),
        ("The shop shut yesterday.", "2031-07-22", "2031-07-22"),
        ("The shop shut on 3 March 2029.", "2029-03-03", "2029-03-03"),
        ("The shop has 3 doors.", "3", "3"),
    ] {
        assert_eq!(read(text, Prefer::Past), [past], "{text}");
        assert_eq!(read(text, Prefer::Future), [future], "{text}");
        assert_eq!(values(text, Some(PUBLISHED)), values_with(text, Some(PUBLISHED), Prefer::Past));
    }
}

#[test]
fn hours_count_from_the_hour_of_publication() {
    let read = |text: &str, published, prefer| {
        values_with(text, Some(published), prefer)
            .first()
            .and_then(|v| v.value().map(str::to_owned))
            .unwrap_or_default()
    };
    for (text, past, future) in [
        ("in half an hour", "2031-07-23T14:45", "2031-07-23T14:45"),
        ("10 minutes ago", "2031-07-23T14:05", "2031-07-23T14:05"),
        ("in 10 hours", "2031-07-24T00:15", "2031-07-24T00:15"),
        ("9am", "2031-07-23T09:00", "2031-07-24T09:00"),
        ("at 5", "2031-07-23T05:00", "2031-07-23T17:00"),
        ("now", "2031-07-23T14:15", "2031-07-23T14:15"),
    ] {
        for published in ["2031-07-23T14:15:00", "2031-07-23T14:15:00+02:00", "Wed, 23 Jul 2031 14:15:00 +0200"] {
            assert_eq!(read(text, published, Prefer::Past), past, "{text}");
            assert_eq!(read(text, published, Prefer::Future), future, "{text}");
        }
    }
    // Told by the clock of Greenwich, kept by that of the publication where it has one.
    for (published, hour) in [("2031-07-23T14:15:00+02:00", "20:00"), ("2031-07-23T14:15:00", "18:00")] {
        assert_eq!(read("friday 6pm GMT", published, Prefer::Future), format!("2031-07-25T{hour}"));
    }
    assert_eq!(read("in half an hour", PUBLISHED, Prefer::Past), "0.5", "a length when the hour is not known");
}

#[test]
fn the_ends_of_the_calendar_are_no_trouble() {
    for published in ["0001-01-01", "9999-12-31", "-009999-01-01", "2000-02-29T23:59:59"] {
        for line in include_str!("data/values.txt").lines().filter(|l| !l.starts_with('#')) {
            let text = line.split('|').next().unwrap_or_default().trim();
            for prefer in [Prefer::Past, Prefer::Future] {
                let found = values_with(text, Some(published), prefer);
                assert!(found.iter().all(|v| !v.span().of(text).is_empty()), "{text}");
            }
        }
    }
}

#[test]
fn bases_are_the_same_for_the_same_length_in_other_units() {
    let base = |text: &str| values(text, None)[0].base().map(|(value, unit)| (value, unit.to_owned()));
    for (a, b) in
        [("56 days", "8 weeks"), ("240 hours", "ten days"), ("2,000 kg", "2 tonnes"), ("3 km", "3,000 metres")]
    {
        assert_eq!(base(a), base(b), "{a} and {b}");
    }
    assert_ne!(base("3 tons"), base("3 tonnes"), "a short ton is not a tonne");
}

#[test]
fn long_texts_of_one_kind_go_through() {
    for piece in [
        "one ",
        "million ",
        "1,",
        "1 111 ",
        "1.1.",
        "-",
        "$",
        "a few ",
        "at least ",
        "hundred and ",
        "July ",
        "٣٤ ",
        "\u{0}😀",
        "1/",
        "of a ",
        "the first ",
        "two weeks after ",
        "on Monday at ",
        "in the quarter ",
        "'",
    ] {
        let text = piece.repeat(60_000 / piece.len());
        assert!(values(&text, Some(PUBLISHED)).len() <= text.len());
    }
    assert!(values(&"9".repeat(1_000_000), None).is_empty(), "a million digits are no quantity");
}

proptest! {
    #[test]
    fn spans_slice_and_are_in_order(text in "(\\PC|[ 0-9.,$£%-]|July|May| million| to | at least |a few|[\\n\\u{a0}]){0,40}") {
        let mut last = 0;
        for value in values(&text, Some(PUBLISHED)) {
            let span = value.span();
            prop_assert!(span.start() >= last && !span.is_empty());
            prop_assert!(!span.of(&text).is_empty());
            if let (Some(min), Some(max)) = (value.min(), value.max()) {
                prop_assert!(min <= max, "{:?}", value);
            }
            last = span.end();
        }
    }

    #[test]
    fn words_of_time_in_any_order_go_through(
        words in proptest::collection::vec(
            proptest::sample::select(vec![
                "the", "next", "last", "first", "third", "day", "of", "after", "before", "in", "at", "on", "two", "a",
                "half", "quarter", "past", "to", "week", "weeks", "month", "year", "friday", "sat", "may", "march 3",
                "2031", "2/29", "31", "9999", "24h", "5pm", "noon", "easter", "christmas", "from", "now", "ago",
                "century", "weekend", "q4", "summer", "upcoming", ".", ",", "-", "'s", "12", "1h", "couple", "end",
            ]),
            0..9,
        ),
        glue in proptest::bool::ANY,
    ) {
        let text = words.join(if glue { "" } else { " " });
        for prefer in [Prefer::Past, Prefer::Future] {
            let mut last = 0;
            for value in values_with(&text, Some("2031-07-23T10:00:00"), prefer) {
                prop_assert!(value.span().start() >= last && !value.span().of(&text).trim().is_empty());
                last = value.span().end();
            }
        }
    }

    #[test]
    fn figures_are_read_exactly(whole in 0_u64..1_000_000_000, part in 0_u32..1000) {
        let text = format!("It fell by {whole}.{part:03} metres");
        let exact = format!("{whole}.{part:03}").trim_end_matches('0').trim_end_matches('.').to_owned();
        let found = values(&text, None);
        prop_assert_eq!(found.len(), 1);
        prop_assert_eq!(found[0].value(), Some(exact.as_str()));
    }

    #[test]
    fn thousands_read_alike_in_every_way_of_writing(n in 1_000_u32..1_000_000) {
        let (high, low) = (n / 1000, n % 1000);
        for text in [format!("{high},{low:03} nurses"), format!("{high}\u{a0}{low:03} nurses"), format!("{high} {low:03} nurses")] {
            let found = values(&text, None);
            prop_assert_eq!(found.len(), 1, "{}", text);
            prop_assert_eq!(found[0].value().map(str::to_owned), Some(n.to_string()));
        }
    }
}
