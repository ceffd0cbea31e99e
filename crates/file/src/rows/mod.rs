//! The rows of a table as lines that may be sent.
//!
//! In scope: the roles of columns, every problem of every row, a person's
//! edits, the check against Omnitron, and the preview of requests. Out of
//! scope: reading the file ([`crate::table`]), finding the lines of rows without
//! an id ([`crate::resolve`]), requests to Omnitron, and sending.
//!
//! The table stays as it was read. A person's changes are a list of [`Edits`]
//! beside it; a check reads both and starts anew each time.

mod action;
mod check;
mod columns;
mod edits;
mod groups;
mod lines_found;
pub mod live;
mod preview;
mod problem;
mod row;
mod suspect;

pub use action::Action;
pub use check::{CheckContext, Checked, Consent, Counts, Lane, Line, RowState, check};
pub use columns::{ColumnNames, Columns};
pub use edits::{Applied, Edit, Edits};
pub(crate) use lines_found::is_to_be_found;
pub use lines_found::{LineFound, LinesFound};
pub use live::{ActualStock, Expected, Found, Mismatch, Mismatches};
pub use preview::{Preview, preview};
pub use problem::{Problem, Severity};
