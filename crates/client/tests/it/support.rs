//! Servers and clocks of several tests.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use http::{Request, Response};
use release_client::{Clock, SendOptions, Transport, UnixMillis};
use release_core::error::ReachError;
use release_core::{ApiPrefix, Connection};

pub(crate) type Answer = Result<Response<Vec<u8>>, ReachError>;

/// An Omnitron that answers by path and query; an unknown path gets a web page with 404, and one
/// with the status 0 no answer.
#[derive(Default)]
pub(crate) struct Omnitron {
    answers: BTreeMap<String, (u16, String)>,
    asked: RefCell<Vec<String>>,
}

impl Omnitron {
    pub(crate) fn with(mut self, path: &str, status: u16, body: &str) -> Self {
        self.answers
            .insert(path.to_owned(), (status, body.to_owned()));
        self
    }

    pub(crate) fn asked(&self) -> Vec<String> {
        self.asked.borrow().clone()
    }
}

impl Transport for &Omnitron {
    async fn send(&self, request: Request<Vec<u8>>, _options: SendOptions) -> Answer {
        assert_eq!(request.method(), "GET");
        let path = request.uri().path_and_query().unwrap().as_str();
        let path = path.strip_prefix("/api/").unwrap();
        self.asked.borrow_mut().push(path.to_owned());
        let (status, body, kind) = match self.answers.get(path) {
            Some((0, body)) => {
                let message = body.clone();
                return Err(ReachError::Network { message });
            }
            Some((status, body)) => (*status, body.as_str(), "application/json"),
            None => (404, "<h1>Not Found</h1>", "text/html"),
        };
        Ok(answer(status, kind, body))
    }
}

/// The same Omnitron for whoever keeps its client.
pub(crate) struct Shared(pub(crate) Rc<Omnitron>);

impl Transport for Shared {
    async fn send(&self, request: Request<Vec<u8>>, options: SendOptions) -> Answer {
        Transport::send(&&*self.0, request, options).await
    }
}

pub(crate) fn answer(status: u16, kind: &str, body: &str) -> Response<Vec<u8>> {
    let answer = Response::builder()
        .status(status)
        .header("content-type", kind);
    answer.body(body.as_bytes().to_vec()).unwrap()
}

/// A clock that stands still.
pub(crate) struct Still;

impl Clock for Still {
    fn now(&self) -> UnixMillis {
        UnixMillis::EPOCH
    }
}

/// Where the made-up servers are, with a token.
pub(crate) fn connection() -> Connection {
    let address = "https://shop.example".parse().unwrap();
    Connection::new(address, ApiPrefix::default()).with_token("f00d".parse().unwrap())
}

pub(crate) fn wait<T>(work: impl Future<Output = T>) -> T {
    let runtime = tokio::runtime::Builder::new_current_thread().build();
    runtime.unwrap().block_on(work)
}
