//! Numbers in figures, and the letters that scale them.

use super::decimal::Number;
use super::number::Letters;
use super::scan::{Kind, Scan};
use super::word::word;

/// Groups of digits a number can have; thirty digits are ten groups.
const GROUPS: usize = 12;

fn vulgar(lower: &str) -> Option<Number> {
    let (num, den) = match lower {
        "½" => (1, 2),
        "⅓" => (1, 3),
        "⅔" => (2, 3),
        "¼" => (1, 4),
        "¾" => (3, 4),
        "⅕" => (1, 5),
        "⅖" => (2, 5),
        "⅗" => (3, 5),
        "⅘" => (4, 5),
        "⅙" => (1, 6),
        "⅚" => (5, 6),
        "⅛" => (1, 8),
        "⅜" => (3, 8),
        "⅝" => (5, 8),
        "⅞" => (7, 8),
        _ => return None,
    };
    Number::ratio(num, den)
}

/// A number in figures with its power: "1.1^23", "2.5^-1", "12e-1".
pub(super) fn figures(s: &Scan<'_>, i: usize) -> Option<(usize, Number, bool, bool)> {
    let plain = base(s, i)?;
    let (end, number) = (plain.0, plain.1);
    Some(power(s, end, number).map_or(plain, |(end, raised)| (end, raised, false, false)))
}

/// The power at `i` that a number is raised to, or of ten that it is multiplied by.
fn power(s: &Scan<'_>, i: usize, number: Number) -> Option<(usize, Number)> {
    let ten = s.written(i) == "e" || s.written(i) == "E";
    if !s.glued(i) || !(ten || s.lower(i) == "^") {
        return None;
    }
    let signed = usize::from(matches!(s.lower(i + 1), "-" | "+") && s.glued(i + 1));
    let at = i + 1 + signed;
    let times = s.small(at).filter(|&n| s.glued(at) && n <= HIGHEST_POWER)?;
    let base = if ten { Number::int(10) } else { number };
    let mut raised = Number::ONE;
    for _ in 0..times {
        raised = raised.times(base)?;
    }
    if s.lower(i + 1) == "-" {
        raised = raised.inverse()?;
    }
    Some((at + 1, if ten { number.times(raised)? } else { raised }))
}

/// Powers above it are no quantities of the news; what overflows is not read either.
const HIGHEST_POWER: u32 = 64;

/// A number in figures at `i`: "1,950", "13 500", "31.3", ".08", "2½", "2 1/4", "3/4". The piece
/// after it, the number, whether it was digits and nothing else, and whether it is a fraction.
fn base(s: &Scan<'_>, i: usize) -> Option<(usize, Number, bool, bool)> {
    if let Some(n) = vulgar(s.lower(i)) {
        return Some((i + 1, n, false, true));
    }
    if s.lower(i) == "." && s.is(i + 1, Kind::Digits) && s.glued(i + 1) && !s.glued(i) {
        return Some((i + 2, Number::digits("", s.lower(i + 1))?, false, false));
    }
    if !s.is(i, Kind::Digits) {
        return None;
    }
    let mut whole = s.lower(i).to_owned();
    let mut end = i + 1;
    let glued_group =
        |at: usize, mark: &str| s.lower(at) == mark && s.glued(at) && s.glued(at + 1) && s.is(at + 1, Kind::Digits);
    if whole.len() <= 3 {
        let mut groups = Vec::new();
        while groups.len() < GROUPS && glued_group(end + 2 * groups.len(), ",") {
            groups.push(s.lower(end + 2 * groups.len() + 1));
        }
        // Thousands, or the Indian way: twos and a last three. Else the comma parts a list.
        let western = groups.iter().all(|g| g.len() == 3);
        let indian = groups.split_last().is_some_and(|(l, f)| l.len() == 3 && f.iter().all(|g| g.len() == 2));
        if !groups.is_empty() && (western || indian) {
            end += 2 * groups.len();
            whole.extend(groups);
        } else {
            // "1.234.567": two dots or more can only be groups.
            let mut dots = Vec::new();
            while dots.len() < GROUPS && glued_group(end + 2 * dots.len(), ".") {
                dots.push(s.lower(end + 2 * dots.len() + 1));
            }
            if dots.len() > 1 {
                if dots.iter().any(|g| g.len() != 3) {
                    return None;
                }
                end += 2 * dots.len();
                whole.extend(dots);
            } else if !whole.starts_with('0') {
                // "13 500": one space, no-break or thin or plain, and exactly three digits.
                let mut n = 0;
                while n < GROUPS
                    && s.is(end, Kind::Digits)
                    && s.lower(end).len() == 3
                    && matches!(s.gap(end), " " | "\u{a0}" | "\u{202f}" | "\u{2009}")
                    && !s.glued(end + 1)
                {
                    whole.push_str(s.lower(end));
                    end += 1;
                    n += 1;
                }
                // The last group may be followed by a mark: "13 500," "13 500.5".
                if s.is(end, Kind::Digits)
                    && s.lower(end).len() == 3
                    && matches!(s.gap(end), " " | "\u{a0}" | "\u{202f}" | "\u{2009}")
                    && s.is(end + 1, Kind::Mark)
                    && !matches!(s.lower(end + 1), "/" | ":" | "-")
                {
                    whole.push_str(s.lower(end));
                    end += 1;
                }
            }
        }
    }
    let mut bare = end == i + 1;
    let mut rest = "";
    if glued_group(end, ".") {
        if glued_group(end + 2, ".") {
            // "1.2.3" is a version or an address.
            return None;
        }
        rest = s.lower(end + 1);
        end += 2;
        bare = false;
    }
    let mut number = Number::digits(&whole, rest)?;
    if let Some(part) = vulgar(s.lower(end)) {
        return Some((end + 1, number.plus(part)?, false, false));
    }
    if bare {
        if let Some((end, part)) = slashed(s, i) {
            return Some((end, part, false, true));
        }
        if !s.glued(end)
            && let Some((end, part)) = slashed(s, end)
        {
            number = number.plus(part)?;
            return Some((end, number, false, false));
        }
    }
    Some((end, number, bare, false))
}

/// "3/4": a part smaller than one of the parts things are cut in. "9/11", "24/7" and "12/25" are not.
pub(super) fn slashed(s: &Scan<'_>, i: usize) -> Option<(usize, Number)> {
    if !(s.lower(i + 1) == "/" && s.glued(i + 1) && s.glued(i + 2)) || s.lower(i + 3) == "/" && s.glued(i + 3) {
        return None;
    }
    let (num, den) = (s.small(i)?, s.small(i + 2)?);
    let usual = matches!(den, 2..=6 | 8 | 10 | 16 | 20 | 32 | 64 | 100);
    if num == 0 || num >= den || !usual { None } else { Some((i + 3, Number::ratio(num.into(), den.into())?)) }
}

/// The scale that letters after figures stand for, and the piece after them.
pub(super) fn letters(s: &Scan<'_>, i: usize, how: Letters) -> Option<(usize, i128)> {
    let glued = s.glued(i);
    let money = how == Letters::Money;
    if s.glued(i + 1) && !s.is(i + 1, Kind::Mark) {
        return None;
    }
    // "2.33 k", "10 G": a capital letter or one apart is a scale only where nothing else is written.
    let alone = i + 1 == s.len() && (0..i).all(|n| !s.is(n, Kind::Word));
    let scale = match s.lower(i) {
        "k" if alone => 1_000,
        "g" if alone && s.capital(i) => 1_000_000_000,
        "t" if alone && s.capital(i) => 1_000_000_000_000,
        "k" if glued => 1_000,
        "mn" | "mln" => 1_000_000,
        "mm" if money => 1_000_000,
        "bn" | "bln" => 1_000_000_000,
        "tn" | "trn" | "tln" if glued || money => 1_000_000_000_000,
        "b" if glued || money => 1_000_000_000,
        "t" if glued && money => 1_000_000_000_000,
        "m" if money || (glued && s.capital(i)) => 1_000_000,
        "m" if glued && !measured(s, i + 1) => 1_000_000,
        _ => return None,
    };
    Some((i + 1, scale))
}

/// Whether the words after "115m" say that metres are meant.
fn measured(s: &Scan<'_>, i: usize) -> bool {
    matches!(
        s.lower(i),
        "high" | "tall" | "long" | "wide" | "deep" | "thick" | "above" | "below" | "away" | "off" | "from" | "beneath"
            | "underwater" | "north" | "south" | "east" | "west" | "race" | "sprint" | "hurdles" | "final" | "run"
            | "freestyle" | "relay" | "dash" | "underground" | "tower" | "drop" | "radius" | "down" | "up" | "stretch"
            | "ahead" | "apart" | "inside" | "into" | "-" | "/" | "x" | "by" | "higher" | "deeper" | "longer"
    ) || (s.lower(i) == "(" && (i + 1..i + 6).any(|j| matches!(s.lower(j), "ft" | "feet" | "foot" | "yards" | "miles")))
        // "a 50m pool": one thing of that length.
        || matches!(s.before(i.saturating_sub(2)), "a" | "an")
            && s.is(i, Kind::Word)
            && !s.lower(i).ends_with('s')
            && word(s.lower(i)).is_none()
            && !matches!(s.lower(i), "dollar" | "euro" | "pound")
}

/// Figures that may be a year, without separators, four of them.
pub(super) fn looks_like_year(s: &Scan<'_>, i: usize) -> Option<u32> {
    let year = s.small(i).filter(|y| (1000..=2199).contains(y))?;
    (s.lower(i).len() == 4).then_some(year)
}
