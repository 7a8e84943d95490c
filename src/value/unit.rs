//! Units and currencies, by the forms they are written in.

use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};

use super::scan::{Kind, Scan};

/// A unit of measure, from data/units.txt.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Unit {
    pub(super) name: &'static str,
    factor: f64,
    base: &'static str,
}

/// What a number counts.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum What {
    Measure(Unit),
    /// An ISO 4217 code.
    Money(&'static str),
}

impl What {
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Measure(unit) => unit.name,
            Self::Money(code) => code,
        }
    }

    /// A value in the base unit of its dimension; `None` where there is none to convert to.
    pub(super) fn base(self, value: f64) -> Option<(f64, &'static str)> {
        match self {
            // Percent are compared as they stand, angles and cents have nothing to be compared with.
            Self::Measure(Unit { name, base, .. }) if name == base && name != "kelvin" && !SI.contains(&name) => None,
            Self::Measure(Unit { name: "percent" | "basis point", .. }) | Self::Money(_) => None,
            Self::Measure(Unit { base: "celsius", .. }) => Some((value + 273.15, "kelvin")),
            Self::Measure(Unit { base: "fahrenheit", .. }) => Some(((value - 32.0) / 1.8 + 273.15, "kelvin")),
            Self::Measure(Unit { factor, base, .. }) => Some((value * factor, base)),
        }
    }
}

/// The base units.
const SI: [&str; 11] = [
    "metre",
    "kilogram",
    "second",
    "square metre",
    "cubic metre",
    "kelvin",
    "watt",
    "joule",
    "metre per second",
    "byte",
    "hertz",
];

/// Pieces a unit's form can have: "kilometres / h", "north korean won", "u . s . dollars".
const PIECES: usize = 5;

static UNITS: LazyLock<FxHashMap<&'static str, Unit>> = LazyLock::new(|| {
    let mut units = FxHashMap::default();
    for line in lines(include_str!("data/units.txt")) {
        let mut fields = line.split('|').map(str::trim);
        if let (Some(name), Some(factor), Some(base), Some(forms)) =
            (fields.next(), fields.next().and_then(|f| f.parse().ok()), fields.next(), fields.next())
        {
            units.extend(forms.split(',').map(|form| (form.trim(), Unit { name, factor, base })));
        }
    }
    units
});

/// Names after the number, and signs before it.
type Currencies = (FxHashMap<&'static str, &'static str>, FxHashMap<&'static str, &'static str>);

static CURRENCIES: LazyLock<Currencies> = LazyLock::new(|| {
    let (mut after, mut before) = (FxHashMap::default(), FxHashMap::default());
    for line in lines(include_str!("data/currencies.txt")) {
        let mut fields = line.split('|').map(str::trim);
        if let (Some(code), Some(signs), Some(names)) = (fields.next(), fields.next(), fields.next()) {
            before.extend(signs.split(',').map(str::trim).filter(|s| !s.is_empty()).map(|sign| (sign, code)));
            after.extend(names.split(',').map(|name| (name.trim(), code)));
        }
    }
    (after, before)
});

/// The first piece of a phrase, as the scanner cuts it: its letters, or one mark.
pub(super) fn first_piece(phrase: &str) -> &str {
    let letters = phrase.find(|c: char| !c.is_alphabetic()).unwrap_or(phrase.len());
    let end = if letters == 0 { phrase.chars().next().map_or(0, char::len_utf8) } else { letters };
    &phrase[..end]
}

/// The pieces that signs of currencies begin with: most pieces of a text are none of them.
pub(super) static SIGN_FIRSTS: LazyLock<FxHashSet<&'static str>> =
    LazyLock::new(|| CURRENCIES.1.keys().map(|sign| first_piece(sign)).collect());

/// The lines of a table that are not blank and no remark.
pub(super) fn lines(table: &'static str) -> impl Iterator<Item = &'static str> {
    table.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// The code written in capitals at `i`, if it is a currency's.
fn code(s: &Scan<'_>, i: usize) -> Option<&'static str> {
    let written = s.written(i);
    // In running text only capitals are a code ("ALL", "TRY" and "CAD" in lower case are words),
    // but no one means anything else by "usd" and the like.
    let lower = matches!(written, "usd" | "eur" | "gbp" | "rmb" | "jpy" | "cny");
    if written.len() != 3 || !(lower || written.bytes().all(|b| b.is_ascii_uppercase())) {
        return None;
    }
    // "ALL" and "TRY" are words in capitals as well: a headline is not a price list.
    let upper = written.to_ascii_uppercase();
    let wordy = matches!(upper.as_str(), "TRY" | "MAD" | "SAR");
    CODES.iter().copied().find(|c| **c == *upper).filter(|_| !wordy)
}

static CODES: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
    lines(include_str!("data/currencies.txt")).filter_map(|line| line.split('|').next()).map(str::trim).collect()
});

/// "MUSD", "MEUR": the currency of which it is millions.
pub(super) fn millions_of(s: &Scan<'_>, i: usize) -> Option<&'static str> {
    let code = s.written(i).strip_prefix('M').filter(|c| c.len() == 3)?;
    CODES.iter().copied().find(|c| *c == code)
}

/// A currency sign or code before a number: the piece after it and the ISO code.
pub(super) fn money_before(s: &Scan<'_>, i: usize) -> Option<(usize, &'static str)> {
    let mut key = String::new();
    let mut best = None;
    let most = if SIGN_FIRSTS.contains(s.lower(i)) { 5 } else { 0 };
    for n in i..(i + most).min(s.len()) {
        // "A $600 million dam": the article is no Australian.
        let article = n == i + 1 && matches!(s.written(i), "a" | "A") && !s.glued(n);
        if article || n > i && !s.gap(n).chars().all(|c| matches!(c, ' ' | '\u{a0}' | '\u{202f}')) {
            break;
        }
        // Letters stand alone or glued to the sign; "us $" and "hk $" are set with a space at times.
        key.push_str(s.lower(n));
        if let Some(code) = CURRENCIES.1.get(key.as_str()) {
            best = Some((n + 1, *code));
        }
    }
    // A code, perhaps with the sign after it.
    if best.is_none() {
        best = code(s, i).map(|c| (i + 1, c));
    }
    best.filter(|&(end, _)| {
        s.is(end, Kind::Digits) || s.lower(end) == "." || s.lower(end) == "-" || s.is(end, Kind::Word)
    })
}

/// A currency after a number: the piece after it and the ISO code.
pub(super) fn money_after(s: &Scan<'_>, i: usize) -> Option<(usize, &'static str)> {
    let named = s.phrase(i, PIECES, |key| CURRENCIES.0.get(key).copied());
    named.or_else(|| code(s, i).filter(|_| !s.glued(i + 1) || s.is(i + 1, Kind::Mark)).map(|c| (i + 1, c))).or_else(
        || {
            // "100 €", "100 ₽": a sign after the number; a bare "$" there begins the next price.
            let sign =
                CURRENCIES.1.get(s.lower(i)).copied().filter(|_| s.is(i, Kind::Mark) && !s.is(i + 1, Kind::Digits))?;
            Some((i + 1, sign))
        },
    )
}

/// A unit after a number: the piece after it and the unit.
pub(super) fn measure(s: &Scan<'_>, i: usize) -> Option<(usize, Unit)> {
    let (end, unit) = s.phrase(i, PIECES, |key| UNITS.get(key).copied())?;
    let written = s.written(i);
    if end == i + 1 && written.chars().count() == 1 && s.is(i, Kind::Word) {
        // "5 G", "3 T": capitals are other things. "5 m's" and "3 h-" are no units either.
        let lone = written == s.lower(i) && s.lower(end) != "'";
        // A letter that stands apart is a unit only for the lengths and weights that papers write so.
        let apart = s.glued(i) || matches!(written, "m" | "g" | "l" | "t");
        return (lone && apart).then_some((end, unit));
    }
    // "5 stone" is a weight when it ends the phrase; "stone houses" are not weighed.
    if unit.name == "stone" && s.is(end, Kind::Word) && s.capital(end) {
        return None;
    }
    Some((end, unit))
}

/// The unit called so, singular, in a table of this file.
pub(super) fn named(name: &str) -> Option<Unit> {
    UNITS.values().find(|u| u.name == name).copied()
}

/// The base unit that values of a unit are converted to, where there is one.
pub(crate) fn base_of(unit: &str) -> Option<&'static str> {
    named(unit).and_then(|u| What::Measure(u).base(1.0)).map(|(_, base)| base)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_read_whole() {
        assert!(UNITS.len() > 250 && CURRENCIES.0.len() > 90 && CURRENCIES.1.len() > 25);
        for table in [include_str!("data/units.txt"), include_str!("data/currencies.txt")] {
            for line in lines(table) {
                let fields = line.split('|').count();
                assert!(fields == 3 || fields == 4, "{line}");
            }
        }
        for unit in UNITS.values() {
            assert!(unit.factor > 0.0, "{unit:?}");
        }
    }

    #[test]
    fn factors_agree_with_each_other() {
        let base = |name: &str, value: f64| named(name).and_then(|u| What::Measure(u).base(value)).map(|b| b.0);
        assert_eq!(base("week", 8.0), base("day", 56.0));
        assert_eq!(base("year", 1.0), base("month", 12.0));
        assert_eq!(base("tonne", 1.0), base("metric ton", 1.0));
        assert_eq!(base("day", 365.2425), base("year", 1.0));
        let (mile, yard) = (base("mile", 1.0).unwrap(), base("yard", 1760.0).unwrap());
        assert!((mile - yard).abs() < 1e-9 * mile);
        assert_eq!(base("degree celsius", 0.0), Some(273.15));
        assert!((base("degree fahrenheit", 212.0).unwrap() - 373.15).abs() < 1e-9);
        assert_eq!(base("percent", 5.0), None);
        assert_eq!(base("decibel", 5.0), None);
        assert_eq!(base("metre", 5.0), Some(5.0));
    }
}
