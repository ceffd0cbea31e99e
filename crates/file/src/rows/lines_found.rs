//! The lines that were found for rows without an id.

use std::collections::BTreeMap;

use release_core::OrderItemId;

use super::{Applied, Columns, Problem};
use crate::table::{Role, Row};

/// The line of one row without an id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineFound {
    /// The line; `None` if the row has none, so that it cannot be sent.
    pub item: Option<OrderItemId>,
    /// Why it has none, or by which answer of a person it has this one.
    pub problem: Option<Problem>,
}

/// The lines of rows without an id, by the row's line in the file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LinesFound {
    by_line: BTreeMap<u32, LineFound>,
}

impl LinesFound {
    /// The lines of no row.
    pub const fn new() -> Self {
        Self {
            by_line: BTreeMap::new(),
        }
    }

    /// The line of a row, by the row's line in the file; `None` if it was not
    /// looked for.
    pub fn get(&self, line_no: u32) -> Option<&LineFound> {
        self.by_line.get(&line_no)
    }
}

impl FromIterator<(u32, LineFound)> for LinesFound {
    fn from_iter<I: IntoIterator<Item = (u32, LineFound)>>(rows: I) -> Self {
        Self {
            by_line: rows.into_iter().collect(),
        }
    }
}

/// Whether the line of a row is to be found: the file has the columns for it,
/// and the row names no line id, as there is no column for it, or its cell is
/// empty.
pub(crate) fn is_to_be_found(row: Row<'_>, columns: &Columns, applied: &Applied<'_>) -> bool {
    let has_no_id = match columns.get(Role::Item) {
        None => true,
        Some(column) => applied.cell(row, column).unwrap_or_default().is_empty(),
    };
    has_no_id && columns.can_find_lines()
}
