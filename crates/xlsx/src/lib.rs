//! XLSX workbooks, read into tables.
//!
//! In scope: the sheets of a workbook, and their cells by value and not as
//! Excel shows them; values that Excel has changed are marked on the cell, not
//! repaired. Hidden rows are read and marked, so that nobody sends rows that
//! they do not see. The first of merged cells has the value and the others are
//! empty. Out of scope: old XLS files, formulas (their last result is read),
//! and the meaning of cells.
//!
//! It is a crate of its own, because it is larger than the rest of the core and
//! loaded only when a workbook is read.
//!
//! A workbook is a compressed archive, and a small one can unpack to gigabytes.
//! So each part is measured before it is read: by the size that the archive
//! declares, and then by unpacking it without keeping it.

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
