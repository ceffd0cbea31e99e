//! The middleware that has connections closed after each answer, where that is switched on.

use axum::extract::{Request, State};
use axum::http::{HeaderValue, Version, header};
use axum::middleware::Next;
use axum::response::Response;

use crate::state::App;

/// Asks for the end of the connection in each answer, which hyper also keeps to itself, unless
/// connections are kept. HTTP/2 has no such header.
pub(crate) async fn keep_alive(State(app): State<App>, request: Request, next: Next) -> Response {
    let is_http1 = request.version() < Version::HTTP_2;
    let mut response = next.run(request).await;
    if is_http1 && !app.world().switches.keep_alive {
        let close = HeaderValue::from_static("close");
        response.headers_mut().insert(header::CONNECTION, close);
    }
    response
}
