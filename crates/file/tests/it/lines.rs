//! Rows as lines: columns, problems, edits, and previews.

use release_core::ErrorCode;
use release_file::FileCode;
use release_file::rows::{
    Action, Applied, CheckContext, Checked, ColumnNames, Columns, Edit, Edits, RowState, Severity,
    check, preview,
};
use release_file::table::{Cell, Limits, Overrides, Role, Table, TableBuilder};
use release_run::LineStatus;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use crate::support::connection;

fn read(file: &str) -> Table {
    Table::read(file.as_bytes(), Overrides::default(), &Limits::default()).unwrap()
}

fn checked(table: &Table, edits: &Edits) -> Checked {
    check(
        table,
        &Columns::matched(table),
        &edits.applied(),
        &CheckContext::default(),
    )
}

fn said(checked: &Checked) -> Vec<(u32, &str, Severity)> {
    let problems = checked.problems.iter();
    problems
        .map(|p| (p.line, p.code.as_str(), p.severity))
        .collect()
}

fn sent(checked: &Checked) -> Vec<(u64, &str)> {
    let lines = checked.lines.iter();
    lines
        .map(|line| (line.item.get(), line.code.as_str()))
        .collect()
}

#[test]
fn headers_match_whatever_their_case_marks_and_language() {
    for (name, role) in [
        ("order item id", Role::Item),
        ("ORDER_ITEM_ID", Role::Item),
        ("Sipariş Kalem No", Role::Item),
        ("SİPARİŞ KALEM NO", Role::Item),
        ("SIPARIS KALEM NO", Role::Item),
        ("kalem ıd", Role::Item),
        ("ID", Role::Item),
        ("İD", Role::Item),
        ("pk", Role::Item),
        ("ERP kodu", Role::Code),
        ("erp-code", Role::Code),
        ("Satır Kodu", Role::Code),
        ("SATIR KODU", Role::Code),
        ("ERP Satır No.", Role::Code),
        ("Sipariş No", Role::OrderNumber),
        ("Ürün Kodu", Role::Sku),
        ("STOK KODU", Role::Sku),
        ("Miktar", Role::Quantity),
        ("İŞLEM", Role::Action),
    ] {
        assert_eq!(
            Role::of_header(name).map(|(role, _)| role),
            Some(role),
            "{name}"
        );
    }
    for name in ["", "name", "ad", "idx", "kodlar", "fiyat"] {
        assert_eq!(Role::of_header(name), None, "{name}");
    }
}

#[test]
fn columns_are_chosen_by_hand_and_remembered_by_name() {
    let table = read("no;alan\n70412;A-1\n");
    let mut columns = Columns::matched(&table);
    assert_eq!(
        columns.problems(),
        [FileCode::ColumnsNoItem, FileCode::ColumnsNoCode]
    );
    columns.set(Role::Item, Some(0));
    columns.set(Role::Code, Some(0));
    assert_eq!(columns.problems(), [FileCode::ColumnsShared]);
    columns.set(Role::Code, Some(1));
    assert_eq!(columns.problems(), []);

    let kept = serde_json::to_string(&columns.names(&table)).unwrap();
    assert_eq!(kept, r#"{"item":"no","code":"alan"}"#);
    let names: ColumnNames = serde_json::from_str(&kept).unwrap();
    let other = read("x;ALAN;No\n1;A-1;70412\n");
    let again = Columns::matched(&other).named(&other, &names);
    assert_eq!(
        (again.get(Role::Item), again.get(Role::Code)),
        (Some(2), Some(1))
    );
}

#[test]
fn words_for_release_and_record() {
    for word in ["release", "Serbest Bırak", "SERBEST BIRAK", "true", "1"] {
        assert_eq!(Action::read(word), Some(Action::Release), "{word}");
    }
    for word in [
        "record",
        "Record only",
        "KAYDET",
        "yalnızca kaydet",
        "false",
        "0",
    ] {
        assert_eq!(Action::read(word), Some(Action::Record), "{word}");
    }
    for word in ["", "yes", "hayır", "serbest bırakma"] {
        assert_eq!(Action::read(word), None, "{word}");
    }
}

#[test]
fn what_a_sheet_has_ruined_is_refused_with_its_reason() {
    let codes = [
        Cell::Number(123.0),
        Cell::Number(12_345_678_901_234_567_890.0),
        Cell::Number(1.5),
        Cell::Date("2024-02-01"),
        Cell::Bool(true),
        Cell::Error("#N/A"),
        Cell::Text("00123"),
    ];
    let mut builder = TableBuilder::new(Limits::default());
    builder.push(1, 0, Cell::Text("id")).unwrap();
    builder.push(1, 1, Cell::Text("code")).unwrap();
    for (line, code) in (2..).zip(codes) {
        builder
            .push(line, 0, Cell::Number(f64::from(line)))
            .unwrap();
        builder.push(line, 1, code).unwrap();
    }
    builder.hide(8);
    let checked = checked(&builder.finish(None).unwrap(), &Edits::default());
    assert_eq!(
        said(&checked),
        [
            (2, "sheet.number", Severity::Warning),
            (3, "sheet.long_number", Severity::Stop),
            (4, "sheet.fraction", Severity::Stop),
            (5, "sheet.date", Severity::Stop),
            (6, "sheet.bool", Severity::Stop),
            (7, "sheet.error", Severity::Stop),
            (8, "row.hidden", Severity::Confirm),
        ]
    );
    assert_eq!(sent(&checked), [(2, "123")]);
}

#[test]
fn a_row_is_mended_left_out_and_taken_back() {
    let table = read("id;code\n70412;\n70413;A-2\n");
    let mut edits = Edits::default();
    assert_eq!(sent(&checked(&table, &edits)), [(70413, "A-2")]);

    edits.push(Edit::Mend {
        line: 2,
        column: 1,
        text: "00123".to_owned(),
    });
    assert_eq!(
        sent(&checked(&table, &edits)),
        [(70412, "00123"), (70413, "A-2")]
    );

    edits.push(Edit::LeaveOut { lines: vec![3] });
    let left = checked(&table, &edits);
    assert_eq!(sent(&left), [(70412, "00123")]);
    assert_eq!(left.states, [RowState::Ready, RowState::LeftOut]);

    assert!(edits.undo());
    assert!(edits.undo());
    assert!(!edits.undo());
    assert_eq!(sent(&checked(&table, &edits)), [(70413, "A-2")]);
    assert!(edits.redo());
    assert_eq!(
        sent(&checked(&table, &edits)),
        [(70412, "00123"), (70413, "A-2")]
    );

    edits.push(Edit::LeaveOut { lines: vec![2] });
    assert!(!edits.redo());
    edits.push(Edit::TakeIn { lines: vec![2] });
    let kept = serde_json::to_string(&edits).unwrap();
    assert_eq!(serde_json::from_str::<Edits>(&kept).unwrap(), edits);
    assert_eq!(checked(&table, &edits).counts.ready, 2);
}

#[test]
fn a_single_cell_reads_as_all_steps_together_have_it() {
    let table = read("id;code\n70412;A-1\n70413;A-2\n");
    let mend = |line, column, text: &str| Edit::Mend {
        line,
        column,
        text: text.to_owned(),
    };
    let mut edits = Edits::default();
    edits.push(mend(2, 1, "first"));
    edits.push(Edit::LeaveOut { lines: vec![2, 3] });
    edits.push(mend(2, 1, "second"));
    edits.push(mend(3, 0, ""));
    edits.push(mend(3, 1, "undone"));
    edits.undo();
    for (row, wanted) in table.rows().zip([["70412", "second"], ["", "A-2"]]) {
        for (column, wanted) in wanted.into_iter().enumerate() {
            assert_eq!(edits.cell(row, column), Some(wanted));
            assert_eq!(edits.applied().cell(row, column), Some(wanted));
        }
        assert_eq!(edits.cell(row, 2), None);
    }
}

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
