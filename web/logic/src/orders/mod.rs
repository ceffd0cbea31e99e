//! The list of orders: what its address asks for, and the order of its rows.

mod query;
mod sorting;

pub use query::{DEFAULT_PAGE_SIZE, OrdersQuery, PAGE_SIZES};
pub use sorting::{Column, Sorting};
