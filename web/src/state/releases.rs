//! What is being sent, and what became of what was sent.
//!
//! Sending belongs to the app and not to a view: leaving the view must not
//! give up a request whose answer is needed.

use std::cell::RefCell;
use std::rc::Rc;

use release_core::endpoint::CreateMapping;
use release_core::model::{Order, OrderItem};
use release_core::{BaseUrl, MessageKey, OrderItemId};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::session::UseSession;
use crate::api::{self, Record};
use crate::state::sending;

/// A line that is ready to be sent.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Prepared {
    pub(crate) call: CreateMapping,
    pub(crate) order: Order,
    pub(crate) line: OrderItem,
}

/// How far a line has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Phase {
    /// Its turn has not come.
    Queued,
    /// Its request is under way.
    Sending,
}

/// Lines that were not sent because one before them ended in a way that a
/// person must look at first.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Stopped {
    pub(crate) at: OrderItemId,
    pub(crate) left: Vec<OrderItemId>,
}

/// Everything about sending, on all Omnitrons.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Releases {
    records: Rc<Vec<Record>>,
    under_way: Vec<(BaseUrl, OrderItemId, Phase)>,
    stopped: Option<Stopped>,
    not_built: Option<(OrderItemId, MessageKey)>,
    storage_failed: bool,
}

pub(crate) enum Change {
    Queued(BaseUrl, Vec<OrderItemId>),
    Sending(BaseUrl, OrderItemId),
    /// A record is new or has changed; whether the browser kept it.
    Recorded(Record, bool),
    Ended(BaseUrl, OrderItemId),
    Stopped(BaseUrl, Stopped),
    /// Nothing left for this record: it is taken back.
    NotBuilt(Record, MessageKey),
    /// What the browser holds was read, at first or because another tab wrote.
    Read(Vec<Record>),
}

impl Releases {
    fn put(&mut self, record: Record) {
        let records = Rc::make_mut(&mut self.records);
        match records.iter_mut().find(|known| known.is_same(&record)) {
            Some(known) => *known = record,
            None => records.insert(0, record),
        }
    }

    fn leave(&mut self, base_url: &BaseUrl, items: &[OrderItemId]) {
        self.under_way
            .retain(|(url, item, _)| url != base_url || !items.contains(item));
    }
}

impl Reducible for Releases {
    type Action = Change;

    fn reduce(self: Rc<Self>, change: Change) -> Rc<Self> {
        let mut next = (*self).clone();
        match change {
            Change::Queued(url, items) => {
                next.stopped = None;
                next.not_built = None;
                let queued = items
                    .into_iter()
                    .map(|item| (url.clone(), item, Phase::Queued));
                next.under_way.extend(queued);
            }
            Change::Sending(url, item) => {
                next.leave(&url, &[item]);
                next.under_way.push((url, item, Phase::Sending));
            }
            Change::Recorded(record, kept) => {
                next.storage_failed |= !kept;
                next.put(record);
            }
            Change::Ended(url, item) => next.leave(&url, &[item]),
            Change::Stopped(url, stopped) => {
                next.leave(&url, &stopped.left);
                next.stopped = Some(stopped);
            }
            Change::NotBuilt(record, key) => {
                Rc::make_mut(&mut next.records).retain(|known| !known.is_same(&record));
                next.not_built = Some((record.item, key));
            }
            Change::Read(records) if next.records.is_empty() => {
                next.records = Rc::new(records);
            }
            Change::Read(records) => {
                for record in records.into_iter().rev() {
                    next.put(record);
                }
            }
        }
        Rc::new(next)
    }
}

/// What was and is being sent on the Omnitron that one is signed in to.
#[derive(Clone, PartialEq)]
pub(crate) struct UseReleases {
    state: UseReducerHandle<Releases>,
    session: UseSession,
    claims: Claims,
}

/// The lines that are being sent at this very moment. The state above is as
/// old as the last drawing; this is not, so a second click finds the line taken.
#[derive(Clone, Default)]
pub(super) struct Claims(Rc<RefCell<Vec<(BaseUrl, OrderItemId)>>>);

impl PartialEq for Claims {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Claims {
    /// Takes a line; `false` if it is taken.
    fn take(&self, base_url: &BaseUrl, item: OrderItemId) -> bool {
        let line = (base_url.clone(), item);
        let mut taken = self.0.borrow_mut();
        let is_free = !taken.contains(&line);
        if is_free {
            taken.push(line);
        }
        is_free
    }

    pub(super) fn give_back(&self, base_url: &BaseUrl, item: OrderItemId) {
        let mut taken = self.0.borrow_mut();
        taken.retain(|(url, line)| url != base_url || *line != item);
    }
}

impl UseReleases {
    fn base_url(&self) -> Option<&BaseUrl> {
        Some(&self.session.current()?.connection.base_url)
    }

    /// What this browser did with a line, the newest try first.
    pub(crate) fn records(&self, item: OrderItemId) -> impl Iterator<Item = &Record> {
        let base_url = self.base_url();
        let of_line =
            move |record: &&Record| record.item == item && Some(&record.base_url) == base_url;
        self.state.records.iter().filter(of_line)
    }

    /// How far a line has come, while it is being sent.
    pub(crate) fn phase(&self, item: OrderItemId) -> Option<Phase> {
        let base_url = self.base_url();
        self.state
            .under_way
            .iter()
            .find(|(url, line, _)| *line == item && Some(url) == base_url)
            .map(|(_, _, phase)| *phase)
    }

    /// Whether anything is being sent.
    pub(crate) fn is_busy(&self) -> bool {
        !self.state.under_way.is_empty()
    }

    /// Why the rest of the last batch was not sent.
    pub(crate) fn stopped(&self) -> Option<&Stopped> {
        self.state.stopped.as_ref()
    }

    /// Why a request could not be put together.
    pub(crate) fn not_built(&self, item: OrderItemId) -> Option<MessageKey> {
        self.state
            .not_built
            .filter(|(line, _)| *line == item)
            .map(|(_, key)| key)
    }

    /// Whether the browser has refused to keep the history.
    pub(crate) fn storage_failed(&self) -> bool {
        self.state.storage_failed
    }

    /// Sends lines one after the other. A line that is being sent already is
    /// left out: no line is ever under way twice.
    pub(crate) fn send(&self, lines: Vec<Prepared>) {
        let (Some(client), Some(session)) = (self.session.client(), self.session.current()) else {
            return;
        };
        let base_url = session.connection.base_url.clone();
        let lines: Vec<Prepared> = lines
            .into_iter()
            .filter(|line| self.claims.take(&base_url, line.call.item))
            .collect();
        let items = lines.iter().map(|line| line.call.item).collect();
        self.state.dispatch(Change::Queued(base_url, items));
        let sender = sending::Sender {
            client,
            user: session.user.clone(),
            session: self.session.clone(),
            releases: self.state.dispatcher(),
            claims: self.claims.clone(),
        };
        spawn_local(sender.send_all(lines));
    }
}

/// Everything about sending, for as long as the app lives.
#[hook]
pub(super) fn use_releases_state(session: &UseSession) -> UseReleases {
    let state = use_reducer(Releases::default);
    use_effect_with(!state.under_way.is_empty(), |busy| {
        let warning = busy.then(sending::warn_before_leaving);
        move || drop(warning)
    });
    let claims = (*use_memo((), |()| Claims::default())).clone();
    let session = session.clone();
    UseReleases {
        state,
        session,
        claims,
    }
}

/// Keeps what this browser did in step with its storage while a view of lines
/// stands; the rest of the page need not read it.
#[hook]
pub(crate) fn use_history(releases: &UseReleases) {
    use_effect_with((), {
        let dispatcher = releases.state.dispatcher();
        move |()| {
            let read = move || dispatcher.dispatch(Change::Read(api::all_records()));
            read();
            let window = gloo_utils::window();
            let listener = gloo_events::EventListener::new(&window, "storage", move |_| read());
            move || drop(listener)
        }
    });
}
