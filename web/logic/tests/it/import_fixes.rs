//! Fixes of many rows at once, the way from problem to problem, and the strip.

use proptest::prelude::*;
use release_core::LineCode;
use release_file::FileCode;
use release_file::rows::{Edit, RowState};
use release_web_logic::import::{
    Change, Direction, STRIP, Tick, all_spaces, changes_of, digits_of, groups, listed,
    listed_lines, next_problem, spaces_of, strip, without_spaces,
};

use super::import::{MIXED, draft};

const SPACED: &str = "order_item_id,erp_code\n1, A\n2,B\n3,C \n4,\u{a0}D\n5,   \n";

fn change(line: u32, before: &str, after: &str) -> Change {
    Change {
        line,
        column: 1,
        before: before.to_owned(),
        after: after.to_owned(),
    }
}

#[test]
fn outer_spaces_are_removed_of_all_rows_by_one_edit() {
    let draft = draft(SPACED);
    let changes = all_spaces(&draft);
    // A code of nothing but spaces has nothing left to send.
    let expected = [
        change(2, " A", "A"),
        change(4, "C ", "C"),
        change(5, "\u{a0}D", "D"),
    ];
    assert_eq!(changes, expected);
    assert_eq!(spaces_of(&draft, 0), Some(expected[0].clone()));
    assert_eq!(spaces_of(&draft, 1), None);
    let edit = without_spaces(changes).unwrap();
    let fixed = draft.edited(|draft| draft.edits.push(edit));
    assert_eq!(fixed.checked.counts.ready, 4);
    assert_eq!(all_spaces(&fixed), []);
    let undone = fixed.edited(|draft| {
        draft.edits.undo();
    });
    assert_eq!(undone.checked, draft.checked);
}

#[test]
fn a_row_says_what_a_person_has_changed_of_it() {
    let draft = draft(SPACED).edited(|draft| {
        draft.mend(2, vec![(1, "X".to_owned()), (0, "1".to_owned())]);
    });
    let row = |at| draft.table.row(at).unwrap();
    // The same text again is no change.
    assert_eq!(changes_of(&draft, row(0)), [change(2, " A", "X")]);
    assert_eq!(changes_of(&draft, row(1)), []);
}

#[test]
fn letters_that_look_like_digits_are_proposed_as_digits_in_the_line_id_only() {
    let text = "order_item_id,erp_code\n7OI46,A\n7ol4l,l0O\nIO,A\n70146,O1\n7O 46,A\n7a,A\nO7,A\n";
    let draft = draft(text);
    let proposed = |at| digits_of(&draft, at).map(|it| (it.line, it.column, it.before, it.after));
    let change =
        |line, before: &str, after: &str| Some((line, 0, before.to_owned(), after.to_owned()));
    assert_eq!(proposed(0), change(2, "7OI46", "70146"));
    assert_eq!(proposed(1), change(3, "7ol4l", "70141"));
    // A word, an ID as it is, and what digits do not make an ID.
    for row in 2..7 {
        assert_eq!(proposed(row), None, "row {row}");
    }
    assert_eq!(
        draft.state(0),
        Some(RowState::Stopped),
        "nothing is changed by itself"
    );
}

#[test]
fn nothing_to_change_is_no_edit() {
    assert_eq!(without_spaces(all_spaces(&draft(MIXED))), None);
}

#[test]
fn the_rows_of_a_kind_are_listed_by_their_lines() {
    let draft = draft(MIXED);
    let groups = groups(&draft.checked);
    let same_code = groups.iter().find(|it| it.code == FileCode::RowSameCode);
    let listed = listed_lines(&draft.table, &same_code.unwrap().lines);
    assert_eq!(listed, [4, 5]);
    assert!(listed_lines(&draft.table, &[]).is_empty());
}

#[test]
fn from_problem_to_problem_within_the_list() {
    let draft = draft(MIXED);
    let all = listed(&draft.checked, None);
    let go = |from, direction| next_problem(&draft.checked, &all, from, direction);
    assert_eq!(go(0, Direction::Down), Some(2));
    assert_eq!(go(2, Direction::Down), Some(4));
    assert_eq!(go(5, Direction::Down), None);
    assert_eq!(go(5, Direction::Up), Some(4));
    assert_eq!(go(4, Direction::Up), Some(2));
    assert_eq!(go(2, Direction::Up), None);
    let confirm = listed(&draft.checked, Some(RowState::Confirm));
    // A row that has left the list still knows what comes next.
    let next = next_problem(&draft.checked, &confirm, 2, Direction::Down);
    assert_eq!(next, Some(4));
}

#[test]
fn a_space_is_only_ever_removed_by_a_persons_edit() {
    let draft = draft(SPACED);
    let row = draft.table.row(0).unwrap();
    assert_eq!(draft.edits.cell(row, 1), Some(" A"));
    let spaces = FileCode::from(LineCode::CodeOuterSpaces);
    let edit = Edit::Confirm {
        lines: vec![2],
        code: spaces,
    };
    let confirmed = draft.edited(|draft| draft.edits.push(edit));
    assert_eq!(confirmed.state(0), Some(RowState::Stopped));
}

#[test]
fn the_strip_shows_each_row_in_its_place() {
    let draft = draft(MIXED);
    let tick = |row: usize, to: usize, state| {
        let from = row * STRIP / 6;
        Tick {
            from,
            width: to * STRIP / 6 - from,
            state,
        }
    };
    let expected = [
        tick(2, 3, RowState::Stopped),
        tick(3, 4, RowState::Repeated),
        tick(4, 6, RowState::Confirm),
    ];
    assert_eq!(strip(&draft.checked.states), expected);
    assert_eq!(strip(&[]), []);
}

proptest! {
    /// One row that stands out is seen in a file of any length.
    #[test]
    fn no_row_is_too_small_for_the_strip(total in 1_usize..30_000, at in any::<prop::sample::Index>()) {
        let at = at.index(total);
        let mut states = vec![RowState::Ready; total];
        states[at] = RowState::Stopped;
        let ticks = strip(&states);
        prop_assert_eq!(ticks.len(), 1);
        prop_assert!(ticks[0].width >= 1 && ticks[0].from + ticks[0].width <= STRIP);
        prop_assert_eq!(ticks[0].from, at * STRIP / total);
    }
}
