//! Rows that name their line by order number and SKU.

use serde::Serialize;

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

/// Whether a cell counts as empty.
pub(super) fn is_blank(text: &str) -> bool {
    text.trim().is_empty()
}
