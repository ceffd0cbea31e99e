//! The transport and clock of a browser.

use std::cell::Cell;
use std::rc::Rc;

use gloo_net::http::Request as FetchRequest;
use gloo_timers::callback::Timeout;
use http::{HeaderValue, Request, Response, StatusCode};
use js_sys::Uint8Array;
use release_core::endpoint::HEADERS_READ;
use release_core::error::ReachError;
use wasm_bindgen::JsValue;
use web_sys::{
    AbortController, ReferrerPolicy, RequestCache, RequestCredentials, RequestInit,
    RequestRedirect, ResponseType,
};

use crate::{Clock, Timer, Transport, UnixMillis};

/// The longest time a browser's timer can be set to, in milliseconds.
const LONGEST_SLEEP: u32 = 0x7fff_ffff;

/// A transport over `fetch`: no cookies, no cache, no referrer, no redirect followed.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Fetch;

/// The browser's clock.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct BrowserClock;

impl Clock for BrowserClock {
    fn now(&self) -> UnixMillis {
        UnixMillis::from_f64(js_sys::Date::now())
    }
}

impl Timer for BrowserClock {
    async fn sleep(&self, millis: u64) {
        // A browser accepts at most a signed 32-bit number.
        let millis = u32::try_from(millis).unwrap_or(u32::MAX).min(LONGEST_SLEEP);
        gloo_timers::future::TimeoutFuture::new(millis).await;
    }
}

impl Transport for Fetch {
    async fn send(
        &self,
        request: Request<Vec<u8>>,
        seconds: u32,
    ) -> Result<Response<Vec<u8>>, ReachError> {
        let mut limit = TimeLimit::new(seconds)?;
        match exchange(request, &limit).await {
            Ok(response) => {
                limit.is_answered = true;
                Ok(response)
            }
            Err(_) if limit.is_over() => Err(ReachError::TimedOut { seconds }),
            Err(error) => Err(error),
        }
    }
}

async fn exchange(
    request: Request<Vec<u8>>,
    limit: &TimeLimit,
) -> Result<Response<Vec<u8>>, ReachError> {
    let request = prepare(&request, limit).map_err(malformed)?;
    let answer = FetchRequest::from(request).send().await.map_err(network)?;
    if answer.type_() == ResponseType::Opaqueredirect {
        return Err(ReachError::Redirected);
    }
    let body = answer.binary().await.map_err(network)?;
    let mut response = Response::new(body);
    *response.status_mut() = StatusCode::from_u16(answer.status()).map_err(network)?;
    for name in HEADERS_READ {
        let value = answer.headers().get(name.as_str());
        if let Some(value) = value.and_then(|value| HeaderValue::try_from(value).ok()) {
            response.headers_mut().insert(name, value);
        }
    }
    Ok(response)
}

/// Builds the request without gloo-net's builder, which parses every address twice to add a query.
fn prepare(request: &Request<Vec<u8>>, limit: &TimeLimit) -> Result<web_sys::Request, JsValue> {
    let headers = web_sys::Headers::new()?;
    for (name, value) in request.headers() {
        headers.set(name.as_str(), value.to_str().unwrap_or_default())?;
    }
    let init = RequestInit::new();
    init.set_method(request.method().as_str());
    init.set_headers(&headers);
    init.set_redirect(RequestRedirect::Manual);
    init.set_credentials(RequestCredentials::Omit);
    init.set_cache(RequestCache::NoStore);
    init.set_referrer_policy(ReferrerPolicy::NoReferrer);
    init.set_signal(Some(&limit.controller.signal()));
    if !request.body().is_empty() {
        init.set_body(&Uint8Array::from(request.body().as_slice()));
    }
    web_sys::Request::new_with_str_and_init(&request.uri().to_string(), &init)
}

#[allow(clippy::needless_pass_by_value)]
fn network(error: impl ToString) -> ReachError {
    ReachError::Network {
        message: error.to_string(),
    }
}

/// The error of a request that the browser could not build.
fn malformed(error: JsValue) -> ReachError {
    network(String::from(js_sys::Error::from(error).to_string()))
}

/// A time limit that aborts a request when it is over, or when it is dropped unanswered.
struct TimeLimit {
    controller: AbortController,
    over: Rc<Cell<bool>>,
    /// Whether the answer is complete: aborting such a request has no effect, but takes time.
    is_answered: bool,
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
            is_answered: false,
            _timer: timer,
        })
    }

    fn is_over(&self) -> bool {
        self.over.get()
    }
}

impl Drop for TimeLimit {
    fn drop(&mut self) {
        if !self.is_answered {
            self.controller.abort();
        }
    }
}
