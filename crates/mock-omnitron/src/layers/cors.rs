//! The middleware for CORS and for the browser's timings, where they are switched on.

use std::convert::Infallible;

use axum::extract::{Request, State};
use axum::http::{HeaderName, HeaderValue, Method, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use tower::{Layer, ServiceExt};
use tower_http::cors::{AllowOrigin, CorsLayer};

use crate::state::App;
use crate::switches::Cors;

/// Lets scripts of other origins see the timings of a request, and its protocol.
const TIMING_ALLOW_ORIGIN: HeaderName = HeaderName::from_static("timing-allow-origin");

/// Lets other origins call, or leaves the request alone.
pub(crate) async fn cors(State(app): State<App>, request: Request, next: Next) -> Response {
    let (cors, timing) = {
        let world = app.world();
        (world.switches.cors, world.switches.timing)
    };
    let mut response = match cors {
        Cors::Off => next.run(request).await,
        // Not every OPTIONS asks for leave to send another request.
        Cors::On if is_plain_options(&request) => {
            let origin = request.headers().get(header::ORIGIN).cloned();
            let mut response = next.run(request).await;
            if let Some(origin) = origin {
                let allowed = header::ACCESS_CONTROL_ALLOW_ORIGIN;
                response.headers_mut().insert(allowed, origin);
            }
            response
        }
        Cors::On => {
            let cors = permissive(timing).layer(next);
            let answer: Result<_, Infallible> = cors.oneshot(request).await;
            answer.into_response()
        }
    };
    if timing {
        let anyone = HeaderValue::from_static("*");
        response.headers_mut().insert(TIMING_ALLOW_ORIGIN, anyone);
    }
    response
}

fn is_plain_options(request: &Request) -> bool {
    let asks = header::ACCESS_CONTROL_REQUEST_METHOD;
    request.method() == Method::OPTIONS && !request.headers().contains_key(asks)
}

fn permissive(timing: bool) -> CorsLayer {
    let mut readable = vec![header::RETRY_AFTER];
    if timing {
        readable.push(header::CONNECTION);
    }
    CorsLayer::new()
        .allow_origin(AllowOrigin::mirror_request())
        .allow_methods([Method::GET, Method::POST, Method::OPTIONS])
        .allow_headers([
            header::AUTHORIZATION,
            header::CONTENT_TYPE,
            header::ACCEPT,
            header::ACCEPT_LANGUAGE,
        ])
        .expose_headers(readable)
}
