//! The grace before the first request, and the first five lines.

use release_run::{End, Event, Phase, Settings};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use super::answers::{good, retry_after};
use super::scenario::{BEGIN, Scenario, plain};

fn sampled() -> Settings {
    Settings {
        sample: 5,
        ..plain()
    }
}

#[test]
fn the_first_request_leaves_after_a_grace_of_five_seconds() {
    let settings = Settings {
        sample: 0,
        ..Settings::default()
    };
    let mut run = Scenario::started(settings, 1);
    let until = BEGIN + 5_000;
    assert_eq!(*run.phase(), Phase::Grace { until });
    assert_eq!(run.wake(), Some(5_000));
    run.wait(4_999);
    assert!(run.sent.is_empty());
    run.wait(1);
    assert_eq!(run.sent, [0]);
}

#[test]
fn a_run_stopped_in_the_grace_sends_nothing() {
    let mut run = Scenario::started(Settings::default(), 3);
    run.event(Event::Stop);
    assert_eq!(*run.phase(), Phase::Ended(End::Stopped));
    assert_eq!(run.run.counts().not_sent, 3);
    run.wait(60_000);
    assert!(run.sent.is_empty());
}

#[test]
fn five_lines_are_shown_before_the_rest_goes_on() {
    let mut run = Scenario::started(sampled(), 20);
    for line in 0..5 {
        assert_eq!(*run.phase(), Phase::Sample);
        run.answer(line, good(line));
    }
    assert_eq!(*run.phase(), Phase::SampleShown);
    assert_eq!(run.sent, [0, 1, 2, 3, 4]);
    run.wait(60_000);
    assert_eq!(run.sent.len(), 5, "it waits for a person, not for time");

    run.event(Event::GoOn);
    run.written();
    assert_eq!(run.sent.len(), 9);
    assert_eq!(*run.phase(), Phase::Running);
}

#[test]
fn a_line_of_the_sample_that_goes_again_belongs_to_the_sample() {
    let mut run = Scenario::started(sampled(), 20);
    for line in [1, 2, 3, 4] {
        if line == 4 {
            run.answer(0, retry_after(0, 425, "3"));
        }
        run.answer(line, good(line));
    }
    assert_eq!(*run.phase(), Phase::Sample);
    assert_eq!(run.sent.len(), 5);
    run.wait(3_000);
    run.answer(0, good(0));
    assert_eq!(*run.phase(), Phase::SampleShown);
}

#[test]
fn a_run_no_longer_than_its_sample_ends_without_asking() {
    let mut run = Scenario::started(sampled(), 2);
    run.answer(0, good(0));
    run.answer(1, good(1));
    assert_eq!(*run.phase(), Phase::Ended(End::Complete));
}
