//! Runs for a few lines that a person watches, which stop after a doubt.

use release_core::Outcome;
use release_core::code::{ErrorCode, HasCode};
use release_core::error::BuildError;
use release_core::outcome::NotSent;
use release_run::{
    End, Entry, Event, Pause, Phase, Repeat, RunState, Settings, Settlement, StopAfter,
};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use super::answers::{good, retry_after, status, timed_out};
use super::scenario::{Scenario, lines};

fn started(count: u32) -> Scenario {
    Scenario::started(Settings::one_by_one(), count)
}

/// The same run, read back from its journal.
fn recovered(of: &Scenario) -> RunState {
    let count = of.run.counts().total();
    RunState::recover(Settings::one_by_one(), lines(count), of.journal.clone())
}

#[test]
fn one_line_at_a_time_and_none_written_down_ahead() {
    let mut run = started(3);
    for line in 0..3 {
        let announced = |entry: &&Entry| matches!(entry, Entry::AboutToSend { .. });
        let count = run.journal.iter().filter(announced).count();
        assert_eq!(
            (count, run.sent.len()),
            (line as usize + 1, line as usize + 1)
        );
        run.answer(line, good(line));
    }
    assert_eq!(*run.phase(), Phase::Ended(End::Complete));
    assert_eq!(run.run.counts().released, 3);
}

#[test]
fn the_run_stops_after_a_line_that_is_unknown_or_not_sent() {
    let not_built = BuildError::Malformed("too long".to_owned());
    let doubts = [
        (timed_out(1), "unknown.timed_out"),
        (status(1, 503), "unknown.server"),
        (status(1, 401), "not_sent.session"),
        (status(1, 425), "not_sent.too_early"),
        (retry_after(1, 429, "1"), "not_sent.throttled"),
        (
            Outcome::NotSent(NotSent::NotBuilt(not_built)),
            "build.malformed",
        ),
    ];
    for (doubt, became) in doubts {
        let mut run = started(4);
        run.answer(0, good(0));
        run.answer(1, doubt);
        let end = End::AfterDoubt { line: 1 };
        assert_eq!(end.code().as_str(), "run.after_doubt");
        assert_eq!(*run.phase(), Phase::Ended(end));
        run.wait(600_000);
        assert_eq!(run.sent, [0, 1], "{became}: its first answer counts");
        assert_eq!(run.became(1), became);
        assert_eq!(run.became(2), "not_sent.stopped");
        assert_eq!(run.became(3), "not_sent.stopped");

        let read = recovered(&run);
        assert_eq!(read.lines(), run.run.lines(), "{became}");
        assert_eq!(read.phase(), run.run.phase(), "{became}");
    }
}

#[test]
fn a_refused_line_does_not_stop_it() {
    let mut run = started(3);
    run.answer(0, status(0, 400));
    run.answer(1, status(1, 403));
    assert_eq!(*run.phase(), Phase::Paused(Pause::Forbidden));
    run.event(Event::GoOn);
    run.written();
    run.answer(2, good(2));
    assert_eq!(*run.phase(), Phase::Ended(End::Complete));
    assert_eq!(run.sent, [0, 1, 2]);
}

#[test]
fn after_the_last_line_there_is_nothing_to_stop() {
    let mut run = started(1);
    run.answer(0, timed_out(0));
    assert_eq!(*run.phase(), Phase::Ended(End::Complete));
    assert_eq!(run.run.counts().unknown, 1);
    assert_eq!(recovered(&run).phase(), run.phase());
}

#[test]
fn a_person_who_stops_it_first_is_why_it_ended() {
    let mut run = started(3);
    run.event(Event::Stop);
    run.answer(0, timed_out(0));
    assert_eq!(*run.phase(), Phase::Ended(End::Stopped));
    assert_eq!(recovered(&run).phase(), run.phase());
}

#[test]
fn a_tab_that_dies_leaves_one_line_unknown_and_the_rest_not_sent() {
    let mut run = started(4);
    run.answer(0, good(0));
    let mut next = Scenario::of(recovered(&run));
    assert_eq!(*next.phase(), Phase::Ended(End::AfterDoubt { line: 1 }));
    let became: Vec<_> = (0..4).map(|line| next.became(line)).collect();
    let stopped = "not_sent.stopped";
    assert_eq!(
        became,
        ["released", "unknown.interrupted", stopped, stopped]
    );

    next.event(Event::GoOn);
    next.wait(60_000);
    assert!(next.sent.is_empty());
    let settlement = Settlement::NotSent;
    let note = "looked".to_owned();
    next.event(Event::Settle {
        line: 1,
        settlement,
        note,
    });
    let journal = [run.journal, next.journal].concat();
    let last = RunState::recover(Settings::one_by_one(), lines(4), journal);
    assert_eq!(last.counts().settled_not_sent, 1);
    assert_eq!(*last.phase(), Phase::Ended(End::AfterDoubt { line: 1 }));
}

#[test]
fn a_tab_that_dies_between_two_lines_leaves_none_in_doubt() {
    let mut run = started(2);
    run.event(Event::Pause);
    run.answer(0, good(0));
    let mut next = Scenario::of(recovered(&run));
    assert_eq!(*next.phase(), Phase::Paused(Pause::Recovered));
    next.event(Event::GoOn);
    next.written();
    assert_eq!(next.sent, [1]);
}

#[test]
fn consent_to_a_repeat_counts_for_nothing_there() {
    let settings = Settings {
        repeat: Repeat::Once,
        ..Settings::one_by_one()
    };
    let mut run = Scenario::started(settings, 2);
    run.answer(0, timed_out(0));
    run.wait(60_000);
    assert_eq!(run.sent, [0]);
    assert_eq!(run.became(0), "unknown.timed_out");
}

#[test]
fn settings_kept_before_there_was_such_a_run_stay_readable() {
    let kept = r#"{"pool":2,"repeat":"once","seed":7}"#;
    let settings: Settings = serde_json::from_str(kept).unwrap();
    assert_eq!(settings.stop_after, StopAfter::Never);
    assert_eq!((settings.pool, settings.repeat), (2, Repeat::Once));
}
