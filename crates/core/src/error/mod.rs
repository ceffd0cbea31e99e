//! Errors, by direction.
//!
//! ```text
//! could not build  BuildError     nothing left this computer
//! could not reach  ReachError     no answer came
//! could not read   ReadError      the answer cannot be read
//! was refused      Refusal        the server refused the request
//! ```

mod build;
mod reach;
mod read;
mod refusal;

pub use build::BuildError;
pub use reach::ReachError;
pub use read::ReadError;
pub use refusal::{FieldMessages, RAW_KEPT, Refusal, RetryAfter};

use crate::code::{CallCode, HasCode};

/// An answer that is a refusal or cannot be read.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum ResponseError {
    /// The answer cannot be read, or is about something else.
    #[error(transparent)]
    Read(#[from] ReadError),
    /// The server refused the request.
    #[error(transparent)]
    Refused(Box<Refusal>),
}

impl From<Refusal> for ResponseError {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(Box::new(refusal))
    }
}

impl HasCode for ResponseError {
    type Code = CallCode;

    fn code(&self) -> CallCode {
        match self {
            Self::Read(error) => error.code(),
            Self::Refused(refusal) => refusal.code(),
        }
    }
}

/// Everything that can go wrong with a reading call, from building to reading.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum CallError {
    /// Nothing left this computer.
    #[error(transparent)]
    Build(#[from] BuildError),
    /// No answer came.
    #[error(transparent)]
    Reach(#[from] ReachError),
    /// The answer is a refusal or cannot be read.
    #[error(transparent)]
    Response(#[from] ResponseError),
}

impl CallError {
    /// Whether signing in again helps: after a 401, or without a token.
    pub fn is_session_ended(&self) -> bool {
        matches!(
            self.code(),
            CallCode::RefusedSession | CallCode::BuildNoToken
        )
    }

    /// The server's refusal, if there is one.
    pub fn refusal(&self) -> Option<&Refusal> {
        match self {
            Self::Response(ResponseError::Refused(refusal)) => Some(refusal),
            _ => None,
        }
    }
}

impl HasCode for CallError {
    type Code = CallCode;

    fn code(&self) -> CallCode {
        match self {
            Self::Build(error) => error.code(),
            Self::Reach(error) => error.code(),
            Self::Response(error) => error.code(),
        }
    }
}
