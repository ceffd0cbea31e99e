//! Statuses: by code, by name, and unknown ones as they came.

use release_core::model::{KnownStatus, Status};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

#[test]
fn a_status_is_known_by_its_code_and_by_its_name() {
    for known in KnownStatus::ALL {
        for text in [known.code(), known.name()] {
            let status = Status::new(text);
            assert_eq!(status.known(), Some(*known));
            assert_eq!(status.as_str(), text);
            assert_eq!(status.to_string(), text);
        }
        assert_eq!(Status::from(*known).as_str(), known.code());
    }
    let british = Status::new("cancelled");
    assert_eq!(british.known(), Some(KnownStatus::Canceled));
}

#[test]
fn an_unknown_status_stays_as_it_came() {
    let own = Status::new("at_the_tailor");
    assert_eq!((own.known(), own.as_str()), (None, "at_the_tailor"));
    assert!(own.is_same(&Status::new("at_the_tailor")));
    assert!(!own.is_same(&Status::new("at_the_dyer")));
}

#[test]
fn code_and_name_of_a_status_are_the_same() {
    let approved = Status::new("400");
    assert!(approved.is_same(&Status::new("approved")));
    assert!(!approved.is_same(&Status::new("450")));
    assert!(!approved.is_same(&Status::new("at_the_tailor")));
}

#[test]
fn a_cancellation_may_be_asked_for_or_done() {
    for (status, is_requested, is_cancelled) in [
        ("cancellation_waiting", true, true),
        ("50", true, true),
        ("100", false, true),
        ("refunded", false, true),
        ("approved", false, false),
        ("at_the_tailor", false, false),
    ] {
        let status = Status::new(status);
        assert_eq!(status.is_cancellation_requested(), is_requested, "{status}");
        assert_eq!(status.is_cancelled(), is_cancelled, "{status}");
    }
}
