//! Exports, which keep the file's own form, are safe in a spreadsheet and read back the same.

use std::collections::BTreeMap;

use proptest::prelude::*;
use release_file::export::{Evidence, Export, RowResult, Which, Written, csv, json};
use release_file::rows::{Columns, Edit, Edits};
use release_file::table::{Delimiter, Encoding, Format, Limits, Overrides, Quoting, Role, Table};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

fn read(bytes: &[u8]) -> Table {
    Table::read(bytes, Overrides::default(), &Limits::default()).unwrap()
}

/// Results: the first row is done, most others are refused; those from line 100
/// on have none.
fn result(line: u32) -> Option<RowResult> {
    (line < 100).then(|| RowResult {
        done: line <= 2,
        outcome: if line <= 2 { "released" } else { "refused" }.to_owned(),
        key: String::new(),
        detail: "-1; olmadı".to_owned(),
        evidence: Evidence {
            status: "406".to_owned(),
            ..Evidence::default()
        },
        ..RowResult::default()
    })
}

fn exported(table: &Table, edits: &Edits, which: Which) -> Written {
    csv(&Export {
        table,
        columns: &Columns::matched(table),
        applied: &edits.applied(),
        items: &BTreeMap::new(),
        result: &result,
        which,
    })
}

fn text(file: &str) -> String {
    let written = exported(&read(file.as_bytes()), &Edits::default(), Which::NotDone);
    String::from_utf8(written.bytes).unwrap()
}

#[test]
fn what_is_not_done_keeps_the_form_of_its_file() {
    assert_eq!(
        text("sep=;\r\nkalem id;ERP kodu;not\r\n70412;A;x\r\n70413;00123;\"a;b\"\r\n"),
        "sep=;\r\nkalem id;ERP kodu;not;release_status;release_mapping;release_answered_line;release_answered_code;release_reserved_before;release_reserved_after;release_earlier_answers;release_outcome;release_key;release_detail;release_time\r\n\
         70412;A;x;406;;;;;;;refused;;\"'-1; olmadı\";\r\n70413;00123;\"a;b\";406;;;;;;;refused;;\"'-1; olmadı\";\r\n"
    );
    assert_eq!(
        text("id\tcode\r70412\tA\r70413\t\"B\"\"\"\r"),
        "id\tcode\trelease_status\trelease_mapping\trelease_answered_line\trelease_answered_code\trelease_reserved_before\trelease_reserved_after\trelease_earlier_answers\trelease_outcome\trelease_key\trelease_detail\trelease_time\r\
         70413\t\"B\"\"\"\t406\t\t\t\t\t\t\trefused\t\t'-1; olmadı\t\r"
    );
}

#[test]
fn a_file_without_a_header_gets_one() {
    let text = text("70412,A\n70413,B\n70414,C\n");
    let header = text.lines().next().unwrap();
    assert!(header.starts_with("order_item_id,erp_code,release_status,"));
    assert!(text.ends_with("70414,C,406,,,,,,,refused,,'-1; olmadı,\n"));
}

#[test]
fn cells_that_a_sheet_would_run_are_guarded_and_come_back() {
    let file = b"id,code\n1,x\n2,=1+1\n3,+1\n4,-1\n5,@x\n6,'A\n7,''A\n8,'=1\n";
    let table = read(file);
    let written = exported(&table, &Edits::default(), Which::Everything);
    let text = String::from_utf8(written.bytes.clone()).unwrap();
    for (line, cell) in text
        .lines()
        .skip(2)
        .zip(["'=1+1", "'+1", "'-1", "'@x", "''A", "'''A"])
    {
        assert_eq!(line.split(',').nth(1), Some(cell));
    }
    let again = read(&written.bytes);
    assert!(again.is_ours());
    let codes = |table: &Table| -> Vec<String> {
        table
            .rows()
            .map(|row| row.cell(1).unwrap().to_owned())
            .collect()
    };
    assert_eq!(codes(&again), codes(&table));
}

#[test]
fn an_export_of_an_earlier_version_is_known_by_its_last_four_columns() {
    let table = read(
        b"id,code,release_outcome,release_key,release_detail,release_time\n70412,'=1,refused,,,\n",
    );
    assert_eq!(table.added_columns(), 4);
    let again = read(&exported(&table, &Edits::default(), Which::Everything).bytes);
    assert_eq!(again.added_columns(), 11);
    let row = again.rows().next().unwrap();
    assert_eq!((row.cell(0), row.cell(1)), (Some("70412"), Some("=1")));
}

#[test]
fn an_export_of_an_export_has_the_columns_once() {
    let table = read(b"id,code\n70412,A\n70413,B\n");
    let first = exported(&table, &Edits::default(), Which::Everything);
    let second = exported(&read(&first.bytes), &Edits::default(), Which::Everything);
    assert_eq!(second, first);
}

#[test]
fn mended_cells_are_written_as_they_are_now() {
    let table = read(b"id,code\n70412,A\n70413\n");
    let mut edits = Edits::default();
    edits.push(Edit::Mend {
        line: 3,
        column: 1,
        text: "00123".to_owned(),
    });
    let written = exported(&table, &edits, Which::NotDone);
    let row = read(&written.bytes)
        .row(0)
        .unwrap()
        .cells()
        .collect::<Vec<_>>()
        .join("|");
    assert_eq!(row, "70413|00123|406|||||||refused||-1; olmadı|");
}

#[test]
fn a_character_that_the_code_page_lacks_makes_it_utf8_and_says_so() {
    let table = read(b"id;code\r\n70412;\xFEx\r\n70413;\xFE\r\n");
    assert_eq!(table.format().encoding, Encoding::Windows1254);
    let kept = exported(&table, &Edits::default(), Which::Everything);
    assert_eq!(kept.format.encoding, Encoding::Windows1254);
    let mut edits = Edits::default();
    edits.push(Edit::Mend {
        line: 3,
        column: 1,
        text: "🦀".to_owned(),
    });
    let changed = exported(&table, &edits, Which::Everything);
    assert_eq!(changed.format.encoding, Encoding::Utf8Bom);
    assert!(!changed.format.sep_line, "it needs none");
    assert_eq!(read(&changed.bytes).row(1).unwrap().cell(1), Some("🦀"));
}

#[test]
fn machines_get_json() {
    let table = read(b"id,code\n70412,A\n70413,=1\n");
    let bytes = json(&Export {
        table: &table,
        columns: &Columns::matched(&table),
        applied: &Edits::default().applied(),
        items: &BTreeMap::new(),
        result: &result,
        which: Which::NotDone,
    });
    let value: serde_json::Value = serde_json::from_slice(&bytes.unwrap()).unwrap();
    let row = &value["rows"][0];
    assert_eq!(value["columns"][1], "code");
    assert_eq!(row["line"], 3);
    assert_eq!(row["order_item_id"], "70413");
    assert_eq!(row["code"], "=1");
    assert_eq!(row["result"]["outcome"], "refused");
}

/// The file again, with lines that were found for the rows of these lines.
fn with_items(table: &Table, items: &[(u32, &str)]) -> (String, serde_json::Value) {
    let items = items.iter();
    let unedited = Edits::default();
    let export = Export {
        table,
        columns: &Columns::matched(table),
        applied: &unedited.applied(),
        items: &items
            .map(|(line, id)| (*line, id.parse().unwrap()))
            .collect(),
        result: &|_| None,
        which: Which::Everything,
    };
    let written = String::from_utf8(csv(&export).bytes).unwrap();
    let value = serde_json::from_slice(&json(&export).unwrap()).unwrap();
    (written, value)
}

#[test]
fn ids_that_were_found_stand_in_a_column_of_their_own_and_are_read_back() {
    let table = read(b"order no,sku,code\n0042,BAG,A\n43,TEA\n44,TEA,C\n");
    let (written, value) = with_items(&table, &[(2, "70412"), (4, "70414")]);
    let lines: Vec<_> = written.lines().collect();
    assert!(lines[0].starts_with("order no,sku,code,order_item_id,release_status,"));
    assert!(lines[1].starts_with("0042,BAG,A,70412,"));
    assert!(lines[2].starts_with("43,TEA,,,"));
    assert_eq!(value["columns"][3], "order_item_id");
    assert_eq!(value["rows"][0]["order_item_id"], "70412");
    assert_eq!(value["rows"][1]["order_item_id"], "");

    let again = read(written.as_bytes());
    let columns = Columns::matched(&again);
    assert_eq!(columns.get(Role::Item), Some(3));
    let (written, _) = with_items(&again, &[(3, "70413")]);
    let lines: Vec<_> = written.lines().collect();
    assert!(lines[0].starts_with("order no,sku,code,order_item_id,release_status,"));
    assert!(lines[1].starts_with("0042,BAG,A,70412,"));
    assert!(lines[2].starts_with("43,TEA,,70413,"));
}

#[test]
fn ids_stand_before_the_columns_of_an_earlier_export() {
    let table = read(b"order no,sku,code\n0042,BAG,A\n43,TEA,B\n");
    let (written, _) = with_items(&table, &[]);
    let (written, _) = with_items(&read(written.as_bytes()), &[(2, "70412")]);
    let lines: Vec<_> = written.lines().collect();
    assert!(lines[0].starts_with("order no,sku,code,order_item_id,release_status,"));
    assert!(lines[1].starts_with("0042,BAG,A,70412,"));
    assert!(lines[2].starts_with("43,TEA,B,,"));
}

/// A file as an ERP might write it: every cell quoted.
fn file(codes: &[String], delimiter: Delimiter, end: &str) -> String {
    let delimiter = delimiter.as_char();
    let header = format!("order_item_id{delimiter}erp_code{delimiter}note{end}");
    let rows = codes.iter().enumerate().map(|(at, code)| {
        let quoted = code.replace('"', "\"\"");
        format!("{}{delimiter}\"{quoted}\"{delimiter}x{end}", at + 1)
    });
    header + &rows.collect::<String>()
}

fn encoded(text: &str, encoding: Encoding) -> Vec<u8> {
    let units = || text.encode_utf16();
    match encoding {
        Encoding::Utf8 => text.as_bytes().to_vec(),
        Encoding::Utf8Bom => [b"\xEF\xBB\xBF", text.as_bytes()].concat(),
        Encoding::Utf16Le => units().flat_map(u16::to_le_bytes).collect(),
        Encoding::Utf16Be => units().flat_map(u16::to_be_bytes).collect(),
        Encoding::Windows1254 => encoding_rs::WINDOWS_1254.encode(text).0.into_owned(),
        Encoding::Windows1252 => encoding_rs::WINDOWS_1252.encode(text).0.into_owned(),
    }
}

/// Codes of any characters, of those of a code page, and of special ones.
fn code() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "[ğşıİĞŞþÝÐéàß€0-9;,|\t]{0,12}",
        "['=+@\"\t\r\n;, sep|-]{0,8}",
        "[0-9]{1,25}",
    ]
}

proptest! {
    #[test]
    fn export_then_import_gives_the_same_bytes(
        codes in proptest::collection::vec(code(), 1..12),
        encoding in proptest::sample::select(&Encoding::ALL[..]),
        delimiter in proptest::sample::select(&Delimiter::ALL[..]),
        end in proptest::sample::select(vec!["\n", "\r\n", "\r"]),
        everything in any::<bool>(),
        quoting in proptest::sample::select(vec![Quoting::Double, Quoting::None]),
    ) {
        let chosen = Overrides {
            encoding: Some(encoding),
            delimiter: Some(delimiter),
            quoting: Some(quoting),
            header: Some(true),
        };
        let bytes = encoded(&file(&codes, delimiter, end), encoding);
        // encoding_rs writes the C1 controls that we refuse.
        let Ok(table) = Table::read(&bytes, chosen, &Limits::default()) else {
            prop_assert!(matches!(encoding, Encoding::Windows1252 | Encoding::Windows1254));
            return Ok(());
        };
        let exact = !matches!(encoding, Encoding::Windows1252 | Encoding::Windows1254);
        if exact && quoting == Quoting::Double {
            for (row, code) in table.rows().zip(&codes) {
                prop_assert!(row.cell(1) == Some(code) || code.starts_with("=\""));
            }
        }
        let which = if everything { Which::Everything } else { Which::NotDone };
        let written = exported(&table, &Edits::default(), which);
        let again = read(&written.bytes);
        prop_assert!(again.is_ours());
        let skip = if everything { 0 } else { table.rows().filter(|row| row.line() <= 2).count() };
        prop_assert_eq!(again.len(), table.len() - skip);
        for (row, read) in table.rows().skip(skip).zip(again.rows()) {
            let own: Vec<&str> = row.cells().collect();
            let back: Vec<&str> = read.cells().take(own.len()).collect();
            prop_assert_eq!(back, own);
        }
        prop_assert_eq!(Columns::matched(&again).get(Role::Code), Some(1));
        prop_assert_eq!(again.format().delimiter, delimiter);
        prop_assert_eq!(again.format().sep_line, written.format.sep_line);
    }
}

/// How the file was written is what a reader of it is told.
#[test]
fn an_export_says_its_own_form_and_not_that_of_its_file() {
    let table = read(b"70412,A\r\n70413,B\n70414,C\n");
    let before = table.format();
    assert!(!before.header && before.mixed_line_ends);
    let written = exported(&table, &Edits::default(), Which::Everything);
    let Format {
        header,
        mixed_line_ends,
        quoting,
        sep_line,
        ..
    } = written.format;
    assert_eq!(
        (header, mixed_line_ends, quoting),
        (true, false, Quoting::Double)
    );
    let unquoted = Overrides {
        quoting: Some(Quoting::None),
        ..Overrides::default()
    };
    let unquoted = Table::read(b"id,code\n70412,A\n", unquoted, &Limits::default()).unwrap();
    let unquoted = exported(&unquoted, &Edits::default(), Which::Everything);
    assert_eq!(unquoted.format.quoting, Quoting::Double);
    assert!(!sep_line && !written.bytes.starts_with(b"sep="));
}

/// What is added must never stand where the import looks for a code.
#[test]
fn nothing_that_is_added_to_a_short_row_is_read_as_its_code() {
    let names: Vec<String> = (1..8).map(|at| format!("c{at}")).collect();
    let file = format!(
        "id,{},code\n70412\n70413{}A\n",
        names.join(","),
        ",".repeat(8)
    );
    let table = read(file.as_bytes());
    let columns = Columns::matched(&table);
    assert_eq!(columns.get(Role::Code), Some(8));
    let written = exported(&table, &Edits::default(), Which::Everything);
    let again = read(&written.bytes);
    assert_eq!(Columns::matched(&again), columns);
    let codes: Vec<_> = again.rows().map(|row| row.cell(8)).collect();
    assert_eq!(codes, [Some(""), Some("A")]);
    let widths: Vec<_> = again.rows().map(|row| row.len()).collect();
    assert_eq!(widths, [again.width(); 2]);
}

/// Else a reader would skip it, and the rows after it had other lines.
#[test]
fn a_row_of_spaces_stays_a_row() {
    let table = read(b"id,code\n70412,A\n\"  \",\"\"\n70413,B\n");
    assert_eq!(table.len(), 3);
    let written = csv(&Export {
        table: &table,
        columns: &Columns::matched(&table),
        applied: &Edits::default().applied(),
        items: &BTreeMap::new(),
        result: &|_| None,
        which: Which::Everything,
    });
    let text = String::from_utf8(written.bytes.clone()).unwrap();
    let commas = ",".repeat(12);
    assert_eq!(
        text.lines().nth(2),
        Some(format!("\"  \"{commas}").as_str()),
        "{text}"
    );
    assert_eq!(read(&written.bytes).len(), 3);
}
