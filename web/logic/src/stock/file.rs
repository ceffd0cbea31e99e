//! The candidates as a file that the import reads, with the codes of the ERP, or for the ERP to fill in.

use std::collections::BTreeMap;

use release_core::{OrderItemId, ProductId};
use release_file::export::{Export, Which, csv};
use release_file::rows::{Columns, Edits};
use release_file::table::{Cell, Limits, Role, Table, TableError};

use super::ProductLine;
use crate::order::Slot;

/// The columns, by the names that the import knows.
const COLUMNS: [(&str, Role); 5] = [
    ("order_number", Role::OrderNumber),
    ("order_item_id", Role::Item),
    ("sku", Role::Sku),
    ("quantity", Role::Quantity),
    ("erp_code", Role::Code),
];

/// What the file is called.
pub fn candidates_name(sku: Option<&str>, product: ProductId) -> String {
    let named = sku.filter(|sku| {
        let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
        sku.chars().all(is_plain)
    });
    let named = named.map_or_else(|| product.to_string(), str::to_owned);
    format!("held-{named}.csv")
}

/// The file: a row for each line, with its code where there is one. As in every export, what a spreadsheet would
/// take for a formula is guarded, and the columns at the end let the import take the guard away again.
///
/// # Errors
///
/// There are more lines than a table may hold.
pub fn candidates_csv<'a>(
    lines: impl IntoIterator<Item = &'a ProductLine>,
    sku: Option<&str>,
    codes: &BTreeMap<OrderItemId, String>,
) -> Result<Vec<u8>, TableError> {
    let rows: Vec<[String; 5]> = lines
        .into_iter()
        .map(|line| {
            let quantity = line.quantity.stated().unwrap_or_default().to_owned();
            [
                line.number.clone().unwrap_or_default(),
                line.item.to_string(),
                line.sku.as_deref().or(sku).unwrap_or_default().to_owned(),
                quantity,
                codes.get(&line.item).cloned().unwrap_or_default(),
            ]
        })
        .collect();
    let head = (0_u32..).zip(COLUMNS);
    let head = head.map(|(column, (name, _))| (1, column, Cell::Text(name)));
    let cells = (2_u32..).zip(&rows).flat_map(|(line, row)| {
        let cells = (0_u32..).zip(row);
        cells.map(move |(column, cell)| (line, column, Cell::Text(cell)))
    });
    let table = Table::from_cells(head.chain(cells), Some(true), Limits::default())?;
    let mut columns = Columns::default();
    for (at, (_, role)) in COLUMNS.into_iter().enumerate() {
        columns.set(role, Some(at));
    }
    let edits = Edits::default();
    let export = Export {
        table: &table,
        columns: &columns,
        applied: &edits.applied(),
        items: &BTreeMap::new(),
        result: &|_| None,
        which: Which::Everything,
    };
    Ok(csv(&export).bytes)
}

/// The candidates as lines onto which codes can be pasted.
pub fn candidate_slots(lines: &[ProductLine]) -> Vec<Slot> {
    let slot = |line: &ProductLine| Slot {
        item: line.item,
        name: line.number.clone(),
        typed: String::new(),
        closed: None,
    };
    lines.iter().map(slot).collect()
}
