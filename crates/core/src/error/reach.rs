//! Could not reach: no answer came.

use serde::Serialize;

use crate::message::{MessageKey, Told};
use crate::read::{Json, Misread, Read};

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

impl Told for ReachError {
    fn key(&self) -> MessageKey {
        match self {
            Self::Network { .. } => MessageKey::ReachNetwork,
            Self::TimedOut { .. } => MessageKey::ReachTimedOut,
            Self::Redirected => MessageKey::ReachRedirected,
            Self::Aborted => MessageKey::ReachAborted,
        }
    }
}

impl Read for ReachError {
    fn read(json: &Json<'_>) -> Result<Self, Misread> {
        json.variant(|name, value| {
            Ok(match name {
                "network" => Self::Network {
                    message: value.object()?.read(&["message"])?,
                },
                "timed_out" => Self::TimedOut {
                    seconds: value.object()?.read(&["seconds"])?,
                },
                "redirected" => Self::Redirected,
                "aborted" => Self::Aborted,
                _ => return Err(Misread::unknown()),
            })
        })
    }
}
