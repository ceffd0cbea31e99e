//! The machine of a run: many lines, each sent once.
//!
//! In scope: whose turn it is, how many at once, what is written down before
//! and after each request, what waits and for how long, what pauses or ends a
//! run, and what became of each line. Out of scope: sending, writing, timers
//! and the time itself; they come as events and go as commands.
//!
//! ```text
//!  Ready ──Start──► Grace ──5 s──► Sample ──its lines ended──► SampleShown
//!                                    │                             │ GoOn
//!                                    │ (sample: 0)                 ▼
//!                                    └──────────────────────────► Running
//!  Grace, Sample, Running ──► Paused ──GoOn──► Sample or Running     │
//!     Pause, 401, 403, the breaker, read back from                   │
//!     the journal (then it begins here)                              │
//!  any but Ended ──Stop, journal failed,─► Stopping ──none under ────┤
//!                   after a doubt                     way            ▼
//!                                                  every line ended: Ended
//! ```
//!
//! One line:
//!
//! ```text
//!            journal: about to send     it is written       answer
//!  Waiting ──────────────► AboutToSend ─────► Written ──► InFlight ──────► Ended
//!     ▲                           ▲              │ a place   │
//!     │                           │              │ is free   │ surely not
//!     └── paused or held back: ───┼──────────────┘           │ processed, or
//!         journal: withdrawn      │                          │ unknown and
//!                               Again ◄──────────────────────┘ repeated by consent
//! ```
//!
//! # What outside must do
//!
//! 1. [`RunState::new`], or [`RunState::recover`] with the journal of before.
//! 2. Give every event to [`RunState::step`] with the time, and carry out the
//!    commands in their order.
//! 3. Answer each [`Command::Send`] with one [`Event::Answered`], and each
//!    journal entry about to send with [`Event::Journaled`] once it is durable.
//!
//! Events that come late, twice, early or for a line that does not exist
//! change nothing. Every event lets the machine do what has become due, so
//! that timers only matter where nothing else happens.
//!
//! # Rules
//!
//! - Nothing leaves before the journal says that it is about to. Up to
//!   [`AHEAD`] lines are written down while the pool is full, so that a free
//!   place need not wait for the disk; the price is that so many more lines
//!   are unknown when the tab dies.
//! - Sent again by itself is only what surely was not processed: 425, 429, and
//!   401 after signing in. At most [`MAX_SENDS`] times a line; a 429 is about
//!   the pace and not the line, and has [`MAX_THROTTLED`] of its own.
//! - The wait is a random time below 1 s, doubled with each attempt, below 30 s
//!   at the most ([`BACKOFF_BASE`], [`BACKOFF_CAP`]), and never shorter than
//!   `Retry-After`. A 429 holds the whole pool for its wait, which is its
//!   `Retry-After` alone if it has one; a 503 for its `Retry-After` if it has one.
//! - After a 429 the pool finds its pace: fewer at once, no more in a second than
//!   were let through, and slowly more again. How is said in `run/throttle.rs`.
//! - Unknown is sent again only with [`Repeat::Once`], and once. Such repeats are
//!   at most a tenth of all requests in a minute (counted in whole seconds), or
//!   [`FREE_REPEATS`]; one that finds no budget waits for it. A refusal of
//!   the repeat is kept as evidence: the line stays unknown
//!   ([`Unknown::RefusedOnRepeat`](release_core::outcome::Unknown::RefusedOnRepeat)).
//! - The breaker pauses a run whose answers tell of the service and not of the
//!   lines: [`BREAKER`] of them in a row, or half of at least 20 in the last
//!   minute. Which do is said in `run/breaker.rs`. After a person goes on,
//!   counting starts anew.
//! - A run for a few lines that a person watches ([`Settings::one_by_one`])
//!   sends no line again by itself, and stops after one that ended as unknown
//!   or not sent ([`StopAfter::Doubt`]): the lines after it are not sent.
//! - An answer that named another line or code is never repeated, not even by
//!   consent, and its line stays unknown whatever a later attempt says. All
//!   answers of a line are kept ([`Line::answers`]).
//! - Pausing and stopping wait for what is under way. A request that is only
//!   being written down then does not leave; the journal says so.
//!
//! # Why `step` changes the state in place
//!
//! A run may hold 100,000 lines, and a copy for each event would cost more
//! than the event. The state is plain data: [`Clone`] it where the one before
//! is needed. The same events at the same times lead to the same state.

#![forbid(unsafe_code)]
#![deny(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::unreachable,
    clippy::unwrap_used
)]

mod answers;
mod breaker;
mod code;
mod counts;
mod event;
mod journal;
mod journal_buffer;
mod line;
mod line_answers;
mod pace;
mod phase;
mod pump;
mod recover;
mod rest;
mod settings;
mod status;
mod step;
mod stock;
mod table;
mod throttle;
mod units;
mod wait;
mod window;

pub use answers::Answer;
pub use breaker::BREAKER;
pub use code::RunCode;
pub use counts::Counts;
pub use event::{Command, Event};
pub use journal::{Entry, JournalError, Settled, Settlement};
pub use journal_buffer::JournalBuffer;
pub use line::{Line, LineState, MAX_SENDS, MAX_THROTTLED};
pub use pace::Pace;
pub use phase::{End, Pause, Phase};
pub use settings::{Repeat, Settings, StopAfter};
pub use status::{Doubt, LineStatus};
pub use stock::{Counter, CounterTime, LineStock, ProductProof, StockVerdict, proof_of_stock};
pub use table::RECENT;
pub use units::{NotUnits, Units};
pub use wait::{BACKOFF_BASE, BACKOFF_CAP};
pub use window::FREE_REPEATS;

use breaker::Breaker;
use table::Table;
use throttle::Throttle;
use window::Window;

use release_core::UnixMillis;
use release_core::endpoint::CreateMapping;

/// How many lines are written down as about to be sent while the pool is full.
/// None where only so many requests may begin in a second, or where a run stops
/// after a doubt.
pub const AHEAD: usize = 2;

/// Everything about a run. Lines are named by their place, from 0.
///
/// ```
/// use release_core::ErpCode;
/// use release_core::endpoint::CreateMapping;
/// use release_run::{Command, Event, RunState, Settings};
///
/// let line = CreateMapping {
///     item: "70412".parse()?,
///     code: ErpCode::new("ERP-55120-3").unwrap(),
///     update_stock: true,
/// };
/// let mut run = RunState::new(Settings::one_by_one(), vec![line]);
/// let now = 1_767_225_600_000;
///
/// // Nothing leaves before the journal says that it is about to.
/// let commands = run.step(Event::Start, now);
/// assert!(matches!(commands[..], [Command::Journal(_)]));
/// let commands = run.step(Event::Journaled { line: 0, attempt: 1 }, now);
/// assert_eq!(commands, [Command::Send { line: 0, attempt: 1 }]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct RunState {
    settings: Settings,
    table: Table,
    phase: Phase,
    /// Whether a person has seen the sample, or wanted none.
    sample_accepted: bool,
    /// No request begins before.
    hold_until: UnixMillis,
    breaker: Breaker,
    /// Whether the token was found to be no longer good.
    signed_out: bool,
    /// How often there was a new token.
    session: u32,
    window: Window,
    throttle: Throttle,
    /// When the first request began.
    began: Option<UnixMillis>,
    /// The last wake that was asked for and has not come.
    wake: Option<UnixMillis>,
    /// Every reading of a stock counter, in the order of the journal.
    counters: Vec<Counter>,
}

impl RunState {
    /// A run that waits to be started. Without lines it has ended.
    pub fn new(settings: Settings, lines: Vec<CreateMapping>) -> Self {
        let settings = settings.clamped();
        let phase = if lines.is_empty() {
            Phase::Ended(End::Complete)
        } else {
            Phase::Ready
        };
        Self {
            table: Table::new(lines, settings.sample),
            phase,
            sample_accepted: settings.sample == 0,
            hold_until: 0,
            breaker: Breaker::default(),
            signed_out: false,
            session: 0,
            window: Window::default(),
            throttle: Throttle::default(),
            began: None,
            wake: None,
            counters: Vec::new(),
            settings,
        }
    }

    /// What was chosen, each value within its range.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// How far it has come.
    pub fn phase(&self) -> &Phase {
        &self.phase
    }

    /// How many lines stand where. They add up to all lines.
    pub fn counts(&self) -> &Counts {
        &self.table.counts
    }

    /// All lines, in the order of the file.
    pub fn lines(&self) -> &[Line] {
        self.table.rows()
    }

    /// One line, from 0.
    pub fn line(&self, line: u32) -> Option<&Line> {
        self.table.get(line)
    }

    /// Whether a person must sign in before it can go on.
    pub fn needs_sign_in(&self) -> bool {
        self.signed_out
    }

    /// Whether anything has left, or is written down as about to, without an end.
    pub fn is_under_way(&self) -> bool {
        !self.table.announced().is_empty()
    }

    /// Until when a server's wish holds every request back, if it does at `now`.
    pub fn held_until(&self, now: UnixMillis) -> Option<UnixMillis> {
        (self.hold_until > now).then_some(self.hold_until)
    }

    /// Every reading of a stock counter, in the order of the journal.
    pub fn counters(&self) -> &[Counter] {
        &self.counters
    }

    /// The readings of one product's counter, in the order of the journal.
    pub fn counters_of(
        &self,
        product: u32,
        time: CounterTime,
    ) -> impl DoubleEndedIterator<Item = &Counter> {
        let counters = self.counters.iter();
        counters.filter(move |it| it.product == product && it.time == time)
    }

    /// The last [`RECENT`] lines that ended, the newest first.
    pub fn recent(&self) -> impl Iterator<Item = u32> {
        self.table.recent.iter().rev().copied()
    }

    /// The lines that ended without being done, in the order of their ends.
    pub fn problems(&self) -> &[u32] {
        &self.table.problems
    }
}
