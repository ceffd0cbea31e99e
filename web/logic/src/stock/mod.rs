//! What stock is still held, and the lines that may hold it.
//!
//! A counter is per product and stock list, and nothing of a line says whether it
//! still holds its units: what is found here are candidates, never more.

mod chart;
mod file;
mod held;
mod lines;
mod picture;
mod query;

pub use chart::{BAR_HEIGHT, Bar, LARGEST, bars};
pub use file::{candidate_slots, candidates_csv, candidates_name};
pub use held::{Held, HeldRow, KEPT_ROWS};
pub use lines::{Finding, KEPT_LINES, ProductLine, ProductLines, Tally};
pub use picture::HeldPicture;
pub use query::StockQuery;
