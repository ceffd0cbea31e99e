//! Carries a run out: the core's machine decides, this does.
//!
//! ```text
//!   a person ──start, pause, …──► Run ──events──► RunState (core)
//!                                  ▲                 │ commands
//!             answers, writes, time│                 ▼
//!                                  └── Client, Journal, Timer
//! ```
//!
//! In scope: up to a pool of requests at once, journal entries in their order
//! and several in one write, one timer, and telling a view a few times a
//! second. Out of scope: every decision, and where the journal is kept.
//!
//! Answers and writes drive a run; a timer is waited for only where nothing
//! else is to come. So a hidden tab, whose timers a browser slows down, keeps
//! its pace.

mod drive;

pub use drive::SHOW_EVERY;

use std::cell::{Ref, RefCell};
use std::collections::VecDeque;
use std::task::Waker;

use release_core::Token;
use release_run::{Counter, Entry, Event, JournalError, RunState, Settlement};

use crate::{Client, Clock, Transport};

/// Keeps what is written down of a run.
#[allow(async_fn_in_trait)]
pub trait Journal {
    /// Writes the entries behind those before, all or none, and returns only
    /// when they would outlive a crash of the tab.
    ///
    /// # Errors
    ///
    /// [`JournalError::Full`] if there is no room, [`JournalError::Refused`] if
    /// the storage may not be used, [`JournalError::Failed`] for anything else.
    async fn append(&self, entries: &[Entry]) -> Result<(), JournalError>;
}

/// Lets time pass.
#[allow(async_fn_in_trait)]
pub trait Timer {
    /// Returns after about so many milliseconds; early or late does no harm.
    async fn sleep(&self, millis: u64);
}

/// One run, and the handle to it: share it with [`Rc`](std::rc::Rc), call
/// [`Run::drive`] once, and the rest from wherever a person is.
pub struct Run<T, C, J> {
    client: RefCell<Client<T, C>>,
    clock: C,
    journal: J,
    state: RefCell<RunState>,
    /// What a person wanted and the machine has not seen yet.
    inbox: RefCell<VecDeque<Event>>,
    waker: RefCell<Option<Waker>>,
}

impl<T, C, J> Run<T, C, J>
where
    T: Transport + Clone,
    C: Clock + Timer + Clone,
    J: Journal,
{
    /// A run that was made or read back, to be sent with this client. The
    /// time a request may take is that of the run's settings.
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

    /// Starts it; the grace begins.
    pub fn start(&self) {
        self.tell(Event::Start);
    }

    /// Nothing more is sent for now.
    pub fn pause(&self) {
        self.tell(Event::Pause);
    }

    /// The sample was seen, or a pause is over.
    pub fn go_on(&self) {
        self.tell(Event::GoOn);
    }

    /// Nothing more is sent at all.
    pub fn stop(&self) {
        self.tell(Event::Stop);
    }

    /// There is a new token; every request from now on carries it.
    pub fn sign_in(&self, token: Token) {
        let client = self.client.borrow().clone().with_token(token);
        self.client.replace(client);
        self.tell(Event::SignedIn);
    }

    /// The token is forgotten and the run pauses. What is under way still ends;
    /// going on before [`Run::sign_in`] asks for a new token.
    pub fn sign_out(&self) {
        let client = self.client.borrow().clone().without_token();
        self.client.replace(client);
        self.tell(Event::Pause);
    }

    /// A person found out what became of an unknown line, from 0. Once the run
    /// has ended, [`Run::drive`] writes it down when it is called again.
    pub fn settle(&self, line: u32, settlement: Settlement, note: String) {
        self.tell(Event::Settle {
            line,
            settlement,
            note,
        });
    }

    /// A stock counter was read; it is written down as evidence.
    pub fn count(&self, counter: Counter) {
        self.tell(Event::Counted(counter));
    }

    /// Takes in an entry that another tab has written, of a run that was made
    /// with [`RunState::watch`] and is not driven here.
    pub fn observe(&self, entry: Entry) {
        self.state.borrow_mut().observe(entry);
    }

    /// How it stands.
    ///
    /// # Panics
    ///
    /// Never while nobody holds on to it: let go of it before awaiting.
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
