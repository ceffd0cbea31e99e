use serde_json::{Value, json};

use crate::client::Server;

/// Answers to a second call on the line, the codes stored then, and how much the two calls freed.
fn second(mode: &str) -> (u16, Value, Vec<String>, u64) {
    let server = Server::switched(&json!({ "second": mode }));
    let line = server.lines()[0];
    let held = server.held(line);
    assert_eq!(server.map(line, &json!({ "code": "first" })).status, 201);
    let answer = server.map(line, &json!({ "code": "second" }));
    let state = server.control("GET", &format!("item/{line}"), "").json();
    let codes = state["mappings"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| it["code"].as_str().unwrap().to_owned());
    (
        answer.status,
        answer.json(),
        codes.collect(),
        held - server.held(line),
    )
}

#[test]
fn a_second_call_can_be_refused_with_400() {
    let (status, body, codes, freed) = second("refuse400");
    let text = "The fields content_type, object_id, integration_type must make a unique set.";
    assert_eq!((status, body), (400, json!({ "non_field_errors": [text] })));
    assert_eq!((codes, freed), (vec!["first".to_owned()], 2));
}

#[test]
fn a_second_call_can_be_refused_with_406() {
    let (status, body, codes, freed) = second("refuse406");
    assert_eq!((status, &body["code"]), (406, &json!("mapping_exists")));
    assert!(body["non_field_errors"].is_string());
    assert_eq!((codes, freed), (vec!["first".to_owned()], 2));
}

#[test]
fn a_second_call_can_overwrite() {
    let (status, body, codes, freed) = second("overwrite");
    assert_eq!(
        (status, &body["pk"], &body["code"]),
        (201, &json!(901), &json!("second"))
    );
    assert_eq!((codes, freed), (vec!["second".to_owned()], 2));
}

#[test]
fn a_second_call_can_add_and_free_again() {
    let server = Server::switched(&json!({ "second": "add" }));
    let line = server.lines()[0];
    let held = server.held(line);
    server.map(line, &json!({ "code": "first", "update_stock": false }));
    assert_eq!(
        server.map(line, &json!({ "code": "second" })).json()["pk"],
        902
    );
    assert_eq!(held - server.held(line), 2);
    let (status, _, codes, _) = second("add");
    assert_eq!((status, codes.len()), (201, 2));
}

#[test]
fn one_code_on_two_lines_can_be_refused() {
    let server = Server::start();
    let lines = server.lines();
    server.map(lines[0], &json!({ "code": "same" }));
    assert_eq!(server.map(lines[1], &json!({ "code": "same" })).status, 201);
    server.switch(&json!({ "same_code": "refuse400" }));
    assert_eq!(server.map(lines[2], &json!({ "code": "same" })).status, 400);
    assert_eq!(
        server.map(lines[2], &json!({ "code": "other" })).status,
        201
    );
}
