//! A product's reserved units before and after, as a bar.

use release_run::{Counter, ProductProof, Units};

/// The length of a bar.
pub const STOCK_BAR: u32 = 1_000;

/// Reserved units as lengths of one bar, of which the longer one has all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StockBar {
    /// What was reserved before.
    pub before: u32,
    /// What was reserved after.
    pub after: u32,
    /// What was released, at the end of what was reserved before.
    pub released: u32,
}

impl StockBar {
    /// The bar of a product, as its proof has it; none where a counter was not
    /// read, is below zero, or both are zero.
    pub fn of_proof(proof: &ProductProof) -> Option<Self> {
        let units = |counter: &Option<Counter>| units(counter.as_ref()?.reserved.as_deref()?);
        Self::of(units(&proof.before)?, units(&proof.after)?, proof.released)
    }

    /// The bar of a counter of which only the readings are known; none where it
    /// did not fall.
    pub fn of_fall(before: &str, after: &str) -> Option<Self> {
        let (before, after) = (units(before)?, units(after)?);
        (after < before)
            .then(|| Self::of(before, after, before.minus(after)))
            .flatten()
    }

    fn of(before: Units, after: Units, released: Units) -> Option<Self> {
        let longest = before.max(after);
        let length = |units: Units| units.share_of(longest, STOCK_BAR);
        Some(Self {
            before: length(before)?,
            after: length(after)?,
            released: length(released.min(before))?,
        })
    }
}

fn units(reading: &str) -> Option<Units> {
    let units: Units = reading.parse().ok()?;
    (!units.is_negative()).then_some(units)
}
