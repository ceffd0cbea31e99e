//! Could not build: nothing left this computer.

use serde::Serialize;

use crate::code::{CallCode, HasCode};

crate::json_enum! {
    /// Why a request could not be put together.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, thiserror::Error)]
    pub enum BuildError {
        /// The call needs a token and the connection has none.
        #[error("nobody is signed in")]
        NoToken = "no_token",
        /// The parts do not make an HTTP request, for example for the length of the address.
        #[error("the request is malformed: {0}")]
        Malformed(String) = "malformed",
    }
}

impl BuildError {
    /// Whether signing in is what helps.
    pub const fn is_no_token(&self) -> bool {
        matches!(self, Self::NoToken)
    }
}

impl HasCode for BuildError {
    type Code = CallCode;

    fn code(&self) -> CallCode {
        match self {
            Self::NoToken => CallCode::BuildNoToken,
            Self::Malformed(_) => CallCode::BuildMalformed,
        }
    }
}

impl From<http::Error> for BuildError {
    fn from(error: http::Error) -> Self {
        Self::Malformed(error.to_string())
    }
}

impl From<serde_json::Error> for BuildError {
    fn from(_: serde_json::Error) -> Self {
        // Bodies here are texts and truth values, which can always be written;
        // serde_json's own words would bring those of all its errors along.
        Self::Malformed("the body cannot be written as JSON".to_owned())
    }
}
