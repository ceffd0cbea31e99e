//! The journal of a run: entries that are written before and after each
//! request, so that nothing is lost when the tab dies.
//!
//! An entry contains neither the token nor customer data: a line is given by
//! its number, and the raw body of a refusal is dropped.

use serde::Serialize;

use super::stock::Counter;
use crate::RunCode;
use release_core::UnixMillis;
use release_core::code::HasCode;
use release_core::delivery::Delivery;
use release_core::deserialize_from_json;
use release_core::outcome::Outcome;

release_core::json_enum! {
    /// One thing that happened to a run. A run is the fold of its entries:
    /// [`RunState::recover`](super::RunState::recover).
    #[derive(Clone, Debug, PartialEq, Hash, Serialize)]
    pub enum Entry {
        /// Written before the request leaves. Without an entry that ends it, the
        /// request may have left and may have worked.
        AboutToSend {
            /// The line, from 0.
            line: u32,
            /// The number of the attempt at the line, from 1.
            attempt: u32,
            /// The time.
            at: UnixMillis,
        } = "about_to_send",
        /// The request was not sent after all: the run was paused or held back
        /// while the entry above was written.
        Withdrawn {
            /// The line, from 0.
            line: u32,
            /// The number of the attempt at the line, from 1.
            attempt: u32,
            /// The time.
            at: UnixMillis,
        } = "withdrawn",
        /// The outcome of this one request. The outcome of the line follows from
        /// it and from the entries before.
        Ended {
            /// The line, from 0.
            line: u32,
            /// The number of the attempt at the line, from 1.
            attempt: u32,
            /// The time.
            at: UnixMillis,
            /// The outcome of the request, without the raw body.
            outcome: Outcome,
            /// The HTTP status of the answer; `None` if none came, and in
            /// journals of older versions.
            #[serde(skip_serializing_if = "Option::is_none")]
            status: Option<u16>,
            /// When the request left; `None` in journals of older versions.
            #[serde(skip_serializing_if = "Option::is_none")]
            sent_at: Option<UnixMillis>,
        } = "ended",
        /// A person settled an unknown line. The last entry for a line counts.
        Settled {
            /// The line, from 0.
            line: u32,
            /// The person's finding.
            settled: Settled,
        } = "settled",
        /// A stock counter was read.
        Counted(Counter) = "counted",
        /// How often a request may reach the server from now on.
        Delivery {
            /// The time.
            at: UnixMillis,
            /// The delivery.
            delivery: Delivery,
        } = "delivery",
        /// A person stopped the run: no new request begins.
        Stopped {
            /// The time.
            at: UnixMillis,
        } = "stopped",
    }
}

release_core::json_enum! {
    /// A person's finding about an unknown line.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
    pub enum Settlement {
        /// It is released (or recorded, if that was the call).
        Done = "done",
        /// It was not processed, and can be sent.
        NotSent = "not_sent",
    }
}

release_core::json_struct! {
    /// A settlement with its evidence and time.
    #[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
    pub struct Settled {
        /// The person's finding.
        pub settlement: Settlement,
        /// The person's evidence, in their own words.
        pub note: String,
        /// The time of the settlement.
        pub at: UnixMillis,
    }
}

/// The reason why the journal could not be written.
#[derive(Clone, Debug, PartialEq, Eq, Hash, thiserror::Error)]
pub enum JournalError {
    /// There is no room left.
    #[error("there is no room left to write the journal")]
    Full,
    /// Writing is not allowed at all.
    #[error("the journal may not be written")]
    Refused,
    /// Anything else.
    #[error("the journal could not be written: {message}")]
    Failed {
        /// The storage's own message.
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
