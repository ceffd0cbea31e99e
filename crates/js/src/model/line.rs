//! Lines to release, and their problems.

use release_core::endpoint::CreateMapping;
use serde::Serialize;
use tsify::Tsify;

use crate::code::AnyCode;
use crate::from_js::{CodeText, IdText, from_js_object};

from_js_object! {
    /// A line as a host has it, not checked yet. A `Line` is one, too.
    pub struct LineInput {
        /// The order line's id: a number, or its digits in a string.
        #[tsify(type = "number | string")]
        pub(crate) order_item_id: IdText = "orderItemId",
        /// The ERP's code of the line. A string, never a number: numbers lose digits and leading zeros.
        #[tsify(type = "string")]
        pub(crate) code: CodeText = "code",
        /// `true` releases the reservation, `false` only records the code. Default: `true`.
        #[tsify(optional)]
        pub(crate) update_stock: Option<bool> = "updateStock",
    }
}

/// A line that was checked.
#[derive(Clone, Debug, Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct Line {
    /// The order line's id.
    #[tsify(type = "OrderItemId")]
    pub order_item_id: u64,
    /// The ERP's code of the line.
    #[tsify(type = "ErpCode")]
    pub code: String,
    /// `true` releases the reservation, `false` only records the code.
    pub update_stock: bool,
}

impl From<&CreateMapping> for Line {
    fn from(call: &CreateMapping) -> Self {
        Self {
            order_item_id: call.item.get(),
            code: call.code.as_str().to_owned(),
            update_stock: call.update_stock,
        }
    }
}

impl From<&release_file::rows::Line> for Line {
    fn from(line: &release_file::rows::Line) -> Self {
        Self {
            order_item_id: line.item.get(),
            code: line.code.as_str().to_owned(),
            update_stock: line.update_stock,
        }
    }
}

/// What follows from a problem. `note`, `warning`: the line can be sent. `confirm`: only once a
/// person has confirmed it. `stop`: not until it is mended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub enum Severity {
    /// Shown for completeness.
    Note,
    /// Shown; the line can be sent all the same.
    Warning,
    /// Not sent until a person has confirmed it.
    Confirm,
    /// Not sent until it is corrected.
    Stop,
}

impl Severity {
    /// Whether it prevents its line from being sent.
    pub(crate) const fn holds(self) -> bool {
        matches!(self, Self::Confirm | Self::Stop)
    }
}

impl From<release_file::rows::Severity> for Severity {
    fn from(severity: release_file::rows::Severity) -> Self {
        use release_file::rows::Severity as Core;
        match severity {
            Core::Note => Self::Note,
            Core::Warning => Self::Warning,
            Core::Confirm => Self::Confirm,
            Core::Stop => Self::Stop,
        }
    }
}

/// One problem of one line.
#[derive(Clone, Debug, Serialize, Tsify)]
#[tsify(missing_as_null)]
pub struct LineProblem {
    /// The line's place among those that were given, from 0.
    pub index: u32,
    /// What it is about; `null` for the whole line.
    #[tsify(type = "\"orderItemId\" | \"code\" | null")]
    pub field: Option<&'static str>,
    /// What it is.
    #[tsify(type = "ErrorCode")]
    pub code: AnyCode,
    /// What follows from it.
    pub severity: Severity,
    /// The same in an English sentence.
    pub message: String,
    /// Another line that it is about: its place, from 0.
    pub other: Option<u32>,
}

/// What checking one line has found.
#[derive(Clone, Debug, Serialize, Tsify)]
#[serde(untagged)]
pub enum ValidatedLine {
    /// It can be sent.
    Ready {
        /// It can be sent.
        #[tsify(type = "true")]
        ok: bool,
        /// The line, with the types of one that was checked.
        line: Line,
        /// Notes and warnings.
        problems: Vec<LineProblem>,
    },
    /// It cannot be sent, or must be confirmed first.
    Held {
        /// It cannot be sent, or must be confirmed first.
        #[tsify(type = "false")]
        ok: bool,
        /// Every problem it has.
        problems: Vec<LineProblem>,
    },
}

/// What checking many lines has found.
#[derive(Clone, Debug, Serialize, Tsify)]
pub struct ValidatedLines {
    /// How many of them can be sent. A line that is given twice with the same code counts once.
    pub ready: u32,
    /// Every problem of every line, in the order of the lines.
    pub problems: Vec<LineProblem>,
}
