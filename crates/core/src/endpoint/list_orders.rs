//! `GET /api/{prefix}/orders/?is_send&status&number&number__startswith&page&limit`
//!
//! Lists orders (pages: get-orders, search-order). `number` is proven on a
//! channel's orders only, and `number__startswith` is nowhere documented: it is
//! the name that Django's filters have for it. A server ignores a filter that it
//! does not know, so every order is compared with the query.

use core::num::NonZeroU32;

use super::request::{Query, get};
use super::{Endpoint, response};
use crate::connection::Connection;
use crate::error::{BuildError, ResponseError};
use crate::model::{Checked, Order, Page, Status};

/// A page of orders.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ListOrders {
    /// Only orders that were sent to the ERP (`true`), or were not (`false`).
    pub is_send: Option<bool>,
    /// Only orders with this status.
    pub status: Option<Status>,
    /// Only the order with this number.
    pub number: Option<String>,
    /// Only orders whose numbers begin with this.
    pub number_begins: Option<String>,
    /// The page, from 1. Default on the server: 1.
    pub page: Option<NonZeroU32>,
    /// The rows of a page. Default on the server: 10; it may silently reduce a
    /// larger number.
    pub limit: Option<NonZeroU32>,
}

impl ListOrders {
    /// Whether an order matches the query. A field that the server leaves out
    /// matches.
    pub fn matches(&self, order: &Order) -> bool {
        fn agree<T>(asked: Option<&T>, told: Option<&T>, same: impl Fn(&T, &T) -> bool) -> bool {
            asked
                .zip(told)
                .is_none_or(|(asked, told)| same(asked, told))
        }
        agree(self.is_send.as_ref(), order.is_send.as_ref(), PartialEq::eq)
            && agree(self.status.as_ref(), Some(&order.status), Status::is_same)
            && agree(self.number.as_ref(), order.number.as_ref(), PartialEq::eq)
            && agree(
                self.number_begins.as_ref(),
                order.number.as_ref(),
                |asked, told| told.starts_with(asked.as_str()),
            )
    }
}

impl Endpoint for ListOrders {
    type Output = Checked<Order>;

    fn to_http(&self, connection: &Connection) -> Result<http::Request<Vec<u8>>, BuildError> {
        let query = Query::default()
            .with("is_send", self.is_send)
            .with("status", self.status.as_ref())
            .with("number", self.number.as_ref())
            .with("number__startswith", self.number_begins.as_ref())
            .with("page", self.page)
            .with("limit", self.limit);
        get(connection, &format!("{}/orders/", connection.prefix), query)
    }

    fn parse(&self, response: &http::Response<Vec<u8>>) -> Result<Checked<Order>, ResponseError> {
        let page: Page<Order> = response::read(response)?;
        Ok(page.check(|order| self.matches(order)))
    }
}
