use mock_omnitron::Settings;
use serde_json::{Value, json};

use crate::client::{JSON, Server, mapping_path};

#[test]
fn the_key_opens_the_controls() {
    let server = Server::start();
    assert_eq!(server.ask("GET", "/_control/sample", &[], "").status, 403);
    assert_eq!(
        server
            .ask("GET", "/_control/sample", &[("x-control-key", "other")], "")
            .status,
        403
    );
    assert_eq!(server.control("GET", "sample", "").status, 200);
    assert_eq!(server.control("GET", "nope", "").status, 404);
}

#[tokio::test]
async fn without_a_key_there_are_no_controls() {
    use axum::body::{Body, to_bytes};
    use axum::http::Request;
    use tower::ServiceExt;

    let router = mock_omnitron::router(Settings::default()).unwrap();
    let request = Request::get("/_control/sample")
        .header("x-control-key", "")
        .body(Body::empty())
        .unwrap();
    let answer = router.oneshot(request).await.unwrap();
    assert_eq!(answer.status(), 404);
    let page = to_bytes(answer.into_body(), 10_000).await.unwrap();
    assert!(page.starts_with(b"<!doctype html>"));
}

#[test]
fn the_ledger_keeps_every_post_word_for_word() {
    let server = Server::start();
    let line = server.lines()[0];
    let headers = [
        ("content-type", "application/json; charset=utf-8"),
        ("accept", "application/json"),
        ("accept-language", "en"),
        ("authorization", &*server.authorization()),
    ];
    let body = r#"{ "code" : " ERP-1", "update_stock": false }"#;
    server.ask("POST", &mapping_path(line), &headers, body);
    server.get("/api/v1/orders/?page=2");
    let ledger = server.control("GET", "ledger", "").json();
    assert_eq!(
        ledger["posts"].as_array().unwrap().len(),
        2,
        "the login, and this one"
    );
    let expected = json!({
        "connection": 1,
        "protocol": "http/1.1",
        "path": mapping_path(line),
        "user": "demo",
        "content_type": "application/json; charset=utf-8",
        "accept": "application/json",
        "accept_language": "en",
        "body": body,
        "did": "recorded",
        "item": line,
        "code": "ERP-1",
        "update_stock": false,
        "status": 201,
    });
    assert_eq!(ledger["posts"][1], expected);
    let mapping = format!("POST {}", mapping_path(line));
    assert_eq!(
        ledger["requests"],
        json!([
            "POST /api/i1/auth/login/",
            mapping,
            "GET /api/v1/orders/?page=2"
        ])
    );
}

#[test]
fn switches_that_are_not_named_keep_their_value() {
    let server = Server::start();
    server.switch(&json!({ "second": "add" }));
    server.switch(&json!({ "success_status": 200, "faults": [{ "on": "any", "times": 3, "kind": "cut", "done": true }] }));
    let switches = server.control("GET", "switches", "").json();
    assert_eq!(
        (&switches["second"], &switches["success_status"]),
        (&json!("add"), &json!(200))
    );
    assert_eq!(
        switches["faults"],
        json!([{ "on": "any", "times": 3, "kind": "cut", "done": true }])
    );
    assert_eq!(switches["forbidden_user"], "ayse");
}

#[test]
fn a_switch_that_is_not_known_is_refused_and_nothing_changes() {
    let server = Server::start();
    let before = server.control("GET", "switches", "").json();
    for wrong in [
        json!({ "second": "add", "bogus": 1 }),
        json!({ "second": "sometimes" }),
        json!({ "success_status": 204 }),
        json!({ "faults": [{ "on": "any", "kind": "504", "dome": true }] }),
        json!({ "faults": [{ "on": "any", "kind": "504", "every": 0 }] }),
        json!({ "faults": [{ "on": "anything", "kind": "504" }] }),
        json!([]),
    ] {
        assert_eq!(
            server.control("PUT", "switches", &wrong.to_string()).status,
            400,
            "{wrong}"
        );
    }
    assert_eq!(server.control("GET", "switches", "").json(), before);
}

#[test]
fn the_times_that_are_left_can_be_read() {
    let server =
        Server::switched(&json!({ "faults": [{ "on": "orders", "times": 2, "kind": "503" }] }));
    server.get("/api/i1/orders/");
    assert_eq!(
        server.control("GET", "switches", "").json()["faults"][0]["times"],
        1
    );
}

#[test]
fn a_reset_brings_back_the_start() {
    let server = Server::start();
    let line = server.lines()[0];
    let fresh = server.control("GET", &format!("item/{line}"), "").text;
    server.map(line, &json!({ "code": "a" }));
    server.post("/api/i1/auth/logout/", "");
    server.switch(&json!({ "prefix": "v1" }));
    assert_eq!(server.control("POST", "reset", "").status, 204);
    assert_eq!(
        server.control("GET", &format!("item/{line}"), "").text,
        fresh
    );
    let ledger = server.control("GET", "ledger", "").json();
    assert_eq!(
        (&ledger["posts"], &ledger["requests"]),
        (&json!([]), &json!([]))
    );
    assert_eq!(server.get("/api/i1/orders/").status, 200);
}

#[test]
fn the_ledger_keeps_the_last_thousand_requests() {
    let server = Server::start();
    for page in 0..1001 {
        server.ask("GET", &format!("/api/i1/orders/?page={page}"), &[JSON], "");
    }
    let ledger = server.control("GET", "ledger", "").json();
    let requests: &Vec<Value> = ledger["requests"].as_array().unwrap();
    assert_eq!(requests.len(), 1000);
    assert_eq!(requests[0], "GET /api/i1/orders/?page=1");
}

#[test]
fn an_unknown_line_has_no_state() {
    assert_eq!(Server::start().control("GET", "item/1", "").status, 404);
}
