//! Runs: what all of them say of a line, their rest, their counters, and the
//! sentences about them.

use crate::support::{
    STOPPED, body, body_with_products, counted, ended, head, item, lost, recovered, refusal,
    released, settled,
};
use std::collections::BTreeSet;

use release_core::error::Refusal;
use release_core::{Outcome, UnixMillis};
use release_run::{CounterTime, Entry, LineStatus, Settlement, StockVerdict};
use release_web_logic::run::{
    Before, LineHistory, Need, RunRead, body_of_rest, count_rest, likely_released, needs,
    products_of, proof_of, rest_of, unread_after,
};
use release_web_logic::saved::SavedBody;

pub(crate) fn refused(status: u16) -> Outcome {
    Outcome::Refused(Refusal { ..refusal(status) })
}

/// A run of this number as it is read from its journal.
pub(crate) fn lines_of(
    history: &LineHistory,
    number: u64,
    body: &SavedBody,
    entries: &[&[Entry]],
) -> LineHistory {
    let items: Vec<_> = body.lines.iter().map(|line| line.item).collect();
    let run = RunRead {
        number,
        head: &head(None),
        body,
        state: &recovered(body, entries),
        is_here: false,
    };
    history.with_run(&run, &items)
}

#[test]
fn the_newest_run_is_told_first() {
    let history = LineHistory::default();
    let history = lines_of(
        &history,
        2,
        &body(&[7]),
        &[&ended(0, refused(400), Some(400))],
    );
    let history = lines_of(&history, 9, &body(&[7, 8]), &[&STOPPED]);
    let history = lines_of(
        &history,
        4,
        &body(&[8]),
        &[&ended(0, released(8), Some(201))],
    );
    let runs: Vec<_> = history.of(item(7)).map(|it| it.run).collect();
    assert_eq!(runs, [9, 2]);
    assert_eq!(history.status(item(7)), Some(LineStatus::NotSent));
    assert_eq!(history.status(item(8)), Some(LineStatus::Released));
    assert_eq!(history.status(item(5)), None);
}

#[test]
fn what_a_run_says_now_takes_the_place_of_what_was_read() {
    let body = body(&[7]);
    let history = lines_of(&LineHistory::unread(), 3, &body, &[&lost(0)]);
    assert_eq!(history.status(item(7)), Some(LineStatus::Unknown));
    let entries = [&lost(0)[..], &settled(0, Settlement::Done, "Seen.")];
    let history = lines_of(&history, 3, &body, &entries);
    assert_eq!(history.of(item(7)).count(), 1);
    assert_eq!(history.status(item(7)), Some(LineStatus::SettledDone));
    assert!(history.is_unread, "the others are not known all the same");
}

#[test]
fn a_line_carries_the_counters_of_its_product() {
    let body = body_with_products(&[7, 8]);
    let entries = [
        &counted(0, CounterTime::Before, Some("5"), 900)[..],
        &counted(1, CounterTime::Before, Some("50"), 900),
        &lost(0),
        &counted(0, CounterTime::After, Some("4"), 2_000),
        &counted(0, CounterTime::After, Some("3"), 3_000),
    ];
    let history = lines_of(&LineHistory::default(), 1, &body, &entries);
    let line = history.of(item(7)).next().unwrap();
    assert_eq!(line.reserved_before.as_deref(), Some("5"));
    assert_eq!(line.reserved_after.as_deref(), Some("4"), "the first after");
    let now = line.reserved_now.as_ref();
    let now = now.map(|it| (&*it.reserved, it.at.get()));
    assert_eq!(now, Some(("3", 3_000)), "the last, and when");
    assert_eq!(line.verdict, Some(StockVerdict::UnknownReleased));
    assert!(line.is_likely_released());
    let other = history.of(item(8)).next().unwrap();
    assert_eq!(other.reserved_before.as_deref(), Some("50"));
    assert_eq!(other.reserved_after, None);
    assert!(!other.is_likely_released());
}

#[test]
fn where_a_line_stands_in_all_runs_is_what_needs_consent() {
    let mut before = Before::default();
    let newer = body(&[7, 8]);
    let (refused, done) = (
        ended(0, refused(400), Some(400)),
        ended(0, released(7), Some(201)),
    );
    before.take(&recovered(&newer, &[&refused, &STOPPED]));
    before.take(&recovered(&body(&[7]), &[&done]));
    before.take(&recovered(&body(&[8]), &[&STOPPED]));
    let statuses = before.into_statuses();
    assert_eq!(statuses[&item(7)], LineStatus::Released, "by the older run");
    assert_eq!(statuses[&item(8)], LineStatus::NotSent);
    assert_eq!(statuses.len(), 2);
}

/// Released, refused, unknown, settled as not sent, refused for a right, and
/// not sent.
pub(crate) fn mixed() -> (SavedBody, [Vec<Entry>; 6]) {
    let entries = [
        ended(0, released(1), Some(201)).to_vec(),
        ended(1, refused(400), Some(400)).to_vec(),
        lost(2).to_vec(),
        [
            lost(3).to_vec(),
            settled(3, Settlement::NotSent, "Not there.").to_vec(),
        ]
        .concat(),
        ended(4, refused(403), Some(403)).to_vec(),
        STOPPED.to_vec(),
    ];
    (body_with_products(&[1, 2, 3, 4, 5, 6]), entries)
}

pub(crate) fn state_of((body, entries): &(SavedBody, [Vec<Entry>; 6])) -> release_run::RunState {
    let entries: Vec<&[Entry]> = entries.iter().map(Vec::as_slice).collect();
    recovered(body, &entries)
}

#[test]
fn the_rest_is_what_may_be_sent_as_it_is() {
    let run = mixed();
    let state = state_of(&run);
    let rest = rest_of(&state, &run.0, |_| None);
    let items: Vec<_> = rest.iter().map(|line| line.item.get()).collect();
    assert_eq!(items, [4, 5, 6]);
    assert_eq!(count_rest(&state), 3);
}

#[test]
fn what_another_run_has_sent_since_is_no_rest() {
    let run = mixed();
    let before = |line: u64| match line {
        4 => Some(LineStatus::Released),
        5 => Some(LineStatus::Waiting),
        _ => Some(LineStatus::Refused),
    };
    let rest = rest_of(
        &state_of(&run),
        &run.0,
        |line: release_core::OrderItemId| before(line.get()),
    );
    let items: Vec<_> = rest.iter().map(|line| line.item.get()).collect();
    assert_eq!(items, [6]);
}

#[test]
fn a_run_of_the_rest_knows_what_became_of_all_others() {
    let run = mixed();
    let state = state_of(&run);
    let rest = rest_of(&state, &run.0, |_| None);
    let told = |_: &Outcome| "told".to_owned();
    let body = body_of_rest(&told, &state, run.0, rest.clone());
    assert_eq!(body.lines, rest);
    let earlier: Vec<_> = body
        .earlier
        .iter()
        .map(|(line, row)| (*line, &*row.outcome))
        .collect();
    assert_eq!(earlier, [(1, "released"), (2, "refused"), (3, "unknown")]);
    assert_eq!(body.products.len(), 6, "lines find their products by place");
}

#[test]
fn the_rest_of_a_rest_keeps_what_the_first_run_knew() {
    let run = mixed();
    let state = state_of(&run);
    let told = |_: &Outcome| String::new();
    let first = body_of_rest(
        &told,
        &state,
        run.0.clone(),
        rest_of(&state, &run.0, |_| None),
    );
    let again = recovered(&first, &[&ended(0, released(4), Some(201)), &STOPPED]);
    let second = body_of_rest(
        &told,
        &again,
        first.clone(),
        rest_of(&again, &first, |_| None),
    );
    let outcomes: Vec<_> = second.earlier.values().map(|row| &*row.outcome).collect();
    assert_eq!(outcomes, ["released", "refused", "unknown", "released"]);
}

#[test]
fn each_counter_is_read_once_for_all_its_lines() {
    let mut body = body_with_products(&[1, 2, 3]);
    body.lines[2].product = Some(0);
    let state = recovered(&body, &[]);
    assert_eq!(products_of(&state, &body, |_| true), [0, 1]);
    assert!(products_of(&state, &body, LineStatus::is_done).is_empty());
    body.lines[0].product = Some(9);
    assert_eq!(
        products_of(&state, &body, |_| true),
        [1, 0],
        "9 is no product"
    );
}

#[test]
fn a_counter_is_read_after_its_lines_were_sent_and_once() {
    let (body, mut entries) = mixed();
    assert_eq!(
        unread_after(&state_of(&(body.clone(), entries.clone())), &body),
        [0, 1, 2, 3, 4]
    );
    entries[0].extend(counted(0, CounterTime::After, Some("4"), 9_000));
    entries[0].extend(counted(1, CounterTime::Before, Some("4"), 9_000));
    assert_eq!(
        unread_after(&state_of(&(body.clone(), entries)), &body),
        [1, 2, 3, 4]
    );
}

#[test]
fn a_counter_that_fell_speaks_for_its_unknown_lines_alone() {
    let body = body_with_products(&[7, 8, 9]);
    let state = recovered(
        &body,
        &[
            &counted(0, CounterTime::Before, Some("5"), 900),
            &counted(1, CounterTime::Before, Some("5"), 900),
            &counted(2, CounterTime::Before, Some("5"), 900),
            &lost(0),
            &lost(1),
            &ended(2, released(9), Some(201)),
            &counted(0, CounterTime::After, Some("4"), 2_000),
            &counted(1, CounterTime::After, Some("5"), 2_000),
            &counted(2, CounterTime::After, Some("4"), 2_000),
        ],
    );
    assert_eq!(likely_released(&state, &body), [0]);
    let verdict = |line| proof_of(&state, &body, line).map(|proof| proof.verdict);
    assert_eq!(verdict(0), Some(StockVerdict::UnknownReleased));
    assert_eq!(verdict(2), Some(StockVerdict::Agrees));
    assert_eq!(verdict(3), None, "there is no such line");
}

#[test]
fn a_run_needs_a_person_while_it_waits_and_while_lines_are_unknown() {
    let run = |waiting, unknown, ended: Option<u64>| {
        let mut run = head(None);
        run.counts.waiting = waiting;
        run.counts.unknown = unknown;
        run.ended = ended.map(UnixMillis::new);
        run
    };
    let runs = [
        (5, run(0, 2, Some(9))),
        (4, run(3, 1, None)),
        (3, run(0, 0, Some(9))),
        (2, run(7, 0, None)),
    ];
    let found: Vec<_> = needs(&runs, &BTreeSet::from([2]))
        .into_iter()
        .map(|(need, (number, _))| (*number, need))
        .collect();
    let wanted = [
        (4, Need::Unfinished { open: 3 }),
        (5, Need::Unknown { lines: 2 }),
    ];
    assert_eq!(found, wanted, "2 is being sent, 3 is done");
}
