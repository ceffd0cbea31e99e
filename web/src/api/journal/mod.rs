//! Runs of many lines, kept in IndexedDB.
//!
//! In scope: the head of each run, its rows, what happened to them, and the
//! bytes of its file, so that an export can give the file's own columns back.
//! What is written is durable before the write is over. Out of scope: what the
//! entries mean. No token, and nothing of an order or a customer but what
//! stands in the file.

mod db;
mod persist;
mod saved;
mod store;

pub(crate) use saved::{NewRun, ReadAs, SavedBody, SavedFile, SavedLine, SavedRun};
pub(crate) use store::{
    BrowserJournal, create_run, delete_run, list_runs, load_file, load_run, may_have, update_counts,
};
