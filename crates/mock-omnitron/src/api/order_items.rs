//! `order_item/detailed_integration/`, `order_items/`, `order_items/{pk}/`

use axum::Json;
use axum::extract::{OriginalUri, Path, State};
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};

use crate::answers::{Problem, no_such_path};
use crate::api::paging::ListQuery;
use crate::data::{Data, Line, LineRow};
use crate::state::App;
use crate::texts::Text;

/// `GET order_item/detailed_integration/?order=…` (singular): lines with their product as an object.
pub(super) async fn detailed(
    State(app): State<App>,
    OriginalUri(uri): OriginalUri,
    asked: ListQuery,
) -> Response {
    let world = app.world();
    if world.switches.no_singular {
        return no_such_path(uri.path());
    }
    let page = lines(&world.data, &asked).and_then(|lines| {
        let show = |line| world.data.draw_line(line);
        asked.page(lines, &world.switches, show)
    });
    page.into_response()
}

/// `GET order_items/?order=…` (plural): lines with their product as an id.
pub(super) async fn list(State(app): State<App>, asked: ListQuery) -> Result<Json<Value>, Problem> {
    let world = app.world();
    let lines = lines(&world.data, &asked)?;
    asked.page(lines, &world.switches, |line| flat(&world.data, line))
}

/// `GET order_items/{pk}/`
pub(super) async fn one(
    State(app): State<App>,
    Path((_, pk)): Path<(String, String)>,
) -> Result<Json<Value>, Problem> {
    let world = app.world();
    let line = find(&world.data, &pk)?;
    Ok(Json(json!(flat(&world.data, line))))
}

/// The line with this pk, as it stands in a path.
pub(super) fn find<'d>(data: &'d Data, pk: &str) -> Result<&'d LineRow, Problem> {
    let pk = pk.parse().map_err(|_| Problem::not_found(Text::NotFound))?;
    data.line(pk)
        .ok_or_else(|| Problem::not_found(Text::NoSuch("OrderItem")))
}

/// The line with its product and lists as ids.
fn flat(data: &Data, line: &LineRow) -> Option<Value> {
    data.draw_line(line).as_ref().map(Line::flat)
}

fn lines<'d>(
    data: &'d Data,
    asked: &ListQuery,
) -> Result<impl Iterator<Item = &'d LineRow>, Problem> {
    let order = asked.number("order")?;
    Ok(data
        .lines
        .iter()
        .filter(move |line| order.is_none_or(|order| line.order == order)))
}
