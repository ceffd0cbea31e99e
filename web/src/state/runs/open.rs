//! A run that this tab has open.

use release_core::UnixMillis;
use std::cell::{Cell, Ref, RefCell};
use std::ptr;
use std::rc::Rc;

use gloo_events::EventListener;
use release_client::{BrowserClock, Fetch, Run};
use release_core::Connection;
use release_run::{JournalError, Phase, RunState};
use wasm_bindgen_futures::spawn_local;

use super::counters::Counting;
use super::notified::Notified;
use super::session;
use crate::api::{self, Awake, BrowserJournal, RunLock, SavedBody, SavedRun};
use crate::state::session::{SignOutGuard, UseSession};

type Driver = Run<Fetch, BrowserClock, BrowserJournal>;

/// A run that this tab has open, to send it or only to look at it.
pub(crate) struct OpenRun {
    pub(crate) number: u64,
    pub(crate) saved: SavedRun,
    pub(crate) body: SavedBody,
    pub(super) run: Driver,
    /// While it may be sent from here, or written to; no tab has a run that has ended.
    pub(super) lock: RefCell<Option<RunLock>>,
    /// How many writes of another tab were read, where that one sends it.
    writes: Option<Cell<u32>>,
    pub(super) views: Cell<u32>,
    pub(super) is_driving: Cell<bool>,
    pub(super) phase: RefCell<Phase>,
    /// When its head was noted last.
    pub(super) noted_at: Cell<UnixMillis>,
    /// While something is under way or about to be.
    pub(super) guards: RefCell<Option<(Awake, EventListener, SignOutGuard)>>,
    /// Which signing in it knows of.
    generation: Cell<Option<u32>>,
    /// Whether the page was told that the token is no longer good.
    pub(super) is_expiry_reported: Cell<bool>,
    /// While its stock counters are read.
    pub(super) counting: Counting,
    /// Who is to hear when it ends or waits for a person.
    pub(super) notified: Notified,
}

impl PartialEq for OpenRun {
    /// Two are equal if they are the same one.
    fn eq(&self, other: &Self) -> bool {
        ptr::eq(self, other)
    }
}

impl OpenRun {
    /// Reads a run back; none if there is no such run. Without the lock another
    /// tab has it, and it is only looked at.
    pub(super) async fn read(
        number: u64,
        lock: Option<RunLock>,
    ) -> Result<Option<Self>, JournalError> {
        let open = Self::read_as(number, lock).await?;
        Ok(open.inspect(|open| {
            if open.is_ended() {
                open.lock.take();
            }
        }))
    }

    /// The same for a run that is to be written to, even if it has ended.
    pub(super) async fn read_locked(
        number: u64,
        lock: RunLock,
    ) -> Result<Option<Self>, JournalError> {
        Self::read_as(number, Some(lock)).await
    }

    async fn read_as(number: u64, lock: Option<RunLock>) -> Result<Option<Self>, JournalError> {
        let Some((saved, body, entries)) = api::load_run(number).await? else {
            return Ok(None);
        };
        // Waited for here, so that reading and folding are not one long task.
        let journal = BrowserJournal::open(number).await?;
        let lines = body.calls();
        let settings = saved.settings.clone();
        let is_watched = lock.is_none() && saved.ended.is_none();
        let writes = is_watched.then(|| Cell::new(journal.writes()));
        let state = if is_watched {
            RunState::watch(settings, lines, entries)
        } else {
            RunState::recover(settings, lines, entries)
        };
        let mut connection = Connection::new(saved.base_url.clone(), saved.prefix);
        if let Some(client) = session().and_then(|session| session.client()) {
            // Omnitron's own words in the language of the page.
            connection.language = client.connection().language;
        }
        let open = Self {
            number,
            phase: RefCell::new(state.phase().clone()),
            run: Run::new(api::client(connection), journal, state),
            saved,
            body,
            lock: RefCell::new(lock),
            writes,
            views: Cell::default(),
            is_driving: Cell::default(),
            noted_at: Cell::default(),
            guards: RefCell::default(),
            generation: Cell::default(),
            is_expiry_reported: Cell::default(),
            counting: Counting::default(),
            notified: Notified::default(),
        };
        if let Some(session) = session() {
            open.follow(&session);
        }
        if open.is_mine() {
            open.note();
        }
        Ok(Some(open))
    }

    /// Whether this tab carries it out.
    pub(crate) fn is_mine(&self) -> bool {
        self.lock.borrow().is_some()
    }

    /// Whether another tab carries it out, and this one only looks on.
    pub(crate) fn is_watched(&self) -> bool {
        self.writes.is_some()
    }

    /// Whether all its lines have ended.
    pub(crate) fn is_ended(&self) -> bool {
        self.state().phase().is_ended()
    }

    /// Whether it has ended, and its counters were read.
    pub(crate) fn is_at_rest(&self) -> bool {
        self.is_ended() && !self.is_driving.get() && !self.is_watched()
    }

    /// How it stands.
    pub(crate) fn state(&self) -> Ref<'_, RunState> {
        self.run.state()
    }

    /// Whether one is signed in where it is sent.
    pub(crate) fn is_signed_in(&self, session: &UseSession) -> bool {
        session
            .current()
            .is_some_and(|current| current.connection.base_url == self.saved.base_url)
    }

    pub(crate) fn pause(self: &Rc<Self>) {
        self.act(Run::pause);
    }

    /// Starts it where it was not, or lets it go on.
    pub(crate) fn go_on(self: &Rc<Self>) {
        if *self.state().phase() == Phase::Ready {
            self.begin();
        } else {
            self.act(Run::go_on);
        }
    }

    pub(crate) fn stop(self: &Rc<Self>) {
        self.counting.stop();
        self.act(Run::stop);
    }

    /// Starts it as soon as the stock counters are read.
    pub(super) fn begin(self: &Rc<Self>) {
        let open = self.clone();
        spawn_local(async move {
            open.count_before().await;
            open.act(Run::start);
        });
    }

    /// Tells the run something, and sees that it is carried out.
    pub(super) fn act(self: &Rc<Self>, tell: impl FnOnce(&Driver)) {
        if self.is_mine() {
            tell(&self.run);
            self.drive();
        }
    }

    /// Reads what the tab that sends it has written since; whether that was anything.
    pub(super) async fn read_more(&self) -> bool {
        let Some(writes) = &self.writes else {
            return false;
        };
        let from = writes.get();
        let Ok((entries, until)) = api::load_entries(self.number, from).await else {
            return false;
        };
        // Read twice at once, the first has taken them in.
        if writes.get() != from || until == from {
            return false;
        }
        writes.set(until);
        for entry in entries {
            self.run.observe(entry);
        }
        true
    }

    /// The session has changed.
    pub(super) fn follow(&self, session: &UseSession) {
        // An end that another view met: the run meets it by itself, and waits.
        if session.is_expired() {
            return;
        }
        let token = session
            .current()
            .filter(|_| self.is_signed_in(session))
            .and_then(|current| current.connection.token.clone());
        let generation = token.as_ref().map(|_| session.generation());
        if self.generation.replace(generation) == generation {
            return;
        }
        match token {
            Some(token) => {
                self.is_expiry_reported.set(false);
                self.run.sign_in(token);
            }
            None => self.run.sign_out(),
        }
    }

    /// A view shows it.
    pub(super) fn look_at(&self) {
        self.views.set(self.views.get() + 1);
    }

    /// The views of a run that this one takes the place of.
    pub(super) fn take_views(&self, before: &Self) {
        self.views.set(self.views.get() + before.views.take());
    }

    /// A view is left; whether nothing needs the run any more.
    pub(super) fn look_away(&self) -> bool {
        self.views.set(self.views.get().saturating_sub(1));
        self.views.get() == 0 && !self.is_driving.get()
    }
}
