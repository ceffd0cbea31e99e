//! The rows that Omnitron can be asked about.

use std::collections::HashSet;

use release_file::rows::live::{Expected, rows_to_compare};

use super::draft::Draft;

/// The rows that there is something to ask about, and what of it was asked.
#[derive(Clone, Debug, Default)]
pub struct ToAsk {
    /// All of them.
    pub all: Vec<Expected>,
    /// How many of them were not compared in full yet.
    pub rest: usize,
    /// How many of those are to be sent.
    pub unchecked: usize,
    /// How many were compared.
    pub compared: usize,
    /// How many of those have something that does not fit.
    pub with_findings: usize,
}

/// How much of what is sent Omnitron was not asked about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unchecked {
    /// Nothing: all was compared.
    Nothing,
    /// All of it: no row was compared at all.
    All,
    /// So many lines.
    Some(usize),
}

impl ToAsk {
    /// The rows of a draft.
    pub fn of(draft: &Draft) -> Self {
        let all = rows_to_compare(&draft.table, &draft.columns, &draft.edits, &draft.checked);
        let sent: HashSet<_> = draft
            .checked
            .lines
            .iter()
            .map(|line| line.line_no)
            .collect();
        let rest = || all.iter().filter(|row| !draft.found.is_compared(row));
        let found = || all.iter().filter_map(|row| draft.found.of(row));
        Self {
            rest: rest().count(),
            unchecked: rest().filter(|row| sent.contains(&row.line_no)).count(),
            compared: found().count(),
            with_findings: found().filter(|found| !found.is_empty()).count(),
            all,
        }
    }

    /// The rows that are asked about next: those that were not compared, or all
    /// of them anew where all were.
    pub fn next(&self, draft: &Draft) -> Vec<Expected> {
        let wanted = |row: &&Expected| self.rest == 0 || !draft.found.is_compared(row);
        self.all.iter().filter(wanted).cloned().collect()
    }

    /// Whether asking is to begin by itself: once for each draft, and not before
    /// the lines were found.
    pub fn is_due(&self, draft: Option<&Draft>) -> bool {
        let is_due = |draft: &Draft| !draft.is_check_begun && draft.search.progress().left == 0;
        draft.is_some_and(is_due) && !self.all.is_empty()
    }

    /// How much of what is sent was not compared.
    pub const fn unchecked(&self) -> Unchecked {
        match (self.unchecked, self.compared) {
            (0, _) => Unchecked::Nothing,
            (_, 0) => Unchecked::All,
            (count, _) => Unchecked::Some(count),
        }
    }
}
