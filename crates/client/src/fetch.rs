//! A browser's `fetch` and clock.

use std::cell::Cell;
use std::rc::Rc;

use gloo_net::http::{RequestBuilder, Response as FetchResponse};
use gloo_timers::callback::Timeout;
use http::{Request, Response};
use js_sys::Uint8Array;
use release_core::error::ReachError;
use web_sys::{
    AbortController, ReferrerPolicy, RequestCache, RequestCredentials, RequestRedirect,
    ResponseType,
};

use crate::{Clock, Transport, UnixMillis};

/// Sends with `fetch`: no cookies, no cache, no referrer, no redirect followed.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Fetch;

/// The browser's clock.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct BrowserClock;

impl Clock for BrowserClock {
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    fn now(&self) -> UnixMillis {
        js_sys::Date::now() as UnixMillis
    }
}

impl Transport for Fetch {
    async fn send(
        &self,
        request: Request<Vec<u8>>,
        seconds: u32,
    ) -> Result<Response<Vec<u8>>, ReachError> {
        let limit = TimeLimit::new(seconds)?;
        match exchange(request, &limit).await {
            Ok(response) => Ok(response),
            Err(_) if limit.is_over() => Err(ReachError::TimedOut { seconds }),
            Err(error) => Err(error),
        }
    }
}

async fn exchange(
    request: Request<Vec<u8>>,
    limit: &TimeLimit,
) -> Result<Response<Vec<u8>>, ReachError> {
    let mut builder = RequestBuilder::new(&request.uri().to_string())
        .method(request.method().clone())
        .redirect(RequestRedirect::Manual)
        .credentials(RequestCredentials::Omit)
        .cache(RequestCache::NoStore)
        .referrer_policy(ReferrerPolicy::NoReferrer)
        .abort_signal(Some(&limit.controller.signal()));
    for (name, value) in request.headers() {
        builder = builder.header(name.as_str(), value.to_str().unwrap_or_default());
    }
    let sent = if request.body().is_empty() {
        builder.send().await
    } else {
        let body = Uint8Array::from(request.body().as_slice());
        builder.body(body).map_err(network)?.send().await
    };
    read(sent.map_err(network)?).await
}

async fn read(answer: FetchResponse) -> Result<Response<Vec<u8>>, ReachError> {
    if answer.type_() == ResponseType::Opaqueredirect {
        return Err(ReachError::Redirected);
    }
    let mut builder = Response::builder().status(answer.status());
    for (name, value) in answer.headers().entries() {
        builder = builder.header(name, value);
    }
    let body = answer.binary().await.map_err(network)?;
    builder.body(body).map_err(network)
}

#[allow(clippy::needless_pass_by_value)]
fn network(error: impl ToString) -> ReachError {
    ReachError::Network {
        message: error.to_string(),
    }
}

/// Gives a request up when its time is over, or when it is dropped.
struct TimeLimit {
    controller: AbortController,
    over: Rc<Cell<bool>>,
    _timer: Timeout,
}

impl TimeLimit {
    fn new(seconds: u32) -> Result<Self, ReachError> {
        let controller = AbortController::new().map_err(|_| ReachError::Aborted)?;
        let over = Rc::new(Cell::new(false));
        let timer = {
            let (controller, over) = (controller.clone(), over.clone());
            Timeout::new(seconds.saturating_mul(1_000), move || {
                over.set(true);
                controller.abort();
            })
        };
        Ok(Self {
            controller,
            over,
            _timer: timer,
        })
    }

    fn is_over(&self) -> bool {
        self.over.get()
    }
}

impl Drop for TimeLimit {
    fn drop(&mut self) {
        // Does nothing to a request that has its answer.
        self.controller.abort();
    }
}
