//! The client over servers that the tests make up.

mod client;
mod find;
mod live;
mod login;
mod many_reads;
mod run;
mod stock;
mod support;
