//! The export as a file in the form of the imported one, with the outcome of each row.

use super::{EVIDENCE_COLUMNS, Export, RESULT_COLUMNS, RowResult};
use crate::table::{Delimiter, Encoding, Format, Quoting};
use crate::table::{encode, needs_guard, reads_back};

/// A file that was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// The bytes of the file.
    pub bytes: Vec<u8>,
    /// Its format. The encoding differs from the table's if that one could not
    /// be kept.
    pub format: Format,
}

/// Writes the rows in the file's own form; [the module](super) lists the
/// exceptions.
pub fn csv(export: &Export<'_>) -> Written {
    let format = Format {
        // Quotes are needed for a cell that contains a delimiter or a quote.
        quoting: Quoting::Double,
        header: true,
        mixed_line_ends: false,
        ..*export.table.format()
    };
    let text = text(export, format);
    if let Some(bytes) = encode(&text, format.encoding)
        && reads_back(&bytes, &text, format)
    {
        return Written { bytes, format };
    }
    // UTF-8 has every character; if need be, a `sep=` line names the delimiter.
    let sure = Format {
        encoding: Encoding::Utf8Bom,
        ..format
    };
    let bytes = encode(&text, sure.encoding).unwrap_or_default();
    if sure.sep_line || reads_back(&bytes, &text, sure) {
        return Written {
            bytes,
            format: sure,
        };
    }
    let format = Format {
        sep_line: true,
        ..sure
    };
    let text = self::text(export, format);
    Written {
        bytes: encode(&text, format.encoding).unwrap_or_default(),
        format,
    }
}

fn text(export: &Export<'_>, format: Format) -> String {
    let mut writer = Writer {
        out: String::new(),
        delimiter: format.delimiter,
        line_end: format.line_end.as_str(),
    };
    if format.sep_line {
        writer.out.push_str("sep=");
        writer.out.push(format.delimiter.as_char());
        writer.out.push_str(writer.line_end);
    }
    let header = export.header();
    let header = header.iter().map(String::as_str);
    writer.record(header.chain(EVIDENCE_COLUMNS).chain(RESULT_COLUMNS));
    for (row, result) in export.rows() {
        let RowResult {
            outcome,
            key,
            detail,
            time,
            evidence,
            ..
        } = &result;
        let added = [outcome, key, detail, time].map(String::as_str);
        let own: Vec<_> = export.cells(row).collect();
        let own = own.iter().map(AsRef::as_ref);
        writer.record(own.chain(evidence.cells()).chain(added));
    }
    writer.out
}

struct Writer {
    out: String,
    delimiter: Delimiter,
    line_end: &'static str,
}

impl Writer {
    fn record<'a>(&mut self, cells: impl Iterator<Item = &'a str>) {
        let from = self.out.len();
        // A line with only empty cells would be skipped as blank.
        let mut blank = true;
        for (at, cell) in cells.enumerate() {
            if at > 0 {
                self.out.push(self.delimiter.as_char());
            }
            blank &= cell.bytes().all(|byte| byte == b' ');
            self.cell(cell);
        }
        if blank {
            let first = self.out.get(from..).unwrap_or_default();
            let end = first.find(self.delimiter.as_char()).unwrap_or(first.len());
            self.out.insert(from + end, '"');
            self.out.insert(from, '"');
        }
        self.out.push_str(self.line_end);
    }

    fn cell(&mut self, cell: &str) {
        let guard = if needs_guard(cell) { "'" } else { "" };
        let delimiter = self.delimiter.as_char();
        // The first line of a file could be taken for Excel's `sep=`.
        let sep = self.out.is_empty()
            && cell
                .get(..4)
                .is_some_and(|s| s.eq_ignore_ascii_case("sep="));
        if sep || cell.contains(['"', '\n', '\r', delimiter]) {
            self.out.push('"');
            self.out.push_str(guard);
            self.out.push_str(&cell.replace('"', "\"\""));
            self.out.push('"');
        } else {
            self.out.push_str(guard);
            self.out.push_str(cell);
        }
    }
}
