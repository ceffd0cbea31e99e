//! XLSX workbooks, read into the core's tables.
//!
//! In scope: the sheets of a workbook, and their cells by value and not by how
//! Excel shows them; what Excel has ruined is marked on the cell, not repaired.
//! Hidden rows are read and marked, so that nobody sends what they do not see.
//! Of merged cells the first has the value and the others are empty. Out of
//! scope: old XLS files, formulas (their last result is read), and the meaning
//! of cells.
//!
//! A crate of its own, for it weighs more than the rest of the core, and is
//! loaded only when a workbook comes.
//!
//! A workbook is a compressed archive, and a small one can hold gigabytes. So
//! each part that is read is first measured: by what the archive declares of
//! it, and then by unpacking it into nothing.

#![forbid(unsafe_code)]
#![deny(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::unreachable,
    clippy::unwrap_used
)]

mod archive;
mod code;
mod error;
mod kind;
mod tags;
mod workbook;

pub use code::WorkbookCode;
pub use error::WorkbookError;
pub use kind::is_workbook;
pub use workbook::{Sheet, Workbook, WorkbookLimits};
