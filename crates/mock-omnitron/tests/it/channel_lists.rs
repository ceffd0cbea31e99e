//! The lists of a channel, as Akinon's Python SDK asks for them.

use serde_json::{Value, json};

use crate::client::Server;

/// The rows of a list, which is not longer than a page of 100.
pub(crate) fn rows(server: &Server, path: &str) -> Vec<Value> {
    let joint = if path.contains('?') { '&' } else { '?' };
    let answer = server.get(&format!("/api/v1/{path}{joint}limit=100"));
    assert_eq!(answer.status, 200, "{path}: {}", answer.text);
    let page = answer.json();
    assert_eq!(page["next"], Value::Null, "{path}");
    page["results"].as_array().unwrap().clone()
}

fn pks(rows: &[Value]) -> Vec<i64> {
    rows.iter().map(|row| row["pk"].as_i64().unwrap()).collect()
}

/// The whole list of this path.
fn all(server: &Server, path: &str) -> Vec<Value> {
    server.switch(&json!({ "bare_lists": true }));
    let rows = server.get(&format!("/api/v1/{path}")).json();
    server.switch(&json!({ "bare_lists": false }));
    rows.as_array().unwrap().clone()
}

#[test]
fn a_channel_lists_the_lines_of_its_orders_alone() {
    let server = Server::start();
    let orders = pks(&all(&server, "channel/2/orders/"));
    let lines = all(&server, "channel/2/order_items/");
    assert!(!lines.is_empty());
    let of_channel = |line: &Value| orders.contains(&line["order"].as_i64().unwrap());
    assert!(lines.iter().all(of_channel));
    let everywhere = all(&server, "order_items/");
    let expected: Vec<Value> = everywhere.into_iter().filter(of_channel).collect();
    assert_eq!(lines, expected);
}

#[test]
fn both_prefixes_serve_the_lists() {
    let server = Server::start();
    for path in [
        "channel/1/order_items/",
        "product_stock/",
        "channel/1/extra_product_stocks/",
    ] {
        let read = |prefix: &str| server.get(&format!("/api/{prefix}/{path}")).json();
        assert_eq!(read("i1")["results"], read("v1")["results"], "{path}");
    }
    server.switch(&json!({ "prefix": "i1" }));
    assert_eq!(server.get("/api/v1/product_stock/").status, 404);
}

#[test]
fn lines_of_a_channel_are_filtered_by_order_and_pk() {
    let server = Server::start();
    let order = all(&server, "channel/1/orders/")[0]["pk"].clone();
    let list = "channel/1/order_items/";
    let of_order = rows(&server, &format!("{list}?order={order}"));
    assert!(!of_order.is_empty() && of_order.iter().all(|line| line["order"] == order));
    let elsewhere = rows(&server, &format!("channel/2/order_items/?order={order}"));
    assert_eq!(elsewhere, Vec::<Value>::new());
    let wanted = &pks(&of_order)[..1];
    let found = rows(&server, &format!("{list}?pk__in={},1", wanted[0]));
    assert_eq!(pks(&found), wanted);
    for (query, field) in [("order=abc", "order"), ("pk__in=1,x", "pk__in")] {
        let wrong = server.get(&format!("/api/v1/{list}?{query}"));
        let complaint = json!({ field: ["Enter a number."] });
        assert_eq!((wrong.status, wrong.json()), (400, complaint));
    }
}

#[test]
fn orders_of_a_channel_are_filtered_by_pk() {
    let server = Server::start();
    let orders = pks(&all(&server, "channel/1/orders/"));
    let found = rows(
        &server,
        &format!("channel/1/orders/?pk__in={},{}", orders[2], orders[4]),
    );
    assert_eq!(pks(&found), [orders[2], orders[4]]);
}

#[test]
fn both_lists_are_sorted_by_id_where_asked() {
    let server = Server::start();
    for list in ["channel/1/orders/", "channel/1/order_items/"] {
        let unsorted = pks(&all(&server, list));
        let mut up = unsorted.clone();
        up.sort_unstable();
        let down: Vec<i64> = up.iter().rev().copied().collect();
        let sorted = |by: &str| pks(&all(&server, &format!("{list}?sort={by}")));
        assert_eq!(sorted("id"), up);
        assert_eq!(sorted("-id"), down);
        assert_eq!(sorted("bogus"), unsorted);
        server.switch(&json!({ "no_descending": true }));
        assert_eq!(sorted("-id"), unsorted);
        assert_eq!(sorted("id"), up);
        server.switch(&json!({ "no_descending": false }));
    }
}

#[test]
fn each_filter_of_a_channel_can_be_ignored() {
    let server = Server::start();
    for (list, query, switch) in [
        ("channel/1/orders/", "number=nobody", "channel_number"),
        ("channel/1/orders/", "pk__in=1", "channel_pk"),
        ("channel/1/orders/", "sort=id", "channel_sort"),
        ("channel/1/order_items/", "order=1", "channel_line_order"),
        ("channel/1/order_items/", "order=abc", "channel_line_order"),
        ("channel/1/order_items/", "pk__in=1", "channel_line_pk"),
        ("channel/1/order_items/", "sort=id", "channel_line_sort"),
    ] {
        let unfiltered = all(&server, list);
        let asked = format!("{list}?{query}");
        if !query.ends_with("abc") {
            assert_ne!(all(&server, &asked), unfiltered, "{query}");
        }
        server.switch(&json!({ "ignore_filters": [switch] }));
        assert_eq!(all(&server, &asked), unfiltered, "{query}");
        server.switch(&json!({ "ignore_filters": [] }));
    }
}

#[test]
fn a_filter_that_nobody_has_seen_is_honoured_only_where_so_switched() {
    let server = Server::start();
    let (orders, lines) = ("channel/1/orders/", "channel/1/order_items/");
    let number = all(&server, orders)[0]["number"].clone();
    let number = number.as_str().unwrap();
    for (list, parameter, value, switch) in [
        (orders, "status", "400", "channel_status"),
        (orders, "is_send", "false", "channel_is_send"),
        (lines, "status", "400", "channel_line_status"),
        (lines, "order__number", number, "channel_line_number"),
        (lines, "product", "8301", "channel_line_product"),
    ] {
        let asked = format!("{list}?{parameter}={value}");
        let unfiltered = all(&server, list);
        assert_eq!(all(&server, &asked), unfiltered, "{switch}");
        server.switch(&json!({ "unseen_filters": [switch] }));
        let found = all(&server, &asked);
        assert!(
            !found.is_empty() && found.len() < unfiltered.len(),
            "{switch}"
        );
        if parameter != "order__number" {
            let shown = |row: &Value| row[parameter].to_string().replace('"', "");
            assert!(found.iter().all(|row| shown(row) == value), "{switch}");
        }
        server.switch(&json!({ "unseen_filters": [] }));
    }
    let unread = server.get("/api/v1/channel/1/order_items/?product=abc");
    assert_eq!(unread.status, 200);
}

#[test]
fn pages_of_the_lists_are_cut_and_end() {
    let server = Server::switched(&json!({ "page_size_cap": 7 }));
    for path in [
        "channels/",
        "channel/1/orders/",
        "channel/1/order_items/",
        "product_stock/",
        "channel/1/product_stocks/",
        "channel/1/extra_product_stocks/",
        "channel/1/extra_product_stocks/detailed/",
    ] {
        let page = server.get(&format!("/api/v1/{path}?limit=500")).json();
        let count = usize::try_from(page["count"].as_u64().unwrap()).unwrap();
        let shown = page["results"].as_array().unwrap().len();
        assert_eq!(shown, count.min(7), "{path}");
        let next = format!("http://{}/api/v1/{path}?limit=500&page=2", server.host);
        let next = if count > 7 { json!(next) } else { Value::Null };
        assert_eq!(page["next"], next, "{path}");
        let beyond = server.get(&format!("/api/v1/{path}?page={}", count / 7 + 2));
        assert_eq!(beyond.status, 404, "{path}");
        assert_eq!(beyond.json(), json!({ "detail": "Invalid page." }));
    }
}

#[test]
fn the_lists_can_be_bare() {
    let server = Server::switched(&json!({ "bare_lists": true }));
    for path in [
        "channels/",
        "channel/1/orders/",
        "channel/1/order_items/",
        "product_stock/",
        "channel/1/extra_product_stocks/",
    ] {
        let list = server.get(&format!("/api/i1/{path}")).json();
        assert!(list.is_array(), "{path}");
    }
}

#[test]
fn the_lists_want_a_token_and_a_channel_that_exists() {
    let server = Server::start();
    for path in [
        "order_number/SC-2024-99/",
        "channels/",
        "channel/1/orders/",
        "channel/1/order_items/",
        "product_stock/",
        "channel/1/product_stocks/90001/",
        "channel/1/extra_product_stocks/",
        "channel/1/extra_product_stocks/detailed/",
        "channel/1/extra_product_stocks/90001/",
    ] {
        let path = format!("/api/v1/{path}");
        assert_eq!(server.get(&path).status, 200, "{path}");
        let anonymous = server.ask("GET", &path, &[], "");
        assert_eq!(anonymous.status, 401, "{path}");
        let wrong = [("authorization", "Token nobody")];
        assert_eq!(server.ask("GET", &path, &wrong, "").status, 401, "{path}");
        assert_eq!(server.post(&path, "{}").status, 405, "{path}");
        assert_eq!(server.get(path.trim_end_matches('/')).status, 301, "{path}");
        let elsewhere = path.replace("channel/1/", "channel/99/");
        if elsewhere != path {
            let missing = server.get(&elsewhere);
            let detail = json!({ "detail": "No Channel matches the given query." });
            assert_eq!((missing.status, missing.json()), (404, detail), "{path}");
        }
    }
}

#[test]
fn each_list_can_be_missing() {
    for (switch, path) in [
        ("no_channels", "channels/"),
        ("no_channel_orders", "channel/1/orders/"),
        ("no_channel_order_items", "channel/1/order_items/"),
        ("no_product_stock", "product_stock/"),
        ("no_extra_product_stocks", "channel/1/extra_product_stocks/"),
        (
            "no_extra_product_stocks",
            "channel/1/extra_product_stocks/detailed/",
        ),
        (
            "no_extra_product_stocks",
            "channel/1/extra_product_stocks/90001/",
        ),
    ] {
        let server = Server::switched(&json!({ switch: true }));
        let answer = server.get(&format!("/api/v1/{path}"));
        assert_eq!(answer.status, 404, "{path}");
        assert!(answer.header("content-type").starts_with("text/html"));
    }
}
