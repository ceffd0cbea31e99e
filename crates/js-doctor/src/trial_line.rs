//! The lines of a trial, as Omnitron has them.

use core::num::NonZeroU32;

use release_client::{Client, ROWS_PER_PAGE};
use release_core::endpoint::list_order_items::ItemsAddress;
use release_core::endpoint::{GetOrderItem, ListOrderItems};
use release_core::model::{OrderItem, Quantity, Status};
use release_core::{CallCode, HasCode, OrderId, OrderItemId};
use release_js_host::host::HostClock;
use serde::Serialize;
use tsify::Tsify;
use wasm_bindgen::JsError;

use crate::once::Once;
use crate::session::said;

/// The attribute that holds the quantity unless a setting says otherwise.
const QUANTITY: &str = "quantity";

/// All of them.
#[derive(Debug, Serialize, Tsify)]
pub struct ShownLines {
    /// In the order in which they were named.
    pub lines: Vec<ShownLine>,
}

/// A line of an order. Texts are as Omnitron has them.
#[derive(Debug, Serialize, Tsify)]
#[tsify(missing_as_null)]
pub struct ShownLine {
    /// Its id.
    pub id: String,
    /// The number of its order; `null` where that could not be read.
    pub order: Option<String>,
    /// The product: SKU and name.
    pub product: String,
    /// How many units.
    pub quantity: String,
    /// Its status.
    pub status: String,
}

/// Reads a line and its order.
pub(crate) async fn read(
    client: &Client<Once, HostClock>,
    item: OrderItemId,
) -> Result<ShownLine, JsError> {
    let line = client.call(&GetOrderItem { item }).await;
    let line = line.map_err(|error| match error.code() {
        CallCode::RefusedNoSuchPath => {
            let prefix = client.connection().prefix;
            said(format!(
                "line {item}: Omnitron has no such call under {prefix}; try the other --prefix"
            ))
        }
        _ => said(format!("line {item}: {error}")),
    })?;
    let (order, listed) = match line.order {
        Some(order) => (
            client.order(order).await.ok(),
            listed(client, order, item).await,
        ),
        None => (None, None),
    };
    let quantity = match line.quantity(QUANTITY) {
        Quantity::Stated(text) => text,
        Quantity::ProbablyOne => "1, probably".to_owned(),
        Quantity::Unreadable(text) => format!("not readable: {text}"),
    };
    Ok(ShownLine {
        id: item.to_string(),
        order: order.and_then(|it| it.number),
        product: product(listed.as_ref().unwrap_or(&line)),
        quantity,
        status: status(&line.status),
    })
}

/// The line as the list of its order has it: with the product's name. One page is enough for a test order.
async fn listed(
    client: &Client<Once, HostClock>,
    order: OrderId,
    item: OrderItemId,
) -> Option<OrderItem> {
    let from = ItemsAddress::Detailed;
    let (page, limit) = (NonZeroU32::new(1), Some(ROWS_PER_PAGE));
    let list = ListOrderItems {
        order,
        from,
        page,
        limit,
    };
    let rows = client.call(&list).await.ok()?.page.rows;
    rows.into_iter().find(|row| row.pk == item)
}

fn product(line: &OrderItem) -> String {
    let Some(product) = &line.product else {
        return "no product".to_owned();
    };
    let named = [&product.sku, &product.name].into_iter().flatten();
    let named: Vec<&str> = named.map(String::as_str).collect();
    match (named.as_slice(), product.pk) {
        ([], Some(id)) => format!("product {id}"),
        _ => named.join(", "),
    }
}

fn status(status: &Status) -> String {
    let name = status.known().map(|it| it.name().replace('_', " "));
    name.unwrap_or_else(|| status.to_string())
}
