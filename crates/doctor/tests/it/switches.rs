//! The doctor names each switch as it stands: alone, in pairs, and in families that interact.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use crate::support::{StandIn, switches_of};
use crate::truth::wrong;

/// The rows of a page, where a combination does not say it.
const SHORT: usize = 10;

/// Each switch in each of its values that is not the default.
pub(crate) fn values() -> Vec<(&'static str, Value)> {
    let mut values = vec![
        ("prefix", json!("i1")),
        ("prefix", json!("v1")),
        ("forbidden_user", json!("demo")),
        ("forbidden_user", json!(null)),
        ("code_max_length", json!(255)),
        ("metadata", json!(false)),
        ("no_descending", json!(true)),
        ("page_size_cap", json!(20)),
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
const UNSEEN: [&str; 6] = [
    "number_begins",
    "channel_status",
    "channel_is_send",
    "channel_line_status",
    "channel_line_number",
    "channel_line_product",
];

/// The switches with one more; filters are added to those that are there.
pub(crate) fn with(
    mut switches: Map<String, Value>,
    (name, value): &(&str, Value),
) -> Map<String, Value> {
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
        // Short pages, as what takes the time is their JSON.
        let mut changes = Value::Object(changes);
        if changes.get("page_size_cap").is_none() {
            changes["page_size_cap"] = json!(SHORT);
        }
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

fn is_filter((name, _): &(&str, Value)) -> bool {
    *name == "ignore_filters" || *name == "unseen_filters"
}

/// All pairs of switches that are no filters, and each of these with a half of the filters and then with the
/// other half: so that every filter meets every other switch, and every other filter.
fn pairs() -> Vec<Map<String, Value>> {
    let (filters, others): (Vec<_>, Vec<_>) = values().into_iter().partition(is_filter);
    let mut pairs = Vec::new();
    let mut met = BTreeSet::new();
    for (place, first) in others.iter().enumerate() {
        for second in &others[place + 1..] {
            if first.0 != second.0 {
                pairs.push(with(with(Map::new(), first), second));
            }
        }
        for side in [false, true] {
            let half: Vec<_> = (0..filters.len())
                .filter(|at| in_half(*at, place) == side)
                .collect();
            let all = half.iter().map(|at| &filters[*at]);
            pairs.push(all.fold(with(Map::new(), first), with));
            met.extend(half.iter().flat_map(|a| half.iter().map(move |b| (*a, *b))));
        }
    }
    assert_eq!(
        met.len(),
        filters.len() * filters.len(),
        "every pair of filters"
    );
    pairs
}

/// One of two halves, cut anew for each turn.
fn in_half(filter: usize, turn: usize) -> bool {
    ((filter * 2_654_435_761) >> (turn % 16 + 3)) & 1 == 0
}

#[test]
fn every_second_pair() {
    hold(pairs().into_iter().step_by(2), "pairs");
}

#[test]
fn every_other_pair() {
    hold(pairs().into_iter().skip(1).step_by(2), "pairs");
}

/// The full product of some switches, each with its default first.
fn product(family: &[(&str, &[Value])]) -> Vec<Map<String, Value>> {
    let mut all = vec![Map::new()];
    for (name, values) in family {
        let further = |switches: Map<String, Value>| {
            let more = values
                .iter()
                .map(move |value| with(switches.clone(), &(name, value.clone())));
            more.collect::<Vec<_>>()
        };
        all = all.into_iter().flat_map(further).collect();
    }
    all
}

#[test]
fn families_of_stock() {
    let no = [json!(false), json!(true)];
    let lists = product(&[
        (
            "extra_stocks",
            &[json!("all"), json!("own"), json!("others")],
        ),
        ("ignore_filters", &[json!([]), json!(["extra_stock_list"])]),
        ("ignore_filters", &[json!([]), json!(["stock_list"])]),
        ("no_product_stock", &no),
        ("no_singular", &no),
    ]);
    hold(lists, "stock lists");
    let units = product(&[
        ("unreported", &[json!("equal"), json!("at_least")]),
        (
            "ignore_filters",
            &[json!([]), json!(["extra_stock_unreported"])],
        ),
        (
            "also_frees",
            &[json!(["cancelled"]), json!([]), json!(["sent"])],
        ),
    ]);
    hold(units, "reserved units");
    let gone = product(&[
        ("prefix", &[json!("both"), json!("i1"), json!("v1")]),
        ("no_stock", &no),
        ("no_product_stock", &no),
        ("no_extra_product_stocks", &no),
    ]);
    hold(gone, "stock that is not there");
}

#[test]
fn families_of_lists() {
    let no = [json!(false), json!(true)];
    let sorts = product(&[
        ("ignore_filters", &[json!([]), json!(["channel_sort"])]),
        ("ignore_filters", &[json!([]), json!(["channel_line_sort"])]),
        ("no_descending", &no),
        ("bare_lists", &no),
        ("no_channel_orders", &no),
    ]);
    hold(sorts, "sortings");
    let paths = product(&[
        ("prefix", &[json!("both"), json!("i1"), json!("v1")]),
        ("order_path", &[json!("pk"), json!("number")]),
        ("no_order_number", &no),
        ("no_channels", &no),
        ("no_singular", &no),
    ]);
    hold(paths, "paths");
    let rights = product(&[
        ("forbidden_user", &[json!(null), json!("demo")]),
        ("metadata", &[json!(true), json!(false)]),
        ("cors", &[json!("off"), json!("on")]),
        ("timing", &no),
        ("keep_alive", &[json!(true), json!(false)]),
    ]);
    hold(rights, "rights and origins");
}
