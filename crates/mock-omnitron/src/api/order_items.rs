//! `order_item/detailed_integration/`, `order_items/`, `order_items/{pk}/`,
//! `channel/{channel}/order_items/`

use axum::Json;
use axum::extract::{OriginalUri, Path, State};
use serde_json::{Value, json};

use crate::answers::Problem;
use crate::api::paging::ListQuery;
use crate::api::unless;
use crate::data::{Data, Line, LineRow};
use crate::state::App;
use crate::switches::{ListFilter, UnseenFilter};
use crate::texts::Text;

/// `GET order_item/detailed_integration/?order=…` (singular): lines with their product as an object.
pub(super) async fn detailed(
    State(app): State<App>,
    OriginalUri(uri): OriginalUri,
    asked: ListQuery,
) -> Result<Json<Value>, Problem> {
    let world = app.world();
    unless(world.switches.no_singular, &uri)?;
    let lines = lines(&world.data, &asked)?;
    asked.page(lines, &world.switches, |line| world.data.draw_line(line))
}

/// `GET order_items/?order=…` (plural): lines with their product as an id.
pub(super) async fn list(State(app): State<App>, asked: ListQuery) -> Result<Json<Value>, Problem> {
    let world = app.world();
    let lines = lines(&world.data, &asked)?;
    asked.page(lines, &world.switches, |line| flat(&world.data, line))
}

/// `GET channel/{channel}/order_items/?order=…&pk__in=…&sort=…` : lines of the channel, with their product
/// as an id; of the newest order first unless sorted.
pub(super) async fn of_channel(
    State(app): State<App>,
    OriginalUri(uri): OriginalUri,
    Path((_, channel)): Path<(String, String)>,
    asked: ListQuery,
) -> Result<Json<Value>, Problem> {
    let world = app.world();
    unless(world.switches.no_channel_order_items, &uri)?;
    let (data, switches) = (&world.data, &world.switches);
    let channel = world.channel(&channel)?.id;
    let order = asked.integer(ListFilter::ChannelLineOrder, switches)?;
    let pks = asked.ids(ListFilter::ChannelLinePk, switches)?;
    let number = asked.unseen(UnseenFilter::ChannelLineNumber, switches);
    let status = asked.unseen(UnseenFilter::ChannelLineStatus, switches);
    let product = asked.unseen(UnseenFilter::ChannelLineProduct, switches);
    let product = product.map_or(Ok(None), |_| asked.number("product"))?;
    let orders = data.orders.iter().filter(|row| {
        row.channel == channel
            && order.is_none_or(|order| row.pk == order)
            && number.is_none_or(|number| row.number == number)
    });
    let lines = orders.flat_map(|row| data.lines_of(row)).filter(|line| {
        pks.as_ref().is_none_or(|pks| pks.contains(&line.pk))
            && status.is_none_or(|status| line.status == status)
            && product.is_none_or(|product| line.product == product)
    });
    let lines = asked.sorted(lines, (ListFilter::ChannelLineSort, switches), |line| {
        line.pk
    });
    asked.page(lines, switches, |line| flat(data, line))
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
