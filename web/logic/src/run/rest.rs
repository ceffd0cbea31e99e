//! The rest of a run as a new run.

use std::collections::BTreeMap;

use release_core::OrderItemId;
use release_file::export::RowResult;
use release_run::{LineStatus, RunState};

use super::export::{ExplainOutcome, results};
use crate::saved::{SavedBody, SavedLine};

/// How many lines of a run may be sent again as they are: surely not sent,
/// settled as such, or refused for a right that another person may have.
pub fn count_rest(state: &RunState) -> usize {
    places(state).count()
}

fn places(state: &RunState) -> impl Iterator<Item = u32> {
    let same = |line| state.line(line).map(|line| line.call().clone());
    state.rest(same).into_iter().map(|(line, _)| line)
}

/// These lines, without those that another run has sent since or will send;
/// `before` is where lines stand in all runs.
pub fn rest_of(
    state: &RunState,
    body: &SavedBody,
    before: impl Fn(OrderItemId) -> Option<LineStatus>,
) -> Vec<SavedLine> {
    let is_free = |item| {
        let status = before(item);
        status.is_none_or(|status| status.needs_consent().is_none())
    };
    let lines = places(state).filter_map(|at| body.lines.get(at as usize));
    let free = lines.filter(|line| is_free(line.item));
    free.cloned().collect()
}

/// What a new run of these lines keeps: they, and what became of all others.
pub fn body_of_rest(
    explain: ExplainOutcome<'_>,
    state: &RunState,
    body: SavedBody,
    rest: Vec<SavedLine>,
) -> SavedBody {
    let mut earlier: BTreeMap<u32, RowResult> = body.earlier.clone();
    earlier.extend(results(explain, &body, state));
    for line in &rest {
        earlier.remove(&line.line_no);
    }
    SavedBody {
        lines: rest,
        earlier,
        ..body
    }
}
