//! The breaker: answers that pause a run because the service fails, and answers that do not.

use release_core::Outcome;
use release_run::{BREAKER, Event, Pause, Phase, RunState, Settings};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use super::answers::{body, good, html, redirected, retry_after, status, timed_out};
use super::scenario::{Scenario, lines, plain};

type Answer = fn(u32) -> Outcome;

/// Answers the lines of a run of 400 one after the other with these answers,
/// over and over, until it pauses or `most` is reached. Returns the pause, and
/// the number of answers.
fn until_it_pauses(run: &mut Scenario, answers: &[Answer], most: u32) -> (Option<Pause>, u32) {
    let first = run.run.counts().ended();
    for count in 0..most {
        if let Phase::Paused(pause) = run.phase() {
            return (Some(*pause), count);
        }
        let line = first + count;
        run.now += 100;
        run.answer(line, answers[count as usize % answers.len()](line));
    }
    (None, most)
}

fn started() -> Scenario {
    Scenario::started(plain(), 400)
}

#[test]
fn five_in_a_row_that_tell_of_the_service_pause_it_and_say_why() {
    let named_otherwise = |line| body(line, 201, r#"{"object_id":999999,"code":"E-0"}"#);
    let cases: [(&str, &[Answer], Pause); 13] = [
        ("no answer", &[timed_out], Pause::Unreachable),
        ("led elsewhere", &[redirected], Pause::Failing),
        ("500", &[|line| status(line, 500)], Pause::Failing),
        ("502", &[|line| html(line, 502)], Pause::Failing),
        ("503", &[|line| status(line, 503)], Pause::Failing),
        ("redirect", &[|line| status(line, 302)], Pause::Failing),
        ("408", &[|line| status(line, 408)], Pause::Failing),
        ("a web page", &[|line| html(line, 200)], Pause::Failing),
        ("another line", &[named_otherwise], Pause::Failing),
        (
            "no such address",
            &[|line| html(line, 404)],
            Pause::NotFound,
        ),
        ("no such line", &[|line| status(line, 404)], Pause::NotFound),
        ("405", &[|line| status(line, 405)], Pause::NotFound),
        (
            "mixed",
            &[timed_out, |line| html(line, 404)],
            Pause::Failing,
        ),
    ];
    for (name, answers, pause) in cases {
        let mut run = started();
        let paused = until_it_pauses(&mut run, answers, 300);
        assert_eq!(paused, (Some(pause), BREAKER), "{name}");
    }
}

#[test]
fn an_answer_about_a_line_ends_the_row() {
    let about_the_line: [Answer; 3] = [good, |line| status(line, 400), |line| status(line, 406)];
    for answer in about_the_line {
        let mut run = started();
        until_it_pauses(&mut run, &[timed_out], 4);
        until_it_pauses(&mut run, &[answer], 4);
        let paused = until_it_pauses(&mut run, &[timed_out], 4);
        assert_eq!(paused, (None, 4));
    }
}

#[test]
fn a_429_and_a_425_neither_count_nor_end_the_row() {
    for code in [429, 425] {
        let mut run = started();
        for line in 0..4 {
            run.answer(line, timed_out(line));
        }
        for line in 4..8 {
            run.answer(line, retry_after(line, code, "1"));
        }
        assert_eq!(*run.phase(), Phase::Running, "{code} does not count");
        run.wait(40_000);
        let line = *run.sent.last().unwrap();
        run.answer(line, timed_out(line));
        assert_eq!(*run.phase(), Phase::Paused(Pause::Unreachable), "{code}");
    }
}

#[test]
fn after_a_person_goes_on_it_counts_anew() {
    let mut run = started();
    until_it_pauses(&mut run, &[timed_out], 300);
    for line in BREAKER..BREAKER + 3 {
        run.answer(line, good(line));
    }
    run.event(Event::GoOn);
    run.written();
    let paused = until_it_pauses(&mut run, &[|line| html(line, 502)], 300);
    assert_eq!(paused, (Some(Pause::Failing), BREAKER));
}

#[test]
fn a_service_that_fails_every_other_time_is_paused_after_twenty() {
    let mut run = started();
    let every_other: &[Answer] = &[good, |line| html(line, 502)];
    assert_eq!(
        until_it_pauses(&mut run, every_other, 300),
        (Some(Pause::Failing), 20)
    );

    // Three of eight are less than half.
    let mut run = started();
    let bad: Answer = |line| html(line, 502);
    let answers = [good, bad, good, bad, good, bad, good, good];
    assert_eq!(until_it_pauses(&mut run, &answers, 300), (None, 300));
}

/// An answer counts in the second in which it came, not in that of an earlier one.
#[test]
fn the_last_minute_is_that_of_each_answer() {
    let mut run = started();
    let every_other: &[Answer] = &[good, |line| html(line, 502)];
    assert_eq!(until_it_pauses(&mut run, &[good], 1), (None, 1));
    run.now += 50_000;
    assert_eq!(until_it_pauses(&mut run, every_other, 18), (None, 18));
    run.now += 15_000;
    let paused = until_it_pauses(&mut run, every_other, 300);
    assert_eq!(paused, (Some(Pause::Failing), 2));
}

#[test]
fn only_the_last_minute_counts_for_the_rate() {
    let mut run = started();
    let every_other: &[Answer] = &[good, |line| html(line, 502)];
    for _ in 0..6 {
        assert_eq!(until_it_pauses(&mut run, every_other, 18), (None, 18));
        run.now += 60_000;
    }
}

#[test]
fn many_lines_that_are_gone_are_a_bad_file_and_no_failing_service() {
    let mut run = started();
    let gone: Answer = |line| status(line, 404);
    let answers = [gone, gone, gone, gone, good];
    assert_eq!(until_it_pauses(&mut run, &answers, 300), (None, 300));

    // Without data, the address does not exist.
    let mut run = started();
    let nowhere: Answer = |line| html(line, 404);
    let answers = [nowhere, nowhere, nowhere, good];
    assert_eq!(
        until_it_pauses(&mut run, &answers, 300),
        (Some(Pause::Failing), 20)
    );
}

#[test]
fn a_run_read_back_counts_anew_as_a_person_lets_it_go_on() {
    let mut run = started();
    until_it_pauses(&mut run, &[timed_out], 4);
    let read = RunState::recover(plain(), lines(400), run.journal);
    let mut next = Scenario::of(read);
    next.event(Event::GoOn);
    next.written();
    let paused = until_it_pauses(&mut next, &[timed_out], 4);
    assert_eq!(paused, (None, 4));
}

#[test]
fn a_wrong_path_refuses_five_lines_of_an_order_and_no_more() {
    let mut run = Scenario::started(Settings::one_by_one(), 9);
    let paused = until_it_pauses(&mut run, &[|line| html(line, 404)], 9);
    assert_eq!(paused, (Some(Pause::NotFound), BREAKER));
}

#[test]
fn signing_in_does_not_go_past_a_service_that_has_failed_meanwhile() {
    let settings = Settings { pool: 2, ..plain() };
    let mut run = Scenario::started(settings, 9);
    for line in 0..4 {
        run.answer(line, status(line, 500));
    }
    run.answer(5, status(5, 401));
    assert_eq!(*run.phase(), Phase::Paused(Pause::SignIn));
    run.answer(4, status(4, 500));
    run.event(Event::SignedIn);
    run.written();
    assert_eq!(*run.phase(), Phase::Paused(Pause::Failing));
    assert_eq!(run.sent.len(), 6);
    run.event(Event::GoOn);
    run.written();
    assert_eq!(*run.phase(), Phase::Running);
    assert_eq!(run.sent.len(), 8);
}

#[test]
fn after_a_person_goes_on_five_more_pause_it_and_not_one() {
    let one = Settings { pool: 1, ..plain() };
    let mut run = Scenario::started(one, 400);
    until_it_pauses(&mut run, &[timed_out], 300);
    run.event(Event::GoOn);
    run.written();
    let paused = until_it_pauses(&mut run, &[timed_out], 300);
    assert_eq!(paused, (Some(Pause::Unreachable), BREAKER));
}
