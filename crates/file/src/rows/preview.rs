//! The preview of the requests that would be sent.

use serde::Serialize;

use super::Line;
use release_core::connection::Connection;
use release_core::endpoint::{CreateMapping, Endpoint};
use release_core::error::BuildError;

/// One request as it would be sent, without its headers, because the token is
/// among them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Preview {
    /// The line of the file.
    pub line: u32,
    /// `POST`.
    pub method: String,
    /// The whole address.
    pub address: String,
    /// The body, byte for byte.
    pub body: String,
}

impl Line {
    /// The call that sends it.
    pub fn call(&self) -> CreateMapping {
        CreateMapping {
            item: self.item,
            code: self.code.clone(),
            update_stock: self.update_stock,
        }
    }

    /// The request that sends it, built as for sending.
    ///
    /// # Errors
    ///
    /// As [`Endpoint::to_http`]: nobody is signed in, or the request is too long.
    pub fn preview(&self, connection: &Connection) -> Result<Preview, BuildError> {
        let request = self.call().to_http(connection)?;
        Ok(Preview {
            line: self.line_no,
            method: request.method().to_string(),
            address: request.uri().to_string(),
            body: String::from_utf8_lossy(request.body()).into_owned(),
        })
    }
}

/// The requests of lines, as a lazy iterator: a page of a long list is
/// `preview(lines, …).skip(from).take(50)`.
pub fn preview<'a>(
    lines: &'a [Line],
    connection: &'a Connection,
) -> impl ExactSizeIterator<Item = Result<Preview, BuildError>> + 'a {
    lines.iter().map(|line| line.preview(connection))
}
