//! The check of a single row.

use super::edits::Applied;
use super::lines_found::is_to_be_found;
use super::suspect::{is_scientific, suspect};
use super::{Action, CheckContext, Columns, Expected, Problem, Severity};
use crate::FileCode;
use crate::resolve::ResolveCode;
use crate::table::{Mark, Role, Row, Table};
use release_core::code::HasCode;
use release_core::erp_code;
use release_core::id::OrderItemId;
use release_run::LineStatus;

/// A row, read as far as possible.
#[derive(Clone, Copy)]
pub(super) struct Entry<'a> {
    pub(super) row: Row<'a>,
    pub(super) item: Option<OrderItemId>,
    /// The code as written in the file, valid or not.
    pub(super) code: &'a str,
    pub(super) action: Option<Action>,
    /// The worst severity among its problems.
    pub(super) worst: Severity,
    /// Whether an earlier row is the same.
    pub(super) repeated: bool,
}

/// A reader of rows that collects their problems.
pub(super) struct Reader<'a> {
    width: usize,
    item: Option<usize>,
    code: usize,
    action: Option<usize>,
    columns: &'a Columns,
    applied: &'a Applied<'a>,
    context: &'a CheckContext<'a>,
    pub(super) problems: Vec<Problem>,
}

impl<'a> Reader<'a> {
    /// `None` if a column that is needed is not chosen.
    pub(super) fn new(
        table: &Table,
        columns: &'a Columns,
        applied: &'a Applied<'a>,
        context: &'a CheckContext<'a>,
    ) -> Option<Self> {
        Some(Self {
            width: table.width(),
            item: columns.get(Role::Item),
            code: columns.get(Role::Code)?,
            action: columns.get(Role::Action),
            columns,
            applied,
            context,
            problems: Vec::new(),
        })
    }

    pub(super) fn read(&mut self, row: Row<'a>) -> Entry<'a> {
        let before = self.problems.len();
        self.shape(row);
        let item = self.item(row);
        let code = self.code(row);
        let action = self.action(row);
        if let Some(item) = item {
            let before = (self.context.before)(item).and_then(LineStatus::needs_consent);
            if let Some(doubt) = before {
                self.say(row, None, doubt.into(), Severity::Confirm);
            }
            self.found(row, item);
        }
        let own = self.problems.get(before..).unwrap_or_default();
        let worst = own.iter().map(|problem| problem.severity).max();
        Entry {
            row,
            item,
            code,
            action,
            worst: worst.unwrap_or(Severity::Note),
            repeated: false,
        }
    }

    fn say(&mut self, row: Row, column: Option<usize>, code: FileCode, severity: Severity) {
        self.problems.push(Problem {
            line: row.line(),
            column,
            code,
            severity: self
                .context
                .severity_after_edits(self.applied, row.line(), code, severity),
            other: None,
        });
    }

    fn shape(&mut self, row: Row) {
        let more = row.cells().skip(self.width).any(|cell| !cell.is_empty());
        if more || row.len() < self.width {
            self.say(row, None, FileCode::RowUneven, Severity::Confirm);
        }
        if row.is_hidden() {
            self.say(row, None, FileCode::RowHidden, Severity::Confirm);
        }
    }

    /// Adds the mismatches with Omnitron as problems.
    fn found(&mut self, row: Row, item: OrderItemId) {
        let found = self.context.found;
        if !found.has(row.line()) {
            return;
        }
        let asked = Expected::read(row, item, self.columns, self.applied);
        for finding in found.of(&asked).unwrap_or_default() {
            let column = finding.role().and_then(|role| self.columns.get(role));
            self.say(row, column, finding.code(), finding.severity());
        }
    }

    /// A cell as it is now, and its mark unless it was edited.
    fn cell(&self, row: Row<'a>, column: usize) -> (&'a str, Option<Mark>) {
        match self.applied.mended(row.line(), column) {
            Some(text) => (text, None),
            None => (row.cell(column).unwrap_or_default(), row.mark(column)),
        }
    }

    fn item(&mut self, row: Row<'a>) -> Option<OrderItemId> {
        if is_to_be_found(row, self.columns, self.applied) {
            return self.item_found(row);
        }
        let column = self.item?;
        let (text, mark) = self.cell(row, column);
        let ruined = mark.is_some_and(|mark| self.marked(row, column, mark));
        match text.parse() {
            _ if ruined => None,
            Ok(item) => Some(item),
            Err(_) if is_scientific(text) => {
                self.say(row, Some(column), FileCode::IdScientific, Severity::Stop);
                None
            }
            Err(problem) => {
                self.say(row, Some(column), problem.code().into(), Severity::Stop);
                None
            }
        }
    }

    /// The line that was found for a row without an id.
    fn item_found(&mut self, row: Row) -> Option<OrderItemId> {
        let Some(found) = self.context.lines_found.get(row.line()) else {
            let code = ResolveCode::NotRead.into();
            self.say(row, None, code, Severity::Stop);
            return None;
        };
        self.problems.extend(found.problem);
        found.item
    }

    fn code(&mut self, row: Row<'a>) -> &'a str {
        let column = self.code;
        let (text, mark) = self.cell(row, column);
        if mark.is_some_and(|mark| self.marked(row, column, mark)) {
            return text;
        }
        for problem in erp_code::problems(text) {
            self.say(row, Some(column), problem.code().into(), Severity::Stop);
        }
        if mark == Some(Mark::Number) {
            self.say(row, Some(column), FileCode::SheetNumber, Severity::Warning);
        } else if let Some(key) = suspect(text) {
            let severity = match key {
                FileCode::CodeScientific | FileCode::CodeDate => Severity::Confirm,
                _ => Severity::Warning,
            };
            self.say(row, Some(column), key, severity);
        }
        text
    }

    /// Adds the problem that a mark means for an id or a code; returns whether the cell is damaged.
    fn marked(&mut self, row: Row, column: usize, mark: Mark) -> bool {
        let (key, severity) = match mark {
            Mark::Unwrapped => (FileCode::CellUnwrapped, Severity::Note),
            Mark::Unguarded => (FileCode::CellUnguarded, Severity::Note),
            Mark::Number => return false,
            Mark::BrokenQuote => (FileCode::CellBrokenQuote, Severity::Stop),
            Mark::LongNumber => (FileCode::SheetLongNumber, Severity::Stop),
            Mark::Fraction => (FileCode::SheetFraction, Severity::Stop),
            Mark::Date => (FileCode::SheetDate, Severity::Stop),
            Mark::Bool => (FileCode::SheetBool, Severity::Stop),
            Mark::Error => (FileCode::SheetError, Severity::Stop),
        };
        self.say(row, Some(column), key, severity);
        severity == Severity::Stop
    }

    fn action(&mut self, row: Row<'a>) -> Option<Action> {
        let default = Some(self.context.default_action);
        let Some(column) = self.action else {
            return default;
        };
        let (text, _) = self.cell(row, column);
        if text.trim().is_empty() {
            return default;
        }
        let action = Action::read(text);
        if action.is_none() {
            self.say(row, Some(column), FileCode::RowAction, Severity::Stop);
        }
        action
    }
}

impl CheckContext<'_> {
    /// The severity that remains once a person has confirmed a problem.
    pub(super) fn severity_after_edits(
        &self,
        applied: &Applied,
        line: u32,
        code: FileCode,
        severity: Severity,
    ) -> Severity {
        let is_confirmed = || self.confirmed.contains(&code) || applied.is_confirmed(line, code);
        if severity == Severity::Confirm && is_confirmed() {
            Severity::Warning
        } else {
            severity
        }
    }
}
