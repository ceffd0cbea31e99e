//! The check of a draft's rows against Omnitron, which outlives its views.
//!
//! It only reads. What it finds goes into the draft every few seconds and at
//! its end, however that comes about.

use std::cell::RefCell;
use std::pin::pin;
use std::rc::Rc;

use futures_util::StreamExt as _;
use release_client::{BrowserClock, Clock as _, SessionEnded, compare_lines};
use release_file::rows::live::{Expected, Found};
use release_file::table::Table;
use release_web_logic::session::Session;

use super::draft::{IMPORT, edit_draft};
use super::found_at::keep_to_session;
use crate::api::BrowserClient;
use crate::state::background::{Background, start, stop};
use crate::state::session::UseSession;
use crate::state::store::{InStore, Store, look, put};

/// How often the draft is given what was found, in milliseconds. Each time all
/// its rows are checked anew.
pub(super) const KEEP_EVERY: u64 = 3_000;

/// How far a check has come, in rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Progress {
    pub(crate) done: usize,
    pub(crate) total: usize,
}

/// What was found and is not in the draft yet.
type Batch = Rc<RefCell<Vec<(Expected, Found)>>>;

thread_local! {
    static STORE: Store<Option<Progress>> = Store::default();
    static RUNNING: Background = Background::default();
}

/// Where its progress is; `None` while there is no check under way.
pub(crate) const LIVE: InStore<Option<Progress>> = &STORE;

/// Reads these rows of the draft. Nothing happens while others are read.
/// `quantity_key` names the attribute of a line that holds its quantity.
pub(crate) fn start_check(session: &UseSession, rows: Vec<Expected>, quantity_key: String) {
    let (Some(client), Some(draft)) = (session.client(), look(IMPORT).draft.clone()) else {
        return;
    };
    if look(LIVE).is_some() {
        return;
    }
    keep_to_session();
    let asked = session.current().map(Session::asked);
    edit_draft(|draft| {
        draft.found_at = asked;
        draft.is_check_begun = true;
    });
    let total = rows.len();
    put(LIVE, Some(Progress { done: 0, total }));
    let (table, batch) = (draft.table.clone(), Batch::default());
    let work = read(client, rows, quantity_key, table.clone(), batch.clone());
    start(&RUNNING, session, work, move |_| {
        keep(&table, &batch);
        put(LIVE, None);
    });
}

/// Gives up what is being read; what was found stays.
pub(crate) fn stop_check() {
    stop(&RUNNING);
}

async fn read(
    client: Rc<BrowserClient>,
    rows: Vec<Expected>,
    quantity_key: String,
    table: Rc<Table>,
    batch: Batch,
) -> Result<(), SessionEnded> {
    let total = rows.len();
    let mut compared = pin!(compare_lines(client, rows, quantity_key));
    let (mut done, mut kept_at) = (0, BrowserClock.now());
    while let Some(row) = compared.next().await {
        batch.borrow_mut().push(row?);
        done += 1;
        put(LIVE, Some(Progress { done, total }));
        let now = BrowserClock.now();
        if now - kept_at >= KEEP_EVERY {
            kept_at = now;
            if !keep(&table, &batch) {
                break;
            }
        }
    }
    Ok(())
}

/// Puts what was found into the draft; whether it is still of the same rows.
fn keep(table: &Rc<Table>, batch: &Batch) -> bool {
    let found = batch.take();
    let draft = look(IMPORT).draft.clone();
    let is_same = draft.is_some_and(|draft| Rc::ptr_eq(&draft.table, table));
    if is_same && !found.is_empty() {
        edit_draft(|draft| draft.keep_found(found));
    }
    is_same
}
