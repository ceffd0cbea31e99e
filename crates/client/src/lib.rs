//! A client that carries out the core's requests.
//!
//! In scope: sending a request once, waiting for its answer for a limited time, trying the second
//! of two addresses if the first does not exist, following pages, finding orders by their number in
//! each known way, reading the orders and lines that a file's rows are about, reading what stock is held and the
//! lines of a product, keeping a pace, and carrying out a
//! [`Run`] as its state machine commands, and knowing how often a request may arrive. Out of scope:
//! deciding the meaning of an answer (the core does), and automatically repeating a call that changes
//! something.
//!
//! [`Client`] works over any [`Transport`] and [`Clock`]; a browser's are
//! `Fetch` and `BrowserClock`, compiled for WebAssembly only.

#[cfg(target_arch = "wasm32")]
pub mod browser;
mod client;
mod clock;
mod ended;
mod find;
mod find_beginning;
mod lines;
mod live;
mod login;
mod paced;
mod pages;
mod read_lines;
mod read_orders;
mod read_stock;
pub mod run;
mod stock;
mod told;
mod transport;

#[cfg(target_arch = "wasm32")]
pub use browser::{BrowserClock, Fetch};
pub use client::{Client, Judged};
pub use clock::{Clock, UnixMillis};
pub use ended::SessionEnded;
pub use find::{Found, MAX_CHANNELS, Ways};
pub use find_beginning::FoundBeginning;
pub use lines::{Lines, MAX_PAGES, ROWS_PER_PAGE};
pub use live::{Compared, READS_AT_ONCE, compare_lines};
pub use paced::{MAX_THROTTLED, Paced};
pub use pages::{ListEnd, MAX_LIST_PAGES};
pub use read_lines::{HeldLine, LinesRead, LinesSource, read_product_lines};
pub use read_orders::{NumberRead, read_orders};
pub use read_stock::{StockRead, StockSource, name_stock, read_stock};
pub use run::{Journal, Run, Timer};
pub use transport::{SendOptions, Transport};
