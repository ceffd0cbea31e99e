//! Order lines.

use serde::Serialize;

use super::{Quantity, Status};
use crate::decode::{DecodeError, FromJson, Json};
use crate::id::{OrderId, OrderItemId, ProductId, StockListId};

crate::json_struct! {
    /// One line of an order (pages: get-order-item-detail, saleschannelorderitem).
    ///
    /// Nothing in it says whether its stock is still reserved; no such field is known.
    #[derive(Clone, Debug, PartialEq, Serialize)]
    pub struct OrderItem {
        /// The id, with which `create_mapping` is called.
        pub pk: OrderItemId | "id",
        /// The order it belongs to.
        pub order: Option<OrderId>,
        /// The product: an object in the detailed form, an id in the plain one.
        pub product: Option<Product> => object_or_id,
        /// The status; the same set as an order's.
        pub status: Status,
        /// `waiting`, `rejected`, `completed`, or none.
        pub cancel_status: Option<String> => word,
        /// The price, digit for digit as the server wrote it.
        pub price: Option<String> => word,
        /// The currency of the price, in lower case as Omnitron has it.
        pub price_currency: Option<String> => word,
        /// The stock list that the reservation is held on.
        pub stock_list: Option<StockListRef> => object_or_id,
        /// Free attributes; one of them may hold the quantity.
        #[serde(skip_serializing)]
        pub attributes: Attributes,
    }
}

impl OrderItem {
    /// The quantity of the line.
    ///
    /// A merged line holds its quantity in an attribute whose name is a
    /// setting of the installation (page: splitting-a-merged-order-item).
    pub fn quantity(&self, key: &str) -> Quantity {
        Quantity::read(self.attributes.get(key))
    }

    /// Whether a cancellation or refund is asked for, and not decided yet.
    pub fn is_cancellation_requested(&self) -> bool {
        let is_done = self.cancel_status.as_deref() == Some("completed");
        let is_waiting = self.cancel_status.as_deref() == Some("waiting");
        if self.status.is_cancelled() {
            self.status.is_cancellation_requested() && !is_done
        } else {
            is_waiting
        }
    }

    /// Whether a cancellation or refund is asked for or done.
    pub fn is_cancelled(&self) -> bool {
        self.status.is_cancelled()
            || matches!(self.cancel_status.as_deref(), Some("waiting" | "completed"))
    }
}

/// Free attributes by name. Each value is a text, which is JSON unless it was a
/// string or a number. Those that are `null` are left out.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Attributes(Vec<(String, String)>);

impl Attributes {
    /// The attribute of this name; of several, the last one, as JSON parsers
    /// take it.
    pub fn get(&self, name: &str) -> Option<&str> {
        let mut found = self.0.iter().rev().filter(|(known, _)| known == name);
        found.next().map(|(_, text)| text.as_str())
    }
}

impl FromJson for Attributes {
    /// Decodes the members of an object; anything else has no attributes.
    fn from_json(json: &Json<'_>) -> Result<Self, DecodeError> {
        let Json::Object(members) = json else {
            return Ok(Self::default());
        };
        let present = members.iter().filter(|(_, value)| *value != Json::Null);
        let texts = present.map(|(name, value)| (name.to_string(), as_text(value)));
        Ok(Self(texts.collect()))
    }

    fn from_member(member: Option<&Json<'_>>) -> Result<Self, DecodeError> {
        member.map_or_else(|| Ok(Self::default()), Self::from_json)
    }
}

fn as_text(value: &Json<'_>) -> String {
    value
        .scalar()
        .map_or_else(|| value.to_string(), str::to_owned)
}

crate::json_struct! {
    /// The product of a line.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize)]
    pub struct Product {
        /// The id.
        pub pk: Option<ProductId> | "id",
        /// The stock-keeping unit.
        pub sku: Option<String> => word,
        /// The name, as text; it may hold anything.
        pub name: Option<String> => word,
    }
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

crate::json_struct! {
    /// A stock list: an object or an id.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize)]
    pub struct StockListRef {
        /// The id.
        pub pk: Option<StockListId> | "id",
    }
}

impl From<u64> for StockListRef {
    fn from(id: u64) -> Self {
        Self {
            pk: StockListId::new(id).ok(),
        }
    }
}
