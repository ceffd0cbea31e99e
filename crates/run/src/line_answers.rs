//! The answers of one line, kept as they come.

use super::answers::{Answer, Answers, AttemptEnd, Kept, merge};
use super::line::{Line, LineState};
use super::rule::Rule;
use release_core::outcome::{NotSent, Outcome, Unknown};

impl Line {
    /// What each attempt at it led to, in their order: the fold of the journal's
    /// entries. An attempt that nobody saw the end of has none.
    pub fn answers(&self) -> impl Iterator<Item = Answer<'_>> {
        let kept = self.answers.iter().flat_map(|answers| &answers.all);
        let kept = kept.map(|kept| kept.end.with(&kept.outcome));
        self.only_answer().into_iter().chain(kept)
    }

    /// The answer of a line that had one and ended with it; such a line keeps it
    /// as its outcome alone.
    fn only_answer(&self) -> Option<Answer<'_>> {
        let outcome = self.outcome()?;
        let is_answer = !matches!(
            outcome,
            Outcome::NotSent(NotSent::Stopped) | Outcome::Unknown(Unknown::Interrupted)
        );
        let end = AttemptEnd {
            attempt: self.attempts,
            at: self.answered_at,
            sent_at: self.sent_at,
            status: self.status,
        };
        (self.answers.is_none() && is_answer).then(|| end.with(outcome))
    }

    /// Keeps an answer; `is_last` if the line ends with it.
    pub(super) fn keep(&mut self, end: AttemptEnd, outcome: Outcome, is_last: bool) -> Outcome {
        self.answered_at = end.at;
        self.sent_at = end.sent_at;
        self.status = end.status;
        if self.answers.is_none() && is_last {
            return outcome;
        }
        let (mut all, before) = match self.answers.take() {
            Some(answers) => (answers.all, Some(answers.merged)),
            None => (Vec::new(), None),
        };
        let is_kept = all.is_empty() || !Rule::AllAnswersKept.is_broken();
        if is_kept && !matches!(outcome, Outcome::Unknown(Unknown::Interrupted)) {
            all.push(Kept {
                end,
                outcome: outcome.clone(),
            });
        }
        let merged = merge(before, outcome);
        let known = merged.clone();
        self.answers = Some(Box::new(Answers { all, merged }));
        known
    }

    /// Prepares a line that had ended for another attempt. Only journals of older
    /// rules tell of one.
    pub(super) fn reopen(&mut self) {
        let only = self.only_answer().map(|only| Kept {
            end: AttemptEnd {
                attempt: only.attempt,
                at: only.at,
                sent_at: only.sent_at,
                status: only.status,
            },
            outcome: only.outcome.clone(),
        });
        if let LineState::Ended(outcome) = &self.state
            && self.answers.is_none()
        {
            self.answers = Some(Box::new(Answers {
                all: only.into_iter().collect(),
                merged: (**outcome).clone(),
            }));
        }
    }
}
