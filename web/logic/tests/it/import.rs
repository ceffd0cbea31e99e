//! A file on its way to being sent.

use std::collections::HashMap;
use std::rc::Rc;

use crate::support::item;
use proptest::prelude::*;
use release_core::LineCode;
use release_file::FileCode;
use release_file::rows::live::Answer;
use release_file::rows::{Action, Edit, Problem, RowState, Severity};
use release_file::table::{Delimiter, Limits, Overrides, Role, Table};
use release_run::LineStatus;
use release_web_logic::import::{
    Draft, ToAsk, filters, first_filter, groups, is_open, listed, outer_spaces, worst,
};
use release_web_logic::{FileRead, ReadAs, Step};

pub(crate) fn read(text: &str, overrides: Overrides) -> Draft {
    let table = Table::read(text.as_bytes(), overrides, &Limits::default()).unwrap();
    let bytes = Rc::new(text.as_bytes().to_vec());
    let mut draft = Draft::new("erp.csv".to_owned(), bytes, None, as_text(overrides, table));
    draft.check();
    draft
}

fn as_text(overrides: Overrides, table: Table) -> FileRead {
    FileRead {
        read_as: ReadAs::Text(overrides),
        sheets: Vec::new(),
        table,
    }
}

pub(crate) fn draft(text: &str) -> Draft {
    read(text, Overrides::default())
}

/// Two good rows, one without a code, one that says the same as the first, and
/// two with the same code.
pub(crate) const MIXED: &str = "order_item_id,erp_code\n1,A\n2,B\n3,\n1,A\n4,C\n5,C\n";

pub(crate) fn states(draft: &Draft) -> &[RowState] {
    &draft.checked.states
}

#[test]
fn columns_are_found_by_their_names_and_rows_are_checked() {
    let draft = draft(MIXED);
    assert_eq!(draft.columns.get(Role::Item), Some(0));
    assert_eq!(draft.role_of(1), Some(Role::Code));
    assert_eq!(draft.column_name(1), Some("erp_code"));
    let expected = [
        RowState::Ready,
        RowState::Ready,
        RowState::Stopped,
        RowState::Repeated,
        RowState::Confirm,
        RowState::Confirm,
    ];
    assert_eq!(states(&draft), expected);
}

#[test]
fn a_column_without_a_name_shows_none() {
    let draft = draft("order_item_id,erp_code, \n1,A,x\n");
    assert_eq!(draft.column_name(2), None);
    assert_eq!(draft.column_name(3), None);
    assert_eq!(draft.role_of(2), None);
}

#[test]
fn a_column_can_be_skipped_and_taken_again() {
    let before = draft(MIXED);
    let without = before.edited(|draft| draft.choose_role(1, None));
    assert_eq!(without.role_of(1), None);
    assert!(without.checked.lines.is_empty(), "nothing can be sent");
    assert!(!without.columns.problems().is_empty());
    let again = without.edited(|draft| draft.choose_role(1, Some(Role::Code)));
    assert_eq!(again.checked, before.checked);
}

#[test]
fn a_column_has_one_role_and_a_role_one_column() {
    let mut draft = draft("item;a;b\n1;X;Y\n");
    draft.choose_role(0, Some(Role::Item));
    draft.choose_role(1, Some(Role::Code));
    draft.choose_role(2, Some(Role::Code));
    assert_eq!(draft.role_of(1), None);
    draft.choose_role(0, Some(Role::Sku));
    assert_eq!(draft.columns.get(Role::Item), None);
    assert_eq!(draft.role_of(0), Some(Role::Sku));
}

#[test]
fn a_chosen_column_is_no_guess() {
    let mut draft = draft(MIXED);
    draft.columns.guessed = true;
    draft.choose_role(2, None);
    assert!(!draft.columns.guessed);
}

#[test]
fn columns_are_taken_as_they_were_chosen_last() {
    let chosen = draft("line,code of erp\n1,A\n").edited(|draft| {
        draft.choose_role(0, Some(Role::Item));
        draft.choose_role(1, Some(Role::Code));
    });
    let names = chosen.columns.names(&chosen.table);
    let mut next = draft("code of erp,more,line\nA,x,1\n");
    next.use_names(&names);
    assert_eq!(next.columns.get(Role::Code), Some(0));
    assert_eq!(next.columns.get(Role::Item), Some(2));
}

#[test]
fn a_row_is_left_out_and_taken_in_again() {
    let before = draft(MIXED);
    let out = before.edited(|draft| draft.leave_or_take(1));
    assert_eq!(out.state(1), Some(RowState::LeftOut));
    assert!(out.checked.lines.iter().all(|line| line.item != item(2)));
    let back = out.edited(|draft| draft.leave_or_take(1));
    assert_eq!(back.checked, before.checked);
    assert_eq!(back.edits.steps().len(), 2, "each is a step to be undone");
}

#[test]
fn leaving_out_a_row_that_is_not_there_changes_nothing() {
    let before = draft(MIXED);
    let after = before.edited(|draft| draft.leave_or_take(99));
    assert_eq!(after.edits, before.edits);
}

#[test]
fn leaving_one_of_two_equal_rows_out_sends_the_other() {
    let draft = draft(MIXED).edited(|draft| draft.leave_or_take(0));
    assert_eq!(draft.state(3), Some(RowState::Ready));
    assert_eq!(draft.checked.lines[1].line_no, 5);
}

#[test]
fn a_mended_row_is_ready_and_undone_it_is_not() {
    let mended = draft(MIXED).edited(|draft| draft.mend(4, vec![(1, "NEW".to_owned())]));
    assert_eq!(mended.state(2), Some(RowState::Ready));
    assert_eq!(mended.checked.lines[2].code.as_str(), "NEW");
    let undone = mended.edited(|draft| {
        draft.edits.undo();
    });
    assert_eq!(undone.checked, draft(MIXED).checked);
    let redone = undone.edited(|draft| {
        draft.edits.redo();
    });
    assert_eq!(redone.checked, mended.checked);
}

#[test]
fn what_was_mended_must_be_confirmed_again() {
    let confirmed = draft(MIXED).edited(|draft| {
        draft.edits.push(Edit::Confirm {
            lines: vec![6, 7],
            code: FileCode::RowSameCode,
        });
    });
    assert_eq!(confirmed.state(4), Some(RowState::Ready));
    let mended = confirmed.edited(|draft| draft.mend(6, vec![(1, "C".to_owned())]));
    assert_eq!(mended.state(4), Some(RowState::Confirm));
    assert_eq!(mended.state(5), Some(RowState::Ready));
}

pub(crate) fn any_edit() -> impl Strategy<Value = Edit> {
    let lines = proptest::collection::vec(2_u32..9, 1..3);
    prop_oneof![
        (2_u32..9, 0_usize..3, "[A-C]?").prop_map(|(line, column, text)| Edit::Mend {
            line,
            column,
            text
        }),
        lines.clone().prop_map(|lines| Edit::LeaveOut { lines }),
        lines.clone().prop_map(|lines| Edit::TakeIn { lines }),
        lines.prop_map(|lines| Edit::Confirm {
            lines,
            code: FileCode::RowSameCode
        }),
    ]
}

proptest! {
    /// Whatever is done to a draft can be undone, step by step.
    #[test]
    fn each_edit_has_its_undo(edits in proptest::collection::vec(any_edit(), 0..8)) {
        let mut stages = vec![draft(MIXED)];
        for edit in &edits {
            let next = stages.last().unwrap().edited(|draft| draft.edits.push(edit.clone()));
            stages.push(next);
        }
        let mut now = stages.pop().unwrap();
        while let Some(before) = stages.pop() {
            now = now.edited(|draft| { draft.edits.undo(); });
            prop_assert_eq!(&now.checked, &before.checked);
        }
    }

    /// Each row is listed by exactly one filter, beside that for all.
    #[test]
    fn filters_divide_the_rows(edits in proptest::collection::vec(any_edit(), 0..8)) {
        let draft = draft(MIXED).edited(|draft| edits.into_iter().for_each(|edit| draft.edits.push(edit)));
        let mut seen = Vec::new();
        for (filter, count) in filters(&draft.checked.counts) {
            let rows = listed(&draft.checked, filter);
            prop_assert_eq!(rows.len(), count);
            if filter.is_some() {
                seen.extend(rows);
            } else {
                prop_assert_eq!(rows, (0..6).collect::<Vec<u32>>());
            }
        }
        seen.sort_unstable();
        prop_assert_eq!(seen, (0..6).collect::<Vec<u32>>());
    }
}

#[test]
fn a_short_file_is_listed_whole() {
    let fifty = rows_with("1,\n", 50);
    assert_eq!(fifty.checked.counts.stopped, 1);
    assert_eq!(first_filter(&fifty.checked.counts), None);
    let longer = rows_with("1,\n", 51);
    let stopped = Some(RowState::Stopped);
    assert_eq!(first_filter(&longer.checked.counts), stopped);
}

#[test]
fn what_needs_a_person_is_listed_first_of_a_longer_file() {
    let draft = rows_with("1,\n2,C\n3,C\n", 60);
    assert_eq!(first_filter(&draft.checked.counts), Some(RowState::Stopped));
    let mended = draft.edited(|draft| draft.mend(2, vec![(1, "NEW".to_owned())]));
    assert_eq!(
        first_filter(&mended.checked.counts),
        Some(RowState::Confirm)
    );
    let warned = mended.edited(|draft| draft.same_code = Severity::Warning);
    assert_eq!(first_filter(&warned.checked.counts), None);
}

/// A file that begins with these rows and has good ones after them.
fn rows_with(first: &str, count: usize) -> Draft {
    let good = (first.lines().count()..count).map(|row| format!("{},GOOD-{row}\n", 1_000 + row));
    let text = format!(
        "order_item_id,erp_code\n{first}{}",
        good.collect::<String>()
    );
    draft(&text)
}

#[test]
fn the_spaces_around_a_cell_are_told_from_its_text() {
    assert_eq!(outer_spaces(" A 1\u{a0}\t"), [" ", "A 1", "\u{a0}\t"]);
    assert_eq!(outer_spaces("A"), ["", "A", ""]);
    assert_eq!(outer_spaces("  "), ["  ", "", ""]);
    assert_eq!(outer_spaces(""), ["", "", ""]);
}

#[test]
fn kinds_of_problems_are_grouped_with_what_stops_first() {
    let text = "order_item_id,erp_code\n1,C\n2,C\n3,C\n4,\n5,\n6,\u{7}\n";
    let groups = groups(&draft(text).checked);
    let short: Vec<_> = groups
        .iter()
        .map(|it| (it.code, it.severity, it.lines.clone()))
        .collect();
    assert_eq!(
        short[0],
        (
            FileCode::Line(LineCode::CodeEmpty),
            Severity::Stop,
            vec![5, 6]
        )
    );
    assert_eq!(short[1].1, Severity::Stop);
    assert_eq!(short[1].2, [7]);
    assert_eq!(
        short[2],
        (FileCode::RowSameCode, Severity::Confirm, vec![2, 3, 4])
    );
    assert_eq!(short.len(), 3);
}

#[test]
fn mere_warnings_are_no_group_unless_omnitron_was_asked() {
    let warned = draft("order_item_id,erp_code\n1,C\n2,C\n").edited(|draft| {
        draft.same_code = Severity::Warning;
    });
    assert!(
        warned
            .checked
            .problems
            .iter()
            .any(|it| it.code == FileCode::RowSameCode)
    );
    assert_eq!(groups(&warned.checked), []);
    let asked = ToAsk::of(&warned).all;
    let found = asked.into_iter().map(|row| {
        let found = row.compare(&Answer::Failed);
        (row, found)
    });
    let unchecked = warned.edited(|draft| draft.keep_found(found.collect()));
    let groups = groups(&unchecked.checked);
    assert_eq!(groups.len(), 1);
    assert_eq!(groups[0].code, FileCode::LiveUnchecked);
    assert_eq!(groups[0].lines, [2, 3]);
}

#[test]
fn the_worst_problem_is_named_and_the_others_counted() {
    let problem = |code, severity| Problem {
        line: 2,
        column: None,
        code,
        severity,
        other: None,
    };
    let note = problem(FileCode::RowRepeated, Severity::Note);
    let confirm = problem(FileCode::RowSameCode, Severity::Confirm);
    let stop = problem(FileCode::Line(LineCode::CodeEmpty), Severity::Stop);
    assert_eq!(worst(&[]), None);
    assert_eq!(worst(&[note]), Some((&note, 0)));
    assert_eq!(worst(&[note, stop, confirm]), Some((&stop, 1)));
    assert_eq!(
        worst(&[confirm, note]),
        Some((&confirm, 0)),
        "notes do not count"
    );
}

#[test]
fn reading_anew_keeps_the_columns_and_drops_the_edits() {
    let chosen = draft("item;a;b\n1;X;Y\n").edited(|draft| {
        draft.choose_role(0, Some(Role::Item));
        draft.choose_role(2, Some(Role::Code));
        draft.leave_or_take(0);
        draft.action = Action::Record;
    });
    let overrides = Overrides {
        delimiter: Some(Delimiter::Semicolon),
        ..Overrides::default()
    };
    let table = Table::read(&chosen.bytes, overrides, &Limits::default()).unwrap();
    let again = chosen.reread(as_text(overrides, table));
    assert_eq!(again.role_of(2), Some(Role::Code));
    assert_eq!(again.edits.steps(), []);
    assert_eq!(again.state(0), Some(RowState::Ready));
    assert!(
        !again.checked.lines[0].update_stock,
        "what is done stays chosen"
    );
}

#[test]
fn a_step_is_open_once_it_has_what_it_needs() {
    let open = |draft: Option<&Draft>| Step::ALL.map(|step| is_open(step, draft));
    assert_eq!(open(None), [true, false, false, false]);
    let ready = draft(MIXED);
    assert_eq!(open(Some(&ready)), [true, true, true, true]);
    let no_column = ready.edited(|draft| draft.choose_role(0, None));
    assert_eq!(open(Some(&no_column)), [true, true, false, false]);
    let nothing_to_send = draft("order_item_id,erp_code\n1,\n");
    assert_eq!(open(Some(&nothing_to_send)), [true, true, true, false]);
}

#[test]
fn lines_of_earlier_runs_must_be_confirmed() {
    let draft = draft(MIXED).edited(|draft| {
        draft.before = Rc::new(HashMap::from([
            (item(1), LineStatus::Released),
            (item(2), LineStatus::Refused),
        ]));
    });
    assert_eq!(draft.state(0), Some(RowState::Confirm));
    assert_eq!(draft.state(1), Some(RowState::Ready));
}
