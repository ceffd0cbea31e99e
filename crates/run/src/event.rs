//! The events that a run takes and the commands that it returns.

use super::journal::{Entry, JournalError, Settlement};
use super::stock::Counter;
use release_core::UnixMillis;
use release_core::delivery::Delivery;
use release_core::outcome::Outcome;

/// An event outside of the machine. One that does not fit the state, for
/// example a second answer to one attempt, changes nothing.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    /// A person starts the run.
    Start,
    /// Time has passed; the answer to [`Command::Wake`]. May also come early,
    /// late or without one.
    Woke,
    /// The entry [`Entry::AboutToSend`] of this attempt is safely written.
    Journaled {
        /// The line, from 0.
        line: u32,
        /// The number of the attempt at the line, from 1.
        attempt: u32,
    },
    /// An entry of any kind could not be written.
    JournalFailed(JournalError),
    /// The outcome of the request of [`Command::Send`], as judged by
    /// [`CreateMapping::judge`](release_core::endpoint::CreateMapping::judge).
    Answered {
        /// The line, from 0.
        line: u32,
        /// The number of the attempt at the line, from 1.
        attempt: u32,
        /// The outcome. The wait that a server asks for is in its refusal.
        outcome: Outcome,
        /// The HTTP status of the answer; `None` if none came.
        status: Option<u16>,
    },
    /// A person pauses the run: nothing more is sent for now.
    Pause,
    /// A person accepts the sample, or resumes a paused run.
    GoOn,
    /// A person stops the run: nothing more is sent.
    Stop,
    /// There is a new token.
    SignedIn,
    /// A person settles an unknown line.
    Settle {
        /// The line, from 0.
        line: u32,
        /// The person's finding.
        settlement: Settlement,
        /// The person's evidence, in their own words.
        note: String,
    },
    /// How often a request may reach the server from now on. Until it is told,
    /// that cannot be seen.
    Delivery(Delivery),
    /// A stock counter was read. It is kept as evidence and decides nothing.
    Counted(Counter),
}

/// An instruction of the machine. Entries are written in the order of the commands.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    /// Write this entry durably. [`Entry::AboutToSend`] is answered with
    /// [`Event::Journaled`]; any entry that cannot be written, with
    /// [`Event::JournalFailed`].
    Journal(Entry),
    /// Send this line once. Answered with [`Event::Answered`], always.
    Send {
        /// The line, from 0.
        line: u32,
        /// The number of the attempt at the line, from 1.
        attempt: u32,
    },
    /// Send [`Event::Woke`] at this time. A later command replaces an earlier one.
    Wake {
        /// The time.
        at: UnixMillis,
    },
}
