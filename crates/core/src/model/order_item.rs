//! Order lines.

use serde::Serialize;

use super::{Quantity, Status};
use crate::decode::{DecodeError, FromJson, Json, deserialize_from_json};
use crate::id::{OrderId, OrderItemId, ProductId, StockListId};

/// One line of an order (pages: get-order-item-detail, saleschannelorderitem).
///
/// Nothing in it says whether its stock is still reserved; no such field is known.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct OrderItem {
    /// The id; what `create_mapping` is called with.
    pub pk: OrderItemId,
    /// The order it belongs to.
    pub order: Option<OrderId>,
    /// The product: an object in the detailed form, an id in the plain one.
    pub product: Option<Product>,
    /// The status; the same set as an order's.
    pub status: Status,
    /// `waiting`, `rejected`, `completed`, or none.
    pub cancel_status: Option<String>,
    /// The price, digit for digit as the server wrote it.
    pub price: Option<String>,
    /// The currency of the price, in lower case as Omnitron has it.
    pub price_currency: Option<String>,
    /// The stock list that the reservation is held on.
    pub stock_list: Option<StockListRef>,
    /// Free attributes, less those that are `null`: their names, and each as a
    /// text, which is JSON where it is neither a string nor a number. One of
    /// them may hold the quantity.
    #[serde(skip_serializing)]
    pub attributes: Vec<(String, String)>,
}

impl OrderItem {
    /// How many units the line stands for.
    ///
    /// A merged line holds its quantity in an attribute whose name is a
    /// setting of the installation (page: splitting-a-merged-order-item).
    pub fn quantity(&self, key: &str) -> Quantity {
        // Where a name is there twice, JSON's readers take the last one.
        let mut attributes = self.attributes.iter().rev();
        let stated = attributes.find(|(name, _)| name == key);
        Quantity::read(stated.map(|(_, text)| text.as_str()))
    }

    /// Whether a cancellation or refund is asked for or done.
    pub fn is_cancelled(&self) -> bool {
        self.status.is_cancelled()
            || matches!(self.cancel_status.as_deref(), Some("waiting" | "completed"))
    }
}

impl FromJson for OrderItem {
    fn from_json(json: &Json<'_>) -> Result<Self, DecodeError> {
        let members = json.object()?;
        Ok(Self {
            pk: members.required(&["pk", "id"])?,
            order: members.optional(&["order"])?,
            product: members.object_or_id("product")?,
            status: members.optional(&["status"])?.unwrap_or_default(),
            cancel_status: members.word("cancel_status")?,
            price: members.word("price")?,
            price_currency: members.word("price_currency")?,
            stock_list: members.object_or_id("stock_list")?,
            attributes: members
                .optional_by(&["attributes"], |json| Ok(attributes(json)))?
                .unwrap_or_default(),
        })
    }
}

/// The members of an object; none if it is not an object.
fn attributes(json: &Json<'_>) -> Vec<(String, String)> {
    let Json::Object(members) = json else {
        return Vec::new();
    };
    let told = members.iter().filter(|(_, value)| *value != Json::Null);
    let texts = told.map(|(name, value)| (name.to_string(), as_text(value)));
    texts.collect()
}

fn as_text(value: &Json<'_>) -> String {
    value
        .scalar()
        .map_or_else(|| value.to_string(), str::to_owned)
}

/// The product of a line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Product {
    /// The id.
    pub pk: Option<ProductId>,
    /// The stock-keeping unit.
    pub sku: Option<String>,
    /// The name, as text; it may hold anything.
    pub name: Option<String>,
}

impl FromJson for Product {
    fn from_json(json: &Json<'_>) -> Result<Self, DecodeError> {
        let members = json.object()?;
        Ok(Self {
            pk: members.optional(&["pk", "id"])?,
            sku: members.word("sku")?,
            name: members.word("name")?,
        })
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

/// A stock list: an object or an id.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct StockListRef {
    /// The id.
    pub pk: Option<StockListId>,
}

impl FromJson for StockListRef {
    fn from_json(json: &Json<'_>) -> Result<Self, DecodeError> {
        let pk = json.object()?.optional(&["pk", "id"])?;
        Ok(Self { pk })
    }
}

deserialize_from_json!(OrderItem);

impl From<u64> for StockListRef {
    fn from(id: u64) -> Self {
        Self {
            pk: StockListId::new(id).ok(),
        }
    }
}
