//! Exports: the file again, with the outcome of each row.
//!
//! In scope: the file again, in its own columns, order, delimiter and encoding, with columns added
//! for the evidence ([`EVIDENCE_COLUMNS`]) and for the result of a row ([`RESULT_COLUMNS`]); and
//! the same as JSON for programs. Out of scope: deciding the result of a row, and its wording.
//!
//! Importing an export gives the same cells, byte for byte. That requires four
//! departures from the file's own form. A row that is shorter than the header is
//! filled up with empty cells. Cells that a spreadsheet would run get
//! an apostrophe, which the import removes. A file without a header gets one,
//! because its header identifies it as ours. If the file's encoding lacks a
//! character, or would be detected as another one, it is written as UTF-8 with
//! a byte order mark, as [`Written::format`] says.

mod chain;
mod csv;
mod json;

use std::borrow::Cow;
use std::collections::BTreeMap;

use release_core::OrderItemId;
use serde::{Deserialize, Serialize};

pub use crate::table::{EVIDENCE_COLUMNS, RESULT_COLUMNS};
pub use chain::{Broken, Chain, Verified, verify};
pub use csv::{Written, csv};
pub use json::json;

use crate::rows::{Applied, Columns};
use crate::table::{Role, Row, Table};

/// The result of one row, in words that the caller chooses.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RowResult {
    /// Whether it is done: released or recorded, and verified.
    pub done: bool,
    /// A stable word, for example `released`, `refused`, `unknown` or `left_out`.
    pub outcome: String,
    /// A stable key, for example `refused.rule`; may be empty.
    pub key: String,
    /// What a person should know; may be empty.
    pub detail: String,
    /// The time, in RFC 3339; may be empty.
    pub time: String,
    /// The evidence for the outcome.
    #[serde(default)]
    pub evidence: Evidence,
}

/// The evidence for an outcome. Each field may be empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    /// The HTTP status of the answer.
    pub status: String,
    /// The id of the mapping that was stored.
    pub mapping: String,
    /// The line that the answer names, if it is another one.
    pub answered_line: String,
    /// The code that the answer names, if it is another one.
    pub answered_code: String,
    /// The units of the product reserved before.
    pub reserved_before: String,
    /// The units of the product reserved after.
    pub reserved_after: String,
    /// The stable keys of the answers before the last one, in their order.
    pub earlier_answers: String,
}

impl Evidence {
    /// The cells of [`EVIDENCE_COLUMNS`].
    fn cells(&self) -> [&str; 7] {
        [
            &self.status,
            &self.mapping,
            &self.answered_line,
            &self.answered_code,
            &self.reserved_before,
            &self.reserved_after,
            &self.earlier_answers,
        ]
    }
}

/// The rows that are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Which {
    /// All rows.
    Everything,
    /// Those that are not [`RowResult::done`], and those without a result.
    NotDone,
}

/// The name of the column of ids, where the file has none.
const ITEM: &str = "order_item_id";

/// The content of an export. The file's format is the table's.
#[derive(Clone, Copy)]
pub struct Export<'a> {
    /// The file as it was read.
    pub table: &'a Table,
    /// The roles of the columns.
    pub columns: &'a Columns,
    /// A person's edits; edited cells are written as they are now.
    pub applied: &'a Applied<'a>,
    /// The lines that were found for rows without an id, by the row's line in
    /// the file. They are written into the column of ids, which is added if the
    /// file has none.
    pub items: &'a BTreeMap<u32, OrderItemId>,
    /// The result of a row, by its line in the file. A row that repeats another
    /// one should have the result of that one.
    pub result: &'a dyn Fn(u32) -> Option<RowResult>,
    /// The rows that are written.
    pub which: Which,
}

impl<'a> Export<'a> {
    /// The rows to write, with their results.
    fn rows(&self) -> impl Iterator<Item = (Row<'a>, RowResult)> {
        let Self { result, which, .. } = *self;
        self.table.rows().filter_map(move |row| {
            let result = result(row.line()).unwrap_or_default();
            (which == Which::Everything || !result.done).then_some((row, result))
        })
    }

    /// A row's own cells as they are now, without the columns that an earlier
    /// export added, and with the id of its line if that was found.
    fn cells(&self, row: Row<'a>) -> impl Iterator<Item = Cow<'a, str>> {
        let applied = self.applied;
        let last = applied.last_mended(row.line());
        let own = self.own_cells(row);
        // A short row is filled up: else what is added would stand in the file's own columns, and be read
        // there as a code.
        let len = own
            .max(self.own_width())
            .max(last.map_or(0, |column| column + 1));
        let found = self.items.get(&row.line()).map(ToString::to_string);
        let added = self.added_item_column();
        let of_item = self.columns.get(Role::Item);
        let id = added.map(|_| Cow::Owned(found.clone().unwrap_or_default()));
        let cell = move |column| {
            let cell = applied.cell(row, column).unwrap_or_default();
            match &found {
                Some(found) if of_item == Some(column) => Cow::Owned(found.clone()),
                _ => Cow::Borrowed(cell),
            }
        };
        (0..len).map(cell).chain(id)
    }

    /// The number of the file's own columns.
    fn own_width(&self) -> usize {
        self.table.width() - self.table.added_columns()
    }

    /// The number of a row's cells without those that an earlier export added.
    fn own_cells(&self, row: Row<'_>) -> usize {
        let added = if row.len() == self.table.width() {
            self.table.added_columns()
        } else {
            0
        };
        row.len().saturating_sub(added)
    }

    /// The place of the column of ids, if the file has none and lines were found.
    fn added_item_column(&self) -> Option<usize> {
        let is_added = self.columns.get(Role::Item).is_none() && !self.items.is_empty();
        is_added.then(|| self.own_width())
    }

    /// The id of a row's line, as text: as found, or as in the file.
    fn item(&self, row: Row<'a>) -> String {
        if let Some(item) = self.items.get(&row.line()) {
            return item.to_string();
        }
        let column = self.columns.get(Role::Item);
        let cell = column.and_then(|column| self.applied.cell(row, column));
        cell.unwrap_or_default().to_owned()
    }

    /// The names of the file's own columns.
    fn header(&self) -> Vec<String> {
        let mut names = match self.table.header() {
            Some(row) => {
                let own = (0..self.own_cells(row)).map(|column| self.applied.cell(row, column));
                own.map(|cell| cell.unwrap_or_default().to_owned())
                    .collect()
            }
            None => self.made_header(),
        };
        if let Some(column) = self.added_item_column() {
            names.resize(names.len().max(column), String::new());
            names.push(ITEM.to_owned());
        }
        names
    }

    fn made_header(&self) -> Vec<String> {
        let name = |column: usize| {
            let mut roles = Role::ALL.into_iter();
            match roles.find(|role| self.columns.get(*role) == Some(column)) {
                Some(Role::Item) => ITEM.to_owned(),
                Some(Role::Code) => "erp_code".to_owned(),
                Some(Role::OrderNumber) => "order_number".to_owned(),
                Some(Role::Sku) => "sku".to_owned(),
                Some(Role::Quantity) => "quantity".to_owned(),
                Some(Role::Action) => "action".to_owned(),
                Some(Role::Channel) => "channel".to_owned(),
                None => format!("column_{}", column + 1),
            }
        };
        (0..self.table.width()).map(name).collect()
    }
}
