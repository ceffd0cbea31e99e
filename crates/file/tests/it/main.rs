//! Tests of files from the outside: reading, checking and writing as on the
//! page. The same tests run natively and in WebAssembly.

mod chain;
mod confirmed;
#[cfg_attr(
    not(target_arch = "wasm32"),
    expect(clippy::disallowed_methods, reason = "it lists and renews the corpus")
)]
mod corpus;
mod export;
mod live;
mod resolve;
mod rows;
mod support;
mod suspects;
mod table;
mod table_properties;
