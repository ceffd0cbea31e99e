//! Why a file cannot be read as a table.

use serde::Serialize;

use super::Encoding;
use crate::FileCode;
use release_core::code::HasCode;

/// Why a file cannot be read as a table. Lines and columns count from 1;
/// columns count characters.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, thiserror::Error)]
#[serde(tag = "error", rename_all = "snake_case")]
pub enum TableError {
    /// There is no row in it.
    #[error("the file has no rows")]
    Empty,
    /// It has more bytes than are taken.
    #[error("the file has {bytes} bytes, above the limit of {limit}")]
    TooLarge {
        /// What it has.
        bytes: u64,
        /// What is taken.
        limit: usize,
    },
    /// It has more rows than are taken.
    #[error("line {line}: more than {limit} rows")]
    TooManyRows {
        /// Where the first row too many is.
        line: u32,
        /// What is taken.
        limit: usize,
    },
    /// A row, or all rows together, have more cells than are taken.
    #[error("line {line}: more than {limit} cells")]
    TooManyCells {
        /// Where the first cell too many is.
        line: u32,
        /// What is taken.
        limit: usize,
    },
    /// A cell has more bytes than are taken; often for a quote that is not closed.
    #[error("line {line}: a cell of more than {limit} bytes")]
    CellTooLong {
        /// Where the cell begins.
        line: u32,
        /// What is taken.
        limit: usize,
    },
    /// Bytes that are no text in this encoding.
    #[error("line {line}, character {column}: not {encoding:?}")]
    Undecodable {
        /// What it was read as.
        encoding: Encoding,
        /// Where the bytes are.
        line: u32,
        /// Which character of that line.
        column: u32,
    },
    /// A quote that is never closed.
    #[error("line {line}: a quote is opened and not closed")]
    UnclosedQuote {
        /// Where it was opened.
        line: u32,
    },
    /// Cells of a sheet that do not come row by row, left to right.
    #[error("row {line}: cells are out of order")]
    Disorder {
        /// Where the first of them is.
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
