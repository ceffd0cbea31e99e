//! `OPTIONS`, as Django REST framework's own `SimpleMetadata` answers it.

use axum::Json;
use axum::extract::{Extension, OriginalUri, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};

use crate::layers::Caller;
use crate::state::App;

/// The name that a view has, from the last word of its path.
fn name(path: &str) -> String {
    let mut segments = path.trim_end_matches('/').rsplit('/');
    let word = segments.find(|it| it.parse::<i64>().is_err());
    let word = word.unwrap_or_default().replace('_', " ");
    let mut letters = word.chars();
    let first = letters.next().map(|it| it.to_uppercase().to_string());
    format!("{}{}", first.unwrap_or_default(), letters.as_str())
}

/// `OPTIONS …` : what the view is, and of `create_mapping` the fields that a user with the right to POST
/// may send.
pub(super) async fn describe(
    State(app): State<App>,
    OriginalUri(uri): OriginalUri,
    caller: Option<Extension<Caller>>,
) -> Response {
    let switches = app.world().switches.clone();
    if !switches.metadata {
        return StatusCode::METHOD_NOT_ALLOWED.into_response();
    }
    let mut about = json!({
        "name": name(uri.path()),
        "description": "",
        "renders": ["application/json"],
        "parses": ["application/json"],
    });
    let user = caller.map(|Extension(Caller(user))| user.username);
    let may_post = user.is_some() && switches.forbidden_user.as_deref() != user;
    if uri.path().ends_with("/create_mapping/") && may_post {
        about["actions"] = json!({ "POST": fields(switches.code_max_length) });
    }
    Json(about).into_response()
}

fn fields(code_max_length: usize) -> Value {
    json!({
        "code": {
            "type": "string",
            "required": true,
            "read_only": false,
            "label": "Code",
            "max_length": code_max_length,
        },
        "update_stock": {
            "type": "boolean",
            "required": false,
            "read_only": false,
            "label": "Update stock",
        },
    })
}
