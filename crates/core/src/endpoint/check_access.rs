//! `GET /api/{prefix}/orders/?limit=1`
//!
//! Checks whether Omnitron accepts a token, by the lightest reading call that
//! every user of this tool needs the right to make (pages: get-orders,
//! search-order). Only the form of the answer is read.

use super::request::{Query, get};
use super::{Endpoint, response};
use crate::connection::Connection;
use crate::decode::{DecodeError, FromJson, Json};
use crate::error::{BuildError, ResponseError};
use crate::model::Page;

/// A check of the connection's token.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CheckAccess;

/// A row of any kind.
struct Any;

impl FromJson for Any {
    fn from_json(_: &Json<'_>) -> Result<Self, DecodeError> {
        Ok(Self)
    }
}

impl Endpoint for CheckAccess {
    type Output = ();

    fn to_http(&self, connection: &Connection) -> Result<http::Request<Vec<u8>>, BuildError> {
        let path = format!("{}/orders/", connection.prefix);
        get(connection, &path, Query::default().with("limit", Some(1)))
    }

    fn parse(&self, response: &http::Response<Vec<u8>>) -> Result<(), ResponseError> {
        response::read::<Page<Any>>(response).map(|_| ())
    }
}
