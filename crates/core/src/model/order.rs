//! Orders.

use serde::{Deserialize, Serialize};

use super::Status;
use crate::id::{ChannelId, OrderId};
use crate::read;

/// One order, from the nested or the flat serialisation (pages: get-orders,
/// update-order-and-order-item).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Order {
    /// The id; what lines are listed by.
    #[serde(alias = "id")]
    pub pk: OrderId,
    /// The number that people use. Text: letters and leading zeros occur.
    #[serde(default, deserialize_with = "read::digits")]
    pub number: Option<String>,
    /// The status.
    #[serde(default)]
    pub status: Status,
    /// Whether the ERP has been told; `None` where the server does not say.
    #[serde(default)]
    pub is_send: Option<bool>,
    /// When it was placed, as the server wrote it: ISO 8601, UTC.
    #[serde(default, deserialize_with = "read::word")]
    pub date_placed: Option<String>,
    /// The total, digit for digit as the server wrote it.
    #[serde(default, deserialize_with = "read::word")]
    pub amount: Option<String>,
    /// The currency, in lower case as Omnitron has it.
    #[serde(default, deserialize_with = "read::word")]
    pub currency: Option<String>,
    /// The sales channel.
    #[serde(default, deserialize_with = "read::object_or_id")]
    pub channel: Option<Channel>,
}

/// A sales channel: an object in the nested form, an id in the flat one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Channel {
    /// The id.
    #[serde(alias = "pk")]
    pub id: Option<ChannelId>,
    /// The name, where the nested form tells it.
    #[serde(default, deserialize_with = "read::word")]
    pub name: Option<String>,
}

impl From<u64> for Channel {
    fn from(id: u64) -> Self {
        Self {
            id: ChannelId::new(id).ok(),
            name: None,
        }
    }
}
