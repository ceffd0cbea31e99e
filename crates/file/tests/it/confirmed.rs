//! Rows that a person must confirm, rows that say the same, and what is handed on of them.

use release_file::FileCode;
use release_file::rows::{
    Applied, CheckContext, Columns, Edit, Edits, RowState, Severity, check, preview,
};
use release_run::LineStatus;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use super::rows::{checked, read, said, sent};
use crate::support::connection;

#[test]
fn what_must_be_confirmed_is_sent_once_it_is() {
    let table = read("id;code\n70412;1.23E+15\n70413;01.02.2024\n");
    let mut edits = Edits::default();
    assert_eq!(checked(&table, &edits).counts.confirm, 2);
    edits.push(Edit::Confirm {
        lines: vec![2],
        code: FileCode::CodeScientific,
    });
    let confirmed = checked(&table, &edits);
    assert_eq!(sent(&confirmed), [(70412, "1.23E+15")]);
    assert_eq!(
        said(&confirmed),
        [
            (2, "code.scientific", Severity::Warning),
            (3, "code.date", Severity::Confirm)
        ]
    );
    // The old text was confirmed, not the new one.
    edits.push(Edit::Mend {
        line: 2,
        column: 1,
        text: "9.87E+15".to_owned(),
    });
    assert_eq!(sent(&checked(&table, &edits)), []);
}

#[test]
fn consents_are_told_by_kind_with_each_of_their_rows_once() {
    let table = read("id;code\n70412;1.23E+15\n70413;01.02.2024\n70414;4.56E+15\n70415;A\n");
    let mut edits = Edits::default();
    let consents = |edits: &Edits| -> Vec<(FileCode, Vec<u32>)> {
        let consents = checked(&table, edits).consents(&edits.applied());
        consents.into_iter().map(|it| (it.code, it.lines)).collect()
    };
    assert_eq!(consents(&edits), []);
    for (lines, code) in [
        (vec![2, 4], FileCode::CodeScientific),
        (vec![3], FileCode::CodeDate),
    ] {
        edits.push(Edit::Confirm { lines, code });
    }
    let told = [
        (FileCode::CodeScientific, vec![2, 4]),
        (FileCode::CodeDate, vec![3]),
    ];
    assert_eq!(consents(&edits), told);
    assert_eq!(checked(&table, &edits).counts.rows, 4);
}

#[test]
fn a_line_that_may_have_been_sent_before_must_be_confirmed() {
    let table = read("id;code\n70412;A-1\n70413;A-2\n70414;A-3\n70415;A-4\n");
    let context = CheckContext {
        before: &|item| match item.get() {
            70412 => Some(LineStatus::Released),
            70413 => Some(LineStatus::Refused),
            70414 => Some(LineStatus::Unknown),
            _ => Some(LineStatus::Waiting),
        },
        ..CheckContext::default()
    };
    let found = check(
        &table,
        &Columns::matched(&table),
        &Applied::default(),
        &context,
    );
    assert_eq!(
        said(&found),
        [
            (2, "row.already_done", Severity::Confirm),
            (4, "row.unknown_before", Severity::Confirm),
            (5, "row.in_run", Severity::Confirm),
        ]
    );
    assert_eq!(sent(&found), [(70413, "A-2")]);
}

#[test]
fn the_same_code_twice_is_said_or_stopped_by_setting() {
    let table = read("id;code\n70412;A-1\n70413;A-1\n70414;a-1\n");
    for (severity, ready) in [
        (Severity::Warning, 3),
        (Severity::Confirm, 1),
        (Severity::Stop, 1),
    ] {
        let context = CheckContext {
            same_code: severity,
            ..CheckContext::default()
        };
        let found = check(
            &table,
            &Columns::matched(&table),
            &Applied::default(),
            &context,
        );
        assert_eq!(
            said(&found),
            [
                (2, "row.same_code", severity),
                (3, "row.same_code", severity)
            ]
        );
        assert_eq!(found.counts.ready, ready);
    }
}

#[test]
fn of_rows_that_say_the_same_the_first_that_can_be_is_sent() {
    let table = read("id;code;note\n70412;A-1\n70412;A-1;x\n70412;A-1;y\n");
    let found = checked(&table, &Edits::default());
    assert_eq!(
        found.states,
        [RowState::Repeated, RowState::Ready, RowState::Repeated]
    );
    assert_eq!(found.lines.first().map(|line| line.line_no), Some(3));
}

#[test]
fn the_whole_line_is_handed_on() {
    let table =
        read("sipariş no;kalem id;ERP kodu;SKU;adet;işlem\n5001;70412;00123;S-1;1,5;kaydet\n");
    let found = checked(&table, &Edits::default());
    let line = found.lines.first().unwrap();
    assert_eq!(line.order_number.as_deref(), Some("5001"));
    assert_eq!(line.sku.as_deref(), Some("S-1"));
    assert_eq!(line.quantity.as_deref(), Some("1,5"));
    assert!(!line.update_stock);
    assert_eq!(found.of_line(2), []);
}

#[test]
fn the_preview_is_what_would_be_sent() {
    let table = read("id;code\n70412;00123\n70413;\"A\"\"1\"\n");
    let found = checked(&table, &Edits::default());
    let connection = connection();
    let all = preview(&found.lines, &connection);
    let second = all.skip(1).take(50).next().unwrap().unwrap();
    assert_eq!(
        (
            second.line,
            second.method.as_str(),
            second.address.as_str(),
            second.body.as_str()
        ),
        (
            3,
            "POST",
            "https://shop.example/api/i1/order_items/70413/create_mapping/",
            r#"{"code":"A\"1","update_stock":true}"#
        )
    );
}
