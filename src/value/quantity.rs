//! Quantities: a number with the words that bound it and its unit.

use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};

use super::decimal::Number;
use super::number::{self, Letters, Read};
use super::scan::{Kind, Scan};
use super::unit::{self, What};
use super::{Data, Quantity, Value};

/// How the words before a number bound it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Bound {
    Min,
    Max,
    About,
    Below,
    Above,
    Age,
}

static BOUNDS: LazyLock<FxHashMap<&'static str, Bound>> = LazyLock::new(|| {
    let mut bounds = FxHashMap::default();
    for line in unit::lines(include_str!("data/bounds.txt")) {
        let Some((kind, phrases)) = line.split_once('|') else { continue };
        let bound = match kind.trim() {
            "min" => Bound::Min,
            "max" => Bound::Max,
            "below" => Bound::Below,
            "above" => Bound::Above,
            "age" => Bound::Age,
            _ => Bound::About,
        };
        bounds.extend(phrases.split(',').map(|phrase| (phrase.trim(), bound)));
    }
    bounds
});

static NAMES: LazyLock<FxHashSet<&'static str>> =
    LazyLock::new(|| unit::lines(include_str!("data/names.txt")).flat_map(str::split_whitespace).collect());

/// Pieces a bound can have ("in the neighbourhood of", "no fewer than").
const BOUND_PIECES: usize = 4;

/// Bounds that can stand before one number: "up to an estimated", "at least some".
const BOUNDS_EACH: usize = 2;

/// How far "about" may be off: a tenth, the largest rounding of a number given to one digit that
/// readers still take for the same (an editor rounds 1,950 to "about 2,000"), or half a unit of its
/// last digit that is not zero, whichever is more ("around 2,000" may be 1,600).
const ABOUT: f64 = 0.1;

/// Pieces before a number that are searched for a word of weight or of money beside "pounds":
/// about the clause it stands in.
const POUND_WINDOW: usize = 10;

/// A number with what it counts.
#[derive(Debug, Clone, Copy)]
struct Amount {
    end: usize,
    read: Read,
    what: Option<What>,
    /// The currency stood before it.
    sign: bool,
}

/// The quantity that starts at piece `i`: the piece after it, and the value.
pub(super) fn at(s: &Scan<'_>, i: usize) -> Option<(usize, Value)> {
    let (start, bound) = bounds(s, i);
    let between = s.lower(start) == "between";
    let p = start + usize::from(between);
    if let Some((end, quantity)) = vague(s, p, bound) {
        return Some((end, value(s, (i, end), (p, end), quantity)));
    }
    let first = amount(s, p)?;
    let range = range(s, p, first, between);
    let mut amount = first;
    let mut high = None;
    match range {
        Some((end, low, top)) if !s.before(i).eq("from") || between => {
            (amount, high) = (Amount { end, ..low }, Some(top));
        }
        // "From 5 to 7 percent" is two values that share a unit.
        Some((_, low, _)) => amount = low,
        None if between => return None,
        None => {}
    }
    let alone = bound.is_none() && high.is_none();
    if bound == Some(Bound::Age) && amount.what.is_none() {
        let years = number::Read::years(&amount.read);
        if !years {
            return None;
        }
        amount.what = unit::named("year").map(What::Measure);
    } else if refused(s, p, &amount, alone) {
        return None;
    } else if alone && amount.what.is_none() && years_old(s, p, &amount) {
        amount.what = unit::named("year").map(What::Measure);
    }
    let (end, bound) = suffix(s, amount.end, bound);
    let mut quantity = quantity(&amount, bound);
    if let Some(top) = high {
        let highest = converted(amount.what, top.to_f64());
        quantity = Quantity {
            value: None,
            base: None,
            max: Some(highest),
            min: Some(converted(amount.what, amount.read.number.to_f64())),
            ..quantity
        };
    }
    Some((end, value(s, (i, end), (p, amount.end), quantity)))
}

fn value(s: &Scan<'_>, span: (usize, usize), core: (usize, usize), quantity: Quantity) -> Value {
    Value { span: s.span(span.0, span.1), core: s.span(core.0, core.1), data: Data::Quantity(quantity) }
}

/// The words of bound at `i`, and the piece after them.
fn bounds(s: &Scan<'_>, i: usize) -> (usize, Option<Bound>) {
    let (mut p, mut bound) = (i, None);
    for _ in 0..BOUNDS_EACH {
        let Some((end, found)) = s.phrase(p, BOUND_PIECES, |key| BOUNDS.get(key).copied()) else { break };
        p = end;
        // "At least some 30": the firmer word holds.
        bound = match (bound, found) {
            (Some(b), Bound::About) => Some(b),
            _ => Some(found),
        };
    }
    (p, bound)
}

/// "or more", "or so", "+": the piece after them and the bound they set.
fn suffix(s: &Scan<'_>, i: usize, bound: Option<Bound>) -> (usize, Option<Bound>) {
    let found = match (s.lower(i), s.lower(i + 1)) {
        ("+", _) if s.glued(i) => Some((i + 1, Bound::Min)),
        ("-", "plus") if s.hyphen(i) => Some((i + 2, Bound::Min)),
        ("or", "more" | "above" | "older" | "over") | ("and", "over" | "above" | "older") => Some((i + 2, Bound::Min)),
        ("or", "less" | "fewer" | "under" | "younger") => Some((i + 2, Bound::Max)),
        ("or", "so") | ("or", "thereabouts") => Some((i + 2, Bound::About)),
        _ => None,
    };
    match (found, bound) {
        (Some((end, b)), None) => (end, Some(b)),
        _ => (i, bound),
    }
}

fn converted(what: Option<What>, value: f64) -> f64 {
    what.and_then(|w| w.base(value)).map_or(value, |(base, _)| base)
}

fn quantity(amount: &Amount, bound: Option<Bound>) -> Quantity {
    let (number, what) = (amount.read.number, amount.what);
    let exact = number.to_f64();
    let slack = (exact.abs() * ABOUT).max(number.step().unwrap_or(0.0) / 2.0);
    let (min, max) = match bound {
        None | Some(Bound::Age) => (Some(exact), Some(exact)),
        Some(Bound::Min) => (Some(exact), None),
        Some(Bound::Max) => (None, Some(exact)),
        Some(Bound::About) => (Some(exact - slack), Some(exact + slack)),
        Some(Bound::Below) => (Some(exact - slack), Some(exact)),
        Some(Bound::Above) => (Some(exact), Some(exact + slack)),
    };
    Quantity {
        value: Some(number.to_string()),
        unit: what.map(|w| w.name().to_owned()),
        base: what.and_then(|w| w.base(exact)),
        min: min.map(|v| converted(what, v)),
        max: max.map(|v| converted(what, v)),
        approx: matches!(bound, Some(Bound::About | Bound::Below | Bound::Above)),
        ordinal: amount.read.ordinal,
    }
}

/// A number and its unit at `i`, on either side.
fn amount(s: &Scan<'_>, i: usize) -> Option<Amount> {
    if let Some((p, code)) = unit::money_before(s, i)
        && !(s.glued(i) && s.is(i, Kind::Word))
        && let Some(read) = number::read(s, p, Letters::Money)
        && !read.ordinal
    {
        // "$5 million USD", "$20 dollars": said twice.
        let again = unit::money_after(s, read.end).filter(|&(end, _)| !s.is(end, Kind::Digits));
        let end = again.map_or(read.end, |(end, _)| end);
        return Some(Amount {
            end,
            read,
            what: Some(What::Money(again.map_or(code, |(_, c)| if c == "USD" { code } else { c }))),
            sign: true,
        });
    }
    let read = number::read(s, i, Letters::Plain)?;
    let bare = Amount { end: read.end, read, what: None, sign: false };
    if read.ordinal {
        return Some(bare);
    }
    let mut p = read.end;
    let hyphen = s.hyphen(p);
    p += usize::from(hyphen);
    if read.fraction && s.lower(p) == "of" && matches!(s.lower(p + 1), "a" | "an" | "one") {
        p += 2;
    } else if read.fraction && matches!(s.lower(p), "a" | "an") {
        p += 1;
    } else if s.lower(p) == "of" && number::is_number_word(s.before(p)) {
        return Some(bare);
    } else if FILLERS.contains(&s.lower(p)) && unit::measure(s, p + 1).is_some() {
        p += 1;
    }
    Some(unit_after(s, p, hyphen, read).unwrap_or(bare))
}

/// Words that stand between a number and a unit of time or length: "three more days".
const FILLERS: [&str; 14] = [
    "more",
    "additional",
    "extra",
    "further",
    "consecutive",
    "straight",
    "successive",
    "full",
    "whole",
    "long",
    "working",
    "calendar",
    "other",
    "business",
];

fn unit_after(s: &Scan<'_>, p: usize, hyphen: bool, read: Read) -> Option<Amount> {
    let money = unit::money_after(s, p);
    let measure = unit::measure(s, p);
    if let Some((end, code)) = money
        && measure.is_none_or(|(other, _)| other < end)
    {
        // Currencies that are words as well ("won", "real") need a sum that could be one.
        let wordy = matches!(s.lower(p), "won" | "real" | "rand" | "dong" | "colon" | "birr" | "bucks") && end == p + 1;
        if !(wordy && read.number.less_than(Number::int(100))) {
            // "75 USD million".
            if let Some(scale) = number::scale_word(s.lower(end)).filter(|_| read.scale == 1)
                && s.written(p).bytes().all(|b| b.is_ascii_uppercase())
            {
                let number = read.number.times(Number::int(scale))?;
                let read = Read { number, scale, end: end + 1, ..read };
                return Some(Amount { end: end + 1, read, what: Some(What::Money(code)), sign: false });
            }
            return Some(Amount { end, read, what: Some(What::Money(code)), sign: false });
        }
    }
    if matches!(s.lower(p), "pound" | "pounds") && !(s.glued(p + 1) && s.is(p + 1, Kind::Word)) {
        let what = if pounds_are_money(s, p, read.scale) {
            Some(What::Money("GBP"))
        } else {
            unit::named("pound").map(What::Measure)
        };
        return Some(Amount { end: p + 1, read, what, sign: false });
    }
    let (mut end, unit) = measure?;
    let one = read.number == Number::ONE || hyphen || read.fraction;
    // "The two second homes": a second is one only after one or a hyphen.
    if matches!(s.lower(p), "second" | "minute" | "stone" | "degree" | "quarter")
        && !one
        && unit.name != "stone"
        && end == p + 1
    {
        return None;
    }
    if unit.name == "year" {
        end = match (s.lower(end), s.lower(end + 1), s.lower(end + 2)) {
            ("-", "old" | "olds", _) if s.hyphen(end) => end + 2,
            ("old", _, _) => end + 1,
            ("of", "age", _) => end + 2,
            _ => end,
        };
    } else if matches!(unit.name, "month" | "week" | "day") {
        end = match (s.lower(end), s.lower(end + 1)) {
            ("-", "old") if s.hyphen(end) => end + 2,
            ("old", _) => end + 1,
            _ => end,
        };
    }
    Some(Amount { end, read, what: Some(What::Measure(unit)), sign: false })
}

/// Whether "pounds" are sterling: "£" and "sterling" are certain and come elsewhere; a sum in
/// millions is money unless something is weighed; else a word of money must stand near and none of
/// weight nearer.
fn pounds_are_money(s: &Scan<'_>, p: usize, scale: i128) -> bool {
    if s.lower(p + 1) == "of" || s.follows(p + 1, &["per", "square"]) {
        return false;
    }
    for n in (p.saturating_sub(POUND_WINDOW)..p).rev().chain(p + 1..p + 6) {
        match s.lower(n) {
            "weigh" | "weighed" | "weighs" | "weighing" | "weight" | "tonne" | "tonnes" | "tons" | "kg"
            | "kilograms" | "kilogram" | "kilos" | "cargo" | "carried" | "carrying" | "carry" | "load" | "loaded"
            | "heavy" | "lost" | "lifted" | "explosives" | "aid" | "food" | "supplies" | "thrust" | "bomb"
            | "bombs" => return false,
            "£" | "sterling" | "pay" | "paid" | "paying" | "pays" | "cost" | "costs" | "costing" | "worth"
            | "price" | "priced" | "spend" | "spent" | "spending" | "fine" | "fined" | "budget" | "salary" | "wage"
            | "wages" | "bill" | "loan" | "debt" | "owed" | "owes" | "fund" | "funding" | "invest" | "invested"
            | "sold" | "bought" | "buy" | "sell" | "pence" | "bank" | "tax" | "profit" | "profits" | "revenue"
            | "loss" | "losses" | "grant" | "donated" | "stolen" | "damages" | "ransom" | "earn" | "earned"
            | "valued" => return true,
            _ => {}
        }
    }
    scale >= 1_000_000
}

/// The second number of a range after `first`: where it ends, the first with what it takes from the
/// second, and the upper bound.
fn range(s: &Scan<'_>, start: usize, first: Amount, between: bool) -> Option<(usize, Amount, Number)> {
    let mut p = first.end;
    // "8- to 16-metre".
    if s.lower(p) == "-" && s.glued(p) && matches!(s.lower(p + 1), "to" | "or") && !s.glued(p + 1) {
        p += 1;
    }
    let spaced_dash = s.written(p) == "–" && s.is(p + 1, Kind::Digits);
    let dash =
        (s.hyphen(p) || spaced_dash) && (s.is(p + 1, Kind::Digits) || s.is(p + 1, Kind::Mark) || first.read.words);
    let joined = match s.lower(p) {
        "-" => dash,
        "to" | "or" => !between,
        "and" => between,
        _ => false,
    };
    if !joined || first.read.ordinal || (first.read.fraction && s.lower(p) != "to") {
        return None;
    }
    let second = amount(s, p + 1)?;
    if second.read.ordinal || (dash && looks_like_name(s, start)) {
        return None;
    }
    let mut low = first;
    // "10 to 15 million", "$10-15m": the scale is said once. "500 to 1,500" has no scale word.
    if low.read.scale == 1 && second.read.scale > 1 && low.read.number.less_than(Number::int(1000)) {
        let scaled = low.read.number.times(Number::int(second.read.scale))?;
        // "Nine hundred to one thousand" is no range of hundred thousands.
        if scaled.less_than(second.read.number) {
            low.read.number = scaled;
        }
    }
    match (low.what, second.what) {
        (None, what) => low.what = what,
        (Some(What::Measure(_)), None) if first.end != first.read.end => return None,
        (Some(a), Some(b)) if a != b => return None,
        _ => {}
    }
    if !low.read.number.less_than(second.read.number)
        || (low.sign && second.what.is_some() && !second.sign && low.what != second.what)
    {
        return None;
    }
    Some((second.end, low, second.read.number))
}

/// "several", "dozens of", "tens of thousands of", "a few hundred": the piece after it.
fn vague(s: &Scan<'_>, i: usize, bound: Option<Bound>) -> Option<(usize, Quantity)> {
    let a = usize::from(s.lower(i) == "a");
    // The least and the most that each can be, as a reader would not object to.
    let (mut end, mut min, mut max) = match s.lower(i + a) {
        "several" if a == 0 => (i + 1, 3.0, 10.0),
        "few" if a == 1 => (i + 2, 2.0, 10.0),
        "couple" if a == 1 => (i + 2, 2.0, 3.0),
        "handful" if a == 1 => (i + 2, 2.0, 10.0),
        "score" if a == 1 && s.lower(i + 2) == "of" => (i + 2, 15.0, 25.0),
        word if a == 0 => {
            let scale = number::plural_scale(word)?;
            // "Tens" count only as "tens of thousands", and "scores" are also kept at matches.
            if matches!(word, "tens" | "scores") && s.lower(i + 1) != "of" || s.before(i) == "-" && s.glued(i) {
                return None;
            }
            #[expect(clippy::cast_precision_loss, reason = "the scales are powers of ten below 2^53")]
            let scale = scale as f64;
            // Dozens begin at twenty; from thousands on, the next scale word is a thousand times
            // more, and "thousands" are said of any number below it.
            match word {
                "dozens" => (i + 1, 20.0, 200.0),
                "tens" | "scores" | "hundreds" => (i + 1, 2.0 * scale, 20.0 * scale),
                _ => (i + 1, 2.0 * scale, 1000.0 * scale),
            }
        }
        _ => return None,
    };
    if s.lower(i) == "a"
        && s.lower(end) == "of"
        && s.lower(end - 1) == "couple"
        && number::scale_word(s.lower(end + 1)).is_some()
    {
        end += 1;
    }
    // "Several thousand", "a few hundred million", "tens of thousands".
    for _ in 0..2 {
        let of = usize::from(s.lower(end) == "of");
        let times = if of == 1 { number::plural_scale(s.lower(end + 1)) } else { number::scale_word(s.lower(end)) };
        let Some(times) = times else { break };
        #[expect(clippy::cast_precision_loss, reason = "the scales are powers of ten below 2^53")]
        let times = times as f64;
        // "Tens of thousands" end where "hundreds of thousands" are well begun.
        (min, max, end) =
            (min * times, if max >= 1000.0 * min / 2.0 { min * 10.0 * times } else { max * times }, end + 1 + of);
    }
    // "Dozens of miles" has a unit; "dozens of people" does not.
    let of = usize::from(s.lower(end) == "of" && s.is(end + 1, Kind::Word));
    let p = end + of;
    let p = p + usize::from(FILLERS.contains(&s.lower(p)) && unit::measure(s, p + 1).is_some());
    let money = unit::money_after(s, p).map(|(end, code)| (end, What::Money(code)));
    let found = money.or_else(|| unit::measure(s, p).map(|(end, unit)| (end, What::Measure(unit))));
    // A letter or a word that is a unit only after figures is none here.
    let found = found.filter(|(end, what)| {
        s.is(p, Kind::Word)
            && s.written(p).len() > 2
            && !matches!(s.lower(p), "won" | "real" | "second" | "stone")
            && (*end > p)
            && what.name() != "quarter"
    });
    let what = found.map(|(_, what)| what);
    end = found.map_or(end + of, |(end, _)| end);
    let (min, max) = match bound {
        Some(Bound::Min) => (Some(min), None),
        Some(Bound::Max) => (None, Some(max)),
        _ => (Some(min), Some(max)),
    };
    let quantity = Quantity {
        unit: what.map(|w| w.name().to_owned()),
        min: min.map(|v| converted(what, v)),
        max: max.map(|v| converted(what, v)),
        approx: true,
        ..Quantity::default()
    };
    Some((end, quantity))
}

/// Whether what was read is no quantity: part of a name, a code, a year, a pronoun.
fn refused(s: &Scan<'_>, i: usize, amount: &Amount, alone: bool) -> bool {
    let read = &amount.read;
    let end = amount.end;
    // Letters on either side: "G7", "737s", "3D", "H1N1".
    if s.glued(end) && s.is(end, Kind::Word)
        || (s.glued(i) && i > 0 && s.is(i - 1, Kind::Word) && s.is(i, Kind::Digits))
    {
        return true;
    }
    if s.glued(i) && s.is(i, Kind::Digits) && !amount.sign {
        match s.before(i) {
            // "F-16", "COVID-19": letters and a hyphen; two numbers are a score.
            "-" if s.glued(i - 1) && i > 1 => {
                if s.is(i - 2, Kind::Word) && amount.what.is_none() {
                    return true;
                }
            }
            // Addresses, versions, hashtags, codes, ratios.
            "/" | "." | "#" | "@" | "_" | "=" | "&" | "\\" => return true,
            ":" if i > 1 && s.glued(i - 1) => return true,
            _ => {}
        }
    }
    if s.glued(end) && amount.what.is_none() && s.glued(end + 1) {
        match s.lower(end) {
            "/" | ":" | "_" | "@" | "=" => return true,
            "." if s.is(end + 1, Kind::Word) || s.is(end + 1, Kind::Digits) => return true,
            // "555-1234" is a telephone; "2-1" is a score.
            "-" if s.is(end + 1, Kind::Digits) && (s.lower(i).len() > 2 || s.lower(end + 1).len() > 2) => return true,
            _ => {}
        }
    }
    if amount.what.is_some() {
        return false;
    }
    if read.ordinal {
        return !ordinal_counts(s, i, end, read.words);
    }
    if alone
        && read.bare
        && (number::looks_like_year(s, i).is_some_and(|y| (1900..2100).contains(&y))
            && s.lower(i).len() == 4
            && !s.is(end, Kind::Word))
    {
        return true;
    }
    alone && (looks_like_name(s, i) || pronoun(s, i, end))
}

/// An ordinal counts when a thing follows or goes before; "second" and "third" alone are adverbs or
/// time as often.
fn ordinal_counts(s: &Scan<'_>, i: usize, end: usize, words: bool) -> bool {
    let determined = matches!(
        s.before(i),
        "the"
            | "a"
            | "an"
            | "his"
            | "her"
            | "its"
            | "their"
            | "our"
            | "my"
            | "this"
            | "that"
            | "for"
            | "'"
            | "s"
            | "every"
            | "another"
    );
    let thing =
        s.is(end, Kind::Word) && !matches!(s.lower(end), "of" | "and" | "or" | "to" | "in" | "on" | "at" | "the" | "a");
    let followed = thing || s.lower(end) == "-";
    // Phrases in which nothing is put in an order.
    if matches!(
        s.lower(end),
        "time"
            | "place"
            | "lady"
            | "class"
            | "aid"
            | "hand"
            | "person"
            | "responder"
            | "responders"
            | "minister"
            | "half"
    ) {
        return false;
    }
    if words { determined && followed } else { determined || thing }
}

/// Whether the number at `i` belongs to a name by what stands before it.
fn looks_like_name(s: &Scan<'_>, i: usize) -> bool {
    let Some(before) = i.checked_sub(1) else { return false };
    let before = if s.lower(before) == "." && before > 0 && matches!(s.lower(before - 1), "no" | "nr" | "nos" | "vol") {
        before - 1
    } else {
        before
    };
    if !s.is(before, Kind::Word) || s.gap(i).contains('\n') {
        return false;
    }
    if NAMES.contains(s.lower(before)) {
        // "Flight 12", "room 12", "No. 10"; "no 12 people" is not written.
        let capital = s.capital(before)
            || matches!(
                s.lower(before),
                "room"
                    | "page"
                    | "flight"
                    | "highway"
                    | "article"
                    | "chapter"
                    | "channel"
                    | "resolution"
                    | "section"
                    | "exercise"
                    | "exercises"
                    | "nr"
                    | "nrs"
            );
        return capital && (s.is(i, Kind::Digits) || s.capital(i));
    }
    let title = title_case(s, i);
    if !s.is(i, Kind::Digits) {
        // "Channel Nine", "the Seven Sisters": a capital inside a sentence.
        return s.capital(i) && !title && !s.starts_sentence(i);
    }
    // "Apollo 11," and "Windows 10 ": a capital word before, and nothing that could be counted after.
    let counted = s.is(i + 1, Kind::Word) && !s.capital(i + 1)
        || s.glued(i + 1) && matches!(s.lower(i + 1), "," | ".") && s.is(i + 2, Kind::Digits);
    s.capital(before) && !s.starts_sentence(before) && !counted && !title
}

/// Whether the words around `i` are set like a headline, every long one with a capital; there a
/// capital tells nothing.
fn title_case(s: &Scan<'_>, i: usize) -> bool {
    let around = (i.saturating_sub(4)..i).chain(i + 1..i + 5);
    let long = around.filter(|&n| s.is(n, Kind::Word) && s.lower(n).len() > 3);
    let (mut all, mut capitals) = (0, 0);
    for n in long {
        all += 1;
        capitals += usize::from(s.capital(n));
    }
    all > 1 && all == capitals
}

/// "one" when it stands for a thing or person rather than counting: "no one", "the one", "one of
/// the best", "one another".
fn pronoun(s: &Scan<'_>, i: usize, end: usize) -> bool {
    if s.lower(i) != "one" || end != i + 1 {
        return false;
    }
    if matches!(
        s.before(i),
        "no" | "the"
            | "this"
            | "that"
            | "any"
            | "each"
            | "every"
            | "another"
            | "which"
            | "some"
            | "only"
            | "new"
            | "good"
            | "big"
            | "day"
            | "-"
    ) {
        return true;
    }
    if s.hyphen(end) {
        // "One-sided", "one-off" and "one-to-one", but "one-storey".
        return matches!(s.lower(end + 1), "off" | "sided" | "time" | "to" | "on" | "way" | "third" | "stop" | "party");
    }
    if s.lower(end) == "of" {
        let determiner =
            matches!(s.lower(end + 1), "the" | "his" | "her" | "its" | "their" | "those" | "these" | "our" | "my");
        return !determiner
            || matches!(
                s.lower(end + 2),
                "most" | "least" | "few" | "last" | "main" | "biggest" | "largest" | "best" | "worst"
            );
    }
    !s.is(end, Kind::Word)
        || matches!(
            s.lower(end),
            "another"
                | "is"
                | "was"
                | "were"
                | "who"
                | "that"
                | "which"
                | "the"
                | "to"
                | "in"
                | "on"
                | "at"
                | "and"
                | "or"
                | "by"
                | "for"
                | "from"
                | "with"
                | "has"
                | "had"
                | "can"
                | "could"
                | "would"
                | "will"
                | "should"
                | "must"
                | "may"
                | "might"
                | "as"
                | "day"
                | "thing"
                | "but"
                | "more"
                | "such"
                | "side"
                | "way"
                | "hand"
                | "s"
                | "does"
                | "did"
                | "cannot"
                | "needs"
                | "said"
                | "if"
                | "when"
                | "not"
        )
}

/// "Ada Kern, 34, said": a number between commas after a name is an age.
fn years_old(s: &Scan<'_>, i: usize, amount: &Amount) -> bool {
    amount.read.bare
        && amount.read.years()
        && i > 1
        && s.before(i) == ","
        && matches!(s.lower(amount.end), "," | ".")
        && s.is(i - 2, Kind::Word)
        && s.capital(i - 2)
}

impl Read {
    /// Whether it can be an age in years.
    fn years(&self) -> bool {
        !self.ordinal && self.number.integer().is_some_and(|n| (0..=120).contains(&n))
    }
}
