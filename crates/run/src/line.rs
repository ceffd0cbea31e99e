//! The lines of a run.

use super::answers::{Answers, AttemptEnd};
use super::journal::{Settled, Settlement};
use super::rule::Rule;
use super::settings::{Repeat, Settings};
use super::status::LineStatus;
use release_core::UnixMillis;
use release_core::delivery::Delivery;
use release_core::endpoint::CreateMapping;
use release_core::outcome::{NotSent, Outcome};

/// How often a line is sent at most, not counting attempts that met a 429.
pub const MAX_SENDS: u8 = 3;

/// How many attempts at a line may meet a 429. They say nothing about the line,
/// and each waits longer, so that this many take at least a quarter of an hour
/// if the server does not say how long to wait.
pub const MAX_THROTTLED: u8 = 40;

/// One line of a run, with its state and its answers so far.
#[derive(Clone, Debug, PartialEq, Hash)]
pub struct Line {
    pub(super) call: CreateMapping,
    pub(super) state: LineState,
    /// How many attempts were announced in the journal, withdrawn ones too:
    /// the number of an attempt is never used twice.
    pub(super) attempts: u32,
    /// How many of them were sent, or may have been.
    pub(super) sends: u8,
    /// How many of these met a 429.
    pub(super) throttled: u8,
    /// When the last answer came; 0 without one.
    pub(super) answered_at: UnixMillis,
    /// When the request of that answer left.
    pub(super) sent_at: Option<UnixMillis>,
    /// The HTTP status of that answer.
    pub(super) status: Option<u16>,
    /// All answers, if one of them was not, or may not be, the last.
    pub(super) answers: Option<Box<Answers>>,
    pub(super) settled: Option<Box<Settled>>,
    /// When its first attempt was announced.
    pub(super) began_at: Option<UnixMillis>,
}

/// The state of a line in its run.
#[derive(Clone, Debug, PartialEq, Hash)]
pub enum LineState {
    /// Its turn has not come.
    Waiting,
    /// Its entry is being written; the request is not sent before.
    AboutToSend {
        /// The number of the attempt, from 1.
        attempt: u32,
    },
    /// Its entry is written, and it is sent as soon as the pool has a place.
    Written {
        /// The number of the attempt, from 1.
        attempt: u32,
    },
    /// The request was sent.
    InFlight {
        /// The number of the attempt, from 1.
        attempt: u32,
        /// The token used: the number of new tokens before.
        session: u32,
        /// When it was sent.
        at: UnixMillis,
        /// How often it may have reached the server.
        delivery: Delivery,
    },
    /// It is to be sent again, not before `at`.
    Again {
        /// The earliest time.
        at: UnixMillis,
    },
    /// It has ended with this outcome.
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
            answered_at: UnixMillis::EPOCH,
            sent_at: None,
            status: None,
            answers: None,
            settled: None,
            began_at: None,
        }
    }

    /// The call that is sent for it.
    pub fn call(&self) -> &CreateMapping {
        &self.call
    }

    /// Its state.
    pub fn state(&self) -> &LineState {
        &self.state
    }

    /// When its first request was announced.
    pub fn began_at(&self) -> Option<UnixMillis> {
        self.began_at
    }

    /// When its last answer came, or the waiting for it ended; `None` if that
    /// was not observed.
    pub fn ended_at(&self) -> Option<UnixMillis> {
        (self.answered_at > UnixMillis::EPOCH).then_some(self.answered_at)
    }

    /// How often it was sent, or may have been.
    pub fn sends(&self) -> u8 {
        self.sends
    }

    /// Its outcome; `None` until it has ended.
    pub fn outcome(&self) -> Option<&Outcome> {
        match &self.state {
            LineState::Ended(outcome) => Some(outcome),
            _ => None,
        }
    }

    /// A person's settlement, if its outcome is unknown.
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

    /// Applies the outcome of an attempt: returns the outcome of the line, and
    /// whether it is to be sent again.
    ///
    /// A line is sent again if it surely was not processed, and, by consent, once
    /// if it is unknown, whatever the repeat leads to. It is not sent again after
    /// an answer that named another line or code, as the effect of a second
    /// request is not known, after a refusal that would only come again, nor in a
    /// run that stops after a doubt: there the first answer counts.
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
            (Outcome::Unknown(_), Some(Outcome::Unknown(_))) => Rule::RepeatedOnce.is_broken(),
            (Outcome::Unknown(unknown), _) => {
                (settings.repeat == Repeat::Once || Rule::NotAgain.is_broken())
                    && (unknown.may_be_repeated() || Rule::OtherNotRepeated.is_broken())
            }
            _ => false,
        };
        let is_throttled = matches!(outcome, Outcome::NotSent(NotSent::Throttled(_)));
        self.throttled = self.throttled.saturating_add(is_throttled.into());
        let has_left = if is_throttled {
            self.throttled < MAX_THROTTLED || Rule::MostThrottled.is_broken()
        } else {
            self.sends.saturating_sub(self.throttled) < MAX_SENDS || Rule::MostSends.is_broken()
        };
        let again = wanted && settings.stop_after.allows_again() && has_left;
        (self.keep(end, outcome, !again), again)
    }
}

/// Whether a later request is likely to be processed.
fn is_passing(not_sent: &NotSent) -> bool {
    match not_sent {
        NotSent::SessionEnded(_) | NotSent::TooEarly(_) | NotSent::Throttled(_) => true,
        NotSent::NotBuilt(error) => error.is_no_token(),
        NotSent::Stopped => false,
    }
}
