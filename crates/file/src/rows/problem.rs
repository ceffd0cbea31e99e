//! What is wrong with a row, or to be said of it.

use serde::{Deserialize, Serialize};

use crate::FileCode;
use release_core::code::HasCode;

/// What follows from a problem.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// Said, for the sake of completeness.
    Note,
    /// Said; the row is sent all the same.
    Warning,
    /// The row is not sent until a person has confirmed it.
    Confirm,
    /// The row is not sent until it is mended.
    Stop,
}

/// One problem of one row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Problem {
    /// The row's line in the file, from 1; the header's, or 1, where it is
    /// about the columns.
    pub line: u32,
    /// The column, from 0; `None` where it is about the whole row.
    pub column: Option<usize>,
    /// What it is: a stable code.
    pub code: FileCode,
    /// What follows. [`Severity::Confirm`] becomes a warning once confirmed.
    pub severity: Severity,
    /// Another row that it is about: its line in the file.
    pub other: Option<u32>,
}

impl HasCode for Problem {
    type Code = FileCode;

    fn code(&self) -> FileCode {
        self.code
    }
}
