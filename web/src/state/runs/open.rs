//! A run that this tab has open.

use std::cell::{Cell, Ref, RefCell};
use std::rc::Rc;

use gloo_events::EventListener;
use release_client::{BrowserClock, Fetch, Run};
use release_core::Connection;
use release_core::run::{JournalError, Phase, RunState, Settlement};
use wasm_bindgen_futures::spawn_local;

use super::{now, redraw, session};
use crate::api::{self, Awake, BrowserJournal, RunLock, SavedBody, SavedLine, SavedRun};
use crate::state::sending::warn_before_leaving;
use crate::state::session::{Hold, UseSession};

type Driver = Run<Fetch, BrowserClock, BrowserJournal>;

/// A run that this tab has open, to send it or only to look at it.
pub(crate) struct OpenRun {
    pub(crate) number: u64,
    pub(crate) saved: SavedRun,
    pub(crate) body: SavedBody,
    run: Driver,
    /// Without it another tab has the run.
    lock: Option<RunLock>,
    views: Cell<u32>,
    is_driving: Cell<bool>,
    phase: RefCell<Phase>,
    /// While something is under way or about to be.
    guards: RefCell<Option<(Awake, EventListener, Hold)>>,
    /// Which signing in it knows of.
    generation: Cell<Option<u32>>,
    /// Whether the page was told that the token is no longer good.
    told: Cell<bool>,
}

impl OpenRun {
    /// Reads a run back; none if there is no such run.
    pub(super) async fn read(
        number: u64,
        lock: Option<RunLock>,
    ) -> Result<Option<Self>, JournalError> {
        let Some((saved, body, entries)) = api::load_run(number).await? else {
            return Ok(None);
        };
        // Waited for here, so that reading and folding are not one long task.
        let journal = BrowserJournal::open(number).await?;
        let lines = body.lines.iter().map(SavedLine::call).collect();
        let state = RunState::recover(saved.settings.clone(), lines, entries);
        let connection = Connection::new(saved.base_url.clone(), saved.prefix);
        let open = Self {
            number,
            phase: RefCell::new(state.phase().clone()),
            run: Run::new(api::client(connection), journal, state),
            saved,
            body,
            lock,
            views: Cell::default(),
            is_driving: Cell::default(),
            guards: RefCell::default(),
            generation: Cell::default(),
            told: Cell::default(),
        };
        if let Some(session) = session() {
            open.follow(&session);
        }
        if open.is_mine() {
            open.note();
        }
        Ok(Some(open))
    }

    /// Whether this tab carries it out. Else it is as it was when it was read.
    pub(crate) fn is_mine(&self) -> bool {
        self.lock.is_some()
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
        let is_ready = *self.state().phase() == Phase::Ready;
        self.act(if is_ready { Run::start } else { Run::go_on });
    }

    pub(crate) fn stop(self: &Rc<Self>) {
        self.act(Run::stop);
    }

    /// Keeps what a person found out of an unknown line.
    pub(crate) fn settle(self: &Rc<Self>, line: u32, settlement: Settlement, note: String) {
        self.act(|run| run.settle(line, settlement, note));
    }

    /// Tells the run something, and sees that it is carried out.
    pub(super) fn act(self: &Rc<Self>, tell: impl FnOnce(&Driver)) {
        if self.is_mine() {
            tell(&self.run);
            self.drive();
        }
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
                self.told.set(false);
                self.run.sign_in(token);
            }
            None => self.run.sign_out(),
        }
    }

    /// A view shows it.
    pub(super) fn look_at(&self) {
        self.views.set(self.views.get() + 1);
    }

    /// A view is left; whether nothing needs the run any more.
    pub(super) fn look_away(&self) -> bool {
        self.views.set(self.views.get().saturating_sub(1));
        self.views.get() == 0 && !self.is_driving.get()
    }

    fn drive(self: &Rc<Self>) {
        if self.is_driving.replace(true) {
            return;
        }
        let open = self.clone();
        spawn_local(async move {
            open.run.drive(|state, _| open.shown(state)).await;
            open.is_driving.set(false);
            open.guards.take();
            open.note();
            redraw();
            if open.views.get() == 0 {
                super::close(open.number);
            }
        });
    }

    fn shown(&self, state: &RunState) {
        let phase = state.phase();
        let is_new = *self.phase.borrow() != *phase;
        if is_new {
            self.phase.replace(phase.clone());
        }
        if is_new && !phase.is_sending() {
            self.note();
        }
        let is_active = matches!(phase, Phase::Grace { .. } | Phase::Stopping(_))
            || phase.is_sending()
            || state.is_under_way();
        if is_active != self.guards.borrow().is_some() {
            let guards = is_active.then(|| (Awake::new(), warn_before_leaving(), Hold::new()));
            self.guards.replace(guards);
            if !is_active {
                self.note();
            }
        }
        if state.needs_sign_in()
            && !self.told.replace(true)
            && let Some(session) = session().filter(|session| self.is_signed_in(session))
        {
            session.expire();
        }
        redraw();
    }

    /// Notes in the head how the lines stand. The entries say it exactly, so
    /// that a note which fails is no loss.
    fn note(&self) {
        let state = self.state();
        let (number, counts) = (self.number, *state.counts());
        let ended = state.phase().is_ended().then(now);
        spawn_local(async move {
            let _ = api::update_counts(number, counts, ended).await;
        });
    }
}
