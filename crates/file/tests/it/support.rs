//! Helpers of the tests.

use release_core::{ApiPrefix, Connection, ErrorCode, HasCode};

/// A shop to build requests for.
pub(crate) fn connection() -> Connection {
    let token = "f00dcafe".parse().unwrap();
    Connection::new("https://shop.example".parse().unwrap(), ApiPrefix::I1).with_token(token)
}

/// The code of an error or problem.
pub(crate) fn code_of(what: &impl HasCode) -> &'static str {
    what.code().as_str()
}
