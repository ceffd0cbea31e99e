//! The check of rows whose lines were found.

use release_file::resolve::{Answers, Readings, lines_found, resolve, wanted_rows};
use release_file::rows::{CheckContext, Checked, Columns, Edit, Edits, RowState, check};
use release_file::table::Table;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use super::{found, lines, order};
use crate::rows::{read, said, sent};

/// Checks the rows of a file with what was read.
fn checked(table: &Table, readings: &Readings, answers: &Answers, edits: &Edits) -> Checked {
    let columns = Columns::matched(table);
    let applied = edits.applied();
    let rows = wanted_rows(table, &columns, &applied);
    let resolved = resolve(&rows, readings, answers);
    let lines = lines_found(&rows, readings, answers, &resolved, &columns);
    let context = CheckContext {
        lines_found: &lines,
        ..CheckContext::default()
    };
    check(table, &columns, &applied, &context)
}

const FILE: &str = "order number;sku;erp code\n42;BAG; 7\n42;TEA;8\n42;CUP;9\n";

fn there() -> Readings {
    let there = [(70, "BAG", ""), (71, "TEA", ""), (72, "TEA", "")];
    found(vec![order(1, 1, lines(&there))])
}

#[test]
fn rows_are_sent_to_the_lines_that_were_found_with_their_codes_as_written() {
    let table = read("order number;sku;erp code\n42;BAG;007\n");
    let checked = checked(&table, &there(), &Answers::default(), &Edits::default());
    assert_eq!(sent(&checked), [(70, "007")]);
    assert_eq!(checked.items, [Some("70".parse().unwrap())]);
    assert_eq!(said(&checked), []);
}

#[test]
fn before_a_search_no_row_is_sent() {
    let table = read(FILE);
    let checked = check(
        &table,
        &Columns::matched(&table),
        &Edits::default().applied(),
        &CheckContext::default(),
    );
    assert_eq!(sent(&checked), []);
    assert_eq!(checked.counts.stopped, 3);
}

#[test]
fn questions_are_for_a_person_and_obstacles_stop() {
    use release_file::rows::Severity::{Confirm, Stop};
    let checked = checked(
        &read(FILE),
        &there(),
        &Answers::default(),
        &Edits::default(),
    );
    let problems = [
        (2, "code.outer_spaces", Stop),
        (3, "resolve.fewer_rows", Confirm),
        (4, "resolve.no_line", Stop),
    ];
    assert_eq!(said(&checked), problems);
    let states = [RowState::Stopped, RowState::Confirm, RowState::Stopped];
    assert_eq!(checked.states, states);
}

#[test]
fn an_answered_question_is_a_consent_of_its_line() {
    let mut answers = Answers::default();
    answers.lines.insert(3, "72".parse().unwrap());
    let checked = checked(&read(FILE), &there(), &answers, &Edits::default());
    assert_eq!(sent(&checked), [(72, "8")]);
    let consents = checked.consents(&Edits::default().applied());
    let consents: Vec<_> = consents
        .iter()
        .map(|it| (it.code.to_string(), &*it.lines))
        .collect();
    assert_eq!(consents, [("resolve.fewer_rows".to_owned(), &[3][..])]);
}

#[test]
fn confirming_a_question_without_an_answer_sends_nothing() {
    let mut edits = Edits::default();
    edits.push(Edit::Confirm {
        lines: vec![3],
        code: release_file::resolve::ResolveCode::FewerRows.into(),
    });
    let checked = checked(&read(FILE), &there(), &Answers::default(), &edits);
    assert_eq!(sent(&checked), []);
}

#[test]
fn of_a_file_with_ids_only_rows_without_one_are_looked_for() {
    let table = read("order number;sku;line id;erp code\n42;BAG;;7\n42;TEA;71;8\n");
    let checked = checked(&table, &there(), &Answers::default(), &Edits::default());
    assert_eq!(sent(&checked), [(70, "7"), (71, "8")]);
}

#[test]
fn a_row_with_a_found_line_and_one_that_names_it_contradict_each_other() {
    let table = read("order number;sku;line id;erp code\n42;BAG;;7\n42;BAG;70;8\n");
    let checked = checked(&table, &there(), &Answers::default(), &Edits::default());
    assert_eq!(sent(&checked), []);
}
