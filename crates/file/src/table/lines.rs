//! Tables of lines that a program already has.

use super::{Format, Limits, Span, Start, Table, TableError, small};

impl Table {
    /// A table of three columns: the line's id, its code, and the action. Each
    /// text is kept as it is; rows are numbered from 1.
    ///
    /// # Errors
    ///
    /// [`TableError::Empty`], and the limits on rows and on the bytes in all.
    pub fn of_lines(lines: &[[&str; 3]], limits: &Limits) -> Result<Self, TableError> {
        let mut table = Self {
            format: Format {
                header: false,
                ..Format::SHEET
            },
            text: String::new(),
            spans: Vec::new(),
            rows: Vec::new(),
            marks: Vec::new(),
            blank: 0,
            added: 0,
            width: 3,
            hidden: Vec::new(),
        };
        for (line, texts) in (1..).zip(lines.iter()) {
            if table.rows.len() >= limits.rows {
                let limit = limits.rows;
                return Err(TableError::TooManyRows { line, limit });
            }
            let cell = small(table.spans.len());
            table.rows.push(Start { cell, line });
            for text in texts {
                table.spans.push(Span {
                    from: small(table.text.len()),
                    len: small(text.len()),
                });
                table.text.push_str(text);
            }
            limits.check_size(table.text.len() as u64)?;
        }
        if table.rows.is_empty() {
            return Err(TableError::Empty);
        }
        Ok(table)
    }
}
