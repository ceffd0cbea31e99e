//! The order of journal and requests: an entry, the request, another entry.

use release_run::{AHEAD, Command, End, Entry, Event, JournalError, Phase};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use super::answers::{good, status, timed_out};
use super::scenario::{BEGIN, Scenario, answered, plain};

const WRITTEN: Event = Event::Journaled {
    line: 0,
    attempt: 1,
};

#[test]
fn nothing_leaves_before_the_journal_says_that_it_is_about_to() {
    let mut run = Scenario::ready(plain(), 1);
    run.event(Event::Start);
    let about = Entry::AboutToSend {
        line: 0,
        attempt: 1,
        at: BEGIN,
    };
    assert_eq!(run.last, [Command::Journal(about)]);

    run.now += 7;
    run.event(WRITTEN);
    let send = Command::Send {
        line: 0,
        attempt: 1,
    };
    assert_eq!(run.last, [send]);

    run.now += 20;
    run.answer(0, good(0));
    let ended = Entry::Ended {
        line: 0,
        attempt: 1,
        at: BEGIN + 27,
        outcome: good(0),
        status: Some(201),
        sent_at: Some(BEGIN + 7),
    };
    assert_eq!(run.last, [Command::Journal(ended)]);
    assert_eq!(*run.phase(), Phase::Ended(End::Complete));
}

#[test]
fn a_pool_of_lines_is_under_way_at_once_and_no_more() {
    let mut run = Scenario::started(plain(), 6);
    assert_eq!(run.sent, [0, 1, 2, 3]);
    run.answer(2, good(2));
    assert_eq!(run.sent, [0, 1, 2, 3, 4]);
    assert_eq!(run.run.counts().under_way, 4);
    assert_eq!(run.run.counts().waiting, 1);
}

#[test]
fn a_free_place_does_not_wait_for_the_journal() {
    let mut run = Scenario::started(plain(), 9);
    let announced = |entry: &&Entry| matches!(entry, Entry::AboutToSend { .. });
    assert_eq!(run.journal.iter().filter(announced).count(), 4 + AHEAD);
    run.event(answered(0, good(0)));
    run.event(answered(1, good(1)));
    assert_eq!(run.sent, [0, 1, 2, 3, 4, 5]);
    run.event(answered(2, good(2)));
    assert_eq!(run.sent.len(), 6, "nothing more is written down yet");
    run.written();
    assert_eq!(run.sent.len(), 7);
}

#[test]
fn answers_that_come_late_or_twice_or_for_no_line_change_nothing() {
    let mut run = Scenario::started(plain(), 2);
    run.answer(0, timed_out(0));
    let before = run.run.clone();
    let strangers = [
        (0, 1, good(0)),
        (0, 2, good(0)),
        (1, 2, good(1)),
        (7, 1, good(7)),
        (u32::MAX, 0, status(0, 403)),
    ];
    for (line, attempt, outcome) in strangers {
        run.event(Event::Answered {
            line,
            attempt,
            status: None,
            outcome,
        });
        assert_eq!(run.last, []);
    }
    run.event(WRITTEN);
    assert_eq!(run.last, []);
    assert_eq!(run.run, before);
}

#[test]
fn a_journal_that_fails_stops_the_run_before_anything_more_is_sent() {
    let mut run = Scenario::ready(plain(), 9);
    run.event(Event::Start);
    run.event(WRITTEN);
    run.event(Event::JournalFailed(JournalError::Full));
    let why = End::Journal(JournalError::Full);
    assert_eq!(*run.phase(), Phase::Stopping(why.clone()));

    run.event(Event::Journaled {
        line: 1,
        attempt: 1,
    });
    assert_eq!(run.last, [], "too late");
    run.answer(0, good(0));
    assert_eq!(run.sent, [0]);
    assert_eq!(*run.phase(), Phase::Ended(why));
    assert_eq!(
        (run.became(0), run.became(1)),
        ("released", "not_sent.stopped")
    );
}

#[test]
fn a_last_entry_that_could_not_be_written_is_said_after_the_end() {
    let mut run = Scenario::started(plain(), 1);
    run.answer(0, good(0));
    run.event(Event::JournalFailed(JournalError::Full));
    assert_eq!(*run.phase(), Phase::Ended(End::Journal(JournalError::Full)));
    assert_eq!(run.became(0), "released");
}

#[test]
fn raw_bodies_stay_out_of_the_journal_and_the_state() {
    let mut run = Scenario::started(plain(), 1);
    run.answer(0, status(0, 400));
    let written = serde_json::to_string(&run.journal).unwrap();
    assert!(written.contains(r#""raw":"""#), "{written}");
    let outcome = run.run.line(0).unwrap().outcome().unwrap();
    assert_eq!(outcome.refusal().unwrap().raw, "");
}

#[test]
fn a_run_without_lines_has_ended() {
    let run = Scenario::started(plain(), 0);
    assert_eq!(*run.phase(), Phase::Ended(End::Complete));
    assert_eq!(run.last, []);
}

#[test]
fn a_line_has_the_times_of_its_first_announcement_and_its_last_answer() {
    let mut run = Scenario::ready(plain(), 1);
    let line = |run: &Scenario| {
        let line = run.run.line(0).unwrap();
        (line.began_at(), line.ended_at())
    };
    assert_eq!(line(&run), (None, None));
    run.event(Event::Start);
    run.written();
    assert_eq!(line(&run), (Some(BEGIN), None), "no answer yet");
    run.now += 70;
    run.answer(0, good(0));
    assert_eq!(line(&run), (Some(BEGIN), Some(BEGIN + 70)));
}
