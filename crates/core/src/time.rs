//! Points in time.

use core::ops::{Add, AddAssign, Sub};

use serde::{Deserialize, Serialize};

use crate::decode::{DecodeError, FromJson, Json};

/// A point in time: milliseconds since 1970-01-01T00:00Z.
///
/// Adding and subtracting stop at the ends of the range instead of overflowing.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct UnixMillis(u64);

impl UnixMillis {
    /// 1970-01-01T00:00Z.
    pub const EPOCH: Self = Self(0);

    /// The time so many milliseconds after 1970-01-01T00:00Z.
    pub const fn new(millis: u64) -> Self {
        Self(millis)
    }

    /// The milliseconds since 1970-01-01T00:00Z.
    pub const fn get(self) -> u64 {
        self.0
    }

    /// From a time as JavaScript counts it, whose fraction is cut off.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // the cast stops at the ends
    pub const fn from_f64(millis: f64) -> Self {
        Self(millis as u64)
    }

    /// As JavaScript counts time.
    #[allow(clippy::cast_precision_loss)] // exact for 200,000 years
    pub const fn to_f64(self) -> f64 {
        self.0 as f64
    }

    /// The whole seconds since 1970-01-01T00:00Z.
    pub const fn seconds(self) -> u64 {
        self.0 / 1_000
    }
}

/// So many milliseconds later.
impl Add<u64> for UnixMillis {
    type Output = Self;

    fn add(self, millis: u64) -> Self {
        Self(self.0.saturating_add(millis))
    }
}

impl AddAssign<u64> for UnixMillis {
    fn add_assign(&mut self, millis: u64) {
        *self = *self + millis;
    }
}

/// The milliseconds between two times; 0 if the first is the earlier one.
impl Sub for UnixMillis {
    type Output = u64;

    fn sub(self, earlier: Self) -> u64 {
        self.0.saturating_sub(earlier.0)
    }
}

impl FromJson for UnixMillis {
    fn from_json(json: &Json<'_>) -> Result<Self, DecodeError> {
        u64::from_json(json).map(Self)
    }
}
