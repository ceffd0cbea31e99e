//! The answers to all attempts at a line, and the outcome that follows from them.

use super::rule::Rule;
use release_core::UnixMillis;
use release_core::outcome::{Outcome, Unknown};

/// The outcome of one attempt at a line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Answer<'a> {
    /// The number of the attempt, from 1.
    pub attempt: u32,
    /// When the outcome was known.
    pub at: UnixMillis,
    /// When the request left; `None` in runs of older versions.
    pub sent_at: Option<UnixMillis>,
    /// The HTTP status of the answer; `None` if none came, and in runs of older
    /// versions for an answer that was read as a success.
    pub status: Option<u16>,
    /// The outcome of the attempt.
    pub outcome: &'a Outcome,
}

/// The end of an attempt at a line, without its outcome.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct AttemptEnd {
    /// The number of the attempt, from 1.
    pub(super) attempt: u32,
    /// The time; 0 if the end was not observed.
    pub(super) at: UnixMillis,
    /// When the request left.
    pub(super) sent_at: Option<UnixMillis>,
    /// The HTTP status of the answer.
    pub(super) status: Option<u16>,
}

impl AttemptEnd {
    pub(super) fn with(self, outcome: &Outcome) -> Answer<'_> {
        // A refusal has told its status in journals of all versions.
        let refused = outcome.refusal().map(|refusal| refusal.status);
        Answer {
            attempt: self.attempt,
            at: self.at,
            sent_at: self.sent_at,
            status: self.status.or(refused),
            outcome,
        }
    }
}

/// The answers of a line that was, or is to be, sent more than once. Few lines
/// have them, so they are kept apart.
#[derive(Clone, Debug, PartialEq, Hash)]
pub(super) struct Answers {
    pub(super) all: Vec<Kept>,
    /// What the line ends with if it is not sent again.
    pub(super) merged: Outcome,
}

#[derive(Clone, Debug, PartialEq, Hash)]
pub(super) struct Kept {
    pub(super) end: AttemptEnd,
    pub(super) outcome: Outcome,
}

/// What the answers so far and one more say together. That another line or code
/// was named stays, whatever is said later. Else only a verified success takes
/// back that nobody knows what an earlier attempt did: a refusal may just mean
/// that the earlier one worked.
pub(super) fn merge(before: Option<Outcome>, outcome: Outcome) -> Outcome {
    let Some(Outcome::Unknown(first)) = before else {
        return outcome;
    };
    match outcome {
        _ if first.names_other() => Outcome::Unknown(first),
        Outcome::Unknown(second) if second.names_other() && !Rule::OtherStays.is_broken() => {
            Outcome::Unknown(second)
        }
        Outcome::Released(_) | Outcome::Recorded(_) => outcome,
        Outcome::Refused(_) if Rule::RefusedOnRepeat.is_broken() => outcome,
        Outcome::Refused(refusal) | Outcome::Unknown(Unknown::RefusedOrRepeated(refusal)) => {
            Outcome::Unknown(Unknown::RefusedOnRepeat {
                first: Box::new(first),
                refusal,
            })
        }
        Outcome::NotSent(_) | Outcome::Unknown(_) => Outcome::Unknown(first),
    }
}
