//! Orders.

use serde::Serialize;

use super::{OrderItem, Status};
use crate::decode::{DecodeError, FromJson, Json, deserialize_from_json};
use crate::id::{ChannelId, OrderId};
use crate::run::Doubt;

/// One order, from the nested or the flat serialisation (pages: get-orders,
/// update-order-and-order-item).
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Order {
    /// The id; what lines are listed by.
    pub pk: OrderId,
    /// The number that people use. Text: letters and leading zeros occur.
    pub number: Option<String>,
    /// The status.
    pub status: Status,
    /// Whether the ERP has been told; `None` where the server does not say.
    pub is_send: Option<bool>,
    /// When it was placed, as the server wrote it: ISO 8601, UTC.
    pub date_placed: Option<String>,
    /// The total, digit for digit as the server wrote it.
    pub amount: Option<String>,
    /// The currency, in lower case as Omnitron has it.
    pub currency: Option<String>,
    /// The sales channel.
    pub channel: Option<Channel>,
}

impl Order {
    /// The id of its sales channel, where it is told.
    pub fn channel_id(&self) -> Option<ChannelId> {
        self.channel.as_ref()?.id
    }

    /// What a person must agree to before a line of this order is sent, as far
    /// as Omnitron tells.
    pub fn doubts(&self, line: &OrderItem) -> Vec<Doubt> {
        let is_cancelled = line.is_cancelled() || self.status.is_cancelled();
        let all = [
            (Doubt::Cancelled, is_cancelled),
            (Doubt::NotInErp, self.is_send == Some(false)),
        ];
        let held = all.into_iter().filter(|(_, holds)| *holds);
        held.map(|(doubt, _)| doubt).collect()
    }
}

/// A sales channel: an object in the nested form, an id in the flat one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Channel {
    /// The id.
    pub id: Option<ChannelId>,
    /// The name, where the nested form tells it.
    pub name: Option<String>,
}

impl FromJson for Order {
    fn from_json(json: &Json<'_>) -> Result<Self, DecodeError> {
        let members = json.object()?;
        Ok(Self {
            pk: members.required(&["pk", "id"])?,
            number: members.scalar("number")?,
            status: members.optional(&["status"])?.unwrap_or_default(),
            is_send: members.optional(&["is_send"])?,
            date_placed: members.word("date_placed")?,
            amount: members.word("amount")?,
            currency: members.word("currency")?,
            channel: members.object_or_id("channel")?,
        })
    }
}

impl FromJson for Channel {
    fn from_json(json: &Json<'_>) -> Result<Self, DecodeError> {
        let members = json.object()?;
        Ok(Self {
            id: members.optional(&["id", "pk"])?,
            name: members.word("name")?,
        })
    }
}

deserialize_from_json!(Order, Channel);

impl From<u64> for Channel {
    fn from(id: u64) -> Self {
        Self {
            id: ChannelId::new(id).ok(),
            name: None,
        }
    }
}
