//! A file on its way to being sent.

mod ask;
mod draft;
mod fixes;
mod groups;
mod line_search;
mod rows;
mod send;
mod settings;
mod spaces;
mod strip;
mod totals;

pub use ask::{ToAsk, Unchecked};
pub use draft::Draft;
pub use fixes::{Change, all_spaces, changes_of, digits_of, spaces_of, without_spaces};
pub use groups::{Group, groups};
pub use line_search::{LineSearch, SearchCounts};
pub use rows::{
    Direction, Filter, filters, first_filter, listed, listed_lines, next_problem, worst,
};
pub use send::{body_of, requests, source_of};
pub use settings::Number;
pub use spaces::outer_spaces;
pub use strip::{STRIP, Tick, strip};
pub use totals::Totals;

use crate::Step;

/// Whether a step has what it needs.
pub fn is_open(step: Step, draft: Option<&Draft>) -> bool {
    match (step, draft) {
        (Step::File, _) | (Step::Columns, Some(_)) => true,
        (_, None) => false,
        (Step::Check, Some(draft)) => draft.columns.problems().is_empty(),
        (Step::Confirm, Some(draft)) => !draft.checked.lines.is_empty(),
    }
}
