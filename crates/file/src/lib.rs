//! From an ERP's file to the lines that may be sent, and back to a file.
//!
//! In scope: a file's bytes, which column is for what, every problem of every
//! row, and what became of the rows, as a file again. Out of scope: any I/O,
//! workbooks (they are cells when they come here), and sending.
//!
//! - [`table`]: a file's bytes, read as rows and columns.
//! - [`rows`]: from rows to the lines to send, with every problem of every row.
//! - [`export`]: what became of the rows, as a file.
//! - [`sort`]: one way of sorting for all that is sorted.
//!
//! A crate beside the core and not a part of it: it is compiled for speed, the
//! core for size, and a crate has one of the two.

#![forbid(unsafe_code)]
#![deny(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::unreachable,
    clippy::unwrap_used
)]

mod code;
pub mod export;
pub mod rows;
pub mod table;

pub use code::FileCode;
