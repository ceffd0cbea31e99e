//! The list of rows by filter, and the short state of each.

use release_file::rows::{Checked, Counts, Problem, RowState, Severity};
use release_file::table::Table;

/// Which rows are listed; all of them for `None`.
pub type Filter = Option<RowState>;

/// All filters in their order, each with how many rows it lists.
pub const fn filters(counts: &Counts) -> [(Filter, usize); 6] {
    [
        (None, counts.rows),
        (Some(RowState::Stopped), counts.stopped),
        (Some(RowState::Confirm), counts.confirm),
        (Some(RowState::Ready), counts.ready),
        (Some(RowState::Repeated), counts.repeated),
        (Some(RowState::LeftOut), counts.left_out),
    ]
}

/// A file of so many rows is listed whole: one sees at a glance which need a
/// person, and that none is missing.
const SHORT: usize = 50;

/// The filter to begin with: all of a short file, and of a longer one what needs
/// a person first.
pub const fn first_filter(counts: &Counts) -> Filter {
    if counts.rows <= SHORT {
        None
    } else if counts.stopped > 0 {
        Some(RowState::Stopped)
    } else if counts.confirm > 0 {
        Some(RowState::Confirm)
    } else {
        None
    }
}

/// The places of the rows to list, from 0.
pub fn listed(checked: &Checked, filter: Filter) -> Vec<u32> {
    let states = (0_u32..).zip(&checked.states);
    let listed = states.filter(|(_, state)| filter.is_none_or(|wanted| **state == wanted));
    listed.map(|(row, _)| row).collect()
}

/// The places of the rows with these lines of the file, which are in order.
pub fn listed_lines(table: &Table, lines: &[u32]) -> Vec<u32> {
    let places = 0..u32::try_from(table.len()).unwrap_or(u32::MAX);
    let is_listed = |place: &u32| {
        let row = table.row(*place as usize);
        row.is_some_and(|row| lines.binary_search(&row.line()).is_ok())
    };
    places.filter(is_listed).collect()
}

/// Up or down a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// To the rows before.
    Up,
    /// To the rows after.
    Down,
}

/// The next row of a list that needs a person, from a row that may have left
/// the list.
pub fn next_problem(
    checked: &Checked,
    listed: &[u32],
    from: usize,
    direction: Direction,
) -> Option<usize> {
    let needs_person = |place: &usize| {
        let state = checked.states.get(*place);
        matches!(state, Some(RowState::Stopped | RowState::Confirm))
    };
    let mut places = listed
        .iter()
        .map(|place| *place as usize)
        .filter(needs_person);
    match direction {
        Direction::Down => places.find(|place| *place > from),
        Direction::Up => places.take_while(|place| *place < from).last(),
    }
}

/// The worst problem of a row, and how many more there are that are not mere
/// notes; none where the row has none.
pub fn worst(problems: &[Problem]) -> Option<(&Problem, usize)> {
    let worst = problems.iter().max_by_key(|problem| problem.severity)?;
    let more = problems.iter().filter(|it| it.severity > Severity::Note);
    Some((worst, more.count().saturating_sub(1)))
}
