//! The throttle, which finds the pace of a run after a server said that it is too fast.
//!
//! Nothing is held back until the first 429. From then on:
//!
//! - The 429 holds the pool for its `Retry-After`, without a random wait on top
//!   (`run/wait.rs`), and at most half as many requests are under way at once.
//!   Each full pool that was processed adds one, up to the pool of the
//!   settings.
//! - The number of requests of the second before it that were let through
//!   becomes the limit. Servers that say how long to wait mostly count over a
//!   window, so all requests may begin at its start; that keeps the pace of a
//!   hidden tab, too, whose timers fire once a second. A 429 without a time
//!   mostly means a leaky bucket: there requests begin evenly apart.
//! - The limit is raised on trial: doubled, and sooner each time, until that
//!   fails once; then by a tenth, and half as often after each failure. A limit
//!   that has held nothing back since the last trial is removed.
//!
//! The throttle concerns only the pace and is not kept in the journal: a
//! recovered run learns it anew.

use std::collections::VecDeque;

use super::rule::Rule;
use release_core::UnixMillis;

/// The period over which requests are counted for the limit, in milliseconds: a
/// second and a little more, as not all take equally long to arrive.
const WINDOW: u64 = 1_020;

/// The time from a 429 to the first trial of the limit, in milliseconds, if
/// requests are counted over a window. A failed trial costs up to a window.
const TRY_WINDOW: u64 = 15_000;

/// The same if requests begin evenly apart. A failed trial costs a short wait.
const TRY_EVENLY: u64 = 1_000;

/// The shortest time between two trials, in milliseconds.
const TRY_SOONEST: u64 = 1_000;

/// The longest time between two trials, in milliseconds.
const TRY_LONGEST: u64 = 300_000;

/// The number of request times that are kept: the largest limit per second in the settings.
const REMEMBERED: usize = 1_000;

/// The pace of requests after a server said that they are too fast: how many at
/// once, and when the next may begin. Times are in milliseconds.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Throttle {
    /// When the last requests began, ascending, without those that met a 429.
    begun: VecDeque<UnixMillis>,
    /// The most requests under way at once; `None` for the pool of the settings.
    pool: Option<u8>,
    /// The number of requests processed since `pool` changed.
    processed: u8,
    limit: Option<Limit>,
    met: Option<Met>,
}

/// The most requests that may begin in a second.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Limit {
    per_second: u32,
    /// Whether they begin evenly apart; else all at once, if the pool has places.
    evenly: bool,
    /// The time of the next trial.
    try_at: UnixMillis,
    /// The time between that trial and the one after it.
    try_after: u64,
    has_failed: bool,
    /// When it last held a request back.
    bound_at: UnixMillis,
}

/// The last 429. Those to requests that began before it was known count as the
/// same one.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Met {
    /// When its request began.
    begun_at: UnixMillis,
    known_at: UnixMillis,
    /// The largest limit after it.
    most: u32,
}

impl Throttle {
    /// The most requests under way at once, within the chosen pool.
    pub fn pool(&self, chosen: u8) -> u8 {
        self.pool.map_or(chosen, |pool| pool.min(chosen))
    }

    /// When the next request may begin; not after `now` if at once.
    pub fn next_begin(&self, now: UnixMillis) -> UnixMillis {
        let (Some(limit), Some(last)) = (&self.limit, self.begun.back()) else {
            return now;
        };
        if *last > now {
            return now; // the clock was set back
        }
        let count = usize::try_from(limit.per_second).unwrap_or(usize::MAX);
        let first = self.begun.len().checked_sub(count);
        let first = first.and_then(|first| self.begun.get(first));
        let counted = first.map_or(now, |first| *first + WINDOW);
        if limit.evenly {
            counted.max(*last + 1_000 / u64::from(limit.per_second))
        } else {
            counted
        }
    }

    /// Notes that the limit holds a request back.
    pub fn holds_back(&mut self, now: UnixMillis) {
        if let Some(limit) = &mut self.limit {
            limit.bound_at = now;
        }
    }

    /// Notes that a request begins.
    pub fn begin(&mut self, now: UnixMillis) {
        if self.begun.back().is_some_and(|last| *last > now) {
            self.begun.clear();
        }
        self.begun.push_back(now);
        if self.begun.len() > REMEMBERED {
            self.begun.pop_front();
        }
    }

    /// Notes that a request was processed.
    pub fn processed(&mut self, now: UnixMillis) {
        if let Some(pool) = &mut self.pool {
            self.processed += 1;
            if self.processed >= *pool {
                *pool = pool.saturating_add(1);
                self.processed = 0;
            }
        }
        if let Some(limit) = &mut self.limit
            && now >= limit.try_at
        {
            if limit.bound_at + limit.try_after < limit.try_at {
                self.limit = None;
                return;
            }
            let more = if limit.has_failed {
                (limit.per_second / 10).max(1)
            } else {
                limit.try_after = (limit.try_after / 2).max(TRY_SOONEST);
                limit.per_second
            };
            limit.per_second = limit.per_second.saturating_add(more);
            limit.try_at = now + limit.try_after;
        }
    }

    /// Notes that a request that began at `begun_at` met a 429, which holds the
    /// pool until `held_until`; `says_time` if the server said how long to wait,
    /// `chosen` as in [`Throttle::pool`].
    pub fn rejected(
        &mut self,
        begun_at: UnixMillis,
        now: UnixMillis,
        says_time: bool,
        held_until: UnixMillis,
        chosen: u8,
    ) {
        if let Ok(place) = self.begun.binary_search(&begun_at) {
            self.begun.remove(place);
        }
        let is_new = |met: &Met| begun_at > met.known_at;
        if self.met.as_ref().is_none_or(is_new) {
            if !Rule::FewerAtOnce.is_broken() {
                self.pool = Some((self.pool(chosen) / 2).max(1));
            }
            self.processed = 0;
            let most = self.limit.as_ref().map(|limit| limit.per_second - 1);
            self.met = Some(Met {
                begun_at,
                known_at: now,
                most: most.unwrap_or(u32::MAX),
            });
            self.tried_too_much(says_time);
        }
        let (Some(met), Some(limit)) = (&self.met, &mut self.limit) else {
            return;
        };
        let end = self.begun.partition_point(|begun| *begun <= met.begun_at);
        let second = |begun: &UnixMillis| *begun + 1_000 <= met.begun_at;
        let passed = u32::try_from(end - self.begun.partition_point(second)).unwrap_or(u32::MAX);
        // Of a bucket's rate, a little is kept in reserve.
        let passed = if limit.evenly && limit.has_failed {
            passed - passed / 10
        } else {
            passed
        };
        let passed = if Rule::PaceLearnt.is_broken() {
            1_000
        } else {
            passed
        };
        limit.per_second = passed.min(met.most).max(1);
        limit.try_at = held_until + limit.try_after;
    }

    /// Handles a limit that was too high, or the first one.
    fn tried_too_much(&mut self, says_time: bool) {
        let first = if says_time { TRY_WINDOW } else { TRY_EVENLY };
        let before = self.limit.as_ref();
        let try_after = before.map_or(first, |limit| {
            (limit.try_after * 2).clamp(first, TRY_LONGEST)
        });
        self.limit = Some(Limit {
            per_second: 1,
            evenly: !says_time,
            try_at: UnixMillis::EPOCH,
            try_after,
            has_failed: before.is_some(),
            bound_at: UnixMillis::EPOCH,
        });
    }
}
