//! The search for the lines of a draft's rows, which outlives its views.
//!
//! It only reads. What it reads goes into the draft and into the browser's
//! storage every few seconds and at its end, however that comes about.

use std::cell::RefCell;
use std::pin::pin;
use std::rc::Rc;

use futures_util::StreamExt as _;
use release_client::{BrowserClock, Clock as _, SessionEnded, read_orders};
use release_file::resolve::Reading;
use release_file::table::Table;
use release_web_logic::import::{Draft, LineSearch};
use release_web_logic::session::Session;
use wasm_bindgen_futures::spawn_local;

use super::draft::{IMPORT, edit_draft};
use super::found_at::keep_to_session;
use super::live::{KEEP_EVERY, Progress};
use crate::api::{self, ReadFor};
use crate::state::background::{Background, start, stop};
use crate::state::session::UseSession;
use crate::state::store::{InStore, Store, change, look, put};

/// So many searches may fail one after the other, until the rest is not tried.
const FAILED_IN_A_ROW: usize = 8;

/// A search for lines.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Finding {
    /// How far it is, in order numbers; none while there is no search under way.
    pub(crate) progress: Option<Progress>,
    /// Whether it stopped because one search after the other failed.
    pub(crate) has_stopped: bool,
}

type Batch = Rc<RefCell<Vec<(String, Reading)>>>;

thread_local! {
    static STORE: Store<Finding> = Store::default();
    static RUNNING: Background = Background::default();
}

/// Where its progress is.
pub(crate) const FINDING: InStore<Finding> = &STORE;

/// Searches for the orders that were not read yet. Nothing happens while others
/// are read. `quantity_key` names the attribute of a line that holds its quantity.
pub(crate) fn start_search(session: &UseSession, quantity_key: String) {
    let (Some(signed_in), Some(draft)) = (session.current(), look(IMPORT).draft.clone()) else {
        return;
    };
    if look(FINDING).progress.is_some() {
        return;
    }
    keep_to_session();
    let asked = signed_in.asked();
    edit_draft(|draft| {
        if draft.is_found_elsewhere(&asked) {
            draft.drop_found();
        }
        draft.found_at = Some(asked);
        draft.search.is_begun = true;
    });
    let progress = draft.search.progress();
    set(Progress {
        done: progress.numbers - progress.left,
        total: progress.numbers,
    });
    let batch = Batch::default();
    let search = Search {
        read_for: read_for(signed_in, &draft, &quantity_key),
        session: signed_in.clone(),
        quantity_key,
        table: draft.table.clone(),
        batch: batch.clone(),
    };
    let (read_for, table) = (search.read_for.clone(), search.table.clone());
    start(&RUNNING, session, search.run(), move |ended| {
        keep(&table, &batch, read_for.as_ref());
        let has_stopped = ended == Some(Ok(Ended::Stopped));
        put(
            FINDING,
            Finding {
                progress: None,
                has_stopped,
            },
        );
    });
}

/// Pauses the search; what was read stays.
pub(crate) fn pause_search() {
    stop(&RUNNING);
}

/// Searches again for what failed.
pub(crate) fn search_again(session: &UseSession, quantity_key: String) {
    edit_draft(|draft| Rc::make_mut(&mut draft.search.readings).forget_failed());
    start_search(session, quantity_key);
}

fn set(progress: Progress) {
    let progress = Some(progress);
    put(
        FINDING,
        Finding {
            progress,
            has_stopped: false,
        },
    );
}

/// What the readings of a draft are true of; none where its file is not known by its hash.
fn read_for(session: &Session, draft: &Draft, quantity_key: &str) -> Option<ReadFor> {
    Some(ReadFor {
        base_url: session.connection.base_url.to_string(),
        user: session.user.clone(),
        quantity_key: quantity_key.to_owned(),
        sha256: draft.sha256.clone()?,
    })
}

#[derive(PartialEq)]
enum Ended {
    Whole,
    Stopped,
}

struct Search {
    session: Session,
    read_for: Option<ReadFor>,
    quantity_key: String,
    table: Rc<Table>,
    batch: Batch,
}

impl Search {
    async fn run(self) -> Result<Ended, SessionEnded> {
        let read_for = self.read_for.as_ref();
        if let Some(read_for) = read_for {
            let kept = api::kept_readings(read_for, BrowserClock.now()).await;
            take_in(&self.table, kept);
        }
        let Some(search) = search_of(&self.table) else {
            return Ok(Ended::Whole);
        };
        let total = search.progress().numbers;
        let numbers = search.left();
        let mut done = total - numbers.len();
        let client = Rc::new(api::paced_client(self.session.connection.clone()));
        let mut read = pin!(read_orders(client, numbers, self.quantity_key.clone()));
        let (mut failed, mut kept_at) = (0, BrowserClock.now());
        while let Some(number) = read.next().await {
            let (number, reading) = number?;
            failed = if reading == Reading::Failed {
                failed + 1
            } else {
                0
            };
            if failed == FAILED_IN_A_ROW {
                return Ok(Ended::Stopped);
            }
            self.batch.borrow_mut().push((number, reading));
            done += 1;
            change(FINDING, |finding| {
                finding.progress = Some(Progress { done, total });
            });
            let now = BrowserClock.now();
            if now - kept_at >= KEEP_EVERY {
                kept_at = now;
                if !keep(&self.table, &self.batch, read_for) {
                    break;
                }
            }
        }
        Ok(Ended::Whole)
    }
}

/// The search of the draft, if it still is of the same rows.
fn search_of(table: &Rc<Table>) -> Option<LineSearch> {
    let draft = look(IMPORT).draft.clone()?;
    Rc::ptr_eq(&draft.table, table).then(|| draft.search.clone())
}

/// Puts what was read into the draft; whether it is still of the same rows.
fn take_in(table: &Rc<Table>, read: Vec<(String, Reading)>) -> bool {
    let is_same = search_of(table).is_some();
    if is_same && !read.is_empty() {
        edit_draft(|draft| {
            let readings = Rc::make_mut(&mut draft.search.readings);
            for (number, reading) in read {
                readings.insert(number, reading);
            }
        });
    }
    is_same
}

/// Puts what was read into the draft and into the browser's storage; whether the
/// draft is still of the same rows.
fn keep(table: &Rc<Table>, batch: &Batch, read_for: Option<&ReadFor>) -> bool {
    let read = batch.take();
    let lasting: Vec<_> = read
        .iter()
        .filter(|(_, reading)| *reading != Reading::Failed)
        .cloned()
        .collect();
    if let Some(read_for) = read_for
        && !lasting.is_empty()
    {
        let (read_for, now) = (read_for.clone(), BrowserClock.now());
        spawn_local(async move { api::keep_readings(read_for, now, lasting).await });
    }
    take_in(table, read)
}
