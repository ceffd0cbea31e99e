//! Runs, kept in IndexedDB: all that is sent, be it one line of an order or
//! thousands of a file.
//!
//! In scope: the head of each run, its lines, what happened to them, and the
//! bytes of its file, so that an export can give the file's own columns back.
//! What is written is durable before the write is over. Out of scope: what the
//! entries mean. No token, and nothing of an order or a customer but what
//! stands in the file.

mod db;
mod local_history;
mod persist;
mod store;

use release_run::JournalError;

pub(crate) use persist::is_persisted;
pub(crate) use release_web_logic::saved::{
    NewRun, SavedBody, SavedLine, SavedOrder, SavedRun, Source,
};
pub(crate) use store::{
    BrowserJournal, Wanted, create_run, delete_run, load_entries, load_file, load_run, may_have,
    update_counts,
};

/// The heads of all runs, the newest first, those among them that earlier
/// versions of the page kept elsewhere.
pub(crate) async fn list_runs() -> Result<Vec<(u64, SavedRun)>, JournalError> {
    local_history::move_local_history().await?;
    store::heads().await
}
