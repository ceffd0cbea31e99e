//! The final treatment of cells, the same for every table.

use std::collections::BTreeMap;
use std::mem;

use super::guard::{added, unguarded};
use super::{Mark, Span, Table, TableError, small};

/// Removes what was put around cells, and measures the table.
pub(super) fn finish(mut table: Table) -> Result<Table, TableError> {
    if table.rows.is_empty() {
        return Err(TableError::Empty);
    }
    table.added = table.header().map_or(0, |row| added(row.cells()));
    take_off(&mut table);
    table.width = width(&table);
    Ok(table)
}

/// A change to the text of a cell.
enum Change {
    Unguard,
    /// The text between `="` and `"`.
    Unwrap,
    /// The same, with doubled quotes made single.
    UnwrapTo(String),
    Broken,
}

fn change(text: &str, ours: bool) -> Option<Change> {
    if ours && unguarded(text).is_some() {
        return Some(Change::Unguard);
    }
    let inside = text.strip_prefix("=\"")?;
    let Some(inside) = inside.strip_suffix('"') else {
        return Some(Change::Broken);
    };
    if !inside.contains('"') {
        return Some(Change::Unwrap);
    }
    let single = inside.replace("\"\"", "");
    if single.contains('"') {
        return Some(Change::Broken);
    }
    Some(Change::UnwrapTo(inside.replace("\"\"", "\"")))
}

fn take_off(table: &mut Table) {
    let mut marks = Vec::new();
    let mut spans = core::mem::take(&mut table.spans);
    for (at, span) in spans.iter_mut().enumerate() {
        let first = table.text.as_bytes().get(span.from as usize);
        if !matches!(first, Some(b'=' | b'\'')) {
            continue;
        }
        let mark = match change(table.slice(*span), table.is_ours()) {
            None => continue,
            Some(Change::Broken) => Mark::BrokenQuote,
            Some(Change::Unguard) => {
                *span = narrowed(*span, 1, 0);
                Mark::Unguarded
            }
            Some(Change::Unwrap) => {
                *span = narrowed(*span, 2, 1);
                Mark::Unwrapped
            }
            Some(Change::UnwrapTo(text)) => {
                span.from = small(table.text.len());
                span.len = small(text.len());
                table.text.push_str(&text);
                Mark::Unwrapped
            }
        };
        marks.push((small(at), mark));
    }
    table.spans = spans;
    if !marks.is_empty() {
        // Of two marks on a cell, the one of its first reading stays.
        let first_reading = mem::take(&mut table.marks);
        let by_cell: BTreeMap<_, _> = marks.into_iter().chain(first_reading).collect();
        table.marks = by_cell.into_iter().collect();
    }
}

fn narrowed(span: Span, front: u32, back: u32) -> Span {
    Span {
        from: span.from + front,
        len: span.len.saturating_sub(front + back),
    }
}

fn width(table: &Table) -> usize {
    if let Some(header) = table.header() {
        return header.len();
    }
    let mut rows_of = BTreeMap::<usize, usize>::new();
    for row in table.rows() {
        *rows_of.entry(row.len()).or_default() += 1;
    }
    let most = rows_of.into_iter().max_by_key(|(_, rows)| *rows);
    most.map_or(0, |(width, _)| width)
}
