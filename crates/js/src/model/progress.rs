//! The settings, progress and results of a run.

use release_core::UnixMillis;
use release_core::code::HasCode;
use release_run as run;
use release_run::{LineState, Phase as Core};
use serde::{Deserialize, Serialize};
use tsify::Tsify;
use wasm_bindgen::JsValue;

use super::{Delivery, Line, Outcome};
use crate::code::AnyCode;
use crate::from_js::{FromJs, Name, Path, WrongType, from_js_object};

from_js_object! {
    /// How a run is carried out, with the core's defaults for what is left out.
    pub struct RunSettings {
        /// How many requests may be under way at once: 1 to 16. Default: 4.
        #[tsify(optional)]
        pub pool: Option<u32> = "pool",
        /// How many requests may be under way at once while one may reach Omnitron more than once.
        /// Default: 1.
        #[tsify(optional)]
        pub pool_unless_once: Option<u32> = "poolUnlessOnce",
        /// How many requests may begin in any second: 1 to 1,000. Default: no limit.
        #[tsify(optional)]
        pub per_second: Option<u32> = "perSecond",
        /// How long one request may take, in seconds: 1 to 300. Default: 30.
        #[tsify(optional)]
        pub timeout_seconds: Option<u32> = "timeoutSeconds",
        /// How many lines are sent before the run pauses for a look at them. Default: 0, none.
        #[tsify(optional)]
        pub sample: Option<u32> = "sample",
        /// How long is waited before the first request, in seconds: 0 to 60. Default: 0.
        #[tsify(optional)]
        pub grace_seconds: Option<u32> = "graceSeconds",
        /// What follows when nobody can say what became of a line: `never` leaves it to a person,
        /// `once` sends it once more. Whether a second request is harmless is not documented.
        /// Default: `never`.
        #[tsify(optional, type = "\"never\" | \"once\"")]
        pub(crate) repeat: Option<Name<run::Repeat>> = "repeat",
        /// After which line the run stops by itself: `never`, or `doubt` for the first that ends as
        /// unknown or not sent; then no line is sent again by itself. Default: `never`.
        #[tsify(optional, type = "\"never\" | \"doubt\"")]
        pub(crate) stop_after: Option<Name<run::StopAfter>> = "stopAfter",
        /// From which the random part of each wait is drawn.
        #[tsify(optional)]
        pub seed: Option<u32> = "seed",
    }
}

impl RunSettings {
    pub(crate) fn core(&self) -> run::Settings {
        let default = run::Settings::default();
        // A value too large for its type is too large for its range.
        let pool = |pool| u8::try_from(pool).unwrap_or(u8::MAX);
        let per_second = |limit| u16::try_from(limit).unwrap_or(u16::MAX);
        run::Settings {
            pool: self.pool.map_or(default.pool, pool),
            pool_unless_once: self.pool_unless_once.map_or(default.pool_unless_once, pool),
            per_second: self.per_second.map(per_second),
            timeout_seconds: self.timeout_seconds.unwrap_or(default.timeout_seconds),
            sample: self.sample.unwrap_or(0),
            grace_seconds: self.grace_seconds.unwrap_or(0),
            repeat: self.repeat.map_or(default.repeat, |repeat| repeat.0),
            stop_after: self.stop_after.map_or(default.stop_after, |after| after.0),
            seed: self.seed.unwrap_or_default().into(),
        }
    }
}

/// How many lines stand where; they add up to all lines.
#[derive(Clone, Copy, Debug, Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct Counts {
    /// They have not left.
    pub waiting: u32,
    /// They have left and have no answer.
    pub under_way: u32,
    /// They are to be sent again: surely not processed, or by the repeat setting.
    pub again: u32,
    /// Ended as `notSent`.
    pub not_sent: u32,
    /// Ended as `released`.
    pub released: u32,
    /// Ended as `recorded`.
    pub recorded: u32,
    /// Ended as `refused`.
    pub refused: u32,
    /// Ended as `unknown`.
    pub unknown: u32,
}

impl From<&run::Counts> for Counts {
    fn from(counts: &run::Counts) -> Self {
        Self {
            waiting: counts.waiting,
            under_way: counts.under_way,
            again: counts.again,
            not_sent: counts.not_sent,
            released: counts.released,
            recorded: counts.recorded,
            refused: counts.refused,
            unknown: counts.unknown + counts.settled_done + counts.settled_not_sent,
        }
    }
}

/// How far a run has come.
#[derive(Clone, Copy, Debug, Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub enum Phase {
    /// Not started.
    Ready,
    /// The first request has not left yet.
    Grace,
    /// The first few lines are being sent.
    Sample,
    /// The first few lines have ended; a person looks before the rest is sent.
    SampleShown,
    /// The lines are being sent.
    Running,
    /// Nothing more is sent until the run is resumed.
    Paused,
    /// Nothing more is sent at all; requests under way are waited for.
    Stopping,
    /// Every line has ended.
    Ended,
}

/// How a run stands.
#[derive(Clone, Debug, Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
#[tsify(missing_as_null)]
pub struct Progress {
    /// How far it has come.
    pub phase: Phase,
    /// Why it is paused or over, for example `run.sign_in`; `null` while it goes on.
    #[tsify(type = "ErrorCode | null")]
    pub reason: Option<AnyCode>,
    /// How many lines stand where.
    pub counts: Counts,
    /// How often a request may reach Omnitron.
    pub delivery: Delivery,
    /// Lines that ended a second, lately; `null` while no lines are being sent.
    pub per_second: Option<f64>,
    /// How long the rest will take at that pace; `null` while that cannot be said.
    pub milliseconds_left: Option<f64>,
}

impl Progress {
    #[allow(clippy::cast_precision_loss)] // an estimate
    pub(crate) fn of(state: &run::RunState, now: UnixMillis) -> Self {
        let (phase, reason) = match state.phase() {
            Core::Ready => (Phase::Ready, None),
            Core::Grace { .. } => (Phase::Grace, None),
            Core::Sample => (Phase::Sample, None),
            Core::SampleShown => (Phase::SampleShown, None),
            Core::Running => (Phase::Running, None),
            Core::Paused(pause) => (Phase::Paused, Some(pause.code())),
            Core::Stopping(end) => (Phase::Stopping, Some(end.code())),
            Core::Ended(end) => (Phase::Ended, Some(end.code())),
        };
        let pace = state.pace(now);
        Self {
            phase,
            reason: reason.map(AnyCode::from),
            counts: state.counts().into(),
            delivery: state.delivery().into(),
            per_second: pace.per_second,
            milliseconds_left: pace.left.map(|left| left as f64),
        }
    }
}

/// A line, and what became of it.
#[derive(Clone, Debug, Serialize, Tsify)]
#[tsify(missing_as_null)]
pub struct LineResult {
    /// Its place among those that were given, from 0.
    pub index: u32,
    /// The line.
    pub line: Line,
    /// What became of it.
    pub outcome: Outcome,
    /// The HTTP status of the last answer; `null` where none came.
    pub status: Option<u16>,
    /// How often it left, or may have left.
    pub sends: u8,
    /// What each attempt led to, in their order. Empty for a line with one answer at the most:
    /// `outcome` is all that there is to say of it.
    pub answers: Vec<AttemptResult>,
}

/// What one attempt at a line led to.
#[derive(Clone, Debug, Serialize, Tsify)]
#[tsify(missing_as_null)]
pub struct AttemptResult {
    /// Which attempt, from 1.
    pub attempt: u32,
    /// When that was known, in milliseconds since 1970.
    pub at: f64,
    /// The HTTP status of the answer; `null` where none came.
    pub status: Option<u16>,
    /// What it led to.
    pub outcome: Outcome,
}

impl From<run::Answer<'_>> for AttemptResult {
    fn from(answer: run::Answer<'_>) -> Self {
        Self {
            attempt: answer.attempt,
            at: answer.at.to_f64(),
            status: answer.status,
            outcome: answer.outcome.into(),
        }
    }
}

impl LineResult {
    /// The result of a line; `None` until it has ended.
    pub(crate) fn of(index: u32, line: &run::Line) -> Option<Self> {
        let LineState::Ended(outcome) = line.state() else {
            return None;
        };
        Some(Self {
            index,
            line: line.call().into(),
            outcome: (&**outcome).into(),
            status: line.answers().last().and_then(|answer| answer.status),
            sends: line.sends(),
            answers: if line.answers().nth(1).is_some() {
                line.answers().map(AttemptResult::from).collect()
            } else {
                Vec::new()
            },
        })
    }
}

/// For the package's loader: something that happened.
#[derive(Clone, Copy, Debug, Deserialize, Tsify)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub enum RunInput {
    Start,
    Woke,
    Pause,
    GoOn,
    Stop,
    SignedIn,
}

impl FromJs for RunInput {
    fn from_value(value: &JsValue, path: Path<'_>) -> Result<Self, WrongType> {
        Name::from_value(value, path).map(|name| name.0)
    }
}

/// For the package's loader: a line to send.
#[derive(Clone, Copy, Debug, Serialize, Tsify)]
pub struct ToSend {
    /// Its place, from 0.
    pub index: u32,
    /// Which attempt at it, from 1.
    pub attempt: u32,
}

/// For the package's loader: what is to be done now.
#[derive(Clone, Debug, Default, Serialize, Tsify)]
#[tsify(missing_as_null)]
pub struct Commands {
    /// To be written durably; then `written` or `notWritten` is told. Empty for nothing.
    #[tsify(type = "JournalEntry[]")]
    pub write: Vec<String>,
    /// To be sent; each is answered.
    pub send: Vec<ToSend>,
    /// When to tell `woke`, in milliseconds since 1970; a later one replaces an earlier one.
    pub wake: Option<f64>,
    /// Lines that have ended.
    pub ended: Vec<LineResult>,
    /// The phase has changed.
    pub changed: bool,
    /// It is over: every line has ended and all is written.
    pub over: bool,
}
