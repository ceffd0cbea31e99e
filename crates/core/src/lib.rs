//! The rules for releasing a stock reservation in Akinon's Omnitron.
//!
//! In scope: building and checking the requests, reading the answers, and
//! deciding what became of a line. Out of scope: sending anything, the clock,
//! randomness, text on a screen.
//!
//! - [`endpoint`]: one file for each call, named by its verb; a struct of
//!   validated fields that becomes an [`http::Request`], and a reader of the
//!   [`http::Response`].
//! - [`connection`]: where and as whom the calls go.
//! - [`model`]: what Omnitron tells of orders, lines, stock and mappings.
//! - [`error`]: what can go wrong, by direction: could not build, could not
//!   reach, could not read, was refused.
//! - [`outcome`]: the five things that can become of a line.
//! - [`decode`]: tolerant reading of JSON.
//! - [`code`]: the stable code of each error and outcome, by domain.
//!
//! Facts about the API name the page of Akinon's documentation they come
//! from, or `sdk` where they were seen in Akinon's public Python code.

#![forbid(unsafe_code)]
#![deny(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::unreachable,
    clippy::unwrap_used
)]

pub mod code;
pub mod connection;
pub mod decode;
pub mod endpoint;
pub mod erp_code;
pub mod error;
pub mod id;
pub mod model;
pub mod outcome;
mod time;

pub use code::{CallCode, ErrorCode, HasCode, LineCode};
pub use connection::{ApiPrefix, BaseUrl, Connection, Language, Token};
pub use erp_code::ErpCode;
pub use id::{OrderId, OrderItemId, ProductId};
pub use outcome::Outcome;
pub use time::UnixMillis;
