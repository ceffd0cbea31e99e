//! The middleware for CORS, where it is switched on.

use std::convert::Infallible;

use axum::extract::{Request, State};
use axum::http::{Method, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use tower::{Layer, ServiceExt};
use tower_http::cors::{AllowOrigin, CorsLayer};

use crate::state::App;
use crate::switches::Cors;

/// Lets other origins call, or leaves the request alone.
pub(crate) async fn cors(State(app): State<App>, request: Request, next: Next) -> Response {
    let switched = app.world().switches.cors;
    match switched {
        Cors::Off => next.run(request).await,
        Cors::On => {
            let answer: Result<_, Infallible> = permissive().layer(next).oneshot(request).await;
            answer.into_response()
        }
    }
}

fn permissive() -> CorsLayer {
    CorsLayer::new()
        .allow_origin(AllowOrigin::mirror_request())
        .allow_methods([Method::GET, Method::POST, Method::OPTIONS])
        .allow_headers([
            header::AUTHORIZATION,
            header::CONTENT_TYPE,
            header::ACCEPT,
            header::ACCEPT_LANGUAGE,
        ])
        .expose_headers([header::RETRY_AFTER])
}
