//! Reading of a file's bytes into a table.

use super::finish::finish;
use super::split::{Cells, Splitter};
use super::{Format, Limits, LineEnd, Overrides, Quoting, Start, Table, TableError};
use super::{decode, small, sniff};

/// Detects the format of a file from its beginning; chosen properties stay.
///
/// Line ends are those of the first rows; [`Table::format`] covers all rows.
///
/// # Errors
///
/// [`TableError::TooLarge`] and [`TableError::Undecodable`].
pub fn detect(bytes: &[u8], overrides: Overrides, limits: &Limits) -> Result<Format, TableError> {
    open(bytes, overrides, limits).map(|opened| {
        let mut splitter = opened.splitter(limits);
        let mut cells = Cells::default();
        for _ in 0..200 {
            if !matches!(splitter.next(&mut cells), Ok(Some(_))) {
                break;
            }
        }
        opened.format_with(&splitter)
    })
}

/// Whether these bytes are read as this text, with this delimiter and header,
/// when nothing is chosen.
pub(crate) fn reads_back(bytes: &[u8], text: &str, format: Format) -> bool {
    let unlimited = Limits {
        bytes: usize::MAX,
        ..Limits::default()
    };
    let read = open(bytes, Overrides::default(), &unlimited);
    read.is_ok_and(|opened| {
        opened.text == text
            && opened.format.delimiter == format.delimiter
            && opened.format.sep_line == format.sep_line
            && opened.format.header
    })
}

/// A file's text, and the format by which it is split.
struct Opened {
    text: String,
    format: Format,
    /// The start of the rows: the byte, and its line.
    start: (usize, u32),
}

impl Opened {
    fn splitter<'a>(&'a self, limits: &'a Limits) -> Splitter<'a> {
        let Format {
            delimiter, quoting, ..
        } = self.format;
        Splitter::new(&self.text, self.start, delimiter, quoting, limits)
    }

    fn format_with(&self, splitter: &Splitter) -> Format {
        let (line_end, mixed_line_ends) = splitter.line_end();
        Format {
            line_end,
            mixed_line_ends,
            ..self.format
        }
    }
}

fn open(bytes: &[u8], overrides: Overrides, limits: &Limits) -> Result<Opened, TableError> {
    limits.check_size(bytes.len() as u64)?;
    let encoding = overrides.encoding.unwrap_or_else(|| decode::detect(bytes));
    let text = decode::decode(bytes, encoding)?;
    let sep = sniff::sep_line(&text);
    let start = sep.map_or((0, 1), |(_, at)| (at, 2));
    let rows = text.get(start.0..).unwrap_or_default();
    let quoting = overrides.quoting.unwrap_or(Quoting::Double);
    let said = overrides.delimiter.or(sep.map(|(delimiter, _)| delimiter));
    let delimiter = said.unwrap_or_else(|| sniff::delimiter(rows, quoting));
    let header = overrides
        .header
        .unwrap_or_else(|| sniff::header(rows, delimiter, quoting));
    let format = Format {
        encoding,
        delimiter,
        quoting,
        header,
        line_end: LineEnd::Lf,
        mixed_line_ends: false,
        sep_line: sep.is_some(),
    };
    Ok(Opened {
        text,
        format,
        start,
    })
}

impl Table {
    /// Reads a file; properties that are not chosen in `overrides` are detected.
    ///
    /// # Errors
    ///
    /// [`TableError`]: a limit, bytes that are not text, a quote that is not
    /// closed, or no rows.
    pub fn read(bytes: &[u8], overrides: Overrides, limits: &Limits) -> Result<Self, TableError> {
        let opened = open(bytes, overrides, limits)?;
        let mut splitter = opened.splitter(limits);
        let mut cells = Cells::default();
        let mut rows = Vec::new();
        loop {
            let cell = small(cells.spans.len());
            let Some(line) = splitter.next(&mut cells)? else {
                break;
            };
            if rows.len() >= limits.rows {
                let limit = limits.rows;
                return Err(TableError::TooManyRows { line, limit });
            }
            rows.push(Start { cell, line });
        }
        let format = opened.format_with(&splitter);
        let blank = splitter.blank;
        let mut text = opened.text;
        text.push_str(&cells.extra);
        finish(Table {
            format,
            text,
            spans: cells.spans,
            rows,
            marks: cells.marks,
            blank,
            added: 0,
            width: 0,
            hidden: Vec::new(),
        })
    }
}
