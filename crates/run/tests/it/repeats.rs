//! Repeats of unknown lines, by consent.

use release_core::Outcome;
use release_core::UnixMillis;
use release_core::outcome::Unknown;
use release_run::{End, Entry, Phase, Repeat, RunState, Settings};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use super::answers::{body, good, retry_after, status, timed_out};
use super::scenario::{Scenario, lines, plain};

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

fn other_line(line: u32) -> Outcome {
    body(line, 201, r#"{"object_id":999999,"code":"E-0"}"#)
}

fn other_code(line: u32) -> Outcome {
    body(line, 201, r#"{"object_id":1,"code":"another"}"#)
}

#[test]
fn an_answer_that_named_another_line_or_code_is_not_repeated_even_by_consent() {
    for (answer, became) in [
        (other_line(0), "unknown.other_line"),
        (other_code(0), "unknown.other_code"),
    ] {
        let mut run = Scenario::started(once(), 1);
        run.answer(0, answer);
        run.wait(600_000);
        assert_eq!(run.sent, [0]);
        assert_eq!(run.became(0), became);
    }
}

#[test]
fn a_repeat_that_names_another_line_is_what_the_line_ends_with() {
    let mut run = Scenario::started(once(), 1);
    run.answer(0, timed_out(0));
    run.wait(1_000);
    run.answer(0, other_line(0));
    run.wait(600_000);
    assert_eq!(run.sent, [0, 0]);
    assert_eq!(run.became(0), "unknown.other_line");
}

/// By older rules it was sent once more, by consent.
#[test]
fn in_an_older_journal_a_later_success_does_not_hide_another_line() {
    let about = |attempt| Entry::AboutToSend {
        line: 0,
        attempt,
        at: UnixMillis::new(1),
    };
    let ended = |attempt, outcome| Entry::Ended {
        line: 0,
        attempt,
        at: UnixMillis::new(u64::from(attempt) * 10),
        outcome,
        status: None,
        sent_at: None,
    };
    for later in [good(0), status(0, 406), timed_out(0), status(0, 429)] {
        let journal = [
            about(1),
            ended(1, other_line(0)),
            about(2),
            ended(2, later.clone()),
        ];
        for sample in [0, 1] {
            let settings = Settings { sample, ..once() };
            let run = RunState::recover(settings, lines(1), journal.clone());
            assert_eq!(*run.phase(), Phase::Ended(End::Complete));
            assert_eq!(run.counts().unknown, 1);
            assert_eq!(run.problems(), [0]);
            let line = run.line(0).unwrap();
            assert_eq!(line.outcome(), Some(&other_line(0)));
            let answers: Vec<_> = line.answers().collect();
            assert_eq!(answers.len(), 2);
            assert_eq!((answers[0].attempt, answers[0].at.get()), (1, 10));
            assert_eq!((answers[1].attempt, answers[1].at.get()), (2, 20));
            assert_eq!(answers[1].outcome, &later);
        }
    }
}

#[test]
fn all_answers_of_a_line_are_kept() {
    let mut run = Scenario::started(once(), 2);
    let began = run.now;
    run.answer(0, timed_out(0));
    run.answer(1, good(1));
    run.wait(1_000);
    run.answer(0, status(0, 425));
    let kept = |run: &RunState, line| {
        let answers = run.line(line).unwrap().answers();
        let answers = answers.map(|answer| (answer.attempt, answer.at, answer.outcome.clone()));
        answers.collect::<Vec<_>>()
    };
    let mut too_early = status(0, 425);
    too_early.drop_raw_body();
    let mut expected = vec![(1, began, timed_out(0)), (2, began + 1_000, too_early)];
    assert_eq!(kept(&run.run, 0), expected, "while it is to go again");
    run.wait(30_000);
    run.answer(0, good(0));
    expected.push((3, began + 31_000, good(0)));
    assert_eq!(kept(&run.run, 0), expected);
    assert_eq!(kept(&run.run, 1), [(1, began, good(1))]);
    assert_eq!(run.became(0), "released");

    let read = RunState::recover(once(), lines(2), run.journal);
    assert_eq!(kept(&read, 0), expected);
    let none = RunState::new(once(), lines(1));
    assert!(kept(&none, 0).is_empty());
}
