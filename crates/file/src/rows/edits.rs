//! What a person has changed, beside the table, which stays as it was read.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::table::Row;
use release_core::message::ErrorCode;

/// One step, done and undone as one. Rows are named by their line in the file,
/// columns count from 0.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "edit", rename_all = "snake_case")]
pub enum Edit {
    /// Writes a cell anew. What was confirmed of its row must be confirmed again.
    Mend {
        /// The row.
        line: u32,
        /// The column.
        column: usize,
        /// The cell's new text, taken as it is.
        text: String,
    },
    /// Leaves rows out: they are not sent.
    LeaveOut {
        /// The rows.
        lines: Vec<u32>,
    },
    /// Takes rows in again.
    TakeIn {
        /// The rows.
        lines: Vec<u32>,
    },
    /// Confirms one kind of problem for rows.
    Confirm {
        /// The rows.
        lines: Vec<u32>,
        /// The kind of problem.
        key: ErrorCode,
    },
}

/// All steps, with undo and redo.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edits {
    steps: Vec<Edit>,
    undone: Vec<Edit>,
}

impl Edits {
    /// Does a step; what was undone before cannot be redone any more.
    pub fn push(&mut self, edit: Edit) {
        self.steps.push(edit);
        self.undone.clear();
    }

    /// Undoes the last step; says whether there was one.
    pub fn undo(&mut self) -> bool {
        let step = self.steps.pop();
        let some = step.is_some();
        self.undone.extend(step);
        some
    }

    /// Does again what was undone last; says whether there was anything.
    pub fn redo(&mut self) -> bool {
        let step = self.undone.pop();
        let some = step.is_some();
        self.steps.extend(step);
        some
    }

    /// The steps that count, in order.
    pub fn steps(&self) -> &[Edit] {
        &self.steps
    }

    /// How many steps can be done again.
    pub fn undone(&self) -> usize {
        self.undone.len()
    }

    /// The text of one cell as it is now. For a few cells, where to apply all
    /// steps would cost more.
    pub fn cell<'a>(&'a self, row: Row<'a>, column: usize) -> Option<&'a str> {
        let mended = self.steps.iter().rev().find_map(|step| match step {
            Edit::Mend {
                line,
                column: of,
                text,
            } if *line == row.line() && *of == column => Some(text.as_str()),
            _ => None,
        });
        mended.or_else(|| row.cell(column))
    }

    /// What all steps together come to.
    pub fn applied(&self) -> Applied<'_> {
        let mut applied = Applied::default();
        for step in &self.steps {
            applied.step(step);
        }
        applied
    }
}

/// What all steps of [`Edits`] together come to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Applied<'a> {
    /// What was done to each row; a text only where a cell was mended.
    done: BTreeMap<(u32, What), &'a str>,
    /// Whether any cell was mended, which is asked for every cell there is.
    is_mended: bool,
}

/// What was done to a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum What {
    LeftOut,
    Mended(usize),
    Confirmed(ErrorCode),
}

impl<'a> Applied<'a> {
    fn step(&mut self, step: &'a Edit) {
        match step {
            Edit::Mend { line, column, text } => {
                for key in self.confirmed(*line) {
                    self.done.remove(&(*line, What::Confirmed(key)));
                }
                self.done.insert((*line, What::Mended(*column)), text);
                self.is_mended = true;
            }
            Edit::LeaveOut { lines } => {
                for line in lines {
                    self.done.insert((*line, What::LeftOut), "");
                }
            }
            Edit::TakeIn { lines } => {
                for line in lines {
                    self.done.remove(&(*line, What::LeftOut));
                }
            }
            Edit::Confirm { lines, key } => {
                for line in lines {
                    self.done.insert((*line, What::Confirmed(*key)), "");
                }
            }
        }
    }

    /// What was done to one row.
    fn of_line(&self, line: u32) -> impl DoubleEndedIterator<Item = What> {
        let next = (line.saturating_add(1), What::LeftOut);
        let of_line = self.done.range((line, What::LeftOut)..next);
        of_line.map(|((_, what), _)| *what)
    }

    /// The kinds of problems that are confirmed for one row.
    fn confirmed(&self, line: u32) -> Vec<ErrorCode> {
        let keys = self.of_line(line).filter_map(|what| match what {
            What::Confirmed(key) => Some(key),
            What::LeftOut | What::Mended(_) => None,
        });
        keys.collect()
    }

    /// The new text of a cell, if it was mended.
    pub fn mended(&self, line: u32, column: usize) -> Option<&'a str> {
        if !self.is_mended {
            return None;
        }
        self.done.get(&(line, What::Mended(column))).copied()
    }

    /// The text of a cell as it is now.
    pub fn cell(&self, row: Row<'a>, column: usize) -> Option<&'a str> {
        self.mended(row.line(), column).or_else(|| row.cell(column))
    }

    /// The last column of a row that was mended.
    pub(crate) fn last_mended(&self, line: u32) -> Option<usize> {
        self.of_line(line).rev().find_map(|what| match what {
            What::Mended(column) => Some(column),
            What::LeftOut | What::Confirmed(_) => None,
        })
    }

    /// Whether a row is left out.
    pub fn is_left_out(&self, line: u32) -> bool {
        self.done.contains_key(&(line, What::LeftOut))
    }

    /// Whether a kind of problem is confirmed for a row.
    pub fn is_confirmed(&self, line: u32, key: ErrorCode) -> bool {
        self.done.contains_key(&(line, What::Confirmed(key)))
    }
}
