//! Functions that `cargo xtask bench` calls from Node.js, to read and check files.
//!
//! In scope: the two readers of tables, the check, and numbers that show whether a peer has found
//! the same. Out of scope: use by a page or a script; nothing here is published.

use release_file::rows::{Applied, CheckContext, Checked, Columns, Severity, check};
use release_file::table::{Limits, Overrides, Row, Table};
use release_xlsx::{Workbook, WorkbookLimits};
use wasm_bindgen::prelude::wasm_bindgen;

/// A file that was read.
#[wasm_bindgen]
pub struct File(Table);

/// The result of a check.
#[wasm_bindgen]
pub struct Found(Checked);

#[wasm_bindgen]
impl File {
    /// Reads text; its whole format is detected.
    ///
    /// # Errors
    ///
    /// The message of the error, if the file cannot be read.
    pub fn text(bytes: &[u8]) -> Result<File, String> {
        Table::read(bytes, Overrides::default(), &Limits::default())
            .map(File)
            .map_err(|error| error.to_string())
    }

    /// Reads the first sheet of a workbook.
    ///
    /// # Errors
    ///
    /// The message of the error, if the workbook cannot be read.
    pub fn workbook(bytes: &[u8]) -> Result<File, String> {
        let read = || {
            let mut book = Workbook::open(bytes, WorkbookLimits::default())?;
            let first = book.sheets().first().map(|sheet| sheet.name.clone());
            book.read(&first.unwrap_or_default(), None)
        };
        let table: Result<Table, release_xlsx::WorkbookError> = read();
        table.map(File).map_err(|error| error.to_string())
    }

    /// Checks all rows; the same code on two lines stops both.
    pub fn check(&self) -> Found {
        let context = CheckContext {
            same_code: Severity::Stop,
            ..CheckContext::default()
        };
        let columns = Columns::matched(&self.0);
        Found(check(&self.0, &columns, &Applied::default(), &context))
    }

    /// The number of rows after the header.
    pub fn rows(&self) -> usize {
        self.0.len()
    }

    /// The number of bytes of all cells after the header, as UTF-8.
    pub fn cell_bytes(&self) -> usize {
        let of_row = |row: Row| row.cells().map(str::len).sum::<usize>();
        self.0.rows().map(of_row).sum()
    }
}

#[wasm_bindgen]
impl Found {
    /// The number of rows that may be sent.
    pub fn ready(&self) -> usize {
        self.0.lines.len()
    }

    /// The number of rows that may not: to be corrected or confirmed, or equal to another row.
    pub fn held(&self) -> usize {
        self.0.counts.rows - self.0.counts.ready
    }
}
