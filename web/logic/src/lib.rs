//! The decisions of the page, apart from its drawing.
//!
//! Everything here is plain data and functions over it: no browser, no clock,
//! no storage and no texts. A decision is given as a value; the page has the
//! words for it.

#![forbid(unsafe_code)]

mod action_counts;
mod address;
pub mod config;
pub mod import;
mod iso;
mod kind;
mod known;
pub mod names;
pub mod number;
pub mod order;
pub mod orders;
pub mod reach;
mod read_as;
pub mod remote;
mod route;
pub mod rows;
pub mod run;
pub mod saved;
pub mod session;
pub mod stock;
mod theme;

pub use action_counts::ActionCounts;
pub use address::Address;
pub use iso::iso;
pub use kind::Kind;
pub use known::{Known, Reaction};
pub use read_as::{FileRead, ReadAs};
pub use route::{Route, Step};
pub use theme::Theme;

use release_core::endpoint::CreateMapping;
use release_core::{ErpCode, OrderItemId};

/// What is sent for a line: the only place where the page makes it, for a line
/// of an order and for one that a run has kept. A row of a file makes its own.
pub fn to_send(item: OrderItemId, code: &ErpCode, update_stock: bool) -> CreateMapping {
    CreateMapping {
        item,
        code: code.clone(),
        update_stock,
    }
}
