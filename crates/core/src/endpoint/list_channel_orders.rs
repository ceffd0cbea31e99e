//! `GET /api/v1/channel/{channel}/orders/?number={number}`
//!
//! The orders of a number on one sales channel: Akinon's own way of asking
//! whether an order exists (sdk: orders.py). Seen under `v1` only, so the prefix
//! setting does not apply.

use super::request::{Query, get};
use super::{Endpoint, response};
use crate::connection::Connection;
use crate::error::{BuildError, ResponseError};
use crate::id::ChannelId;
use crate::model::{Checked, Order, Page};

/// The orders of a number on a channel, on which each number is given once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListChannelOrders {
    /// The sales channel.
    pub channel: ChannelId,
    /// The number, exactly.
    pub number: String,
}

impl Endpoint for ListChannelOrders {
    type Output = Checked<Order>;

    fn to_http(&self, connection: &Connection) -> Result<http::Request<Vec<u8>>, BuildError> {
        let query = Query::default().with("number", Some(&self.number));
        let path = format!("v1/channel/{}/orders/", self.channel);
        get(connection, &path, query)
    }

    /// Drops orders of another number, and orders without a number.
    fn parse(&self, response: &http::Response<Vec<u8>>) -> Result<Checked<Order>, ResponseError> {
        let page: Page<Order> = response::read(response)?;
        Ok(page.check(|order| order.number.as_ref() == Some(&self.number)))
    }
}
