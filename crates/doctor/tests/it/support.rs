//! A transport over the stand-in's own service, and a clock that only waits on paper.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::sync::OnceLock;

use axum::Router;
use axum::body::{Body, to_bytes};
use futures_util::{FutureExt, StreamExt};
use http::{Request, Response};
use mock_omnitron::{Settings, Switches};
use release_client::{Clock, SendOptions, Timer, Transport, UnixMillis};
use release_core::delivery::{Protocol, Wire};
use release_core::error::ReachError;
use release_core::{ApiPrefix, BaseUrl, Connection};
use release_doctor::{Asker, Finding, examine};
use serde_json::{Map, Value, json};
use tower::ServiceExt;

/// The number of orders: so few that thousands of examinations take a minute.
pub(crate) const ORDERS: usize = 16;
pub(crate) const ORIGIN: &str = "https://release.example";

/// A stand-in that is asked without sockets.
#[derive(Clone)]
pub(crate) struct StandIn {
    router: Router,
    wire: Rc<Cell<Wire>>,
    pub(crate) requests: Rc<RefCell<Vec<String>>>,
}

impl StandIn {
    pub(crate) fn new(switches: Switches) -> Self {
        Self::with(Settings {
            orders: ORDERS,
            switches,
            ..Settings::default()
        })
    }

    pub(crate) fn with(settings: Settings) -> Self {
        let settings = Settings {
            control_key: Some("key".to_owned()),
            ..settings
        };
        Self {
            router: mock_omnitron::router(settings).unwrap(),
            wire: Rc::default(),
            requests: Rc::default(),
        }
    }

    /// The switches that differ from the defaults.
    pub(crate) fn switched(switches: &Value) -> Self {
        Self::new(switches_of(switches))
    }

    pub(crate) fn ask(&self, request: Request<Vec<u8>>) -> Option<Response<Vec<u8>>> {
        let router = self.router.clone();
        let answered = async {
            let response = router.oneshot(request.map(Body::from)).await.unwrap();
            let (parts, body) = response.into_parts();
            let body = to_bytes(body, usize::MAX).await.unwrap();
            Response::from_parts(parts, body.to_vec())
        };
        // Whatever does not answer at once never does.
        answered.now_or_never()
    }

    /// How many POSTs reached it.
    pub(crate) fn posts(&self) -> usize {
        let request = Request::get("/_control/ledger").header("x-control-key", "key");
        let answer = self.ask(request.body(Vec::new()).unwrap()).unwrap();
        let ledger: Value = serde_json::from_slice(answer.body()).unwrap();
        ledger["posts"].as_array().unwrap().len()
    }

    pub(crate) fn examine(&self) -> Vec<Finding> {
        let findings = examined(self.clone());
        assert_eq!(self.posts(), 0, "no POST");
        findings
    }
}

/// What the examination over a transport finds.
pub(crate) fn examined(transport: impl Transport) -> Vec<Finding> {
    let origin = Some(ORIGIN.to_owned());
    examined_by(transport, Asker::Program { origin })
}

/// The same for whoever asks.
pub(crate) fn examined_by(transport: impl Transport, asker: Asker) -> Vec<Finding> {
    let connection = Connection::new("https://shop.example".parse().unwrap(), ApiPrefix::I1);
    let connection = connection.with_token(token().parse().unwrap());
    wait(examine(transport, Paper::default(), connection, asker).collect())
}

impl Transport for StandIn {
    async fn send(
        &self,
        request: Request<Vec<u8>>,
        options: SendOptions,
    ) -> Result<Response<Vec<u8>>, ReachError> {
        assert!(request.method() == "GET" || request.method() == "OPTIONS");
        self.send_any(request, options)
    }

    fn wire(&self, _: &BaseUrl) -> Wire {
        self.wire.get()
    }
}

impl StandIn {
    pub(crate) fn send_any(
        &self,
        request: Request<Vec<u8>>,
        options: SendOptions,
    ) -> Result<Response<Vec<u8>>, ReachError> {
        let may_be_empty = request.method() == "OPTIONS";
        let path = request.uri().path_and_query().unwrap().to_string();
        let line = format!("{} {path}", request.method());
        self.requests.borrow_mut().push(line);
        let Some(response) = self.ask(request) else {
            let seconds = options.seconds;
            return Err(ReachError::TimedOut { seconds });
        };
        // The service alone cannot close a connection.
        if !may_be_empty && response.status() == 200 && response.body().is_empty() {
            let message = "cut".to_owned();
            return Err(ReachError::Network { message });
        }
        let closed = response.headers().get("connection").is_some();
        let mut wire = self.wire.get();
        wire.protocol = Protocol::named("http/1.1", !closed);
        self.wire.set(wire);
        Ok(response)
    }
}

/// A clock whose waits pass at once.
#[derive(Clone)]
pub(crate) struct Paper(Rc<Cell<u64>>);

impl Default for Paper {
    fn default() -> Self {
        Self(Rc::new(Cell::new(1_772_442_930_000)))
    }
}

impl Clock for Paper {
    fn now(&self) -> UnixMillis {
        UnixMillis::new(self.0.get())
    }
}

impl Timer for Paper {
    async fn sleep(&self, millis: u64) {
        self.0.set(self.0.get() + millis);
    }
}

pub(crate) fn switches_of(changes: &Value) -> Switches {
    let changes: Map<String, Value> = changes.as_object().unwrap().clone();
    Switches::default().with(changes).unwrap()
}

/// The token of `demo`, which is the same in every stand-in of one seed.
pub(crate) fn token() -> &'static str {
    static TOKEN: OnceLock<String> = OnceLock::new();
    TOKEN.get_or_init(|| {
        let body = json!({ "username": "demo", "password": "demo" }).to_string();
        let request = Request::post("/api/i1/auth/login/")
            .header("content-type", "application/json")
            .body(body.into_bytes());
        let server = StandIn::new(Switches::default());
        let answer = server.ask(request.unwrap()).unwrap();
        let answer: Value = serde_json::from_slice(answer.body()).unwrap();
        answer["key"].as_str().unwrap().to_owned()
    })
}

pub(crate) fn wait<T>(work: impl Future<Output = T>) -> T {
    let mut runtime = tokio::runtime::Builder::new_current_thread();
    runtime.enable_time().build().unwrap().block_on(work)
}
