//! What a run is told, and what it asks for.

use super::journal::{Entry, JournalError, Settlement};
use super::stock::Counter;
use release_core::UnixMillis;
use release_core::outcome::Outcome;

/// What happened outside the machine. One that does not fit the state, for
/// example an answer that comes twice, changes nothing.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    /// A person starts the run.
    Start,
    /// Time has passed; the answer to [`Command::Wake`]. May come early, late
    /// or unasked.
    Woke,
    /// The entry [`Entry::AboutToSend`] of this attempt is safely written.
    Journaled {
        /// The line, from 0.
        line: u32,
        /// Which attempt at the line, from 1.
        attempt: u32,
    },
    /// An entry of any kind could not be written.
    JournalFailed(JournalError),
    /// What the request of [`Command::Send`] led to, as judged by
    /// [`CreateMapping::judge`](release_core::endpoint::CreateMapping::judge).
    Answered {
        /// The line, from 0.
        line: u32,
        /// Which attempt at the line, from 1.
        attempt: u32,
        /// What became of it. The wait that a server asks for is in its refusal.
        outcome: Outcome,
        /// The HTTP status of the answer; `None` where none came.
        status: Option<u16>,
    },
    /// A person wants nothing more to be sent for now.
    Pause,
    /// A person has seen the sample, or wants a paused run to go on.
    GoOn,
    /// A person wants nothing more to be sent at all.
    Stop,
    /// There is a new token.
    SignedIn,
    /// A person has found out what became of an unknown line.
    Settle {
        /// The line, from 0.
        line: u32,
        /// What the person found.
        settlement: Settlement,
        /// How they know, in their own words.
        note: String,
    },
    /// A stock counter was read. It decides nothing: it is kept as evidence.
    Counted(Counter),
}

/// What the machine asks for. Entries are written in the order of the commands.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    /// Write this down durably. [`Entry::AboutToSend`] is answered with
    /// [`Event::Journaled`]; any entry that cannot be written, with
    /// [`Event::JournalFailed`].
    Journal(Entry),
    /// Send this line once. Answered with [`Event::Answered`], always.
    Send {
        /// The line, from 0.
        line: u32,
        /// Which attempt at the line, from 1.
        attempt: u32,
    },
    /// Send [`Event::Woke`] at this time. A later one replaces an earlier one.
    Wake {
        /// When.
        at: UnixMillis,
    },
}
