//! The runs of this tab.
//!
//! All that is sent is a run. It belongs to the tab and not to a view: it goes
//! on while one looks at something else. This loads with the views that need
//! it; the session tells it of each signing in by `listen_to_session`.
//!
//! - `open`: a run that this tab has open, to send it or to look at it.
//! - `drive`: carries it out, and tells views and other tabs of it; `notified`: tells a person who looks
//!   at something else.
//! - `counters`: reads the stock counters before and after; `proof`: what they say.
//! - `order`: the lines of an order as a run.
//! - `history`: what all runs say of an order's lines; `history_part`: the
//!   same for a view that loads before it.
//! - `settle`: what a person found out about unknown lines.
//! - `needs`: the runs that need a person.
//! - `rest`: the rest of a run as a new run.
//! - `export`: a run as a file.

mod counters;
mod drive;
mod export;
mod history;
mod history_part;
mod needs;
mod notified;
mod open;
mod order;
mod proof;
mod rest;
mod settle;

use release_client::{BrowserClock, Clock};
use release_core::UnixMillis;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use release_run::{JournalError, Settings};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::app::AppState;
use super::session::{Session, UseSession, listen_to_session};
use super::store::{Store, change, look, use_store};
use super::task::use_task;
use crate::api::{self, NewRun, RunsChannel, SavedBody, Source};

pub(crate) use export::{ExportError, export_evidence, export_run, has_unfinished};
pub(crate) use history::lines_before;
pub(crate) use history_part::{count_needs, find_code, load_before, load_history};
pub(crate) use needs::{AllRuns, read_runs};
pub(crate) use open::OpenRun;
pub(crate) use order::{SENDING, send_lines, start_lines, use_live_history};
pub(crate) use release_web_logic::order::OrderLine;
pub(crate) use release_web_logic::run::{LineHistory, LineInRun, Part, count_rest};
pub(crate) use rest::{rest_of, send_rest};
pub(crate) use settle::{read_now, settle};

type Runs = BTreeMap<u64, Rc<OpenRun>>;

thread_local! {
    static RUNS: Store<Runs> = Store::default();
    static SESSION: RefCell<Option<UseSession>> = const { RefCell::new(None) };
    static CHANNEL: Option<RunsChannel> = RunsChannel::open(heard);
}

/// A run that the person who is signed in starts.
pub(crate) fn new_run(session: &Session, source: Source, body: SavedBody) -> NewRun {
    NewRun {
        environment: session.name.clone(),
        base_url: session.connection.base_url.clone(),
        prefix: session.connection.prefix,
        user: session.user.clone(),
        settings: Settings {
            seed: now().get(),
            ..Settings::default()
        },
        source,
        body,
        parent: None,
    }
}

/// Writes a run down and starts it, once the stock counters are read. Its view
/// is at `/runs/{number}`.
///
/// # Errors
///
/// The journal cannot be kept: then nothing is sent.
pub(crate) async fn start_run(
    app: &AppState,
    saved: NewRun,
    bytes: Option<Rc<Vec<u8>>>,
) -> Result<u64, JournalError> {
    follow_session(&app.session);
    let bytes = bytes.as_ref().map(|bytes| bytes.as_slice());
    let number = api::create_run(&saved, bytes, now()).await?;
    match open(number).await? {
        Some(open) if open.is_mine() => {
            open.begin();
            Ok(number)
        }
        // Without locks a second tab could send the same lines.
        _ => Err(JournalError::Refused),
    }
}

/// A run as a view finds it.
#[derive(Clone)]
pub(crate) enum View {
    Loading,
    /// There is no such run.
    Missing,
    Failed(JournalError),
    Open(Rc<OpenRun>),
}

/// The run of a view, read back from its journal where this tab does not have
/// it. It is drawn anew a few times a second while it is sent, here or in
/// another tab.
#[hook]
pub(crate) fn use_run(session: &UseSession, number: u64) -> View {
    let runs = use_store(&RUNS);
    let failed = use_state(|| None::<View>);
    let task = use_task();
    follow_session(session);
    use_effect_with(number, {
        let failed = failed.setter();
        move |number| {
            let number = *number;
            task.run(async move {
                failed.set(match open(number).await {
                    Ok(Some(open)) => {
                        open.look_at();
                        None
                    }
                    Ok(None) => Some(View::Missing),
                    Err(error) => Some(View::Failed(error)),
                });
            });
            move || close(number)
        }
    });
    match (runs.get(&number), &*failed) {
        (Some(open), _) => View::Open(open.clone()),
        (None, Some(failed)) => failed.clone(),
        (None, None) => View::Loading,
    }
}

/// Deletes runs. One that a tab is sending stays.
///
/// # Errors
///
/// The first that the journal tells.
pub(crate) async fn delete_runs(numbers: Vec<u64>) -> Result<(), JournalError> {
    for number in numbers {
        let is_open = look(&RUNS).contains_key(&number);
        if !is_open && let Some(_lock) = api::lock_run(number).await {
            api::delete_run(number).await?;
        }
    }
    Ok(())
}

/// A run of this tab, or one that is read back. The lock comes first, so that
/// no other tab writes what is not read here.
async fn open(number: u64) -> Result<Option<Rc<OpenRun>>, JournalError> {
    if let Some(open) = look(&RUNS).get(&number) {
        return Ok(Some(open.clone()));
    }
    let lock = api::lock_run(number).await;
    let Some(read) = OpenRun::read(number, lock).await? else {
        return Ok(None);
    };
    change(&RUNS, |runs| {
        // Where it was opened twice at once, the first has the lock.
        runs.entry(number).or_insert_with(|| Rc::new(read));
    });
    let open = look(&RUNS).get(&number).cloned();
    if open.as_ref().is_some_and(|open| open.is_watched()) {
        spawn_local(take_over(number));
    }
    Ok(open)
}

/// Takes a run for this tab, to settle its lines: read anew, as another tab may
/// have written since.
///
/// # Errors
///
/// Another tab has it, or the journal cannot be read.
async fn take(number: u64) -> Result<Rc<OpenRun>, JournalError> {
    let before = look(&RUNS).get(&number).cloned();
    if let Some(open) = before.as_ref().filter(|open| open.is_mine()) {
        return Ok(open.clone());
    }
    let lock = api::lock_run(number).await.ok_or(JournalError::Refused)?;
    let read = OpenRun::read_locked(number, lock).await?;
    let read = Rc::new(read.ok_or(JournalError::Refused)?);
    if let Some(before) = before {
        read.take_views(&before);
    }
    change(&RUNS, |runs| drop(runs.insert(number, read.clone())));
    Ok(read)
}

/// Waits until the tab that sends a run lets go of it, and then reads it anew.
async fn take_over(number: u64) {
    let Some(lock) = api::wait_for_run(number).await else {
        return;
    };
    let Some(before) = look(&RUNS).get(&number).cloned() else {
        return;
    };
    if !before.is_watched() {
        return;
    }
    if let Ok(Some(read)) = OpenRun::read(number, Some(lock)).await {
        read.take_views(&before);
        change(&RUNS, |runs| drop(runs.insert(number, Rc::new(read))));
    }
}

/// Another tab has written.
fn heard(number: u64) {
    if let Some(open) = look(&RUNS).get(&number).cloned() {
        spawn_local(async move {
            if open.read_more().await {
                redraw();
            }
        });
    }
}

/// A view of it was left. What is being sent goes on.
fn close(number: u64) {
    let is_idle = look(&RUNS)
        .get(&number)
        .is_some_and(|open| open.look_away());
    if is_idle {
        change(&RUNS, |runs| drop(runs.remove(&number)));
    }
}

/// Something of a run has changed.
fn redraw() {
    change(&RUNS, |_| ());
}

/// Follows the session, whatever view is shown.
fn follow_session(session: &UseSession) {
    SESSION.with(|known| known.replace(Some(session.clone())));
    CHANNEL.with(|_| ());
    listen_to_session(|session| {
        for open in look(&RUNS).values() {
            open.follow(session);
        }
        SESSION.with(|known| known.replace(Some(session.clone())));
    });
}

/// Tells the other tabs that a run has changed.
fn tell_other_tabs(number: u64) {
    CHANNEL.with(|channel| {
        if let Some(channel) = channel {
            channel.tell(number);
        }
    });
}

fn session() -> Option<UseSession> {
    SESSION.with(|session| session.borrow().clone())
}

fn now() -> UnixMillis {
    BrowserClock.now()
}
