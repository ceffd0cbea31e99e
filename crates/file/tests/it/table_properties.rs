//! Properties that hold for every file.

use proptest::prelude::*;
use release_file::rows::{Applied, CheckContext, Columns, check};
use release_file::table::{Delimiter, Encoding, Limits, Mark, Overrides, Quoting, Table};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

fn overrides() -> impl Strategy<Value = Overrides> {
    let encoding = proptest::option::of(proptest::sample::select(&Encoding::ALL[..]));
    let delimiter = proptest::option::of(proptest::sample::select(&Delimiter::ALL[..]));
    let quoting = proptest::sample::select(vec![None, Some(Quoting::Double), Some(Quoting::None)]);
    let header = any::<Option<bool>>();
    (encoding, delimiter, quoting, header).prop_map(|(encoding, delimiter, quoting, header)| {
        Overrides {
            encoding,
            delimiter,
            quoting,
            header,
        }
    })
}

/// Cells with and without quotes, and line ends of every kind.
fn well_formed() -> impl Strategy<Value = String> {
    let cell = prop_oneof!["[ab;]{0,3}", "\"([ab;,\n\r]|\"\"){0,4}\""];
    let row = proptest::collection::vec(cell, 1..5).prop_map(|cells| cells.join(","));
    let end = proptest::sample::select(vec!["\n", "\r\n", "\r"]);
    let row = (row, end).prop_map(|(row, end)| row + end);
    proptest::collection::vec(row, 0..6).prop_map(|rows| rows.concat())
}

/// Reads a file, and calls everything that a table offers.
fn go_through(bytes: &[u8], overrides: Overrides) {
    let Ok(table) = Table::read(bytes, overrides, &Limits::default()) else {
        return;
    };
    let columns = Columns::matched(&table);
    let checked = check(
        &table,
        &columns,
        &Applied::default(),
        &CheckContext::default(),
    );
    let counts = checked.counts;
    assert_eq!(
        counts.rows,
        counts.ready + counts.repeated + counts.confirm + counts.stopped + counts.left_out
    );
    assert_eq!(counts.ready, checked.lines.len());
    for row in table.rows() {
        for column in 0..=row.len() {
            assert_eq!(row.cell(column).is_some(), column < row.len());
            let _ = row.mark(column);
        }
    }
}

proptest! {
    #[test]
    fn no_bytes_panic(bytes in proptest::collection::vec(any::<u8>(), 0..300), o in overrides()) {
        go_through(&bytes, o);
    }

    #[test]
    fn no_near_file_panics(text in "[id,code;=\"' \r\n\t|0-9EşŞ.+\u{feff}-]{0,120}", o in overrides()) {
        go_through(text.as_bytes(), o);
    }

    /// Well-formed text is split as by the `csv` crate.
    #[test]
    fn a_peer_splits_the_same(text in prop_oneof!["[ab,\"\n\r;]{0,60}", well_formed()]) {
        let overrides = Overrides {
            encoding: Some(Encoding::Utf8),
            delimiter: Some(Delimiter::Comma),
            header: Some(false),
            ..Overrides::default()
        };
        let Ok(table) = Table::read(text.as_bytes(), overrides, &Limits::default()) else {
            return Ok(());
        };
        let broken = table.rows().any(|row| {
            (0..row.len()).any(|column| row.mark(column) == Some(Mark::BrokenQuote))
        });
        if broken {
            return Ok(());
        }
        let filled = |row: &Vec<String>| row.iter().any(|cell| !cell.is_empty());
        let ours: Vec<Vec<String>> = table
            .rows()
            .map(|row| row.cells().map(str::to_owned).collect())
            .filter(filled)
            .collect();
        let mut peer = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .from_reader(text.as_bytes());
        let theirs: Vec<Vec<String>> = peer
            .records()
            .map(|record| record.unwrap().iter().map(str::to_owned).collect())
            .filter(filled)
            .collect();
        prop_assert_eq!(ours, theirs);
    }

    /// Every row has the line on which it begins.
    #[test]
    fn rows_know_their_lines(
        rows in proptest::collection::vec(("[a-z]{1,3}", 0_usize..3), 1..20),
        end in proptest::sample::select(vec!["\n", "\r\n", "\r"]),
    ) {
        let mut file = String::new();
        let mut expected = Vec::new();
        let mut line = 1;
        for (text, breaks) in &rows {
            expected.push(line);
            let breaks_inside = end.repeat(*breaks);
            file.extend(["\"", text, &breaks_inside, "\",x", end]);
            line += u32::try_from(*breaks).unwrap() + 1;
        }
        let overrides = Overrides { header: Some(false), ..Overrides::default() };
        let table = Table::read(file.as_bytes(), overrides, &Limits::default()).unwrap();
        let lines: Vec<u32> = table.rows().map(|row| row.line()).collect();
        prop_assert_eq!(lines, expected);
    }
}
