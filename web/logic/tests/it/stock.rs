//! What stock is still held, and the lines that may hold it.

use std::collections::{BTreeMap, HashMap};

use release_core::decode::{FromJson, Json};
use release_core::id::StockListId;
use release_core::model::{Order, OrderItem, ProductStock};
use release_core::{OrderItemId, ProductId};
use release_file::rows::Columns;
use release_file::table::{Limits, Overrides, Role, Table};
use release_run::{LineStatus, Units};
use release_web_logic::Route;
use release_web_logic::order::Paste;
use release_web_logic::stock::{
    Finding, Held, KEPT_ROWS, ProductLines, bars, candidate_slots, candidates_csv, candidates_name,
};

fn from_json<T: FromJson>(text: &str) -> T {
    T::from_json(&Json::parse(text.as_bytes()).unwrap()).unwrap()
}

fn row(pk: u64, product: u64, list: u64, units: &str) -> ProductStock {
    from_json(&format!(
        r#"{{"pk":{pk},"product":{product},"stock_list":{list},"sold_quantity_unreported":{units}}}"#
    ))
}

fn units(text: &str) -> Units {
    text.parse().unwrap()
}

#[test]
fn the_largest_come_first_and_all_are_counted_once() {
    let mut held = Held::default();
    held.take(vec![
        row(1, 11, 1, "3"),
        row(2, 12, 1, "0"),
        row(3, 13, 2, "2.5"),
    ]);
    // The list has changed: a row came again. One does not state its counter.
    held.take(vec![
        row(1, 11, 1, "3"),
        row(4, 14, 1, "9"),
        row(5, 15, 1, "null"),
        row(6, 16, 1, "-4"),
    ]);
    let picture = held.picture();
    let shown: Vec<_> = picture.rows.iter().map(|row| row.product.get()).collect();
    assert_eq!(shown, [14, 11, 13]);
    assert_eq!((picture.count, picture.units), (3, units("14.5")));
    assert_eq!((picture.read, picture.unreadable), (7, 1));
    assert_eq!(picture.lists.len(), 2);
}

#[test]
fn of_half_a_million_rows_the_largest_are_kept_and_all_are_summed_up() {
    let mut held = Held::default();
    for page in 0..5_000_u64 {
        let rows = (0..100).map(|at| {
            let pk = page * 100 + at + 1;
            row(pk, pk, 1, &pk.to_string())
        });
        held.take(rows.collect());
    }
    let picture = held.picture();
    assert_eq!(picture.rows.len(), KEPT_ROWS);
    assert_eq!(picture.rows[0].units, units("500000"));
    assert_eq!(picture.rows[KEPT_ROWS - 1].units, units("498001"));
    assert_eq!(
        (picture.count, picture.units),
        (500_000, units("125000250000"))
    );
}

#[test]
fn rows_are_found_by_sku_name_and_product_on_the_list_that_is_chosen() {
    let mut held = Held::default();
    held.take(vec![
        row(1, 11, 1, "3"),
        row(2, 12, 2, "2"),
        row(3, 13, 1, "1"),
    ]);
    let mut picture = held.picture();
    assert_eq!(picture.unnamed(), [1, 2, 3]);
    picture.name(vec![from_json(
        r#"{"pk":1,"product":{"pk":11,"sku":"TEA-500","name":"Çay"},"stock_list":1}"#,
    )]);
    assert_eq!(picture.unnamed(), [2, 3]);
    assert_eq!(picture.found("tea", None), [0]);
    assert_eq!(picture.found("çay", None), [0]);
    assert_eq!(picture.found("12", None), [1]);
    assert_eq!(picture.found("", StockListId::new(1).ok()), [0, 2]);
    assert!(picture.found("none", None).is_empty());
}

#[test]
fn bars_are_parts_of_the_largest_and_none_is_nothing() {
    let mut held = Held::default();
    held.take(vec![
        row(1, 11, 1, "1000"),
        row(2, 12, 1, "500"),
        row(3, 13, 1, "1"),
    ]);
    let picture = held.picture();
    let chart = bars(&picture.rows, picture.units).unwrap();
    assert_eq!(chart.heights, [100, 50, 1]);
    assert_eq!((chart.units, chart.percent), (units("1501"), 100));
    assert_eq!(bars(&picture.rows[..1], picture.units), None);
}

struct Read(ProductLines);

impl Read {
    fn take(&mut self, line: &str, order: Option<&str>, before: &[(u64, LineStatus)]) {
        let item = |(item, status): &(u64, LineStatus)| (OrderItemId::new(*item).unwrap(), *status);
        let before: HashMap<_, _> = before.iter().map(item).collect();
        let order: Option<Order> = order.map(from_json);
        let line: OrderItem = from_json(line);
        self.0.take(&line, order.as_ref(), &before, "quantity");
    }
}

const SENT: &str = r#"{"pk":12,"number":"N-12","status":"450","is_send":true,"date_placed":"2025-03-02T09:00:00Z"}"#;
const OLDER: &str = r#"{"pk":10,"number":"N-10","status":"450","is_send":true,"date_placed":"2025-01-02T09:00:00Z"}"#;
const UNSENT: &str = r#"{"pk":13,"number":"N-13","status":"400","is_send":false}"#;
const REQUESTED: &str = r#"{"pk":15,"number":"N-15","status":"50","is_send":true}"#;
const CANCELLED: &str = r#"{"pk":14,"status":"100","is_send":true}"#;

fn line(pk: u64, quantity: &str) -> String {
    format!(r#"{{"pk":{pk},"order":12,"status":"450","attributes":{{"quantity":{quantity}}}}}"#)
}

fn read() -> Read {
    let mut read = Read(ProductLines::default());
    let done = [(74, LineStatus::Released), (75, LineStatus::Recorded)];
    read.take(&line(71, "2"), Some(SENT), &done);
    read.take(&line(71, "2"), Some(SENT), &done);
    read.take(&line(72, "1"), Some(UNSENT), &done);
    read.take(&line(73, "5"), Some(CANCELLED), &done);
    read.take(&line(74, "7"), Some(SENT), &done);
    // Recording keeps the reservation.
    read.take(&line(75, "null"), Some(OLDER), &done);
    read.take(&line(76, "1"), None, &done);
    read.take(&line(77, "4"), Some(REQUESTED), &done);
    let waiting = line(78, "6").replace("{\"pk\"", "{\"cancel_status\":\"waiting\",\"pk\"");
    read.take(&waiting, Some(SENT), &done);
    read.take(&waiting.replace("78", "79"), Some(CANCELLED), &done);
    read.take(&waiting.replace("78", "80"), Some(UNSENT), &done);
    read.0.sort_by_age();
    read
}

#[test]
fn a_line_may_hold_units_if_it_was_sent_and_is_neither_cancelled_nor_released() {
    let Read(lines) = read();
    let (tally, rows) = &lines.may_hold;
    let items: Vec<_> = rows.iter().map(|row| row.item.get()).collect();
    assert_eq!(items, [75, 71], "the oldest order first");
    assert_eq!((tally.units, tally.without_quantity), (units("3"), 1));
    assert_eq!(lines.unsent.0.lines, 1);
    assert_eq!(lines.requested.0.units, units("10"));
    assert_eq!(lines.cancelled.units, units("17"));
    assert_eq!(lines.released.units, units("7"));
    assert_eq!(lines.unclear.lines, 1);
    assert_eq!(lines.len(), 10);
}

#[test]
fn the_units_of_lines_are_compared_with_the_counter() {
    let Read(lines) = read();
    assert_eq!(lines.finding(units("4")), Finding::Explained);
    assert_eq!(lines.finding(units("1")), Finding::MoreLines(units("3")));
    assert_eq!(
        lines.finding(units("6.5")),
        Finding::MoreUnits(units("2.5"))
    );
}

#[test]
fn the_file_has_a_row_for_each_line_and_the_import_reads_it_as_it_was() {
    let Read(lines) = read();
    let bytes = candidates_csv(&lines.may_hold.1, Some("=1+1"), &BTreeMap::new()).unwrap();
    let text = String::from_utf8(bytes.clone()).unwrap();
    let rows: Vec<_> = text.trim_start_matches('\u{feff}').lines().collect();
    assert!(rows[0].starts_with("order_number;order_item_id;sku;quantity;erp_code;"));
    assert!(rows[1].starts_with("N-10;75;'=1+1;;;"), "{}", rows[1]);
    assert!(rows[2].starts_with("N-12;71;'=1+1;2;;"), "{}", rows[2]);
    let table = Table::read(&bytes, Overrides::default(), &Limits::default()).unwrap();
    let columns = Columns::matched(&table);
    for (at, role) in [
        Role::OrderNumber,
        Role::Item,
        Role::Sku,
        Role::Quantity,
        Role::Code,
    ]
    .into_iter()
    .enumerate()
    {
        assert_eq!(columns.get(role), Some(at));
    }
    let sku = table
        .rows()
        .next()
        .and_then(|row| row.cells().nth(2).map(str::to_owned));
    assert_eq!(sku.as_deref(), Some("=1+1"));
}

#[test]
fn the_file_is_named_after_the_sku_where_it_can_be() {
    let product = ProductId::new(8362).unwrap();
    assert_eq!(
        candidates_name(Some("TEA-500"), product),
        "held-TEA-500.csv"
    );
    assert_eq!(candidates_name(Some("../x"), product), "held-8362.csv");
    assert_eq!(candidates_name(None, product), "held-8362.csv");
}

#[test]
fn stock_has_addresses_of_its_own() {
    let of = Route::StockOf {
        product: 8362,
        list: 1,
    };
    for (path, route) in [("/stock", Route::Stock), ("/stock/8362/1", of)] {
        assert_eq!(Route::recognize(path), route);
        assert_eq!(route.to_path(), path);
    }
    for path in ["/stock/8362", "/stock/a/1", "/stock/1/2/3"] {
        assert_eq!(Route::recognize(path), Route::NotFound, "{path}");
    }
}

#[test]
fn codes_that_are_pasted_onto_lines_come_back_byte_for_byte() {
    let Read(lines) = read();
    let candidates = &lines.may_hold.1;
    let text = "N-12\t=ERP 1 \n75\t007";
    let paste = Paste::of(text, candidates[0].item, &candidate_slots(candidates));
    let codes: BTreeMap<_, _> = paste
        .fills
        .iter()
        .map(|it| (it.item, it.code.clone()))
        .collect();
    assert_eq!(codes.len(), 2);
    let bytes = candidates_csv(candidates, None, &codes).unwrap();
    let table = Table::read(&bytes, Overrides::default(), &Limits::default()).unwrap();
    let cells = |column: usize| -> Vec<String> {
        let cells = table
            .rows()
            .filter_map(|row| row.cells().nth(column).map(str::to_owned));
        cells.collect()
    };
    assert_eq!(cells(1), ["75", "71"]);
    assert_eq!(cells(4), ["007", "=ERP 1 "]);
}
