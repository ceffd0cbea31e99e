//! Who is signed in where.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use release_core::{Connection, Language};
use yew::prelude::*;

use crate::api::{self, BrowserClient, StoredSession};

/// Where the token is kept.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) enum Keep {
    /// In this tab's session storage: it survives a reload.
    #[default]
    Tab,
    /// In memory only: it is gone with a reload.
    Memory,
}

/// One signed-in person at one Omnitron.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Session {
    /// What people call this Omnitron.
    pub(crate) name: String,
    /// Where, and with which token.
    pub(crate) connection: Connection,
    /// Who; not known where a token was pasted.
    pub(crate) user: Option<String>,
    /// Where the token is kept.
    pub(crate) keep: Keep,
}

/// The session of this tab.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct SessionState {
    session: Option<Session>,
    expired: bool,
    leaving: bool,
    generation: u32,
}

pub(crate) enum Change {
    SignedIn(Session),
    SignedOut,
    /// Signing out was asked for, or is not wanted after all.
    Leaving(bool),
    /// The session of this generation; a later one is not affected.
    Expired(u32),
}

impl SessionState {
    fn load() -> Self {
        let session = api::load_session().map(|(stored, connection)| Session {
            name: stored.name,
            connection,
            user: stored.user,
            keep: Keep::Tab,
        });
        Self {
            session,
            ..Self::default()
        }
    }
}

/// Keeps the token where it is to be kept, and nowhere else.
fn keep(session: &Session) {
    api::forget_session();
    if session.keep == Keep::Tab {
        let stored = StoredSession {
            name: session.name.clone(),
            base_url: session.connection.base_url.clone(),
            prefix: session.connection.prefix,
            user: session.user.clone(),
        };
        // Where the browser refuses, it is in memory all the same.
        let _ = api::save_session(&stored, &session.connection);
    }
}

impl Reducible for SessionState {
    type Action = Change;

    fn reduce(self: Rc<Self>, change: Change) -> Rc<Self> {
        let mut next = (*self).clone();
        match change {
            Change::SignedIn(session) => {
                keep(&session);
                next.session = Some(session);
                next.expired = false;
                next.generation += 1;
            }
            Change::SignedOut => {
                api::forget_session();
                next.session = None;
                next.expired = false;
                next.leaving = false;
            }
            Change::Leaving(leaving) => next.leaving = leaving,
            Change::Expired(generation) if generation == self.generation => {
                api::forget_session();
                next.expired = self.session.is_some();
            }
            Change::Expired(_) => {}
        }
        Rc::new(next)
    }
}

/// The session and what can happen to it.
#[derive(Clone, PartialEq)]
pub(crate) struct UseSession {
    state: UseReducerHandle<SessionState>,
    client: Option<BrowserClientHandle>,
}

/// A client; two are equal if they call as the same person.
#[derive(Clone)]
struct BrowserClientHandle(Rc<BrowserClient>);

impl PartialEq for BrowserClientHandle {
    fn eq(&self, other: &Self) -> bool {
        self.0.connection() == other.0.connection()
    }
}

impl UseSession {
    /// Who is signed in. Still there after the session has expired, until
    /// signing out.
    pub(crate) fn current(&self) -> Option<&Session> {
        self.state.session.as_ref()
    }

    /// Whether Omnitron no longer takes the token.
    pub(crate) fn is_expired(&self) -> bool {
        self.state.expired
    }

    /// Counts up with each signing in.
    pub(crate) fn generation(&self) -> u32 {
        self.state.generation
    }

    /// Calls as the person who is signed in.
    pub(crate) fn client(&self) -> Option<Rc<BrowserClient>> {
        self.client.as_ref().map(|client| client.0.clone())
    }

    /// Signs in, and keeps the token where it is to be kept.
    pub(crate) fn sign_in(&self, session: Session) {
        self.state.dispatch(Change::SignedIn(session));
    }

    /// Signs out, after a question while a run is being sent.
    pub(crate) fn leave(&self) {
        if HOLDS.get() == 0 {
            self.sign_out();
        } else {
            self.state.dispatch(Change::Leaving(true));
        }
    }

    /// Stays signed in after all.
    pub(crate) fn stay(&self) {
        self.state.dispatch(Change::Leaving(false));
    }

    /// Whether it is to be asked about signing out.
    pub(crate) fn is_leaving(&self) -> bool {
        self.state.leaving
    }

    /// Forgets the token here. Omnitron's own logout is not called: one user
    /// has one token, so it could sign an ERP integration out as well.
    pub(crate) fn sign_out(&self) {
        self.state.dispatch(Change::SignedOut);
    }

    /// Omnitron no longer takes the token: it is of no more use here.
    pub(crate) fn expire(&self) {
        self.state.dispatch(Change::Expired(self.generation()));
    }
}

/// While one is there, signing out is asked about first.
pub(super) struct SignOutGuard(());

impl SignOutGuard {
    pub(super) fn new() -> Self {
        HOLDS.set(HOLDS.get() + 1);
        Self(())
    }
}

impl Drop for SignOutGuard {
    fn drop(&mut self) {
        HOLDS.set(HOLDS.get() - 1);
    }
}

thread_local! {
    static HOLDS: Cell<u32> = const { Cell::new(0) };
    static LISTENERS: RefCell<Vec<Callback<UseSession>>> = RefCell::default();
}

/// Is told of each signing in, signing out and end of a session from now on:
/// for what outlives its views and loads later than the session.
pub(super) fn listen_to_session(listener: Callback<UseSession>) {
    LISTENERS.with(|listeners| listeners.borrow_mut().push(listener));
}

/// The session of this tab; its calls ask for texts in this language.
#[hook]
pub(super) fn use_session_state(language: Language) -> UseSession {
    let state = use_reducer(SessionState::load);
    let client = state.session.as_ref().map(|session| {
        let connection = session.connection.clone().with_language(language);
        BrowserClientHandle(Rc::new(api::client(connection)))
    });
    let session = UseSession { state, client };
    use_effect_with(session.clone(), |session| {
        let listeners = LISTENERS.with(|listeners| listeners.borrow().clone());
        for listener in listeners {
            listener.emit(session.clone());
        }
    });
    session
}
