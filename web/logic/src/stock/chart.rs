//! The rows that hold the most, as bars.

use release_run::Units;

use super::HeldRow;

/// How many rows have a bar.
pub const LARGEST: usize = 20;

/// The height of the largest bar, in units of the chart's own.
pub const BAR_HEIGHT: u32 = 100;

/// The bars, the largest first.
#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    /// The height of each.
    pub heights: Vec<u32>,
    /// The units that they stand for together.
    pub units: Units,
    /// The part of all units that they are, in hundredths, rounded down.
    pub percent: u32,
}

/// The bars of the largest rows; none where there are fewer than two. `all` are the units of
/// all rows.
pub fn bars(rows: &[HeldRow], all: Units) -> Option<Bar> {
    let rows = rows.get(..LARGEST.min(rows.len()))?;
    let most = rows.first()?.units;
    if rows.len() < 2 {
        return None;
    }
    let height = |row: &HeldRow| row.units.share_of(most, BAR_HEIGHT).unwrap_or(0).max(1);
    let units = rows
        .iter()
        .fold(Units::ZERO, |sum, row| sum.plus(row.units));
    Some(Bar {
        heights: rows.iter().map(height).collect(),
        units,
        percent: units.share_of(all, 100).unwrap_or(100),
    })
}
