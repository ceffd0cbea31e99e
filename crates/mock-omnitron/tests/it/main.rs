//! The mock on a real listener, asked by a real client.

mod auth;
mod binary;
mod channel_lists;
mod client;
mod connections;
mod control;
mod create_mapping;
mod faults;
mod leaks;
mod lists;
mod page;
mod protocol;
mod running;
mod second_mapping;
mod shop;
mod stock_lists;
mod wire;
