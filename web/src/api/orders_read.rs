//! What was read of orders for a file, kept in IndexedDB, so that a search for
//! lines goes on after a reload.
//!
//! Ids, numbers, SKUs and quantities; no token, and nothing of a customer. All
//! of it can be read again, so a failure of the browser's storage is none of the
//! search.

use idb::{Database, DatabaseEvent, Error, Factory, ObjectStoreParams, TransactionMode};
use release_client::UnixMillis;
use release_file::resolve::Reading;
use serde::{Deserialize, Serialize};
use wasm_bindgen::JsValue;

const NAME: &str = "orders_read";
const STORE: &str = "readings";

/// For how long a reading counts, in milliseconds: an hour. Lines may change.
const KEPT_FOR: u64 = 3_600_000;

/// What readings are true of. Whatever of it changes, orders are read again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct ReadFor {
    /// The Omnitron's address.
    pub(crate) base_url: String,
    /// Who has read; none where a token was pasted.
    pub(crate) user: Option<String>,
    /// Which attribute of a line holds its quantity.
    pub(crate) quantity_key: String,
    /// SHA-256 of the file.
    pub(crate) sha256: String,
}

/// Some readings, as they were kept together.
#[derive(Serialize, Deserialize)]
struct Batch {
    read_for: ReadFor,
    at: UnixMillis,
    readings: Vec<(String, Reading)>,
}

/// Keeps readings beside those that were kept before.
pub(crate) async fn keep_readings(
    read_for: ReadFor,
    at: UnixMillis,
    readings: Vec<(String, Reading)>,
) {
    let batch = Batch {
        read_for,
        at,
        readings,
    };
    let Ok(text) = serde_json::to_string(&batch) else {
        return;
    };
    // Without it, orders are read again after a reload.
    let _ = add(&text).await;
}

/// The readings that were kept, without those that are too old, which go.
pub(crate) async fn kept_readings(read_for: &ReadFor, now: UnixMillis) -> Vec<(String, Reading)> {
    let mut kept = Vec::new();
    for (key, batch) in all().await.unwrap_or_default() {
        if now - batch.at > KEPT_FOR {
            let _ = delete(key).await;
        } else if batch.read_for == *read_for {
            kept.extend(batch.readings);
        }
    }
    kept
}

async fn open() -> Result<Database, Error> {
    let mut request = Factory::new()?.open(NAME, Some(1))?;
    request.on_upgrade_needed(|event| {
        let mut params = ObjectStoreParams::new();
        params.auto_increment(true);
        // What fails here fails the opening as well.
        let _ = event
            .database()
            .and_then(|database| database.create_object_store(STORE, params));
    });
    request.await
}

async fn add(text: &str) -> Result<(), Error> {
    let database = open().await?;
    let writing = database.transaction(&[STORE], TransactionMode::ReadWrite)?;
    let store = writing.object_store(STORE)?;
    store.add(&JsValue::from_str(text), None)?.await?;
    writing.commit()?.await?;
    database.close();
    Ok(())
}

async fn delete(key: JsValue) -> Result<(), Error> {
    let database = open().await?;
    let writing = database.transaction(&[STORE], TransactionMode::ReadWrite)?;
    writing.object_store(STORE)?.delete(key)?.await?;
    writing.commit()?.await?;
    database.close();
    Ok(())
}

async fn all() -> Result<Vec<(JsValue, Batch)>, Error> {
    let database = open().await?;
    let reading = database.transaction(&[STORE], TransactionMode::ReadOnly)?;
    let store = reading.object_store(STORE)?;
    let keys = store.get_all_keys(None, None)?;
    let values = store.get_all(None, None)?;
    let keys = keys.await?;
    let values = values.await?;
    database.close();
    let batches = keys.into_iter().zip(values).filter_map(|(key, value)| {
        let batch = serde_json::from_str(&value.as_string()?).ok()?;
        Some((key, batch))
    });
    Ok(batches.collect())
}
