//! The status of a line, and what follows for sending it.

use proptest::prelude::*;
use release_core::decode::{FromJson, Json};
use release_core::model::{Order, OrderItem};
use release_run::{Doubt, Event, LineStatus, RunState, Settlement};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use super::answers::{good, timed_out};
use super::scenario::{Scenario, lines, plain};

#[test]
fn a_line_stands_as_a_person_found_it() {
    for (settlement, status) in [
        (Settlement::Done, LineStatus::SettledDone),
        (Settlement::NotSent, LineStatus::SettledNotSent),
    ] {
        let mut run = Scenario::started(plain(), 1);
        run.answer(0, timed_out(0));
        assert_eq!(run.run.line(0).unwrap().status(), LineStatus::Unknown);
        run.event(Event::Settle {
            line: 0,
            settlement,
            note: "seen".to_owned(),
        });
        assert_eq!(run.run.line(0).unwrap().status(), status);
        assert_eq!(run.run.counts().of_status(status), 1);
    }
}

#[test]
fn a_run_that_is_watched_shows_what_is_under_way_as_such() {
    let mut run = Scenario::started(plain(), 6);
    run.answer(0, good(0));
    let mut seen = RunState::watch(plain(), lines(6), run.journal.clone());
    assert_eq!(seen.counts().released, 1);
    assert_eq!(seen.counts().unknown, 0, "nothing is called unknown");
    assert!(seen.counts().under_way >= 4);
    let known = run.journal.len();
    run.answer(1, good(1));
    for entry in &run.journal[known..] {
        seen.observe(entry.clone());
    }
    assert_eq!(seen.line(1).unwrap().status(), LineStatus::Released);
    // The same journal, read back when nobody sends it any more.
    let recovered = RunState::recover(plain(), lines(6), run.journal);
    assert!(recovered.counts().unknown >= 4);
}

#[test]
fn only_what_surely_did_not_happen_may_be_sent_without_a_word() {
    for status in LineStatus::ALL {
        let is_sure = matches!(
            status,
            LineStatus::NotSent | LineStatus::SettledNotSent | LineStatus::Refused
        );
        assert_eq!(status.needs_consent().is_none(), is_sure, "{status:?}");
        // A line that a new run takes needs no consent; a refused line must be changed.
        assert!(!status.may_be_sent() || is_sure, "{status:?}");
        assert!(!(status.is_done() && status.is_open()), "{status:?}");
    }
}

#[test]
fn a_later_refusal_does_not_hide_that_a_line_was_released() {
    let newest_first = [
        LineStatus::Refused,
        LineStatus::NotSent,
        LineStatus::Released,
    ];
    assert_eq!(LineStatus::across(newest_first), Some(LineStatus::Released));
    assert_eq!(
        LineStatus::across([LineStatus::Refused]),
        Some(LineStatus::Refused)
    );
    assert_eq!(LineStatus::across([]), None);
}

proptest! {
    #[test]
    fn a_line_that_any_run_may_have_released_needs_a_word(
        runs in prop::collection::vec(prop::sample::select(LineStatus::ALL.to_vec()), 0..6)
    ) {
        let doubt = LineStatus::across(runs.iter().copied()).and_then(LineStatus::needs_consent);
        let needs = runs.iter().any(|status| status.needs_consent().is_some());
        prop_assert_eq!(doubt.is_some(), needs);
        if runs.contains(&LineStatus::Released) {
            prop_assert!(matches!(doubt, Some(Doubt::Done | Doubt::Unknown | Doubt::InRun)));
        }
    }
}

#[test]
fn a_line_is_open_done_or_neither() {
    let of = |is: fn(LineStatus) -> bool| -> Vec<&str> {
        let all = LineStatus::ALL.iter().copied();
        all.filter(|status| is(*status))
            .map(LineStatus::as_str)
            .collect()
    };
    let words = [
        "waiting",
        "under_way",
        "again",
        "not_sent",
        "released",
        "recorded",
        "refused",
        "unknown",
        "settled_done",
        "settled_not_sent",
    ];
    assert_eq!(of(|_| true), words);
    assert_eq!(of(LineStatus::is_open), ["waiting", "under_way", "again"]);
    assert_eq!(
        of(LineStatus::is_done),
        ["released", "recorded", "settled_done"]
    );
}

#[test]
fn a_line_is_in_doubt_by_its_own_status_by_its_orders_and_before_the_erp_has_it() {
    let cases = [
        ("400", "400", "true", vec![]),
        ("50", "400", "true", vec![Doubt::Cancelled]),
        ("400", "100", "true", vec![Doubt::Cancelled]),
        ("400", "400", "false", vec![Doubt::NotInErp]),
        ("400", "400", "null", vec![]),
        (
            "600",
            "600",
            "false",
            vec![Doubt::Cancelled, Doubt::NotInErp],
        ),
    ];
    for (line, order, is_send, doubts) in cases {
        let order = format!(r#"{{"pk":7,"number":"9","status":"{order}","is_send":{is_send}}}"#);
        let item = format!(r#"{{"pk":1,"order":7,"status":"{line}"}}"#);
        let order: Order = Order::from_json(&Json::parse(order.as_bytes()).unwrap()).unwrap();
        let item = OrderItem::from_json(&Json::parse(item.as_bytes()).unwrap()).unwrap();
        assert_eq!(Doubt::of_line(&order, &item), doubts, "{item:?} {order:?}");
    }
}
