//! `GET /api/v1/channels/`
//!
//! The sales channels (sdk: `ChannelEndpoint`). Seen under `v1` only, so the
//! prefix setting does not apply.

use core::num::NonZeroU32;

use super::request::{Query, get};
use super::{Endpoint, response};
use crate::connection::Connection;
use crate::error::{BuildError, ResponseError};
use crate::model::{Channel, Page};

/// The sales channels that this user can see.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ListChannels {
    /// The rows of a page. Default on the server: 10.
    pub limit: Option<NonZeroU32>,
}

impl Endpoint for ListChannels {
    type Output = Page<Channel>;

    fn to_http(&self, connection: &Connection) -> Result<http::Request<Vec<u8>>, BuildError> {
        let query = Query::default().with("limit", self.limit);
        get(connection, "v1/channels/", query)
    }

    fn parse(&self, response: &http::Response<Vec<u8>>) -> Result<Page<Channel>, ResponseError> {
        response::read(response)
    }
}
