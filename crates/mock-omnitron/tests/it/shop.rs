//! The made-up shop: the same for a seed, and with every kind of order.

use mock_omnitron::Settings;
use serde_json::{Value, json};

use crate::client::Server;
use crate::lists::orders;

#[test]
fn the_same_seed_gives_the_same_shop() {
    let read = |seed| {
        Server::with(Settings {
            seed,
            ..Settings::default()
        })
        .get("/api/i1/orders/?limit=60")
        .text
    };
    let strip = |text: String| text.split("\"results\"").nth(1).unwrap().to_owned();
    assert_eq!(strip(read(7)), strip(read(7)));
    assert_ne!(strip(read(7)), strip(read(8)));
}

#[test]
fn the_first_page_shows_every_kind_of_order() {
    let server = Server::start();
    let rows = orders(&server, "");
    let first = &rows[0];
    assert_eq!(
        (&first["status"], &first["is_send"]),
        (&json!("400"), &json!(true))
    );
    assert!(rows.iter().any(|row| row["is_send"] == false));
    assert!(rows.iter().any(|row| {
        row["customer"]["first_name"]
            .as_str()
            .unwrap()
            .contains("onerror")
    }));
    assert!(rows.iter().any(|row| {
        row["customer"]["first_name"]
            .as_str()
            .unwrap()
            .contains("ليلى")
    }));
    assert!(
        rows.iter()
            .any(|row| row["number"].as_str().unwrap().len() == 16)
    );
    assert!(
        rows.iter().any(|row| row["channel"].is_i64())
            && rows.iter().any(|row| row["channel"].is_object())
    );
    let kuwait = rows.iter().find(|row| row["currency"] == "kwd").unwrap();
    assert_eq!(
        kuwait["amount"]
            .as_str()
            .unwrap()
            .split_once('.')
            .unwrap()
            .1
            .len(),
        3
    );

    let sample = server.control("GET", "sample", "").json();
    let first_page = &sample["orders"].as_array().unwrap()[..10];
    let items = |order: &Value| order["items"].as_array().unwrap().clone();
    let demo = items(&first_page[0]);
    assert!(demo.len() == 3 && demo.iter().all(|line| line["quantity"].as_u64() > Some(1)));
    assert!(
        first_page
            .iter()
            .flat_map(items)
            .any(|line| line["cancel_status"] == "completed")
    );
    assert!(
        first_page
            .iter()
            .flat_map(items)
            .any(|line| line["cancel_status"] == "waiting")
    );
}

#[test]
fn every_status_occurs() {
    let sample = Server::start().control("GET", "sample", "").json();
    let has = |status: &str| {
        sample["orders"]
            .as_array()
            .unwrap()
            .iter()
            .any(|order| order["status"] == status)
    };
    for status in [
        "50", "100", "200", "300", "350", "400", "425", "450", "500", "510", "520", "540", "544",
        "545", "546", "547", "550", "600",
    ] {
        assert!(has(status), "{status}");
    }
}
