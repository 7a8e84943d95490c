//! Exact numbers: "31.3m" is 31300000 and never 31300000.000000004.

/// A fraction in lowest terms with a positive denominator. Arithmetic that would overflow gives
/// `None`, and such a number is then not read at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Number {
    num: i128,
    den: i128,
}

/// Digits shown of a number that has no end ("one third").
const SHOWN: u32 = 12;

impl Number {
    pub(super) const ONE: Self = Self { num: 1, den: 1 };

    pub(super) const fn int(n: i128) -> Self {
        Self { num: n, den: 1 }
    }

    pub(super) fn ratio(num: i128, den: i128) -> Option<Self> {
        if den == 0 || num == i128::MIN || den == i128::MIN {
            return None;
        }
        let (mut a, mut b) = (num.unsigned_abs(), den.unsigned_abs());
        while b != 0 {
            (a, b) = (b, a % b);
        }
        let g = i128::try_from(a).ok()? * den.signum();
        Some(Self { num: num / g, den: den / g })
    }

    /// "31" and "3" for 31.3; digits only.
    pub(super) fn digits(whole: &str, rest: &str) -> Option<Self> {
        // More than thirty digits are a serial number, not a quantity; they would overflow as well.
        if whole.len() + rest.len() > 30 {
            return None;
        }
        let num = format!("0{whole}{rest}").parse().ok()?;
        Self::ratio(num, 10_i128.checked_pow(u32::try_from(rest.len()).ok()?)?)
    }

    pub(super) fn times(self, other: Self) -> Option<Self> {
        let a = Self::ratio(self.num, other.den)?;
        let b = Self::ratio(other.num, self.den)?;
        Self::ratio(a.num.checked_mul(b.num)?, a.den.checked_mul(b.den)?)
    }

    pub(super) fn inverse(self) -> Option<Self> {
        Self::ratio(self.den, self.num)
    }

    pub(super) fn plus(self, other: Self) -> Option<Self> {
        let num = self.num.checked_mul(other.den)?.checked_add(other.num.checked_mul(self.den)?)?;
        Self::ratio(num, self.den.checked_mul(other.den)?)
    }

    pub(super) fn negated(self) -> Self {
        Self { num: -self.num, den: self.den }
    }

    pub(super) fn less_than(self, other: Self) -> bool {
        match (self.num.checked_mul(other.den), other.num.checked_mul(self.den)) {
            (Some(a), Some(b)) => a < b,
            _ => self.to_f64() < other.to_f64(),
        }
    }

    pub(super) fn integer(self) -> Option<i128> {
        (self.den == 1).then_some(self.num)
    }

    /// The nearest double.
    pub(super) fn to_f64(self) -> f64 {
        // Parsing the decimal rounds once; dividing two rounded doubles would round three times.
        self.to_string().parse().unwrap_or(self.num as f64 / self.den as f64)
    }

    /// One unit of the last digit that is not zero: 1000 for 32000, 0.1 for 2.5. `None` for zero
    /// and for a number without end.
    pub(super) fn step(self) -> Option<f64> {
        let written = self.to_string();
        let digits = written.trim_start_matches('-');
        if let Some(dot) = digits.find('.') {
            return Some(10_f64.powi(-i32::try_from(digits.len() - dot - 1).ok()?));
        }
        let zeros = digits.bytes().rev().take_while(|&b| b == b'0').count();
        (zeros < digits.len()).then(|| 10_f64.powi(i32::try_from(zeros).unwrap_or(0)))
    }
}

/// As a plain decimal, exact where it ends, else to twelve digits after the point.
impl std::fmt::Display for Number {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (whole, mut rest) =
            (self.num.unsigned_abs() / self.den.unsigned_abs(), self.num.unsigned_abs() % self.den.unsigned_abs());
        let den = self.den.unsigned_abs();
        let mut shown = String::new();
        // Thirty places hold every decimal that `digits` reads; a number without end is rounded.
        let ends = {
            let mut d = den;
            for p in [2, 5] {
                while d.is_multiple_of(p) {
                    d /= p;
                }
            }
            d == 1
        };
        let places = if ends { 60 } else { SHOWN };
        for _ in 0..places {
            if rest == 0 {
                break;
            }
            let Some(next) = rest.checked_mul(10) else { break };
            shown.push(char::from_digit(u32::try_from(next / den).unwrap_or(0), 10).unwrap_or('0'));
            rest = next % den;
        }
        let mut whole = whole;
        if !ends && rest >= den - rest {
            // Round the last digit up, carrying.
            let mut bytes = shown.into_bytes();
            let mut carry = true;
            for b in bytes.iter_mut().rev() {
                if *b == b'9' {
                    *b = b'0';
                } else {
                    *b += 1;
                    carry = false;
                    break;
                }
            }
            whole += u128::from(carry);
            shown = String::from_utf8(bytes).unwrap_or_default();
        }
        let shown = shown.trim_end_matches('0');
        let sign = if self.num < 0 { "-" } else { "" };
        if shown.is_empty() { write!(f, "{sign}{whole}") } else { write!(f, "{sign}{whole}.{shown}") }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_are_exact_and_endless_ones_rounded() {
        let million = Number::int(1_000_000);
        let shown = |n: Option<Number>| n.map(|n| n.to_string()).unwrap_or_default();
        assert_eq!(shown(Number::digits("31", "3").and_then(|n| n.times(million))), "31300000");
        assert_eq!(shown(Number::digits("", "08")), "0.08");
        assert_eq!(shown(Number::ratio(2, 3)), "0.666666666667");
        assert_eq!(shown(Number::ratio(-9, 5)), "-1.8");
        assert_eq!(shown(Number::ratio(2_999_999_999_999_999, 3_000_000_000_000_001)), "1");
        assert_eq!(shown(Number::digits(&"9".repeat(40), "")), "");
        assert_eq!(Number::ratio(1, 0), None);
    }

    #[test]
    fn steps_tell_how_round_a_number_is() {
        let step = |w, r| Number::digits(w, r).and_then(Number::step);
        assert_eq!(step("2000", ""), Some(1000.0));
        assert_eq!(step("1950", ""), Some(10.0));
        assert_eq!(step("2", "5"), Some(0.1));
        assert_eq!(step("0", ""), None);
    }
}
