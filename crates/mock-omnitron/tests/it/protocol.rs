use serde_json::json;

use crate::client::{JSON, Server, mapping_path};

#[test]
fn a_missing_slash_is_added_by_a_redirect() {
    let server = Server::start();
    let path = mapping_path(server.lines()[0]);
    for (method, body) in [("POST", "{}"), ("GET", "")] {
        let answer = server.ask(method, path.trim_end_matches('/'), &[JSON], body);
        assert_eq!(
            (answer.status, answer.header("location"), &*answer.text),
            (301, &*path, "")
        );
        assert!(answer.header("content-type").starts_with("text/html"));
    }
    let answer = server.get("/api/i1/orders?page=2");
    assert_eq!(answer.header("location"), "/api/i1/orders/?page=2");
}

#[test]
fn an_unknown_path_is_a_page_that_names_it() {
    let server = Server::start();
    for path in [
        "/api/i1/nope/",
        "/api/i1/nope",
        "/api/i1/order_items/1/nope/",
        "/api/",
        "/api",
        "/api/v2/orders/",
        "/api/v2/orders",
    ] {
        let answer = server.get(path);
        assert_eq!(answer.status, 404, "{path}");
        assert!(answer.header("content-type").starts_with("text/html"));
        assert!(answer.text.contains(path), "{}", answer.text);
    }
}

#[test]
fn a_prefix_can_be_missing() {
    for (prefix, i1, v1) in [("both", 200, 200), ("i1", 200, 404), ("v1", 404, 200)] {
        let server = Server::switched(&json!({ "prefix": prefix }));
        assert_eq!(server.get("/api/i1/orders/").status, i1, "{prefix}");
        assert_eq!(server.get("/api/v1/orders/").status, v1, "{prefix}");
    }
}

#[test]
fn a_wrong_method_is_told_what_is_allowed() {
    let server = Server::start();
    let answer = server.get(&mapping_path(server.lines()[0]));
    assert_eq!(answer.status, 405);
    assert_eq!(
        answer.json(),
        json!({ "detail": "Method \"GET\" not allowed." })
    );
    assert_eq!(answer.header("allow"), "POST,OPTIONS");
    let answer = server.post("/api/i1/orders/", "{}");
    assert_eq!(
        (answer.status, answer.header("allow")),
        (405, "GET,HEAD,OPTIONS")
    );
}

#[test]
fn an_accept_header_without_json_cannot_be_met() {
    let server = Server::start();
    let ask = |accept| {
        let headers = [
            ("accept", accept),
            ("authorization", &*server.authorization()),
        ];
        server.ask("GET", "/api/i1/orders/", &headers, "")
    };
    let answer = ask("application/xml");
    assert_eq!(answer.status, 406);
    assert_eq!(
        answer.json(),
        json!({ "detail": "Could not satisfy the request Accept header." })
    );
    for accept in ["application/json", "*/*", "text/html, application/*;q=0.8"] {
        assert_eq!(ask(accept).status, 200, "{accept}");
    }
}

#[test]
fn refusals_speak_turkish_when_asked() {
    let server = Server::start();
    let path = mapping_path(server.lines()[0]);
    let token = server.authorization();
    let ask = |language, path: &str, token| {
        server.ask(
            "POST",
            path,
            &[
                JSON,
                ("accept-language", language),
                ("authorization", token),
            ],
            "{}",
        )
    };
    for (language, code, text) in [
        ("tr", "tr", "Bu alan zorunlu."),
        ("tr-TR,tr;q=0.9,en;q=0.8", "tr", "Bu alan zorunlu."),
        ("en-US,tr;q=0.5", "en", "This field is required."),
        ("ja", "en", "This field is required."),
    ] {
        let answer = ask(language, &path, &token);
        assert_eq!(answer.json(), json!({ "code": [text] }), "{language}");
        assert_eq!(answer.header("content-language"), code);
    }
    assert_eq!(
        ask("tr", &path, "Token 0").json(),
        json!({ "detail": "Geçersiz token." })
    );
    // Django leaves this one in English.
    let unknown = ask("tr", &mapping_path(1), &token).json();
    assert_eq!(
        unknown,
        json!({ "detail": "No OrderItem matches the given query." })
    );
    server.switch(&json!({ "faults": [{ "on": "any", "kind": "429" }] }));
    assert!(
        ask("tr", &path, &token).json()["detail"]
            .as_str()
            .unwrap()
            .starts_with("Üst üste")
    );
}

const ORIGIN: (&str, &str) = ("origin", "https://tool.example");

#[test]
fn without_cors_a_preflight_is_a_request_without_a_token() {
    let server = Server::start();
    let headers = [ORIGIN, ("access-control-request-method", "POST")];
    let preflight = server.ask("OPTIONS", &mapping_path(server.lines()[0]), &headers, "");
    assert_eq!(preflight.status, 401);
    let read = server.ask(
        "GET",
        "/api/i1/orders/",
        &[ORIGIN, ("authorization", &server.authorization())],
        "",
    );
    assert_eq!(read.status, 200);
    for answer in [preflight, read] {
        assert_eq!(answer.header("access-control-allow-origin"), "");
    }
}

#[test]
fn with_cors_every_answer_may_be_read_faults_too() {
    let faults = json!([{ "on": "create_mapping", "kind": "429", "times": 1 }]);
    let server = Server::switched(&json!({ "cors": "on", "faults": faults }));
    let path = mapping_path(server.lines()[0]);
    let headers = [ORIGIN, ("access-control-request-method", "POST")];
    let preflight = server.ask("OPTIONS", &path, &headers, "");
    assert_eq!(preflight.status, 200);
    let allowed = preflight.header("access-control-allow-headers");
    for name in ["authorization", "content-type", "accept", "accept-language"] {
        assert!(
            allowed.split(',').any(|allowed| allowed.trim() == name),
            "{allowed}"
        );
    }
    assert!(
        preflight
            .header("access-control-allow-methods")
            .contains("POST")
    );

    let throttled = server.ask("POST", &path, &[ORIGIN, JSON], "{}");
    let refused = server.ask("POST", &path, &[ORIGIN, JSON], "{}");
    assert_eq!((throttled.status, refused.status), (429, 401));
    assert_eq!(
        throttled.header("access-control-expose-headers"),
        "retry-after"
    );
    for answer in [preflight, throttled, refused] {
        assert_eq!(answer.header("access-control-allow-origin"), ORIGIN.1);
    }
    let control = server.ask(
        "GET",
        "/_control/sample",
        &[ORIGIN, ("x-control-key", "key")],
        "",
    );
    assert_eq!(
        (
            control.status,
            control.header("access-control-allow-origin")
        ),
        (200, "")
    );
}

#[test]
fn with_timing_other_origins_see_times_and_the_end_of_connections() {
    let server = Server::switched(&json!({ "cors": "on" }));
    let ask = || server.ask("POST", "/api/i1/auth/login/", &[ORIGIN, JSON], "");
    assert_eq!(ask().header("timing-allow-origin"), "");
    server.switch(&json!({ "timing": true }));
    let faults = json!([{ "on": "login", "kind": "503", "times": 1 }]);
    server.switch(&json!({ "faults": faults }));
    for status in [503, 400] {
        let answer = ask();
        assert_eq!(answer.status, status);
        assert_eq!(answer.header("timing-allow-origin"), "*");
        let readable = answer.header("access-control-expose-headers");
        assert_eq!(readable, "retry-after,connection");
    }
}

#[test]
fn options_describes_a_list() {
    let server = Server::start();
    let about = options(&server, "/api/i1/orders/", &server.token).json();
    assert_eq!(about["name"], "Orders");
    assert_eq!(about["parses"], json!(["application/json"]));
    assert!(about.get("actions").is_none());
}

#[test]
fn options_has_the_fields_of_a_release_for_those_who_may() {
    let server = Server::switched(&json!({ "code_max_length": 40 }));
    let path = mapping_path(server.lines()[0]);
    let post = &options(&server, &path, &server.token).json()["actions"]["POST"];
    assert_eq!(post["code"]["max_length"], 40);
    assert_eq!(post["code"]["required"], true);
    assert_eq!(post["update_stock"]["type"], "boolean");
    let other = options(&server, &path, &server.log_in("ayse"));
    assert_eq!(other.status, 200);
    assert!(other.json().get("actions").is_none());
}

#[test]
fn options_can_be_off() {
    let server = Server::switched(&json!({ "metadata": false }));
    let path = mapping_path(server.lines()[0]);
    let answer = options(&server, &path, &server.token);
    assert_eq!(answer.status, 405);
    assert!(answer.json()["detail"].is_string());
}

fn options(server: &Server, path: &str, token: &str) -> crate::client::Answer {
    let authorization = format!("Token {token}");
    server.ask("OPTIONS", path, &[("authorization", &authorization)], "")
}

#[test]
fn a_large_answer_is_packed_for_those_who_can_unpack_it() {
    let server = Server::start();
    let token = server.authorization();
    let headers = [("authorization", &*token), ("accept-encoding", "gzip")];
    let list = server.ask("GET", "/api/i1/orders/", &headers, "");
    assert_eq!(list.header("content-encoding"), "gzip");
    let small = server.ask("GET", "/api/i1/active_user/", &headers, "");
    assert_eq!(small.header("content-encoding"), "");
    assert_eq!(server.get("/api/i1/orders/").header("content-encoding"), "");
}
