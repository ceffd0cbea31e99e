//! The reasons why something was not found out.

use serde::{Deserialize, Serialize};

/// The reason why a check has no fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum NotFoundOut {
    /// 401: the session has ended. Nothing is asked after it.
    SessionEnded,
    /// 429, however often it was asked again. Nothing is asked after it.
    Throttled,
    /// No answer came. After several of them nothing more is asked.
    NoAnswer,
    /// 5xx with this status.
    ServerFailed(u16),
    /// A web page instead of data.
    WebPage,
    /// The answer is not whole JSON, or of another shape than expected.
    Unreadable,
    /// The answer led to another address.
    Redirected,
    /// 403: this user may not make the call.
    Forbidden,
    /// The call does not exist.
    NotServed,
    /// The call was refused with this status.
    Refused(u16),
    /// The data cannot tell one behaviour from another.
    TooLittleData,
    /// Answers contradict each other.
    Contradicting,
    /// A record that does not exist and a path that does not look alike.
    Ambiguous,
    /// It cannot be seen from where it is asked.
    NotVisible,
    /// It has no meaning, because of another fact.
    NotApplicable,
}

impl NotFoundOut {
    /// A stable name, without the status.
    pub const fn id(self) -> &'static str {
        match self {
            Self::SessionEnded => "session-ended",
            Self::Throttled => "throttled",
            Self::NoAnswer => "no-answer",
            Self::ServerFailed(_) => "server-failed",
            Self::WebPage => "web-page",
            Self::Unreadable => "unreadable",
            Self::Redirected => "redirected",
            Self::Forbidden => "forbidden",
            Self::NotServed => "not-served",
            Self::Refused(_) => "refused",
            Self::TooLittleData => "too-little-data",
            Self::Contradicting => "contradicting",
            Self::Ambiguous => "ambiguous",
            Self::NotVisible => "not-visible",
            Self::NotApplicable => "not-applicable",
        }
    }
}
