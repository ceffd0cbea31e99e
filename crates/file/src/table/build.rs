//! Building of a table from the cells of a workbook, by their value.

use super::finish::finish;
use super::split::{Cells, mark, push_extra};
use super::{Format, Limits, Mark, Start, Table, TableError, small, sniff};

/// A cell of a sheet, by its value and not its display.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Cell<'a> {
    /// An empty cell.
    Empty,
    /// A text, kept as it is.
    Text(&'a str),
    /// A number. A whole one of at most 15 digits becomes its digits; any other
    /// is marked, because Excel may have changed it.
    Number(f64),
    /// A date or time, as text, for example `2024-02-01`.
    Date(&'a str),
    /// A boolean; becomes `TRUE` or `FALSE`.
    Bool(bool),
    /// An error, as text, for example `#N/A`.
    Error(&'a str),
}

/// The first whole number with more digits than Excel keeps.
const SIXTEEN_DIGITS: f64 = 1e15;

/// A builder of a [`Table`] from cells that are added row by row, left to right.
#[derive(Debug)]
pub struct TableBuilder {
    cells: Cells,
    rows: Vec<Start>,
    limits: Limits,
    /// Whether the last row is not empty.
    filled: bool,
    blank: u32,
    hidden: Vec<u32>,
}

impl TableBuilder {
    /// An empty builder; [`Limits::bytes`] limits the text of all cells.
    pub fn new(limits: Limits) -> Self {
        Self {
            cells: Cells::default(),
            rows: Vec::new(),
            limits,
            filled: false,
            blank: 0,
            hidden: Vec::new(),
        }
    }

    /// Adds a cell at a row (from 1) and column (from 0). Cells that are left
    /// out are empty; empty rows are skipped.
    ///
    /// # Errors
    ///
    /// A limit of [`Limits`], or [`TableError::Disorder`].
    pub fn push(&mut self, line: u32, column: u32, cell: Cell<'_>) -> Result<(), TableError> {
        let last = self.rows.last().copied();
        match last {
            Some(start) if line < start.line => return Err(TableError::Disorder { line }),
            Some(start) if line == start.line => {}
            _ => self.begin(line)?,
        }
        let first = self.rows.last().map_or(0, |start| start.cell as usize);
        let column = column as usize;
        if column < self.cells.spans.len() - first {
            return Err(TableError::Disorder { line });
        }
        if column >= self.limits.row_cells {
            let limit = self.limits.row_cells;
            return Err(TableError::TooManyCells { line, limit });
        }
        if first + column >= self.limits.cells {
            let limit = self.limits.cells;
            return Err(TableError::TooManyCells { line, limit });
        }
        while self.cells.spans.len() - first < column {
            push_extra(&mut self.cells, 0, "");
        }
        self.add(line, cell)
    }

    /// Marks a row (from 1) as hidden in its sheet.
    pub fn hide(&mut self, line: u32) {
        self.hidden.push(line);
    }

    fn begin(&mut self, line: u32) -> Result<(), TableError> {
        self.end_row();
        if self.rows.len() >= self.limits.rows {
            let limit = self.limits.rows;
            return Err(TableError::TooManyRows { line, limit });
        }
        let cell = small(self.cells.spans.len());
        self.rows.push(Start { cell, line });
        self.filled = false;
        Ok(())
    }

    /// Drops an empty row; fills any other up to the width of the first,
    /// because a sheet leaves out empty cells.
    fn end_row(&mut self) {
        self.drop_blank();
        let [first, .., last] = self.rows.as_slice() else {
            return;
        };
        let second = self.rows.get(1).map_or(0, |row| row.cell as usize);
        let end = last.cell as usize + (second - first.cell as usize);
        while self.cells.spans.len() < end {
            push_extra(&mut self.cells, 0, "");
        }
    }

    fn drop_blank(&mut self) {
        if !self.filled
            && let Some(start) = self.rows.pop()
        {
            self.cells.spans.truncate(start.cell as usize);
            self.blank += 1;
        }
    }

    fn add(&mut self, line: u32, cell: Cell<'_>) -> Result<(), TableError> {
        self.filled |= cell != Cell::Empty && cell != Cell::Text("");
        match cell {
            Cell::Empty => self.text(line, ""),
            Cell::Text(text) => self.text(line, text),
            Cell::Number(number) => {
                mark(&mut self.cells, mark_of(number));
                // Adding zero turns -0 into 0.
                self.text(line, &(number + 0.0).to_string())
            }
            Cell::Date(text) => {
                mark(&mut self.cells, Mark::Date);
                self.text(line, text)
            }
            Cell::Bool(truth) => {
                mark(&mut self.cells, Mark::Bool);
                self.text(line, if truth { "TRUE" } else { "FALSE" })
            }
            Cell::Error(text) => {
                mark(&mut self.cells, Mark::Error);
                self.text(line, text)
            }
        }
    }

    fn text(&mut self, line: u32, text: &str) -> Result<(), TableError> {
        if text.len() > self.limits.cell_bytes {
            let limit = self.limits.cell_bytes;
            return Err(TableError::CellTooLong { line, limit });
        }
        let bytes = self.cells.extra.len() + text.len();
        self.limits.check_size(bytes as u64)?;
        push_extra(&mut self.cells, 0, text);
        Ok(())
    }

    /// Finishes the table; whether the first row is a header is detected unless given.
    ///
    /// # Errors
    ///
    /// [`TableError::Empty`].
    pub fn finish(mut self, header: Option<bool>) -> Result<Table, TableError> {
        self.end_row();
        self.hidden.sort_unstable();
        let mut table = Table {
            format: Format {
                header: false,
                ..Format::SHEET
            },
            text: self.cells.extra,
            spans: self.cells.spans,
            rows: self.rows,
            marks: self.cells.marks,
            blank: self.blank,
            added: 0,
            width: 0,
            hidden: self.hidden,
        };
        let detected = || {
            let rows = table.rows().take(21);
            sniff::header_of(rows.map(|row| row.cells().collect::<Vec<_>>()))
        };
        table.format.header = header.unwrap_or_else(detected);
        finish(table)
    }
}

impl Table {
    /// Builds a table from the cells of a sheet: row from 1, column from 0, and value.
    ///
    /// # Errors
    ///
    /// As [`TableBuilder::push`] and [`TableBuilder::finish`].
    pub fn from_cells<'a>(
        cells: impl IntoIterator<Item = (u32, u32, Cell<'a>)>,
        header: Option<bool>,
        limits: Limits,
    ) -> Result<Self, TableError> {
        let mut builder = TableBuilder::new(limits);
        for (line, column, cell) in cells {
            builder.push(line, column, cell)?;
        }
        builder.finish(header)
    }
}

fn mark_of(number: f64) -> Mark {
    if !number.is_finite() {
        Mark::Error
    } else if number.abs() >= SIXTEEN_DIGITS {
        Mark::LongNumber
    } else if number.fract() != 0.0 {
        Mark::Fraction
    } else {
        Mark::Number
    }
}
