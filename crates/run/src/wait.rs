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

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use release_core::endpoint::CreateMapping;
    use release_core::{ErpCode, OrderItemId};

    use super::*;

    const NOW: UnixMillis = UnixMillis::new(1_767_225_600_000);

    fn judged(status: u16, retry_after: &str) -> Outcome {
        let call = CreateMapping {
            item: OrderItemId::new(1).unwrap(),
            code: ErpCode::new("E-1").unwrap(),
            update_stock: true,
        };
        let response = http::Response::builder()
            .status(status)
            .header("retry-after", retry_after);
        call.judge(Ok(&response.body(b"{}".to_vec()).unwrap()))
    }

    /// The first number of each seed, as others have published it.
    #[test]
    fn numbers_are_those_of_split_mix() {
        assert_eq!(drawn(0), 0xe220_a839_7b1d_cdaf);
        assert_eq!(drawn(1), 0x910a_2dec_8902_5cc1);
    }

    #[test]
    fn a_wait_takes_any_length_up_to_the_longest() {
        let waits = |attempt| (0..30_000).map(move |seed| backoff(seed, 0, attempt));
        assert_eq!((waits(1).min(), waits(1).max()), (Some(0), Some(1_000)));
        for (attempt, longest) in [(2, 2_000), (5, 16_000), (6, 30_000), (60, 30_000)] {
            let found = waits(attempt).max().unwrap();
            assert!(
                (longest - 50..=longest).contains(&found),
                "{attempt}: {found}"
            );
        }
    }

    #[test]
    fn runs_lines_and_attempts_wait_differently() {
        let waits = [(1, 0, 6), (2, 0, 6), (1, 1, 6), (1, 0, 7)];
        let waits: BTreeSet<u64> = waits.map(|(seed, line, at)| backoff(seed, line, at)).into();
        assert_eq!(waits.len(), 4);
    }

    #[test]
    fn a_wait_that_is_over_is_none() {
        for (text, says) in [("0", false), ("1", true), ("soon", false)] {
            let outcome = judged(429, text);
            assert_eq!(says_time(outcome.refusal().unwrap(), NOW), says, "{text}");
        }
    }

    #[test]
    fn the_pool_is_held_by_a_429_and_by_a_503_that_asks_for_it() {
        assert_eq!(pool_hold(&judged(429, "7"), 7_000, NOW), Some(7_000));
        assert_eq!(pool_hold(&judged(503, "7"), 1, NOW), Some(7_000));
        assert_eq!(pool_hold(&judged(503, "soon"), 1, NOW), None);
        for status in [500, 502, 504, 425, 400] {
            assert_eq!(pool_hold(&judged(status, "7"), 1, NOW), None, "{status}");
        }
    }
}
