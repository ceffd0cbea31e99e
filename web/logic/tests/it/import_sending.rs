//! The check of an import against Omnitron, and the run that it becomes.

use super::import::{MIXED, any_edit, draft};
use crate::support::{decoded, ended, recovered, released};
use proptest::prelude::*;
use release_core::{Connection, Outcome};
use release_file::FileCode;
use release_file::export::RowResult;
use release_file::rows::live::{Actual, ActualOrder, Answer};
use release_file::rows::{Edit, Line, RowState};
use release_file::table::{Limits, Table};
use release_run::{Entry, RunState, Settings};
use release_web_logic::import::{
    Draft, Number, ToAsk, Totals, Unchecked, body_of, requests, source_of,
};
use release_web_logic::run::{Unfinished, by_line, has_unfinished, unfinished};
use release_web_logic::saved::{self, SavedBody};
use release_web_logic::session::Asked;
use release_web_logic::{ActionCounts, ReadAs};
use serde_json::json;

fn actual(sku: &str) -> Answer {
    Answer::Line(Actual {
        is_cancelled: Some(false),
        sku: Some(sku.to_owned()),
        order: ActualOrder {
            is_send: Some(true),
            ..ActualOrder::default()
        },
        counter: Some(decoded(
            &json!({"channel": 1, "product": 30, "stock_list": 5}),
        )),
        units: Some("3".to_owned()),
    })
}

/// The same, with this answer for the first so many rows that are asked about.
fn answered(draft: &Draft, answers: &[Answer]) -> Draft {
    let asked = ToAsk::of(draft).next(draft).into_iter();
    let found = asked.zip(answers).map(|(row, answer)| {
        let found = row.compare(answer);
        (row, found)
    });
    let found = found.collect();
    draft.edited(|draft| draft.keep_found(found))
}

const WITH_SKU: &str = "order_item_id,erp_code,sku\n1,A,S-1\n2,B,S-2\n3,C,S-3\n";

#[test]
fn omnitron_is_asked_once_by_itself_and_then_for_the_rest() {
    let draft = draft(WITH_SKU);
    let rows = ToAsk::of(&draft);
    assert!(rows.is_due(Some(&draft)));
    assert!(!rows.is_due(None));
    assert_eq!((rows.rest, rows.compared), (3, 0));
    assert_eq!(rows.unchecked(), Unchecked::All);

    let begun = draft.edited(|draft| draft.is_check_begun = true);
    let part = answered(&begun, &[actual("S-1"), actual("OTHER")]);
    let rows = ToAsk::of(&part);
    assert!(!rows.is_due(Some(&part)));
    assert_eq!((rows.rest, rows.compared, rows.with_findings), (1, 2, 1));
    let next: Vec<_> = rows.next(&part).iter().map(|row| row.item.get()).collect();
    assert_eq!(next, [3], "what was compared is not asked again");
    assert_eq!(rows.unchecked(), Unchecked::Some(1));

    let all = answered(&part, &[actual("S-3")]);
    let rows = ToAsk::of(&all);
    assert_eq!(rows.unchecked(), Unchecked::Nothing);
    assert_eq!(rows.next(&all).len(), 3, "asked anew, all are");
}

#[test]
fn a_mended_row_is_asked_about_again() {
    let all = answered(
        &draft(WITH_SKU),
        &[actual("S-1"), actual("S-2"), actual("S-3")],
    );
    let mended = all.edited(|draft| draft.mend(3, vec![(2, "S-9".to_owned())]));
    let next = ToAsk::of(&mended).next(&mended);
    assert_eq!(next.len(), 1);
    assert_eq!(next[0].line_no, 3);
}

#[test]
fn findings_of_another_omnitron_are_dropped() {
    let user = |name: &str| Some(name.to_owned());
    let here: Asked = ("https://shop.example".parse().unwrap(), user("ayse"));
    let there: Asked = ("https://other.example".parse().unwrap(), user("ayse"));
    let other_user = (here.0.clone(), user("demo"));
    let asked = answered(&draft(WITH_SKU), &[Answer::Missing]);
    let asked = asked.edited(|draft| draft.found_at = Some(here));
    assert_eq!(asked.state(0), Some(RowState::Confirm));
    assert!(asked.is_found_elsewhere(&there));
    assert!(asked.is_found_elsewhere(&other_user));
    assert!(!asked.is_found_elsewhere(asked.found_at.as_ref().unwrap()));
    let dropped = asked.edited(Draft::drop_found);
    assert_eq!(dropped.state(0), Some(RowState::Ready));
    assert!(!dropped.is_found_elsewhere(&there));
}

#[test]
fn a_run_keeps_the_lines_that_are_ready_with_their_stock_and_consents() {
    let text = "order_item_id,erp_code\n1,A\n2,C\n3,C\n4,\n";
    let confirmed = draft(text).edited(|draft| {
        draft.edits.push(Edit::Confirm {
            lines: vec![3, 4],
            code: FileCode::RowSameCode,
        });
    });
    let asked = answered(&confirmed, &[actual("S-1"), actual("S-2")]);
    let body = body_of(&asked);
    let rows: Vec<_> = body
        .lines
        .iter()
        .map(|it| (it.line_no, it.item.get()))
        .collect();
    assert_eq!(rows, [(2, 1), (3, 2), (4, 3)]);
    assert_eq!(
        body.calls(),
        asked
            .checked
            .lines
            .iter()
            .map(Line::call)
            .collect::<Vec<_>>()
    );
    let consents: Vec<_> = body.lines.iter().map(|it| it.consents.clone()).collect();
    let same = vec![FileCode::RowSameCode];
    assert_eq!(consents, [vec![], same.clone(), same]);
    let products: Vec<_> = body.lines.iter().map(|it| it.product).collect();
    assert_eq!(
        products,
        [Some(0), Some(0), None],
        "both are on one counter"
    );
    assert_eq!(body.products.len(), 1);
    assert_eq!(body.lines[0].units.as_deref(), Some("3"));
    assert_eq!(body.edits, asked.edits);
}

#[test]
fn a_product_that_omnitron_does_not_name_is_called_as_in_the_file() {
    let unnamed = match actual("S-1") {
        Answer::Line(actual) => Answer::Line(Actual {
            sku: None,
            ..actual
        }),
        other => other,
    };
    let asked = answered(&draft(WITH_SKU), &[unnamed]);
    let confirmed = asked.edited(|draft| {
        for code in [FileCode::LiveOtherSku, FileCode::LiveUnchecked] {
            let lines = vec![2];
            draft.edits.push(Edit::Confirm { lines, code });
        }
    });
    let body = body_of(&confirmed);
    assert_eq!(body.products[0].sku.as_deref(), Some("S-1"));
}

#[test]
fn a_run_reads_its_file_again_as_it_was_read() {
    let draft = draft(MIXED);
    let body = body_of(&draft);
    let Some(ReadAs::Text(overrides)) = body.read else {
        panic!("it was text");
    };
    let again = Table::read(&draft.bytes, overrides, &Limits::default()).unwrap();
    assert_eq!(again.format(), draft.table.format());
    assert!(overrides.encoding.is_some() && overrides.delimiter.is_some());
    assert!(overrides.quoting.is_some() && overrides.header.is_some());
}

#[test]
fn a_sheet_is_read_again_by_its_name() {
    let mut draft = draft(MIXED);
    draft.read_as = ReadAs::Workbook {
        sheet: Some("B".to_owned()),
        header: None,
    };
    let read = ReadAs::Workbook {
        sheet: Some("B".to_owned()),
        header: Some(true),
    };
    assert_eq!(body_of(&draft).read, Some(read));
}

#[test]
fn a_run_keeps_what_its_file_was() {
    let mut draft = draft(MIXED);
    draft.sha256 = Some("abc".to_owned());
    let saved::Source::File(file) = source_of(&draft) else {
        panic!("it is a file");
    };
    assert_eq!(file.name, "erp.csv");
    assert_eq!(file.size, MIXED.len() as u64);
    assert_eq!(file.sha256, "abc");
}

#[test]
fn the_requests_are_shown_without_the_token() {
    let draft = draft(MIXED);
    let connection = Connection::new(
        "https://shop.example".parse().unwrap(),
        "i1".parse().unwrap(),
    );
    let connection = connection.with_token("secret-token".parse().unwrap());
    let text = requests(&draft.checked.lines, &connection);
    let shown: Vec<&str> = text.split("\n\n").filter(|it| !it.is_empty()).collect();
    assert_eq!(shown.len(), 2);
    let address = "POST https://shop.example/api/i1/order_items/2/create_mapping/\n";
    assert!(shown[1].starts_with(address), "{}", shown[1]);
    assert!(shown[1].contains(r#""code":"B""#), "{}", shown[1]);
    assert!(!text.contains("secret-token"));
}

#[test]
fn the_button_names_what_is_done() {
    assert_eq!(ActionCounts::of([]), ActionCounts::Release(0));
    assert_eq!(ActionCounts::of([true, true]), ActionCounts::Release(2));
    assert_eq!(ActionCounts::of([false]), ActionCounts::Record(1));
    let both = ActionCounts::Both {
        release: 1,
        record: 2,
    };
    assert_eq!(ActionCounts::of([false, true, false]), both);
}

#[test]
fn numbers_stay_within_their_range() {
    let mut settings = Settings::default();
    for (number, typed, shown) in [
        (Number::Pool, "8", "8"),
        (Number::Pool, "0", "1"),
        (Number::Pool, "99", "16"),
        (Number::Pool, "many", "4"),
        (Number::Timeout, "1000", "300"),
        (Number::Timeout, "", "30"),
        (Number::PerSecond, "5", "5"),
        (Number::PerSecond, "", ""),
        (Number::PerSecond, "-1", ""),
    ] {
        number.set(&mut settings, typed);
        assert_eq!(number.text(&settings), shown, "{number:?} {typed}");
    }
}

#[test]
fn figures_are_told_where_they_are_known_of_every_line() {
    let draft =
        draft("order_item_id,erp_code,order_number,sku\n1,A,O-1,S-1\n2,B,O-1,S-2\n3,C,O-2,S-3\n");
    let part = answered(&draft, &[actual("S-1"), actual("S-2")]);
    let known = Totals::of(&part);
    assert_eq!((known.lines, known.orders), (3, Some(2)));
    assert_eq!(
        (known.products, known.units),
        (None, None),
        "one line is not checked"
    );

    let all = answered(&draft, &[actual("S-1"), actual("S-2"), actual("S-3")]);
    let known = Totals::of(&all);
    // All three are of one counter, with 3 units each.
    assert_eq!((known.products, known.units), (Some(1), "9".parse().ok()));

    let without = all.edited(|draft| draft.choose_role(2, None));
    assert_eq!(Totals::of(&without).orders, None);
    let nothing = all.edited(|draft| {
        draft.edits.push(Edit::LeaveOut {
            lines: vec![2, 3, 4],
        });
    });
    let known = Totals::of(&nothing);
    assert_eq!((known.lines, known.orders, known.units), (0, None, None));
}

/// Each line of the run released.
fn all_done(body: &SavedBody) -> RunState {
    let places = (0_u32..).zip(&body.lines);
    let entries: Vec<_> = places
        .map(|(at, line)| ended(at, released(line.item.get()), Some(201)))
        .collect();
    let entries: Vec<&[Entry]> = entries.iter().map(|it| &it[..]).collect();
    recovered(body, &entries)
}

#[test]
fn rows_that_were_not_sent_are_what_a_finished_run_leaves() {
    // One row is blocked, two await a word, and one repeats a row that is sent.
    let mixed = body_of(&draft(MIXED));
    let counts = *all_done(&mixed).counts();
    assert_eq!(mixed.unsent, Some(3));
    assert_eq!(unfinished(&mixed, &counts), Some(Unfinished::Unsent));

    let whole = body_of(&draft("order_item_id,erp_code\n1,A\n1,A\n2,B\n"));
    let counts = *all_done(&whole).counts();
    assert_eq!(unfinished(&whole, &counts), Some(Unfinished::Nothing));
    let before = recovered(&whole, &[]);
    let lines = Some(Unfinished::Lines);
    assert_eq!(unfinished(&whole, before.counts()), lines);

    let mut after_another = whole.clone();
    after_another.earlier.insert(9, RowResult::default());
    assert_eq!(unfinished(&after_another, &counts), lines);

    let older = SavedBody {
        unsent: None,
        ..whole
    };
    assert_eq!(unfinished(&older, &counts), None, "its file must be read");
    let of_order = SavedBody {
        read: None,
        ..older
    };
    let nothing = Some(Unfinished::Nothing);
    assert_eq!(unfinished(&of_order, &counts), nothing);
}

proptest! {
    /// What is told without the file is what its export has.
    #[test]
    fn what_is_told_unfinished_is_in_the_export(edits in proptest::collection::vec(any_edit(), 0..8)) {
        let draft = draft(MIXED).edited(|draft| edits.into_iter().for_each(|edit| draft.edits.push(edit)));
        let body = body_of(&draft);
        let state = all_done(&body);
        let rows = by_line(&|_: &Outcome| String::new(), &draft.table, &draft.columns, &body, &state);
        let told = unfinished(&body, state.counts()) != Some(Unfinished::Nothing);
        prop_assert_eq!(told, has_unfinished(&draft.table, &rows));
    }
}
