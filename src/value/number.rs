//! The number itself: digits with separators, number words, scales and fractions.

use super::decimal::Number;
use super::figure::{figures, letters};
use super::scan::{Kind, Scan};
use super::word::{Word, is_number_word, ordinal_word, parts, scale_word, small_word, word};

/// A number that was read, and how it was written.
#[derive(Debug, Clone, Copy)]
pub(super) struct Read {
    /// The piece after it.
    pub(super) end: usize,
    pub(super) number: Number,
    /// "third", "25th".
    pub(super) ordinal: bool,
    /// The last scale word or letter ("million", "bn"), 1 without one.
    pub(super) scale: i128,
    /// "half", "two thirds", "3/4".
    pub(super) fraction: bool,
    /// Digits only, nothing between or after them: what a year or a house number looks like.
    pub(super) bare: bool,
    /// Written in words only.
    pub(super) words: bool,
}

/// Pieces a number can have ("nine hundred and ninety-nine thousand nine hundred and ninety-nine"
/// has 11); a bound keeps the time linear on a text of number words alone.
const LONGEST: usize = 32;

/// Whether the letter m after a number is a million or a metre.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Letters {
    /// After a currency sign every scale letter is one, spaced or not.
    Money,
    /// Elsewhere a glued letter is one unless measure words follow.
    Plain,
}

/// Reads the number at `i`, if one is there.
pub(super) fn read(s: &Scan<'_>, i: usize, how: Letters) -> Option<Read> {
    // A sign belongs to the number when nothing stands before it: "-3" but not "2-3" or "F-3".
    let after_number = i > 0 && s.is(i - 1, Kind::Digits);
    if s.lower(i) == "-"
        && !s.glued(i)
        && !after_number
        && s.glued(i + 1)
        && (s.is(i + 1, Kind::Digits) || s.lower(i + 1) == ".")
    {
        return read(s, i + 1, how).map(|r| Read { number: r.number.negated(), bare: false, ..r });
    }
    // "- 1 4/5": a dash apart begins a list or a remark, unless the number is all there is.
    if s.lower(i) == "-"
        && i == 0
        && s.is(i + 1, Kind::Digits)
        && let Some(read) = read(s, i + 1, how).filter(|r| r.end == s.len())
    {
        return Some(Read { number: read.number.negated(), bare: false, ..read });
    }
    if matches!(s.lower(i), "minus" | "negative") && (figures(s, i + 1).is_some() || is_number_word(s.lower(i + 1))) {
        return read(s, i + 1, how).map(|r| Read { number: r.number.negated(), bare: false, ..r });
    }
    if let Some(read) = half(s, i) {
        return Some(read);
    }
    if let Some(read) = ratio(s, i) {
        return Some(read);
    }
    if let Some(read) = nth_part(s, i) {
        return Some(read);
    }
    let mut grammar =
        Grammar { s, at: i, start: i, total: Number::int(0), group: None, last: Last::Start, limit: i128::MAX };
    grammar.run(how)
}

/// "half a million", "a quarter of a million", "half", "a third of": parts without a number before.
fn half(s: &Scan<'_>, i: usize) -> Option<Read> {
    let article = usize::from(matches!(s.lower(i), "a" | "an") && !s.hyphen(i + 1));
    let at = i + article;
    let den = parts(s.lower(at)).filter(|_| !s.lower(at).ends_with('s'))?;
    let mut number = Number::ratio(1, den)?;
    let mut end = at + 1;
    // "of a million", "a million", "million", "-million"; an hour or a mile is left to the units.
    let mut p = end;
    if s.hyphen(p) || s.lower(p) == "of" {
        p += 1;
    }
    if matches!(s.lower(p), "a" | "an") {
        p += 1;
    }
    let scale = scale_word(s.lower(p));
    let of = s.lower(end) == "of" || (den == 2 && matches!(s.lower(end), "the" | "a" | "an" | "his" | "its" | "their"));
    if let Some(scale) = scale {
        number = number.times(Number::int(scale))?;
        end = p + 1;
        return Some(Read { end, number, ordinal: false, scale, fraction: false, bare: false, words: true });
    }
    // "A third man" is an ordinal and "the quarter" a season; a bare "half" must be half of something.
    let alone = den == 2
        && !matches!(
            s.before(i),
            "first" | "second" | "other" | "better" | "latter" | "top" | "bottom" | "-" | "and" | "a" | "an"
        );
    let kept = match den {
        2 => {
            alone
                && (of || article == 1 || !s.hyphen(end))
                && !matches!(s.lower(end), "-" | "time" | "way" | "brother" | "past")
        }
        4 => article == 1 && (of || !s.is(end, Kind::Word)),
        _ => article == 1 && of,
    };
    kept.then_some(Read { end, number, ordinal: false, scale: 1, fraction: true, bare: false, words: true })
}

/// "One twenty-fifth", "a twenty-first of the sum": a part that has no name of its own. "A twenty-first
/// birthday" is no part.
fn nth_part(s: &Scan<'_>, i: usize) -> Option<Read> {
    if !matches!(s.lower(i), "a" | "an" | "one") || s.hyphen(i + 1) {
        return None;
    }
    let mut grammar =
        Grammar { s, at: i + 1, start: i + 1, total: Number::int(0), group: None, last: Last::Start, limit: i128::MAX };
    let nth = grammar.run(Letters::Plain).filter(|r| r.ordinal && r.words)?;
    let den = nth.number.integer().filter(|&n| n > LARGEST_NAMED)?;
    let part = !s.is(nth.end, Kind::Word) || s.lower(nth.end) == "of";
    let number = Number::ratio(1, den)?;
    let read = Read { end: nth.end, number, ordinal: false, scale: 1, fraction: true, bare: false, words: true };
    part.then_some(read)
}

/// Parts up to this have names that are read elsewhere ("a twentieth").
const LARGEST_NAMED: i128 = 20;

/// "one in five", "nine out of ten": a part of a whole, when both are small and nothing is measured.
fn ratio(s: &Scan<'_>, i: usize) -> Option<Read> {
    let small = |at: usize| s.small(at).or_else(|| number_below_hundred(s, at)).filter(|_| !s.glued(at + 1));
    // "One in twenty-one": a whole of two words.
    let two_words = |at: usize| match (word(s.lower(at)), word(s.lower(at + 2))) {
        (Some(Word::Tens(tens)), Some(Word::Unit(unit))) if s.hyphen(at + 1) && unit > 0 => {
            u32::try_from(tens + unit).ok().map(|n| (n, at + 2))
        }
        _ => None,
    };
    let part = small(i)?;
    // "One over 20"; "one over 20 years" is "more than".
    if s.lower(i) == "one"
        && s.lower(i + 1) == "over"
        && let Some(whole) = read(s, i + 2, Letters::Plain).filter(|r| !r.ordinal && !s.is(r.end, Kind::Word))
        && let Some(den) = whole.number.integer().filter(|&n| n > 1)
    {
        let number = Number::ratio(1, den)?;
        let words = whole.words;
        return Some(Read { end: whole.end, number, ordinal: false, scale: 1, fraction: true, bare: false, words });
    }
    let (at, out) = match (s.lower(i + 1), s.lower(i + 2), s.lower(i + 3)) {
        ("in", "every", _) => (i + 3, false),
        ("in", _, _) => (i + 2, false),
        ("out", "of", "every") => (i + 4, true),
        ("out", "of", _) => (i + 3, true),
        _ => return None,
    };
    let (whole, at) = two_words(at).or_else(|| Some((small(at)?, at)))?;
    // "Killed three in two attacks" has no part of a whole, and "one in 2011" is a year: "in" is
    // trusted after one alone.
    let usual =
        whole > part && part > 0 && (out || part == 1) && whole <= 1000 && super::unit::measure(s, at + 1).is_none();
    let dated = s.capital(at + 1) || s.lower(at + 1) == "," || number_below_hundred(s, at + 1).is_some();
    let read = Read {
        end: at + 1,
        number: Number::ratio(part.into(), whole.into())?,
        ordinal: false,
        scale: 1,
        fraction: true,
        bare: false,
        words: false,
    };
    (usual && !dated && !is_number_word(s.lower(at + 1))).then_some(read)
}

/// One to ninety in a single word.
fn number_below_hundred(s: &Scan<'_>, i: usize) -> Option<u32> {
    match word(s.lower(i))? {
        Word::Unit(n) | Word::Teen(n) | Word::Tens(n) => u32::try_from(n).ok(),
        _ => None,
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Last {
    Start,
    Figures,
    Unit,
    Teen,
    Tens,
    Hundred,
    Scale,
    Done,
}

struct Grammar<'s, 'a> {
    s: &'s Scan<'a>,
    at: usize,
    start: usize,
    total: Number,
    group: Option<Number>,
    last: Last,
    /// The last scale: the next must be smaller.
    limit: i128,
}

impl Grammar<'_, '_> {
    fn run(&mut self, how: Letters) -> Option<Read> {
        let s = self.s;
        let mut bare = false;
        let mut fraction = false;
        let mut ordinal = false;
        let mut words = true;
        if let Some((end, n, b, f)) = figures(s, self.at) {
            (self.at, self.group, self.last, bare, fraction, words) = (end, Some(n), Last::Figures, b, f, false);
            let suffix = self.at;
            if s.glued(suffix) && matches!(s.lower(suffix), "st" | "nd" | "rd" | "th") && bare {
                return Some(Read {
                    end: suffix + 1,
                    number: n,
                    ordinal: true,
                    scale: 1,
                    fraction: false,
                    bare: false,
                    words: false,
                });
            }
            if let Some((end, scale)) = letters(s, suffix, how) {
                let number = n.times(Number::int(scale))?;
                return Some(Read { end, number, ordinal: false, scale, fraction: false, bare: false, words: false });
            }
        } else if matches!(s.lower(self.at), "a" | "an") && scale_word(s.lower(self.at + 1)).is_some() {
            self.at += 1;
        }
        while self.at < self.start + LONGEST {
            // "twenty-six", "two-thirds": a hyphen between number words is a space, and "ninety - five" in
            // text that a program cut into words is the same.
            let apart = self.last == Last::Tens
                && s.lower(self.at) == "-"
                && s.gap(self.at) == " "
                && s.gap(self.at + 1) == " "
                && matches!(word(s.lower(self.at + 1)), Some(Word::Unit(1..)));
            let at = self.at + usize::from(self.last != Last::Start && (s.hyphen(self.at) || apart));
            // "£350million", as tabloids write it.
            let scaled = self.last == Last::Figures && scale_word(s.lower(at)).is_some_and(|n| n >= 1000);
            if at < s.len() && at > self.start && s.glued(at) && at == self.at && !scaled {
                break;
            }
            if s.lower(at) == "and" && self.last != Last::Start {
                if !self.and(at)? {
                    break;
                }
                continue;
            }
            if s.lower(at) == "point"
                && matches!(self.last, Last::Unit | Last::Teen | Last::Tens | Last::Hundred | Last::Scale)
            {
                if !self.point(at)? {
                    break;
                }
                continue;
            }
            if let Some(n) = ordinal_word(s.lower(at)).filter(|&n| self.ordinal_fits(n)) {
                self.group = Some(match (n, self.group) {
                    (100.., Some(group)) => group.times(Number::int(n))?,
                    (_, group) => group.unwrap_or(Number::int(0)).plus(Number::int(n))?,
                });
                ordinal = true;
                self.at = at + 1;
                break;
            }
            // "two thirds", "three-quarters", "one fifth".
            // The plural of an ordinal after a larger number can be nothing else either: "twenty fifths".
            if let Some(den) = parts(s.lower(at))
                && let plural = s.lower(at).ends_with('s')
                && (matches!(self.last, Last::Unit | Last::Teen)
                    || plural && self.last != Last::Start && den != 2 && den != 4)
                && let Some(num) = self.group.map_or(Some(self.total), |g| self.total.plus(g)).and_then(Number::integer)
                && plural == (num != 1)
                && (den != 4 || num <= 3)
            {
                // "One hundred one thousand fifths" are a hundred parts of 1005: of 101 thousand nobody
                // says "one hundred one thousand" without an "and" before "fifths".
                let (num, den) = self.named_part(at, num).map_or((num, den), |(num, parts)| (num, parts + den));
                (self.total, self.limit) = (Number::int(0), i128::MAX);
                self.group = Some(Number::ratio(num, den)?);
                fraction = true;
                self.at = at + 1;
                self.last = Last::Done;
                self.of_scale()?;
                break;
            }
            if !self.word(at)? {
                break;
            }
        }
        if self.last == Last::Start && !ordinal {
            return None;
        }
        let number = self.group.map_or(Some(self.total), |g| self.total.plus(g))?;
        let scale = if self.limit == i128::MAX { 1 } else { self.limit };
        Some(Read {
            end: self.at,
            number,
            ordinal,
            scale,
            fraction: fraction && scale == 1,
            bare: bare && self.at == self.start + 1,
            words,
        })
    }

    /// "one hundred | one thousand fifths": what stands before the last "one thousand", and that thousand.
    fn named_part(&self, at: usize, num: i128) -> Option<(i128, i128)> {
        let s = self.s;
        let scale = scale_word(s.before(at)).filter(|&n| n >= 1000)?;
        let apart = at >= self.start + 3 && s.lower(at - 2) == "one" && scale_word(s.lower(at - 3)) == Some(100);
        let whole = num / scale - 1;
        (apart && whole > 0 && self.limit == scale && num % scale == 0).then_some((whole, scale))
    }

    /// "two thirds of a million".
    fn of_scale(&mut self) -> Option<()> {
        let s = self.s;
        if s.lower(self.at) == "of"
            && s.lower(self.at + 1) == "a"
            && let Some(scale) = scale_word(s.lower(self.at + 2))
        {
            self.group = Some(self.group?.times(Number::int(scale))?);
            self.limit = scale;
            self.at += 3;
        }
        Some(())
    }

    fn ordinal_fits(&self, n: i128) -> bool {
        match self.last {
            Last::Start => self.at == self.start,
            Last::Tens => n < 10 && self.s.hyphen(self.at),
            Last::Hundred | Last::Scale => true,
            Last::Unit | Last::Teen => n >= 100,
            Last::Figures | Last::Done => false,
        }
    }

    /// What follows "and": the rest of the number, or a part ("and a half", "and three quarters").
    /// False when the "and" does not belong to the number.
    fn and(&mut self, at: usize) -> Option<bool> {
        let s = self.s;
        let a = usize::from(matches!(s.lower(at + 1), "a" | "an"));
        if let Some(den) = parts(s.lower(at + 1 + a))
            && (a == 1 || s.lower(at + 1) == "one" || den == 2 || den == 4)
            && !s.lower(at + 1 + a).ends_with('s')
        {
            let part = Number::ratio(1, den)?;
            // "A million and a half" is half a million more, unless a smaller scale says otherwise.
            let of_scale = self.last == Last::Scale && scale_word(s.lower(at + 2 + a)).is_none();
            let part = if of_scale { part.times(Number::int(self.limit))? } else { part };
            self.group = Some(self.group.unwrap_or(Number::int(0)).plus(part)?);
            self.at = at + 2 + a;
            self.last = Last::Figures;
            return Some(true);
        }
        if let (Some(num), Some(den)) =
            (small_word(s.lower(at + 1)), parts(s.lower(at + 2 + usize::from(s.hyphen(at + 2)))))
            && s.lower(at + 2 + usize::from(s.hyphen(at + 2))).ends_with('s') == (num > 1)
        {
            self.group = Some(self.group.unwrap_or(Number::int(0)).plus(Number::ratio(num.into(), den)?)?);
            self.at = at + 3 + usize::from(s.hyphen(at + 2));
            self.last = Last::Done;
            return Some(true);
        }
        if !matches!(self.last, Last::Hundred | Last::Scale) {
            return Some(false);
        }
        match word(s.lower(at + 1)) {
            Some(Word::Unit(_) | Word::Teen(_) | Word::Tens(_)) => {
                self.at = at + 1;
                self.word(at + 1)
            }
            // "three hundred and 21".
            None if self.limit_hundreds() && s.small(at + 1).is_some_and(|n| n < 100) && !s.glued(at + 2) => {
                let n = s.small(at + 1)?;
                self.group = Some(self.group.unwrap_or(Number::int(0)).plus(Number::int(n.into()))?);
                self.at = at + 2;
                self.last = Last::Done;
                Some(true)
            }
            _ => Some(false),
        }
    }

    fn limit_hundreds(&self) -> bool {
        self.last == Last::Hundred || self.limit == 1000
    }

    /// "five point five", "nine point nought four", "two hundred point seventy-one".
    fn point(&mut self, at: usize) -> Option<bool> {
        let mut digits = String::new();
        let mut p = at + 1;
        let unit = |at: usize| match word(self.s.lower(at)) {
            Some(Word::Unit(n)) if n > 0 => Some(n),
            _ => None,
        };
        // "Point twenty-five" is one figure of two digits; "point two five" is told digit by digit.
        let pair = match word(self.s.lower(p)) {
            Some(Word::Teen(n)) => Some((n, p + 1)),
            Some(Word::Tens(n)) => Some(match (unit(p + 1), unit(p + 2)) {
                (Some(one), _) => (n + one, p + 2),
                (_, Some(one)) if self.s.hyphen(p + 1) => (n + one, p + 3),
                _ => (n, p + 1),
            }),
            _ => None,
        };
        if let Some((n, next)) = pair {
            digits.push_str(&n.to_string());
            p = next;
        }
        while pair.is_none()
            && digits.len() < 12
            && let Some(Word::Unit(n)) = word(self.s.lower(p))
        {
            digits.push_str(&n.to_string());
            p += 1;
        }
        if digits.is_empty() {
            return Some(false);
        }
        self.group = Some(self.group.unwrap_or(Number::int(0)).plus(Number::digits("", &digits)?)?);
        self.at = p;
        self.last = Last::Figures;
        Some(true)
    }

    /// Takes a number word at `at` if it fits what was read so far.
    fn word(&mut self, at: usize) -> Option<bool> {
        let s = self.s;
        // "3 dozens" and "12 lakhs" are numbers, while "dozens" alone is vague.
        let lower = s.lower(at);
        let singular = lower.strip_suffix('s').filter(|w| matches!(word(w), Some(Word::Scale(_) | Word::Dozen)));
        let lower = singular.filter(|_| self.last != Last::Start).unwrap_or(lower);
        let Some(word) = word(lower) else {
            // "4 thousand 3 hundred": figures go on only when a smaller scale follows them.
            if self.last == Last::Scale
                && let Some(n) = s.small(at)
                && let Some(scale) = scale_word(s.lower(at + 1)).filter(|&scale| scale < self.limit && scale != 12)
            {
                self.group = Some(Number::int(n.into()).times(Number::int(scale))?);
                self.at = at + 2;
                self.last = Last::Hundred;
                return Some(true);
            }
            return Some(false);
        };
        // "Up from 1.8 million ten years ago": nobody writes a point and goes on in words.
        let pointed = self.last == Last::Scale && s.is(self.start, Kind::Digits) && s.lower(self.start + 1) == ".";
        let fresh = matches!(self.last, Last::Start | Last::Hundred | Last::Scale) && !pointed;
        let add = |n: i128| self.group.unwrap_or(Number::int(0)).plus(Number::int(n));
        let (group, last) = match word {
            Word::Unit(0) if self.last != Last::Start => return Some(false),
            Word::Unit(n) if fresh || self.last == Last::Tens => (add(n)?, Last::Unit),
            Word::Teen(n) if fresh => (add(n)?, Last::Teen),
            Word::Tens(n) if fresh => (add(n)?, Last::Tens),
            Word::Hundred if matches!(self.last, Last::Unit | Last::Teen | Last::Figures | Last::Start) => {
                (self.group.unwrap_or(Number::ONE).times(Number::int(100))?, Last::Hundred)
            }
            Word::Dozen if matches!(self.last, Last::Unit | Last::Teen | Last::Figures | Last::Start) => {
                self.at = at + 1;
                self.group = Some(self.group.unwrap_or(Number::ONE).times(Number::int(12))?);
                self.last = Last::Done;
                return Some(true);
            }
            Word::Scale(n) if self.last != Last::Done => {
                if self.last == Last::Scale {
                    // "three lakh crore", "a thousand million".
                    self.total = self.total.times(Number::int(n))?;
                } else {
                    if n >= self.limit {
                        return Some(false);
                    }
                    self.total = self.total.plus(self.group.unwrap_or(Number::ONE).times(Number::int(n))?)?;
                }
                (self.group, self.limit, self.last, self.at) = (None, n, Last::Scale, at + 1);
                return Some(true);
            }
            _ => return Some(false),
        };
        (self.group, self.last, self.at) = (Some(group), last, at + 1);
        Some(true)
    }
}
