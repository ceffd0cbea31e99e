use mock_omnitron::Settings;
use serde_json::{Value, json};

use crate::client::Server;

pub(crate) fn orders(server: &Server, query: &str) -> Vec<Value> {
    let answer = server.get(&format!("/api/i1/orders/?{query}"));
    assert_eq!(answer.status, 200, "{query}");
    answer.json()["results"].as_array().unwrap().clone()
}

#[test]
fn pages_link_to_each_other() {
    let server = Server::start();
    let first = server.get("/api/i1/orders/").json();
    assert_eq!(first["count"], 60);
    assert_eq!(first["results"].as_array().unwrap().len(), 10);
    assert_eq!(first["previous"], Value::Null);
    assert_eq!(
        first["next"],
        format!("http://{}/api/i1/orders/?page=2", server.host)
    );
    let last = server.get("/api/i1/orders/?page=6").json();
    assert_eq!(last["next"], Value::Null);
    let second = server.get("/api/i1/orders/?limit=20&page=2").json();
    assert_eq!(
        second["previous"],
        format!("http://{}/api/i1/orders/?limit=20", server.host)
    );
}

#[test]
fn a_page_that_is_not_there_is_404() {
    let server = Server::start();
    for page in ["7", "0", "-1", "abc"] {
        let answer = server.get(&format!("/api/i1/orders/?page={page}"));
        assert_eq!(
            (answer.status, answer.json()),
            (404, json!({ "detail": "Invalid page." })),
            "{page}"
        );
    }
}

#[test]
fn a_limit_is_cut_or_replaced() {
    let server = Server::with(Settings {
        orders: 150,
        ..Settings::default()
    });
    assert_eq!(orders(&server, "limit=500").len(), 100);
    assert_eq!(orders(&server, "limit=0").len(), 10);
    server.switch(&json!({ "page_size_cap": 7 }));
    assert_eq!(orders(&server, "limit=500").len(), 7);
}

#[test]
fn filters_filter_and_unknown_ones_do_not() {
    let server = Server::start();
    for sent in ["true", "True", "1"] {
        let rows = orders(&server, &format!("is_send={sent}&limit=100"));
        assert!(
            !rows.is_empty() && rows.len() < 60 && rows.iter().all(|row| row["is_send"] == true)
        );
    }
    for not_sent in ["false", "False", "0"] {
        let rows = orders(&server, &format!("is_send={not_sent}&limit=100"));
        assert!(!rows.is_empty() && rows.iter().all(|row| row["is_send"] == false));
    }
    let rows = orders(&server, "status=450&limit=100");
    assert!(!rows.is_empty() && rows.iter().all(|row| row["status"] == "450"));
    let rows = orders(&server, "number=SC-2024-99");
    assert_eq!(rows.len(), 1);
    assert_eq!(orders(&server, "number=nobody").len(), 0);
    for ignored in ["is_send=maybe", "bogus=1", "status="] {
        assert_eq!(
            orders(&server, &format!("{ignored}&limit=100")).len(),
            60,
            "{ignored}"
        );
    }
}

#[test]
fn a_known_filter_can_be_ignored_too() {
    let server = Server::switched(&json!({ "ignore_filters": ["number"] }));
    assert_eq!(orders(&server, "number=nobody&limit=100").len(), 60);
    assert!(orders(&server, "status=450&limit=100").len() < 60);
}

#[test]
fn an_order_is_found_by_its_number_where_the_switches_say() {
    let server = Server::start();
    let number = |path: &str| server.get(path).json()["number"].clone();
    assert_eq!(number("/api/v1/order_number/SC-2024-99/"), "SC-2024-99");
    assert_eq!(server.get("/api/v1/order_number/nobody/").status, 404);
    assert_eq!(server.get("/api/i1/orders/SC-2024-99/").status, 404);
    server.switch(&json!({ "order_path": "number" }));
    assert_eq!(number("/api/i1/orders/SC-2024-99/"), "SC-2024-99");
    // As in a documented sample, which has no slash: Django adds it by a redirect.
    assert_eq!(server.get("/api/i1/orders/SC-2024-99").status, 301);

    server.switch(&json!({
        "no_order_number": true, "no_channels": true, "no_channel_orders": true,
    }));
    for gone in ["order_number/SC-2024-99/", "channels/", "channel/1/orders/"] {
        let answer = server.get(&format!("/api/v1/{gone}"));
        assert_eq!(answer.status, 404, "{gone}");
        assert!(
            answer.header("content-type").starts_with("text/html"),
            "{gone}"
        );
    }
}

#[test]
fn orders_of_a_channel_are_filtered_by_number() {
    let server = Server::start();
    let channels = server.get("/api/v1/channels/").json()["results"].clone();
    let ids: Vec<i64> = channels
        .as_array()
        .unwrap()
        .iter()
        .map(|row| row["id"].as_i64().unwrap())
        .collect();
    let count = |query: &str| {
        let of = |id: &i64| {
            server
                .get(&format!("/api/v1/channel/{id}/orders/{query}"))
                .json()
        };
        ids.iter()
            .map(|id| of(id)["count"].as_i64().unwrap())
            .collect::<Vec<_>>()
    };
    assert_eq!(count("").iter().sum::<i64>(), 60);
    assert_eq!(count("?number=SC-2024-99").iter().sum::<i64>(), 1);
    // A number is given once in each channel, and one is given in two.
    let oldest = orders(&server, "limit=1&page=60")[0]["number"].clone();
    let twins = count(&format!("?number={}", oldest.as_str().unwrap()));
    assert_eq!(twins.iter().filter(|count| **count == 1).count(), 2);
    server.switch(&json!({ "ignore_filters": ["channel_number"] }));
    assert_eq!(count("?number=SC-2024-99").iter().sum::<i64>(), 60);
    assert_eq!(orders(&server, "number=SC-2024-99").len(), 1);
    assert_eq!(server.get("/api/v1/channel/99/orders/").status, 404);
}

#[test]
fn one_order_is_found_by_its_pk() {
    let server = Server::start();
    let pk = orders(&server, "limit=1")[0]["pk"].as_i64().unwrap();
    assert_eq!(
        server.get(&format!("/api/i1/orders/{pk}/")).json()["pk"],
        pk
    );
    let all = server
        .get(&format!(
            "/api/v1/orders_integration/{pk}/detailed_integration/"
        ))
        .json();
    assert_eq!(all["orderitem_set"].as_array().unwrap().len(), 3);
    let missing = server.get("/api/i1/orders/1/");
    assert_eq!(
        (missing.status, missing.json()),
        (
            404,
            json!({ "detail": "No Order matches the given query." })
        )
    );
    let letters = server.get("/api/i1/orders/abc/");
    assert_eq!(
        (letters.status, letters.json()),
        (404, json!({ "detail": "Not found." }))
    );
}

#[test]
fn lines_come_detailed_or_flat() {
    let server = Server::start();
    let order = orders(&server, "limit=1")[0]["pk"].as_i64().unwrap();
    let detailed = server
        .get(&format!(
            "/api/i1/order_item/detailed_integration/?order={order}"
        ))
        .json();
    let flat = server
        .get(&format!("/api/i1/order_items/?order={order}"))
        .json();
    let (line, flat) = (&detailed["results"][0], &flat["results"][0]);
    assert_eq!(line["order"], order);
    assert_eq!(line["pk"], flat["pk"]);
    assert!(line["product"]["sku"].is_string());
    assert_eq!(flat["product"], line["product"]["pk"]);
    let one = server
        .get(&format!("/api/i1/order_items/{}/", line["pk"]))
        .json();
    assert_eq!(&one, flat);
    let wrong = server.get("/api/i1/order_items/?order=abc");
    assert_eq!(
        (wrong.status, wrong.json()),
        (400, json!({ "order": ["Enter a number."] }))
    );
}

#[test]
fn the_singular_endpoint_can_be_missing() {
    let server = Server::switched(&json!({ "no_singular": true }));
    let answer = server.get("/api/i1/order_item/detailed_integration/?order=1");
    assert_eq!(answer.status, 404);
    assert!(answer.header("content-type").starts_with("text/html"));
    assert_eq!(server.get("/api/i1/order_items/?order=1").status, 200);
}

#[test]
fn lists_can_be_bare() {
    let server = Server::switched(&json!({ "bare_lists": true }));
    for path in [
        "orders/",
        "order_items/",
        "content_types/",
        "channel/1/product_stocks/",
    ] {
        assert!(
            server.get(&format!("/api/i1/{path}")).json().is_array(),
            "{path}"
        );
    }
}

#[test]
fn the_content_type_of_lines_can_be_looked_up() {
    let server = Server::start();
    let found = server.get("/api/v1/content_types/?model=orderitem").json();
    assert_eq!(
        found["results"],
        json!([{ "id": 66, "app_label": "orders", "model": "orderitem" }])
    );
    assert!(
        server.get("/api/i1/content_types/").json()["count"]
            .as_u64()
            .unwrap()
            > 1
    );
}
