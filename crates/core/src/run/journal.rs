//! What is written down of a run, so that nothing is lost when the tab dies.
//!
//! An entry holds neither the token nor anything of a customer: a line is its
//! number, and the raw body of a refusal is dropped.

use serde::{Deserialize, Serialize};

use super::UnixMillis;
use super::stock::Counter;
use crate::decode::{DecodeError, FromJson, Json, deserialize_from_json};
use crate::message::{ErrorCode, HasCode};
use crate::outcome::Outcome;

/// One thing that happened to a run. A run is the fold of its entries:
/// [`RunState::recover`](super::RunState::recover).
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
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
    },
    /// The request did not leave after all: the run was paused or held back
    /// while the entry above was written.
    Withdrawn {
        /// The line, from 0.
        line: u32,
        /// Which attempt at the line, from 1.
        attempt: u32,
        /// When.
        at: UnixMillis,
    },
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
    },
    /// A person settled an unknown line. The last one of a line counts.
    Settled {
        /// The line, from 0.
        line: u32,
        /// What the person found.
        settled: Settled,
    },
    /// A stock counter was read.
    Counted(Counter),
    /// A person stopped the run: no new request begins.
    Stopped {
        /// When.
        at: UnixMillis,
    },
}

/// What a person found out about an unknown line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Settlement {
    /// It is released (or recorded, where that was asked for).
    Done,
    /// It was not sent: nothing happened to it, and it can be sent.
    NotSent,
}

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

/// Why the journal could not be written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
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
    fn code(&self) -> ErrorCode {
        match self {
            Self::Full => ErrorCode::RunJournalFull,
            Self::Refused => ErrorCode::RunJournalRefused,
            Self::Failed { .. } => ErrorCode::RunJournalFailed,
        }
    }
}

impl FromJson for Entry {
    fn from_json(json: &Json<'_>) -> Result<Self, DecodeError> {
        json.variant(|name, value| {
            if name == "counted" {
                return Counter::from_json(value).map(Self::Counted);
            }
            let members = value.object()?;
            let line = || members.required(&["line"]);
            let attempt = || members.required(&["attempt"]);
            let at = || members.required(&["at"]);
            Ok(match name {
                "about_to_send" => Self::AboutToSend {
                    line: line()?,
                    attempt: attempt()?,
                    at: at()?,
                },
                "withdrawn" => Self::Withdrawn {
                    line: line()?,
                    attempt: attempt()?,
                    at: at()?,
                },
                "ended" => Self::Ended {
                    line: line()?,
                    attempt: attempt()?,
                    at: at()?,
                    outcome: members.required(&["outcome"])?,
                    status: members.optional(&["status"])?,
                },
                "settled" => Self::Settled {
                    line: line()?,
                    settled: members.required(&["settled"])?,
                },
                "stopped" => Self::Stopped { at: at()? },
                _ => return Err(DecodeError::unknown()),
            })
        })
    }
}

impl FromJson for Settlement {
    fn from_json(json: &Json<'_>) -> Result<Self, DecodeError> {
        json.variant(|name, _| match name {
            "done" => Ok(Self::Done),
            "not_sent" => Ok(Self::NotSent),
            _ => Err(DecodeError::unknown()),
        })
    }
}

impl FromJson for Settled {
    fn from_json(json: &Json<'_>) -> Result<Self, DecodeError> {
        let members = json.object()?;
        Ok(Self {
            settlement: members.required(&["settlement"])?,
            note: members.required(&["note"])?,
            at: members.required(&["at"])?,
        })
    }
}

deserialize_from_json!(Entry, Settlement, Settled);
