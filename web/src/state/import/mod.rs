//! The file that is being made ready, for as long as the tab lives.
//!
//! What it is, and what follows from a change of it, is in `release_web_logic::import`.
//!
//! - `draft`: where it is.
//! - `live`: the check of its rows against Omnitron.
//! - `reading`: from a file, or text that was pasted, to a draft.

mod draft;
mod live;
mod reading;

pub(crate) use draft::{Failed, IMPORT, ImportState, edit_draft};
pub(crate) use live::{LIVE, Progress, start_check, stop_check};
pub(crate) use reading::{paste, pick, reread};
pub(crate) use release_web_logic::import::Draft;
