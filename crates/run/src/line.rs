//! One line of a run.

use super::answers::{Answers, AttemptEnd};
use super::journal::{Settled, Settlement};
use super::settings::{Repeat, Settings};
use super::status::LineStatus;
use release_core::UnixMillis;
use release_core::endpoint::CreateMapping;
use release_core::outcome::{NotSent, Outcome};

/// How often a line is sent at the most, but for attempts that met a 429.
pub const MAX_SENDS: u8 = 3;

/// How many attempts at a line may meet a 429. They say nothing of the line, and
/// each waits longer, so that this many take a quarter of an hour at the least
/// where the server does not say how long to wait.
pub const MAX_THROTTLED: u8 = 40;

/// One line and what has become of it so far.
#[derive(Clone, Debug, PartialEq)]
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
    /// When the last answer came; 0 before there was one.
    pub(super) answered_at: UnixMillis,
    /// The HTTP status of that answer.
    pub(super) status: Option<u16>,
    /// All answers, where one of them was not, or may not be, the last.
    pub(super) answers: Option<Box<Answers>>,
    pub(super) settled: Option<Box<Settled>>,
    /// When its first attempt was announced.
    pub(super) began_at: Option<UnixMillis>,
}

/// How far a line has come.
#[derive(Clone, Debug, PartialEq)]
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
            answered_at: 0,
            status: None,
            answers: None,
            settled: None,
            began_at: None,
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
        (self.answered_at > 0).then_some(self.answered_at)
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

    /// Where it stands.
    pub fn status(&self) -> LineStatus {
        let outcome = match &self.state {
            LineState::Waiting => return LineStatus::Waiting,
            LineState::AboutToSend { .. }
            | LineState::Written { .. }
            | LineState::InFlight { .. } => return LineStatus::UnderWay,
            LineState::Again { .. } => return LineStatus::Again,
            LineState::Ended(outcome) => &**outcome,
        };
        match (outcome, self.settled().map(|settled| settled.settlement)) {
            (Outcome::NotSent(_), _) => LineStatus::NotSent,
            (Outcome::Released(_), _) => LineStatus::Released,
            (Outcome::Recorded(_), _) => LineStatus::Recorded,
            (Outcome::Refused(_), _) => LineStatus::Refused,
            (Outcome::Unknown(_), None) => LineStatus::Unknown,
            (Outcome::Unknown(_), Some(Settlement::Done)) => LineStatus::SettledDone,
            (Outcome::Unknown(_), Some(Settlement::NotSent)) => LineStatus::SettledNotSent,
        }
    }

    /// Whether nobody can say what became of it so far.
    pub(super) fn is_unknown(&self) -> bool {
        let so_far = self.answers.as_ref().map(|answers| &answers.merged);
        let known = self.outcome().or(so_far);
        matches!(known, Some(Outcome::Unknown(_)))
    }

    /// Takes in what an attempt led to: what is now known of the line, and
    /// whether it is to be sent again.
    ///
    /// Sent again is a line that surely was not processed, and, by consent, a
    /// line of which nobody can say; that once, for whatever the repeat leads to.
    /// None is after an answer that named another line or code, as nobody knows
    /// what a second request would do; and none in a run that stops after a
    /// doubt: its first answer counts.
    pub(super) fn apply_attempt(
        &mut self,
        end: AttemptEnd,
        outcome: Outcome,
        settings: &Settings,
    ) -> (Outcome, bool) {
        let so_far = self.answers.as_ref().map(|answers| &answers.merged);
        let wanted = match (&outcome, so_far) {
            (_, Some(Outcome::Unknown(first))) if first.names_other() => false,
            (Outcome::NotSent(not_sent), _) => is_passing(not_sent),
            (Outcome::Unknown(_), Some(Outcome::Unknown(_))) => false,
            (Outcome::Unknown(unknown), _) => {
                settings.repeat == Repeat::Once && !unknown.names_other()
            }
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
        (self.keep(end, outcome, !again), again)
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
