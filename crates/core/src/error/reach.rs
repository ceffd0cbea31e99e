//! The error of a request that got no answer.

use serde::Serialize;

use crate::code::{CallCode, HasCode};

crate::json_enum! {
    /// The reason why no answer came.
    ///
    /// A browser does not say whether the request had arrived before the
    /// connection failed. After a POST each of these leaves the outcome unknown.
    #[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, thiserror::Error)]
    pub enum ReachError {
        /// The network, the address, or the browser's CORS check; the browser does not say which.
        #[error("no answer came: {message}")]
        Network {
            /// The browser's own message.
            message: String,
        } = "network",
        /// No answer came in time.
        #[error("no answer came within {seconds} s")]
        TimedOut {
            /// The time that was waited, in seconds.
            seconds: u32,
        } = "timed_out",
        /// The answer was a redirect, which is never followed: the token must not be passed on.
        #[error("the answer was a redirect")]
        Redirected = "redirected",
        /// The call was aborted, because its result is no longer wanted.
        #[error("the call was given up")]
        Aborted = "aborted",
    }
}

impl HasCode for ReachError {
    type Code = CallCode;

    fn code(&self) -> CallCode {
        match self {
            Self::Network { .. } => CallCode::ReachNetwork,
            Self::TimedOut { .. } => CallCode::ReachTimedOut,
            Self::Redirected => CallCode::ReachRedirected,
            Self::Aborted => CallCode::ReachAborted,
        }
    }
}
