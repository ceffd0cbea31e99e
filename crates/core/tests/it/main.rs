//! Tests of the core from the outside: requests and answers as in a browser.
//! The same tests run natively and in WebAssembly.

mod base_url;
mod calls;
mod delivery;
mod endpoints;
mod json;
mod judging;
mod newtypes;
mod reading;
mod refusals;
mod round_trip;
mod server;
mod statuses;
mod support;
mod tokens;
mod unreadable;
