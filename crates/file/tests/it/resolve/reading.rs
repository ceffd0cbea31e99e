//! The rows of a file that know no line ids.

use release_file::resolve::{Answers, Plan, Readings, Wanted, resolve, wanted_rows};
use release_file::rows::{Applied, Columns, Edit, Edits};
use release_file::table::{Cell, Limits, Overrides, Table};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use super::said;

fn read(file: &str) -> Table {
    Table::read(file.as_bytes(), Overrides::default(), &Limits::default()).unwrap()
}

fn wanted(table: &Table, applied: &Applied) -> Vec<Wanted> {
    wanted_rows(table, &Columns::matched(table), applied)
}

#[test]
fn cells_are_taken_as_they_stand_and_as_they_were_edited() {
    let table = read(
        "erp code;order number;sku;quantity;sales channel\n 001 ;0042;BAG ;1,0;Shop 1\n002;43;TEA;;\n003;44;TEA;1;\n",
    );
    let mut edits = Edits::default();
    edits.push(Edit::Mend {
        line: 3,
        column: 2,
        text: "BAG".to_owned(),
    });
    edits.push(Edit::LeaveOut { lines: vec![4] });
    let rows = wanted(&table, &edits.applied());
    let row =
        |line_no, order_number: &str, sku: &str, quantity: &str, channel: &str, code: &str| {
            Wanted {
                line_no,
                order_number: order_number.to_owned(),
                sku: sku.to_owned(),
                quantity: Some(quantity.to_owned()),
                channel: Some(channel.to_owned()),
                is_damaged: false,
                code: code.to_owned(),
            }
        };
    assert_eq!(
        rows,
        [
            row(2, "0042", "BAG ", "1,0", "Shop 1", " 001 "),
            row(3, "43", "BAG", "", "", "002"),
        ]
    );
}

#[test]
fn a_file_without_a_column_that_is_needed_has_no_such_rows() {
    for header in ["code;order number", "code;sku", "order number;sku"] {
        let table = read(&format!("{header}\nA;B\n"));
        assert_eq!(wanted(&table, &Applied::default()), [], "{header}");
    }
}

#[test]
fn a_number_that_a_spreadsheet_has_rounded_is_not_searched_for() {
    let header = ["code", "order number", "sku"].map(Cell::Text);
    let long = Cell::Number(2_811_223_344_556_677.0);
    let first = [Cell::Text("A-1"), long, Cell::Text("BAG")];
    let second = [
        Cell::Text("A-2"),
        Cell::Number(42.0),
        Cell::Date("2024-02-01"),
    ];
    let cells = (1..)
        .zip([header, first, second])
        .flat_map(|(line, cells)| {
            let cells = (0..).zip(cells);
            cells.map(move |(column, cell)| (line, column, cell))
        });
    let table = Table::from_cells(cells, Some(true), Limits::default()).unwrap();
    let mut edits = Edits::default();
    let rows = wanted(&table, &edits.applied());
    assert_eq!(Plan::new(&rows).numbers(), [""; 0]);
    let resolved = resolve(&rows, &Readings::default(), &Answers::default());
    assert_eq!(said(&resolved), ["resolve.damaged"; 2]);
    // Typed anew, it is what was meant.
    edits.push(Edit::Mend {
        line: 2,
        column: 1,
        text: "2811223344556678".to_owned(),
    });
    let rows = wanted(&table, &edits.applied());
    assert_eq!(Plan::new(&rows).numbers(), ["2811223344556678"]);
}
