//! No file panics, and what is exported reads back the same.

#![no_main]

use libfuzzer_sys::fuzz_target;
use release_file::export::{Export, RowResult, Which, csv};
use release_file::rows::{Applied, CheckContext, Columns, check};
use release_file::table::{Limits, Overrides, Table};

fuzz_target!(|bytes: &[u8]| {
    let Ok(table) = Table::read(bytes, Overrides::default(), &Limits::default()) else {
        return;
    };
    let columns = Columns::matched(&table);
    let applied = Applied::default();
    let checked = check(&table, &columns, &applied, &CheckContext::default());
    assert_eq!(checked.counts.ready, checked.lines.len());

    let written = csv(&Export {
        table: &table,
        columns: &columns,
        applied: &applied,
        result: &|_| {
            Some(RowResult {
                outcome: "refused".to_owned(),
                ..RowResult::default()
            })
        },
        which: Which::Everything,
    });
    let wide = Limits {
        row_cells: 2048,
        bytes: 1 << 29,
        cells: 1 << 24,
        rows: 300_000,
        ..Limits::default()
    };
    let again = Table::read(&written.bytes, Overrides::default(), &wide).expect("our own file");
    assert!(again.is_ours());
    assert_eq!(again.len(), table.len());
    let added = if table.is_ours() { 4 } else { 0 };
    for (row, read) in table.rows().zip(again.rows()) {
        for column in 0..row.len().saturating_sub(added) {
            assert_eq!(read.cell(column), row.cell(column));
        }
    }
});
