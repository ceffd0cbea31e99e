//! The outcome of releasing or recording a line, one of five.

use serde::Serialize;

use crate::code::{HasCode, LineCode};
use crate::delivery::Delivery;
use crate::deserialize_from_json;
use crate::error::{BuildError, ReachError, ReadError, Refusal};
use crate::model::Mapping;

crate::json_enum! {
    /// The outcome of releasing or recording a line.
    #[derive(Clone, Debug, PartialEq, Hash, Serialize)]
    pub enum Outcome {
        /// The server surely did not process the line. It can be sent.
        NotSent(NotSent) = "not_sent",
        /// Verified: the code is stored and the reservation is dropped.
        Released(Mapping) = "released",
        /// Verified: the code is stored and the reservation stays.
        Recorded(Mapping) = "recorded",
        /// The server refused the line. It can be changed and sent again.
        Refused(Refusal) = "refused",
        /// The request left and no trustworthy answer came. Never repeated automatically.
        Unknown(Unknown) = "unknown",
    }
}

crate::json_enum! {
    /// The reason why the server surely did not process a line.
    #[derive(Clone, Debug, PartialEq, Hash, Serialize)]
    pub enum NotSent {
        /// 401: the token is no longer valid.
        SessionEnded(Refusal) = "session_ended",
        /// 425: the server was not ready to take it.
        TooEarly(Refusal) = "too_early",
        /// 429: too many calls; the server may say how long to wait.
        Throttled(Refusal) = "throttled",
        /// Nothing left this computer: the request could not be built.
        NotBuilt(BuildError) = "not_built",
        /// Nothing left this computer: its run was stopped before its turn.
        Stopped = "stopped",
    }
}

crate::json_enum! {
    /// The reason why the outcome of a line is unknown.
    #[derive(Clone, Debug, PartialEq, Hash, Serialize)]
    pub enum Unknown {
        /// No answer came.
        NotReached(ReachError) = "not_reached",
        /// A 3xx; redirects are not followed.
        Redirected(Refusal) = "redirected",
        /// A 5xx. Gateways send 502, 503 and 504 after the backend has worked, too.
        ServerError(Refusal) = "server_error",
        /// 408, or a status with no agreed meaning here.
        OtherStatus(Refusal) = "other_status",
        /// A success status with an answer that cannot be read.
        Unreadable(ReadError) = "unreadable",
        /// A success status that names another line.
        OtherLine {
            /// The line that was sent.
            asked: u64,
            /// The line in the answer.
            answered: u64,
        } = "other_line",
        /// A success status that names another code.
        OtherCode {
            /// The code that was sent.
            sent: String,
            /// The code in the answer.
            answered: String,
        } = "other_code",
        /// The tab was closed or died while the request was under way.
        Interrupted = "interrupted",
        /// Sent once more by consent, and then refused. That is evidence and not
        /// proof: the refusal may just mean that the first request worked.
        RefusedOnRepeat {
            /// The reason why the outcome of the first request is unknown.
            first: Box<Unknown>,
            /// The answer to the second.
            refusal: Refusal,
        } = "refused_on_repeat",
        /// Refused as a line that has a code already, on a connection on which
        /// the browser may have sent the request twice by itself: the first may
        /// have worked, and this be the answer to the second.
        RefusedOrRepeated(Refusal) = "refused_or_repeated",
    }
}

impl Outcome {
    /// Verified as done: released or recorded.
    pub const fn is_done(&self) -> bool {
        matches!(self, Self::Released(_) | Self::Recorded(_))
    }

    /// The same outcome as it is to be read on a connection with this delivery.
    ///
    /// A refusal for uniqueness may be the answer to a repeat of the browser's
    /// own, unless a request arrives once: then the line is
    /// [`Unknown::RefusedOrRepeated`].
    #[must_use]
    pub fn over(self, delivery: Delivery) -> Self {
        match self {
            Self::Refused(refusal) if !delivery.is_once() && refusal.is_of_uniqueness() => {
                Self::Unknown(Unknown::RefusedOrRepeated(refusal))
            }
            outcome => outcome,
        }
    }

    /// The server's refusal, if there is one.
    pub fn refusal(&self) -> Option<&Refusal> {
        match self {
            Self::Refused(refusal) => Some(refusal),
            Self::NotSent(not_sent) => not_sent.refusal(),
            Self::Unknown(unknown) => unknown.refusal(),
            Self::Released(_) | Self::Recorded(_) => None,
        }
    }

    /// Empties the raw body of the refusal, for an outcome that is kept: it may
    /// hold customer data.
    pub fn drop_raw_body(&mut self) {
        let refusal = match self {
            Self::Refused(refusal) => Some(refusal),
            Self::NotSent(not_sent) => not_sent.refusal_mut(),
            Self::Unknown(unknown) => {
                unknown.drop_first_raw_body();
                unknown.refusal_mut()
            }
            Self::Released(_) | Self::Recorded(_) => None,
        };
        if let Some(refusal) = refusal {
            refusal.raw.clear();
        }
    }

    /// The outcome of a POST whose status is not 2xx.
    pub(crate) fn of_refusal(refusal: Refusal) -> Self {
        match refusal.status {
            401 => Self::NotSent(NotSent::SessionEnded(refusal)),
            425 => Self::NotSent(NotSent::TooEarly(refusal)),
            429 => Self::NotSent(NotSent::Throttled(refusal)),
            400 | 403 | 404 | 405 | 406 | 409 | 413 | 415 | 422 => Self::Refused(refusal),
            300..=399 => Self::Unknown(Unknown::Redirected(refusal)),
            500..=599 => Self::Unknown(Unknown::ServerError(refusal)),
            _ => Self::Unknown(Unknown::OtherStatus(refusal)),
        }
    }
}

impl NotSent {
    fn refusal(&self) -> Option<&Refusal> {
        match self {
            Self::SessionEnded(refusal) | Self::TooEarly(refusal) | Self::Throttled(refusal) => {
                Some(refusal)
            }
            Self::NotBuilt(_) | Self::Stopped => None,
        }
    }

    fn refusal_mut(&mut self) -> Option<&mut Refusal> {
        match self {
            Self::SessionEnded(refusal) | Self::TooEarly(refusal) | Self::Throttled(refusal) => {
                Some(refusal)
            }
            Self::NotBuilt(_) | Self::Stopped => None,
        }
    }
}

impl Unknown {
    /// Whether the answer reports success for another line or with another code:
    /// something may have happened that was not asked for.
    pub const fn names_other(&self) -> bool {
        matches!(self, Self::OtherLine { .. } | Self::OtherCode { .. })
    }

    /// Whether a second request could tell more: not after an answer that
    /// [names another line or code](Self::names_other), and not after a refusal
    /// that would only come again.
    pub const fn may_be_repeated(&self) -> bool {
        !self.names_other() && !matches!(self, Self::RefusedOrRepeated(_))
    }

    fn refusal(&self) -> Option<&Refusal> {
        match self {
            Self::Redirected(refusal)
            | Self::ServerError(refusal)
            | Self::OtherStatus(refusal)
            | Self::RefusedOrRepeated(refusal)
            | Self::RefusedOnRepeat { refusal, .. } => Some(refusal),
            _ => None,
        }
    }

    fn refusal_mut(&mut self) -> Option<&mut Refusal> {
        match self {
            Self::Redirected(refusal)
            | Self::ServerError(refusal)
            | Self::OtherStatus(refusal)
            | Self::RefusedOrRepeated(refusal)
            | Self::RefusedOnRepeat { refusal, .. } => Some(refusal),
            _ => None,
        }
    }

    fn drop_first_raw_body(&mut self) {
        if let Self::RefusedOnRepeat { first, .. } = self
            && let Some(refusal) = first.refusal_mut()
        {
            refusal.raw.clear();
        }
    }
}

impl HasCode for Outcome {
    type Code = LineCode;

    fn code(&self) -> LineCode {
        match self {
            Self::NotSent(NotSent::SessionEnded(_)) => LineCode::NotSentSession,
            Self::NotSent(NotSent::TooEarly(_)) => LineCode::NotSentTooEarly,
            Self::NotSent(NotSent::Throttled(_)) => LineCode::NotSentThrottled,
            Self::NotSent(NotSent::NotBuilt(error)) => error.code().into(),
            Self::NotSent(NotSent::Stopped) => LineCode::NotSentStopped,
            Self::Released(_) => LineCode::Released,
            Self::Recorded(_) => LineCode::Recorded,
            Self::Refused(refusal) => refusal.code().into(),
            Self::Unknown(unknown) => unknown.code(),
        }
    }
}

impl HasCode for Unknown {
    type Code = LineCode;

    fn code(&self) -> LineCode {
        match self {
            Self::NotReached(ReachError::Network { .. }) => LineCode::UnknownNetwork,
            Self::NotReached(ReachError::TimedOut { .. }) => LineCode::UnknownTimedOut,
            Self::NotReached(ReachError::Aborted) => LineCode::UnknownAborted,
            Self::NotReached(ReachError::Redirected) | Self::Redirected(_) => {
                LineCode::UnknownRedirected
            }
            Self::ServerError(_) => LineCode::UnknownServer,
            Self::OtherStatus(_) => LineCode::UnknownStatus,
            Self::Unreadable(_) => LineCode::UnknownUnreadable,
            Self::OtherLine { .. } => LineCode::UnknownOtherLine,
            Self::OtherCode { .. } => LineCode::UnknownOtherCode,
            Self::Interrupted => LineCode::UnknownInterrupted,
            Self::RefusedOnRepeat { .. } => LineCode::UnknownRefusedOnRepeat,
            Self::RefusedOrRepeated(_) => LineCode::UnknownRefusedOrRepeated,
        }
    }
}

deserialize_from_json!(Outcome);
