//! The state machine of a run, in which many lines are each sent once.
//!
//! In scope: the order of the lines, how many are sent at once, the journal
//! entries before and after each request, waits, the reasons for pausing or
//! ending a run, and the outcome of each line. Out of scope: sending, writing,
//! timers and the time itself; these are events and commands.
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
//! # Driving a run
//!
//! 1. Call [`RunState::new`], or [`RunState::recover`] with an earlier journal.
//! 2. Pass every event to [`RunState::step`] with the time, and carry out the
//!    commands in their order.
//! 3. Answer each [`Command::Send`] with one [`Event::Answered`], and each
//!    entry [`Entry::AboutToSend`] with [`Event::Journaled`] once it is
//!    durable.
//!
//! Events that come late, twice, early or for a line that does not exist change
//! nothing. At every event the machine does all that is due, so timers matter
//! only while nothing else happens.
//!
//! # Rules
//!
//! - No request is sent before the journal announces it. Up to [`AHEAD`] lines
//!   are announced while the pool is full, so that a free place need not wait
//!   for the disk; the price is that this many more lines are unknown when the
//!   tab dies.
//! - A line is sent again automatically only if it surely was not processed:
//!   425, 429, and 401 after signing in. It is sent at most [`MAX_SENDS`]
//!   times; a 429 is about the pace and not the line, and has its own limit,
//!   [`MAX_THROTTLED`].
//! - The wait is a random time below 1 s, doubled with each attempt, below 30 s
//!   at the most ([`BACKOFF_BASE`], [`BACKOFF_CAP`]), and never shorter than
//!   `Retry-After`. A 429 holds the whole pool for its wait, which is its
//!   `Retry-After` alone if it has one; a 503 for its `Retry-After` if it has one.
//! - After a request that the network failed, none begins for [`RECONNECT`]: the
//!   browser may not have noticed yet that the connection is gone.
//! - After a 429 the pool finds its pace: fewer at once, no more in a second than
//!   were let through, and slowly more again. The details are in
//!   `run/throttle.rs`.
//! - No more requests leave in any second than [`Settings::per_second`]. One counts
//!   when it leaves: a slow disk may bring together what was announced apart.
//! - An unknown line is sent again only with [`Repeat::Once`], and once. Such repeats
//!   are at most a tenth of all requests in a minute (counted in whole seconds), or
//!   [`FREE_REPEATS`]; one without budget waits for it. A refusal of the repeat is
//!   kept as evidence: the line stays unknown
//!   ([`Unknown::RefusedOnRepeat`](release_core::outcome::Unknown::RefusedOnRepeat)).
//! - Lines share the pool only while each request arrives once
//!   ([`Delivery::Once`](release_core::delivery::Delivery)). Otherwise
//!   [`Settings::pool_unless_once`] are under way, and a refusal for uniqueness
//!   leaves its line unknown, as it may answer a repeat of the browser's own
//!   ([`Outcome::over`](release_core::Outcome::over)).
//! - The breaker pauses a run whose answers are about the service and not the
//!   lines: [`BREAKER`] of them in a row, or half of at least 20 in the last
//!   minute. `run/breaker.rs` lists which are. After a person resumes the run,
//!   counting starts anew; signing in alone does not get past it.
//! - A run for a few lines that a person watches ([`Settings::one_by_one`])
//!   sends no line again automatically, and stops after one that ended as
//!   unknown or not sent ([`StopAfter::Doubt`]): the lines after it are not
//!   sent.
//! - An answer that named another line or code is never repeated, not even by
//!   consent, and its line stays unknown whatever a later attempt returns. All
//!   answers of a line are kept ([`Line::answers`]).
//! - Pausing and stopping wait for requests under way. A request whose entry is
//!   still being written is not sent; the journal says so.
//!
//! `cargo xtask prove` looks for a breach of each rule in every order of events, and
//! shows that it finds one where the rule is broken (`rule.rs`).
//!
//! # State in place
//!
//! A run may hold 100,000 lines, and a copy for each event would cost more than
//! the event. The state is plain data: [`Clone`] it if the earlier state is
//! needed. The same events at the same times lead to the same state.

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
mod rule;
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
#[cfg(feature = "mutants")]
pub use rule::Rule;
pub use settings::{Repeat, Settings, StopAfter};
pub use status::{Doubt, LineStatus};
pub use stock::{Counter, CounterTime, LineStock, ProductProof, StockVerdict, proof_of_stock};
pub use table::RECENT;
pub use throttle::Throttle;
pub use units::{NotUnits, Units};
pub use wait::{BACKOFF_BASE, BACKOFF_CAP, RECONNECT, asked_for};
pub use window::FREE_REPEATS;

use breaker::Breaker;
#[cfg(not(feature = "mutants"))]
use rule::Rule;
use table::Table;
use window::Window;

use release_core::UnixMillis;
use release_core::delivery::Delivery;
use release_core::endpoint::CreateMapping;

/// The number of lines that are announced in the journal while the pool is
/// full. None if the requests per second are limited, or if a run stops after a
/// doubt.
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
/// let now = release_core::UnixMillis::new(1_767_225_600_000);
///
/// // Nothing leaves before the journal says that it is about to.
/// let commands = run.step(Event::Start, now);
/// assert!(matches!(commands[..], [Command::Journal(_)]));
/// let commands = run.step(Event::Journaled { line: 0, attempt: 1 }, now);
/// assert_eq!(commands, [Command::Send { line: 0, attempt: 1 }]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Hash)]
pub struct RunState {
    settings: Settings,
    table: Table,
    phase: Phase,
    /// Whether a person has accepted the sample, or chose none.
    sample_accepted: bool,
    /// The time before which no request begins, as a server asked.
    hold_until: UnixMillis,
    /// The time before which no request begins, after one without an answer.
    reconnect_at: UnixMillis,
    breaker: Breaker,
    /// Whether the token was found to be no longer valid.
    signed_out: bool,
    /// The number of new tokens so far.
    session: u32,
    window: Window,
    throttle: Throttle,
    /// When the first request began.
    began: Option<UnixMillis>,
    /// The last wake that was requested and has not come.
    wake: Option<UnixMillis>,
    /// Every reading of a stock counter, in the order of the journal.
    counters: Vec<Counter>,
    /// How often a request may arrive, and since when.
    deliveries: Vec<(UnixMillis, Delivery)>,
}

impl RunState {
    /// Creates a run that waits to be started. Without lines it has ended.
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
            hold_until: UnixMillis::EPOCH,
            reconnect_at: UnixMillis::EPOCH,
            breaker: Breaker::default(),
            signed_out: false,
            session: 0,
            window: Window::default(),
            throttle: Throttle::default(),
            began: None,
            wake: None,
            counters: Vec::new(),
            deliveries: Vec::new(),
            settings,
        }
    }

    /// The settings, each value within its range.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// The phase.
    pub fn phase(&self) -> &Phase {
        &self.phase
    }

    /// The number of lines by status. They add up to all lines.
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

    /// Whether any request is sent or announced in the journal, without an end.
    pub fn is_under_way(&self) -> bool {
        !self.table.announced().is_empty()
    }

    /// The time until which a server holds every request back, if it does at `now`.
    pub fn held_until(&self, now: UnixMillis) -> Option<UnixMillis> {
        (self.hold_until > now).then_some(self.hold_until)
    }

    /// How often a request may reach the server: [`Delivery::Unseen`] until it
    /// is told.
    pub fn delivery(&self) -> Delivery {
        let last = self.deliveries.last();
        last.map_or(Delivery::Unseen, |(_, delivery)| *delivery)
    }

    /// How often a request could reach the server, and since when, in the order
    /// of the journal. Empty in runs of older versions.
    pub fn deliveries(&self) -> &[(UnixMillis, Delivery)] {
        &self.deliveries
    }

    /// The time before which no request begins.
    fn held_back_until(&self) -> UnixMillis {
        self.hold_until.max(self.reconnect_at)
    }

    /// The most requests that may be under way at once.
    fn pool(&self) -> u8 {
        if Rule::OneAtATime.is_broken() {
            return self.settings.pool;
        }
        self.settings.pool_with(self.delivery())
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
