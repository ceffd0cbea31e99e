//! How many lines are under way, and how a refusal is read, by how often a request may arrive.

use release_core::Outcome;
use release_core::delivery::Delivery;
use release_core::outcome::Unknown;
use release_run::{Entry, Event, LineStatus, Repeat, RunState, Settings};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use super::answers::{body, good, status, timed_out};
use super::scenario::{BEGIN, Scenario, lines, plain};

const NOT_ONCE: [Delivery; 2] = [Delivery::AtMost(2), Delivery::Unseen];

fn started(settings: Settings, count: u32, delivery: Delivery) -> Scenario {
    let mut run = Scenario::ready(settings, count);
    run.event(Event::Delivery(delivery));
    run.event(Event::Start);
    run.written();
    run
}

#[test]
fn before_anything_is_known_one_line_is_under_way() {
    let mut run = RunState::new(plain(), lines(9));
    assert_eq!(run.delivery(), Delivery::Unseen);
    let _asked = run.step(Event::Start, BEGIN);
    for line in 0..9 {
        let _sent = run.step(Event::Journaled { line, attempt: 1 }, BEGIN);
    }
    assert_eq!(run.counts().under_way, 1);
}

#[test]
fn lines_share_the_pool_only_while_each_arrives_once() {
    for delivery in NOT_ONCE {
        let mut run = started(plain(), 9, delivery);
        assert_eq!(run.sent, [0]);
        run.answer(0, good(0));
        assert_eq!(run.sent, [0, 1]);

        run.event(Event::Delivery(Delivery::Once));
        run.written();
        assert_eq!(run.sent, [0, 1, 2, 3, 4]);
        let known = [Delivery::Once, delivery, Delivery::Once];
        assert_eq!(run.run.deliveries(), known.map(|it| (BEGIN, it)));

        // From now on one at a time again, when those under way have ended.
        run.event(Event::Delivery(delivery));
        for line in 1..4 {
            run.answer(line, good(line));
            assert_eq!(run.sent.len(), 5);
        }
        run.answer(4, good(4));
        assert_eq!(run.sent.len(), 6);
    }
}

#[test]
fn more_at_once_are_sent_by_consent() {
    let settings = Settings {
        pool_unless_once: 3,
        ..plain()
    };
    assert_eq!(started(settings, 9, Delivery::Unseen).sent, [0, 1, 2]);
}

#[test]
fn a_refusal_for_uniqueness_may_be_the_answer_to_the_browsers_own_repeat() {
    let answers = [
        status(0, 406),
        status(0, 409),
        body(
            0,
            400,
            r#"{"non_field_errors":["The fields object_id, code must make a unique set."]}"#,
        ),
        body(0, 400, "<h1>Bad Request</h1>"),
    ];
    for answer in answers {
        for delivery in NOT_ONCE {
            let mut run = started(plain(), 1, delivery);
            run.answer(0, answer.clone());
            assert_eq!(run.became(0), "unknown.refused_or_repeated");
            let line = run.run.line(0).unwrap();
            assert_eq!(line.status(), LineStatus::Unknown);
            assert_eq!(
                line.outcome().unwrap().refusal().unwrap().status,
                answer.refusal().unwrap().status
            );
        }
        let mut once = started(plain(), 1, Delivery::Once);
        once.answer(0, answer);
        assert!(once.became(0).starts_with("refused."));
    }
}

#[test]
fn a_refusal_of_the_request_itself_stays_a_refusal() {
    let answers = [
        status(0, 404),
        status(0, 413),
        body(
            0,
            400,
            r#"{"code":["Ensure this field has no more than 128 characters."]}"#,
        ),
        body(0, 400, r#"{"update_stock":["Must be a valid boolean."]}"#),
    ];
    for answer in answers {
        let mut run = started(plain(), 1, Delivery::Unseen);
        run.answer(0, answer);
        assert!(run.became(0).starts_with("refused."));
    }
}

#[test]
fn the_connection_counts_as_it_was_when_the_request_left() {
    let mut run = started(plain(), 1, Delivery::AtMost(2));
    run.event(Event::Delivery(Delivery::Once));
    run.answer(0, status(0, 406));
    assert_eq!(run.became(0), "unknown.refused_or_repeated");

    let mut run = started(plain(), 1, Delivery::Once);
    run.event(Event::Delivery(Delivery::AtMost(2)));
    run.answer(0, status(0, 406));
    assert_eq!(run.became(0), "unknown.refused_or_repeated");
}

#[test]
fn such_a_line_is_not_sent_again_even_by_consent() {
    let once = Settings {
        repeat: Repeat::Once,
        ..plain()
    };
    let mut run = started(once.clone(), 1, Delivery::Unseen);
    run.answer(0, status(0, 406));
    run.wait(600_000);
    assert_eq!(run.sent, [0]);

    // As the answer to a repeat by consent it is evidence, as with any connection.
    let mut run = started(once, 1, Delivery::Unseen);
    run.answer(0, timed_out(0));
    run.wait(1_000);
    run.answer(0, status(0, 406));
    let Some(Outcome::Unknown(Unknown::RefusedOnRepeat { refusal, .. })) =
        run.run.line(0).unwrap().outcome()
    else {
        panic!("the evidence is missing");
    };
    assert_eq!(refusal.status, 406);
}

#[test]
fn lines_that_have_a_code_already_do_not_pause_the_run() {
    let mut run = started(plain(), 30, Delivery::Unseen);
    for line in 0..30 {
        run.answer(line, status(line, 406));
    }
    assert_eq!(run.run.counts().unknown, 30);
    assert!(run.phase().is_ended());
}

#[test]
fn the_journal_tells_how_often_a_request_could_arrive_and_since_when() {
    let mut run = started(plain(), 2, Delivery::AtMost(2));
    run.event(Event::Delivery(Delivery::AtMost(2)));
    run.wait(1_000);
    run.event(Event::Delivery(Delivery::Unseen));
    let told = |entry: &&Entry| matches!(entry, Entry::Delivery { .. });
    // The first is that of every scenario.
    assert_eq!(run.journal.iter().filter(told).count(), 3);

    let read = RunState::recover(plain(), lines(2), run.journal);
    assert_eq!(read.deliveries(), run.run.deliveries());
    assert_eq!(read.delivery(), Delivery::Unseen);
}
