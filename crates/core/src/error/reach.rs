//! Could not reach: no answer came.

use serde::Serialize;

use crate::decode::{DecodeError, FromJson, Json};
use crate::message::{ErrorCode, HasCode};

/// Why no answer came.
///
/// A browser does not say whether the request had arrived before the
/// connection failed. After a POST each of these leaves the outcome unknown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum ReachError {
    /// The network, the address, or the browser's CORS check; the browser does not say which.
    #[error("no answer came: {message}")]
    Network {
        /// The browser's own words, for the curious.
        message: String,
    },
    /// No answer came in time.
    #[error("no answer came within {seconds} s")]
    TimedOut {
        /// How long was waited, in seconds.
        seconds: u32,
    },
    /// The answer was a redirect, which is never followed: the token must not travel on.
    #[error("the answer was a redirect")]
    Redirected,
    /// The call was given up, because whoever asked for it has gone.
    #[error("the call was given up")]
    Aborted,
}

impl HasCode for ReachError {
    fn code(&self) -> ErrorCode {
        match self {
            Self::Network { .. } => ErrorCode::ReachNetwork,
            Self::TimedOut { .. } => ErrorCode::ReachTimedOut,
            Self::Redirected => ErrorCode::ReachRedirected,
            Self::Aborted => ErrorCode::ReachAborted,
        }
    }
}

impl FromJson for ReachError {
    fn from_json(json: &Json<'_>) -> Result<Self, DecodeError> {
        json.variant(|name, value| {
            Ok(match name {
                "network" => Self::Network {
                    message: value.object()?.required(&["message"])?,
                },
                "timed_out" => Self::TimedOut {
                    seconds: value.object()?.required(&["seconds"])?,
                },
                "redirected" => Self::Redirected,
                "aborted" => Self::Aborted,
                _ => return Err(DecodeError::unknown()),
            })
        })
    }
}
