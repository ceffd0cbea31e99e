//! How far a run has come.

use super::journal::JournalError;
use crate::RunCode;
use release_core::UnixMillis;
use release_core::code::HasCode;

/// How far a run has come; the module's picture shows what leads where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Phase {
    /// Nothing was sent; it waits to be started.
    Ready,
    /// Started; the first request leaves at `until` unless it is stopped.
    Grace {
        /// When the first request leaves.
        until: UnixMillis,
    },
    /// The first few lines are being sent.
    Sample,
    /// The first few lines have ended; a person looks before the rest goes on.
    SampleShown,
    /// The lines are being sent.
    Running,
    /// Nothing more is sent until it goes on; what is under way is waited for.
    Paused(Pause),
    /// Nothing more is sent at all; what is under way is waited for.
    Stopping(End),
    /// Every line has ended.
    Ended(End),
}

/// Why a run waits for a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pause {
    /// A person wanted it.
    Person,
    /// 401, or no token: it goes on by itself after signing in.
    SignIn,
    /// 403: this user may not release.
    Forbidden,
    /// Five requests in a row got no answer.
    Unreachable,
    /// Five answers in a row, or half of those of the last minute, were faults
    /// of the service: 5xx, redirects, answers that make no sense.
    Failing,
    /// Five answers in a row were 404, 405 or 415: most likely a wrong path or
    /// another Omnitron than the lines are of.
    NotFound,
    /// The tab was closed or died; the run was read back from its journal.
    Recovered,
}

/// Why a run is over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum End {
    /// Every line had its turn.
    Complete,
    /// A person stopped it.
    Stopped,
    /// It stopped by itself after a line that ended as unknown or not sent, as
    /// [`StopAfter::Doubt`](super::StopAfter::Doubt) wants; the lines after it
    /// were not sent.
    AfterDoubt {
        /// The line, from 0.
        line: u32,
    },
    /// The journal could not be written, and nothing is sent without it. The
    /// state may know more than the journal: that is lost with the tab.
    Journal(JournalError),
}

impl Phase {
    /// Whether new requests may begin.
    pub const fn is_sending(&self) -> bool {
        matches!(self, Self::Sample | Self::Running)
    }

    /// Whether no request will ever begin again.
    pub const fn is_closing(&self) -> bool {
        matches!(self, Self::Stopping(_) | Self::Ended(_))
    }

    /// Whether every line has ended.
    pub const fn is_ended(&self) -> bool {
        matches!(self, Self::Ended(_))
    }
}

impl HasCode for Pause {
    type Code = RunCode;

    fn code(&self) -> RunCode {
        match self {
            Self::Person => RunCode::RunPaused,
            Self::SignIn => RunCode::RunSignIn,
            Self::Forbidden => RunCode::RunForbidden,
            Self::Unreachable => RunCode::RunUnreachable,
            Self::Failing => RunCode::RunFailing,
            Self::NotFound => RunCode::RunNotFound,
            Self::Recovered => RunCode::RunRecovered,
        }
    }
}

impl HasCode for End {
    type Code = RunCode;

    fn code(&self) -> RunCode {
        match self {
            Self::Complete => RunCode::RunComplete,
            Self::Stopped => RunCode::RunStopped,
            Self::AfterDoubt { .. } => RunCode::RunAfterDoubt,
            Self::Journal(error) => error.code(),
        }
    }
}
