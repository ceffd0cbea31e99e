//! What `cargo xtask bench` calls from Node.js: files read and checked by the core.
//!
//! In scope: the two ways to a table, the check, and numbers that say whether a peer has found the
//! same. Out of scope: anything that a page or a script would want; nothing here is published.

use release_file::rows::{Applied, CheckContext, Checked, Columns, Severity, check};
use release_file::table::{Limits, Overrides, Row, Table};
use release_xlsx::{Workbook, WorkbookLimits};
use wasm_bindgen::prelude::wasm_bindgen;

/// A file that was read.
#[wasm_bindgen]
pub struct File(Table);

/// What a check has found.
#[wasm_bindgen]
pub struct Found(Checked);

#[wasm_bindgen]
impl File {
    /// Reads text: everything about it is detected.
    ///
    /// # Errors
    ///
    /// What the core says of a file that it cannot read, in words.
    pub fn text(bytes: &[u8]) -> Result<File, String> {
        Table::read(bytes, Overrides::default(), &Limits::default())
            .map(File)
            .map_err(|error| error.to_string())
    }

    /// Reads the first sheet of a workbook.
    ///
    /// # Errors
    ///
    /// What is said of a workbook that cannot be read, in words.
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

    /// How many rows there are after the header.
    pub fn rows(&self) -> usize {
        self.0.len()
    }

    /// How many bytes all cells after the header have together, as UTF-8.
    pub fn cell_bytes(&self) -> usize {
        let of_row = |row: Row| row.cells().map(str::len).sum::<usize>();
        self.0.rows().map(of_row).sum()
    }
}

#[wasm_bindgen]
impl Found {
    /// How many rows may be sent.
    pub fn ready(&self) -> usize {
        self.0.lines.len()
    }

    /// How many rows may not: to be mended or confirmed, or said by another row already.
    pub fn held(&self) -> usize {
        self.0.counts.rows - self.0.counts.ready
    }
}
