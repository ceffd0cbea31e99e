//! The list of rows by filter, and the short state of each.

use release_file::rows::{Checked, Counts, Problem, RowState, Severity};

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

/// The filter to begin with: what needs a person first.
pub const fn first_filter(counts: &Counts) -> Filter {
    if counts.stopped > 0 {
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

/// The worst problem of a row, and how many more there are that are not mere
/// notes; none where the row has none.
pub fn worst(problems: &[Problem]) -> Option<(&Problem, usize)> {
    let worst = problems.iter().max_by_key(|problem| problem.severity)?;
    let more = problems.iter().filter(|it| it.severity > Severity::Note);
    Some((worst, more.count().saturating_sub(1)))
}
