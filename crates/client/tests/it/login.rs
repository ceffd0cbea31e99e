//! Signing in, by a stream where that shows how often a request may arrive.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;

use http::{Request, Response};
use release_client::{Client, Clock, SendOptions, Transport, UnixMillis};
use release_core::delivery::{Delivery, Engine, Protocol, Streams, Wire};
use release_core::endpoint::{CreateMapping, Login};
use release_core::error::{CallError, ReachError};
use release_core::{ApiPrefix, BaseUrl, Connection, ErpCode};

type Answer = Result<Response<Vec<u8>>, ReachError>;

/// A server with prepared answers, in the order of the requests.
struct Script {
    answers: RefCell<VecDeque<Answer>>,
    wire: Cell<Wire>,
    /// Each request: its path and whether it was a stream.
    sent: RefCell<Vec<(String, bool)>>,
}

impl Transport for &Script {
    async fn send(&self, request: Request<Vec<u8>>, options: SendOptions) -> Answer {
        let path = request.uri().path().to_owned();
        self.sent.borrow_mut().push((path, options.streamed));
        let next = self.answers.borrow_mut().pop_front();
        next.expect("an answer was prepared")
    }

    fn wire(&self, _: &BaseUrl) -> Wire {
        self.wire.get()
    }

    fn note_streams(&self, _: &BaseUrl, streams: Streams) {
        let wire = self.wire.get();
        self.wire.set(Wire { streams, ..wire });
    }
}

struct NoClock;

impl Clock for NoClock {
    fn now(&self) -> UnixMillis {
        UnixMillis::EPOCH
    }
}

fn script(protocol: Protocol, answers: impl IntoIterator<Item = Answer>) -> Script {
    Script {
        answers: RefCell::new(answers.into_iter().collect()),
        wire: Cell::new(Wire {
            engine: Engine::Chromium,
            protocol,
            ..Wire::default()
        }),
        sent: RefCell::default(),
    }
}

fn client(script: &Script) -> Client<&Script, NoClock> {
    let base_url = "https://shop.example".parse().unwrap();
    Client::new(script, NoClock, Connection::new(base_url, ApiPrefix::I1))
}

fn json(status: u16, body: &str) -> Response<Vec<u8>> {
    let response = Response::builder().status(status);
    let response = response.header("content-type", "application/json");
    response.body(body.as_bytes().to_vec()).unwrap()
}

fn ayse() -> Login {
    Login {
        username: "ayse".to_owned(),
        password: "secret".to_owned(),
    }
}

fn streamed(script: &Script) -> Vec<bool> {
    script.sent.borrow().iter().map(|sent| sent.1).collect()
}

const KEY: &str = r#"{"key":"f00d"}"#;
const WRONG: &str = r#"{"non_field_errors":["Unable to log in with provided credentials."]}"#;
const EMPTY: &str = r#"{"password":["This field is required."]}"#;

#[tokio::test]
async fn a_sign_in_that_was_read_shows_that_streams_arrive_and_lines_are_sent_as_such() {
    let created = r#"{"pk":1,"object_id":7,"code":"E-7"}"#;
    let script = script(
        Protocol::Http2,
        [Ok(json(200, KEY)), Ok(json(201, created))],
    );
    let token = client(&script).login(&ayse()).await.unwrap();
    assert_eq!(client(&script).delivery(4), Delivery::Once);

    let line = CreateMapping {
        item: "7".parse().unwrap(),
        code: ErpCode::new("E-7").unwrap(),
        update_stock: true,
    };
    let client = client(&script).with_token(token);
    assert!(
        client
            .create_mapping(&line)
            .await
            .unwrap()
            .outcome
            .is_done()
    );
    assert_eq!(streamed(&script), [true, true]);
}

#[tokio::test]
async fn a_sign_in_whose_body_was_lost_is_sent_plainly_once_more() {
    let script = script(Protocol::Http2, [Ok(json(400, EMPTY)), Ok(json(200, KEY))]);
    client(&script).login(&ayse()).await.unwrap();
    assert_eq!(streamed(&script), [true, false]);
    assert_eq!(client(&script).delivery(1), Delivery::AtMost(2));
}

#[tokio::test]
async fn a_wrong_password_is_not_tried_twice_and_shows_that_streams_arrive() {
    let script = script(Protocol::Http2, [Ok(json(400, WRONG))]);
    let error = client(&script).login(&ayse()).await.unwrap_err();
    assert_eq!(error.refusal().unwrap().status, 400);
    assert_eq!(streamed(&script), [true]);
    assert_eq!(client(&script).delivery(4), Delivery::Once);
}

#[tokio::test]
async fn without_an_answer_nothing_is_sent_again_and_the_next_is_plain() {
    let lost = ReachError::Network {
        message: "reset".to_owned(),
    };
    let script = script(Protocol::Http2, [Err(lost), Ok(json(200, KEY))]);
    let error = client(&script).login(&ayse()).await.unwrap_err();
    assert!(matches!(error, CallError::Reach(_)), "{error:?}");
    client(&script).login(&ayse()).await.unwrap();
    assert_eq!(streamed(&script), [true, false]);
}

#[tokio::test]
async fn over_http_1_or_an_unseen_protocol_no_stream_is_tried() {
    for protocol in [Protocol::Http1Kept, Protocol::Http1Closed, Protocol::Unseen] {
        let script = script(protocol, [Ok(json(200, KEY))]);
        client(&script).login(&ayse()).await.unwrap();
        assert_eq!(streamed(&script), [false]);
    }
}

#[tokio::test]
async fn a_test_of_the_connection_signs_nobody_in() {
    let script = script(Protocol::Http2, [Ok(json(400, WRONG))]);
    client(&script).test_connection().await.unwrap();
    assert_eq!(client(&script).delivery(4), Delivery::Once);
    let sent = script.sent.borrow();
    assert_eq!(*sent, [("/api/i1/auth/login/".to_owned(), true)]);
}
