//! Writing runs down, and reading them back.

use std::cell::Cell;

use idb::{KeyRange, ObjectStore, Query};
use js_sys::{Array, JsString, Uint8Array};
use release_client::{Journal, UnixMillis};
use release_core::OrderItemId;
use release_run::{Counts, Entry, JournalError};
use serde::Serialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::{JsCast, JsValue};

use super::db::{ALL, BODIES, Db, ENTRIES, FILES, RUNS, Writing, refused, to_its_end};
use super::persist::ask_to_keep;
use release_web_logic::saved::{NewRun, SavedBody, SavedRun};

/// The number of a browser's first run.
const FIRST: u64 = 1;

type Kept<T> = Result<T, JournalError>;

/// Writes a new run down, with its file if it has one, all or nothing, and
/// gives its number.
pub(crate) async fn create_run(new: &NewRun, bytes: Option<&[u8]>, now: UnixMillis) -> Kept<u64> {
    let (file, order) = new.source.clone().into_parts();
    let head = SavedRun {
        environment: new.environment.clone(),
        base_url: new.base_url.clone(),
        prefix: new.prefix,
        user: new.user.clone(),
        created_at: now,
        settings: new.settings.clone(),
        file,
        order,
        counts: Counts {
            waiting: u32::try_from(new.body.lines.len()).unwrap_or(u32::MAX),
            ..Counts::default()
        },
        ended: None,
        parent: new.parent,
    };
    let writing = Db::open().await?.write(&[RUNS, BODIES, FILES])?;
    let key = add_run(&writing, &head, &new.body).await?;
    if let Some(bytes) = bytes {
        put(
            &writing.store(FILES)?,
            &Uint8Array::from(bytes).into(),
            &key,
        )?;
    }
    writing.done().await?;
    let number = number(&key)?;
    if number == FIRST {
        ask_to_keep();
    }
    Ok(number)
}

/// Writes runs down that have ended elsewhere, all or none of them.
pub(super) async fn add_ended(runs: &[(SavedRun, SavedBody, Vec<Entry>)]) -> Kept<()> {
    let writing = Db::open().await?.write(&[RUNS, BODIES, ENTRIES])?;
    for (head, body, entries) in runs {
        let key = add_run(&writing, head, body).await?;
        let entry_key = Array::of2(&key, &0.into());
        let store = writing.store(ENTRIES)?;
        store
            .add(&json(entries)?, Some(&entry_key))
            .map_err(refused)?;
    }
    writing.done().await
}

/// Adds the head and the lines of a run; gives its key.
async fn add_run(writing: &Writing, head: &SavedRun, body: &SavedBody) -> Kept<JsValue> {
    let added = writing.store(RUNS)?.add(&json(head)?, None);
    let key = added.map_err(refused)?.await.map_err(refused)?;
    put(&writing.store(BODIES)?, &json(body)?, &key)?;
    Ok(key)
}

/// The journal of one run.
pub(crate) struct BrowserJournal {
    run: u64,
    db: Db,
    /// How many writes there were.
    writes: Cell<u32>,
}

impl BrowserJournal {
    /// Goes on behind what was written.
    pub(crate) async fn open(run: u64) -> Kept<Self> {
        to_its_end(async move {
            let db = Db::open().await?;
            let reading = db.read(&[ENTRIES])?;
            let store = reading.object_store(ENTRIES).map_err(refused)?;
            let count = store.count(Some(entries_of(run)?)).map_err(refused)?;
            let writes = Cell::new(count.await.map_err(refused)?);
            Ok(Self { run, db, writes })
        })
        .await
    }
}

impl BrowserJournal {
    /// How many writes there were.
    pub(crate) fn writes(&self) -> u32 {
        self.writes.get()
    }
}

impl Journal for BrowserJournal {
    async fn append(&self, entries: &[Entry]) -> Kept<()> {
        let at = self.writes.get();
        let writing = self.db.write(&[ENTRIES])?;
        let store = writing.store(ENTRIES)?;
        // Added and not put: where another tab has written, this one fails.
        let key = Array::of2(&key(self.run), &at.into());
        store.add(&json(&entries)?, Some(&key)).map_err(refused)?;
        writing.done().await?;
        self.writes.set(at + 1);
        Ok(())
    }
}

/// Notes how a run's lines stand, and when it ended.
pub(crate) async fn update_counts(run: u64, counts: Counts, ended: Option<UnixMillis>) -> Kept<()> {
    let writing = Db::open().await?.write(&[RUNS])?;
    let store = writing.store(RUNS)?;
    let found = store.get(key(run)).map_err(refused)?;
    if let Some(found) = found.await.map_err(refused)? {
        let mut head: SavedRun = read(&found)?;
        head.counts = counts;
        head.ended = head.ended.or(ended);
        put(&store, &json(&head)?, &key(run))?;
    }
    writing.done().await
}

/// The heads of all runs, the newest first. What cannot be read is passed over.
pub(super) async fn heads() -> Kept<Vec<(u64, SavedRun)>> {
    to_its_end(async move {
        let reading = Db::open().await?.read(&[RUNS])?;
        let store = reading.object_store(RUNS).map_err(refused)?;
        let keys = store.get_all_keys(None, None).map_err(refused)?;
        let heads = store.get_all(None, None).map_err(refused)?;
        let keys = keys.await.map_err(refused)?;
        let heads = heads.await.map_err(refused)?;
        let runs = keys.iter().zip(&heads).rev();
        let runs = runs.filter_map(|(key, head)| Some((number(key).ok()?, read(head).ok()?)));
        Ok(runs.collect())
    })
    .await
}

/// A run with its rows and all that happened; none if there is no such run.
pub(crate) async fn load_run(run: u64) -> Kept<Option<(SavedRun, SavedBody, Vec<Entry>)>> {
    to_its_end(async move {
        let reading = Db::open().await?.read(&[RUNS, BODIES, ENTRIES])?;
        let store = |name| reading.object_store(name).map_err(refused);
        let head = store(RUNS)?.get(key(run)).map_err(refused)?;
        let body = store(BODIES)?.get(key(run)).map_err(refused)?;
        let writes = store(ENTRIES)?
            .get_all(Some(entries_of(run)?), None)
            .map_err(refused)?;
        let head = head.await.map_err(refused)?;
        let body = body.await.map_err(refused)?;
        let writes = writes.await.map_err(refused)?;
        let (Some(head), Some(body)) = (head, body) else {
            return Ok(None);
        };
        let mut entries = Vec::new();
        for write in &writes {
            entries.append(&mut read(write)?);
        }
        Ok(Some((read(&head)?, read(&body)?, entries)))
    })
    .await
}

/// What happened to a run from this write on, counted from 0; and how many
/// writes there are.
pub(crate) async fn load_entries(run: u64, from: u32) -> Kept<(Vec<Entry>, u32)> {
    to_its_end(async move {
        let reading = Db::open().await?.read(&[ENTRIES])?;
        let store = reading.object_store(ENTRIES).map_err(refused)?;
        let after = Array::of2(&key(run), &from.into());
        let end = Array::of2(&key(run), &Array::new());
        let range = KeyRange::bound(&after, &end, None, None).map_err(refused)?;
        let writes = store.get_all(Some(range.into()), None).map_err(refused)?;
        let writes = writes.await.map_err(refused)?;
        let mut entries = Vec::new();
        for write in &writes {
            entries.append(&mut read(write)?);
        }
        let count = u32::try_from(writes.len()).unwrap_or(u32::MAX);
        Ok((entries, from.saturating_add(count)))
    })
    .await
}

/// What a run's rows are looked through for.
#[derive(Clone, Debug)]
pub(crate) enum Wanted {
    /// One of these lines.
    Lines(Vec<OrderItemId>),
    /// A line with this code.
    Code(String),
}

impl Wanted {
    /// As a row with it is written.
    fn texts(&self) -> Vec<String> {
        match self {
            Self::Lines(items) => items
                .iter()
                .map(|item| format!("\"item\":{item}"))
                .collect(),
            Self::Code(code) => {
                let code = serde_json::Value::from(code.as_str());
                vec![format!("\"code\":{code}")]
            }
        }
    }
}

/// Whether a run may have what is wanted. Its rows are looked through as
/// text: reading them all takes long where there are many.
pub(crate) async fn may_have(run: u64, wanted: &Wanted) -> Kept<bool> {
    let texts = wanted.texts();
    to_its_end(async move {
        let reading = Db::open().await?.read(&[BODIES])?;
        let store = reading.object_store(BODIES).map_err(refused)?;
        let body = store.get(key(run)).map_err(refused)?;
        let body: Option<JsString> = body
            .await
            .map_err(refused)?
            .and_then(|it| it.dyn_into().ok());
        let has = |text: &String| body.as_ref().is_some_and(|body| body.includes(text, 0));
        Ok(texts.iter().any(has))
    })
    .await
}

/// The bytes of a run's file.
pub(crate) async fn load_file(run: u64) -> Kept<Option<Vec<u8>>> {
    to_its_end(async move {
        let reading = Db::open().await?.read(&[FILES])?;
        let store = reading.object_store(FILES).map_err(refused)?;
        let found = store.get(key(run)).map_err(refused)?;
        let found = found.await.map_err(refused)?;
        Ok(found.and_then(|bytes| Some(bytes.dyn_ref::<Uint8Array>()?.to_vec())))
    })
    .await
}

/// Deletes a run, its entries and its file.
pub(crate) async fn delete_run(run: u64) -> Kept<()> {
    to_its_end(async move {
        let writing = Db::open().await?.write(&ALL)?;
        for name in ALL {
            let store = writing.store(name)?;
            let query = match name {
                ENTRIES => entries_of(run)?,
                _ => key(run).into(),
            };
            store.delete(query).map_err(refused)?;
        }
        writing.done().await
    })
    .await
}

/// A number that JavaScript can hold, as all that are given here are.
#[allow(clippy::cast_precision_loss)]
fn key(run: u64) -> JsValue {
    JsValue::from_f64(run as f64)
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
fn number(key: &JsValue) -> Kept<u64> {
    key.as_f64().map(|key| key as u64).ok_or_else(unreadable)
}

/// An array is behind every number, so this is all of a run's entries.
fn entries_of(run: u64) -> Kept<Query> {
    let (from, to) = (Array::of1(&key(run)), Array::of2(&key(run), &Array::new()));
    let range = KeyRange::bound(&from, &to, None, None).map_err(refused)?;
    Ok(range.into())
}

fn put(store: &ObjectStore, value: &JsValue, key: &JsValue) -> Kept<()> {
    store.put(value, Some(key)).map(drop).map_err(refused)
}

fn json(value: &impl Serialize) -> Kept<JsValue> {
    let text = serde_json::to_string(value).map_err(|error| failed(&error))?;
    Ok(JsValue::from_str(&text))
}

fn read<T: DeserializeOwned>(value: &JsValue) -> Kept<T> {
    let text = value.as_string().ok_or_else(unreadable)?;
    serde_json::from_str(&text).map_err(|error| failed(&error))
}

fn failed(error: &serde_json::Error) -> JournalError {
    JournalError::Failed {
        message: error.to_string(),
    }
}

fn unreadable() -> JournalError {
    JournalError::Failed {
        message: "not what was written".to_owned(),
    }
}
