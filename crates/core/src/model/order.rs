//! Orders.

use serde::Serialize;

use super::Status;
use crate::id::{ChannelId, OrderId};

crate::json_struct! {
    /// One order, from the nested or the flat serialisation (pages: get-orders,
    /// update-order-and-order-item).
    #[derive(Clone, Debug, PartialEq, Serialize)]
    pub struct Order {
        /// The id, by which lines are listed.
        pub pk: OrderId | "id",
        /// The number that people use. Text: letters and leading zeros occur.
        pub number: Option<String> => scalar,
        /// The status.
        pub status: Status,
        /// Whether the order was sent to the ERP; `None` if the server does not say.
        pub is_send: Option<bool>,
        /// When it was placed, as the server wrote it: ISO 8601, UTC.
        pub date_placed: Option<String> => word,
        /// The total, digit for digit as the server wrote it.
        pub amount: Option<String> => word,
        /// The currency, in lower case as Omnitron has it.
        pub currency: Option<String> => word,
        /// The sales channel.
        pub channel: Option<Channel> => object_or_id,
    }
}

impl Order {
    /// The id of its sales channel, if the server states it.
    pub fn channel_id(&self) -> Option<ChannelId> {
        self.channel.as_ref()?.id
    }
}

crate::json_struct! {
    /// A sales channel: an object in the nested form, an id in the flat one.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize)]
    pub struct Channel {
        /// The id.
        pub id: Option<ChannelId> | "pk",
        /// The name, if the nested form has one.
        pub name: Option<String> => word,
    }
}

crate::deserialize_from_json!(Channel);

impl From<u64> for Channel {
    fn from(id: u64) -> Self {
        Self {
            id: ChannelId::new(id).ok(),
            name: None,
        }
    }
}
