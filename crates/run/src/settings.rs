//! What a person chooses before a run begins.

use serde::{Deserialize, Serialize};

use super::status::LineStatus;

/// How a run is carried out. Values out of their range are brought into it by
/// [`Settings::clamped`], which a run does by itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// How many requests may be under way at once: 1 to 16, default 4.
    pub pool: u8,
    /// How many requests may begin in any second: 1 to 1,000, default none.
    pub per_second: Option<u16>,
    /// How long one request may take, in seconds: 1 to 300, default 30.
    pub timeout_seconds: u32,
    /// How many lines are sent and shown before the rest: default 5, 0 for none.
    pub sample: u32,
    /// How long a person may think again before the first request, in
    /// seconds: 0 to 60, default 5.
    pub grace_seconds: u32,
    /// What follows when nobody can say what became of a line: default nothing.
    pub repeat: Repeat,
    /// After which line the run stops by itself: default none.
    pub stop_after: StopAfter,
    /// From which the random part of each wait is drawn. Another one for each
    /// run, so that two runs do not come back at the same time.
    pub seed: u64,
}

/// What follows when nobody can say what became of a line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Repeat {
    /// A person looks and settles it. The line is not sent again.
    #[default]
    Never,
    /// The line is sent once more, by consent: whether a second request is
    /// harmless on a given Omnitron is not known.
    Once,
}

/// After which line a run stops by itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StopAfter {
    /// After none: every line has its turn.
    #[default]
    Never,
    /// After the first that ended as unknown or not sent; the lines after it
    /// end as not sent. A refused line does not stop the run, as the server
    /// has decided it.
    ///
    /// No line is sent again by itself, whatever its answer and whatever
    /// [`Settings::repeat`] says, and none is written down ahead.
    Doubt,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            pool: 4,
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
    /// The settings for a few lines that a person watches: one at a time and at
    /// once, each sent no more than once, and no further after a line in doubt.
    pub fn one_by_one() -> Self {
        Self {
            pool: 1,
            sample: 0,
            grace_seconds: 0,
            stop_after: StopAfter::Doubt,
            ..Self::default()
        }
    }

    /// The same settings, each value brought into its range.
    #[must_use]
    pub fn clamped(self) -> Self {
        Self {
            pool: self.pool.clamp(1, MAX_POOL),
            per_second: self.per_second.map(|limit| limit.clamp(1, 1_000)),
            timeout_seconds: self.timeout_seconds.clamp(1, 300),
            grace_seconds: self.grace_seconds.min(60),
            ..self
        }
    }
}

impl StopAfter {
    /// Whether a run stops after a line that ended so.
    pub(super) const fn ends_with(self, status: LineStatus) -> bool {
        matches!(self, Self::Doubt) && !status.next_may_follow()
    }

    /// Whether a line may be sent again by itself.
    pub(super) const fn allows_again(self) -> bool {
        matches!(self, Self::Never)
    }
}

/// The largest pool.
pub(super) const MAX_POOL: u8 = 16;
