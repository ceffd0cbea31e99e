//! Answers for the tests.

use http::Response;
use release_core::{ErrorCode, HasCode};

/// An answer with a JSON body.
pub(crate) fn json(status: u16, body: &str) -> Response<Vec<u8>> {
    Response::builder()
        .status(status)
        .header("content-type", "application/json")
        .body(body.as_bytes().to_vec())
        .unwrap()
}

/// The code of an error or outcome.
pub(crate) fn code(what: &impl HasCode) -> &'static str {
    what.code().as_str()
}
