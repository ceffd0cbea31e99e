//! `orders/`, `orders/{pk}/`, `orders_integration/{pk}/detailed_integration/`

use axum::Json;
use axum::extract::{Path, State};
use serde_json::{Value, json};

use crate::answers::Problem;
use crate::api::paging::ListQuery;
use crate::data::Order;
use crate::state::{App, World};
use crate::switches::OrderFilter;
use crate::texts::Text;

/// `GET orders/?number=…&status=…&is_send=…` , newest first. Unknown filters are ignored.
pub(super) async fn list(State(app): State<App>, asked: ListQuery) -> Result<Json<Value>, Problem> {
    let world = app.world();
    let filter = |filter: OrderFilter, name: &str| {
        asked
            .filter(name)
            .filter(|_| !world.switches.ignore_filters.contains(&filter))
    };
    let number = filter(OrderFilter::Number, "number");
    let status = filter(OrderFilter::Status, "status");
    let is_send = filter(OrderFilter::IsSend, "is_send").and_then(boolean);
    let rows = world.data.orders.iter().filter(|order| {
        number.is_none_or(|number| order.number == number)
            && status.is_none_or(|status| order.status == status)
            && is_send.is_none_or(|is_send| order.is_send == is_send)
    });
    asked.page(rows, &world.switches)
}

/// `GET orders/{pk}/`
pub(super) async fn one(
    State(app): State<App>,
    Path((_, pk)): Path<(String, String)>,
) -> Result<Json<Order>, Problem> {
    find(&app.world(), &pk).map(|order| Json(order.clone()))
}

/// `GET orders_integration/{pk}/detailed_integration/` : the order with its lines.
pub(super) async fn with_everything(
    State(app): State<App>,
    Path((_, pk)): Path<(String, String)>,
) -> Result<Json<Value>, Problem> {
    let world = app.world();
    let order = find(&world, &pk)?;
    let mut value = json!(order);
    value["orderitem_set"] = world
        .data
        .lines_of(order.pk)
        .map(|line| json!(line))
        .collect();
    Ok(Json(value))
}

fn find<'w>(world: &'w World, pk: &str) -> Result<&'w Order, Problem> {
    let pk = pk.parse().map_err(|_| Problem::not_found(Text::NotFound))?;
    world
        .data
        .order(pk)
        .ok_or_else(|| Problem::not_found(Text::NoSuch("Order")))
}

/// What django-filter takes for a boolean; anything else is ignored.
fn boolean(value: &str) -> Option<bool> {
    match value {
        "true" | "True" | "1" => Some(true),
        "false" | "False" | "0" => Some(false),
        _ => None,
    }
}
