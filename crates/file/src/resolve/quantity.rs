//! Quantities of rows and lines, as numbers.

use release_core::model::Quantity;
use release_run::Units;

/// The units of a line; `None` if its quantity is no positive number.
pub(super) fn units_of(quantity: &Quantity) -> Option<Units> {
    match quantity {
        Quantity::Stated(text) => text.parse().ok(),
        Quantity::ProbablyOne => Some(Units::ONE),
        Quantity::Unreadable(_) => None,
    }
}

/// Every positive number that a cell can mean. `1.000` is one in one country
/// and a thousand in another, so it has both; a text that is no number has none.
pub(super) fn readings(cell: &str) -> Vec<Units> {
    let read = |group, point| read(cell.trim(), group, point).filter(|units| *units > Units::ZERO);
    let mut found: Vec<Units> = [read('.', ','), read(',', '.')]
        .into_iter()
        .flatten()
        .collect();
    found.dedup();
    found
}

/// Reads a number with this sign between thousands, and this one before the decimals.
fn read(text: &str, group: char, point: char) -> Option<Units> {
    let (whole, decimals) = text.split_once(point).unwrap_or((text, "0"));
    let mut groups = whole.split(group);
    let first = groups.next()?;
    let mut digits = first.to_owned();
    for part in groups {
        if part.len() != 3 || !(1..=3).contains(&first.len()) || first.starts_with('0') {
            return None;
        }
        digits.push_str(part);
    }
    format!("{digits}.{decimals}").parse().ok()
}
