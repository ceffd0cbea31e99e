//! `GET /api/{prefix}/order_item/detailed_integration/?order={order}`,
//! or `GET /api/{prefix}/order_items/?order={order}`
//!
//! The lines of an order. The first, with the singular `order_item`, is the
//! documented one (page: get-order-item-detail); the second is a class of
//! Akinon's own code (sdk), for an Omnitron without the first.

use core::num::NonZeroU32;

use super::request::{Query, get};
use super::{Endpoint, response};
use crate::connection::Connection;
use crate::error::{BuildError, ResponseError};
use crate::id::OrderId;
use crate::model::{Checked, OrderItem, Page};

/// A page of an order's lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ListOrderItems {
    /// The order's id, not its number.
    pub order: OrderId,
    /// The address to ask.
    pub from: ItemsAddress,
    /// The page, from 1. Default on the server: 1.
    pub page: Option<NonZeroU32>,
    /// The rows of a page. Default on the server: 10.
    pub limit: Option<NonZeroU32>,
}

/// The two addresses lines may be listed at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ItemsAddress {
    /// `order_item/detailed_integration/`
    #[default]
    Detailed,
    /// `order_items/`
    Plain,
}

impl Endpoint for ListOrderItems {
    type Output = Checked<OrderItem>;

    fn to_http(&self, connection: &Connection) -> Result<http::Request<Vec<u8>>, BuildError> {
        let resource = match self.from {
            ItemsAddress::Detailed => "order_item/detailed_integration",
            ItemsAddress::Plain => "order_items",
        };
        let query = Query::default()
            .with("order", Some(self.order))
            .with("page", self.page)
            .with("limit", self.limit);
        get(
            connection,
            &format!("{}/{resource}/", connection.prefix),
            query,
        )
    }

    /// Drops lines that name another order: the server may have ignored the
    /// filter.
    fn parse(
        &self,
        response: &http::Response<Vec<u8>>,
    ) -> Result<Checked<OrderItem>, ResponseError> {
        let page: Page<OrderItem> = response::read(response)?;
        Ok(page.check(|item| item.order.is_none_or(|order| order == self.order)))
    }
}
