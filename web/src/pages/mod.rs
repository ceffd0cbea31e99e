//! One view an address, and what two of them share.

mod connect;
mod doctor;
mod home;
mod import;
mod not_found;
mod order;
mod orders;
mod paste_preview;
mod runs;
mod stock;
mod unusable;

pub(crate) use connect::Connect;
pub(crate) use doctor::{Doctor, Trial};
pub(crate) use home::Home;
pub(crate) use import::Import;
pub(crate) use not_found::NotFound;
pub(crate) use order::OrderPage;
pub(crate) use orders::Orders;
pub(crate) use runs::{RunPage, Runs};
pub(crate) use stock::{Stock, StockOf};
pub(crate) use unusable::unusable;
