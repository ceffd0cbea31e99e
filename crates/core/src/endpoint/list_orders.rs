//! `GET /api/{prefix}/orders/?is_send&status&number&page&limit`
//!
//! Lists orders (pages: get-orders, search-order). `number` is proven on a
//! channel's orders only, and a server ignores a filter it does not know, so
//! every row is held against what was asked for.

use core::num::NonZeroU32;

use super::request::{Query, get};
use super::{Endpoint, response};
use crate::connection::Connection;
use crate::error::{BuildError, ResponseError};
use crate::model::{Checked, Order, Page, Status};

/// A page of orders.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ListOrders {
    /// Only those the ERP has been told of (`true`), or has not (`false`).
    pub is_send: Option<bool>,
    /// Only those of this status.
    pub status: Option<Status>,
    /// Only the one of this number.
    pub number: Option<String>,
    /// Which page, from 1. Default on the server: 1.
    pub page: Option<NonZeroU32>,
    /// How many rows a page. Default on the server: 10; it may cut a larger
    /// number without a word.
    pub limit: Option<NonZeroU32>,
}

impl ListOrders {
    /// Whether an order is one that was asked for. What the server does not
    /// tell of an order cannot speak against it.
    pub fn matches(&self, order: &Order) -> bool {
        fn agree<T>(asked: Option<&T>, told: Option<&T>, same: impl Fn(&T, &T) -> bool) -> bool {
            asked
                .zip(told)
                .is_none_or(|(asked, told)| same(asked, told))
        }
        agree(self.is_send.as_ref(), order.is_send.as_ref(), PartialEq::eq)
            && agree(self.status.as_ref(), Some(&order.status), Status::is_same)
            && agree(self.number.as_ref(), order.number.as_ref(), PartialEq::eq)
    }
}

impl Endpoint for ListOrders {
    type Output = Checked<Order>;

    fn to_http(&self, connection: &Connection) -> Result<http::Request<Vec<u8>>, BuildError> {
        let query = Query::default()
            .with("is_send", self.is_send)
            .with("status", self.status.as_ref())
            .with("number", self.number.as_ref())
            .with("page", self.page)
            .with("limit", self.limit);
        get(connection, &format!("{}/orders/", connection.prefix), query)
    }

    fn parse(&self, response: &http::Response<Vec<u8>>) -> Result<Checked<Order>, ResponseError> {
        let page: Page<Order> = response::read(response)?;
        Ok(page.check(|order| self.matches(order)))
    }
}
