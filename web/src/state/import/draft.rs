//! A file on its way to being sent.

use std::collections::HashMap;
use std::rc::Rc;

use release_core::{BaseUrl, OrderItemId};
use release_file::rows::{
    Action, CheckContext, Checked, Columns, Edits, Mismatches, Severity, check,
};
use release_file::table::{Overrides, Table};
use release_run::{LineStatus, Settings};

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

/// A file, what was changed, and what checks have found.
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
    /// Where lines stand that runs of this browser have had.
    pub(crate) before: Rc<HashMap<OrderItemId, LineStatus>>,
    /// What Omnitron said of the rows, if it was asked.
    pub(crate) found: Rc<Mismatches>,
    /// Which Omnitron that was.
    pub(crate) found_at: Option<BaseUrl>,
    /// Whether the check against Omnitron has begun by itself, which it does once.
    pub(crate) is_check_begun: bool,
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
            same_code: Severity::Confirm,
            before: Rc::default(),
            found: Rc::default(),
            found_at: None,
            is_check_begun: false,
            checked: Rc::default(),
            settings: Settings::default(),
        }
    }

    /// Checks all rows anew.
    pub(crate) fn check(&mut self) {
        let before = self.before.clone();
        let context = CheckContext {
            before: &|item| before.get(&item).copied(),
            same_code: self.same_code,
            default_action: self.action,
            found: &self.found,
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
