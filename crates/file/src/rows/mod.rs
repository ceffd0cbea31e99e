//! From a table to the lines that may be sent.
//!
//! In scope: which column is for what, every problem of every row, what a
//! person changes, what Omnitron says of the lines, and what exactly would be
//! sent. Out of scope: reading the file ([`crate::table`]), asking Omnitron,
//! and sending.
//!
//! The table stays as it was read. What a person changes is a list of
//! [`Edits`] beside it; a check reads both and starts anew each time.

mod action;
mod check;
mod columns;
mod edits;
mod groups;
pub mod live;
mod preview;
mod problem;
mod row;
mod suspect;

pub use action::Action;
pub use check::{CheckContext, Checked, Consent, Counts, Lane, Line, RowState, check};
pub use columns::{ColumnNames, Columns};
pub use edits::{Applied, Edit, Edits};
pub use live::{ActualStock, Expected, Found, Mismatch, Mismatches};
pub use preview::{Preview, preview};
pub use problem::{Problem, Severity};
