//! Import of an ERP's file as lines to send, and export of their outcomes as a file.
//!
//! In scope: reading a file's bytes, the roles of columns, every problem of
//! every row, and exports. Out of scope: any I/O, workbooks (they arrive here
//! as cells), and sending.
//!
//! - [`table`]: a file's bytes, read as rows and columns.
//! - [`rows`]: rows as lines to send, with every problem of every row.
//! - [`resolve`]: the lines of rows that name them by order number and SKU.
//! - [`export`]: the file again, with the outcome of each row.
//!
//! It is a crate beside the core and not a part of it, because it is compiled
//! for speed and the core for size, which is set per crate.

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
pub mod resolve;
pub mod rows;
pub mod table;

pub use code::FileCode;
