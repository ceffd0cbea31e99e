//! `GET /api/v1/channel/{channel}/order_items/?product&sort&page&limit`,
//! `GET /api/{prefix}/order_item/detailed_integration/?product&page&limit`,
//! or `GET /api/{prefix}/order_items/?product&page&limit`
//!
//! The lines of a product. The first address is how Akinon's own code lists
//! lines (sdk: orders.py); the others are those of an order's lines. No page and
//! no code shows the filter by product, so a server may ignore it at each.

use core::num::NonZeroU32;

use super::request::{Query, get};
use super::{Endpoint, response};
use crate::connection::Connection;
use crate::error::{BuildError, ResponseError};
use crate::id::{ChannelId, ProductId};
use crate::model::{Checked, OrderItem, Page};

/// A page of a product's lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ListProductLines {
    /// The product.
    pub product: ProductId,
    /// The address to ask.
    pub from: LinesAddress,
    /// The page, from 1. Default on the server: 1.
    pub page: Option<NonZeroU32>,
    /// The rows of a page. Default on the server: 10.
    pub limit: Option<NonZeroU32>,
}

/// The addresses at which lines of many orders may be listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinesAddress {
    /// `channel/{channel}/order_items/`
    Channel(ChannelId),
    /// `order_item/detailed_integration/`
    Detailed,
    /// `order_items/`
    Plain,
}

impl Endpoint for ListProductLines {
    type Output = Checked<OrderItem>;

    fn to_http(&self, connection: &Connection) -> Result<http::Request<Vec<u8>>, BuildError> {
        let prefix = connection.prefix;
        let (path, sort) = match self.from {
            LinesAddress::Channel(channel) => {
                (format!("v1/channel/{channel}/order_items/"), Some("-id"))
            }
            LinesAddress::Detailed => (format!("{prefix}/order_item/detailed_integration/"), None),
            LinesAddress::Plain => (format!("{prefix}/order_items/"), None),
        };
        let query = Query::default()
            .with("product", Some(self.product))
            .with("sort", sort)
            .with("page", self.page)
            .with("limit", self.limit);
        get(connection, &path, query)
    }

    /// Drops lines of other products, and lines that do not say which: the
    /// server may have ignored the filter.
    fn parse(&self, response: &http::Response<Vec<u8>>) -> Result<Self::Output, ResponseError> {
        let page: Page<OrderItem> = response::read(response)?;
        Ok(page.check(|line| {
            let product = line.product.as_ref().and_then(|product| product.pk);
            product == Some(self.product)
        }))
    }
}
