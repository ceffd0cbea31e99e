//! Files of rows and columns, read into tables.
//!
//! In scope: CSV, TSV and text pasted from a sheet; detecting their format, and
//! reading them again with a person's choices; cells of a workbook that another
//! reader extracted. Out of scope: the meaning of the cells ([`crate::rows`]),
//! and the format of workbooks.
//!
//! Every cell is text, exactly as in the file, with two exceptions that are
//! marked on the cell: `="00123"` is unwrapped, and an apostrophe that our own
//! export added is removed ([`RESULT_COLUMNS`]).
//!
//! ```
//! use release_file::table::{Limits, Overrides, Table};
//!
//! let file = "kalem id;ERP kodu\r\n70412;00123\r\n";
//! let table = Table::read(file.as_bytes(), Overrides::default(), &Limits::default())?;
//! let row = table.rows().next().unwrap();
//! assert_eq!((row.line(), row.cell(1)), (2, Some("00123")));
//! # Ok::<(), release_file::table::TableError>(())
//! ```

mod build;
mod decode;
mod error;
mod finish;
mod fold;
mod format;
mod guard;
mod limits;
mod lines;
mod mark;
mod read;
mod role;
mod sniff;
mod split;
mod windows;

pub use build::{Cell, TableBuilder};
pub use error::TableError;
pub use format::{Delimiter, Encoding, Format, LineEnd, Overrides, Quoting};
pub use guard::{EVIDENCE_COLUMNS, RESULT_COLUMNS};
pub use limits::Limits;
pub use mark::Mark;
pub use read::detect;
pub use role::Role;

pub(crate) use decode::encode;
pub(crate) use fold::fold;
pub(crate) use guard::needs_guard;
pub(crate) use read::reads_back;

use split::Span;

/// A file that was read: one text, and where in it each cell stands.
///
/// ```
/// use release_file::table::{Limits, Overrides, Table};
///
/// let file = b"line id;ERP code\n70412;007\n";
/// let table = Table::read(file, Overrides::default(), &Limits::default())?;
/// let row = table.rows().next().unwrap();
/// // Every cell as it stands, and its line in the file from 1.
/// assert_eq!((row.line(), row.cell(1)), (2, Some("007")));
/// # Ok::<(), release_file::table::TableError>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    format: Format,
    text: String,
    spans: Vec<Span>,
    /// The rows; the header, if there is one, is the first.
    rows: Vec<Start>,
    /// The marks by index of the cell, ascending.
    marks: Vec<(u32, Mark)>,
    blank: u32,
    added: usize,
    width: usize,
    /// The lines of hidden rows of a sheet, ascending.
    hidden: Vec<u32>,
}

/// The start of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Start {
    /// The index of its first cell.
    cell: u32,
    /// Its line in the file, from 1.
    line: u32,
}

/// One row of a [`Table`].
#[derive(Clone, Copy, Debug)]
pub struct Row<'a> {
    table: &'a Table,
    line: u32,
    first: u32,
    spans: &'a [Span],
}

impl Table {
    /// The format of the file, detected or chosen.
    pub fn format(&self) -> &Format {
        &self.format
    }

    /// The row that names the columns, if there is one.
    pub fn header(&self) -> Option<Row<'_>> {
        self.row_at(0).filter(|_| self.format.header)
    }

    /// The rows after the header, in the file's order.
    pub fn rows(&self) -> impl ExactSizeIterator<Item = Row<'_>> {
        (self.skip()..self.rows.len()).map(|at| self.any_row(at))
    }

    /// A row by its index after the header, from 0.
    pub fn row(&self, index: usize) -> Option<Row<'_>> {
        self.row_at(index.checked_add(self.skip())?)
    }

    /// The number of rows after the header.
    pub fn len(&self) -> usize {
        self.rows.len() - self.skip()
    }

    /// Whether there is no row after the header.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The expected number of columns: that of the header, or of most rows.
    pub fn width(&self) -> usize {
        self.width
    }

    /// The number of skipped lines with only delimiters and spaces.
    pub fn blank_lines(&self) -> u32 {
        self.blank
    }

    /// Whether the file is one of our own exports.
    pub fn is_ours(&self) -> bool {
        self.added > 0
    }

    /// The number of columns at the end that one of our exports added.
    pub fn added_columns(&self) -> usize {
        self.added
    }

    fn skip(&self) -> usize {
        usize::from(self.format.header).min(self.rows.len())
    }

    fn row_at(&self, at: usize) -> Option<Row<'_>> {
        (at < self.rows.len()).then(|| self.any_row(at))
    }

    /// A row by its index including the header; an empty one beyond the end.
    fn any_row(&self, at: usize) -> Row<'_> {
        let start = self.rows.get(at).copied();
        let Start { cell, line } = start.unwrap_or(Start {
            cell: small(self.spans.len()),
            line: 0,
        });
        let end = match self.rows.get(at + 1) {
            Some(next) => next.cell as usize,
            None => self.spans.len(),
        };
        Row {
            table: self,
            line,
            first: cell,
            spans: self.spans.get(cell as usize..end).unwrap_or_default(),
        }
    }

    fn slice(&self, span: Span) -> &str {
        let from = span.from as usize;
        let slice = self.text.get(from..from + span.len as usize);
        slice.unwrap_or_default()
    }
}

impl<'a> Row<'a> {
    /// The line of the file on which it begins, from 1; line breaks within
    /// quotes are counted. In a sheet, the number of the row.
    pub fn line(&self) -> u32 {
        self.line
    }

    /// The number of its cells.
    pub fn len(&self) -> usize {
        self.spans.len()
    }

    /// Whether it has no cells; no row of a table is empty.
    pub fn is_empty(&self) -> bool {
        self.spans.is_empty()
    }

    /// The text of a cell, by its column from 0.
    pub fn cell(&self, column: usize) -> Option<&'a str> {
        self.spans.get(column).map(|span| self.table.slice(*span))
    }

    /// The texts of all cells.
    pub fn cells(&self) -> impl DoubleEndedIterator<Item = &'a str> + ExactSizeIterator {
        let table = self.table;
        self.spans.iter().map(|span| table.slice(*span))
    }

    /// Whether it is hidden in its sheet, by hand or by a filter.
    pub fn is_hidden(&self) -> bool {
        self.table.hidden.binary_search(&self.line).is_ok()
    }

    /// The mark of a cell, by its column from 0.
    pub fn mark(&self, column: usize) -> Option<Mark> {
        let marks = &self.table.marks;
        if marks.is_empty() {
            return None;
        }
        let cell = self.first.checked_add(u32::try_from(column).ok()?)?;
        let at = marks.binary_search_by_key(&cell, |(cell, _)| *cell).ok()?;
        marks.get(at).map(|(_, mark)| *mark)
    }
}

/// A count or offset as 32 bits; [`Limits`] keep all of them in range.
fn small(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
