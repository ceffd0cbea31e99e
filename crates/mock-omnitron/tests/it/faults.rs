use std::io::{ErrorKind, Read, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::client::{Answer, Server, mapping_path};

/// A mock with this fault on `create_mapping`, and a line to try it on.
fn faulty(fault: &Value) -> (Server, i64) {
    let mut rule = json!({ "on": "create_mapping" });
    rule.as_object_mut()
        .unwrap()
        .extend(fault.as_object().unwrap().clone());
    let server = Server::switched(&json!({ "faults": [rule] }));
    let line = server.lines()[0];
    (server, line)
}

fn release(server: &Server, line: i64) -> Answer {
    server.map(line, &json!({ "code": "ERP-1" }))
}

fn ledger_says(server: &Server, did: &str, status: &Value) {
    let post = server.last_post();
    assert_eq!(
        (&post["did"], &post["status"]),
        (&json!(did), status),
        "{post}"
    );
}

#[test]
fn throttling_names_the_wait_and_does_nothing() {
    let (server, line) = faulty(&json!({ "kind": "429", "times": 1 }));
    let answer = release(&server, line);
    assert_eq!((answer.status, answer.header("retry-after")), (429, "60"));
    let text = "Request was throttled. Expected available in 60 seconds.";
    assert_eq!(answer.json(), json!({ "detail": text }));
    ledger_says(&server, "nothing", &json!(429));
    assert_eq!(release(&server, line).status, 201);

    let (server, line) = faulty(&json!({ "kind": "429", "retry_after": 5 }));
    assert_eq!(release(&server, line).header("retry-after"), "5");
}

#[test]
fn gateways_and_crashes_answer_with_a_page_before_or_after_the_work() {
    for (kind, status) in [
        ("500_html", 500),
        ("502", 502),
        ("503", 503),
        ("504", 504),
        ("html_200", 200),
    ] {
        for (done, did) in [(false, "nothing"), (true, "released")] {
            let (server, line) = faulty(&json!({ "kind": kind, "done": done }));
            let held = server.held(line);
            let answer = release(&server, line);
            assert_eq!(answer.status, status);
            assert!(
                answer.header("content-type").starts_with("text/html"),
                "{kind}"
            );
            ledger_says(&server, did, &json!(status));
            assert_eq!(server.held(line) < held, done, "{kind}");
        }
    }
}

#[test]
fn a_slow_answer_is_late_and_right() {
    let (server, line) = faulty(&json!({ "kind": "slow", "millis": 200 }));
    let start = Instant::now();
    assert_eq!(release(&server, line).status, 201);
    assert!(start.elapsed() >= Duration::from_millis(200));
    ledger_says(&server, "released", &json!(201));
}

#[test]
fn no_answer_leaves_the_client_waiting() {
    for (done, did) in [(false, "nothing"), (true, "released")] {
        let (server, line) = faulty(&json!({ "kind": "no_answer", "done": done }));
        let mut stream = TcpStream::connect(&server.host).unwrap();
        stream
            .write_all(raw_release(&server, line).as_bytes())
            .unwrap();
        let arrived = (0..10_000).any(|_| {
            let post = server.last_post();
            post["item"] == line && (post["did"] == did)
        });
        assert!(arrived);
        stream.set_nonblocking(true).unwrap();
        assert_eq!(
            stream.read(&mut [0; 1]).unwrap_err().kind(),
            ErrorKind::WouldBlock
        );
        ledger_says(&server, did, &Value::Null);
    }
}

#[test]
fn a_cut_closes_the_connection_without_a_byte() {
    for (done, did) in [(false, "nothing"), (true, "released")] {
        let (server, line) = faulty(&json!({ "kind": "cut", "done": done }));
        let answer = server.raw(&raw_release(&server, line));
        let nothing_came = match &answer {
            Ok(text) => text.is_empty(),
            Err(error) => error.kind() == ErrorKind::ConnectionReset,
        };
        assert!(nothing_came, "{answer:?}");
        ledger_says(&server, did, &Value::Null);
        assert!(server.try_map(line, &json!({ "code": "ERP-2" })).is_err());
    }
}

#[test]
fn half_a_body_is_broken_json() {
    let (server, line) = faulty(&json!({ "kind": "truncated_body" }));
    let answer = release(&server, line);
    assert_eq!(answer.status, 201);
    assert!(answer.text.starts_with('{') && serde_json::from_str::<Value>(&answer.text).is_err());
    assert_eq!(
        answer.header("content-length"),
        answer.text.len().to_string()
    );
    ledger_says(&server, "released", &json!(201));
}

#[test]
fn an_answer_can_name_another_line_or_code() {
    let (server, line) = faulty(&json!({ "kind": "wrong_object_id" }));
    let answer = release(&server, line).json();
    assert_eq!(
        (&answer["object_id"], &answer["code"]),
        (&json!(line + 1), &json!("ERP-1"))
    );
    let (server, line) = faulty(&json!({ "kind": "wrong_code" }));
    let answer = release(&server, line).json();
    assert_eq!(
        (&answer["object_id"], &answer["code"]),
        (&json!(line), &json!("ERP-1-other"))
    );
    ledger_says(&server, "released", &json!(201));
    assert_eq!(server.last_post()["code"], "ERP-1");
}

#[test]
fn a_redirect_leads_to_a_login_page() {
    let (server, line) = faulty(&json!({ "kind": "redirect" }));
    let answer = release(&server, line);
    assert_eq!((answer.status, answer.header("location")), (302, "/login/"));
    ledger_says(&server, "nothing", &json!(302));
}

#[test]
fn a_revoked_token_stays_bad_until_the_next_login() {
    let (server, line) = faulty(&json!({ "kind": "token_revoked", "times": 1 }));
    let answer = release(&server, line);
    assert_eq!(
        (answer.status, answer.json()),
        (401, json!({ "detail": "Invalid token." }))
    );
    assert_eq!(release(&server, line).status, 401);
    server.log_in("demo");
    assert_eq!(release(&server, line).status, 201);
}

#[test]
fn one_401_can_pass_by_itself() {
    let (server, line) = faulty(&json!({ "kind": "401_once" }));
    let answer = release(&server, line);
    assert_eq!(
        (answer.status, answer.header("www-authenticate")),
        (401, "Token")
    );
    assert_eq!(release(&server, line).status, 201);
}

#[test]
fn a_right_can_be_missing() {
    let (server, line) = faulty(&json!({ "kind": "forbidden" }));
    assert_eq!(release(&server, line).status, 403);
}

#[test]
fn any_other_answer_can_be_written_out() {
    let body = r#"{"detail":"gone","code":"E7"}"#;
    let (server, line) =
        faulty(&json!({ "kind": "plain_status", "status": 410, "body": body, "done": true }));
    let answer = release(&server, line);
    assert_eq!(
        (answer.status, &*answer.text, answer.header("content-type")),
        (410, body, "application/json")
    );
    ledger_says(&server, "released", &json!(410));
}

#[test]
fn a_rule_meets_only_what_it_names() {
    let server = Server::start();
    let lines = server.lines();
    server.switch(&json!({ "faults": [
        { "on": "create_mapping", "item": lines[1], "kind": "503" },
        { "on": "orders", "kind": "502", "times": 1 },
        { "on": "orders", "kind": "504" },
    ] }));
    assert_eq!(release(&server, lines[0]).status, 201);
    assert_eq!(release(&server, lines[1]).status, 503);
    assert_eq!(server.get("/api/i1/orders/").status, 502);
    assert_eq!(server.get("/api/i1/orders/").status, 504);
    assert_eq!(
        server
            .get(&format!("/api/i1/order_items/{}/", lines[1]))
            .status,
        200
    );
}

#[test]
fn a_rule_can_meet_each_third_request_so_many_times() {
    let rule = json!({ "on": "orders", "kind": "503", "every": 3, "times": 2 });
    let server = Server::switched(&json!({ "faults": [rule] }));
    let mut statuses = Vec::new();
    for _ in 0..10 {
        statuses.push(server.get("/api/i1/orders/").status);
        // Another switch does not begin the count again.
        server.switch(&json!({ "no_stock": true }));
    }
    let expected = [200, 200, 503, 200, 200, 503, 200, 200, 200, 200];
    assert_eq!(statuses, expected);
}

#[test]
fn a_rule_counts_only_what_fits_it_and_no_rule_before_met() {
    let server = Server::switched(&json!({ "faults": [
        { "on": "any", "kind": "502", "every": 2 },
        { "on": "orders", "kind": "504", "every": 2 },
    ] }));
    let mut status = |path: &str| server.get(&format!("/api/i1/{path}/")).status;
    assert_eq!(["orders", "orders"].map(&mut status), [200, 502]);
    assert_eq!(["orders", "content_types"].map(&mut status), [504, 502]);
    assert_eq!(["content_types", "orders"].map(&mut status), [200, 502]);
}

#[test]
fn every_group_of_requests_can_be_met() {
    let server = Server::start();
    for (on, path) in [
        ("orders", "orders/"),
        ("order", "orders/12060/"),
        ("order", "orders_integration/12060/detailed_integration/"),
        ("lines", "order_items/?order=12060"),
        ("lines", "order_items/70001/"),
        ("lines", "order_item/detailed_integration/?order=12060"),
        ("stock", "channel/1/product_stocks/"),
        ("content_types", "content_types/"),
        ("any", "active_user/"),
    ] {
        let path = format!("/api/i1/{path}");
        server.switch(&json!({ "faults": [] }));
        assert_eq!(server.get(&path).status, 200, "{path}");
        server.switch(&json!({ "faults": [{ "on": on, "kind": "503" }] }));
        assert_eq!(server.get(&path).status, 503, "{path}");
    }
    server.switch(&json!({ "faults": [{ "on": "login", "kind": "503" }] }));
    assert_eq!(server.post("/api/i1/auth/login/", "{}").status, 503);
}

fn raw_release(server: &Server, line: i64) -> String {
    let body = r#"{"code":"ERP-1"}"#;
    format!(
        "POST {} HTTP/1.1\r\nHost: {}\r\nAuthorization: {}\r\nContent-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}",
        mapping_path(line),
        server.host,
        server.authorization(),
        body.len(),
    )
}
