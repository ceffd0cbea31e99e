//! Units of stock: whole, or with decimals where goods are sold by weight.

use core::fmt;
use core::str::FromStr;

/// The number of decimals that are kept.
const DECIMALS: usize = 6;

/// One unit.
const ONE: i64 = 1_000_000;

/// An exact number of units, to a millionth; may be negative.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Units(i64);

/// The error of a text that is not a plain decimal number, has more than six
/// decimals, or is beyond nine trillion.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a number of units")]
pub struct NotUnits;

impl Units {
    /// No units.
    pub const ZERO: Self = Self(0);

    /// One unit.
    pub const ONE: Self = Self(ONE);

    /// Whether it is below zero, which is impossible for reserved units.
    pub const fn is_negative(self) -> bool {
        self.0 < 0
    }

    /// The sum; stays at the largest number that can be held.
    #[must_use]
    pub const fn plus(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }

    /// The difference; stays at the largest number that can be held.
    #[must_use]
    pub const fn minus(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }

    /// How much of `length` these units are, where `all` of them are the whole, rounded down; `None` where
    /// `all` is not above zero or less than these.
    pub fn share_of(self, all: Self, length: u32) -> Option<u32> {
        if all.0 <= 0 || self.0 < 0 || self.0 > all.0 {
            return None;
        }
        let share = i128::from(self.0) * i128::from(length) / i128::from(all.0);
        u32::try_from(share).ok()
    }
}

impl FromStr for Units {
    type Err = NotUnits;

    /// Parses `3`, `-3` or `0.250`, as written in answers and files.
    fn from_str(text: &str) -> Result<Self, NotUnits> {
        let (is_negative, digits) = match text.strip_prefix('-') {
            Some(digits) => (true, digits),
            None => (false, text),
        };
        let (whole, decimals) = digits.split_once('.').unwrap_or((digits, "0"));
        let is_plain = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
        // Trailing zeros mean nothing.
        let kept = decimals.trim_end_matches('0');
        if !is_plain(whole) || !is_plain(decimals) || kept.len() > DECIMALS {
            return Err(NotUnits);
        }
        let whole: i64 = whole.parse().map_err(|_| NotUnits)?;
        let decimals: i64 = format!("{kept:0<DECIMALS$}")
            .parse()
            .map_err(|_| NotUnits)?;
        let units = whole
            .checked_mul(ONE)
            .and_then(|whole| whole.checked_add(decimals));
        let units = units.ok_or(NotUnits)?;
        Ok(Self(if is_negative { -units } else { units }))
    }
}

impl fmt::Display for Units {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.is_negative() { "-" } else { "" };
        let (whole, decimals) = (
            self.0.unsigned_abs() / ONE.unsigned_abs(),
            self.0.unsigned_abs() % ONE.unsigned_abs(),
        );
        let text = format!("{whole}.{decimals:0>DECIMALS$}");
        f.write_str(sign)?;
        f.write_str(text.trim_end_matches('0').trim_end_matches('.'))
    }
}
