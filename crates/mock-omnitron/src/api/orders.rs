//! `orders/`, `orders/{pk}/`, `orders_integration/{pk}/detailed_integration/`, `order_number/{number}/`,
//! `channel/{channel}/orders/`

use axum::Json;
use axum::extract::{OriginalUri, Path, State};
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};

use crate::answers::{Problem, no_such_path};
use crate::api::paging::ListQuery;
use crate::data::{Order, OrderRow};
use crate::state::{App, World};
use crate::switches::{OrderFilter, OrderPath};
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
    asked.page(rows, &world.switches, |row| world.data.draw_order(row))
}

/// `GET orders/{pk}/`, or with the number in its place, by switch.
pub(super) async fn one(
    State(app): State<App>,
    Path((_, name)): Path<(String, String)>,
) -> Result<Json<Order>, Problem> {
    let world = app.world();
    let order = match world.switches.order_path {
        OrderPath::Pk => find(&world, &name),
        OrderPath::Number => find_by_number(&world, &name),
    };
    order.map(|order| Json(world.data.draw_order(order)))
}

/// `GET order_number/{number}/`
pub(super) async fn by_number(
    State(app): State<App>,
    OriginalUri(uri): OriginalUri,
    Path((_, number)): Path<(String, String)>,
) -> Response {
    let world = app.world();
    if world.switches.no_order_number {
        return no_such_path(uri.path());
    }
    let order = find_by_number(&world, &number);
    order
        .map(|order| Json(world.data.draw_order(order)))
        .into_response()
}

/// `GET channel/{channel}/orders/?number=…` , newest first.
pub(super) async fn of_channel(
    State(app): State<App>,
    OriginalUri(uri): OriginalUri,
    Path((_, channel)): Path<(String, String)>,
    asked: ListQuery,
) -> Response {
    let world = app.world();
    if world.switches.no_channel_orders {
        return no_such_path(uri.path());
    }
    let ignored = &world.switches.ignore_filters;
    let number = asked
        .filter("number")
        .filter(|_| !ignored.contains(&OrderFilter::ChannelNumber));
    let page = world.channel(&channel).and_then(|channel| {
        let rows = world.data.orders.iter().filter(|order| {
            order.channel == channel.id && number.is_none_or(|number| order.number == number)
        });
        asked.page(rows, &world.switches, |row| world.data.draw_order(row))
    });
    page.into_response()
}

/// `GET orders_integration/{pk}/detailed_integration/` : the order with its lines.
pub(super) async fn with_everything(
    State(app): State<App>,
    Path((_, pk)): Path<(String, String)>,
) -> Result<Json<Value>, Problem> {
    let world = app.world();
    let (order, lines) = world.data.draw(find(&world, &pk)?);
    let mut value = json!(order);
    value["orderitem_set"] = json!(lines);
    Ok(Json(value))
}

fn find<'w>(world: &'w World, pk: &str) -> Result<&'w OrderRow, Problem> {
    let pk = pk.parse().map_err(|_| Problem::not_found(Text::NotFound))?;
    world
        .data
        .order(pk)
        .ok_or_else(|| Problem::not_found(Text::NoSuch("Order")))
}

/// The newest order of a number; another channel may have one, too.
fn find_by_number<'w>(world: &'w World, number: &str) -> Result<&'w OrderRow, Problem> {
    let mut orders = world.data.orders.iter();
    orders
        .find(|order| order.number == number)
        .ok_or_else(|| Problem::not_found(Text::NoSuch("Order")))
}

/// The values that django-filter takes for a boolean; anything else is ignored.
fn boolean(value: &str) -> Option<bool> {
    match value {
        "true" | "True" | "1" => Some(true),
        "false" | "False" | "0" => Some(false),
        _ => None,
    }
}
