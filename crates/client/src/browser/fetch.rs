//! The transport of a browser.

use std::cell::Cell;
use std::rc::Rc;

use gloo_net::http::Request as FetchRequest;
use gloo_timers::callback::Timeout;
use http::{HeaderValue, Method, Request, Response, StatusCode};
use js_sys::{Reflect, Uint8Array};
use release_core::BaseUrl;
use release_core::delivery::{Delivery, Streams, Wire};
use release_core::error::ReachError;
use wasm_bindgen::JsValue;
use web_sys::{
    AbortController, ReferrerPolicy, RequestCache, RequestCredentials, RequestInit,
    RequestRedirect, ResponseType,
};

use super::connections::{self, Post};
use crate::{SendOptions, Transport};

/// A transport over `fetch`: no cache, no referrer, no redirect followed, and no cookies but with
/// the reading calls that must keep off the connections of the POSTs.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Fetch;

impl Transport for Fetch {
    async fn send(
        &self,
        request: Request<Vec<u8>>,
        options: SendOptions,
    ) -> Result<Response<Vec<u8>>, ReachError> {
        let mut limit = TimeLimit::new(options.seconds)?;
        match exchange(request, options, &limit).await {
            Ok(response) => {
                limit.is_answered = true;
                Ok(response)
            }
            Err(_) if limit.is_over() => Err(ReachError::TimedOut {
                seconds: options.seconds,
            }),
            Err(error) => Err(error),
        }
    }

    fn wire(&self, base_url: &BaseUrl) -> Wire {
        connections::wire(base_url)
    }

    fn note_streams(&self, base_url: &BaseUrl, streams: Streams) {
        connections::note_streams(base_url, streams);
    }

    fn delivery(&self, base_url: &BaseUrl, at_once: u32) -> Delivery {
        // Connections that earlier POSTs left may still be open.
        let at_once = at_once.max(connections::most_posts(base_url));
        self.wire(base_url).delivery(at_once)
    }
}

async fn exchange(
    request: Request<Vec<u8>>,
    options: SendOptions,
    limit: &TimeLimit,
) -> Result<Response<Vec<u8>>, ReachError> {
    let address = request.uri().to_string();
    let is_post = request.method() == Method::POST;
    let prepared = prepare(&request, &address, options.streamed, limit).map_err(malformed)?;
    let _post = is_post.then(|| Post::begin(&address));
    let answer = FetchRequest::from(prepared).send().await.map_err(network)?;
    if answer.type_() == ResponseType::Opaqueredirect {
        // It shows no headers, so it says nothing of its connection.
        return Err(ReachError::Redirected);
    }
    connections::note_answer(&address, answer.headers().get("connection").as_deref());
    let body = answer.binary().await.map_err(network)?;
    let mut response = Response::new(body);
    *response.status_mut() = StatusCode::from_u16(answer.status()).map_err(network)?;
    for name in options.headers {
        let value = answer.headers().get(name.as_str());
        if let Some(value) = value.and_then(|value| HeaderValue::try_from(value).ok()) {
            response.headers_mut().insert(name.clone(), value);
        }
    }
    Ok(response)
}

/// Builds the request without gloo-net's builder, which parses every address twice to add a query.
fn prepare(
    request: &Request<Vec<u8>>,
    address: &str,
    streamed: bool,
    limit: &TimeLimit,
) -> Result<web_sys::Request, JsValue> {
    let headers = web_sys::Headers::new()?;
    for (name, value) in request.headers() {
        headers.set(name.as_str(), value.to_str().unwrap_or_default())?;
    }
    let init = RequestInit::new();
    init.set_method(request.method().as_str());
    init.set_headers(&headers);
    init.set_redirect(RequestRedirect::Manual);
    // A browser keeps connections with credentials apart from those without.
    let reads_apart = request.method() == Method::GET && connections::reads_apart(address);
    init.set_credentials(if reads_apart {
        RequestCredentials::SameOrigin
    } else {
        RequestCredentials::Omit
    });
    init.set_cache(RequestCache::NoStore);
    init.set_referrer_policy(ReferrerPolicy::NoReferrer);
    init.set_signal(Some(&limit.controller.signal()));
    if !request.body().is_empty() {
        let bytes = Uint8Array::from(request.body().as_slice());
        if streamed {
            let whole = web_sys::Response::new_with_opt_js_u8_array(Some(&bytes))?;
            init.set_body(&whole.body().into());
            // web-sys does not know it yet; browsers demand it with a stream.
            Reflect::set(&init, &"duplex".into(), &"half".into())?;
        } else {
            init.set_body(&bytes);
        }
    }
    web_sys::Request::new_with_str_and_init(address, &init)
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
