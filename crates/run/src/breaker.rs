//! The breaker, which pauses a run whose answers are about the service and not the lines.
//!
//! Without it, a dead Omnitron behind a proxy, or a wrong path, would use up a
//! whole file and leave each of its lines unknown or refused.
//!
//! - **In a row**: [`BREAKER`] attempts, in the order of their ends, that are
//!   about the service: no answer, a 5xx, a redirect, another odd status such as
//!   408, an answer that cannot be read or names another line or code, and 404,
//!   405 and 415. One 404 is about its line; five in a row mean a wrong address,
//!   or lines of another Omnitron.
//! - **As a rate**: at least half of at least 20 answers of the last minute. A
//!   service that fails every other time never fails five times in a row. Half,
//!   because below it most lines are still done; 20, because fewer prove
//!   little. A 404 in JSON does not count as a failure here: a file may well
//!   have many lines that are gone, spread between others.
//!
//! A 425, a 429 and a 401 neither count nor end a row: they were not processed,
//! and each is handled in its own way. So is a 403, which pauses the run at
//! once.

use std::collections::VecDeque;

use super::phase::Pause;
use super::rule::Rule;
use release_core::UnixMillis;
use release_core::error::ReachError;
use release_core::outcome::{Outcome, Unknown};

/// The number of attempts in a row about the service after which a run pauses.
pub const BREAKER: u32 = 5;

/// The period of the rate, in seconds.
const SECONDS: u64 = 60;

/// The least number of answers for a rate.
const ENOUGH: u32 = 20;

/// The evidence of attempts about the service.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct Breaker {
    /// The number of attempts in a row about the service.
    in_a_row: u32,
    /// The reason to pause for these; [`Pause::Failing`] if they differ.
    why: Option<Pause>,
    /// The last minute by second; at most 60 are kept.
    seconds: VecDeque<Second>,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Second {
    /// The second, since 1970.
    at: u64,
    answers: u32,
    failures: u32,
}

/// The meaning of one attempt for the breaker.
enum Says {
    /// It is about its line: the service works.
    Line,
    /// It is about the service.
    Service {
        /// The reason to pause if there are more like it.
        why: Pause,
        /// Whether it counts as a failure in the rate.
        in_rate: bool,
    },
    /// It counts as neither.
    Neither,
}

impl Breaker {
    /// Counts the outcome of an attempt.
    pub(super) fn note(&mut self, outcome: &Outcome, now: UnixMillis) {
        let is_failure = match says(outcome) {
            Says::Neither => return,
            Says::Line => {
                self.in_a_row = 0;
                self.why = None;
                false
            }
            Says::Service { why, in_rate } => {
                self.in_a_row = self.in_a_row.saturating_add(1);
                let is_other = self.why.is_some_and(|before| before != why);
                self.why = Some(if is_other { Pause::Failing } else { why });
                in_rate
            }
        };
        self.count(is_failure, now.seconds());
    }

    /// The reason to pause the run, if there is one.
    pub(super) fn is_open(&self) -> Option<Pause> {
        if self.in_a_row >= BREAKER && !Rule::BreakerInARow.is_broken() {
            return self.why;
        }
        let sum = |of: fn(&Second) -> u32| self.seconds.iter().map(of).sum::<u32>();
        let (answers, failures) = (sum(|second| second.answers), sum(|second| second.failures));
        let counts = !Rule::BreakerRate.is_broken();
        (counts && answers >= ENOUGH && failures >= answers.div_ceil(2)).then_some(Pause::Failing)
    }

    /// Counts an attempt. If the clock was set back, it counts in the newest second.
    fn count(&mut self, is_failure: bool, now: u64) {
        while self
            .seconds
            .pop_front_if(|oldest| oldest.at.saturating_add(SECONDS) <= now)
            .is_some()
        {}
        if self.seconds.back().is_none_or(|newest| newest.at < now) {
            self.seconds.push_back(Second {
                at: now,
                answers: 0,
                failures: 0,
            });
        }
        if let Some(newest) = self.seconds.back_mut() {
            newest.answers += 1;
            newest.failures += u32::from(is_failure);
        }
    }
}

fn says(outcome: &Outcome) -> Says {
    let service = |why| Says::Service { why, in_rate: true };
    match outcome {
        Outcome::Released(_) | Outcome::Recorded(_) => Says::Line,
        Outcome::Refused(refusal) => match refusal.status {
            404 => Says::Service {
                why: Pause::NotFound,
                in_rate: !refusal.is_json,
            },
            405 | 415 => service(Pause::NotFound),
            403 => Says::Neither,
            _ => Says::Line,
        },
        Outcome::Unknown(unknown) => match unknown {
            Unknown::Interrupted => Says::Neither,
            Unknown::RefusedOrRepeated(_) => Says::Line,
            Unknown::NotReached(ReachError::Redirected) => service(Pause::Failing),
            Unknown::NotReached(_) => service(Pause::Unreachable),
            _ => service(Pause::Failing),
        },
        Outcome::NotSent(_) => Says::Neither,
    }
}
