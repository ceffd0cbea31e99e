//! The views of held stock: all of it, and the lines that may hold that of one product.

mod channel;
mod chart;
mod codes;
mod found;
mod lines;
mod list;
mod notes;
mod of_product;
mod result;
mod rows;

pub(crate) use list::Stock;
pub(crate) use of_product::StockOf;
