//! The session as the views' state.

use std::cell::{Cell, RefCell};
use std::ptr::fn_addr_eq;
use std::rc::Rc;

use release_core::{Connection, Language};
use release_web_logic::session::{Change, SessionState, Stored};
pub(crate) use release_web_logic::session::{Keep, Session};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::api::{self, BrowserClient, SessionChannel, StoredSession};

/// Keeps the token where it is to be kept, and nowhere else.
fn keep(session: &Session) {
    api::forget_session();
    if session.keep == Keep::Tab {
        // Where the browser refuses, it is in memory all the same.
        let _ = api::save_session(&stored(session), &session.connection);
    }
}

fn stored(session: &Session) -> StoredSession {
    StoredSession {
        name: session.name.clone(),
        base_url: session.connection.base_url.clone(),
        prefix: session.connection.prefix,
        user: session.user.clone(),
    }
}

/// The session of this tab from what was stored, here or in another tab.
fn restored((stored, connection): (StoredSession, Connection)) -> Session {
    Session {
        name: stored.name,
        connection,
        user: stored.user,
        keep: Keep::Tab,
    }
}

/// The session of this tab, as the state of the page.
#[derive(Clone, Debug, Default, PartialEq)]
struct TabSession(SessionState);

impl TabSession {
    fn load() -> Self {
        Self(SessionState {
            session: api::load_session().map(restored),
            ..SessionState::default()
        })
    }
}

impl Reducible for TabSession {
    type Action = Change;

    fn reduce(self: Rc<Self>, change: Change) -> Rc<Self> {
        let mut next = self.0.clone();
        match (next.apply(change), &next.session) {
            (Stored::AsItIs, _) => {}
            (Stored::Replaced, Some(session)) => keep(session),
            (Stored::Forgotten, _) | (Stored::Replaced, None) => api::forget_session(),
        }
        Rc::new(Self(next))
    }
}

/// The session and what can happen to it.
#[derive(Clone, PartialEq)]
pub(crate) struct UseSession {
    state: UseReducerHandle<TabSession>,
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
        self.state.0.session.as_ref()
    }

    /// Whether Omnitron no longer takes the token.
    pub(crate) fn is_expired(&self) -> bool {
        self.state.0.expired
    }

    /// Counts up with each signing in.
    pub(crate) fn generation(&self) -> u32 {
        self.state.0.generation
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
        self.state.0.leaving
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
    static LISTENERS: RefCell<Vec<Listener>> = RefCell::default();
}

/// What is told of a change of the session.
type Listener = fn(&UseSession);

/// Is told of each signing in, signing out and end of a session from now on, once however often this is
/// called: for what outlives its views and loads later than the session.
pub(super) fn listen_to_session(listener: Listener) {
    LISTENERS.with_borrow_mut(|listeners| {
        if !listeners.iter().any(|known| fn_addr_eq(*known, listener)) {
            listeners.push(listener);
        }
    });
}

/// Asks the other tabs for their session where this one has none, and gives its own to those that ask.
#[hook]
fn use_handover(state: &UseReducerHandle<TabSession>) {
    use_effect_with((), {
        let state = state.clone();
        move |()| {
            if state.0.session.is_none() {
                spawn_local(async move {
                    if let Some(handed) = api::ask_for_session().await {
                        state.dispatch(Change::HandedOver(restored(handed)));
                    }
                });
            }
        }
    });
    use_effect_with(state.0.may_hand_over(), |may| {
        let channel = may.then(SessionChannel::give);
        move || drop(channel)
    });
}

/// The session of this tab; its calls ask for texts in this language.
#[hook]
pub(super) fn use_session_state(language: Language) -> UseSession {
    let state = use_reducer(TabSession::load);
    use_handover(&state);
    let client = state.0.session.as_ref().map(|session| {
        let connection = session.connection.clone().with_language(language);
        BrowserClientHandle(Rc::new(api::client(connection)))
    });
    let session = UseSession { state, client };
    use_effect_with(session.clone(), |session| {
        let listeners = LISTENERS.with_borrow(Clone::clone);
        for listener in listeners {
            listener(session);
        }
    });
    session
}
