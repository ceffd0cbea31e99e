//! Problems of rows, and their severity.

use serde::{Deserialize, Serialize};

use super::Applied;
use crate::FileCode;
use release_core::code::HasCode;

/// The severity of a problem.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// Shown for completeness.
    Note,
    /// Shown; the row is sent all the same.
    Warning,
    /// The row is not sent until a person has confirmed it.
    Confirm,
    /// The row is not sent until it is corrected.
    Stop,
}

/// One problem of one row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Problem {
    /// The row's line in the file, from 1; the header's, or 1, if it is about
    /// the columns.
    pub line: u32,
    /// The column, from 0; `None` if it is about the whole row.
    pub column: Option<usize>,
    /// The kind of problem, as a stable code.
    pub code: FileCode,
    /// The severity. [`Severity::Confirm`] becomes a warning once confirmed.
    pub severity: Severity,
    /// Another row that is involved, by its line in the file.
    pub other: Option<u32>,
}

impl Problem {
    /// Whether the row is sent only because a person has agreed: has confirmed
    /// the problem, or answered a question about the row's line.
    pub(super) fn is_agreed(&self, applied: &Applied<'_>) -> bool {
        let is_answered =
            matches!(self.code, FileCode::Resolve(_)) && self.severity == Severity::Warning;
        is_answered || applied.is_confirmed(self.line, self.code)
    }
}

impl HasCode for Problem {
    type Code = FileCode;

    fn code(&self) -> FileCode {
        self.code
    }
}
