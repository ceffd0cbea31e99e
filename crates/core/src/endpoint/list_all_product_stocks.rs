//! `GET /api/{prefix}/product_stock/?page&limit`
//!
//! The stock rows of all products, one for each product and stock list (page:
//! stock/product-stock). No filter by the counter is documented.

use core::num::NonZeroU32;

use super::request::{Query, get};
use super::{Endpoint, response};
use crate::connection::Connection;
use crate::error::{BuildError, ResponseError};
use crate::model::{Page, ProductStock};

/// A page of the stock of all products.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ListAllProductStocks {
    /// The page, from 1. Default on the server: 1.
    pub page: Option<NonZeroU32>,
    /// The rows of a page. Default on the server: 10.
    pub limit: Option<NonZeroU32>,
}

impl Endpoint for ListAllProductStocks {
    type Output = Page<ProductStock>;

    fn to_http(&self, connection: &Connection) -> Result<http::Request<Vec<u8>>, BuildError> {
        let query = Query::default()
            .with("page", self.page)
            .with("limit", self.limit);
        let path = format!("{}/product_stock/", connection.prefix);
        get(connection, &path, query)
    }

    fn parse(&self, response: &http::Response<Vec<u8>>) -> Result<Self::Output, ResponseError> {
        response::read(response)
    }
}
