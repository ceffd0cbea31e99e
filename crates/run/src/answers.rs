//! The answers to all attempts at a line, and the outcome that follows from them.

use super::line::{Line, LineState};
use release_core::UnixMillis;
use release_core::outcome::{NotSent, Outcome, Unknown};

/// The outcome of one attempt at a line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Answer<'a> {
    /// The number of the attempt, from 1.
    pub attempt: u32,
    /// When the outcome was known.
    pub at: UnixMillis,
    /// The HTTP status of the answer; `None` if none came, and in runs of older
    /// versions for an answer that was read as a success.
    pub status: Option<u16>,
    /// The outcome of the attempt.
    pub outcome: &'a Outcome,
}

/// The end of an attempt at a line, without its outcome.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct AttemptEnd {
    /// The number of the attempt, from 1.
    pub(super) attempt: u32,
    /// The time; 0 if the end was not observed.
    pub(super) at: UnixMillis,
    /// The HTTP status of the answer.
    pub(super) status: Option<u16>,
}

impl AttemptEnd {
    fn with(self, outcome: &Outcome) -> Answer<'_> {
        // A refusal contains its status in journals of all versions.
        let refused = outcome.refusal().map(|refusal| refusal.status);
        Answer {
            attempt: self.attempt,
            at: self.at,
            status: self.status.or(refused),
            outcome,
        }
    }
}

/// The answers of a line that was, or is to be, sent more than once. Few lines
/// have them, so they are kept apart.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Answers {
    all: Vec<Kept>,
    /// The outcome of the line if it is not sent again.
    pub(super) together: Outcome,
}

#[derive(Clone, Debug, PartialEq)]
struct Kept {
    end: AttemptEnd,
    outcome: Outcome,
}

impl Line {
    /// The outcome of each attempt, in order: the fold of the journal's entries.
    /// An attempt whose end was not observed has none.
    pub fn answers(&self) -> impl Iterator<Item = Answer<'_>> {
        let kept = self.answers.iter().flat_map(|answers| &answers.all);
        let kept = kept.map(|kept| kept.end.with(&kept.outcome));
        self.only_answer().into_iter().chain(kept)
    }

    /// The answer of a line that had only one; such a line keeps it only as its
    /// outcome.
    fn only_answer(&self) -> Option<Answer<'_>> {
        let outcome = self.outcome()?;
        let is_answer = !matches!(
            outcome,
            Outcome::NotSent(NotSent::Stopped) | Outcome::Unknown(Unknown::Interrupted)
        );
        let end = AttemptEnd {
            attempt: self.attempts,
            at: self.answered_at,
            status: self.status,
        };
        (self.answers.is_none() && is_answer).then(|| end.with(outcome))
    }

    /// Keeps an answer; with `is_last`, the line ends with it.
    pub(super) fn keep(&mut self, end: AttemptEnd, outcome: Outcome, is_last: bool) -> Outcome {
        self.answered_at = end.at;
        self.status = end.status;
        if self.answers.is_none() && is_last {
            return outcome;
        }
        let (mut all, before) = match self.answers.take() {
            Some(answers) => (answers.all, Some(answers.together)),
            None => (Vec::new(), None),
        };
        if !matches!(outcome, Outcome::Unknown(Unknown::Interrupted)) {
            all.push(Kept {
                end,
                outcome: outcome.clone(),
            });
        }
        let together = together(before, outcome);
        let known = together.clone();
        self.answers = Some(Box::new(Answers { all, together }));
        known
    }

    /// Prepares a line that had ended for another attempt. Only journals of older
    /// rules contain one.
    pub(super) fn reopen(&mut self) {
        let only = self.only_answer().map(|only| Kept {
            end: AttemptEnd {
                attempt: only.attempt,
                at: only.at,
                status: only.status,
            },
            outcome: only.outcome.clone(),
        });
        if let LineState::Ended(outcome) = &self.state
            && self.answers.is_none()
        {
            self.answers = Some(Box::new(Answers {
                all: only.into_iter().collect(),
                together: (**outcome).clone(),
            }));
        }
    }
}

/// Combines the outcome so far with that of one more answer. An answer that
/// named another line or code is kept, whatever follows. Otherwise an unknown
/// outcome is replaced by a verified success only: a refusal may just mean that
/// the earlier attempt worked.
fn together(before: Option<Outcome>, outcome: Outcome) -> Outcome {
    let Some(Outcome::Unknown(first)) = before else {
        return outcome;
    };
    match outcome {
        _ if first.names_other() => Outcome::Unknown(first),
        Outcome::Unknown(second) if second.names_other() => Outcome::Unknown(second),
        Outcome::Released(_) | Outcome::Recorded(_) => outcome,
        Outcome::Refused(refusal) => Outcome::Unknown(Unknown::RefusedOnRepeat {
            first: Box::new(first),
            refusal,
        }),
        Outcome::NotSent(_) | Outcome::Unknown(_) => Outcome::Unknown(first),
    }
}
