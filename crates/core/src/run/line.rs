//! One line of a run.

use serde::{Deserialize, Serialize};

use super::UnixMillis;
use super::journal::Settled;
use super::settings::{Repeat, Settings};
use crate::endpoint::CreateMapping;
use crate::outcome::{NotSent, Outcome, Unknown};

/// How often a line is sent at the most, but for attempts that met a 429.
pub const MAX_SENDS: u8 = 3;

/// How many attempts at a line may meet a 429. They say nothing of the line, and
/// each waits longer, so that this many take a quarter of an hour at the least
/// where the server does not say how long to wait.
pub const MAX_THROTTLED: u8 = 40;

/// One line and what has become of it so far.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Line {
    pub(super) call: CreateMapping,
    pub(super) state: LineState,
    /// How many attempts were announced in the journal, withdrawn ones too:
    /// the number of an attempt is never used twice.
    pub(super) attempts: u32,
    /// How many of them left, or may have left.
    pub(super) sends: u8,
    /// How many of these met a 429.
    pub(super) throttled: u8,
    /// What the line would end with if it were not sent again.
    pub(super) so_far: Option<Box<Outcome>>,
    pub(super) settled: Option<Box<Settled>>,
    /// When its first attempt was announced.
    pub(super) began_at: Option<UnixMillis>,
    /// When the last answer came, or the waiting for it ended.
    pub(super) ended_at: Option<UnixMillis>,
}

/// How far a line has come.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LineState {
    /// Its turn has not come.
    Waiting,
    /// It is being written down that the request is about to leave.
    AboutToSend {
        /// Which attempt, from 1.
        attempt: u32,
    },
    /// That is written down, and it leaves as soon as there is a place for it.
    Written {
        /// Which attempt, from 1.
        attempt: u32,
    },
    /// The request has left.
    InFlight {
        /// Which attempt, from 1.
        attempt: u32,
        /// Under which token: how often there was a new one before.
        session: u32,
        /// When.
        at: UnixMillis,
    },
    /// It is to be sent again, not before `at`.
    Again {
        /// When, at the earliest.
        at: UnixMillis,
    },
    /// This became of it.
    Ended(Box<Outcome>),
}

impl Line {
    pub(super) fn new(call: CreateMapping) -> Self {
        Self {
            call,
            state: LineState::Waiting,
            attempts: 0,
            sends: 0,
            throttled: 0,
            so_far: None,
            settled: None,
            began_at: None,
            ended_at: None,
        }
    }

    /// What is sent for it.
    pub fn call(&self) -> &CreateMapping {
        &self.call
    }

    /// Where it stands.
    pub fn state(&self) -> &LineState {
        &self.state
    }

    /// When its first request was about to leave.
    pub fn began_at(&self) -> Option<UnixMillis> {
        self.began_at
    }

    /// When its last answer came, or the waiting for it ended; `None` where
    /// nobody saw that.
    pub fn ended_at(&self) -> Option<UnixMillis> {
        self.ended_at
    }

    /// How often it left, or may have left.
    pub fn sends(&self) -> u8 {
        self.sends
    }

    /// What became of it; `None` until it has ended.
    pub fn outcome(&self) -> Option<&Outcome> {
        match &self.state {
            LineState::Ended(outcome) => Some(outcome),
            _ => None,
        }
    }

    /// What a person settled, where its outcome is unknown.
    pub fn settled(&self) -> Option<&Settled> {
        self.settled.as_deref()
    }

    /// Whether nobody can say what became of it so far.
    pub(super) fn is_unknown(&self) -> bool {
        let known = self.outcome().or(self.so_far.as_deref());
        matches!(known, Some(Outcome::Unknown(_)))
    }

    /// Takes in what an attempt led to: what is now known of the line, and
    /// whether it is to be sent again.
    ///
    /// Sent again is a line that surely was not processed, and, by consent, a
    /// line of which nobody can say; that once, for whatever the repeat leads to.
    /// None is in a run that stops after a doubt: its first answer counts.
    pub(super) fn take_in(&mut self, outcome: Outcome, settings: &Settings) -> (Outcome, bool) {
        let before = self.so_far.take().map(|outcome| *outcome);
        let was_unknown = matches!(before, Some(Outcome::Unknown(_)));
        let wanted = match &outcome {
            Outcome::NotSent(not_sent) => is_passing(not_sent),
            Outcome::Unknown(_) => settings.repeat == Repeat::Once && !was_unknown,
            _ => false,
        };
        let is_throttled = matches!(outcome, Outcome::NotSent(NotSent::Throttled(_)));
        self.throttled = self.throttled.saturating_add(is_throttled.into());
        let has_left = if is_throttled {
            self.throttled < MAX_THROTTLED
        } else {
            self.sends.saturating_sub(self.throttled) < MAX_SENDS
        };
        let again = wanted && settings.stop_after.allows_again() && has_left;
        (together(before, outcome), again)
    }
}

/// Whether a later request may well be processed.
fn is_passing(not_sent: &NotSent) -> bool {
    match not_sent {
        NotSent::SessionEnded(_) | NotSent::TooEarly(_) | NotSent::Throttled(_) => true,
        NotSent::NotBuilt(error) => error.is_no_token(),
        NotSent::Stopped => false,
    }
}

/// What two attempts say together. Only a verified success takes back that
/// nobody knows what the first one did: a refusal of the second may just mean
/// that the first one worked.
fn together(before: Option<Outcome>, outcome: Outcome) -> Outcome {
    let Some(Outcome::Unknown(first)) = before else {
        return outcome;
    };
    match outcome {
        Outcome::Released(_) | Outcome::Recorded(_) => outcome,
        Outcome::Refused(refusal) => Outcome::Unknown(Unknown::RefusedOnRepeat {
            first: Box::new(first),
            refusal,
        }),
        Outcome::NotSent(_) | Outcome::Unknown(_) => Outcome::Unknown(first),
    }
}
