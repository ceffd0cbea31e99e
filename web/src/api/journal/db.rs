//! The database: its stores, its transactions, and why it refuses.

use std::cell::Cell;
use std::rc::Rc;

use idb::event::VersionChangeEvent;
use idb::{
    Database, DatabaseEvent, Error, Factory, ObjectStore, ObjectStoreParams, TransactionMode,
};
use js_sys::{Array, Object, Promise, Reflect};
use release_run::JournalError;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, future_to_promise};
use web_sys::{IdbDatabase, IdbTransaction};

const NAME: &str = "runs";
const VERSION: u32 = 1;

/// Heads of runs, by a number from 1 that is never given twice.
pub(super) const RUNS: &str = "runs";
/// Rows of runs, by the run's number.
pub(super) const BODIES: &str = "bodies";
/// What happened, by the run's number and that of the write, from 0.
pub(super) const ENTRIES: &str = "entries";
/// Bytes of files, by the run's number.
pub(super) const FILES: &str = "files";
/// All of them.
pub(super) const ALL: [&str; 4] = [RUNS, BODIES, ENTRIES, FILES];

#[wasm_bindgen]
extern "C" {
    /// A database whose transactions may be asked for durability, which
    /// neither `web-sys` nor `idb` can.
    type Durable;

    #[wasm_bindgen(method, structural, catch)]
    fn transaction(
        this: &Durable,
        stores: &Array,
        mode: &str,
        options: &Object,
    ) -> Result<IdbTransaction, JsValue>;
}

/// An open database.
pub(super) struct Db {
    raw: IdbDatabase,
    _close: Closure<dyn FnMut()>,
}

/// A transaction that writes.
pub(super) struct Writing {
    raw: IdbTransaction,
    transaction: idb::Transaction,
}

impl Db {
    /// Opens the database, and makes its stores where it is new.
    pub(super) async fn open() -> Result<Self, JournalError> {
        let factory = Factory::new().map_err(|_| JournalError::Refused)?;
        let mut request = factory.open(NAME, Some(VERSION)).map_err(refused)?;
        request.on_upgrade_needed(|event| {
            // What fails here fails the opening as well.
            let _ = create_stores(&event);
        });
        let raw = IdbDatabase::from(request.await.map_err(refused)?);
        // A later version of the page, in another tab, need not wait for this one.
        let close = Closure::once({
            let raw = raw.clone();
            move || raw.close()
        });
        raw.set_onversionchange(Some(close.as_ref().unchecked_ref()));
        Ok(Self { raw, _close: close })
    }

    /// A transaction that reads.
    pub(super) fn read(&self, stores: &[&str]) -> Result<idb::Transaction, JournalError> {
        Database::from(self.raw.clone())
            .transaction(stores, TransactionMode::ReadOnly)
            .map_err(refused)
    }

    /// A transaction that is over only when it would outlive a loss of power.
    pub(super) fn write(&self, stores: &[&str]) -> Result<Writing, JournalError> {
        let stores: Array = stores.iter().map(|name| JsValue::from_str(name)).collect();
        let options = Object::new();
        let _ = Reflect::set(&options, &"durability".into(), &"strict".into());
        let durable: &Durable = self.raw.unchecked_ref();
        let raw = durable
            .transaction(&stores, "readwrite", &options)
            .map_err(|error| why(&text(&error)))?;
        Ok(Writing {
            transaction: raw.clone().into(),
            raw,
        })
    }
}

impl Drop for Db {
    fn drop(&mut self) {
        self.raw.set_onversionchange(None);
        // Waits for the transactions that have begun.
        self.raw.close();
    }
}

impl Writing {
    /// One of its stores.
    pub(super) fn store(&self, name: &str) -> Result<ObjectStore, JournalError> {
        self.transaction.object_store(name).map_err(refused)
    }

    /// Waits until all is written, or nothing.
    pub(super) async fn done(self) -> Result<(), JournalError> {
        // Not `idb`'s own future: it does not tell a full disk from other faults.
        let promise = Promise::new(&mut |resolve, reject| {
            self.raw.set_oncomplete(Some(&resolve));
            self.raw.set_onabort(Some(&reject));
        });
        let done = JsFuture::from(promise).await;
        done.map(drop).map_err(|_| {
            let error = self.raw.error().map(JsValue::from);
            why(&error.map_or_else(String::new, |error| text(&error)))
        })
    }
}

/// Carries work out to its end, even if the view that asked for it is left: an
/// answer of the browser that finds nobody is a fault on the page.
pub(super) async fn to_its_end<T: 'static>(
    work: impl Future<Output = Result<T, JournalError>> + 'static,
) -> Result<T, JournalError> {
    let result = Rc::new(Cell::new(None));
    let ended = future_to_promise({
        let result = result.clone();
        async move {
            result.set(Some(work.await));
            Ok(JsValue::UNDEFINED)
        }
    });
    let _ = JsFuture::from(ended).await;
    result.take().unwrap_or(Err(JournalError::Refused))
}

fn create_stores(event: &VersionChangeEvent) -> Result<(), Error> {
    let database = event.database()?;
    for name in ALL {
        let mut params = ObjectStoreParams::new();
        params.auto_increment(name == RUNS);
        database.create_object_store(name, params)?;
    }
    Ok(())
}

#[allow(clippy::needless_pass_by_value)] // as `map_err` gives it
pub(super) fn refused(error: Error) -> JournalError {
    why(&error.to_string())
}

fn text(error: &JsValue) -> String {
    error
        .dyn_ref::<Object>()
        .map_or_else(String::new, |error| error.to_string().into())
}

/// A `DOMException` names its kind in front of its message, whichever way it comes.
fn why(text: &str) -> JournalError {
    if text.contains("QuotaExceededError") {
        JournalError::Full
    } else if text.contains("SecurityError") || text.contains("InvalidStateError") {
        JournalError::Refused
    } else {
        JournalError::Failed {
            message: text.to_owned(),
        }
    }
}
