//! The client over a transport with scripted answers.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;

use http::{Request, Response};
use release_client::{Client, Clock, MAX_PAGES, SendOptions, Transport, UnixMillis};
use release_core::decode::{FromJson, Json};
use release_core::endpoint::reading::Reading;
use release_core::endpoint::{CreateMapping, ListOrders};
use release_core::error::{BuildError, ReachError};
use release_core::model::{Order, OrderItem, StockCounter};
use release_core::outcome::Outcome;
use release_core::{ApiPrefix, CallCode, Connection, ErpCode, ErrorCode, HasCode, OrderId};

use crate::support::wait;

type Answer = Result<Response<Vec<u8>>, ReachError>;

/// A transport that returns the answers in turn and records the requests.
#[derive(Default)]
struct Script {
    answers: RefCell<VecDeque<Answer>>,
    asked: RefCell<Vec<String>>,
}

impl Transport for &Script {
    async fn send(&self, request: Request<Vec<u8>>, _options: SendOptions) -> Answer {
        let line = format!("{} {}", request.method(), request.uri());
        self.asked.borrow_mut().push(line.clone());
        let next = self.answers.borrow_mut().pop_front();
        next.unwrap_or_else(|| panic!("nothing was prepared for {line}"))
    }
}

/// A clock that is a second later at each reading.
struct Ticking(Cell<UnixMillis>);

impl Clock for Ticking {
    fn now(&self) -> UnixMillis {
        self.0.set(self.0.get() + 1_000);
        self.0.get()
    }
}

fn script(answers: impl IntoIterator<Item = Answer>) -> Script {
    Script {
        answers: RefCell::new(answers.into_iter().collect()),
        asked: RefCell::default(),
    }
}

fn json(status: u16, body: impl Into<String>) -> Answer {
    answer(status, "application/json", body.into())
}

fn unknown_path() -> Answer {
    answer(404, "text/html", "<h1>Not Found</h1>".to_owned())
}

#[allow(clippy::unnecessary_wraps)] // as the script wants it
fn answer(status: u16, content_type: &str, body: String) -> Answer {
    Ok(Response::builder()
        .status(status)
        .header("content-type", content_type)
        .body(body.into_bytes())
        .unwrap())
}

fn client(script: &Script) -> Client<&Script, Ticking> {
    let connection = Connection::new(
        "https://shop.example".parse().unwrap(),
        ApiPrefix::default(),
    )
    .with_token("f00d".parse().unwrap());
    Client::new(script, Ticking(Cell::new(UnixMillis::EPOCH)), connection)
}

fn asked(script: &Script) -> Vec<String> {
    let prefix = "https://shop.example/api/";
    script
        .asked
        .borrow()
        .iter()
        .map(|line| line.replace(prefix, ""))
        .collect()
}

fn order_id() -> OrderId {
    OrderId::new(7).unwrap()
}

fn release() -> CreateMapping {
    CreateMapping {
        item: "70412".parse().unwrap(),
        code: ErpCode::new("E-1").unwrap(),
        update_stock: true,
    }
}

fn lines_page(ids: impl IntoIterator<Item = u64>, next: bool) -> Answer {
    let rows: Vec<String> = ids
        .into_iter()
        .map(|id| format!(r#"{{"pk":{id},"order":7}}"#))
        .collect();
    let next = if next {
        r#""http://elsewhere/?page=2""#
    } else {
        "null"
    };
    json(
        200,
        format!(r#"{{"next":{next},"results":[{}]}}"#, rows.join(",")),
    )
}

#[tokio::test]
async fn a_release_is_sent_once() {
    let script = script([json(201, r#"{"pk":1,"object_id":70412,"code":"E-1"}"#)]);
    let judged = client(&script).create_mapping(&release()).await.unwrap();
    assert!(matches!(judged.outcome, Outcome::Released(_)));
    assert_eq!(judged.status, Some(201));
    assert_eq!(
        asked(&script),
        ["POST i1/order_items/70412/create_mapping/"]
    );
}

#[tokio::test]
async fn a_release_is_never_repeated() {
    let failures = [
        Err(ReachError::TimedOut { seconds: 30 }),
        Err(ReachError::Network {
            message: "reset".to_owned(),
        }),
        json(503, "{}"),
        json(429, "{}"),
        json(401, "{}"),
        unknown_path(),
    ];
    for failure in failures {
        let script = script([failure]);
        let attempt = client(&script).create_mapping(&release()).await.unwrap();
        assert!(!attempt.outcome.is_done());
        assert_eq!(script.asked.borrow().len(), 1);
    }
}

#[tokio::test]
async fn a_refusal_that_repeats_the_token_is_kept_without_it() {
    for (status, kind) in [
        (400, "application/json"),
        (403, "text/html"),
        (503, "text/plain"),
    ] {
        let repeated = r#"{"detail":"Token f00d may not."}"#.to_owned();
        let script = script([answer(status, kind, repeated)]);
        let client = client(&script);
        let token = client.connection().token.as_ref().unwrap().expose();
        assert_eq!(token, "f00d", "the answer repeats it");
        let judged = client.create_mapping(&release()).await.unwrap();
        let refusal = judged.outcome.refusal().unwrap();
        assert!(refusal.raw.contains("Token … may not."), "{refusal:?}");
        assert!(!format!("{refusal:?}").contains("f00d"));
    }
}

#[tokio::test]
async fn without_a_token_nothing_leaves() {
    let script = script([]);
    let mut connection = client(&script).connection().clone();
    connection.token = None;
    let client = Client::new(&script, Ticking(Cell::new(UnixMillis::EPOCH)), connection);
    let error = client.create_mapping(&release()).await.unwrap_err();
    assert_eq!(error, BuildError::NoToken);
    assert!(
        client
            .call(&ListOrders::default())
            .await
            .unwrap_err()
            .is_session_ended()
    );
    assert!(script.asked.borrow().is_empty());
}

#[tokio::test]
async fn lines_are_looked_for_at_the_second_address_only_where_the_first_is_unknown() {
    let script = script([unknown_path(), lines_page([1, 2], false)]);
    let lines = client(&script).lines(order_id()).await.unwrap();
    assert_eq!(lines.rows.len(), 2);
    assert_eq!(
        asked(&script),
        [
            "GET i1/order_item/detailed_integration/?order=7&page=1&limit=100",
            "GET i1/order_items/?order=7&page=1&limit=100",
        ]
    );

    let script = self::script([json(404, r#"{"detail":"Not found."}"#)]);
    let error = client(&script).lines(order_id()).await.unwrap_err();
    assert_eq!(error.code().as_str(), "refused.not_found");
}

#[tokio::test]
async fn an_order_is_looked_for_at_the_second_address_only_where_the_first_is_unknown() {
    let script = script([unknown_path(), json(200, r#"{"pk":7}"#)]);
    assert!(client(&script).order(order_id()).await.is_ok());
    assert_eq!(
        asked(&script),
        [
            "GET i1/orders_integration/7/detailed_integration/",
            "GET i1/orders/7/"
        ]
    );
}

#[tokio::test]
async fn pages_of_lines_are_followed_by_number() {
    let script = script([lines_page(1..=100, true), lines_page(101..=120, false)]);
    let lines = client(&script).lines(order_id()).await.unwrap();
    assert_eq!((lines.rows.len(), lines.is_cut), (120, false));
    assert!(
        asked(&script)[1].contains("page=2"),
        "not the server's own link"
    );
}

#[tokio::test]
async fn a_server_that_gives_the_same_page_for_ever_is_not_followed_for_ever() {
    let script = script([lines_page([1, 2], true), lines_page([1, 2], true)]);
    let lines = client(&script).lines(order_id()).await.unwrap();
    assert_eq!((lines.rows.len(), lines.is_cut), (2, true));
}

#[tokio::test]
async fn too_many_lines_are_said_to_be_cut() {
    let pages =
        (0..u64::from(MAX_PAGES)).map(|page| lines_page([page * 2 + 1, page * 2 + 2], true));
    let script = script(pages);
    let lines = client(&script).lines(order_id()).await.unwrap();
    assert!(lines.is_cut);
}

fn decoded<T: FromJson>(text: &str) -> T {
    T::from_json(&Json::parse(text.as_bytes()).unwrap()).unwrap()
}

#[tokio::test]
async fn stock_is_read_where_the_row_is_known() {
    let order: Order = decoded(r#"{"pk":7,"channel":{"id":2}}"#);
    let line: OrderItem = decoded(r#"{"pk":1,"product":{"pk":8},"stock_list":3}"#);
    let script = script([json(
        200,
        r#"[{"product":8,"stock_list":3,"stock":5,"sold_quantity_unreported":2}]"#,
    )]);
    let counter = StockCounter::of(order.channel_id(), &line).unwrap();
    let read = client(&script).reserved_units(counter).await.unwrap();
    assert_eq!(read.as_deref(), Some("2"));

    let flat: OrderItem = decoded(r#"{"pk":1,"product":8}"#);
    assert_eq!(StockCounter::of(order.channel_id(), &flat), None);
}

#[tokio::test]
async fn a_counter_that_may_not_be_read_is_an_error() {
    let order: Order = decoded(r#"{"pk":7,"channel":2}"#);
    let line: OrderItem = decoded(r#"{"pk":1,"product":8,"stock_list":3}"#);
    let script = script([
        json(
            200,
            r#"[{"product":8,"stock_list":3,"sold_quantity_unreported":2.50}]"#,
        ),
        json(403, r#"{"detail":"No."}"#),
    ]);
    let client = client(&script);
    let counter = StockCounter::of(order.channel_id(), &line).unwrap();
    let read = client.reserved_units(counter).await.unwrap();
    assert_eq!(read.as_deref(), Some("2.50"), "digit for digit");
    assert!(client.reserved_units(counter).await.is_err());
}

#[tokio::test]
async fn a_content_type_is_found_by_name() {
    let script = script([json(200, r#"{"results":[{"id":66,"model":"orderitem"}]}"#)]);
    let found = client(&script).content_type("orderitem").await.unwrap();
    assert_eq!(found.unwrap().id.get(), 66);
}

#[test]
fn a_raw_read_gives_the_answer_as_it_came_and_sends_nothing_but_reads() {
    let script = script([json(404, "{}"), json(200, "[]")]);
    let client = client(&script);
    let get = Reading::get("i1/orders/?page=0");
    let answer = wait(client.read(&get, &[])).unwrap();
    assert_eq!(
        (answer.status().as_u16(), &**answer.body()),
        (404, &b"{}"[..])
    );
    wait(client.read(&Reading::options("v1/channels/"), &[])).unwrap();
    assert_eq!(
        asked(&script),
        ["GET i1/orders/?page=0", "OPTIONS v1/channels/"]
    );
    for method in ["POST", "PATCH", "PUT", "DELETE", "HEAD"] {
        let reading = Reading {
            method: method.parse().unwrap(),
            ..get.clone()
        };
        let refused = wait(client.read(&reading, &[])).unwrap_err();
        assert_eq!(refused.code(), CallCode::BuildMalformed, "{method}");
    }
    for path in ["/i1/orders/", "../admin/", "i1/../../admin/?a=b"] {
        let refused = wait(client.read(&Reading::get(path), &[])).unwrap_err();
        assert_eq!(refused.code(), CallCode::BuildMalformed, "{path}");
    }
    assert_eq!(asked(&script).len(), 2);
}
