//! The admin page: find an order, release its lines, see proof.
//!
//! What it decides is in the crate `release-web-logic`. Here, each of these
//! uses those before it and none after it:
//!
//! - `i18n`: the texts; `route`: the addresses, as the router wants them.
//! - `api`: everything from outside the page: Omnitron, `config.json`, and the
//!   browser's storages. HTTP and JSON stay in here.
//! - `state`: what is shared by several views, and who may change it.
//! - `components`: what pages are made of.
//! - `pages`: one view an address.
//! - `parts`: the views as parts that load when they are first shown.
//! - `app`: what stands around every view.

#![cfg_attr(not(target_arch = "wasm32"), allow(dead_code, unused_imports))]

mod i18n;

#[cfg(target_arch = "wasm32")]
mod api;
#[cfg(target_arch = "wasm32")]
mod app;
#[cfg(target_arch = "wasm32")]
mod components;
#[cfg(target_arch = "wasm32")]
mod failure;
#[cfg(target_arch = "wasm32")]
mod pages;
#[cfg(target_arch = "wasm32")]
mod parts;
#[cfg(target_arch = "wasm32")]
mod route;
#[cfg(target_arch = "wasm32")]
mod state;
#[cfg(target_arch = "wasm32")]
mod styles;

fn main() {
    #[cfg(target_arch = "wasm32")]
    app::start();
}
