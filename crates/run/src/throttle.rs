//! The throttle: how a run finds its pace after a server said that it is too fast.
//!
//! Nothing is held back until the first 429. From then on:
//!
//! - The 429 holds the pool for its `Retry-After`, without a random wait on top
//!   (`run/wait.rs`), and at most half as many are under way at once. Each full
//!   pool that was processed makes that one more, up to the pool of the settings.
//! - How many requests of the second before it were let through is the limit
//!   from now on. Servers that say how long to wait mostly count a window, so
//!   that all may begin at its start; that keeps the pace of a hidden tab, too,
//!   whose timers ring once a second. Where the 429 says no time, it mostly
//!   means a bucket that fills drop by drop: there they begin evenly apart.
//! - The limit is tried: doubled, and sooner each time, until that fails once;
//!   then a tenth more, and half as often after each failure. Where the limit
//!   has held nothing back since the last try, it goes.
//!
//! It is about the pace alone, and not kept in the journal: a run that is read
//! back learns it anew.

use std::collections::VecDeque;

use release_core::UnixMillis;

/// Over how long requests are counted for the limit, in milliseconds: a second,
/// and a little more, as not all take equally long to arrive.
const WINDOW: u64 = 1_020;

/// How long after a 429 the limit is first tried, in milliseconds, where
/// requests are counted over a window. A failed try costs up to a window.
const TRY_WINDOW: u64 = 15_000;

/// The same, where they begin evenly apart. A failed try costs a short wait.
const TRY_EVENLY: u64 = 1_000;

/// The shortest time between two tries, in milliseconds.
const TRY_SOONEST: u64 = 1_000;

/// The longest time between two tries, in milliseconds.
const TRY_LONGEST: u64 = 300_000;

/// How many begins are remembered: as many as may be chosen for a second.
const REMEMBERED: usize = 1_000;

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Throttle {
    /// When the last requests began, ascending, without those that met a 429.
    begun: VecDeque<UnixMillis>,
    /// How many may be under way at once; none for as many as were chosen.
    pool: Option<u8>,
    /// How many were processed since that changed.
    processed: u8,
    limit: Option<Limit>,
    met: Option<Met>,
}

/// How many requests may begin in a second.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Limit {
    per_second: u32,
    /// Evenly apart; else all at once, if there are places.
    evenly: bool,
    /// When it is tried next.
    try_at: UnixMillis,
    /// How long after that again.
    try_after: u64,
    has_failed: bool,
    /// When it last held a request back.
    bound_at: UnixMillis,
}

/// The 429 that was met last. Others to requests that began before it was known
/// tell of the same.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Met {
    /// When its request began.
    begun_at: UnixMillis,
    known_at: UnixMillis,
    /// The most that the limit may be after it.
    most: u32,
}

impl Throttle {
    /// How many may be under way at once, of the pool that was chosen.
    pub(super) fn pool(&self, chosen: u8) -> u8 {
        self.pool.map_or(chosen, |pool| pool.min(chosen))
    }

    /// When the next request may begin; a time that has passed for at once.
    pub(super) fn next_begin(&self, now: UnixMillis) -> UnixMillis {
        let (Some(limit), Some(last)) = (&self.limit, self.begun.back()) else {
            return now;
        };
        if *last > now {
            return now; // the clock was set back
        }
        let count = usize::try_from(limit.per_second).unwrap_or(usize::MAX);
        let first = self.begun.len().checked_sub(count);
        let first = first.and_then(|first| self.begun.get(first));
        let counted = first.map_or(now, |first| first.saturating_add(WINDOW));
        if limit.evenly {
            counted.max(last.saturating_add(1_000 / u64::from(limit.per_second)))
        } else {
            counted
        }
    }

    /// Notes that the limit holds a request back.
    pub(super) fn holds_back(&mut self, now: UnixMillis) {
        if let Some(limit) = &mut self.limit {
            limit.bound_at = now;
        }
    }

    /// Notes that a request begins.
    pub(super) fn begin(&mut self, now: UnixMillis) {
        if self.begun.back().is_some_and(|last| *last > now) {
            self.begun.clear();
        }
        self.begun.push_back(now);
        if self.begun.len() > REMEMBERED {
            self.begun.pop_front();
        }
    }

    /// Notes that a request was processed.
    pub(super) fn processed(&mut self, now: UnixMillis) {
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
            if limit.bound_at.saturating_add(limit.try_after) < limit.try_at {
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
            limit.try_at = now.saturating_add(limit.try_after);
        }
    }

    /// Notes that a request met a 429, which holds the pool until then.
    pub(super) fn rejected(
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
            self.pool = Some((self.pool(chosen) / 2).max(1));
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
        let second = |begun: &UnixMillis| begun.saturating_add(1_000) <= met.begun_at;
        let passed = u32::try_from(end - self.begun.partition_point(second)).unwrap_or(u32::MAX);
        // Of a bucket a little is left in reserve.
        let passed = if limit.evenly && limit.has_failed {
            passed - passed / 10
        } else {
            passed
        };
        limit.per_second = passed.min(met.most).max(1);
        limit.try_at = held_until.saturating_add(limit.try_after);
    }

    /// A limit, the first or one that was too high.
    fn tried_too_much(&mut self, says_time: bool) {
        let first = if says_time { TRY_WINDOW } else { TRY_EVENLY };
        let before = self.limit.as_ref();
        let try_after = before.map_or(first, |limit| {
            (limit.try_after * 2).clamp(first, TRY_LONGEST)
        });
        self.limit = Some(Limit {
            per_second: 1,
            evenly: !says_time,
            try_at: 0,
            try_after,
            has_failed: before.is_some(),
            bound_at: 0,
        });
    }
}
