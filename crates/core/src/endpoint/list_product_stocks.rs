//! `GET /api/v1/channel/{channel}/product_stocks/?product__pk__in={product}&stock_list={list}`
//!
//! The stock rows of a product (page: saleschannelproductstock; the filters:
//! sdk). Seen under `v1` only, so the prefix setting does not apply.

use super::request::{Query, get};
use super::{Endpoint, response};
use crate::connection::Connection;
use crate::error::{BuildError, ResponseError};
use crate::id::{ChannelId, ProductId, StockListId};
use crate::model::{Checked, Page, ProductStock, StockCounter};

/// The stock of one product on one stock list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ListProductStocks {
    /// The sales channel through which it is read.
    pub channel: ChannelId,
    /// The product.
    pub product: ProductId,
    /// The stock list that the line's reservation is held on.
    pub stock_list: StockListId,
}

impl From<StockCounter> for ListProductStocks {
    fn from(counter: StockCounter) -> Self {
        Self {
            channel: counter.channel,
            product: counter.product,
            stock_list: counter.stock_list,
        }
    }
}

impl Endpoint for ListProductStocks {
    type Output = Checked<ProductStock>;

    fn to_http(&self, connection: &Connection) -> Result<http::Request<Vec<u8>>, BuildError> {
        let query = Query::default()
            .with("product__pk__in", Some(self.product))
            .with("stock_list", Some(self.stock_list));
        let path = format!("v1/channel/{}/product_stocks/", self.channel);
        get(connection, &path, query)
    }

    /// Drops rows that do not name this product and this stock list, because a
    /// wrong counter is worse than none.
    fn parse(
        &self,
        response: &http::Response<Vec<u8>>,
    ) -> Result<Checked<ProductStock>, ResponseError> {
        let page: Page<ProductStock> = response::read(response)?;
        Ok(page.check(|row| row.key() == Some((self.product, self.stock_list))))
    }
}
