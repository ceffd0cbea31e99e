//! Moves what earlier versions of the page kept in local storage into the journal.
//!
//! These kept one record a try at a line under `line/…`. Each becomes a run of
//! one line. A record that cannot be read stays where it is.

use std::cell::Cell;

use release_client::UnixMillis;
use release_core::{ApiPrefix, BaseUrl, ErpCode, OrderId, OrderItemId, Outcome};
use release_run::{Counter, CounterTime, Entry, JournalError, RunState, Settings};
use release_web_logic::to_send;
use serde::Deserialize;

use super::store::{add_ended, heads};
use crate::api::locks::lock;
use crate::api::storage::{forget, local, read};
use release_web_logic::saved::{SavedBody, SavedLine, SavedOrder, SavedProduct, SavedRun};

const PREFIX: &str = "line/";

thread_local! {
    static IS_DONE: Cell<bool> = const { Cell::new(false) };
}

/// One try at one line.
#[derive(Deserialize)]
struct Record {
    base_url: BaseUrl,
    item: OrderItemId,
    order: OrderId,
    code: ErpCode,
    update_stock: bool,
    user: Option<String>,
    sent_at: UnixMillis,
    ended_at: Option<UnixMillis>,
    /// None if the tab died while it was under way.
    outcome: Option<Outcome>,
    reserved_before: Option<String>,
    reserved_after: Option<String>,
}

/// Moves all records, once. A record is deleted only when its run is durable,
/// and one whose run is there already is not moved again.
///
/// # Errors
///
/// The journal cannot be read or written: then all stays as it was.
pub(super) async fn move_local_history() -> Result<(), JournalError> {
    if IS_DONE.get() || keys().is_empty() {
        return Ok(());
    }
    // Another tab does it at this moment.
    let Some(_lock) = lock("history").await else {
        return Ok(());
    };
    let known = heads().await?;
    let is_known = |record: &Record| {
        known.iter().any(|(_, run)| {
            let order = run.order.as_ref().map(|order| order.order);
            run.created_at == record.sent_at
                && run.base_url == record.base_url
                && order == Some(record.order)
        })
    };
    let read = |key: String| Some((read::<Record>(local(), &key)?, key));
    let mut records: Vec<(Record, String)> = keys().into_iter().filter_map(read).collect();
    records.sort_by_key(|(record, _)| record.sent_at);
    let new = records.iter().filter(|(record, _)| !is_known(record));
    let runs: Vec<_> = new.map(|(record, _)| run_of(record)).collect();
    add_ended(&runs).await?;
    for (_, key) in &records {
        forget(local(), key);
    }
    IS_DONE.set(true);
    Ok(())
}

fn keys() -> Vec<String> {
    let Some(storage) = local() else {
        return Vec::new();
    };
    let length = storage.length().unwrap_or(0);
    let keys = (0..length).filter_map(|index| storage.key(index).ok().flatten());
    keys.filter(|key| key.starts_with(PREFIX)).collect()
}

/// The record as a run of one line.
fn run_of(record: &Record) -> (SavedRun, SavedBody, Vec<Entry>) {
    let entries = entries(record);
    let call = to_send(record.item, &record.code, record.update_stock);
    let mut line = SavedLine::new(1, call);
    line.product = Some(0);
    let settings = Settings::one_by_one();
    let state = RunState::recover(settings.clone(), vec![line.call()], entries.clone());
    let head = SavedRun {
        environment: record.base_url.host().to_owned(),
        base_url: record.base_url.clone(),
        prefix: ApiPrefix::default(),
        user: record.user.clone(),
        created_at: record.sent_at,
        settings,
        file: None,
        order: Some(SavedOrder {
            order: record.order,
            number: None,
        }),
        counts: *state.counts(),
        ended: Some(record.ended_at.unwrap_or(record.sent_at)),
        parent: None,
    };
    let product = SavedProduct {
        sku: None,
        counter: None,
    };
    let body = SavedBody {
        lines: vec![line],
        products: vec![product],
        ..SavedBody::default()
    };
    (head, body, entries)
}

fn entries(record: &Record) -> Vec<Entry> {
    let (line, attempt) = (0, 1);
    let ended_at = record.ended_at.unwrap_or(record.sent_at);
    let counted = |time, reserved: &Option<String>, at| {
        reserved.clone().map(|reserved| {
            Entry::Counted(Counter {
                product: 0,
                time,
                reserved: Some(reserved),
                at,
            })
        })
    };
    let before = counted(CounterTime::Before, &record.reserved_before, record.sent_at);
    let sent = Entry::AboutToSend {
        line,
        attempt,
        at: record.sent_at,
    };
    let ended = record.outcome.clone().map(|outcome| Entry::Ended {
        line,
        attempt,
        at: ended_at,
        outcome,
        status: None,
        sent_at: None,
    });
    let after = counted(CounterTime::After, &record.reserved_after, ended_at);
    let all = before.into_iter().chain([sent]).chain(ended).chain(after);
    all.collect()
}
