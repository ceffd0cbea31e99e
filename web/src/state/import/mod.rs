//! The file that is being made ready, for as long as the tab lives.
//!
//! What it is, and what follows from a change of it, is in `release_web_logic::import`.
//!
//! - `draft`: where it is.
//! - `find`: the search for the lines of rows without an id.
//! - `found_at`: whom findings are of.
//! - `live`: the check of its rows against Omnitron.
//! - `reading`: from a file, text that was pasted, or a file that the page made, to a draft.

mod draft;
mod find;
mod found_at;
mod live;
mod reading;

pub(crate) use draft::{Failed, IMPORT, ImportState, edit_draft};
pub(crate) use find::{FINDING, pause_search, search_again, start_search};
pub(crate) use live::{LIVE, Progress, start_check, stop_check};
pub(crate) use reading::{paste, pick, reread, take};
pub(crate) use release_web_logic::import::Draft;
