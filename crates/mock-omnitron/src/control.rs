//! `/_control/…`: switches, ledger and reset, for tests that have the key.

use axum::extract::rejection::JsonRejection;
use axum::extract::{Path, Request, State};
use axum::http::StatusCode;
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use serde_json::{Map, Value, json};

use crate::answers::no_such_path;
use crate::state::App;
use crate::switches::Switches;

pub(crate) fn router(app: &App) -> Router {
    Router::new()
        .route("/_control/ledger", get(ledger))
        .route("/_control/switches", get(switches).put(switch))
        .route("/_control/reset", post(reset))
        .route("/_control/item/{pk}", get(item))
        .route("/_control/sample", get(sample))
        .route("/_control/truth", get(truth))
        .fallback(unknown)
        .layer(from_fn_with_state(app.clone(), lock))
        .with_state(app.clone())
}

/// Without a key in the settings nothing of this exists.
async fn lock(State(app): State<App>, request: Request, next: Next) -> Response {
    let Some(key) = &app.settings.control_key else {
        return no_such_path(request.uri().path());
    };
    let shown = request.headers().get("x-control-key");
    if shown.is_some_and(|shown| shown.as_bytes() == key.as_bytes()) {
        next.run(request).await
    } else {
        refuse(
            StatusCode::FORBIDDEN,
            "the header X-Control-Key does not bear the key",
        )
    }
}

async fn unknown(request: Request) -> Response {
    no_such_path(request.uri().path())
}

/// `GET /_control/ledger` : every POST, and the last 1000 requests.
async fn ledger(State(app): State<App>) -> Json<Value> {
    Json(json!(app.world().ledger))
}

/// `GET /_control/switches` : faults with the times that are left.
async fn switches(State(app): State<App>) -> Json<Switches> {
    Json(app.world().switches.clone())
}

/// `PUT /_control/switches` : a JSON object; switches that it does not name keep their value.
async fn switch(
    State(app): State<App>,
    body: Result<Json<Map<String, Value>>, JsonRejection>,
) -> Response {
    let changes = match body {
        Ok(Json(changes)) => changes,
        Err(rejection) => return refuse(StatusCode::BAD_REQUEST, &rejection.body_text()),
    };
    let mut world = app.world();
    match world.switches.with(changes) {
        Ok(switches) => {
            world.switches = switches.clone();
            Json(switches).into_response()
        }
        Err(error) => refuse(StatusCode::BAD_REQUEST, &error.to_string()),
    }
}

/// `POST /_control/reset` : data, tokens and switches as at the start, ledger empty.
async fn reset(State(app): State<App>) -> StatusCode {
    app.world().reset(&app.settings);
    StatusCode::NO_CONTENT
}

/// `GET /_control/item/{pk}` : a line, its mappings, and the stock row that it is held on.
async fn item(State(app): State<App>, Path(pk): Path<i64>) -> Response {
    let world = app.world();
    let Some(line) = world.data.line(pk) else {
        return refuse(StatusCode::NOT_FOUND, "no such order item");
    };
    let stock = world.data.stock_of(line);
    let state = json!({
        "item": world.data.draw_line(line),
        "quantity": line.quantity,
        "released": world.data.mappings.released(pk),
        "mappings": world.data.mappings.of(pk),
        "stock": stock.map(|row| row.flat(&world.switches.also_frees)),
    });
    Json(state).into_response()
}

/// `GET /_control/sample` : what orders and lines there are.
async fn sample(State(app): State<App>) -> Json<Value> {
    Json(app.world().data.sample())
}

/// `GET /_control/truth` : what became of every line, and the units on each stock row.
async fn truth(State(app): State<App>) -> Json<Value> {
    Json(json!(app.world().data.truth()))
}

fn refuse(status: StatusCode, why: &str) -> Response {
    (status, Json(json!({ "detail": why }))).into_response()
}
