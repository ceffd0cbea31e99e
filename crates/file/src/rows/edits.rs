//! A person's edits, kept beside the table, which stays as it was read.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::FileCode;
use crate::table::Row;

/// One edit, done and undone as a whole. Rows are given by their line in the
/// file, columns count from 0.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "edit", rename_all = "snake_case")]
pub enum Edit {
    /// Replaces the text of a cell. What was confirmed for its row must be confirmed again.
    Mend {
        /// The row.
        line: u32,
        /// The column.
        column: usize,
        /// The cell's new text, kept as it is.
        text: String,
    },
    /// Replaces the texts of several cells of one column, as [`Edit::Mend`] does.
    MendAll {
        /// The column.
        column: usize,
        /// The rows and the new text of each, by row.
        cells: Vec<(u32, String)>,
    },
    /// Leaves rows out, so that they are not sent.
    LeaveOut {
        /// The rows.
        lines: Vec<u32>,
    },
    /// Takes rows back in.
    TakeIn {
        /// The rows.
        lines: Vec<u32>,
    },
    /// Confirms one kind of problem for rows.
    Confirm {
        /// The rows.
        lines: Vec<u32>,
        /// The kind of problem.
        #[serde(rename = "key")] // as kept runs have it
        code: FileCode,
    },
}

/// All edits, with undo and redo.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edits {
    steps: Vec<Edit>,
    undone: Vec<Edit>,
}

impl Edits {
    /// Adds an edit; edits that were undone before can no longer be redone.
    pub fn push(&mut self, edit: Edit) {
        self.steps.push(edit);
        self.undone.clear();
    }

    /// Undoes the last edit; returns whether there was one.
    pub fn undo(&mut self) -> bool {
        let step = self.steps.pop();
        let some = step.is_some();
        self.undone.extend(step);
        some
    }

    /// Redoes the edit that was undone last; returns whether there was one.
    pub fn redo(&mut self) -> bool {
        let step = self.undone.pop();
        let some = step.is_some();
        self.steps.extend(step);
        some
    }

    /// The edits that are in effect, in order.
    pub fn steps(&self) -> &[Edit] {
        &self.steps
    }

    /// The number of edits that can be redone.
    pub fn undone(&self) -> usize {
        self.undone.len()
    }

    /// The text of one cell as it is now. For a few cells, this costs less than
    /// [`Edits::applied`].
    pub fn cell<'a>(&'a self, row: Row<'a>, column: usize) -> Option<&'a str> {
        let mended = self.steps.iter().rev().find_map(|step| match step {
            Edit::Mend {
                line,
                column: of,
                text,
            } if *line == row.line() && *of == column => Some(text.as_str()),
            Edit::MendAll { column: of, cells } if *of == column => {
                let place = cells.binary_search_by_key(&row.line(), |(line, _)| *line);
                Some(cells.get(place.ok()?)?.1.as_str())
            }
            _ => None,
        });
        mended.or_else(|| row.cell(column))
    }

    /// The result of all edits together.
    pub fn applied(&self) -> Applied<'_> {
        let mut applied = Applied::default();
        for step in &self.steps {
            applied.step(step);
        }
        applied
    }
}

/// The result of all [`Edits`] together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Applied<'a> {
    /// The rows that are left out.
    left_out: BTreeSet<u32>,
    /// The edited cells, by row and column.
    mended: BTreeMap<(u32, usize), &'a str>,
    /// The kinds of problems that are confirmed, by row.
    confirmed: BTreeSet<(u32, FileCode)>,
}

impl<'a> Applied<'a> {
    fn step(&mut self, step: &'a Edit) {
        match step {
            Edit::Mend { line, column, text } => {
                self.confirmed.retain(|(of, _)| of != line);
                self.mended.insert((*line, *column), text);
            }
            Edit::MendAll { column, cells } => {
                let lines: BTreeSet<u32> = cells.iter().map(|(line, _)| *line).collect();
                self.confirmed.retain(|(of, _)| !lines.contains(of));
                let cells = cells.iter();
                self.mended
                    .extend(cells.map(|(line, text)| ((*line, *column), text.as_str())));
            }
            Edit::LeaveOut { lines } => self.left_out.extend(lines),
            Edit::TakeIn { lines } => {
                for line in lines {
                    self.left_out.remove(line);
                }
            }
            Edit::Confirm { lines, code } => {
                self.confirmed
                    .extend(lines.iter().map(|line| (*line, *code)));
            }
        }
    }

    /// The new text of a cell, if it was edited.
    pub fn mended(&self, line: u32, column: usize) -> Option<&'a str> {
        self.mended.get(&(line, column)).copied()
    }

    /// The text of a cell as it is now.
    pub fn cell(&self, row: Row<'a>, column: usize) -> Option<&'a str> {
        self.mended(row.line(), column).or_else(|| row.cell(column))
    }

    /// The last column of a row that was edited.
    pub(crate) fn last_mended(&self, line: u32) -> Option<usize> {
        let mended = self.mended.range((line, 0)..=(line, usize::MAX));
        mended.last().map(|((_, column), _)| *column)
    }

    /// Whether a row is left out.
    pub fn is_left_out(&self, line: u32) -> bool {
        self.left_out.contains(&line)
    }

    /// Whether a kind of problem is confirmed for a row.
    pub fn is_confirmed(&self, line: u32, code: FileCode) -> bool {
        self.confirmed.contains(&(line, code))
    }
}
