//! Product stock: of a channel, of its extra lists, and of all.

use serde_json::{Value, json};

use crate::channel_lists::rows;
use crate::client::Server;

#[test]
fn stock_is_read_by_channel() {
    let server = Server::start();
    let rows = server
        .get("/api/v1/channel/3/product_stocks/?product__pk__in=8301,8302&stock_list=2&limit=5")
        .json();
    let products: Vec<_> = rows["results"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| row["product"].as_i64())
        .collect();
    assert_eq!(products, [Some(8301), Some(8302)]);
    assert_eq!(rows["results"][0]["stock_list"], 2);
    assert_eq!(server.get("/api/v1/channel/9/product_stocks/").status, 404);
    server.switch(&json!({ "no_stock": true }));
    assert_eq!(server.get("/api/v1/channel/3/product_stocks/").status, 403);
}

const EXTRA: &str = "channel/1/extra_product_stocks/";

fn numbers(rows: &[Value], name: &str) -> Vec<u64> {
    rows.iter().map(|row| row[name].as_u64().unwrap()).collect()
}

#[test]
fn all_stock_has_a_row_for_each_product_and_list() {
    let server = Server::start();
    let all = rows(&server, "product_stock/");
    assert_eq!(all.len(), 24 * 2);
    let of_list = |list: u64| {
        let of = all.iter().filter(|row| row["stock_list"] == list);
        of.cloned().collect::<Vec<_>>()
    };
    assert_eq!(of_list(1), rows(&server, "channel/1/product_stocks/"));
    assert_eq!(of_list(2), rows(&server, "channel/3/product_stocks/"));
    // No filter of it is documented.
    let filtered = rows(&server, "product_stock/?product=8301&stock_list=1");
    assert_eq!(filtered, all);
}

#[test]
fn a_release_lowers_the_counter_in_every_list() {
    let server = Server::start();
    let line = server.lines()[1];
    let item = server.control("GET", &format!("item/{line}"), "").json();
    let pk = item["stock"]["pk"].clone();
    let read = || {
        ["product_stock/", "channel/1/product_stocks/", EXTRA].map(|list| {
            let row = rows(&server, list).into_iter().find(|row| row["pk"] == pk);
            row.unwrap()["sold_quantity_unreported"].as_u64().unwrap()
        })
    };
    let before = read();
    server.map(line, &json!({ "code": "a" }));
    assert_eq!(read(), before.map(|held| held - 3));
}

#[test]
fn extra_stock_is_filtered() {
    let server = Server::start();
    let all = rows(&server, EXTRA);
    let sample = &all[0];
    for name in ["sold_quantity_unreported", "product", "stock", "stock_list"] {
        let wanted = sample[name].as_u64().unwrap();
        let found = rows(&server, &format!("{EXTRA}?{name}={wanted}"));
        assert!(!found.is_empty() && found.len() < all.len(), "{name}");
        assert!(numbers(&found, name).iter().all(|value| *value == wanted));
        let wrong = server.get(&format!("/api/v1/{EXTRA}?{name}=abc"));
        let complaint = json!({ name: ["Enter a number."] });
        assert_eq!((wrong.status, wrong.json()), (400, complaint));
    }
    let found = rows(&server, &format!("{EXTRA}?pk__in=90001,90004"));
    assert_eq!(numbers(&found, "pk"), [90_001, 90_004]);
    assert_eq!(rows(&server, &format!("{EXTRA}?unit_type=kg")).len(), 0);
    assert_eq!(rows(&server, &format!("{EXTRA}?unit_type=qty")), all);
}

#[test]
fn the_counter_is_compared_as_the_switch_says() {
    let server = Server::start();
    let asked = format!("{EXTRA}?sold_quantity_unreported=5");
    let held = |rows: &[Value]| numbers(rows, "sold_quantity_unreported");
    let all = held(&rows(&server, EXTRA));
    assert!(held(&rows(&server, &asked)).iter().all(|held| *held == 5));
    server.switch(&json!({ "unreported": "at_least" }));
    let expected: Vec<u64> = all.into_iter().filter(|held| *held >= 5).collect();
    assert!(expected.iter().any(|held| *held > 5));
    assert_eq!(held(&rows(&server, &asked)), expected);
}

#[test]
fn each_filter_of_stock_can_be_ignored() {
    let server = Server::start();
    let own = "channel/1/product_stocks/";
    for (list, query, switch) in [
        (own, "product__pk__in=8301", "stock_product"),
        (own, "stock_list=2", "stock_list"),
        (
            EXTRA,
            "sold_quantity_unreported=-1",
            "extra_stock_unreported",
        ),
        (EXTRA, "product=8301", "extra_stock_product"),
        (EXTRA, "stock=-1", "extra_stock_stock"),
        (EXTRA, "unit_type=kg", "extra_stock_unit_type"),
        (EXTRA, "stock_list=2", "extra_stock_list"),
        (EXTRA, "pk__in=90001", "extra_stock_pk"),
    ] {
        let (asked, all) = (format!("{list}?{query}"), rows(&server, list));
        assert!(rows(&server, &asked).len() < all.len(), "{query}");
        server.switch(&json!({ "ignore_filters": [switch] }));
        assert_eq!(rows(&server, &asked), all, "{query}");
        server.switch(&json!({ "ignore_filters": [] }));
    }
}

#[test]
fn the_lists_of_extra_stock_are_a_switch() {
    let server = Server::start();
    for (switch, lists) in [("all", [1, 2].as_slice()), ("own", &[1]), ("others", &[2])] {
        server.switch(&json!({ "extra_stocks": switch }));
        let mut seen = numbers(&rows(&server, EXTRA), "stock_list");
        seen.sort_unstable();
        seen.dedup();
        assert_eq!(seen, lists, "{switch}");
        let one = server.get(&format!("/api/v1/{EXTRA}90002/"));
        let status = if lists.contains(&2) { 200 } else { 404 };
        assert_eq!(one.status, status, "{switch}");
    }
}

#[test]
fn one_row_is_read_by_its_pk_or_all_in_detail() {
    let server = Server::start();
    let row = rows(&server, &format!("{EXTRA}?pk__in=90001"))[0].clone();
    for list in ["product_stocks", "extra_product_stocks"] {
        let one = |pk: &str| server.get(&format!("/api/v1/channel/1/{list}/{pk}/"));
        assert_eq!(one("90001").json(), row);
        let detail = json!({ "detail": "No ProductStock matches the given query." });
        assert_eq!((one("1").status, one("1").json()), (404, detail));
        assert_eq!(one("abc").json(), json!({ "detail": "Not found." }));
    }
    let of_other_list = server.get("/api/v1/channel/1/product_stocks/90002/");
    assert_eq!(of_other_list.status, 404);
    let detailed = rows(&server, &format!("{EXTRA}detailed/?pk__in=90001"));
    assert_eq!(detailed[0]["product"]["pk"], row["product"]);
    assert_eq!(detailed[0]["product"]["sku"], "00012345");
    assert_eq!(detailed[0]["stock_list"]["pk"], row["stock_list"]);
    assert_eq!(detailed[0]["stock"], row["stock"]);
}

#[test]
fn no_list_of_stock_may_be_read_where_one_may_not() {
    let server = Server::switched(&json!({ "no_stock": true }));
    for path in [
        "product_stock/",
        "channel/1/product_stocks/",
        "channel/1/product_stocks/90001/",
        EXTRA,
        "channel/1/extra_product_stocks/detailed/",
        "channel/1/extra_product_stocks/90001/",
    ] {
        assert_eq!(server.get(&format!("/api/v1/{path}")).status, 403, "{path}");
    }
}

#[test]
fn faults_meet_the_lists_by_their_group() {
    let server = Server::start();
    for (on, path) in [
        ("lines", "channel/1/order_items/"),
        ("stock", "product_stock/"),
        ("stock", EXTRA),
        ("stock", "channel/1/extra_product_stocks/detailed/"),
    ] {
        server.switch(&json!({ "faults": [{ "on": on, "kind": "503" }] }));
        assert_eq!(server.get(&format!("/api/v1/{path}")).status, 503, "{path}");
    }
}
