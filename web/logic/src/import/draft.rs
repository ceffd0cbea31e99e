//! A file on its way to being sent.

use std::collections::HashMap;
use std::rc::Rc;

use release_core::OrderItemId;
use release_file::rows::{
    Action, CheckContext, Checked, ColumnNames, Columns, Edit, Edits, Expected, Found, Mismatches,
    RowState, Severity, check,
};
use release_file::table::{Role, Row, Table};
use release_run::{LineStatus, Settings};

use super::line_search::LineSearch;
use crate::session::Asked;
use crate::{FileRead, ReadAs};

/// A file, what was changed, and what checks have found.
#[derive(Clone, Debug)]
pub struct Draft {
    /// The file's name; empty for what was pasted.
    pub name: String,
    /// All of the file.
    pub bytes: Rc<Vec<u8>>,
    /// SHA-256 of its bytes, in hexadecimal; none where the browser cannot tell.
    pub sha256: Option<String>,
    /// The choices by which it was read.
    pub read_as: ReadAs,
    /// The names of all sheets, where it is a workbook.
    pub sheets: Vec<String>,
    /// Its rows, as they were read.
    pub table: Rc<Table>,
    /// Which column is for what.
    pub columns: Columns,
    /// What a person has changed.
    pub edits: Edits,
    /// What is done where the file does not say.
    pub action: Action,
    /// What follows where two lines have the same code.
    pub same_code: Severity,
    /// Where lines stand that runs of this browser have had.
    pub before: Rc<HashMap<OrderItemId, LineStatus>>,
    /// What Omnitron said of the rows, if it was asked.
    pub found: Rc<Mismatches>,
    /// The lines of rows without an id.
    pub search: LineSearch,
    /// Which Omnitron was asked, and by which user.
    pub found_at: Option<Asked>,
    /// Whether the check against Omnitron has begun by itself, which it does once.
    pub is_check_begun: bool,
    /// What the last check has found.
    pub checked: Rc<Checked>,
    /// How its lines are sent.
    pub settings: Settings,
}

impl Draft {
    /// A table that was just read, its columns matched and its rows checked.
    pub fn new(name: String, bytes: Rc<Vec<u8>>, sha256: Option<String>, read: FileRead) -> Self {
        Self {
            name,
            bytes,
            sha256,
            read_as: read.read_as,
            sheets: read.sheets,
            columns: Columns::matched(&read.table),
            table: Rc::new(read.table),
            edits: Edits::default(),
            action: Action::default(),
            same_code: Severity::Confirm,
            before: Rc::default(),
            found: Rc::default(),
            search: LineSearch::default(),
            found_at: None,
            is_check_begun: false,
            checked: Rc::default(),
            settings: Settings::default(),
        }
    }

    /// The same bytes read in another way. What was changed and found goes: it
    /// is about rows as they were read before. The columns stay what they were
    /// for, by their names.
    #[must_use]
    pub fn reread(&self, read: FileRead) -> Self {
        let names = self.columns.names(&self.table);
        let mut draft = Self {
            search: self.search.reread(),
            columns: Columns::matched(&read.table).named(&read.table, &names),
            edits: Edits::default(),
            found: Rc::default(),
            read_as: read.read_as,
            sheets: read.sheets,
            table: Rc::new(read.table),
            ..self.clone()
        };
        draft.check();
        draft
    }

    /// The same, changed and checked anew.
    #[must_use]
    pub fn edited(&self, change: impl FnOnce(&mut Self)) -> Self {
        let mut changed = self.clone();
        change(&mut changed);
        changed.check();
        changed
    }

    /// Takes the columns that have these names, as they were chosen last.
    pub fn use_names(&mut self, names: &ColumnNames) {
        let columns = std::mem::take(&mut self.columns);
        self.columns = columns.named(&self.table, names);
    }

    /// Takes a column for this role, or for none; what it was for before goes.
    /// From then on nothing is a guess.
    pub fn choose_role(&mut self, column: usize, role: Option<Role>) {
        for other in Role::ALL {
            if self.columns.get(other) == Some(column) {
                self.columns.set(other, None);
            }
        }
        if let Some(role) = role {
            self.columns.set(role, Some(column));
        }
        self.columns.guessed = false;
    }

    /// What a column is for, if it is for anything.
    pub fn role_of(&self, column: usize) -> Option<Role> {
        let mut roles = Role::ALL.into_iter();
        roles.find(|role| self.columns.get(*role) == Some(column))
    }

    /// The header's name of a column; none where it has none to show.
    pub fn column_name(&self, column: usize) -> Option<&str> {
        let name = self.table.header()?.cell(column)?;
        (!name.trim().is_empty()).then_some(name)
    }

    /// What becomes of a row, by its place from 0.
    pub fn state(&self, index: usize) -> Option<RowState> {
        self.checked.states.get(index).copied()
    }

    /// Whether a person has changed the code or the line of a row.
    pub fn is_changed(&self, row: Row<'_>) -> bool {
        let columns = [Role::Item, Role::Code].into_iter();
        let mut columns = columns.filter_map(|role| self.columns.get(role));
        columns.any(|column| self.edits.cell(row, column) != row.cell(column))
    }

    /// Leaves a row out, or takes it in again where it is left out; by its
    /// place from 0.
    pub fn leave_or_take(&mut self, index: usize) {
        let Some(line) = self.table.row(index).map(|row| row.line()) else {
            return;
        };
        let lines = vec![line];
        self.edits
            .push(if self.state(index) == Some(RowState::LeftOut) {
                Edit::TakeIn { lines }
            } else {
                Edit::LeaveOut { lines }
            });
    }

    /// Writes cells of a row anew, by the row's line in the file; each is a
    /// step of its own.
    pub fn mend(&mut self, line: u32, cells: Vec<(usize, String)>) {
        for (column, text) in cells {
            self.edits.push(Edit::Mend { line, column, text });
        }
    }

    /// Takes in what Omnitron said of rows.
    pub fn keep_found(&mut self, found: Vec<(Expected, Found)>) {
        let kept = Rc::make_mut(&mut self.found);
        for (asked, found) in found {
            kept.insert(asked, found);
        }
    }

    /// Whether what was found is of another Omnitron or user than this.
    pub fn is_found_elsewhere(&self, asked: &Asked) -> bool {
        let found_at = self.found_at.as_ref();
        found_at.is_some_and(|found_at| found_at != asked)
    }

    /// Drops what was found.
    pub fn drop_found(&mut self) {
        self.found = Rc::default();
        self.search.forget();
        self.found_at = None;
    }

    /// Checks all rows anew.
    pub fn check(&mut self) {
        let before = self.before.clone();
        let applied = self.edits.applied();
        let lines_found = self.search.update(&self.table, &self.columns, &applied);
        let context = CheckContext {
            before: &|item| before.get(&item).copied(),
            same_code: self.same_code,
            default_action: self.action,
            found: &self.found,
            lines_found: &lines_found,
            ..CheckContext::default()
        };
        let checked = check(&self.table, &self.columns, &applied, &context);
        self.checked = Rc::new(checked);
    }
}
