//! The wait before a line is sent again.

use std::time::UNIX_EPOCH;

use super::rule::Rule;
use release_core::UnixMillis;
use release_core::error::{ReachError, Refusal, RetryAfter};
use release_core::outcome::{NotSent, Outcome, Unknown};

/// The longest random wait before the second attempt, in milliseconds. It
/// doubles with each attempt.
pub const BACKOFF_BASE: u64 = 1_000;

/// The longest random wait before any attempt, in milliseconds.
pub const BACKOFF_CAP: u64 = 30_000;

/// The wait of the whole pool after a request that the network failed, in
/// milliseconds. Where a connection of HTTP/2 is cut, Chromium fails the
/// requests on it one by one, and a new request in between still joins it: 70 ms
/// were measured on two busy cores.
pub const RECONNECT: u64 = 500;

/// The wait that a server asks for, in milliseconds from `now`; 0 for a date
/// that has passed, `None` for a text that is neither seconds nor a date.
pub fn asked_for(retry_after: &RetryAfter, now: UnixMillis) -> Option<u64> {
    match retry_after {
        RetryAfter::Seconds(seconds) => Some(seconds.saturating_mul(1_000)),
        RetryAfter::Date(text) => {
            let date = httpdate::parse_http_date(text).ok()?;
            // HTTP dates have whole seconds.
            let seconds = date.duration_since(UNIX_EPOCH).ok()?.as_secs();
            Some(UnixMillis::new(seconds.saturating_mul(1_000)) - now)
        }
    }
}

/// Whether the server asks for a wait that is not over.
pub(super) fn says_time(refusal: &Refusal, now: UnixMillis) -> bool {
    let asked = refusal.retry_after.as_ref();
    asked
        .and_then(|asked| asked_for(asked, now))
        .is_some_and(|asked| asked > 0)
}

/// How long this line waits before it is sent again: a random time up to the
/// backoff ("full jitter"), or what the server asks for if that is longer.
/// After signing in there is nothing to wait for, and after a 429 that says
/// how long, nothing more than that: the throttle spreads what comes then.
pub(super) fn retry_delay(
    outcome: &Outcome,
    seed: u64,
    line: u32,
    attempt: u32,
    now: UnixMillis,
) -> u64 {
    if let Outcome::NotSent(NotSent::SessionEnded(_) | NotSent::NotBuilt(_)) = outcome {
        return 0;
    }
    let backoff = backoff(seed, line, attempt);
    let asked = outcome
        .refusal()
        .filter(|_| !Rule::RetryAfter.is_broken())
        .and_then(|refusal| asked_for(refusal.retry_after.as_ref()?, now));
    match (outcome, asked) {
        (_, None | Some(0)) => backoff,
        (Outcome::NotSent(NotSent::Throttled(_)), Some(asked)) => asked,
        (_, Some(asked)) => asked.max(backoff),
    }
}

/// The time for which the whole pool is held back after this answer; `None` if it is not.
pub(super) fn pool_hold(outcome: &Outcome, wait: u64, now: UnixMillis) -> Option<u64> {
    match outcome {
        Outcome::NotSent(NotSent::Throttled(_)) if !Rule::PoolHold.is_broken() => Some(wait),
        Outcome::Unknown(Unknown::ServerError(refusal))
            if refusal.status == 503 && !Rule::UnavailableHold.is_broken() =>
        {
            asked_for(refusal.retry_after.as_ref()?, now)
        }
        _ => None,
    }
}

/// Whether the network failed the request: its connection may be gone.
pub(super) fn lost_connection(outcome: &Outcome) -> bool {
    matches!(
        outcome,
        Outcome::Unknown(Unknown::NotReached(ReachError::Network { .. }))
            if !Rule::Reconnect.is_broken()
    )
}

fn backoff(seed: u64, line: u32, attempt: u32) -> u64 {
    if Rule::Backoff.is_broken() {
        return 0;
    }
    let doublings = attempt.saturating_sub(1).min(16);
    let longest = (BACKOFF_BASE << doublings).min(BACKOFF_CAP);
    drawn(seed ^ (u64::from(line) << 32) ^ u64::from(attempt)) % (longest + 1)
}

/// A number drawn from a seed (the mixing of `SplitMix64`, public domain).
fn drawn(seed: u64) -> u64 {
    let mut mixed = seed.wrapping_add(0x9e37_79b9_7f4a_7c15);
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ (mixed >> 31)
}
