//! What is written down of a run, so that nothing is lost when the tab dies.
//!
//! An entry holds neither the token nor anything of a customer: a line is its
//! number, and the raw body of a refusal is dropped.

use serde::Serialize;

use super::stock::Counter;
use crate::RunCode;
use release_core::UnixMillis;
use release_core::code::HasCode;
use release_core::deserialize_from_json;
use release_core::outcome::Outcome;

release_core::json_enum! {
    /// One thing that happened to a run. A run is the fold of its entries:
    /// [`RunState::recover`](super::RunState::recover).
    #[derive(Clone, Debug, PartialEq, Serialize)]
    pub enum Entry {
        /// Written before the request leaves. Without an entry that ends it, the
        /// request may have left and may have worked.
        AboutToSend {
            /// The line, from 0.
            line: u32,
            /// Which attempt at the line, from 1.
            attempt: u32,
            /// When.
            at: UnixMillis,
        } = "about_to_send",
        /// The request did not leave after all: the run was paused or held back
        /// while the entry above was written.
        Withdrawn {
            /// The line, from 0.
            line: u32,
            /// Which attempt at the line, from 1.
            attempt: u32,
            /// When.
            at: UnixMillis,
        } = "withdrawn",
        /// What this one request led to. What it means for the line follows from
        /// it and from the entries before.
        Ended {
            /// The line, from 0.
            line: u32,
            /// Which attempt at the line, from 1.
            attempt: u32,
            /// When.
            at: UnixMillis,
            /// What the request led to, without the raw body.
            outcome: Outcome,
            /// The HTTP status of the answer; `None` where none came, and in
            /// journals of older versions.
            #[serde(skip_serializing_if = "Option::is_none")]
            status: Option<u16>,
        } = "ended",
        /// A person settled an unknown line. The last one of a line counts.
        Settled {
            /// The line, from 0.
            line: u32,
            /// What the person found.
            settled: Settled,
        } = "settled",
        /// A stock counter was read.
        Counted(Counter) = "counted",
        /// A person stopped the run: no new request begins.
        Stopped {
            /// When.
            at: UnixMillis,
        } = "stopped",
    }
}

release_core::json_enum! {
    /// What a person found out about an unknown line.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
    pub enum Settlement {
        /// It is released (or recorded, where that was asked for).
        Done = "done",
        /// It was not sent: nothing happened to it, and it can be sent.
        NotSent = "not_sent",
    }
}

release_core::json_struct! {
    /// That, how they know, and when they said so.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize)]
    pub struct Settled {
        /// What the person found.
        pub settlement: Settlement,
        /// How they know, in their own words.
        pub note: String,
        /// When they said so.
        pub at: UnixMillis,
    }
}

/// Why the journal could not be written.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum JournalError {
    /// There is no room left.
    #[error("there is no room left to write the journal")]
    Full,
    /// It may not be written at all.
    #[error("the journal may not be written")]
    Refused,
    /// Anything else.
    #[error("the journal could not be written: {message}")]
    Failed {
        /// The storage's own words, for the curious.
        message: String,
    },
}

impl HasCode for JournalError {
    type Code = RunCode;

    fn code(&self) -> RunCode {
        match self {
            Self::Full => RunCode::RunJournalFull,
            Self::Refused => RunCode::RunJournalRefused,
            Self::Failed { .. } => RunCode::RunJournalFailed,
        }
    }
}

deserialize_from_json!(Entry, Settlement, Settled);
