//! Tables: no file panics, the counts of its rows add up, and what is exported reads back the same.

use std::collections::BTreeMap;

use arbitrary::{Arbitrary, Result, Unstructured};
use release_file::export::{Export, RowResult, Which, csv, json};
use release_file::rows::{Applied, CheckContext, Columns, check};
use release_file::table::{Limits, Overrides, Table};

const HEADS: [&str; 10] = [
    "order_item_id",
    "code",
    "kalem id",
    "ERP kodu",
    "sipariş no",
    "sku",
    "quantity",
    "update_stock",
    "channel",
    "x",
];
const CELLS: [&str; 20] = [
    "70412",
    "70413",
    "00123",
    "ERP-55120-3",
    " A",
    "1E5",
    "=1+1",
    "'=1",
    "\u{feff}",
    "1,5",
    "1.000,00",
    "true",
    "İı-şğ",
    "رمز",
    "a\"b",
    "a\nb",
    "\t",
    "",
    "0",
    "18446744073709551616",
];

/// Reads a file, checks its rows, and exports it.
pub fn table(bytes: &[u8]) {
    // A file as it is, or, with a zero before them, bytes of which one is made.
    let made = match bytes.split_first() {
        Some((0, rest)) => made(&mut Unstructured::new(rest)),
        _ => Ok(bytes.to_vec()),
    };
    if let Ok(bytes) = made {
        read(&bytes);
    }
}

fn made(input: &mut Unstructured<'_>) -> Result<Vec<u8>> {
    let between = *input.choose(&[",", ";", "\t", "|"])?;
    let end = *input.choose(&["\n", "\r\n", "\r"])?;
    let is_quoted: bool = input.arbitrary()?;
    let width = input.int_in_range(1..=5)?;
    let mut text = String::new();
    for row in 0..input.int_in_range(0..=12)? {
        let words: &[&str] = if row == 0 { &HEADS } else { &CELLS };
        let more = i32::from(input.ratio(1, 16)?);
        for column in 0..width + more {
            if column > 0 {
                text.push_str(between);
            }
            text.push_str(&cell(input, words, is_quoted)?);
        }
        text.push_str(end);
    }
    Ok(match input.int_in_range(0..=3)? {
        0 => [&[0xFF, 0xFE][..], &utf16(&text)].concat(),
        1 => format!("\u{feff}{text}").into_bytes(),
        _ => text.into_bytes(),
    })
}

fn utf16(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

fn cell(input: &mut Unstructured<'_>, words: &[&str], is_quoted: bool) -> Result<String> {
    let text = match input.int_in_range(0..=5)? {
        0 => String::arbitrary(input)?,
        1 => u32::arbitrary(input)?.to_string(),
        _ => (*input.choose(words)?).to_owned(),
    };
    if is_quoted || text.contains(['"', '\n', '\r']) {
        return Ok(format!("\"{}\"", text.replace('"', "\"\"")));
    }
    Ok(text)
}

fn read(bytes: &[u8]) {
    let Ok(table) = Table::read(bytes, Overrides::default(), &Limits::default()) else {
        return;
    };
    let columns = Columns::matched(&table);
    let applied = Applied::default();
    let checked = check(&table, &columns, &applied, &CheckContext::default());
    let counts = &checked.counts;
    assert_eq!(counts.ready, checked.lines.len());
    assert_eq!(
        counts.rows,
        counts.ready + counts.repeated + counts.confirm + counts.stopped + counts.left_out
    );
    let result = |_| {
        Some(RowResult {
            outcome: "refused".to_owned(),
            ..RowResult::default()
        })
    };
    let export = Export {
        table: &table,
        columns: &columns,
        applied: &applied,
        items: &BTreeMap::new(),
        result: &result,
        which: Which::Everything,
    };
    let _ = json(&export);
    reads_back(&table, &csv(&export).bytes);
}

fn reads_back(table: &Table, written: &[u8]) {
    let wide = Limits {
        row_cells: 2048,
        bytes: 1 << 29,
        cells: 1 << 24,
        rows: 300_000,
        ..Limits::default()
    };
    let again = Table::read(written, Overrides::default(), &wide).expect("our own file");
    assert!(again.is_ours());
    assert_eq!(again.len(), table.len());
    for (row, read) in table.rows().zip(again.rows()) {
        let own = row.len().saturating_sub(table.added_columns());
        for column in 0..own {
            assert_eq!(read.cell(column), row.cell(column));
        }
    }
}
