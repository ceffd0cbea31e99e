use mock_omnitron::{Settings, Tls};
use serde_json::{Value, json};

use crate::client::Server;
use crate::running::Running;
use crate::wire::{Wire, login, streamed};

/// A mock that speaks HTTPS, and what a client needs to trust it.
fn secure() -> (Running, Tls) {
    let tls = Tls::self_signed().unwrap();
    let settings = Settings {
        tls: Some(tls.clone()),
        ..Settings::default()
    };
    (Running::with(settings), tls)
}

async fn http2(mock: &Running, tls: &Tls) -> Wire {
    Wire::secure(&mock.host, tls, "127.0.0.1", &["h2"]).await
}

/// Lines of the newest order.
async fn lines(wire: &Wire) -> Vec<i64> {
    let sample = wire.control("GET", "sample", None).await;
    let items = sample["orders"][0]["items"].as_array().unwrap();
    items.iter().map(|it| it["pk"].as_i64().unwrap()).collect()
}

async fn last_post(wire: &Wire) -> Value {
    let ledger = wire.control("GET", "ledger", None).await;
    ledger["posts"].as_array().unwrap().last().unwrap().clone()
}

/// Connection and protocol of each POST.
async fn carried(wire: &Wire) -> Vec<Value> {
    let ledger = wire.control("GET", "ledger", None).await;
    let posts = ledger["posts"].as_array().unwrap();
    let carried = posts
        .iter()
        .map(|it| json!([it["connection"], it["protocol"]]));
    carried.collect()
}

#[tokio::test]
async fn https_is_spoken_over_http2_with_clients_that_can() {
    let (mock, tls) = secure();
    let both: &[&str] = &["h2", "http/1.1"];
    for (name, protocols) in [
        ("localhost", both),
        ("127.0.0.1", &["http/1.1", "h2"]),
        ("127.0.0.1", &["http/1.1"]),
        ("localhost", &[]),
    ] {
        let wire = Wire::secure(&mock.host, &tls, name, protocols).await;
        assert_eq!(wire.log_in(login()).await.status(), 200);
    }
    let wire = http2(&mock, &tls).await;
    wire.log_in(login()).await;
    wire.log_in(login()).await;
    let expected = [
        json!([1, "h2"]),
        json!([2, "h2"]),
        json!([3, "http/1.1"]),
        json!([4, "http/1.1"]),
        json!([5, "h2"]),
        json!([5, "h2"]),
    ];
    assert_eq!(carried(&wire).await, expected);
}

#[tokio::test]
async fn the_ledger_names_requests_of_http2_by_their_path_too() {
    let (mock, tls) = secure();
    let wire = http2(&mock, &tls).await;
    let orders = "/api/i1/orders/?page=2";
    wire.send("GET", orders, &[], "".into()).await.unwrap();
    let ledger = wire.control("GET", "ledger", None).await;
    assert_eq!(ledger["requests"], json!([format!("GET {orders}")]));
}

#[tokio::test]
async fn a_cut_ends_every_request_of_the_session() {
    for (done, did) in [(false, "nothing"), (true, "released")] {
        let (mock, tls) = secure();
        let wire = http2(&mock, &tls).await;
        let token = wire.authorization().await;
        let lines = lines(&wire).await;
        let faults = json!([
            { "on": "create_mapping", "item": lines[0], "kind": "no_answer", "done": true },
            { "on": "create_mapping", "item": lines[1], "kind": "cut", "done": done },
        ]);
        let switches = json!({ "faults": faults });
        wire.control("PUT", "switches", Some(&switches)).await;
        let waiting = tokio::spawn(wire.map(lines[0], &token));
        let control = http2(&mock, &tls).await;
        while last_post(&control).await["did"] != "released" {}
        assert!(wire.map(lines[1], &token).await.is_err());
        assert!(waiting.await.unwrap().is_err());
        wire.closed().await;

        let ledger = control.control("GET", "ledger", None).await;
        let posts = ledger["posts"].as_array().unwrap();
        let said = |post: &Value| json!([post["item"], post["did"], post["status"]]);
        let expected = [
            json!([lines[0], "released", null]),
            json!([lines[1], did, null]),
        ];
        assert_eq!([said(&posts[1]), said(&posts[2])], expected);
        assert!(control.map(lines[2], &token).await.is_ok());
    }
}

#[tokio::test]
async fn a_cut_closes_a_kept_connection_with_tls_too() {
    let (mock, tls) = secure();
    let wire = Wire::secure(&mock.host, &tls, "127.0.0.1", &["http/1.1"]).await;
    let switches = json!({ "faults": [{ "on": "login", "kind": "cut" }] });
    wire.control("PUT", "switches", Some(&switches)).await;
    let answer = wire.send("POST", "/api/i1/auth/login/", &[], login());
    assert!(answer.await.is_err());
    wire.closed().await;
}

#[test]
fn connections_are_closed_after_each_answer_if_they_are_not_to_be_kept() {
    let server = Server::switched(&json!({ "keep_alive": false }));
    for path in ["/api/i1/orders/", "/", "/_control/ledger"] {
        // Reads until the end of the connection.
        let answer = server.raw(&format!("GET {path} HTTP/1.1\r\nHost: mock\r\n\r\n"));
        let answer = answer.unwrap().to_ascii_lowercase();
        assert!(answer.contains("\r\nconnection: close\r\n"), "{answer}");
    }
    server.log_in("demo");
    let earlier = server.last_post()["connection"].as_u64().unwrap();
    server.log_in("demo");
    assert!(server.last_post()["connection"].as_u64().unwrap() > earlier);
}

#[tokio::test]
async fn connections_can_be_kept_or_not_while_the_mock_runs() {
    let mock = Running::with(Settings::default());
    let keep = |keep: bool| json!({ "keep_alive": keep });
    let wire = Wire::plain(&mock.host).await;
    wire.control("PUT", "switches", Some(&keep(true))).await;
    wire.control("PUT", "switches", Some(&keep(false))).await;
    wire.closed().await;
    let wire = Wire::plain(&mock.host).await;
    wire.control("PUT", "switches", Some(&keep(true))).await;
    assert_eq!(wire.log_in(login()).await.headers().get("connection"), None);
    assert_eq!(wire.log_in(login()).await.status(), 200);
}

#[tokio::test]
async fn http2_keeps_its_connection() {
    let (mock, tls) = secure();
    let wire = http2(&mock, &tls).await;
    let switches = json!({ "keep_alive": false });
    wire.control("PUT", "switches", Some(&switches)).await;
    for _ in 0..2 {
        assert_eq!(wire.log_in(login()).await.headers().get("connection"), None);
    }
}

#[tokio::test]
async fn a_body_of_untold_length_can_be_lost() {
    let (mock, tls) = secure();
    for protocol in ["h2", "http/1.1"] {
        let wire = Wire::secure(&mock.host, &tls, "127.0.0.1", &[protocol]).await;
        for dropped in [false, true] {
            let switches = json!({ "drop_streamed_bodies": dropped });
            wire.control("PUT", "switches", Some(&switches)).await;
            assert_eq!(wire.log_in(login()).await.status(), 200);
            let answer = wire.log_in(streamed(login())).await;
            let seen = &last_post(&wire).await["body"];
            if dropped {
                assert_eq!(answer.status(), 400);
                let complaint = r#"{"password":["This field is required."]}"#;
                assert_eq!(answer.body(), complaint);
                assert_eq!(seen, "");
            } else {
                assert_eq!(answer.status(), 200);
                assert_ne!(seen, "");
            }
        }
    }
}
