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
