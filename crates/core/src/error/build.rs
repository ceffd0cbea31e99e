//! Could not build: nothing left this computer.

use crate::message::{MessageKey, Told};

/// Why a request could not be put together.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BuildError {
    /// The call needs a token and the connection has none.
    #[error("nobody is signed in")]
    NoToken,
    /// The parts do not make an HTTP request, for example for the length of the address.
    #[error("the request is malformed: {0}")]
    Malformed(String),
}

impl Told for BuildError {
    fn key(&self) -> MessageKey {
        match self {
            Self::NoToken => MessageKey::BuildNoToken,
            Self::Malformed(_) => MessageKey::BuildMalformed,
        }
    }
}

impl From<http::Error> for BuildError {
    fn from(error: http::Error) -> Self {
        Self::Malformed(error.to_string())
    }
}

impl From<serde_json::Error> for BuildError {
    fn from(error: serde_json::Error) -> Self {
        Self::Malformed(error.to_string())
    }
}
