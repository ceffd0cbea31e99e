//! Orders and their lines, as far as rows are compared with them.

use release_core::model::{Channel, Order, OrderItem, Quantity};
use release_core::{OrderId, OrderItemId};
use serde::{Deserialize, Serialize};

/// An order that was found by its number. It has no personal data.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FoundOrder {
    /// The id.
    pub id: OrderId,
    /// The number, as Omnitron has it; `None` if it states none.
    pub number: Option<String>,
    /// The sales channel, if Omnitron states it.
    pub channel: Option<Channel>,
    /// Whether the whole order is cancelled or refunded, or asked to be.
    pub is_cancelled: bool,
    /// Its lines.
    pub lines: Lines,
}

/// The lines of an order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Lines {
    /// They could not be read, or not all of them.
    Failed,
    /// All of them, in any order.
    Read(Vec<FoundLine>),
}

/// One line of an order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FoundLine {
    /// The id.
    pub item: OrderItemId,
    /// The order that it names; `None` if it names none. A line that names
    /// another order is passed over: Omnitron ignores filters it does not know.
    pub order: Option<OrderId>,
    /// The product; `None` if Omnitron states only its id.
    pub sku: Option<String>,
    /// The quantity.
    pub quantity: Quantity,
    /// Whether it is cancelled or refunded, or asked to be; `None` if Omnitron
    /// states no status.
    pub is_cancelled: Option<bool>,
}

impl FoundOrder {
    /// Takes what rows are compared with.
    pub fn new(order: &Order, lines: Lines) -> Self {
        Self {
            id: order.pk,
            number: order.number.clone(),
            channel: order.channel.clone(),
            is_cancelled: order.status.is_cancelled(),
            lines,
        }
    }
}

impl Lines {
    /// Takes the lines that were read, `is_whole` if they are all. `quantity_key`
    /// is as in [`FoundLine::new`].
    pub fn new(items: &[OrderItem], is_whole: bool, quantity_key: &str) -> Self {
        if !is_whole {
            return Self::Failed;
        }
        let lines = items.iter();
        Self::Read(
            lines
                .map(|item| FoundLine::new(item, quantity_key))
                .collect(),
        )
    }
}

impl FoundLine {
    /// Takes what rows are compared with. `quantity_key` names the attribute of
    /// the line that holds its quantity.
    pub fn new(item: &OrderItem, quantity_key: &str) -> Self {
        let is_told = !item.status.as_str().is_empty() || item.is_cancelled();
        let product = item.product.as_ref();
        Self {
            item: item.pk,
            order: item.order,
            sku: product.and_then(|product| product.sku.clone()),
            quantity: item.quantity(quantity_key),
            is_cancelled: is_told.then(|| item.is_cancelled()),
        }
    }
}
