//! A file on its way to being sent.

use std::collections::HashSet;
use std::rc::Rc;

use release_core::run::Settings;
use release_core::{BaseUrl, OrderItemId};
use release_file::lines::{
    Action, CheckContext, Checked, Columns, Edits, Findings, Severity, check,
};
use release_file::table::{Overrides, Table};

/// Where the rows come from, and how they are to be read again.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Source {
    /// Text, with what a person decided instead of what was detected.
    Text(Overrides),
    /// A sheet of a workbook.
    Workbook {
        /// All its sheets.
        sheets: Vec<String>,
        /// Which of them; the first unless chosen.
        sheet: Option<String>,
        /// Whether its first row names the columns; detected unless chosen.
        header: Option<bool>,
    },
}

/// A file, what was changed, and what a check has found.
#[derive(Clone)]
pub(crate) struct Draft {
    /// The file's name; empty for what was pasted.
    pub(crate) name: String,
    pub(crate) bytes: Rc<Vec<u8>>,
    pub(crate) sha256: Option<String>,
    pub(crate) source: Source,
    pub(crate) table: Rc<Table>,
    pub(crate) columns: Columns,
    pub(crate) edits: Edits,
    /// What is done where the file does not say.
    pub(crate) action: Action,
    /// What follows where two lines have the same code.
    pub(crate) same_code: Severity,
    /// The lines that were sent from this browser before.
    pub(crate) done: Rc<HashSet<OrderItemId>>,
    /// What Omnitron said of the rows, if it was asked.
    pub(crate) found: Rc<Findings>,
    /// Which Omnitron that was.
    pub(crate) found_at: Option<BaseUrl>,
    /// What follows from it.
    pub(crate) found_severity: Severity,
    pub(crate) checked: Rc<Checked>,
    pub(crate) settings: Settings,
}

impl Draft {
    /// A table that was just read, its columns matched and its rows checked.
    pub(crate) fn new(
        name: String,
        bytes: Rc<Vec<u8>>,
        sha256: Option<String>,
        source: Source,
        table: Table,
    ) -> Self {
        Self {
            name,
            bytes,
            sha256,
            source,
            columns: Columns::matched(&table),
            table: Rc::new(table),
            edits: Edits::default(),
            action: Action::default(),
            same_code: Severity::Warning,
            done: Rc::default(),
            found: Rc::default(),
            found_at: None,
            found_severity: Severity::Warning,
            checked: Rc::default(),
            settings: Settings::default(),
        }
    }

    /// Checks all rows anew.
    pub(crate) fn check(&mut self) {
        let done = self.done.clone();
        let context = CheckContext {
            done: &|item| done.contains(&item),
            same_code: self.same_code,
            default_action: self.action,
            found: &self.found,
            found_severity: self.found_severity,
            ..CheckContext::default()
        };
        self.checked = Rc::new(check(
            &self.table,
            &self.columns,
            &self.edits.applied(),
            &context,
        ));
    }
}
