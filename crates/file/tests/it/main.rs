//! Files, tested from the outside: as the page reads, checks and writes them.
//! The same tests run natively and in WebAssembly.

mod corpus;
mod export;
mod lines;
mod live;
mod support;
mod table;
mod table_properties;
