//! Sending an unknown line once more, where that is wanted.

use release_core::Outcome;
use release_core::outcome::Unknown;
use release_core::run::{Repeat, Settings};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use super::answers::{good, retry_after, status, timed_out};
use super::scenario::{Scenario, plain};

fn once() -> Settings {
    Settings {
        repeat: Repeat::Once,
        ..plain()
    }
}

#[test]
fn unknown_is_never_sent_again_by_itself() {
    for outcome in [timed_out(0), status(0, 500), status(0, 503), status(0, 302)] {
        let mut run = Scenario::started(plain(), 1);
        run.answer(0, outcome);
        run.wait(600_000);
        assert_eq!(run.sent, [0]);
        assert!(run.became(0).starts_with("unknown."));
    }
}

#[test]
fn with_consent_it_is_sent_once_more_and_a_verified_answer_is_proof() {
    let mut run = Scenario::started(once(), 1);
    run.answer(0, timed_out(0));
    assert_eq!(run.became(0), "");
    run.wait(1_000);
    run.answer(0, good(0));
    assert_eq!(run.sent, [0, 0]);
    assert_eq!(run.became(0), "released");
}

#[test]
fn a_refusal_of_the_repeat_is_evidence_and_not_proof() {
    let mut run = Scenario::started(once(), 1);
    run.answer(0, status(0, 502));
    run.wait(1_000);
    run.answer(0, status(0, 406));
    assert_eq!(run.became(0), "unknown.refused_on_repeat");
    let Some(Outcome::Unknown(Unknown::RefusedOnRepeat { first, refusal })) =
        run.run.line(0).unwrap().outcome()
    else {
        panic!("the evidence is missing");
    };
    assert!(matches!(**first, Unknown::ServerError(_)));
    assert_eq!(refusal.status, 406);
    assert_eq!(run.run.counts().unknown, 1);
}

#[test]
fn a_second_unknown_ends_it() {
    let mut run = Scenario::started(once(), 1);
    run.answer(0, timed_out(0));
    run.wait(1_000);
    run.answer(0, status(0, 500));
    run.wait(600_000);
    assert_eq!(run.sent, [0, 0]);
    assert_eq!(
        run.became(0),
        "unknown.timed_out",
        "the first is what is open"
    );
}

#[test]
fn a_repeat_that_surely_was_not_processed_may_go_again_and_the_line_stays_unknown() {
    let mut run = Scenario::started(once(), 1);
    run.answer(0, timed_out(0));
    run.wait(1_000);
    run.answer(0, retry_after(0, 429, "2"));
    run.wait(2_000);
    run.answer(0, status(0, 425));
    run.wait(30_000);
    run.answer(0, status(0, 425));
    assert_eq!(run.sent, [0, 0, 0, 0]);
    assert_eq!(run.became(0), "unknown.timed_out");
}
