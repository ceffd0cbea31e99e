//! The middleware that writes the ledger.

use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{Request, State};
use axum::http::{Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::Response;

use crate::answers::html;
use crate::faults::RequestInfo;
use crate::layers::Cut;
use crate::state::App;

/// Longest body that is read, in bytes: Django's own default.
const LONGEST_BODY: usize = 2_621_440;

/// Notes the request, and for a POST what became of it.
pub(crate) async fn record(State(app): State<App>, request: Request, next: Next) -> Response {
    let (mut parts, body) = request.into_parts();
    app.world().ledger.request(&parts);
    let Ok(mut body) = to_bytes(body, LONGEST_BODY).await else {
        return html(
            StatusCode::BAD_REQUEST,
            "The body is too long, or ended early.",
        );
    };
    if parts.method != Method::POST {
        return next.run(Request::from_parts(parts, Body::from(body))).await;
    }

    let entry = {
        let mut world = app.world();
        let has_length = parts.headers.contains_key(header::CONTENT_LENGTH);
        if world.switches.drop_streamed_bodies && !has_length {
            body = Bytes::new();
        }
        let user = world
            .caller(&parts.headers)
            .ok()
            .flatten()
            .map(|user| user.username);
        let item = RequestInfo::of(&parts.method, parts.uri.path()).item;
        world.ledger.post(&parts, &body, user, item)
    };
    parts.extensions.insert(entry);
    let response = next.run(Request::from_parts(parts, Body::from(body))).await;
    if response.extensions().get::<Cut>().is_none() {
        app.world().ledger.answered(entry, response.status());
    }
    response
}
