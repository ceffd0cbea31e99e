//! The list of all runs.

use crate::saved::SavedRun;

/// Which runs are listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Filter {
    /// All of them.
    All,
    /// Those of files.
    Files,
    /// Those of lines of an order.
    Orders,
}

impl Filter {
    /// Whether it lists a run.
    pub const fn has(self, run: &SavedRun) -> bool {
        match self {
            Self::All => true,
            Self::Files => run.order.is_none(),
            Self::Orders => run.order.is_some(),
        }
    }
}

/// The runs of a list, each with its number, in the order in which they came.
#[derive(Clone, Debug, PartialEq)]
pub struct Listed<'a> {
    /// Those that may go on.
    pub open: Vec<&'a (u64, SavedRun)>,
    /// Those that have ended.
    pub ended: Vec<&'a (u64, SavedRun)>,
}

impl<'a> Listed<'a> {
    /// Those among these runs that a filter lists.
    pub fn of(runs: &'a [(u64, SavedRun)], filter: Filter) -> Self {
        let runs = runs.iter().filter(|(_, run)| filter.has(run));
        let (open, ended) = runs.partition(|(_, run)| run.ended.is_none());
        Self { open, ended }
    }

    /// The numbers of all of them, those that may go on first.
    pub fn numbers(&self) -> Vec<u64> {
        let all = self.open.iter().chain(&self.ended);
        all.map(|(number, _)| *number).collect()
    }
}
