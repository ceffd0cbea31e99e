//! The middleware that makes the faults happen.

use std::future::pending;
use std::time::Duration;

use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::middleware::Next;
use axum::response::{Html, IntoResponse, Response};
use serde_json::{Value, json};
use tokio::time::sleep;

use crate::answers::{Problem, html};
use crate::faults::{Fault, RequestInfo};
use crate::state::App;
use crate::texts::{Language, Text};

/// Marks an answer that must not be sent: the server closes the connection instead.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Cut;

/// Lets the request through, or does to it what the first rule that meets it says.
pub(crate) async fn inject(State(app): State<App>, request: Request, next: Next) -> Response {
    let asked = RequestInfo::of(request.method(), request.uri().path());
    let fault = app.world().fault(&asked);
    let Some(fault) = fault else {
        return next.run(request).await;
    };

    let headers = request.headers().clone();
    match fault {
        Fault::Slow { millis } => {
            let response = next.run(request).await;
            sleep(Duration::from_millis(millis)).await;
            response
        }
        Fault::TruncatedBody => {
            rewrite(next.run(request).await, |body| body.slice(..body.len() / 2)).await
        }
        Fault::WrongObjectId => change(next.run(request).await, "object_id", another_id).await,
        Fault::WrongCode => change(next.run(request).await, "code", another_code).await,
        Fault::Crash { done: true }
        | Fault::BadGateway { done: true }
        | Fault::Unavailable { done: true }
        | Fault::GatewayTimeout { done: true }
        | Fault::NoAnswer { done: true }
        | Fault::Cut { done: true }
        | Fault::Html200 { done: true }
        | Fault::PlainStatus { done: true, .. } => {
            next.run(request).await;
            instead(&app, fault, &headers).await
        }
        _ => instead(&app, fault, &headers).await,
    }
}

/// The answer in place of the server's.
async fn instead(app: &App, fault: Fault, headers: &HeaderMap) -> Response {
    let problem = match fault {
        Fault::Throttled { retry_after } => Problem::throttled(retry_after),
        Fault::Forbidden => Problem::forbidden(),
        Fault::UnauthorizedOnce => Problem::unauthorized(Text::InvalidToken),
        Fault::TokenRevoked => {
            let mut world = app.world();
            if let Ok(Some(user)) = world.caller(headers) {
                world.revoke(&user);
            }
            Problem::unauthorized(Text::InvalidToken)
        }
        other => return broken(other).await,
    };
    problem.render(Language::wanted(headers))
}

async fn broken(fault: Fault) -> Response {
    match fault {
        Fault::BadGateway { .. } => html(StatusCode::BAD_GATEWAY, "nginx"),
        Fault::Unavailable { .. } => html(StatusCode::SERVICE_UNAVAILABLE, "nginx"),
        Fault::GatewayTimeout { .. } => html(StatusCode::GATEWAY_TIMEOUT, "nginx"),
        Fault::NoAnswer { .. } => pending().await,
        Fault::Cut { .. } => {
            let mut response = Response::default();
            response.extensions_mut().insert(Cut);
            response
        }
        Fault::Html200 { .. } => {
            Html("<!doctype html>\n<title>Sign in</title>\n<h1>Sign in</h1>\n").into_response()
        }
        Fault::Redirect => {
            (StatusCode::FOUND, [(header::LOCATION, "/login/")], Html("")).into_response()
        }
        Fault::PlainStatus {
            status,
            body,
            content_type,
            ..
        } => {
            let status = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
            (status, [(header::CONTENT_TYPE, content_type)], body).into_response()
        }
        _ => html(StatusCode::INTERNAL_SERVER_ERROR, "Server Error (500)"),
    }
}

/// The response with its body replaced; the length header follows.
async fn rewrite(response: Response, with: impl FnOnce(Bytes) -> Bytes) -> Response {
    let (mut parts, body) = response.into_parts();
    let body = to_bytes(body, usize::MAX).await.unwrap_or_default();
    parts.headers.remove(header::CONTENT_LENGTH);
    Response::from_parts(parts, Body::from(with(body)))
}

/// The response with one field of its JSON object replaced; a refusal stays as it is.
async fn change(response: Response, field: &'static str, with: fn(&Value) -> Value) -> Response {
    if !response.status().is_success() {
        return response;
    }
    rewrite(response, |body| {
        match serde_json::from_slice::<Value>(&body) {
            Ok(mut value) if value.get(field).is_some() => {
                value[field] = with(&value[field]);
                value.to_string().into()
            }
            _ => body,
        }
    })
    .await
}

fn another_id(id: &Value) -> Value {
    json!(id.as_i64().unwrap_or_default() + 1)
}

fn another_code(code: &Value) -> Value {
    json!(format!("{}-other", code.as_str().unwrap_or_default()))
}
