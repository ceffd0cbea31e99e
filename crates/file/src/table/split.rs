//! Splitting of text into records and cells.
//!
//! This is not `csv-core`, because codes must not change: that reader joins
//! `"A"B` to `AB`, silently skips what follows an unclosed quote, and counts no
//! line that ends in CR alone. Cells are spans of the text, so nothing is
//! copied. A property test compares it with the `csv` crate.

use super::{Delimiter, Limits, LineEnd, Mark, Quoting, TableError, decode::line_ends, small};

/// The span of a cell's text: its start, and its length in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Span {
    pub(super) from: u32,
    pub(super) len: u32,
}

/// The cells that have been split so far.
#[derive(Debug, Default)]
pub(super) struct Cells {
    pub(super) spans: Vec<Span>,
    /// The marks by index of the cell, ascending.
    pub(super) marks: Vec<(u32, Mark)>,
    /// Text that differs from the file's; its spans begin after the file's text.
    pub(super) extra: String,
}

/// A splitter of a text, record by record.
pub(super) struct Splitter<'a> {
    text: &'a str,
    at: usize,
    line: u32,
    delimiter: u8,
    quotes: bool,
    limits: &'a Limits,
    /// The number of records that ended in LF, CRLF and CR.
    pub(super) ends: [u32; 3],
    /// The number of blank lines that were skipped.
    pub(super) blank: u32,
}

impl<'a> Splitter<'a> {
    /// A splitter from `start` on: a byte, and its line.
    pub(super) fn new(
        text: &'a str,
        start: (usize, u32),
        delimiter: Delimiter,
        quoting: Quoting,
        limits: &'a Limits,
    ) -> Self {
        Self {
            text,
            at: start.0,
            line: start.1,
            delimiter: delimiter.as_byte(),
            quotes: quoting == Quoting::Double,
            limits,
            ends: [0; 3],
            blank: 0,
        }
    }

    /// Adds the cells of the next record; returns the line on which it begins.
    pub(super) fn next(&mut self, cells: &mut Cells) -> Result<Option<u32>, TableError> {
        self.skip_blank();
        if self.at >= self.text.len() {
            return Ok(None);
        }
        let line = self.line;
        let first = cells.spans.len();
        loop {
            if cells.spans.len() - first >= self.limits.row_cells {
                let limit = self.limits.row_cells;
                return Err(TableError::TooManyCells { line, limit });
            }
            if cells.spans.len() >= self.limits.cells {
                let limit = self.limits.cells;
                return Err(TableError::TooManyCells { line, limit });
            }
            self.cell(cells)?;
            if self.byte() == Some(self.delimiter) {
                self.at += 1;
            } else {
                self.end_of_line();
                return Ok(Some(line));
            }
        }
    }

    fn byte(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// The bytes from an offset on; none beyond the end.
    fn bytes(&self, from: usize) -> &'a [u8] {
        self.text.as_bytes().get(from..).unwrap_or_default()
    }

    /// Skips blank lines, which have only delimiters and spaces: Excel leaves
    /// lines of delimiters after a table.
    fn skip_blank(&mut self) {
        while self.at < self.text.len() {
            let rest = self.bytes(self.at);
            let empty = |byte: u8| byte == self.delimiter || byte == b' ';
            let filled = rest.iter().position(|byte| !empty(*byte));
            let end = filled.unwrap_or(rest.len());
            if !matches!(rest.get(end), None | Some(b'\n' | b'\r')) {
                return;
            }
            self.at += end;
            self.blank += 1;
            self.end_of_line();
        }
    }

    fn end_of_line(&mut self) {
        let (which, len) = match (self.byte(), self.bytes(self.at + 1).first()) {
            (Some(b'\r'), Some(b'\n')) => (1, 2),
            (Some(b'\r'), _) => (2, 1),
            (Some(_), _) => (0, 1),
            (None, _) => return,
        };
        if let Some(count) = self.ends.get_mut(which) {
            *count += 1;
        }
        self.at += len;
        self.line = self.line.saturating_add(1);
    }

    fn cell(&mut self, cells: &mut Cells) -> Result<(), TableError> {
        if self.quotes && self.byte() == Some(b'"') {
            return self.quoted(cells);
        }
        let len = self.until_end(self.at);
        self.push(cells, self.at, len)?;
        self.at += len;
        Ok(())
    }

    /// The number of bytes until a delimiter, a line end or the end.
    fn until_end(&self, from: usize) -> usize {
        let rest = self.bytes(from);
        let end = |byte: &u8| *byte == self.delimiter || matches!(byte, b'\n' | b'\r');
        rest.iter().position(end).unwrap_or(rest.len())
    }

    fn quoted(&mut self, cells: &mut Cells) -> Result<(), TableError> {
        let from = self.at + 1;
        let line = self.line;
        let mut end = from;
        let mut doubled = false;
        loop {
            let Some(found) = self.bytes(end).iter().position(|byte| *byte == b'"') else {
                return Err(TableError::UnclosedQuote { line });
            };
            end += found;
            if self.bytes(end + 1).first() != Some(&b'"') {
                break;
            }
            doubled = true;
            end += 2;
        }
        let after = end + 1 + self.until_end(end + 1);
        if after > end + 1 {
            mark(cells, Mark::BrokenQuote);
            self.push(cells, self.at, after - self.at)?;
        } else if doubled {
            self.too_long(end - from)?;
            let inside = self.text.get(from..end).unwrap_or_default();
            push_extra(cells, self.text.len(), &inside.replace("\"\"", "\""));
        } else {
            self.push(cells, from, end - from)?;
        }
        let inside = self.text.get(from..end).unwrap_or_default();
        self.line = self.line.saturating_add(line_ends(inside));
        self.at = after;
        Ok(())
    }

    fn push(&self, cells: &mut Cells, from: usize, len: usize) -> Result<(), TableError> {
        self.too_long(len)?;
        cells.spans.push(Span {
            from: small(from),
            len: small(len),
        });
        Ok(())
    }

    fn too_long(&self, bytes: usize) -> Result<(), TableError> {
        let limit = self.limits.cell_bytes;
        if bytes > limit {
            let line = self.line;
            return Err(TableError::CellTooLong { line, limit });
        }
        Ok(())
    }

    /// The line end of most records, and whether others occurred.
    pub(super) fn line_end(&self) -> (LineEnd, bool) {
        let [lf, crlf, cr] = self.ends;
        let most = if crlf >= lf && crlf >= cr && crlf > 0 {
            LineEnd::CrLf
        } else if cr > lf {
            LineEnd::Cr
        } else {
            LineEnd::Lf
        };
        let kinds = self.ends.iter().filter(|count| **count > 0).count();
        (most, kinds > 1)
    }
}

/// Marks the cell that is pushed next.
pub(super) fn mark(cells: &mut Cells, mark: Mark) {
    cells.marks.push((small(cells.spans.len()), mark));
}

/// Adds a cell whose text is not part of the file's.
pub(super) fn push_extra(cells: &mut Cells, text_len: usize, text: &str) {
    cells.spans.push(Span {
        from: small(text_len + cells.extra.len()),
        len: small(text.len()),
    });
    cells.extra.push_str(text);
}
