//! The choices by which a file is read.

use release_file::table::{Overrides, Table};
use serde::{Deserialize, Serialize};

/// The choices by which a file is read; whatever is not chosen is detected.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReadAs {
    /// CSV, TSV or pasted text.
    Text(Overrides),
    /// A sheet of a workbook.
    Workbook {
        /// The sheet's name; the first sheet unless chosen.
        sheet: Option<String>,
        /// Whether its first row names the columns.
        header: Option<bool>,
    },
}

/// A file that was read.
#[derive(Clone, Debug)]
pub struct FileRead {
    /// The choices, with the name of the sheet that was read.
    pub read_as: ReadAs,
    /// The names of all sheets of a workbook.
    pub sheets: Vec<String>,
    /// The rows.
    pub table: Table,
}

impl ReadAs {
    /// The same with nothing left to detection: read again so, the same bytes
    /// give the same table.
    #[must_use]
    pub fn as_found(&self, table: &Table) -> Self {
        let format = table.format();
        match self {
            Self::Text(_) => Self::Text(Overrides {
                encoding: Some(format.encoding),
                delimiter: Some(format.delimiter),
                quoting: Some(format.quoting),
                header: Some(format.header),
            }),
            Self::Workbook { sheet, .. } => Self::Workbook {
                sheet: sheet.clone(),
                header: Some(format.header),
            },
        }
    }
}
