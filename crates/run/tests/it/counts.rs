//! The counts of lines by status: no line is counted twice, and none is left out.

use release_run::{Counts, LineStatus};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

/// One bit for each status, so that a sum tells which are in it.
const COUNTS: Counts = Counts {
    waiting: 1,
    under_way: 2,
    again: 4,
    not_sent: 8,
    released: 16,
    recorded: 32,
    refused: 64,
    unknown: 128,
    settled_done: 256,
    settled_not_sent: 512,
};

#[test]
fn every_line_is_open_or_has_ended() {
    assert_eq!(COUNTS.open(), 1 + 2 + 4);
    assert_eq!(COUNTS.ended(), 8 + 16 + 32 + 64 + 128 + 256 + 512);
    assert_eq!(COUNTS.total(), 1023);
}

#[test]
fn done_is_by_an_answer_or_by_a_person() {
    assert_eq!(COUNTS.done(), 16 + 32 + 256);
}

#[test]
fn each_status_has_its_own_count() {
    for (status, count) in [
        (LineStatus::Waiting, 1),
        (LineStatus::UnderWay, 2),
        (LineStatus::Again, 4),
        (LineStatus::NotSent, 8),
        (LineStatus::Released, 16),
        (LineStatus::Recorded, 32),
        (LineStatus::Refused, 64),
        (LineStatus::Unknown, 128),
        (LineStatus::SettledDone, 256),
        (LineStatus::SettledNotSent, 512),
    ] {
        assert_eq!(COUNTS.of_status(status), count, "{status:?}");
    }
}
