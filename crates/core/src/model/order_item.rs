//! Order lines.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Quantity, Status};
use crate::id::{OrderId, OrderItemId, ProductId, StockListId};
use crate::read;

/// One line of an order (pages: get-order-item-detail, saleschannelorderitem).
///
/// Nothing in it says whether its stock is still reserved; no such field is known.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OrderItem {
    /// The id; what `create_mapping` is called with.
    #[serde(alias = "id")]
    pub pk: OrderItemId,
    /// The order it belongs to.
    #[serde(default)]
    pub order: Option<OrderId>,
    /// The product: an object in the detailed form, an id in the plain one.
    #[serde(default, deserialize_with = "read::object_or_id")]
    pub product: Option<Product>,
    /// The status; the same set as an order's.
    #[serde(default)]
    pub status: Status,
    /// `waiting`, `rejected`, `completed`, or none.
    #[serde(default, deserialize_with = "read::word")]
    pub cancel_status: Option<String>,
    /// The price, digit for digit as the server wrote it.
    #[serde(default, deserialize_with = "read::word")]
    pub price: Option<String>,
    /// The currency of the price, in lower case as Omnitron has it.
    #[serde(default, deserialize_with = "read::word")]
    pub price_currency: Option<String>,
    /// The stock list that the reservation is held on.
    #[serde(default, deserialize_with = "read::object_or_id")]
    pub stock_list: Option<StockListRef>,
    /// Free attributes, each as JSON text. One of them may hold the quantity.
    #[serde(default, deserialize_with = "read::raw_members", skip_serializing)]
    pub attributes: BTreeMap<String, String>,
}

impl OrderItem {
    /// How many units the line stands for.
    ///
    /// A merged line holds its quantity in an attribute whose name is a
    /// setting of the installation (page: splitting-a-merged-order-item).
    pub fn quantity(&self, key: &str) -> Quantity {
        Quantity::read(self.attributes.get(key).map(String::as_str))
    }

    /// Whether a cancellation or refund is asked for or done.
    pub fn is_cancelled(&self) -> bool {
        self.status.is_cancelled()
            || matches!(self.cancel_status.as_deref(), Some("waiting" | "completed"))
    }
}

/// The product of a line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Product {
    /// The id.
    #[serde(alias = "id")]
    pub pk: Option<ProductId>,
    /// The stock-keeping unit.
    #[serde(default, deserialize_with = "read::word")]
    pub sku: Option<String>,
    /// The name, as text; it may hold anything.
    #[serde(default, deserialize_with = "read::word")]
    pub name: Option<String>,
}

impl From<u64> for Product {
    fn from(id: u64) -> Self {
        Self {
            pk: ProductId::new(id).ok(),
            sku: None,
            name: None,
        }
    }
}

/// A stock list: an object or an id.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StockListRef {
    /// The id.
    #[serde(alias = "id")]
    pub pk: Option<StockListId>,
}

impl From<u64> for StockListRef {
    fn from(id: u64) -> Self {
        Self {
            pk: StockListId::new(id).ok(),
        }
    }
}
