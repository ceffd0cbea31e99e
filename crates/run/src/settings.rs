//! The settings of a run, chosen by a person before it begins.

use release_core::delivery::Delivery;
use serde::{Deserialize, Serialize};

use super::rule::Rule;
use super::status::LineStatus;

/// The settings of a run. Values out of their range are brought into it by
/// [`Settings::clamped`], which a run calls itself.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// The most requests under way at once: 1 to 16, default 4.
    pub pool: u8,
    /// The most requests under way at once while one may reach the server more
    /// than once: 1 to [`Settings::pool`], default 1. More at once means that a
    /// browser may repeat one request more often ([`Delivery`]).
    pub pool_unless_once: u8,
    /// The most requests that may begin in any second: 1 to 1,000, default none.
    pub per_second: Option<u16>,
    /// The timeout of one request, in seconds: 1 to 300, default 30.
    pub timeout_seconds: u32,
    /// The number of lines that are sent and shown before the rest: default 5, 0 for none.
    pub sample: u32,
    /// The time in which a person can stop the run before the first request, in
    /// seconds: 0 to 60, default 5.
    pub grace_seconds: u32,
    /// Whether an unknown line is repeated: default never.
    pub repeat: Repeat,
    /// The line after which the run stops by itself: default none.
    pub stop_after: StopAfter,
    /// The seed of the random part of each wait. It differs for each run, so
    /// that two runs do not repeat at the same time.
    pub seed: u64,
}

/// Whether an unknown line is repeated.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Repeat {
    /// Never: a person looks and settles the line.
    #[default]
    Never,
    /// The line is sent once more, by consent: whether a second request is
    /// harmless on a given Omnitron is not known.
    Once,
}

/// The line after which a run stops by itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StopAfter {
    /// None: every line has its turn.
    #[default]
    Never,
    /// The first one that ended as unknown or not sent; the lines after it end
    /// as not sent. A refused line does not stop the run, as its outcome is
    /// certain.
    ///
    /// No line is sent again automatically, whatever its answer and whatever
    /// [`Settings::repeat`] says, and none is announced ahead.
    Doubt,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            pool: 4,
            pool_unless_once: 1,
            per_second: None,
            timeout_seconds: 30,
            sample: 5,
            grace_seconds: 5,
            repeat: Repeat::default(),
            stop_after: StopAfter::default(),
            seed: 0,
        }
    }
}

impl Settings {
    /// The settings for a few lines that a person watches: one at a time and
    /// without grace, each sent at most once, and none after a line in doubt.
    pub fn one_by_one() -> Self {
        Self {
            pool: 1,
            sample: 0,
            grace_seconds: 0,
            stop_after: StopAfter::Doubt,
            ..Self::default()
        }
    }

    /// The most requests under way at once with this delivery.
    pub const fn pool_with(&self, delivery: Delivery) -> u8 {
        if delivery.is_once() {
            self.pool
        } else {
            self.pool_unless_once
        }
    }

    /// The same settings, each value brought into its range.
    #[must_use]
    pub fn clamped(self) -> Self {
        let pool = self.pool.clamp(1, MAX_POOL);
        Self {
            pool,
            pool_unless_once: self.pool_unless_once.clamp(1, pool),
            per_second: self.per_second.map(|limit| limit.clamp(1, 1_000)),
            timeout_seconds: self.timeout_seconds.clamp(1, 300),
            grace_seconds: self.grace_seconds.min(60),
            ..self
        }
    }
}

impl StopAfter {
    /// Whether a run stops after a line that ended with this status.
    pub(super) fn ends_with(self, status: LineStatus) -> bool {
        matches!(self, Self::Doubt) && !Rule::DoubtStops.is_broken() && !status.next_may_follow()
    }

    /// Whether a line may be sent again automatically.
    pub(super) fn allows_again(self) -> bool {
        matches!(self, Self::Never) || Rule::DoubtNoRepeat.is_broken()
    }
}

/// The largest pool.
pub(super) const MAX_POOL: u8 = 16;
