//! The times at which nothing was sent, and why.

use release_core::UnixMillis;
use release_core::outcome::{NotSent, Outcome, Unknown};
use release_run::BREAKER;

use super::requests::Sent;

/// The least time without any request that is a pause, in milliseconds.
const PAUSE: u64 = 3_000;

/// The most pauses that are told apart; of more, only the longer ones.
const PAUSES: usize = 24;

/// Why nothing was sent for a while, as far as the journal shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cause {
    /// The page was closed, or died, while requests were under way.
    Closed,
    /// The session had ended.
    SignIn,
    /// Omnitron asked to slow down.
    SlowDown,
    /// The user had no permission.
    Forbidden,
    /// The service failed or did not answer.
    Service,
    /// A person looked at the first lines.
    Sample,
    /// The next attempt at a line had to wait.
    Again,
    /// It was paused, by a person most likely.
    Paused,
}

/// A while in which nothing was sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gap {
    /// When it began.
    pub from: UnixMillis,
    /// Its length, in milliseconds.
    pub millis: u64,
    /// Why.
    pub cause: Cause,
}

/// The times at which nothing was sent, of requests in the order in which they began.
pub(super) fn gaps(sent: &[Sent<'_>], sample: u32) -> Vec<Gap> {
    let mut least = PAUSE;
    loop {
        let found = gaps_of(sent, sample, least);
        if found.len() <= PAUSES {
            return found;
        }
        least *= 2;
    }
}

fn gaps_of(sent: &[Sent<'_>], sample: u32, least: u64) -> Vec<Gap> {
    let mut found = Vec::new();
    let Some(mut until) = sent.first().map(|it| it.until) else {
        return found;
    };
    // Where what was sent since the last pause begins.
    let mut begin = 0;
    for (at, next) in sent.iter().enumerate() {
        if next.from - until >= least {
            let before = sent.get(begin..at).unwrap_or_default();
            found.push(Gap {
                from: until,
                millis: next.from - until,
                cause: cause(before, next, sample),
            });
            begin = at;
        }
        until = until.max(next.until);
    }
    found
}

/// Why nothing was sent between these requests and the next one. What came while the last of them was under
/// way kept more from being sent.
fn cause(before: &[Sent<'_>], next: &Sent<'_>, sample: u32) -> Cause {
    let last = before.last().map_or(UnixMillis::EPOCH, |it| it.from);
    let after = || before.iter().filter(|it| it.until >= last);
    let any = |is: fn(&Outcome) -> bool| after().any(|it| it.outcome.is_some_and(is));
    if after().any(|it| it.outcome.is_none()) {
        Cause::Closed
    } else if any(is_signed_out) {
        Cause::SignIn
    } else if any(|outcome| matches!(outcome, Outcome::NotSent(NotSent::Throttled(_)))) {
        Cause::SlowDown
    } else if any(|outcome| matches!(outcome, Outcome::Refused(it) if it.status == 403)) {
        Cause::Forbidden
    } else if before.iter().all(|it| it.line < sample) && next.line >= sample {
        Cause::Sample
    } else if is_outage(before) {
        Cause::Service
    } else if next.is_repeat {
        Cause::Again
    } else {
        Cause::Paused
    }
}

/// Whether a run would have paused by itself: as its breaker counts, without the minute.
fn is_outage(before: &[Sent<'_>]) -> bool {
    let mut answers: Vec<_> = before
        .iter()
        .filter_map(|it| Some((it.until, it.outcome?)))
        .collect();
    answers.sort_by_key(|(at, _)| *at);
    let of_last = |count: usize| {
        let last = answers.iter().rev().take(count);
        last.filter(|(_, outcome)| is_of_service(outcome)).count()
    };
    let breaker = BREAKER as usize;
    of_last(breaker) == breaker || of_last(4 * breaker) >= 2 * breaker
}

fn is_signed_out(outcome: &Outcome) -> bool {
    match outcome {
        Outcome::NotSent(NotSent::SessionEnded(_)) => true,
        Outcome::NotSent(NotSent::NotBuilt(error)) => error.is_no_token(),
        _ => false,
    }
}

/// Whether it is about the service and not about the line.
fn is_of_service(outcome: &Outcome) -> bool {
    match outcome {
        Outcome::Unknown(unknown) => !matches!(unknown, Unknown::RefusedOnRepeat { .. }),
        Outcome::Refused(refusal) => matches!(refusal.status, 404 | 405 | 415),
        _ => false,
    }
}
