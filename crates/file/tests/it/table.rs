//! Reading of files: detection, choices and errors.

use release_file::table::{
    Cell, Delimiter, Encoding, Limits, Mark, Overrides, Quoting, Table, TableError, detect,
};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use crate::support::code_of;

fn read(bytes: &[u8]) -> Table {
    Table::read(bytes, Overrides::default(), &Limits::default()).unwrap()
}

fn rows(table: &Table) -> Vec<Vec<&str>> {
    table.rows().map(|row| row.cells().collect()).collect()
}

#[test]
fn what_is_detected_can_be_changed_one_by_one() {
    let file = "id;code\n70412;\"A,1\"\n".as_bytes();
    let with = |overrides| Table::read(file, overrides, &Limits::default()).unwrap();

    let commas = with(Overrides {
        delimiter: Some(Delimiter::Comma),
        header: Some(true),
        ..Overrides::default()
    });
    assert_eq!(rows(&commas), [["70412;\"A", "1\""]]);

    let no_quotes = with(Overrides {
        quoting: Some(Quoting::None),
        ..Overrides::default()
    });
    assert_eq!(rows(&no_quotes), [["70412", "\"A,1\""]]);

    let no_header = with(Overrides {
        header: Some(false),
        ..Overrides::default()
    });
    assert_eq!(rows(&no_header), [["id", "code"], ["70412", "A,1"]]);
}

#[test]
fn another_encoding_reads_the_same_bytes_anew() {
    let file = b"id;code\n70412;\xDEUBE\n";
    assert_eq!(rows(&read(file)), [["70412", "ŞUBE"]]);
    let western = Overrides {
        encoding: Some(Encoding::Windows1252),
        ..Overrides::default()
    };
    let table = Table::read(file, western, &Limits::default()).unwrap();
    assert_eq!(rows(&table), [["70412", "ÞUBE"]]);
    let utf8 = Overrides {
        encoding: Some(Encoding::Utf8),
        ..Overrides::default()
    };
    assert_eq!(
        Table::read(file, utf8, &Limits::default()),
        Err(TableError::Undecodable {
            encoding: Encoding::Utf8,
            line: 2,
            column: 7
        })
    );
}

#[test]
fn detecting_says_what_reading_does() {
    let file = b"\xEF\xBB\xBFsep=|\r\nid|code\r\n70412|A\r\n";
    let format = detect(file, Overrides::default(), &Limits::default()).unwrap();
    assert_eq!(format, *read(file).format());
    assert!(format.sep_line);
}

#[test]
fn code_pages_are_those_of_every_browser() {
    for (encoding, reference) in [
        (Encoding::Windows1254, encoding_rs::WINDOWS_1254),
        (Encoding::Windows1252, encoding_rs::WINDOWS_1252),
    ] {
        let overrides = Overrides {
            encoding: Some(encoding),
            quoting: Some(Quoting::None),
            header: Some(false),
            ..Overrides::default()
        };
        for byte in 0x80..=0xFF_u8 {
            let file = [b'x', byte];
            let (expected, _, _) = reference.decode(&file);
            match Table::read(&file, overrides, &Limits::default()) {
                Ok(table) => assert_eq!(rows(&table), [[expected]], "{byte:x}"),
                // A browser turns undefined bytes into control characters.
                Err(error) => {
                    assert_eq!(code_of(&error), "table.undecodable");
                    assert!(expected.chars().any(char::is_control), "{byte:x}");
                }
            }
        }
    }
}

#[test]
fn limits_hold() {
    let limits = Limits {
        bytes: 40,
        rows: 3,
        row_cells: 3,
        cells: 8,
        cell_bytes: 10,
    };
    let refused = |file: &str| {
        let table = Table::read(file.as_bytes(), Overrides::default(), &limits);
        table
            .map(|table| table.len())
            .map_err(|error| code_of(&error))
    };
    assert_eq!(refused("a,b\n1,2\n3,4\n"), Ok(2));
    assert_eq!(refused("a,b\n1,2\n3,4\n5,6\n"), Err("table.too_many_rows"));
    assert_eq!(refused("a,b,c,d\n"), Err("table.too_many_cells"));
    assert_eq!(
        refused("a,b,c\n1,2,3\n4,5,6\n"),
        Err("table.too_many_cells")
    );
    assert_eq!(refused("a,b\n1,12345678901\n"), Err("table.cell_too_long"));
    assert_eq!(
        refused("a,b\n1,\"\"\"345678901\"\n"),
        Err("table.cell_too_long")
    );
    assert_eq!(refused(&"x".repeat(41)), Err("table.too_large"));
}

#[test]
fn a_row_of_100_mb_is_refused_without_being_read() {
    let bomb = vec![b','; 100 << 20];
    let read = Table::read(&bomb, Overrides::default(), &Limits::default());
    assert_eq!(
        read,
        Err(TableError::TooLarge {
            bytes: 100 << 20,
            limit: 64 << 20
        })
    );
    assert!(Limits::default().check_size(2 << 30).is_err());
}

#[test]
fn a_bomb_below_the_limit_of_bytes_is_refused_by_another() {
    let row = "x,".repeat(2000);
    let long = "x".repeat(200_000);
    for (file, key) in [
        (&row, "table.too_many_cells"),
        (&long, "table.cell_too_long"),
    ] {
        let read = Table::read(file.as_bytes(), Overrides::default(), &Limits::default());
        assert_eq!(code_of(&read.unwrap_err()), key);
    }
}

#[test]
fn cells_of_a_sheet_become_text_by_value() {
    let cells = [
        Cell::Number(70412.0),
        Cell::Number(-0.0),
        Cell::Number(999_999_999_999_999.0),
        Cell::Number(1e15),
        Cell::Number(1.5),
        Cell::Number(f64::NAN),
        Cell::Date("2024-02-01"),
        Cell::Bool(true),
        Cell::Error("#N/A"),
        Cell::Text("=\"00123\""),
        Cell::Text("1.23E+15"),
        Cell::Empty,
    ];
    let placed = cells
        .into_iter()
        .zip(0..)
        .map(|(cell, column)| (1, column, cell));
    let table = Table::from_cells(placed, Some(false), Limits::default()).unwrap();
    let row = table.row(0).unwrap();
    let found: Vec<_> = (0..row.len())
        .map(|column| (row.cell(column).unwrap(), row.mark(column)))
        .collect();
    assert_eq!(
        found,
        [
            ("70412", Some(Mark::Number)),
            ("0", Some(Mark::Number)),
            ("999999999999999", Some(Mark::Number)),
            ("1000000000000000", Some(Mark::LongNumber)),
            ("1.5", Some(Mark::Fraction)),
            ("NaN", Some(Mark::Error)),
            ("2024-02-01", Some(Mark::Date)),
            ("TRUE", Some(Mark::Bool)),
            ("#N/A", Some(Mark::Error)),
            ("00123", Some(Mark::Unwrapped)),
            ("1.23E+15", None),
            ("", None),
        ]
    );
}

#[test]
fn a_sheet_keeps_its_row_numbers_and_fills_what_it_leaves_out() {
    let cells = [
        (3, 0, Cell::Text("id")),
        (3, 2, Cell::Text("code")),
        (5, 0, Cell::Empty),
        (9, 0, Cell::Text("70412")),
        (12, 1, Cell::Text("x")),
    ];
    let table = Table::from_cells(cells, None, Limits::default()).unwrap();
    assert_eq!(table.header().unwrap().line(), 3);
    let lines: Vec<_> = table.rows().map(|row| row.line()).collect();
    assert_eq!(lines, [9, 12]);
    assert_eq!(rows(&table), [["70412", "", ""], ["", "x", ""]]);
    assert_eq!(table.blank_lines(), 1);
}

#[test]
fn a_sheet_out_of_order_is_refused() {
    for cells in [
        [(2, 0, Cell::Text("a")), (1, 0, Cell::Text("b"))],
        [(1, 1, Cell::Text("a")), (1, 0, Cell::Text("b"))],
    ] {
        let table = Table::from_cells(cells, None, Limits::default());
        assert_eq!(code_of(&table.unwrap_err()), "table.disorder");
    }
}
