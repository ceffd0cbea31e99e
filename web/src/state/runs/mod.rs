//! The runs of this tab.
//!
//! A run belongs to the tab and not to a view: it goes on while one looks at
//! something else. It loads with the views of runs; the session tells it of
//! each signing in by `listen_to_session`.

mod done;
mod export;
mod open;
mod rest;

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use release_core::run::JournalError;
use yew::prelude::*;

use super::app::AppState;
use super::session::{UseSession, listen_to_session};
use super::store::{Store, change, look, use_store};
use super::task::use_task;
use crate::api::{self, NewRun};

pub(crate) use done::{InRun, InRuns, Stand, lines_done, read_in_runs};
pub(crate) use export::{ExportError, Part, export_run};
pub(crate) use open::OpenRun;
pub(crate) use rest::{count_rest, rest_of, send_rest};

type Runs = BTreeMap<u64, Rc<OpenRun>>;

thread_local! {
    static RUNS: Store<Runs> = Store::default();
    static SESSION: RefCell<Option<UseSession>> = const { RefCell::new(None) };
    static LISTENS: Cell<bool> = const { Cell::new(false) };
}

/// Writes a run down and starts it; the first request leaves after the grace.
/// Its view is at `/runs/{number}`.
///
/// # Errors
///
/// The journal cannot be kept: then nothing is sent.
pub(crate) async fn start_run(
    app: &AppState,
    saved: NewRun,
    bytes: Rc<Vec<u8>>,
) -> Result<u64, JournalError> {
    attend(&app.session);
    let number = api::create_run(&saved, &bytes, now()).await?;
    match open(number).await? {
        Some(open) if open.is_mine() => {
            open.act(release_client::Run::start);
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
/// it. It is drawn anew a few times a second while it is sent.
#[hook]
pub(crate) fn use_run(session: &UseSession, number: u64) -> View {
    let runs = use_store(&RUNS);
    let failed = use_state(|| None::<View>);
    let task = use_task();
    attend(session);
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

/// Deletes runs. One that another tab has, or that is being sent, stays.
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
    Ok(look(&RUNS).get(&number).cloned())
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
fn attend(session: &UseSession) {
    SESSION.with(|known| known.replace(Some(session.clone())));
    if !LISTENS.replace(true) {
        listen_to_session(Callback::from(|session: UseSession| {
            for open in look(&RUNS).values() {
                open.follow(&session);
            }
            SESSION.with(|known| known.replace(Some(session)));
        }));
    }
}

fn session() -> Option<UseSession> {
    SESSION.with(|session| session.borrow().clone())
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
fn now() -> u64 {
    js_sys::Date::now() as u64
}
