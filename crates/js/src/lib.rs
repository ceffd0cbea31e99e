//! The core for JavaScript back-offices: what the npm package `omnitron-release` is made of.
//!
//! In scope: plain objects in and out, their TypeScript types, errors that are real `Error`s, and
//! handles to a table and a run for the package's own loader. It converts and names; every
//! decision is the core's. Out of scope: sending, timers, storage; the loader in `npm/src` does
//! these with what the host gives it.
//!
//! - [`model`]: the types that cross, with the words that a TypeScript reader sees.
//! - [`endpoint`]: requests to send and answers to read, in pairs.
//! - [`lines`]: checking lines.
//! - [`table`]: a file that stays here, seen page by page.
//! - [`run`]: the machine of a run, driven from outside.

#![deny(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::unreachable,
    clippy::unwrap_used
)]
// What wasm-bindgen exports takes its arguments by value, and its documentation is for TypeScript's
// readers: what is thrown stands in a sentence.
#![allow(clippy::needless_pass_by_value, clippy::missing_errors_doc)]

pub mod code;
mod convert;
pub mod endpoint;
pub mod error;
mod from_js;
pub mod lines;
pub mod model;
pub mod run;
pub mod table;
