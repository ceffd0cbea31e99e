//! Rows that name their line by order number and SKU.

use serde::Serialize;

use crate::rows::{Applied, Columns, is_to_be_found};
use crate::table::{Mark, Role, Row, Table};

/// A row that names its line by the order's number and the SKU, and not by an
/// id. All texts are as written in the file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Wanted {
    /// The row's line in the file, from 1; no two rows have the same.
    pub line_no: u32,
    /// The order's number. One with only spaces counts as empty.
    pub order_number: String,
    /// The product. One with only spaces counts as empty.
    pub sku: String,
    /// The quantity, if the row has one.
    pub quantity: Option<String>,
    /// The sales channel, if the row has one: its id or its name.
    pub channel: Option<String>,
    /// Whether a spreadsheet or a broken quote has changed the number or the
    /// SKU, which then may be that of another order or product.
    pub is_damaged: bool,
    /// The ERP's code. It is carried along and never looked at, so that a row
    /// whose code is faulty still counts as a row of its line.
    pub code: String,
}

impl Wanted {
    /// The quantity, unless it is empty.
    pub(super) fn quantity(&self) -> Option<&str> {
        self.quantity.as_deref().filter(|text| !is_blank(text))
    }

    /// The channel, unless it is empty.
    pub(super) fn channel(&self) -> Option<&str> {
        self.channel.as_deref().filter(|text| !is_blank(text))
    }
}

/// Reads the rows of a table whose lines are to be found, as they are now: those
/// that are not left out and have no line id.
///
/// None if no column is chosen for the order's number, the SKU or the code.
pub fn wanted_rows(table: &Table, columns: &Columns, applied: &Applied<'_>) -> Vec<Wanted> {
    let (Some(number), Some(sku), Some(code)) = (
        columns.get(Role::OrderNumber),
        columns.get(Role::Sku),
        columns.get(Role::Code),
    ) else {
        return Vec::new();
    };
    let quantity = columns.get(Role::Quantity);
    let channel = columns.get(Role::Channel);
    let rows = table.rows().filter(|row| !applied.is_left_out(row.line()));
    let rows = rows.filter(|row| is_to_be_found(*row, columns, applied));
    let read = |row: Row| {
        let text = |column| applied.cell(row, column).unwrap_or_default().to_owned();
        let is_damaged = |column| {
            let is_mended = applied.mended(row.line(), column).is_some();
            !is_mended && row.mark(column).is_some_and(damages)
        };
        Wanted {
            line_no: row.line(),
            order_number: text(number),
            sku: text(sku),
            quantity: quantity.map(text),
            channel: channel.map(text),
            is_damaged: is_damaged(number) || is_damaged(sku),
            code: text(code),
        }
    };
    rows.map(read).collect()
}

/// Whether a cell with this mark no longer has the text that was meant.
const fn damages(mark: Mark) -> bool {
    match mark {
        Mark::Unwrapped | Mark::Unguarded | Mark::Number => false,
        Mark::BrokenQuote
        | Mark::LongNumber
        | Mark::Fraction
        | Mark::Date
        | Mark::Bool
        | Mark::Error => true,
    }
}

/// Whether a cell counts as empty.
pub(super) fn is_blank(text: &str) -> bool {
    text.trim().is_empty()
}
