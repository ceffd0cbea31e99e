//! The error of a file that cannot be read as a table.

use serde::Serialize;

use super::Encoding;
use crate::FileCode;
use release_core::code::HasCode;

/// The reason why a file cannot be read as a table. Lines and columns count
/// from 1; columns count characters.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, thiserror::Error)]
#[serde(tag = "error", rename_all = "snake_case")]
pub enum TableError {
    /// It has no rows.
    #[error("the file has no rows")]
    Empty,
    /// It has more bytes than allowed.
    #[error("the file has {bytes} bytes, above the limit of {limit}")]
    TooLarge {
        /// The number of bytes.
        bytes: u64,
        /// The limit.
        limit: usize,
    },
    /// It has more rows than allowed.
    #[error("line {line}: more than {limit} rows")]
    TooManyRows {
        /// The line of the first row beyond the limit.
        line: u32,
        /// The limit.
        limit: usize,
    },
    /// A row, or all rows together, have more cells than allowed.
    #[error("line {line}: more than {limit} cells")]
    TooManyCells {
        /// The line of the first cell beyond the limit.
        line: u32,
        /// The limit.
        limit: usize,
    },
    /// A cell has more bytes than allowed, often because a quote is not closed.
    #[error("line {line}: a cell of more than {limit} bytes")]
    CellTooLong {
        /// The line on which the cell begins.
        line: u32,
        /// The limit.
        limit: usize,
    },
    /// It has bytes that are not text in this encoding.
    #[error("line {line}, character {column}: not {encoding:?}")]
    Undecodable {
        /// The encoding.
        encoding: Encoding,
        /// The line of the bytes.
        line: u32,
        /// The character of that line.
        column: u32,
    },
    /// A quote is never closed.
    #[error("line {line}: a quote is opened and not closed")]
    UnclosedQuote {
        /// The line on which it is opened.
        line: u32,
    },
    /// The cells of a sheet are not ordered row by row, left to right.
    #[error("row {line}: cells are out of order")]
    Disorder {
        /// The row of the first such cell.
        line: u32,
    },
}

impl HasCode for TableError {
    type Code = FileCode;

    fn code(&self) -> FileCode {
        match self {
            Self::Empty => FileCode::TableEmpty,
            Self::TooLarge { .. } => FileCode::TableTooLarge,
            Self::TooManyRows { .. } => FileCode::TableTooManyRows,
            Self::TooManyCells { .. } => FileCode::TableTooManyCells,
            Self::CellTooLong { .. } => FileCode::TableCellTooLong,
            Self::Undecodable { .. } => FileCode::TableUndecodable,
            Self::UnclosedQuote { .. } => FileCode::TableUnclosedQuote,
            Self::Disorder { .. } => FileCode::TableDisorder,
        }
    }
}
