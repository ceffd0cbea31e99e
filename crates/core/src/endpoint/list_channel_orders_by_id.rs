//! `GET /api/v1/channel/{channel}/orders/?pk__in={order},{order}&limit`
//!
//! Some orders of a sales channel by their ids (sdk: orders.py). Seen under `v1`
//! only, so the prefix setting does not apply.

use core::num::NonZeroU32;

use super::request::{Query, get, joined};
use super::{Endpoint, response};
use crate::connection::Connection;
use crate::error::{BuildError, ResponseError};
use crate::id::{ChannelId, OrderId};
use crate::model::{Checked, Order, Page};

/// Orders of a channel by their ids.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListChannelOrdersById {
    /// The sales channel.
    pub channel: ChannelId,
    /// The orders.
    pub orders: Vec<OrderId>,
    /// The rows of a page. Default on the server: 10.
    pub limit: Option<NonZeroU32>,
}

impl Endpoint for ListChannelOrdersById {
    type Output = Checked<Order>;

    fn to_http(&self, connection: &Connection) -> Result<http::Request<Vec<u8>>, BuildError> {
        let query = Query::default()
            .with("pk__in", joined(&self.orders))
            .with("limit", self.limit);
        let path = format!("v1/channel/{}/orders/", self.channel);
        get(connection, &path, query)
    }

    /// Drops other orders: the server may have ignored the filter.
    fn parse(&self, response: &http::Response<Vec<u8>>) -> Result<Self::Output, ResponseError> {
        let page: Page<Order> = response::read(response)?;
        Ok(page.check(|order| self.orders.contains(&order.pk)))
    }
}
