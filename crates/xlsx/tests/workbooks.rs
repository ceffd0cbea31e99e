//! Reading of workbooks that the tests build.

use std::io::{Cursor, Write};

use release_core::{ErrorCode, HasCode};
use release_file::table::{Limits, Mark, Table};
use release_xlsx::{Workbook, WorkbookError, WorkbookLimits, is_workbook};
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook as Writer};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

fn open(bytes: &[u8]) -> Result<Workbook<'_>, WorkbookError> {
    Workbook::open(bytes, WorkbookLimits::default())
}

fn first(bytes: &[u8]) -> Result<Table, WorkbookError> {
    let mut workbook = open(bytes)?;
    let name = workbook.sheets().first().unwrap().name.clone();
    workbook.read(&name, None)
}

fn rows(table: &Table) -> Vec<Vec<&str>> {
    table.rows().map(|row| row.cells().collect()).collect()
}

fn key<T>(read: Result<T, WorkbookError>) -> &'static str {
    read.err().unwrap().code().as_str()
}

/// A workbook of one sheet, built by hand from these parts.
fn by_hand(sheet: &str, strings: &str) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (name, text) in [
        (
            "_rels/.rels",
            r#"<Relationships><Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#,
        ),
        (
            "xl/workbook.xml",
            r#"<workbook xmlns:r="r"><sheets><sheet name="Sayfa1" sheetId="1" r:id="rId1"/></sheets></workbook>"#,
        ),
        (
            "xl/_rels/workbook.xml.rels",
            r#"<Relationships><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#,
        ),
        ("xl/sharedStrings.xml", strings),
        ("xl/worksheets/sheet1.xml", sheet),
    ] {
        zip.start_file(name, options).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

const NO_STRINGS: &str = "<sst></sst>";

fn sheet(rows: &str) -> String {
    format!("<worksheet><sheetData>{rows}</sheetData></worksheet>")
}

#[test]
fn cells_are_read_by_value() {
    let mut writer = Writer::new();
    let sheet = writer.add_worksheet();
    let date = ExcelDateTime::from_ymd(2024, 2, 1).unwrap();
    let dates = Format::new().set_num_format("dd.mm.yyyy");
    // Shown as 7.04E+04 and 70,412.00; read by value.
    let shown = Format::new().set_num_format("0.00E+00");
    sheet.write(0, 0, "kalem id").unwrap();
    sheet.write(0, 1, "ERP kodu").unwrap();
    sheet.write_with_format(1, 0, 70412, &shown).unwrap();
    sheet.write(1, 1, "00123").unwrap();
    sheet.write(2, 1, 123).unwrap();
    sheet.write(3, 1, 12_345_678_901_234_567_890_f64).unwrap();
    sheet.write_with_format(4, 1, &date, &dates).unwrap();
    sheet.write(5, 1, true).unwrap();
    sheet
        .write(6, 1, Formula::new("=NA()").set_result("#N/A"))
        .unwrap();
    sheet
        .write(7, 1, Formula::new("=\"A\"&1").set_result("A1"))
        .unwrap();
    sheet.write(8, 1, 1.5).unwrap();
    let bytes = writer.save_to_buffer().unwrap();
    let table = first(&bytes).unwrap();
    assert!(table.format().header);
    let found: Vec<_> = table
        .rows()
        .map(|row| (row.line(), row.cell(1).unwrap(), row.mark(1)))
        .collect();
    assert_eq!(
        found,
        [
            (2, "00123", None),
            (3, "123", Some(Mark::Number)),
            (4, "12345678901234567000", Some(Mark::LongNumber)),
            (5, "2024-02-01", Some(Mark::Date)),
            (6, "TRUE", Some(Mark::Bool)),
            (7, "#N/A", Some(Mark::Error)),
            (8, "A1", None),
            (9, "1.5", Some(Mark::Fraction)),
        ]
    );
    assert_eq!(table.row(0).unwrap().cell(0), Some("70412"));
}

#[test]
fn sheets_are_named_and_chosen() {
    let mut writer = Writer::new();
    for (name, id) in [("Özet & not", "a"), ("Veri", "b")] {
        let sheet = writer.add_worksheet();
        sheet.set_name(name).unwrap();
        sheet.write(0, 0, id).unwrap();
    }
    writer.worksheet_from_index(1).unwrap().set_hidden(true);
    let bytes = writer.save_to_buffer().unwrap();
    let mut workbook = open(&bytes).unwrap();
    let sheets = workbook.sheets().iter();
    let named: Vec<_> = sheets
        .map(|sheet| (sheet.name.as_str(), sheet.visible))
        .collect();
    assert_eq!(named, [("Özet & not", true), ("Veri", false)]);
    let table = workbook.read("Veri", Some(false)).unwrap();
    assert_eq!(rows(&table), [["b"]]);
    let table = workbook.read("Özet & not", Some(false)).unwrap();
    assert_eq!(rows(&table), [["a"]]);
    assert_eq!(key(workbook.read("yok", None)), "workbook.no_sheet");
}

#[test]
fn hidden_rows_are_read_and_marked_and_merged_cells_have_one_value() {
    let mut writer = Writer::new();
    let sheet = writer.add_worksheet();
    sheet.write(0, 0, "id").unwrap();
    sheet.write(0, 1, "code").unwrap();
    sheet.write(1, 0, "70412").unwrap();
    sheet.write(2, 0, "70413").unwrap();
    sheet.write(3, 0, "70414").unwrap();
    sheet.set_row_hidden(2).unwrap();
    sheet
        .merge_range(1, 1, 2, 1, "A-1", &Format::new())
        .unwrap();
    let table = first(&writer.save_to_buffer().unwrap()).unwrap();
    assert_eq!(
        rows(&table),
        [["70412", "A-1"], ["70413", ""], ["70414", ""]]
    );
    let hidden: Vec<_> = table.rows().map(|row| row.is_hidden()).collect();
    assert_eq!(hidden, [false, true, false]);
}

#[test]
fn inline_strings_keep_their_bytes() {
    let rows = r#"<row r="4"><c r="A4" t="inlineStr"><is><t xml:space="preserve"> 00123 </t></is></c><c r="C4" t="inlineStr"><is><r><t>A&amp;</t></r><r><t>B</t></r></is></c></row>"#;
    let table = first(&by_hand(&sheet(rows), NO_STRINGS)).unwrap();
    let row = table.row(0).unwrap();
    assert_eq!(row.line(), 4);
    assert_eq!(row.cells().collect::<Vec<_>>(), [" 00123 ", "", "A&B"]);
}

#[test]
fn what_is_no_workbook_is_refused() {
    assert_eq!(key(open(b"id,code\n")), "workbook.unreadable");
    assert_eq!(key(open(b"PK\x03\x04 and no more")), "workbook.unreadable");
    let old = [&[0xD0, 0xCF, 0x11, 0xE0][..], &[0; 600]].concat();
    assert_eq!(key(open(&old)), "workbook.protected");
    assert_eq!(key(first(&by_hand(&sheet(""), NO_STRINGS))), "table.empty");
    let damaged = by_hand("<worksheet><sheetData><row><c r=\"?\"/>", NO_STRINGS);
    assert_eq!(key(first(&damaged)), "workbook.unreadable");
}

#[test]
fn what_is_called_a_workbook_is_never_read_as_text() {
    for name in ["lines.xlsx", "LINES.XLSM", "lines.xls"] {
        assert!(is_workbook(name, b"id,code\n"), "{name}");
    }
    assert!(is_workbook("no ending", b"PK\x03\x04"));
    for name in ["lines.csv", "xlsx", "lines.xlsx.csv", ""] {
        assert!(!is_workbook(name, b"id,code\n"), "{name}");
    }
}

#[test]
fn an_archive_of_something_else_is_no_workbook() {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file("word/document.xml", SimpleFileOptions::default())
        .unwrap();
    zip.write_all(b"<document/>").unwrap();
    let bytes = zip.finish().unwrap().into_inner();
    assert_eq!(key(open(&bytes)), "workbook.unreadable");
    let empty = ZipWriter::new(Cursor::new(Vec::new())).finish().unwrap();
    assert_eq!(key(open(&empty.into_inner())), "workbook.unreadable");
}

#[test]
fn a_cut_workbook_never_panics() {
    let mut writer = Writer::new();
    writer.add_worksheet().write(0, 0, "70412").unwrap();
    let bytes = writer.save_to_buffer().unwrap();
    for end in (0..bytes.len()).step_by(7) {
        assert!(first(&bytes[..end]).is_err());
    }
}

#[test]
fn a_deeply_compressed_bomb_is_refused_by_what_it_declares() {
    let limits = WorkbookLimits {
        unpacked: 16 << 20,
        ..WorkbookLimits::default()
    };
    let bomb = by_hand(&sheet(&" ".repeat(17 << 20)), NO_STRINGS);
    assert!(bomb.len() < 1 << 16);
    assert_eq!(key(Workbook::open(&bomb, limits)), "workbook.too_large");
}

#[test]
fn a_bomb_that_lies_of_its_size_is_refused_too() {
    let limits = WorkbookLimits {
        unpacked: 1 << 20,
        ..WorkbookLimits::default()
    };
    let size = 4 << 20;
    let honest = by_hand(&sheet(&" ".repeat(size)), NO_STRINGS);
    let whole = u32::try_from(sheet("").len() + size).unwrap();
    // Replaces the true size by a small one wherever it is declared.
    let mut lying = honest.clone();
    let places: Vec<usize> = (0..honest.len() - 4)
        .filter(|at| honest[*at..*at + 4] == whole.to_le_bytes())
        .collect();
    assert!(!places.is_empty());
    for at in places {
        lying[at..at + 4].copy_from_slice(&100_u32.to_le_bytes());
    }
    let mut workbook = Workbook::open(&lying, limits).unwrap();
    let refused = key(workbook.read("Sayfa1", None));
    assert!(
        ["workbook.too_large", "workbook.unreadable"].contains(&refused),
        "{refused}"
    );
}

#[test]
fn declared_counts_are_not_believed() {
    let strings = r#"<sst uniqueCount="9223372036854775807"><si><t>x</t></si></sst>"#;
    assert_eq!(
        key(open(&by_hand(&sheet(""), strings))),
        "workbook.unreadable"
    );
    let far = r#"<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>"#;
    let far = by_hand(&sheet(far), NO_STRINGS);
    assert_eq!(key(first(&far)), "table.too_many_cells");
}

#[test]
fn too_many_rows_are_refused() {
    let limits = WorkbookLimits {
        table: Limits {
            rows: 2,
            ..Limits::default()
        },
        ..WorkbookLimits::default()
    };
    let row = |r: u32| format!("<row r=\"{r}\"><c r=\"A{r}\"><v>{r}</v></c></row>");
    let bytes = by_hand(&sheet(&(1..=3).map(row).collect::<String>()), NO_STRINGS);
    let mut workbook = Workbook::open(&bytes, limits).unwrap();
    assert_eq!(key(workbook.read("Sayfa1", None)), "table.too_many_rows");
}
