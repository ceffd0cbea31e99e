//! Waiting: `Retry-After`, backoff, attempts, the throttle, the budget of repeats, the rate.

use release_run::{
    BACKOFF_BASE, Event, FREE_REPEATS, LineState, MAX_SENDS, MAX_THROTTLED, Phase, RECONNECT,
    Repeat, Settings,
};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use super::answers::{cut, good, retry_after, status, timed_out};
use super::scenario::{BEGIN, Scenario, answered, plain};

#[test]
fn a_429_holds_the_whole_pool_for_as_long_as_the_server_says() {
    let dates = [("60", 60_000), ("Thu, 01 Jan 2026 00:01:00 GMT", 60_000)];
    for (text, millis) in dates {
        let mut run = Scenario::started(plain(), 9);
        run.answer(0, retry_after(0, 429, text));
        for line in 1..4 {
            run.answer(line, good(line));
        }
        assert_eq!(run.sent.len(), 4, "{text}: held");
        assert_eq!(run.run.held_until(run.now), Some(BEGIN + millis));
        run.wait(millis - 1);
        assert_eq!(run.sent.len(), 4, "{text}: still held");
        run.wait(1);
        assert_eq!(run.sent, [0, 1, 2, 3, 0, 4, 5], "{text}");
        assert_eq!(
            run.run.held_until(run.now),
            None,
            "{text}: the time is over"
        );
    }
}

#[test]
fn without_a_wish_the_wait_is_drawn_below_a_second() {
    let mut waits = Vec::new();
    for seed in 0..20 {
        let mut run = Scenario::started(Settings { seed, ..plain() }, 1);
        run.answer(0, status(0, 429));
        let LineState::Again { at } = *run.run.line(0).unwrap().state() else {
            panic!("not to be sent again");
        };
        assert!(at - run.now <= BACKOFF_BASE);
        waits.push(at - run.now);
    }
    waits.sort_unstable();
    waits.dedup();
    assert!(waits.len() > 10, "drawn, and by the seed: {waits:?}");
}

#[test]
fn a_wish_that_makes_no_sense_or_has_passed_is_a_backoff() {
    for text in ["soon", "-1", "Thu, 01 Jan 1970 00:00:00 GMT", ""] {
        let mut run = Scenario::started(plain(), 1);
        run.answer(0, retry_after(0, 429, text));
        run.wait(BACKOFF_BASE);
        assert_eq!(run.sent, [0, 0], "{text}");
    }
}

#[test]
fn a_wish_beyond_all_time_is_waited_for_without_harm() {
    let mut run = Scenario::started(plain(), 1);
    run.answer(0, retry_after(0, 429, "18446744073709551615"));
    run.wait(1_000_000_000);
    assert_eq!(run.sent, [0]);
    assert_eq!(*run.phase(), Phase::Running);
}

#[test]
fn a_line_is_sent_three_times_at_the_most() {
    let mut run = Scenario::started(plain(), 1);
    for _ in 0..2 {
        run.answer(0, status(0, 425));
        run.wait(30_000);
    }
    run.answer(0, status(0, 425));
    run.wait(600_000);
    assert_eq!(run.sent, [0, 0, 0]);
    assert_eq!(run.became(0), "not_sent.too_early");
}

#[test]
fn a_429_is_about_the_pace_and_has_a_bound_of_its_own() {
    let mut run = Scenario::started(plain(), 1);
    for _ in 1..MAX_THROTTLED {
        run.answer(0, status(0, 429));
        run.wait(30_000);
    }
    for _ in 1..MAX_SENDS {
        run.answer(0, status(0, 425));
        run.wait(30_000);
    }
    assert_eq!(run.became(0), "", "it may still go");
    run.answer(0, status(0, 429));
    assert_eq!(run.became(0), "not_sent.throttled");
    let sends = usize::from(MAX_THROTTLED + MAX_SENDS - 1);
    assert_eq!(run.sent.len(), sends);
}

#[test]
fn after_a_429_half_as_many_are_under_way_at_once_and_then_more_again() {
    let settings = Settings { pool: 8, ..plain() };
    let mut run = Scenario::started(settings, 90);
    run.answer(0, retry_after(0, 429, "1"));
    run.wait(1_000);
    for (line, under_way) in [6, 5, 4, 5, 5, 5, 5].into_iter().enumerate() {
        run.now += 2_000;
        let line = u32::try_from(line).unwrap() + 1;
        run.answer(line, good(line));
        assert_eq!(run.run.counts().under_way, under_way, "after line {line}");
    }
    assert_eq!(run.sent[8..], [0, 8, 9, 10, 11]);
    for line in [0, 8] {
        run.now += 2_000;
        run.answer(line, good(line));
    }
    assert_eq!(run.run.counts().under_way, 6);
}

#[test]
fn no_more_begin_in_a_second_than_were_let_through_before_a_429() {
    let settings = Settings {
        pool: 16,
        ..plain()
    };
    let mut run = Scenario::started(settings, 90);
    for line in 0..6 {
        run.answer(line, good(line));
    }
    for line in 6..22 {
        run.answer(line, retry_after(line, 429, "1"));
    }
    let began = run.sent.len();
    run.wait(1_020);
    let sent = run.sent[began..].to_vec();
    assert_eq!(sent.len(), 6, "six were let through");
    for line in sent {
        run.answer(line, good(line));
    }
    assert_eq!(run.sent.len() - began, 6);
    run.wait(1_020);
    assert!(run.sent.len() - began > 6);
}

#[test]
fn a_503_leaves_its_line_unknown_and_its_wish_holds_the_pool() {
    let mut run = Scenario::started(plain(), 9);
    run.answer(0, retry_after(0, 503, "120"));
    run.answer(1, good(1));
    assert_eq!(run.became(0), "unknown.server");
    run.wait(119_999);
    assert_eq!(run.sent.len(), 4);
    run.wait(1);
    assert_eq!(run.sent, [0, 1, 2, 3, 4, 5]);

    run.answer(2, status(2, 503));
    assert_eq!(run.sent.len(), 7, "without a wish nothing is held");
}

#[test]
fn after_a_lost_connection_no_line_begins_for_half_a_second() {
    let mut run = Scenario::started(plain(), 20);
    run.answer(0, cut(0));
    run.wait(100);
    run.answer(1, cut(1));
    run.answer(2, cut(2));
    run.answer(3, good(3));
    assert_eq!(run.run.held_until(run.now), None, "no server asked for it");
    run.wait(RECONNECT - 1);
    assert_eq!(run.sent.len(), 4, "half a second after the last one");
    run.wait(1);
    assert_eq!(run.sent.len(), 8);

    run.answer(4, timed_out(4));
    assert_eq!(run.sent.len(), 9, "a slow answer is no lost connection");
}

#[test]
fn what_is_written_down_or_just_being_so_when_a_hold_begins_does_not_leave() {
    let mut run = Scenario::started(plain(), 9);
    run.event(answered(0, good(0)));
    assert_eq!(run.sent, [0, 1, 2, 3, 4]);
    assert_eq!(run.unwritten().len(), 1, "5 is written down, 6 not yet");
    run.event(answered(1, retry_after(1, 429, "60")));
    run.written();
    assert_eq!(run.sent.len(), 5, "5 and 6 were about to go");
    run.wait(60_000);
    run.answer(2, good(2));
    run.answer(3, good(3));
    run.answer(4, good(4));
    assert_eq!(run.sent[5..], [1, 5, 6]);
}

#[test]
fn repeats_of_unknown_lines_are_a_tenth_of_all_requests_in_a_minute() {
    let settings = Settings {
        pool: 16,
        repeat: Repeat::Once,
        ..plain()
    };
    let mut run = Scenario::started(settings, 400);
    let mut line = 0;
    while run.run.counts().waiting > 0 || run.run.counts().under_way > 0 {
        let outcome = if line % 4 == 0 {
            timed_out(line)
        } else {
            good(line)
        };
        run.answer(line, outcome);
        line += 1;
    }
    assert_eq!((run.sent.len(), run.run.counts().again), (400, 100));

    // As fast as they are answered, but within the budget.
    run.wait(10_000);
    while run.run.counts().under_way > 0 {
        let line = *run.sent.last().unwrap();
        let open: Vec<u32> = run.sent[400..].to_vec();
        for line in open.into_iter().chain([line]) {
            if run.became(line).is_empty() {
                run.answer(line, good(line));
            }
        }
    }
    assert_eq!(run.sent.len() - 400, 44, "44 of 444");
    // The first requests drop out of the minute and with them most of the budget.
    let again = run.wake().unwrap_or(60_000);
    run.wait(again);
    assert!(run.sent.len() <= 444 + FREE_REPEATS as usize);
}

#[test]
fn no_more_requests_begin_in_a_second_than_wanted() {
    let settings = Settings {
        per_second: Some(3),
        pool: 16,
        ..plain()
    };
    let mut run = Scenario::started(settings, 10);
    assert_eq!(run.sent.len(), 3);
    for line in 0..3 {
        run.answer(line, good(line));
    }
    run.wait(999);
    assert_eq!(run.sent.len(), 3);
    run.wait(1);
    assert_eq!(run.sent.len(), 6);
}

#[test]
fn requests_whose_entries_are_late_leave_no_faster() {
    let settings = Settings {
        per_second: Some(1),
        ..plain()
    };
    let mut run = Scenario::ready(settings, 2);
    run.event(Event::Start);
    let late = run.unwritten();
    run.now += 1_000;
    run.event(Event::Woke);
    for event in late {
        run.event(event);
    }
    run.written();
    assert_eq!(run.sent, [0]);
    run.wait(1_000);
    assert_eq!(run.sent, [0, 1]);
}
