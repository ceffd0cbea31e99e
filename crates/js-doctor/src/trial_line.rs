//! The lines of a trial, as Omnitron has them.

use release_client::Client;
use release_core::OrderItemId;
use release_core::endpoint::GetOrderItem;
use release_core::model::{Quantity, Status};
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
    let line = line.map_err(|error| said(format!("line {item}: {error}")))?;
    let order = match line.order {
        Some(order) => client.order(order).await.ok(),
        None => None,
    };
    let quantity = match line.quantity(QUANTITY) {
        Quantity::Stated(text) => text,
        Quantity::ProbablyOne => "1, probably".to_owned(),
        Quantity::Unreadable(text) => format!("not readable: {text}"),
    };
    let product = line.product.map(|it| [it.sku, it.name]);
    let product: Vec<String> = product.into_iter().flatten().flatten().collect();
    Ok(ShownLine {
        id: item.to_string(),
        order: order.and_then(|it| it.number),
        product: product.join(", "),
        quantity,
        status: status(&line.status),
    })
}

fn status(status: &Status) -> String {
    let name = status.known().map(|it| it.name().replace('_', " "));
    name.unwrap_or_else(|| status.to_string())
}
