//! Pausing, stopping and resuming a run.

use release_core::Outcome;
use release_core::error::BuildError;
use release_core::outcome::NotSent;
use release_run::{AHEAD, End, Entry, Event, Pause, Phase};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use super::answers::{good, status};
use super::scenario::{Scenario, answered, plain};

#[test]
fn a_pause_waits_for_what_is_under_way() {
    let mut run = Scenario::started(plain(), 9);
    run.event(Event::Pause);
    for line in 0..4 {
        assert!(run.run.is_under_way());
        run.answer(line, good(line));
    }
    assert!(!run.run.needs_sign_in());
    assert_eq!(*run.phase(), Phase::Paused(Pause::Person));
    assert_eq!(run.run.counts().released, 4);
    assert_eq!(run.sent.len(), 4);
    run.event(Event::GoOn);
    run.written();
    assert_eq!(run.sent.len(), 8);
}

#[test]
fn what_is_only_being_written_down_does_not_leave_in_a_pause_and_is_not_lost() {
    let mut run = Scenario::ready(plain(), 2);
    run.event(Event::Start);
    run.event(Event::Pause);
    run.written();
    assert!(run.sent.is_empty());
    let withdrawn = |entry: &&Entry| matches!(entry, Entry::Withdrawn { .. });
    assert_eq!(run.journal.iter().filter(withdrawn).count(), 2);
    run.event(Event::GoOn);
    run.written();
    assert_eq!(run.sent, [0, 1]);
    assert_eq!(run.run.line(0).unwrap().sends(), 1);
}

#[test]
fn what_was_written_down_ahead_does_not_leave_in_a_pause_and_is_not_lost() {
    let mut run = Scenario::started(plain(), 7);
    run.event(Event::Pause);
    for line in 0..4 {
        run.answer(line, good(line));
    }
    assert_eq!(run.sent.len(), 4);
    assert!(!run.run.is_under_way());
    let withdrawn = |entry: &&Entry| matches!(entry, Entry::Withdrawn { .. });
    assert_eq!(run.journal.iter().filter(withdrawn).count(), AHEAD);
    run.event(Event::GoOn);
    run.written();
    assert_eq!(run.sent[4..], [4, 5, 6]);
}

#[test]
fn a_401_pauses_until_there_is_a_new_token_and_the_line_goes_again() {
    let mut run = Scenario::started(plain(), 9);
    run.answer(0, status(0, 401));
    run.answer(1, status(1, 401));
    run.answer(2, good(2));
    assert_eq!(*run.phase(), Phase::Paused(Pause::SignIn));
    assert!(run.run.needs_sign_in());
    run.event(Event::GoOn);
    run.written();
    assert_eq!(run.sent.len(), 4, "going on needs a token");

    run.event(Event::SignedIn);
    run.written();
    assert_eq!(run.sent[4..], [0, 1, 4]);
    run.answer(3, status(3, 401));
    assert_eq!(
        *run.phase(),
        Phase::Running,
        "it was sent with the old token"
    );
    run.answer(0, good(0));
    assert_eq!(run.sent[7..], [5, 3], "5 was already written down");
}

#[test]
fn no_token_at_all_is_like_a_401() {
    let mut run = Scenario::started(plain(), 1);
    let nothing_left = Outcome::NotSent(NotSent::NotBuilt(BuildError::NoToken));
    run.answer(0, nothing_left);
    assert_eq!(*run.phase(), Phase::Paused(Pause::SignIn));
}

#[test]
fn signing_in_does_not_end_a_persons_pause() {
    let mut run = Scenario::started(plain(), 9);
    run.event(Event::Pause);
    run.answer(0, status(0, 401));
    run.event(Event::SignedIn);
    assert_eq!(*run.phase(), Phase::Paused(Pause::Person));
}

#[test]
fn a_403_refuses_its_line_and_pauses() {
    let mut run = Scenario::started(plain(), 9);
    run.answer(0, status(0, 403));
    assert_eq!(run.became(0), "refused.forbidden");
    assert_eq!(*run.phase(), Phase::Paused(Pause::Forbidden));
    run.answer(1, good(1));
    assert_eq!(run.sent.len(), 4);
    run.event(Event::GoOn);
    run.written();
    assert_eq!(run.sent.len(), 6);
}

#[test]
fn stopping_says_how_many_are_under_way_and_waits_for_them() {
    let mut run = Scenario::started(plain(), 9);
    run.event(answered(0, status(0, 425)));
    run.event(Event::Stop);
    run.written();
    assert_eq!(*run.phase(), Phase::Stopping(End::Stopped));
    assert_eq!(run.run.counts().under_way, 4);
    for line in [1, 2, 3, 4] {
        run.answer(line, good(line));
    }
    assert_eq!(*run.phase(), Phase::Ended(End::Stopped));
    assert_eq!(run.became(0), "not_sent.too_early");
    assert_eq!(run.became(8), "not_sent.stopped");
    assert_eq!(run.run.counts().open(), 0);
}

#[test]
fn a_request_that_can_never_be_built_is_not_tried_again() {
    let mut run = Scenario::started(plain(), 2);
    let error = BuildError::Malformed("too long".to_owned());
    run.answer(0, Outcome::NotSent(NotSent::NotBuilt(error)));
    assert_eq!(run.run.counts().not_sent, 1);
    run.wait(60_000);
    assert_eq!(run.sent, [0, 1]);
}
