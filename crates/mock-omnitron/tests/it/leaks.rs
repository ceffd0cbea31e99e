//! The shop whose reservations leak: what is in it, and that its counters add up.

use mock_omnitron::{Settings, Shop};
use serde_json::{Value, json};

use crate::client::Server;

fn shop(seed: u64, orders: usize) -> Server {
    Server::with(Settings {
        shop: Shop::Leaks,
        seed,
        orders,
        ..Settings::default()
    })
}

fn truth(server: &Server) -> Value {
    server.control("GET", "truth", "").json()
}

fn pks(truth: &Value, kind: &str) -> Vec<i64> {
    let lines = truth["lines"][kind].as_array().unwrap();
    lines.iter().map(|pk| pk.as_i64().unwrap()).collect()
}

fn units(row: &Value, kinds: &[&str]) -> u64 {
    kinds.iter().map(|kind| row[*kind].as_u64().unwrap()).sum()
}

/// Every stock row: product, stock list, counter. Each channel reads those of its own list.
fn counters(server: &Server) -> Vec<(u64, u64, u64)> {
    server.switch(&json!({ "bare_lists": true }));
    let mut rows = Vec::new();
    for channel in [1, 3] {
        let list = server.get(&format!("/api/v1/channel/{channel}/product_stocks/"));
        rows.extend(list.json().as_array().unwrap().iter().map(|row| {
            let number = |name: &str| row[name].as_u64().unwrap();
            (
                number("product"),
                number("stock_list"),
                number("sold_quantity_unreported"),
            )
        }));
    }
    server.switch(&json!({ "bare_lists": false }));
    rows
}

/// Each counter is the sum of these kinds of units.
fn adds_up(server: &Server, kinds: &[&str]) {
    let truth = truth(server);
    let rows = truth["products"].as_array().unwrap();
    for (product, list, counter) in counters(server) {
        let of_row = |row: &&Value| row["product"] == product && row["stock_list"] == list;
        let expected = rows.iter().find(of_row).map_or(0, |row| units(row, kinds));
        assert_eq!(counter, expected, "product {product} on list {list}");
    }
}

#[test]
fn the_same_seed_gives_the_same_leaks() {
    let read = |seed| {
        let server = shop(seed, 300);
        server.switch(&json!({ "bare_lists": true }));
        let lists = ["orders/", "order_items/", "channel/1/product_stocks/"];
        let rows = lists.map(|list| server.get(&format!("/api/i1/{list}")).text);
        (rows, truth(&server))
    };
    let once = read(5);
    assert_eq!(once, read(5));
    let other = read(6);
    assert_ne!(once.0, other.0);
    assert_ne!(once.1, other.1);
}

#[test]
fn every_kind_of_line_is_there_and_each_line_once() {
    let server = shop(1, 400);
    let (truth, sample) = (truth(&server), server.control("GET", "sample", "").json());
    let mut all = Vec::new();
    for kind in ["released", "cancelled", "unsent", "held"] {
        let lines = pks(&truth, kind);
        assert!(!lines.is_empty(), "{kind}");
        all.extend(lines);
    }
    assert!(pks(&truth, "released").len() > 10 * pks(&truth, "held").len());
    let orders = sample["orders"].as_array().unwrap();
    let items = orders
        .iter()
        .flat_map(|order| order["items"].as_array().unwrap());
    let mut known: Vec<i64> = items
        .clone()
        .map(|item| item["pk"].as_i64().unwrap())
        .collect();
    known.sort_unstable();
    all.sort_unstable();
    assert_eq!(all, known);
    let held = pks(&truth, "held");
    let merged = |item: &Value| item["quantity"].as_u64() > Some(1);
    assert!(
        items
            .filter(|item| merged(item))
            .any(|item| held.contains(&item["pk"].as_i64().unwrap()))
    );
}

#[test]
fn the_kinds_are_what_the_api_shows_of_their_lines() {
    let server = shop(3, 400);
    let truth = truth(&server);
    for (kind, sent, cancelled) in [("held", true, false), ("unsent", false, false)] {
        for pk in pks(&truth, kind) {
            let line = server.get(&format!("/api/v1/order_items/{pk}/")).json();
            let order = server.get(&format!("/api/v1/orders/{}/", line["order"]));
            assert_eq!(order.json()["is_send"], sent, "{kind} {pk}");
            assert_eq!(line["status"] == "100", cancelled, "{kind} {pk}");
        }
    }
    for pk in pks(&truth, "cancelled") {
        let line = server.get(&format!("/api/v1/order_items/{pk}/")).json();
        assert_eq!(line["status"], "100", "{pk}");
    }
}

#[test]
fn a_counter_is_the_sum_of_what_its_lines_hold() {
    let server = shop(2, 400);
    adds_up(&server, &["held", "unsent"]);
    let demo = Server::start();
    adds_up(&demo, &["held", "unsent"]);
}

#[test]
fn what_else_frees_units_is_a_switch() {
    let server = shop(2, 400);
    server.switch(&json!({ "also_frees": [] }));
    adds_up(&server, &["held", "unsent", "cancelled"]);
    server.switch(&json!({ "also_frees": ["cancelled", "sent"] }));
    adds_up(&server, &["unsent"]);
}

#[test]
fn a_release_stops_a_leak_and_a_second_one_is_refused() {
    let server = shop(4, 400);
    let line = pks(&truth(&server), "held")[0];
    let quantity = server.control("GET", &format!("item/{line}"), "").json()["quantity"].clone();
    let before = server.held(line);
    assert_eq!(server.map(line, &json!({ "code": "a" })).status, 201);
    assert_eq!(before - server.held(line), quantity.as_u64().unwrap());
    let after = truth(&server);
    assert!(pks(&after, "released").contains(&line) && !pks(&after, "held").contains(&line));
    adds_up(&server, &["held", "unsent"]);

    let long_ago = pks(&after, "released").pop().unwrap();
    assert_eq!(server.map(long_ago, &json!({ "code": "b" })).status, 400);
    server.control("POST", "reset", "");
    assert!(pks(&truth(&server), "held").contains(&line));
}

#[test]
fn a_number_is_given_once_in_each_channel() {
    let server = shop(1, 1_000);
    server.switch(&json!({ "bare_lists": true }));
    let shared = truth(&server)["shared_numbers"].clone();
    assert!(shared.as_array().unwrap().len() > 1);
    for number in shared.as_array().unwrap() {
        let number = number.as_str().unwrap();
        let orders = server
            .get(&format!("/api/v1/orders/?number={number}"))
            .json();
        let channel = |order: &Value| {
            order["channel"]["id"]
                .as_i64()
                .or(order["channel"].as_i64())
        };
        let mut channels: Vec<_> = orders.as_array().unwrap().iter().map(channel).collect();
        channels.sort_unstable();
        channels.dedup();
        assert_eq!(channels.len(), orders.as_array().unwrap().len(), "{number}");
    }
}

#[test]
fn the_truth_needs_the_key_and_is_no_path_of_the_api() {
    let server = shop(1, 60);
    assert_eq!(server.ask("GET", "/_control/truth", &[], "").status, 403);
    assert_eq!(server.get("/api/v1/truth/").status, 404);
    let line = pks(&truth(&server), "released")[0];
    let shown = server.get(&format!("/api/v1/order_items/{line}/")).json();
    let held = pks(&truth(&server), "unsent")[0];
    let other = server.get(&format!("/api/v1/order_items/{held}/")).json();
    let keys = |row: &Value| row.as_object().unwrap().keys().cloned().collect::<Vec<_>>();
    assert_eq!(keys(&shown), keys(&other));
    assert!(!shown.to_string().contains("ERP-"));
}

#[test]
fn a_large_shop_is_served() {
    let server = shop(1, 50_000);
    let page = server.get("/api/v1/orders/?limit=100&page=500").json();
    assert_eq!(page["count"], 50_000);
    let oldest = page["results"][99]["pk"].as_i64().unwrap();
    let lines = server
        .get(&format!("/api/v1/order_items/?order={oldest}"))
        .json();
    assert!(lines["count"].as_u64() > Some(0));
    let truth = truth(&server);
    assert!(pks(&truth, "held").len() > 1_000);
    let products = truth["products"].as_array().unwrap();
    let without = products.iter().filter(|row| units(row, &["held"]) == 0);
    assert!(without.count() > products.len() / 10);
}
