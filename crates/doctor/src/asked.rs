//! One request, as it may be shown to anybody.

use serde::{Deserialize, Serialize};

/// One request that was sent, and what came. Never a token, a name or a body.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Asked {
    /// `GET` or `OPTIONS`.
    pub method: String,
    /// Path and query, from `/api/`.
    pub path: String,
    /// What came.
    pub came: Came,
    /// The time it took, in milliseconds.
    pub millis: u64,
}

/// What came of a request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Came {
    /// An answer of this status.
    Status(u16),
    /// None; the code of the error, such as `reach.timed_out`.
    Nothing(String),
}
