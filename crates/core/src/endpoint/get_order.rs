//! `GET /api/{prefix}/orders_integration/{id}/detailed_integration/`,
//! or `GET /api/{prefix}/orders/{id}/`
//!
//! One order by its id. The first is the documented one (page:
//! orders-id-detail-integration); the second is the address that the update
//! page sends PATCH to, for an Omnitron without the first.

use super::request::{Query, get};
use super::{Endpoint, response};
use crate::connection::Connection;
use crate::error::{BuildError, ReadError, ResponseError};
use crate::id::OrderId;
use crate::model::Order;

/// One order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GetOrder {
    /// The order's id, not its number.
    pub order: OrderId,
    /// The address to ask.
    pub from: OrderAddress,
}

/// The two addresses an order may be read at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum OrderAddress {
    /// `orders_integration/{id}/detailed_integration/`
    #[default]
    Detailed,
    /// `orders/{id}/`
    Plain,
}

impl Endpoint for GetOrder {
    type Output = Order;

    fn to_http(&self, connection: &Connection) -> Result<http::Request<Vec<u8>>, BuildError> {
        let (prefix, id) = (connection.prefix, self.order);
        let path = match self.from {
            OrderAddress::Detailed => {
                format!("{prefix}/orders_integration/{id}/detailed_integration/")
            }
            OrderAddress::Plain => format!("{prefix}/orders/{id}/"),
        };
        get(connection, &path, Query::default())
    }

    fn parse(&self, response: &http::Response<Vec<u8>>) -> Result<Order, ResponseError> {
        let order: Order = response::read(response)?;
        // One of Akinon's pages has the number in place of the id.
        if order.pk != self.order {
            let (asked, answered) = (self.order.get(), order.pk.get());
            return Err(ReadError::Other { asked, answered }.into());
        }
        Ok(order)
    }
}
