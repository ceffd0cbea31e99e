//! Orders, lines, stock and mappings as Omnitron returns them.
//!
//! Only the fields that this project needs are decoded; customers and
//! addresses, which every order carries, are ignored.

mod content_type;
mod mapping;
mod order;
mod order_item;
mod order_number;
mod page;
mod product_stock;
mod quantity;
mod status;

pub use content_type::ContentType;
pub use mapping::Mapping;
pub use order::{Channel, Order};
pub use order_item::{Attributes, OrderItem, Product, StockListRef};
pub use order_number::OrderNumber;
pub use page::{Checked, Page};
pub use product_stock::{ProductStock, StockCounter};
pub use quantity::Quantity;
pub use status::{KnownStatus, Status};
