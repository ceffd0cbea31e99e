//! The settings of a run, and their ranges.

use release_run::{Repeat, Settings, StopAfter};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

#[test]
fn a_value_out_of_its_range_is_brought_into_it() {
    let least = Settings {
        pool: 0,
        pool_unless_once: 0,
        per_second: Some(0),
        timeout_seconds: 0,
        grace_seconds: 0,
        ..Settings::default()
    };
    let clamped = Settings {
        pool: 1,
        pool_unless_once: 1,
        per_second: Some(1),
        timeout_seconds: 1,
        ..least.clone()
    };
    assert_eq!(least.clamped(), clamped);
    let most = Settings {
        pool: 255,
        pool_unless_once: 255,
        per_second: Some(9_999),
        timeout_seconds: 9_999,
        grace_seconds: 9_999,
        ..Settings::default()
    };
    let clamped = Settings {
        pool: 16,
        pool_unless_once: 16,
        per_second: Some(1_000),
        timeout_seconds: 300,
        grace_seconds: 60,
        ..most.clone()
    };
    assert_eq!(most.clamped(), clamped);
}

#[test]
fn lines_that_a_person_watches_go_one_by_one_without_a_sample_or_a_wait() {
    let settings = Settings {
        pool: 1,
        sample: 0,
        grace_seconds: 0,
        repeat: Repeat::Never,
        stop_after: StopAfter::Doubt,
        ..Settings::default()
    };
    assert_eq!(Settings::one_by_one(), settings);
}
