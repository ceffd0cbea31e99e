//! A run: what it says of lines, its rest, and its words in a file.

mod announce;
mod codes;
mod counts;
mod evidence;
mod export;
mod history;
mod lasting;
mod list;
mod map;
mod needs;
mod pace;
mod products;
mod proof;
mod rest;
mod stock_bar;
mod timeline;
mod unfinished;

pub use announce::{ANNOUNCE_EVERY, Announcer, News, needs_person};
pub use codes::LineWithCode;
pub use counts::{NotDone, bar, groups, not_done, places};
pub use evidence::evidence;
pub use export::{
    ExplainOutcome, Part, by_line, evidence_name, file_name, has_unfinished, results, table_of,
};
pub use history::{Before, LineHistory, LineInRun, Reading, RunRead};
pub use lasting::Lasting;
pub use list::{Filter, Listed};
pub use map::{Cell, DRAWN_AT_ONCE, MAP_FROM, MAP_HEIGHT, MapLayout, MapStep, cells, changed};
pub use needs::{Need, needs};
pub use pace::TimeLeft;
pub use products::{products_of, unread_after};
pub use proof::{likely_released, proof, proof_of};
pub use rest::{body_of_rest, count_rest, rest_of};
pub use stock_bar::{STOCK_BAR, StockBar};
pub use timeline::{Cause, Column, Gap, Span, Timeline};
pub use unfinished::{Unfinished, unfinished};
