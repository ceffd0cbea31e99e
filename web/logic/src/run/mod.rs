//! A run: what it says of lines, its rest, and its words in a file.

mod export;
mod history;
mod products;
mod proof;
mod rest;

pub use export::{Part, Told, by_line, file_name, results, table_of};
pub use history::{Before, LineHistory, LineInRun, RunRead};
pub use products::{products_of, unread_after};
pub use proof::{likely_released, proof, proof_of};
pub use rest::{body_of_rest, count_rest, rest_of};
