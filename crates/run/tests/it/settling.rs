//! Settlements, the rest for a new run, and the pace.

use release_core::UnixMillis;
use release_run::{Command, Entry, Event, Pace, RunState, Settlement};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use super::answers::{good, status, timed_out};
use super::scenario::{BEGIN, Scenario, lines, plain};

fn settle(line: u32, settlement: Settlement) -> Event {
    Event::Settle {
        line,
        settlement,
        note: "seen in Omnitron".to_owned(),
    }
}

/// Six lines: released, unknown, unknown, refused, forbidden, stopped.
fn ended() -> Scenario {
    let mut run = Scenario::started(plain(), 6);
    run.answer(0, good(0));
    run.answer(1, timed_out(1));
    run.event(Event::Pause);
    run.answer(2, timed_out(2));
    run.answer(3, status(3, 400));
    run.answer(4, status(4, 403));
    run.event(Event::Stop);
    run.answer(5, good(5));
    run
}

#[test]
fn an_unknown_line_is_settled_by_hand_with_a_note_and_the_time() {
    let mut run = ended();
    run.now += 60_000;
    run.event(settle(1, Settlement::Done));
    let [Command::Journal(Entry::Settled { line: 1, settled })] = run.last.as_slice() else {
        panic!("not written down: {:?}", run.last);
    };
    assert_eq!(
        (settled.at, settled.note.as_str()),
        (run.now, "seen in Omnitron")
    );
    let counts = run.run.counts();
    assert_eq!((counts.unknown, counts.settled_done), (1, 1));
    assert_eq!(run.became(1), "unknown.timed_out", "what was seen stays");

    run.event(settle(1, Settlement::NotSent));
    let counts = run.run.counts();
    assert_eq!((counts.settled_done, counts.settled_not_sent), (0, 1));
}

#[test]
fn only_what_is_unknown_can_be_settled() {
    let mut run = ended();
    for line in [0, 3, 99] {
        run.event(settle(line, Settlement::Done));
        assert_eq!(run.last, []);
    }
}

#[test]
fn the_rest_is_what_was_not_sent_or_settled_so_or_changed_after_a_refusal() {
    let mut run = Scenario::started(plain(), 9);
    run.answer(0, good(0));
    run.answer(1, timed_out(1));
    run.answer(2, timed_out(2));
    run.answer(3, status(3, 400));
    run.answer(4, status(4, 400));
    run.event(Event::Stop);
    for line in [5, 6, 7] {
        run.answer(line, status(line, 403));
    }
    run.answer(8, status(8, 429));
    run.event(settle(2, Settlement::NotSent));

    let sent = lines(9);
    let places = |rest: Vec<(u32, _)>| rest.into_iter().map(|(line, _)| line).collect::<Vec<_>>();
    assert_eq!(places(run.run.rest(|_| None)), [2, 8]);

    let mut mended = sent[3].clone();
    mended.code = release_core::ErpCode::new("E-3b").unwrap();
    let changed = |line: u32| match line {
        3 => Some(mended.clone()),
        0 | 1 | 4 | 5 => sent.get(line as usize).cloned(),
        _ => None,
    };
    let rest = run.run.rest(changed);
    assert_eq!(rest[1], (3, mended.clone()));
    assert_eq!(places(rest), [2, 3, 5, 8], "4 is as it was; 5 was a 403");
}

#[test]
fn problems_and_the_last_answers_are_at_hand() {
    let run = ended();
    assert_eq!(run.run.problems(), [1, 2, 3, 4]);
    let recent: Vec<u32> = run.run.recent().collect();
    assert_eq!(recent[..2], [5, 4]);
}

#[test]
fn the_pace_is_that_of_the_last_seconds() {
    let mut run = Scenario::started(plain(), 100);
    assert_eq!(run.run.pace(run.now).left, None);
    for line in 0..40 {
        run.now += 100;
        run.answer(line, good(line));
    }
    let pace = run.run.pace(run.now);
    let per_second = pace.per_second.unwrap();
    assert!((per_second - 10.0).abs() < 0.01, "{pace:?}");
    assert_eq!(pace.left, Some(6_000));

    let asleep = run.run.pace(run.now + 60_000).per_second.unwrap();
    assert!(asleep < 0.01, "{asleep}");
}

#[test]
fn a_run_that_is_not_sending_has_no_pace() {
    let mut run = Scenario::started(plain(), 100);
    run.answer(0, good(0));
    run.event(Event::Pause);
    assert_eq!(run.run.pace(run.now), Pace::default());
    run.event(Event::Stop);
    assert_eq!(run.run.pace(run.now), Pace::default());
    assert_eq!(
        RunState::new(plain(), lines(1)).pace(UnixMillis::EPOCH),
        Pace::default()
    );
}

#[test]
fn the_last_twenty_lines_that_ended_are_at_hand() {
    let mut run = Scenario::started(plain(), 25);
    for line in 0..25 {
        run.answer(line, good(line));
        let recent: Vec<u32> = run.run.recent().collect();
        let first = (line + 1).saturating_sub(20);
        assert_eq!(recent, (first..=line).rev().collect::<Vec<_>>());
    }
}

#[test]
fn in_an_older_journal_a_line_that_went_again_is_at_hand_once() {
    let at = BEGIN;
    let about = |line, attempt| Entry::AboutToSend { line, attempt, at };
    let ended = |line, attempt, outcome| Entry::Ended {
        line,
        attempt,
        at,
        outcome,
        status: None,
        sent_at: None,
    };
    let journal = [
        about(0, 1),
        ended(0, 1, timed_out(0)),
        about(1, 1),
        ended(1, 1, good(1)),
        about(0, 2),
        ended(0, 2, good(0)),
    ];
    let run = RunState::recover(plain(), lines(2), journal);
    assert_eq!(run.recent().collect::<Vec<_>>(), [0, 1]);
}
