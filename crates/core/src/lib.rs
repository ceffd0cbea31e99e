//! The rules for releasing a stock reservation in Akinon's Omnitron.
//!
//! In scope: building and checking the requests, reading the answers, and
//! judging the outcome of a line. Out of scope: sending, the clock, randomness,
//! and texts for a person.
//!
//! - [`endpoint`]: one file for each call, named by its verb; a struct of
//!   validated fields that becomes an [`http::Request`], and a reader of the
//!   [`http::Response`].
//! - [`connection`]: address, API version, token and language of an Omnitron.
//! - [`model`]: orders, lines, stock and mappings as Omnitron returns them.
//! - [`error`]: errors, by direction: could not build, could not reach, could
//!   not read, was refused.
//! - [`outcome`]: the five outcomes of a line.
//! - [`delivery`]: how often one request may reach the server.
//! - [`decode`]: tolerant decoding of JSON.
//! - [`code`]: the stable code of each error and outcome, by domain.
//!
//! Facts about the API name the page of Akinon's documentation that they come
//! from, or `sdk` if they were seen in Akinon's public Python code.

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
pub mod delivery;
pub mod endpoint;
pub mod erp_code;
pub mod error;
pub mod id;
pub mod model;
pub mod outcome;
mod time;

pub use code::{CallCode, ErrorCode, HasCode, LineCode};
pub use connection::{ApiPrefix, BaseUrl, Connection, Language, Token};
pub use delivery::Delivery;
pub use erp_code::ErpCode;
pub use id::{OrderId, OrderItemId, ProductId};
pub use outcome::Outcome;
pub use time::UnixMillis;
