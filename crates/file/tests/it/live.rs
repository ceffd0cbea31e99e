//! The check against Omnitron, and the problems that follow from it.

use release_core::decode::{FromJson, Json};
use release_core::model::OrderItem;
use release_file::rows::live::{
    Actual, ActualOrder, Answer, Expected, Found, Mismatch, Mismatches, rows_to_compare,
};
use release_file::rows::{
    CheckContext, Checked, Columns, Consent, Edit, Edits, Lane, RowState, Severity, check,
};
use release_file::table::{Limits, Overrides, Table};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use crate::support::code_of;

fn row(order_number: Option<&str>, sku: Option<&str>) -> Expected {
    Expected {
        line_no: 2,
        item: "70412".parse().unwrap(),
        order_number: order_number.map(str::to_owned),
        sku: sku.map(str::to_owned),
    }
}

fn seen(number: &str, sku: &str, is_cancelled: bool, is_send: bool) -> Answer {
    Answer::Line(Actual {
        is_cancelled: Some(is_cancelled),
        sku: Some(sku.to_owned()),
        order: ActualOrder {
            number: Some(number.to_owned()),
            is_send: Some(is_send),
            is_cancelled: false,
            channel: None,
        },
        ..Actual::default()
    })
}

#[test]
fn every_combination_of_what_can_be_wrong_is_found_whole() {
    let row = row(Some("0042"), Some("BAG-1"));
    for bits in 0_u8..16 {
        let wrong = |bit: u8| bits & (1 << bit) != 0;
        let answer = seen(
            if wrong(0) { "42" } else { "0042" },
            if wrong(1) { "bag-1" } else { "BAG-1" },
            wrong(2),
            !wrong(3),
        );
        let all = [
            Mismatch::OtherOrder,
            Mismatch::OtherSku,
            Mismatch::Cancelled,
            Mismatch::NotSentToErp,
        ];
        let expected: Vec<_> = (0..).zip(all).filter(|(bit, _)| wrong(*bit)).collect();
        let expected: Vec<_> = expected.into_iter().map(|(_, finding)| finding).collect();
        assert_eq!(row.compare(&answer).findings, expected, "{bits:04b}");
    }
}

#[test]
fn every_combination_of_what_is_not_told_is_said() {
    for bits in 0_u8..16 {
        let told = |bit: u8| bits & (1 << bit) == 0;
        let answer = Answer::Line(Actual {
            is_cancelled: told(0).then_some(false),
            sku: told(1).then(|| "BAG-1".to_owned()),
            order: ActualOrder {
                number: told(2).then(|| "42".to_owned()),
                is_send: told(3).then_some(true),
                is_cancelled: false,
                channel: None,
            },
            ..Actual::default()
        });
        let unchecked = |is: bool| {
            if is {
                vec![Mismatch::Unchecked]
            } else {
                vec![]
            }
        };
        let whole = row(Some("42"), Some("BAG-1"));
        assert_eq!(
            whole.compare(&answer).findings,
            unchecked(bits != 0),
            "{bits:04b}"
        );
        // A value that the file does not have need not be compared.
        let bare = row(None, None);
        let expected = unchecked(!told(0) || !told(3));
        assert_eq!(bare.compare(&answer).findings, expected, "{bits:04b}");
    }
}

#[test]
fn what_is_found_is_said_beside_what_is_not_told() {
    let answer = Answer::Line(Actual {
        sku: Some("TEA-500".to_owned()),
        ..Actual::default()
    });
    let found = row(Some("42"), Some("BAG-1")).compare(&answer).findings;
    assert_eq!(found, [Mismatch::OtherSku, Mismatch::Unchecked]);
}

#[test]
fn a_line_that_is_not_there_or_not_read_says_only_that() {
    let row = row(Some("42"), Some("BAG-1"));
    assert_eq!(row.compare(&Answer::Missing).findings, [Mismatch::Missing]);
    assert_eq!(row.compare(&Answer::Failed).findings, [Mismatch::Unchecked]);
}

#[test]
fn a_cancelled_order_cancels_its_lines() {
    let item: OrderItem = decoded(r#"{"pk": 70412, "status": "400"}"#);
    let order = |is_cancelled| ActualOrder {
        number: None,
        is_send: Some(true),
        is_cancelled,
        channel: None,
    };
    let compare = |is_cancelled| {
        let seen = Actual::new(&item, order(is_cancelled), "quantity");
        row(None, None).compare(&Answer::Line(seen)).findings
    };
    assert_eq!(compare(true), [Mismatch::Cancelled]);
    assert_eq!(compare(false), []);
}

#[test]
fn a_line_without_a_status_is_not_taken_for_one_that_goes_on() {
    let read = |body| {
        let item: OrderItem = decoded(body);
        Actual::new(&item, ActualOrder::default(), "quantity").is_cancelled
    };
    assert_eq!(read(r#"{"pk": 1}"#), None);
    assert_eq!(read(r#"{"pk": 1, "status": "400"}"#), Some(false));
    assert_eq!(read(r#"{"pk": 1, "status": "100"}"#), Some(true));
    assert_eq!(read(r#"{"pk": 1, "cancel_status": "waiting"}"#), Some(true));
}

const FILE: &str = "id;code;order number;sku\n70412;A-1;0042;BAG-1\n70413;A-2;;\n12a;A-3;;\n";

fn read(file: &str) -> Table {
    Table::read(file.as_bytes(), Overrides::default(), &Limits::default()).unwrap()
}

fn checked(table: &Table, edits: &Edits, found: &Mismatches) -> Checked {
    let context = CheckContext {
        found,
        ..CheckContext::default()
    };
    check(table, &Columns::matched(table), &edits.applied(), &context)
}

fn to_ask(table: &Table, edits: &Edits, found: &Mismatches) -> Vec<Expected> {
    let checked = checked(table, edits, found);
    rows_to_compare(table, &Columns::matched(table), edits, &checked)
}

/// The line of the first row is missing, and that of the second matches.
fn first_missing(table: &Table) -> Mismatches {
    let mut found = Mismatches::new();
    let rows = to_ask(table, &Edits::default(), &found);
    for (row, finding) in rows.into_iter().zip([Some(Mismatch::Missing), None]) {
        found.insert(row, findings(finding));
    }
    found
}

#[test]
fn rows_with_an_id_are_asked_about_with_what_they_say() {
    let table = read(FILE);
    let mut edits = Edits::default();
    let rows = to_ask(&table, &edits, &Mismatches::new());
    assert_eq!(
        rows,
        [
            row(Some("0042"), Some("BAG-1")),
            Expected {
                line_no: 3,
                item: "70413".parse().unwrap(),
                order_number: None,
                sku: None,
            }
        ]
    );
    edits.push(Edit::LeaveOut { lines: vec![2] });
    assert_eq!(to_ask(&table, &edits, &Mismatches::new()), rows[1..]);
}

#[test]
fn a_finding_needs_a_persons_consent_and_is_told_with_the_line() {
    let table = read(FILE);
    let found = first_missing(&table);
    let mut edits = Edits::default();
    let before = checked(&table, &edits, &found);
    let [problem] = before.of_line(2) else {
        panic!("{:?}", before.problems);
    };
    assert_eq!(code_of(problem), "live.missing");
    assert_eq!(
        (problem.severity, problem.column),
        (Severity::Confirm, Some(0))
    );
    assert_eq!(
        before.states,
        [RowState::Confirm, RowState::Ready, RowState::Stopped]
    );
    let lanes = before.states.iter().filter_map(|state| state.lane());
    assert_eq!(
        lanes.collect::<Vec<_>>(),
        [Lane::NeedsConsent, Lane::Ready, Lane::Blocked]
    );
    assert!(before.lines.iter().all(|line| line.line_no != 2));
    assert_eq!(before.consents(&edits.applied()), []);

    edits.push(Edit::Confirm {
        lines: vec![2],
        code: problem.code,
    });
    let after = checked(&table, &edits, &found);
    assert!(after.lines.iter().any(|line| line.line_no == 2));
    let consent = Consent {
        code: problem.code,
        lines: vec![2],
    };
    assert_eq!(after.consents(&edits.applied()), [consent]);
}

#[test]
fn what_could_not_be_compared_is_told_and_stops_nothing() {
    let table = read(FILE);
    let rows = to_ask(&table, &Edits::default(), &Mismatches::new());
    let mut found = Mismatches::new();
    found.insert(rows[0].clone(), findings([Mismatch::Unchecked]));
    let checked = checked(&table, &Edits::default(), &found);
    assert_eq!(checked.states[0], RowState::Ready);
}

#[test]
fn the_stock_behind_a_line_is_known_until_its_row_names_another() {
    let table = read(FILE);
    let item: OrderItem = decoded(
        r#"{"pk":70412,"product":{"pk":8,"sku":"BAG-1"},"stock_list":3,"attributes":{"quantity":"2"}}"#,
    );
    let order = ActualOrder {
        channel: Some("5".parse().unwrap()),
        ..ActualOrder::default()
    };
    let row = to_ask(&table, &Edits::default(), &Mismatches::new()).remove(0);
    let seen = Answer::Line(Actual::new(&item, order, "quantity"));
    let mut found = Mismatches::new();
    found.insert(row.clone(), row.compare(&seen));
    let stock = found.stock(2, "70412".parse().unwrap()).unwrap();
    assert_eq!(stock.units.as_deref(), Some("2"));
    assert_eq!(stock.sku.as_deref(), Some("BAG-1"));
    assert_eq!(stock.counter.product.get(), 8);
    assert_eq!(found.stock(2, "70499".parse().unwrap()), None);
}

fn findings(of: impl IntoIterator<Item = Mismatch>) -> Found {
    Found {
        findings: of.into_iter().collect(),
        stock: None,
    }
}

#[test]
fn a_row_that_says_something_else_now_has_no_findings() {
    let table = read(FILE);
    let found = first_missing(&table);
    for (column, loses) in [(0, true), (1, false), (2, true), (3, true)] {
        let mut edits = Edits::default();
        edits.push(Edit::Mend {
            line: 2,
            column,
            text: "70499".to_owned(),
        });
        let checked = checked(&table, &edits, &found);
        assert_eq!(checked.of_line(2).is_empty(), loses, "column {column}");
        let rows = to_ask(&table, &edits, &found);
        assert_eq!(found.is_compared(&rows[0]), !loses, "column {column}");
        edits.undo();
        let rows = to_ask(&table, &edits, &found);
        assert_eq!(found.of(&rows[0]), Some(&[Mismatch::Missing][..]));
    }
}

#[test]
fn of_rows_that_say_the_same_the_next_is_sent_only_if_it_was_asked_about_too() {
    let table = read("id;code\n70412;A-1\n70412;A-1\n");
    let rows = to_ask(&table, &Edits::default(), &Mismatches::new());
    assert_eq!(rows.len(), 2);
    let mut found = Mismatches::new();
    for row in rows {
        found.insert(row, findings([Mismatch::Cancelled]));
    }
    let checked = checked(&table, &Edits::default(), &found);
    assert_eq!(checked.lines, []);
}

#[test]
fn what_could_not_be_compared_is_asked_again() {
    let table = read(FILE);
    let rows = to_ask(&table, &Edits::default(), &Mismatches::new());
    let mut found = Mismatches::new();
    found.insert(rows[0].clone(), findings([Mismatch::Unchecked]));
    assert!(!found.is_compared(&rows[0]) && !found.is_compared(&rows[1]));
    found.insert(rows[0].clone(), findings([]));
    assert!(found.is_compared(&rows[0]));
}

fn decoded<T: FromJson>(text: &str) -> T {
    T::from_json(&Json::parse(text.as_bytes()).unwrap()).unwrap()
}
