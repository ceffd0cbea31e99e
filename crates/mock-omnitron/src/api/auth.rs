//! `auth/login/`, `auth/logout/`, `active_user/`

use axum::extract::State;
use axum::response::IntoResponse;
use axum::{Extension, Json};
use serde_json::{Value, json};

use crate::answers::Problem;
use crate::api::body::JsonObject;
use crate::data::User;
use crate::layers::Caller;
use crate::state::App;
use crate::texts::{Language, Text};

/// `POST auth/login/` with `{"username", "password"}` gives `{"key"}`.
pub(super) async fn login(
    State(app): State<App>,
    JsonObject(body): JsonObject,
) -> Result<Json<Value>, Problem> {
    let text = |name: &str| {
        body.get(name)
            .map_or(Value::Null, |raw| raw.get().parse().unwrap_or_default())
    };
    let complaint = match (body.contains_key("password"), text("password")) {
        (false, _) => Some(Text::Required),
        (true, Value::Null) => Some(Text::Null),
        (true, Value::String(password)) if password.trim().is_empty() => Some(Text::Blank),
        (true, Value::String(_) | Value::Number(_)) => None,
        (true, _) => Some(Text::NotString),
    };
    if let Some(complaint) = complaint {
        return Err(Problem::fields(vec![("password", complaint)]));
    }
    let (username, password) = (text("username"), text("password"));
    let (username, password) = (
        username.as_str().unwrap_or_default(),
        password.as_str().unwrap_or_default(),
    );
    let mut world = app.world();
    let user = world.log_in(username.trim(), password.trim());
    let user = user.ok_or_else(|| Problem::whole(Text::WrongLogin))?;
    Ok(Json(json!({ "key": user.token })))
}

/// `POST auth/logout/` deletes the token, and with it every other session of the user.
pub(super) async fn logout(
    State(app): State<App>,
    Extension(Caller(user)): Extension<Caller>,
) -> impl IntoResponse {
    app.world().revoke(&user);
    Json(json!({ "detail": Text::LoggedOut.say(Language::English) }))
}

/// `GET active_user/`
pub(super) async fn active_user(Extension(Caller(user)): Extension<Caller>) -> Json<User> {
    Json(user)
}
