//! The WebAssembly module of the commands `omnitron-release doctor` and `omnitron-release trial`.
//!
//! In scope: the doctor's examination and trial over functions of the host, and what they say in English.
//! Out of scope: asking a person, sending, files; the command in `crates/js/npm/src/command` does these. It
//! is a module of its own, so that a page that uses the package does not download it.
//!
//! - [`session`]: one Omnitron, and who calls it.
//! - [`examination`]: all checks, and what comes of them.
//! - [`trial`]: the steps of a trial, each sent once a person has agreed.

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

pub mod examination;
pub mod finding;
mod once;
pub mod session;
pub mod trial;
pub mod trial_line;

use release_js_host::from_js::WrongType;
use wasm_bindgen::JsError;

fn not_shown(error: WrongType) -> JsError {
    JsError::new(&error.message)
}
