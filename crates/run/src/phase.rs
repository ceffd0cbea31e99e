//! The phases of a run.

use super::journal::JournalError;
use crate::RunCode;
use release_core::UnixMillis;
use release_core::code::HasCode;

/// A phase of a run; the diagram in the crate's documentation shows the transitions.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Phase {
    /// Nothing was sent; the run waits to be started.
    Ready,
    /// Started; the first request leaves at `until` unless it is stopped.
    Grace {
        /// When the first request leaves.
        until: UnixMillis,
    },
    /// The first few lines are being sent.
    Sample,
    /// The first few lines have ended; a person looks before the rest is sent.
    SampleShown,
    /// The lines are being sent.
    Running,
    /// Nothing more is sent until the run is resumed; requests under way are waited for.
    Paused(Pause),
    /// Nothing more is sent at all; requests under way are waited for.
    Stopping(End),
    /// Every line has ended.
    Ended(End),
}

/// The reason why a run waits for a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Pause {
    /// A person paused it.
    Person,
    /// 401, or no token: the run resumes after signing in.
    SignIn,
    /// 403: this user may not release.
    Forbidden,
    /// Five requests in a row got no answer.
    Unreachable,
    /// Five answers in a row, or half of those of the last minute, were faults
    /// of the service: 5xx, redirects, answers that cannot be read or name
    /// another line or code.
    Failing,
    /// Five answers in a row were 404, 405 or 415: most likely a wrong path, or
    /// lines of another Omnitron.
    NotFound,
    /// The tab was closed or died; the run was read back from its journal.
    Recovered,
}

/// The reason why a run is over.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum End {
    /// Every line had its turn.
    Complete,
    /// A person stopped it.
    Stopped,
    /// It stopped by itself after a line that ended as unknown or not sent, as
    /// [`StopAfter::Doubt`](super::StopAfter::Doubt) demands; the lines after
    /// it were not sent.
    AfterDoubt {
        /// The line, from 0.
        line: u32,
    },
    /// The journal could not be written, and nothing is sent without it. What
    /// the state holds beyond the journal is lost with the tab.
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
