//! `GET /api/{prefix}/order_items/{id}/`
//!
//! One line by its id (sdk: `OrderItemEndpoint`).

use super::request::{Query, get};
use super::{Endpoint, response};
use crate::connection::Connection;
use crate::error::{BuildError, ReadError, ResponseError};
use crate::id::OrderItemId;
use crate::model::OrderItem;

/// One line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GetOrderItem {
    /// The line's id.
    pub item: OrderItemId,
}

impl Endpoint for GetOrderItem {
    type Output = OrderItem;

    fn to_http(&self, connection: &Connection) -> Result<http::Request<Vec<u8>>, BuildError> {
        let path = format!("{}/order_items/{}/", connection.prefix, self.item);
        get(connection, &path, Query::default())
    }

    fn parse(&self, response: &http::Response<Vec<u8>>) -> Result<OrderItem, ResponseError> {
        let item: OrderItem = response::read(response)?;
        if item.pk != self.item {
            let (asked, answered) = (self.item.get(), item.pk.get());
            return Err(ReadError::Other { asked, answered }.into());
        }
        Ok(item)
    }
}
