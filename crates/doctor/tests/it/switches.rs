//! The doctor names each switch as it stands: alone, in pairs, and in families that interact.

use serde_json::{Map, Value, json};

use crate::support::{StandIn, switches_of};
use crate::truth::wrong;

/// Each switch in each of its values that is not the default.
fn values() -> Vec<(&'static str, Value)> {
    let mut values = vec![
        ("prefix", json!("i1")),
        ("prefix", json!("v1")),
        ("forbidden_user", json!("demo")),
        ("forbidden_user", json!(null)),
        ("code_max_length", json!(255)),
        ("metadata", json!(false)),
        ("no_descending", json!(true)),
        ("page_size_cap", json!(10)),
        ("bare_lists", json!(true)),
        ("order_path", json!("number")),
        ("extra_stocks", json!("own")),
        ("extra_stocks", json!("others")),
        ("unreported", json!("at_least")),
        ("cors", json!("on")),
        ("timing", json!(true)),
        ("keep_alive", json!(false)),
        ("also_frees", json!([])),
        ("also_frees", json!(["cancelled", "refunded", "sent"])),
    ];
    let gone = [
        "no_singular",
        "no_order_number",
        "no_channels",
        "no_channel_orders",
        "no_channel_order_items",
        "no_product_stock",
        "no_extra_product_stocks",
        "no_stock",
    ];
    values.extend(gone.map(|name| (name, json!(true))));
    values.extend(IGNORABLE.map(|name| ("ignore_filters", json!([name]))));
    values.extend(UNSEEN.map(|name| ("unseen_filters", json!([name]))));
    values
}

const IGNORABLE: [&str; 17] = [
    "number",
    "status",
    "is_send",
    "channel_number",
    "channel_pk",
    "channel_sort",
    "channel_line_order",
    "channel_line_pk",
    "channel_line_sort",
    "stock_product",
    "stock_list",
    "extra_stock_unreported",
    "extra_stock_product",
    "extra_stock_stock",
    "extra_stock_unit_type",
    "extra_stock_list",
    "extra_stock_pk",
];
const UNSEEN: [&str; 5] = [
    "channel_status",
    "channel_is_send",
    "channel_line_status",
    "channel_line_number",
    "channel_line_product",
];

/// The switches with one more; filters are added to those that are there.
fn with(mut switches: Map<String, Value>, (name, value): &(&str, Value)) -> Map<String, Value> {
    match (switches.get_mut(*name), value) {
        (Some(Value::Array(there)), Value::Array(more)) => there.extend(more.clone()),
        _ => drop(switches.insert((*name).to_owned(), value.clone())),
    }
    switches
}

/// Examines each, and tells what is wrong with any.
fn hold(all: impl IntoIterator<Item = Map<String, Value>>, what: &str) {
    let (mut ran, mut most, mut bad) = (0, 0, Vec::new());
    let begun = std::time::Instant::now();
    for changes in all {
        let changes = Value::Object(changes);
        let server = StandIn::switched(&changes);
        let findings = server.examine();
        ran += 1;
        most = most.max(server.requests.borrow().len());
        let wrong = wrong(&findings, &switches_of(&changes));
        bad.extend(wrong.into_iter().map(|wrong| format!("{changes}: {wrong}")));
    }
    let took = begun.elapsed();
    println!("{what}: {ran} combinations, at most {most} requests, {took:.1?}");
    assert!(most < 150, "{most} requests");
    assert!(bad.is_empty(), "{} wrong:\n{}", bad.len(), bad.join("\n"));
}

#[test]
fn each_switch_alone() {
    let alone = values().into_iter().map(|it| with(Map::new(), &it));
    hold([Map::new()].into_iter().chain(alone), "alone");
}
