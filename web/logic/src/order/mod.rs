//! One order: what is typed for its lines, what is doubtful about them, and
//! what is sent.

mod doubts;
mod drafts;
mod paste;
mod reserved;
mod send;
mod shown;
mod summary;

pub use doubts::{doubts, is_open, is_sending, lane};
pub use drafts::{Drafts, Edit};
pub use paste::{Closed, Fill, LeftOver, Paste, Slot, Why, is_block, slots};
pub use reserved::{Forecast, forecasts, reserved};
pub use send::{OrderLine, Typed, body_of_lines, kinds_of_doubt, prepare};
pub use shown::Shown;
pub use summary::Summary;
