//! `GET /api/v1/channel/{channel}/extra_product_stocks/detailed/?pk__in&product&stock_list&page&limit`
//!
//! Stock rows of many products, with the product as an object (page:
//! saleschannelextraproductstock). Seen under `v1` only, so the prefix setting
//! does not apply. Its filter `sold_quantity_unreported` most likely asks for
//! one number, so it cannot ask for all that are above zero.

use core::num::NonZeroU32;

use super::request::{Query, get, joined};
use super::{Endpoint, response};
use crate::connection::Connection;
use crate::error::{BuildError, ResponseError};
use crate::id::{ChannelId, ProductId, StockListId};
use crate::model::{Checked, Page, ProductStock};

/// A page of stock rows as one sales channel has them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListExtraProductStocks {
    /// The sales channel.
    pub channel: ChannelId,
    /// Only these rows; all of them if empty.
    pub rows: Vec<u64>,
    /// Only this product on this stock list.
    pub of: Option<(ProductId, StockListId)>,
    /// The page, from 1. Default on the server: 1.
    pub page: Option<NonZeroU32>,
    /// The rows of a page. Default on the server: 10.
    pub limit: Option<NonZeroU32>,
}

impl ListExtraProductStocks {
    /// Whether a row is one that was asked for.
    fn matches(&self, row: &ProductStock) -> bool {
        let is_row = self.rows.is_empty() || row.pk.is_some_and(|pk| self.rows.contains(&pk));
        is_row && self.of.is_none_or(|of| row.key() == Some(of))
    }
}

impl Endpoint for ListExtraProductStocks {
    type Output = Checked<ProductStock>;

    fn to_http(&self, connection: &Connection) -> Result<http::Request<Vec<u8>>, BuildError> {
        let query = Query::default()
            .with("pk__in", joined(&self.rows))
            .with("product", self.of.map(|(product, _)| product))
            .with("stock_list", self.of.map(|(_, list)| list))
            .with("page", self.page)
            .with("limit", self.limit);
        let path = format!("v1/channel/{}/extra_product_stocks/detailed/", self.channel);
        get(connection, &path, query)
    }

    /// Drops rows that were not asked for: the server may have ignored a filter.
    fn parse(&self, response: &http::Response<Vec<u8>>) -> Result<Self::Output, ResponseError> {
        let page: Page<ProductStock> = response::read(response)?;
        Ok(page.check(|row| self.matches(row)))
    }
}
