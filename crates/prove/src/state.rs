//! A state of the world: a run, its journal, the wire, the server, and what
//! each of them has seen.

use std::hash::{Hash, Hasher};
use std::sync::Arc;

use release_core::UnixMillis;
use release_core::delivery::Delivery;
use release_core::endpoint::CreateMapping;
use release_run::{Entry, JournalBuffer, RunState, Settings};

use crate::bound::Budget;
use crate::heed::Heed;
use crate::law::Law;

/// When every run begins.
pub(crate) const BEGIN: UnixMillis = UnixMillis::new(1_767_225_600_000);

/// One state.
#[derive(Clone, Debug, PartialEq)]
pub struct State {
    /// The machine itself.
    pub run: RunState,
    /// The run as its durable entries tell it, to a tab that looks on: all that
    /// a later tab can know.
    pub(crate) kept: RunState,
    /// The durable entries. `kept` says of them what matters.
    pub(crate) journal: Arc<Vec<Entry>>,
    pub(crate) buffer: JournalBuffer,
    /// The entries of the write that is under way.
    pub(crate) writing: Vec<Entry>,
    /// The number of entries that this tab was told to write.
    pub(crate) told: u16,
    pub(crate) now: UnixMillis,
    /// When the machine wants to be woken.
    pub(crate) wake: Option<UnixMillis>,
    /// How the connection is.
    pub(crate) delivery: Delivery,
    /// Requests that left and have no answer.
    pub(crate) wire: Vec<Request>,
    /// What the server knows of each line.
    pub(crate) truths: Vec<Truth>,
    /// The token that the server takes.
    pub(crate) valid: u8,
    /// The token that the tab has.
    pub(crate) token: u8,
    /// What was seen by this tab, and must be heeded.
    pub(crate) heed: Heed,
    pub(crate) left: Budget,
    /// The number of acts that leave no entry.
    pub(crate) acts: u8,
    /// The first law that was broken; nothing follows.
    pub breach: Option<Law>,
}

/// A request on the wire.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Request {
    pub(crate) line: u32,
    pub(crate) attempt: u32,
    pub(crate) at: UnixMillis,
    pub(crate) token: u8,
    /// Whether the machine took it for one that arrives once.
    pub(crate) once: bool,
}

/// The truth about a line, whoever knows of it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub(crate) struct Truth {
    /// Its work is done.
    pub(crate) released: bool,
    /// A request without an answer may still arrive.
    pub(crate) may_come: bool,
    /// A good answer came.
    pub(crate) verified: bool,
    /// Requests that the server did not surely turn away.
    pub(crate) taken: u8,
    /// Requests, but those that met a 429.
    pub(crate) sends: u8,
    /// Requests that met a 429.
    pub(crate) throttled: u8,
    /// Before that it may not be sent again.
    pub(crate) not_before: UnixMillis,
}

impl State {
    /// A run that nobody has started.
    pub(crate) fn new(
        settings: &Settings,
        calls: Vec<CreateMapping>,
        delivery: Delivery,
        left: Budget,
    ) -> Self {
        Self {
            kept: RunState::new(settings.clone(), calls.clone()),
            truths: vec![Truth::default(); calls.len()],
            run: RunState::new(settings.clone(), calls),
            journal: Arc::default(),
            buffer: JournalBuffer::default(),
            writing: Vec::new(),
            told: 0,
            now: BEGIN,
            wake: None,
            delivery,
            wire: Vec::new(),
            valid: 0,
            token: 0,
            heed: Heed::default(),
            left,
            acts: 0,
            breach: None,
        }
    }

    /// The lines as they are sent.
    pub(crate) fn calls(&self) -> Vec<CreateMapping> {
        let lines = self.run.lines().iter();
        lines.map(|line| line.call().clone()).collect()
    }

    /// Keeps the first law that was broken.
    pub(crate) fn hold(&mut self, law: Law, holds: bool) {
        if !holds && self.breach.is_none() {
            self.breach = Some(law);
        }
    }

    /// How far the world has come; it never goes back.
    pub(crate) fn progress(&self, all: Budget) -> impl Ord + use<> {
        let is_due = self.wake.is_some_and(|at| at <= self.now);
        let entries = usize::from(self.told) + self.journal.len();
        let deaths = all.deaths - self.left.deaths;
        (deaths, self.now, entries + usize::from(self.acts), !is_due)
    }
}

/// The journal is told by `kept`, as a run is the fold of its entries; so orders
/// of entries that come to the same are one state.
impl Hash for State {
    fn hash<H: Hasher>(&self, hasher: &mut H) {
        (&self.run, &self.kept, &self.buffer, self.told).hash(hasher);
        (self.now, self.wake, self.delivery, &self.wire).hash(hasher);
        (&self.truths, self.valid, self.token, &self.heed).hash(hasher);
        (self.left, self.acts, self.breach).hash(hasher);
    }
}
