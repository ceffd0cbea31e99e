//! The table of a file and its check, as plain objects.

use release_core::ErrorCode;
use release_file::rows;
use release_file::table::{self, Delimiter, Encoding, Quoting, Role};
use serde::Serialize;
use tsify::Tsify;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use super::Severity;
use crate::code::AnyCode;
use crate::from_js::{FromJs, IdText, Name, Path, WrongType, from_js_object, members, named};

#[wasm_bindgen(typescript_custom_section)]
const NAMES: &str = r#"
/** How a file's text is written as bytes. */
export type Encoding = "utf8" | "utf8_bom" | "utf16_le" | "utf16_be" | "windows1254" | "windows1252";
/** What stands between two cells. */
export type Delimiter = "comma" | "semicolon" | "tab" | "pipe";
/** What a column is for. `item` (the order line's id) and `code` are needed. */
export type Role = "item" | "code" | "order_number" | "sku" | "quantity" | "action" | "channel";
"#;

from_js_object! {
    /// What is known better than it could be detected.
    pub struct TableOptions {
        /// Default: detected.
        #[tsify(optional, type = "Encoding")]
        pub(crate) encoding: Option<Name<Encoding>> = "encoding",
        /// Default: detected.
        #[tsify(optional, type = "Delimiter")]
        pub(crate) delimiter: Option<Name<Delimiter>> = "delimiter",
        /// What a double quote means: `double`, as in RFC 4180, or `none`. Default: `double`.
        #[tsify(optional, type = "\"double\" | \"none\"")]
        pub(crate) quoting: Option<Name<Quoting>> = "quoting",
        /// Whether the first row names the columns. Default: detected.
        #[tsify(optional)]
        pub(crate) header: Option<bool> = "header",
        /// How many bytes are taken. Default: 67,108,864.
        #[tsify(optional)]
        pub(crate) max_bytes: Option<u32> = "maxBytes",
        /// How many rows are taken, the header among them. Default: 200,001.
        #[tsify(optional)]
        pub(crate) max_rows: Option<u32> = "maxRows",
    }
}

impl TableOptions {
    pub(crate) fn overrides(&self) -> table::Overrides {
        table::Overrides {
            encoding: self.encoding.map(|name| name.0),
            delimiter: self.delimiter.map(|name| name.0),
            quoting: self.quoting.map(|name| name.0),
            header: self.header,
        }
    }

    pub(crate) fn limits(&self) -> table::Limits {
        let default = table::Limits::default();
        table::Limits {
            bytes: self.max_bytes.map_or(default.bytes, |bytes| bytes as usize),
            rows: self.max_rows.map_or(default.rows, |rows| rows as usize),
            ..default
        }
    }
}

/// A file that was read: how it is written, and its columns. The rows stay inside.
#[derive(Clone, Debug, Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct TableSummary {
    /// How many rows there are after the header.
    pub rows: u32,
    /// The columns, with what each seems to be for.
    pub columns: Vec<TableColumn>,
    /// Text as bytes.
    #[tsify(type = "Encoding")]
    pub encoding: Encoding,
    /// Between cells.
    #[tsify(type = "Delimiter")]
    pub delimiter: Delimiter,
    /// Whether the first row names the columns.
    pub header: bool,
    /// How many lines were passed that hold nothing.
    pub blank_lines: u32,
}

/// One column of a table.
#[derive(Clone, Debug, Serialize, Tsify)]
#[tsify(missing_as_null)]
pub struct TableColumn {
    /// Its name in the header.
    pub name: Option<String>,
    /// What it seems to be for, by its name in English or Turkish.
    #[tsify(type = "Role | null")]
    pub role: Option<Role>,
}

/// One row of a table.
#[derive(Clone, Debug, Serialize, Tsify)]
pub struct TableRow {
    /// The line of the file that it begins on, from 1.
    pub line: u32,
    /// Its cells, each exactly as it stands in the file.
    pub cells: Vec<String>,
}

from_js_object! {
    /// How the rows of a table are checked.
    pub struct CheckOptions {
        /// Which column, from 0, is for what, instead of what was told by the header.
        #[tsify(optional, type = "Partial<Record<Role, number>>")]
        pub(crate) columns: Option<ColumnsByRole> = "columns",
        /// What is done where the file does not say: release (`true`) or only record. Default: `true`.
        #[tsify(optional)]
        pub(crate) update_stock: Option<bool> = "updateStock",
        /// Codes of problems of severity `confirm` that a person has confirmed.
        #[tsify(optional, type = "ErrorCode[]")]
        pub(crate) confirmed: Option<Vec<String>> = "confirmed",
        /// Lines that were released or recorded before; such a row must be confirmed.
        #[tsify(optional, type = "(number | string)[]")]
        pub(crate) done: Option<Vec<IdText>> = "done",
    }
}

/// The column of each role.
#[derive(Clone)]
pub(crate) struct ColumnsByRole(pub(crate) Vec<(Role, usize)>);

impl FromJs for ColumnsByRole {
    fn from_value(value: &JsValue, path: Path<'_>) -> Result<Self, WrongType> {
        let columns = members::<u32>(value, path)?;
        let columns = columns.into_iter().map(|(role, column)| {
            let known = named(&role).map(|role| (role, column as usize));
            known.ok_or_else(|| Path::Member(&path, &role).wrong("no such role"))
        });
        columns.collect::<Result<_, _>>().map(Self)
    }
}

/// How many rows can be sent, and how many problems there are.
#[derive(Clone, Copy, Debug, Serialize, Tsify)]
pub struct CheckCounts {
    /// All rows.
    pub rows: u32,
    /// Rows that can be sent.
    pub ready: u32,
    /// Problems of all rows.
    pub problems: u32,
}

/// One problem of one row.
#[derive(Clone, Debug, Serialize, Tsify)]
#[tsify(missing_as_null)]
pub struct RowProblem {
    /// The row's line in the file, from 1.
    pub line: u32,
    /// The column, from 0; `null` for the whole row.
    pub column: Option<u32>,
    /// What it is.
    #[tsify(type = "ErrorCode")]
    pub code: AnyCode,
    /// What follows from it.
    pub severity: Severity,
    /// The same in an English sentence.
    pub message: String,
    /// Another row that it is about: its line in the file.
    pub other: Option<u32>,
}

impl From<&rows::Problem> for RowProblem {
    fn from(problem: &rows::Problem) -> Self {
        Self {
            line: problem.line,
            column: problem.column.and_then(|column| u32::try_from(column).ok()),
            code: problem.code.into(),
            severity: problem.severity.into(),
            message: problem.code.description().to_owned(),
            other: problem.other,
        }
    }
}
