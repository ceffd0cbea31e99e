//! `GET /api/{prefix}/orders/{number}/`, or `GET /api/v1/order_number/{number}/`
//!
//! An order by the number that people use. The first address is the documented one
//! (page: get-order-detail-by-order-number), whose sample has no slash at its end;
//! here it has one, because without it Django redirects, and no redirect is
//! followed. The update page puts the *id* in the same place, so an order of
//! another number in the answer is dropped. The second address is known only from
//! Akinon's own client (sdk: endpoints.py), under `v1`.

use super::request::{Query, get};
use super::{Endpoint, response};
use crate::connection::Connection;
use crate::decode::{DecodeError, FromJson, Json};
use crate::error::{BuildError, ResponseError};
use crate::model::{Checked, Order, OrderNumber, Page};

/// The order of a number, or the orders if an answer names several.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GetOrdersByNumber {
    /// The number, as part of an address.
    pub number: OrderNumber,
    /// The address to ask.
    pub from: NumberAddress,
}

/// The two addresses that take a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumberAddress {
    /// `orders/{number}/`
    Orders,
    /// `order_number/{number}/`
    OrderNumber,
}

impl Endpoint for GetOrdersByNumber {
    type Output = Checked<Order>;

    fn to_http(&self, connection: &Connection) -> Result<http::Request<Vec<u8>>, BuildError> {
        let number = self.number.as_str();
        let path = match self.from {
            NumberAddress::Orders => format!("{}/orders/{number}/", connection.prefix),
            NumberAddress::OrderNumber => format!("v1/order_number/{number}/"),
        };
        get(connection, &path, Query::default())
    }

    /// Drops orders of another number, and orders without a number.
    fn parse(&self, response: &http::Response<Vec<u8>>) -> Result<Checked<Order>, ResponseError> {
        let OneOrMore(page) = response::read(response)?;
        Ok(page.check(|order| order.number.as_deref() == Some(self.number.as_str())))
    }
}

/// An order, a list or a page; which of them the server sends is not known.
struct OneOrMore(Page<Order>);

impl FromJson for OneOrMore {
    fn from_json(json: &Json<'_>) -> Result<Self, DecodeError> {
        if let Ok(order) = Order::from_json(json) {
            return Ok(Self(Page {
                count: None,
                has_next: false,
                rows: vec![order],
            }));
        }
        Page::from_json(json).map(Self)
    }
}
