//! The session: the person and the Omnitron that is signed in to.

use release_core::{BaseUrl, Connection};

/// Where the token is kept.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Keep {
    /// In this tab's session storage: it survives a reload.
    #[default]
    Tab,
    /// In memory only: it is gone with a reload.
    Memory,
}

/// One signed-in person at one Omnitron.
#[derive(Clone, Debug, PartialEq)]
pub struct Session {
    /// What people call this Omnitron.
    pub name: String,
    /// Where, and with which token.
    pub connection: Connection,
    /// Who; not known where a token was pasted.
    pub user: Option<String>,
    /// Where the token is kept.
    pub keep: Keep,
}

/// An Omnitron, and the user by whom it is asked: another one may see other
/// orders. No user where a token was pasted.
pub type Asked = (BaseUrl, Option<String>);

impl Session {
    /// Of whom what is read in this session is.
    pub fn asked(&self) -> Asked {
        (self.connection.base_url.clone(), self.user.clone())
    }
}

/// The session of this tab.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SessionState {
    /// Who is signed in. Still there after the session has expired, until
    /// signing out.
    pub session: Option<Session>,
    /// Whether Omnitron no longer takes the token.
    pub expired: bool,
    /// Whether it is to be asked about signing out.
    pub leaving: bool,
    /// Counts up with each signing in.
    pub generation: u32,
}

impl SessionState {
    /// Whether another tab may be given the session: this one keeps the token, and Omnitron takes it.
    pub fn may_hand_over(&self) -> bool {
        let session = self.session.as_ref();
        session.is_some_and(|session| session.keep == Keep::Tab) && !self.expired
    }
}

/// What can happen to the session of a tab.
#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    /// Somebody has signed in.
    SignedIn(Session),
    /// Another tab has handed its session over; nothing where somebody is signed in here by now.
    HandedOver(Session),
    /// They have signed out.
    SignedOut,
    /// Signing out was asked for, or is not wanted after all.
    Leaving(bool),
    /// The session of this generation; a later one is not affected.
    Expired(u32),
}

/// What follows for the token that this tab keeps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stored {
    /// It stays as it is.
    AsItIs,
    /// It is forgotten.
    Forgotten,
    /// It is forgotten, and that of the new session is kept where it is to be.
    Replaced,
}

impl SessionState {
    /// Lets something happen, and says what follows for the token that is kept.
    pub fn apply(&mut self, change: Change) -> Stored {
        match change {
            Change::SignedIn(session) => {
                self.session = Some(session);
                self.expired = false;
                self.generation += 1;
                Stored::Replaced
            }
            Change::HandedOver(_) if self.session.is_some() => Stored::AsItIs,
            Change::HandedOver(session) => self.apply(Change::SignedIn(session)),
            Change::SignedOut => {
                self.session = None;
                self.expired = false;
                self.leaving = false;
                Stored::Forgotten
            }
            Change::Leaving(leaving) => {
                self.leaving = leaving;
                Stored::AsItIs
            }
            Change::Expired(generation) if generation == self.generation => {
                self.expired = self.session.is_some();
                Stored::Forgotten
            }
            Change::Expired(_) => Stored::AsItIs,
        }
    }
}
