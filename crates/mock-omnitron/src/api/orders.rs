//! `orders/`, `orders/{pk}/`, `orders_integration/{pk}/detailed_integration/`, `order_number/{number}/`,
//! `channel/{channel}/orders/`

use axum::Json;
use axum::extract::{OriginalUri, Path, State};
use serde_json::{Value, json};

use crate::answers::Problem;
use crate::api::paging::ListQuery;
use crate::api::unless;
use crate::data::{Order, OrderRow};
use crate::state::{App, World};
use crate::switches::{ListFilter, OrderPath, UnseenFilter};
use crate::texts::Text;

/// `GET orders/?number=…&status=…&is_send=…` , newest first. Unknown filters are ignored.
pub(super) async fn list(State(app): State<App>, asked: ListQuery) -> Result<Json<Value>, Problem> {
    let world = app.world();
    let filter = |filter| asked.honoured(filter, &world.switches);
    let number = filter(ListFilter::Number);
    let status = filter(ListFilter::Status);
    let is_send = filter(ListFilter::IsSend).and_then(boolean);
    let begins = asked.unseen(UnseenFilter::NumberBegins, &world.switches);
    let rows = world.data.orders.iter().filter(|order| {
        number.is_none_or(|number| order.number == number)
            && begins.is_none_or(|begins| order.number.starts_with(begins))
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
) -> Result<Json<Order>, Problem> {
    let world = app.world();
    unless(world.switches.no_order_number, &uri)?;
    let order = find_by_number(&world, &number)?;
    Ok(Json(world.data.draw_order(order)))
}

/// `GET channel/{channel}/orders/?number=…&pk__in=…&sort=…` , newest first unless sorted.
pub(super) async fn of_channel(
    State(app): State<App>,
    OriginalUri(uri): OriginalUri,
    Path((_, channel)): Path<(String, String)>,
    asked: ListQuery,
) -> Result<Json<Value>, Problem> {
    let world = app.world();
    unless(world.switches.no_channel_orders, &uri)?;
    let switches = &world.switches;
    let channel = world.channel(&channel)?.id;
    let number = asked.honoured(ListFilter::ChannelNumber, switches);
    let pks = asked.ids(ListFilter::ChannelPk, switches)?;
    let status = asked.unseen(UnseenFilter::ChannelStatus, switches);
    let is_send = asked.unseen(UnseenFilter::ChannelIsSend, switches);
    let is_send = is_send.and_then(boolean);
    let rows = world.data.orders.iter().filter(|order| {
        order.channel == channel
            && number.is_none_or(|number| order.number == number)
            && pks.as_ref().is_none_or(|pks| pks.contains(&order.pk))
            && status.is_none_or(|status| order.status == status)
            && is_send.is_none_or(|is_send| order.is_send == is_send)
    });
    let rows = asked.sorted(rows, (ListFilter::ChannelSort, switches), |order| order.pk);
    asked.page(rows, switches, |row| world.data.draw_order(row))
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
