use serde_json::json;

use crate::client::{JSON, Server};

const LOGIN: &str = "/api/i1/auth/login/";
const ORDERS: &str = "/api/i1/orders/";

#[test]
fn each_login_gives_the_same_key() {
    let server = Server::start();
    assert_eq!(server.token.len(), 40);
    assert!(server.token.bytes().all(|byte| byte.is_ascii_hexdigit()));
    assert_eq!(server.log_in("demo"), server.token);
    assert_ne!(server.log_in("ayse"), server.token);
}

#[test]
fn a_login_is_refused_as_stock_django_refuses_it() {
    let server = Server::start();
    let wrong = json!({ "non_field_errors": ["Unable to log in with provided credentials."] });
    let rows = [
        (r#"{"username":"demo","password":"no"}"#, wrong.clone()),
        (r#"{"username":"","password":"demo"}"#, wrong.clone()),
        (r#"{"password":"demo"}"#, wrong),
        (
            r#"{"username":"demo"}"#,
            json!({ "password": ["This field is required."] }),
        ),
        ("", json!({ "password": ["This field is required."] })),
        (
            r#"{"username":"demo","password":" "}"#,
            json!({ "password": ["This field may not be blank."] }),
        ),
        (
            r#"{"username":"demo","password":null}"#,
            json!({ "password": ["This field may not be null."] }),
        ),
        (
            r#"{"username":"demo","password":[]}"#,
            json!({ "password": ["Not a valid string."] }),
        ),
    ];
    for (body, expected) in rows {
        let answer = server.ask("POST", LOGIN, &[JSON], body);
        assert_eq!((answer.status, answer.json()), (400, expected), "{body}");
    }
}

#[test]
fn a_stale_token_spoils_the_login() {
    let server = Server::start();
    let body = r#"{"username":"demo","password":"demo"}"#;
    let answer = server.ask(
        "POST",
        LOGIN,
        &[JSON, ("authorization", "Token stale")],
        body,
    );
    assert_eq!(answer.status, 401);
    assert_eq!(answer.json(), json!({ "detail": "Invalid token." }));
}

#[test]
fn a_login_by_get_is_told_what_is_allowed() {
    let answer = Server::start().ask("GET", LOGIN, &[], "");
    assert_eq!(answer.status, 405);
    assert_eq!(
        answer.json(),
        json!({ "detail": "Method \"GET\" not allowed." })
    );
    assert_eq!(answer.header("allow"), "POST,OPTIONS");
}

#[test]
fn without_a_good_token_nothing_is_read() {
    let server = Server::start();
    let rows = [
        (None, "Authentication credentials were not provided."),
        (
            Some("Bearer 0123"),
            "Authentication credentials were not provided.",
        ),
        (Some("Token 0123"), "Invalid token."),
        (
            Some("Token"),
            "Invalid token header. No credentials provided.",
        ),
        (
            Some("Token 01 23"),
            "Invalid token header. Token string should not contain spaces.",
        ),
    ];
    for (authorization, detail) in rows {
        let headers: Vec<_> = authorization
            .map(|value| ("authorization", value))
            .into_iter()
            .collect();
        let answer = server.ask("GET", ORDERS, &headers, "");
        assert_eq!(
            (answer.status, answer.json()),
            (401, json!({ "detail": detail }))
        );
        assert_eq!(answer.header("www-authenticate"), "Token");
    }
}

#[test]
fn a_deactivated_user_is_shut_out() {
    let server = Server::switched(&json!({ "inactive_user": "demo" }));
    let answer = server.get(ORDERS);
    assert_eq!(
        (answer.status, answer.json()),
        (401, json!({ "detail": "User inactive or deleted." }))
    );
    let answer = server.ask(
        "POST",
        LOGIN,
        &[JSON],
        r#"{"username":"demo","password":"demo"}"#,
    );
    assert_eq!(answer.status, 400);
}

#[test]
fn a_logout_ends_every_session_until_the_next_login() {
    let server = Server::start();
    assert_eq!(server.post("/api/i1/auth/logout/", "").status, 200);
    assert_eq!(server.last_post()["path"], "/api/i1/auth/logout/");
    assert_eq!(server.get(ORDERS).status, 401);
    server.log_in("demo");
    assert_eq!(server.get(ORDERS).status, 200);
}

#[test]
fn the_active_user_is_the_tokens_owner() {
    let user = Server::start().get("/api/v1/active_user/").json();
    assert_eq!(user["username"], "demo");
    assert_eq!(user["is_superuser"], true);
    assert_eq!(user.get("password"), None);
    assert_eq!(user.get("token"), None);
}
