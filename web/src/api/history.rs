//! What this browser did with each line, kept in local storage.
//!
//! A record is written before its request leaves and again with its outcome,
//! so that a tab that dies in between leaves a trace. Each has a key of its
//! own: two tabs do not overwrite each other. No token and no customer data.

use gloo_storage::{LocalStorage, Storage};
use release_client::UnixMillis;
use release_core::outcome::Unknown;
use release_core::{BaseUrl, ErpCode, OrderId, OrderItemId, Outcome};
use serde::{Deserialize, Serialize};

const PREFIX: &str = "line/";

/// One try at one line.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Record {
    /// On which Omnitron.
    pub(crate) base_url: BaseUrl,
    /// Which line.
    pub(crate) item: OrderItemId,
    /// Of which order.
    pub(crate) order: OrderId,
    /// The code that was sent.
    pub(crate) code: ErpCode,
    /// Whether the stock was to be released.
    pub(crate) update_stock: bool,
    /// Who was signed in.
    pub(crate) user: Option<String>,
    /// When it was sent.
    pub(crate) sent_at: UnixMillis,
    /// When its answer came, or the waiting ended.
    pub(crate) ended_at: Option<UnixMillis>,
    /// What became of it; `None` while it is under way, or if the tab died.
    pub(crate) outcome: Option<Outcome>,
    /// The units reserved before, where they may be read.
    pub(crate) reserved_before: Option<String>,
    /// The units reserved after.
    pub(crate) reserved_after: Option<String>,
    /// The name of the mapped table, where the content types name it.
    pub(crate) table: Option<String>,
}

/// The browser keeps nothing: storage is full or switched off.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct HistoryError;

impl Record {
    fn key(&self) -> String {
        format!("{PREFIX}{}/{}/{}", self.base_url, self.item, self.sent_at)
    }

    /// Whether both are the same try.
    pub(crate) fn is_same(&self, other: &Record) -> bool {
        (self.sent_at, self.item) == (other.sent_at, other.item) && self.base_url == other.base_url
    }

    /// What became of the line, as far as anyone knows: without an answer on
    /// record it is unknown.
    pub(crate) fn known_outcome(&self) -> Outcome {
        let interrupted = Outcome::Unknown(Unknown::Interrupted);
        self.outcome.clone().unwrap_or(interrupted)
    }
}

/// Writes a record, new or changed.
pub(crate) fn save_record(record: &Record) -> Result<(), HistoryError> {
    let mut kept = record.clone();
    if let Some(outcome) = &mut kept.outcome {
        outcome.drop_raw_body();
    }
    LocalStorage::set(kept.key(), kept).map_err(|_| HistoryError)
}

/// Forgets a record, for one whose request never left.
pub(crate) fn delete_record(record: &Record) {
    LocalStorage::delete(record.key());
}

/// All records of this browser, the newest first. What cannot be read is left
/// where it is and not shown.
pub(crate) fn all_records() -> Vec<Record> {
    let storage = LocalStorage::raw();
    let keys = (0..LocalStorage::length()).filter_map(|index| storage.key(index).ok().flatten());
    let mut records: Vec<Record> = keys
        .filter(|key| key.starts_with(PREFIX))
        .filter_map(|key| LocalStorage::get(&key).ok())
        .collect();
    records.sort_unstable_by_key(|record| std::cmp::Reverse(record.sent_at));
    records
}
