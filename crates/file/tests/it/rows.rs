//! Rows as lines: columns, problems, edits, and previews.

use release_core::ErrorCode;
use release_file::FileCode;
use release_file::rows::{
    Action, CheckContext, Checked, ColumnNames, Columns, Edit, Edits, RowState, Severity, check,
};
use release_file::table::{Cell, Limits, Overrides, Role, Table, TableBuilder};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

pub(crate) fn read(file: &str) -> Table {
    Table::read(file.as_bytes(), Overrides::default(), &Limits::default()).unwrap()
}

pub(crate) fn checked(table: &Table, edits: &Edits) -> Checked {
    check(
        table,
        &Columns::matched(table),
        &edits.applied(),
        &CheckContext::default(),
    )
}

pub(crate) fn said(checked: &Checked) -> Vec<(u32, &str, Severity)> {
    let problems = checked.problems.iter();
    problems
        .map(|p| (p.line, p.code.as_str(), p.severity))
        .collect()
}

pub(crate) fn sent(checked: &Checked) -> Vec<(u64, &str)> {
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
        ("Satış Kanalı", Role::Channel),
        ("channel_id", Role::Channel),
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
    columns.set(Role::OrderNumber, Some(0));
    assert!(columns.problems().contains(&FileCode::ColumnsNoItem));
    columns.set(Role::OrderNumber, None);
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
fn cells_of_several_rows_are_mended_and_undone_as_one() {
    let table = read("id;code\n70412; A\n70413;B \n70414;C\n");
    let mut edits = Edits::default();
    edits.push(Edit::Confirm {
        lines: vec![2],
        code: FileCode::RowSameCode,
    });
    edits.push(Edit::MendAll {
        column: 1,
        cells: vec![(2, "A".to_owned()), (3, "B".to_owned())],
    });
    let wanted = [(70412, "A"), (70413, "B"), (70414, "C")];
    assert_eq!(sent(&checked(&table, &edits)), wanted);
    for (row, (_, code)) in table.rows().zip(wanted) {
        assert_eq!(edits.cell(row, 1), Some(code));
        assert_eq!(edits.cell(row, 0), row.cell(0));
    }
    // What was confirmed of another text no longer holds.
    assert!(!edits.applied().is_confirmed(2, FileCode::RowSameCode));
    let kept = serde_json::to_string(&edits).unwrap();
    assert_eq!(serde_json::from_str::<Edits>(&kept).unwrap(), edits);
    assert!(edits.undo());
    assert_eq!(sent(&checked(&table, &edits)), [(70414, "C")]);
}

#[test]
fn chosen_columns_are_kept_as_they_are() {
    let headed = Columns::matched(&read("id;code\n70412;A\n"));
    let guessed = Columns::matched(&read("70412;A\n70413;B\n"));
    assert_ne!(headed, guessed);
    for columns in [headed, guessed] {
        let kept = serde_json::to_string(&columns).unwrap();
        assert_eq!(serde_json::from_str::<Columns>(&kept).unwrap(), columns);
    }
}

#[test]
fn a_column_without_a_name_is_guessed_if_nine_of_ten_cells_fit() {
    for (ids, item) in [(10, Some(0)), (9, Some(0)), (8, None), (5, None)] {
        let rows = (0..10).map(|row| if row < ids { "70412;A\n" } else { "x y;A\n" });
        let columns = Columns::matched(&read(&rows.collect::<String>()));
        assert_eq!(columns.get(Role::Item), item, "{ids}");
    }
}

#[test]
fn lines_can_be_found_by_order_number_and_sku_together() {
    for (header, can) in [
        ("order no;sku;code", true),
        ("order no;code;x", false),
        ("sku;code;x", false),
    ] {
        let columns = Columns::matched(&read(&format!("{header}\n1;2;3\n")));
        assert_eq!(columns.can_find_lines(), can, "{header}");
    }
}

#[test]
fn edits_are_counted_as_they_are_undone_and_redone() {
    let mut edits = Edits::default();
    for line in [2, 3] {
        edits.push(Edit::LeaveOut { lines: vec![line] });
    }
    let count = |edits: &Edits| (edits.steps().len(), edits.undone());
    assert_eq!(count(&edits), (2, 0));
    edits.undo();
    assert_eq!(count(&edits), (1, 1));
    edits.undo();
    assert_eq!(count(&edits), (0, 2));
    edits.redo();
    assert_eq!(count(&edits), (1, 1));
}
