//! The list of orders: what its address asks for, named views of it, and the order of its rows.

mod query;
mod saved_views;
mod sorting;

pub use query::{DEFAULT_PAGE_SIZE, OrdersQuery, PAGE_SIZES};
pub use saved_views::SavedViews;
pub use sorting::{Column, Sorting};
