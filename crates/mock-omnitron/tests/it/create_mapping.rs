use serde_json::{Value, json};

use crate::client::{JSON, Server, mapping_path};

#[test]
fn a_release_is_stored_answered_and_frees_the_stock() {
    let server = Server::start();
    let line = server.lines()[1];
    let held = server.held(line);
    let answer = server.map(line, &json!({ "code": "ERP-1", "update_stock": true }));
    assert_eq!(answer.status, 201);
    let mapping = json!({
        "pk": 901, "content_type": 66, "object_id": line, "integration_type": "external_company", "code": "ERP-1",
    });
    assert_eq!(answer.json(), mapping);
    assert_eq!(held - server.held(line), 3);
    let state = server.control("GET", &format!("item/{line}"), "").json();
    assert_eq!(
        (&state["released"], &state["mappings"]),
        (&json!(true), &json!([mapping]))
    );
}

#[test]
fn update_stock_is_true_unless_said_otherwise() {
    let server = Server::start();
    let lines = server.lines();
    for (line, body, did) in [
        (lines[0], json!({ "code": "a" }), "released"),
        (
            lines[1],
            json!({ "code": "b", "update_stock": false }),
            "recorded",
        ),
        (
            lines[2],
            json!({ "code": "c", "update_stock": "false" }),
            "recorded",
        ),
    ] {
        let held = server.held(line);
        assert_eq!(server.map(line, &body).status, 201);
        let post = server.last_post();
        assert_eq!(post["did"], did);
        assert_eq!(post["update_stock"], did == "released");
        assert_eq!(server.held(line) < held, did == "released", "{body}");
    }
}

#[test]
fn the_counter_never_falls_below_zero() {
    let server = Server::switched(&json!({ "second": "add" }));
    let line = server.lines()[2];
    for call in 0..50 {
        assert_eq!(server.map(line, &json!({ "code": call })).status, 201);
    }
    assert_eq!(server.held(line), 0);
}

#[test]
fn a_line_that_does_not_say_its_quantity_counts_as_one() {
    let server = Server::start();
    let sample = server.control("GET", "sample", "").json();
    let flat = |pk: i64| server.get(&format!("/api/i1/order_items/{pk}/")).json();
    let items = sample["orders"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|order| order["items"].as_array().unwrap());
    let mut pks = items.map(|item| item["pk"].as_i64().unwrap());
    let silent = pks
        .find(|pk| flat(*pk)["attributes"].get("quantity").is_none())
        .unwrap();
    let held = server.held(silent);
    server.map(silent, &json!({ "code": "x" }));
    assert_eq!(held - server.held(silent), 1);
}

#[test]
fn bodies_are_refused_as_stock_django_refuses_them() {
    let server = Server::start();
    let path = mapping_path(server.lines()[0]);
    let long = json!({ "code": "x".repeat(129) }).to_string();
    let rows: Vec<(&str, Value)> = vec![
        ("{}", json!({ "code": ["This field is required."] })),
        ("", json!({ "code": ["This field is required."] })),
        (
            r#"{"code":""}"#,
            json!({ "code": ["This field may not be blank."] }),
        ),
        (
            r#"{"code":"  "}"#,
            json!({ "code": ["This field may not be blank."] }),
        ),
        (
            r#"{"code":null}"#,
            json!({ "code": ["This field may not be null."] }),
        ),
        (
            r#"{"code":true}"#,
            json!({ "code": ["Not a valid string."] }),
        ),
        (
            r#"{"code":["a"]}"#,
            json!({ "code": ["Not a valid string."] }),
        ),
        (
            r#"{"code":"a\u0000b"}"#,
            json!({ "code": ["Null characters are not allowed."] }),
        ),
        (
            &long,
            json!({ "code": ["Ensure this field has no more than 128 characters."] }),
        ),
        (
            r#"{"code":"a","update_stock":"soon"}"#,
            json!({ "update_stock": ["Must be a valid boolean."] }),
        ),
        (
            r#"{"code":"a","update_stock":null}"#,
            json!({ "update_stock": ["This field may not be null."] }),
        ),
        (
            r#"{"update_stock":[]}"#,
            json!({ "code": ["This field is required."], "update_stock": ["Must be a valid boolean."] }),
        ),
        (
            "[]",
            json!({ "non_field_errors": ["Invalid data. Expected a dictionary, but got list."] }),
        ),
        (
            "1",
            json!({ "non_field_errors": ["Invalid data. Expected a dictionary, but got int."] }),
        ),
    ];
    for (body, expected) in rows {
        let answer = server.post(&path, body);
        assert_eq!((answer.status, answer.json()), (400, expected), "{body}");
        assert_eq!(server.last_post()["did"], "refused");
    }
    let broken = server.post(&path, "{\"code\":");
    assert_eq!(broken.status, 400);
    assert!(
        broken.json()["detail"]
            .as_str()
            .unwrap()
            .starts_with("JSON parse error - ")
    );
    assert_eq!(
        server
            .control("GET", &format!("item/{}", server.lines()[0]), "")
            .json()["mappings"],
        json!([])
    );
}

#[test]
fn codes_are_trimmed_and_numbers_become_text() {
    let server = Server::start();
    let path = mapping_path(server.lines()[0]);
    server.switch(&json!({ "second": "overwrite" }));
    for (written, stored) in [
        (r#""  ERP 1 ""#, "ERP 1"),
        (r#""00123""#, "00123"),
        ("1234", "1234"),
        ("12345678901234567890123", "12345678901234567890123"),
        ("1E5", "100000.0"),
    ] {
        let answer = server.post(&path, &format!("{{\"code\":{written}}}"));
        assert_eq!(answer.json()["code"], stored, "{written}");
    }
}

#[test]
fn the_longest_code_counts_characters() {
    let server = Server::switched(&json!({ "code_max_length": 3, "second": "overwrite" }));
    let line = server.lines()[0];
    assert_eq!(server.map(line, &json!({ "code": "İşğ" })).status, 201);
    assert_eq!(server.map(line, &json!({ "code": "İşğı" })).status, 400);
}

#[test]
fn another_content_type_is_not_read() {
    let server = Server::start();
    let headers = [
        ("content-type", "text/plain"),
        ("authorization", &*server.authorization()),
    ];
    let answer = server.ask(
        "POST",
        &mapping_path(server.lines()[0]),
        &headers,
        r#"{"code":"a"}"#,
    );
    assert_eq!(answer.status, 415);
    assert_eq!(
        answer.json(),
        json!({ "detail": "Unsupported media type \"text/plain\" in request." })
    );
}

#[test]
fn an_unknown_line_is_404() {
    let server = Server::start();
    let unknown = server.map(1, &json!({ "code": "a" }));
    assert_eq!(
        (unknown.status, unknown.json()),
        (
            404,
            json!({ "detail": "No OrderItem matches the given query." })
        )
    );
    let letters = server.post("/api/i1/order_items/abc/create_mapping/", "{}");
    assert_eq!(
        (letters.status, letters.json()),
        (404, json!({ "detail": "Not found." }))
    );
}

#[test]
fn the_success_status_can_be_200() {
    let server = Server::switched(&json!({ "success_status": 200 }));
    assert_eq!(
        server
            .map(server.lines()[0], &json!({ "code": "a" }))
            .status,
        200
    );
}

#[test]
fn the_user_without_the_right_is_refused() {
    let server = Server::start();
    let token = format!("Token {}", server.log_in("ayse"));
    let path = mapping_path(server.lines()[0]);
    let release = || {
        server.ask(
            "POST",
            &path,
            &[JSON, ("authorization", &token)],
            r#"{"code":"a"}"#,
        )
    };
    let answer = release();
    let expected = json!({ "detail": "You do not have permission to perform this action." });
    assert_eq!((answer.status, answer.json()), (403, expected));
    assert_eq!(server.last_post()["user"], "ayse");
    server.switch(&json!({ "forbidden_user": null }));
    assert_eq!(release().status, 201);
}
