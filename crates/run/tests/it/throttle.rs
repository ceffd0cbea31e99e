//! The throttle by itself: what it learns of each answer.

use release_core::UnixMillis;
use release_run::Throttle;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use super::scenario::BEGIN;

const POOL: u8 = 16;

/// Begins so many requests within a second, the last of which meets a 429 that holds the pool no longer.
fn rejected(throttle: &mut Throttle, count: u64, at: UnixMillis, says_time: bool) -> UnixMillis {
    for request in 0..count {
        throttle.begin(at + request);
    }
    let last = at + (count - 1);
    throttle.rejected(last, last, says_time, last, POOL);
    last
}

/// How many requests may begin at once.
fn at_once(throttle: &Throttle, now: UnixMillis) -> u32 {
    let mut throttle = throttle.clone();
    let mut count = 0;
    while count < 2_000 && throttle.next_begin(now) <= now {
        throttle.begin(now);
        count += 1;
    }
    count
}

#[test]
fn as_many_may_begin_as_were_let_through() {
    let mut throttle = Throttle::default();
    let last = rejected(&mut throttle, 41, BEGIN, true);
    assert_eq!(at_once(&throttle, last + 1_020), 40);
    assert_eq!(throttle.pool(POOL), 8, "and half at once");
}

#[test]
fn after_a_second_429_the_limit_is_below_the_first() {
    let mut throttle = Throttle::default();
    let last = rejected(&mut throttle, 41, BEGIN, true);
    // More than the limit, as nothing here holds them back.
    let last = rejected(&mut throttle, 61, last + 5_000, true);
    assert_eq!(at_once(&throttle, last + 1_020), 39);
}

#[test]
fn a_limit_that_holds_back_is_raised_by_a_tenth_after_it_has_failed() {
    let mut throttle = Throttle::default();
    let last = rejected(&mut throttle, 41, BEGIN, true);
    let last = rejected(&mut throttle, 41, last + 5_000, true);
    let limit = at_once(&throttle, last + 1_020);
    let later = last + 30_000;
    throttle.holds_back(last + 29_999);
    throttle.processed(later);
    assert_eq!(at_once(&throttle, later + 1_020), limit + limit / 10);
}

#[test]
fn a_limit_that_held_nothing_back_since_the_last_trial_is_removed() {
    let tried_at = |held: u64| {
        let mut throttle = Throttle::default();
        let last = rejected(&mut throttle, 5, BEGIN, true);
        let first = last + 15_000;
        throttle.holds_back(last + held);
        throttle.processed(first);
        at_once(&throttle, first + 1_020)
    };
    // The trial comes 15 s after the 429; what held back at its very time counts.
    assert_eq!(tried_at(0), 8, "doubled");
    assert_eq!(tried_at(1), 8, "doubled");

    let mut throttle = Throttle::default();
    let last = rejected(&mut throttle, 5, BEGIN, true);
    throttle.processed(last + 15_000);
    assert_eq!(at_once(&throttle, last + 16_020), 2_000, "removed");
}

#[test]
fn after_a_trial_that_held_the_next_one_comes_in_half_the_time() {
    let mut throttle = Throttle::default();
    let first = rejected(&mut throttle, 5, BEGIN, true) + 15_000;
    throttle.holds_back(first);
    throttle.processed(first);
    throttle.holds_back(first + 7_000);
    throttle.processed(first + 7_499);
    assert_eq!(at_once(&throttle, first + 9_000), 8, "not yet");
    throttle.processed(first + 7_500);
    assert_eq!(at_once(&throttle, first + 9_000), 16);
}

#[test]
fn without_a_wish_requests_begin_evenly_apart() {
    let mut throttle = Throttle::default();
    let last = rejected(&mut throttle, 5, BEGIN, false);
    let now = last + 2_000;
    throttle.begin(now);
    assert_eq!(throttle.next_begin(now), now + 250, "four in a second");
}
