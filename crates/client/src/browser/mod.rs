//! The transport, clock and connections of a browser.

mod clock;
mod connections;
mod fetch;

pub use clock::BrowserClock;
pub use connections::{note_answer, on_change, wire};
pub use fetch::Fetch;
