//! Recovery of a run after the tab died.

use release_core::UnixMillis;
use release_core::delivery::Delivery;
use release_run::{End, Entry, Event, Pause, Phase, Repeat, RunState, Settings, Settlement};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use super::answers::{good, retry_after, status, timed_out};
use super::scenario::{Scenario, lines, plain};

fn recovered(settings: &Settings, count: u32, journal: &[Entry]) -> Scenario {
    let run = RunState::recover(settings.clone(), lines(count), journal.to_vec());
    Scenario::of(run)
}

#[test]
fn what_was_under_way_is_unknown_and_the_rest_goes_on() {
    let mut run = Scenario::started(plain(), 9);
    run.answer(1, good(1));
    let mut run = recovered(&plain(), 9, &run.journal);
    assert_eq!(*run.phase(), Phase::Paused(Pause::Recovered));
    // 5 and 6 were announced and not sent, which can no longer be known.
    for line in [0, 2, 3, 4, 5, 6] {
        assert_eq!(run.became(line), "unknown.interrupted");
    }
    assert_eq!(run.became(1), "released");
    run.event(Event::GoOn);
    run.written();
    assert_eq!(run.sent, [7, 8]);
}

#[test]
fn a_line_that_was_withdrawn_goes_on() {
    let mut run = Scenario::ready(plain(), 1);
    run.event(Event::Start);
    run.event(Event::Pause);
    run.written();
    let mut run = recovered(&plain(), 1, &run.journal);
    run.event(Event::GoOn);
    run.written();
    assert_eq!(run.sent, [0]);
    let numbers: Vec<u32> = run.journal.iter().filter_map(about).collect();
    assert_eq!(numbers, [2], "the number of an attempt is never used twice");
}

fn about(entry: &Entry) -> Option<u32> {
    match entry {
        Entry::AboutToSend { attempt, .. } => Some(*attempt),
        _ => None,
    }
}

#[test]
fn waits_and_attempts_outlive_the_tab() {
    let mut run = Scenario::started(plain(), 9);
    run.answer(0, retry_after(0, 429, "60"));
    for line in [1, 2, 3] {
        run.answer(line, good(line));
    }
    let held = run.run.held_until(run.now);
    let mut run = recovered(&plain(), 9, &run.journal);
    assert_eq!(run.run.held_until(run.now), held);
    run.event(Event::GoOn);
    run.written();
    assert!(run.sent.is_empty());
    run.wait(60_000);
    assert_eq!(run.sent, [0, 4, 5, 6]);
    assert_eq!(run.run.line(0).unwrap().sends(), 2);
}

#[test]
fn consent_to_one_repeat_is_used_up_once_over_all_tabs() {
    let settings = Settings {
        repeat: Repeat::Once,
        ..plain()
    };
    let first = Scenario::started(settings.clone(), 1);
    let mut second = recovered(&settings, 1, &first.journal);
    second.event(Event::GoOn);
    second.written();
    assert_eq!(second.sent, [0], "interrupted, and sent once more");

    let journal = [first.journal, second.journal].concat();
    let third = recovered(&settings, 1, &journal);
    assert_eq!(*third.phase(), Phase::Ended(End::Complete));
    assert_eq!(third.became(0), "unknown.interrupted");
}

#[test]
fn a_run_that_was_stopped_stays_stopped() {
    let mut run = Scenario::started(plain(), 9);
    run.event(Event::Stop);
    let run = recovered(&plain(), 9, &run.journal);
    assert_eq!(*run.phase(), Phase::Ended(End::Stopped));
    assert_eq!(run.became(0), "unknown.interrupted");
    assert_eq!(run.became(8), "not_sent.stopped");
}

#[test]
fn what_a_person_settled_stays_settled() {
    let mut run = Scenario::started(plain(), 2);
    run.answer(0, timed_out(0));
    // The tab dies; line 1 was under way. A person settles both in the next.
    let mut next = recovered(&plain(), 2, &run.journal);
    for line in [0, 1] {
        next.event(Event::Settle {
            line,
            settlement: Settlement::NotSent,
            note: String::new(),
        });
    }
    let journal = [run.journal, next.journal].concat();
    let last = recovered(&plain(), 2, &journal);
    assert_eq!(last.run.counts().settled_not_sent, 2);
    assert_eq!(last.run.rest(|_| None).len(), 2);
}

#[test]
fn the_sample_is_shown_again_unless_lines_behind_it_were_sent() {
    let settings = Settings {
        sample: 2,
        ..plain()
    };
    let mut run = Scenario::started(settings.clone(), 9);
    run.answer(0, good(0));
    let mut next = recovered(&settings, 9, &run.journal);
    next.event(Event::GoOn);
    next.written();
    assert_eq!(*next.phase(), Phase::SampleShown);

    next.event(Event::GoOn);
    next.written();
    let journal = [run.journal, next.journal].concat();
    let mut last = recovered(&settings, 9, &journal);
    last.event(Event::GoOn);
    assert_eq!(*last.phase(), Phase::Running);
}

#[test]
fn without_entries_it_is_a_new_run() {
    let run = RunState::recover(plain(), lines(2), []);
    assert_eq!(*run.phase(), Phase::Ready);
    assert_eq!(run, RunState::new(plain(), lines(2)));
}

#[test]
fn entries_that_make_no_sense_are_passed_over() {
    let ended = |line, attempt| Entry::Ended {
        line,
        attempt,
        at: UnixMillis::EPOCH,
        outcome: status(0, 400),
        status: Some(400),
        sent_at: None,
    };
    let about = |line| Entry::AboutToSend {
        line,
        attempt: 1,
        at: UnixMillis::EPOCH,
    };
    let entries = [ended(0, 1), about(77), ended(77, 1), about(1), ended(1, 9)];
    let run = recovered(&plain(), 2, &entries);
    assert_eq!((run.became(0), run.became(1)), ("", "unknown.interrupted"));
}

#[test]
fn what_was_read_before_a_run_began_does_not_begin_it() {
    let at = UnixMillis::new(7);
    let once = Entry::Delivery {
        at,
        delivery: Delivery::Once,
    };
    let run = RunState::recover(plain(), lines(2), [once.clone()]);
    assert_eq!(*run.phase(), Phase::Ready);
    let withdrawn = [
        once,
        Entry::AboutToSend {
            line: 0,
            attempt: 1,
            at,
        },
        Entry::Withdrawn {
            line: 0,
            attempt: 1,
            at,
        },
    ];
    let run = RunState::recover(plain(), lines(2), withdrawn.clone());
    assert_eq!(*run.phase(), Phase::Paused(Pause::Recovered));
    // An older journal does not say how often a request arrives.
    let run = RunState::recover(plain(), lines(2), withdrawn[1..].to_vec());
    assert_eq!(*run.phase(), Phase::Paused(Pause::Recovered));
}

#[test]
fn a_run_that_ended_after_a_doubt_was_not_stopped_by_a_person() {
    let settings = Settings::one_by_one();
    let mut run = Scenario::started(settings.clone(), 2);
    run.answer(0, timed_out(0));
    assert!(matches!(run.phase(), Phase::Ended(End::AfterDoubt { .. })));
    run.journal.push(Entry::Stopped { at: run.now });
    let run = RunState::recover(settings, lines(2), run.journal);
    assert!(matches!(run.phase(), Phase::Ended(End::AfterDoubt { .. })));
}

#[test]
fn an_attempt_that_nobody_saw_the_end_of_has_no_answer() {
    let once = Settings {
        repeat: Repeat::Once,
        ..plain()
    };
    let run = Scenario::started(once.clone(), 1);
    let mut run = recovered(&once, 1, &run.journal);
    assert_eq!(run.run.line(0).unwrap().answers().count(), 0);
    run.event(Event::GoOn);
    run.wait(60_000);
    assert_eq!(run.sent, [0], "once more, by consent");
    run.answer(0, good(0));
    let line = run.run.line(0).unwrap();
    let attempts: Vec<u32> = line.answers().map(|answer| answer.attempt).collect();
    assert_eq!(attempts, [2]);
}
