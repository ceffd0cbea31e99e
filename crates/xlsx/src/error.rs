//! The error of a workbook that cannot be read.

use crate::WorkbookCode;
use release_core::code::HasCode;
use release_file::table::TableError;
use serde::Serialize;

/// The reason why a workbook cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, thiserror::Error)]
#[serde(tag = "error", rename_all = "snake_case")]
pub enum WorkbookError {
    /// It is not an XLSX file, or it is damaged.
    #[error("the workbook cannot be read: {reason}")]
    Unreadable {
        /// The reader's own message.
        reason: String,
    },
    /// Unpacked, it would be larger than allowed.
    #[error("the workbook unpacks to more than {limit} bytes")]
    TooLarge {
        /// The limit, in bytes.
        limit: u64,
    },
    /// It is protected by a password, or is an old XLS file.
    #[error("the workbook is protected by a password, or is an old XLS file")]
    Protected,
    /// It has no sheet of that name.
    #[error("the workbook has no sheet {name:?}")]
    NoSheet {
        /// The name that was asked for.
        name: String,
    },
    /// The sheet's cells make no table.
    #[error(transparent)]
    Table {
        /// The problem of the table.
        #[from]
        source: TableError,
    },
}

impl WorkbookError {
    #[expect(clippy::needless_pass_by_value, reason = "it is what `map_err` gives")]
    pub(crate) fn unreadable(reason: impl ToString) -> Self {
        let reason = reason.to_string();
        Self::Unreadable { reason }
    }
}

impl HasCode for WorkbookError {
    type Code = WorkbookCode;

    fn code(&self) -> WorkbookCode {
        match self {
            Self::Unreadable { .. } => WorkbookCode::WorkbookUnreadable,
            Self::TooLarge { .. } => WorkbookCode::WorkbookTooLarge,
            Self::Protected => WorkbookCode::WorkbookProtected,
            Self::NoSheet { .. } => WorkbookCode::WorkbookNoSheet,
            Self::Table { source } => source.code().into(),
        }
    }
}
