//! The error of a request that could not be built: nothing left this computer.

use serde::Serialize;

use crate::code::{CallCode, HasCode};

crate::json_enum! {
    /// The reason why a request could not be built.
    #[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, thiserror::Error)]
    pub enum BuildError {
        /// The call needs a token and the connection has none.
        #[error("nobody is signed in")]
        NoToken = "no_token",
        /// The parts make no HTTP request, for example because the address is too long.
        #[error("the request is malformed: {0}")]
        Malformed(String) = "malformed",
    }
}

impl BuildError {
    /// Whether signing in helps.
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
        // Bodies hold only strings and booleans, which can always be written;
        // serde_json's own message would link those of all its errors.
        Self::Malformed("the body cannot be written as JSON".to_owned())
    }
}
