//! Tests of files from the outside: reading, checking and writing as on the
//! page. The same tests run natively and in WebAssembly.

mod confirmed;
mod corpus;
mod export;
mod live;
mod rows;
mod support;
mod table;
mod table_properties;
