//! A run as a file: what is said of each row, and what the file is called.

use crate::support::{
    STOPPED, attempt, body, body_with_products, counted, decoded, ended, lost, recovered, refusal,
    released, settled,
};
use release_core::error::FieldMessages;
use release_core::outcome::Unknown;
use release_core::{HasCode, Outcome};
use release_file::export::{Export, RowResult, Which, csv};
use release_file::rows::{Columns, Edit};
use release_file::table::{Limits, Overrides, Role, Table};
use release_run::{CounterTime, Entry, RunState, Settlement};
use release_web_logic::run::{Part, by_line, file_name, has_unfinished, results, table_of};
use release_web_logic::saved::{SavedBody, SavedFile, SavedLine, SavedOrder, Source};

/// As the page tells it; here by the stable code alone.
fn told(outcome: &Outcome) -> String {
    format!("<{}>", outcome.code())
}

/// What is said of the only line of a run.
fn only(entries: &[&[Entry]]) -> RowResult {
    let body = body(&[7]);
    let state = recovered(&body, entries);
    results(&told, &body, &state).remove(&1).unwrap()
}

#[test]
fn a_released_line_names_its_mapping_and_status() {
    let row = only(&[&ended(0, released(7), Some(201))]);
    assert!(row.done);
    assert_eq!(row.outcome, "released");
    assert_eq!(row.key, "released");
    assert_eq!(row.detail, "<released>");
    assert_eq!(row.time, "1970-01-01T00:00:01.500Z");
    assert_eq!(row.evidence.status, "201");
    assert_eq!(row.evidence.mapping, "9007");
    assert_eq!(row.evidence.earlier_answers, "");
}

#[test]
fn a_success_of_an_older_version_has_a_status_of_its_kind() {
    let row = only(&[&ended(0, released(7), None)]);
    assert_eq!(row.evidence.status, "2xx");
}

#[test]
fn a_recorded_line_is_done_and_says_so() {
    let Outcome::Released(mapping) = released(7) else {
        unreachable!()
    };
    let row = only(&[&ended(0, Outcome::Recorded(mapping), Some(201))]);
    assert!(row.done);
    assert_eq!(row.outcome, "recorded");
    assert_eq!(row.evidence.mapping, "9007");
}

#[test]
fn a_refused_line_quotes_omnitron() {
    let mut refusal = refusal(400);
    refusal.detail = Some("No.".to_owned());
    refusal.fields = vec![FieldMessages {
        field: "code".to_owned(),
        messages: vec!["Too long.".to_owned(), "Not unique.".to_owned()],
    }];
    let outcome = Outcome::Refused(refusal);
    let key = outcome.code().to_string();
    let row = only(&[&ended(0, outcome, Some(400))]);
    assert!(!row.done);
    assert_eq!(row.outcome, "refused");
    assert_eq!(row.key, key);
    assert_eq!(row.detail, format!("<{key}> No. Too long. Not unique."));
    assert_eq!(row.evidence.status, "400");
    assert_eq!(row.evidence.mapping, "");
}

#[test]
fn an_unknown_line_has_no_status_to_show() {
    let row = only(&[&lost(0)]);
    assert!(!row.done);
    assert_eq!(row.outcome, "unknown");
    assert_eq!(row.key, "unknown.interrupted");
    assert_eq!(row.time, "", "nobody saw it end");
    assert_eq!(row.evidence.status, "");
}

#[test]
fn an_answer_that_names_another_line_or_code_is_evidence() {
    let other_line = Outcome::Unknown(Unknown::OtherLine {
        asked: 7,
        answered: 8,
    });
    let row = only(&[&ended(0, other_line, Some(201))]);
    assert_eq!(row.outcome, "unknown");
    assert_eq!(row.evidence.answered_line, "8");
    assert_eq!(row.evidence.answered_code, "");
    let other_code = Outcome::Unknown(Unknown::OtherCode {
        sent: "E-7".to_owned(),
        answered: "E-70".to_owned(),
    });
    let row = only(&[&ended(0, other_code, Some(201))]);
    assert_eq!(row.evidence.answered_code, "E-70");
    assert_eq!(row.evidence.answered_line, "");
}

#[test]
fn a_settled_line_says_what_was_found_and_how() {
    let row = only(&[
        &lost(0),
        &settled(0, Settlement::Done, "Looked it up, 12.3."),
    ]);
    assert!(row.done, "it is not to be sent again");
    assert_eq!(row.outcome, "settled_done");
    assert_eq!(row.key, "unknown.interrupted", "what was seen stays");
    assert_eq!(row.detail, "<unknown.interrupted> Looked it up, 12.3.");
    let row = only(&[&lost(0), &settled(0, Settlement::NotSent, "Not there.")]);
    assert!(!row.done);
    assert_eq!(row.outcome, "settled_not_sent");
}

#[test]
fn a_line_that_was_not_sent_or_waits_says_so() {
    let row = only(&[&STOPPED]);
    assert!(!row.done);
    assert_eq!(row.outcome, "not_sent");
    assert_eq!(row.key, "not_sent.stopped");
    let row = only(&[]);
    let waiting = RowResult {
        outcome: "waiting".to_owned(),
        ..RowResult::default()
    };
    assert_eq!(row, waiting);
}

#[test]
fn answers_before_the_last_are_named_in_their_order() {
    let throttled = serde_json::json!({"not_sent": {"throttled": {
        "status": 429, "error_code": null, "detail": null, "fields": [],
        "retry_after": null, "is_json": true, "raw": ""
    }}});
    let throttled: Outcome = decoded(&throttled);
    let row = only(&[
        &attempt(0, 1, throttled.clone(), Some(429)),
        &attempt(0, 2, throttled, Some(429)),
        &attempt(0, 3, released(7), Some(201)),
    ]);
    assert_eq!(row.outcome, "released");
    assert_eq!(row.evidence.status, "201");
    assert_eq!(
        row.evidence.earlier_answers,
        "not_sent.throttled; not_sent.throttled"
    );
}

#[test]
fn the_first_reading_of_each_counter_is_evidence() {
    let body = body_with_products(&[7, 8]);
    let state = recovered(
        &body,
        &[
            &counted(0, CounterTime::Before, Some("5"), 900),
            &ended(0, released(7), Some(201)),
            &counted(0, CounterTime::After, Some("4"), 2_000),
            &counted(0, CounterTime::After, Some("9"), 3_000),
            &counted(1, CounterTime::Before, None, 900),
        ],
    );
    let rows = results(&told, &body, &state);
    assert_eq!(rows[&1].evidence.reserved_before, "5");
    assert_eq!(rows[&1].evidence.reserved_after, "4");
    assert_eq!(rows[&2].evidence.reserved_before, "", "it was not read");
}

/// A file of four rows, of which the run sent the first: the second says the
/// same, the third is left out, and an earlier run had the fourth.
fn of_a_file() -> (Table, Columns, SavedBody, RunState) {
    let text = "line,code\n7,E-7\n7,E-7\n9,E-9\n8,E-8\n10,E-10\n";
    let table = Table::read(text.as_bytes(), Overrides::default(), &Limits::default()).unwrap();
    let mut columns = Columns::default();
    columns.set(Role::Item, Some(0));
    columns.set(Role::Code, Some(1));
    let mut body = body(&[7]);
    body.lines[0].line_no = 2;
    body.edits.push(Edit::LeaveOut { lines: vec![4] });
    let earlier = RowResult {
        outcome: "refused".to_owned(),
        ..RowResult::default()
    };
    body.earlier.insert(5, earlier);
    let state = recovered(&body, &[&ended(0, released(7), Some(201))]);
    (table, columns, body, state)
}

#[test]
fn every_row_of_the_file_is_told() {
    let (table, columns, body, state) = of_a_file();
    let rows = by_line(&told, &table, &columns, &body, &state);
    let outcome = |line| rows.get(&line).map(|row: &RowResult| &*row.outcome);
    assert_eq!(outcome(2), Some("released"));
    assert_eq!(outcome(3), Some("released"), "it repeats the row before");
    assert_eq!(rows[&3].evidence.mapping, "9007");
    assert_eq!(outcome(4), Some("left_out"));
    assert!(!rows[&4].done);
    assert_eq!(outcome(5), Some("refused"), "by the run before");
    assert_eq!(outcome(6), None, "no run had it");
}

#[test]
fn a_result_of_this_run_counts_more_than_one_before_it() {
    let (table, columns, mut body, state) = of_a_file();
    body.earlier.insert(
        2,
        RowResult {
            outcome: "refused".to_owned(),
            ..RowResult::default()
        },
    );
    let rows = by_line(&told, &table, &columns, &body, &state);
    assert_eq!(rows[&2].outcome, "released");
}

#[test]
fn what_is_not_done_leaves_the_done_rows_out() {
    let (table, columns, body, state) = of_a_file();
    let rows = by_line(&told, &table, &columns, &body, &state);
    let write = |part: Part| {
        let export = Export {
            table: &table,
            columns: &columns,
            applied: &body.edits.applied(),
            items: &body.items,
            result: &|line| rows.get(&line).cloned(),
            which: part.which(),
        };
        String::from_utf8(csv(&export).bytes).unwrap()
    };
    let starts = |text: &str| -> Vec<String> {
        let rows = text.lines().skip(1);
        rows.map(|row| row.split(',').next().unwrap().to_owned())
            .collect()
    };
    assert_eq!(starts(&write(Part::Everything)), ["7", "7", "9", "8", "10"]);
    assert_eq!(starts(&write(Part::NotDone)), ["9", "8", "10"]);
    assert_eq!(Part::Json.which(), Which::Everything);
    assert!(has_unfinished(&table, &rows));
}

#[test]
fn nothing_is_unfinished_where_every_row_is_done() {
    let text = "line,code\n7,E-7\n7,E-7\n";
    let table = Table::read(text.as_bytes(), Overrides::default(), &Limits::default()).unwrap();
    let (_, columns, mut body, state) = of_a_file();
    let rows = |body: &SavedBody| by_line(&told, &table, &columns, body, &state);
    assert!(
        !has_unfinished(&table, &rows(&body)),
        "the other row repeats it"
    );
    body.edits.push(Edit::LeaveOut { lines: vec![3] });
    assert!(
        has_unfinished(&table, &rows(&body)),
        "one that was left out is not done"
    );
}

#[test]
fn lines_of_an_order_make_a_table() {
    let mut body = body(&[7, 8]);
    let mut only_recorded = SavedLine::new(2, crate::support::call(8));
    only_recorded.update_stock = false;
    body.lines[1] = only_recorded;
    let (table, columns) = table_of(&body).unwrap();
    let cells: Vec<Vec<&str>> = table
        .rows()
        .map(|row| (0..3).filter_map(|column| row.cell(column)).collect())
        .collect();
    assert_eq!(cells, [["7", "E-7", "release"], ["8", "E-8", "record"]]);
    assert_eq!(columns.get(Role::Item), Some(0));
    let state = recovered(&body, &[&ended(0, released(7), Some(201)), &STOPPED]);
    let rows = by_line(&told, &table, &columns, &body, &state);
    assert_eq!(rows[&1].outcome, "released");
    assert_eq!(rows[&2].outcome, "not_sent");
}

fn name_of_file(name: &str, part: Part) -> String {
    let file = SavedFile {
        name: name.to_owned(),
        ..SavedFile::default()
    };
    file_name(&Source::File(file), 3, part)
}

#[test]
fn a_file_is_called_after_the_one_that_came() {
    assert_eq!(name_of_file("erp.csv", Part::Everything), "erp.run-3.csv");
    assert_eq!(
        name_of_file("erp.2026.xlsx", Part::Json),
        "erp.2026.run-3.json"
    );
    assert_eq!(name_of_file("erp", Part::NotDone), "erp.run-3.not-done.csv");
}

#[test]
fn no_file_is_hidden_or_without_a_name() {
    assert_eq!(
        name_of_file("", Part::Everything),
        "lines.run-3.csv",
        "pasted cells"
    );
    assert_eq!(name_of_file(".csv", Part::Everything), "lines.run-3.csv");
}

#[test]
fn a_file_of_an_order_is_called_after_its_number() {
    let order = |number: Option<&str>| {
        let order = SavedOrder {
            order: release_core::OrderId::new(12_060).unwrap(),
            number: number.map(str::to_owned),
        };
        file_name(&Source::Order(order), 4, Part::Everything)
    };
    assert_eq!(order(Some("A-0042")), "order-A-0042.run-4.csv");
    assert_eq!(order(None), "order-12060.run-4.csv");
}
