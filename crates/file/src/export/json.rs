//! The export as JSON, for programs.

use std::borrow::Cow;

use serde::Serialize;

use super::{Export, RowResult};
use crate::table::{Format, Role};

#[derive(Serialize)]
struct File<'a> {
    format: &'a Format,
    columns: Vec<String>,
    rows: Vec<Row<'a>>,
}

#[derive(Serialize)]
struct Row<'a> {
    line: u32,
    order_item_id: String,
    code: &'a str,
    cells: Vec<Cow<'a, str>>,
    result: RowResult,
}

/// Writes the rows as JSON:
/// `{format, columns, rows: [{line, order_item_id, code, cells, result}]}`. All
/// cells are text; nothing is guarded. A row without a result has one of empty
/// texts that is not done.
///
/// # Errors
///
/// None is known: it contains only texts, numbers and booleans.
pub fn json(export: &Export<'_>) -> Result<Vec<u8>, serde_json::Error> {
    let code = |row| {
        let column = export.columns.get(Role::Code)?;
        export.applied.cell(row, column)
    };
    let rows = export.rows().map(|(row, result)| Row {
        line: row.line(),
        order_item_id: export.item(row),
        code: code(row).unwrap_or_default(),
        cells: export.cells(row).collect(),
        result,
    });
    serde_json::to_vec_pretty(&File {
        format: export.table.format(),
        columns: export.header(),
        rows: rows.collect(),
    })
}
