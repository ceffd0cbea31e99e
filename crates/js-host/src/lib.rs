//! What the WebAssembly modules of the npm package share: values from and to JavaScript, and its host as
//! the transport and the clock of a client.
//!
//! In scope: converting, and calling functions of the host. Out of scope: what they are for; a module of its
//! own is made of [`release-js`](../release_js/index.html) and of the doctor's commands each.

#![deny(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::unreachable,
    clippy::unwrap_used
)]

pub mod convert;
pub mod from_js;
pub mod host;
pub mod http;
