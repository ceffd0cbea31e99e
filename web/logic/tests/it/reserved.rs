//! Reserved units: what is known of them, and what a release would make of them.

use release_core::UnixMillis;
use release_core::model::{Order, OrderItem};
use release_run::{CounterTime, Entry, Units};
use release_web_logic::order::{OrderLine, forecasts, reserved};
use release_web_logic::run::{LineHistory, Reading, RunRead};
use release_web_logic::saved::SavedProduct;
use serde_json::{Value, json};

use crate::support::{
    body_with_products, call, counted, ended, head, item, order, order_item, recovered, released,
};

fn placed() -> Order {
    order(1, &json!({"channel": 4}))
}

fn line(id: u64, product: u64, pieces: &Value) -> OrderItem {
    let more = json!({
        "product": {"pk": product}, "stock_list": 5, "attributes": {"pieces": pieces},
    });
    order_item(id, &more)
}

/// A run of the line 1, of product 30, with these readings of its counter.
fn read(entries: &[&[Entry]]) -> LineHistory {
    let mut body = body_with_products(&[1]);
    let counter =
        release_core::model::StockCounter::of(placed().channel_id(), &line(1, 30, &json!(null)));
    body.products[0] = SavedProduct { sku: None, counter };
    let run = RunRead {
        number: 1,
        head: &head(Some(1)),
        body: &body,
        state: &recovered(&body, entries),
        is_here: true,
    };
    LineHistory::default().with_run(&run, &[item(1)])
}

fn known() -> LineHistory {
    read(&[
        &counted(0, CounterTime::Before, Some("9"), 500),
        &ended(0, released(1), Some(201)),
        &counted(0, CounterTime::After, Some("8"), 2_000),
    ])
}

fn sent(lines: &[OrderItem]) -> Vec<OrderLine> {
    let sent = |line: &OrderItem| OrderLine {
        call: call(line.pk.get()),
        line: line.clone(),
        consents: Vec::new(),
    };
    lines.iter().map(sent).collect()
}

#[test]
fn another_line_of_the_product_knows_what_was_read() {
    let same = line(2, 30, &json!("2"));
    let read = Reading {
        reserved: "8".to_owned(),
        at: UnixMillis::new(2_000),
    };
    assert_eq!(reserved(&placed(), &same, &known()), Some(&read));
    let other = line(3, 31, &json!("2"));
    assert_eq!(reserved(&placed(), &other, &known()), None);
}

#[test]
fn a_reading_before_lines_were_sent_no_longer_holds() {
    let history = read(&[
        &counted(0, CounterTime::Before, Some("9"), 500),
        &ended(0, released(1), Some(201)),
    ]);
    assert_eq!(
        reserved(&placed(), &line(2, 30, &json!("2")), &history),
        None
    );
}

#[test]
fn the_forecast_takes_all_lines_of_a_product_together() {
    let lines = sent(&[
        line(2, 30, &json!("2")),
        line(3, 30, &json!(null)),
        line(4, 31, &json!("1")),
    ]);
    let forecasts = forecasts(&placed(), &lines, &known(), "pieces");
    assert_eq!(forecasts.len(), 1, "nothing is known of product 31");
    assert_eq!(forecasts[0].line.pk, item(2));
    assert_eq!(forecasts[0].before, "8".parse().unwrap());
    assert_eq!(forecasts[0].read_at, UnixMillis::new(2_000));
    // 2, and probably 1.
    assert_eq!(forecasts[0].units, "3".parse().unwrap());
    assert_eq!(forecasts[0].after(), "5".parse::<Units>().unwrap());
}

#[test]
fn nothing_is_forecast_that_is_not_known_or_makes_no_sense() {
    let of = |lines: &[OrderLine]| forecasts(&placed(), lines, &known(), "pieces");
    let unreadable = [line(2, 30, &json!("2")), line(3, 30, &json!("a lot"))];
    assert_eq!(of(&sent(&unreadable)), []);
    assert_eq!(of(&sent(&[line(2, 30, &json!("9"))])), [], "below zero");
    let mut recorded = sent(&[line(2, 30, &json!("2"))]);
    recorded[0].call.update_stock = false;
    assert_eq!(
        of(&recorded),
        [],
        "a code that is recorded releases nothing"
    );
}
