//! Marks on single cells.

use serde::Serialize;

/// A finding of the reader on a cell, beside its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Mark {
    /// It was `="00123"` and is now `00123`.
    Unwrapped,
    /// It had an apostrophe that our own export had added.
    Unguarded,
    /// Its quotes do not enclose it (`"A"B`, `="A`); they were kept.
    BrokenQuote,
    /// A whole number of a sheet, of at most 15 digits.
    Number,
    /// A number of a sheet with more than 15 digits, which Excel does not keep.
    LongNumber,
    /// A number of a sheet with a fraction.
    Fraction,
    /// A date of a sheet; the text is in our own form, not as it was typed.
    Date,
    /// `TRUE` or `FALSE` of a sheet.
    Bool,
    /// An error of a sheet, such as `#N/A`.
    Error,
}
