//! The journal buffer: what is written together, and what a write that failed leaves.

use release_run::{Entry, Event, JournalBuffer, JournalError};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use super::scenario::BEGIN;

fn about(line: u32) -> Entry {
    Entry::AboutToSend {
        line,
        attempt: 1,
        at: BEGIN,
    }
}

const STOPPED: Entry = Entry::Stopped { at: BEGIN };

fn buffer(entries: &[Entry]) -> JournalBuffer {
    let mut buffer = JournalBuffer::default();
    for entry in entries {
        buffer.push(entry.clone());
    }
    buffer
}

#[test]
fn entries_that_wait_are_written_together_and_one_write_after_the_other() {
    let mut buffer = buffer(&[about(0), STOPPED]);
    assert_eq!(buffer.begin(), Some(&[about(0), STOPPED][..]));
    buffer.push(about(1));
    assert_eq!(buffer.begin(), None, "one is under way");
    let durable: Vec<Event> = buffer.written().collect();
    let told = Event::Journaled {
        line: 0,
        attempt: 1,
    };
    assert_eq!(durable, [told], "only what announces a request is told");
    assert_eq!(buffer.begin(), Some(&[about(1)][..]));
    drop(buffer.written());
    assert!(buffer.is_empty());
    assert_eq!(buffer.begin(), None, "nothing waits");
}

#[test]
fn it_is_empty_only_when_all_is_durable() {
    assert!(buffer(&[]).is_empty());
    let mut buffer = buffer(&[STOPPED]);
    assert!(!buffer.is_empty(), "an entry waits");
    buffer.begin();
    assert!(!buffer.is_empty(), "a write is under way");
    drop(buffer.written());
    assert!(buffer.is_empty());
}

#[test]
fn after_a_failed_write_nothing_is_announced_and_the_rest_is_tried_again() {
    let mut buffer = buffer(&[about(0), STOPPED]);
    buffer.begin();
    buffer.push(about(1));
    let event = buffer.failed(JournalError::Full);
    assert_eq!(event, Event::JournalFailed(JournalError::Full));
    assert_eq!(buffer.begin(), Some(&[STOPPED][..]));
}

#[test]
fn what_announced_nothing_is_not_tried_twice() {
    let mut buffer = buffer(&[STOPPED]);
    buffer.begin();
    buffer.failed(JournalError::Refused);
    assert!(buffer.is_empty());
}
