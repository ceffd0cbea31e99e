//! The WebAssembly module of the npm package `omnitron-release`, for JavaScript back-offices.
//!
//! In scope: plain objects in and out, their TypeScript types, errors that are real `Error`s, and
//! handles to a table and a run for the package's own loader. It converts values and names
//! errors; every decision is the core's. Out of scope: sending, timers, storage; the loader in
//! `npm/src` does these by means of the host.
//!
//! - [`model`]: the types that are passed, with their documentation for TypeScript.
//! - [`endpoint`]: pairs of functions that build a request and read its answer.
//! - [`lines`]: the check of lines.
//! - [`delivery`]: how often a request may reach Omnitron.
//! - [`table`]: a file that stays in the module and is read page by page.
//! - [`resolve`]: the lines of rows that know no line ids.
//! - [`run`]: the state machine of a run, driven from outside.

#![deny(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::unreachable,
    clippy::unwrap_used
)]
// Functions that wasm-bindgen exports take their arguments by value, and their documentation is for
// TypeScript: it states in a sentence what is thrown.
#![allow(clippy::needless_pass_by_value, clippy::missing_errors_doc)]

use release_js_host::{convert, host};

pub mod code;
pub mod delivery;
pub mod endpoint;
pub mod error;
mod from_js;
pub mod lines;
pub mod model;
pub mod resolve;
pub mod run;
pub mod table;
