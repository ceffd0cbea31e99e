//! The checks that Django REST framework makes before a handler runs.

use axum::extract::{Request, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::answers::{Problem, no_such_path};
use crate::data::User;
use crate::state::App;
use crate::texts::Text;

/// The user who asks. On every request but the login, which may come without a token.
#[derive(Debug, Clone)]
pub(crate) struct Caller(pub(crate) User);

/// Checks prefix, Accept header and token, in that order.
pub(crate) async fn gate(State(app): State<App>, mut request: Request, next: Next) -> Response {
    let path = request.uri().path();
    let is_login = path.ends_with("/auth/login/");
    let caller = {
        let world = app.world();
        if !world.switches.prefix.serves_path(path) {
            return no_such_path(path);
        }
        if !takes_json(request.headers()) {
            let status = StatusCode::NOT_ACCEPTABLE;
            return Problem::detail(status, Text::NotAcceptable).into_response();
        }
        world.caller(request.headers())
    };
    match caller {
        Ok(Some(user)) => {
            request.extensions_mut().insert(Caller(user));
        }
        Ok(None) if is_login => {}
        Ok(None) => return Problem::unauthorized(Text::NoCredentials).into_response(),
        Err(problem) => return problem.into_response(),
    }
    next.run(request).await
}

/// Whether the Accept header, if there is one, admits JSON.
fn takes_json(headers: &HeaderMap) -> bool {
    let Some(accept) = headers.get(header::ACCEPT) else {
        return true;
    };
    let accept = String::from_utf8_lossy(accept.as_bytes()).to_ascii_lowercase();
    let mut kinds = accept
        .split(',')
        .map(|kind| kind.split(';').next().unwrap_or_default().trim());
    kinds.any(|kind| matches!(kind, "" | "*/*" | "application/*" | "application/json"))
}
