//! The requests and ended lines of the last minute, for the limits on requests and the pace.

use std::collections::VecDeque;

use super::rule::Rule;
use super::settings::MAX_POOL;
use release_core::UnixMillis;

/// The period of the budget of repeats, in seconds.
const BUDGET_SECONDS: u64 = 60;

/// One of this many requests may be the repeat of an unknown line.
const BUDGET_SHARE: u32 = 10;

/// The free repeats of unknown lines per minute: as many as the largest pool,
/// so that a small run can repeat at all.
pub const FREE_REPEATS: u32 = MAX_POOL as u32;

/// The last minute, by whole seconds; at most 61 are kept.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct Window {
    seconds: VecDeque<Second>,
    requests: u32,
    repeats: u32,
    /// When the last requests left, as many as may begin in a second; empty
    /// without such a limit.
    left: VecDeque<UnixMillis>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
struct Second {
    /// The second, since 1970.
    at: u64,
    requests: u32,
    repeats: u32,
    ended: u32,
}

impl Window {
    /// Notes that a request is announced.
    pub(super) fn begin(&mut self, is_repeat: bool, now: UnixMillis) {
        let repeats = u32::from(is_repeat);
        self.note(now, |second| {
            second.requests += 1;
            second.repeats += repeats;
        });
        self.requests += 1;
        self.repeats += repeats;
    }

    /// Notes that a request leaves. Writing takes its time, so requests that were
    /// announced a second apart may leave at once.
    pub(super) fn leave(&mut self, per_second: Option<u16>, now: UnixMillis) {
        if let Some(limit) = per_second {
            self.left.push_back(now);
            while self.left.len() > usize::from(limit) {
                self.left.pop_front();
            }
        }
    }

    /// Notes that a line has ended.
    pub(super) fn end(&mut self, now: UnixMillis) {
        self.note(now, |second| second.ended += 1);
    }

    /// When the next request may begin while so many are announced and have not
    /// left; `None` before one of these has.
    pub(super) fn next_begin(
        &self,
        per_second: Option<u16>,
        announced: usize,
    ) -> Option<UnixMillis> {
        let Some(limit) = per_second else {
            return Some(UnixMillis::EPOCH);
        };
        let free = usize::from(limit).checked_sub(announced + 1)?;
        let must_be_over = self.left.iter().rev().nth(free);
        Some(must_be_over.map_or(UnixMillis::EPOCH, |left| *left + 1_000))
    }

    /// When the next repeat may begin within the budget: at most a tenth of all
    /// requests of the last minute, or [`FREE_REPEATS`].
    pub(super) fn next_repeat(&mut self, now: UnixMillis) -> UnixMillis {
        self.forget(now.seconds());
        let budget = ((self.requests + 1) / BUDGET_SHARE).max(FREE_REPEATS);
        match self.seconds.front() {
            Some(oldest) if self.repeats >= budget && !Rule::RepeatBudget.is_broken() => {
                let seconds = oldest.at.saturating_add(BUDGET_SECONDS);
                UnixMillis::new(seconds.saturating_mul(1_000))
            }
            _ => now,
        }
    }

    /// The number of lines that ended in the last `seconds`.
    pub(super) fn ended(&self, seconds: u64, now: UnixMillis) -> u32 {
        let now = now.seconds();
        let newest_first = self.seconds.iter().rev();
        newest_first
            .take_while(|second| second.at.saturating_add(seconds) > now)
            .map(|second| second.ended)
            .sum()
    }

    /// Changes the current second; the newest one, if the clock was set back.
    fn note(&mut self, now: UnixMillis, change: impl FnOnce(&mut Second)) {
        let at = now.seconds();
        self.forget(at);
        if self.seconds.back().is_none_or(|newest| newest.at < at) {
            self.seconds.push_back(Second {
                at,
                ..Second::default()
            });
        }
        if let Some(newest) = self.seconds.back_mut() {
            change(newest);
        }
    }

    fn forget(&mut self, now: u64) {
        while let Some(oldest) = self.seconds.front() {
            if oldest.at.saturating_add(BUDGET_SECONDS) > now {
                return;
            }
            self.requests = self.requests.saturating_sub(oldest.requests);
            self.repeats = self.repeats.saturating_sub(oldest.repeats);
            self.seconds.pop_front();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: UnixMillis = UnixMillis::new(1_767_225_600_000);

    /// A window with so many requests at `NOW`, of which these are repeats.
    fn window(requests: u32, repeats: u32) -> Window {
        let mut window = Window::default();
        for request in 0..requests {
            window.begin(request < repeats, NOW);
        }
        window
    }

    #[test]
    fn one_request_of_ten_may_be_a_repeat_and_the_first_are_free() {
        assert_eq!(window(15, 15).next_repeat(NOW), NOW);
        assert_eq!(window(16, 16).next_repeat(NOW), NOW + 60_000);
        // The next request is the 170th.
        assert_eq!(window(169, 16).next_repeat(NOW), NOW);
        assert_eq!(window(168, 16).next_repeat(NOW), NOW + 60_000);
    }

    #[test]
    fn the_budget_is_that_of_a_minute() {
        let mut window = window(16, 16);
        let free = NOW + 60_000;
        assert_eq!(window.next_repeat(NOW + 59_999), free);
        assert_eq!(window.next_repeat(free), free);
        // What came later stays when what was earlier is forgotten.
        window.begin(true, free);
        for _ in 0..15 {
            window.begin(true, free + 20_000);
        }
        assert_eq!(window.next_repeat(free + 59_000), free + 60_000);
        assert_eq!(window.next_repeat(free + 60_000), free + 60_000);
        assert_eq!(
            window.next_repeat(free + 79_999),
            free + 79_999,
            "15 are left"
        );
    }

    #[test]
    fn requests_of_the_last_minute_alone_make_room_for_repeats() {
        let mut window = window(169, 0);
        let later = NOW + 60_000;
        for _ in 0..16 {
            window.begin(true, later);
        }
        assert_eq!(window.next_repeat(later), later + 60_000);
    }

    #[test]
    fn lines_that_ended_count_for_so_many_whole_seconds() {
        let mut window = Window::default();
        window.end(NOW);
        window.end(NOW + 3_000);
        window.end(NOW + 3_500);
        assert_eq!(window.ended(4, NOW + 3_900), 3);
        assert_eq!(window.ended(3, NOW + 3_900), 2, "the first second is over");
        assert_eq!(window.ended(1, NOW + 4_000), 0);
    }
}
