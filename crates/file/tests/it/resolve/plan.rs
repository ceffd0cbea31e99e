//! The plan of what is read for rows without line ids, and going on with it.

use release_core::decode::{FromJson, Json};
use release_core::model::{Order, OrderItem, Quantity};
use release_file::resolve::{
    Answers, FoundLine, FoundOrder, Lines, Plan, Progress, Reading, Readings, Wanted, resolve,
};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use super::{found, order, rows, said};

/// Rows of these order numbers.
fn of_numbers(numbers: &[&str]) -> Vec<Wanted> {
    let mut rows = rows(&vec![("BAG", ""); numbers.len()]);
    for (row, number) in rows.iter_mut().zip(numbers) {
        (*number).clone_into(&mut row.order_number);
    }
    rows
}

fn nothing_found() -> Reading {
    Reading::Found {
        orders: vec![],
        is_sure: true,
    }
}

#[test]
fn each_number_is_read_once_in_the_order_of_the_first_rows() {
    let plan = Plan::new(&of_numbers(&["7", "42", "7", "", "042", " ", "42"]));
    assert_eq!(plan.numbers(), ["7", "42", "042"]);
}

#[test]
fn reading_goes_on_where_it_was_after_a_reload() {
    let plan = Plan::new(&of_numbers(&["7", "42", "8", "9"]));
    let mut readings = Readings::default();
    readings.insert("7", nothing_found());
    readings.insert("8", Reading::Failed);
    readings.insert("of another file", nothing_found());
    let kept = serde_json::to_string(&readings).unwrap();
    let mut readings: Readings = serde_json::from_str(&kept).unwrap();
    assert_eq!(plan.left(&readings).collect::<Vec<_>>(), ["42", "9"]);
    let progress = Progress {
        numbers: 4,
        read: 1,
        failed: 1,
        left: 2,
    };
    assert_eq!(plan.progress(&readings), progress);
    readings.forget_failed();
    assert_eq!(plan.left(&readings).collect::<Vec<_>>(), ["42", "8", "9"]);
}

#[test]
fn a_number_whose_lines_could_not_be_read_is_read_again() {
    let failed = FoundOrder {
        lines: Lines::Failed,
        ..order(5, 1, vec![])
    };
    let plan = Plan::new(&of_numbers(&["42"]));
    let mut readings = found(vec![order(6, 2, vec![]), failed]);
    assert_eq!(plan.left(&readings).count(), 0);
    readings.forget_failed();
    assert_eq!(plan.left(&readings).collect::<Vec<_>>(), ["42"]);
}

#[test]
fn what_omnitron_answers_is_kept_as_far_as_it_is_compared() {
    let read: Order = decoded(r#"{"pk":5,"number":"42","status":"100","channel":3}"#);
    let item: OrderItem = decoded(
        r#"{"pk":9,"order":5,"status":"400","product":{"sku":"BAG"},"attributes":{"quantity":2}}"#,
    );
    let line = FoundLine::new(&item, "quantity");
    assert_eq!(line.quantity, Quantity::Stated("2".to_owned()));
    assert_eq!(
        (line.sku.as_deref(), line.is_cancelled),
        (Some("BAG"), Some(false))
    );
    let items = [item];
    assert_eq!(Lines::new(&items, false, "quantity"), Lines::Failed);
    assert_eq!(
        Lines::new(&items, true, "quantity"),
        Lines::Read(vec![line.clone()])
    );
    let bare: OrderItem = decoded(r#"{"pk":9,"product":8}"#);
    let bare = FoundLine::new(&bare, "quantity");
    assert_eq!((bare.sku, bare.is_cancelled), (None, None));

    let read = FoundOrder::new(&read, Lines::Read(vec![line]));
    assert_eq!(
        (read.number.as_deref(), read.is_cancelled),
        (Some("42"), true)
    );
    let readings = found(vec![read]);
    let kept = serde_json::to_string(&readings).unwrap();
    assert_eq!(serde_json::from_str::<Readings>(&kept).unwrap(), readings);
    let asked = rows(&[("BAG", "2")]);
    assert_eq!(
        said(&resolve(&asked, &readings, &Answers::default())),
        ["9"]
    );
}

fn decoded<T: FromJson>(text: &str) -> T {
    T::from_json(&Json::parse(text.as_bytes()).unwrap()).unwrap()
}
