//! `GET /api/v1/content_types/?model={model}`
//!
//! The id that a table has on this installation (sdk: `error_reports.py`).
//! Seen under `v1` only, so the prefix setting does not apply.

use super::request::{Query, get};
use super::{Endpoint, response};
use crate::connection::Connection;
use crate::error::{BuildError, ResponseError};
use crate::model::{Checked, ContentType, Page};

/// The content types with this name; one is expected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListContentTypes {
    /// The table's name, for example `orderitem`.
    pub model: String,
}

impl Endpoint for ListContentTypes {
    type Output = Checked<ContentType>;

    fn to_http(&self, connection: &Connection) -> Result<http::Request<Vec<u8>>, BuildError> {
        let query = Query::default().with("model", Some(&self.model));
        get(connection, "v1/content_types/", query)
    }

    fn parse(
        &self,
        response: &http::Response<Vec<u8>>,
    ) -> Result<Checked<ContentType>, ResponseError> {
        let page: Page<ContentType> = response::read(response)?;
        Ok(page.check(|row| row.model == self.model))
    }
}
