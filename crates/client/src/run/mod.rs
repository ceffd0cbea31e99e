//! Runs: the state machine decides, and this module carries out its commands.
//!
//! ```text
//!   a person ──start, pause, …──► Run ──events──► RunState (core)
//!                                  ▲                 │ commands
//!             answers, writes, time│                 ▼
//!                                  └── Client, Journal, Timer
//! ```
//!
//! In scope: up to a pool of requests at once, journal entries in their order
//! and several in one write, one timer, and updates of a view a few times a
//! second. Out of scope: every decision, and the storage of the journal.
//!
//! Answers and writes drive a run; a timer is awaited only if nothing else is
//! pending. So a hidden tab, whose timers a browser slows down, keeps its pace.

mod drive;

pub use drive::SHOW_EVERY;

use std::cell::{Ref, RefCell};
use std::collections::VecDeque;
use std::task::Waker;

use release_core::Token;
use release_run::{Counter, Entry, Event, JournalError, RunState, Settlement};

use crate::{Client, Clock, Transport};

/// The storage of a run's journal.
#[allow(async_fn_in_trait)]
pub trait Journal {
    /// Appends the entries, all or none, and returns only when they would
    /// survive a crash of the tab.
    ///
    /// # Errors
    ///
    /// [`JournalError::Full`] if there is no room, [`JournalError::Refused`] if
    /// the storage may not be used, [`JournalError::Failed`] for anything else.
    async fn append(&self, entries: &[Entry]) -> Result<(), JournalError>;
}

/// A timer.
#[allow(async_fn_in_trait)]
pub trait Timer {
    /// Returns after about `millis`; returning early or late does no harm.
    async fn sleep(&self, millis: u64);
}

/// A handle to one run: share it with [`Rc`](std::rc::Rc), call [`Run::drive`]
/// once, and the other methods on a person's actions.
pub struct Run<T, C, J> {
    client: RefCell<Client<T, C>>,
    clock: C,
    journal: J,
    state: RefCell<RunState>,
    /// Events that were not passed to the machine yet.
    inbox: RefCell<VecDeque<Event>>,
    waker: RefCell<Option<Waker>>,
}

impl<T, C, J> Run<T, C, J>
where
    T: Transport + Clone,
    C: Clock + Timer + Clone,
    J: Journal,
{
    /// A new or recovered run, to be sent with this client. The timeout of a
    /// request is that of the run's settings.
    pub fn new(client: Client<T, C>, journal: J, state: RunState) -> Self {
        let client = client.with_timeout(state.settings().timeout_seconds);
        Self {
            clock: client.clock().clone(),
            client: RefCell::new(client),
            journal,
            state: RefCell::new(state),
            inbox: RefCell::default(),
            waker: RefCell::default(),
        }
    }

    /// Starts the run; the grace begins.
    pub fn start(&self) {
        self.tell(Event::Start);
    }

    /// Pauses the run: nothing more is sent for now.
    pub fn pause(&self) {
        self.tell(Event::Pause);
    }

    /// Accepts the sample, or resumes a paused run.
    pub fn go_on(&self) {
        self.tell(Event::GoOn);
    }

    /// Stops the run: nothing more is sent.
    pub fn stop(&self) {
        self.tell(Event::Stop);
    }

    /// Sets a new token, which every request from now on carries.
    pub fn sign_in(&self, token: Token) {
        let client = self.client.borrow().clone().with_token(token);
        self.client.replace(client);
        self.tell(Event::SignedIn);
    }

    /// Forgets the token and pauses the run. Requests under way still end;
    /// resuming before [`Run::sign_in`] asks for a new token.
    pub fn sign_out(&self) {
        let client = self.client.borrow().clone().without_token();
        self.client.replace(client);
        self.tell(Event::Pause);
    }

    /// Settles an unknown line, from 0. Once the run has ended, [`Run::drive`]
    /// writes it when it is called again.
    pub fn settle(&self, line: u32, settlement: Settlement, note: String) {
        self.tell(Event::Settle {
            line,
            settlement,
            note,
        });
    }

    /// Keeps a reading of a stock counter in the journal as evidence.
    pub fn count(&self, counter: Counter) {
        self.tell(Event::Counted(counter));
    }

    /// Applies an entry that another tab has written, for a run that was made
    /// with [`RunState::watch`] and is not driven here.
    pub fn observe(&self, entry: Entry) {
        self.state.borrow_mut().observe(entry);
    }

    /// The state of the run.
    ///
    /// # Panics
    ///
    /// Never, as long as nobody holds the reference: drop it before an `await`.
    pub fn state(&self) -> Ref<'_, RunState> {
        self.state.borrow()
    }

    fn tell(&self, event: Event) {
        self.inbox.borrow_mut().push_back(event);
        if let Some(waker) = self.waker.take() {
            waker.wake();
        }
    }
}
